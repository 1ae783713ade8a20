//! A file of cells, whatever wrote it.

use super::no_list::NoList;
use super::notes::BookNotes;
use super::role::{GroupKind, RowRole};
use crate::domain::Date;
use serde::{Deserialize, Serialize};

/// What stands in a cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, as it stands.
    Text(String),
    /// A number that the file holds as such.
    Number(f64),
    /// A day that the file holds as such.
    Date(Date),
    /// True or false.
    Truth(bool),
    /// A value that the file itself could not make, as it shows it: `#REF!`, `#N/A`, `#DIV/0!`.
    Error(String),
}

impl Cell {
    /// The cell as people read it.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Truth(truth) => truth.to_string(),
        }
    }

    /// Whether there is nothing to be seen in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Date(_) | Self::Truth(_) | Self::Error(_) => false,
        }
    }
}

/// A sheet of a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name; empty for delimited text.
    pub name: String,
    /// Its rows from the first of the sheet on, so that they can be numbered as the spreadsheet does.
    pub rows: Vec<Vec<Cell>>,
    /// Cells that are shown as one; what they say stands in the first of them.
    pub merged: Vec<Merged>,
    /// Whether the spreadsheet program does not show it.
    pub is_hidden: bool,
    /// Rows that are not shown, from 0, in order. What stands in them is read like the rest.
    pub hidden_rows: Vec<usize>,
    /// Columns that are not shown, from 0, in order. What stands in them is read like the rest.
    pub hidden_columns: Vec<usize>,
    /// Whether days that stand in it as bare numbers are counted from 1904 and not from 1900, as old Macs did.
    pub is_1904: bool,
    /// Of which sheets it was put together, where it was.
    pub together: Option<Box<Together>>,
    /// How it is laid out, where it is a form that is given out; of what is read nobody asks.
    pub form: Option<FormLayout>,
}

/// How a form is laid out that is given out as a workbook: titles, headings, the table, and what stands below it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormLayout {
    /// The first row of the headings; what stands above them are titles.
    pub heads: usize,
    /// The first row below the headings.
    pub body: usize,
    /// The first row below the table.
    pub foot: usize,
    /// The rows of the table that others are summed up in.
    pub uppers: Vec<usize>,
    /// How wide the columns are, in characters.
    pub widths: Vec<u16>,
}

/// Sheets that were put together, one below the other, to be read as one list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Together {
    /// What each row is, as it was found in the sheet that it comes from.
    pub roles: Vec<RowRole>,
    /// The sheets, in order.
    pub parts: Vec<Part>,
    /// What their names say.
    pub names: GroupKind,
}

/// A sheet among those that were put together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The name of the sheet.
    pub name: String,
    /// The row that says its name, from 0; others may follow that say what its title did.
    pub first: usize,
    /// The first of its own rows.
    pub rows: usize,
}

/// The day that a bare number stands for, in the calendar that begins in 1904 or in that of 1900, where it can be one that a
/// [`Date`] holds.
pub(super) fn day_of_serial(number: f64, is_1904: bool) -> Option<Date> {
    if !(0.0..100_000.0).contains(&number) {
        return None;
    }
    let days = number as i32;
    let (first, after) = if is_1904 {
        (Date::new(1904, 1, 1), days)
    } else {
        // It begins with 1, and 1900 has a day too many there, the sixtieth.
        let after = match days {
            0 | 60 => return None,
            1..60 => days - 1,
            _ => days - 2,
        };
        (Date::new(1900, 1, 1), after)
    };
    // A day beyond the range is none.
    first
        .ok()
        .map(|first| (first, first.plus_days(after)))
        .filter(|(first, day)| after == 0 || day != first)
        .map(|(_, day)| day)
}

/// Cells that are shown as one: a rectangle, both corners from 0, row and column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Merged {
    /// The upper left one, which holds what is shown.
    pub first: (usize, usize),
    /// The lower right one.
    pub last: (usize, usize),
}

impl Merged {
    /// Whether a cell is part of it.
    pub const fn has(&self, row: usize, column: usize) -> bool {
        self.first.0 <= row && row <= self.last.0 && self.first.1 <= column && column <= self.last.1
    }
}

/// What kind of file it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A workbook of a spreadsheet program, or tables of a page.
    Workbook,
    /// Delimited text.
    Delimited {
        /// The name of the encoding, as of the web: `UTF-8`, `windows-1252`, `UTF-16LE`.
        encoding: String,
        /// What stands between two cells.
        delimiter: char,
    },
}

impl Sheet {
    /// Whether the rows of another sheet, which has fewer columns, all belong to rows of this one: they name them, under the same
    /// heading, in the first column of both.
    fn heads(&self, other: &Self) -> bool {
        let width = |sheet: &Self| sheet.rows.first().map_or(0, Vec::len);
        let first = |sheet: &Self| -> Vec<String> {
            sheet.rows.iter().map(|row| row.first().map(Cell::text).unwrap_or_default()).collect()
        };
        let (ours, theirs) = (first(self), first(other));
        let has_heading = ours.first().is_some_and(|heading| !heading.is_empty() && theirs.first() == Some(heading));
        let known: std::collections::BTreeSet<&String> = ours.iter().collect();
        has_heading && width(self) > width(other) && theirs.iter().all(|name| known.contains(name))
    }
}

/// A file of cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// What kind of file it was.
    pub source: Source,
    /// Its sheets that have any cell, in order.
    pub sheets: Vec<Sheet>,
    /// What must be said of it.
    pub notes: BookNotes,
}

impl Book {
    /// The sheet that is most likely meant: of those that are shown the longest table. Words one below the other, as of a
    /// cover that says how to fill the others in, are no table however long they are.
    pub fn likely_sheet(&self) -> usize {
        let wide = |sheet: &Sheet, cells: usize| {
            sheet
                .rows
                .iter()
                .filter(|row| row.iter().filter(|cell| !cell.is_empty()).take(cells).count() == cells)
                .count()
        };
        let length = |sheet: &Sheet| [wide(sheet, 3), wide(sheet, 2), sheet.rows.len()];
        let sheets = self.sheets.iter().enumerate();
        let longest = sheets.max_by_key(|(at, sheet)| (!sheet.is_hidden, length(sheet), std::cmp::Reverse(*at)));
        let longest = longest.map_or(0, |(at, _)| at);
        // What belongs to the rows of a wider sheet before it stands below those: payments below the applications that were paid.
        let heads = |at: &usize| !self.sheets[*at].is_hidden && self.sheets[*at].heads(&self.sheets[longest]);
        (0..longest).find(heads).unwrap_or(longest)
    }
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum BookError {
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// More bytes or cells than are read.
    #[error("more than is read")]
    TooLarge,
    /// A sheet of more rows than any spreadsheet has.
    #[error("more rows than are read: {sheet}")]
    TooManyRows {
        /// Its name; empty for delimited text.
        sheet: String,
    },
    /// A line of delimited text that is longer than any of a list.
    #[error("line {line} is too long")]
    LongLine {
        /// Its number, from 1.
        line: usize,
    },
    /// It is something else, for which there is another way.
    #[error("no list, but {0:?}")]
    NoList(NoList),
    /// Neither a spreadsheet nor text.
    #[error("neither a spreadsheet nor delimited text")]
    NotASheet,
    /// A workbook that opens only with a password.
    #[error("protected by a password")]
    Locked,
    /// A workbook that cannot be read to its end.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Whoever was reading it broke down over it, most likely short of memory.
    #[error("the reader broke down")]
    BrokeDown,
}
