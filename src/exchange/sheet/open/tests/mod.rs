//! What files of all forms say.

mod fuzz;
mod hidden;
mod markup;
mod no_list;

use super::super::book::{Cell, Merged};
use super::super::no_list::NoList;
use super::*;
use crate::domain::Date;
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

/// An archive of these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook as a library writes it that knows no more than it must: what stands in `<workbook>` and in `<worksheet>`.
fn bare_xlsx(workbook: &str, sheet: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let workbook = format!(
        "<workbook xmlns='{MAIN}' xmlns:r='{RELATED}'><sheets><sheet name='Data' sheetId='1' r:id='a'/></sheets>{workbook}</workbook>"
    );
    let related = format!(
        "<Relationships><Relationship Id='a' Type='{RELATED}/worksheet' Target='worksheets/lembar.xml'/></Relationships>"
    );
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";
    archive(&[
        ("[Content_Types].xml", types),
        (
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id='a' Type='{RELATED}/officeDocument' Target='/xl/buku.xml'/></Relationships>"
            ),
        ),
        ("xl/buku.xml", &workbook),
        ("xl/_rels/buku.xml.rels", &related),
        ("xl/worksheets/lembar.xml", &format!("<worksheet xmlns='{MAIN}'>{sheet}</worksheet>")),
    ])
}

/// An ODS of these tables, with these styles before them.
fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", &content),
    ])
}

/// The texts of a sheet.
fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect()
}

#[test]
fn what_a_file_is_shows_in_its_bytes() {
    assert_eq!(open(b"", None, None), Err(BookError::Empty));
    assert_eq!(open(b"\n;;\n", None, None), Err(BookError::Empty));
    assert_eq!(open(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None, None), Err(BookError::NoList(NoList::Image)));
    assert!(matches!(
        open(b"PK\x03\x04 and nothing more", None, None),
        Err(BookError::NotASheet | BookError::Damaged(_))
    ));
}

#[test]
fn a_workbook_tells_which_cells_are_shown_as_one_and_which_could_not_be_made() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let plain = rust_xlsxwriter::Format::new();
    let page = workbook.add_worksheet();
    page.merge_range(0, 1, 0, 3, "Jumlah Anggota", &plain).unwrap();
    page.merge_range(0, 0, 1, 0, "Nama", &plain).unwrap();
    for (column, shown) in ["#REF!", "#N/A", "#DIV/0!"].into_iter().enumerate() {
        page.write_formula(2, column as u16, rust_xlsxwriter::Formula::new("=X").set_result(shown)).unwrap();
    }
    let book = open(&workbook.save_to_buffer().unwrap(), None, None).unwrap();
    let sheet = &book.sheets[0];
    let merged = |first, last| Merged { first, last };
    assert_eq!(sheet.merged, [merged((0, 0), (1, 0)), merged((0, 1), (0, 3))]);
    assert!(sheet.merged[1].has(0, 2) && !sheet.merged[1].has(1, 2));
    let shown: Vec<_> = sheet.rows[2].iter().map(|cell| (matches!(cell, Cell::Error(_)), cell.text())).collect();
    assert_eq!(shown, [(true, "#REF!".to_owned()), (true, "#N/A".to_owned()), (true, "#DIV/0!".to_owned())]);
}

#[test]
fn workbooks_of_all_forms_say_the_same() {
    // The binary one of 1997 is LibreOffice's; that of 2007 is as [MS-XLSB] has it, and LibreOffice reads it too.
    let files: [&[u8]; 4] = [
        include_bytes!("../../../../../tests/lists/koperasi.xlsx"),
        include_bytes!("../../../../../tests/lists/koperasi.ods"),
        include_bytes!("../../../../../tests/lists/koperasi.xls"),
        include_bytes!("../../../../../tests/lists/koperasi.xlsb"),
    ];
    for file in files {
        let book = open(file, None, None).unwrap();
        let sheet = &book.sheets[0];
        assert_eq!((sheet.name.as_str(), sheet.rows.len()), ("Koperasi", 4));
        let text = |text: &str| Cell::Text(text.to_owned());
        let day = Date::new(2024, 3, 31).unwrap();
        let number = Cell::Number;
        assert_eq!(
            sheet.rows[2][1..7],
            [
                number(6_305_010_020_901.0),
                text("KUD MAJU TERUS"),
                text("Tapin"),
                text("Aktif"),
                Cell::Date(day),
                number(1_250_000.0)
            ]
        );
        assert!(sheet.merged.is_empty() && !sheet.is_hidden);
        for cut in (0..file.len()).step_by(97) {
            assert!(open(&file[..cut], None, None).is_err(), "cut at {cut}");
        }
    }
}

#[test]
fn a_stream_of_cells_that_small_scripts_write_without_its_container_is_read() {
    let record =
        |kind: u16, content: &[u8]| [&kind.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), content].concat();
    let at = |row: u8, column: u8| [row, 0, column, 0, 0, 0];
    let label = |row, column, text: &str| {
        record(0x0204, &[&at(row, column)[..], &(text.len() as u16).to_le_bytes(), text.as_bytes()].concat())
    };
    let number = |row, column, number: f64| record(0x0203, &[&at(row, column)[..], &number.to_le_bytes()].concat());
    let packed = record(0x027e, &[&at(1, 2)[..], &((1250_u32 << 2) | 3).to_le_bytes()].concat());
    let begin = record(0x0809, &[0, 0, 0x10, 0, 0, 0, 0, 0]);
    let end = record(0x0a, &[]);
    let parts = [
        begin,
        label(0, 0, "Nama"),
        label(0, 1, "NIK"),
        label(1, 0, "Café"),
        number(1, 1, 6_305_010_020_011.0),
        packed,
        end,
    ];
    let book = open(&parts.concat(), None, None).unwrap();
    assert_eq!(texts(&book.sheets[0]), [vec!["Nama", "NIK"], vec!["Café", "6305010020011", "12.5"]]);
}

#[test]
fn streams_of_the_forms_before_say_the_same_and_end_where_they_say() {
    let record =
        |kind: u16, content: &[u8]| [&kind.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), content].concat();
    // Of the first form three bytes say how a cell is shown.
    let at = |row: u8, column: u8| [row, 0, column, 0, 0, 0, 0];
    let label =
        |row, column, text: &str| record(0x04, &[&at(row, column)[..], &[text.len() as u8], text.as_bytes()].concat());
    let parts = [
        record(0x09, &[2, 0, 0x10, 0]),
        label(0, 0, "Nama"),
        label(0, 1, "Aset"),
        label(1, 0, "KUD Maju"),
        record(0x03, &[&at(1, 1)[..], &12.5_f64.to_le_bytes()].concat()),
        record(0x02, &[&at(1, 2)[..], &7_u16.to_le_bytes()].concat()),
        record(0x0a, &[]),
        label(2, 0, "bukan"),
    ];
    let book = open(&parts.concat(), None, None).unwrap();
    assert_eq!(texts(&book.sheets[0]), [vec!["Nama", "Aset"], vec!["KUD Maju", "12.5", "7"]]);
    // Four bytes hold a whole number or the upper half of another, either of them a hundredfold.
    let packed =
        |column: u8, packed: u32| record(0x027e, &[&[0, 0, column, 0, 0, 0][..], &packed.to_le_bytes()].concat());
    let upper = (12.5_f64.to_bits() >> 32) as u32;
    let negative = ((-3_i32) << 2).cast_unsigned() | 2;
    let parts = [
        record(0x0809, &[0, 0, 0x10, 0, 0, 0, 0, 0]),
        packed(0, 1250 << 2 | 2),
        packed(1, upper),
        packed(2, upper | 1),
        packed(3, negative),
    ];
    let book = open(&parts.concat(), None, None).unwrap();
    assert_eq!(texts(&book.sheets[0]), [["1250", "12.5", "0.125", "-3"]]);
}
