//! What works: how many cases ended with a cooperative that is active again, after how long, and at what cost; and
//! whether it has stayed so.

use super::{Followed, Progress};
use crate::analysis::interval;
use crate::domain::{ActionClass, AnnualReport, BookYear, Business, Cause, Date, Form, Outcome, RatState, rat_due};
use std::collections::BTreeMap;

/// Fewer closed cases than this say nothing about a rate.
pub const FEWEST: u32 = 10;

/// What came of a group of cases.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Effect {
    /// Cases at their end.
    pub closed: u32,
    /// Of these, active again.
    pub revived: u32,
    /// Days from opening to outcome of the closed ones, ascending.
    pub days: Vec<i32>,
    /// Spent on all cases of the group, open ones too, rupiah.
    pub cost: i64,
    /// Spent on those that were revived, rupiah.
    pub cost_of_revived: i64,
}

impl Effect {
    fn add(&mut self, followed: &Followed) {
        let cost = followed.cost();
        self.cost += cost;
        let Some(case) = followed.case.map(|row| &row.value).filter(|case| case.is_closed()) else { return };
        self.closed += 1;
        self.days.extend(case.days_to_outcome());
        if followed.progress() == Progress::Closed(Some(Outcome::Revived)) {
            self.revived += 1;
            self.cost_of_revived += cost;
        }
    }

    fn of<'f, 't: 'f>(group: impl Iterator<Item = &'f Followed<'t>>) -> Self {
        let mut effect = Self::default();
        group.for_each(|followed| effect.add(followed));
        effect.days.sort_unstable();
        effect
    }

    /// Revived as a share of the closed cases; none without any.
    pub fn rate(&self) -> Option<f64> {
        (self.closed > 0).then(|| f64::from(self.revived) / f64::from(self.closed))
    }

    /// Whether there are too few closed cases to say anything about the rate.
    pub const fn is_thin(&self) -> bool {
        self.closed < FEWEST
    }

    /// The bounds within which the true rate lies with 95 % confidence.
    pub fn bounds(&self) -> Option<(f64, f64)> {
        interval::bounds(self.revived, self.closed)
    }

    /// The middle of the days to an outcome; of an even number the lesser of the two in the middle.
    pub fn median_days(&self) -> Option<i32> {
        self.days.get(self.days.len().checked_sub(1)? / 2).copied()
    }

    /// All that was spent on the group for every cooperative that was revived: what a success costs, failures included.
    pub fn cost_per_revived(&self) -> Option<i64> {
        (self.revived > 0).then(|| self.cost / i64::from(self.revived))
    }
}

/// What came of all cases.
pub fn effect(population: &[Followed]) -> Effect {
    Effect::of(population.iter())
}

/// What came of the cases by main cause, in the order of the codebook.
pub fn by_cause(population: &[Followed]) -> Vec<(Option<Cause>, Effect)> {
    grouped(population, Followed::main_cause)
}

/// What came of the cases by main class of solution; none where nothing was done.
pub fn by_class(population: &[Followed]) -> Vec<(Option<ActionClass>, Effect)> {
    grouped(population, Followed::main_class)
}

fn grouped<'t, K: Ord + Copy>(population: &[Followed<'t>], key: impl Fn(&Followed<'t>) -> K) -> Vec<(K, Effect)> {
    let mut groups: BTreeMap<K, Vec<&Followed<'t>>> = BTreeMap::new();
    for followed in population.iter().filter(|followed| followed.case.is_some()) {
        groups.entry(key(followed)).or_default().push(followed);
    }
    groups.into_iter().map(|(key, group)| (key, Effect::of(group.into_iter()))).collect()
}

/// Whether a revival has proved itself: RAT and business in the book years from that of the outcome on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The RAT of this book year is not due before this day.
    Awaited(BookYear, Date),
    /// RAT and business in so many book years in a row: one or more, two being the full proof.
    Held(u8),
    /// No RAT or no business in this book year, or nothing reported although the RAT was due.
    Failed(BookYear),
}

/// The proof of a cooperative revived on the day `revived`, as the evidence stands on the day `on`.
pub fn proof<'r>(
    form: Option<Form>,
    reports: impl Iterator<Item = &'r AnnualReport> + Clone,
    revived: Date,
    on: Date,
) -> Option<Proof> {
    let mut proved = 0;
    for season in 0..2 {
        let year = BookYear::new(revived.year() + season)?;
        let report = reports.clone().find(|report| report.year == year);
        let said =
            |report: &AnnualReport| report.rat_held(on) == Some(true) && report.business == Some(Business::Running);
        let denied =
            |report: &AnnualReport| report.rat == Some(RatState::NotHeld) || report.business == Some(Business::Stopped);
        if report.is_some_and(said) {
            proved += 1;
        } else if report.is_some_and(denied) || rat_due(form, year) < on {
            return Some(Proof::Failed(year));
        } else if proved == 0 {
            return Some(Proof::Awaited(year, rat_due(form, year)));
        } else {
            break;
        }
    }
    Some(Proof::Held(proved))
}
