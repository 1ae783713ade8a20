//! Tables whatever their records are: what asks only for identity, stamps and owners is compiled once over these, and not once
//! a table.

use super::table::Table;
use crate::domain::{AnyRecord, Id, Record, blank};
use crate::replica::{AnyRow, Row, RowMut, Stamp};

/// A table of whichever records. Rows are numbered in the order in which they came.
pub trait AnyTable {
    /// Its name in files and storage.
    fn name(&self) -> &'static str;
    /// The names of the fields of its records, in order; what else they are says [`Tables::fields_of`](super::Tables).
    fn names(&self) -> &'static [&'static str];
    /// The number of its rows, deleted ones included.
    fn count(&self) -> usize;
    /// A row by its number, which must be below [`AnyTable::count`].
    fn row(&self, number: usize) -> &dyn AnyRow;
    /// The number of the row of that id.
    fn number(&self, id: Id) -> Option<usize>;
    /// The record to which the one in a row of that number belongs; none where it stands for itself.
    fn owner(&self, number: usize) -> Option<Id>;
    /// A record of it without any values.
    fn blank(&self) -> Box<dyn AnyRecord>;
    /// A row by its number, which must be below [`AnyTable::count`], to be changed.
    fn row_mut(&mut self, number: usize) -> RowMut<'_>;
    /// Adds a row of that id, which must not be there, without values or stamps, and returns its number.
    fn add(&mut self, id: Id) -> usize;
    /// Adds so many rows and makes room for `expected` where it had none. `fill` gives each its content and says its id; where
    /// it says none, none is added. One that is there by its id is replaced. Returns whether they were added.
    fn fill(&mut self, rows: usize, expected: usize, fill: &mut dyn FnMut(RowMut<'_>) -> Option<Id>) -> bool;
}

/// A row without any values. A function of its own in every table, as a record has many fields to make empty.
#[inline(never)]
fn blank_row<R: Record>() -> Row<R> {
    Row::new(Id::default(), R::default(), Stamp::default())
}

impl<R: Record> AnyTable for Table<R> {
    fn name(&self) -> &'static str {
        R::TABLE
    }
    fn names(&self) -> &'static [&'static str] {
        R::NAMES
    }
    fn count(&self) -> usize {
        self.rows().len()
    }
    fn row(&self, number: usize) -> &dyn AnyRow {
        &self.rows()[number]
    }
    fn number(&self, id: Id) -> Option<usize> {
        self.position(id)
    }
    fn owner(&self, number: usize) -> Option<Id> {
        self.rows()[number].value.owner()
    }
    fn blank(&self) -> Box<dyn AnyRecord> {
        blank::<R>()
    }
    fn row_mut(&mut self, number: usize) -> RowMut<'_> {
        self.parts(number)
    }
    fn add(&mut self, id: Id) -> usize {
        let mut row = blank_row();
        row.id = id;
        self.insert(row)
    }
    fn fill(&mut self, rows: usize, expected: usize, fill: &mut dyn FnMut(RowMut<'_>) -> Option<Id>) -> bool {
        let before = self.rows().len();
        if before == 0 {
            self.reserve(expected);
        }
        for _ in 0..rows {
            let mut row = blank_row::<R>();
            let Some(id) = fill(row.parts()) else {
                self.cut_back(before);
                return false;
            };
            row.id = id;
            self.insert(row);
        }
        true
    }
}

impl<'t> dyn AnyTable + 't {
    /// Every row, deleted ones among them.
    pub fn each(&self) -> impl Iterator<Item = &dyn AnyRow> {
        (0..self.count()).map(|number| self.row(number))
    }

    /// The row of that id, deleted or not.
    pub fn find(&self, id: Id) -> Option<&dyn AnyRow> {
        self.number(id).map(|number| self.row(number))
    }
}
