//! A record with the stamps of its fields.

use super::{AnyRivals, AnyRow, Extra, Fields, Rivals, RowMut, Stamp, Stamps, fields};
use crate::domain::{AnyRecord, Id, Record};

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
    /// Values that were written without knowledge of those that stand.
    pub rivals: Rivals<R>,
    /// Fields of a newer version.
    pub extra: Option<Box<Extra>>,
}

/// A value of a field and the stamp of the change that wrote it.
#[derive(Debug)]
pub struct Dot<'r, R> {
    /// The stamp.
    pub stamp: Stamp,
    /// A record that has the value in the field.
    pub value: &'r R,
    /// The value, where the field is deletion.
    pub deleted: bool,
}

impl<R> Clone for Dot<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Dot<'_, R> {}

impl<R: Record> Dot<'_, R> {
    /// Whether another has the same value in a field.
    pub fn same(&self, other: &Self, field: usize) -> bool {
        if field == Row::<R>::DELETED { self.deleted == other.deleted } else { self.value.same(other.value, field) }
    }
}

impl<R: Record> Row<R> {
    /// The number under which deletion is stamped.
    pub const DELETED: usize = fields::DELETED;
    /// Every field, and deletion.
    pub const EVERY: Fields = Fields::of_record(R::FIELDS.len());

    /// A new record, every field stamped alike.
    pub fn new(id: Id, value: R, stamp: Stamp) -> Self {
        Self { id, value, stamps: Stamps::all(stamp), deleted: false, rivals: Rivals::default(), extra: None }
    }

    /// What a change may write in it.
    pub fn parts(&mut self) -> RowMut<'_> {
        let Self { value, stamps, deleted, rivals, extra, .. } = self;
        RowMut { record: value, stamps, deleted, rivals: rivals.any_mut(), extra }
    }

    /// Takes a field from `from`, see [`RowMut::put`].
    pub fn put(&mut self, field: usize, from: &R, stamp: Stamp, over: &[Stamp]) -> bool {
        self.parts().put(field, from, stamp, over)
    }

    /// Deletes or restores, see [`RowMut::put_deleted`].
    pub fn put_deleted(&mut self, deleted: bool, stamp: Stamp, over: &[Stamp]) -> bool {
        self.parts().put_deleted(deleted, stamp, over)
    }

    /// The values of a field, the one that stands first, then its rivals from the latest on.
    pub fn dots(&self, field: usize) -> impl Iterator<Item = Dot<'_, R>> {
        let standing = Dot { stamp: self.stamps.of(field), value: &self.value, deleted: self.deleted };
        let rivals = self.rivals.of(field).rev();
        std::iter::once(standing).chain(rivals.map(|rival| Dot {
            stamp: rival.stamp,
            value: rival.value,
            deleted: rival.deleted,
        }))
    }

    /// The fields of which several were written, to different values, by people who did not know of each
    /// other: each is a question that a person must answer. Of a record whose deletion nobody disputes
    /// nothing is asked.
    pub fn conflicts(&self) -> Fields {
        self.asked_of(self.disputed())
    }

    /// Of fields about which there is a question those of which it is asked: none of a deleted record whose deletion is
    /// not among them, and one of those that say one thing together.
    pub fn asked_of(&self, fields: Fields) -> Fields {
        if self.deleted && !fields.contains(Self::DELETED) {
            return Fields::NONE;
        }
        let first = R::ASKED_AS_ONE.iter().find(|field| fields.contains(**field));
        let together = R::ASKED_AS_ONE.iter().chain(R::GOES_ALONG).fold(fields, |rest, field| rest.without(*field));
        first.map_or(together, |first| together.with(*first))
    }

    /// The fields that show another value than what stands beside it.
    pub fn disputed(&self) -> Fields {
        (self as &dyn AnyRow).disputed()
    }

    /// The fields in which the other shows something else.
    pub fn differing(&self, other: &Self) -> Fields {
        let differs = |field: &usize| {
            if *field == Self::DELETED { self.deleted != other.deleted } else { !self.value.same(&other.value, *field) }
        };
        Self::EVERY.iter().filter(differs).collect()
    }

    /// All stamps that occur in the record.
    pub fn all_stamps(&self) -> impl Iterator<Item = Stamp> {
        let extra = self
            .extra
            .iter()
            .flat_map(|extra| extra.stamps.values().copied().chain(extra.rivals.iter().map(|rival| rival.stamp)));
        self.stamps.iter().chain(self.rivals.iter().map(|rival| rival.stamp)).chain(extra)
    }
}

impl<R: Record> AnyRow for Row<R> {
    fn id(&self) -> Id {
        self.id
    }
    fn is_deleted(&self) -> bool {
        self.deleted
    }
    fn record(&self) -> &dyn AnyRecord {
        &self.value
    }
    fn stamps(&self) -> &Stamps {
        &self.stamps
    }
    fn rivals(&self) -> &AnyRivals {
        self.rivals.any()
    }
    fn extra(&self) -> Option<&Extra> {
        self.extra.as_deref()
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
        let name = Cooperative::AT.name;
        let named = |text| Cooperative { name: Text::new(text).unwrap(), ..Default::default() };
        let mut row = Row::new(Id::default(), named("A"), stamp(1));
        assert!(row.put(name, &named("C"), stamp(3), &[]));
        assert!(!row.put(name, &named("B"), stamp(2), &[]));
        assert_eq!(&*row.value.name, "C");
        assert_eq!(row.stamps.of(name), stamp(3));
        assert_eq!(row.stamps.of(name + 1), stamp(1));
    }

    #[test]
    fn a_change_wins_over_a_stamp_from_the_future_that_its_writer_had_seen() {
        let name = Cooperative::AT.name;
        let named = |text| Cooperative { name: Text::new(text).unwrap(), ..Default::default() };
        let mut row = Row::new(Id::default(), named("A"), stamp(900));
        assert!(!row.put(name, &named("B"), stamp(5), &[]));
        assert!(row.put(name, &named("B"), stamp(5), &[stamp(900)]));
        assert!(row.put(name, &named("C"), stamp(6), &[]));
        assert!(!row.put(name, &named("B"), stamp(5), &[stamp(900)]));
        assert_eq!(&*row.value.name, "C");
    }

    #[test]
    fn a_change_does_away_with_rivals_and_doing_it_again_leaves_later_ones_alone() {
        let name = Cooperative::AT.name;
        let named = |text| Cooperative { name: Text::new(text).unwrap(), ..Default::default() };
        let mut row = Row::new(Id::default(), named("A"), stamp(4));
        row.rivals.insert(stamp(2), name, &named("B"), false);
        assert!(row.conflicts().contains(name));
        assert!(!row.put(name, &named("A"), stamp(5), &[]));
        assert!(row.rivals.is_empty());
        row.rivals.insert(stamp(3), name, &named("C"), false);
        row.put(name, &named("A"), stamp(5), &[]);
        assert_eq!(row.dots(name).map(|dot| &*dot.value.name).collect::<Vec<_>>(), ["A", "C"]);
    }

    #[test]
    fn nothing_is_asked_of_a_record_that_all_agree_is_gone() {
        let name = Cooperative::AT.name;
        let named = |text| Cooperative { name: Text::new(text).unwrap(), ..Default::default() };
        let mut row = Row::new(Id::default(), named("A"), stamp(4));
        row.rivals.insert(stamp(2), name, &named("B"), false);
        row.put_deleted(true, stamp(6), &[]);
        assert!(row.conflicts().is_empty());
        row.rivals.insert(stamp(5), Row::<Cooperative>::DELETED, &row.value.clone(), false);
        assert_eq!(row.conflicts().len(), 2);
    }
}
