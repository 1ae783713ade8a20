//! Documents on plans as offices have them: Renja as SIPD prints it in both layouts, T-C.33, RKPD, form E.81, RFK, the report
//! on DAK nonfisik, and lists of proposals (FACTS 7.2–7.11), beside the plans of the register; and plans given back in two of
//! these layouts.
//!
//! Money stands on every level of a document, and only the rows below which nothing stands count; those above are held
//! against their sum. Places and indicators are lists without money, so that nothing is counted twice. The ids of what is new
//! follow from what it is: reading a document again changes nothing.

mod cells;
mod code;
mod document;
mod edits;
mod entry;
mod factor;
mod fault;
mod fund;
mod head;
mod heading;
mod headings;
mod lines;
mod part;
mod pieces;
mod place;
mod proposals;
mod register;
mod source;
mod sums;
#[cfg(test)]
mod tests;
mod write;

pub use document::PlanDocument;
pub use fault::PlanFault;
pub(super) use heading::{heading_of, is_document, settle, year_of};
pub(super) use headings::recognise;
pub(super) use lines::roles;
pub use part::PlanPart;
pub(super) use sums::sums;
pub use write::{WorkPlanExtent, evaluation_sheet, work_plan_extent, work_plan_sheet};

use super::columns::Target;
use super::cooperatives::overlay::{Found, Refused};
use super::cooperatives::{CellChange, Class, Summary, View, most_frequent};
use super::outcome::Outcome;
use super::plan::Plan;
use super::putting::Put;
use super::reading::Reading;
use super::row::{Fault, FaultKind, RowReader};
use crate::domain::{Date, Id};
use crate::replica::{Knowledge, Stamp};
use crate::workspace::Tables;
use edits::Edits;
use entry::Entry;
use factor::factors;
use head::Head;
use lines::{LineKind, below, is_of_table, lines};
use pieces::Pieces;
use proposals::{KnownProposals, ProposalReader};
use register::{Key, Register};
use rustc_hash::FxHashMap;
use source::Source;
use std::collections::BTreeMap;

/// How far it is is told every so many rows.
const SHOWN_EVERY: usize = 2_000;

/// A row as it is shown.
struct Read {
    number: usize,
    name: String,
    class: Class,
    changes: Vec<CellChange>,
    faults: Vec<Fault>,
    remarks: Vec<Fault>,
}

/// The rows of a document on plans, beside a register.
#[derive(Default)]
pub struct PlanRows {
    rows: Vec<Read>,
    edits: Edits,
    /// The columns, by the field that each gives.
    columns: Vec<Option<(&'static str, usize)>>,
}

/// A row of a plan that a line names, before all lines are known.
struct Named {
    line: usize,
    entry: Entry,
    /// Whose it is.
    key: String,
}

impl PlanRows {
    /// Reads a sheet as such a document.
    pub fn new(document: PlanDocument, reading: Reading<'_, '_>) -> Self {
        let today = Date::in_wita(reading.now_ms);
        let columns = reading.plan.columns.iter().map(|column| column.target.map(Target::field)).collect();
        let mut rows = Self { rows: Vec::new(), edits: Edits::on(reading.tables, today), columns };
        match document.has_rows_of_plans() {
            true => rows.read_plans(document, reading, today),
            false => rows.read_proposals(reading),
        }
        rows
    }

    fn read_plans(&mut self, document: PlanDocument, reading: Reading<'_, '_>, today: Date) {
        let Reading { sheet, laid, plan, tables, progress, .. } = reading;
        let source = Source::new(sheet, plan, &laid.writings);
        let mut head = Head::of(document, sheet, plan, today);
        let register = Register::of(tables);
        let lines = lines(sheet, &source.columns, |row| is_of_table(laid.layout.role(row)));
        head.take_aims(&source, &lines);
        let mut factors = if document == PlanDocument::Evaluation { factors(sheet, &lines, &head) } else { Vec::new() };
        let mut found: Vec<Named> = Vec::new();
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        for (at, line) in lines.iter().enumerate() {
            if at % SHOWN_EVERY == 0 {
                progress(at, lines.len());
            }
            if matches!(line.kind, LineKind::Office | LineKind::Unit) {
                head.enter(line.kind, &line.name);
            }
            if line.is_leaf {
                let mut entry = Entry::of(&source, line, &head);
                entry.factors = factors.extract_if(.., |one| one.of.is_some_and(|(of, _)| of == at)).collect();
                let key = Key::of(&entry.plan.value).text();
                *counts.entry(key.clone()).or_default() += 1;
                found.push(Named { line: at, entry, key });
            }
        }
        let mut ids: FxHashMap<usize, Id> = FxHashMap::default();
        for Named { line: at, mut entry, key } in found {
            let line = &lines[at];
            let id = register.plan(&Key::of(&entry.plan.value), counts[&key] > 1);
            if let Some(code) =
                line.coded.as_ref().filter(|coded| coded.rank().is_some() && !register.knows(&coded.code))
            {
                let kind = FaultKind::OfPlan(PlanFault::CodeUnknown(code.code.to_string()));
                entry.remarks.push(Fault { column: None, kind });
            }
            let number = line.rows[0] + 1;
            let name = [line.coded.as_ref().map(|coded| coded.code.to_string()), Some(line.name.clone())];
            let name = name.into_iter().flatten().collect::<Vec<_>>().join(" ");
            let (faults, mut remarks) = (std::mem::take(&mut entry.faults), std::mem::take(&mut entry.remarks));
            let (faults, put) = match id {
                Err(fault) => (with(faults, FaultKind::OfPlan(fault)), None),
                Ok(_) if is_refused(&faults, plan) => (faults, None),
                Ok(id) => {
                    let mut pieces = Pieces::of(entry, id, &register, &head);
                    remarks.append(&mut pieces.remarks);
                    match self.edits.put(tables, id, pieces, number) {
                        Ok(put) => {
                            ids.insert(at, id);
                            (faults, Some(put))
                        }
                        Err(refused) => (self.refused(faults, refused), None),
                    }
                }
            };
            self.rows.push(self.row(number, name, faults, remarks, put));
        }
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_leaf && line.rank().is_some()) {
            let entry = Entry::of_upper(&source, line, &head);
            let plans: Vec<Id> = below(&lines, at).filter_map(|leaf| ids.get(&leaf).copied()).collect();
            if !entry.outputs.is_empty() {
                self.put_upper(tables, &register, (line.rows[0] + 1, line.name.clone()), entry, &plans);
            }
        }
        for of_office in factors {
            let faults = with(Vec::new(), FaultKind::OfPlan(PlanFault::FactorOfNoRow));
            let name = format!("{}: {}", of_office.factor.title(), of_office.text);
            self.rows.push(self.row(of_office.at + 1, name, faults, Vec::new(), None));
        }
        self.rows.sort_by_key(|row| row.number);
    }

    /// Takes the indicators of a programme or an activity, which are kept with the first of its rows.
    fn put_upper(
        &mut self,
        tables: &Tables,
        register: &Register<'_>,
        (number, name): (usize, String),
        entry: Entry,
        plans: &[Id],
    ) {
        let mut pieces = Pieces::default();
        for output in entry.outputs {
            pieces.output(plans, output, register);
        }
        let (faults, put) = match plans.first().map(|first| self.edits.put(tables, *first, pieces, number)) {
            Some(Ok(put)) => (entry.faults, Some(put)),
            Some(Err(refused)) => (self.refused(entry.faults, refused), None),
            None => (with(entry.faults, FaultKind::OfPlan(PlanFault::NothingBelow)), None),
        };
        let row = self.row(number, name, faults, entry.remarks, put);
        self.rows.push(row);
    }

    fn read_proposals(&mut self, reading: Reading<'_, '_>) {
        let Reading { sheet, laid, plan, tables, progress, .. } = reading;
        let title = plan.title_lines(sheet).collect::<Vec<_>>().join(" ");
        let mut reader = ProposalReader::new(RowReader::new(plan, &laid.writings), plan, &title);
        let known = KnownProposals::of(tables);
        for (at, cells) in laid.layout.records(sheet) {
            if at % SHOWN_EVERY == 0 {
                progress(at, sheet.rows.len());
            }
            let mut said = reader.read(&cells);
            let (number, name, faults) = (at + 1, said.name(), std::mem::take(&mut said.faults));
            let (faults, put) = match is_refused(&faults, plan) {
                true => (faults, None),
                false => match self.edits.propose(tables, said.pieces(&known), number) {
                    Ok(put) => (faults, Some(put)),
                    Err(refused) => (self.refused(faults, refused), None),
                },
            };
            self.rows.push(self.row(number, name, faults, Vec::new(), put));
        }
    }

    fn row(&self, number: usize, name: String, faults: Vec<Fault>, mut remarks: Vec<Fault>, put: Option<Put>) -> Read {
        let is_taken = put.is_some();
        let put = put.unwrap_or_default();
        remarks.extend(put.found.into_iter().map(|(table, found)| self.fault(table, &found)));
        let class = if is_taken { put.class.unwrap_or(Class::Equal) } else { Class::Refused };
        Read { number, name, class, changes: put.changes, faults, remarks }
    }

    fn refused(&self, mut faults: Vec<Fault>, (table, refused): (&'static str, Refused)) -> Vec<Fault> {
        faults.push(match refused {
            Refused::Beside(kind) => Fault { column: None, kind },
            Refused::Check(found) => self.fault(table, &found),
        });
        faults
    }

    fn fault(&self, table: &'static str, found: &Found) -> Fault {
        let field = Tables::fields_of(table).iter().position(|info| info.name == found.field);
        let is_it = |column: &Option<(&'static str, usize)>| field.is_some_and(|field| *column == Some((table, field)));
        Fault { column: self.columns.iter().position(is_it), kind: FaultKind::Check(found.problem) }
    }

    /// What the rows would do.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        let mut unknown: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for row in &self.rows {
            *summary.rows.entry(row.class).or_default() += 1;
            for fault in &row.faults {
                match (&fault.kind, fault.column) {
                    (FaultKind::NotUnderstood(text), Some(at)) => *unknown.entry((at, text.clone())).or_default() += 1,
                    (FaultKind::Unclear(_), _) => summary.unclear += 1,
                    (FaultKind::NoYear, _) => summary.without_year += 1,
                    (FaultKind::NoDate, _) => summary.without_date += 1,
                    _ => {}
                }
            }
        }
        summary.unknown = most_frequent(unknown);
        summary
    }

    /// Rows of a class, from one place on.
    pub fn views(&self, class: Class, from: usize, most: usize) -> Vec<View> {
        let rows = self.rows.iter().filter(|row| row.class == class);
        rows.skip(from).take(most).map(view).collect()
    }

    /// Rows with something wrong, with what it is.
    pub fn refused_rows(&self) -> Vec<(usize, Vec<Fault>)> {
        let refused = self.rows.iter().filter(|row| row.class == Class::Refused);
        refused.map(|row| (row.number, row.faults.clone())).collect()
    }

    /// What is to be put into the register: one change of one replica, at `stamp`.
    pub fn outcome(&self, tables: &Tables, seen: &Knowledge, stamp: Stamp) -> Outcome {
        Outcome::at(stamp, self.edits.rows(tables, stamp), seen)
    }
}

fn with(mut faults: Vec<Fault>, kind: FaultKind) -> Vec<Fault> {
    faults.push(Fault { column: None, kind });
    faults
}

/// Whether something is wrong with a row as a whole, or with a cell and cells may not be passed over.
fn is_refused(faults: &[Fault], plan: &Plan) -> bool {
    faults.iter().any(|fault| !plan.lenient || fault.column.is_none())
}

fn view(row: &Read) -> View {
    View {
        number: row.number,
        class: row.class,
        name: row.name.clone(),
        id: None,
        choice: None,
        candidates: Vec::new(),
        changes: row.changes.clone(),
        faults: row.faults.clone(),
        remarks: row.remarks.clone(),
    }
}
