//! Values that were written without knowledge of the one that stands.

use super::fields::DELETED;
use super::{Fields, Stamp};
use crate::domain::{AnyRecord, Record};
use std::any::Any;
use std::marker::PhantomData;

/// What one change wrote into a record, as far as another change that did not know of it now stands in its
/// place. Whoever chooses between the two, or writes the field anew, does away with it.
#[derive(Debug)]
pub struct Rival<'r, R> {
    /// The stamp of the change.
    pub stamp: Stamp,
    /// The fields for which it stands aside.
    pub fields: Fields,
    /// Their values; other fields are empty here.
    pub value: &'r R,
    /// What it says of deletion, where that is among the fields.
    pub deleted: bool,
}

/// A rival in a row of whichever table, see [`Rival`].
pub struct AnyRival {
    /// The stamp of the change.
    pub stamp: Stamp,
    /// The fields for which it stands aside.
    pub fields: Fields,
    /// Their values; other fields are empty here.
    pub record: Box<dyn AnyRecord>,
    /// What it says of deletion, where that is among the fields.
    pub deleted: bool,
}

impl AnyRival {
    fn typed<R: Record>(&self) -> Option<Rival<'_, R>> {
        let record: &dyn Any = &*self.record;
        let Self { stamp, fields, deleted, .. } = *self;
        record.downcast_ref().map(|value| Rival { stamp, fields, value, deleted })
    }
}

impl Clone for AnyRival {
    fn clone(&self) -> Self {
        let Self { stamp, fields, deleted, .. } = *self;
        Self { stamp, fields, record: self.record.copy(), deleted }
    }
}

impl PartialEq for AnyRival {
    fn eq(&self, other: &Self) -> bool {
        let same = |field| self.record.has_same(&*other.record, field);
        (self.stamp, self.fields, self.deleted) == (other.stamp, other.fields, other.deleted)
            && self.fields.without(DELETED).iter().all(same)
    }
}

impl std::fmt::Debug for AnyRival {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { stamp, fields, deleted, .. } = self;
        write!(f, "rival {stamp:?} in {fields:?}, deleted: {deleted}")
    }
}

/// The rivals of a row of whichever table, by stamp. Almost always there are none, which takes no memory of its own. It knows
/// no record, so that it is compiled once, and not once a table.
#[derive(Debug, Clone, PartialEq, Default)]
#[expect(clippy::box_collection, reason = "every row has one of these, and almost none has a list")]
pub struct AnyRivals(
    /// None where the list would be empty.
    Option<Box<Vec<AnyRival>>>,
);

impl AnyRivals {
    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// All of them, earliest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &AnyRival> {
        self.0.iter().flat_map(|list| list.iter())
    }

    /// Those of a field, earliest first.
    pub fn of(&self, field: usize) -> impl DoubleEndedIterator<Item = &AnyRival> {
        self.iter().filter(move |rival| rival.fields.contains(field))
    }

    /// The fields that have any.
    pub fn fields(&self) -> Fields {
        self.iter().fold(Fields::NONE, |fields, rival| fields.or(rival.fields))
    }

    /// Adds the value that `from`, or for deletion `deleted`, has in a field. Returns whether it is new.
    pub fn insert(&mut self, stamp: Stamp, field: usize, from: &dyn AnyRecord, deleted: bool) -> bool {
        let list = self.0.get_or_insert_default();
        let at = list.binary_search_by_key(&stamp, |rival| rival.stamp).unwrap_or_else(|at| {
            list.insert(at, AnyRival { stamp, fields: Fields::NONE, record: from.blank(), deleted: false });
            at
        });
        let rival = &mut list[at];
        let new = !rival.fields.contains(field);
        rival.fields = rival.fields.with(field);
        if field == DELETED {
            rival.deleted = deleted;
        } else {
            rival.record.take_field(field, from);
        }
        new
    }

    /// Does away with those of a field.
    pub fn remove(&mut self, field: usize) {
        let Some(list) = &mut self.0 else { return };
        for rival in list.iter_mut().filter(|rival| rival.fields.contains(field)) {
            rival.fields = rival.fields.without(field);
            if field == DELETED {
                rival.deleted = false;
            } else {
                let blank = rival.record.blank();
                rival.record.take_field(field, &*blank);
            }
        }
        list.retain(|rival| !rival.fields.is_empty());
        if list.is_empty() {
            self.0 = None;
        }
    }
}

/// The rivals of a row, by stamp.
#[derive(Debug, Clone, PartialEq)]
pub struct Rivals<R> {
    any: AnyRivals,
    of: PhantomData<fn() -> R>,
}

impl<R> Default for Rivals<R> {
    fn default() -> Self {
        Self { any: AnyRivals::default(), of: PhantomData }
    }
}

impl<R: Record> Rivals<R> {
    /// The same of whichever table.
    pub const fn any(&self) -> &AnyRivals {
        &self.any
    }

    /// The same of whichever table, to be changed. Only values of this one may be added.
    pub(super) const fn any_mut(&mut self) -> &mut AnyRivals {
        &mut self.any
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.any.is_empty()
    }

    /// All of them, earliest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Rival<'_, R>> {
        self.any.iter().filter_map(AnyRival::typed)
    }

    /// Those of a field, earliest first.
    pub fn of(&self, field: usize) -> impl DoubleEndedIterator<Item = Rival<'_, R>> {
        self.any.of(field).filter_map(AnyRival::typed)
    }

    /// Adds the value that `from`, or for deletion `deleted`, has in a field. Returns whether it is new.
    pub fn insert(&mut self, stamp: Stamp, field: usize, from: &R, deleted: bool) -> bool {
        self.any.insert(stamp, field, from, deleted)
    }

    /// Does away with those of a field.
    pub fn remove(&mut self, field: usize) {
        self.any.remove(field);
    }
}
