//! The register as the rows of a list would make it, without touching it.

use super::super::row::{Draft, FaultKind, Said};
use super::{Class, differing};
use crate::domain::checks::{self, Finding, Problem, Severity};
use crate::domain::{AnnualReport, BookYear, Cooperative, Date, Id, Record, Ref};
use crate::replica::{Fields, Row, Stamp};
use crate::workspace::{OpenQuestions, Tables};
use rustc_hash::FxHashMap;

/// So many officers, or amendments, a list gives a cooperative: every further row would be held against all of them.
const MOST_LISTED: usize = 200;

/// What the checks of a record found in what a row says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The book year, of a report; none, of the cooperative.
    pub year: Option<BookYear>,
    /// The field.
    pub field: &'static str,
    /// What was found.
    pub problem: Problem,
}

/// Why a row is not taken in.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    /// It does not fit those before it, or what there is.
    Beside(FaultKind),
    /// The record may not say what the row makes it say.
    Check(Found),
}

impl From<FaultKind> for Refused {
    fn from(kind: FaultKind) -> Self {
        Self::Beside(kind)
    }
}

/// A record as it would be.
pub struct Touched<R> {
    after: R,
    changed: Fields,
    /// Fields that rows have spoken of, and the last of these rows.
    said: Fields,
    row: usize,
}

/// Records as they would be, by id.
#[derive(Default)]
pub struct Overlay {
    cooperatives: FxHashMap<Id, Touched<Cooperative>>,
    reports: FxHashMap<Id, Touched<AnnualReport>>,
    /// Questions of the register that its rows alone do not tell.
    open_questions: OpenQuestions,
    /// The day on which rows are held against the rules.
    today: Date,
}

impl Overlay {
    /// A register as no row has touched it.
    pub fn of(tables: &Tables) -> Self {
        Self { open_questions: tables.open_questions(), ..Self::default() }
    }

    /// The same, whose rows are held against the rules as they are on a day.
    pub fn on(self, today: Date) -> Self {
        Self { today, ..self }
    }

    /// Takes a row in, or says what is wrong with it beside those before it. What the checks of the record point out is
    /// added to `found`.
    pub fn put(
        &mut self,
        tables: &Tables,
        id: Id,
        draft: &Draft,
        row: usize,
        found: &mut Vec<Found>,
    ) -> Result<Class, Refused> {
        let is_new = tables.cooperatives.get_live(id).is_none() && !self.cooperatives.contains_key(&id);
        if is_new && !draft.has_name() {
            // The row that has its name was refused.
            return Err(FaultKind::Unknown.into());
        }
        let standing = tables.cooperatives.get_live(id);
        let before = before(&self.cooperatives, standing, id);
        let after = draft.onto(&before);
        let lists = |c: &Cooperative| [c.officers.len(), c.amendments.len()];
        if lists(&after).iter().zip(lists(&before)).any(|(after, before)| *after > before.max(MOST_LISTED)) {
            return Err(FaultKind::TooManyOfOne.into());
        }
        let changed = self.open_to_change(standing, differing(&before, &after));
        check(&self.cooperatives, id, changed.and(draft.cooperative.fields))?;
        // A record that is not there is held against the rules as a whole.
        let of_before = if is_new { Vec::new() } else { before.findings(None, self.today) };
        hold(None, &of_before, &after.findings(None, self.today), found)?;
        let mut reports = Vec::new();
        for (year, said) in &draft.reports {
            let report = self.report(tables, id, *year, said)?;
            let standing = tables.annual_reports.get_live(report.0);
            let was = here(&self.reports, standing, report.0);
            let of_before = was.map(|was| was.findings(Some(&before), self.today)).unwrap_or_default();
            let of_after = report.1.findings(Some(&after), self.today);
            hold(Some(*year), &of_before, &of_after, found)?;
            reports.push(report);
        }
        let changes = !changed.is_empty() || reports.iter().any(|(_, _, changed, _)| !changed.is_empty());
        take(&mut self.cooperatives, id, after, changed, draft.cooperative.fields, row);
        for (id, after, changed, said) in reports {
            take(&mut self.reports, id, after, changed, said, row);
        }
        Ok(Class::of(is_new, changes))
    }

    fn report(
        &self,
        tables: &Tables,
        cooperative: Id,
        year: BookYear,
        said: &Said<AnnualReport>,
    ) -> Result<(Id, AnnualReport, Fields, Fields), FaultKind> {
        let id = AnnualReport::id(cooperative, year);
        let standing = tables.annual_reports.get_live(id);
        let mut before = before(&self.reports, standing, id);
        let is_there = standing.is_some() || self.reports.contains_key(&id);
        let mut after = said.onto(&before);
        if !is_there {
            // Of a report that is not there even its key is a change.
            before = AnnualReport::default();
            (after.cooperative, after.year) = (Ref::to(cooperative), year);
        }
        let changed = self.open_to_change(standing, differing(&before, &after));
        check(&self.reports, id, changed.and(said.fields))?;
        Ok((id, after, changed, said.fields))
    }

    /// The records that would not be as they are.
    pub fn rows(&self, tables: &Tables, stamp: Stamp) -> Tables {
        let mut rows = Tables::default();
        for (id, after) in changed(&self.cooperatives) {
            rows.cooperatives.insert(self.row(tables.cooperatives.get(id), id, after, stamp));
        }
        for (id, after) in changed(&self.reports) {
            rows.annual_reports.insert(self.row(tables.annual_reports.get(id), id, after, stamp));
        }
        rows
    }

    /// Without the fields about which a person has yet to decide between values: a list does not decide.
    pub fn open_to_change<R: Record>(&self, standing: Option<&Row<R>>, changed: Fields) -> Fields {
        standing.map_or(changed, |row| changed.minus(self.open_questions.conflicts(row)))
    }

    /// A row as it would be; one that is not there is begun.
    pub fn row<R: Record>(&self, standing: Option<&Row<R>>, id: Id, after: &R, stamp: Stamp) -> Row<R> {
        standing.map_or_else(|| Row::new(id, after.clone(), stamp), |row| self.written(row, after, stamp))
    }

    /// A row with other values, written at `stamp` in full knowledge of those that stand. What is in dispute stays so.
    pub fn written<R: Record>(&self, row: &Row<R>, after: &R, stamp: Stamp) -> Row<R> {
        let asked = self.open_questions.conflicts(row);
        let mut row = row.clone();
        let had: Vec<Stamp> = row.all_stamps().collect();
        if row.deleted {
            row.put_deleted(false, stamp, &had);
        }
        for field in differing(&row.value, after).minus(asked).iter() {
            row.put(field, after, stamp, &had);
        }
        row
    }
}

/// The records that would not be as they are, in the order of the list.
pub fn changed<R>(touched: &FxHashMap<Id, Touched<R>>) -> Vec<(Id, &R)> {
    let mut changed: Vec<_> = touched.iter().filter(|(_, touched)| !touched.changed.is_empty()).collect();
    changed.sort_unstable_by_key(|(id, touched)| (touched.row, **id));
    changed.into_iter().map(|(id, touched)| (*id, &touched.after)).collect()
}

fn before<R: Record>(touched: &FxHashMap<Id, Touched<R>>, standing: Option<&Row<R>>, id: Id) -> R {
    here(touched, standing, id).unwrap_or_default()
}

/// The record as the rows so far have made it; none where there is none.
pub fn here<R: Record>(touched: &FxHashMap<Id, Touched<R>>, standing: Option<&Row<R>>, id: Id) -> Option<R> {
    let here = touched.get(&id).map(|touched| touched.after.clone());
    here.or_else(|| standing.map(|row| row.value.clone()))
}

/// Holds what a row makes of a record against the rules, as its form would: what was found before is not its doing.
pub fn hold(
    year: Option<BookYear>,
    before: &[Finding],
    after: &[Finding],
    found: &mut Vec<Found>,
) -> Result<(), Refused> {
    for finding in checks::brought(before, after) {
        let of_record = Found { year, field: finding.field, problem: finding.problem };
        match finding.severity {
            Severity::Refusal => return Err(Refused::Check(of_record)),
            Severity::Warning => found.push(of_record),
        }
    }
    Ok(())
}

pub fn check<R>(touched: &FxHashMap<Id, Touched<R>>, id: Id, changed: Fields) -> Result<(), FaultKind> {
    match touched.get(&id) {
        Some(touched) if !touched.said.and(changed).is_empty() => Err(FaultKind::Contradicts(touched.row)),
        _ => Ok(()),
    }
}

pub fn take<R>(all: &mut FxHashMap<Id, Touched<R>>, id: Id, after: R, changed: Fields, said: Fields, row: usize) {
    match all.get_mut(&id) {
        Some(touched) => {
            (touched.after, touched.row) = (after, row);
            (touched.changed, touched.said) = (touched.changed.or(changed), touched.said.or(said));
        }
        None => drop(all.insert(id, Touched { after, changed, said, row })),
    }
}
