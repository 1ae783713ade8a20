//! The sums that a list states, held against the rows that they should be the sums of.

use super::book::{Cell, Sheet};
use super::columns::{Column, Target};
use super::layout::Layout;
use super::value;
use super::writing::Writing;
use crate::domain::{AnnualReport, Expectation, Record};
use serde::{Deserialize, Serialize};

/// So many differences are told.
const MOST: usize = 50;

/// A sum that is none of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SumDifference {
    /// The row of the sum, from 0.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// What it states.
    pub stated: i64,
    /// What its rows come to.
    pub counted: i64,
}

/// What the sums of a sheet are, beside its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// So many stated figures were held against their rows and are the sums of them.
    pub agreeing: usize,
    /// Those that are not.
    pub differing: Vec<SumDifference>,
    /// So many more that are not.
    pub untold: usize,
    /// So many could not be: a cell above them is not understood.
    pub unread: usize,
}

impl Sums {
    /// Holds the sums of a sheet against its rows.
    pub(super) fn of(sheet: &Sheet, layout: &Layout, columns: &[Column], writings: &[Writing]) -> Self {
        let mut sums = Self::default();
        let stated = layout.sums();
        let columns = columns.iter().zip(writings).enumerate().filter(|(_, (column, _))| adds_up(column));
        let records: Vec<usize> = if stated.is_empty() { Vec::new() } else { layout.data_rows().collect() };
        for (at, (_, writing)) in columns.filter(|_| !stated.is_empty()) {
            let cell = |row: usize| sheet.rows[row].get(at).unwrap_or(&Cell::Empty);
            // What the records come to up to each of them, and how many of their cells are not understood.
            let mut so_far: Vec<(i128, usize)> = vec![(0, 0)];
            for row in &records {
                let (sum, unread) = so_far[so_far.len() - 1];
                so_far.push(match said(cell(*row), writing) {
                    None => (sum, unread),
                    Some(Some(value)) => (sum + i128::from(value), unread),
                    Some(None) => (sum, unread + 1),
                });
            }
            let between = |from: usize, to: usize| {
                let ((before, unread_before), (after, unread)) = (so_far[from], so_far[to]);
                (unread == unread_before).then(|| i64::try_from(after - before).ok()).flatten()
            };
            for sum in &stated {
                let Some(says) = said(cell(sum.row), writing) else { continue };
                let (of_group, of_all) = (between(sum.group.start, sum.group.end), between(sum.all.start, sum.all.end));
                let counted = if sum.is_of_group { of_group } else { of_all };
                let either = [of_group, of_all].into_iter().find(|sum| sum.is_some() && *sum == says);
                sums.hold(sum.row, at, says, either.unwrap_or(counted));
            }
        }
        sums.in_order()
    }

    /// Holds what a row states in a column against what its rows come to; none is what is not understood.
    pub(super) fn hold(&mut self, row: usize, column: usize, stated: Option<i64>, counted: Option<i64>) {
        match (stated, counted) {
            (Some(stated), Some(counted)) if stated == counted => self.agreeing += 1,
            (Some(stated), Some(counted)) if self.differing.len() < MOST => {
                self.differing.push(SumDifference { row, column, stated, counted });
            }
            (Some(_), Some(_)) => self.untold += 1,
            _ => self.unread += 1,
        }
    }

    /// The same, with the differences in the order of the sheet.
    pub(super) fn in_order(mut self) -> Self {
        self.differing.sort_by_key(|difference| (difference.row, difference.column));
        self
    }
}

/// What a cell says; none where it says nothing, and none within where it is not understood.
fn said(cell: &Cell, writing: &Writing) -> Option<Option<i64>> {
    value::said(cell)?;
    Some(writing.rupiah(cell).ok())
}

/// Whether the figures of a column can be summed.
fn adds_up(column: &Column) -> bool {
    let target = column.target.filter(|_| column.group.is_none());
    let expects = target.and_then(Target::expects);
    let is_of_records = !matches!(target, Some(Target::Field(table, _)) if table != AnnualReport::TABLE);
    is_of_records && matches!(expects, Some(Expectation::Count | Expectation::Rupiah))
}
