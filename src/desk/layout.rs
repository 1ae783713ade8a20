//! Writing shards: those that are behind the journal, or all of them anew, in pieces between which others get their turn.
//! They move to the store of shards when they outgrow the shelf.

use super::{Bytes, BytesOf, Clock, Desk, Means, ShardStore, Writing};
use crate::replica::Knowledge;
use crate::storage::{Medium, Packed, Plan, Shelf, StorageError, Store, keys, pack};
use crate::workspace::Tables;
use std::collections::{BTreeMap, BTreeSet};

/// Work goes on for so many milliseconds before others get their turn.
pub(super) const PIECE: f64 = 12.0;
/// Shards that are handed to the store at once: a browser copies them on the page's thread.
const BATCH: usize = 64;
/// Rows of which what is derived is derived at once, in some ten milliseconds.
pub(super) const ROWS_AT_ONCE: usize = 4_000;
/// UTF-16 units that browsers grant a site in `localStorage`.
pub const ROOM: usize = 5_242_880;

/// Shards that need not be packed any more, by key.
type Ready<B> = BTreeMap<String, B>;

/// What is to be done about what is behind.
enum Step {
    Write(Box<Plan>),
    Reopen,
    PutBack,
    Failed(StorageError),
}

impl<M: Means> Desk<M> {
    pub(super) async fn write_behind(&self) {
        let _lock = self.means().take().await;
        let step = self.update(|state| {
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
        match step {
            Some(Step::Write(plan)) => {
                let written = self.work_off(*plan, None, Ready::new()).await;
                let crowded = written == Err(StorageError::Full) || self.is_crowded();
                if crowded {
                    self.tell_stored(self.move_to_database().await);
                } else if written.is_err() && self.medium() == Medium::Database {
                    // The connection may have died, and with it what was in the database.
                    self.put_back().await;
                } else {
                    self.tell_stored(written);
                }
                self.plan_flush_after_failure();
            }
            Some(Step::Reopen) => self.reopen().await,
            Some(Step::PutBack) => {
                self.put_back().await;
                self.plan_flush();
            }
            Some(Step::Failed(error)) => self.tell_stored(Err(error)),
            None => {}
        }
    }

    /// Whether shards lie on the shelf and take more than four fifths of it.
    fn is_crowded(&self) -> bool {
        let on_shelf = self.with(|state| state.store.as_ref().is_some_and(|store| store.medium() == Medium::Shelf));
        on_shelf && self.used().is_some_and(|used| used > ROOM / 5 * 4)
    }

    async fn move_to_database(&self) -> Result<(), StorageError> {
        let (seen, medium) =
            self.with(|state| (state.workspace.seen().clone(), state.store.as_ref().map(Store::medium)));
        if medium != Some(Medium::Shelf) {
            return Err(StorageError::Full);
        }
        self.lay_out(None, &seen, Medium::Database, Vec::new()).await
    }

    /// Writes everything anew beside what is stored, and then puts it in force: a part of it is never seen.
    pub(super) async fn lay_out_whole(&self, packed: Vec<Packed<BytesOf<M>>>) -> Result<(), StorageError> {
        let (seen, rows) = self.peek(|workspace| (workspace.seen().clone(), workspace.tables().rows()));
        let medium = self.medium().for_rows(rows);
        match self.lay_out(None, &seen, medium, packed).await {
            Err(StorageError::Full) if medium == Medium::Shelf => self.move_to_database().await,
            other => other,
        }
    }

    /// Lays everything out anew in a place: what is open, or, in its stead, another content. What was packed elsewhere
    /// already is written as it is.
    pub(super) async fn lay_out(
        &self,
        content: Option<&Tables>,
        seen: &Knowledge,
        medium: Medium,
        packed: Vec<Packed<BytesOf<M>>>,
    ) -> Result<(), StorageError> {
        let plan = self.update(|state| {
            let tables = content.unwrap_or_else(|| state.workspace.tables());
            state.store.as_mut().map(|store| store.plan_layout(tables, seen, medium, content.is_some()))
        });
        match plan {
            Some(plan) => {
                let ready = plan.ready(packed);
                self.work_off(plan, content, ready).await
            }
            // Storage is denied, which has been told; the content is open in memory.
            None => Ok(()),
        }
    }

    /// Writes the shards of a plan and puts it in force.
    async fn work_off(
        &self,
        mut plan: Plan,
        content: Option<&Tables>,
        ready: Ready<BytesOf<M>>,
    ) -> Result<(), StorageError> {
        self.update(|state| state.writing = true);
        let written = self.write(&mut plan, content, ready).await;
        self.update(|state| {
            state.writing = false;
            let Some(store) = state.store.as_mut() else { return Ok(()) };
            if written.is_err() && plan.medium() == Medium::Shelf {
                store.abandon(&plan);
            }
            store.settle(plan, written)
        })?;
        // The manifest must outlive the browser before the shards that the one before it names are gone. Where it is not
        // known to, these stay until the next time.
        if self.check_durable().await.is_ok() {
            // They stay, too, where they cannot be removed: nothing names them any more.
            drop(self.clear_database().await);
        }
        Ok(())
    }

    async fn write(
        &self,
        plan: &mut Plan,
        content: Option<&Tables>,
        mut ready: Ready<BytesOf<M>>,
    ) -> Result<(), StorageError> {
        let shelf = self.with(|state| state.store.as_ref().map(|store| store.shelf().clone()));
        let mut before = None;
        while plan.left() > 0 {
            let shards = self.with(|state| {
                let tables = content.unwrap_or_else(|| state.workspace.tables());
                piece(self.means(), plan, tables, &mut ready)
            });
            match (plan.medium(), &shelf) {
                (Medium::Shelf, Some(shelf)) => put_onto(self.means(), shelf, &shards).await?,
                (Medium::Database, _) => {
                    // While the database keeps these the next ones are made.
                    let writing = self.database().await?.write(&shards)?;
                    if let Some(before) = before.replace(writing) {
                        before.done().await?;
                    }
                }
                (Medium::Shelf, None) => return Err(StorageError::Denied),
            }
            if plan.left() > 0 {
                self.means().breathe().await;
            }
        }
        match before {
            Some(last) => last.done().await,
            None => Ok(()),
        }
    }

    /// Removes shards from the database that are not in force.
    async fn clear_database(&self) -> Result<(), StorageError> {
        let (database, in_force) = self.with(|state| {
            let store = state.store.as_ref().filter(|store| store.medium() == Medium::Database);
            (state.database.clone(), store.map_or_else(BTreeSet::new, Store::in_force))
        });
        let Some(database) = database else { return Ok(()) };
        let gone: Vec<String> =
            database.keys(keys::SHARD).await?.into_iter().filter(|key| !in_force.contains(key)).collect();
        if gone.is_empty() { Ok(()) } else { database.remove(gone).await }
    }
}

/// Puts shards onto the shelf, in pieces between which others get their turn.
async fn put_onto<B: Bytes>(
    clock: &impl Clock,
    shelf: &impl Shelf,
    shards: &[(String, B)],
) -> Result<(), StorageError> {
    let mut start = clock.elapsed();
    for (key, bytes) in shards {
        if clock.elapsed() - start > PIECE {
            clock.breathe().await;
            start = clock.elapsed();
        }
        shelf.set(key, &pack(&bytes.to_vec()))?;
    }
    Ok(())
}

/// As many of a plan's shards as can be made before others should get their turn, and their keys.
fn piece<B: Bytes>(clock: &impl Clock, plan: &mut Plan, tables: &Tables, ready: &mut Ready<B>) -> Vec<(String, B)> {
    let start = clock.elapsed();
    let mut shards = Vec::new();
    while shards.len() < BATCH && clock.elapsed() - start < PIECE {
        let Some(job) = plan.next() else { break };
        let pack = || B::of(&job.pack(tables));
        shards.push((job.key().to_owned(), ready.remove(job.key()).unwrap_or_else(pack)));
    }
    shards
}
