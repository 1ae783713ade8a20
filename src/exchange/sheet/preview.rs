//! The rows of a list under a plan, of whichever kind the list is.

use super::book::Sheet;
use super::cooperatives::comparison::Comparison;
use super::cooperatives::{Candidate, Choice, Class, CooperativesPreview, Summary, View};
use super::enterprises::{self, EnterpriseRows};
use super::figures::Figures;
use super::financing::{self, FinancingRows};
use super::kind::ListKind;
use super::outcome::Outcome;
use super::persons::PersonRows;
use super::plan::Plan;
use super::plans::PlanRows;
use super::reading::Reading;
use super::records::{self, AnyRows};
use super::remarks::SheetRemarks;
use super::row::Fault;
use super::totals::{self, TotalRows};
use crate::domain::DeclaredStatus;
use crate::exchange::json::Progress;
use crate::i18n::Lang;
use crate::replica::{Knowledge, Stamp};
use crate::workspace::Tables;
use std::collections::BTreeSet;

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
    /// Of a document on plans.
    Plans(Box<PlanRows>),
    /// Of a list of enterprises.
    Enterprises(Box<EnterpriseRows>),
    /// Of a list of applications for financing.
    Financing(Box<FinancingRows>),
    Totals(Box<TotalRows>),
    /// Of a list of persons.
    Persons(Box<PersonRows>),
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
            ListKind::Plans(document) => Rows::Plans(Box::new(PlanRows::new(document, reading))),
            ListKind::Enterprises => Rows::Enterprises(Box::new(enterprises::read(reading))),
            ListKind::Financing => Rows::Financing(Box::new(financing::read(reading))),
            ListKind::Totals(list) => Rows::Totals(Box::new(totals::read(list, reading))),
            ListKind::Persons(list) => Rows::Persons(Box::new(PersonRows::new(list, reading))),
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
            Rows::Plans(rows) => rows.summary(),
            Rows::Enterprises(rows) => rows.summary(),
            Rows::Financing(rows) => rows.summary(),
            Rows::Totals(rows) => rows.summary(),
            Rows::Persons(rows) => rows.summary(),
        };
        Summary { remarks: self.remarks.clone(), ..summary }
    }

    /// Rows of a class, from one place on.
    pub fn views(&self, tables: &Tables, class: Class, from: usize, most: usize) -> Vec<View> {
        match &self.rows {
            Rows::Cooperatives(listing) => listing.views(tables, class, from, most),
            Rows::Figures(figures) => figures.views(tables, class, from, most),
            Rows::Records(rows) => rows.views(tables, class, from, most),
            Rows::Plans(rows) => rows.views(class, from, most),
            Rows::Enterprises(rows) => rows.views(tables, class, from, most),
            Rows::Financing(rows) => rows.views(tables, class, from, most),
            Rows::Totals(rows) => rows.views(tables, class, from, most),
            Rows::Persons(rows) => rows.views(class, from, most),
        }
    }

    /// Cooperatives that the list does not name, from one place on.
    pub fn absent_views(&self, tables: &Tables, from: usize, most: usize) -> Vec<Candidate> {
        match &self.rows {
            Rows::Cooperatives(listing) => listing.absent_views(tables, from, most),
            Rows::Figures(_)
            | Rows::Records(_)
            | Rows::Plans(_)
            | Rows::Enterprises(_)
            | Rows::Financing(_)
            | Rows::Totals(_)
            | Rows::Persons(_) => Vec::new(),
        }
    }

    /// What a person says of doubtful rows, by their numbers.
    pub fn decide(&mut self, tables: &Tables, rows: &[usize], choice: Option<Choice>) {
        match &mut self.rows {
            Rows::Cooperatives(listing) => listing.decide(tables, rows, choice),
            Rows::Records(of_table) => of_table.decide(tables, rows, choice),
            Rows::Enterprises(of_list) => of_list.decide(tables, rows, choice),
            Rows::Financing(of_list) => of_list.decide(tables, rows, choice),
            Rows::Totals(of_list) => of_list.decide(tables, rows, choice),
            Rows::Figures(_) | Rows::Plans(_) | Rows::Persons(_) => {}
        }
    }

    /// Says that all doubtful rows that are still open are new.
    pub fn decide_all_new(&mut self, tables: &Tables) {
        match &mut self.rows {
            Rows::Cooperatives(listing) => listing.decide_all_new(tables),
            Rows::Enterprises(rows) => rows.decide_all_new(tables),
            Rows::Financing(rows) => rows.decide_all_new(tables),
            Rows::Totals(rows) => rows.decide_all_new(tables),
            Rows::Figures(_) | Rows::Records(_) | Rows::Plans(_) | Rows::Persons(_) => {}
        }
    }

    /// Says again what a person has said of the rows of an earlier reading, where it still applies. Returns of how many
    /// rows it does not.
    pub fn remember(&mut self, tables: &Tables, before: &Self) -> usize {
        match (&mut self.rows, &before.rows) {
            (Rows::Cooperatives(listing), Rows::Cooperatives(before)) => listing.remember(tables, before),
            (Rows::Records(rows), Rows::Records(before)) => rows.remember(tables, &**before),
            (Rows::Enterprises(rows), Rows::Enterprises(before)) => rows.remember(tables, before),
            (Rows::Financing(rows), Rows::Financing(before)) => rows.remember(tables, before),
            (Rows::Totals(rows), Rows::Totals(before)) => rows.remember(tables, before),
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
            Rows::Plans(rows) => rows.refused_rows(),
            Rows::Enterprises(rows) => rows.refused(),
            Rows::Financing(rows) => rows.refused(),
            Rows::Totals(rows) => rows.refused(),
            Rows::Persons(rows) => rows.refused(),
        }
    }

    /// A list as a register of its own, for another list to be held against: nothing is looked alike in it, every row is of
    /// the cooperative that it names. Beside it, how many rows cannot be read.
    pub fn register_of(
        sheet: &Sheet,
        plan: &Plan,
        now_ms: u64,
        chance: [u8; 10],
        progress: Progress<'_>,
    ) -> (Tables, usize) {
        let empty = Tables::default();
        let mut preview = Self::new(sheet, plan, &empty, now_ms, chance, progress);
        preview.decide_all_new(&empty);
        let rows = preview.outcome(&empty, &Knowledge::default(), plan, Stamp::default()).rows;
        (rows, preview.refused().len())
    }

    /// The list held against the register, with values told in a language; none where it is not of cooperatives.
    pub fn compare(&self, tables: &Tables, plan: &Plan, lang: Lang) -> Option<Comparison> {
        match &self.rows {
            Rows::Cooperatives(listing) => Some(listing.compare(tables, plan, lang)),
            Rows::Figures(_)
            | Rows::Records(_)
            | Rows::Plans(_)
            | Rows::Enterprises(_)
            | Rows::Financing(_)
            | Rows::Totals(_)
            | Rows::Persons(_) => None,
        }
    }

    /// What is to be put into the register: one change of one replica, at `stamp`.
    pub fn outcome(&self, tables: &Tables, seen: &Knowledge, plan: &Plan, stamp: Stamp) -> Outcome {
        match &self.rows {
            Rows::Cooperatives(listing) => listing.outcome(tables, seen, plan, stamp),
            Rows::Figures(figures) => figures.outcome(tables, seen, stamp),
            Rows::Records(rows) => rows.outcome(tables, seen, stamp),
            Rows::Plans(rows) => rows.outcome(tables, seen, stamp),
            Rows::Enterprises(rows) => rows.outcome(tables, seen, stamp),
            Rows::Financing(rows) => rows.outcome(tables, seen, stamp),
            Rows::Totals(rows) => rows.outcome(tables, seen, stamp),
            Rows::Persons(rows) => rows.outcome(tables, seen, stamp),
        }
    }

    /// The same of these rows of a list of cooperatives alone, by their numbers.
    pub fn outcome_of(&self, tables: &Tables, seen: &Knowledge, stamp: Stamp, rows: &BTreeSet<usize>) -> Outcome {
        match &self.rows {
            Rows::Cooperatives(listing) => listing.outcome_of(tables, seen, stamp, rows),
            Rows::Figures(_)
            | Rows::Records(_)
            | Rows::Plans(_)
            | Rows::Enterprises(_)
            | Rows::Financing(_)
            | Rows::Totals(_)
            | Rows::Persons(_) => Outcome { rows: Tables::default(), seen: seen.clone() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::book::Cell;
    use super::*;
    use crate::domain::{Cooperative, Id, Text};
    use crate::replica::Row;

    /// A register of two cooperatives of one district, and a list of one of them and of another that looks like it.
    fn read() -> (Tables, Plan, Preview) {
        let mut tables = Tables::default();
        for (number, name) in [(1, "KUD Maju"), (2, "KSU Subur")] {
            let (name, district) = (Text::new(name).unwrap(), Some("63.05".parse().unwrap()));
            let declared_status = Some(DeclaredStatus::Active);
            let c = Cooperative { name, district, declared_status, ..Cooperative::default() };
            tables.cooperatives.insert(Row::new(Id::new(1, [number; 10]), c, Stamp::default()));
        }
        let rows =
            [["Nama Koperasi", "Kabupaten", "Status"], ["KUD Maju", "Tapin", "Aktif"], ["KUD Majuu", "Tapin", "Aktif"]];
        let rows = rows.map(|row| row.map(|text| Cell::Text(text.to_owned())).to_vec()).to_vec();
        let sheet = Sheet { rows, ..Sheet::default() };
        let plan = Plan::propose(&sheet);
        let preview = Preview::new(&sheet, &plan, &tables, 1_700_000_000_000, [1; 10], &mut |_, _| {});
        (tables, plan, preview)
    }

    #[test]
    fn what_a_list_does_not_name_is_shown_and_declared_where_a_person_says_so() {
        let (tables, plan, mut preview) = read();
        let absent: Vec<Id> = preview.absent_views(&tables, 0, 9).iter().map(|candidate| candidate.id).collect();
        assert_eq!(absent, [Id::new(1, [2; 10])]);
        let status = |preview: &Preview| {
            let rows = preview.outcome(&tables, &Knowledge::default(), &plan, Stamp::default()).rows;
            rows.cooperatives.get(absent[0]).and_then(|row| row.value.declared_status)
        };
        assert_eq!(status(&preview), None);
        preview.declare_absent(Some(DeclaredStatus::Inactive));
        assert_eq!(status(&preview), Some(DeclaredStatus::Inactive));
    }

    #[test]
    fn what_was_decided_is_remembered_in_a_later_reading() {
        let (tables, _, mut before) = read();
        let doubtful = before.views(&tables, Class::Doubtful, 0, 9)[0].number;
        before.decide(&tables, &[doubtful], Some(Choice::New));
        let (_, _, mut again) = read();
        assert_eq!(again.remember(&tables, &before), 0);
        assert_eq!(again.views(&tables, Class::Doubtful, 0, 9)[0].choice, Some(Choice::New));
    }
}
