//! Rows whatever their records are: what asks only for identity, stamps and owners is compiled once over these, and not once a
//! table.

use super::{AnyRivals, DELETED, Extra, Fields, Stamp, Stamps};
use crate::domain::{AnyRecord, Id};

/// A row of whichever table.
pub trait AnyRow {
    /// Identity, the same on every replica.
    fn id(&self) -> Id;
    /// Whether the record is deleted.
    fn is_deleted(&self) -> bool;
    /// Its fields.
    fn record(&self) -> &dyn AnyRecord;
    /// Their stamps.
    fn stamps(&self) -> &Stamps;
    /// Values that were written without knowledge of those that stand.
    fn rivals(&self) -> &AnyRivals;
    /// Fields of a newer version.
    fn extra(&self) -> Option<&Extra>;
}

/// What a change may write in a row of whichever table. Its rules stand here, once, and not once a table.
pub struct RowMut<'r> {
    /// The fields.
    pub record: &'r mut dyn AnyRecord,
    /// Their stamps.
    pub stamps: &'r mut Stamps,
    /// Whether the record is deleted.
    pub deleted: &'r mut bool,
    /// Values that were written without knowledge of those that stand.
    pub rivals: &'r mut AnyRivals,
    /// Fields of a newer version.
    pub extra: &'r mut Option<Box<Extra>>,
}

impl RowMut<'_> {
    /// Takes a field from `from`, in the place of all that stands there and beside it, unless a later change
    /// does. A later change is no obstacle when it is among `over`: the writer had it before him, and its
    /// stamp is later only because its clock runs ahead. Returns whether the value changed.
    pub fn put(&mut self, field: usize, from: &dyn AnyRecord, stamp: Stamp, over: &[Stamp]) -> bool {
        if !self.make_way(field, stamp, over) {
            return false;
        }
        let changed = !self.record.has_same(from, field);
        self.record.take_field(field, from);
        changed
    }

    /// Deletes or restores, under the same conditions as [`RowMut::put`]. Returns whether anything changed.
    pub fn put_deleted(&mut self, deleted: bool, stamp: Stamp, over: &[Stamp]) -> bool {
        if !self.make_way(DELETED, stamp, over) {
            return false;
        }
        std::mem::replace(self.deleted, deleted) != deleted
    }

    /// Gives a field to the change of that stamp; refuses when what the change replaced is gone already. A
    /// change may write a field twice; what has come to stand beside it in the meantime stays.
    fn make_way(&mut self, field: usize, stamp: Stamp, over: &[Stamp]) -> bool {
        let standing = self.stamps.of(field);
        if standing == stamp {
            return true;
        }
        let stays = |dot: Stamp| dot >= stamp && !over.contains(&dot);
        if stays(standing) || self.rivals.of(field).any(|rival| stays(rival.stamp)) {
            return false;
        }
        self.rivals.remove(field);
        self.stamps.set(field, stamp);
        true
    }
}

impl<'r> dyn AnyRow + 'r {
    /// Looks at all stamps that occur in it.
    pub fn each_stamp(&self, look: &mut dyn FnMut(Stamp)) {
        self.stamps().iter().for_each(&mut *look);
        self.rivals().iter().for_each(|rival| look(rival.stamp));
        if let Some(extra) = self.extra() {
            extra.stamps.values().for_each(|stamp| look(*stamp));
            extra.rivals.iter().for_each(|rival| look(rival.stamp));
        }
    }

    /// Looks at the stamps of all values of its fields, of which the table has so many, and of deletion.
    pub fn each_dot(&self, fields: usize, look: &mut dyn FnMut(usize, Stamp)) {
        Fields::of_record(fields).iter().for_each(|field| look(field, self.stamps().of(field)));
        for rival in self.rivals().iter() {
            rival.fields.iter().for_each(|field| look(field, rival.stamp));
        }
    }

    /// The fields that show another value than what stands beside it.
    pub fn disputed(&self) -> Fields {
        let disputed = |field: &usize| {
            self.rivals().of(*field).any(|rival| match *field {
                DELETED => rival.deleted != self.is_deleted(),
                field => !self.record().has_same(&*rival.record, field),
            })
        };
        self.rivals().fields().iter().filter(disputed).collect()
    }
}
