//! What must be said of a file of cells that was read: what was left out, and what may be a slip.

use serde::{Deserialize, Serialize};

/// So many places are named; of more only how many there are.
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

impl BookNotes {
    pub(super) fn say(&mut self, note: BookNote) {
        if self.first.len() < NAMED {
            self.first.push(note);
        } else {
            self.further += 1;
        }
    }
}
