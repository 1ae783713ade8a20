//! A record with the stamps of its fields.

use super::Stamp;
use crate::domain::{Id, Record};
use serde_json::Value;
use std::collections::BTreeMap;

/// The stamps of a record's fields: one for all, and more only where a field differs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamps {
    base: Stamp,
    /// Sorted by field; no entry equals the base.
    others: Vec<(u8, Stamp)>,
}

impl Stamps {
    /// Every field stamped alike.
    pub const fn all(stamp: Stamp) -> Self {
        Self { base: stamp, others: Vec::new() }
    }

    /// The stamp of a field.
    pub fn of(&self, field: usize) -> Stamp {
        match self.others.binary_search_by_key(&(field as u8), |(field, _)| *field) {
            Ok(at) => self.others[at].1,
            Err(_) => self.base,
        }
    }

    /// Stamps a field.
    pub fn set(&mut self, field: usize, stamp: Stamp) {
        let found = self.others.binary_search_by_key(&(field as u8), |(field, _)| *field);
        match (found, stamp == self.base) {
            (Ok(at), true) => {
                self.others.remove(at);
            }
            (Ok(at), false) => self.others[at].1 = stamp,
            (Err(_), true) => {}
            (Err(at), false) => self.others.insert(at, (field as u8, stamp)),
        }
    }

    /// The stamp of every field that is not listed among [`Stamps::others`].
    pub const fn base(&self) -> Stamp {
        self.base
    }

    /// The fields whose stamp differs from the base.
    pub fn others(&self) -> impl ExactSizeIterator<Item = (usize, Stamp)> {
        self.others.iter().map(|(field, stamp)| (usize::from(*field), *stamp))
    }

    /// All stamps that occur.
    pub fn iter(&self) -> impl Iterator<Item = Stamp> {
        std::iter::once(self.base).chain(self.others.iter().map(|(_, stamp)| *stamp))
    }
}

/// Fields of a newer version of the program, kept as they came, with the stamps they came with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extra {
    /// The values by name.
    pub values: BTreeMap<String, Value>,
    /// The stamps by name, where they differ from the record's base.
    pub stamps: BTreeMap<String, Stamp>,
}

/// A record of a table on a replica.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<R> {
    /// Identity, the same on every replica.
    pub id: Id,
    /// The fields.
    pub value: R,
    /// Their stamps.
    pub stamps: Stamps,
    /// Whether the record is deleted. Deletion is a field like any other, with its own stamp: it can be
    /// undone, and an edit that it did not know of is not lost.
    pub deleted: bool,
    /// Fields of a newer version.
    pub extra: Option<Box<Extra>>,
}

impl<R: Record> Row<R> {
    /// The number under which deletion is stamped.
    pub const DELETED: usize = 63;

    /// A new record, every field stamped alike.
    pub const fn new(id: Id, value: R, stamp: Stamp) -> Self {
        Self { id, value, stamps: Stamps::all(stamp), deleted: false, extra: None }
    }

    /// Takes a field from `from` unless its own change is later. Returns whether anything changed.
    pub fn put(&mut self, field: usize, from: &R, stamp: Stamp) -> bool {
        if stamp <= self.stamps.of(field) {
            return false;
        }
        let changed = !self.value.same(from, field);
        self.value.take(field, from);
        self.stamps.set(field, stamp);
        changed
    }

    /// Deletes or restores unless a change to that is later. Returns whether anything changed.
    pub fn put_deleted(&mut self, deleted: bool, stamp: Stamp) -> bool {
        if stamp <= self.stamps.of(Self::DELETED) {
            return false;
        }
        let changed = self.deleted != deleted;
        self.deleted = deleted;
        self.stamps.set(Self::DELETED, stamp);
        changed
    }

    /// All stamps that occur in the record.
    pub fn all_stamps(&self) -> impl Iterator<Item = Stamp> {
        self.stamps.iter().chain(self.extra.iter().flat_map(|extra| extra.stamps.values().copied()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cooperative, Text};
    use crate::replica::ReplicaId;

    fn stamp(time: u64) -> Stamp {
        Stamp { time, replica: ReplicaId::new(1) }
    }

    #[test]
    fn the_later_change_of_a_field_stands_whatever_the_order() {
        let name = Cooperative::field("name").unwrap();
        let named = |text| Cooperative { name: Text::new(text).unwrap(), ..Default::default() };
        let mut row = Row::new(Id::default(), named("A"), stamp(1));
        assert!(row.put(name, &named("C"), stamp(3)));
        assert!(!row.put(name, &named("B"), stamp(2)));
        assert_eq!(&*row.value.name, "C");
        assert_eq!(row.stamps.of(name), stamp(3));
        assert_eq!(row.stamps.of(name + 1), stamp(1));
    }
}
