//! What the columns and values of a list mean: proposed from the list itself, corrected by a person, and kept under a
//! name for the next list of the same origin.

use super::book::{Cell, Part, Sheet};
use super::columns::{self, Column, OfficerPart, Target};
use super::figures::{self, FigurePart};
use super::kind::ListKind;
use super::layout::{Heading, Layout, SaidRoles, width};
use super::listable::{self, LISTABLE};
use super::persons::PersonList;
use super::plans::{self, PlanDocument};
use super::rung_columns;
use super::title::Title;
use super::totals::{self, TotalList, TotalPart};
use super::units;
use super::value;
use super::words::{self, plain};
use super::writing::Writing;
use crate::domain::{
    AreaCode, Basis, BookYear, Cooperative, CreditTotal, Date, DeclaredStatus, Expectation, Id, LadderStep, Measure,
    Nomenclature, Record, Supervision, TallyKind, Text,
};
use crate::workspace::Tables;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So many records are looked at to find what a list is of.
const LOOKED_AT: usize = 400;
/// So many of the first rows may be titles above the headings.
const TITLES: usize = 25;

/// So many characters of a heading are kept.
const HEADING: usize = 300;

/// What the rows of a sheet are, and how its columns are written.
#[derive(Debug, Default)]
pub struct Laid {
    /// What the rows are.
    pub layout: Layout,
    /// How each column is written.
    pub writings: Vec<Writing>,
}

/// What a list means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What it is of.
    #[serde(default)]
    pub kind: ListKind,
    /// Rows above and with the headings.
    pub head: usize,
    /// So many rows of headings stand above each other; none is one, as plans of before have it.
    #[serde(default)]
    pub heading_rows: usize,
    /// What a person has said that rows of this sheet are, by their numbers from 0.
    #[serde(default)]
    pub roles: SaidRoles,
    /// The sheets of which this one was put together; none where it is one.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// What values mean that are not known: by the name of the target, by the value as it is compared.
    #[serde(default)]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// The status that all in the list have, where no column says it: active and inactive come in two files.
    #[serde(default)]
    pub status: Option<DeclaredStatus>,
    /// The day on which the list was taken.
    #[serde(default)]
    pub taken_on: Option<Date>,
    /// Where it is from.
    #[serde(default)]
    pub source: Option<Text>,
    /// The kabupaten or kota of all in it, where no column says it; of figures that no column says the area of, that area.
    #[serde(default)]
    pub district: Option<AreaCode>,
    /// The book year of its figures, where neither a column nor a heading says it.
    #[serde(default)]
    pub year: Option<BookYear>,
    /// The list of which the codes of a document on plans are; none where nobody has said.
    #[serde(default)]
    pub nomenclature: Option<Nomenclature>,
    /// The course that a list of participants is of, where it names none.
    #[serde(default)]
    pub training: Option<Id>,
    /// Whether a row is taken without the cells that are not understood, rather than refused.
    #[serde(default)]
    pub lenient: bool,
    /// What puts a cooperative into the figures of an area.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// The level whose cooperatives alone are counted.
    #[serde(default)]
    pub supervision: Option<Supervision>,
    /// What the figures count, where no column says it.
    #[serde(default)]
    pub measure: Option<Measure>,
    /// Whether the figures were published or reported; published where that is not stated.
    #[serde(default)]
    pub tally_kind: Option<TallyKind>,
}

impl Plan {
    /// What a sheet seems to mean: figures where it has an area and figures of it, and names no cooperative.
    pub fn propose(sheet: &Sheet) -> Self {
        if sheet.rows.len() > 2 * LOOKED_AT {
            let first =
                Sheet { rows: sheet.rows[..LOOKED_AT].to_vec(), merged: sheet.merged.clone(), ..Sheet::default() };
            return Self::propose_as(sheet, Self::propose(&first).kind);
        }
        let of = |kind| Self::propose_as(sheet, kind);
        let is_document = |document: &PlanDocument| {
            let plan = of(ListKind::Plans(*document));
            plans::is_document(*document, &plan.columns, plan.title_lines(sheet))
        };
        if let Some(document) = PlanDocument::ALL.into_iter().find(is_document) {
            return of(ListKind::Plans(document));
        }
        let lenders = of(ListKind::Totals(TotalList::Lenders));
        if totals::is_of_lenders(&lenders.headings()) && !lenders.names_debtors(sheet) {
            return lenders;
        }
        let financing = of(ListKind::Financing);
        if ListKind::is_of_financing(financing.columns.iter().map(|column| column.heading.as_str())) {
            return financing;
        }
        let (cooperatives, figures) = (of(ListKind::Cooperatives), of(ListKind::Figures));
        let enterprises = of(ListKind::Totals(TotalList::Enterprises));
        if totals::is_of_enterprises(&enterprises.headings()) && !cooperatives.names_cooperatives() {
            return enterprises;
        }
        let headings = || cooperatives.columns.iter().map(|column| column.heading.as_str());
        if let Some(list) = PersonList::of(headings(), cooperatives.title_lines(sheet)) {
            return of(ListKind::Persons(list));
        }
        if let Some(kind) = ListKind::of_people(headings(), cooperatives.has_numbers_of_persons(sheet)) {
            return of(kind);
        }
        if figures.has_figures() && !cooperatives.names_cooperatives() {
            return figures;
        }
        let of_records = LISTABLE.iter().map(|table| of(ListKind::Records(table)));
        let of_records = of_records.filter(|plan| plan.is_of_records(sheet) && plan.says() > cooperatives.says());
        of_records.max_by_key(Self::says).unwrap_or(cooperatives)
    }

    /// The headings of its columns.
    fn headings(&self) -> Vec<&str> {
        self.columns.iter().map(|column| column.heading.as_str()).collect()
    }

    /// Whether the column of debtors, which may say how many there are, says who they are.
    fn names_debtors(&self, sheet: &Sheet) -> bool {
        let debtors = Target::Total(TotalPart::Lender(CreditTotal::AT.debtors));
        let Some(at) = self.columns.iter().position(|column| column.target == Some(debtors)) else { return false };
        let layout = self.layout(sheet);
        let said = layout.data_rows().take(LOOKED_AT).filter_map(|row| sheet.rows[row].get(at).and_then(value::said));
        let (all, named) = said.fold((0, 0), |(all, named), text| {
            (all + 1, named + usize::from(!text.chars().any(|c| c.is_ascii_digit())))
        });
        named * 2 > all
    }

    /// Whether a column has the numbers of persons: a NIK of sixteen digits, where that of a cooperative has thirteen.
    fn has_numbers_of_persons(&self, sheet: &Sheet) -> bool {
        let is_of_person = |text: String| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_digit());
        let layout = self.layout(sheet);
        let is_of_persons = |at: usize| {
            let rows =
                layout.data_rows().take(LOOKED_AT).filter_map(|row| sheet.rows[row].get(at).and_then(value::said));
            let (all, persons) =
                rows.fold((0, 0), |(all, persons), text| (all + 1, persons + usize::from(is_of_person(text))));
            persons * 2 > all
        };
        let niks = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| plain(&column.heading).contains("nik") || plain(&column.heading).contains("ktp"));
        niks.map(|(at, _)| at).any(is_of_persons)
    }

    /// How many of its columns mean something.
    fn says(&self) -> usize {
        self.columns.iter().filter(|column| column.target.is_some()).count()
    }

    /// Whether its columns make a list of the records of its table, and the words in them are words of it: most of those in a
    /// column of codes are.
    fn is_of_records(&self, sheet: &Sheet) -> bool {
        let ListKind::Records(table) = self.kind else { return false };
        let targets: Vec<Target> = self.columns.iter().filter_map(|column| column.target).collect();
        let layout = self.layout(sheet);
        let rows: Vec<_> = layout.records(sheet).take(LOOKED_AT).map(|(_, cells)| cells).collect();
        let is_of_codes = |at: usize, list: &str| {
            let said = rows.iter().filter_map(|row| row.get(at).and_then(value::said));
            let (known, all) = said
                .fold((0, 0), |(known, all), text| (known + usize::from(words::code(list, &text).is_some()), all + 1));
            // A column without a word says nothing of what the list is of.
            known > 0 && known * 2 >= all
        };
        let mut codes = self.columns.iter().enumerate().filter_map(|(at, column)| {
            let target = column.target.filter(|target| matches!(target, Target::Field(of, _) if *of == table))?;
            Some((at, target.codes()?))
        });
        is_list_of(table, &targets) && codes.all(|(at, list)| is_of_codes(at, list))
    }

    /// What a sheet seems to mean that is of that kind.
    pub fn propose_as(sheet: &Sheet, kind: ListKind) -> Self {
        if let ListKind::Plans(document) = kind {
            return Self::propose_under(sheet, kind, plans::heading_of(sheet, document), SaidRoles::default());
        }
        let is_known = |text: &str| is_known(kind, text);
        let heading = head_of(sheet, kind).map(|row| Heading::around(sheet, row, &is_known)).unwrap_or_default();
        Self::propose_under(sheet, kind, heading, SaidRoles::default())
    }

    pub(super) fn propose_under(sheet: &Sheet, kind: ListKind, heading: Heading, roles: SaidRoles) -> Self {
        let (head, heading_rows) = (heading.end, heading.end - heading.first);
        let parts = sheet.together.as_ref().map(|together| together.parts.clone()).unwrap_or_default();
        let mut plan = Self { kind, head, heading_rows, roles, parts, ..Self::default() };
        let layout = plan.layout(sheet);
        let mut columns = columns_under(sheet, kind, heading);
        // What groups say is a column of its own.
        columns.extend(layout.groups().iter().map(|group| {
            let of_group = column(kind, group.heading());
            Column { group: Some(*group), ..of_group }
        }));
        let looked_at: Vec<_> = layout.records(sheet).take(LOOKED_AT).map(|(_, cells)| cells.into_owned()).collect();
        match kind {
            ListKind::Cooperatives => {
                officers_of_rows(&mut columns);
                each_once(&mut columns);
            }
            ListKind::Figures => figures::settle(&mut columns, || looked_at.iter()),
            // Theirs is settled with the headings.
            ListKind::Plans(_) => {}
            ListKind::Records(table) => {
                if table == LadderStep::TABLE {
                    rung_columns::settle(&mut columns);
                }
                each_once(&mut columns);
            }
            ListKind::Enterprises
            | ListKind::Financing
            | ListKind::Persons(_)
            | ListKind::NotKept(_)
            | ListKind::Totals(TotalList::Lenders) => each_once(&mut columns),
            // A kecamatan stands beside its district.
            ListKind::Totals(TotalList::Enterprises) => {}
        }
        plan.columns = columns;
        plan.take_of(&Title::of(plan.title_lines(sheet)));
        plan
    }

    /// Takes of a title what no column says.
    fn take_of(&mut self, title: &Title) {
        let says = |plan: &Self, field| plan.has(Target::Field(Cooperative::TABLE, field));
        (self.year, self.taken_on) = (title.year, title.day);
        if self.kind == ListKind::Figures && !self.has(Target::Figure(FigurePart::Area)) {
            self.district = title.district.or(title.province);
        }
        if matches!(self.kind, ListKind::Plans(_)) {
            self.district = title.district.or(title.province);
            // `Rencana Tahun 2027` stands above the columns of a plan too.
            self.year = self.year.or_else(|| plans::year_of(&self.columns));
        }
        if matches!(self.kind, ListKind::Totals(_)) {
            self.district = title.district.or(title.province);
        }
        if matches!(self.kind, ListKind::Enterprises | ListKind::Financing | ListKind::Persons(_)) {
            self.district = title.district;
        }
        if self.kind == ListKind::Cooperatives {
            self.district = title.district.filter(|_| !says(self, Cooperative::AT.district));
            self.status = title.status.filter(|_| !says(self, Cooperative::AT.declared_status));
        }
    }

    /// What the rows of a sheet are under it.
    pub fn layout(&self, sheet: &Sheet) -> Layout {
        if let ListKind::Plans(document) = self.kind
            && document.has_rows_of_plans()
        {
            let heading = self.heading(sheet);
            let found = (self.columns.is_empty()).then(|| columns_under(sheet, self.kind, heading));
            let roles = plans::roles(sheet, heading, found.as_deref().unwrap_or(&self.columns));
            return Layout::told(sheet, roles, &self.roles);
        }
        Layout::below(sheet, self.heading(sheet), &self.roles, &|text| is_known(self.kind, text))
    }

    /// Where its headings are in a sheet.
    pub(super) fn heading(&self, sheet: &Sheet) -> Heading {
        let end = self.head.min(sheet.rows.len());
        Heading { first: end.saturating_sub(self.heading_rows.max(1)), end }
    }

    /// The lines above the headings.
    pub(super) fn title_lines<'s>(&self, sheet: &'s Sheet) -> impl Iterator<Item = &'s str> + use<'s> {
        sheet.rows.iter().take(self.heading(sheet).first).flatten().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// Where a row, by its number from 1, stands in the file: in which of the sheets that were put together, and its number
    /// there, which those have not that say what the name or the title of a sheet does.
    pub fn place_of(&self, number: usize) -> (Option<&str>, Option<usize>) {
        match self.parts.iter().rev().find(|part| part.first < number) {
            Some(part) => (Some(&part.name), number.checked_sub(part.rows).filter(|number| *number > 0)),
            None => (None, Some(number)),
        }
    }

    /// The same meaning of a sheet whose headings are others, or whose rows are what a person has said: the columns are
    /// found anew, and mean what they meant as far as they are called the same.
    pub fn relaid(&self, sheet: &Sheet) -> Self {
        let mut plan = Self::propose_under(sheet, self.kind, self.heading(sheet), self.roles.clone());
        plan.follow(self);
        (plan.taken_on, plan.district) = (self.taken_on, self.district);
        plan.nomenclature = self.nomenclature;
        (plan.status, plan.year) = (self.status, self.year);
        plan
    }

    /// What a sheet is under it, before its rows are read.
    pub fn lay(&self, sheet: &Sheet) -> Laid {
        let layout = self.layout(sheet);
        let writings = self.writings(sheet, &layout);
        Laid { layout, writings }
    }

    /// How each of its columns is written in a sheet.
    fn writings(&self, sheet: &Sheet, layout: &Layout) -> Vec<Writing> {
        let is_written = |column: &Column| {
            let expects = column.target.and_then(Target::expects);
            matches!(expects, Some(Expectation::Count | Expectation::Rupiah | Expectation::Date | Expectation::Year))
        };
        let of_title = self.title_lines(sheet).find_map(units::power_of_title);
        let writing = |(at, column): (usize, &Column)| {
            if !is_written(column) || column.group.is_some() {
                return Writing::default();
            }
            let is_money = column.target.and_then(Target::expects) == Some(Expectation::Rupiah);
            let power = units::power_of_heading(&column.heading).or_else(|| of_title.filter(|_| is_money));
            let cells = layout.data_rows().filter_map(|row| sheet.rows[row].get(at));
            Writing::of(cells, column.written, power.unwrap_or_default(), sheet)
        };
        self.columns.iter().enumerate().map(writing).collect()
    }

    /// Whether a column tells which cooperative a row is of.
    fn names_cooperatives(&self) -> bool {
        let names = [Cooperative::AT.name, Cooperative::AT.nik, Cooperative::AT.legal_number];
        names.into_iter().any(|field| self.has(Target::Field(Cooperative::TABLE, field)))
    }

    fn has_figures(&self) -> bool {
        let is_figure = |part| matches!(part, FigurePart::Value | FigurePart::Count(_));
        let has = |is: &dyn Fn(FigurePart) -> bool| {
            self.columns.iter().any(|column| matches!(column.target, Some(Target::Figure(part)) if is(part)))
        };
        has(&|part| matches!(part, FigurePart::Area | FigurePart::Day)) && has(&is_figure)
    }

    /// The meaning of another list, as far as its headings are the same.
    pub fn follow(&mut self, kept: &Self) {
        let mut known: FxHashMap<String, &Column> = FxHashMap::default();
        for column in &kept.columns {
            known.entry(plain(&column.heading)).or_insert(column);
        }
        for column in &mut self.columns {
            if let Some(other) = known.get(&plain(&column.heading)) {
                (column.target, column.year, column.written) = (other.target, other.year, other.written);
            }
        }
        self.values.clone_from(&kept.values);
        // What the title of this list says goes before what that of another did.
        (self.status, self.year) = (self.status.or(kept.status), self.year.or(kept.year));
        (self.lenient, self.nomenclature) = (kept.lenient, self.nomenclature.or(kept.nomenclature));
        (self.basis, self.supervision) = (kept.basis, kept.supervision);
        (self.measure, self.tally_kind) = (kept.measure, kept.tally_kind);
        self.source.clone_from(&kept.source);
    }

    /// Whether any column has that target.
    pub fn has(&self, target: Target) -> bool {
        self.columns.iter().any(|column| column.target == Some(target))
    }

    /// What a value means that a person has explained.
    pub(super) fn explained(&self, target: Target, text: &str) -> Option<&str> {
        self.values.get(&target.code())?.get(&value_key(text)).map(String::as_str)
    }
}

/// Whether columns of these meanings make a list of the records of a table: they say of whom, and all by which these are told
/// apart that cannot be left out.
fn is_list_of(table: &'static str, targets: &[Target]) -> bool {
    let names = [Cooperative::AT.name, Cooperative::AT.nik, Cooperative::AT.legal_number];
    let has = |target| targets.contains(&target);
    let fields = Tables::fields_of(table);
    // The day of a delivery may be said for all its rows.
    let may_be_of_all = |field: &usize| table == LadderStep::TABLE && *field == LadderStep::AT.as_of;
    let needed = listable::told_apart_by(table).iter().filter(|field| fields[**field].required);
    let mut needed = needed.filter(|field| !may_be_of_all(field));
    let count = targets.iter().filter(|target| matches!(target, Target::Field(of, _) if *of == table)).count();
    // One column of that kind may be anything: the kind of a cooperative, say.
    names.into_iter().any(|field| has(Target::Field(Cooperative::TABLE, field)))
        && (table == LadderStep::TABLE && rung_columns::is_list(targets)
            || count > 1 && needed.all(|field| has(Target::Field(table, *field))))
}

/// Under which a value is explained: the value itself, but for its case and spaces. A tick is not a cross.
pub fn value_key(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The columns of a sheet, each as its heading says.
fn columns_under(sheet: &Sheet, kind: ListKind, heading: Heading) -> Vec<Column> {
    let mut columns: Vec<Column> =
        heading.texts(sheet, width(sheet)).iter().map(|heading| column(kind, heading)).collect();
    if matches!(kind, ListKind::Plans(_)) {
        plans::settle(&mut columns);
    }
    columns
}

fn column(kind: ListKind, heading: &str) -> Column {
    // What is longer is no heading, and would be shown, kept and sent with every plan.
    let heading: String = heading.chars().take(HEADING).collect();
    let (target, year) = columns::recognise_in(kind, &heading);
    Column { heading, target, year, ..Column::default() }
}

/// Whether a text is a heading in use in lists of that kind.
fn is_known(kind: ListKind, text: &str) -> bool {
    columns::recognise_in(kind, text).0.is_some()
}

/// In a list of one row an officer, which has a column for the office held, name and telephone beside those of the
/// cooperative are the officer's. The day of an amendment alone, as the national system's profiles have it, makes none.
fn officers_of_rows(columns: &mut [Column]) {
    let field = |field| Some(Target::Field(Cooperative::TABLE, field));
    let has = |columns: &[Column], target| columns.iter().any(|column| column.target == Some(target));
    if has(columns, Target::OneOfficer(OfficerPart::Role)) {
        let cooperative = columns.iter().position(|column| {
            column.target == field(Cooperative::AT.name) && plain(&column.heading).contains("koperasi")
        });
        for (at, column) in columns.iter_mut().enumerate() {
            if column.target == field(Cooperative::AT.name) && cooperative.is_some_and(|cooperative| cooperative != at)
            {
                column.target = Some(Target::OneOfficer(OfficerPart::Name));
            } else if column.target == field(Cooperative::AT.phone) && !plain(&column.heading).contains("koperasi") {
                column.target = Some(Target::OneOfficer(OfficerPart::Phone));
            }
        }
    }
    let is_one = |column: &Column| matches!(column.target, Some(Target::OneOfficer(_)));
    if ![OfficerPart::Name, OfficerPart::Role].into_iter().all(|part| has(columns, Target::OneOfficer(part))) {
        columns.iter_mut().filter(|column| is_one(column)).for_each(|column| column.target = None);
    }
    if !has(columns, Target::AmendmentNumber) {
        let dates = columns.iter_mut().filter(|column| column.target == Some(Target::AmendmentDate));
        dates.for_each(|column| column.target = None);
    }
}

/// Of columns that mean the same, the first is taken, the others are left to a person; desa and kelurahan share a field.
fn each_once(columns: &mut [Column]) {
    let village = columns::recognise("desa").0;
    for at in 1..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        let this = &mut rest[0];
        let taken = before.iter().any(|other| other.target == this.target && other.year == this.year);
        if this.target.is_some() && this.target != village && taken {
            this.target = None;
        }
    }
}

/// The row of headings: the one among the first in which most cells are known ones; without known headings the first that
/// says anything. None in an empty sheet.
fn head_of(sheet: &Sheet, kind: ListKind) -> Option<usize> {
    let is_heading = |cell: &Cell| match cell {
        Cell::Text(text) => is_known(kind, text),
        // Years over their figures.
        Cell::Number(_) if kind == ListKind::Figures => is_known(kind, &cell.text()),
        _ => false,
    };
    let known = |row: &[Cell]| row.iter().filter(|cell| is_heading(cell)).count();
    let scores: Vec<usize> = sheet.rows.iter().take(TITLES).map(|row| known(row)).collect();
    let most = scores.iter().copied().max().unwrap_or_default();
    if most == 0 {
        return sheet.rows.iter().position(|row| !row.is_empty());
    }
    // The first that has nearly as many: a further table below may have more of them.
    scores.iter().position(|score| *score * 3 > most * 2 || *score == most)
}

#[cfg(test)]
mod tests {
    use super::*;
    fn sheet(rows: &[&[&str]]) -> Sheet {
        let cells = |row: &&[&str]| row.iter().map(|text| Cell::Text((*text).to_owned())).collect();
        Sheet { name: String::new(), rows: rows.iter().map(cells).collect(), ..Sheet::default() }
    }

    #[test]
    fn the_headings_are_found_below_a_title() {
        let plan = Plan::propose(&sheet(&[
            &["DAFTAR KOPERASI KABUPATEN TAPIN"],
            &[],
            &["No", "Nama Koperasi", "Desa", "Kelurahan", "Jml Asset", "Aset"],
            &["1", "KUD Maju", "-", "Rantau", "1.000.000", "5"],
        ]));
        assert_eq!(plan.head, 3);
        let targets: Vec<_> = plan.columns.iter().map(|column| column.target.map(Target::code)).collect();
        let village = Some(Target::Field(Cooperative::TABLE, Cooperative::AT.village).code());
        assert_eq!(targets[1].as_deref(), Some("cooperatives.name"));
        assert_eq!((&targets[2], &targets[3]), (&village, &village));
        assert_eq!(targets[4].as_deref(), Some("annual_reports.assets"));
        assert_eq!((targets[0].as_ref(), targets[5].as_ref()), (None, None));
    }

    #[test]
    fn a_kept_plan_is_followed_as_far_as_the_headings_are_the_same() {
        let list = sheet(&[&["Nama Koperasi", "Modal"], &["A", "5"]]);
        let mut kept = Plan::propose(&list);
        kept.columns[1].target = Target::of_code("annual_reports.own_capital");
        kept.year = BookYear::new(2023);
        let kept: Plan = serde_json::from_str(&serde_json::to_string(&kept).unwrap()).unwrap();
        let mut plan = Plan::propose(&sheet(&[&["modal", "Lain", "nama koperasi"], &["5", "x", "A"]]));
        plan.follow(&kept);
        assert_eq!(plan.columns[0].target, Target::of_code("annual_reports.own_capital"));
        assert_eq!((plan.columns[1].target, plan.year), (None, BookYear::new(2023)));
    }

    #[test]
    fn what_the_title_of_a_list_says_goes_before_what_was_kept_of_another() {
        let list = |year: &str| sheet(&[&[year], &["Nama Koperasi", "Aset"], &["A", "5"]]);
        let kept = Plan::propose(&list("KERAGAAN KOPERASI TAHUN 2023"));
        let follows = |title: &str| {
            let mut plan = Plan::propose(&list(title));
            plan.follow(&kept);
            plan.year
        };
        assert_eq!((follows("TAHUN 2024"), follows("KERAGAAN")), (BookYear::new(2024), BookYear::new(2023)));
        // What a person has said of this very list is not what its title says.
        let mut said = Plan { year: BookYear::new(2022), ..kept.clone() };
        said.roles.insert(2, super::super::layout::RowRole::Note);
        assert_eq!(said.relaid(&list("TAHUN 2024")).year, BookYear::new(2022));
    }

    #[test]
    fn a_title_says_the_district_and_the_status_where_no_column_does() {
        use crate::domain::DeclaredStatus;
        let [title, place]: [&[&str]; 2] = [&["DAFTAR KOPERASI AKTIF"], &["KABUPATEN TAPIN"]];
        let of_title = Plan::propose(&sheet(&[title, place, &["Nama Koperasi", "Alamat"], &["A", "x"]]));
        let district = of_title.district.map(|code| code.to_string());
        assert_eq!((district.as_deref(), of_title.status), (Some("63.05"), Some(DeclaredStatus::Active)));
        let columns: &[&str] = &["Nama Koperasi", "Kabupaten", "Status"];
        let of_columns = Plan::propose(&sheet(&[title, place, columns, &["A", "Tapin", "Aktif"]]));
        assert_eq!((of_columns.district, of_columns.status), (None, None));
    }

    #[test]
    fn without_a_known_heading_the_first_row_that_says_anything_is_taken_for_them() {
        assert_eq!(Plan::propose(&sheet(&[&[], &["x", "y"], &["1", "2"]])).head, 2);
    }

    #[test]
    fn a_list_of_numbers_of_persons_is_none_of_cooperatives() {
        let list = |numbers: [&str; 3]| {
            let rows = numbers.map(|number| [number, "Fulan", "Jl. Satu"]);
            let mut all: Vec<&[&str]> = vec![&["NIK", "Nama", "Alamat"]];
            all.extend(rows.iter().map(|row| &row[..]));
            Plan::propose(&sheet(&all)).kind
        };
        let (person, other) = ("6305010101900001", "6305010020001");
        let persons = ListKind::NotKept(super::super::kind::NotKept::Persons);
        assert_eq!(list([person; 3]), persons);
        assert_eq!(list([person, person, other]), persons);
        assert_ne!(list([person, other, other]), persons);
        assert_ne!(list(["63050101019000AB"; 3]), persons);
    }
}
