//! Questions that a record alone does not tell: those that are open again, because whoever had answered them has taken
//! the answer back, and those about records that were deleted while others wrote something of them.
//!
//! A decision replaces the values between which it chooses, for everyone who hears of it, and no undoing brings
//! these back: who has seen them replaced holds them for over. What travels instead is the taking back itself. Its
//! transaction deletes the [`Decision`], which remembers the values, and writes the field once more with the value
//! that had stood; both bear one stamp. So a question is open again where a decision was deleted and what was written
//! with that still stands in its field, or stands aside. Whoever writes the field anew, be it by another decision,
//! closes it for good, in whatever order the records come. Of the others see [`super::orphans`].

use super::conflict::{Conflict, Contender, DELETION, conflict_of, contenders, number_of};
use super::family::Family;
use super::table::Table;
use super::tables::{BothVisitor, TableVisitor, Tables};
use crate::domain::{Decision, Id, Record};
use crate::replica::{DELETED, Fields, Row, Stamp};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

/// What is asked of some records beyond what they tell themselves.
#[derive(Debug, Clone, Default)]
pub struct OpenQuestions {
    /// By table and record.
    fields: BTreeMap<(&'static str, Id), Fields>,
    /// The values between which a decision had chosen, latest first, and after them what others implied.
    values: BTreeMap<Conflict, Vec<Contender>>,
    /// Records of which it is asked again whether they are deleted, and when that answer was taken back.
    taken_back: BTreeSet<(&'static str, Id, Stamp)>,
    /// Records whose deletion is asked about, and settled, together with that of what they belong to.
    orphans: BTreeSet<(&'static str, Id)>,
}

impl OpenQuestions {
    /// Whether nothing is asked beyond what records tell.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Whether anything further is asked of a record.
    pub(super) fn has<R: Record>(&self, id: Id) -> bool {
        !self.fields.is_empty() && self.fields.contains_key(&(R::TABLE, id))
    }

    /// The fields of a record about which a person must decide.
    pub fn conflicts<R: Record>(&self, row: &Row<R>) -> Fields {
        let at = (R::TABLE, row.id);
        let open_questions = self.fields.get(&at).copied().unwrap_or(Fields::NONE);
        let asked = row.asked_of(row.disputed().or(open_questions));
        if self.orphans.contains(&at) { asked.without(DELETED) } else { asked }
    }

    /// Whether an answer to the question whether a record is deleted was taken back at that stamp.
    pub(super) fn was_taken_back(&self, (table, id): (&'static str, Id), at: Stamp) -> bool {
        self.taken_back.contains(&(table, id, at))
    }

    /// Asks whether a record is deleted to which something belongs that somebody wants to be there.
    pub(super) fn ask_about(&mut self, family: &Family) {
        let Some(there) = family.last_said_to_be_there() else { return };
        let (table, id) = family.head;
        let fields = self.fields.entry(family.head).or_insert(Fields::NONE);
        *fields = fields.with(DELETED);
        let said = Contender::new(there, false.into());
        self.values.entry(Conflict { table, id, field: DELETION }).or_default().push(said);
        self.orphans.extend(family.orphans().map(|member| (member.table, member.id)));
    }

    /// The values between which a further question asks to choose, as far as the record does not tell.
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
    pub(super) fn reopened(&self) -> OpenQuestions {
        let mut open_questions = OpenQuestions::default();
        for row in self.decisions.rows().iter().filter(|row| row.deleted) {
            let mut find = Find { decision: &row.value, at: row.stamps.of(Row::<Decision>::DELETED), open_questions };
            let (Some(Ok(())) | None) = self.look(&row.value.table, &mut find);
            open_questions = find.open_questions;
        }
        open_questions
    }
}

/// Looks for the field of a decision that was taken back at that stamp.
struct Find<'d> {
    decision: &'d Decision,
    at: Stamp,
    open_questions: OpenQuestions,
}

impl TableVisitor for Find<'_> {
    type Error = Infallible;

    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
        let found = table.get(*self.decision.record).zip(number_of::<R>(&self.decision.field));
        let Some((row, field)) = found.filter(|(row, field)| row.dots(*field).any(|dot| dot.stamp == self.at)) else {
            return Ok(());
        };
        let values = values(self.decision);
        if contenders(row, field, values.iter()).len() > 1 {
            let fields = self.open_questions.fields.entry((R::TABLE, row.id)).or_insert(Fields::NONE);
            *fields = fields.with(field);
            self.open_questions.values.entry(conflict_of::<R>(row.id, field)).or_default().extend(values);
            if field == DELETED {
                self.open_questions.taken_back.insert((R::TABLE, row.id, self.at));
            }
        }
        Ok(())
    }
}

/// The questions that have come, and those that were answered, between two states of some records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// What has turned of the records of which something further was or is asked. `before` holds those records of which
/// anything has changed, as they were; `created` says which were not there.
pub(super) fn turned(
    was: &OpenQuestions,
    is: &OpenQuestions,
    before: &Tables,
    tables: &Tables,
    created: &dyn Fn(&str, Id) -> bool,
) -> Vec<Turned> {
    let mut compare = Compare { was, is, created, list: Vec::new() };
    before.visit_both(tables, &mut compare);
    compare.list
}

struct Compare<'c> {
    was: &'c OpenQuestions,
    is: &'c OpenQuestions,
    created: &'c dyn Fn(&str, Id) -> bool,
    list: Vec<Turned>,
}

impl BothVisitor for Compare<'_> {
    fn visit<R: Record>(&mut self, before: &Table<R>, now: &Table<R>) {
        let concerned = [self.was, self.is]
            .into_iter()
            .flat_map(|open_questions| open_questions.fields.keys().chain(&open_questions.orphans));
        let mut ids: Vec<Id> = concerned.filter(|at| at.0 == R::TABLE).map(|at| at.1).collect();
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
