//! The refused rows of a list as a file, to be mended and brought in again.

use super::book::{Cell, Sheet};
use super::columns::{Column, Target};
use super::harmless::as_written;
use super::plan::{Laid, Plan};
use super::row::Fault;
use super::units;
use super::write::to_csv;
use super::writing::Writing;
use rustc_hash::FxHashMap;

/// Delimited text in UTF-8 with a mark, as Excel opens it: the headings, the refused rows, and the reason in a column of its
/// own, which means nothing when the file is brought in again. What heads that column is handed in, and what is said of a
/// fault.
///
/// A row stands as it does in the list, with what its group, a merged cell or a ditto says of it. What was read of numbers
/// and days by the whole of their column, or in a unit that stands above it, is written in full: these few rows alone might
/// be read otherwise.
pub fn refused_rows(
    sheet: &Sheet,
    plan: &Plan,
    refused: &[(usize, Vec<Fault>)],
    reason: &str,
    say: impl Fn(&Fault) -> String,
) -> Vec<u8> {
    let text = |text: &str| Cell::Text(as_written(text.trim()).into_owned());
    let Laid { layout, writings } = plan.lay(sheet);
    let columns: Vec<(&Column, &Writing)> = plan.columns.iter().zip(&writings).collect();
    let headings = columns.iter().map(|(column, writing)| match writing.power {
        0 => text(&column.heading),
        _ => text(&units::without_units(&column.heading)),
    });
    let headings: Vec<Cell> = headings.chain([Cell::Text(reason.to_owned())]).collect();
    let faults: FxHashMap<usize, &Vec<Fault>> = refused.iter().map(|(number, faults)| (number - 1, faults)).collect();
    let rows = layout.records(sheet).filter_map(|(at, cells)| {
        let reasons: Vec<String> = faults.get(&at)?.iter().map(&say).collect();
        let cell = |(at, (column, writing)): (usize, &(&Column, &Writing))| {
            let Some(cell) = cells.get(at) else { return Cell::Empty };
            let expects = column.target.and_then(Target::expects).filter(|_| !writing.is_usual());
            let plainly = expects.and_then(|expects| writing.plainly(expects, cell));
            // What was not read keeps the unit that its heading gives up.
            let as_it_stands = || match units::word_of(writing.power) {
                Some(unit) if !cell.is_empty() => format!("{} {unit}", cell.text()),
                _ => cell.text(),
            };
            // What was made harmless before is not marked a second time.
            text(&plainly.unwrap_or_else(as_it_stands))
        };
        Some(columns.iter().enumerate().map(cell).chain([Cell::Text(reasons.join(" "))]).collect())
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

    #[test]
    fn refused_rows_say_by_themselves_what_their_list_said_of_them() {
        let list = "(dalam jutaan rupiah);;;\nNo;Nama;Jenis;Aset 2023;Tanggal Badan Hukum\n;KECAMATAN BINUANG;;;\n\
            1;KUD A;Jasa;2.5;5/26/2004\n2;KUD B;Jasa;1,250.5;12/25/2004\n3;KUD D;Jasa;3.5;7/30/2004\n\
            4;KUD C;Warung;850;05/03/2004\n";
        let book = open(list.as_bytes(), Some(';'), None).unwrap();
        let plan = Plan { district: "63.05".parse().ok(), ..Plan::propose(&book.sheets[0]) };
        let preview = |sheet: &Sheet, plan: &Plan| {
            super::super::cooperatives::cooperatives_beside(
                sheet,
                plan,
                &Tables::default(),
                1_700_000_000_000,
                [3; 10],
                &mut |_, _| {},
            )
        };
        let refused = preview(&book.sheets[0], &plan).refused();
        let file = file_of(&book.sheets[0], &plan, &refused);
        assert!(file.contains("KUD C;Warung;850000000;2004-05-03;BINUANG;"), "{file}");
        let mended = open(file.replace("Warung", "Konsumen").as_bytes(), None, None).unwrap();
        let again = Plan { district: plan.district, ..Plan::propose(&mended.sheets[0]) };
        let views = preview(&mended.sheets[0], &again).views(&Tables::default(), Class::New, 0, 1);
        let said =
            |field: &str| views[0].changes.iter().find(|change| change.field == field).map(|change| change.new.clone());
        assert_eq!(said("assets"), Some(850_000_000.into()));
        assert_eq!(said("legal_date"), Some("2004-05-03".into()));
        assert_eq!(said("subdistrict"), Some("63.05.01".into()));
        // What can be read in two ways keeps its unit.
        let book = open("Nama;Aset 2023 (juta Rp)\nKUD A;18.403\n".as_bytes(), None, None).unwrap();
        let plan = Plan::propose(&book.sheets[0]);
        let refused = preview(&book.sheets[0], &plan).refused();
        let file = file_of(&book.sheets[0], &plan, &refused);
        assert!(file.contains("Nama;Aset 2023;Alasan\nKUD A;18.403 juta;"), "{file}");
    }
}
