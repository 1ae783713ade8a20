//! The rows of a list of persons under a plan, beside a register.

use super::edits::Edits;
use super::head::course_head;
use super::list::PersonList;
use super::reader::{Draft, PersonReader};
use crate::domain::{Date, Id};
use crate::exchange::sheet::columns::Target;
use crate::exchange::sheet::cooperatives::overlay::{Found, Refused};
use crate::exchange::sheet::cooperatives::{CellChange, Class, StatedCount, Summary, View, most_frequent};
use crate::exchange::sheet::outcome::Outcome;
use crate::exchange::sheet::reading::Reading;
use crate::exchange::sheet::row::{Fault, FaultKind, RowReader};
use crate::exchange::sheet::words::plain;
use crate::replica::{Knowledge, Stamp};
use crate::workspace::Tables;
use std::collections::BTreeMap;

/// How far it is is told every so many rows.
const SHOWN_EVERY: usize = 2_000;

struct Line {
    number: usize,
    draft: Draft,
    class: Class,
    course: Option<Id>,
    changes: Vec<CellChange>,
    /// What is wrong with it beside other rows, and by the rules of its records.
    among_others: Option<Fault>,
    hints: Vec<Fault>,
}

/// The rows of a list of persons.
#[derive(Default)]
pub struct PersonRows {
    lines: Vec<Line>,
    edits: Edits,
    /// Lines of the head that are not understood.
    head: Vec<String>,
    stated: Vec<StatedCount>,
}

impl PersonRows {
    /// Reads the rows of a sheet.
    pub fn new(list: PersonList, reading: Reading<'_, '_>) -> Self {
        let Reading { sheet, laid, plan, tables, now_ms, progress, .. } = reading;
        let head = course_head(sheet, plan.heading(sheet).first);
        let is_of_grant = plan.title_lines(sheet).any(|line| {
            let line = plain(line);
            line.contains("pk2ukm") || line.contains("pk2umk")
        });
        let reader = RowReader::new(plan, &laid.writings);
        let mut reader = PersonReader::new(reader, plan, list, &head, is_of_grant);
        let mut edits = Edits::on(tables, Date::in_wita(now_ms));
        let columns: Vec<_> = plan.columns.iter().map(|column| column.target.map(Target::field)).collect();
        // One that a person has chosen and that has been deleted since is none.
        let chosen = reader.chosen.filter(|id| tables.trainings.get_live(*id).is_some());
        reader.chosen = chosen;
        let mut lines = Vec::new();
        for (at, cells) in laid.layout.records(sheet) {
            if at % SHOWN_EVERY == 0 {
                progress(at, sheet.rows.len());
            }
            let draft = reader.read(&cells);
            let mut line = Line {
                number: at + 1,
                draft,
                class: Class::Refused,
                course: None,
                changes: Vec::new(),
                among_others: None,
                hints: Vec::new(),
            };
            if !line.draft.is_refused(plan.lenient) {
                match edits.put(tables, list, &line.draft, chosen, line.number) {
                    Ok(done) => {
                        line.class = done.put.class.unwrap_or(Class::Equal);
                        line.course = done.course;
                        line.changes = done.put.changes;
                        line.hints =
                            done.put.found.iter().map(|(table, found)| fault(&columns, table, found)).collect();
                    }
                    Err((table, refused)) => {
                        line.among_others = Some(match refused {
                            Refused::Beside(kind) => Fault { column: None, kind },
                            Refused::Check(found) => fault(&columns, table, &found),
                        });
                    }
                }
            }
            lines.push(line);
        }
        let mut rows = Self { lines, edits, head: head.not_understood, stated: Vec::new() };
        rows.stated = rows.counted(tables);
        rows
    }

    /// The courses of the list whose stated number is not that of the rows that are taken.
    fn counted(&self, tables: &Tables) -> Vec<StatedCount> {
        let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
        self.lines.iter().filter_map(|line| line.course).for_each(|id| *counts.entry(id).or_default() += 1);
        let one = |(id, rows): (Id, usize)| {
            let of = self.edits.training(tables, id)?;
            let stated = of.stated?.get();
            let differs = usize::try_from(stated).ok() != Some(rows);
            differs.then(|| StatedCount { title: of.title.as_deref().unwrap_or_default().to_owned(), stated, rows })
        };
        counts.into_iter().filter_map(one).collect()
    }

    /// What the rows would do.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary { stated: self.stated.clone(), head: self.head.clone(), ..Summary::default() };
        let mut unknown: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for line in &self.lines {
            *summary.rows.entry(line.class).or_default() += 1;
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

    /// Rows of a class, from one place on.
    pub fn views(&self, class: Class, from: usize, most: usize) -> Vec<View> {
        self.lines.iter().filter(|line| line.class == class).skip(from).take(most).map(view).collect()
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

fn view(line: &Line) -> View {
    View {
        number: line.number,
        class: line.class,
        name: line.draft.name().to_owned(),
        id: None,
        choice: None,
        candidates: Vec::new(),
        changes: line.changes.clone(),
        faults: line.draft.faults.iter().chain(&line.among_others).cloned().collect(),
        remarks: line.draft.remarks.iter().chain(&line.hints).cloned().collect(),
    }
}

fn fault(columns: &[Option<(&'static str, usize)>], table: &'static str, found: &Found) -> Fault {
    let field = Tables::fields_of(table).iter().position(|info| info.name == found.field);
    let is_it = |column: &Option<(&'static str, usize)>| field.is_some_and(|field| *column == Some((table, field)));
    Fault { column: columns.iter().position(is_it), kind: FaultKind::Check(found.problem) }
}
