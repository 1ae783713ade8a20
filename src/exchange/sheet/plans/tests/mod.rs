//! Documents on plans as offices have them, read beside a register and given back.

mod again;
mod evaluation;
mod hazards;
mod others;
mod proposals;
mod work_plan;

use super::super::{Cell, Class, FaultKind, ListKind, Plan, Preview, Sheet, Summary, View};
use super::{PlanDocument, PlanFault};
use crate::domain::{BudgetStage, Id};
use crate::replica::{Knowledge, Stamp};
use crate::workspace::Tables;

/// A day in May 2026.
const NOW_MS: u64 = 1_780_000_000_000;

/// A sheet of texts; `=5` is the number five.
pub(super) fn sheet(rows: &[&[&str]]) -> Sheet {
    let cell = |text: &&str| match text.strip_prefix('=') {
        Some(number) => Cell::Number(number.parse().unwrap()),
        None if text.is_empty() => Cell::Empty,
        None => Cell::Text((*text).to_owned()),
    };
    Sheet { rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(), ..Sheet::default() }
}

/// A document that was read.
pub(super) struct Doc {
    pub plan: Plan,
    pub preview: Preview,
    pub tables: Tables,
}

impl Doc {
    /// One that is read beside nothing.
    pub fn first(sheet: &Sheet) -> Self {
        Self::of(sheet, &Tables::default())
    }

    /// One that is read beside nothing, is of that kind, and with which nothing is wrong.
    pub fn sound(document: PlanDocument, sheet: &Sheet) -> Self {
        let doc = Self::first(sheet);
        assert_eq!((doc.plan.kind, doc.faults()), (ListKind::Plans(document), vec![]));
        doc
    }

    pub fn of(sheet: &Sheet, tables: &Tables) -> Self {
        Self::under(sheet, Plan::propose(sheet), tables)
    }

    pub fn under(sheet: &Sheet, plan: Plan, tables: &Tables) -> Self {
        let preview = Preview::new(sheet, &plan, tables, NOW_MS, [1; 10], &mut |_, _| {});
        Self { plan, preview, tables: tables.clone() }
    }

    /// The records that it would write.
    pub fn written(&self) -> Tables {
        self.preview.outcome(&self.tables, &Knowledge::default(), &self.plan, Stamp::default()).rows
    }

    pub fn summary(&self) -> Summary {
        self.preview.summary()
    }

    pub fn count(&self, class: Class) -> usize {
        self.summary().rows.get(&class).copied().unwrap_or_default()
    }

    pub fn views(&self, class: Class) -> Vec<View> {
        self.preview.views(&self.tables, class, 0, 10_000)
    }

    /// What is wrong with its rows, by their numbers.
    pub fn faults(&self) -> Vec<(usize, FaultKind)> {
        let rows = self.preview.refused();
        rows.into_iter().flat_map(|(row, faults)| faults.into_iter().map(move |fault| (row, fault.kind))).collect()
    }

    /// What must be said of rows that are taken.
    pub fn remarks(&self) -> Vec<FaultKind> {
        let classes = [Class::New, Class::Changing, Class::Equal, Class::Refused];
        let views = classes.into_iter().flat_map(|class| self.views(class));
        views.flat_map(|view| view.remarks).map(|fault| fault.kind).collect()
    }
}

/// Holds that a document changes nothing beside what it has written.
pub(super) fn settled(sheet: &Sheet, written: &Tables) {
    assert_eq!(Doc::of(sheet, written).written().rows(), 0);
}

/// Money at a stage, rupiah.
pub(super) fn money(tables: &Tables, stage: BudgetStage) -> i64 {
    let amounts = tables.plan_amounts.live().filter(|row| row.value.stage == stage);
    amounts.map(|row| row.value.amount.get()).sum()
}

/// Rows of plans with their codes.
pub(super) fn codes(tables: &Tables) -> Vec<(Id, String)> {
    let code = |plan: &crate::domain::Plan| plan.code.as_ref().map(|code| code.to_string()).unwrap_or_default();
    tables.plans.live().map(|row| (row.id, code(&row.value))).collect()
}
