//! What would be lost with this browser: changes since the last whole export.

use super::{Desk, Means, News, Unsecured};
use crate::storage::{Shelf, keys};
use crate::workspace::Workspace;

/// Reads what was kept of it: the number, and since when.
pub(super) fn read(shelf: Option<&impl Shelf>) -> Unsecured {
    // Only a reminder hangs on it.
    let text = shelf.and_then(|shelf| shelf.get(keys::CHANGES).ok().flatten()).unwrap_or_default();
    let mut words = text.split(' ');
    let mut next = || words.next().and_then(|word| word.parse::<u64>().ok()).unwrap_or_default();
    Unsecured { count: u32::try_from(next()).unwrap_or(u32::MAX), since: next() }
}

impl<M: Means> Desk<M> {
    /// The changes since the last backup.
    pub fn unsecured(&self) -> Unsecured {
        self.with(|state| state.unsecured)
    }

    /// Takes note of changes. With the first of them something would be lost that is nowhere else, unless it is invented.
    pub(super) fn count_changes(&self, changes: u32) {
        let before = self.unsecured();
        if before.count == 0 && changes > 0 && !self.peek(Workspace::is_fictional) {
            self.means().tell(News::FirstUnsecured);
        }
        let since = if before.count == 0 { self.means().now_ms() } else { before.since };
        self.set_unsecured(Unsecured { count: before.count.saturating_add(changes), since });
    }

    /// Takes note of a backup that was begun when there were so many changes.
    pub fn backed_up(&self, changes: u32) {
        let count = self.unsecured().count.saturating_sub(changes);
        self.set_unsecured(Unsecured { count, since: self.means().now_ms() });
    }

    fn set_unsecured(&self, unsecured: Unsecured) {
        self.update(|state| {
            state.unsecured = unsecured;
            if let Some(store) = &state.store {
                // Only a reminder hangs on it.
                let _ = store.shelf().set(keys::CHANGES, &format!("{} {}", unsecured.count, unsecured.since));
            }
        });
        self.means().tell(News::Unsecured(unsecured));
    }
}
