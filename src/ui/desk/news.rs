//! Hearing of other tabs at once, where it matters what they have done.

use super::Desk;
use crate::storage::Store;
use leptos::prelude::*;

impl Desk {
    /// Takes in what other tabs have kept and this one has not been told of yet: browsers tell of it when they find time.
    pub fn hear_now(&self) {
        let heard = self.state.try_update_value(|state| {
            let entries = state.store.as_mut().map(Store::news)?.ok()?;
            entries.iter().for_each(|entry| state.workspace.replay(entry));
            if !entries.is_empty() {
                state.order.forget();
            }
            Some(!entries.is_empty())
        });
        if heard.flatten() == Some(true) {
            self.plan_flush();
            self.revision.update(|revision| *revision += 1);
        }
    }
}
