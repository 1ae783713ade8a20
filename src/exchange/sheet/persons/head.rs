//! What stands above the table of participants: the course, line by line, each with its name before its value.

use super::days::days;
use super::headings::of_block;
use super::part::PersonPart;
use super::topics::topic_of;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, BookYear, Level, Text, Training};
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::row::{FaultKind, Said};
use crate::exchange::sheet::value;
use crate::exchange::sheet::words::{self, plain};
use serde_json::Value;

/// What the head says of the course, and what of it is not understood.
#[derive(Debug, Clone, Default)]
pub(super) struct CourseHead {
    pub said: Said<Training>,
    pub not_understood: Vec<String>,
}

/// A line: what stands before the colon or in the first cell, and what stands behind it.
fn line(row: &[Cell]) -> Option<(PersonPart, Cell)> {
    let cells: Vec<&Cell> = row.iter().filter(|cell| !matches!(cell, Cell::Empty)).collect();
    for (at, cell) in cells.iter().enumerate() {
        let Cell::Text(text) = cell else { continue };
        let (label, rest) = text.split_once(':').unwrap_or((text, ""));
        let Some(part) = of_block(label) else { continue };
        if !rest.trim().is_empty() {
            return Some((part, Cell::Text(rest.trim().to_owned())));
        }
        let behind = cells[at + 1..].iter().find_map(|cell| match cell {
            Cell::Text(text) => {
                let text = text.trim().trim_start_matches(':').trim();
                (!text.is_empty()).then(|| Cell::Text(text.to_owned()))
            }
            other => Some((*other).clone()),
        });
        return behind.map(|cell| (part, cell));
    }
    None
}

/// Sets what a cell says of a course.
pub(super) fn put_course(said: &mut Said<Training>, part: PersonPart, cell: &Cell) -> Result<(), FaultKind> {
    let text = value::said(cell).unwrap_or_default();
    let not_understood = || FaultKind::NotUnderstood(text.clone());
    let at = Training::AT;
    match part {
        PersonPart::Days => {
            let (first, last) = days(cell).ok_or_else(not_understood)?;
            said.set(at.begins_on, &first.to_string().into(), &text)?;
            said.set(at.ends_on, &last.unwrap_or(first).to_string().into(), &text)
        }
        PersonPart::Training(field) if field == at.district => {
            let area = words::district(&text).ok_or_else(not_understood)?;
            said.set(field, &area.to_string().into(), &text)
        }
        PersonPart::Training(field) if field == at.stated => {
            // `30 Orang`
            let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
            let rest = plain(text.trim_start_matches(|c: char| c.is_ascii_digit()));
            let is_count = matches!(rest.as_str(), "" | "orang" | "org" | "peserta");
            let count: u64 = digits.parse().ok().filter(|_| is_count).ok_or_else(not_understood)?;
            said.set(field, &count.into(), &text)
        }
        PersonPart::Training(field) => {
            let value = Text::optional(&text).map_err(|_| FaultKind::OutOfRange(text.clone()))?;
            match value {
                Some(value) => said.set(field, &Value::from(&*value), &text),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// What the rows above the headings say.
pub(super) fn course_head(sheet: &Sheet, first: usize) -> CourseHead {
    let mut head = CourseHead::default();
    let mut has_province = false;
    for row in sheet.rows.iter().take(first) {
        let label = row.iter().find_map(|cell| match cell {
            Cell::Text(text) => Some(plain(text.split(':').next().unwrap_or_default())),
            _ => None,
        });
        has_province |= label.as_deref() == Some("provinsi");
        let Some((part, cell)) = line(row) else { continue };
        if put_course(&mut head.said, part, &cell).is_err() {
            head.not_understood.push(cell.text());
        }
    }
    if !head.said.fields.is_empty() {
        place(&mut head.said, has_province);
    }
    head
}

/// Whose course it is: the form is that of the office of the Kab/Kota, else of the province.
fn place(said: &mut Said<Training>, has_province: bool) {
    let at = Training::AT;
    let area = said.value.district.or(has_province.then_some(Territory::current().province.code));
    let level = area.map(|area: AreaCode| if area.district().is_some() { Level::District } else { Level::Province });
    if let (Some(area), Some(level)) = (area, level) {
        (said.value.area, said.value.level) = (Some(area), Some(level));
        said.fields = said.fields.with(at.area).with(at.level);
    }
}

/// Adds what follows from what is said: the year of the first day, and the subject of the title. Without a day it is the year of the list.
pub(super) fn complete(said: &mut Said<Training>, year: Option<BookYear>) {
    let at = Training::AT;
    if !said.fields.contains(at.year)
        && let Some(year) = said.value.begins_on.and_then(|day| BookYear::new(day.year())).or(year)
    {
        said.value.year = year;
        said.fields = said.fields.with(at.year);
    }
    if !said.fields.contains(at.topic)
        && let Some(topic) = said.value.title.as_deref().and_then(topic_of)
    {
        said.value.topic = Some(topic);
        said.fields = said.fields.with(at.topic);
    }
}
