//! What a row below the headings is by itself.

use super::super::book::{Cell, Sheet};
use super::super::words::{self, plain};
use super::cells::{is_words, running_number, said};
use super::heading::is_repeated;
use super::marks::Marks;
use super::{RowRole, groups};

/// What a row below the headings is by itself.
pub(super) fn role(sheet: &Sheet, marks: &Marks, at: usize, is_known: &dyn Fn(&str) -> bool) -> RowRole {
    let row = &sheet.rows[at];
    if is_plainly_data(marks, row) {
        return RowRole::Data;
    }
    if is_repeated(&marks.headings, row) {
        return RowRole::Heading;
    }
    if are_column_numbers(row, at == marks.heading.end) {
        return RowRole::ColumnNumbers;
    }
    if let Some(role) = sum(marks, row) {
        return role;
    }
    if is_other_heading(sheet, marks, at, is_known) {
        return RowRole::OtherTable;
    }
    if groups::is_group(sheet, at, marks) {
        return RowRole::Group;
    }
    RowRole::Data
}

/// Whether nothing but a record looks like it, which most rows of a long list are: it has a number where records have theirs,
/// a name that begins no sum, and more cells than a group.
fn is_plainly_data(marks: &Marks, row: &[Cell]) -> bool {
    const MORE_THAN_A_GROUP: usize = 4;
    let begins_none = |cell: &Cell| !begins_a_sum(&plain(&cell.text()));
    marks.has_number(row)
        && row.iter().filter(|cell| !cell.is_empty()).take(MORE_THAN_A_GROUP).count() == MORE_THAN_A_GROUP
        && row
            .iter()
            .find(|cell| is_words(cell))
            .is_some_and(|cell| cell.text().chars().count() > 1 && begins_none(cell))
}

/// `Jumlah`, `Sub Total Kecamatan Binuang`, `Rata-rata`: a label, and hardly a word beside it.
fn sum(marks: &Marks, row: &[Cell]) -> Option<RowRole> {
    let mut texts = row.iter().filter(|cell| is_words(cell));
    let label = plain(&texts.next()?.text());
    if !begins_a_sum(&label) || texts.take(2).count() > 1 {
        return None;
    }
    // A record has a number and more than a name.
    if marks.has_number(row) && !marks.is_sparse(row) && !is_bare_sum(&label) {
        return None;
    }
    let words: Vec<&str> = label.split(' ').collect();
    let is_sub = matches!(words[0], "sub" | "subtotal" | "subjumlah");
    let rest = if words[0] == "sub" { words.get(1).copied().unwrap_or_default() } else { words[0] };
    if label.starts_with("rata rata") {
        return Some(RowRole::Note);
    }
    if words[0] == "sub" && !matches!(rest, "jumlah" | "jml" | "jlh" | "total") {
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

/// Whether a label begins as one of a sum does.
fn begins_a_sum(label: &str) -> bool {
    let first = label.split(' ').next().unwrap_or_default();
    matches!(
        first,
        "sub"
            | "subtotal"
            | "subjumlah"
            | "jumlah"
            | "jml"
            | "jlh"
            | "total"
            | "grand"
            | "pindahan"
            | "dipindahkan"
            | "keseluruhan"
    ) || label.starts_with("rata rata")
}

/// The headings of a further table: most of its cells are headings in use, and they are none of this one's.
fn is_other_heading(sheet: &Sheet, marks: &Marks, at: usize, is_known: &dyn Fn(&str) -> bool) -> bool {
    let row = &sheet.rows[at];
    if row.len() < 3 || marks.has_number(row) {
        return false;
    }
    // Most records have a number in them, and need no closer look.
    let may_be = |cell: &Cell| match cell {
        Cell::Text(text) => text.len() <= 80 && text.bytes().filter(u8::is_ascii_digit).count() <= 4,
        Cell::Empty => true,
        Cell::Number(_) | Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => false,
    };
    if !row.iter().all(may_be) {
        return false;
    }
    let cells: Vec<String> = said(row).map(Cell::text).collect();
    let known = cells.iter().filter(|text| text.chars().any(char::is_alphabetic) && is_known(text)).count();
    known >= 3 && known * 2 > cells.len()
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

/// The numbers of the columns under their headings: 1, 2, 3; (1), (2); a, b, c. Directly below the headings two are enough.
fn are_column_numbers(row: &[Cell], is_first: bool) -> bool {
    let begins =
        |cell: &Cell| running_number(cell).is_some_and(|number| number <= 2) || plain(&cell.text()).starts_with('a');
    if !said(row).next().is_some_and(begins) {
        return false;
    }
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
