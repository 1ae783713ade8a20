//! What offices and records are called in accounts.

use selaras::domain::{AreaCode, territory::Territory};
use selaras::workspace::RecordLabel;

/// An office, by the area that it is of.
pub(super) fn office(code: AreaCode) -> String {
    Territory::current().name_of(code).map_or_else(|| code.to_string(), str::to_owned)
}

/// What a record calls itself.
pub(super) fn label(label: RecordLabel) -> String {
    let RecordLabel { name, area, year, date } = label;
    let parts = [name, area.map(office), year.map(|year| year.to_string()), date.map(|date| date.to_string())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
