//! What sheets that are handed out have in common.

use crate::exchange::sheet::{Cell, Sheet};

/// A sheet without the columns in which nothing stands, but for the first ones.
pub(in crate::list) fn filled(name: &str, heads: Vec<String>, rows: Vec<Vec<Cell>>, always: usize) -> Sheet {
    let is_kept = |at: usize| at < always || rows.iter().any(|row| !matches!(row[at], Cell::Empty));
    let kept: Vec<usize> = (0..heads.len()).filter(|at| is_kept(*at)).collect();
    let head = kept.iter().map(|at| Cell::Text(heads[*at].clone())).collect();
    let rows = rows.iter().map(|row| kept.iter().map(|at| row[*at].clone()).collect());
    Sheet { name: name.to_owned(), rows: std::iter::once(head).chain(rows).collect(), ..Sheet::default() }
}
