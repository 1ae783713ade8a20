//! Two records of one cooperative become one.
//!
//! The kept record gets the values of the sides that a person has chosen, and everything that hung on the other: its yearly
//! reports, its transitions, its cases, the declarations that it is not some third cooperative. The other is deleted, which
//! travels as a deletion, and the kept one remembers its id, so that what was once said of it can still be
//! found. All of it is one transaction, which one undo takes back. What others enter of the dropped one in the meantime is
//! handed on when somebody says that it is to stay deleted (see [`super::orphans`]).

use super::change::{EditOf, Transaction};
use super::orphans::{Family, Member};
use super::packed::Edit;
use super::tables::Tables;
use crate::domain::{
    Action, AnnualReport, Business, Case, Cooperative, Custody, Diagnosis, Dissolution, Distinction, HealthAssessment,
    Id, RatState, Record, Transition, Visit,
};
use crate::replica::Row;
use std::collections::BTreeSet;

/// Why two records cannot be united.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UniteError {
    /// A record with itself.
    #[error("a record cannot be united with itself")]
    Same,
    /// One of them is not there, or is deleted.
    #[error("there is no cooperative {0}")]
    Missing(Id),
}

/// The fields in which both say something, and not the same: of these a person chooses. What a record stands for is no
/// matter of choice, because the united one stands for all that both did.
pub fn contradicting(one: &Cooperative, other: &Cooperative) -> Vec<usize> {
    let contradict = |at: &usize| *at != Cooperative::AT.merged_from && contradicts(one, other, *at);
    (0..Cooperative::FIELDS.len()).filter(contradict).collect()
}

/// What stands in the one record: the kept one's own value where it has one, else the other's, and of the fields in which
/// they contradict each other the other's where `takes` says so. A value that depends on another (the day on which a
/// status was declared, the village within a district) is not taken where the kept one has chosen against what it
/// depends on.
fn composed(kept: &Cooperative, dropped: &Cooperative, takes: &dyn Fn(usize) -> bool) -> Cooperative {
    let mut chosen = kept.clone();
    for at in contradicting(kept, dropped).into_iter().filter(|at| takes(*at)) {
        chosen.take(at, dropped);
    }
    let mut united = filled(&chosen, dropped, COOPERATIVE);
    // An invented record stays one, and a real one does not become it.
    united.fictional = kept.fictional;
    united
}

/// The transaction that unites two cooperatives in the record `keep`. Where they contradict each other, `takes` says of
/// which fields the value of `drop` is taken. It is asked for sides and never for values: whoever chose may have
/// looked at the records a while ago, and what has come into them since must not be reverted.
pub fn unite(tables: &Tables, keep: Id, drop: Id, takes: &dyn Fn(usize) -> bool) -> Result<Transaction, UniteError> {
    if keep == drop {
        return Err(UniteError::Same);
    }
    let live = |id| tables.cooperatives.get_live(id).ok_or(UniteError::Missing(id));
    let (kept, dropped) = (live(keep)?, live(drop)?);
    // Every table is named here, so that a new one that belongs to cooperatives is not forgotten. Decisions speak
    // of what was asked about a record, and stay with it; the codebook of causes belongs to no cooperative.
    let Tables {
        cooperatives: _,
        annual_reports: _,
        transitions: _,
        tallies: _,
        decisions: _,
        distinctions: _,
        cases: _,
        diagnoses: _,
        actions: _,
        visits: _,
        causes: _,
        health_assessments: _,
        dissolutions: _,
        custodies: _,
    } = tables;
    let united = remembering(composed(&kept.value, &dropped.value, takes), kept, dropped);
    let mut edits = vec![EditOf::change(keep, kept.value.clone(), united).into()];
    edits.extend(reports(tables, keep, drop));
    edits.extend(transitions(tables, keep, drop));
    edits.extend(cases(tables, keep, drop));
    edits.extend(assessments(tables, keep, drop));
    edits.extend(dissolution(tables, keep, drop));
    edits.extend(custodies(tables, keep, drop));
    edits.extend(distinctions(tables, keep, drop));
    edits.push(EditOf::delete(drop, dropped.value.clone()).into());
    Ok(Transaction { edits })
}

/// The kept record with the ids of all records that it now stands for.
fn remembering(united: Cooperative, kept: &Row<Cooperative>, dropped: &Row<Cooperative>) -> Cooperative {
    let mut merged_from = kept.value.merged_from.clone();
    for id in std::iter::once(dropped.id).chain(dropped.value.merged_from.iter().copied()) {
        if !merged_from.contains(&id) {
            merged_from.push(id);
        }
    }
    Cooperative { merged_from, ..united }
}

/// The dropped record's reports go to the kept one. Their ids derive from the cooperative, so each is begun anew
/// and the old one deleted; where the kept one has a report of that year, the two become one.
fn reports(tables: &Tables, keep: Id, drop: Id) -> Vec<Edit> {
    let mut edits = Vec::new();
    for row in tables.annual_reports.live().filter(|row| row.value.cooperative == drop) {
        let id = AnnualReport::id(keep, row.value.year);
        let kept = tables.annual_reports.get_live(id).map(|kept| kept.value.clone());
        let theirs = AnnualReport { cooperative: keep, ..row.value.clone() };
        let united = kept.as_ref().map_or_else(|| theirs.clone(), |kept| fuller(kept, &theirs));
        if kept.as_ref() != Some(&united) {
            edits.push(EditOf::of(id, kept, Some(united)).into());
        }
        edits.push(EditOf::delete(row.id, row.value.clone()).into());
    }
    edits
}

/// The report of a year of which there were two. That nobody has said counts as no value.
fn fuller(kept: &AnnualReport, other: &AnnualReport) -> AnnualReport {
    let said = |report: &AnnualReport| AnnualReport {
        rat: report.rat.filter(|rat| *rat != RatState::NotKnown),
        business: report.business.filter(|business| *business != Business::NotKnown),
        ..report.clone()
    };
    let mut united = filled(&said(kept), &said(other), REPORT);
    united.rat = united.rat.or(kept.rat).or(other.rat);
    united.business = united.business.or(kept.business).or(other.business);
    united
}

/// The dropped record's transitions go to the kept one, except those that the kept one has too. What names the dropped
/// one as the other side of a merger names the kept one.
fn transitions(tables: &Tables, keep: Id, drop: Id) -> Vec<Edit> {
    let of = |id| tables.transitions.live().filter(move |row| row.value.cooperative == id);
    let elsewhere = |transition: &Transition| transition.cooperative != drop && transition.counterpart == Some(drop);
    let renamed = tables.transitions.live().filter(|row| elsewhere(&row.value)).map(|row| {
        let now = Transition { counterpart: Some(keep), ..row.value.clone() };
        EditOf::change(row.id, row.value.clone(), now).into()
    });
    of(drop)
        .map(|row| {
            let moved = Transition { cooperative: keep, ..row.value.clone() };
            let known = of(keep).any(|other| other.value == moved);
            EditOf::of(row.id, Some(row.value.clone()), (!known).then_some(moved)).into()
        })
        .chain(renamed)
        .collect()
}

/// The dropped record's cases become further cases of the kept one, with what belongs to them. The ids of cases and of
/// causes found derive from what they belong to, so these are begun anew and the old ones deleted.
fn cases(tables: &Tables, keep: Id, drop: Id) -> Vec<Edit> {
    let of = |id| tables.cases.live().filter(move |row| row.value.cooperative == id);
    let mut edits = Vec::new();
    let mut numbers = (1..).map(|number| Case::id(keep, number)).filter(|id| tables.cases.get(*id).is_none());
    for (row, id) in of(drop).zip(&mut numbers) {
        edits.push(EditOf::create(id, Case { cooperative: keep, ..row.value.clone() }).into());
        for found in tables.diagnoses.live().filter(|found| found.value.case == row.id) {
            let moved = Diagnosis { case: id, ..found.value.clone() };
            edits.push(EditOf::create(Diagnosis::id(id, moved.cause), moved).into());
            edits.push(EditOf::delete(found.id, found.value.clone()).into());
        }
        for action in tables.actions.live().filter(|action| action.value.case == row.id) {
            let moved = Action { case: id, ..action.value.clone() };
            edits.push(EditOf::change(action.id, action.value.clone(), moved).into());
        }
        for visit in tables.visits.live().filter(|visit| visit.value.case == row.id) {
            let moved = Visit { case: id, ..visit.value.clone() };
            edits.push(EditOf::change(visit.id, visit.value.clone(), moved).into());
        }
        edits.push(EditOf::delete(row.id, row.value.clone()).into());
    }
    edits
}

/// The dropped record's health assessments go to the kept one under ids of its own. Where that has one of the same year
/// and method, its points stand: points of two sheets make no third.
fn assessments(tables: &Tables, keep: Id, drop: Id) -> Vec<Edit> {
    let mut edits = Vec::new();
    for row in tables.health_assessments.live().filter(|row| row.value.cooperative == drop) {
        let id = HealthAssessment::id(keep, row.value.year, row.value.method);
        if tables.health_assessments.get_live(id).is_none() {
            edits.push(EditOf::create(id, HealthAssessment { cooperative: keep, ..row.value.clone() }).into());
        }
        edits.push(EditOf::delete(row.id, row.value.clone()).into());
    }
    edits
}

/// The dropped record's dissolution becomes that of the kept one, unless that has one of its own.
fn dissolution(tables: &Tables, keep: Id, drop: Id) -> Vec<Edit> {
    let Some(row) = tables.dissolutions.get_live(Dissolution::id(drop)) else { return Vec::new() };
    let mut edits = vec![EditOf::delete(row.id, row.value.clone()).into()];
    let id = Dissolution::id(keep);
    if tables.dissolutions.get_live(id).is_none() {
        edits.push(EditOf::create(id, Dissolution { cooperative: keep, ..row.value.clone() }).into());
    }
    edits
}

/// What is kept of the dropped record is kept of the other.
fn custodies(tables: &Tables, keep: Id, drop: Id) -> impl Iterator<Item = Edit> {
    tables.custodies.live().filter(move |row| row.value.cooperative == drop).map(move |row| {
        let moved = Custody { cooperative: keep, ..row.value.clone() };
        EditOf::change(row.id, row.value.clone(), moved).into()
    })
}

/// What was declared different from the dropped record is different from the kept one. If the two themselves were,
/// that has turned out to be wrong.
fn distinctions(tables: &Tables, keep: Id, drop: Id) -> Vec<Edit> {
    let mut edits = Vec::new();
    for row in tables.distinctions.live() {
        let third = match row.value {
            Distinction { first, second, .. } if first == drop => second,
            Distinction { first, second, .. } if second == drop => first,
            Distinction { .. } => continue,
        };
        let id = Distinction::id(keep, third);
        if third != keep && tables.distinctions.get_live(id).is_none() {
            edits.push(EditOf::create(id, Distinction::of(keep, third, row.value.office)).into());
        }
        edits.push(EditOf::delete(row.id, row.value.clone()).into());
    }
    edits
}

/// What others entered of a cooperative while it was united with the kept one goes to that.
pub(super) fn hand_on(tables: &Tables, keep: &Row<Cooperative>, family: &Family) -> Vec<Edit> {
    let hand = Hand { tables, keep: keep.id, family };
    let entered: Vec<&Member> = family.members.iter().filter(|member| family.loses(member)).collect();
    let case_of = |member: &&Member| tables.case_of(member.table, member.id);
    let mut cases: BTreeSet<Id> = entered.iter().filter_map(case_of).collect();
    for member in entered.iter().filter(|member| member.table == Case::TABLE) {
        cases.remove(&member.id);
    }
    let edits = entered.into_iter().flat_map(|member| hand.on(member));
    edits.chain(cases.into_iter().flat_map(|case| hand.deleted_case(case))).collect()
}

/// The record no longer stands for the other.
pub(super) fn forget(keep: &Row<Cooperative>, other: Id) -> Edit {
    let merged_from = keep.value.merged_from.iter().copied().filter(|id| *id != other).collect();
    EditOf::change(keep.id, keep.value.clone(), Cooperative { merged_from, ..keep.value.clone() }).into()
}

/// Hands what belonged to one cooperative on to another.
struct Hand<'t> {
    tables: &'t Tables,
    keep: Id,
    family: &'t Family,
}

impl Hand<'_> {
    fn on(&self, member: &Member) -> Vec<Edit> {
        match member.table {
            AnnualReport::TABLE => self.tables.annual_reports.get(member.id).map(|row| self.report(row)),
            Transition::TABLE => self.tables.transitions.get(member.id).map(|row| self.transition(row)),
            HealthAssessment::TABLE => self.tables.health_assessments.get(member.id).map(|row| self.assessment(row)),
            Dissolution::TABLE => self.tables.dissolutions.get(member.id).map(|row| self.dissolution(row)),
            Custody::TABLE => self.tables.custodies.get(member.id).map(|row| {
                let moved = Custody { cooperative: self.keep, ..row.value.clone() };
                vec![EditOf::change(row.id, row.value.clone(), moved).into()]
            }),
            Case::TABLE => self.tables.cases.get(member.id).map(|row| vec![self.case(row)]),
            // It stays with its case.
            _ => self.tables.say(self.family, member, false).map(|edit| vec![edit]),
        }
        .unwrap_or_default()
    }

    fn report(&self, row: &Row<AnnualReport>) -> Vec<Edit> {
        let theirs = AnnualReport { cooperative: self.keep, ..row.value.clone() };
        let id = AnnualReport::id(self.keep, theirs.year);
        let kept = self.tables.annual_reports.get_live(id);
        let united =
            kept.map_or_else(|| theirs.clone(), |kept| self.over_copies(kept, fuller(&kept.value, &theirs), &theirs));
        self.become_one(row, id, kept, united)
    }

    fn transition(&self, row: &Row<Transition>) -> Vec<Edit> {
        let moved = Transition { cooperative: self.keep, ..row.value.clone() };
        let known = self.tables.transitions.live().any(|other| other.value == moved);
        vec![EditOf::of(row.id, Some(row.value.clone()), (!known).then_some(moved)).into()]
    }

    fn assessment(&self, row: &Row<HealthAssessment>) -> Vec<Edit> {
        let id = HealthAssessment::id(self.keep, row.value.year, row.value.method);
        let moved = HealthAssessment { cooperative: self.keep, ..row.value.clone() };
        self.whole(row, id, moved, self.tables.health_assessments.get_live(id))
    }

    fn dissolution(&self, row: &Row<Dissolution>) -> Vec<Edit> {
        let id = Dissolution::id(self.keep);
        let moved = Dissolution { cooperative: self.keep, ..row.value.clone() };
        self.whole(row, id, moved, self.tables.dissolutions.get_live(id))
    }

    /// What does not become one with what the kept record has of its own.
    fn whole<R: Record>(&self, row: &Row<R>, id: Id, moved: R, kept: Option<&Row<R>>) -> Vec<Edit>
    where
        Edit: From<EditOf<R>>,
    {
        let united = kept.map_or_else(|| moved.clone(), |kept| self.over_copies(kept, kept.value.clone(), &moved));
        self.become_one(row, id, kept, united)
    }

    /// What the uniting itself has put into a record gives way to what was written in the meantime.
    fn over_copies<R: Record>(&self, kept: &Row<R>, mut united: R, theirs: &R) -> R {
        let copied = (0..R::FIELDS.len()).filter(|field| self.family.deaths.contains(&kept.stamps.of(*field)));
        copied.for_each(|field| united.take(field, theirs));
        united
    }

    /// The one record becomes that, and the other goes.
    fn become_one<R: Record>(&self, row: &Row<R>, id: Id, kept: Option<&Row<R>>, united: R) -> Vec<Edit>
    where
        Edit: From<EditOf<R>>,
    {
        let gone: Edit = EditOf::delete(row.id, row.value.clone()).into();
        let becomes = kept.is_none_or(|kept| kept.value != united);
        let united = EditOf::of(id, kept.map(|kept| kept.value.clone()), Some(united));
        becomes.then(|| united.into()).into_iter().chain([gone]).collect()
    }

    /// A case becomes a further one of the kept record, as it is.
    fn case(&self, row: &Row<Case>) -> Edit {
        let moved = Case { cooperative: self.keep, ..row.value.clone() };
        EditOf::change(row.id, row.value.clone(), moved).into()
    }

    /// So does one in which there is something new. Where it was deleted, taking that back deletes it again.
    fn deleted_case(&self, case: Id) -> Vec<Edit> {
        let Some(row) = self.tables.cases.get(case) else { return Vec::new() };
        vec![EditOf::create(row.id, row.value.clone()).into(), self.case(row)]
    }
}

/// Fields, and those that say nothing without them.
type Dependents = &'static [(&'static str, &'static [&'static str])];

const COOPERATIVE: Dependents = &[
    ("nik", &["certificate", "grade"]),
    ("legal_number", &["legal_date"]),
    ("district", &["subdistrict", "village", "address", "postal_code", "position"]),
    ("subdistrict", &["village", "address", "postal_code", "position"]),
    ("village", &["address", "postal_code", "position"]),
    ("supervision_override", &["supervision_reason"]),
    ("declared_status", &["declared_on", "declared_source"]),
];

const REPORT: Dependents = &[
    ("rat", &["rat_date"]),
    ("business", &["business_evidence"]),
    ("members", &["members_female", "members_male"]),
    ("own_capital", &["principal_savings", "mandatory_savings", "reserves", "grants"]),
];

/// Whether both say something in a field, and not the same.
fn contradicts<R: Record>(one: &R, other: &R, at: usize) -> bool {
    !one.is_empty(at) && !other.is_empty(at) && !one.same(other, at)
}

/// A record with the other's values where it has none of its own.
fn filled<R: Record>(keep: &R, other: &R, dependents: Dependents) -> R {
    let contradict = |name: &str| R::field(name).is_some_and(|at| contradicts(keep, other, at));
    let barred = |name: &str| dependents.iter().any(|(on, list)| list.contains(&name) && contradict(on));
    let mut filled = keep.clone();
    for (at, _) in R::FIELDS.iter().enumerate().filter(|(at, info)| keep.is_empty(*at) && !barred(info.name)) {
        filled.take(at, other);
    }
    filled
}

#[cfg(test)]
mod tests;
