//! XLS ([MS-XLS]): the cells and which of them are merged are the library's; rows and columns that are not shown are read
//! here. Whether the result of a formula was stored, this form does not tell: there always is one.

use super::excel;
use crate::exchange::sheet::book::{BookError, Cell, Sheet};
use crate::exchange::sheet::bounds::{Filling, Reading};
use crate::exchange::sheet::compound::Compound;
use crate::exchange::sheet::no_list::NoList;
use crate::exchange::sheet::notes::BookNote;
use calamine::{Reader, Xls};
use encoding_rs::WINDOWS_1252;
use std::io::Cursor;

/// Records: `EOF`, `BOF`, `BoundSheet8`, `ColInfo`, `Row`, `Dimensions`, `FilePass`.
const END: u16 = 0x0a;
const BEGIN: u16 = 0x0809;
const SHEET: u16 = 0x85;
const COLUMNS: u16 = 0x7d;
const ROW: u16 = 0x0208;
const DIMENSIONS: u16 = 0x0200;
const PASSWORD: u16 = 0x2f;
/// More rows and columns than this the form does not have.
const MOST_ROWS: usize = 65_536;
const MOST_COLUMNS: usize = 256;

pub(super) fn open(bytes: &[u8], reading: &mut Reading) -> Result<Vec<Sheet>, BookError> {
    let compound = Compound::open(bytes).ok_or(BookError::Damaged(String::new()))?;
    let Some(stream) = compound.stream("Workbook").or_else(|| compound.stream("Book")) else {
        return Err(what_else(&compound));
    };
    let begins = looked_through(&stream)?;
    let mut workbook = excel::guarded(|| Xls::new(Cursor::new(bytes)).map_err(excel::damaged))?;
    let (bounds, all, is_1904) = (reading.bounds, workbook.sheets_metadata().to_vec(), workbook.has_1904_epoch());
    let mut sheets = Vec::new();
    for (at, sheet) in all.iter().take(bounds.sheets).enumerate() {
        let mut filling = reading.sheet(&sheet.name);
        excel::hide(sheet.visible, &mut filling);
        filling.count_from_1904(is_1904);
        excel::guarded(|| {
            excel::take_range(&workbook.worksheet_range(&sheet.name).map_err(excel::damaged)?, &mut filling)?;
            excel::merge(workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default(), &mut filling)
        })?;
        if let Some(stream) = begins.get(at).and_then(|begins| stream.get(*begins..)) {
            layout(stream, &mut filling);
        }
        sheets.push(filling.done());
    }
    if let Some(sheets) = all.len().checked_sub(bounds.sheets).filter(|more| *more > 0) {
        reading.notes.say(BookNote::SheetsLeftOut { sheets });
    }
    Ok(sheets)
}

/// What such a container holds that is no workbook.
fn what_else(compound: &Compound<'_>) -> BookError {
    let has = |name: &str| compound.names().any(|found| found.eq_ignore_ascii_case(name));
    match () {
        () if has("EncryptedPackage") => BookError::Locked,
        () if has("WordDocument") => BookError::NoList(NoList::Word),
        () if has("PowerPoint Document") => BookError::NoList(NoList::Slides),
        () => BookError::NotASheet,
    }
}

/// What begins a stream that no container holds, as small scripts write it: `BOF` of this form, and of the three before it.
pub(super) const BARE: [&[u8]; 4] =
    [&[0x09, 0x08], &[0x09, 0x00, 0x04, 0x00], &[0x09, 0x02, 0x06, 0x00], &[0x09, 0x04, 0x06, 0x00]];
/// Records of such a stream: `Number`, `Label`, `RK`, `Integer`; of the first form they have other numbers.
const NUMBER: [u16; 2] = [0x0203, 0x03];
const LABEL: [u16; 2] = [0x0204, 0x04];
const PACKED: u16 = 0x027e;
const INTEGER: u16 = 0x02;

/// Reads a stream that no container holds: one sheet of numbers and words, and nothing else. Which letters its words are of
/// it does not say; scripts of today write UTF-8 without knowing that it is not what the form means.
pub(super) fn bare(stream: &[u8], reading: &mut Reading) -> Result<Vec<Sheet>, BookError> {
    let mut filling = reading.sheet("");
    for (kind, content) in records(stream).skip(1).take_while(|(kind, _)| *kind != END) {
        let (Some(row), Some(column)) = (short(content, 0), short(content, 2)) else { continue };
        // Of the first form three bytes say how a cell is shown, afterwards two.
        let value = content.get(if kind < 0x0200 { 7 } else { 6 }..).unwrap_or_default();
        let cell = match kind {
            _ if NUMBER.contains(&kind) => value.first_chunk().map(|bytes| Cell::Number(f64::from_le_bytes(*bytes))),
            _ if LABEL.contains(&kind) => {
                let letters = value.get(if kind < 0x0200 { 1 } else { 2 }..).unwrap_or_default();
                let text = std::str::from_utf8(letters).map_or_else(|_| WINDOWS_1252.decode(letters).0, Into::into);
                Some(Cell::Text(text.into_owned()))
            }
            PACKED => long(value, 0).map(|packed| Cell::Number(unpacked(packed as u32))),
            INTEGER => short(value, 0).map(|number| Cell::Number(number as f64)),
            _ => None,
        };
        if let Some(cell) = cell.filter(|cell| !matches!(cell, Cell::Number(number) if !number.is_finite())) {
            filling.put(row, column, cell)?;
        }
    }
    Ok(vec![filling.done()])
}

/// A number in four bytes: the upper half of one in eight, or a whole one, either of them a hundredfold.
fn unpacked(packed: u32) -> f64 {
    let number = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 { number } else { number / 100.0 }
}

/// The records of a stream: kind and content.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (head, rest) = stream.split_first_chunk::<4>()?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (content, rest) = rest.split_at_checked(length)?;
        stream = rest;
        Some((u16::from_le_bytes([head[0], head[1]]), content))
    })
}

fn short(content: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(*content.get(at..)?.first_chunk()?)))
}

fn long(content: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_le_bytes(*content.get(at..)?.first_chunk()?) as usize)
}

/// Where the sheets begin; not if the file claims what the library would try to make room for.
fn looked_through(stream: &[u8]) -> Result<Vec<usize>, BookError> {
    let mut begins = Vec::new();
    for (kind, content) in records(stream) {
        match kind {
            PASSWORD => return Err(BookError::Locked),
            SHEET => begins.extend(long(content, 0)),
            DIMENSIONS => {
                let (rows, columns) = match content.len() {
                    14.. => ((long(content, 0), long(content, 4)), (short(content, 8), short(content, 10))),
                    _ => ((short(content, 0), short(content, 2)), (short(content, 4), short(content, 6))),
                };
                // Writers differ in whether the last is counted; of more than there can be, nothing is true.
                let span = |(first, end): (Option<usize>, Option<usize>)| end?.checked_sub(first?);
                let is_sound = span(rows).is_some_and(|rows| {
                    rows <= MOST_ROWS && rows.saturating_mul(columns.1.unwrap_or_default()) <= MOST_ROWS * MOST_COLUMNS
                });
                if !is_sound {
                    return Err(BookError::Damaged(String::new()));
                }
            }
            _ => {}
        }
    }
    Ok(begins)
}

fn layout(stream: &[u8], filling: &mut Filling<'_>) {
    let mut depth = 0_usize;
    for (kind, content) in records(stream) {
        match kind {
            // Charts within the sheet are streams of their own.
            BEGIN => depth += 1,
            END if depth <= 1 => return,
            END => depth -= 1,
            ROW if depth <= 1 && content.get(12).is_some_and(|flags| flags & 0x20 != 0) => {
                short(content, 0).into_iter().for_each(|row| filling.hide_row(row));
            }
            COLUMNS if depth <= 1 && content.get(8).is_some_and(|flags| flags & 1 != 0) => {
                if let (Some(first), Some(last)) = (short(content, 0), short(content, 2)) {
                    filling.hide_columns(first, last);
                }
            }
            _ => {}
        }
    }
}
