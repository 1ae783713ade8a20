//! What the columns of a list of figures mean when the rows below them are looked at.

use super::super::book::Cell;
use super::super::columns::{Column, Target};
use super::super::value::{self, Decimal};
use super::super::words::plain;
use super::part::{FigurePart, measure};
use crate::domain::Measure;

/// Settles what headings alone leave open, with the rows below them. "Jumlah" is the figure of the row where another
/// column says what is counted, and that of all cooperatives only where it does not add up what nobody knows; a status that is none of a cooperative (of the publication, say) means nothing.
pub(in super::super) fn settle<'r, R: Iterator<Item = &'r Vec<Cell>>>(columns: &mut [Column], rows: impl Fn() -> R) {
    let is = |column: &Column, part| column.target == Some(Target::Figure(part));
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| is(column, FigurePart::Measure)) {
        let says = |row: &Vec<Cell>| row.get(at).is_some_and(|cell| measure(&cell.text()).is_some());
        if !rows().any(says) {
            column.target = None;
        }
    }
    for at in 1..columns.len() {
        let is_bare = words_of_sums(&columns[at].heading);
        let adds_up_unknown = || {
            let before = &columns[at - 1];
            let numbers = |row: &Vec<Cell>| row.get(at - 1).and_then(number).is_some();
            // What numbers the rows counts nothing.
            before.target.is_none() && at > 1 && rows().any(numbers)
        };
        if is_bare && is(&columns[at], FigurePart::Count(Measure::All)) && adds_up_unknown() {
            columns[at].target = None;
        }
    }
    // Beside what only Koperasi Merah Putih have, all cooperatives are these, and so are those that have held a RAT.
    if columns.iter().any(of_merah_putih_alone) {
        for column in columns.iter_mut() {
            let Some(Target::Figure(FigurePart::Count(measure))) = &mut column.target else { continue };
            match measure {
                Measure::All => *measure = Measure::MerahPutih,
                Measure::RatHeld => *measure = Measure::VillageRatHeld,
                _ => {}
            }
        }
    }
    let has = |columns: &[Column], part| columns.iter().any(|column| is(column, part));
    if has(columns, FigurePart::Measure) && !has(columns, FigurePart::Value) {
        let sums = columns.iter_mut().filter(|column| is(column, FigurePart::Count(Measure::All)));
        sums.for_each(|column| column.target = Some(Target::Figure(FigurePart::Value)));
    }
}

/// Whether a column counts what is counted of Koperasi Merah Putih alone. That they are counted themselves says nothing: a
/// table of all cooperatives does that too.
fn of_merah_putih_alone(column: &Column) -> bool {
    matches!(column.target, Some(Target::Figure(FigurePart::Count(measure)))
        if measure.is_of_merah_putih() && measure != Measure::MerahPutih)
}

/// Whether a heading says that it adds up, and not what.
fn words_of_sums(heading: &str) -> bool {
    matches!(&*plain(heading), "jumlah" | "jml" | "jlh" | "total")
}

fn number(cell: &Cell) -> Option<i64> {
    value::whole(cell, Decimal::Comma, 0)
}
