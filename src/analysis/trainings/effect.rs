//! Whether anything changed in the season after a course: against cooperatives (enterprises) of the same kind (sector), district and
//! starting state that were not trained.
//!
//! It is no proof of cause: who sends somebody to a course may be the better run, or the one that is urged most. What is not reported
//! is neither a change nor none: it is counted apart. A trained one without anybody to be held against is left out of the comparison,
//! and counted.

use super::people::trainees;
use crate::domain::status::{Status, StatusRule, judge};
use crate::domain::{
    AnnualReport, AreaCode, BookYear, Cooperative, Date, EnterpriseYear, Id, Kind, Sector, SizeBasis, SizeClass,
    SizeRule, SizeScale, rat_due,
};
use crate::workspace::{Index, Tables};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::hash::Hash;

/// What may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EffectOf {
    /// The RAT on the book year of the course was held.
    Rat,
    /// The evidence of the season after makes it active.
    Status,
    /// More members at the end of the year of the course than of the year before.
    Members,
    /// More turnover in the year of the course than in the year before.
    Turnover,
    /// More sales of an enterprise in the year after the course than in the year before it.
    Sales,
}

impl EffectOf {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Rat, Self::Status, Self::Members, Self::Turnover, Self::Sales];

    /// By what addresses call it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rat => "rat",
            Self::Status => "status",
            Self::Members => "anggota",
            Self::Turnover => "volume-usaha",
            Self::Sales => "omzet",
        }
    }
}

/// Who of a group changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// Those in which it did. One that is held against trained ones of several years stands there once for each.
    pub changed: Vec<Id>,
    /// Those in which it did not.
    pub same: Vec<Id>,
}

impl Group {
    /// How many are known.
    pub fn known(&self) -> usize {
        self.changed.len() + self.same.len()
    }

    fn put(&mut self, id: Id, has_changed: bool) {
        if has_changed { self.changed.push(id) } else { self.same.push(id) }
    }

    fn sort(&mut self) {
        self.changed.sort_unstable();
        self.same.sort_unstable();
    }
}

/// Trained ones beside those that were not.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Compared {
    /// The trained ones that have somebody to be held against.
    pub trained: Group,
    /// Those that were not trained, of the same kind, district and starting state.
    pub others: Group,
    /// In how many of the former it would have changed, had they fared as the latter of their own kind, district and state.
    pub expected: f64,
    /// Trained ones of which it is not reported.
    pub unreported: Vec<Id>,
    /// Trained ones of which it is reported, without anybody to be held against.
    pub alone: Vec<Id>,
}

impl Compared {
    /// How many trained ones there are.
    pub fn all(&self) -> usize {
        self.trained.known() + self.unreported.len() + self.alone.len()
    }
}

/// What was found of something that may have changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// What.
    pub of: EffectOf,
    /// Who.
    pub compared: Compared,
}

/// The first year in which anybody of each took part in a course of which the day is known and over.
fn first_years(tables: &Tables, today: Date, of: impl Fn(&crate::domain::Trainee) -> Option<Id>) -> FxHashMap<Id, i32> {
    let mut years: FxHashMap<Id, i32> = FxHashMap::default();
    for (row, course) in trainees(tables) {
        let Some(day) = course.value.ends_on.or(course.value.day()).filter(|day| *day <= today) else { continue };
        if let Some(id) = of(&row.value) {
            let year = years.entry(id).or_insert_with(|| day.year());
            *year = day.year().min(*year);
        }
    }
    years
}

/// Holds the trained ones of every year against the others that start in the same state: `outcome` tells whether it had changed after
/// A cooperative or an enterprise, and whether what is looked for came about.
type Outcome = (Id, bool);

/// a year, as far as that is reported, and `state` in which one started before it.
fn compare<S: Hash + Eq>(
    all: &[Id],
    trained_in: &FxHashMap<Id, i32>,
    all_trained: &rustc_hash::FxHashSet<Id>,
    outcome: impl Fn(Id, i32) -> Option<bool>,
    state: impl Fn(Id, i32) -> S,
) -> Compared {
    let mut found = Compared::default();
    let mut years: BTreeMap<i32, Vec<Id>> = BTreeMap::new();
    trained_in.iter().for_each(|(id, year)| years.entry(*year).or_default().push(*id));
    for (year, trained) in years {
        let mut strata: FxHashMap<S, (Vec<Outcome>, Vec<Outcome>)> = FxHashMap::default();
        for id in trained {
            match outcome(id, year) {
                Some(has_changed) => strata.entry(state(id, year)).or_default().0.push((id, has_changed)),
                None => found.unreported.push(id),
            }
        }
        for id in all.iter().filter(|id| !all_trained.contains(id)) {
            // Of which nothing is reported the state, which takes longer to tell, is not asked.
            if let Some(has_changed) = outcome(*id, year)
                && let Some((_, others)) = strata.get_mut(&state(*id, year))
            {
                others.push((*id, has_changed));
            }
        }
        for (trained, others) in strata.into_values() {
            if others.is_empty() {
                found.alone.extend(trained.into_iter().map(|(id, _)| id));
                continue;
            }
            let changed = others.iter().filter(|(_, has_changed)| *has_changed).count();
            found.expected += trained.len() as f64 * changed as f64 / others.len() as f64;
            trained.into_iter().for_each(|(id, has_changed)| found.trained.put(id, has_changed));
            others.into_iter().for_each(|(id, has_changed)| found.others.put(id, has_changed));
        }
    }
    found.trained.sort();
    found.others.sort();
    found.unreported.sort_unstable();
    found.alone.sort_unstable();
    found
}

/// The state in which a cooperative starts: kind, district, status by evidence, and whether the RAT of the year before was held.
type Start = (Option<Kind>, Option<AreaCode>, Status, Option<bool>);

struct Cooperatives<'t> {
    by_id: FxHashMap<Id, (&'t Cooperative, Vec<&'t AnnualReport>)>,
    rule: StatusRule,
    today: Date,
}

impl<'t> Cooperatives<'t> {
    fn of(tables: &'t Tables, index: &'t Index) -> Self {
        let one = |row: &'t crate::replica::Row<Cooperative>| {
            let reports = index.of::<AnnualReport>(tables, row.id).map(|row| &row.value).collect();
            (row.id, (&row.value, reports))
        };
        let by_id = tables.cooperatives.live().map(one).collect();
        Self { by_id, rule: index.rule(), today: index.position() }
    }

    fn report(&self, id: Id, year: i32) -> Option<&'t AnnualReport> {
        let (_, reports) = self.by_id.get(&id)?;
        reports.iter().find(|report| i32::from(report.year.get()) == year).copied()
    }

    /// The status by what is reported of the years up to one, on the day after the RAT of that year was due; none where that is still
    /// to come.
    fn status(&self, id: Id, year: i32) -> Option<Status> {
        let (of, reports) = self.by_id.get(&id)?;
        let on = rat_due(of.form, BookYear::new(year)?).plus_days(1);
        let until = reports.iter().copied().filter(|report| i32::from(report.year.get()) <= year);
        (on <= self.today).then(|| judge(self.rule, of.form, until, on).status)
    }

    fn start(&self, id: Id, year: i32) -> Start {
        let of = self.by_id.get(&id).map(|(of, _)| *of);
        let before = self.report(id, year - 1).and_then(|report| report.rat_held(self.today));
        (
            of.and_then(|of| of.kind),
            of.and_then(|of| of.district),
            self.status(id, year - 1).unwrap_or(Status::Undetermined),
            before,
        )
    }

    fn outcome(&self, of: EffectOf, id: Id, year: i32) -> Option<bool> {
        let both = |figure: &dyn Fn(&AnnualReport) -> Option<i64>| {
            let at = |year| self.report(id, year).and_then(figure);
            at(year - 1).zip(at(year)).map(|(before, after)| after > before)
        };
        match of {
            EffectOf::Rat => self.report(id, year)?.rat_held(self.today),
            EffectOf::Status => match self.status(id, year)? {
                Status::Undetermined => None,
                status => Some(status == Status::Active),
            },
            EffectOf::Members => both(&|report| report.all_members().map(|members| i64::from(members.get()))),
            EffectOf::Turnover => both(&|report| report.turnover.map(|turnover| turnover.get())),
            EffectOf::Sales => None,
        }
    }
}

/// Sector, district, and class by the sales of the year before.
type EnterpriseStart = (Option<Sector>, Option<AreaCode>, Option<SizeClass>);

/// What changed afterwards, in whom, beside those that were not trained.
pub fn effects(tables: &Tables, index: &Index) -> Vec<Effect> {
    let today = index.position();
    let cooperatives = Cooperatives::of(tables, index);
    let ids: Vec<Id> = tables.cooperatives.live().map(|row| row.id).collect();
    let trained_in =
        first_years(tables, today, |of| of.cooperative.map(|id| *id).filter(|id| cooperatives.by_id.contains_key(id)));
    // Whoever took part in a course of which no day is known is trained, and nobody to be held against.
    let all_trained = trainees(tables).filter_map(|(row, _)| row.value.cooperative.map(|id| *id)).collect();
    let of_cooperatives = EffectOf::ALL.into_iter().filter(|of| *of != EffectOf::Sales).map(|of| {
        let outcome = |id, year| cooperatives.outcome(of, id, year);
        let start = |id, year| cooperatives.start(id, year);
        Effect { of, compared: compare(&ids, &trained_in, &all_trained, outcome, start) }
    });
    let mut found: Vec<Effect> = of_cooperatives.collect();
    found.push(Effect { of: EffectOf::Sales, compared: of_enterprises(tables, today) });
    found
}

fn of_enterprises(tables: &Tables, today: Date) -> Compared {
    let mut figures: FxHashMap<(Id, i32), &EnterpriseYear> = FxHashMap::default();
    for row in tables.enterprise_years.live() {
        figures.insert((*row.value.enterprise, i32::from(row.value.year.get())), &row.value);
    }
    let ids: Vec<Id> = tables.enterprises.live().map(|row| row.id).collect();
    let is_there = |id: &Id| tables.enterprises.get_live(*id).is_some();
    let trained_in = first_years(tables, today, |of| of.enterprise.map(|id| *id).filter(is_there));
    let all_trained = trainees(tables).filter_map(|(row, _)| row.value.enterprise.map(|id| *id)).collect();
    let sales = |id: Id, year: i32| figures.get(&(id, year)).and_then(|figures| figures.sales);
    let scale = SizeScale::of(SizeRule::Pp7);
    let start = |id: Id, year: i32| -> EnterpriseStart {
        let of = tables.enterprises.get_live(id).map(|row| &row.value);
        let class = sales(id, year - 1).map(|sales| scale.class(SizeBasis::Sales, sales));
        (of.and_then(|of| of.sector), of.and_then(|of| of.seat()), class)
    };
    let outcome =
        |id: Id, year: i32| sales(id, year - 1).zip(sales(id, year + 1)).map(|(before, after)| after > before);
    compare(&ids, &trained_in, &all_trained, outcome, start)
}
