//! Values that were written without knowledge of the one that stands.

use super::fields::DELETED;
use super::{Fields, Stamp};
use crate::domain::Record;

/// What one change wrote into a record, as far as another change that did not know of it now stands in its
/// place. Whoever chooses between the two, or writes the field anew, does away with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Rival<R> {
    /// The stamp of the change.
    pub stamp: Stamp,
    /// The fields for which it stands aside.
    pub fields: Fields,
    /// Their values; other fields are empty here.
    pub value: R,
    /// What it says of deletion, where that is among the fields.
    pub deleted: bool,
}

/// The rivals of a record, by stamp. Almost always there are none, which takes no memory of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Rivals<R>(Box<[Rival<R>]>);

impl<R> Default for Rivals<R> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<R: Record> Rivals<R> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, earliest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Rival<R>> {
        self.0.iter()
    }

    /// Those of a field, earliest first.
    pub fn of(&self, field: usize) -> impl DoubleEndedIterator<Item = &Rival<R>> {
        self.0.iter().filter(move |rival| rival.fields.contains(field))
    }

    /// The fields that have any.
    pub fn fields(&self) -> Fields {
        self.0.iter().fold(Fields::NONE, |fields, rival| fields.or(rival.fields))
    }

    /// Adds the value that `from`, or for deletion `deleted`, has in a field. Returns whether it is new.
    pub fn insert(&mut self, stamp: Stamp, field: usize, from: &R, deleted: bool) -> bool {
        let mut list = std::mem::take(&mut self.0).into_vec();
        let at = list.binary_search_by_key(&stamp, |rival| rival.stamp).unwrap_or_else(|at| {
            list.insert(at, Rival { stamp, fields: Fields::NONE, value: R::default(), deleted: false });
            at
        });
        let rival = &mut list[at];
        let new = !rival.fields.contains(field);
        rival.fields = rival.fields.with(field);
        if field == DELETED {
            rival.deleted = deleted;
        } else {
            rival.value.take(field, from);
        }
        self.0 = list.into();
        new
    }

    /// Does away with those of a field.
    pub fn remove(&mut self, field: usize) {
        if self.of(field).next().is_none() {
            return;
        }
        let mut list = std::mem::take(&mut self.0).into_vec();
        for rival in list.iter_mut().filter(|rival| rival.fields.contains(field)) {
            rival.fields = rival.fields.without(field);
            if field == DELETED {
                rival.deleted = false;
            } else {
                rival.value.take(field, &R::default());
            }
        }
        list.retain(|rival| !rival.fields.is_empty());
        self.0 = list.into();
    }
}
