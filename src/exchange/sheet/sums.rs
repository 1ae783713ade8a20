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
    /// So many could not be: a cell above them is not understood.
    pub unread: usize,
}

impl Sums {
    /// Holds the sums of a sheet against its rows.
    pub(super) fn of(sheet: &Sheet, layout: &Layout, columns: &[Column], writings: &[Writing]) -> Self {
        let mut sums = Self::default();
        let stated = layout.sums();
        let columns = columns.iter().zip(writings).enumerate().filter(|(_, (column, _))| adds_up(column));
        for (at, (_, writing)) in columns {
            let cell = |row: usize| sheet.rows[row].get(at).unwrap_or(&Cell::Empty);
            for sum in &stated {
                let Some(says) = said(cell(sum.row), writing) else { continue };
                let of = |rows: &[usize]| {
                    rows.iter().map(|row| said(cell(*row), writing).unwrap_or(Some(0))).sum::<Option<i64>>()
                };
                let Some((says, of_group, of_all)) = says.and_then(|says| Some((says, of(&sum.group)?, of(&sum.all)?)))
                else {
                    sums.unread += 1;
                    continue;
                };
                if says == of_all || says == of_group {
                    sums.agreeing += 1;
                } else if sums.differing.len() < MOST {
                    let counted = if sum.is_of_group { of_group } else { of_all };
                    sums.differing.push(SumDifference { row: sum.row, column: at, stated: says, counted });
                }
            }
        }
        sums.differing.sort_by_key(|difference| (difference.row, difference.column));
        sums
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
