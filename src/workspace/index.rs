//! What is derived from the tables and kept at hand: the facts that lists and figures ask of every
//! cooperative, and which reports and transitions belong to it.
//!
//! Built once, then kept up edit by edit, so that an edit costs the same at any size.

use super::{Patch, Table, Tables};
use crate::domain::status::{Status, StatusRule, Verdict, judge};
use crate::domain::territory::Territory;
use crate::domain::{
    AnnualReport, Cooperative, Date, DeclaredStatus, HealthAssessment, Id, Kind, Record, Supervision, Transition,
};
use crate::replica::Row;
use rustc_hash::FxHashMap;

/// What lists and figures ask of a cooperative.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Whether the record is there at all.
    pub live: bool,
    /// Place of its district in the territory's list.
    pub district: Option<u8>,
    /// Who supervises it.
    pub supervision: Option<Supervision>,
    /// Its kind.
    pub kind: Option<Kind>,
    /// Status as declared.
    pub declared: Option<DeclaredStatus>,
    /// Status under the chosen rule.
    pub computed: Status,
    /// Year of the legal date.
    pub founded: Option<i32>,
    /// Everything the search looks into, folded by [`fold`].
    pub text: Box<str>,
}

/// The index of a workspace.
#[derive(Debug)]
pub struct Index {
    rule: StatusRule,
    position: Date,
    /// Whether the position follows the newest evidence.
    follows: bool,
    facts: Vec<Facts>,
    reports: FxHashMap<Id, Vec<u32>>,
    transitions: FxHashMap<Id, Vec<u32>>,
    assessments: FxHashMap<Id, Vec<u32>>,
}

impl Index {
    /// Derives everything anew, with status under `rule` as the evidence stood on `position` (by default
    /// the day of the newest evidence).
    pub fn build(tables: &Tables, rule: StatusRule, position: Option<Date>) -> Self {
        let mut index = Self {
            rule,
            position: position.unwrap_or_else(|| newest_evidence(tables)),
            follows: position.is_none(),
            facts: Vec::with_capacity(tables.cooperatives.rows().len()),
            reports: group(&tables.annual_reports, |report| report.cooperative),
            transitions: group(&tables.transitions, |transition| transition.cooperative),
            assessments: group(&tables.health_assessments, |assessment| assessment.cooperative),
        };
        for row in tables.cooperatives.rows() {
            let facts = index.facts_of(tables, row);
            index.facts.push(facts);
        }
        index
    }

    /// Derives everything anew, after more than edits.
    pub(super) fn rebuild(&mut self, tables: &Tables) {
        *self = Self::build(tables, self.rule, (!self.follows).then_some(self.position));
    }

    /// Takes note of a patch that has been applied.
    pub fn update(&mut self, tables: &Tables, patch: &Patch) {
        if self.follows && evidence_of(patch) > Some(self.position) {
            *self = Self::build(tables, self.rule, None);
            return;
        }
        let id = patch.id();
        match patch.table() {
            Cooperative::TABLE => self.refresh(tables, id),
            AnnualReport::TABLE => {
                let owner = regroup(&mut self.reports, &tables.annual_reports, id, |r| r.cooperative);
                self.refresh(tables, owner.unwrap_or_default());
            }
            Transition::TABLE => {
                regroup(&mut self.transitions, &tables.transitions, id, |t| t.cooperative);
            }
            HealthAssessment::TABLE => {
                regroup(&mut self.assessments, &tables.health_assessments, id, |a| a.cooperative);
            }
            _ => {}
        }
    }

    fn refresh(&mut self, tables: &Tables, cooperative: Id) {
        let Some(at) = tables.cooperatives.position(cooperative) else { return };
        let facts = self.facts_of(tables, &tables.cooperatives.rows()[at]);
        if at == self.facts.len() {
            self.facts.push(facts);
        } else {
            self.facts[at] = facts;
        }
    }

    fn facts_of(&self, tables: &Tables, row: &Row<Cooperative>) -> Facts {
        let c = &row.value;
        Facts {
            live: !row.deleted,
            district: c.district.and_then(|code| Territory::current().district_position(code)).map(|at| at as u8),
            supervision: c.supervision(),
            kind: c.kind,
            declared: c.declared_status,
            computed: self.verdict(tables, row).status,
            founded: c.founded(),
            text: searchable(c),
        }
    }

    /// The status of a cooperative under the chosen rule, with its evidence.
    pub fn verdict(&self, tables: &Tables, row: &Row<Cooperative>) -> Verdict {
        judge(self.rule, row.value.form, self.reports(tables, row.id).map(|report| &report.value), self.position)
    }

    /// The facts of every cooperative, in the order of the table.
    pub fn facts(&self) -> &[Facts] {
        &self.facts
    }

    /// The rule under which the status is computed.
    pub const fn rule(&self) -> StatusRule {
        self.rule
    }

    /// The day for which the status is computed.
    pub const fn position(&self) -> Date {
        self.position
    }

    /// The yearly reports of a cooperative, in no order.
    pub fn reports<'t>(&self, tables: &'t Tables, owner: Id) -> impl Iterator<Item = &'t Row<AnnualReport>> + Clone {
        members(&self.reports, &tables.annual_reports, owner, |report| report.cooperative)
    }

    /// The transitions of a cooperative, in no order.
    pub fn transitions<'t>(&self, tables: &'t Tables, owner: Id) -> impl Iterator<Item = &'t Row<Transition>> + Clone {
        members(&self.transitions, &tables.transitions, owner, |transition| transition.cooperative)
    }

    /// The health assessments of a cooperative, in no order.
    pub fn assessments<'t>(
        &self,
        tables: &'t Tables,
        owner: Id,
    ) -> impl Iterator<Item = &'t Row<HealthAssessment>> + Clone {
        members(&self.assessments, &tables.health_assessments, owner, |assessment| assessment.cooperative)
    }
}

fn group<R: Record>(table: &Table<R>, owner: impl Fn(&R) -> Id) -> FxHashMap<Id, Vec<u32>> {
    let mut groups: FxHashMap<Id, Vec<u32>> = FxHashMap::default();
    for (at, row) in table.rows().iter().enumerate() {
        groups.entry(owner(&row.value)).or_default().push(at as u32);
    }
    groups
}

/// Enters a row that may be new into its group, and returns whose it is.
fn regroup<R: Record>(
    groups: &mut FxHashMap<Id, Vec<u32>>,
    table: &Table<R>,
    id: Id,
    owner: impl Fn(&R) -> Id,
) -> Option<Id> {
    let at = table.position(id)?;
    let owner = owner(&table.rows()[at].value);
    let group = groups.entry(owner).or_default();
    if !group.contains(&(at as u32)) {
        group.push(at as u32);
    }
    Some(owner)
}

/// The rows of a group. A row that has gone to another owner is in the groups of both, and belongs to the one that
/// it names.
fn members<'t, R: Record>(
    groups: &FxHashMap<Id, Vec<u32>>,
    table: &'t Table<R>,
    owner: Id,
    named: fn(&R) -> Id,
) -> impl Iterator<Item = &'t Row<R>> + Clone {
    let positions = groups.get(&owner).cloned().unwrap_or_default();
    positions
        .into_iter()
        .map(|at| &table.rows()[at as usize])
        .filter(move |row| !row.deleted && named(&row.value) == owner)
}

/// The latest day that any evidence in the tables speaks of.
fn newest_evidence(tables: &Tables) -> Date {
    let declared = tables.cooperatives.live().filter_map(|row| row.value.declared_on);
    let rats = tables.annual_reports.live().filter_map(|row| row.value.rat_date.max(row.value.reported_on));
    declared.chain(rats).max().unwrap_or_default()
}

/// The latest day of evidence that a patch brings.
fn evidence_of(patch: &Patch) -> Option<Date> {
    if let Some(patch) = patch.of::<Cooperative>() {
        return patch.value.declared_on;
    }
    patch.of::<AnnualReport>().and_then(|patch| patch.value.rat_date.max(patch.value.reported_on))
}

/// Folds a text for searching and sorting: lower case, without the marks and spaces that people vary.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            '\'' | '`' | '"' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' => {}
            c if c.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c if c.is_ascii() => folded.push(c),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

fn searchable(c: &Cooperative) -> Box<str> {
    let optional = [
        c.nik.as_deref(),
        c.legal_number.as_deref(),
        c.village.as_deref(),
        c.address.as_deref(),
        c.subdistrict.and_then(|code| Territory::current().name_of(code)),
    ];
    let mut text = fold(&c.name);
    for part in optional.into_iter().flatten() {
        text.push('\n');
        text.push_str(&fold(part));
    }
    text.into()
}
