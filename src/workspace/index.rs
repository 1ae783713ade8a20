//! What is derived from the tables and kept at hand: the facts that lists and figures ask of every
//! cooperative, and which reports and transitions belong to it.
//!
//! Built once, then kept up edit by edit, so that an edit costs the same at any size.

use super::texts::Texts;
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
}

/// The index of a workspace.
#[derive(Debug)]
pub struct Index {
    rule: StatusRule,
    position: Date,
    /// Whether the position follows the newest evidence.
    follows: bool,
    facts: Vec<Facts>,
    /// Everything the search looks into, folded by [`fold`].
    texts: Texts,
    reports: FxHashMap<Id, Vec<u32>>,
    transitions: FxHashMap<Id, Vec<u32>>,
    assessments: FxHashMap<Id, Vec<u32>>,
}

/// An index that is being built, piece by piece, so that a page can go on in between.
#[derive(Debug)]
pub struct Building {
    index: Index,
    /// Rows that have been gone through, of all tables together.
    done: usize,
}

impl Building {
    /// Begins to derive everything, with status under `rule` as the evidence stood on `position` (by default the day
    /// of the newest evidence).
    pub fn begin(tables: &Tables, rule: StatusRule, position: Option<Date>) -> Self {
        let count = tables.cooperatives.rows().len();
        let (reports, transitions, assessments) = Default::default();
        let index = Index {
            rule,
            position: position.unwrap_or_else(|| newest_evidence(tables)),
            follows: position.is_none(),
            facts: Vec::with_capacity(count),
            texts: Texts::with_capacity(count),
            reports,
            transitions,
            assessments,
        };
        Self { index, done: 0 }
    }

    /// Goes on through at most so many rows of the same tables; returns whether it is done.
    pub fn go_on(&mut self, tables: &Tables, rows: usize) -> bool {
        let index = &mut self.index;
        let mut piece = Piece { skip: self.done, left: rows };
        group(&mut index.reports, &tables.annual_reports, &mut piece, |report| report.cooperative);
        group(&mut index.transitions, &tables.transitions, &mut piece, |transition| transition.cooperative);
        group(&mut index.assessments, &tables.health_assessments, &mut piece, |assessment| assessment.cooperative);
        for row in piece.of(tables.cooperatives.rows()) {
            let facts = index.facts_of(tables, row);
            index.facts.push(facts);
            index.texts.push(|text| write_searchable(&row.value, text));
        }
        self.done += rows - piece.left;
        piece.left > 0
    }

    /// The index.
    pub fn finish(self) -> Index {
        self.index
    }
}

/// The rows that are gone through in one piece, of several tables one after another.
struct Piece {
    skip: usize,
    left: usize,
}

impl Piece {
    /// Those of a table.
    fn of<'r, R>(&mut self, rows: &'r [R]) -> &'r [R] {
        let start = self.skip.min(rows.len());
        let end = (start + self.left).min(rows.len());
        self.skip -= start;
        self.left -= end - start;
        &rows[start..end]
    }
}

impl Index {
    /// Derives everything anew, see [`Building::begin`].
    pub fn build(tables: &Tables, rule: StatusRule, position: Option<Date>) -> Self {
        let mut building = Building::begin(tables, rule, position);
        while !building.go_on(tables, usize::MAX) {}
        building.finish()
    }

    /// Begins to derive everything anew, after more than edits.
    pub fn begin_anew(&self, tables: &Tables) -> Building {
        Building::begin(tables, self.rule, (!self.follows).then_some(self.position))
    }

    /// Derives everything anew, after more than edits.
    pub(super) fn rebuild(&mut self, tables: &Tables) {
        *self = Self::build(tables, self.rule, (!self.follows).then_some(self.position));
    }

    /// Sees the status under another rule, as the evidence stood on another day.
    pub(super) fn reinterpret(&mut self, tables: &Tables, rule: StatusRule, position: Option<Date>) {
        (self.rule, self.follows) = (rule, position.is_none());
        self.position = position.unwrap_or_else(|| newest_evidence(tables));
        let rows = &tables.cooperatives.rows()[..self.facts.len()];
        let computed: Vec<Status> = rows.iter().map(|row| self.verdict(tables, row).status).collect();
        for (facts, computed) in self.facts.iter_mut().zip(computed) {
            facts.computed = computed;
        }
    }

    /// Takes note of a patch that has been applied. Returns whether anything hangs on its table.
    pub fn update(&mut self, tables: &Tables, patch: &Patch) -> bool {
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
            _ => return false,
        }
        if self.follows && evidence_of(patch) > Some(self.position) {
            self.reinterpret(tables, self.rule, None);
        }
        true
    }

    fn refresh(&mut self, tables: &Tables, cooperative: Id) {
        let Some(at) = tables.cooperatives.position(cooperative) else { return };
        let row = &tables.cooperatives.rows()[at];
        let facts = self.facts_of(tables, row);
        if at == self.facts.len() {
            self.facts.push(facts);
            self.texts.push(|text| write_searchable(&row.value, text));
        } else {
            self.facts[at] = facts;
            let mut text = String::new();
            write_searchable(&row.value, &mut text);
            if text != self.texts.get(at) {
                self.texts.set(at, text);
            }
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

    /// What the search looks into, of every cooperative in the order of the table.
    pub const fn texts(&self) -> &Texts {
        &self.texts
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
    pub fn reports<'t>(&'t self, tables: &'t Tables, owner: Id) -> impl Iterator<Item = &'t Row<AnnualReport>> + Clone {
        members(&self.reports, &tables.annual_reports, owner, |report| report.cooperative)
    }

    /// The transitions of a cooperative, in no order.
    pub fn transitions<'t>(
        &'t self,
        tables: &'t Tables,
        owner: Id,
    ) -> impl Iterator<Item = &'t Row<Transition>> + Clone {
        members(&self.transitions, &tables.transitions, owner, |transition| transition.cooperative)
    }

    /// The health assessments of a cooperative, in no order.
    pub fn assessments<'t>(
        &'t self,
        tables: &'t Tables,
        owner: Id,
    ) -> impl Iterator<Item = &'t Row<HealthAssessment>> + Clone {
        members(&self.assessments, &tables.health_assessments, owner, |assessment| assessment.cooperative)
    }
}

fn group<R: Record>(
    groups: &mut FxHashMap<Id, Vec<u32>>,
    table: &Table<R>,
    piece: &mut Piece,
    owner: impl Fn(&R) -> Id,
) {
    let first = piece.skip.min(table.rows().len());
    for (at, row) in (first..).zip(piece.of(table.rows())) {
        groups.entry(owner(&row.value)).or_default().push(at as u32);
    }
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
    groups: &'t FxHashMap<Id, Vec<u32>>,
    table: &'t Table<R>,
    owner: Id,
    named: fn(&R) -> Id,
) -> impl Iterator<Item = &'t Row<R>> + Clone {
    let positions = groups.get(&owner).map_or(&[][..], |positions| positions);
    positions.iter().map(|at| &table.rows()[*at as usize]).filter(move |row| !row.deleted && named(&row.value) == owner)
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
    fold_onto(&mut folded, text);
    folded
}

/// Appends a text as [`fold`] gives it.
fn fold_onto(folded: &mut String, text: &str) {
    let start = folded.len();
    if is_plain(text) {
        folded.push_str(text);
        folded[start..].make_ascii_lowercase();
        return;
    }
    for c in text.chars() {
        match c {
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            '\'' | '`' | '"' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' => {}
            c if c.is_whitespace() => {
                if !folded[start..].ends_with(' ') {
                    folded.push(' ');
                }
            }
            c if c.is_ascii() => folded.push(c),
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// Whether folding a text, like almost all there are, changes nothing but capitals.
fn is_plain(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let doubled = byte == b' ' && before == b' ';
        before = byte;
        (b' '..=b'~').contains(&byte) && !matches!(byte, b'\'' | b'`' | b'"') && !doubled
    })
}

/// Appends everything of a cooperative that the search looks into, folded, the name first.
fn write_searchable(c: &Cooperative, text: &mut String) {
    let optional = [
        c.nik.as_deref(),
        c.legal_number.as_deref(),
        c.village.as_deref(),
        c.address.as_deref(),
        c.subdistrict.and_then(|code| Territory::current().name_of(code)),
    ];
    fold_onto(text, &c.name);
    for part in optional.into_iter().flatten() {
        text.push('\n');
        fold_onto(text, part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_plain_text_is_folded_as_any_other(text in "[ -~]{0,12}|[aB '\t-]{0,8}") {
            // The mark falls away, and with it a text is not plain.
            prop_assert_eq!(fold(&text), fold(&format!("{text}\u{2019}")));
        }
    }
}
