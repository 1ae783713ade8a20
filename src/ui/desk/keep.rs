//! Keeping the workspace: shards are written behind the journal, in pieces between which the page goes on, and move to
//! the browser's database when they outgrow `localStorage`.

use super::{Copies, Desk, Kept, State, install};
use crate::domain::status::StatusRule;
use crate::replica::Knowledge;
use crate::storage::{
    Database, LocalShelf, Lock, OpenError, Opened, Packed, Place, Plan, Shelf, StorageError, Store, Trouble, Writing,
    aside_key, keys, pack,
};
use crate::ui::{random, timing};
use crate::worker::{Brought, breathe};
use crate::workspace::{Building, Index, Source, Tables, TakeBackError, Workspace};
use js_sys::{ArrayBuffer, Uint8Array};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// How long after a change the shards are written.
const WRITE_BEHIND: Duration = Duration::from_millis(600);
/// Work goes on for so many milliseconds before the page gets its turn.
const PIECE: f64 = 12.0;
/// Shards that are handed to the database at once: it copies them on the page's thread.
const BATCH: usize = 64;
/// Shards that are asked of the database at once: so many that it is not asked often, and so few that the next ones
/// come while these are taken in.
const READ_AT_ONCE: usize = 24;
/// Rows of which what is derived is derived at once, in some ten milliseconds.
const ROWS_AT_ONCE: usize = 4_000;
/// UTF-16 units that browsers grant a site in `localStorage`.
pub const ROOM: usize = 5_242_880;

/// A store that has been opened, with the database where its shards lie there, and what was found.
type Found = (Store<LocalShelf>, Option<Database>, Opened);

/// Opens what lies on the shelf, or in the database. The lock is held: what is read bit by bit must fit together.
pub(super) async fn open(shelf: LocalShelf) -> Result<Found, OpenError> {
    let mut store = Store::begin(shelf.clone())?;
    if store.place() == Place::Shelf {
        let (store, opened) = Store::open(shelf)?;
        return Ok((store, None, opened));
    }
    let database = Database::open().await?;
    let mut opened = store.begin_load();
    load(&database, &store, &mut opened).await?;
    set_aside(&database, &mut store, &mut opened).await?;
    // Last, with nothing to wait for after it: what is kept from now on is not missed.
    store.finish_load(&mut opened)?;
    Ok((store, Some(database), opened))
}

/// Takes in the shards in force, some at a time, while the database gets the next ones and the page goes on.
async fn load(database: &Database, store: &Store<LocalShelf>, opened: &mut Opened) -> Result<(), OpenError> {
    let keys: Vec<String> = store.in_force().into_iter().collect();
    let mut batches = keys.chunks(READ_AT_ONCE);
    let mut read = || batches.next().map(|keys| (keys, database.read(&keys[0], &keys[keys.len() - 1])));
    let mut coming = read();
    let mut start = timing::now();
    while let Some((keys, reading)) = coming {
        coming = read();
        let shards = reading?.shards().await?;
        for key in keys {
            store.load(opened, key, shards.get(key).map(Vec::as_slice))?;
            if timing::now() - start > PIECE {
                breathe().await;
                start = timing::now();
            }
        }
    }
    Ok(())
}

/// Keeps shards of the database that could not be read beside those in force, and names those of earlier visits.
async fn set_aside(
    database: &Database,
    store: &mut Store<LocalShelf>,
    opened: &mut Opened,
) -> Result<(), StorageError> {
    let earlier = database.keys(keys::ASIDE).await?;
    let damaged: BTreeSet<String> = opened.troubles.iter().map(|trouble| trouble.key.clone()).collect();
    for key in &damaged {
        let shards = database.read(key, key)?.shards().await?.into_iter();
        database.write(&shards.map(|(key, bytes)| (aside_key(&key), bytes)).collect::<Vec<_>>()).await?;
        store.lay_out_next();
    }
    let earlier = earlier.into_iter().filter(|key| !damaged.iter().any(|damaged| aside_key(damaged) == *key));
    opened.troubles.extend(earlier.map(|key| Trouble { key, what: "set aside earlier".to_owned() }));
    Ok(())
}

/// Shards that need not be packed any more, by key.
type Ready = BTreeMap<String, ArrayBuffer>;

/// Why a merge was not put in, or not taken back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// Another tab has laid the data out anew in the meantime; it is open now.
    #[error("another tab was there before")]
    Stale,
    /// It cannot be taken back.
    #[error(transparent)]
    NotTakenBack(#[from] TakeBackError),
    /// It could not be stored.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What is to be done about what is behind.
enum Step {
    Write(Box<Plan>),
    Reopen,
    PutBack,
    Failed(StorageError),
}

impl Desk {
    fn tell(&self, result: Result<(), StorageError>) {
        let has_kept_all = self.state.with_value(|state| state.store.as_ref().is_some_and(Store::has_kept_all));
        let kept = match result {
            Err(error) => Kept::No(error),
            Ok(()) if has_kept_all => Kept::Yes,
            // A change that came while others were written did not find room; that has been told.
            Ok(()) => return,
        };
        if self.kept.get_untracked() != kept {
            self.kept.set(kept);
        }
    }

    /// Says how keeping an entry went, and sees to it that the shards follow.
    pub(super) fn kept_entry(&self, result: Result<(), StorageError>) {
        let full = result == Err(StorageError::Full);
        self.tell(result);
        if full {
            // There may be room elsewhere, and no reason to wait.
            self.flush();
        } else {
            self.plan_flush();
        }
    }

    pub(super) fn plan_flush(&self) {
        let planned = self.state.try_update_value(|state| {
            let behind = state.store.as_ref().is_some_and(Store::is_behind);
            behind && !std::mem::replace(&mut state.flush_planned, true)
        });
        if planned == Some(true) {
            let desk = *self;
            set_timeout(move || desk.flush(), WRITE_BEHIND);
        }
    }

    /// Has what is still behind written, after a while where nothing was stored just now.
    fn plan_flush_after_failure(&self) {
        const PAUSE: Duration = Duration::from_secs(5);
        if self.kept.get_untracked() == Kept::Yes {
            return self.plan_flush();
        }
        let desk = *self;
        set_timeout(move || desk.plan_flush(), PAUSE);
    }

    /// Writes what is behind.
    pub fn flush(&self) {
        let desk = *self;
        wasm_bindgen_futures::spawn_local(async move { desk.write_behind().await });
    }

    async fn write_behind(&self) {
        let _lock = Lock::take().await;
        let step = self.state.try_update_value(|state| {
            state.flush_planned = false;
            if state.writing {
                return None;
            }
            let store = state.store.as_mut().filter(|store| store.is_behind())?;
            Some(match (store.is_emptied(), store.is_stale()) {
                (Ok(true), _) => Step::PutBack,
                (_, Ok(true)) => Step::Reopen,
                (Ok(false), Ok(false)) => {
                    Step::Write(Box::new(store.plan_flush(state.workspace.tables(), state.workspace.seen())))
                }
                (Err(error), _) | (_, Err(error)) => Step::Failed(error),
            })
        });
        match step.flatten() {
            Some(Step::Write(plan)) => {
                let written = self.work_off(*plan, None, Ready::new()).await;
                let crowded = written == Err(StorageError::Full) || self.is_crowded();
                if crowded {
                    self.tell(self.move_to_database().await);
                } else if written.is_err() && self.place() == Place::Database {
                    // The connection may have died, and with it what was in the database.
                    self.put_back().await;
                } else {
                    self.tell(written);
                }
                self.plan_flush_after_failure();
            }
            Some(Step::Reopen) => self.reopen().await,
            Some(Step::PutBack) => {
                self.put_back().await;
                self.plan_flush();
            }
            Some(Step::Failed(error)) => self.tell(Err(error)),
            None => {}
        }
    }

    /// Whether shards lie on the shelf and take more than four fifths of it.
    fn is_crowded(&self) -> bool {
        let on_shelf = self.state.with_value(|state| state.store.as_ref().is_some_and(|s| s.place() == Place::Shelf));
        on_shelf && self.used().is_some_and(|used| used > ROOM / 5 * 4)
    }

    async fn move_to_database(&self) -> Result<(), StorageError> {
        let (seen, place) =
            self.state.with_value(|state| (state.workspace.seen().clone(), state.store.as_ref().map(Store::place)));
        if place != Some(Place::Shelf) {
            return Err(StorageError::Full);
        }
        self.lay_out(None, &seen, Place::Database, Vec::new()).await
    }

    /// Lays everything out anew in a place: what is open, or, in its stead, another content. What was packed elsewhere
    /// already is written as it is.
    async fn lay_out(
        &self,
        content: Option<&Tables>,
        seen: &Knowledge,
        place: Place,
        packed: Vec<Packed<ArrayBuffer>>,
    ) -> Result<(), StorageError> {
        let plan = self.state.try_update_value(|state| {
            let tables = content.unwrap_or_else(|| state.workspace.tables());
            state.store.as_mut().map(|store| store.plan_layout(tables, seen, place, content.is_some()))
        });
        match plan.flatten() {
            Some(plan) => {
                let ready = plan.ready(packed);
                self.work_off(plan, content, ready).await
            }
            // Storage is denied, which has been told; the content is open in memory.
            None => Ok(()),
        }
    }

    /// Writes the shards of a plan and puts it in force.
    async fn work_off(&self, mut plan: Plan, content: Option<&Tables>, ready: Ready) -> Result<(), StorageError> {
        self.state.update_value(|state| state.writing = true);
        let written = self.write(&mut plan, content, ready).await;
        let settled = self.state.try_update_value(|state| {
            state.writing = false;
            let Some(store) = state.store.as_mut() else { return Ok(()) };
            if written.is_err() && plan.place() == Place::Shelf {
                store.abandon(&plan)?;
            }
            store.settle(plan, written)
        });
        settled.unwrap_or(Ok(()))?;
        // The manifest must outlive the browser before the shards that the one before it names are gone. Where it is not
        // known to, these stay, until the next layout.
        if self.check_durable().await.is_ok() { self.clear_database().await } else { Ok(()) }
    }

    async fn write(&self, plan: &mut Plan, content: Option<&Tables>, mut ready: Ready) -> Result<(), StorageError> {
        let shelf = self.state.with_value(|state| state.store.as_ref().map(|store| store.shelf().clone()));
        let mut before: Option<Writing> = None;
        while plan.left() > 0 {
            let shards = self
                .state
                .with_value(|state| piece(plan, content.unwrap_or_else(|| state.workspace.tables()), &mut ready));
            match (plan.place(), &shelf) {
                (Place::Shelf, Some(shelf)) => put_onto(shelf, &shards).await?,
                (Place::Database, _) => {
                    // While the database keeps these the next ones are made.
                    let writing = self.database().await?.begin_write(&shards)?;
                    if let Some(before) = before.replace(writing) {
                        before.done().await?;
                    }
                }
                (Place::Shelf, None) => return Err(StorageError::Denied),
            }
            if plan.left() > 0 {
                breathe().await;
            }
        }
        match before {
            Some(last) => last.done().await,
            None => Ok(()),
        }
    }

    /// The database, opened now if it was not.
    async fn database(&self) -> Result<Database, StorageError> {
        if let Some(database) = self.state.with_value(|state| state.database.clone()) {
            return Ok(database);
        }
        let database = Database::open().await?;
        self.state.update_value(|state| state.database = Some(database.clone()));
        Ok(database)
    }

    /// Removes shards from the database that are not in force.
    async fn clear_database(&self) -> Result<(), StorageError> {
        let (database, in_force) = self.state.with_value(|state| {
            let store = state.store.as_ref().filter(|store| store.place() == Place::Database);
            (state.database.clone(), store.map_or_else(BTreeSet::new, Store::in_force))
        });
        let Some(database) = database else { return Ok(()) };
        let gone: Vec<String> =
            database.keys(keys::SHARD).await?.into_iter().filter(|key| !in_force.contains(key)).collect();
        if gone.is_empty() { Ok(()) } else { database.remove(gone).await }
    }

    /// Opens the stored data again, because another tab has laid it out anew; the lock is held. Where that fails what is
    /// open stays open, and what is changed stays in the journal.
    async fn reopen(&self) {
        let found = async { open(LocalShelf::open()?).await };
        let (mut store, database, mut opened) = match found.await {
            Ok(found) => found,
            Err(OpenError::Storage(error)) => return self.tell(Err(error)),
            // Told in its own words, as at the start; the next visit finds everything as it is.
            Err(error) => return self.unopened.set(Some(error)),
        };
        self.state.with_value(|state| {
            if let Some(before) = &state.store {
                store.take_over(before, &mut opened);
            }
        });
        self.state.update_value(|state| (state.store, state.database) = (Some(store), database));
        self.put(opened.tables, opened.seen);
        self.troubles.set(opened.troubles);
    }

    /// Puts back what something else has taken out of this browser while the page was open, and says so; the lock is held.
    /// Memory is the truth: what was said to be saved is to be there when the page is opened again.
    pub(super) async fn put_back(&self) {
        // What is open may be a database that is gone.
        self.state.update_value(|state| state.database = None);
        let is_lost = !self.has_all().await;
        // The copy of the shelf has more of it than the records that are open here. Where it has none, these are laid out.
        // Why it cannot be written is told below, as long as that is so.
        drop(LocalShelf::put_back().await);
        let result = if self.has_all().await {
            Ok(())
        } else {
            self.state.update_value(|state| state.known_replica = None);
            self.note_replica();
            self.device.change(|_| ());
            self.lay_out_whole(Vec::new()).await
        };
        // What is not is told by itself.
        drop(self.check_durable().await);
        if is_lost && result.is_ok() {
            self.put_back.update(|times| *times += 1);
        }
        self.tell(result);
    }

    /// Has the shelf name this install's replica, where it names another, or none.
    pub(super) fn note_replica(&self) {
        let written = self.state.try_update_value(|state| {
            let (store, replica) = (state.store.as_ref()?, state.workspace.replica());
            if state.known_replica == Some(replica) {
                return None;
            }
            let written = store.shelf().set(keys::REPLICA, &replica.to_string());
            if written.is_ok() {
                state.known_replica = Some(replica);
            }
            written.err()
        });
        if let Some(Some(error)) = written {
            self.tell(Err(error));
        }
    }

    /// Stores what the copy of the shelf had beyond it, which is open now, so that the copy can follow again; the lock is
    /// held.
    pub(super) async fn settle_copy(&self, copies: Option<Copies>) {
        let settled = match copies {
            // What the journal does not tell lies in the same database, and is open.
            Some(copies) => self.take_journal(&copies),
            None => self.lay_out_whole(Vec::new()).await,
        };
        if settled.is_ok() {
            crate::storage::take_over();
        }
        self.tell(settled);
    }

    /// Puts the journal of a copy beside that of the shelf, and replays it.
    fn take_journal(&self, copies: &Copies) -> Result<(), StorageError> {
        let taken = self.state.try_update_value(|state| {
            let Some(store) = state.store.as_mut() else { return Ok(()) };
            for (key, text) in copies.iter().filter(|(key, _)| key.starts_with(keys::JOURNAL)) {
                store.shelf().set(key, text)?;
            }
            store.news()?.iter().for_each(|entry| state.workspace.replay(entry));
            state.order.forget();
            Ok(())
        });
        taken.unwrap_or(Ok(()))
    }

    /// Whether everything that is in force is where it should be.
    async fn has_all(&self) -> bool {
        let (is_emptied, in_force) = self.state.with_value(|state| match &state.store {
            Some(store) => (store.is_emptied() != Ok(false), store.in_force()),
            None => (false, BTreeSet::new()),
        });
        if is_emptied || self.place() == Place::Shelf {
            return !is_emptied;
        }
        let Ok(database) = self.database().await else { return false };
        // What cannot be asked for is not there.
        let Ok(there) = database.keys(keys::SHARD).await else { return false };
        in_force.is_subset(&there.into_iter().collect())
    }

    fn put(&self, tables: Tables, seen: Knowledge) {
        self.state.update_value(|state: &mut State| {
            let install = install(state.workspace.replica());
            let rule = state.workspace.index().rule();
            state.workspace = Workspace::new(install, tables, seen, rule, None);
            state.order.forget();
        });
        self.revision.update(|revision| *revision += 1);
    }

    /// Puts in what a merge has made of the records as they were at that revision, as one step. On an error nothing has
    /// changed, or, where another tab was there before, what it has left is open. Where something was edited before it turned
    /// out that there is no room, both stay, and are stored when there is.
    pub async fn adopt(&self, brought: Brought, source: Source, revision: u32) -> Result<(), StepError> {
        let lock = Lock::take().await;
        self.see_that_nobody_was_before().await?;
        // What another tab has written while this one waited would be undone by records that know nothing of it.
        if self.revision_now() != revision {
            return Err(StepError::Stale);
        }
        let records = u32::try_from(brought.rows.rows()).unwrap_or(u32::MAX);
        self.state.update_value(|state| {
            state.workspace.take_in(brought.rows, brought.seen, source);
        });
        breathe().await;
        self.index_anew().await;
        let mut stored = self.lay_out_whole(brought.packed).await;
        if let Err(error) = &stored {
            let is_undone = self.state.try_update_value(|state| {
                state.order.forget();
                state.workspace.undo_merge(random::now_ms()).is_ok()
            });
            if is_undone == Some(false) {
                self.state.update_value(|state| state.store.iter_mut().for_each(Store::lay_out_next));
                self.tell(Err(error.clone()));
                stored = Ok(());
            }
        }
        drop(lock);
        self.note_replica();
        if stored.is_ok() {
            self.count_changes(records);
        }
        self.revision.update(|revision| *revision += 1);
        Ok(stored?)
    }

    /// Derives anew what lists and figures ask, in pieces between which the page goes on; until then they answer as
    /// before.
    async fn index_anew(&self) {
        let mut building = self.state.with_value(|state| state.workspace.index().begin_anew(state.workspace.tables()));
        while !self.state.with_value(|state| building.go_on(state.workspace.tables(), ROWS_AT_ONCE)) {
            breathe().await;
        }
        self.state.update_value(|state| {
            state.workspace.set_index(building.finish());
            state.order.forget();
        });
    }

    /// Takes back the last merge as a whole.
    pub async fn undo_merge(&self) -> Result<(), StepError> {
        let lock = Lock::take().await;
        self.see_that_nobody_was_before().await?;
        let undone = self.state.try_update_value(|state| {
            state.order.forget();
            state.workspace.undo_merge(random::now_ms())
        });
        undone.transpose()?;
        if let Err(error) = self.lay_out_whole(Vec::new()).await {
            // It is taken back all the same, and stored so when there is room.
            self.state.update_value(|state| state.store.iter_mut().for_each(Store::lay_out_next));
            self.tell(Err(error));
        }
        drop(lock);
        self.revision.update(|revision| *revision += 1);
        Ok(())
    }

    /// Whether another tab has laid the stored data out anew.
    pub(super) fn is_stale(&self) -> bool {
        self.state.with_value(|state| state.store.as_ref().is_some_and(|store| store.is_stale() == Ok(true)))
    }

    /// Opens the stored data again where another tab has laid it out anew, and says whether it has; the lock is held.
    pub(super) async fn follow_layout(&self) -> bool {
        let stale = self.is_stale();
        let is_emptied =
            self.state.with_value(|state| state.store.as_ref().is_some_and(|store| store.is_emptied() == Ok(true)));
        if is_emptied {
            self.put_back().await;
        } else if stale {
            self.reopen().await;
        }
        stale
    }

    async fn see_that_nobody_was_before(&self) -> Result<(), StepError> {
        if self.follow_layout().await { Err(StepError::Stale) } else { Ok(()) }
    }

    /// Writes everything anew beside what is stored, and then puts it in force: a part of it is never seen.
    async fn lay_out_whole(&self, packed: Vec<Packed<ArrayBuffer>>) -> Result<(), StorageError> {
        let (seen, rows) = self.peek(|workspace| (workspace.seen().clone(), workspace.tables().rows()));
        let place = self.place().for_rows(rows);
        match self.lay_out(None, &seen, place, packed).await {
            Err(StorageError::Full) if place == Place::Shelf => self.move_to_database().await,
            other => other,
        }
    }

    /// Puts another content in the place of everything. On an error nothing has changed.
    pub async fn replace(&self, brought: Brought) -> Result<(), StorageError> {
        let _lock = Lock::take().await;
        let Brought { rows, seen, packed } = brought;
        let place = Place::Shelf.for_rows(rows.rows());
        match self.lay_out(Some(&rows), &seen, place, packed).await {
            Err(StorageError::Full) if place == Place::Shelf => {
                self.lay_out(Some(&rows), &seen, Place::Database, Vec::new()).await?
            }
            other => other?,
        }
        self.put(rows, seen);
        Ok(())
    }

    /// UTF-16 units in use on the shelf; none where storage is denied.
    pub fn used(&self) -> Option<usize> {
        self.state.with_value(|state| state.store.as_ref().and_then(|store| store.used().ok()))
    }

    /// Where the shards lie.
    pub fn place(&self) -> Place {
        self.state.with_value(|state| state.store.as_ref().map_or(Place::Shelf, Store::place))
    }

    /// The parts of the stored data that could not be read, by key, as text.
    pub async fn aside(&self) -> Result<BTreeMap<String, String>, StorageError> {
        let on_shelf = self.state.with_value(|state| state.store.as_ref().map(Store::aside));
        let mut parts = on_shelf.unwrap_or(Ok(BTreeMap::new()))?;
        if self.place() == Place::Database {
            let database = self.database().await?;
            for key in database.keys(keys::ASIDE).await? {
                let aside = database.read(&key, &key)?.shards().await?.into_iter();
                parts.extend(aside.map(|(key, bytes)| (key, pack(&bytes))));
            }
        }
        Ok(parts)
    }

    /// Discards the parts of the stored data that could not be read.
    pub async fn discard_aside(&self) -> Result<(), StorageError> {
        self.state.with_value(|state| state.store.as_ref().map_or(Ok(()), Store::discard_aside))?;
        if self.place() == Place::Database {
            let database = self.database().await?;
            database.remove(database.keys(keys::ASIDE).await?).await?;
        }
        self.troubles.set(Vec::new());
        Ok(())
    }
}

/// What lists and figures ask of these tables, derived in pieces between which the page goes on.
pub(super) async fn index(tables: &Tables, rule: StatusRule) -> Index {
    let mut building = Building::begin(tables, rule, None);
    while !building.go_on(tables, ROWS_AT_ONCE) {
        breathe().await;
    }
    // What follows goes through all records once more.
    breathe().await;
    building.finish()
}

/// Puts shards onto the shelf, in pieces between which the page goes on.
async fn put_onto(shelf: &LocalShelf, shards: &[(String, ArrayBuffer)]) -> Result<(), StorageError> {
    let mut start = timing::now();
    for (key, bytes) in shards {
        if timing::now() - start > PIECE {
            breathe().await;
            start = timing::now();
        }
        shelf.set(key, &pack(&Uint8Array::new(bytes).to_vec()))?;
    }
    Ok(())
}

/// As many of a plan's shards as can be made before the page should get its turn, and their keys.
fn piece(plan: &mut Plan, tables: &Tables, ready: &mut Ready) -> Vec<(String, ArrayBuffer)> {
    let start = timing::now();
    let mut shards = Vec::new();
    while shards.len() < BATCH && timing::now() - start < PIECE {
        let Some(job) = plan.next() else { break };
        let pack = || Uint8Array::from(&*job.pack(tables)).buffer();
        shards.push((job.key().to_owned(), ready.remove(job.key()).unwrap_or_else(pack)));
    }
    shards
}
