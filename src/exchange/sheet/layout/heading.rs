//! The rows of headings: several lines, merged or not, in two languages, and repeated on every page.

use super::super::book::{Cell, Sheet};
use super::super::value;
use super::super::words::plain;
use super::cells::{is_words, said};
use serde::{Deserialize, Serialize};

/// So many rows of headings stand above each other at most.
const MOST: usize = 5;
/// What stands between the lines of a heading.
pub const BETWEEN: &str = " – ";

/// Which rows of a sheet are its headings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The first of them, from 0.
    pub first: usize,
    /// The row after the last.
    pub end: usize,
}

impl Heading {
    /// The headings around a row, of which that one is.
    pub fn around(sheet: &Sheet, row: usize, is_known: &dyn Fn(&str) -> bool) -> Self {
        let mut heading = Self { first: row, end: row + 1 };
        while heading.end - heading.first < MOST && heading.goes_on_below(sheet, is_known) {
            heading.end += 1;
        }
        heading.upwards(sheet, is_known)
    }

    fn upwards(mut self, sheet: &Sheet, is_known: &dyn Fn(&str) -> bool) -> Self {
        while self.first > 0 && self.end - self.first < MOST && self.begins_above(sheet, is_known) {
            self.first -= 1;
        }
        self
    }

    /// Whether the row below is of the headings: a second line under those that span several columns, a part of merged
    /// cells, or the same in another language.
    fn goes_on_below(&self, sheet: &Sheet, is_known: &dyn Fn(&str) -> bool) -> bool {
        let Some(row) = sheet.rows.get(self.end).filter(|row| is_heading_row(row)) else { return false };
        let reaches_down = |column: usize| {
            sheet.merged.iter().any(|block| {
                (self.first..self.end).contains(&block.first.0)
                    && block.last.0 >= self.end
                    && (block.first.1..=block.last.1).contains(&column)
            })
        };
        let above = &sheet.rows[self.end - 1];
        if (0..above.len()).any(|column| is_at(above, column) && reaches_down(column)) && said(row).count() > 0 {
            return true;
        }
        let filled: Vec<usize> = (0..row.len()).filter(|column| is_at(row, *column)).collect();
        let known = filled.iter().filter(|column| is_known(&row[**column].text())).count();
        // The same in another language.
        if filled.len() > 1 && known * 2 > filled.len() && filled.iter().all(|column| is_words(&row[*column])) {
            return true;
        }
        let spanned = |column: &usize| {
            let (left, right) = span(sheet, self.end - 1, *column, row.len());
            let below = filled.iter().filter(|other| (left..right).contains(*other)).count();
            is_at(above, left) && (below > 1 || is_merged_across(sheet, self.end - 1, left))
        };
        let is_part = |column: &usize| spanned(column) || !is_at(above, *column);
        let texts: Vec<String> = filled.iter().map(|column| row[*column].text()).collect();
        let is_line = |text: &String| is_line_below(text) || is_known(text);
        filled.iter().any(spanned)
            && filled.iter().all(is_part)
            && texts.iter().filter(|text| is_line(text)).count() * 2 >= texts.len()
    }

    /// Whether the row above is of the headings: it spans several of them, or has those that the first row leaves out.
    fn begins_above(&self, sheet: &Sheet, is_known: &dyn Fn(&str) -> bool) -> bool {
        let (row, first) = (&sheet.rows[self.first - 1], &sheet.rows[self.first]);
        let filled: Vec<usize> = (0..row.len()).filter(|column| is_at(row, *column)).collect();
        let is_text = |column: &usize| is_words(&row[*column]) && row[*column].text().chars().count() <= 80;
        if filled.is_empty() || !filled.iter().all(is_text) || filled.iter().any(|column| has_colon(&row[*column])) {
            return false;
        }
        let width = first.len().max(row.len());
        let fits = |column: &usize| {
            let (left, right) = span(sheet, self.first - 1, *column, width);
            let below = (left..right).filter(|column| is_at(first, *column)).count();
            // Over one column of its own, which the row below leaves out, or over several.
            let is_over_none = below == 0 && is_known(&row[*column].text());
            let is_over_all = right - left >= width && width > 2;
            !is_over_all && (is_over_none || below > 1 || (below == 1 && is_merged_across(sheet, self.first - 1, left)))
        };
        // A single one over several columns tells only if the lines below it are no headings by themselves.
        let tells = filled.len() > 1
            || filled.iter().any(|column| {
                let (left, right) = span(sheet, self.first - 1, *column, width);
                left > 0
                    && (left..right).any(|column| first.get(column).is_some_and(|cell| is_line_below(&cell.text())))
            });
        tells && filled.iter().all(fits)
    }

    /// The heading of each column: its lines from above, those that span several columns with each of them.
    pub fn texts(&self, sheet: &Sheet, width: usize) -> Vec<String> {
        (0..width).map(|column| self.text(sheet, column)).collect()
    }

    fn text(&self, sheet: &Sheet, column: usize) -> String {
        let mut lines: Vec<String> = Vec::new();
        for row in self.first..self.end.min(sheet.rows.len()) {
            let own = sheet.rows[row].get(column).filter(|cell| !cell.is_empty()).map(Cell::text);
            let line = own.or_else(|| {
                let is_last = row + 1 == self.end;
                let below = (row + 1..self.end).any(|row| is_at(&sheet.rows[row], column));
                if is_last || !below {
                    return None;
                }
                let (left, _) = span(sheet, row, column, usize::MAX);
                // What spans has a line below it in its own column too.
                let spans =
                    is_merged_across(sheet, row, left) || (row + 1..self.end).any(|row| is_at(&sheet.rows[row], left));
                spans.then(|| sheet.rows[row].get(left).map(Cell::text).unwrap_or_default())
            });
            let line = line.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
            if !line.is_empty() && lines.last() != Some(&line) {
                lines.push(line);
            }
        }
        lines.join(BETWEEN)
    }
}

/// The columns that a heading which stands at or left of a column reaches over: from its own to before the next one.
fn span(sheet: &Sheet, row: usize, column: usize, width: usize) -> (usize, usize) {
    let cells = &sheet.rows[row];
    let merged = sheet
        .merged
        .iter()
        .find(|block| block.first.0 <= row && row <= block.last.0 && (block.first.1..=block.last.1).contains(&column));
    if let Some(block) = merged {
        return (block.first.1, block.last.1 + 1);
    }
    let left = (0..=column.min(cells.len().saturating_sub(1))).rev().find(|column| is_at(cells, *column));
    let right = (column + 1..cells.len()).find(|column| is_at(cells, *column)).unwrap_or(width);
    (left.unwrap_or(column), right.max(column + 1))
}

fn is_merged_across(sheet: &Sheet, row: usize, column: usize) -> bool {
    sheet.merged.iter().any(|block| block.first == (row, column) && block.last.1 > block.first.1)
}

fn is_at(row: &[Cell], column: usize) -> bool {
    row.get(column).is_some_and(|cell| !cell.is_empty())
}

fn has_colon(cell: &Cell) -> bool {
    cell.text().contains(':')
}

/// Whether a row could be one of headings: short texts and years.
fn is_heading_row(row: &[Cell]) -> bool {
    let is_short = |cell: &Cell| match cell {
        Cell::Text(text) => {
            let text = text.trim();
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            // A year has four digits; a number of a deed has more, and so have amounts.
            text.chars().count() <= 80 && digits <= 4
        }
        Cell::Number(number) => (1945.0..=2100.0).contains(number),
        Cell::Empty => true,
        Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => false,
    };
    row.iter().any(|cell| !cell.is_empty()) && row.iter().all(is_short)
}

/// The usual words of the second line of a heading.
fn is_line_below(text: &str) -> bool {
    const LINES: [&str; 44] = [
        "l",
        "p",
        "lk",
        "pr",
        "laki laki",
        "laki",
        "perempuan",
        "pria",
        "wanita",
        "jumlah",
        "total",
        "jml",
        "jlh",
        "nomor",
        "no",
        "tanggal",
        "tgl",
        "aktif",
        "tidak aktif",
        "ya",
        "tidak",
        "sudah",
        "belum",
        "rp",
        "orang",
        "unit",
        "nama",
        "nik",
        "desa",
        "kelurahan",
        "kecamatan",
        "kec",
        "alamat",
        "luar",
        "sendiri",
        "male",
        "female",
        "number",
        "date",
        "active",
        "inactive",
        "no tgl",
        "ada",
        "tahun",
    ];
    let plain = plain(text);
    LINES.contains(&&*plain) || (plain.len() == 4 && plain.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The texts of a row as they are compared, with their columns.
pub(super) fn texts_of(row: &[Cell]) -> Vec<(usize, String)> {
    let cells = row.iter().enumerate().filter(|(_, cell)| value::says_something(cell));
    cells.map(|(column, cell)| (column, plain(&cell.text()))).collect()
}

/// Whether a row below repeats one of the rows of headings, as every printed page has them.
pub(super) fn is_repeated(headings: &[Vec<(usize, String)>], row: &[Cell]) -> bool {
    let text_at = |column: usize| row.get(column).map(|cell| plain(&cell.text()));
    headings.iter().any(|theirs| {
        // Of four that are the same at least one is among the first two.
        if !theirs.iter().take(2).any(|(column, text)| text_at(*column).as_ref() == Some(text)) {
            return false;
        }
        let own = texts_of(row);
        let same = own.iter().filter(|cell| theirs.contains(cell)).count();
        // `Jumlah` alone under a heading of that name is a sum.
        same * 5 >= own.len() * 4 && same * 5 >= theirs.len() * 3 && (same > 1 || theirs.len() == 1)
    })
}
