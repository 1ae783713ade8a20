//! Adopting what was made of the records elsewhere, as one step, and taking such a step back; putting another content in
//! the place of everything.

use super::layout::ROWS_AT_ONCE;
use super::{Brought, BytesOf, Desk, Means};
use crate::storage::{Medium, StorageError, Store};
use crate::workspace::{Source, TakeBackError};

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

impl<M: Means> Desk<M> {
    /// Puts in what a merge has made of the records as they were at that revision, as one step. On an error nothing has
    /// changed, or, where another tab was there before, what it has left is open. Where something was edited before it turned
    /// out that there is no room, both stay, and are stored when there is.
    pub async fn adopt(&self, brought: Brought<BytesOf<M>>, source: Source, revision: u32) -> Result<(), StepError> {
        let lock = self.means().take().await;
        self.see_that_nobody_was_before().await?;
        // What another tab has written while this one waited would be undone by records that know nothing of it.
        if self.revision() != revision {
            return Err(StepError::Stale);
        }
        let records = u32::try_from(brought.rows.rows()).unwrap_or(u32::MAX);
        self.update(|state| state.workspace.take_in(brought.rows, brought.seen, source));
        self.means().breathe().await;
        self.index_anew().await;
        let mut stored = self.lay_out_whole(brought.packed).await;
        if let Err(error) = &stored {
            let now_ms = self.means().now_ms();
            let is_undone = self.update(|state| {
                state.order.forget();
                state.workspace.undo_merge(now_ms).is_ok()
            });
            if !is_undone {
                self.update(|state| state.store.iter_mut().for_each(Store::lay_out_next));
                self.tell_stored(Err(error.clone()));
                stored = Ok(());
            }
        }
        drop(lock);
        self.note_replica();
        if stored.is_ok() {
            self.count_changes(records);
        }
        self.has_changed();
        Ok(stored?)
    }

    /// Derives anew what lists and figures ask, in pieces between which others get their turn; until then they answer as
    /// before.
    async fn index_anew(&self) {
        let mut building = self.peek(|workspace| workspace.index().begin_anew(workspace.tables()));
        while !self.peek(|workspace| building.go_on(workspace.tables(), ROWS_AT_ONCE)) {
            self.means().breathe().await;
        }
        self.update(|state| {
            state.workspace.set_index(building.finish());
            state.order.forget();
        });
    }

    /// Takes back the last merge as a whole.
    pub async fn undo_merge(&self) -> Result<(), StepError> {
        let lock = self.means().take().await;
        self.see_that_nobody_was_before().await?;
        let now_ms = self.means().now_ms();
        self.update(|state| {
            state.order.forget();
            state.workspace.undo_merge(now_ms)
        })?;
        if let Err(error) = self.lay_out_whole(Vec::new()).await {
            // It is taken back all the same, and stored so when there is room.
            self.update(|state| state.store.iter_mut().for_each(Store::lay_out_next));
            self.tell_stored(Err(error));
        }
        drop(lock);
        self.has_changed();
        Ok(())
    }

    async fn see_that_nobody_was_before(&self) -> Result<(), StepError> {
        if self.follow_layout().await { Err(StepError::Stale) } else { Ok(()) }
    }

    /// Puts another content in the place of everything. On an error nothing has changed.
    pub async fn replace(&self, brought: Brought<BytesOf<M>>) -> Result<(), StorageError> {
        let _lock = self.means().take().await;
        // What another tab has in force must not be written over before the new content is whole.
        self.follow_layout().await;
        let Brought { rows, seen, packed } = brought;
        let medium = Medium::Shelf.for_rows(rows.rows());
        match self.lay_out(Some(&rows), &seen, medium, packed).await {
            Err(StorageError::Full) if medium == Medium::Shelf => {
                self.lay_out(Some(&rows), &seen, Medium::Database, Vec::new()).await?
            }
            other => other?,
        }
        self.put(rows, seen);
        Ok(())
    }
}
