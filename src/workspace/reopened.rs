//! Questions that are open again, because whoever had answered them has taken the answer back.
//!
//! A decision replaces the values between which it chooses, for everyone who hears of it, and no undoing brings
//! these back: who has seen them replaced holds them for over. What travels instead is the taking back itself. Its
//! transaction deletes the [`Decision`], which remembers the values, and writes the field once more with the value
//! that had stood; both bear one stamp. So a question is open again where a decision was deleted and what was written
//! with that still stands in its field, or stands aside. Whoever writes the field anew, be it by another decision,
//! closes it for good, in whatever order the records come.

use super::conflict::{Conflict, Contender, conflict_of, contenders, number_of};
use super::table::Table;
use super::tables::{BothVisitor, TableVisitor, Tables};
use crate::domain::{Decision, Id, Record};
use crate::replica::{Fields, Row, Stamp};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::convert::Infallible;

/// The questions of some records that are open again.
#[derive(Debug, Clone, Default)]
pub struct Reopened {
    /// By table and record.
    fields: BTreeMap<(&'static str, Id), Fields>,
    /// The values between which a decision had chosen, latest first.
    values: BTreeMap<Conflict, Vec<Contender>>,
}

impl Reopened {
    /// Whether any question of a record is open again.
    pub(super) fn has<R: Record>(&self, id: Id) -> bool {
        !self.fields.is_empty() && self.fields.contains_key(&(R::TABLE, id))
    }

    /// The fields of a record about which a person must decide.
    pub fn conflicts<R: Record>(&self, row: &Row<R>) -> Fields {
        match self.fields.get(&(R::TABLE, row.id)) {
            Some(fields) => row.asked_of(row.disputed().or(*fields)),
            None => row.conflicts(),
        }
    }

    /// The values between which a question that is open again had asked to choose.
    pub(super) fn values(&self, conflict: Conflict) -> impl Iterator<Item = &Contender> {
        self.values.get(&conflict).into_iter().flatten()
    }
}

/// A value that was rejected, as decisions keep it.
#[derive(Deserialize)]
struct Rejected {
    value: Value,
    stamp: Stamp,
}

/// All values between which a decision chose.
fn values(decision: &Decision) -> Vec<Contender> {
    let rejected: Vec<Rejected> = serde_json::from_str(&decision.rejected).unwrap_or_default();
    let mut values: Vec<_> = rejected.into_iter().map(|one| Contender::new(one.stamp, one.value)).collect();
    let stamp = decision.chosen_stamp.as_ref().and_then(|stamp| stamp.parse().ok());
    let chosen = stamp.zip(serde_json::from_str(&decision.chosen).ok());
    values.extend(chosen.map(|(stamp, value)| Contender::new(stamp, value)));
    values.sort_by_key(|contender| std::cmp::Reverse(contender.stamp));
    values
}

impl Tables {
    /// The questions whose answer was taken back, and that nobody has answered since.
    pub fn reopened(&self) -> Reopened {
        let mut reopened = Reopened::default();
        for row in self.decisions.rows().iter().filter(|row| row.deleted) {
            let mut find = Find { decision: &row.value, at: row.stamps.of(Row::<Decision>::DELETED), reopened };
            let (Some(Ok(())) | None) = self.look(&row.value.table, &mut find);
            reopened = find.reopened;
        }
        reopened
    }
}

/// Looks for the field of a decision that was taken back at that stamp.
struct Find<'d> {
    decision: &'d Decision,
    at: Stamp,
    reopened: Reopened,
}

impl TableVisitor for Find<'_> {
    type Error = Infallible;

    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
        let found = table.get(self.decision.record).zip(number_of::<R>(&self.decision.field));
        let Some((row, field)) = found.filter(|(row, field)| row.dots(*field).any(|dot| dot.stamp == self.at)) else {
            return Ok(());
        };
        let values = values(self.decision);
        if contenders(row, field, values.iter()).len() > 1 {
            let fields = self.reopened.fields.entry((R::TABLE, row.id)).or_insert(Fields::NONE);
            *fields = fields.with(field);
            self.reopened.values.entry(conflict_of::<R>(row.id, field)).or_default().extend(values);
        }
        Ok(())
    }
}

/// The questions that have come, and those that were answered, between two states of some records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turned {
    /// The table.
    pub table: &'static str,
    /// The record.
    pub id: Id,
    /// Whether the record was there before.
    pub was_there: bool,
    /// Fields about which a person must now decide, and had not before.
    pub asked: Fields,
    /// Fields about which a person had to decide, and need not now.
    pub answered: Fields,
}

/// What has turned of the records of which a question was or is open again. `before` holds those records of which
/// anything has changed, as they were; `created` says which were not there.
pub(super) fn turned(
    was: &Reopened,
    is: &Reopened,
    before: &Tables,
    tables: &Tables,
    created: &dyn Fn(&str, Id) -> bool,
) -> Vec<Turned> {
    let mut compare = Compare { was, is, created, list: Vec::new() };
    if !was.fields.is_empty() || !is.fields.is_empty() {
        before.visit_both(tables, &mut compare);
    }
    compare.list
}

struct Compare<'c> {
    was: &'c Reopened,
    is: &'c Reopened,
    created: &'c dyn Fn(&str, Id) -> bool,
    list: Vec<Turned>,
}

impl BothVisitor for Compare<'_> {
    fn visit<R: Record>(&mut self, before: &Table<R>, now: &Table<R>) {
        let mut ids: Vec<Id> =
            self.was.fields.keys().chain(self.is.fields.keys()).filter(|at| at.0 == R::TABLE).map(|at| at.1).collect();
        ids.sort_unstable();
        ids.dedup();
        for row in ids.into_iter().filter_map(|id| now.get(id)) {
            let was_there = !(self.created)(R::TABLE, row.id);
            let had = before.get(row.id).unwrap_or(row);
            let had = if was_there { self.was.conflicts(had) } else { Fields::NONE };
            let has = self.is.conflicts(row);
            self.list.push(Turned {
                table: R::TABLE,
                id: row.id,
                was_there,
                asked: has.minus(had),
                answered: had.minus(has),
            });
        }
    }
}
