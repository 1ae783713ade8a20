//! Since when: founding years, and the annual meetings year by year.

use super::{Counts, Reading};
use crate::domain::BookYear;
use crate::domain::status::last_due_year;
use crate::workspace::{Index, Tables};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Cooperatives by the span of years in which they were founded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundingYears {
    /// Spans of [`SPAN`] years: first year and counts, without gaps.
    pub spans: Vec<(i32, Counts)>,
    /// Those without a legal date.
    pub missing: Counts,
}

/// Years in a span.
pub const SPAN: i32 = 5;

impl FoundingYears {
    /// The last year of the span that begins in `first`.
    pub const fn last(first: i32) -> i32 {
        first + SPAN - 1
    }
}

/// Counts cooperatives by founding year.
pub fn founding_years(index: &Index, reading: Reading) -> FoundingYears {
    let mut spans: BTreeMap<i32, Counts> = BTreeMap::new();
    let mut missing = Counts::default();
    for facts in index.facts().iter().filter(|facts| facts.live) {
        match facts.founded {
            Some(year) => spans.entry(year.div_euclid(SPAN) * SPAN).or_default().add(facts, reading),
            None => missing.add(facts, reading),
        }
    }
    if let (Some(first), Some(last)) = (spans.keys().next().copied(), spans.keys().next_back().copied()) {
        for span in (first..=last).step_by(SPAN as usize) {
            spans.entry(span).or_default();
        }
    }
    FoundingYears { spans: spans.into_iter().collect(), missing }
}

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

/// The last `count` book years whose RAT was due on the index's day, earliest first.
pub fn rat_years(tables: &Tables, index: &Index, count: i32) -> Vec<RatYear> {
    let last = i32::from(last_due_year(None, index.position()).get());
    let mut held: FxHashMap<u16, (u32, u32)> = FxHashMap::default();
    let alive = |id| tables.cooperatives.get_live(id).is_some();
    for report in tables.annual_reports.live().map(|row| &row.value).filter(|report| alive(*report.cooperative)) {
        let (yes, no) = held.entry(report.year.get()).or_default();
        match report.rat_held(index.position()) {
            Some(true) => *yes += 1,
            Some(false) => *no += 1,
            None => {}
        }
    }
    let years = (last - count + 1..=last).filter_map(BookYear::new);
    years
        .map(|year| {
            let (held, not_held) = held.get(&year.get()).copied().unwrap_or_default();
            let existed = |founded: Option<i32>| founded.is_none_or(|founded| founded <= i32::from(year.get()));
            let all = index.facts().iter().filter(|facts| facts.live && existed(facts.founded)).count() as u32;
            RatYear { year, held, not_held, unknown: all.saturating_sub(held + not_held) }
        })
        .collect()
}
