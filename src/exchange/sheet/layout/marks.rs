//! By what a row shows what it is.

use super::super::book::{Cell, Sheet};
use super::super::value::{self, Decimal};
use super::super::words::{self, plain};
use super::RowRole;
use super::groups;
use super::heading::{Heading, is_repeated};

/// What is usual in the rows below the headings.
#[derive(Debug)]
pub(super) struct Marks {
    heading: Heading,
    /// The column in which the records are numbered, where they are.
    pub number: Option<usize>,
    /// So many cells of a row are filled in most records.
    pub usual: usize,
    /// In how many of every hundred records each column is filled.
    filled: Vec<usize>,
}

impl Marks {
    pub fn of(sheet: &Sheet, heading: Heading) -> Self {
        let rows = || sheet.rows.iter().skip(heading.end).filter(|row| !row.is_empty());
        let mut counts: Vec<usize> = rows().map(|row| said(row).count()).filter(|count| *count > 0).collect();
        counts.sort_unstable();
        // In a short list sums, notes and signatures are as many as records; these have more cells.
        let usual = counts.get(counts.len() * 3 / 4).copied().unwrap_or_default();
        let full = || rows().filter(|row| said(row).count() * 2 > usual);
        let count = full().count();
        let is_numbered = |at: usize| {
            let numbered = full().filter(|row| row.get(at).and_then(running_number).is_some()).count();
            // A list of two has two numbers.
            numbered * 5 >= count * 4 && numbered > 0
        };
        let runs = |at: usize| {
            let numbers: Vec<u64> = full().filter_map(|row| running_number(row.get(at)?)).collect();
            // Amounts do not count up by one.
            numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1 || pair[1] == 1).count() * 5
                >= numbers.len().saturating_sub(1) * 4
        };
        let has_numbers = |at: usize| rows().any(|row| row.get(at).and_then(running_number).is_some());
        let number = (0..2).find(|at| is_number_heading(sheet, heading, *at) && has_numbers(*at));
        let number = number.or_else(|| (0..2).find(|at| is_numbered(*at) && runs(*at)));
        let is_filled = |row: &&Vec<Cell>, at: usize| row.get(at).is_some_and(|cell| value::said(cell).is_some());
        let filled = |at: usize| full().filter(|row| is_filled(row, at)).count() * 100 / count.max(1);
        let filled = (0..super::width(sheet).min(4)).map(filled).collect();
        Self { heading, number, usual, filled }
    }

    /// Whether so few cells are filled that it is hardly a record.
    pub fn is_sparse(&self, row: &[Cell]) -> bool {
        said(row).count() * 2 <= self.usual.max(2)
    }

    /// Whether a column numbers records, or is empty in most of them: what numbers a group stands there.
    pub fn may_number(&self, column: usize) -> bool {
        self.number == Some(column) || self.filled.get(column).is_some_and(|share| *share < 50)
    }

    /// Whether the label of a group may stand in a column: in the first, or in that behind the numbers.
    pub fn may_label(&self, column: usize) -> bool {
        column <= self.number.map_or(1, |number| number + 1)
    }

    /// Whether a row is a record for certain: numbered where records are, and otherwise filled.
    pub fn is_full(&self, row: &[Cell]) -> bool {
        if self.number.is_some() { self.has_number(row) } else { !self.is_sparse(row) }
    }

    /// Whether it has a number of its own among the records.
    pub fn has_number(&self, row: &[Cell]) -> bool {
        self.number.is_some_and(|at| row.get(at).and_then(running_number).is_some())
    }

    /// What a row below the headings is by itself.
    pub fn role(&self, sheet: &Sheet, at: usize, is_known: &dyn Fn(&str) -> bool) -> RowRole {
        let row = &sheet.rows[at];
        if is_repeated(sheet, self.heading, at) {
            return RowRole::Heading;
        }
        if are_column_numbers(row, at == self.heading.end) {
            return RowRole::ColumnNumbers;
        }
        if let Some(role) = self.sum(row) {
            return role;
        }
        if self.is_other_heading(sheet, at, is_known) {
            return RowRole::OtherTable;
        }
        if groups::is_group(sheet, at, self) {
            return RowRole::Group;
        }
        RowRole::Data
    }

    /// `Jumlah`, `Sub Total Kecamatan Binuang`, `Rata-rata`: a label, and hardly a word beside it.
    fn sum(&self, row: &[Cell]) -> Option<RowRole> {
        let texts: Vec<String> = row.iter().filter(|cell| is_words(cell)).map(|cell| plain(&cell.text())).collect();
        let label = texts.first().filter(|_| texts.len() <= 2)?;
        // A record has a number and more than a name.
        if self.has_number(row) && !self.is_sparse(row) && !is_bare_sum(label) {
            return None;
        }
        let words: Vec<&str> = label.split(' ').collect();
        let is_sub = matches!(words[0], "sub" | "subtotal" | "subjumlah");
        let rest = if words[0] == "sub" { words.get(1).copied().unwrap_or_default() } else { words[0] };
        let is_sum = matches!(rest, "jumlah" | "jml" | "jlh" | "total" | "subtotal" | "subjumlah" | "grand")
            || matches!(rest, "pindahan" | "dipindahkan")
            || label.starts_with("keseluruhan");
        if label.starts_with("rata rata") {
            return Some(RowRole::Note);
        }
        if !is_sum {
            return None;
        }
        let of_all = ["total", "seluruh", "seluruhnya", "keseluruhan", "semua", "grand", "akhir", "umum"];
        let names_all = words.iter().skip(1).any(|word| of_all.contains(word)) || words[0] == "grand";
        Some(if is_sub || (words.len() > 1 && !names_all && names_group(&words)) {
            RowRole::Subtotal
        } else {
            RowRole::Total
        })
    }

    /// The headings of a further table: most of its cells are headings in use, and they are none of this one's.
    fn is_other_heading(&self, sheet: &Sheet, at: usize, is_known: &dyn Fn(&str) -> bool) -> bool {
        let row = &sheet.rows[at];
        // Most records have a number in them, and need no closer look.
        let may_be = |cell: &Cell| match cell {
            Cell::Text(text) => text.len() <= 80 && text.bytes().filter(u8::is_ascii_digit).count() <= 4,
            Cell::Empty => true,
            Cell::Number(_) | Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => false,
        };
        if row.len() < 3 || !row.iter().all(may_be) || self.has_number(row) {
            return false;
        }
        let cells: Vec<String> = said(row).map(Cell::text).collect();
        let known = cells.iter().filter(|text| text.chars().any(char::is_alphabetic) && is_known(text)).count();
        known >= 3 && known * 2 > cells.len()
    }
}

/// Whether a column is headed as that of the numbers of records.
fn is_number_heading(sheet: &Sheet, heading: Heading, column: usize) -> bool {
    const HEADINGS: [&str; 9] = ["no", "nomor", "nomer", "nr", "number", "no urut", "nomor urut", "urut", "n o"];
    let cells = sheet.rows.get(heading.first..heading.end.min(sheet.rows.len())).unwrap_or_default();
    cells.iter().filter_map(|row| row.get(column)).any(|cell| HEADINGS.contains(&&*plain(&cell.text())))
}

/// `Jumlah` and `Total` alone.
fn is_bare_sum(label: &str) -> bool {
    matches!(
        label,
        "jumlah"
            | "total"
            | "sub total"
            | "sub jumlah"
            | "subtotal"
            | "jumlah total"
            | "grand total"
            | "jml"
            | "rata rata"
    )
}

/// Whether the words of a sum name the group that it is of, and not what is counted: `Jumlah I`, `Jumlah Kecamatan Binuang`.
fn names_group(words: &[&str]) -> bool {
    let rest = words[1..].join(" ");
    let is_roman = |word: &str| !word.is_empty() && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'a'..='e'));
    ["kecamatan ", "kec ", "desa ", "kelurahan ", "kabupaten ", "kota "].iter().any(|word| rest.starts_with(word))
        || (words.len() == 2 && is_roman(words[1]))
        || words::district(&rest).is_some()
        || words::subdistrict(&rest, None).is_some()
}

/// The cells of a row in which anything is said.
pub(super) fn said(row: &[Cell]) -> impl Iterator<Item = &Cell> {
    row.iter().filter(|cell| value::said(cell).is_some())
}

/// A text of words, and not an amount in another form.
pub(super) fn is_words(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let is_amount =
        || [Decimal::Comma, Decimal::Point].iter().any(|decimal| value::rupiah(cell, *decimal, 0).is_some());
    text.chars().any(char::is_alphabetic) && value::said(cell).is_some() && !is_amount()
}

/// The number of a record in its list: `12`, `12.`, `12)`.
pub(super) fn running_number(cell: &Cell) -> Option<u64> {
    match cell {
        Cell::Number(number) => (*number >= 1.0 && *number < 1e6 && number.fract() == 0.0).then_some(*number as u64),
        Cell::Text(text) => {
            let bare = text.trim().trim_start_matches('(').trim_end_matches(['.', ')']);
            (bare.len() <= 6 && !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| bare.parse().ok())
                .flatten()
                .filter(|number| *number > 0)
        }
        Cell::Empty | Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => None,
    }
}

/// The numbers of the columns under their headings: 1, 2, 3; (1), (2); a, b, c. Directly below the headings two are enough.
fn are_column_numbers(row: &[Cell], is_first: bool) -> bool {
    let cells: Vec<&Cell> = said(row).collect();
    let least = if is_first { 2 } else { 3 };
    if cells.len() < least {
        return false;
    }
    let numbers: Option<Vec<u64>> = cells.iter().map(|cell| running_number(cell)).collect();
    if let Some(numbers) = numbers {
        // `8=6+7` counts for a number of the row, so gaps are borne, but nothing that goes back.
        return numbers[0] <= 2 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    }
    let letters: Vec<String> = cells.iter().map(|cell| plain(&cell.text())).collect();
    let is_letter = |(at, text): (usize, &String)| text.len() == 1 && text.as_bytes()[0] == b'a' + at as u8;
    let numbers_with_sums = || {
        let first = |text: &String| text.split(' ').next().and_then(|word| word.parse::<usize>().ok());
        letters.iter().enumerate().all(|(at, text)| {
            first(text) == Some(at + 1) && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_digit())
        })
    };
    cells.len() <= 26 && (letters.iter().enumerate().all(is_letter) || numbers_with_sums())
}

/// The ways to say that what stands above holds here too.
pub(super) fn is_ditto(text: &str) -> bool {
    let text = text.trim();
    if text.len() > 12 || text.is_empty() {
        return false;
    }
    let is_quote = |c: char| matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' | '\u{3003}');
    let quotes = text.chars().filter(|c| is_quote(*c)).count();
    let paired = text.matches("''").count();
    let is_of_marks = text.chars().all(|c| is_quote(c) || matches!(c, '-' | '–' | ' ' | '\'' | ',' | '_'));
    (quotes + paired > 0 && is_of_marks)
        || matches!(
            &*plain(text),
            "sda" | "s d a" | "idem" | "ditto" | "dito" | "sama dengan atas" | "s d a " | "sda di atas"
        )
}
