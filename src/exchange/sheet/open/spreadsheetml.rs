//! SpreadsheetML 2003: a workbook of Excel as one XML, which many systems hand out under a name that ends with `.xls`.

use super::xml::{attribute, damaged, is_true, number, push_reference, reader};
use crate::exchange::sheet::book::{BookError, Cell, Sheet};
use crate::exchange::sheet::bounds::{Filling, Reading};
use crate::exchange::sheet::notes::BookNote;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A reader of text that has been decoded.
type Text<'t> = Reader<&'t [u8]>;

pub(super) fn read(text: &str, reading: &mut Reading) -> Result<Vec<Sheet>, BookError> {
    let mut workbook = reader(text.as_bytes());
    let (mut sheets, mut left_out, mut is_1904, mut buffer) = (Vec::new(), 0, false, Vec::new());
    loop {
        buffer.clear();
        match workbook.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "Date1904" => is_1904 = true,
                "Worksheet" if sheets.len() == reading.bounds.sheets => left_out += 1,
                "Worksheet" => {
                    let mut filling = reading.sheet(&attribute(&element, "Name").unwrap_or_default());
                    filling.count_from_1904(is_1904);
                    sheet(&mut workbook, &mut filling)?;
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

fn sheet(workbook: &mut Text<'_>, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let (mut buffer, mut columns, mut row) = (Vec::new(), 0_usize, 0_usize);
    let mut in_visible = false;
    loop {
        buffer.clear();
        match workbook.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "Column" => {
                    columns = number(&element, "Index").map_or(columns, |index| index.saturating_sub(1));
                    let last = columns.saturating_add(number(&element, "Span").unwrap_or(0));
                    if is_hidden(&element, "Width") {
                        filling.hide_columns(columns, last);
                    }
                    columns = last.saturating_add(1);
                }
                "Row" => {
                    row = number(&element, "Index").map_or(row, |index| index.saturating_sub(1));
                    if is_hidden(&element, "Height") {
                        filling.hide_row(row);
                    }
                    // Further rows of the same form have no cells.
                    let span = number(&element, "Span").unwrap_or(0);
                    cells(workbook, row, filling)?;
                    row = row.saturating_add(span).saturating_add(1);
                }
                "Visible" => in_visible = true,
                _ => {}
            },
            Event::Text(text) if in_visible && text.xml10_content().contains("Hidden") => filling.hide(),
            Event::End(element) => match element.local_name().as_ref() {
                "Visible" => in_visible = false,
                "Worksheet" => return Ok(()),
                _ => {}
            },
            Event::Eof => return Err(BookError::Damaged(String::new())),
            _ => {}
        }
    }
}

fn is_hidden(element: &BytesStart<'_>, size: &str) -> bool {
    is_true(element, "Hidden") || attribute(element, size).is_some_and(|size| size.parse() == Ok(0.0))
}

/// The cells of a row, to its end.
fn cells(workbook: &mut Text<'_>, row: usize, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let (mut buffer, mut column) = (Vec::new(), 0_usize);
    loop {
        buffer.clear();
        match workbook.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) if element.local_name().as_ref() == "Cell" => {
                let at = number(&element, "Index").map_or(column, |index| index.saturating_sub(1));
                let more = |name: &str| number(&element, name).unwrap_or(0);
                let last = (row.saturating_add(more("MergeDown")), at.saturating_add(more("MergeAcross")));
                filling.merge((row, at), last)?;
                let formula = attribute(&element, "Formula").map(|formula| formula.into_owned());
                let cell = match (data(workbook)?, formula) {
                    (Some(cell), _) => cell,
                    (None, Some(formula)) => Cell::Error(formula.chars().take(120).collect()),
                    (None, None) => Cell::Empty,
                };
                filling.put(row, at, cell)?;
                column = last.1.saturating_add(1);
            }
            Event::End(element) if element.local_name().as_ref() == "Row" => return Ok(()),
            Event::Eof => return Err(BookError::Damaged(String::new())),
            _ => {}
        }
    }
}

/// What stands in a cell, to its end. Letters may be parted by marks of how they are shown; those of a comment are no part.
fn data(workbook: &mut Text<'_>) -> Result<Option<Cell>, BookError> {
    let (mut buffer, mut text, mut kind) = (Vec::new(), String::new(), None);
    let (mut in_data, mut in_comment) = (false, false);
    loop {
        buffer.clear();
        match workbook.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "Comment" => in_comment = true,
                "Data" if !in_comment => {
                    in_data = true;
                    kind = Some(attribute(&element, "Type").unwrap_or_default().into_owned());
                }
                "BR" | "br" if in_data => text.push(' '),
                _ => {}
            },
            Event::Text(part) if in_data => text.push_str(&part.xml10_content()),
            Event::CData(part) if in_data => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) if in_data => push_reference(&mut text, &reference),
            Event::End(element) => match element.local_name().as_ref() {
                "Comment" => in_comment = false,
                "Data" => in_data = false,
                "Cell" => break,
                _ => {}
            },
            Event::Eof => return Err(BookError::Damaged(String::new())),
            _ => {}
        }
    }
    let Some(kind) = kind else { return Ok(None) };
    let shown = text.trim();
    let read = match kind.as_str() {
        "Number" => shown.parse::<f64>().ok().filter(|number| number.is_finite()).map(Cell::Number),
        // A time of day is of the day on which time begins.
        "DateTime" if !shown.starts_with("1899-12-3") && !shown.starts_with("1904-01-01T") => {
            shown.get(..10).and_then(|day| day.parse().ok()).map(Cell::Date)
        }
        "Boolean" => Some(Cell::Truth(shown == "1" || shown.eq_ignore_ascii_case("true"))),
        "Error" if !shown.is_empty() => Some(Cell::Error(shown.to_owned())),
        _ => None,
    };
    Ok(Some(read.unwrap_or(Cell::Text(text))))
}
