//! The rows of a list under a plan, of whichever kind the list is.

use super::book::Sheet;
use super::cooperatives::{Candidate, Choice, Class, CooperativesPreview, Summary, View};
use super::figures::Figures;
use super::kind::ListKind;
use super::layout::RowRole;
use super::outcome::Outcome;
use super::plan::{Laid, Plan};
use super::records::{self, AnyRows};
use super::row::Fault;
use super::sums::Sums;
use super::writing::WritingQuestion;
use crate::domain::DeclaredStatus;
use crate::exchange::json::Progress;
use crate::replica::{Knowledge, Stamp};
use crate::workspace::Tables;
use serde::{Deserialize, Serialize};

/// What a sheet is read with, and beside.
pub struct Reading<'r, 'p> {
    /// The sheet.
    pub sheet: &'r Sheet,
    /// What its rows are, and how its columns are written.
    pub laid: &'r Laid,
    /// What it means.
    pub plan: &'r Plan,
    /// The register.
    pub tables: &'r Tables,
    /// The time, milliseconds since 1970, of which new records get their ids.
    pub now_ms: u64,
    /// Chance for these ids.
    pub chance: [u8; 10],
    /// How far it is.
    pub progress: Progress<'p>,
}

/// How a column seems to be written in two ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WritingDoubt {
    /// The column.
    pub column: usize,
    /// What is in doubt.
    pub question: WritingQuestion,
    /// Cells of both ways, with what each says under one and under the other.
    pub samples: Vec<(String, [Option<String>; 2])>,
    /// What a person has said.
    pub is_settled: bool,
}

/// What must be said of a list beside its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRemarks {
    /// Columns that seem to be written in two ways.
    pub doubts: Vec<WritingDoubt>,
    /// Its sums.
    pub sums: Sums,
    /// The first row of each further table below, from 0, with how many it has: they are not read.
    pub other_tables: Vec<(usize, usize)>,
    /// The power of ten of the unit of each column whose numbers have one.
    pub powers: Vec<(usize, u8)>,
}

impl SheetRemarks {
    /// What must be said of a sheet under a plan.
    pub fn of(sheet: &Sheet, plan: &Plan, laid: &Laid) -> Self {
        let columns = || plan.columns.iter().zip(&laid.writings).enumerate();
        let doubts = columns().flat_map(|(column, (of, writing))| {
            let doubts = writing.doubts.iter();
            doubts.map(move |(question, cells)| WritingDoubt {
                column,
                question: *question,
                samples: cells.iter().map(|cell| (cell.clone(), writing.both(*question, cell))).collect(),
                is_settled: of.written.says(*question),
            })
        });
        Self {
            doubts: doubts.collect(),
            sums: Sums::of(sheet, &laid.layout, &plan.columns, &laid.writings),
            other_tables: laid.layout.runs(RowRole::OtherTable),
            powers: columns().filter(|(_, (_, of))| of.power > 0).map(|(at, (_, of))| (at, of.power)).collect(),
        }
    }
}

/// The rows of a list beside the register.
#[derive(Default)]
pub struct Preview {
    rows: Rows,
    remarks: SheetRemarks,
}

// There is one at a time.
#[allow(clippy::large_enum_variant)]
enum Rows {
    Cooperatives(CooperativesPreview),
    Figures(Figures),
    /// Of records that belong to cooperatives.
    Records(Box<dyn AnyRows>),
}

impl Default for Rows {
    fn default() -> Self {
        Self::Cooperatives(CooperativesPreview::default())
    }
}

impl Preview {
    /// Reads the rows of a sheet. New cooperatives get ids of `now_ms` (milliseconds since 1970) and `chance`.
    pub fn new(
        sheet: &Sheet,
        plan: &Plan,
        tables: &Tables,
        now_ms: u64,
        chance: [u8; 10],
        progress: Progress<'_>,
    ) -> Self {
        let laid = plan.lay(sheet);
        let remarks = SheetRemarks::of(sheet, plan, &laid);
        let reading = Reading { sheet, laid: &laid, plan, tables, now_ms, chance, progress };
        let rows = match plan.kind {
            ListKind::Cooperatives => Rows::Cooperatives(CooperativesPreview::new(reading)),
            ListKind::Figures => Rows::Figures(Figures::new(reading)),
            ListKind::Records(table) => records::read(table, reading).map_or_else(Rows::default, Rows::Records),
            ListKind::NotKept(_) => Rows::default(),
        };
        Self { rows, remarks }
    }

    /// What the rows would do.
    pub fn summary(&self) -> Summary {
        let summary = match &self.rows {
            Rows::Cooperatives(listing) => listing.summary(),
            Rows::Figures(figures) => figures.summary(),
            Rows::Records(rows) => rows.summary(),
        };
        Summary { remarks: self.remarks.clone(), ..summary }
    }

    /// Rows of a class, from one place on.
    pub fn views(&self, tables: &Tables, class: Class, from: usize, most: usize) -> Vec<View> {
        match &self.rows {
            Rows::Cooperatives(listing) => listing.views(tables, class, from, most),
            Rows::Figures(figures) => figures.views(tables, class, from, most),
            Rows::Records(rows) => rows.views(tables, class, from, most),
        }
    }

    /// Cooperatives that the list does not name, from one place on.
    pub fn absent_views(&self, tables: &Tables, from: usize, most: usize) -> Vec<Candidate> {
        match &self.rows {
            Rows::Cooperatives(listing) => listing.absent_views(tables, from, most),
            Rows::Figures(_) | Rows::Records(_) => Vec::new(),
        }
    }

    /// What a person says of doubtful rows, by their numbers.
    pub fn decide(&mut self, tables: &Tables, rows: &[usize], choice: Option<Choice>) {
        match &mut self.rows {
            Rows::Cooperatives(listing) => listing.decide(tables, rows, choice),
            Rows::Records(of_table) => of_table.decide(tables, rows, choice),
            Rows::Figures(_) => {}
        }
    }

    /// Says that all doubtful rows that are still open are new.
    pub fn decide_all_new(&mut self, tables: &Tables) {
        if let Rows::Cooperatives(listing) = &mut self.rows {
            listing.decide_all_new(tables);
        }
    }

    /// Says again what a person has said of the rows of an earlier reading, where it still applies. Returns of how many
    /// rows it does not.
    pub fn remember(&mut self, tables: &Tables, before: &Self) -> usize {
        match (&mut self.rows, &before.rows) {
            (Rows::Cooperatives(listing), Rows::Cooperatives(before)) => listing.remember(tables, before),
            (Rows::Records(rows), Rows::Records(before)) => rows.remember(tables, &**before),
            _ => 0,
        }
    }

    /// Declares those that are not named to be of a status, or leaves them as they are.
    pub const fn declare_absent(&mut self, status: Option<DeclaredStatus>) {
        if let Rows::Cooperatives(listing) = &mut self.rows {
            listing.declare_absent(status);
        }
    }

    /// Rows with something wrong, with what it is.
    pub fn refused(&self) -> Vec<(usize, Vec<Fault>)> {
        match &self.rows {
            Rows::Cooperatives(listing) => listing.refused(),
            Rows::Figures(figures) => figures.refused(),
            Rows::Records(rows) => rows.refused(),
        }
    }

    /// What is to be put into the register: one change of one replica, at `stamp`.
    pub fn outcome(&self, tables: &Tables, seen: &Knowledge, plan: &Plan, stamp: Stamp) -> Outcome {
        match &self.rows {
            Rows::Cooperatives(listing) => listing.outcome(tables, seen, plan, stamp),
            Rows::Figures(figures) => figures.outcome(tables, seen, stamp),
            Rows::Records(rows) => rows.outcome(tables, seen, stamp),
        }
    }
}

/// Reads a list of cooperatives by itself.
#[cfg(test)]
pub(super) fn cooperatives_beside(
    sheet: &Sheet,
    plan: &Plan,
    tables: &Tables,
    now_ms: u64,
    chance: [u8; 10],
    progress: Progress<'_>,
) -> CooperativesPreview {
    let laid = plan.lay(sheet);
    CooperativesPreview::new(Reading { sheet, laid: &laid, plan, tables, now_ms, chance, progress })
}
