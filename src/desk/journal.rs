//! Keeping what is done: at once in the journal, a moment later in the shards, and then told to be saved.

use super::{Desk, Means, News, Stored};
use crate::storage::{StorageError, Store};
use crate::workspace::{Entry, Transaction};
use std::time::Duration;

/// How long after a change the shards are written.
const WRITE_BEHIND: Duration = Duration::from_millis(600);

impl<M: Means> Desk<M> {
    /// Does a transaction and keeps it.
    pub fn commit(&self, transaction: Transaction) {
        let now_ms = self.means().now_ms();
        self.change(|workspace| Some(workspace.commit(transaction, now_ms)));
    }

    /// Takes back the last transaction. Returns whether there was one.
    pub fn undo(&self) -> bool {
        let now_ms = self.means().now_ms();
        self.change(|workspace| workspace.undo(now_ms))
    }

    /// Does the transaction last taken back once more. Returns whether there was one.
    pub fn redo(&self) -> bool {
        let now_ms = self.means().now_ms();
        self.change(|workspace| workspace.redo(now_ms))
    }

    fn change(&self, change: impl FnOnce(&mut crate::workspace::Workspace) -> Option<Entry>) -> bool {
        let stored = self.update(|state| {
            let entry = change(&mut state.workspace)?;
            state.order.forget();
            Some(state.store.as_mut().map_or(Err(StorageError::Denied), |store| store.persist(&entry)))
        });
        let Some(stored) = stored else { return false };
        self.note_replica();
        self.note_stored(stored);
        self.secure();
        self.count_changes(1);
        self.has_changed();
        true
    }

    /// Whether everything that was done is handed over, and would survive the end of the browser.
    pub fn stored(&self) -> Stored {
        self.with(|state| state.stored.clone().in_doubt(state.in_doubt.clone()))
    }

    /// Says how storing something went.
    pub(super) fn tell_stored(&self, result: Result<(), StorageError>) {
        let stored = match result {
            Err(error) => Stored::No(error),
            Ok(()) if self.with(|state| state.store.as_ref().is_some_and(Store::has_persisted_all)) => Stored::Yes,
            // A change that came while others were written did not find room; that has been told.
            Ok(()) => return,
        };
        if self.with(|state| state.stored != stored) {
            self.update(|state| state.stored = stored.clone());
            self.means().tell(News::Stored(stored));
        }
    }

    /// Says how keeping an entry went, and sees to it that the shards follow.
    fn note_stored(&self, result: Result<(), StorageError>) {
        let full = result == Err(StorageError::Full);
        self.tell_stored(result);
        if full {
            // There may be room elsewhere, and no reason to wait.
            self.flush();
        } else {
            self.plan_flush();
        }
    }

    /// Has what is behind written in a moment.
    pub(super) fn plan_flush(&self) {
        let planned = self.update(|state| {
            let behind = state.store.as_ref().is_some_and(Store::is_behind);
            behind && !std::mem::replace(&mut state.flush_planned, true)
        });
        if planned {
            let desk = self.clone();
            self.means().later(WRITE_BEHIND, async move { desk.write_behind().await });
        }
    }

    /// Has what is still behind written, after a while where nothing was stored just now.
    pub(super) fn plan_flush_after_failure(&self) {
        const PAUSE: Duration = Duration::from_secs(5);
        if self.with(|state| state.stored == Stored::Yes) {
            return self.plan_flush();
        }
        let desk = self.clone();
        self.means().later(PAUSE, async move { desk.plan_flush() });
    }

    /// Writes what is behind.
    pub fn flush(&self) {
        let desk = self.clone();
        self.means().later(Duration::ZERO, async move { desk.write_behind().await });
    }

    /// Whether everything that was done so far is stored, and would survive the end of the browser. Where there is no room
    /// yet, it waits a moment for what makes some.
    pub async fn is_durable(&self) -> bool {
        const WAITS: u32 = 20;
        const WAIT: Duration = Duration::from_millis(100);
        for _ in 0..WAITS {
            if self.check_durable().await.is_err() {
                return false;
            }
            match self.with(|state| state.stored.clone()) {
                Stored::Yes | Stored::InDoubt(_) => return true,
                Stored::No(StorageError::Denied) => return false,
                Stored::No(_) => self.means().pause(WAIT).await,
            }
        }
        false
    }

    /// Waits until what is on the shelf is durable, and takes note where it is not.
    pub(super) async fn check_durable(&self) -> Result<(), StorageError> {
        let durable = if self.with(|state| state.store.is_some()) {
            self.means().durable().await
        } else {
            // That nothing is kept at all has been told.
            Ok(())
        };
        let in_doubt = durable.as_ref().err().cloned();
        if self.with(|state| state.in_doubt != in_doubt) {
            self.update(|state| state.in_doubt = in_doubt.clone());
            self.means().tell(News::InDoubt(in_doubt));
        }
        if durable.is_err() {
            self.secure();
        }
        durable
    }

    /// Sees to it that everything becomes durable, again and again until it is.
    pub(super) fn secure(&self) {
        const FIRST_PAUSE: Duration = Duration::from_secs(2);
        const LONGEST_PAUSE: Duration = Duration::from_secs(60);
        if self.update(|state| std::mem::replace(&mut state.is_securing, true)) {
            return;
        }
        let desk = self.clone();
        self.means().later(Duration::ZERO, async move {
            let mut pause = FIRST_PAUSE;
            while desk.check_durable().await.is_err() {
                desk.means().pause(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
            desk.update(|state| state.is_securing = false);
        });
    }
}
