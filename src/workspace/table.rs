//! One table in memory.

use super::PatchOf;
use super::looked::Looked;
use crate::domain::{Id, Record};
use crate::replica::{Fields, Row, Stamp};
use rustc_hash::FxHashMap;

/// The rows of a table in the order in which they came, found by id. Rows are never removed, only marked
/// deleted, so that a position stays good; only taking back a merge forgets the rows that it brought.
#[derive(Debug, Clone)]
pub struct Table<R> {
    rows: Vec<Row<R>>,
    by_id: FxHashMap<Id, u32>,
    looked: Looked,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), by_id: FxHashMap::default(), looked: Looked::default() }
    }
}

impl<R: Record> Table<R> {
    /// Every row, deleted ones among them.
    pub fn rows(&self) -> &[Row<R>] {
        self.looked.note();
        &self.rows
    }

    /// The rows that are not deleted.
    pub fn live(&self) -> impl Iterator<Item = &Row<R>> {
        self.rows().iter().filter(|row| !row.deleted)
    }

    /// The position of a row.
    pub fn position(&self, id: Id) -> Option<usize> {
        self.looked.note();
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
        let at = *self.by_id.entry(row.id).or_insert(self.rows.len() as u32) as usize;
        if at < self.rows.len() {
            self.rows[at] = row;
        } else {
            self.rows.push(row);
        }
        at
    }

    /// Adds a row unless one of its id is there already, and says whether it has.
    pub fn insert_new(&mut self, row: Row<R>) -> bool {
        let at = self.rows.len() as u32;
        let is_new = *self.by_id.entry(row.id).or_insert(at) == at;
        if is_new {
            self.rows.push(row);
        }
        is_new
    }

    /// Writes a patch, field by field, where it is later than what stands, or knew of it.
    ///
    /// A record written whole keeps the stamps of fields that have the value already, so that restoring it
    /// does not claim to have changed all of it. Every patch also says whether the record is deleted: who
    /// edits a record wants it to be there, and whoever deletes it at the same time must be asked.
    pub(crate) fn apply(&mut self, patch: PatchOf<R>, stamp: Stamp) {
        let Some(position) = self.position(patch.id) else {
            // Deleting what never was leaves nothing behind.
            if !patch.deleted {
                self.insert(begun(patch, stamp));
            }
            return;
        };
        let row = &mut self.rows[position];
        let whole = patch.fields == Fields::ALL;
        for field in (0..R::FIELDS.len()).filter(|field| patch.fields.contains(*field)) {
            if !whole || !row.value.same(&patch.value, field) {
                row.put(field, &patch.value, stamp, &patch.over);
            }
        }
        row.put_deleted(patch.deleted, stamp, &patch.over);
    }

    /// Puts another state of a row in its place.
    pub(super) fn put(&mut self, position: usize, row: Row<R>) -> Row<R> {
        std::mem::replace(&mut self.rows[position], row)
    }

    /// Takes rows out as if they had never been. The positions of others change.
    pub(super) fn forget(&mut self, ids: &[Id]) {
        if ids.is_empty() {
            return;
        }
        for id in ids {
            self.by_id.remove(id);
        }
        self.rows.retain(|row| self.by_id.contains_key(&row.id));
        self.by_id = self.rows.iter().enumerate().map(|(at, row)| (row.id, at as u32)).collect();
    }

    /// Whether somebody has looked at it.
    pub(super) const fn looked(&self) -> &Looked {
        &self.looked
    }

    /// The rows, to be taken elsewhere.
    pub(super) fn into_rows(self) -> Vec<Row<R>> {
        self.rows
    }

    /// Makes room for that many more rows.
    pub fn reserve(&mut self, rows: usize) {
        self.rows.reserve(rows);
        self.by_id.reserve(rows);
    }
}

/// The row that a patch begins. A patch that writes only some fields of a row that is not there (its shard was
/// damaged) claims nothing of the rest, so that another replica's file can still bring it back.
fn begun<R: Record>(patch: PatchOf<R>, stamp: Stamp) -> Row<R> {
    let whole = patch.fields == Fields::ALL;
    let mut row = Row::new(patch.id, patch.value, if whole { stamp } else { Stamp::default() });
    if whole {
        return row;
    }
    for field in patch.fields.with(Row::<R>::DELETED).iter() {
        row.stamps.set(field, stamp);
    }
    row
}
