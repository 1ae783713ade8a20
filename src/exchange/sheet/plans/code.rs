//! Codes of programmes, activities and sub-activities in cells: in one column or in five, and what spreadsheets make of them
//! (FACTS 7.2, 7.3 and 15).

use crate::domain::{ActivityCode, Date, nomenclature};
use crate::exchange::sheet::book::Cell;
use crate::exchange::sheet::value;

/// What a code stands for, from the whole to the part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Rank {
    /// Urusan.
    Affair,
    /// Bidang urusan.
    Field,
    /// Program.
    Programme,
    /// Kegiatan.
    Activity,
    /// Sub kegiatan.
    SubActivity,
}

/// A code as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Coded {
    /// The code.
    pub code: ActivityCode,
    /// What stands in the cells, where a spreadsheet has made a time or a day of it.
    pub restored: Option<String>,
}

/// So many groups have the codes of offices (`2.17.3.30.0.00.01.0000`) at least.
const OF_OFFICES: usize = 7;

impl Coded {
    /// The code that cells say together; none where they say nothing.
    pub fn of<'c>(cells: impl Iterator<Item = &'c Cell>) -> Option<Self> {
        let (mut parts, mut restored) = (Vec::new(), None);
        for cell in cells.filter(|cell| !cell.is_empty()) {
            let (part, is_restored) = part(cell)?;
            if is_restored {
                restored = Some(cell.text());
            }
            parts.push(part);
        }
        let code = ActivityCode::new(&formed(&parts.join("."))).ok().flatten()?;
        Some(Self { code, restored })
    }

    /// What it stands for; none of an office, and of what is no code of the nomenclature.
    pub fn rank(&self) -> Option<Rank> {
        let normal = self.code.normal();
        let groups = normal.split('.').count();
        match groups {
            _ if self.code.is_formed() => match groups {
                3 => Some(Rank::Programme),
                4 | 5 => Some(Rank::Activity),
                _ => Some(Rank::SubActivity),
            },
            1 | 2 if is_of_digits(&normal) => Some(if groups == 1 { Rank::Affair } else { Rank::Field }),
            _ => None,
        }
    }

    /// Whether it is that of an office or of a unit in one.
    pub fn is_of_office(&self) -> bool {
        let normal = self.code.normal();
        normal.split('.').count() >= OF_OFFICES && is_of_digits(&normal)
    }

    /// Whether the office is a unit in another: the last group of the office itself has only zeros.
    pub fn is_of_unit(&self) -> bool {
        self.is_of_office() && !self.code.rsplit('.').next().unwrap_or_default().bytes().all(|digit| digit == b'0')
    }
}

fn is_of_digits(code: &str) -> bool {
    code.split('.').all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What a cell has of a code, and whether a spreadsheet had made something else of it; none where it is no part of one.
fn part(cell: &Cell) -> Option<(String, bool)> {
    match cell {
        Cell::Number(number) if *number > 0.0 && *number < 1.0 => Some((time(*number), true)),
        // Of `2.10` a number keeps `2.1`: the second group has two digits.
        Cell::Number(number) if number.fract() != 0.0 => {
            let text = number.to_string();
            let short = text.split_once('.').is_some_and(|(_, rest)| rest.len() == 1);
            Some((if short { format!("{text}0") } else { text }, false))
        }
        Cell::Number(number) => Some((number.to_string(), false)),
        Cell::Date(date) => day(*date).map(|code| (code, true)),
        Cell::Text(_) => {
            let text: String = value::said(cell)?.chars().filter(|c| !c.is_whitespace()).collect();
            let text = text.replace(',', ".").trim_matches('.').to_owned();
            match text.contains(':') && text.split(':').all(is_group) {
                true => Some((
                    text.split(':').map(|group| group.trim_start_matches('0')).collect::<Vec<_>>().join("."),
                    true,
                )),
                false => text.bytes().any(|byte| byte.is_ascii_alphanumeric()).then_some((text, false)),
            }
        }
        Cell::Empty | Cell::Truth(_) | Cell::Error(_) => None,
    }
}

fn is_group(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1.1.01` that has become one second past one minute past one.
fn time(of_day: f64) -> String {
    let seconds = (of_day * 86_400.0).round() as u32;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 { format!("{hours}.{minutes}") } else { format!("{hours}.{minutes}.{seconds}") }
}

/// `2.12.03` that has become the second of December 2003, or `2.17.03` the 17th of February: that of the two which names a
/// programme that there is, or else the one that has the form of one.
fn day(date: Date) -> Option<String> {
    let year = date.year() % 100;
    let both = [(date.day(), date.month()), (date.month(), date.day())];
    let codes = both.map(|(first, second)| format!("{first}.{second:02}.{year:02}"));
    let is_formed =
        |code: &&String| ActivityCode::new(code).is_ok_and(|code| code.is_some_and(|code| code.is_formed()));
    let known = codes.iter().find(|code| nomenclature::name_of(code).is_some());
    known.or_else(|| codes.iter().find(is_formed)).cloned()
}

/// A code with as many digits in its groups as they have, where spreadsheets left out zeros: `2.17.3` is `2.17.03`.
fn formed(code: &str) -> String {
    let groups: Vec<&str> = code.split('.').collect();
    if groups.len() > 6 || !groups.iter().all(|group| is_group(group) || *group == "X" || *group == "XX") {
        return code.to_owned();
    }
    let group = |(at, group): (usize, &&str)| match at {
        0 | 3 => match group.trim_start_matches('0') {
            "" => "0".to_owned(),
            short => short.to_owned(),
        },
        5 if matches!(group.len(), 1 | 3) => format!("{group:0>4}"),
        _ => format!("{group:0>2}"),
    };
    groups.iter().enumerate().map(group).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[Cell]) -> Option<(String, Option<Rank>)> {
        let coded = Coded::of(cells.iter())?;
        let rank = coded.rank();
        Some((coded.code.normal(), rank))
    }

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn a_code_is_read_in_one_column_and_in_five() {
        let sub = Some(("2.17.03.2.01.0003".to_owned(), Some(Rank::SubActivity)));
        assert_eq!(read(&[text("2.17.03.2.01.0003")]), sub);
        assert_eq!(read(&[text("2"), text("17"), text("03"), text("2.01"), text("0003")]), sub);
        let numbers = [2.0, 17.0, 3.0, 2.01, 3.0].map(Cell::Number);
        assert_eq!(read(&numbers), sub);
        assert_eq!(read(&numbers[..1]), Some(("2".to_owned(), Some(Rank::Affair))));
        assert_eq!(read(&numbers[..2]), Some(("2.17".to_owned(), Some(Rank::Field))));
        assert_eq!(read(&numbers[..4]), Some(("2.17.03.2.01".to_owned(), Some(Rank::Activity))));
        // 2.10 is not 2.01.
        assert_eq!(
            read(&[text("2.17.03"), Cell::Number(2.1)]),
            Some(("2.17.03.2.10".to_owned(), Some(Rank::Activity)))
        );
        assert_eq!(read(&[text("X.XX.01.2.06.9")]), Some(("X.XX.01.2.06.0009".to_owned(), Some(Rank::SubActivity))));
    }

    #[test]
    fn codes_that_excel_turned_into_times_and_days_are_turned_back() {
        for cell in [
            text("02:17:03"),
            Cell::Number((2.0 * 3600.0 + 17.0 * 60.0 + 3.0) / 86_400.0),
            Cell::Date("2003-02-17".parse().unwrap()),
        ] {
            let coded = Coded::of([&cell].into_iter()).unwrap();
            assert_eq!((&*coded.code, coded.rank()), ("2.17.03", Some(Rank::Programme)), "{cell:?}");
            assert!(coded.restored.is_some());
        }
        assert_eq!(read(&[text("01:01")]), Some(("1.01".to_owned(), Some(Rank::Field))));
        assert_eq!(
            read(&[Cell::Date("2003-12-02".parse().unwrap())]),
            Some(("2.12.03".to_owned(), Some(Rank::Programme)))
        );
    }

    #[test]
    fn codes_of_two_digits_and_of_four_are_one_and_those_of_offices_are_none() {
        assert_eq!(read(&[text("2.17.03.1.01.02")]), read(&[text(" 2.17.03. 1.01.0002 ")]));
        let office = Coded::of([&text("2.17.3.30.0.00.01.0000")].into_iter()).unwrap();
        assert_eq!((office.rank(), office.is_of_office(), office.is_of_unit()), (None, true, false));
        let unit = Coded::of([&text("2.17.3.30.0.00.01.0001")].into_iter()).unwrap();
        assert!(unit.is_of_unit());
        assert_eq!(read(&[text("Rakor")]), Some(("RAKOR".to_owned(), None)));
        assert_eq!(read(&[text("-")]), None);
    }
}
