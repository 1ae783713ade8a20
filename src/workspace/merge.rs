//! Merging another workspace into this one, with an account of what came of it, and taking that back.
//!
//! A merge is not an edit: it brings in what others wrote, under their own stamps. So taking it back is not an
//! edit either, which would travel and overwrite what they wrote, but puts every record and the version vector
//! back to what they were. That is sound because the vector goes back with the records: what the merge had
//! brought counts as not seen again, and comes anew with the next file that has it. The exception are this
//! replica's own changes to those records since. Others may know them, and what they replaced, so the fields
//! they wrote are stamped anew; else another's file would find nothing there that it does not know replaced. Of a
//! record that the merge had brought nothing would be left to be stamped, so that such a merge stays. A list of a
//! spreadsheet is put in the same way, but it speaks in this replica's own name: what it changed is such a change.

use super::conflict::{Conflict, name_of};
use super::open_questions::{self, OpenQuestions, Turned};
use super::table::Table;
use super::tables::{BothVisitor, PairVisitor, TableVisitor, Tables};
use crate::domain::{AreaCode, Id, Record};
use crate::replica::{
    self, DAY_MS, Doubt, Fields, Knowledge, ReplicaId, Row, Side, Sights, Stamp, VersionVector, horizon,
};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

/// What was put in from outside as one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Files of other offices.
    Files,
    /// A list of a spreadsheet.
    List,
}

/// What another brings: records, and how far they have seen.
#[derive(Debug, Clone, Default)]
pub struct Theirs {
    /// The records.
    pub tables: Tables,
    /// What their author had seen.
    pub seen: Knowledge,
    /// Which of the author's records these are.
    pub scope: Scope,
}

impl Theirs {
    /// All records of someone who has seen `seen`.
    pub const fn whole(tables: Tables, seen: Knowledge) -> Self {
        Self { tables, seen, scope: Scope::Whole }
    }
}

/// Which of an author's records come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Scope {
    /// All: whoever takes them has seen what the author has seen.
    #[default]
    Whole,
    /// Some: whoever takes them has seen of these records what the author has seen.
    Part,
    /// All that changed after that had been seen: for whoever has seen that, as good as all.
    Since(VersionVector),
}

impl Scope {
    /// Whether someone who has seen `seen` has, after the merge, all that the author has.
    pub fn completes(&self, seen: &Knowledge) -> bool {
        match self {
            Scope::Whole => true,
            Scope::Part => false,
            Scope::Since(since) => seen.all().covers(since),
        }
    }

    /// Whether these are changes since something that someone who has seen `seen` has not, so that what was before
    /// is missing.
    pub fn has_gap(&self, seen: &Knowledge) -> bool {
        matches!(self, Scope::Since(_)) && !self.completes(seen)
    }
}

/// What a merge did to a record that was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// Fields show other values.
    Changed,
    /// It was there and is now deleted.
    Deleted,
    /// It was deleted and is there again.
    Restored,
    /// Nothing that a person sees, at most a question.
    Unseen,
}

/// A record that a merge touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touched {
    /// The record.
    pub id: Id,
    /// What happened to it.
    pub effect: Effect,
    /// The fields that show another value than before, deletion among them.
    pub fields: Fields,
    /// Fields about which a person must now decide, and had not before.
    pub asked: Fields,
    /// Fields about which a person had to decide, until someone else did.
    pub answered: Fields,
}

/// What a merge did to a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableAccount {
    /// The table.
    pub table: &'static str,
    /// How many records came.
    pub came: usize,
    /// Those that were not there.
    pub created: Vec<Id>,
    /// Those that were not there and came as deleted.
    pub buried: Vec<Id>,
    /// Those that were there and are not as they were.
    pub touched: Vec<Touched>,
    /// Records whose values differ although the stamps say that nobody changed them: the file was edited by
    /// something else than this program, or two installs wrote under one number at the same moment. Both values stay, and
    /// are asked about.
    pub altered: Vec<Id>,
    /// Questions that came with records that were not there.
    pub asked_anew: Vec<(Id, Fields)>,
}

impl TableAccount {
    fn of<R: Record>(came: usize) -> Self {
        let (created, buried, touched) = (Vec::new(), Vec::new(), Vec::new());
        Self { table: R::TABLE, came, created, buried, touched, altered: Vec::new(), asked_anew: Vec::new() }
    }

    /// The records that were not there before.
    fn came_anew(&self) -> impl Iterator<Item = &Id> {
        self.created.iter().chain(&self.buried)
    }

    /// How many records show that effect.
    pub fn count(&self, effect: Effect) -> usize {
        self.touched.iter().filter(|touched| touched.effect == effect).count()
    }

    /// Says of records what has become of their questions, of each at most once.
    fn note_turned(&mut self, turned: impl Iterator<Item = Turned>) {
        let mut asked_anew: FxHashMap<Id, Fields> = self.asked_anew.drain(..).collect();
        let places: FxHashMap<Id, usize> = self.touched.iter().zip(0..).map(|(touched, at)| (touched.id, at)).collect();
        for Turned { id, was_there, asked, answered, .. } in turned {
            if !was_there {
                asked_anew.insert(id, asked);
            } else if let Some(at) = places.get(&id) {
                (self.touched[*at].asked, self.touched[*at].answered) = (asked, answered);
            } else if !asked.is_empty() || !answered.is_empty() {
                self.touched.push(Touched { id, effect: Effect::Unseen, fields: Fields::NONE, asked, answered });
            }
        }
        self.asked_anew.extend(asked_anew.into_iter().filter(|(_, asked)| !asked.is_empty()));
        self.asked_anew.sort_unstable_by_key(|(id, _)| *id);
    }

    /// How many questions the merge has brought.
    pub fn asked(&self) -> usize {
        self.questions().map(|(_, fields)| fields.len()).sum()
    }

    fn questions(&self) -> impl Iterator<Item = (Id, Fields)> {
        self.asked_anew.iter().copied().chain(self.touched.iter().map(|touched| (touched.id, touched.asked)))
    }

    /// How many open questions it has answered.
    pub fn answered(&self) -> usize {
        self.touched.iter().map(|touched| touched.answered.len()).sum()
    }

    /// How many of the records that came brought nothing that shows.
    pub fn known(&self) -> usize {
        let touched = self.touched.len() - self.count(Effect::Unseen);
        self.came - self.created.len() - self.buried.len() - touched
    }
}

/// A replica whose clock runs ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ahead {
    /// The replica.
    pub replica: ReplicaId,
    /// By how many milliseconds its latest stamp lies after the present.
    pub by_ms: u64,
}

/// What a merge did.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// By table, all of them.
    pub tables: Vec<TableAccount>,
    /// Replicas whose clock runs more than a day ahead.
    pub ahead: Vec<Ahead>,
    /// Replicas under whose number several installs write, as after a profile was copied.
    pub shared: Vec<ReplicaId>,
}

/// What a merge did to one district.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sums {
    /// Records that were not there.
    pub created: usize,
    /// Records that show other values.
    pub changed: usize,
    /// Records that are deleted since.
    pub deleted: usize,
    /// Records that were deleted and are there again.
    pub restored: usize,
    /// Questions that it has brought.
    pub asked: usize,
}

impl Sums {
    fn count(&mut self, effect: Effect) {
        match effect {
            Effect::Changed => self.changed += 1,
            Effect::Deleted => self.deleted += 1,
            Effect::Restored => self.restored += 1,
            Effect::Unseen => {}
        }
    }
}

impl Account {
    /// Whether nothing came that was not known.
    pub fn is_empty(&self) -> bool {
        self.tables.iter().all(|table| table.created.is_empty() && table.buried.is_empty() && table.touched.is_empty())
    }

    /// How many records came anew that belong to something which is not there. `tables` are those after it.
    pub fn orphans(&self, tables: &Tables) -> usize {
        let of_table =
            |account: &TableAccount| account.created.iter().filter(|id| tables.is_orphan(account.table, **id)).count();
        self.tables.iter().map(of_table).sum()
    }

    /// Every record that is not as it was, by table: what must be stored anew.
    pub fn records(&self) -> impl Iterator<Item = (&'static str, Id)> {
        self.tables.iter().flat_map(|account| {
            let new = account.created.iter().chain(&account.buried).copied();
            new.chain(account.touched.iter().map(|touched| touched.id)).map(|id| (account.table, id))
        })
    }

    /// The questions that the merge has brought.
    pub fn asked(&self) -> Vec<Conflict> {
        struct Name<'a>(&'a TableAccount, Vec<Conflict>);
        impl TableVisitor for Name<'_> {
            type Error = Infallible;
            fn visit<R: Record>(&mut self, _: &Table<R>) -> Result<(), Infallible> {
                for (id, fields) in self.0.questions() {
                    let names = fields.iter().map(name_of::<R>);
                    self.1.extend(names.map(|field| Conflict { table: R::TABLE, id, field }));
                }
                Ok(())
            }
        }
        let tables = Tables::default();
        let asked = self.tables.iter().flat_map(|account| {
            let mut named = Name(account, Vec::new());
            match tables.look(account.table, &mut named) {
                Some(Ok(())) | None => named.1,
            }
        });
        asked.collect()
    }

    /// Takes note of questions that have come and of those that are answered where a record alone does not tell.
    fn note_open_questions(&mut self, was: &OpenQuestions, before: &Tables, tables: &Tables) {
        let is = tables.open_questions();
        if was.is_empty() && is.is_empty() {
            return;
        }
        let new = |account: &TableAccount| {
            let (table, ids) = (account.table, account.created.iter().chain(&account.buried));
            ids.map(|id| (table, *id)).collect::<Vec<_>>()
        };
        let new: FxHashSet<(&str, Id)> = self.tables.iter().flat_map(new).collect();
        let turned = open_questions::turned(was, &is, before, tables, &|table, id| new.contains(&(table, id)));
        for account in &mut self.tables {
            let table = account.table;
            account.note_turned(turned.iter().filter(|turned| turned.table == table).copied());
        }
    }

    /// What the merge did, by district; under `None` what belongs to no district. `tables` are those after it.
    pub fn by_district(&self, tables: &Tables) -> BTreeMap<Option<AreaCode>, Sums> {
        let mut districts: BTreeMap<Option<AreaCode>, Sums> = BTreeMap::new();
        let mut add = |table, id, add: &dyn Fn(&mut Sums)| {
            add(districts.entry(tables.district_of(table, id)).or_default());
        };
        for account in &self.tables {
            account.created.iter().for_each(|id| add(account.table, *id, &|sums| sums.created += 1));
            for touched in account.touched.iter().filter(|touched| touched.effect != Effect::Unseen) {
                add(account.table, touched.id, &|sums| sums.count(touched.effect));
            }
            for (id, fields) in account.questions().filter(|(_, fields)| !fields.is_empty()) {
                add(account.table, id, &|sums| sums.asked += fields.len());
            }
        }
        districts
    }
}

/// A merge that has been done: what it did, and what it takes to take it back.
#[derive(Debug, Clone)]
pub struct Merged {
    /// What it did.
    pub account: Account,
    /// The touched records as they were before.
    pub before: Tables,
    /// What had been seen before.
    had_seen: Knowledge,
    /// What had been seen after it.
    has_seen: Knowledge,
}

/// Merges what another brings into `tables` of the replica `own`, which had seen `seen`, at `now_ms` (milliseconds since
/// 1970). Without a replica of its own, as on the command line, it is just another who gets to know the records.
pub fn merge(tables: &mut Tables, seen: &mut Knowledge, theirs: Theirs, own: Option<ReplicaId>, now_ms: u64) -> Merged {
    let horizon = horizon(now_ms);
    let ahead = ahead(&theirs.seen, now_ms);
    let is_whole = theirs.scope.completes(seen);
    // Only where single records are spoken of is it asked which they are: a province has many.
    let ids = if is_whole && theirs.seen.beyond().is_empty() { BTreeSet::new() } else { theirs.tables.ids() };
    let mut believed = theirs.seen.believable(&ids, &theirs.tables.carried(horizon), seen);
    theirs.tables.note_stamps(&mut believed);
    let mut of_others = believed.clone();
    if let Some(own) = own.filter(|own| believed.latest_of(*own) > seen.latest_of(*own)) {
        // What came under this very number from elsewhere is known as far as it came.
        of_others = of_others.without_claims_of(own);
        theirs.tables.note_stamps(&mut of_others);
    }
    let mut news = seen.clone();
    if is_whole {
        news.join(&of_others);
    } else {
        news.learn(&ids, &of_others);
    }
    let open_questions = tables.open_questions();
    let sights = [&*seen, &believed].map(|seen| seen.sights(horizon));
    let doubt = doubt(tables, &theirs.tables, &sights);
    let mut work = Work { sights, doubt, accounts: Vec::new() };
    let before = tables.visit_pairs(theirs.tables, &mut work);
    let shared = work.doubt.replicas().collect();
    let mut account = Account { tables: work.accounts, ahead, shared };
    account.note_open_questions(&open_questions, &before, tables);
    let had_seen = std::mem::replace(seen, news);
    Merged { account, before, had_seen, has_seen: seen.clone() }
}

/// Under whose number several installs write, as far as two sides contradict each other.
fn doubt(ours: &Tables, theirs: &Tables, sights: &[Sights<'_>; 2]) -> Doubt {
    struct Denied<'d>(&'d [Sights<'d>; 2], Doubt);
    impl BothVisitor for Denied<'_> {
        fn visit<R: Record>(&mut self, ours: &Table<R>, theirs: &Table<R>) {
            for (ours, theirs) in both(ours, theirs) {
                let [our_sight, their_sight] = self.0.each_ref().map(|sights| sights.of(ours.id));
                let side = |row, seen| Side { row, seen };
                self.1.note_denied(&side(ours, our_sight), &side(theirs, their_sight));
            }
        }
    }
    struct Shared<'d>(&'d Doubt, Doubt);
    impl BothVisitor for Shared<'_> {
        fn visit<R: Record>(&mut self, ours: &Table<R>, theirs: &Table<R>) {
            both(ours, theirs).for_each(|(ours, theirs)| self.0.note_shared(ours, theirs, &mut self.1));
        }
    }
    let mut denied = Denied(sights, Doubt::default());
    ours.visit_both(theirs, &mut denied);
    let denied = denied.1;
    if denied.is_empty() {
        return denied;
    }
    let mut shared = Shared(&denied, Doubt::default());
    ours.visit_both(theirs, &mut shared);
    let shared = shared.1;
    denied.since(&shared)
}

/// The rows that both sides have.
fn both<'t, R: Record>(ours: &'t Table<R>, theirs: &'t Table<R>) -> impl Iterator<Item = (&'t Row<R>, &'t Row<R>)> {
    let is_empty = ours.rows().is_empty();
    let theirs = theirs.rows().iter().filter(move |_| !is_empty);
    theirs.filter_map(|row| Some((ours.get(row.id)?, row)))
}

/// The replicas that have given stamps more than a day after `now_ms`.
fn ahead(seen: &Knowledge, now_ms: u64) -> Vec<Ahead> {
    let mut late: BTreeMap<ReplicaId, u64> = BTreeMap::new();
    for stamp in seen.iter().filter(|stamp| stamp.millis() > now_ms + DAY_MS) {
        let by_ms = late.entry(stamp.replica).or_default();
        *by_ms = (*by_ms).max(stamp.millis() - now_ms);
    }
    late.into_iter().map(|(replica, by_ms)| Ahead { replica, by_ms }).collect()
}

struct Work<'w> {
    /// What we have seen, and what they have.
    sights: [Sights<'w>; 2],
    doubt: Doubt,
    accounts: Vec<TableAccount>,
}

impl PairVisitor for Work<'_> {
    /// Gives the rows as they were that are not any more.
    fn visit<R: Record>(&mut self, ours: &mut Table<R>, theirs: Table<R>) -> Table<R> {
        let mut account = TableAccount::of::<R>(theirs.rows().len());
        let mut before = Table::default();
        if ours.rows().is_empty() {
            theirs.rows().iter().for_each(|row| note_new(row, &mut account));
            *ours = theirs;
            self.accounts.push(account);
            return before;
        }
        for row in theirs.into_rows() {
            match ours.position(row.id) {
                None => {
                    note_new(&row, &mut account);
                    ours.insert(row);
                }
                Some(at) => {
                    if let Some(was) = self.bring_together(ours, at, &row, &mut account) {
                        before.insert(was);
                    }
                }
            }
        }
        self.accounts.push(account);
        before
    }
}

impl Work<'_> {
    /// Merges a row that is there; returns it as it was if it is not any more.
    fn bring_together<R: Record>(
        &self,
        table: &mut Table<R>,
        at: usize,
        theirs: &Row<R>,
        account: &mut TableAccount,
    ) -> Option<Row<R>> {
        let ours = &table.rows()[at];
        if ours.stamps == theirs.stamps && (ours.deleted != theirs.deleted || ours.value != theirs.value) {
            account.altered.push(ours.id);
        }
        let [our_sight, their_sight] = self.sights.each_ref().map(|sights| sights.of(ours.id));
        let (ours_seen, theirs_seen) = (Side { row: ours, seen: our_sight }, Side { row: theirs, seen: their_sight });
        let merged = replica::merge(ours_seen, theirs_seen, &self.doubt)?;
        account.touched.push(describe(ours, &merged));
        Some(table.put(at, merged))
    }
}

/// Takes note of a row that is not there and is taken in. Whoever had seen it go would have a tombstone of it, so nothing
/// speaks against it, whatever the vectors say.
fn note_new<R: Record>(row: &Row<R>, account: &mut TableAccount) {
    let list = if row.deleted { &mut account.buried } else { &mut account.created };
    list.push(row.id);
    let asked = row.conflicts();
    if !asked.is_empty() {
        account.asked_anew.push((row.id, asked));
    }
}

fn describe<R: Record>(was: &Row<R>, is: &Row<R>) -> Touched {
    let fields = was.differing(is);
    let effect = match (was.deleted, is.deleted) {
        (false, true) => Effect::Deleted,
        (true, false) => Effect::Restored,
        (true, true) => Effect::Unseen,
        (false, false) if fields.is_empty() => Effect::Unseen,
        (false, false) => Effect::Changed,
    };
    let (asked, answered) = (is.conflicts().minus(was.conflicts()), was.conflicts().minus(is.conflicts()));
    Touched { id: was.id, effect, fields, asked, answered }
}

impl Merged {
    /// Whether a replica has written since of records that were not there before the merge.
    pub fn was_worked_on(&self, tables: &Tables, seen: &Knowledge, replica: ReplicaId) -> bool {
        let since = self.has_seen.latest_of(replica);
        let is_later = |stamp: Stamp| stamp.replica == replica && Some(stamp) > since;
        let is_written = |table: &str, id| {
            let mut is_written = false;
            if let Some(row) = tables.find(table, id) {
                row.each_stamp(&mut |stamp| is_written |= is_later(stamp));
            }
            is_written
        };
        let mut accounts = self.account.tables.iter();
        seen.latest_of(replica) != since
            && accounts.any(|account| account.came_anew().any(|id| is_written(account.table, *id)))
    }

    /// Whether it brought changes under the number of `own` that this replica has not written: another install uses it too.
    pub fn has_foreign_of(&self, tables: &Tables, own: ReplicaId) -> bool {
        let (mut before, mut had) = (FxHashSet::default(), FxHashSet::default());
        self.before.each_stamp(&mut |id, stamp| {
            before.insert(id);
            if stamp.replica == own {
                had.insert((id, stamp));
            }
        });
        let came = self.account.tables.iter().flat_map(TableAccount::came_anew);
        let came: FxHashSet<Id> = came.copied().collect();
        let latest = self.had_seen.latest_of(own);
        let mut found = false;
        tables.each_stamp(&mut |id, stamp| {
            if stamp.replica == own {
                let is_news = before.contains(&id) && !had.contains(&(id, stamp));
                found |= is_news || came.contains(&id) && Some(stamp) > latest;
            }
        });
        found || self.account.shared.contains(&own)
    }

    /// Takes the merge back: `tables` and `seen` become what they were. `stamp` is a new one of this replica;
    /// it goes to the fields of touched records that this replica has written since, and to those that a list changed,
    /// which is stamped in its name.
    pub fn take_back(self, tables: &mut Tables, seen: &mut Knowledge, stamp: Stamp, source: Source) {
        let own = seen.latest_of(stamp.replica);
        let until = match source {
            Source::Files => &self.has_seen,
            Source::List => &self.had_seen,
        };
        let since = until.latest_of(stamp.replica);
        *seen = self.had_seen;
        if own != since {
            own.into_iter().for_each(|stamp| seen.observe(stamp));
        }
        let since = since.unwrap_or_default();
        let mut work = TakeBack { accounts: &self.account.tables, since, stamp, is_stamped: false };
        tables.visit_pairs(self.before, &mut work);
        if work.is_stamped {
            seen.observe(stamp);
        }
    }
}

/// Puts in what a merge elsewhere made of records that were the same there as here; `news` is how far has been seen
/// with them. The account names what was not there, and no more.
pub fn put_in(tables: &mut Tables, seen: &mut Knowledge, rows: Tables, news: Knowledge) -> Merged {
    let mut accounts = Vec::new();
    let before = tables.visit_pairs(rows, &mut PutIn(&mut accounts));
    let had_seen = std::mem::replace(seen, news);
    Merged {
        account: Account { tables: accounts, ahead: Vec::new(), shared: Vec::new() },
        before,
        had_seen,
        has_seen: seen.clone(),
    }
}

struct PutIn<'a>(&'a mut Vec<TableAccount>);

impl PairVisitor for PutIn<'_> {
    /// Gives the rows as they were.
    fn visit<R: Record>(&mut self, ours: &mut Table<R>, theirs: Table<R>) -> Table<R> {
        let mut account = TableAccount::of::<R>(theirs.rows().len());
        let mut before = Table::default();
        if ours.rows().is_empty() {
            account.created = theirs.rows().iter().map(|row| row.id).collect();
            *ours = theirs;
            self.0.push(account);
            return before;
        }
        ours.reserve(theirs.rows().len());
        for row in theirs.into_rows() {
            match ours.position(row.id) {
                Some(at) => {
                    before.insert(ours.put(at, row));
                }
                None => {
                    account.created.push(row.id);
                    ours.insert(row);
                }
            }
        }
        self.0.push(account);
        before
    }
}

struct TakeBack<'t> {
    accounts: &'t [TableAccount],
    /// The latest stamp of this replica when the merge was done.
    since: Stamp,
    stamp: Stamp,
    /// Whether any field was stamped anew.
    is_stamped: bool,
}

impl PairVisitor for TakeBack<'_> {
    fn visit<R: Record>(&mut self, ours: &mut Table<R>, before: Table<R>) -> Table<R> {
        for mut row in before.into_rows() {
            let Some(at) = ours.position(row.id) else { continue };
            for field in self.written_since(&ours.rows()[at]).iter() {
                stamp_anew(&mut row, field, self.stamp);
                self.is_stamped = true;
            }
            ours.put(at, row);
        }
        let accounts = self.accounts.iter().filter(|account| account.table == R::TABLE);
        let came: Vec<Id> = accounts.flat_map(TableAccount::came_anew).copied().collect();
        ours.forget(&came);
        Table::default()
    }
}

impl TakeBack<'_> {
    /// The fields that this replica has written since the merge.
    fn written_since<R: Record>(&self, row: &Row<R>) -> Fields {
        let own = |stamp: Stamp| stamp.replica == self.stamp.replica && stamp > self.since;
        if !row.all_stamps().any(own) {
            return Fields::NONE;
        }
        Row::<R>::EVERY.iter().filter(|field| row.dots(*field).any(|dot| own(dot.stamp))).collect()
    }
}

/// Says anew what a field says.
fn stamp_anew<R: Record>(row: &mut Row<R>, field: usize, stamp: Stamp) {
    row.rivals.remove(field);
    row.stamps.set(field, stamp);
}

#[cfg(test)]
mod distrust;
#[cfg(test)]
mod every_table;
#[cfg(test)]
mod histories;
#[cfg(test)]
mod tests;
