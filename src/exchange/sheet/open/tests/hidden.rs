//! What is not shown, what is merged, and what was not reckoned.

use super::*;
use crate::exchange::sheet::book::day_of_serial;
use rust_xlsxwriter::{Formula, Workbook};

fn full(workbook: &mut Workbook) -> Vec<u8> {
    workbook.save_to_buffer().unwrap()
}

/// A sheet of four rows and four columns of which the second row and the third column are not shown.
fn is_as_hidden(file: &[u8]) {
    let book = open(file, None, None).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!((sheet.hidden_rows.as_slice(), sheet.hidden_columns.as_slice()), ([1].as_slice(), [2].as_slice()));
    let name = || sheet.name.clone();
    let rows = BookNote::HiddenRows { sheet: name(), rows: 1, first: 2 };
    let columns = BookNote::HiddenColumns { sheet: name(), columns: vec![3] };
    assert_eq!(book.notes.first, [rows, columns]);
    assert!(!sheet.rows[1][2].is_empty(), "what is hidden is read");
}

#[test]
fn rows_and_columns_that_xlsx_does_not_show_are_read_and_said() {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    for row in 0..4 {
        for column in 0..4 {
            page.write(row, column, format!("{row}/{column}")).unwrap();
        }
    }
    page.set_row_hidden(1).unwrap();
    page.set_column_hidden(2).unwrap();
    // Without anything in them nothing is to be said.
    page.set_row_hidden(7).unwrap();
    page.set_column_hidden(9).unwrap();
    let file = full(&mut workbook);
    let book = open(&file, None, None).unwrap();
    assert_eq!((&*book.sheets[0].hidden_rows, &*book.sheets[0].hidden_columns), ([1, 7].as_slice(), [2, 9].as_slice()));
    assert_eq!(book.notes.first.len(), 2);
    let row = |row: &str| {
        format!(
            "<x:row {row}><x:c t='inlineStr'><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row>"
        )
    };
    let sheet = format!(
        "<x:cols xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><x:col min='3' max='3' width=\"0\"/></x:cols><x:sheetData>{}{}{}</x:sheetData>",
        row(""),
        row("ht=\"0\""),
        row("")
    );
    is_as_hidden(&bare_xlsx("", &sheet));
}

#[test]
fn rows_and_columns_that_ods_does_not_show_are_read_and_said() {
    let cell = "<table:table-cell office:value-type='string'><text:p>a</text:p></table:table-cell>".repeat(4);
    let table = format!(
        "<table:table table:name='A'><table:table-column table:number-columns-repeated='2'/><table:table-column table:visibility='collapse'/>
        <table:table-row>{cell}</table:table-row><table:table-row table:visibility='filter'>{cell}</table:table-row>
        <table:table-row>{cell}</table:table-row>
        <table:table-row table:visibility='collapse' table:number-rows-repeated='1048573'><table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>"
    );
    is_as_hidden(&ods("", &table));
}

#[test]
fn rows_and_columns_that_xls_does_not_show_are_read_and_said() {
    let mut file = include_bytes!("../../../../../tests/lists/koperasi.xls").to_vec();
    // The row of that number, of which the flags stand after twelve bytes.
    let row = memchr::memmem::find(&file, &[0x08, 0x02, 0x10, 0x00, 0x02, 0x00]).unwrap() + 4;
    file[row + 12] |= 0x20;
    let columns = memchr::memmem::find(&file, &[0x7d, 0x00, 0x0c, 0x00]).unwrap() + 4;
    let number = |at: usize| usize::from(u16::from_le_bytes([file[at], file[at + 1]]));
    let (first, last) = (number(columns), number(columns + 2));
    file[columns + 8] |= 1;
    let book = open(&file, None, None).unwrap();
    assert_eq!(book.sheets[0].hidden_rows, [2]);
    assert_eq!(book.sheets[0].hidden_columns, (first..=last.min(399)).collect::<Vec<_>>());
    assert!(matches!(book.notes.first[0], BookNote::HiddenRows { rows: 1, first: 3, .. }));
    assert!(matches!(book.notes.first[1], BookNote::HiddenColumns { .. }));
}

#[test]
fn rows_that_xlsb_does_not_show_and_cells_that_it_shows_as_one_are_told() {
    let file = include_bytes!("../../../../../tests/lists/koperasi.xlsb");
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(file.as_slice())).unwrap();
    let mut to = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        if name.contains("sheet1.bin") {
            // The head of the third row, and merged cells before the end of the sheet (`BrtEndSheet`).
            let is_head = |at: &usize| bytes[*at] == 0 && bytes[at + 2..at + 6] == [2, 0, 0, 0] && bytes[at + 1] == 25;
            let row = (0..bytes.len() - 6).find(is_head).unwrap() + 2;
            bytes[row + 11] |= 0x10;
            let end = memchr::memmem::rfind(&bytes, &[0x82, 0x01, 0x00]).unwrap();
            let mut merged = vec![0xb0, 0x01, 16];
            merged.extend([0_u32, 0, 1, 3].into_iter().flat_map(u32::to_le_bytes));
            bytes.splice(end..end, merged);
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    let book = open(&to.finish().unwrap().into_inner(), None, None).unwrap();
    assert_eq!(book.sheets[0].hidden_rows, [2]);
    assert_eq!(book.sheets[0].merged, [Merged { first: (0, 1), last: (0, 3) }]);
}

#[test]
fn of_a_workbook_the_longest_table_that_is_shown_is_taken_and_hidden_sheets_are_said() {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet().set_name("Petunjuk").unwrap();
    (0..60).for_each(|row| drop(page.write(row, 0, format!("{row}. Isi lembar berikut"))));
    for (name, rows) in [("Acuan", 500), ("Daftar", 12), ("Daftar lama", 900)] {
        let page = workbook.add_worksheet().set_name(name).unwrap();
        (0..rows)
            .for_each(|row| (0..5).for_each(|column| drop(page.write(row, column, format!("{name} {row} {column}")))));
        match name {
            "Acuan" => page.set_hidden(true),
            "Daftar lama" => page.set_very_hidden(true),
            _ => page,
        };
    }
    let book = open(&full(&mut workbook), None, None).unwrap();
    assert_eq!(book.sheets[book.likely_sheet()].name, "Daftar");
    assert_eq!(book.notes.first, [BookNote::HiddenSheets { sheets: vec!["Acuan".into(), "Daftar lama".into()] }]);
    let styles = "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style>";
    let table = |name: &str, style: &str, rows: usize| {
        let row = "<table:table-row><table:table-cell office:value-type='float' office:value='1'/></table:table-row>";
        format!("<table:table table:name='{name}' table:style-name='{style}'>{}</table:table>", row.repeat(rows))
    };
    let book = open(&ods(styles, &(table("A", "ta2", 9) + &table("B", "ta1", 2))), None, None).unwrap();
    assert_eq!((book.likely_sheet(), book.sheets[0].is_hidden), (1, true));
}

#[test]
fn a_workbook_of_one_sheet_a_month_says_that_there_are_more() {
    let mut workbook = Workbook::new();
    for month in ["Jan", "Feb", "Mar"] {
        let page = workbook.add_worksheet().set_name(month).unwrap();
        page.write(0, 0, format!("DATA KOPERASI {month}")).unwrap();
        page.write_row(2, 0, ["No", "Nama Koperasi", "Kecamatan", "Status"]).unwrap();
        page.write_row(3, 0, [month, "KUD A", "Binuang", "Aktif"]).unwrap();
    }
    workbook.add_worksheet().set_name("Rekap").unwrap().write_row(0, 0, ["Kecamatan", "Jumlah", "Ket"]).unwrap();
    let book = open(&full(&mut workbook), None, None).unwrap();
    let sheets = ["Jan", "Feb", "Mar"].map(str::to_owned).to_vec();
    assert_eq!(book.notes.first, [BookNote::SheetsAlike { sheets }]);
}

#[test]
fn a_formula_without_its_result_is_neither_empty_nor_zero() {
    let note = |cells, row, column| BookNote::NotReckoned { sheet: "Data".into(), cells, row, column };
    // As libraries of other languages write it; one that gives an empty text has been reckoned.
    let sheet = "<sheetData><row r='1'><c r='A1'><v>7</v></c><c r='B1'><f>SUM(A1:A2)</f></c></row>
        <row r='2'><c r='A2' t='str'><f>IF(A1&gt;1,&quot;&quot;,1)</f><v></v></c><c r='B2'><f>A1*2</f><v></v></c><c r='C2'><f>A1</f><v>7</v></c></row></sheetData>";
    let book = open(&bare_xlsx("", sheet), None, None).unwrap();
    assert_eq!(book.sheets[0].rows[0][1], Cell::Error("=SUM(A1:A2)".into()));
    assert_eq!(book.sheets[0].rows[1], [Cell::Empty, Cell::Error("=A1*2".into()), Cell::Number(7.0)]);
    assert_eq!(book.notes.first, [note(2, 1, 2)]);
    // Or it writes 0 and leaves the rest to Excel; where it has reckoned one, it has reckoned all.
    let written = |results: [&str; 2]| {
        let mut workbook = Workbook::new();
        let page = workbook.add_worksheet().set_name("Data").unwrap();
        page.write(0, 0, 5).unwrap();
        for (row, result) in (1..).zip(results) {
            page.write_formula(row, 0, Formula::new("=A1*2").set_result(result)).unwrap();
        }
        open(&full(&mut workbook), None, None).unwrap()
    };
    assert_eq!(written(["0", "0"]).notes.first, [note(2, 2, 1)]);
    assert_eq!(written(["0", "10"]).notes.first, []);
    assert_eq!(written(["0", "10"]).sheets[0].rows[1][0], Cell::Number(0.0));
    let table = "<table:table table:name='Data'><table:table-row><table:table-cell table:formula='of:=SUM([.A1:.A2])'/><table:table-cell table:formula='of:=1/0' office:value-type='string' office:string-value='' calcext:value-type='error'><text:p>#DIV/0!</text:p></table:table-cell></table:table-row></table:table>";
    let book = open(&ods("", table), None, None).unwrap();
    assert_eq!(book.sheets[0].rows[0], [Cell::Error("=SUM([.A1:.A2])".into()), Cell::Error("#DIV/0!".into())]);
    let errors = BookNote::Errors { sheet: "Data".into(), cells: 1, row: 1, column: 2 };
    assert_eq!(book.notes.first, [errors, note(1, 1, 1)]);
}

#[test]
fn ods_tells_which_cells_are_shown_as_one_and_what_is_written_beside_the_cells_is_no_cell() {
    let table = "<table:table table:name='A'><table:shapes><draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame></table:shapes>
        <table:table-row><table:table-cell table:number-columns-spanned='3' table:number-rows-spanned='2' office:value-type='string'><office:annotation><text:p>catatan</text:p></office:annotation><text:p>KUD<text:s text:c='2'/>A &amp; B</text:p><text:p>baris dua</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated='2'/><table:table-cell office:value-type='percentage' office:value='0.5'><text:p>50%</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='3'/><table:table-cell office:value-type='date' office:date-value='2004-03-05T00:00:00'/></table:table-row></table:table>";
    let book = open(&ods("", table), None, None).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!(sheet.merged, [Merged { first: (0, 0), last: (1, 2) }]);
    assert_eq!(texts(sheet)[0], ["KUD  A & B\nbaris dua", "", "", "0.5"]);
    assert_eq!(sheet.rows[2][3], Cell::Date(Date::new(2004, 3, 5).unwrap()));
}

#[test]
fn bare_numbers_are_days_of_the_calendar_of_their_workbook() {
    let day = |year, month, day| Date::new(year, month, day).ok();
    let sheet = "<sheetData><row><c><v>43909</v></c></row></sheetData>";
    let of = |workbook: &str| open(&bare_xlsx(workbook, sheet), None, None).unwrap().sheets.remove(0);
    let (old, usual) = (of("<workbookPr date1904=\"1\"/>"), of(""));
    assert_eq!((old.is_1904, day_of_serial(43_909.0, true)), (true, day(2024, 3, 20)));
    assert_eq!(day_of_serial(0.0, true), day(1904, 1, 1));
    assert_eq!((usual.is_1904, day_of_serial(43_909.5, false)), (false, day(2020, 3, 19)));
    assert_eq!(
        [1.0, 59.0, 61.0].map(|days| day_of_serial(days, false)),
        [day(1900, 1, 1), day(1900, 2, 28), day(1900, 3, 1)]
    );
    assert_eq!([0.0, 60.0, -1.0, 80_000.0, 1e9, f64::NAN].map(|days| day_of_serial(days, false)), [None; 6]);
    let table = "<table:calculation-settings><table:null-date table:date-value='1904-01-01'/></table:calculation-settings><table:table table:name='A'><table:table-row><table:table-cell office:value-type='float' office:value='1'/></table:table-row></table:table>";
    assert!(open(&ods("", table), None, None).unwrap().sheets[0].is_1904);
}

#[test]
fn errors_that_are_younger_than_the_library_are_cells_like_the_others() {
    let sheet = "<sheetData><row r='1'><c r='A1' t=\"e\"><f>X</f><v>#SPILL!</v></c><c r='B1' t='e'><v>#REF!</v></c><c r='C1'><v>3</v></c></row></sheetData>";
    let book = open(&bare_xlsx("", sheet), None, None).unwrap();
    let error = |text: &str| Cell::Error(text.into());
    assert_eq!(book.sheets[0].rows[0], [error("#SPILL!"), error("#REF!"), Cell::Number(3.0)]);
    assert_eq!(book.notes.first, [BookNote::Errors { sheet: "Data".into(), cells: 2, row: 1, column: 1 }]);
    let book = open(b"Nama;Aset\nKUD A;#REF!\n", None, None).unwrap();
    assert_eq!(book.sheets[0].rows[1][1], error("#REF!"));
}
