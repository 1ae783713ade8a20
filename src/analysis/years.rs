//! The annual meetings year by year.

use crate::domain::BookYear;
use crate::domain::status::last_due_year;
use crate::workspace::{Index, Tables};
use rustc_hash::FxHashMap;

/// The annual meetings (RAT) on a book year, of all cooperatives that existed at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatYear {
    /// The book year.
    pub year: BookYear,
    /// RAT held.
    pub held: u32,
    /// RAT not held.
    pub not_held: u32,
    /// Nobody has said.
    pub unknown: u32,
}

impl RatYear {
    /// All cooperatives that existed at its end.
    pub const fn all(&self) -> u32 {
        self.held + self.not_held + self.unknown
    }
}

/// At most `count` book years up to the last of which anything is known, earliest first, on the index's day: those before the
/// first of which anything is known are left out. Where nothing is known of any, none.
pub fn rat_years(tables: &Tables, index: &Index, count: i32) -> Vec<RatYear> {
    let mut held: FxHashMap<i32, (u32, u32)> = FxHashMap::default();
    let alive = |id| tables.cooperatives.get_live(id).is_some();
    for report in tables.annual_reports.live().map(|row| &row.value).filter(|report| alive(*report.cooperative)) {
        let Some(is_held) = report.rat_held(index.position()) else { continue };
        let (yes, no) = held.entry(report.year.get().into()).or_default();
        *if is_held { yes } else { no } += 1;
    }
    let due = i32::from(last_due_year(None, index.position()).get());
    let (Some(first), Some(known)) = (held.keys().min().copied(), held.keys().max().copied()) else {
        return Vec::new();
    };
    let last = due.max(known);
    let years = (first.max(last - count + 1)..=last).filter_map(BookYear::new);
    years
        .map(|year| {
            let (held, not_held) = held.get(&year.get().into()).copied().unwrap_or_default();
            let existed = |founded: Option<i32>| founded.is_none_or(|founded| founded <= i32::from(year.get()));
            let all = index.facts().iter().filter(|facts| facts.live && existed(facts.founded)).count() as u32;
            RatYear { year, held, not_held, unknown: all.saturating_sub(held + not_held) }
        })
        .collect()
}
