//! The refused rows of a list as a file, to be mended and brought in again.

use super::book::{Cell, Sheet};
use super::plan::Plan;
use super::row::Fault;
use super::write::{delimited, harmless};
use crate::i18n::{Lang, explain_fault};

/// Delimited text in UTF-8 with a mark, as Excel opens it: the headings, the refused rows as they stand, and the reason in
/// a column of its own, which means nothing when the file is brought in again.
pub fn refused_rows(sheet: &Sheet, plan: &Plan, refused: &[(usize, Vec<Fault>)], lang: Lang) -> Vec<u8> {
    let width = plan.columns.len();
    let headings = plan.columns.iter().map(|column| harmless(&column.heading));
    let headings: Vec<String> = headings.chain([lang.reason().to_owned()]).collect();
    let rows = refused.iter().map(|(number, faults)| {
        let cells: &[Cell] = sheet.rows.get(*number - 1).map_or(&[], Vec::as_slice);
        let reasons: Vec<String> = faults.iter().map(|fault| explain_fault(lang, plan, fault)).collect();
        let cells = (0..width).map(|at| cells.get(at).map_or_else(String::new, |cell| harmless(&cell.text())));
        cells.chain([reasons.join(" ")]).collect()
    });
    delimited(std::iter::once(headings).chain(rows).map(Vec::into_iter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sheet::{Class, Listing, open};
    use crate::workspace::Tables;

    #[test]
    fn refused_rows_are_mended_and_brought_in_again() {
        let book = open("Nama;Jenis\nKUD A;=Warung()\nKUD B;Jasa\n".as_bytes(), None, None).unwrap();
        let preview = |sheet: &Sheet| {
            let plan = Plan::propose(sheet);
            let listing = Listing::new(sheet, &plan, &Tables::default(), 1, [3; 10], &mut |_, _| {});
            (plan, listing)
        };
        let (plan, listing) = preview(&book.sheets[0]);
        let file = String::from_utf8(refused_rows(&book.sheets[0], &plan, &listing.refused(), Lang::Id)).unwrap();
        assert!(file.contains("KUD A;'=Warung();") && !file.contains("KUD B"), "{file}");
        let mended = open(file.replace("'=Warung()", "Konsumen").as_bytes(), None, None).unwrap();
        let (_, again) = preview(&mended.sheets[0]);
        assert_eq!(again.summary().rows, [(Class::New, 1)].into());
    }
}
