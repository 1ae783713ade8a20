//! The rows of a list of records that stand for themselves, each with what belongs to it, under a plan and beside a register: what
//! each row would do, which of them a person is asked about, and what is put in.

use super::columns::Target;
use super::cooperatives::overlay::{Found, Refused};
use super::cooperatives::{Candidate, CellChange, Choice, Class, Summary, View, id_of, most_frequent};
use super::outcome::Outcome;
use super::putting::{Put, Refusal};
use super::reading::Reading;
use super::row::{Fault, FaultKind};
use crate::domain::{Date, Expectation, Id};
use crate::replica::{Knowledge, Stamp};
use crate::workspace::Tables;
use std::collections::BTreeMap;

/// How far it is is told every so many rows.
const SHOWN_EVERY: usize = 2_000;

/// What a row says, and how it is put in.
pub trait WholeRow: Clone + 'static {
    /// What rows are held against: the records of the register, and those that rows before have brought.
    type Known;
    /// The records as rows would make them.
    type Edits: Default;

    /// What rows are held against before the first.
    fn known(tables: &Tables) -> Self::Known;
    /// No records yet, held against the rules as they are on a day.
    fn edits(tables: &Tables, today: Date) -> Self::Edits;
    /// What is wrong with cells, and with the row as a whole.
    fn faults(&self) -> &[Fault];
    /// What is pointed out.
    fn remarks(&self) -> &[Fault];
    /// What it is called.
    fn name(&self) -> String;
    /// Whether another reading says the same of whose it is.
    fn is_as_before(&self, before: &Self) -> bool;
    /// Whose it is, by what a person has said; `drawn` is the id of a new one that nothing tells apart.
    fn settled(&self, known: &Self::Known, choice: Option<Choice>, drawn: Id) -> Settled<Self>;
    /// Takes all that a row says, or nothing of it. `number` is its number from 1.
    fn put(
        &self,
        edits: &mut Self::Edits,
        known: &mut Self::Known,
        tables: &Tables,
        id: Id,
        number: usize,
    ) -> Result<Put, Refusal>;
    /// One of those that a row may be of.
    fn candidate(edits: &Self::Edits, tables: &Tables, id: Id) -> Option<Candidate>;
    /// The records that would not be as they are.
    fn rows(edits: &Self::Edits, tables: &Tables, stamp: Stamp) -> Tables;

    /// Whether something is wrong with the row as a whole, or with a cell and cells may not be passed over.
    fn is_refused(&self, lenient: bool) -> bool {
        self.faults().iter().any(|fault| !lenient || fault.column.is_none())
    }
}

/// Whose a row is.
pub struct Settled<D> {
    /// Those that it may be of, where a person must say, or has.
    pub candidates: Vec<Id>,
    /// The record, and what the row says of it; none where a person has not said; or why it is nobody's.
    pub of: Result<Option<(Id, D)>, FaultKind>,
}

impl<D> Settled<D> {
    /// Of one of these, which a person has not said.
    pub(super) const fn open(candidates: Vec<Id>) -> Self {
        Self { candidates, of: Ok(None) }
    }

    /// Of nobody.
    pub(super) const fn refused(candidates: Vec<Id>, why: FaultKind) -> Self {
        Self { candidates, of: Err(why) }
    }
}

struct Line<D> {
    number: usize,
    draft: D,
    /// The id that it has if it is a new one and nothing tells it apart.
    drawn: Id,
    candidates: Vec<Id>,
    choice: Option<Choice>,
    class: Class,
    id: Option<Id>,
    changes: Vec<CellChange>,
    /// What is wrong with it beside other rows, and by the rules of its records.
    among_others: Option<Fault>,
    hints: Vec<Fault>,
    /// Sums that are written in another unit than those of other rows, as it seems.
    out_of_scale: Vec<Fault>,
}

/// Points out, in columns of money, sums a thousand times less or more than the median of their column. Of a few sums nothing is in
/// the middle.
fn point_out_of_scale<D>(lines: &mut [Line<D>], sums: &BTreeMap<usize, Vec<(usize, i64, String)>>) {
    const FEWEST: usize = 4;
    const TIMES: i64 = 1_000;
    for (column, sums) in sums.iter().filter(|(_, sums)| sums.len() >= FEWEST) {
        let mut in_order: Vec<i64> = sums.iter().map(|(_, sum, _)| *sum).collect();
        in_order.sort_unstable();
        let median = in_order[in_order.len() / 2];
        let is_out = |sum: i64| sum.saturating_mul(TIMES) <= median || median.saturating_mul(TIMES) <= sum;
        for (line, _, text) in sums.iter().filter(|(_, sum, _)| is_out(*sum)) {
            let kind = FaultKind::OutOfScale(text.clone());
            lines[*line].out_of_scale.push(Fault { column: Some(*column), kind });
        }
    }
}

/// The rows of a list.
pub struct WholeRows<D: WholeRow> {
    lines: Vec<Line<D>>,
    lenient: bool,
    edits: D::Edits,
    /// The columns, by the field that each gives.
    columns: Vec<Option<(&'static str, usize)>>,
    today: Date,
}

impl<D: WholeRow> WholeRows<D> {
    /// The rows of a sheet, each read by `read`.
    pub fn new(reading: Reading<'_, '_>, mut read: impl FnMut(&[super::book::Cell]) -> D) -> Self {
        let Reading { sheet, laid, plan, tables, now_ms, chance, progress } = reading;
        let mut lines = Vec::new();
        let of_money =
            |column: &super::columns::Column| column.target.and_then(Target::expects) == Some(Expectation::Rupiah);
        let money: Vec<usize> = (0..plan.columns.len()).filter(|at| of_money(&plan.columns[*at])).collect();
        let mut sums: BTreeMap<usize, Vec<(usize, i64, String)>> = BTreeMap::new();
        for (at, cells) in laid.layout.records(sheet) {
            if at % SHOWN_EVERY == 0 {
                progress(at, sheet.rows.len());
            }
            for column in &money {
                let Some(cell) = cells.get(*column) else { continue };
                // What is no sum is told where the row is read.
                if let Some(sum) = laid.writings[*column].rupiah(cell).ok().filter(|sum| *sum > 0) {
                    sums.entry(*column).or_default().push((lines.len(), sum, cell.text()));
                }
            }
            lines.push(Line {
                number: at + 1,
                draft: read(&cells),
                drawn: id_of(now_ms, chance, at),
                candidates: Vec::new(),
                choice: None,
                class: Class::Refused,
                id: None,
                changes: Vec::new(),
                among_others: None,
                hints: Vec::new(),
                out_of_scale: Vec::new(),
            });
        }
        point_out_of_scale(&mut lines, &sums);
        let columns = plan.columns.iter().map(|column| column.target.map(Target::field)).collect();
        let today = Date::in_wita(now_ms);
        let mut rows = Self { lines, lenient: plan.lenient, edits: D::Edits::default(), columns, today };
        rows.classify(tables);
        rows
    }

    /// Says of every row what it would do, one after the other: an earlier row may have brought the same.
    fn classify(&mut self, tables: &Tables) {
        let mut known = D::known(tables);
        self.edits = D::edits(tables, self.today);
        let mut lines = std::mem::take(&mut self.lines);
        for line in &mut lines {
            (line.among_others, line.id) = (None, None);
            line.changes.clear();
            line.hints.clear();
            line.candidates.clear();
            line.class =
                if line.draft.is_refused(self.lenient) { Class::Refused } else { self.place(tables, &mut known, line) };
        }
        self.lines = lines;
    }

    /// Finds whose a row is, and takes the row in.
    fn place(&mut self, tables: &Tables, known: &mut D::Known, line: &mut Line<D>) -> Class {
        let Settled { candidates, of } = line.draft.settled(known, line.choice, line.drawn);
        line.candidates = candidates;
        let (id, draft) = match of {
            Ok(Some(of)) => of,
            Ok(None) => return Class::Doubtful,
            Err(kind) => {
                line.among_others = Some(Fault { column: None, kind });
                return Class::Refused;
            }
        };
        match draft.put(&mut self.edits, known, tables, id, line.number) {
            Ok(put) => {
                line.id = Some(id);
                line.changes = put.changes;
                line.hints = put.found.iter().map(|(table, found)| self.fault(table, found)).collect();
                put.class.unwrap_or(Class::Equal)
            }
            Err((table, refused)) => {
                line.among_others = Some(match refused {
                    Refused::Beside(kind) => Fault { column: None, kind },
                    Refused::Check(found) => self.fault(table, &found),
                });
                Class::Refused
            }
        }
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
        for line in &self.lines {
            *summary.rows.entry(line.class).or_default() += 1;
            summary.asked += usize::from(!line.candidates.is_empty());
            let is_damaged = |remark: &Fault| matches!(remark.kind, FaultKind::DamagedNumber(..));
            summary.damaged_niks += usize::from(line.draft.remarks().iter().any(is_damaged));
            let lacks_year = |fault: &Fault| fault.kind == FaultKind::NoYear;
            summary.without_year += usize::from(line.draft.faults().iter().any(lacks_year));
            for fault in line.draft.faults() {
                match (&fault.kind, fault.column) {
                    (FaultKind::NotUnderstood(text), Some(at)) => *unknown.entry((at, text.clone())).or_default() += 1,
                    (FaultKind::Unclear(_), _) => summary.unclear += 1,
                    _ => {}
                }
            }
        }
        summary.unknown = most_frequent(unknown);
        summary
    }

    /// Rows of a class, from one place on; as doubtful ones those that a person is asked about, or was.
    pub fn views(&self, tables: &Tables, class: Class, from: usize, most: usize) -> Vec<View> {
        let is_wanted = |line: &&Line<D>| match class {
            Class::Doubtful => !line.candidates.is_empty(),
            class => line.class == class,
        };
        self.lines.iter().filter(is_wanted).skip(from).take(most).map(|line| self.view(tables, line)).collect()
    }

    fn view(&self, tables: &Tables, line: &Line<D>) -> View {
        View {
            number: line.number,
            class: line.class,
            name: line.draft.name(),
            id: None,
            choice: line.choice,
            candidates: line.candidates.iter().filter_map(|id| D::candidate(&self.edits, tables, *id)).collect(),
            changes: line.changes.clone(),
            faults: line.draft.faults().iter().chain(&line.among_others).cloned().collect(),
            remarks: line.draft.remarks().iter().chain(&line.out_of_scale).chain(&line.hints).cloned().collect(),
        }
    }

    /// What a person says of doubtful rows, by their numbers; none where it is open again.
    pub fn decide(&mut self, tables: &Tables, rows: &[usize], choice: Option<Choice>) {
        for line in self.lines.iter_mut().filter(|line| rows.contains(&line.number)) {
            line.choice = choice;
        }
        self.classify(tables);
    }

    /// Says that all doubtful rows that are still open are new.
    pub fn decide_all_new(&mut self, tables: &Tables) {
        let is_open = |line: &&mut Line<D>| line.class == Class::Doubtful;
        self.lines.iter_mut().filter(is_open).for_each(|line| line.choice = Some(Choice::New));
        self.classify(tables);
    }

    /// Says again what a person has said of an earlier reading of the same list. Returns of how many rows that is lost.
    pub fn remember(&mut self, tables: &Tables, before: &Self) -> usize {
        let said: BTreeMap<usize, (&Line<D>, Choice)> =
            before.lines.iter().filter_map(|line| Some((line.number, (line, line.choice?)))).collect();
        let mut kept = 0;
        for line in &mut self.lines {
            let Some((then, choice)) = said.get(&line.number) else { continue };
            if line.draft.is_as_before(&then.draft) {
                line.choice = Some(*choice);
                kept += 1;
            }
        }
        self.classify(tables);
        said.len() - kept
    }

    /// Rows with something wrong, with what it is.
    pub fn refused(&self) -> Vec<(usize, Vec<Fault>)> {
        let refused = self.lines.iter().filter(|line| line.class == Class::Refused);
        let faults = |line: &Line<D>| line.draft.faults().iter().chain(&line.among_others).cloned().collect();
        refused.map(|line| (line.number, faults(line))).collect()
    }

    /// What is to be put into the register: one change of one replica, at `stamp`.
    pub fn outcome(&self, tables: &Tables, seen: &Knowledge, stamp: Stamp) -> Outcome {
        Outcome::at(stamp, D::rows(&self.edits, tables, stamp), seen)
    }
}
