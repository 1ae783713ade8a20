//! Published and reported totals against each other and against the rows (FACTS 4.2, 4.3; FACTS-2 13): what cannot all be true,
//! with the figures that say so and what would explain it.
//!
//! Only what is on one basis is compared. A figure whose source does not say what puts a cooperative into it may count others,
//! so that its distance from another is no contradiction; the parts of one source are held against its own whole. What an office
//! has accepted stays quiet: the decision is kept as on findings of plans, by what contradicts what.

mod explanations;
mod figures;
mod said;

#[cfg(test)]
mod tests;

pub use explanations::Explanation;
pub use said::Magnitude;

use super::Reading;
use super::over_time::{Courses, RegisterOn, Scope};
use super::plans::findings::Standing;
use super::reconcile::{Parted, parted};
use crate::domain::territory::Territory;
use crate::domain::{
    AreaLevel, Basis, Date, FindingDecision, FindingTest, Id, Measure, Precision, Supervision, Tally, Text,
};
use crate::workspace::{Index, Tables};

/// What is wrong with a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Conflict {
    /// Its parts come to another sum.
    Parts {
        /// The sum.
        sum: u64,
    },
    /// All its parts are zero: they were not delivered.
    NotDelivered,
    /// A part of it is larger.
    Exceeded,
    /// It is said elsewhere, on the same basis, with a value that is too far away.
    Twice,
    /// It is a thousand or a million times what is said elsewhere.
    Factor {
        /// How many times.
        factor: u64,
    },
    /// Its source calls it by a word for other numbers.
    Words {
        /// The word.
        said: Magnitude,
    },
    /// Its source gives a percentage that does not follow from the counts.
    Share {
        /// The percentage.
        said: f64,
        /// What follows.
        follows: f64,
    },
    /// The rows of the register, of which all have a status on that day, come to another number.
    Rows {
        /// The number.
        counted: u32,
    },
}

/// A figure that cannot be true together with others.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// What is wrong.
    pub conflict: Conflict,
    /// The figure.
    pub figure: Tally,
    /// What it is held against: its parts, or what else is said.
    pub beside: Vec<Tally>,
    /// What would explain it.
    pub explanations: Vec<Explanation>,
}

impl Contradiction {
    /// By what a decision on it is known: the figure, and what it is held against. Another value is another matter.
    pub fn key(&self) -> String {
        let kind = match self.conflict {
            Conflict::Parts { .. } | Conflict::NotDelivered => "parts",
            Conflict::Exceeded => "exceeded",
            Conflict::Twice => "twice",
            Conflict::Factor { .. } => "factor",
            Conflict::Words { .. } => "words",
            Conflict::Share { .. } => "share",
            Conflict::Rows { .. } => "rows",
        };
        let against = match self.conflict {
            Conflict::Parts { sum } => sum,
            Conflict::Rows { counted } => counted.into(),
            _ => self.beside.first().map_or(0, |beside| beside.value.get()),
        };
        let Tally { date, area, measure, basis, value, .. } = &self.figure;
        let level = self.figure.supervision.map_or("", |level| level.code());
        format!("{kind}/{date}/{area}/{basis}/{measure}/{level}/{}/{against}", value.get())
    }

    /// The id of the decision on it.
    pub fn decision_id(&self) -> Id {
        FindingDecision::id(FindingTest::Totals, &self.key())
    }

    /// A decision on it before anything is said.
    pub fn decision(&self, today: Date) -> FindingDecision {
        FindingDecision {
            test: FindingTest::Totals,
            key: Text::cut(&self.key()),
            area: Some(self.figure.area),
            decided_on: Some(today),
            ..FindingDecision::default()
        }
    }
}

/// A contradiction with what was decided on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The contradiction.
    pub found: Contradiction,
    /// The decision.
    pub decision: Option<FindingDecision>,
    /// Where it stands.
    pub standing: Standing,
}

/// Everything that contradicts, with what was decided on it.
pub fn judged(tables: &Tables, index: &Index, today: Date) -> Vec<Judged> {
    let judge = |found: Contradiction| {
        let decision = tables.finding_decisions.get_live(found.decision_id()).map(|row| row.value.clone());
        let standing = Standing::after(decision.as_ref(), today);
        Judged { found, decision, standing }
    };
    contradictions(tables, index).into_iter().map(judge).collect()
}

/// Everything that contradicts, the latest first.
pub fn contradictions(tables: &Tables, index: &Index) -> Vec<Contradiction> {
    let mut tallies: Vec<&Tally> = tables.tallies.live().map(|row| &row.value).collect();
    // The same order on every replica, so that all decide on the same.
    tallies
        .sort_by_key(|of| (of.date, of.precision, of.area, of.supervision, of.measure, of.basis, of.value, &of.source));
    let mut found = of_areas(tables);
    figures::of_issues(&tallies, &mut found);
    figures::of_courses(&tallies, &mut found);
    against_rows(tables, index, &tallies, &mut found);
    for one in &mut found {
        one.explanations = explanations::of(one, &tallies);
    }
    found.sort_by(|a, b| (b.figure.date, a.key()).cmp(&(a.figure.date, b.key())));
    found.dedup_by_key(|one| one.key());
    found
}

/// Districts, and the levels beside them, that do not come to the province.
fn of_areas(tables: &Tables) -> Vec<Contradiction> {
    let contradiction = |parted: Parted| {
        let (sum, whole) = (parted.sum(), &parted.whole.value);
        let conflict = match sum {
            0 if whole.value.get() > 0 => Conflict::NotDelivered,
            sum if sum != whole.value.get() => Conflict::Parts { sum },
            _ => return None,
        };
        let beside = parted.parts.iter().map(|part| part.value.clone()).collect();
        Some(Contradiction { conflict, figure: whole.clone(), beside, explanations: Vec::new() })
    };
    parted(tables).into_iter().filter_map(contradiction).collect()
}

/// Figures of a day on which the register has a status for each of its cooperatives, and counts otherwise.
fn against_rows(tables: &Tables, index: &Index, tallies: &[&Tally], found: &mut Vec<Contradiction>) {
    let present = index.as_of().day;
    let of_a_day = |tally: &&&Tally| {
        tally.precision == Precision::Day
            && tally.date <= present
            && matches!(tally.measure, Measure::All | Measure::Active | Measure::Inactive)
    };
    let mut counted: Vec<&Tally> = tallies.iter().filter(of_a_day).copied().collect();
    counted.sort_by_key(|tally| tally.date);
    if counted.is_empty() || tables.cooperatives.live().next().is_none() {
        return;
    }
    let courses = Courses::of(tables, index);
    let mut on: Option<RegisterOn> = None;
    for tally in counted {
        if on.as_ref().is_none_or(|on| on.day != tally.date) {
            on = Some(courses.on(Reading::Declared, tally.date));
        }
        let (Some(on), Some(scope)) = (on.as_ref(), scope_of(tally)) else { continue };
        let counts = on.counts(scope);
        if !on.unsure.is_empty() || counts.total == 0 || counts.unknown > 0 {
            continue;
        }
        let counted = match tally.measure {
            Measure::All => counts.total,
            Measure::Active => counts.active,
            _ => counts.inactive,
        };
        if u64::from(counted) != tally.value.get() {
            let conflict = Conflict::Rows { counted };
            let figure = (*tally).clone();
            found.push(Contradiction { conflict, figure, beside: Vec::new(), explanations: Vec::new() });
        }
    }
}

/// Which rows of the register a figure counts; none where it does not say, or counts what the register does not tell apart.
fn scope_of(tally: &Tally) -> Option<Scope> {
    let whole = tally.area == Territory::current().province.code;
    let is_district = tally.area.level() == AreaLevel::District;
    if !whole && (!is_district || tally.basis == Basis::Unstated && tally.supervision.is_none()) {
        return None;
    }
    // By supervision a district has what it supervises itself.
    let own = (is_district && tally.basis == Basis::Supervision).then_some(Supervision::District);
    Some(Scope { district: is_district.then_some(tally.area), level: tally.supervision.or(own) })
}
