//! ODS (OpenDocument 1.3): cells, and what is not shown, merged or not reckoned.
//!
//! It is read here and not by the library for the other forms, which keeps of all this the cells alone, and makes room for
//! as many of them as a damaged file may claim before it looks whether anything is in them.

use super::package::Package;
use super::xml::{attribute, damaged, number, push_reference, reader};
use crate::exchange::sheet::book::{BookError, Cell, Sheet};
use crate::exchange::sheet::bounds::{Filling, Reading, is_error};
use crate::exchange::sheet::notes::BookNote;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::BufRead;

pub(super) fn open(package: &mut Package<'_>, content: &str, reading: &mut Reading) -> Result<Vec<Sheet>, BookError> {
    if package.text("META-INF/manifest.xml").is_some_and(|text| text.contains("encryption-data")) {
        return Err(BookError::Locked);
    }
    let content = package.part(content)?.ok_or(BookError::Damaged(String::new()))?;
    read(content, reading)
}

/// Reads the content, or a file in which all is one text (FODS).
pub(super) fn read(content: impl BufRead, reading: &mut Reading) -> Result<Vec<Sheet>, BookError> {
    let (mut content, mut buffer) = (reader(content), Vec::new());
    let (mut sheets, mut left_out, mut is_1904) = (Vec::new(), 0, false);
    // The styles of tables that are not shown, and the one that is being read.
    let (mut hidden, mut style) = (HashSet::new(), String::new());
    loop {
        buffer.clear();
        match content.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "style" => style = attribute(&element, "name").unwrap_or_default().into_owned(),
                "table-properties" if attribute(&element, "display").as_deref() == Some("false") => {
                    hidden.insert(style.clone());
                }
                "null-date" => {
                    is_1904 |= attribute(&element, "date-value").is_some_and(|day| day.starts_with("1904-01-01"));
                }
                "table" if sheets.len() == reading.bounds.sheets => left_out += 1,
                "table" => {
                    let mut filling = reading.sheet(&attribute(&element, "name").unwrap_or_default());
                    filling.count_from_1904(is_1904);
                    if attribute(&element, "style-name").is_some_and(|name| hidden.contains(&*name)) {
                        filling.hide();
                    }
                    table(&mut content, &mut filling)?;
                    sheets.push(filling.done());
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if left_out > 0 {
        reading.notes.say(BookNote::SheetsLeftOut { sheets: left_out });
    }
    Ok(sheets)
}

/// A row as it is read.
struct Row {
    cells: Vec<(usize, usize, Cell)>,
    column: usize,
    repeated: usize,
    is_hidden: bool,
}

fn table<R: BufRead>(content: &mut Reader<R>, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let (mut buffer, mut row, mut columns) = (Vec::new(), 0_usize, 0_usize);
    let mut current: Option<Row> = None;
    loop {
        buffer.clear();
        match content.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "table-column" => {
                    let repeated = repeated(&element, "number-columns-repeated");
                    if is_hidden(&element) {
                        filling.hide_columns(columns, columns.saturating_add(repeated - 1));
                    }
                    columns = columns.saturating_add(repeated);
                }
                "table-row" => {
                    let repeated = repeated(&element, "number-rows-repeated");
                    current = Some(Row { cells: Vec::new(), column: 0, repeated, is_hidden: is_hidden(&element) });
                }
                "table-cell" | "covered-table-cell" => {
                    let Some(current) = &mut current else { continue };
                    let times = repeated(&element, "number-columns-repeated");
                    let spans = (number(&element, "number-rows-spanned"), number(&element, "number-columns-spanned"));
                    let cell = cell(content, &element)?;
                    let (first, last) = (current.column, current.column.saturating_add(times - 1));
                    if let (rows, columns @ Some(_)) | (rows @ Some(_), columns) = spans {
                        let last =
                            |first: usize, span: Option<usize>| first.saturating_add(span.unwrap_or(1).max(1) - 1);
                        filling.merge((row, first), (last(row, rows), last(first, columns)))?;
                    }
                    if !cell.is_empty() {
                        current.cells.push((first, last, cell));
                    }
                    current.column = last.saturating_add(1);
                }
                "shapes" | "forms" | "named-expressions" => skip(content)?,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "table-row" => {
                    let Some(current) = current.take() else { continue };
                    put(&current, row, filling)?;
                    row = row.saturating_add(current.repeated);
                }
                "table" => return Ok(()),
                _ => {}
            },
            Event::Eof => return Err(BookError::Damaged(String::new())),
            _ => {}
        }
    }
}

/// Puts a row at its places.
fn put(current: &Row, first: usize, filling: &mut Filling<'_>) -> Result<(), BookError> {
    // Empty rows go on to the end of every sheet.
    if current.cells.is_empty() {
        return Ok(());
    }
    for row in first..first.saturating_add(current.repeated) {
        if current.is_hidden {
            filling.hide_row(row);
        }
        for (begin, last, cell) in &current.cells {
            for column in *begin..=(*last).min(filling.columns()) {
                filling.put(row, column, cell.clone())?;
            }
            // How many there are is said.
            if *last > filling.columns() {
                filling.put(row, *last, cell.clone())?;
            }
        }
    }
    Ok(())
}

fn repeated(element: &BytesStart<'_>, name: &str) -> usize {
    number(element, name).unwrap_or(1).max(1)
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "visibility").is_some_and(|how| matches!(&*how, "collapse" | "filter"))
}

/// What a cell says of itself.
#[derive(Default)]
struct Said {
    /// What kind its value is of, as the standard and as LibreOffice say it; these differ where it could not be made.
    kinds: [String; 2],
    /// The value, as whichever attribute that kind has.
    value: Option<String>,
    text: Option<String>,
    formula: Option<String>,
}

impl Said {
    fn of(element: &BytesStart<'_>) -> Self {
        let mut said = Self::default();
        for found in element.attributes().with_checks(false).flatten() {
            let value = || unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned);
            match found.key.as_ref() {
                "office:value-type" => said.kinds[0] = value(),
                "calcext:value-type" => said.kinds[1] = value(),
                "office:value" | "office:date-value" | "office:time-value" | "office:boolean-value" => {
                    said.value = Some(value());
                }
                "office:string-value" => said.text = Some(value()).filter(|text| !text.is_empty()),
                "table:formula" => said.formula = Some(value()),
                _ => {}
            }
        }
        said
    }
}

/// What stands in a cell, which is read to its end.
fn cell<R: BufRead>(content: &mut Reader<R>, element: &BytesStart<'_>) -> Result<Cell, BookError> {
    let Said { kinds, value, text: said, formula } = Said::of(element);
    let text = paragraphs(content)?;
    let shown = text.trim();
    if is_error(shown) || kinds[1] == "error" {
        return Ok(Cell::Error(if shown.is_empty() { "#REF!".to_owned() } else { shown.to_owned() }));
    }
    let value = value.as_deref();
    let read = match (kinds[0].as_str(), formula) {
        ("date", _) => value.and_then(|day| day.get(..10)?.parse().ok()).map(Cell::Date),
        ("boolean", _) => value.map(|truth| Cell::Truth(truth.eq_ignore_ascii_case("true"))),
        ("time", _) => value.map(|time| Cell::Text(time.to_owned())),
        ("", Some(formula)) if shown.is_empty() && value.is_none() => {
            let formula = formula.split_once(":=").map_or(formula.as_str(), |(_, formula)| formula);
            let formula: String = formula.trim_start_matches('=').chars().take(120).collect();
            Some(Cell::Error(format!("={formula}")))
        }
        ("string", _) => None,
        _ => value.and_then(|value| value.parse::<f64>().ok()).filter(|value| value.is_finite()).map(Cell::Number),
    };
    Ok(read.unwrap_or_else(|| Cell::Text(said.unwrap_or(text))))
}

/// The letters of a cell to its end, without those of its notes and pictures; paragraphs are lines.
fn paragraphs<R: BufRead>(content: &mut Reader<R>) -> Result<String, BookError> {
    let (mut buffer, mut text, mut is_first, mut in_paragraph) = (Vec::new(), String::new(), true, 0_usize);
    loop {
        buffer.clear();
        match content.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => match element.name().as_ref() {
                "text:p" | "text:h" => {
                    if !std::mem::take(&mut is_first) {
                        text.push('\n');
                    }
                    in_paragraph += 1;
                }
                "text:s" => text.extend(std::iter::repeat_n(' ', number(&element, "c").unwrap_or(1).min(1_000))),
                "text:tab" => text.push('\t'),
                "text:line-break" => text.push('\n'),
                name if name.starts_with("text:") => {}
                // A note, a picture, a table within the cell.
                _ => skip(content)?,
            },
            Event::End(element) => match element.local_name().as_ref() {
                "table-cell" | "covered-table-cell" => return Ok(text),
                "p" | "h" => in_paragraph = in_paragraph.saturating_sub(1),
                _ => {}
            },
            Event::Text(part) if in_paragraph > 0 => text.push_str(&part.xml10_content()),
            Event::CData(part) if in_paragraph > 0 => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) if in_paragraph > 0 => push_reference(&mut text, &reference),
            Event::Eof => return Err(BookError::Damaged(String::new())),
            _ => {}
        }
    }
}

/// Reads to the end of the element that has just begun.
fn skip<R: BufRead>(content: &mut Reader<R>) -> Result<(), BookError> {
    let (mut buffer, mut depth) = (Vec::new(), 1_usize);
    while depth > 0 {
        buffer.clear();
        match content.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(BookError::Damaged(String::new())),
            _ => {}
        }
    }
    Ok(())
}
