//! Lists of figures: what portals of open data and offices publish of an area, one row a figure or one row an area
//! (FACTS 4.2, 4.3 and 6), beside the counts that the register has.
//!
//! A count is the same as another if it stands for the same day, area and thing on the same basis and in the same source;
//! its id follows from that, so that two people who bring in the same list meet in the same records. What another source
//! says is another count, however much it contradicts: holding them against each other is what they are for.

mod part;
mod row;
mod settle;

pub use part::FigurePart;
pub(super) use part::recognise;
pub(super) use row::{Period, area_of, of_year, period};
pub(super) use settle::settle;

use super::book::Cell;
use super::columns::Target;
use super::cooperatives::overlay::Overlay;
use super::cooperatives::{CellChange, Class, Figure, Summary, View, differing, most_frequent};
use super::outcome::Outcome;
use super::plan::Laid;
use super::reading::Reading;
use super::role::RowRole;
use super::row::{Fault, FaultKind};
use super::words::plain;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Id, Record, Tally, Total};
use crate::replica::{Knowledge, Stamp};
use crate::workspace::{Tables, fold};
use row::Draft;
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::collections::BTreeMap;

struct Line {
    number: usize,
    draft: Draft,
    class: Class,
    ids: Vec<Id>,
    among_others: Option<FaultKind>,
    /// The parts that it is the sum of, where the list has parts.
    parts: Vec<String>,
    remarks: Vec<FaultKind>,
}

impl Line {
    /// Adds the counts of another part of the same.
    fn add(&mut self, part: &Self) {
        for (sum, of_part) in self.draft.figures.iter_mut().zip(&part.draft.figures) {
            match Total::new(sum.value.get() + of_part.value.get()) {
                Ok(value) => sum.value = value,
                Err(_) => self.among_others = Some(FaultKind::OutOfRange(part.draft.name.clone())),
            }
        }
        self.parts.extend(part.parts.iter().cloned());
        self.remarks = vec![FaultKind::SumOf(self.parts.len())];
    }

    /// Holds a row of the whole against the sum of its parts.
    fn compare(&mut self, whole: &Self) {
        let differing =
            self.draft.figures.iter().zip(&whole.draft.figures).find(|(sum, whole)| sum.value != whole.value);
        self.remarks.extend(differing.map(|(_, whole)| FaultKind::WholeDiffers(whole.value.get() as i64)));
    }

    fn faults(&self) -> Vec<Fault> {
        let among_others = self.among_others.clone().map(|kind| Fault { column: None, kind });
        self.draft.faults.iter().cloned().chain(among_others).collect()
    }
}

/// A count as it would be, and the last row that speaks of it.
struct Touched {
    after: Tally,
    changes: bool,
    row: usize,
}

/// The rows of a list of figures under a plan, beside a register.
#[derive(Default)]
pub struct Figures {
    lines: Vec<Line>,
    touched: FxHashMap<Id, Touched>,
}

impl Figures {
    /// Reads the rows of a sheet.
    pub fn new(reading: Reading<'_, '_>) -> Self {
        let Reading { sheet, laid, plan, tables, .. } = reading;
        let overlay = Overlay::of(tables);
        let mut known: FxHashMap<String, Vec<Id>> = FxHashMap::default();
        for row in tables.tallies.live() {
            known.entry(key(&row.value)).or_default().push(row.id);
        }
        let mut figures = Self::default();
        let Laid { layout, writings } = laid;
        for (at, cells) in layout.records(sheet) {
            if at % 2_000 == 0 {
                (reading.progress)(at, sheet.rows.len());
            }
            let draft = row::read(plan, writings, &cells);
            let (number, ids) = (at + 1, draft.figures.iter().map(|tally| id_of(tally, tables, &known)).collect());
            let parts = draft.part.iter().cloned().collect();
            let (class, among_others, remarks) = (Class::Refused, None, Vec::new());
            figures.lines.push(Line { number, draft, class, ids, among_others, parts, remarks });
        }
        figures.take_total_of_province(&reading, &known);
        figures.add_up_parts(plan.lenient);
        let mut lines = std::mem::take(&mut figures.lines);
        for line in &mut lines {
            if !line.draft.is_refused(plan.lenient) && line.among_others.is_none() {
                match figures.put(tables, &overlay, line) {
                    Ok(class) => line.class = class,
                    Err(fault) => line.among_others = Some(fault),
                }
            }
        }
        figures.lines = lines;
        figures
    }

    /// The total below a table of all districts is what its source says of the province: it is none of the sums that follow from the
    /// rows, and may contradict them (FACTS-2 13.2: RAT 0 in every district, 1.651 in all).
    fn take_total_of_province(&mut self, reading: &Reading<'_, '_>, known: &FxHashMap<String, Vec<Id>>) {
        let Reading { sheet, laid, plan, tables, .. } = reading;
        let territory = Territory::current();
        let is_told = |code: AreaCode| self.lines.iter().any(|line| line.draft.area == Some(code));
        let area = plan.columns.iter().position(|column| column.target == Some(Target::Figure(FigurePart::Area)));
        let Some(area) = area.filter(|_| territory.districts.iter().all(|of| is_told(of.code))) else { return };
        if is_told(territory.province.code) {
            return;
        }
        let is_total = |line: &&Line| line.draft.area.is_none() && is_whole(&plain(&line.draft.name));
        let among_records = self.lines.iter().filter(is_total).map(|line| line.number - 1);
        let below = (0..sheet.rows.len()).filter(|at| laid.layout.role(*at) == RowRole::Total);
        let totals: Vec<usize> = among_records.chain(below).collect();
        // Of several it is not known which is that of all.
        let &[at] = totals.as_slice() else { return };
        let mut cells = sheet.rows[at].clone();
        cells.resize(cells.len().max(area + 1), Cell::Empty);
        cells[area] = Cell::Text(territory.province.code.to_string());
        let draft = row::read(plan, &laid.writings, &cells);
        let ids = draft.figures.iter().map(|tally| id_of(tally, tables, known)).collect();
        let parts = draft.part.iter().cloned().collect();
        self.lines.retain(|line| line.number != at + 1);
        let (class, among_others, remarks) = (Class::Refused, None, Vec::new());
        self.lines.push(Line { number: at + 1, draft, class, ids, among_others, parts, remarks });
    }

    /// Rows of the parts of one thing become one of the whole. What no part is missing from is the sum; a row of the whole
    /// among them is held against it.
    fn add_up_parts(&mut self, lenient: bool) {
        let has_parts = |line: &Line| line.draft.part.is_some();
        if !self.lines.iter().any(has_parts) {
            return;
        }
        let is_refused = |line: &&Line| line.draft.is_refused(lenient) || line.draft.figures.is_empty();
        let missing: Vec<(Option<AreaCode>, usize)> =
            self.lines.iter().filter(is_refused).map(|line| (line.draft.area, line.number)).collect();
        let mut sums: Vec<Line> = Vec::new();
        let mut by_ids: FxHashMap<Vec<Id>, usize> = FxHashMap::default();
        let mut wholes: Vec<Line> = Vec::new();
        for line in std::mem::take(&mut self.lines) {
            let part = line.draft.part.clone().unwrap_or_default();
            if is_refused(&&line) {
                sums.push(line);
                continue;
            }
            match part.split('/').filter(|part| is_whole(part)).count() {
                0 => {}
                all if all == part.split('/').count() => {
                    wholes.push(line);
                    continue;
                }
                // Of several divisions it is the whole of one and a part of another: it would count twice.
                _ => {
                    sums.push(Line { among_others: Some(FaultKind::WholeOfPart), ..line });
                    continue;
                }
            }
            let known = by_ids.get(&line.ids).copied().filter(|at| !sums[*at].parts.contains(&part));
            match known {
                Some(at) => sums[at].add(&line),
                None => {
                    by_ids.entry(line.ids.clone()).or_insert(sums.len());
                    sums.push(line);
                }
            }
        }
        for whole in wholes {
            match by_ids.get(&whole.ids).copied() {
                Some(at) => sums[at].compare(&whole),
                None => sums.push(whole),
            }
        }
        let mut parts = sums.iter().flat_map(|line| &line.parts);
        let first = parts.next().cloned().filter(|first| parts.all(|part| part == first));
        let only = first.filter(|part| !is_whole(part) && sums.iter().any(|line| !line.parts.is_empty()));
        for line in &mut sums {
            let lacks = |(area, _): &&(Option<AreaCode>, usize)| area.is_none() || *area == line.draft.area;
            if line.draft.part.is_some() && !line.draft.is_refused(lenient) {
                line.among_others = line
                    .among_others
                    .take()
                    .or_else(|| missing.iter().find(lacks).map(|(_, row)| FaultKind::PartMissing(*row)));
                line.among_others = line.among_others.take().or_else(|| only.clone().map(FaultKind::OnePart));
            }
        }
        self.lines = sums;
    }

    /// Takes the counts of a row in, all or none.
    fn put(&mut self, tables: &Tables, overlay: &Overlay, line: &Line) -> Result<Class, FaultKind> {
        let mut of_this_row = FxHashMap::default();
        for (id, tally) in line.ids.iter().zip(&line.draft.figures) {
            let before = of_this_row.get(id).copied();
            of_this_row.entry(*id).or_insert(tally.value);
            let earlier = before.map(|value| (value, line.number));
            let earlier = earlier.or_else(|| self.touched.get(id).map(|touched| (touched.after.value, touched.row)));
            if let Some((_, row)) = earlier.filter(|(value, _)| *value != tally.value) {
                return Err(FaultKind::Contradicts(row));
            }
        }
        let mut class = Class::Equal;
        for (id, tally) in line.ids.iter().zip(&line.draft.figures) {
            let standing = tables.tallies.get_live(*id);
            let after = onto(standing.map(|row| &row.value), tally);
            let changed = standing.map(|row| overlay.open_to_change(Some(row), differing(&row.value, &after)));
            class = match changed {
                None => Class::New,
                Some(fields) if !fields.is_empty() && class == Class::Equal => Class::Changing,
                Some(_) => class,
            };
            let changes = changed.is_none_or(|fields| !fields.is_empty());
            self.touched.insert(*id, Touched { after, changes, row: line.number });
        }
        Ok(class)
    }

    /// What the rows would do.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        let mut unknown: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for line in &self.lines {
            *summary.rows.entry(line.class).or_default() += 1;
            for fault in &line.draft.faults {
                match (&fault.kind, fault.column) {
                    (FaultKind::NotUnderstood(text), Some(at)) => *unknown.entry((at, text.clone())).or_default() += 1,
                    (FaultKind::Unclear(_), _) => summary.unclear += 1,
                    (FaultKind::NoDate, _) => summary.without_date += 1,
                    (FaultKind::NoSource, _) => summary.without_source += 1,
                    (FaultKind::NoMeasure, _) => summary.without_measure += 1,
                    _ => {}
                }
            }
        }
        summary.unknown = most_frequent(unknown);
        summary
    }

    /// Rows of a class, from one place on.
    pub fn views(&self, tables: &Tables, class: Class, from: usize, most: usize) -> Vec<View> {
        let lines = self.lines.iter().filter(|line| line.class == class);
        lines.skip(from).take(most).map(|line| view(tables, line)).collect()
    }

    /// Rows with something wrong, with what it is.
    pub fn refused(&self) -> Vec<(usize, Vec<Fault>)> {
        let refused = self.lines.iter().filter(|line| line.class == Class::Refused);
        refused.map(|line| (line.number, line.faults())).collect()
    }

    /// What is to be put into the register: one change of one replica, at `stamp`.
    pub fn outcome(&self, tables: &Tables, seen: &Knowledge, stamp: Stamp) -> Outcome {
        let (overlay, mut rows) = (Overlay::of(tables), Tables::default());
        let mut touched: Vec<_> = self.touched.iter().filter(|(_, touched)| touched.changes).collect();
        touched.sort_unstable_by_key(|(id, touched)| (touched.row, **id));
        for (id, touched) in touched {
            rows.tallies.insert(overlay.row(tables.tallies.get(*id), *id, &touched.after, stamp));
        }
        let mut seen = seen.clone();
        seen.observe(stamp);
        Outcome { rows, seen }
    }
}

/// Whether a part is the whole.
fn is_whole(part: &str) -> bool {
    matches!(part, "jumlah" | "total" | "semua" | "seluruhnya" | "keseluruhan" | "semua jenis")
}

/// What makes a count the one that it is.
fn key(tally: &Tally) -> String {
    let Tally { date, precision, area, basis, supervision, measure, source, kind, .. } = tally;
    let supervision = supervision.map_or("-", |level| level.code());
    let (precision, basis, measure, kind) = (precision.code(), basis.code(), measure.code(), kind.code());
    format!("{date}/{precision}/{area}/{basis}/{supervision}/{measure}/{kind}/{}", fold(source))
}

/// The count of the register that a figure is of, or the id of a new one.
fn id_of(tally: &Tally, tables: &Tables, known: &FxHashMap<String, Vec<Id>>) -> Id {
    let key = key(tally);
    let all: &[Id] = known.get(&key).map_or(&[], Vec::as_slice);
    let says_so = |id: &&Id| tables.tallies.get(**id).is_some_and(|row| row.value.value == tally.value);
    let found = all.iter().find(says_so).or(all.first());
    found.copied().unwrap_or_else(|| Id::derived(Tally::TABLE, Id::default(), key))
}

/// A count with what a row says of it; what it does not say stays.
fn onto(standing: Option<&Tally>, said: &Tally) -> Tally {
    match standing {
        None => said.clone(),
        Some(before) => {
            Tally { value: said.value, note: said.note.clone().or_else(|| before.note.clone()), ..before.clone() }
        }
    }
}

fn view(tables: &Tables, line: &Line) -> View {
    let figures = line.ids.iter().zip(&line.draft.figures);
    let changes = figures.map(|(id, tally)| {
        let standing = tables.tallies.get_live(*id).map(|row| Value::from(row.value.value.get()));
        CellChange {
            table: Tally::TABLE.to_owned(),
            year: None,
            field: "value".to_owned(),
            old: standing.unwrap_or_default(),
            new: tally.value.get().into(),
            figure: Some(Figure {
                area: tally.area,
                measure: tally.measure,
                date: tally.date,
                precision: tally.precision,
            }),
        }
    });
    View {
        number: line.number,
        class: line.class,
        name: line.draft.name.clone(),
        id: None,
        choice: None,
        candidates: Vec::new(),
        changes: changes.collect(),
        faults: line.faults(),
        remarks: line.remarks.iter().map(|kind| Fault { column: None, kind: kind.clone() }).collect(),
    }
}

#[cfg(test)]
mod tests;
