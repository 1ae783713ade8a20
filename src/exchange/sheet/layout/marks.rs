//! By what a row shows what it is.

use super::super::book::{Cell, Merged, Sheet};
use super::super::value;
use super::super::words::plain;
use super::cells::{running_number, said};
use super::heading::{Heading, texts_of};
use rustc_hash::FxHashSet;

/// So many rows are looked at to find what is usual.
const LOOKED_AT: usize = 2_000;

/// What is usual in the rows below the headings.
#[derive(Debug)]
pub(super) struct Marks {
    /// The headings.
    pub heading: Heading,
    /// Their texts, row by row.
    pub headings: Vec<Vec<(usize, String)>>,
    /// The column in which the records are numbered, where they are.
    pub number: Option<usize>,
    /// So many cells of a row are filled in most records.
    pub usual: usize,
    /// In how many of every hundred records each column is filled.
    filled: Vec<usize>,
    /// The rows of which the first cells are merged across several columns.
    pub wide: FxHashSet<usize>,
}

impl Marks {
    pub fn of(sheet: &Sheet, heading: Heading) -> Self {
        let rows = || sheet.rows.iter().skip(heading.end).filter(|row| !row.is_empty()).take(LOOKED_AT);
        let mut counts: Vec<usize> = rows().map(|row| said(row).count()).filter(|count| *count > 0).collect();
        counts.sort_unstable();
        // In a short list sums, notes and signatures are as many as records; these have more cells.
        let usual = counts.get(counts.len() * 3 / 4).copied().unwrap_or_default();
        let full = || rows().filter(|row| said(row).count() * 2 > usual);
        let count = full().count();
        let is_numbered = |at: usize| {
            let numbered = full().filter(|row| row.get(at).and_then(running_number).is_some()).count();
            // A list of two has two numbers.
            numbered * 5 >= count * 4 && numbered > 0
        };
        let runs = |at: usize| {
            let numbers: Vec<u64> = full().filter_map(|row| running_number(row.get(at)?)).collect();
            // Amounts do not count up by one.
            numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1 || pair[1] == 1).count() * 5
                >= numbers.len().saturating_sub(1) * 4
        };
        let has_numbers = |at: usize| rows().any(|row| row.get(at).and_then(running_number).is_some());
        let number = (0..2).find(|at| is_number_heading(sheet, heading, *at) && has_numbers(*at));
        let number = number.or_else(|| (0..2).find(|at| is_numbered(*at) && runs(*at)));
        let is_filled = |row: &&Vec<Cell>, at: usize| row.get(at).is_some_and(value::says_something);
        let filled = |at: usize| full().filter(|row| is_filled(row, at)).count() * 100 / count.max(1);
        let filled = (0..super::width(sheet).min(4)).map(filled).collect();
        let headings = sheet.rows.get(heading.first..heading.end.min(sheet.rows.len())).unwrap_or_default();
        let headings = headings.iter().map(|row| texts_of(row)).collect();
        let is_wide =
            |block: &&Merged| block.first.0 == block.last.0 && block.last.1 >= block.first.1 + 2 && block.first.1 <= 1;
        let wide = sheet.merged.iter().filter(is_wide).map(|block| block.first.0).collect();
        Self { heading, headings, number, usual, filled, wide }
    }

    /// Whether so few cells are filled that it is hardly a record.
    pub fn is_sparse(&self, row: &[Cell]) -> bool {
        let most = self.usual.max(2) / 2;
        said(row).take(most + 1).count() <= most
    }

    /// Whether a column numbers records, or is empty in most of them: what numbers a group stands there.
    pub fn may_number(&self, column: usize) -> bool {
        self.number == Some(column) || self.filled.get(column).is_some_and(|share| *share < 50)
    }

    /// Whether the label of a group may stand in a column: in the first, or in that behind the numbers.
    pub fn may_label(&self, column: usize) -> bool {
        column <= self.number.map_or(1, |number| number + 1)
    }

    /// Whether a row is a record for certain: numbered where records are, and otherwise filled.
    pub fn is_full(&self, row: &[Cell]) -> bool {
        if self.number.is_some() { self.has_number(row) } else { !self.is_sparse(row) }
    }

    /// Whether it has a number of its own among the records.
    pub fn has_number(&self, row: &[Cell]) -> bool {
        self.number.is_some_and(|at| row.get(at).and_then(running_number).is_some())
    }
}

/// Whether a column is headed as that of the numbers of records.
fn is_number_heading(sheet: &Sheet, heading: Heading, column: usize) -> bool {
    const HEADINGS: [&str; 9] = ["no", "nomor", "nomer", "nr", "number", "no urut", "nomor urut", "urut", "n o"];
    let cells = sheet.rows.get(heading.first..heading.end.min(sheet.rows.len())).unwrap_or_default();
    cells.iter().filter_map(|row| row.get(column)).any(|cell| HEADINGS.contains(&&*plain(&cell.text())))
}
