//! Opens a file of cells, whatever wrote it.

mod excel;
mod html;
mod ods;
mod other;
mod package;
mod spreadsheetml;
#[cfg(test)]
mod tests;
mod text;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use super::book::{Book, BookError, Sheet, Source};
use super::bounds::{BOUNDS, Reading};
use super::notes::BookNote;
use super::{compound, delimited, together};
use package::{Kind, Package};

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
    let mut book = match form(bytes)? {
        Form::Archive => workbook(|reading| {
            let mut package = Package::open(bytes)?;
            match package.kind()? {
                (Kind::Xlsx, main) => xlsx::open(bytes, &mut package, &main, reading),
                (Kind::Xlsb, main) => xlsb::open(bytes, &mut package, &main, reading),
                (Kind::Ods, content) => ods::open(&mut package, &content, reading),
            }
        })?,
        Form::Compound => workbook(|reading| xls::open(bytes, reading))?,
        Form::BareXls => workbook(|reading| xls::bare(bytes, reading))?,
        Form::FlatOds => workbook(|reading| ods::read(text::decode(bytes).as_bytes(), reading))?,
        Form::SpreadsheetMl => workbook(|reading| spreadsheetml::read(&text::decode(bytes), reading))?,
        Form::Page => workbook(|reading| html::read(&text::decode(bytes), reading))?,
        Form::Delimited => delimited::open(bytes, delimiter, encoding)?,
    };
    book.sheets.iter_mut().for_each(trim);
    book.sheets.retain(|sheet| !sheet.rows.is_empty());
    if book.sheets.is_empty() {
        return Err(BookError::Empty);
    }
    say_of_sheets(&mut book);
    Ok(book)
}

enum Form {
    Archive,
    Compound,
    BareXls,
    FlatOds,
    SpreadsheetMl,
    Page,
    Delimited,
}

/// What a file is, by its first bytes: the name may say anything.
fn form(bytes: &[u8]) -> Result<Form, BookError> {
    if bytes.starts_with(package::MARK) {
        return Ok(Form::Archive);
    }
    if bytes.starts_with(compound::MARK) {
        return Ok(Form::Compound);
    }
    if xls::BARE.iter().any(|mark| bytes.starts_with(mark)) && bytes[..bytes.len().min(64)].contains(&0) {
        return Ok(Form::BareXls);
    }
    if let Some(other) = other::of_bytes(bytes) {
        return Err(BookError::NoList(other));
    }
    let head = &bytes[..bytes.len().min(4_096)];
    let is_wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || delimited::looks_wide(head);
    let is_binary = head.iter().any(|byte| matches!(byte, 0..=8 | 14..=31));
    if is_binary && !is_wide {
        return Err(BookError::NotASheet);
    }
    let head = text::head(bytes);
    if let Some(other) = other::of_text(&head, bytes) {
        return Err(BookError::NoList(other));
    }
    let is_markup = head.trim_start_matches('\u{feff}').trim_start().starts_with('<');
    match text::root(&head) {
        Some("Workbook") if head.contains("urn:schemas-microsoft-com:office:spreadsheet") => Ok(Form::SpreadsheetMl),
        Some("document") if head.contains("opendocument.spreadsheet") => Ok(Form::FlatOds),
        // Words may stand before the table, or what the system that wrote it complains of.
        _ if text::has_tag(&head, "table") && (is_markup || text::has_tag(&head, "tr")) => Ok(Form::Page),
        // The first table of a long page.
        _ if is_markup && text::has_tag(&text::decode(bytes), "table") => Ok(Form::Page),
        _ => other::of_markup(&head).map_or(Ok(Form::Delimited), |other| Err(BookError::NoList(other))),
    }
}

fn workbook(read: impl FnOnce(&mut Reading) -> Result<Vec<Sheet>, BookError>) -> Result<Book, BookError> {
    let mut reading = Reading::within(BOUNDS);
    let sheets = read(&mut reading)?;
    Ok(Book { source: Source::Workbook, sheets, notes: reading.notes })
}

/// Says what may make the sheet that is taken another one than is meant.
fn say_of_sheets(book: &mut Book) {
    let alike = together::alike(&book.sheets);
    if !alike.is_empty() {
        let sheets = alike.into_iter().map(|at| book.sheets[at].name.clone()).collect();
        book.notes.say_first(BookNote::SheetsAlike { sheets });
    }
    let hidden = book.sheets.iter().filter(|sheet| sheet.is_hidden).map(|sheet| sheet.name.clone());
    let hidden: Vec<String> = hidden.collect();
    if !hidden.is_empty() {
        book.notes.say_first(BookNote::HiddenSheets { sheets: hidden });
    }
}

/// Takes away empty cells at the ends of rows, and empty rows at the end.
pub(super) fn trim(sheet: &mut Sheet) {
    for row in &mut sheet.rows {
        row.truncate(row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
    }
    sheet.rows.truncate(sheet.rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1));
}
