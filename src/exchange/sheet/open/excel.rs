//! What the library that reads the forms of Excel gives, as cells.

use super::xml;
use crate::domain::Date;
use crate::exchange::sheet::book::{BookError, Cell};
use crate::exchange::sheet::bounds::Filling;
use calamine::{Data, DataRef, Dimensions, ExcelDateTime, SheetVisible};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why the library does not read a file.
pub(super) fn damaged(error: impl std::fmt::Display) -> BookError {
    if error.to_string().to_ascii_lowercase().contains("password") { BookError::Locked } else { xml::damaged(error) }
}

/// Reads with the library, which takes for granted what damaged files of the binary forms do not hold. In a browser the
/// worker ends with it, and [`BookError::BrokeDown`] is told; elsewhere the file is called damaged.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, BookError>) -> Result<T, BookError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(BookError::Damaged(String::new())))
}

/// Takes a cell that comes by itself.
pub(super) fn take(found: &calamine::Cell<DataRef<'_>>, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let (row, column) = found.get_position();
    filling.put(row as usize, column as usize, cell(Data::from(DataRef::clone(found.get_value()))))
}

/// Takes the cells of a whole sheet.
pub(super) fn take_range(range: &calamine::Range<Data>, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let (row0, column0) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        filling.put(row0 as usize + row, column0 as usize + column, cell(value.clone()))?;
    }
    Ok(())
}

/// Takes which cells are shown as one.
pub(super) fn merge(merged: Vec<Dimensions>, filling: &mut Filling<'_>) -> Result<(), BookError> {
    let place = |(row, column): (u32, u32)| (row as usize, column as usize);
    merged.into_iter().try_for_each(|cells| filling.merge(place(cells.start), place(cells.end)))
}

/// Takes whether a sheet is shown.
pub(super) fn hide(visible: SheetVisible, filling: &mut Filling<'_>) {
    if visible != SheetVisible::Visible {
        filling.hide();
    }
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
