//! What the desk tells, as signals.

use crate::desk::{News, Stored, Unsecured};
use crate::storage::{OpenError, StorageError, Trouble};
use crate::workspace::{Reads, Tables, Versions};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct Signals {
    /// Of the workspace as a whole.
    pub revision: RwSignal<u32>,
    /// Of each of its tables, in their order.
    pub tables: [RwSignal<u32>; Tables::NAMES.len()],
    /// Of what is derived of them.
    pub index: RwSignal<u32>,
    pub stored: RwSignal<Stored>,
    /// Why what is on the shelf would not survive the end of the browser.
    pub in_doubt: RwSignal<Option<StorageError>>,
    pub unsecured: RwSignal<Unsecured>,
    pub troubles: RwSignal<Vec<Trouble>>,
    /// Why what another tab has stored could not be opened, since the page was.
    pub unopened: RwSignal<Option<OpenError>>,
    /// How often what something else had taken out of this browser was put back.
    pub put_back: RwSignal<u32>,
}

impl Signals {
    pub fn new() -> Self {
        Self {
            revision: RwSignal::new(0),
            tables: std::array::from_fn(|_| RwSignal::new(0)),
            index: RwSignal::new(0),
            stored: RwSignal::new(Stored::Yes),
            in_doubt: RwSignal::new(None),
            unsecured: RwSignal::new(Unsecured::default()),
            troubles: RwSignal::new(Vec::new()),
            unopened: RwSignal::new(None),
            put_back: RwSignal::new(0),
        }
    }

    /// Tells of the tables that have changed, and of the whole.
    fn change(self, versions: Versions) {
        let tables = self.tables.into_iter().zip(versions.tables);
        for (signal, version) in tables.chain([(self.index, versions.index)]) {
            if signal.get_untracked() != version {
                signal.set(version);
            }
        }
        self.revision.update(|revision| *revision += 1);
    }

    /// Has whoever asks told of changes of what was read.
    pub fn follow(self, reads: Reads) {
        let tables = self.tables.into_iter().zip(reads.tables);
        for (signal, is_read) in tables.chain([(self.index, reads.index), (self.revision, reads.rest)]) {
            if is_read {
                signal.track();
            }
        }
    }

    /// Takes in what the desk tells.
    pub fn take(self, news: News) {
        match news {
            News::Changed(versions) => self.change(versions),
            News::Stored(stored) => self.stored.set(stored),
            News::InDoubt(why) => self.in_doubt.set(why),
            News::Unsecured(unsecured) => self.unsecured.set(unsecured),
            News::Troubles(troubles) => self.troubles.set(troubles),
            News::Unopened(error) => self.unopened.set(Some(error)),
            News::PutBack => self.put_back.update(|times| *times += 1),
            // Nothing of these is shown.
            News::FirstUnsecured | News::Emptied => {}
        }
    }
}
