//! What would be lost with this browser: changes since the last whole export.

use super::Desk;
use crate::storage::{Shelf, keys};
use crate::ui::persistence::persist;
use crate::ui::random;
use crate::workspace::Workspace;
use leptos::prelude::*;

/// Changes of which there is no backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unsecured {
    /// How many.
    pub count: u32,
    /// When the first of them was made, in milliseconds since 1970; 0 where that is not known.
    pub since: u64,
}

impl Unsecured {
    /// Reads what was kept of it: the number, and since when.
    pub(super) fn kept(shelf: Option<&impl Shelf>) -> Self {
        // Only a reminder hangs on it.
        let text = shelf.and_then(|shelf| shelf.get(keys::CHANGES).ok().flatten()).unwrap_or_default();
        let mut words = text.split(' ');
        let mut next = || words.next().and_then(|word| word.parse::<u64>().ok()).unwrap_or_default();
        Self { count: u32::try_from(next()).unwrap_or(u32::MAX), since: next() }
    }
}

impl Desk {
    /// The changes since the last backup; whoever asks is told of more.
    pub fn unsecured(&self) -> Unsecured {
        self.unsecured.get()
    }

    /// How many they are now.
    pub fn changes_now(&self) -> u32 {
        self.unsecured.get_untracked().count
    }

    /// Takes note of changes. With the first the browser is asked to keep the data: from now on something would be lost that
    /// is nowhere else, unless it is invented.
    pub(super) fn count_changes(&self, changes: u32) {
        let before = self.unsecured.get_untracked();
        if before.count == 0 && changes > 0 && !self.peek(Workspace::is_fictional) {
            // Some browsers ask the person, who may take a while.
            leptos::task::spawn_local(async {
                persist().await;
            });
        }
        let since = if before.count == 0 { random::now_ms() } else { before.since };
        self.set_unsecured(Unsecured { count: before.count.saturating_add(changes), since });
    }

    /// Takes note of a backup that was begun when there were so many changes.
    pub fn backed_up(&self, changes: u32) {
        let count = self.changes_now().saturating_sub(changes);
        self.set_unsecured(Unsecured { count, since: random::now_ms() });
    }

    fn set_unsecured(&self, unsecured: Unsecured) {
        self.unsecured.set(unsecured);
        self.state.with_value(|state| {
            if let Some(store) = &state.store {
                // Only a reminder hangs on it.
                let _ = store.shelf().set(keys::CHANGES, &format!("{} {}", unsecured.count, unsecured.since));
            }
        });
    }
}
