//! The figures of the register at the end of every year, and those that were published, each with its basis.

use super::courses::{Courses, Scope};
use crate::analysis::{Counts, Reading};
use crate::domain::{Basis, Date, Measure, Precision, Tally, territory::Territory};
use std::collections::BTreeMap;

/// The register on a day of the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: Date,
    /// How many there were, by status.
    pub counts: Counts,
    /// Of how many it is not known whether they were there.
    pub unsure: u32,
}

/// What was published of one day on one basis by one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub day: Date,
    /// How exactly it is known.
    pub precision: Precision,
    /// What puts a cooperative into the figures.
    pub basis: Basis,
    /// Who says so.
    pub source: String,
    /// All cooperatives, the active and the inactive ones, as far as they were published.
    pub figures: [Option<u64>; 3],
}

/// The figures over the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The register at the end of every year, and on the day of the present.
    pub register: Vec<Point>,
    /// What was published meanwhile, earliest first.
    pub published: Vec<Published>,
}

impl Courses<'_> {
    /// The figures of the register on the last day of so many years before `present`, and then; and what was published of the
    /// same area and level since.
    pub fn series(&self, reading: Reading, scope: Scope, present: Date, years: i32) -> Series {
        let ends = (present.year() - years..present.year()).filter_map(|year| Date::new(year, 12, 31).ok());
        let point = |day: Date| {
            let on = self.on(reading, day);
            Point { day, counts: on.counts(scope), unsure: on.unsure.len() as u32 }
        };
        let register = ends.filter(|day| *day < present).chain([present]).map(point).collect();
        let first = Date::new(present.year() - years, 1, 1).unwrap_or(present);
        Series { register, published: self.published(scope, first, present) }
    }

    fn published(&self, scope: Scope, first: Date, last: Date) -> Vec<Published> {
        type Key = (Date, String, Basis);
        let area = scope.district.unwrap_or(Territory::current().province.code);
        let mut found: BTreeMap<Key, Published> = BTreeMap::new();
        let is_of = |tally: &&Tally| {
            tally.area == area && tally.supervision == scope.level && tally.date >= first && tally.date <= last
        };
        for tally in self.tables.tallies.live().map(|row| &row.value).filter(is_of) {
            let at = match tally.measure {
                Measure::All => 0,
                Measure::Active => 1,
                Measure::Inactive => 2,
                _ => continue,
            };
            let source = tally.source.to_string();
            let published = found.entry((tally.date, source.clone(), tally.basis)).or_insert_with(|| Published {
                day: tally.date,
                precision: tally.precision,
                basis: tally.basis,
                source,
                figures: [None; 3],
            });
            published.figures[at].get_or_insert(tally.value.get());
        }
        found.into_values().collect()
    }
}
