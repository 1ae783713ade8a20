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
#[expect(clippy::box_collection, reason = "every row has one of these, and almost none has a list")]
pub struct Rivals<R>(
    /// None where the list would be empty.
    Option<Box<Vec<Rival<R>>>>,
);

impl<R> Default for Rivals<R> {
    fn default() -> Self {
        Self(None)
    }
}

impl<R: Record> Rivals<R> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// All of them, earliest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Rival<R>> {
        self.0.iter().flat_map(|list| list.iter())
    }

    /// Those of a field, earliest first.
    pub fn of(&self, field: usize) -> impl DoubleEndedIterator<Item = &Rival<R>> {
        self.iter().filter(move |rival| rival.fields.contains(field))
    }

    /// The fields that have any.
    pub fn fields(&self) -> Fields {
        self.iter().fold(Fields::NONE, |fields, rival| fields.or(rival.fields))
    }

    /// Adds the value that `from`, or for deletion `deleted`, has in a field. Returns whether it is new.
    pub fn insert(&mut self, stamp: Stamp, field: usize, from: &R, deleted: bool) -> bool {
        let list = self.0.get_or_insert_default();
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
                rival.value.take(field, &R::default());
            }
        }
        list.retain(|rival| !rival.fields.is_empty());
        if list.is_empty() {
            self.0 = None;
        }
    }
}
