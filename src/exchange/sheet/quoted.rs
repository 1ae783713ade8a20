//! The cells of delimited text, within quotes and without.
//!
//! A quote that opens a cell and that nobody closes would take all that follows into that cell, up to the next quote of
//! another row or to the end of the file. So a quote opens a cell only where it is closed as one who closes it writes it:
//! before a separator or the end of a line. Any other is a sign like others, and said: nothing is swallowed. Who scans for
//! the end of a cell stops at the next quote that opens one, so that a file full of them takes no longer than others.

use super::notes::BookNote;
use std::borrow::Cow;

/// Excel holds so many line breaks in a cell.
const MOST_BREAKS: usize = 253;

/// What comes after a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// Another cell of the row.
    Cell,
    /// The end of the row.
    Row,
}

/// Reads cells one after the other.
pub(super) struct Cells<'t> {
    text: &'t str,
    delimiter: u8,
    /// So many cells most rows have.
    width: usize,
    /// The longest text within quotes that goes over several lines, in bytes.
    longest: usize,
    at: usize,
    /// Where the line begins, and its number from 0.
    line_start: usize,
    line: usize,
}

/// Where a cell within quotes ends.
struct Closed {
    /// The place of the closing quote; the end of the text where there is none.
    at: usize,
    /// Whether it is one: a separator, the end of a line or of the text follows.
    is_proper: bool,
    breaks: usize,
}

impl<'t> Cells<'t> {
    pub fn new(text: &'t str, delimiter: u8, width: usize, longest: usize) -> Self {
        Self { text, delimiter, width, longest, at: 0, line_start: 0, line: 0 }
    }

    /// Goes on to the next line that has anything in it; its number from 0, none at the end.
    pub fn next_row(&mut self) -> Option<usize> {
        while self.skip_break() {}
        (self.at < self.text.len()).then_some(self.line)
    }

    /// The next cell of the row, what comes after it, and what must be said of it.
    pub fn next_cell(&mut self) -> (Cow<'t, str>, After, Option<BookNote>) {
        let (cell, note) = if self.byte(self.at) == Some(b'"') { self.quoted() } else { (self.plain(), None) };
        let after = if self.byte(self.at) == Some(self.delimiter) {
            self.at += 1;
            After::Cell
        } else {
            self.skip_break();
            After::Row
        };
        (cell, after, note)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn is_end(&self, at: usize) -> bool {
        self.byte(at).is_none_or(|byte| byte == self.delimiter || is_break(byte))
    }

    /// Passes over a line break, if one is here.
    fn skip_break(&mut self) -> bool {
        let length = match self.text.as_bytes().get(self.at..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([b'\r' | b'\n', ..]) => 1,
            _ => return false,
        };
        self.at += length;
        (self.line, self.line_start) = (self.line + 1, self.at);
        true
    }

    /// A cell in which quotes are signs like others.
    fn plain(&mut self) -> Cow<'t, str> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().position(|byte| *byte == self.delimiter || is_break(*byte)).unwrap_or(rest.len());
        let cell = &self.text[self.at..self.at + length];
        self.at += length;
        Cow::Borrowed(cell)
    }

    fn quoted(&mut self) -> (Cow<'t, str>, Option<BookNote>) {
        let (opened, line) = (self.at, self.line + 1);
        let closed = self.closed();
        let looks_like_rows = closed.breaks > 0 && self.all_look_like_rows(closed.at);
        let is_swallowing = closed.breaks > MOST_BREAKS
            || closed.breaks > 0 && closed.at - opened > self.longest
            || closed.breaks > 1 && self.width > 2 && looks_like_rows;
        if !closed.is_proper || is_swallowing {
            let cell = self.plain();
            // A quote around the first words of a cell takes nothing in that is not of the cell.
            let note = (closed.at >= self.at).then_some(BookNote::OpenQuote { line, lines: closed.breaks });
            return (cell, note);
        }
        let cell = &self.text[opened + 1..closed.at];
        let note = looks_like_rows.then_some(BookNote::LinesInOneCell { line, last: line + closed.breaks });
        if closed.breaks > 0 {
            let last = cell.rfind(['\r', '\n']).map_or(0, |last| last + 1);
            (self.line, self.line_start) = (self.line + closed.breaks, opened + 1 + last);
        }
        self.at = closed.at + 1;
        // Spaces after it are of no cell.
        while self.byte(self.at) == Some(b' ') {
            self.at += 1;
        }
        (if cell.contains('"') { cell.replace("\"\"", "\"").into() } else { cell.into() }, note)
    }

    /// Where the quote that opens here is closed.
    fn closed(&self) -> Closed {
        let bytes = self.text.as_bytes();
        let (mut at, mut breaks) = (self.at + 1, 0);
        loop {
            match bytes.get(at) {
                None => {
                    return Closed { at, is_proper: false, breaks: breaks - usize::from(breaks > 0 && ends(bytes)) };
                }
                Some(b'"') if bytes.get(at + 1) == Some(&b'"') => at += 1,
                Some(b'"') => {
                    let spaces = bytes[at + 1..].iter().take_while(|byte| **byte == b' ').count();
                    return Closed { at, is_proper: self.is_end(at + 1 + spaces), breaks };
                }
                Some(b'\n') => breaks += 1,
                Some(b'\r') => breaks += usize::from(bytes.get(at + 1) != Some(&b'\n')),
                Some(_) => {}
            }
            at += 1;
        }
    }

    /// Whether every line from this one to that with a place in it has as many cells as most rows, were quotes but signs.
    fn all_look_like_rows(&self, last: usize) -> bool {
        let bytes = self.text.as_bytes();
        let end = bytes[last..].iter().position(|byte| is_break(*byte)).map_or(bytes.len(), |length| last + length);
        let mut lines = bytes[self.line_start..end].split(|byte| is_break(*byte)).filter(|line| !line.is_empty());
        let cells = |line: &[u8]| line.iter().filter(|byte| **byte == self.delimiter).count() + 1;
        self.width > 1 && lines.all(|line| cells(line) == self.width)
    }
}

const fn is_break(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// Whether a text ends with the end of a line, after which there is no other.
fn ends(bytes: &[u8]) -> bool {
    bytes.last().is_some_and(|byte| is_break(*byte))
}
