//! One table in memory.

use super::looked::Looked;
use crate::domain::{Id, Record};
use crate::replica::{Row, RowMut};
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

    /// Adds a row; one that is already there by id is replaced. Returns its position. A function of its own in every table: all
    /// that adds rows has it in common.
    #[inline(never)]
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

    /// What a change may write in a row.
    pub(super) fn parts(&mut self, position: usize) -> RowMut<'_> {
        self.rows[position].parts()
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

    /// Takes out all rows from a position on, as if they had never been.
    pub(super) fn cut_back(&mut self, rows: usize) {
        self.rows.truncate(rows);
        self.by_id.retain(|_, at| (*at as usize) < rows);
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
