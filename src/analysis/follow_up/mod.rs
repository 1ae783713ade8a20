//! The follow-up of inactive cooperatives seen as a whole: who is how far, why they are inactive, and what works.
//!
//! Everything here counts one population: the cooperatives that are inactive under the chosen reading, and those that
//! have a case although they no longer are. Every count divides that population without remainder, so that funnel,
//! causes and flow add up to the same number.

mod causes;
mod effect;
mod priority;
mod suggested;

pub use causes::{CauseLine, Flow, causes, causes_by, flows};
pub use effect::{Effect, FEWEST, Proof, by_cause, by_class, effect, proof};
pub use priority::{Criterion, Rank, Reason, WEIGHT_LIMIT, Weights, ranking};
pub use suggested::suggested;

use super::Reading;
use crate::domain::status::Status;
use crate::domain::{
    Action, ActionClass, AnnualReport, AreaCode, Case, CaseStage, Cause, Cooperative, Date, DeclaredStatus, Id,
    Outcome, Weight,
};
use crate::replica::Row;
use crate::workspace::{Index, Tables};
use rustc_hash::FxHashMap;

/// A cooperative of the population.
#[derive(Debug, Clone)]
pub struct Followed<'t> {
    /// The cooperative.
    pub cooperative: &'t Row<Cooperative>,
    /// Whether it is inactive now.
    pub is_inactive: bool,
    /// Its case: the open one, else the last that was opened.
    pub case: Option<&'t Row<Case>>,
    /// The causes found in that case, the heaviest first, those of one weight in the order of the codebook.
    pub causes: Vec<(Cause, Weight)>,
    /// The steps taken in it.
    pub actions: Vec<&'t Action>,
    /// How many visits it has had.
    pub visits: u32,
}

impl Followed<'_> {
    /// The cause under which it is counted.
    pub fn main_cause(&self) -> Option<Cause> {
        self.causes.first().map(|(cause, _)| *cause)
    }

    /// The class of solution under which it is counted: that of which most was spent, then most was done.
    pub fn main_class(&self) -> Option<ActionClass> {
        let spent = |class: ActionClass| -> (i64, usize) {
            let of = self.actions.iter().filter(|action| action.class == class);
            (of.clone().filter_map(|action| action.cost).map(|cost| cost.get()).sum(), of.count())
        };
        let mut classes: Vec<ActionClass> = self.actions.iter().map(|action| action.class).collect();
        classes.sort();
        classes.dedup();
        classes.into_iter().rev().max_by_key(|class| spent(*class))
    }

    /// What has been spent on it, rupiah.
    pub fn cost(&self) -> i64 {
        self.actions.iter().filter_map(|action| action.cost).map(|cost| cost.get()).sum()
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.case.map_or(Progress::NoCase, |row| Progress::of(&row.value))
    }
}

/// How far the follow-up of a cooperative is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// Nobody has opened a case.
    NoCase,
    /// In this stage.
    Open(CaseStage),
    /// At its end; none where no outcome is recorded.
    Closed(Option<Outcome>),
}

impl Progress {
    /// That of a case.
    pub fn of(case: &Case) -> Self {
        if case.is_closed() { Self::Closed(case.outcome) } else { Self::Open(case.stage()) }
    }
}

/// Which cooperatives are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scope {
    /// Inactive as declared, or as computed.
    pub reading: Reading,
    /// Only those of this district, by domicile.
    pub district: Option<AreaCode>,
}

/// The population, in the order of the register.
pub fn population<'t>(tables: &'t Tables, index: &Index, scope: Scope) -> Vec<Followed<'t>> {
    let cases = current_cases(tables);
    let mut causes: FxHashMap<Id, Vec<(Cause, Weight)>> = FxHashMap::default();
    for row in tables.diagnoses.live() {
        causes.entry(*row.value.case).or_default().push((row.value.cause, row.value.weight));
    }
    let mut actions: FxHashMap<Id, Vec<&Action>> = FxHashMap::default();
    for row in tables.actions.live() {
        actions.entry(*row.value.case).or_default().push(&row.value);
    }
    let mut visits: FxHashMap<Id, u32> = FxHashMap::default();
    for row in tables.visits.live() {
        *visits.entry(*row.value.case).or_default() += 1;
    }
    let followed = tables.cooperatives.rows().iter().zip(index.facts()).filter_map(|(cooperative, facts)| {
        if cooperative.deleted || scope.district.is_some_and(|district| cooperative.value.district != Some(district)) {
            return None;
        }
        let is_inactive = match scope.reading {
            Reading::Declared => facts.declared == Some(DeclaredStatus::Inactive),
            Reading::Computed => facts.computed == Status::Inactive,
        };
        let case = cases.get(&cooperative.id).copied();
        if !is_inactive && case.is_none() {
            return None;
        }
        let mut causes = case.and_then(|case| causes.get(&case.id)).cloned().unwrap_or_default();
        causes.sort_by_key(|(cause, weight)| (std::cmp::Reverse(*weight), *cause));
        Some(Followed {
            cooperative,
            is_inactive,
            case,
            causes,
            actions: case.and_then(|case| actions.get(&case.id)).cloned().unwrap_or_default(),
            visits: case.and_then(|case| visits.get(&case.id)).copied().unwrap_or_default(),
        })
    });
    followed.collect()
}

/// The case of every cooperative that has one: the open one, else the last that was opened.
pub fn current_cases(tables: &Tables) -> FxHashMap<Id, &Row<Case>> {
    let mut cases: FxHashMap<Id, &Row<Case>> = FxHashMap::default();
    for row in tables.cases.live() {
        let current = cases.entry(*row.value.cooperative).or_insert(row);
        if currency(row) > currency(current) {
            *current = row;
        }
    }
    cases
}

/// What puts one case of a cooperative before another.
fn currency(row: &Row<Case>) -> (bool, Date, Id) {
    (!row.value.is_closed(), row.value.opened, row.id)
}

/// The case of one cooperative: the open one, else the last that was opened.
pub fn current_case<'t>(tables: &'t Tables, index: &'t Index, cooperative: Id) -> Option<&'t Row<Case>> {
    index.of::<Case>(tables, cooperative).max_by_key(|row| currency(row))
}

/// How many of the population are how far: every place of [`Progress`] that occurs, in order.
pub fn progress(population: &[Followed]) -> Vec<(Progress, u32)> {
    let mut counts: FxHashMap<Progress, u32> = FxHashMap::default();
    for followed in population {
        *counts.entry(followed.progress()).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort();
    counts
}

/// A step of the funnel from inactive to revived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// All of the population.
    All,
    /// With a case in this stage or beyond; the first stage is having a case.
    Reached(CaseStage),
    /// Ended as active again.
    Revived,
}

impl Step {
    /// Whether one that is so far has come at least to this step. A closed case has come through all stages, whichever it
    /// skipped.
    pub fn admits(self, progress: Progress) -> bool {
        match (self, progress) {
            (Step::All, _) | (Step::Reached(_), Progress::Closed(_)) => true,
            (Step::Reached(_), Progress::NoCase) => false,
            (Step::Reached(stage), Progress::Open(now)) => now >= stage,
            (Step::Revived, _) => progress == Progress::Closed(Some(Outcome::Revived)),
        }
    }
}

/// The funnel: how many have come at least so far.
pub fn funnel(population: &[Followed]) -> Vec<(Step, u32)> {
    let stages = CaseStage::ALL.iter().map(|stage| Step::Reached(*stage));
    let steps = std::iter::once(Step::All).chain(stages).chain([Step::Revived]);
    let count = |step: Step| population.iter().filter(|one| step.admits(one.progress())).count() as u32;
    steps.map(|step| (step, count(step))).collect()
}

/// Whether an inactive cooperative seems to be so only on paper: a RAT on a due book year was held, and no report of it
/// was received (FACTS 1.8, ADM-1).
pub fn is_unreported(tables: &Tables, index: &Index, cooperative: &Row<Cooperative>) -> bool {
    let due = crate::domain::status::last_due_year(cooperative.value.form, index.position());
    index.of::<AnnualReport>(tables, cooperative.id).map(|row| &row.value).any(|report| {
        report.rat_held(index.position()) == Some(true) && report.reported_on.is_none() && report.year >= due
    })
}

#[cfg(test)]
mod tests;
