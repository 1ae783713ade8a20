//! Two records of one cooperative become one.
//!
//! The kept record gets the values of the sides that a person has chosen, and everything that hung on the other: its yearly
//! reports, its transitions, its cases, the declarations that it is not some third cooperative. The other is deleted, which
//! travels as a deletion, and the kept one remembers its id, so that what was once said of it can still be
//! found. All of it is one transaction, which one undo takes back. What others enter of the dropped one in the meantime is
//! handed on when somebody says that it is to stay deleted (see [`super::orphans`]).

use super::belonging::referring;
use super::change::EditOf;
use super::family::{Family, Member};
use super::packed::Edit;
use super::table::Table;
use super::tables::{TableVisitor, Tables};
use super::transaction::Transaction;
use crate::domain::united::{contradicts, filled};
use crate::domain::{Case, Cooperative, Id, KnownBy, Record, Ref};
use crate::replica::Row;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::convert::Infallible;

/// Why two records cannot be united.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UniteError {
    /// A record with itself.
    #[error("a record cannot be united with itself")]
    Same,
    /// One of them is not there, or is deleted.
    #[error("there is no cooperative {0}")]
    Missing(Id),
}

/// The fields in which both say something, and not the same: of these a person chooses. What a record stands for is no
/// matter of choice, because the united one stands for all that both did.
pub fn contradicting(one: &Cooperative, other: &Cooperative) -> Vec<usize> {
    let contradict = |at: &usize| *at != Cooperative::AT.merged_from && contradicts(one, other, *at);
    (0..Cooperative::FIELDS.len()).filter(contradict).collect()
}

/// What stands in the one record: the kept one's own value where it has one, else the other's, and of the fields in which
/// they contradict each other the other's where `takes` says so. A value that depends on another (the day on which a
/// status was declared, the village within a district) is not taken where the kept one has chosen against what it
/// depends on.
fn composed(kept: &Cooperative, dropped: &Cooperative, takes: &dyn Fn(usize) -> bool) -> Cooperative {
    let mut chosen = kept.clone();
    for at in contradicting(kept, dropped).into_iter().filter(|at| takes(*at)) {
        chosen.take(at, dropped);
    }
    let mut united = filled(&chosen, dropped, Cooperative::DEPENDENTS);
    // An invented record stays one, and a real one does not become it.
    united.fictional = kept.fictional;
    united
}

/// The transaction that unites two cooperatives in the record `keep`. Where they contradict each other, `takes` says of
/// which fields the value of `drop` is taken. It is asked for sides and never for values: whoever chose may have
/// looked at the records a while ago, and what has come into them since must not be reverted.
pub fn unite(tables: &Tables, keep: Id, drop: Id, takes: &dyn Fn(usize) -> bool) -> Result<Transaction, UniteError> {
    if keep == drop {
        return Err(UniteError::Same);
    }
    let live = |id| tables.cooperatives.get_live(id).ok_or(UniteError::Missing(id));
    let (kept, dropped) = (live(keep)?, live(drop)?);
    let heirs = Heirs::of(drop, keep);
    let united = heirs.followed(&remembering(composed(&kept.value, &dropped.value, takes), kept, dropped));
    let mut edits = vec![EditOf::change(keep, kept.value.clone(), united).into()];
    edits.extend(handed_on(tables, heirs, [keep, drop]));
    edits.push(EditOf::delete(drop, dropped.value.clone()).into());
    Ok(Transaction { edits })
}

/// The kept record with the ids of all records that it now stands for.
fn remembering(united: Cooperative, kept: &Row<Cooperative>, dropped: &Row<Cooperative>) -> Cooperative {
    let mut merged_from = kept.value.merged_from.clone();
    for id in std::iter::once(Ref::to(dropped.id)).chain(dropped.value.merged_from.iter().copied()) {
        if !merged_from.contains(&id) {
            merged_from.push(Ref::to(*id));
        }
    }
    Cooperative { merged_from, ..united }
}

/// In whose place who stands.
struct Heirs(FxHashMap<(&'static str, Id), Id>);

impl Heirs {
    /// One cooperative in the place of another.
    fn of(drop: Id, keep: Id) -> Self {
        Self(FxHashMap::from_iter([((Cooperative::TABLE, drop), keep)]))
    }

    /// Whether a record refers to something in whose place another stands.
    fn concern<R: Record>(&self, record: &R) -> bool {
        let mut found = false;
        record.references(&mut |table, id| found |= self.0.contains_key(&(table, id)));
        found
    }

    /// A record that refers to those that stand in the place of others.
    fn followed<R: Record>(&self, record: &R) -> R {
        let mut followed = record.clone();
        followed.follow(&|table, id| self.0.get(&(table, id)).copied());
        followed
    }
}

/// Whatever refers to the dropped record refers to the kept one, and what refers to that along with it, each as its table is
/// known by: what belongs to it, what names it as the other side of a merger, what was declared different from it.
fn handed_on(tables: &Tables, heirs: Heirs, united: [Id; 2]) -> Vec<Edit> {
    let mut walk = HandOn { heirs, united, edits: Vec::new() };
    for table in referring() {
        let (Some(Ok(())) | None) = tables.look(table, &mut walk);
    }
    walk.edits
}

struct HandOn {
    heirs: Heirs,
    /// The two that become one.
    united: [Id; 2],
    edits: Vec<Edit>,
}

impl HandOn {
    /// The rows that refer to something in whose place another stands.
    fn concerned<'t, R: Record>(&self, table: &'t Table<R>) -> Vec<&'t Row<R>> {
        let is_united = |row: &Row<R>| R::TABLE == Cooperative::TABLE && self.united.contains(&row.id);
        table.live().filter(|row| self.heirs.concern(&row.value) && !is_united(row)).collect()
    }

    /// Takes note of the rows in whose place others stand, as what they are known by has changed.
    fn rename<R: Record>(&mut self, table: &Table<R>, rows: &[&Row<R>]) {
        let mut taken = FxHashSet::default();
        for row in rows {
            let moved = self.heirs.followed(&row.value);
            let id = match R::KNOWN_BY {
                KnownBy::Derived { id, .. } => id(&moved),
                KnownBy::Numbered(id) => {
                    moved.owner().filter(|owner| Some(*owner) != row.value.owner()).and_then(|owner| {
                        let free = |id: &Id| table.get(*id).is_none() && !taken.contains(id);
                        (1..).map(|number| id(owner, number)).find(free)
                    })
                }
                KnownBy::Drawn | KnownBy::Content => None,
            };
            if let Some(id) = id.filter(|id| *id != row.id) {
                taken.insert(id);
                self.heirs.0.insert((R::TABLE, row.id), id);
            }
        }
    }
}

impl TableVisitor for HandOn {
    type Error = Infallible;

    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
        let mut rows = self.concerned(table);
        self.rename(table, &rows);
        // Records of one table may refer to each other.
        if R::FIELDS.iter().any(|info| info.refers == Some(R::TABLE)) {
            rows = self.concerned(table);
        }
        for row in rows {
            let moved = self.heirs.followed(&row.value);
            let heir = self.heirs.0.get(&(R::TABLE, row.id)).copied();
            match (R::KNOWN_BY, heir) {
                (KnownBy::Content, _) => self.edits.push(moved_once(table, row, moved)),
                (KnownBy::Derived { join, .. }, Some(id)) => {
                    let kept = table.get_live(id).map(|kept| kept.value.clone());
                    let united = kept.as_ref().map_or_else(|| moved.clone(), |kept| join(kept, &moved));
                    if kept.as_ref() != Some(&united) {
                        self.edits.push(EditOf::of(id, kept, Some(united)).into());
                    }
                    self.edits.push(EditOf::delete(row.id, row.value.clone()).into());
                }
                // That two are different which are one has turned out to be wrong.
                (KnownBy::Derived { id, .. }, None) if id(&moved).is_none() => {
                    self.edits.push(EditOf::delete(row.id, row.value.clone()).into());
                }
                (KnownBy::Numbered(_), Some(id)) => {
                    self.edits.push(EditOf::create(id, moved).into());
                    self.edits.push(EditOf::delete(row.id, row.value.clone()).into());
                }
                _ => self.edits.push(EditOf::change(row.id, row.value.clone(), moved).into()),
            }
        }
        Ok(())
    }
}

/// A row becomes that, unless there is one that says all of it already.
fn moved_once<R: Record>(table: &Table<R>, row: &Row<R>, moved: R) -> Edit {
    let known = table.live().any(|other| other.value == moved);
    EditOf::of(row.id, Some(row.value.clone()), (!known).then_some(moved)).into()
}

/// What others entered of a cooperative while it was united with the kept one goes to that.
pub(super) fn hand_on(tables: &Tables, keep: &Row<Cooperative>, family: &Family) -> Vec<Edit> {
    let hand = Hand { tables, keep: keep.id, family, heirs: Heirs::of(family.head.1, keep.id) };
    let entered: Vec<&Member> = family.members.iter().filter(|member| family.loses(member)).collect();
    let case_of = |member: &&Member| tables.case_of(member.table, member.id);
    let mut cases: BTreeSet<Id> = entered.iter().filter_map(case_of).collect();
    for member in entered.iter().filter(|member| member.table == Case::TABLE) {
        cases.remove(&member.id);
    }
    let edits = entered.into_iter().flat_map(|member| hand.on(member));
    edits.chain(cases.into_iter().flat_map(|case| hand.deleted_case(case))).collect()
}

/// The record no longer stands for the other.
pub(super) fn forget(keep: &Row<Cooperative>, other: Id) -> Edit {
    let merged_from = keep.value.merged_from.iter().copied().filter(|id| *id != other).collect();
    EditOf::change(keep.id, keep.value.clone(), Cooperative { merged_from, ..keep.value.clone() }).into()
}

/// Hands what belonged to one cooperative on to another.
struct Hand<'t> {
    tables: &'t Tables,
    keep: Id,
    family: &'t Family,
    heirs: Heirs,
}

impl Hand<'_> {
    /// A record that belongs to the one to which all is handed on, and refers to it where it referred to the other.
    fn moved<R: Record>(&self, record: &R) -> R {
        let mut moved = self.heirs.followed(record);
        moved.set_owner(self.keep);
        moved
    }

    fn on(&self, member: &Member) -> Vec<Edit> {
        let mut one = HandOne { hand: self, member, edits: Vec::new() };
        let (Some(Ok(())) | None) = self.tables.look(member.table, &mut one);
        one.edits
    }

    /// What the uniting itself has put into a record gives way to what was written in the meantime.
    fn over_copies<R: Record>(&self, kept: &Row<R>, mut united: R, theirs: &R) -> R {
        let copied = (0..R::FIELDS.len()).filter(|field| self.family.deaths.contains(&kept.stamps.of(*field)));
        copied.for_each(|field| united.take(field, theirs));
        united
    }

    /// The one record becomes that, and the other goes.
    fn become_one<R: Record>(&self, row: &Row<R>, id: Id, kept: Option<&Row<R>>, united: R) -> Vec<Edit> {
        let gone: Edit = EditOf::delete(row.id, row.value.clone()).into();
        let becomes = kept.is_none_or(|kept| kept.value != united);
        let united = EditOf::of(id, kept.map(|kept| kept.value.clone()), Some(united));
        becomes.then(|| united.into()).into_iter().chain([gone]).collect()
    }

    /// A case in which there is something new goes along. Where it was deleted, taking that back deletes it again.
    fn deleted_case(&self, case: Id) -> Vec<Edit> {
        let Some(row) = self.tables.cases.get(case) else { return Vec::new() };
        let moved = self.moved(&row.value);
        vec![EditOf::create(row.id, row.value.clone()).into(), EditOf::change(row.id, row.value.clone(), moved).into()]
    }
}

/// Hands one record on.
struct HandOne<'h> {
    hand: &'h Hand<'h>,
    member: &'h Member,
    edits: Vec<Edit>,
}

impl TableVisitor for HandOne<'_> {
    type Error = Infallible;

    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
        let hand = self.hand;
        if R::OWNER != Some(Cooperative::TABLE) {
            // It stays with what it belongs to.
            self.edits.extend(hand.family.say(hand.tables, self.member, false));
            return Ok(());
        }
        let Some(row) = table.get(self.member.id) else { return Ok(()) };
        let moved = hand.moved(&row.value);
        match R::KNOWN_BY {
            // One with a number keeps the one under which it was begun.
            KnownBy::Drawn | KnownBy::Numbered(_) => {
                self.edits.push(EditOf::change(row.id, row.value.clone(), moved).into());
            }
            KnownBy::Content => self.edits.push(moved_once(table, row, moved)),
            KnownBy::Derived { id, join } => {
                let id = id(&moved).unwrap_or(row.id);
                let kept = table.get_live(id);
                let joined = |kept: &Row<R>| hand.over_copies(kept, join(&kept.value, &moved), &moved);
                let united = kept.map_or_else(|| moved.clone(), joined);
                self.edits.extend(hand.become_one(row, id, kept, united));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
