//! What belongs to what: a walk along the owners that records declare. What is deleted, counted or asked about together with
//! a record follows from it, for every table there is.

use super::packed::Edit;
use super::tables::Tables;
use crate::domain::{AnyRecord, Case, Cooperative, Decision, Id, Record};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// A record that is to be deleted, and what goes with it.
#[derive(Debug, Clone, Default)]
pub struct Deletion {
    /// The deletions, the record's own first.
    pub edits: Vec<Edit>,
    /// How many records go with it, by table, those that go directly with it first.
    pub along: Vec<(&'static str, usize)>,
}

/// The tables whose records belong to others, owners before what belongs to them.
pub fn owned() -> Vec<&'static str> {
    let depth =
        |table: &&'static str| std::iter::successors(Tables::owner_table(table), |of| Tables::owner_table(of)).count();
    let mut tables: Vec<&'static str> = Tables::NAMES.iter().copied().filter(|table| depth(table) > 0).collect();
    tables.sort_by_key(depth);
    tables
}

/// The tables to whose records others belong, owners before what belongs to them. Every question about a deletion asks for
/// them, so they are found once.
pub(super) fn heads() -> &'static [&'static str] {
    static HEADS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let is_head = |table: &&'static str| Tables::NAMES.iter().any(|of| Tables::owner_table(of) == Some(*table));
        let roots = Tables::NAMES.iter().copied().filter(|table| !Tables::belongs(table));
        roots.chain(owned()).filter(is_head).collect()
    });
    &HEADS
}

/// The tables whose records refer to others, those to which they refer first.
pub(super) fn referring() -> Vec<&'static str> {
    fn enter(table: &'static str, begun: &mut Vec<&'static str>, order: &mut Vec<&'static str>) {
        if !begun.contains(&table) {
            begun.push(table);
            referred(table).for_each(|of| enter(of, begun, order));
            order.extend(referred(table).next().map(|_| table));
        }
    }
    let (mut begun, mut order) = (Vec::new(), Vec::new());
    Tables::NAMES.iter().for_each(|table| enter(table, &mut begun, &mut order));
    order
}

/// The tables to which the records of one refer.
fn referred(table: &str) -> impl Iterator<Item = &'static str> + use<> {
    Tables::fields_of(table).iter().filter_map(|info| info.refers)
}

impl Tables {
    /// The deletion of a record that is there, with all that belongs to it.
    pub fn deletion_of(&self, table: &str, id: Id) -> Deletion {
        let mut deletion = Deletion::default();
        let Some((table, row)) = self.any(table).and_then(|table| Some((table, table.find(id)?))) else {
            return deletion;
        };
        if row.is_deleted() {
            return deletion;
        }
        deletion.edits.push(Edit::deletion(table, row));
        let mut gone = FxHashSet::from_iter([(table.name(), id)]);
        for table in owned().into_iter().filter_map(|name| self.any(name)) {
            let before = deletion.edits.len();
            for row in table.each().filter(|row| !row.is_deleted()) {
                if row.record().belongs_to().is_some_and(|owner| gone.contains(&owner)) {
                    gone.insert((table.name(), row.id()));
                    deletion.edits.push(Edit::deletion(table, row));
                }
            }
            let found = deletion.edits.len() - before;
            if found > 0 {
                deletion.along.push((table.name(), found));
            }
        }
        deletion
    }

    /// The record to which another belongs, and its table.
    pub fn owner_in(&self, table: &str, id: Id) -> Option<(&'static str, Id)> {
        self.find(table, id)?.record().belongs_to()
    }

    /// The record itself where it is of the table `wanted`, or the one of that table to which it belongs, if need be by way
    /// of others.
    fn within(&self, wanted: &str, table: &str, id: Id) -> Option<Id> {
        let is_root = table == wanted;
        if is_root {
            return Some(id);
        }
        let (mut table, mut id) = self.owner_in(table, id)?;
        while table != wanted {
            (table, id) = self.owner_in(table, id)?;
        }
        Some(id)
    }

    /// The record that stands for itself which a record is, or to which it belongs, and the table of that; none where one
    /// between is not there.
    pub fn root_of(&self, table: &str, id: Id) -> Option<(&'static str, Id)> {
        let mut root = (self.any(table)?.name(), id);
        while Self::belongs(root.0) {
            root = self.owner_in(root.0, root.1)?;
        }
        Some(root)
    }

    /// The case that a record is, or belongs to.
    pub(super) fn case_of(&self, table: &str, id: Id) -> Option<Id> {
        self.within(Case::TABLE, table, id)
    }

    /// The cooperative that a record is, belongs to or speaks of; none where there is none, or the record is not there.
    pub fn owner_of(&self, table: &str, id: Id) -> Option<Id> {
        match table {
            Decision::TABLE => {
                let decision = &self.decisions.get(id)?.value;
                // Decisions on decisions do not go on for ever.
                (&*decision.table != Decision::TABLE)
                    .then(|| self.owner_of(&decision.table, *decision.record))
                    .flatten()
            }
            Cooperative::TABLE => Some(id),
            _ if Self::belongs(table) => self.within(Cooperative::TABLE, table, id),
            _ => {
                let spoken_of = self.spoken_of(table, id);
                let is_placed = |id: &&Id| self.cooperatives.get(**id).is_some_and(|row| row.value.district.is_some());
                spoken_of.iter().find(is_placed).or(spoken_of.first()).copied()
            }
        }
    }

    /// The cooperatives to which a record refers that belongs to none.
    pub(super) fn spoken_of(&self, table: &str, id: Id) -> Vec<Id> {
        let mut cooperatives = Vec::new();
        if let Some(row) = self.find(table, id).filter(|_| !Self::belongs(table)) {
            row.record().each_reference(&mut |of, id| cooperatives.extend((of == Cooperative::TABLE).then_some(id)));
        }
        cooperatives
    }

    /// Whether what a record belongs to is there, and what that belongs to.
    pub fn has_owners(&self, record: &dyn AnyRecord) -> bool {
        let mut owner = record.belongs_to();
        while let Some((table, id)) = owner {
            if !self.is_live(table, id) {
                return false;
            }
            owner = self.owner_in(table, id);
        }
        true
    }

    /// Whether records of a table belong to others, and are deleted with them.
    pub fn belongs(table: &str) -> bool {
        Self::owner_table(table).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Custody, CustodyKind, Date, Diagnosis, Ref, Visit, Weight};
    use crate::replica::{Row, Stamp};

    #[test]
    fn owners_come_before_what_belongs_to_them_and_no_table_is_left_out() {
        let order = owned();
        for (at, table) in order.iter().enumerate() {
            let owner = Tables::owner_table(table).unwrap();
            assert!(Tables::owner_table(owner).is_none() || order[..at].contains(&owner), "{table}");
        }
        let alone: Vec<&str> = Tables::NAMES.iter().copied().filter(|table| !order.contains(table)).collect();
        assert_eq!(
            alone,
            [
                "cooperatives",
                "tallies",
                "snapshots",
                "decisions",
                "distinctions",
                "causes",
                "indicators",
                "plans",
                "proposals",
                "finding_decisions",
                "nomenclature_matches",
                "nomenclature_rows",
                "enterprises",
                "enterprise_totals",
                "financings",
                "credit_totals",
                "trainings",
                "companions",
            ]
        );
    }

    #[test]
    fn what_is_referred_to_comes_before_what_refers_to_it() {
        let order = referring();
        for (at, table) in order.iter().enumerate() {
            let others = referred(table).filter(|of| of != table && referred(of).next().is_some());
            others.for_each(|of| assert!(order[..at].contains(&of), "{table} before {of}"));
        }
        assert!(owned().iter().all(|table| order.contains(table)));
    }

    #[test]
    fn a_cooperative_takes_all_that_belongs_to_it_along_and_says_so_its_custodies_too() {
        let (mut tables, day) = (Tables::default(), Date::default());
        let ids: Vec<Id> = (1..3).map(|number| Id::new(number, [number as u8; 10])).collect();
        for id in &ids {
            let at = |id, of: u64| Id::derived("x", id, of);
            tables.cooperatives.insert(Row::new(*id, Cooperative::default(), Stamp::default()));
            tables.cases.insert(Row::new(at(*id, 1), Case::open(*id, day), Stamp::default()));
            let found = Diagnosis {
                case: Ref::to(at(*id, 1)),
                cause: "org-1".parse().unwrap(),
                weight: Weight::Decisive,
                evidence: None,
            };
            tables.diagnoses.insert(Row::new(at(*id, 2), found, Stamp::default()));
            let visit = Visit { case: Ref::to(at(*id, 1)), ..Visit::default() };
            tables.visits.insert(Row { deleted: true, ..Row::new(at(*id, 3), visit, Stamp::default()) });
            let custody = Custody { cooperative: Ref::to(*id), thing: CustodyKind::Vehicle, ..Custody::default() };
            tables.custodies.insert(Row::new(at(*id, 4), custody, Stamp::default()));
        }
        let deletion = tables.deletion_of(Cooperative::TABLE, ids[0]);
        assert_eq!(deletion.along, [("cases", 1), ("custodies", 1), ("diagnoses", 1)]);
        assert_eq!(deletion.edits.len(), 4);
        assert!(tables.deletion_of(Cooperative::TABLE, Id::new(9, [9; 10])).edits.is_empty());
    }
}
