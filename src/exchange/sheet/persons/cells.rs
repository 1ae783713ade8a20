//! The cells of the layouts of the ministry.

use super::days::days_in_words;
use super::layout::Head;
use super::part::PersonPart;
use crate::domain::territory::Territory;
use crate::domain::{PersonKind, Record, Training};
use crate::exchange::sheet::book::Cell;
use crate::exchange::sheet::export::field_cell;
use crate::i18n::Lang;

/// The cell of a heading that counts, or says the province.
fn counted(heading: &str, number: usize) -> Cell {
    match heading {
        "No" | "NO" => Cell::Number(number as f64),
        "Provinsi" | "PROV" => Cell::Text(Territory::current().province.name.to_owned()),
        _ => Cell::Empty,
    }
}

/// What stands behind a heading of the block above the table.
pub fn block_cell((heading, part): &Head, course: &Training) -> Cell {
    match part {
        Some(PersonPart::Days) => days_in_words(course).map_or(Cell::Empty, Cell::Text),
        Some(PersonPart::Training(field)) => field_cell(course, *field, Lang::Id),
        _ => counted(heading, 0),
    }
}

/// The cell of a column in the row of somebody, by their number; the course beside a participant.
pub fn person_cell<R: Record>(
    (heading, part): &Head,
    number: usize,
    of: &R,
    kind: Option<PersonKind>,
    course: Option<&Training>,
) -> Cell {
    match part {
        None => counted(heading, number),
        Some(PersonPart::Days | PersonPart::Training(_)) => {
            course.map_or(Cell::Empty, |course| block_cell(&(heading, *part), course))
        }
        Some(PersonPart::OfKind(wanted, field)) => {
            if kind == Some(*wanted) {
                field_cell(of, *field, Lang::Id)
            } else {
                Cell::Empty
            }
        }
        Some(PersonPart::Trainee(field) | PersonPart::Companion(field)) => field_cell(of, *field, Lang::Id),
    }
}
