//! Putting back what something else has taken out of the browser, and taking in what another tab, or the copy of the shelf,
//! has beyond what is open.

use super::open::open_stored;
use super::{Copies, Desk, Means, News, ShardStore, install};
use crate::replica::Knowledge;
use crate::storage::{Medium, OpenError, Shelf, StorageError, keys};
use crate::workspace::{Tables, Viewpoint, Workspace};
use std::collections::BTreeSet;

impl<M: Means> Desk<M> {
    /// Opens the stored data again, because another tab has laid it out anew; the lock is held. Where that fails what is
    /// open stays open, and what is changed stays in the journal.
    pub(super) async fn reopen(&self) {
        let found = async { open_stored(self.means(), self.means().shelf()?).await };
        let (mut store, database, mut opened) = match found.await {
            Ok(found) => found,
            Err(OpenError::Storage(error)) => return self.tell_stored(Err(error)),
            // Told in its own words, as at the start; the next visit finds everything as it is.
            Err(error) => return self.means().tell(News::Unopened(error)),
        };
        self.update(|state| {
            if let Some(before) = &state.store {
                store.take_over(before, &mut opened);
            }
            (state.store, state.database) = (Some(store), database);
        });
        self.put(opened.tables, opened.seen);
        self.means().tell(News::Troubles(opened.troubles));
        // What could not be kept before comes along.
        self.plan_flush();
    }

    /// Puts other records in the place of those that are open.
    pub(super) fn put(&self, tables: Tables, seen: Knowledge) {
        self.update(|state| {
            let install = install(self.means(), state.workspace.replica());
            let viewpoint = Viewpoint { today: self.means().today(), ..state.workspace.index().viewpoint() };
            let mut workspace = Workspace::new(install, tables, seen, viewpoint);
            workspace.succeed(&state.workspace);
            state.workspace = workspace;
            state.order.forget();
        });
        self.has_changed();
    }

    /// Puts back what something else has taken out of this browser while the page was open, and says so; the lock is held.
    /// Memory is the truth: what was said to be saved is to be there when the page is opened again.
    pub(super) async fn put_back(&self) {
        // What is open may be a database that is gone.
        self.update(|state| state.database = None);
        let is_lost = !self.has_all().await;
        // The copy of the shelf has more of it than the records that are open here. Where it has none, these are laid out.
        // Why it cannot be written is told below, as long as that is so.
        drop(self.means().put_back().await);
        let result = if self.has_all().await {
            Ok(())
        } else {
            self.update(|state| state.known_replica = None);
            self.note_replica();
            self.means().tell(News::Emptied);
            self.lay_out_whole(Vec::new()).await
        };
        // What is not is told by itself.
        drop(self.check_durable().await);
        if is_lost && result.is_ok() {
            self.means().tell(News::PutBack);
        }
        self.tell_stored(result);
    }

    /// Whether everything that is in force is where it should be.
    async fn has_all(&self) -> bool {
        let (is_emptied, in_force) = self.with(|state| match &state.store {
            Some(store) => (store.is_emptied() != Ok(false), store.in_force()),
            None => (false, BTreeSet::new()),
        });
        if is_emptied || self.medium() == Medium::Shelf {
            return !is_emptied;
        }
        let Ok(database) = self.database().await else { return false };
        // What cannot be asked for is not there.
        let Ok(there) = database.keys(keys::SHARD).await else { return false };
        in_force.is_subset(&there.into_iter().collect())
    }

    /// Has the shelf name this install's replica, where it names another, or none.
    pub(super) fn note_replica(&self) {
        let written = self.update(|state| {
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
        if let Some(error) = written {
            self.tell_stored(Err(error));
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
            self.means().take_over();
        }
        self.tell_stored(settled);
    }

    /// Puts the journal of a copy beside that of the shelf, and replays it.
    fn take_journal(&self, copies: &Copies) -> Result<(), StorageError> {
        self.update(|state| {
            let Some(store) = state.store.as_mut() else { return Ok(()) };
            for (key, text) in copies.iter().filter(|(key, _)| key.starts_with(keys::JOURNAL)) {
                store.shelf().set(key, text)?;
            }
            store.news()?.iter().for_each(|entry| state.workspace.replay(entry));
            state.order.forget();
            Ok(())
        })
    }
}
