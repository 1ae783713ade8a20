//! The refused rows of a list as a file, to be mended and brought in again.

use super::book::{Cell, Sheet};
use super::harmless::as_written;
use super::plan::Plan;
use super::row::Fault;
use super::write::to_csv;

/// Delimited text in UTF-8 with a mark, as Excel opens it: the headings, the refused rows as they stand, and the reason in
/// a column of its own, which means nothing when the file is brought in again. What heads that column is handed in, and
/// what is said of a fault.
pub fn refused_rows(
    sheet: &Sheet,
    plan: &Plan,
    refused: &[(usize, Vec<Fault>)],
    reason: &str,
    say: impl Fn(&Fault) -> String,
) -> Vec<u8> {
    let text = |text: &str| Cell::Text(as_written(text.trim()).into_owned());
    let headings = plan.columns.iter().map(|column| text(&column.heading));
    let headings: Vec<Cell> = headings.chain([Cell::Text(reason.to_owned())]).collect();
    let rows = refused.iter().map(|(number, faults)| {
        let cells: &[Cell] = sheet.rows.get(*number - 1).map_or(&[], Vec::as_slice);
        let reasons: Vec<String> = faults.iter().map(&say).collect();
        // What was made harmless before is not marked a second time.
        let cells = (0..plan.columns.len()).map(|at| cells.get(at).map_or(Cell::Empty, |cell| text(&cell.text())));
        cells.chain([Cell::Text(reasons.join(" "))]).collect()
    });
    to_csv(&Sheet { name: String::new(), rows: std::iter::once(headings).chain(rows).collect(), ..Sheet::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sheet::{Class, open};
    use crate::explain::explain_fault;
    use crate::i18n::Lang;
    use crate::workspace::Tables;

    fn file_of(sheet: &Sheet, plan: &Plan, refused: &[(usize, Vec<Fault>)]) -> String {
        let file = refused_rows(sheet, plan, refused, Lang::Id.reason(), |fault| explain_fault(Lang::Id, plan, fault));
        String::from_utf8(file).unwrap()
    }

    #[test]
    fn refused_rows_are_mended_and_brought_in_again() {
        let book = open("Nama;Jenis\nKUD A;=Warung()\nKUD B;Jasa\n".as_bytes(), None, None).unwrap();
        let preview = |sheet: &Sheet| {
            let plan = Plan::propose(sheet);
            let listing = super::super::cooperatives::cooperatives_beside(
                sheet,
                &plan,
                &Tables::default(),
                1_700_000_000_000,
                [3; 10],
                &mut |_, _| {},
            );
            (plan, listing)
        };
        let (plan, listing) = preview(&book.sheets[0]);
        let file = file_of(&book.sheets[0], &plan, &listing.refused());
        assert!(file.contains("KUD A;'=Warung();") && !file.contains("KUD B"), "{file}");
        let mended = open(file.replace("'=Warung()", "Konsumen").as_bytes(), None, None).unwrap();
        let (_, again) = preview(&mended.sheets[0]);
        assert_eq!(again.summary().rows, [(Class::New, 1)].into());
    }

    #[test]
    fn neither_headings_nor_reasons_are_formulas_and_nothing_is_marked_twice() {
        let book = open("Nama;Jenis;=1+1\nKUD A;'=Warung();@x\n".as_bytes(), None, None).unwrap();
        let plan = Plan::propose(&book.sheets[0]);
        let fault = Fault { column: Some(2), kind: crate::exchange::sheet::FaultKind::NotUnderstood("@x".to_owned()) };
        let file = file_of(&book.sheets[0], &plan, &[(2, vec![fault])]);
        assert!(file.contains("Nama;Jenis;'=1+1;Alasan\nKUD A;'=Warung();'@x;'=1+1: "), "{file}");
    }
}
