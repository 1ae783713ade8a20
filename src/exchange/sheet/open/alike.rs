//! Sheets that have the same headings: a list that is kept by month or by kecamatan, of which one sheet is not all.

use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::words::plain;

/// Headings are sought in so many rows.
const TITLES: usize = 20;
/// So many there are at least; two columns are a list of anything.
const FEWEST: usize = 3;

/// The names of the sheets that have the same headings as the longest of them, if it is not the only one.
pub(super) fn alike(sheets: &[Sheet]) -> Vec<String> {
    let heads: Vec<Vec<String>> = sheets.iter().map(headings).collect();
    let others = |at: usize| {
        let same = |(_, head): &(usize, &Vec<String>)| !head.is_empty() && **head == heads[at];
        heads.iter().enumerate().filter(same).map(|(at, _)| sheets[at].name.clone()).collect::<Vec<_>>()
    };
    let groups = (0..sheets.len()).map(others).filter(|names| names.len() > 1);
    groups.max_by_key(Vec::len).unwrap_or_default()
}

/// The row among the first that has most words.
fn headings(sheet: &Sheet) -> Vec<String> {
    let is_word = |cell: &&Cell| matches!(cell, Cell::Text(text) if text.contains(char::is_alphabetic));
    let texts =
        |row: &Vec<Cell>| -> Vec<String> { row.iter().filter(is_word).map(|cell| plain(&cell.text())).collect() };
    let rows = sheet.rows.iter().take(TITLES).map(texts).enumerate();
    // Of several the first: rows of data have as many texts as their headings.
    let widest = rows.max_by_key(|(at, texts)| (texts.len(), std::cmp::Reverse(*at)));
    widest.map(|(_, texts)| texts).filter(|texts| texts.len() >= FEWEST).unwrap_or_default()
}
