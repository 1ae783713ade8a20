//! The rows of a list of enterprises under a plan, beside a register.

use super::edits::Edits;
use super::known::{Found as Speaks, Known};
use super::reader::{Draft, EnterpriseReader};
use crate::domain::{Date, Enterprise, Id};
use crate::exchange::sheet::columns::Target;
use crate::exchange::sheet::cooperatives::overlay::{Found, Refused};
use crate::exchange::sheet::cooperatives::{Candidate, CellChange, Choice, Class, Summary, View, id_of, most_frequent};
use crate::exchange::sheet::outcome::Outcome;
use crate::exchange::sheet::reading::Reading;
use crate::exchange::sheet::row::{Fault, FaultKind, RowReader};
use crate::replica::{Knowledge, Stamp};
use crate::workspace::Tables;
use std::collections::BTreeMap;

/// How far it is is told every so many rows.
const SHOWN_EVERY: usize = 2_000;

struct Line {
    number: usize,
    draft: Draft,
    /// The id that it has if it is a new one and nothing tells it apart.
    drawn: Id,
    /// Those that it may be, where a person must say.
    candidates: Vec<Id>,
    choice: Option<Choice>,
    class: Class,
    id: Option<Id>,
    changes: Vec<CellChange>,
    /// What is wrong with it beside other rows, and by the rules of its records.
    among_others: Option<Fault>,
    hints: Vec<Fault>,
}

/// The rows of a list of enterprises.
#[derive(Default)]
pub struct EnterpriseRows {
    lines: Vec<Line>,
    lenient: bool,
    edits: Edits,
    /// The columns, by the field that each gives.
    columns: Vec<Option<(&'static str, usize)>>,
    today: Date,
}

impl EnterpriseRows {
    /// Reads the rows of a sheet.
    pub fn new(reading: Reading<'_, '_>) -> Self {
        let Reading { sheet, laid, plan, tables, now_ms, chance, progress } = reading;
        let mut reader = EnterpriseReader::new(RowReader::new(plan, &laid.writings), plan);
        let mut lines = Vec::new();
        for (at, cells) in laid.layout.records(sheet) {
            if at % SHOWN_EVERY == 0 {
                progress(at, sheet.rows.len());
            }
            lines.push(Line {
                number: at + 1,
                draft: reader.read(&cells),
                drawn: id_of(now_ms, chance, at),
                candidates: Vec::new(),
                choice: None,
                class: Class::Refused,
                id: None,
                changes: Vec::new(),
                among_others: None,
                hints: Vec::new(),
            });
        }
        let columns = plan.columns.iter().map(|column| column.target.map(Target::field)).collect();
        let today = Date::in_wita(now_ms);
        let mut rows = Self { lines, lenient: plan.lenient, edits: Edits::default(), columns, today };
        rows.classify(tables);
        rows
    }

    /// Says of every row what it would do, one after the other: an earlier row may have brought the same enterprise.
    fn classify(&mut self, tables: &Tables) {
        let mut known = Known::of(tables);
        self.edits = Edits::on(tables, self.today);
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

    /// Finds the enterprise of a row, and takes the row in.
    fn place(&mut self, tables: &Tables, known: &mut Known, line: &mut Line) -> Class {
        let new = |line: &Line| line.draft.enterprise.value.id(line.draft.nib()).unwrap_or(line.drawn);
        let id = match known.find(&line.draft) {
            Speaks::One(id) => id,
            Speaks::Nothing => new(line),
            Speaks::Several(candidates) => {
                line.candidates = candidates;
                match line.choice {
                    Some(Choice::Same(id)) if line.candidates.contains(&id) => id,
                    Some(Choice::New) => new(line),
                    _ => return Class::Doubtful,
                }
            }
        };
        match self.edits.put(tables, id, &line.draft, line.number) {
            Ok(put) => {
                let enterprise = self.edits.enterprise(tables, id);
                known.add(id, &enterprise.unwrap_or_default(), line.draft.nib());
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
            summary.damaged_niks += usize::from(line.draft.remarks.iter().any(is_damaged));
            let lacks_year = |fault: &Fault| fault.kind == FaultKind::NoYear;
            summary.without_year += usize::from(line.draft.faults.iter().any(lacks_year));
            for fault in &line.draft.faults {
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
        let is_wanted = |line: &&Line| match class {
            Class::Doubtful => !line.candidates.is_empty(),
            class => line.class == class,
        };
        self.lines.iter().filter(is_wanted).skip(from).take(most).map(|line| self.view(tables, line)).collect()
    }

    fn view(&self, tables: &Tables, line: &Line) -> View {
        View {
            number: line.number,
            class: line.class,
            name: line.draft.enterprise.value.called().unwrap_or_default().to_owned(),
            id: None,
            choice: line.choice,
            candidates: line.candidates.iter().filter_map(|id| self.candidate(tables, *id)).collect(),
            changes: line.changes.clone(),
            faults: line.draft.faults.iter().chain(&line.among_others).cloned().collect(),
            remarks: line.draft.remarks.iter().chain(&line.hints).cloned().collect(),
        }
    }

    /// One of the register, or of an earlier row.
    fn candidate(&self, tables: &Tables, id: Id) -> Option<Candidate> {
        let of: Enterprise = self.edits.enterprise(tables, id)?;
        let names: Vec<&str> = of.name.as_deref().into_iter().chain(of.owner.as_deref()).collect();
        Some(Candidate { id, name: names.join(", "), number: None, district: of.seat() })
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
        let is_open = |line: &&mut Line| line.class == Class::Doubtful;
        self.lines.iter_mut().filter(is_open).for_each(|line| line.choice = Some(Choice::New));
        self.classify(tables);
    }

    /// Says again what a person has said of an earlier reading of the same list. Returns of how many rows that is lost.
    pub fn remember(&mut self, tables: &Tables, before: &Self) -> usize {
        let said: BTreeMap<usize, (&Line, Choice)> =
            before.lines.iter().filter_map(|line| Some((line.number, (line, line.choice?)))).collect();
        let mut kept = 0;
        for line in &mut self.lines {
            let Some((then, choice)) = said.get(&line.number) else { continue };
            if then.draft.enterprise.value == line.draft.enterprise.value {
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
        let faults = |line: &Line| line.draft.faults.iter().chain(&line.among_others).cloned().collect();
        refused.map(|line| (line.number, faults(line))).collect()
    }

    /// What is to be put into the register: one change of one replica, at `stamp`.
    pub fn outcome(&self, tables: &Tables, seen: &Knowledge, stamp: Stamp) -> Outcome {
        Outcome::at(stamp, self.edits.rows(tables, stamp), seen)
    }
}
