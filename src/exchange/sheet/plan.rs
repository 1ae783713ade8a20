//! What the columns and values of a list mean: proposed from the list itself, corrected by a person, and kept under a
//! name for the next list of the same origin.

use super::book::{Cell, Sheet};
use super::columns::{self, Column, OfficerPart, Target};
use super::figures::{self, FigurePart};
use super::kind::ListKind;
use super::listable::{self, LISTABLE};
use super::value::{self, Style};
use super::words::{self, plain};
use crate::domain::{
    AreaCode, Basis, BookYear, Cooperative, Date, DeclaredStatus, Measure, Record, Supervision, TallyKind, Text,
};
use crate::workspace::Tables;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So many rows are looked at to find the headings and the style.
const LOOKED_AT: usize = 400;
/// So many of the first rows may be titles above the headings.
const TITLES: usize = 25;

/// So many characters of a heading are kept.
const HEADING: usize = 300;

/// What a list means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What it is of.
    #[serde(default)]
    pub kind: ListKind,
    /// How numbers and days are written.
    pub style: Style,
    /// Rows above and with the headings.
    pub head: usize,
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
    /// The kabupaten or kota of all in it, where no column says it.
    #[serde(default)]
    pub district: Option<AreaCode>,
    /// The book year of its figures, where neither a column nor a heading says it.
    #[serde(default)]
    pub year: Option<BookYear>,
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
        let of = |kind| Self::propose_below(sheet, kind, head_of(sheet, kind));
        let (cooperatives, figures) = (of(ListKind::Cooperatives), of(ListKind::Figures));
        if figures.has_figures() && !cooperatives.names_cooperatives() {
            return figures;
        }
        let of_records = LISTABLE.iter().map(|table| of(ListKind::Records(table)));
        let of_records = of_records.filter(|plan| plan.is_of_records(sheet) && plan.says() > cooperatives.says());
        of_records.max_by_key(Self::says).unwrap_or(cooperatives)
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
        let rows = || sheet.rows.iter().skip(self.head).take(LOOKED_AT);
        let is_of_codes = |at: usize, list: &str| {
            let said = rows().filter_map(|row| row.get(at).and_then(value::said));
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
        Self::propose_below(sheet, kind, head_of(sheet, kind))
    }

    /// What a sheet seems to mean whose rows begin after `head` rows, of which the last has the headings.
    pub fn propose_below(sheet: &Sheet, kind: ListKind, head: usize) -> Self {
        let headings: &[Cell] = head.checked_sub(1).and_then(|at| sheet.rows.get(at)).map_or(&[], Vec::as_slice);
        let width = sheet.rows.iter().take(LOOKED_AT).map(Vec::len).max().unwrap_or_default();
        let mut columns: Vec<Column> = (0..width).map(|at| column(kind, headings.get(at))).collect();
        let rows = || sheet.rows.iter().skip(head).take(LOOKED_AT);
        match kind {
            ListKind::Cooperatives => {
                officers_of_rows(&mut columns);
                each_once(&mut columns);
            }
            ListKind::Figures => figures::settle(&mut columns, rows),
            ListKind::Records(_) => each_once(&mut columns),
        }
        let looked_at = || rows().flatten();
        let style = Style { decimal: value::decimal_of(looked_at()), dates: value::order_of(looked_at()) };
        Self { kind, style, head, columns, ..Self::default() }
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
        has(&|part| part == FigurePart::Area) && has(&is_figure)
    }

    /// The meaning of another list, as far as its headings are the same.
    pub fn follow(&mut self, kept: &Self) {
        let mut known: FxHashMap<String, &Column> = FxHashMap::default();
        for column in &kept.columns {
            known.entry(plain(&column.heading)).or_insert(column);
        }
        for column in &mut self.columns {
            if let Some(other) = known.get(&plain(&column.heading)) {
                (column.target, column.year) = (other.target, other.year);
            }
        }
        self.values.clone_from(&kept.values);
        (self.style, self.status, self.year, self.lenient) = (kept.style, kept.status, kept.year, kept.lenient);
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
        self.values.get(&target.code())?.get(&plain(text)).map(String::as_str)
    }
}

/// Whether columns of these meanings make a list of the records of a table: they say of whom, and all by which these are told
/// apart that cannot be left out.
fn is_list_of(table: &'static str, targets: &[Target]) -> bool {
    let names = [Cooperative::AT.name, Cooperative::AT.nik, Cooperative::AT.legal_number];
    let has = |target| targets.contains(&target);
    let fields = Tables::fields_of(table);
    let mut needed = listable::told_apart_by(table).iter().filter(|field| fields[**field].required);
    let count = targets.iter().filter(|target| matches!(target, Target::Field(of, _) if *of == table)).count();
    // One column of that kind may be anything: the kind of a cooperative, say.
    count > 1
        && names.into_iter().any(|field| has(Target::Field(Cooperative::TABLE, field)))
        && needed.all(|field| has(Target::Field(table, *field)))
}

fn column(kind: ListKind, heading: Option<&Cell>) -> Column {
    // What is longer is no heading, and would be shown, kept and sent with every plan.
    let heading: String = heading.map(Cell::text).unwrap_or_default().chars().take(HEADING).collect();
    let (target, year) = columns::recognise_in(kind, &heading);
    Column { heading, target, year }
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

/// Rows until and with the headings: the row among the first in which most cells are known headings. None where there is
/// no such row.
fn head_of(sheet: &Sheet, kind: ListKind) -> usize {
    let is_heading = |cell: &Cell| match cell {
        Cell::Text(text) => columns::recognise_in(kind, text).0.is_some(),
        // Years over their figures.
        Cell::Number(_) if kind == ListKind::Figures => columns::recognise_in(kind, &cell.text()).0.is_some(),
        _ => false,
    };
    let known = |row: &[Cell]| row.iter().filter(|cell| is_heading(cell)).count();
    let scores = sheet.rows.iter().take(TITLES).map(|row| known(row)).enumerate();
    match scores.max_by_key(|(at, score)| (*score, std::cmp::Reverse(*at))) {
        Some((at, score)) if score > 0 => at + 1,
        // Without known headings the first row that is as wide as those below it.
        _ => sheet.rows.iter().position(|row| !row.is_empty()).map_or(0, |at| at + 1),
    }
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
}
