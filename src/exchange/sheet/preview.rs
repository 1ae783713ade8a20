//! The rows of a list under a plan, of whichever kind the list is.

use super::book::Sheet;
use super::cooperatives::{Candidate, Choice, Class, CooperativesPreview, Summary, View};
use super::figures::Figures;
use super::kind::ListKind;
use super::outcome::Outcome;
use super::plan::Plan;
use super::records::{self, AnyRows, Reading};
use super::row::Fault;
use crate::domain::DeclaredStatus;
use crate::exchange::json::Progress;
use crate::replica::{Knowledge, Stamp};
use crate::workspace::Tables;

/// The rows of a list beside the register.
// There is one at a time.
#[allow(clippy::large_enum_variant)]
pub enum Preview {
    /// Rows of cooperatives.
    Cooperatives(CooperativesPreview),
    /// Rows of figures.
    Figures(Figures),
    /// Rows of records that belong to cooperatives.
    Records(Box<dyn AnyRows>),
}

impl Default for Preview {
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
        match plan.kind {
            ListKind::Cooperatives => {
                Self::Cooperatives(CooperativesPreview::new(sheet, plan, tables, now_ms, chance, progress))
            }
            ListKind::Figures => Self::Figures(Figures::new(sheet, plan, tables, progress)),
            ListKind::Records(table) => {
                let reading = Reading { sheet, plan, tables, now_ms, chance, progress };
                records::read(table, reading).map_or_else(Self::default, Self::Records)
            }
        }
    }

    /// What the rows would do.
    pub fn summary(&self) -> Summary {
        match self {
            Self::Cooperatives(listing) => listing.summary(),
            Self::Figures(figures) => figures.summary(),
            Self::Records(rows) => rows.summary(),
        }
    }

    /// Rows of a class, from one place on.
    pub fn views(&self, tables: &Tables, class: Class, from: usize, most: usize) -> Vec<View> {
        match self {
            Self::Cooperatives(listing) => listing.views(tables, class, from, most),
            Self::Figures(figures) => figures.views(tables, class, from, most),
            Self::Records(rows) => rows.views(tables, class, from, most),
        }
    }

    /// Cooperatives that the list does not name, from one place on.
    pub fn absent_views(&self, tables: &Tables, from: usize, most: usize) -> Vec<Candidate> {
        match self {
            Self::Cooperatives(listing) => listing.absent_views(tables, from, most),
            Self::Figures(_) | Self::Records(_) => Vec::new(),
        }
    }

    /// What a person says of doubtful rows, by their numbers.
    pub fn decide(&mut self, tables: &Tables, rows: &[usize], choice: Option<Choice>) {
        match self {
            Self::Cooperatives(listing) => listing.decide(tables, rows, choice),
            Self::Records(of_table) => of_table.decide(tables, rows, choice),
            Self::Figures(_) => {}
        }
    }

    /// Says that all doubtful rows that are still open are new.
    pub fn decide_all_new(&mut self, tables: &Tables) {
        if let Self::Cooperatives(listing) = self {
            listing.decide_all_new(tables);
        }
    }

    /// Says again what a person has said of the rows of an earlier reading, where it still applies. Returns of how many
    /// rows it does not.
    pub fn remember(&mut self, tables: &Tables, before: &Self) -> usize {
        match (self, before) {
            (Self::Cooperatives(listing), Self::Cooperatives(before)) => listing.remember(tables, before),
            (Self::Records(rows), Self::Records(before)) => rows.remember(tables, &**before),
            _ => 0,
        }
    }

    /// Declares those that are not named to be of a status, or leaves them as they are.
    pub const fn declare_absent(&mut self, status: Option<DeclaredStatus>) {
        if let Self::Cooperatives(listing) = self {
            listing.declare_absent(status);
        }
    }

    /// Rows with something wrong, with what it is.
    pub fn refused(&self) -> Vec<(usize, Vec<Fault>)> {
        match self {
            Self::Cooperatives(listing) => listing.refused(),
            Self::Figures(figures) => figures.refused(),
            Self::Records(rows) => rows.refused(),
        }
    }

    /// What is to be put into the register: one change of one replica, at `stamp`.
    pub fn outcome(&self, tables: &Tables, seen: &Knowledge, plan: &Plan, stamp: Stamp) -> Outcome {
        match self {
            Self::Cooperatives(listing) => listing.outcome(tables, seen, plan, stamp),
            Self::Figures(figures) => figures.outcome(tables, seen, stamp),
            Self::Records(rows) => rows.outcome(tables, seen, stamp),
        }
    }
}
