//! Rows whatever their records are: what asks only for identity, stamps and owners is compiled once over these, and not once a
//! table.

use super::{Extra, Fields, Rival, Row, Stamp, Stamps};
use crate::domain::{AnyRecord, Id, Record};

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
    /// Values that were written without knowledge of those that stand, earliest first.
    fn rivals(&self) -> Vec<AnyRival<'_>>;
    /// Fields of a newer version.
    fn extra(&self) -> Option<&Extra>;
}

/// A rival in a row of whichever table, see [`Rival`](super::Rival).
pub struct AnyRival<'r> {
    /// The stamp of the change.
    pub stamp: Stamp,
    /// The fields for which it stands aside.
    pub fields: Fields,
    /// What it says of deletion, where that is among the fields.
    pub deleted: bool,
    /// Their values; other fields are empty here.
    pub record: &'r dyn AnyRecord,
}

impl<'r> AnyRival<'r> {
    fn of<R: Record>(rival: &'r Rival<R>) -> Self {
        let Rival { stamp, fields, deleted, value } = rival;
        Self { stamp: *stamp, fields: *fields, deleted: *deleted, record: value }
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
    fn rivals(&self) -> Vec<AnyRival<'_>> {
        self.rivals.iter().map(AnyRival::of).collect()
    }
    fn extra(&self) -> Option<&Extra> {
        self.extra.as_deref()
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
        for rival in self.rivals() {
            rival.fields.iter().for_each(|field| look(field, rival.stamp));
        }
    }
}
