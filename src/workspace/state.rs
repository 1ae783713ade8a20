//! The workspace: tables, clock, version vector, index and history, and the one way to change them.

use super::looked::Looked;
use super::merge::{Account, Merged, Source, Theirs, merge, put_in};
use super::packed::{Edit, Patch};
use super::tables::Tables;
use super::versions::Versions;
use super::{Choice, Chooser, Conflict, History, Index, SettleError, Transaction, Viewpoint};
use crate::domain::{AreaCode, Cooperative, Date, Id, Nik};
use crate::replica::{Clock, Knowledge, ReplicaId, Row, Stamp, horizon};
use rustc_hash::FxHashSet;

/// What a transaction wrote, and when: the unit of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The stamp of all its changes.
    pub stamp: Stamp,
    /// The patches, in order.
    pub patches: Vec<Patch>,
}

/// Where a workspace is open: which install, and which of its tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Install {
    /// The install's replica.
    pub replica: ReplicaId,
    /// Under which number it goes on when it must give up that one (random), see [`Clock`].
    pub heir: ReplicaId,
    /// The tab, by a random number.
    pub lane: u8,
}

/// All that an office's desk holds.
#[derive(Debug)]
pub struct Workspace {
    tables: Tables,
    clock: Clock,
    seen: Knowledge,
    index: Index,
    /// Changes since rows were taken in, until the index is that of the tables again.
    unindexed: Option<Vec<Patch>>,
    history: History,
    merges: Vec<Merging>,
    versions: Versions,
    /// At anything but tables and index.
    looked: Looked,
}

/// What was put in in one go, and the history before that.
#[derive(Debug)]
struct Merging {
    source: Source,
    merged: Vec<Merged>,
    history: History,
}

/// What was set right when a workspace was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Healed {
    /// Of so many replicas it was said that more had been seen than can be.
    pub believed: usize,
    /// Whether this install goes on under another number.
    pub replica: bool,
    /// So many records were written under a clock beyond the year 2100.
    pub late: usize,
}

/// Why a merge cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TakeBackError {
    /// Changes made after it stand.
    #[error("changes were made after the merge; they must be taken back first")]
    EditedSince,
    /// Changes were made of records that it brought, and taken back; others may have them. Whoever forgot such a record
    /// would say of these changes that they are replaced, but no more by what, and could no longer agree with the others.
    #[error("records that the merge brought were changed after it")]
    WorkedOnSince,
}

impl Workspace {
    /// A workspace of these tables, seen from that viewpoint.
    pub fn new(install: Install, tables: Tables, seen: Knowledge, viewpoint: Viewpoint) -> Self {
        let index = Index::build(&tables, viewpoint);
        Self::with_index(install, tables, seen, index)
    }

    /// A workspace of these tables, whose index has been built already.
    pub fn with_index(install: Install, tables: Tables, mut seen: Knowledge, index: Index) -> Self {
        tables.note_stamps(&mut seen);
        let clock = Clock::new(install.replica, install.heir, install.lane);
        let (unindexed, history, merges, versions, looked) = Default::default();
        Self { tables, clock, seen, index, unindexed, history, merges, versions, looked }
    }

    /// The tables.
    pub const fn tables(&self) -> &Tables {
        &self.tables
    }

    /// What is derived from the tables.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// Numbers that change with the tables and with what is derived of them.
    pub fn versions(&self) -> Versions {
        self.looked.note();
        self.versions
    }

    /// This one takes the place of another, of which whoever shows it must not believe anything any more.
    pub fn succeed(&mut self, before: &Self) {
        self.versions = before.versions;
        self.versions.change_all();
    }

    /// How far every replica has been seen.
    pub fn seen(&self) -> &Knowledge {
        self.looked.note();
        &self.seen
    }

    /// This replica.
    pub fn replica(&self) -> ReplicaId {
        self.looked.note();
        self.clock.replica()
    }

    /// What can be undone and redone.
    pub fn history(&self) -> &History {
        self.looked.note();
        &self.history
    }

    /// Sees everything from another viewpoint.
    pub fn reinterpret(&mut self, viewpoint: Viewpoint) {
        self.index.reinterpret(&self.tables, viewpoint);
        self.versions.index += 1;
    }

    /// Does a transaction at `now_ms` (milliseconds since 1970) and returns what is to be kept of it.
    pub fn commit(&mut self, mut transaction: Transaction, now_ms: u64) -> Entry {
        let brought_back = self.tables.brought_back(&transaction);
        transaction.edits.splice(0..0, brought_back);
        transaction.edits.iter_mut().for_each(|edit| edit.deleting_what_stands(&self.tables));
        let entry = self.apply_now(&transaction, now_ms);
        self.history.record(transaction);
        entry
    }

    /// Takes back the last transaction; returns what is to be kept of that.
    pub fn undo(&mut self, now_ms: u64) -> Option<Entry> {
        let transaction = self.history.undo()?;
        Some(self.apply_now(&transaction, now_ms))
    }

    /// Does the transaction last taken back once more.
    pub fn redo(&mut self, now_ms: u64) -> Option<Entry> {
        let transaction = self.history.redo()?;
        Some(self.apply_now(&transaction, now_ms))
    }

    /// Applies patches that were stamped before: from the journal, or from another tab.
    pub fn replay(&mut self, entry: &Entry) {
        self.seen.observe(entry.stamp);
        for patch in &entry.patches {
            self.tables.apply(patch, entry.stamp);
            self.versions.change(patch.table());
            match &mut self.unindexed {
                Some(unindexed) => unindexed.push(patch.clone()),
                None => self.versions.index += u32::from(self.index.update(&self.tables, patch)),
            }
        }
    }

    /// The stamp of a change made now.
    fn tick(&mut self, now_ms: u64) -> Stamp {
        let replica = self.replica();
        let stamp = self.clock.tick(now_ms, &self.seen);
        if self.replica() != replica {
            // What was written under the number before could not be told from what others wrote.
            self.merges.clear();
        }
        stamp
    }

    fn apply_now(&mut self, transaction: &Transaction, now_ms: u64) -> Entry {
        let (viewpoint, today) = (self.index.viewpoint(), Date::in_wita(now_ms));
        if today > viewpoint.today {
            // A page that stays open overnight sees the new day.
            self.reinterpret(Viewpoint { today, ..viewpoint });
        }
        let stamp = self.tick(now_ms);
        let mut patches: Vec<Patch> = transaction.edits.iter().map(Edit::patch).collect();
        patches.iter_mut().for_each(|patch| patch.note_later(&self.tables, stamp));
        let entry = Entry { stamp, patches };
        self.replay(&entry);
        entry
    }

    /// Merges what others bring, in order, at `now_ms`, and gives the account of each. It is one step, which
    /// [`Workspace::undo_merge`] takes back; what was done before can be undone again only after that. The
    /// records that must be stored are those of the accounts.
    pub fn merge(&mut self, files: impl IntoIterator<Item = Theirs>, now_ms: u64) -> Vec<Account> {
        let own = self.replica();
        let mut merged = Vec::new();
        for theirs in files {
            let one = merge(&mut self.tables, &mut self.seen, theirs, Some(own), now_ms);
            self.give_up_shared_replica(&one);
            merged.push(one);
        }
        self.index.rebuild(&self.tables);
        self.versions.change_all();
        let accounts = merged.iter().map(|merged| merged.account.clone()).collect();
        self.merges.push(Merging { source: Source::Files, merged, history: std::mem::take(&mut self.history) });
        accounts
    }

    /// Puts in what a merge of these very records elsewhere has made of them: the rows that are not as they were, and how
    /// far has been seen with them. It is one step like [`Workspace::merge`].
    pub fn adopt(&mut self, rows: Tables, seen: Knowledge, source: Source) {
        self.take_in(rows, seen, source);
        let mut building = self.index.begin_anew(&self.tables);
        while !building.go_on(&self.tables, usize::MAX) {}
        self.set_index(building.finish());
    }

    /// The first half of [`Workspace::adopt`]: what is derived is still that of before, until [`Workspace::set_index`]
    /// puts a new one in its place.
    pub fn take_in(&mut self, rows: Tables, seen: Knowledge, source: Source) {
        let merged = put_in(&mut self.tables, &mut self.seen, rows, seen);
        if source == Source::Files {
            self.give_up_shared_replica(&merged);
        }
        self.unindexed = Some(Vec::new());
        self.versions.change_all();
        self.merges.push(Merging { source, merged: vec![merged], history: std::mem::take(&mut self.history) });
    }

    /// Sets right what an earlier version has believed, or a wrong clock has left behind, as it is seen at `now_ms`: vectors
    /// that claim what nobody can have seen, and stamps of this install that lie ahead of the present.
    /// What is beyond the year 2100 is set right before that ([`Tables::rectify`]).
    pub fn heal(&mut self, now_ms: u64) -> Healed {
        let horizon = horizon(now_ms);
        let believed = self.seen.all().all_until().filter(|stamp| stamp.millis() > horizon).count();
        // First, while it is still known how far this install has written.
        let replica = self.give_up_replica_ahead(now_ms);
        if believed > 0 {
            let carried = self.tables.carried(horizon);
            self.seen = self.seen.believable(&self.tables.ids(), &carried, &Knowledge::default());
            self.tables.note_stamps(&mut self.seen);
        }
        Healed { believed, replica, late: 0 }
    }

    /// Goes on under another number where this install has given stamps more than a day after `now_ms`, before its clock was
    /// set right: what it writes from now on must come after what it wrote. Returns whether it does.
    pub fn give_up_replica_ahead(&mut self, now_ms: u64) -> bool {
        let is_ahead = self.seen.latest_of(self.replica()).is_some_and(|stamp| stamp.millis() > horizon(now_ms));
        if is_ahead {
            self.clock.give_up_replica();
            self.merges.clear();
        }
        is_ahead
    }

    /// Goes on under another number where a merge has brought changes under this one that were not made here.
    fn give_up_shared_replica(&mut self, merged: &Merged) {
        if merged.has_foreign_of(&self.tables, self.replica()) {
            self.clock.give_up_replica();
        }
    }

    /// Puts an index of the tables in the place of the old one, and enters what has changed since it was begun.
    pub fn set_index(&mut self, index: Index) {
        let before = std::mem::replace(&mut self.index, index);
        if self.index.viewpoint() != before.viewpoint() {
            self.reinterpret(before.viewpoint());
        }
        for patch in self.unindexed.take().into_iter().flatten() {
            self.index.update(&self.tables, &patch);
        }
        // What belongs to what was that of before, whichever the table.
        self.versions.change_all();
    }

    /// From where what was put in last has come, unless it has been taken back.
    pub fn last_source(&self) -> Option<Source> {
        self.looked.note();
        self.merges.last().map(|merging| merging.source)
    }

    /// The last merge that has not been taken back: what every file did, and the records as they were.
    pub fn last_merge(&self) -> Option<&[Merged]> {
        self.looked.note();
        self.merges.last().map(|merging| &*merging.merged)
    }

    /// Takes back the last merge as a whole, at `now_ms`; records become what they were, those that it brought
    /// are forgotten, and positions change. Returns what every file had done, last first, none when there is no
    /// merge to take back: their records must be stored anew, or removed.
    pub fn undo_merge(&mut self, now_ms: u64) -> Result<Vec<Account>, TakeBackError> {
        let Some(Merging { merged, .. }) = self.merges.last() else { return Ok(Vec::new()) };
        if !self.history.is_at_start() {
            return Err(TakeBackError::EditedSince);
        }
        if merged.iter().any(|merged| merged.was_worked_on(&self.tables, &self.seen, self.replica())) {
            return Err(TakeBackError::WorkedOnSince);
        }
        let stamp = self.tick(now_ms);
        let Some(Merging { source, merged, history }) = self.merges.pop() else { return Ok(Vec::new()) };
        let mut accounts = Vec::new();
        for merged in merged.into_iter().rev() {
            accounts.push(merged.account.clone());
            merged.take_back(&mut self.tables, &mut self.seen, stamp, source);
        }
        self.history = history;
        self.index.rebuild(&self.tables);
        self.versions.change_all();
        Ok(accounts)
    }

    /// The records of a table that undoing or redoing something could still bring back, or change: an edit of this visit, or
    /// a merge, with the edits from before it.
    pub fn within_reach(&self, table: &str) -> FxHashSet<Id> {
        self.looked.note();
        let histories = std::iter::once(&self.history).chain(self.merges.iter().map(|merging| &merging.history));
        let edited = histories.flat_map(History::edits).filter(|edit| edit.table() == table).map(Edit::id);
        let merged = || self.merges.iter().flat_map(|merging| &merging.merged);
        let brought = merged().flat_map(|merged| merged.account.records()).filter(|(of, _)| *of == table);
        // Of records that a merge elsewhere has changed the account does not tell; they are kept as they were.
        let replaced = merged().filter_map(|merged| merged.before.any(table));
        let replaced = replaced.flat_map(|table| table.each().map(|row| row.id()));
        edited.chain(brought.map(|(_, id)| id)).chain(replaced).collect()
    }

    /// Whether somebody has looked at anything but tables and index.
    pub(super) const fn rest_looked(&self) -> &Looked {
        &self.looked
    }

    /// Everything about which a person must decide.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.tables.conflicts()
    }

    /// The transaction that answers an open question in the name of `office`.
    pub fn settle(
        &self,
        conflict: Conflict,
        choice: &Choice,
        office: Option<AreaCode>,
    ) -> Result<Transaction, SettleError> {
        self.tables.settle(conflict, choice, Chooser { replica: self.replica(), office })
    }

    /// Whether a cooperative other than `own` has that NIK.
    pub fn has_nik(&self, nik: &Nik, own: Id) -> bool {
        self.tables.cooperatives.live().any(|row| row.id != own && row.value.nik.as_ref() == Some(nik))
    }

    /// Whether invented cooperatives are among those of the register.
    pub fn is_fictional(&self) -> bool {
        self.tables.cooperatives.live().any(|row| row.value.fictional)
    }

    /// The cooperative of that id unless it is deleted.
    pub fn cooperative(&self, id: Id) -> Option<&Row<Cooperative>> {
        self.tables.cooperatives.get_live(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::domain::{DeclaredStatus, Text};
    use crate::workspace::EditOf;

    const INSTALL: Install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };

    fn empty() -> Workspace {
        Workspace::new(INSTALL, Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods))
    }

    fn named(name: &str) -> Cooperative {
        Cooperative { name: Text::new(name).unwrap(), ..Default::default() }
    }

    #[test]
    fn an_edit_is_undone_and_redone() {
        let mut desk = empty();
        let id = Id::new(1, [7; 10]);
        desk.commit(Transaction::of(EditOf::create(id, named("KUD A"))), 10);
        desk.commit(Transaction::of(EditOf::change(id, named("KUD A"), named("KUD B"))), 20);
        desk.undo(30);
        assert_eq!(&*desk.cooperative(id).unwrap().value.name, "KUD A");
        desk.undo(40);
        assert!(desk.cooperative(id).is_none());
        desk.redo(50);
        desk.redo(60);
        assert_eq!(&*desk.cooperative(id).unwrap().value.name, "KUD B");
        assert!(desk.redo(70).is_none());
    }

    #[test]
    fn a_deletion_taken_back_does_not_revert_what_another_tab_had_saved_before_it() {
        let mut desk = empty();
        let id = Id::new(1, [7; 10]);
        desk.commit(Transaction::of(EditOf::create(id, named("KUD A"))), 10);
        desk.commit(Transaction::of(EditOf::change(id, named("KUD A"), named("KUD B"))), 20);
        // The form from which it is deleted was opened before that.
        desk.commit(Transaction::of(EditOf::delete(id, named("KUD A"))), 30);
        desk.undo(40);
        assert_eq!(&*desk.cooperative(id).unwrap().value.name, "KUD B");
    }

    #[test]
    fn restoring_a_deleted_record_does_not_claim_to_have_changed_its_fields() {
        let mut desk = empty();
        let id = Id::new(1, [7; 10]);
        let created = desk.commit(Transaction::of(EditOf::create(id, named("KUD A"))), 10);
        desk.commit(Transaction::of(EditOf::delete(id, named("KUD A"))), 20);
        desk.undo(30);
        let name = Cooperative::AT.name;
        assert_eq!(desk.cooperative(id).unwrap().stamps.of(name), created.stamp);
    }

    #[test]
    fn undo_takes_back_only_its_own_fields() {
        let mut desk = empty();
        let id = Id::new(1, [7; 10]);
        let first = named("KUD A");
        desk.commit(Transaction::of(EditOf::create(id, first.clone())), 10);
        desk.commit(Transaction::of(EditOf::change(id, first.clone(), named("KUD B"))), 20);
        let mut elsewhere = named("KUD B");
        elsewhere.declared_status = Some(DeclaredStatus::Active);
        let other = Stamp { time: 25 << 16, replica: ReplicaId::new(2) };
        let patch = Edit::from(EditOf::change(id, named("KUD B"), elsewhere)).patch();
        desk.replay(&Entry { stamp: other, patches: vec![patch] });
        desk.undo(30);
        let row = desk.cooperative(id).unwrap();
        assert_eq!(&*row.value.name, "KUD A");
        assert_eq!(row.value.declared_status, Some(DeclaredStatus::Active));
    }

    #[test]
    fn replaying_a_transaction_twice_changes_nothing_more() {
        let mut desk = empty();
        let id = Id::new(1, [7; 10]);
        let create = Transaction::of(EditOf::create(id, named("KUD A")));
        let entry = desk.commit(create, 10);
        desk.commit(Transaction::of(EditOf::change(id, named("KUD A"), named("KUD B"))), 20);
        let before = desk.tables().cooperatives.rows().to_vec();
        desk.replay(&entry);
        assert_eq!(desk.tables().cooperatives.rows(), before);
    }

    #[test]
    fn what_another_tab_writes_while_the_index_is_made_anew_is_in_it() {
        let install = |lane| Install { lane, ..INSTALL };
        let open = |lane| {
            Workspace::new(install(lane), Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods))
        };
        let ids: Vec<Id> = (1..5).map(|number| Id::new(number, [2; 10])).collect();
        let (mut source, mut desk, mut other) = (open(1), open(2), open(3));
        for id in &ids[..3] {
            source.commit(Transaction::of(EditOf::create(*id, named("KUD"))), 10);
        }
        other.adopt(source.tables().clone(), source.seen().clone(), Source::Files);
        desk.take_in(source.tables().clone(), source.seen().clone(), Source::Files);
        let mut building = desk.index().begin_anew(desk.tables());
        building.go_on(desk.tables(), 2);
        for (id, name) in [(ids[0], "KUD Satu"), (ids[2], "KUD Tiga"), (ids[3], "KUD Empat")] {
            let before = other.cooperative(id).map(|row| row.value.clone());
            desk.replay(&other.commit(Transaction::of(EditOf::of(id, before, Some(named(name)))), 20));
        }
        desk.reinterpret(Viewpoint::in_tests(StatusRule::Permenkop25));
        while !building.go_on(desk.tables(), 2) {}
        desk.set_index(building.finish());
        let texts: Vec<&str> = (0..4).map(|at| desk.index().texts().get(at)).collect();
        assert_eq!(texts, ["kud satu", "kud", "kud tiga", "kud empat"]);
        assert_eq!(desk.index().rule(), StatusRule::Permenkop25);
        assert_eq!(
            desk.index().facts(),
            Index::build(desk.tables(), Viewpoint::in_tests(StatusRule::Permenkop25)).facts()
        );
    }

    #[test]
    fn stamps_of_opened_tables_are_seen_and_later_edits_come_after_them() {
        let mut tables = Tables::default();
        let far = Stamp { time: 99 << 16, replica: ReplicaId::new(9) };
        let id = Id::new(1, [1; 10]);
        tables.cooperatives.insert(Row::new(id, named("KUD A"), far));
        let mut desk = Workspace::new(INSTALL, tables, Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods));
        assert!(desk.seen().all().has_seen(far));
        let entry = desk.commit(Transaction::of(EditOf::change(id, named("KUD A"), named("KUD B"))), 5);
        assert!(entry.stamp > far);
    }
}
