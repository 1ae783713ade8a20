//! What must be said of a file of cells that was read: what was left out, and what may be a slip.

use serde::{Deserialize, Serialize};

/// So many places of a sheet are named; of more only how many there are.
const NAMED: usize = 20;

/// What must be said of a file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BookNote {
    /// A quote that opens a cell and does not close it: it was taken as a sign like others.
    OpenQuote {
        /// The line in which it stands, from 1.
        line: usize,
        /// So many lines after it would have become part of its cell.
        lines: usize,
    },
    /// Lines that are one cell, being within quotes, though each by itself has as many cells as a row.
    LinesInOneCell {
        /// The line in which the quote opens.
        line: usize,
        /// The line in which it closes.
        last: usize,
    },
    /// Columns beyond those that are read.
    ColumnsLeftOut {
        /// The sheet.
        sheet: String,
        /// The first row that has any.
        row: usize,
        /// How many there are.
        columns: usize,
    },
    /// A text that was cut off.
    TextCut {
        /// The sheet.
        sheet: String,
        /// Its row.
        row: usize,
        /// Its column, from 1.
        column: usize,
    },
    /// Cells whose value the file could not make (`#REF!`).
    Errors {
        /// The sheet.
        sheet: String,
        /// How many there are.
        cells: usize,
        /// The row of the first.
        row: usize,
        /// Its column, from 1.
        column: usize,
    },
    /// Formulas whose result the file does not hold.
    NotReckoned {
        /// The sheet.
        sheet: String,
        /// How many there are.
        cells: usize,
        /// The row of the first.
        row: usize,
        /// Its column, from 1.
        column: usize,
    },
    /// Rows that the spreadsheet program does not show and in which something stands. They were read.
    HiddenRows {
        /// The sheet.
        sheet: String,
        /// How many there are.
        rows: usize,
        /// The first.
        first: usize,
    },
    /// Columns that the spreadsheet program does not show and in which something stands. They were read.
    HiddenColumns {
        /// The sheet.
        sheet: String,
        /// Which ones, from 1.
        columns: Vec<usize>,
    },
    /// Sheets that the spreadsheet program does not show and in which something stands.
    HiddenSheets {
        /// Their names.
        sheets: Vec<String>,
    },
    /// Sheets that have the same headings, which can be read as one list.
    SheetsAlike {
        /// Their names.
        sheets: Vec<String>,
    },
    /// Sheets beyond those that are read.
    SheetsLeftOut {
        /// How many there are.
        sheets: usize,
    },
}

/// What is said of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookNotes {
    /// The first that there is to say.
    pub first: Vec<BookNote>,
    /// How much more of the same there is.
    pub further: usize,
}

impl BookNote {
    /// Of which sheet something is said; none of the whole file.
    pub fn sheet(&self) -> Option<&str> {
        match self {
            Self::ColumnsLeftOut { sheet, .. }
            | Self::TextCut { sheet, .. }
            | Self::Errors { sheet, .. }
            | Self::NotReckoned { sheet, .. }
            | Self::HiddenRows { sheet, .. }
            | Self::HiddenColumns { sheet, .. } => Some(sheet),
            Self::OpenQuote { .. }
            | Self::LinesInOneCell { .. }
            | Self::HiddenSheets { .. }
            | Self::SheetsAlike { .. }
            | Self::SheetsLeftOut { .. } => None,
        }
    }
}

impl BookNotes {
    /// Says something of the whole file, before what is said of its sheets.
    pub(super) fn say_first(&mut self, note: BookNote) {
        self.first.insert(0, note);
    }

    pub(super) fn say(&mut self, note: BookNote) {
        if self.first.iter().filter(|said| said.sheet() == note.sheet()).count() < NAMED {
            self.first.push(note);
        } else {
            self.further += 1;
        }
    }
}
