//! What belongs to a cooperative or a case that is deleted, and shares its fate.
//!
//! Who deletes a cooperative deletes all that belongs to it in the same transaction, so under the same stamp. Who did
//! not know of that may have changed the cooperative, or entered a report, or a visit in one of its cases. Then both
//! questions are one, whether the cooperative is deleted, and so is the answer: *there* brings back what was deleted
//! with it, *deleted* deletes also what was entered since; or, where it was united with another, hands that on to it.
//!
//! Nothing is kept of this when files are merged. A record that is there although that to which it belongs is deleted
//! tells by itself that its author did not know, for no command leaves it like this; so everyone who has the same
//! records asks the same, in whatever order they have come.

use super::belonging::owned;
use super::conflict::{Conflict, DELETION};
use super::further::Further;
use super::packed::Edit;
use super::table::Table;
use super::tables::{TableVisitor, Tables};
use super::{EditOf, Transaction, unite};
use crate::domain::{Case, Cooperative, Decision, Id, Record};
use crate::replica::{DELETED, Row, Stamp};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use std::collections::BTreeMap;
use std::convert::Infallible;

/// A cooperative or a case of which somebody says that it is deleted, and what belongs to it.
#[derive(Debug)]
pub(super) struct Family {
    /// The table and the record.
    pub head: (&'static str, Id),
    deleted: bool,
    /// The stamps under which it was deleted.
    pub deaths: Vec<Stamp>,
    /// What belongs to it, deleted or not.
    pub members: Vec<Member>,
}

/// A record that belongs to another.
#[derive(Debug)]
pub(super) struct Member {
    /// The table.
    pub table: &'static str,
    /// The record.
    pub id: Id,
    deleted: bool,
    /// Whether different things are said of its deletion.
    disputed: bool,
    /// Whether it was deleted together with its head.
    along: bool,
    /// When it was last said to be there.
    there: Option<Stamp>,
}

impl Family {
    /// The members that somebody wants to be there who did not know that the head was deleted.
    pub fn orphans(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| self.is_orphan(member))
    }

    fn is_orphan(&self, member: &Member) -> bool {
        self.deleted && !member.deleted || member.disputed && member.along
    }

    /// Whether a member is lost for somebody when the head is deleted.
    pub fn loses(&self, member: &Member) -> bool {
        !member.deleted || self.is_orphan(member)
    }

    /// When one of its orphans was last said to be there; none where it has none.
    pub fn last_said_to_be_there(&self) -> Option<Stamp> {
        self.orphans().filter_map(|member| member.there).max()
    }

    fn take<R: Record>(&mut self, row: &Row<R>) {
        let dots: Vec<(Stamp, bool)> = row.dots(DELETED).map(|dot| (dot.stamp, dot.deleted)).collect();
        self.members.push(Member {
            table: R::TABLE,
            id: row.id,
            deleted: row.deleted,
            disputed: is_disputed(row),
            along: dots.iter().any(|(stamp, deleted)| *deleted && self.deaths.contains(stamp)),
            there: dots.iter().filter(|(_, deleted)| !deleted).map(|(stamp, _)| *stamp).max(),
        });
    }
}

/// A record as the head of a family, if it is deleted for somebody, or was until that was taken back.
fn head<R: Record>(row: &Row<R>, further: &Further) -> Option<Family> {
    let deletes = |stamp, deleted| deleted || further.was_taken_back::<R>(row.id, stamp);
    if row.rivals.is_empty() && !deletes(row.stamps.of(DELETED), row.deleted) {
        return None;
    }
    let deaths: Vec<Stamp> =
        row.dots(DELETED).filter(|dot| deletes(dot.stamp, dot.deleted)).map(|dot| dot.stamp).collect();
    let head = (R::TABLE, row.id);
    (!deaths.is_empty()).then_some(Family { head, deleted: row.deleted, deaths, members: Vec::new() })
}

/// Whether different things are said of a record's deletion.
fn is_disputed<R: Record>(row: &Row<R>) -> bool {
    !row.rivals.is_empty() && row.dots(DELETED).any(|dot| dot.deleted != row.deleted)
}

/// Families by the ids to which their members refer.
struct Gathering {
    families: Vec<Family>,
    by_id: FxHashMap<Id, usize>,
}

impl TableVisitor for Gathering {
    type Error = Infallible;
    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
        for row in table.rows() {
            let family = row.value.owner().and_then(|owner| self.by_id.get(&owner).copied());
            if let Some(family) = family {
                self.families[family].take(row);
                // What belongs to this is of the same family.
                self.by_id.entry(row.id).or_insert(family);
            }
        }
        Ok(())
    }
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
        self.field == DELETION && [Cooperative::TABLE, Case::TABLE].contains(&self.table)
    }
}

impl Tables {
    /// What is deleted for somebody, with all that belongs to it; of one cooperative, or of all. A case is its own
    /// head only while its cooperative is none. `further` are the questions that are open again.
    pub(super) fn families(&self, of: Option<Id>, further: &Further) -> Vec<Family> {
        let mut families: Vec<Family> = match of {
            Some(id) => self.cooperatives.get(id).and_then(|row| head(row, further)).into_iter().collect(),
            None => self.cooperatives.rows().iter().filter_map(|row| head(row, further)).collect(),
        };
        let gone: FxHashSet<Id> = families.iter().map(|family| family.head.1).collect();
        let stands_alone = |row: &&Row<Case>| {
            of.is_none_or(|id| row.value.cooperative == id) && !gone.contains(&row.value.cooperative)
        };
        families.extend(self.cases.rows().iter().filter(stands_alone).filter_map(|row| head(row, further)));
        self.gather(families)
    }

    /// The families of the records about whose deletion questions are.
    fn families_of(&self, conflicts: &[Conflict], further: &Further) -> Vec<Family> {
        let of = |table| conflicts.iter().filter(move |one| one.table == table && one.decides_for_others());
        let cooperatives = of(Cooperative::TABLE).filter_map(|one| head(self.cooperatives.get(one.id)?, further));
        let cases = of(Case::TABLE).filter_map(|one| head(self.cases.get(one.id)?, further));
        // A case of one of these cooperatives is also the head of its own, so they are gathered apart.
        let mut families = self.gather(cooperatives.collect());
        families.extend(self.gather(cases.collect()));
        families
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
        let mut gathering = Gathering { families, by_id };
        for table in owned() {
            let (Some(Ok(())) | None) = self.look(table, &mut gathering);
        }
        gathering.families
    }

    /// What others entered of the records about whose deletion these questions are, by the question; nothing of those that
    /// are about a record alone.
    pub(super) fn orphans_of(&self, conflicts: &[Conflict], further: &Further) -> BTreeMap<Conflict, Orphans> {
        let families = self.families_of(conflicts, further);
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
                let heir = heirs.entry(*head).or_insert(row);
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
        let mut edits: Vec<Edit> = members.filter_map(|member| self.say(&family, member, deleted)).collect();
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
        let is_asked = |table, id| match table {
            Cooperative::TABLE => self.cooperatives.get(id).is_some_and(|row| row.deleted || is_disputed(row)),
            Case::TABLE => self.cases.get(id).is_some_and(|row| row.deleted || is_disputed(row)),
            _ => false,
        };
        let written = transaction.edits.iter().filter_map(|edit| Some((edit.table(), edit.keeps()?)));
        let asked = written.filter(|(table, id)| is_asked(table, *id));
        asked.flat_map(|(table, id)| self.followers(Conflict { table, id, field: DELETION }, &false.into())).collect()
    }

    /// Says of a member whether it is deleted. Of an orphan the taking back of that says that it is there, whatever
    /// stands: by that it is still known to be one.
    pub(super) fn say(&self, family: &Family, member: &Member, deleted: bool) -> Option<Edit> {
        struct Say {
            id: Id,
            was_there: bool,
            deleted: bool,
            edit: Option<Edit>,
        }
        impl TableVisitor for Say {
            type Error = Infallible;
            fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
                let value = table.get(self.id).map(|row| row.value.clone());
                let [before, after] = [self.was_there, !self.deleted].map(|there| value.clone().filter(|_| there));
                self.edit = value.map(|_| EditOf::of(self.id, before, after).into());
                Ok(())
            }
        }
        let mut say = Say { id: member.id, was_there: family.loses(member), deleted, edit: None };
        let (Some(Ok(())) | None) = self.look(member.table, &mut say);
        say.edit
    }
}

#[cfg(test)]
mod tests;
