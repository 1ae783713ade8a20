//! What would be lost with this browser: changes since the last whole export.

use super::Desk;
use crate::storage::{Shelf, keys};
use leptos::prelude::*;

/// Reads how many changes were made since the last backup.
pub(super) fn counted(shelf: Option<&impl Shelf>) -> u32 {
    shelf
        .and_then(|shelf| shelf.get(keys::CHANGES).ok().flatten())
        .and_then(|text| text.parse().ok())
        .unwrap_or_default()
}

impl Desk {
    /// How many changes were made since the last backup; whoever asks is told of more.
    pub fn changes(&self) -> u32 {
        self.changes.get()
    }

    /// That number as it is now.
    pub fn changes_now(&self) -> u32 {
        self.changes.get_untracked()
    }

    pub(super) fn count_change(&self) {
        self.set_changes(self.changes_now().saturating_add(1));
    }

    /// Takes note of a backup that was begun when there were so many changes.
    pub fn backed_up(&self, changes: u32) {
        self.set_changes(self.changes_now().saturating_sub(changes));
    }

    fn set_changes(&self, changes: u32) {
        self.changes.set(changes);
        self.state.with_value(|state| {
            if let Some(store) = &state.store {
                // Only a reminder hangs on it.
                let _ = store.shelf().set(keys::CHANGES, &changes.to_string());
            }
        });
    }
}
