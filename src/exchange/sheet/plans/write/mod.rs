//! Plans given back in the layouts in which offices pass them around. What is read of them again changes nothing.

mod evaluation;
mod outline;
mod work_plan;

pub use evaluation::evaluation_sheet;
pub use work_plan::{WorkPlanExtent, work_plan_extent, work_plan_sheet};

use super::cells::Measured;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Quantity};
use crate::exchange::sheet::book::{Cell, FormLayout, Merged, Sheet};

/// What stands for a value that there is none of, among several in a cell.
const NONE: &str = "-";

fn text(text: impl Into<String>) -> Cell {
    let text: String = text.into();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

fn rupiah(amount: Option<i64>) -> Cell {
    // Amounts stay below what such a number holds exactly.
    amount.map_or(Cell::Empty, |amount| Cell::Number(amount as f64))
}

/// Values of a cell, one a line; nothing where none of them is any.
fn lines(values: impl Iterator<Item = Option<String>>) -> Cell {
    let values: Vec<Option<String>> = values.collect();
    if values.iter().all(Option::is_none) {
        return Cell::Empty;
    }
    text(values.into_iter().map(|value| value.unwrap_or_else(|| NONE.to_owned())).collect::<Vec<_>>().join("\n"))
}

/// A number with its unit.
fn measured(quantity: Option<Quantity>, unit: Option<&str>) -> Option<String> {
    quantity.map(|quantity| Measured::written(quantity, unit.map(one_line).as_deref()))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of an area above a table.
fn area_title(area: AreaCode) -> String {
    let name = Territory::current().name_of(area).unwrap_or_default().to_uppercase();
    if area == Territory::current().province.code { format!("PROVINSI {name}") } else { name }
}

/// A heading that reaches over columns and rows.
struct Over {
    text: String,
    first: (usize, usize),
    last: (usize, usize),
}

/// Rows of headings and what of them is shown as one, below so many rows.
fn headings(all: Vec<Over>, below: usize, width: usize) -> (Vec<Vec<Cell>>, Vec<Merged>) {
    let height = all.iter().map(|one| one.last.0 + 1).max().unwrap_or_default();
    let mut rows = vec![vec![Cell::Empty; width]; height];
    let mut merged = Vec::new();
    for Over { text: heading, first, last } in all {
        rows[first.0][first.1] = text(heading);
        if first != last {
            merged.push(Merged { first: (first.0 + below, first.1), last: (last.0 + below, last.1) });
        }
    }
    (rows, merged)
}

/// Rows of a document as they are made: titles and headings, then its lines.
struct Draft {
    rows: Vec<Vec<Cell>>,
    merged: Vec<Merged>,
    layout: FormLayout,
}

impl Draft {
    /// One with titles, headings and the row that numbers the columns.
    fn begun(titles: [String; 2], heads: Vec<Over>, column_numbers: Vec<Cell>, widths: &[u16]) -> Self {
        let mut rows: Vec<Vec<Cell>> = titles.into_iter().map(|title| vec![text(title)]).collect();
        rows.push(Vec::new());
        let first = rows.len();
        let (heads, merged) = headings(heads, first, widths.len());
        rows.extend(heads);
        rows.push(column_numbers);
        let layout = FormLayout { heads: first, body: rows.len(), widths: widths.to_vec(), ..FormLayout::default() };
        Self { rows, merged, layout }
    }

    /// Puts in a line, and tells whether others are summed up in it.
    fn push(&mut self, cells: Vec<Cell>, is_upper: bool) {
        if is_upper {
            self.layout.uppers.push(self.rows.len());
        }
        self.rows.push(cells);
    }

    /// The sheet, with rows below its table.
    fn finish(mut self, name: String, foot: Vec<Vec<Cell>>) -> Sheet {
        self.layout.foot = self.rows.len();
        self.rows.extend(foot);
        Sheet { name, rows: self.rows, merged: self.merged, form: Some(self.layout), ..Sheet::default() }
    }
}

/// The numbers of the columns.
fn numbers(width: usize) -> Vec<Cell> {
    (1..=width).map(|number| Cell::Number(number as f64)).collect()
}
