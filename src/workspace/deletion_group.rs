//! What belongs to something that is deleted (a cooperative, a case, a row of a plan), and shares its fate.
//!
//! Who deletes a cooperative deletes all that belongs to it in the same transaction, so under the same stamp. Who did
//! not know of that may have changed the cooperative, or entered a report, or a visit in one of its cases. Then both
//! questions are one, whether the cooperative is deleted, and so is the answer: *there* brings back what was deleted
//! with it, *deleted* deletes also what was entered since; or, where it was united with another, hands that on to it.
//!
//! Nothing is kept of this when files are merged. A record that is there although that to which it belongs is deleted
//! tells by itself that its author did not know, for no command leaves it like this; so everyone who has the same
//! records asks the same, in whatever order they have come.

use super::belonging::{heads, owned};
use super::conflict::{Conflict, DELETION};
use super::family::{Family, Member, is_disputed, said_of_deletion};
use super::open_questions::OpenQuestions;
use super::packed::Edit;
use super::tables::Tables;
use super::transaction::Transaction;
use super::unite;
use crate::domain::{Cooperative, Decision, Id, Record};
use crate::replica::{AnyRow, Row, Stamp};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use std::collections::BTreeMap;

/// A record as the head of a family, if it is deleted for somebody, or was until that was taken back.
fn head(table: &'static str, row: &dyn AnyRow, open_questions: &OpenQuestions) -> Option<Family> {
    let head = (table, row.id());
    let deletes = |(stamp, deleted): &(Stamp, bool)| *deleted || open_questions.was_taken_back(head, *stamp);
    let deaths: Vec<Stamp> = said_of_deletion(row).filter(deletes).map(|(stamp, _)| stamp).collect();
    (!deaths.is_empty()).then_some(Family { head, deleted: row.is_deleted(), deaths, members: Vec::new() })
}

/// What others entered of something that was deleted without their knowledge.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Orphans {
    /// How many records, by table.
    pub counts: Vec<(&'static str, usize)>,
    /// The cooperative with which theirs was united, if it is not simply deleted.
    pub heir: Option<Id>,
}

impl Conflict {
    /// Whether the answer goes also for other records, which belong to this one.
    pub fn decides_for_others(&self) -> bool {
        self.field == DELETION && heads().contains(&self.table)
    }
}

impl Tables {
    /// What is asked beyond what records tell themselves.
    pub fn open_questions(&self) -> OpenQuestions {
        let mut open_questions = self.reopened();
        self.families(None, &open_questions).iter().for_each(|family| open_questions.ask_about(family));
        open_questions
    }

    /// What bears on a question: for whether a record is deleted, also what is asked of that to which it belongs. That is
    /// so, too, for a field of what is deleted, as it is asked about only while the former is.
    pub(super) fn open_questions_about(&self, conflict: Conflict) -> OpenQuestions {
        let mut open_questions = self.reopened();
        let concerns_deletion = conflict.field == DELETION || self.is_deleted(conflict.table, conflict.id);
        let root = self.root_of(conflict.table, conflict.id).filter(|_| concerns_deletion);
        let families = root.map(|root| self.families(Some(root), &open_questions)).unwrap_or_default();
        families.iter().for_each(|family| open_questions.ask_about(family));
        open_questions
    }

    /// What is deleted for somebody, with all that belongs to it; of all, or of one record that stands for itself and of what
    /// belongs to it. A record is a head of its own only while what it belongs to is none. `open_questions` are the questions
    /// that are open again.
    fn families(&self, of: Option<(&'static str, Id)>, open_questions: &OpenQuestions) -> Vec<Family> {
        let mut families: Vec<Family> = Vec::new();
        let mut gone = FxHashSet::default();
        let mut wanted = of.map(|(_, id)| FxHashSet::from_iter([id]));
        for table in heads().iter().filter_map(|name| self.any(name)) {
            let named = of.filter(|_| !Self::belongs(table.name())).map(|(_, id)| table.number(id));
            let numbers = named.map_or(0..table.count(), |number| number.map_or(0..0, |number| number..number + 1));
            for number in numbers {
                let (row, owner) = (table.row(number), table.owner(number));
                if let (Some(wanted), Some(owner)) = (&mut wanted, owner) {
                    if !wanted.contains(&owner) {
                        continue;
                    }
                    wanted.insert(row.id());
                }
                let is_within = owner.is_some_and(|owner| gone.contains(&owner));
                let family = head(table.name(), row, open_questions).filter(|_| !is_within);
                if is_within || family.is_some() {
                    gone.insert(row.id());
                }
                families.extend(family);
            }
        }
        self.gather(families)
    }

    /// The families of the records about whose deletion questions are.
    fn families_of(&self, conflicts: &[Conflict], open_questions: &OpenQuestions) -> Vec<Family> {
        let of_table = |name: &'static str| {
            let of = conflicts.iter().filter(|one| one.table == name && one.field == DELETION);
            let found = of.filter_map(|one| head(name, self.find(name, one.id)?, open_questions)).collect();
            // A case of one of these cooperatives is also the head of its own, so they are gathered apart.
            self.gather(found)
        };
        heads().iter().copied().flat_map(of_table).collect()
    }

    fn family_of(&self, conflict: Conflict) -> Option<Family> {
        self.families_of(&[conflict], &self.reopened()).pop()
    }

    fn gather(&self, families: Vec<Family>) -> Vec<Family> {
        let by_id: FxHashMap<Id, usize> = families.iter().zip(0..).map(|(family, at)| (family.head.1, at)).collect();
        if by_id.is_empty() {
            return families;
        }
        // That a deleted cooperative is not the same as another is no harm, and is not deleted with it.
        let (mut families, mut by_id) = (families, by_id);
        for table in owned().into_iter().filter_map(|name| self.any(name)) {
            for number in 0..table.count() {
                let Some(family) = table.owner(number).and_then(|owner| by_id.get(&owner).copied()) else { continue };
                let row = table.row(number);
                families[family].take(table.name(), row);
                // What belongs to this is of the same family.
                by_id.entry(row.id()).or_insert(family);
            }
        }
        families
    }

    /// What others entered of the records about whose deletion these questions are, by the question; nothing of those that
    /// are about a record alone.
    pub(super) fn orphans_of(
        &self,
        conflicts: &[Conflict],
        open_questions: &OpenQuestions,
    ) -> BTreeMap<Conflict, Orphans> {
        let families = self.families_of(conflicts, open_questions);
        let heirs = self.heirs_of(&families);
        let of = |family: &Family| {
            let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
            family.orphans().for_each(|member| *counts.entry(member.table).or_default() += 1);
            let heir = heirs.get(&family.head.1).map(|heir| heir.id);
            let orphans = Orphans { counts: counts.into_iter().collect(), heir };
            let (table, id) = family.head;
            (!orphans.counts.is_empty()).then_some((Conflict { table, id, field: DELETION }, orphans))
        };
        families.iter().filter_map(of).collect()
    }

    /// The cooperatives with which the heads of families were united, by the head. Of several the one with the first id:
    /// records lie in another order at every office, and all must hand on to the same.
    fn heirs_of(&self, families: &[Family]) -> FxHashMap<Id, &Row<Cooperative>> {
        let of_cooperatives = families.iter().filter(|family| family.head.0 == Cooperative::TABLE);
        let heads: FxHashSet<Id> = of_cooperatives.map(|family| family.head.1).collect();
        let mut heirs: FxHashMap<Id, &Row<Cooperative>> = FxHashMap::default();
        for row in self.cooperatives.live().filter(|_| !heads.is_empty()) {
            for head in row.value.merged_from.iter().filter(|id| heads.contains(id)) {
                let heir = heirs.entry(**head).or_insert(row);
                if row.id < heir.id {
                    *heir = row;
                }
            }
        }
        heirs
    }

    /// The cooperative with which the head of a family was united.
    pub(super) fn heir_of(&self, family: &Family) -> Option<&Row<Cooperative>> {
        self.heirs_of(std::slice::from_ref(family)).remove(&family.head.1)
    }

    /// What the answer to a question of deletion does to all that belongs to the record. What was deleted with it is
    /// deleted anew, so that it comes back with it if that answer is taken back.
    pub(super) fn followers(&self, conflict: Conflict, deleted: &Value) -> Vec<Edit> {
        let Some((family, deleted)) = self.family_of(conflict).zip(deleted.as_bool()) else { return Vec::new() };
        let heir = self.heir_of(&family).filter(|_| deleted);
        let inherited = |member: &&Member| heir.is_some() && family.loses(member);
        let concerned = |member: &&Member| {
            member.along || member.disputed && family.is_orphan(member) || deleted && family.loses(member)
        };
        let members = family.members.iter().filter(concerned).filter(|member| !inherited(member));
        let mut edits: Vec<Edit> = members.filter_map(|member| family.say(self, member, deleted)).collect();
        match heir {
            Some(heir) => edits.extend(unite::hand_on(self, heir, &family)),
            None if deleted => {}
            None => edits.extend(self.heir_of(&family).map(|heir| unite::forget(heir, conflict.id))),
        }
        edits
    }

    /// What comes back with records that a transaction writes although they are deleted, or while it is asked whether they
    /// are: who writes one wants it to be there, as if he had answered so, with what was deleted along with it.
    pub(super) fn brought_back(&self, transaction: &Transaction) -> Vec<Edit> {
        // An answer says so itself.
        if transaction.edits.iter().any(|edit| edit.table() == Decision::TABLE) {
            return Vec::new();
        }
        let is_asked = |table: &str, id| {
            let row = heads().contains(&table).then(|| self.find(table, id)).flatten();
            row.is_some_and(|row| row.is_deleted() || is_disputed(row))
        };
        let written = transaction.edits.iter().filter_map(|edit| Some((edit.table(), edit.keeps()?)));
        let asked = written.filter(|(table, id)| is_asked(table, *id));
        asked.flat_map(|(table, id)| self.followers(Conflict { table, id, field: DELETION }, &false.into())).collect()
    }
}

#[cfg(test)]
mod tests;
