//! What the columns of a list of figures mean when the rows below them are looked at.

use super::super::book::Cell;
use super::super::columns::{Column, Target};
use super::part::{FigurePart, measure};
use crate::domain::Measure;

/// Settles what headings alone leave open, with the rows below them. "Jumlah" is the figure of the row where another
/// column says what is counted; a status that is none of a cooperative (of the publication, say) means nothing.
pub(in super::super) fn settle<'r, R: Iterator<Item = &'r Vec<Cell>>>(columns: &mut [Column], rows: impl Fn() -> R) {
    let is = |column: &Column, part| column.target == Some(Target::Figure(part));
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| is(column, FigurePart::Measure)) {
        let says = |row: &Vec<Cell>| row.get(at).is_some_and(|cell| measure(&cell.text()).is_some());
        if !rows().any(says) {
            column.target = None;
        }
    }
    let has = |columns: &[Column], part| columns.iter().any(|column| is(column, part));
    if has(columns, FigurePart::Measure) && !has(columns, FigurePart::Value) {
        let sums = columns.iter_mut().filter(|column| is(column, FigurePart::Count(Measure::All)));
        sums.for_each(|column| column.target = Some(Target::Figure(FigurePart::Value)));
    }
}
