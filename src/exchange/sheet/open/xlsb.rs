//! XLSB ([MS-XLSB]): the cells are the library's; rows and columns that are not shown and merged cells are read here.
//! Whether the result of a formula was stored, this form does not tell: there always is one.

use super::excel;
use super::package::Package;
use crate::exchange::sheet::book::{BookError, Sheet};
use crate::exchange::sheet::bounds::{Filling, Reading};
use crate::exchange::sheet::notes::BookNote;
use calamine::{Reader, Xlsb};
use std::io::{Cursor, Read};

/// `BrtRowHdr`, `BrtColInfo`, `BrtMergeCell`, `BrtBundleSh`.
const ROW: u16 = 0;
const COLUMNS: u16 = 60;
const MERGED: u16 = 176;
const SHEET: u16 = 156;
/// Of a record no more is looked at.
const LOOKED_AT: usize = 1_024;

pub(super) fn open(
    bytes: &[u8],
    package: &mut Package<'_>,
    main: &str,
    reading: &mut Reading,
) -> Result<Vec<Sheet>, BookError> {
    let mut workbook = excel::guarded(|| Xlsb::new(Cursor::new(bytes)).map_err(excel::damaged))?;
    let (bounds, all, paths) = (reading.bounds, workbook.sheets_metadata().to_vec(), paths(package, main)?);
    let is_1904 = workbook.has_1904_epoch();
    let mut sheets = Vec::new();
    for (at, sheet) in all.iter().take(bounds.sheets).enumerate() {
        let mut filling = reading.sheet(&sheet.name);
        excel::hide(sheet.visible, &mut filling);
        filling.count_from_1904(is_1904);
        excel::guarded(|| {
            let mut reader = workbook.worksheet_cells_reader(&sheet.name).map_err(excel::damaged)?;
            while let Some(found) = reader.next_cell().map_err(excel::damaged)? {
                excel::take(&found, &mut filling)?;
            }
            Ok(())
        })?;
        if let Some(part) = paths.get(at).map(|path| package.part(path)).transpose()?.flatten() {
            layout(part, &mut filling)?;
        }
        sheets.push(filling.done());
    }
    if let Some(sheets) = all.len().checked_sub(bounds.sheets).filter(|more| *more > 0) {
        reading.notes.say(BookNote::SheetsLeftOut { sheets });
    }
    Ok(sheets)
}

/// Where the sheets lie, in order.
fn paths(package: &mut Package<'_>, main: &str) -> Result<Vec<String>, BookError> {
    let related = package.related(main);
    let Some(mut part) = package.part(main)? else { return Ok(Vec::new()) };
    let mut paths = Vec::new();
    while let Some((kind, record)) = next(&mut part) {
        // The state and the number of the sheet, then the name of its part.
        if let (SHEET, Some(length)) = (kind, long(&record, 8)) {
            let name = record.get(12..12 + length.saturating_mul(2).min(LOOKED_AT)).unwrap_or_default();
            let name: Vec<u16> = name.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
            paths.push(related.get(&String::from_utf16_lossy(&name)).cloned().unwrap_or_default());
        }
    }
    Ok(paths)
}

fn layout(mut part: impl Read, filling: &mut Filling<'_>) -> Result<(), BookError> {
    while let Some((kind, record)) = next(&mut part) {
        let at = |at: usize| long(&record, at);
        match kind {
            ROW if record.get(11).is_some_and(|flags| flags & 0x10 != 0) => {
                at(0).into_iter().for_each(|row| filling.hide_row(row));
            }
            COLUMNS if record.get(16).is_some_and(|flags| flags & 1 != 0) => {
                if let (Some(first), Some(last)) = (at(0), at(4)) {
                    filling.hide_columns(first, last);
                }
            }
            MERGED => {
                if let (Some(row), Some(last_row), Some(column), Some(last_column)) = (at(0), at(4), at(8), at(12)) {
                    filling.merge((row, column), (last_row, last_column))?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The number of four bytes that stands there.
fn long(record: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_le_bytes(*record.get(at..)?.first_chunk()?) as usize)
}

/// The next record: its kind, and the beginning of what it holds.
fn next(part: &mut impl Read) -> Option<(u16, Vec<u8>)> {
    let mut byte = || {
        let mut one = [0];
        part.read_exact(&mut one).ok().map(|()| one[0])
    };
    let first = byte()?;
    let kind = u16::from(first & 0x7f) | if first & 0x80 == 0 { 0 } else { u16::from(byte()? & 0x7f) << 7 };
    let mut length = 0_u64;
    for shift in [0, 7, 14, 21] {
        let part = byte()?;
        length |= u64::from(part & 0x7f) << shift;
        if part & 0x80 == 0 {
            break;
        }
    }
    let mut record = Vec::new();
    part.by_ref().take(length.min(LOOKED_AT as u64)).read_to_end(&mut record).ok()?;
    std::io::copy(&mut part.by_ref().take(length.saturating_sub(LOOKED_AT as u64)), &mut std::io::sink()).ok()?;
    Some((kind, record))
}
