//! Opens a file of cells, whatever wrote it.

use super::book::{Book, BookError, Cell, Sheet, Source};
use super::bounds::{BOUNDS, Filling, Reading};
use super::notes::BookNote;
use super::{compound, delimited};
use crate::domain::Date;
use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, Sheets, Xlsb, Xlsx};
use std::io::Cursor;

/// The largest file that is read.
const MOST_BYTES: usize = 200 * 1024 * 1024;

/// Opens a file. `delimiter` and `encoding` are found out for delimited text where they are not given.
pub fn open(bytes: &[u8], delimiter: Option<char>, encoding: Option<&str>) -> Result<Book, BookError> {
    if bytes.is_empty() {
        return Err(BookError::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(BookError::TooLarge);
    }
    let mut book = match form(bytes) {
        Form::Workbook => workbook(bytes)?,
        Form::Text => delimited::open(bytes, delimiter, encoding)?,
        Form::Other => return Err(BookError::NotASheet),
    };
    book.sheets.iter_mut().for_each(trim);
    book.sheets.retain(|sheet| !sheet.rows.is_empty());
    if book.sheets.is_empty() { Err(BookError::Empty) } else { Ok(book) }
}

enum Form {
    Workbook,
    Text,
    Other,
}

/// What a file is, by its first bytes: the name may say anything.
fn form(bytes: &[u8]) -> Form {
    const ZIP: &[u8] = b"PK\x03\x04";
    if bytes.starts_with(ZIP) || bytes.starts_with(compound::MARK) {
        return Form::Workbook;
    }
    let head = &bytes[..bytes.len().min(4_096)];
    let is_wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || delimited::looks_wide(head);
    let is_binary = head.iter().any(|byte| matches!(byte, 0..=8 | 14..=31));
    if is_binary && !is_wide { Form::Other } else { Form::Text }
}

fn damaged(error: impl std::fmt::Display) -> BookError {
    let text = error.to_string();
    if text.to_ascii_lowercase().contains("password") {
        BookError::Locked
    } else {
        BookError::Damaged(text.chars().take(200).collect())
    }
}

fn workbook(bytes: &[u8]) -> Result<Book, BookError> {
    if bytes.starts_with(compound::MARK) && !compound::is_whole(bytes) {
        return Err(BookError::Damaged(String::new()));
    }
    let mut workbook = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| match error {
        // None of the forms that begin so: of an archive that is cut off nobody can say what it was.
        calamine::Error::Msg(_) => BookError::Damaged(String::new()),
        other => damaged(other),
    })?;
    let (names, mut reading) = (workbook.sheet_names(), Reading::within(BOUNDS));
    let mut sheets = Vec::new();
    for name in names.iter().take(BOUNDS.sheets) {
        let mut filling = reading.sheet(name);
        match &mut workbook {
            Sheets::Xlsx(workbook) => {
                cells_of_xlsx(workbook, name, &mut filling)?;
                merge(workbook.merge_cells_by_sheet_name(name).unwrap_or_default(), &mut filling)?;
            }
            Sheets::Xlsb(workbook) => cells_of_xlsb(workbook, name, &mut filling)?,
            Sheets::Xls(workbook) => {
                cells_of_range(&workbook.worksheet_range(name).map_err(damaged)?, &mut filling)?;
                merge(workbook.merge_cells_by_sheet_name(name).unwrap_or_default(), &mut filling)?;
            }
            Sheets::Ods(workbook) => cells_of_range(&workbook.worksheet_range(name).map_err(damaged)?, &mut filling)?,
        }
        sheets.push(filling.done());
    }
    if let Some(sheets) = names.len().checked_sub(BOUNDS.sheets).filter(|more| *more > 0) {
        reading.notes.say(BookNote::SheetsLeftOut { sheets });
    }
    Ok(Book { source: Source::Workbook, sheets, notes: reading.notes })
}

/// Reads cell by cell: a single cell at the far end of a sheet must not make a table of billions.
fn cells_of_xlsx(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A sheet that is a chart has no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(damaged(error)),
    };
    while let Some(found) = reader.next_cell().map_err(damaged)? {
        take(&found, filling)?;
    }
    Ok(())
}

/// The same of the binary form.
fn cells_of_xlsb(workbook: &mut Xlsb<Cursor<&[u8]>>, name: &str, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(damaged)?;
    while let Some(found) = reader.next_cell().map_err(damaged)? {
        take(&found, filling)?;
    }
    Ok(())
}

fn take(found: &calamine::Cell<DataRef<'_>>, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let (row, column) = found.get_position();
    filling.put(row as usize, column as usize, cell(Data::from(DataRef::clone(found.get_value()))))
}

fn cells_of_range(range: &calamine::Range<Data>, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let (row0, column0) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        filling.put(row0 as usize + row, column0 as usize + column, cell(value.clone()))?;
    }
    Ok(())
}

/// Of ODS and XLSB the library does not tell which cells are shown as one.
fn merge(merged: Vec<Dimensions>, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let place = |(row, column): (u32, u32)| (row as usize, column as usize);
    merged.into_iter().try_for_each(|cells| filling.merge(place(cells.start), place(cells.end)))
}

fn cell(data: Data) -> Cell {
    match data {
        Data::Int(number) => Cell::Number(number as f64),
        Data::Float(number) => Cell::Number(number),
        Data::String(text) => Cell::Text(text),
        Data::Bool(truth) => Cell::Truth(truth),
        Data::DateTime(moment) => day(&moment).map_or(Cell::Number(moment.as_f64()), Cell::Date),
        Data::DateTimeIso(text) => text.get(..10).and_then(|day| day.parse().ok()).map_or(Cell::Text(text), Cell::Date),
        Data::DurationIso(text) => Cell::Text(text),
        Data::Error(error) => Cell::Error(error.to_string()),
        Data::Empty => Cell::Empty,
    }
}

fn day(moment: &ExcelDateTime) -> Option<Date> {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    moment.is_datetime().then(|| Date::new(year.into(), month, day).ok()).flatten()
}

/// Takes away empty cells at the ends of rows, and empty rows at the end.
pub(super) fn trim(sheet: &mut Sheet) {
    for row in &mut sheet.rows {
        row.truncate(row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
    }
    sheet.rows.truncate(sheet.rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1));
}

#[cfg(test)]
mod tests {
    use super::super::book::Merged;
    use super::*;

    #[test]
    fn what_a_file_is_shows_in_its_bytes() {
        assert_eq!(open(b"", None, None), Err(BookError::Empty));
        assert_eq!(open(b"\n;;\n", None, None), Err(BookError::Empty));
        assert_eq!(open(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None, None), Err(BookError::NotASheet));
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
            include_bytes!("../../../tests/lists/koperasi.xlsx"),
            include_bytes!("../../../tests/lists/koperasi.ods"),
            include_bytes!("../../../tests/lists/koperasi.xls"),
            include_bytes!("../../../tests/lists/koperasi.xlsb"),
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
}
