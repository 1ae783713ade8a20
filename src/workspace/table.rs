//! One table in memory.

use super::PatchOf;
use crate::domain::{Id, Record};
use crate::replica::{Row, Stamp};
use rustc_hash::FxHashMap;

/// The rows of a table in the order in which they came, found by id. Rows are never removed, only marked
/// deleted, so that a position stays good while the workspace is open.
#[derive(Debug, Clone)]
pub struct Table<R> {
    rows: Vec<Row<R>>,
    by_id: FxHashMap<Id, u32>,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), by_id: FxHashMap::default() }
    }
}

impl<R: Record> Table<R> {
    /// Every row, deleted ones among them.
    pub fn rows(&self) -> &[Row<R>] {
        &self.rows
    }

    /// The rows that are not deleted.
    pub fn live(&self) -> impl Iterator<Item = &Row<R>> {
        self.rows.iter().filter(|row| !row.deleted)
    }

    /// The position of a row.
    pub fn position(&self, id: Id) -> Option<usize> {
        self.by_id.get(&id).map(|at| *at as usize)
    }

    /// The row of that id, deleted or not.
    pub fn get(&self, id: Id) -> Option<&Row<R>> {
        self.position(id).map(|at| &self.rows[at])
    }

    /// The row of that id unless it is deleted.
    pub fn get_live(&self, id: Id) -> Option<&Row<R>> {
        self.get(id).filter(|row| !row.deleted)
    }

    /// Adds a row; one that is already there by id is replaced. Returns its position.
    pub fn insert(&mut self, row: Row<R>) -> usize {
        if let Some(at) = self.position(row.id) {
            self.rows[at] = row;
            return at;
        }
        let at = self.rows.len();
        self.by_id.insert(row.id, at as u32);
        self.rows.push(row);
        at
    }

    /// Writes a patch, field by field, where it is later than what stands. A field that already has the
    /// value keeps its stamp, so that restoring a record does not claim to have changed all of it.
    pub(crate) fn apply(&mut self, patch: &PatchOf<R>, stamp: Stamp) {
        let Some(position) = self.position(patch.id) else {
            // Deleting what never was leaves nothing behind.
            if !patch.deleted {
                self.insert(Row::new(patch.id, patch.value.clone(), stamp));
            }
            return;
        };
        let row = &mut self.rows[position];
        for field in (0..R::FIELDS.len()).filter(|field| patch.fields.contains(*field)) {
            if !row.value.same(&patch.value, field) {
                row.put(field, &patch.value, stamp);
            }
        }
        if row.deleted != patch.deleted {
            row.put_deleted(patch.deleted, stamp);
        }
    }

    /// Makes room for that many more rows.
    pub fn reserve(&mut self, rows: usize) {
        self.rows.reserve(rows);
        self.by_id.reserve(rows);
    }
}
