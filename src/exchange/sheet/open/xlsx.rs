//! XLSX: the cells are the library's; what it does not tell stands in the same parts and is read here: rows and columns that
//! are not shown, merged cells, and formulas whose result nobody has stored.
//!
//! Libraries that write workbooks without reckoning leave the result of a formula out, or write 0 in its place and ask Excel
//! to reckon anew when it opens the file. Such a cell is not empty, and not 0.

use super::excel;
use super::package::Package;
use super::xml::{attribute, damaged, is_true, number, push_reference, reader};
use crate::exchange::sheet::book::{BookError, Cell, Sheet};
use crate::exchange::sheet::bounds::{Filling, Reading};
use crate::exchange::sheet::notes::BookNote;
use calamine::{Reader, Xlsx};
use memchr::memmem::Finder;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufRead, Cursor, Read};

/// So much of a formula is shown.
const SHOWN: usize = 120;

pub(super) fn open(
    bytes: &[u8],
    package: &mut Package<'_>,
    main: &str,
    reading: &mut Reading,
) -> Result<Vec<Sheet>, BookError> {
    let mut workbook = excel::guarded(|| Xlsx::new(Cursor::new(bytes)).map_err(excel::damaged))?;
    let about = About::of(package, main)?;
    let (bounds, all) = (reading.bounds, workbook.sheets_metadata().to_vec());
    let mut sheets = Vec::new();
    for sheet in all.iter().take(bounds.sheets) {
        let mut filling = reading.sheet(&sheet.name);
        excel::hide(sheet.visible, &mut filling);
        filling.count_from_1904(about.is_1904);
        let is_sheet = excel::guarded(|| cells(&mut workbook, &sheet.name, &mut filling))?;
        let path = about.sheets.iter().find(|(name, _)| *name == sheet.name).map(|(_, path)| path.as_str());
        if let Some(path) = path.filter(|_| is_sheet) {
            let is_plain = package.part(path)?.is_none_or(|part| is_plain(part).unwrap_or(true));
            if !is_plain && let Some(part) = package.part(path)? {
                layout(part, about.is_reckoned_anew, &mut filling)?;
            }
        }
        sheets.push(filling.done());
    }
    if let Some(sheets) = all.len().checked_sub(bounds.sheets).filter(|more| *more > 0) {
        reading.notes.say(BookNote::SheetsLeftOut { sheets });
    }
    Ok(sheets)
}

/// Reads cell by cell: a single cell at the far end of a sheet must not make a table of billions. Says whether it is a sheet.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, filling: &mut Filling<'_>) -> Result<bool, BookError> {
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A sheet that is a chart has no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(false),
        Err(error) => return Err(excel::damaged(error)),
    };
    loop {
        match reader.next_cell() {
            Ok(Some(found)) => excel::take(&found, filling)?,
            Ok(None) => return Ok(true),
            // An error that is younger than the library (`#SPILL!`), which the layout tells.
            Err(calamine::XlsxError::CellError(_)) => {}
            Err(error) => return Err(excel::damaged(error)),
        }
    }
}

/// What the workbook says of itself.
#[derive(Default)]
struct About {
    /// The names of the sheets, and where they lie.
    sheets: Vec<(String, String)>,
    is_1904: bool,
    /// Whether whoever wrote it has asked that it be reckoned anew, having not reckoned itself.
    is_reckoned_anew: bool,
}

impl About {
    fn of(package: &mut Package<'_>, main: &str) -> Result<Self, BookError> {
        let related = package.related(main);
        let (mut about, mut buffer) = (Self::default(), Vec::new());
        let Some(part) = package.part(main)? else { return Ok(about) };
        let mut part = reader(part);
        loop {
            buffer.clear();
            match part.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "sheet" => {
                        let path = attribute(&element, "id").and_then(|id| related.get(&*id).cloned());
                        if let (Some(name), Some(path)) = (attribute(&element, "name"), path) {
                            about.sheets.push((name.into_owned(), path));
                        }
                    }
                    "workbookPr" => about.is_1904 |= is_true(&element, "date1904"),
                    "calcPr" => about.is_reckoned_anew |= is_true(&element, "fullCalcOnLoad"),
                    _ => {}
                },
                Event::Eof => return Ok(about),
                _ => {}
            }
        }
    }
}

/// Whether nothing of a sheet's part can be what is looked for. Most large lists have nothing of it, and looking through
/// the bytes costs a fraction of reading them.
fn is_plain(mut part: impl Read) -> std::io::Result<bool> {
    const SIGNS: [&str; 10] =
        ["t=\"e\"", "t='e'", "hidden=", "mergeCell", "<f>", "<f ", ":f>", ":f ", " ht=\"0\"", " width=\"0\""];
    const LONGEST: usize = 17;
    let signs = SIGNS.map(Finder::new);
    let (mut buffer, mut kept) = (vec![0; 1 << 16], 0);
    loop {
        let read = part.read(&mut buffer[kept..])?;
        if read == 0 {
            return Ok(true);
        }
        let have = kept + read;
        if signs.iter().any(|sign| sign.find(&buffer[..have]).is_some()) {
            return Ok(false);
        }
        // A sign may begin at the end.
        kept = have.min(LONGEST);
        buffer.copy_within(have - kept..have, 0);
    }
}

/// A formula of the cell that is being read, and what stands beside it.
#[derive(Default)]
struct Formula {
    text: String,
    value: String,
    is_there: bool,
    is_text: bool,
    is_error: bool,
}

fn layout(part: impl BufRead, is_reckoned_anew: bool, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let (mut part, mut buffer) = (reader(part), Vec::new());
    let (mut row, mut column) = (0_usize, 0_usize);
    let mut formula = Formula::default();
    // What the letters that come belong to.
    let (mut in_formula, mut in_value) = (false, false);
    // Formulas with 0, while there is no other result.
    let mut zeros = Some(Vec::new()).filter(|_| is_reckoned_anew);
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    row = number(&element, "r").map_or(row, |row| row.saturating_sub(1));
                    column = 0;
                    if is_true(&element, "hidden") || is_nothing(&element, "ht") {
                        filling.hide_row(row);
                    }
                }
                "col" => {
                    let is_hidden = is_true(&element, "hidden") || is_nothing(&element, "width");
                    if let (true, Some(first), Some(last)) =
                        (is_hidden, number(&element, "min"), number(&element, "max"))
                    {
                        filling.hide_columns(first.saturating_sub(1), last.saturating_sub(1));
                    }
                }
                "c" => {
                    if let Some((_, at)) = attribute(&element, "r").and_then(|place| place_of(&place)) {
                        column = at;
                    }
                    let kind = attribute(&element, "t").unwrap_or_default();
                    formula = Formula { is_text: kind == "str", is_error: kind == "e", ..Formula::default() };
                }
                "f" => (formula.is_there, in_formula) = (true, true),
                "v" | "is" => in_value = true,
                "mergeCell" => {
                    if let Some((first, last)) = attribute(&element, "ref").and_then(|cells| rectangle(&cells)) {
                        filling.merge(first, last)?;
                    }
                }
                _ => {}
            },
            Event::Text(text) if in_formula => push(&mut formula.text, &text.xml10_content()),
            Event::Text(text) if in_value => push(&mut formula.value, &text.xml10_content()),
            Event::GeneralRef(reference) if in_formula => push_reference(&mut formula.text, &reference),
            Event::End(element) => match element.local_name().as_ref() {
                "row" => row += 1,
                "f" => in_formula = false,
                "v" | "is" => in_value = false,
                "c" => {
                    if formula.is_error {
                        filling.put(row, column, Cell::Error(formula.value.trim().to_owned()))?;
                        zeros = None;
                    } else if formula.is_there {
                        let shown = || Cell::Error(format!("={}", formula.text));
                        match formula.value.trim() {
                            // A formula may well give an empty text.
                            "" if !formula.is_text => filling.put(row, column, shown())?,
                            "0" => zeros.iter_mut().for_each(|zeros| zeros.push((row, column, shown()))),
                            // Of these each has been reckoned.
                            "" => {}
                            _ => zeros = None,
                        }
                    }
                    formula = Formula::default();
                    column += 1;
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    zeros.into_iter().flatten().try_for_each(|(row, column, cell)| filling.put(row, column, cell))
}

/// Whether a width or height leaves nothing to be seen.
fn is_nothing(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).and_then(|size| size.trim().parse::<f64>().ok()).is_some_and(|size| size == 0.0)
}

fn push(text: &mut String, more: &str) {
    text.extend(more.chars().take(SHOWN.saturating_sub(text.len())));
}

/// A place such as `AB12`, as row and column from 0.
fn place_of(text: &str) -> Option<(usize, usize)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at(digits);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().try_fold(0, |column, letter| {
        letter.is_ascii_alphabetic().then(|| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    Some((digits.parse::<usize>().ok()?.checked_sub(1)?, column - 1))
}

/// Cells such as `A1:C3`.
fn rectangle(text: &str) -> Option<((usize, usize), (usize, usize))> {
    let (first, last) = text.split_once(':')?;
    Some((place_of(first)?, place_of(last)?))
}
