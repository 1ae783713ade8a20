//! Calendar days and book years.

use crate::domain::{Expectation, Field, compact};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};
use std::fmt;
use std::str::FromStr;
use time::{Duration, Month};

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not written as year-month-day.
    #[error("'{0}' is not a date of the form 2024-05-13")]
    Form(String),
    /// A day that the calendar does not have.
    #[error("{0} is not a day of the calendar")]
    NoSuchDay(String),
    /// Before 1900 or after 2100.
    #[error("{0} is outside the years 1900 to 2100")]
    Range(String),
}

/// A day of the calendar, from 1900-01-01 to 2100-12-31, without a time or a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

impl Date {
    /// The day of that year, month (1–12) and day (1–31).
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, DateError> {
        let text = || format!("{year:04}-{month:02}-{day:02}");
        let month = Month::try_from(month).map_err(|_| DateError::NoSuchDay(text()))?;
        let date = time::Date::from_calendar_date(year, month, day).map_err(|_| DateError::NoSuchDay(text()))?;
        Self::checked(date)
    }

    fn checked(date: time::Date) -> Result<Self, DateError> {
        if (1900..=2100).contains(&date.year()) { Ok(Self(date)) } else { Err(DateError::Range(date.to_string())) }
    }

    /// The day in Central Indonesian Time (WITA, UTC+8) of a moment in milliseconds since 1970 (FACTS 6).
    pub fn in_wita(ms: u64) -> Self {
        let days = (ms / 1000 + 8 * 3600) / 86_400;
        Self::from_days(i32::try_from(days).unwrap_or(i32::MAX)).unwrap_or_default()
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i32 {
        self.0.to_julian_day() - 2_440_588
    }

    fn from_days(days: i32) -> Result<Self, DateError> {
        let date = days
            .checked_add(2_440_588)
            .and_then(|julian| time::Date::from_julian_day(julian).ok())
            .ok_or_else(|| DateError::NoSuchDay(days.to_string()))?;
        Self::checked(date)
    }

    /// The day that many days later (earlier when negative), kept inside the range.
    pub fn plus_days(self, days: i32) -> Self {
        self.0.checked_add(Duration::days(days.into())).and_then(|date| Self::checked(date).ok()).unwrap_or(self)
    }

    /// The day of the week: 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().number_days_from_monday()
    }

    /// How many days its month has.
    pub fn days_of_month(self) -> u8 {
        self.0.month().length(self.year())
    }

    /// The weeks that the month of this day touches, from Monday to Sunday; none where the day is of another month.
    pub fn weeks_of_month(self) -> Vec<[Option<Self>; 7]> {
        let before = usize::from(self.plus_days(1 - i32::from(self.day())).weekday());
        let days = usize::from(self.days_of_month());
        let day_at = |cell: usize| {
            let day = (cell + 1).checked_sub(before).filter(|day| (1..=days).contains(day))?;
            Self::new(self.year(), self.month(), day as u8).ok()
        };
        (0..(before + days).div_ceil(7)).map(|week| std::array::from_fn(|day| day_at(week * 7 + day))).collect()
    }

    /// The same day that many months later (earlier when negative), or the last day of a month that is shorter; kept
    /// inside the range.
    pub fn plus_months(self, months: i32) -> Self {
        let count = self.year() * 12 + i32::from(self.month()) - 1 + months;
        let (year, month) = (count.div_euclid(12), (count.rem_euclid(12) + 1) as u8);
        (28..=self.day()).rev().chain([self.day()]).find_map(|day| Self::new(year, month, day).ok()).unwrap_or(self)
    }
}

impl Default for Date {
    /// 1 January 1970: only for a row under construction.
    fn default() -> Self {
        Self(time::Date::from_ordinal_date(1970, 1).unwrap_or(time::Date::MIN))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl FromStr for Date {
    type Err = DateError;
    fn from_str(text: &str) -> Result<Self, DateError> {
        let form = || DateError::Form(text.chars().take(30).collect());
        let digits = |part: &str, length: usize| -> Result<u16, DateError> {
            if part.len() == length && part.bytes().all(|b| b.is_ascii_digit()) {
                part.parse().map_err(|_| form())
            } else {
                Err(form())
            }
        };
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().ok_or_else(form);
        let (year, month, day) = (digits(next()?, 4)?, digits(next()?, 2)?, digits(next()?, 2)?);
        Self::new(year.into(), month as u8, day as u8)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        compact::serialize(self, self.days(), serializer)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        compact::deserialize(deserializer, str::parse, Self::from_days)
    }
}

impl Field for Date {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Date;
    fn schema() -> Value {
        json!({ "type": "string", "format": "date" })
    }
}

/// What the months are called in Indonesian and English, spelt out, in the spelling of old and cut short.
const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "pebruari", "feb", "peb"],
    &["maret", "march", "mar"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["agustus", "august", "agu", "ags", "aug", "agt"],
    &["september", "sep", "sept"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nopember", "nov", "nop"],
    &["desember", "december", "des", "dec"],
];

/// The month of that name, in small letters: 1 to 12.
pub fn month_named(word: &str) -> Option<u8> {
    MONTHS.iter().position(|names| names.contains(&word)).map(|at| at as u8 + 1)
}

/// A book year (tahun buku), 1945 to 2100; assumed to be the calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct BookYear(u16);

impl BookYear {
    /// Accepts a year in range.
    pub fn new(year: i32) -> Option<Self> {
        u16::try_from(year).ok().filter(|year| (1945..=2100).contains(year)).map(Self)
    }

    /// The year.
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The first day of the book year.
    pub fn start(self) -> Date {
        Date::new(self.0.into(), 1, 1).unwrap_or_default()
    }

    /// The last day of the book year.
    pub fn end(self) -> Date {
        Date::new(self.0.into(), 12, 31).unwrap_or_default()
    }
}

impl Default for BookYear {
    /// 1945: only for a row under construction.
    fn default() -> Self {
        Self(1945)
    }
}

impl TryFrom<u16> for BookYear {
    type Error = DateError;
    fn try_from(year: u16) -> Result<Self, DateError> {
        Self::new(year.into()).ok_or_else(|| DateError::Range(year.to_string()))
    }
}

impl From<BookYear> for u16 {
    fn from(year: BookYear) -> u16 {
        year.0
    }
}

impl fmt::Display for BookYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Field for BookYear {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Year;
    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 1945, "maximum": 2100 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_written() {
        let date: Date = "2024-05-13".parse().unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (2024, 5, 13));
        assert_eq!(date.to_string(), "2024-05-13");
        assert_eq!(date.plus_days(19).to_string(), "2024-06-01");
    }

    #[test]
    fn months_are_counted_by_the_calendar_and_end_with_the_shorter_one() {
        let after = |text: &str, months| text.parse::<Date>().unwrap().plus_months(months).to_string();
        assert_eq!(after("2024-05-13", 2), "2024-07-13");
        assert_eq!(after("2023-12-31", 2), "2024-02-29");
        assert_eq!(after("2024-11-30", 24), "2026-11-30");
        assert_eq!(after("2100-11-30", 4), "2100-11-30");
        assert_eq!(after("2024-03-31", -1), "2024-02-29");
    }

    #[test]
    fn a_month_is_laid_out_in_weeks_from_monday() {
        let weeks = "2024-05-13".parse::<Date>().unwrap().weeks_of_month();
        assert_eq!(weeks.len(), 5);
        let first: Vec<_> = weeks[0].iter().map(|day| day.map(Date::day)).collect();
        assert_eq!(first, [None, None, Some(1), Some(2), Some(3), Some(4), Some(5)]);
        assert_eq!(weeks[4][4].map(|day| day.to_string()).as_deref(), Some("2024-05-31"));
        // Four weeks exactly, and the end of the range.
        assert_eq!("2021-02-01".parse::<Date>().unwrap().weeks_of_month().len(), 4);
        assert_eq!("2100-12-31".parse::<Date>().unwrap().weeks_of_month().last().unwrap()[4].map(Date::day), Some(31));
    }

    #[test]
    fn impossible_days_are_refused() {
        for text in ["2024-02-30", "0000-00-00", "13/5/2024", "2024-5-13", "2024-05-13T00:00", "1899-12-31", ""] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_day_in_banjarmasin_begins_eight_hours_before_that_in_greenwich() {
        let ten_at_night_utc = 1_715_551_200_000; // 2024-05-12T22:00:00Z
        assert_eq!(Date::in_wita(ten_at_night_utc).to_string(), "2024-05-13");
    }
}
