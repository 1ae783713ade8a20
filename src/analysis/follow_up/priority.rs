//! Whom to help first: a score that anyone can follow.
//!
//! Five criteria, each from 0 to 1 and each with its reason; their weights are the office's own. The score is the
//! weighted mean, so that it stays between 0 and 100 whatever the weights.

use super::Followed;
use crate::domain::status::judge;
use crate::domain::{AnnualReport, Id, Rupiah};
use crate::workspace::{Index, Tables};
use rustc_hash::FxHashMap;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// Many members.
    Members,
    /// Much wealth to lose.
    Assets,
    /// Silent for few years.
    Recent,
    /// Causes that can be mended.
    Mendable,
    /// Near to the rule.
    Near,
}

impl Criterion {
    /// All of them, in the order of [`Weights`].
    pub const ALL: [Criterion; 5] =
        [Criterion::Members, Criterion::Assets, Criterion::Recent, Criterion::Mendable, Criterion::Near];
}

/// The greatest weight.
pub const WEIGHT_LIMIT: u8 = 5;

/// How much each criterion weighs, 0 to [`WEIGHT_LIMIT`], in the order of [`Criterion::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Weights(pub [u8; 5]);

impl Default for Weights {
    fn default() -> Self {
        Self([3, 2, 3, 3, 2])
    }
}

/// What stands behind a criterion's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// So many members, more than this percentage of the population with known members have.
    Members(Option<(u32, u8)>),
    /// So much wealth, likewise.
    Assets(Option<(Rupiah, u8)>),
    /// No RAT and no business for so many years; none where neither has ever been reported.
    Silent(Option<u8>),
    /// So many of so many causes can be mended; none found yet.
    Mendable(u8, u8),
    /// So many of the four things that the strictest rule asks for are there: three RATs and business.
    Near(u8),
}

/// A cooperative's place.
#[derive(Debug, Clone, PartialEq)]
pub struct Rank {
    /// The cooperative.
    pub id: Id,
    /// Its case.
    pub case: Option<Id>,
    /// 0 to 100.
    pub score: f64,
    /// Each criterion's value, 0 to 1, and its reason, in the order of [`Criterion::ALL`].
    pub parts: [(f64, Reason); 5],
}

impl Rank {
    /// What each criterion gives to the score, in the order of [`Criterion::ALL`]: they add up to it.
    pub fn shares(&self, weights: Weights) -> [f64; 5] {
        let all: f64 = weights.0.iter().map(|weight| f64::from(*weight)).sum();
        std::array::from_fn(
            |at| {
                if all > 0.0 { 100.0 * self.parts[at].0 * f64::from(weights.0[at]) / all } else { 0.0 }
            },
        )
    }
}

/// Silence of this many years or more counts nothing.
const LONG_SILENCE: f64 = 10.0;

/// The inactive cooperatives of the population whose case is not at its end, the most urgent first; equal ones in the
/// order of the register.
///
/// `mendable` says whether a cause can be mended; causes of which nobody knows count half.
pub fn ranking(
    tables: &Tables,
    index: &Index,
    population: &[Followed],
    weights: Weights,
    mendable: impl Fn(crate::domain::Cause) -> Option<bool>,
) -> Vec<Rank> {
    let open: Vec<&Followed> = population
        .iter()
        .filter(|one| one.is_inactive && !one.case.is_some_and(|case| case.value.is_closed()))
        .collect();
    let latest: FxHashMap<Id, Latest> =
        open.iter().map(|one| (one.cooperative.id, Latest::of(tables, index, one.cooperative.id))).collect();
    let members = Scale::of(latest.values().filter_map(|latest| latest.members.map(i64::from)));
    let assets = Scale::of(latest.values().filter_map(|latest| latest.assets.map(Rupiah::get)));
    let mut ranks: Vec<Rank> = open
        .into_iter()
        .map(|one| {
            let latest = &latest[&one.cooperative.id];
            let parts = [
                latest.members.map_or((0.0, Reason::Members(None)), |count| {
                    let part = members.place(i64::from(count));
                    (part, Reason::Members(Some((count, percent(part)))))
                }),
                latest.assets.map_or((0.0, Reason::Assets(None)), |amount| {
                    let part = assets.place(amount.get());
                    (part, Reason::Assets(Some((amount, percent(part)))))
                }),
                recent(latest.last_sign, index.position().year()),
                mended(one, &mendable),
                near(tables, index, one),
            ];
            let mut rank = Rank { id: one.cooperative.id, case: one.case.map(|case| case.id), score: 0.0, parts };
            rank.score = rank.shares(weights).iter().sum();
            rank
        })
        .collect();
    ranks.sort_by(|a, b| b.score.total_cmp(&a.score));
    ranks
}

fn percent(part: f64) -> u8 {
    (part * 100.0).round() as u8
}

/// What is last known of a cooperative.
struct Latest {
    members: Option<u32>,
    assets: Option<Rupiah>,
    /// The last book year with a RAT or business.
    last_sign: Option<i32>,
}

impl Latest {
    fn of(tables: &Tables, index: &Index, id: Id) -> Self {
        let mut reports: Vec<&AnnualReport> = index.of::<AnnualReport>(tables, id).map(|row| &row.value).collect();
        reports.sort_by_key(|report| std::cmp::Reverse(report.year));
        let alive = |report: &&&AnnualReport| {
            report.year.start() <= index.position()
                && (report.rat_held(index.position()) == Some(true)
                    || report.business == Some(crate::domain::Business::Running))
        };
        Self {
            members: reports.iter().find_map(|report| report.members).map(|count| count.get()),
            assets: reports.iter().find_map(|report| report.assets),
            last_sign: reports.iter().find(alive).map(|report| i32::from(report.year.get())),
        }
    }
}

/// The known values of a criterion in order.
struct Scale(Vec<i64>);

impl Scale {
    fn of(values: impl Iterator<Item = i64>) -> Self {
        let mut values: Vec<i64> = values.collect();
        values.sort_unstable();
        Self(values)
    }

    /// The share of the values below this one, 0 to 1.
    fn place(&self, value: i64) -> f64 {
        self.0.partition_point(|other| *other < value) as f64 / (self.0.len().max(2) - 1) as f64
    }
}

fn recent(last_sign: Option<i32>, now: i32) -> (f64, Reason) {
    let Some(last) = last_sign else { return (0.0, Reason::Silent(None)) };
    let years = (now - 1 - last).clamp(0, 99);
    ((1.0 - f64::from(years) / LONG_SILENCE).max(0.0), Reason::Silent(Some(years as u8)))
}

fn mended(one: &Followed, mendable: &impl Fn(crate::domain::Cause) -> Option<bool>) -> (f64, Reason) {
    let all = one.causes.len();
    if all == 0 {
        return (0.5, Reason::Mendable(0, 0));
    }
    let parts = one.causes.iter().map(|(cause, _)| mendable(*cause).map_or(0.5, |yes| if yes { 1.0 } else { 0.0 }));
    let can = one.causes.iter().filter(|(cause, _)| mendable(*cause) == Some(true)).count();
    (parts.sum::<f64>() / all as f64, Reason::Mendable(can as u8, all as u8))
}

/// Under the strictest rule (R1) four things are needed: a RAT in each of the last three years, and business.
fn near(tables: &Tables, index: &Index, one: &Followed) -> (f64, Reason) {
    let reports = index.of::<AnnualReport>(tables, one.cooperative.id).map(|row| &row.value);
    let verdict = judge(index.rule(), one.cooperative.value.form, reports, index.position());
    let rats = verdict.years.iter().filter(|year| year.rat == Some(true)).count();
    let runs = verdict.years.iter().find_map(|year| year.business) == Some(true);
    let there = rats + usize::from(runs);
    (there as f64 / 4.0, Reason::Near(there as u8))
}
