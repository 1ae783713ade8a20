//! Days as a calendar file (`.ics`, RFC 5545) that telephones and mail programs take in. Every entry keeps its UID, so that
//! a later file moves what an earlier one has brought.
//!
//! Written here, because the crates for it bring a library of dates of their own into the browser.

use crate::domain::Date;
use std::fmt::Write;

/// A line is folded after so many octets, RFC 5545, 3.1.
const MOST_OCTETS: usize = 75;

/// An entry of a whole day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is known by wherever it goes, the same in every file.
    pub uid: String,
    /// The day.
    pub day: Date,
    /// What is due.
    pub summary: String,
    /// What else is to be said of it; may be empty.
    pub description: String,
}

/// Writes a calendar of that name, made at `now_ms` (milliseconds since 1970). `lang` is the code of its language.
pub fn write(name: &str, lang: &str, entries: &[Entry], now_ms: u64) -> Vec<u8> {
    let (made, mut text) = (moment(now_ms), String::new());
    let mut line = |content: String| fold(&mut text, &content);
    line("BEGIN:VCALENDAR".to_owned());
    line("VERSION:2.0".to_owned());
    line(format!("PRODID:-//Selaras//Selaras//{}", lang.to_uppercase()));
    line("CALSCALE:GREGORIAN".to_owned());
    line("METHOD:PUBLISH".to_owned());
    line(format!("X-WR-CALNAME:{}", escaped(name)));
    for entry in entries {
        line("BEGIN:VEVENT".to_owned());
        line(format!("UID:{}", escaped(&entry.uid)));
        line(format!("DTSTAMP:{made}"));
        line(format!("DTSTART;VALUE=DATE:{}", day(entry.day)));
        // The end is the first day that is not meant any more.
        line(format!("DTEND;VALUE=DATE:{}", day(entry.day.plus_days(1))));
        line(format!("SUMMARY:{}", escaped(&entry.summary)));
        if !entry.description.is_empty() {
            line(format!("DESCRIPTION:{}", escaped(&entry.description)));
        }
        line("TRANSP:TRANSPARENT".to_owned());
        line("END:VEVENT".to_owned());
    }
    line("END:VCALENDAR".to_owned());
    text.into_bytes()
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A moment in universal time.
fn moment(ms: u64) -> String {
    let seconds = ms / 1_000;
    let epoch = Date::new(1970, 1, 1).unwrap_or_default();
    let (date, of_day) = (epoch.plus_days((seconds / 86_400) as i32), seconds % 86_400);
    format!("{}T{:02}{:02}{:02}Z", day(date), of_day / 3_600, of_day / 60 % 60, of_day % 60)
}

/// A text as a value: what has a meaning of its own is marked, RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Adds a line, folded where it is too long, never within a character.
fn fold(text: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > MOST_OCTETS {
            text.push_str("\r\n ");
            octets = 1;
        }
        octets += c.len_utf8();
        // Writing to a text never fails.
        let _ = text.write_char(c);
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(summary: &str) -> Entry {
        Entry {
            uid: "1-kasus@selaras".to_owned(),
            day: "2026-12-31".parse().unwrap(),
            summary: summary.to_owned(),
            description: String::new(),
        }
    }

    fn written(entries: &[Entry]) -> String {
        String::from_utf8(write("Tenggat Tapin", "id", entries, 1_790_000_000_000)).unwrap()
    }

    /// The lines as a reader puts them together again.
    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn an_entry_lasts_a_whole_day_and_ends_with_the_next_one() {
        let lines = unfolded(&written(&[entry("KUD Maju")]));
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "UID:1-kasus@selaras",
            "DTSTAMP:20260921T141320Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:KUD Maju",
            "END:VCALENDAR",
        ] {
            assert!(lines.iter().any(|one| one == line), "{line}");
        }
    }

    #[test]
    fn what_has_a_meaning_of_its_own_is_marked() {
        let lines = unfolded(&written(&[entry("Rapat; KUD A, B \\ C\r\nJl. Baru\u{7}")]));
        assert!(lines.contains(&"SUMMARY:Rapat\\; KUD A\\, B \\\\ C\\nJl. Baru".to_owned()));
    }

    #[test]
    fn lines_are_folded_within_75_octets_and_never_within_a_character() {
        let name = "Koperasi Ünïté “Sasirangan” ".repeat(9);
        let text = written(&[entry(name.trim())]);
        assert!(text.split("\r\n").all(|line| line.len() <= MOST_OCTETS));
        assert!(!text.replace("\r\n", "").contains('\n'));
        assert!(unfolded(&text).contains(&format!("SUMMARY:{}", name.trim())));
    }
}
