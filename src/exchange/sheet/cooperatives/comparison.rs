//! A list held against a register, without taking anything in: who is in one and not in the other, what differs, and what
//! looks like the same.
//!
//! Which cooperative a row is of was found when the list was read. Only what the list has a column for is compared, and
//! a cell that it leaves empty says nothing: what the register has there is told apart from what differs.

use super::super::book::Cell;
use super::super::columns::{OfficerPart, Target};
use super::super::export::{cooperative_cell, field_cell};
use super::super::plan::Plan;
use super::super::row::{Fault, FaultKind};
use super::{Candidate, Class, CooperativesPreview, Line};
use crate::domain::{AnnualReport, AreaCode, BookYear, Cooperative, DeclaredStatus, Id, Record};
use crate::i18n::Lang;
use crate::workspace::Tables;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How a cooperative, or a row, stands between a list and a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Both say the same.
    Same,
    /// The same as far as the list goes: it leaves cells empty of which the register has the values.
    Silent,
    /// They differ.
    Differing,
    /// The register does not have it.
    OnlyInList,
    /// The list does not name it.
    OnlyInRegister,
    /// A row that looks like one of the register: a person must say.
    Alike,
    /// A row with something wrong in it.
    Unread,
}

impl Verdict {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 7] =
        [Self::Same, Self::Silent, Self::Differing, Self::OnlyInList, Self::OnlyInRegister, Self::Alike, Self::Unread];

    /// What it is called, where the list is held against the register or against another list.
    pub const fn label(self, is_of_lists: bool, lang: Lang) -> &'static str {
        match self {
            Self::Same => lang.class_equal(),
            Self::Silent => lang.compared_silent(),
            Self::Differing => lang.compared_differing(),
            Self::OnlyInList => lang.only_in_list(),
            Self::OnlyInRegister if is_of_lists => lang.only_in_other_list(),
            Self::OnlyInRegister => lang.only_in_register(),
            Self::Alike => lang.compared_alike(),
            Self::Unread => lang.compared_unread(),
        }
    }

    /// Whether rows of it can be taken in as they are.
    pub const fn can_be_taken(self) -> bool {
        matches!(self, Self::Differing | Self::OnlyInList)
    }
}

/// A cooperative, or a row of which nobody knows of whom it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// How it stands.
    pub verdict: Verdict,
    /// The numbers of its rows in the sheet, from 1; none of one that the list does not name.
    pub rows: Vec<usize>,
    /// The cooperative of the register.
    pub id: Option<Id>,
    /// Its name, as the register has it where it has it.
    pub name: String,
    /// Its NIK.
    pub nik: Option<String>,
    /// Its district and its kecamatan.
    pub place: Place,
    /// What differs, and what the list leaves empty.
    pub differences: Vec<Difference>,
    /// Which ones it may be.
    pub candidates: Vec<Candidate>,
    /// What is wrong with it, why it is in doubt, or why it cannot be taken in.
    pub faults: Vec<Fault>,
}

/// District and kecamatan, as far as they are known.
pub type Place = (Option<AreaCode>, Option<AreaCode>);

/// A field of which list and register do not say the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The meaning of its column.
    pub target: Target,
    /// The book year, of a report.
    pub year: Option<BookYear>,
    /// What the list says; nothing where it leaves the cell empty.
    pub in_list: Cell,
    /// What the register says.
    pub in_register: Cell,
}

/// How many stand how.
pub type Counts = BTreeMap<Verdict, usize>;

/// A district with its kecamatan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct District {
    /// Which one; none where that is not known.
    pub code: Option<AreaCode>,
    /// How many stand how.
    pub counts: Counts,
    /// The same by kecamatan.
    pub subdistricts: Vec<(Option<AreaCode>, Counts)>,
}

/// Of what the register is held against the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// Cooperatives of these districts: those of the list.
    pub districts: BTreeSet<AreaCode>,
    /// Of that status alone, where the list is of one.
    pub status: Option<DeclaredStatus>,
}

/// What came of a comparison, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonSummary {
    /// How many stand how.
    pub counts: Counts,
    /// The same by district and kecamatan.
    pub districts: Vec<District>,
    /// Of what the register was held against the list.
    pub scope: Scope,
}

/// A list held against a register.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// Cooperatives in the order of the list, then those that it does not name, then rows of which nobody knows of whom.
    pub entries: Vec<Compared>,
    /// Of what the register was held against the list.
    pub scope: Scope,
}

impl Comparison {
    /// All that stand so.
    pub fn of(&self, verdict: Verdict) -> impl Iterator<Item = &Compared> {
        self.entries.iter().filter(move |entry| entry.verdict == verdict)
    }

    /// The rows of all that stand so and can be taken in.
    pub fn takeable(&self, verdict: Verdict) -> BTreeSet<usize> {
        self.of(verdict).filter(|entry| entry.can_be_taken()).flat_map(|entry| entry.rows.iter().copied()).collect()
    }

    /// How many stand how, by district and kecamatan.
    pub fn summary(&self) -> ComparisonSummary {
        let mut by_place: BTreeMap<Place, Counts> = BTreeMap::new();
        let (mut counts, mut districts) = (Counts::new(), Vec::<District>::new());
        for entry in &self.entries {
            *by_place.entry(entry.place).or_default().entry(entry.verdict).or_default() += 1;
        }
        for ((code, subdistrict), here) in by_place {
            if districts.last().is_none_or(|last| last.code != code) {
                districts.push(District { code, ..District::default() });
            }
            let district = districts.last_mut().expect("one was just put there");
            for (verdict, count) in &here {
                *counts.entry(*verdict).or_default() += count;
                *district.counts.entry(*verdict).or_default() += count;
            }
            district.subdistricts.push((subdistrict, here));
        }
        // What is known of nobody's place comes last.
        districts.sort_by_key(|district| district.code.is_none());
        districts.iter_mut().for_each(|district| district.subdistricts.sort_by_key(|(code, _)| code.is_none()));
        ComparisonSummary { counts, districts, scope: self.scope.clone() }
    }
}

impl CooperativesPreview {
    /// Holds what was read against the register beside which it was read. Values are told in a language.
    pub fn compare(&self, tables: &Tables, plan: &Plan, lang: Lang) -> Comparison {
        let asked = asked(plan);
        let (mut order, mut lines, mut rest) = (Vec::new(), FxHashMap::<Id, Vec<&Line>>::default(), Vec::new());
        for line in &self.lines {
            match (line.class, line.id) {
                (Class::Refused, id) if id.is_none() || !line.breaks_rules() => {
                    rest.push(self.unsettled(tables, line, Verdict::Unread));
                }
                (Class::Doubtful, _) | (_, None) => rest.push(self.unsettled(tables, line, Verdict::Alike)),
                (_, Some(id)) => {
                    let of_one = lines.entry(id).or_default();
                    order.extend(of_one.is_empty().then_some(id));
                    of_one.push(line);
                }
            }
        }
        let mut entries: Vec<Compared> =
            order.iter().map(|id| settled(tables, &asked, *id, &lines[id], lang)).collect();
        let scope = self.scope(&entries);
        let unnamed = self.unnamed(tables, &scope.districts, scope.status).into_iter();
        let unnamed = unnamed.filter_map(|id| Some((id, &tables.cooperatives.get_live(id)?.value)));
        let mut unnamed: Vec<Compared> =
            unnamed.map(|(id, c)| Compared::of(Verdict::OnlyInRegister, Some(id), c)).collect();
        unnamed.sort_by(|a, b| (a.place, &a.name).cmp(&(b.place, &b.name)));
        entries.extend(unnamed);
        entries.extend(rest);
        Comparison { entries, scope }
    }

    /// A list that names no district is of those in which its cooperatives are.
    fn scope(&self, entries: &[Compared]) -> Scope {
        let (mut districts, statuses) = (self.districts(), self.statuses());
        if districts.is_empty() {
            districts.extend(entries.iter().filter_map(|entry| entry.place.0));
        }
        Scope { districts, status: statuses.first().copied().filter(|_| statuses.len() == 1) }
    }

    /// A row of which nobody knows of whom it is, or that cannot be read.
    fn unsettled(&self, tables: &Tables, line: &Line, verdict: Verdict) -> Compared {
        let id = line.id.filter(|id| tables.cooperatives.get_live(*id).is_some());
        Compared {
            rows: vec![line.number],
            candidates: self.candidates_of(tables, line),
            faults: line.faults().into_iter().chain(line.remarks()).collect(),
            ..Compared::of(verdict, id, &line.draft.onto(&Cooperative::default()))
        }
    }
}

impl Line {
    /// Whether it is refused only because the register may not say what it says: it can be compared nevertheless.
    fn breaks_rules(&self) -> bool {
        matches!(&self.among_others, Some(Fault { kind: FaultKind::Check(_), .. }))
    }
}

impl Compared {
    /// Whether its rows can be taken in as they are.
    pub const fn can_be_taken(&self) -> bool {
        self.verdict.can_be_taken() && self.faults.is_empty()
    }

    fn of(verdict: Verdict, id: Option<Id>, c: &Cooperative) -> Self {
        Self {
            verdict,
            rows: Vec::new(),
            id,
            name: c.name.to_string(),
            nik: c.nik.as_deref().map(ToString::to_string),
            place: (c.district, c.subdistrict),
            differences: Vec::new(),
            candidates: Vec::new(),
            faults: Vec::new(),
        }
    }
}

/// A cooperative with its rows, which may be several: of years, of officers.
fn settled(tables: &Tables, asked: &[Asked], id: Id, lines: &[&Line], lang: Lang) -> Compared {
    let rows = lines.iter().map(|line| line.number).collect();
    let faults: Vec<Fault> = lines.iter().filter_map(|line| line.among_others.clone()).collect();
    let onto = |c: &Cooperative| lines.iter().fold(c.clone(), |c, line| line.draft.onto(&c));
    let Some(before) = tables.cooperatives.get_live(id).map(|row| &row.value) else {
        return Compared { rows, faults, ..Compared::of(Verdict::OnlyInList, None, &onto(&Cooperative::default())) };
    };
    let rows_of_one = OfOne { id, lines, before, after: onto(before), said: onto(&Cooperative::default()), lang };
    let differences: Vec<Difference> = asked.iter().flat_map(|asked| rows_of_one.differences(tables, asked)).collect();
    let verdict = match differences.iter().any(|difference| !difference.in_list.is_empty()) {
        true => Verdict::Differing,
        false if differences.is_empty() => Verdict::Same,
        false => Verdict::Silent,
    };
    Compared { rows, differences, faults, ..Compared::of(verdict, Some(id), before) }
}

/// Something that a list says of every cooperative.
struct Asked {
    /// In which column; none where it says it of all rows at once, or only sometimes.
    column: Option<usize>,
    target: Target,
    /// Of which book years, of a report.
    years: Years,
}

/// Of which book years the figures of a column are.
#[derive(Clone, Copy)]
enum Years {
    /// Of this one.
    One(BookYear),
    /// Of those of which the rows are.
    OfRows,
    /// Of those that the cells tell themselves: an empty one tells none.
    OfCells,
}

/// What a list says of every cooperative: its columns, and what holds for all rows.
fn asked(plan: &Plan) -> Vec<Asked> {
    const YEAR: Target = Target::Field(AnnualReport::TABLE, AnnualReport::AT.year);
    const MEETING: Target = Target::Field(AnnualReport::TABLE, AnnualReport::AT.rat_date);
    let of_cooperative = |field| Target::Field(Cooperative::TABLE, field);
    let mut asked = Vec::new();
    for (at, column) in plan.columns.iter().enumerate() {
        let of_all = if plan.has(YEAR) { Some(Years::OfRows) } else { plan.year.map(Years::One) };
        let of_all = of_all.filter(|_| column.target != Some(MEETING) || plan.has(YEAR));
        let years = column.year.map(Years::One).or(of_all).unwrap_or(Years::OfCells);
        let mut ask = |column, target| asked.push(Asked { column, target, years });
        match column.target {
            None | Some(YEAR | Target::Figure(_) | Target::AmendmentDate | Target::Record) => {}
            Some(Target::OneOfficer(part)) if part != OfficerPart::Name => {}
            Some(Target::FormAndArea) => {
                ask(Some(at), of_cooperative(Cooperative::AT.form));
                ask(None, of_cooperative(Cooperative::AT.membership_area));
            }
            Some(target) => ask(Some(at), target),
        }
    }
    let (status, district) =
        (of_cooperative(Cooperative::AT.declared_status), of_cooperative(Cooperative::AT.district));
    let of_all = [(status, plan.status.is_some()), (district, plan.district.is_some())];
    let of_all = of_all.into_iter().filter(|(target, is_said)| *is_said && !plan.has(*target));
    asked.extend(of_all.map(|(target, _)| Asked { column: None, target, years: Years::OfCells }));
    asked
}

/// The rows of one cooperative beside it.
struct OfOne<'a> {
    id: Id,
    lines: &'a [&'a Line],
    before: &'a Cooperative,
    /// As they would make it.
    after: Cooperative,
    /// What they say alone.
    said: Cooperative,
    lang: Lang,
}

impl OfOne<'_> {
    fn differences(&self, tables: &Tables, asked: &Asked) -> Vec<Difference> {
        match asked.target {
            Target::Field(AnnualReport::TABLE, field) => {
                let years = self.years(asked.years, field).into_iter();
                years.filter_map(|year| self.of_report(tables, asked, year, field)).collect()
            }
            Target::Field(Cooperative::TABLE, field) => {
                let is_said = self.lines.iter().any(|line| line.draft.cooperative.fields.contains(field));
                let differs = !self.before.same(&self.after, field);
                let cell = |c: &Cooperative| field_cell(c, field, self.lang);
                self.difference(asked, is_said.then_some(differs), cell).into_iter().collect()
            }
            // One row an officer, or an amendment: they are compared as a whole.
            Target::OneOfficer(_) | Target::AmendmentNumber => {
                let field = asked.target.field().1;
                let differs = !self.before.same(&self.after, field);
                let cell = |c: &Cooperative| field_cell(c, field, self.lang);
                self.difference(asked, Some(differs), cell).into_iter().collect()
            }
            target => {
                let cell = |c: &Cooperative| cooperative_cell(c, target, self.lang);
                let is_said = !cell(&self.said).is_empty();
                let differs = cell(self.before) != cell(&self.after);
                self.difference(asked, is_said.then_some(differs), cell).into_iter().collect()
            }
        }
    }

    fn of_report(&self, tables: &Tables, asked: &Asked, year: BookYear, field: usize) -> Option<Difference> {
        let standing = tables.annual_reports.get_live(AnnualReport::id(self.id, year));
        let before = standing.map(|row| row.value.clone()).unwrap_or_default();
        let said: Vec<_> = self.lines.iter().filter_map(|line| line.draft.reports.get(&year)).collect();
        let after = said.iter().fold(before.clone(), |report, said| said.onto(&report));
        let is_said = said.iter().any(|said| said.fields.contains(field));
        let differs = standing.is_none() || !before.same(&after, field);
        let cell = |report| field_cell(report, field, self.lang);
        // A report that is not there says nothing, not even the first code of a list.
        let in_register = || standing.map_or(Cell::Empty, |_| cell(&before));
        self.told(asked, Some(year), is_said.then_some(differs), in_register, || cell(&after))
    }

    /// The book years of which a column of a report speaks.
    fn years(&self, years: Years, field: usize) -> Vec<BookYear> {
        let reports = || self.lines.iter().flat_map(|line| &line.draft.reports);
        let years: BTreeSet<BookYear> = match years {
            Years::One(year) => [year].into(),
            Years::OfRows => reports().map(|(year, _)| *year).collect(),
            Years::OfCells => {
                reports().filter(|(_, said)| said.fields.contains(field)).map(|(year, _)| *year).collect()
            }
        };
        years.into_iter().collect()
    }

    /// What is told of a field of the cooperative itself, whose cells are told by a function.
    fn difference(
        &self,
        asked: &Asked,
        differs: Option<bool>,
        cell: impl Fn(&Cooperative) -> Cell,
    ) -> Option<Difference> {
        self.told(asked, None, differs, || cell(self.before), || cell(&self.after))
    }

    /// Where the list says something, whether that `differs`; where not, it leaves empty what the register has. Most do not
    /// differ, and what is not told need not be found.
    fn told(
        &self,
        asked: &Asked,
        year: Option<BookYear>,
        differs: Option<bool>,
        in_register: impl FnOnce() -> Cell,
        in_list: impl FnOnce() -> Cell,
    ) -> Option<Difference> {
        let Asked { column, target, .. } = *asked;
        let told = |in_register, in_list| Difference { target, year, in_list, in_register };
        match differs {
            Some(differs) => differs.then(|| told(in_register(), in_list())),
            None => {
                // What holds for all rows, or is said only sometimes, has no cell that could be empty.
                let (column, in_register) = (column?, in_register());
                let is_left_empty = !in_register.is_empty() && !self.is_unread(column);
                is_left_empty.then(|| told(in_register, Cell::Empty))
            }
        }
    }

    /// Whether something stands in a column that was not taken.
    fn is_unread(&self, column: usize) -> bool {
        let of_column = |fault: &Fault| fault.column == Some(column);
        self.lines.iter().any(|line| line.faults().iter().chain(&line.remarks()).any(of_column))
    }
}

#[cfg(test)]
mod tests;
