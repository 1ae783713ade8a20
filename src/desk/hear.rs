//! Hearing what other tabs do.

use super::{Desk, Means};
use crate::storage::{Store, keys};
use std::time::Duration;

impl<M: Means> Desk<M> {
    /// Another tab has put a text under a key, or has removed what was there; without a key, all of it.
    pub fn hear(&self, key: Option<&str>, text: Option<&str>) {
        match (key, text) {
            (Some(key), Some(text)) if key.starts_with(keys::JOURNAL) => self.hear_entry(key, text),
            (None | Some(keys::MANIFEST), _) => self.hear_of_layout(),
            _ => {}
        }
    }

    fn hear_entry(&self, key: &str, text: &str) {
        let heard = self.update(|state| {
            let entry = state.store.as_mut()?.heard(key, text)?;
            state.workspace.replay(&entry);
            state.order.forget();
            Some(())
        });
        if heard.is_some() {
            self.plan_flush();
            self.has_changed();
        }
    }

    fn hear_of_layout(&self) {
        let desk = self.clone();
        self.means().later(Duration::ZERO, async move {
            let _lock = desk.means().take().await;
            // Whoever held the lock before may have opened it already.
            desk.follow_layout().await;
        });
    }

    /// The browser has closed the store of shards by itself, as what is in it is being deleted.
    pub fn hear_of_loss(&self) {
        let desk = self.clone();
        self.means().later(Duration::ZERO, async move {
            let _lock = desk.means().take().await;
            // What another tab has laid out anew is for that tab to put back, which has it open.
            if !desk.is_stale() {
                desk.put_back().await;
            }
        });
    }

    /// Takes in what other tabs have kept and this one has not been told of yet: browsers tell of it when they find time.
    pub fn hear_now(&self) {
        let heard = self.update(|state| {
            let entries = state.store.as_mut().map(Store::news)?.ok()?;
            entries.iter().for_each(|entry| state.workspace.replay(entry));
            if !entries.is_empty() {
                state.order.forget();
            }
            Some(!entries.is_empty())
        });
        if heard == Some(true) {
            self.plan_flush();
            self.has_changed();
        }
    }

    /// Whether another tab has laid the stored data out anew.
    pub(super) fn is_stale(&self) -> bool {
        self.with(|state| state.store.as_ref().is_some_and(|store| store.is_stale() == Ok(true)))
    }

    /// Opens the stored data again where another tab has laid it out anew, and says whether it has; the lock is held.
    pub(super) async fn follow_layout(&self) -> bool {
        let stale = self.is_stale();
        let is_emptied = self.with(|state| state.store.as_ref().is_some_and(|store| store.is_emptied() == Ok(true)));
        if is_emptied {
            self.put_back().await;
        } else if stale {
            self.reopen().await;
        }
        stale
    }
}
