//! The foot of a table: notes, and who signed.

use super::super::book::{Cell, Sheet};
use super::super::value::{self, DateOrder};
use super::super::words::plain;
use super::cells::{is_words, said};
use super::heading::Heading;
use super::marks::Marks;
use super::{RowRole, SaidRoles};
use crate::domain::month_named;

/// Finds the notes and signatures among what would be records, and all that belongs to a further table.
pub(super) fn settle(sheet: &Sheet, marks: &Marks, roles: &mut [RowRole], heading: Heading, told: &SaidRoles) {
    let is_record =
        |at: &usize| roles[*at] == RowRole::Data && marks.is_full(&sheet.rows[*at]) && !is_signed(&sheet.rows[*at]);
    let last_record = (heading.end..roles.len()).rev().find(is_record);
    // A sum that records or another sum follow is that of a part, whatever it calls itself.
    let end = roles.iter().position(|role| *role == RowRole::OtherTable).unwrap_or(roles.len());
    let goes_on = |at: usize| last_record.is_some_and(|last| at < last) || roles[at + 1..end].contains(&RowRole::Total);
    let parts: Vec<usize> = (0..end).filter(|at| roles[*at] == RowRole::Total && goes_on(*at)).collect();
    parts.into_iter().filter(|at| !told.contains_key(at)).for_each(|at| roles[at] = RowRole::Subtotal);
    let (mut is_of_other, mut foot) = (false, None);
    for at in heading.end..roles.len() {
        if told.contains_key(&at) {
            continue;
        }
        let row = &sheet.rows[at];
        match roles[at] {
            RowRole::OtherTable => is_of_other = true,
            // The headings again: this table goes on.
            RowRole::Heading => (is_of_other, foot) = (false, None),
            RowRole::Blank => {}
            role if is_of_other && role != RowRole::Blank => roles[at] = RowRole::OtherTable,
            RowRole::Data | RowRole::Group | RowRole::Total | RowRole::Subtotal | RowRole::ColumnNumbers => {
                let is_sparse = marks.is_sparse(row) || (!marks.is_full(row) && said(row).take(3).count() <= 2);
                let may_be = matches!(roles[at], RowRole::Data | RowRole::Group) && is_sparse;
                if !may_be || (marks.has_number(row) && !is_signed(row)) {
                    continue;
                }
                if is_sparse && is_signed(row) && is_after(last_record, at) {
                    foot = Some(RowRole::Signature);
                } else if is_sparse && is_note(row) && marks.usual > 1 {
                    if is_after(last_record, at) {
                        foot = Some(RowRole::Note);
                    }
                    roles[at] = RowRole::Note;
                } else if foot.is_none()
                    && is_sparse
                    && is_after(last_record, at)
                    && follows_an_end(roles, at)
                    && marks.number.is_some()
                {
                    foot = Some(RowRole::Note);
                }
                if let Some(role) = foot.filter(|_| is_sparse) {
                    roles[at] = role;
                }
            }
            RowRole::Title | RowRole::Note | RowRole::Signature => {}
        }
    }
}

fn is_after(last_record: Option<usize>, at: usize) -> bool {
    last_record.is_none_or(|last| at > last)
}

/// Whether nothing but blank rows, and no record, stand between a row and a sum or a blank row above it.
fn follows_an_end(roles: &[RowRole], at: usize) -> bool {
    at > 0
        && matches!(
            roles[at - 1],
            RowRole::Blank | RowRole::Total | RowRole::Subtotal | RowRole::Note | RowRole::Signature
        )
}

/// Words of those who sign, and place and day: `Rantau, 5 Januari 2025`.
fn is_signed(row: &[Cell]) -> bool {
    const BEGINNINGS: [&str; 34] = [
        "mengetahui",
        "menyetujui",
        "disetujui",
        "diketahui",
        "kepala dinas",
        "kepala bidang",
        "kepala seksi",
        "kepala sub",
        "plt kepala",
        "plh kepala",
        "an kepala",
        "a n kepala",
        "a n bupati",
        "an bupati",
        "bupati",
        "walikota",
        "wali kota",
        "sekretaris daerah",
        "sekretaris dinas",
        "pendata",
        "petugas pendata",
        "dibuat oleh",
        "yang membuat",
        "penyusun",
        "ttd",
        "nip ",
        "pembina ",
        "penata ",
        "pembina",
        "penata",
        "pejabat",
        "camat",
        "hormat kami",
        "kabid ",
    ];
    let is_beginning = |text: &str| {
        let plain = plain(text);
        BEGINNINGS.iter().any(|word| {
            let rest = plain.strip_prefix(word.trim_end());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    said(row).filter(|cell| is_words(cell)).any(|cell| {
        let text = cell.text();
        is_beginning(&text) || is_place_and_day(&text)
    })
}

fn is_place_and_day(text: &str) -> bool {
    let Some((place, day)) = text.split_once(',') else { return false };
    let is_place =
        place.chars().all(|c| c.is_alphabetic() || c.is_whitespace()) && place.split_whitespace().count() <= 3;
    // The day is often left to be filled in: `Rantau,      Januari 2025`.
    let is_open = || {
        let plain = plain(day);
        let words: Vec<&str> = plain.split(' ').collect();
        let is_year =
            words.last().is_some_and(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
        is_year && words.len() == 2 && month_named(words[0]).is_some()
    };
    is_place
        && !place.trim().is_empty()
        && (value::date(&Cell::Text(day.to_owned()), DateOrder::DayFirst).is_some() || is_open())
}

/// A remark below a table, or the list of its signs.
fn is_note(row: &[Cell]) -> bool {
    const BEGINNINGS: [&str; 10] =
        ["catatan", "keterangan", "ket", "sumber", "source", "note", "notes", "nb", "n b", "data per"];
    let Some(text) = said(row).find(|cell| is_words(cell)).map(Cell::text) else { return false };
    let plain = plain(&text);
    let is_beginning = BEGINNINGS.iter().any(|word| plain == *word || plain.starts_with(&format!("{word} ")));
    let is_footnote = text.starts_with('*') || text.starts_with("1)") || text.starts_with('¹');
    // A cooperative may well begin with one of these words; a remark has a colon or is the word alone.
    (is_beginning && (text.contains(':') || BEGINNINGS.contains(&&*plain) || plain.starts_with("data per")))
        || is_footnote
}
