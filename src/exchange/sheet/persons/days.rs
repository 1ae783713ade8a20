//! The days of a course as offices write them: `2 Juni 2025`, `2 s.d. 4 Juni 2025`, `30 Juni - 2 Juli 2025`.

use crate::domain::{Date, Training};
use crate::exchange::sheet::Cell;
use crate::exchange::sheet::value::{self, DateOrder};
use crate::i18n::Lang;

/// What stands between the first and the last day.
const BETWEEN: [&str; 9] = [" sampai dengan ", " s.d. ", " s.d ", " s/d ", " sd ", " sampai ", " - ", "–", "—"];

const WEEKDAYS: [&str; 9] = ["senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad"];

fn day(text: &str) -> Option<Date> {
    value::date(&Cell::Text(text.trim().to_owned()), DateOrder::DayFirst)
}

/// The first and the last day that a cell says; the latter only where it says two.
pub(super) fn days(cell: &Cell) -> Option<(Date, Option<Date>)> {
    if let Cell::Date(day) = cell {
        return Some((*day, None));
    }
    let text = cell.text().to_lowercase();
    // `Senin, 2 Juni 2025`, `Senin s.d. Rabu, 2 s.d. 4 Juni 2025`.
    let is_weekdays = |part: &str| {
        part.split(|c: char| !c.is_alphabetic() && c != '\'')
            .filter(|word| !word.is_empty())
            .all(|word| WEEKDAYS.contains(&word) || matches!(word, "s" | "d" | "sd" | "dan" | "sampai" | "dengan"))
    };
    let rest = text.split_once(',').filter(|(first, _)| is_weekdays(first)).map_or(text.as_str(), |(_, rest)| rest);
    let rest = rest.trim();
    if let Some((first, last)) = BETWEEN.into_iter().find_map(|between| rest.split_once(between)) {
        return range(first, last);
    }
    // `2-4 Juni 2025`: with a month in words a dash stands between two days.
    let is_short = |(first, last): &(&str, &str)| {
        !first.trim().is_empty()
            && first.trim().bytes().all(|byte| byte.is_ascii_digit())
            && last.chars().any(char::is_alphabetic)
    };
    let short = rest.split_once('-').filter(is_short).and_then(|(first, last)| range(first, last));
    short.or_else(|| day(rest).map(|day| (day, None)))
}

/// Two days of which the first may lack the month and the year that the last has. What reads a day passes over what stands behind it,
/// so that two days are parted before.
fn range(first: &str, last: &str) -> Option<(Date, Option<Date>)> {
    let end = day(last)?;
    // The first has the month and the year of the last, as far as it has none of its own.
    let words: Vec<&str> = last.split_whitespace().collect();
    let tail = |count: usize| words[words.len().saturating_sub(count)..].join(" ");
    let begin =
        [first.trim().to_owned(), format!("{} {}", first.trim(), tail(2)), format!("{} {}", first.trim(), tail(1))]
            .iter()
            .find_map(|text| day(text))?;
    (begin <= end).then_some((begin, Some(end)))
}

/// The days of a course, as they are written.
pub(super) fn days_in_words(of: &Training) -> Option<String> {
    match (of.begins_on, of.ends_on.filter(|last| Some(*last) != of.begins_on)) {
        (Some(first), Some(last)) => Some(format!("{} s.d. {}", Lang::Id.date(first), Lang::Id.date(last))),
        (Some(one), None) | (None, Some(one)) => Some(Lang::Id.date(one)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_offices_write_them() {
        let read = |text: &str| {
            let found = days(&Cell::Text(text.to_owned()));
            found.map(|(first, last)| (first.to_string(), last.map(|last| last.to_string())))
        };
        let both = |first: &str, last: &str| Some((first.to_owned(), Some(last.to_owned())));
        assert_eq!(read("2 Juni 2025"), Some(("2025-06-02".to_owned(), None)));
        assert_eq!(read("02-06-2025"), Some(("2025-06-02".to_owned(), None)));
        assert_eq!(read("Senin, 2 Juni 2025"), Some(("2025-06-02".to_owned(), None)));
        for text in [
            "2 s.d. 4 Juni 2025",
            "2 s/d 4 Juni 2025",
            "2-4 Juni 2025",
            "2 – 4 Juni 2025",
            "Senin s.d. Rabu, 2 s.d. 4 Juni 2025",
            "2 Juni 2025 s.d. 4 Juni 2025",
            "02/06/2025 - 04/06/2025",
        ] {
            assert_eq!(read(text), both("2025-06-02", "2025-06-04"), "{text}");
        }
        assert_eq!(read("30 Juni s.d. 2 Juli 2025"), both("2025-06-30", "2025-07-02"));
        assert_eq!(read("30 Desember 2024 sampai dengan 2 Januari 2025"), both("2024-12-30", "2025-01-02"));
        // What goes backwards, or is none, is not understood.
        for text in ["4 s.d. 2 Juni 2025", "30 Juni 2025 s.d. 2 Juni 2025", "minggu depan", "2025"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
