//! The open workspace: what pages read from and send their commands to.
//!
//! Memory is the truth while the page is open. A command is kept in the journal before this returns; the
//! shards follow a moment later. Another tab's changes arrive as they are made.

use super::notice::Notices;
use super::settings::Device;
use super::{random, timing};
use crate::domain::AreaCode;
use crate::domain::status::StatusRule;
use crate::i18n::{Lang, explain_storage};
use crate::replica::{ReplicaId, VersionVector};
use crate::storage::{LocalShelf, OpenError, Opened, Shelf, StorageError, Store, Trouble, keys};
use crate::workspace::query::{Order, Query};
use crate::workspace::{Entry, Install, Tables, Transaction, Workspace};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Whether what is seen on screen is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Everything is.
    Yes,
    /// Something is not, for this reason.
    No(StorageError),
}

struct State {
    workspace: Workspace,
    store: Option<Store<LocalShelf>>,
    order: Order,
    flush_planned: bool,
}

/// The open workspace.
#[derive(Clone, Copy)]
pub struct Desk {
    state: StoredValue<State, LocalStorage>,
    revision: RwSignal<u32>,
    kept: RwSignal<Kept>,
    troubles: RwSignal<Vec<Trouble>>,
}

/// How long after a change the shards are written.
const WRITE_BEHIND: Duration = Duration::from_millis(600);

impl Desk {
    /// Opens what is stored in this browser.
    pub fn open(device: Device) -> Result<Self, OpenError> {
        let start = timing::now();
        let rule = device.now().rule;
        let (store, opened, kept) = match LocalShelf::open() {
            Ok(shelf) => {
                let (store, opened) = Store::open(shelf)?;
                (Some(store), opened, Kept::Yes)
            }
            Err(error) => {
                let nothing =
                    Opened { tables: Tables::default(), seen: VersionVector::default(), troubles: Vec::new() };
                (None, nothing, Kept::No(error))
            }
        };
        let install = Install { replica: replica(store.as_ref()), lane: random::bytes::<1>()[0] };
        let workspace = Workspace::new(install, opened.tables, opened.seen, rule, None);
        let desk = Self {
            state: StoredValue::new_local(State { workspace, store, order: Order::default(), flush_planned: false }),
            revision: RwSignal::new(0),
            kept: RwSignal::new(kept),
            troubles: RwSignal::new(opened.troubles),
        };
        desk.listen();
        desk.plan_flush();
        timing::measure("selaras:load", start);
        Ok(desk)
    }

    /// Reads from the workspace; whoever asks is told of changes.
    pub fn read<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.revision.track();
        self.peek(read)
    }

    /// Reads from the workspace as it is now.
    pub fn peek<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.state.with_value(|state| read(&state.workspace))
    }

    /// A number that changes whenever the workspace does.
    pub fn revision(&self) -> u32 {
        self.revision.get()
    }

    /// The positions of the cooperatives that a view shows; whoever asks is told of changes.
    pub fn run(&self, query: &Query) -> Vec<u32> {
        self.revision.track();
        self.state
            .try_update_value(|state| query.run(state.workspace.tables(), state.workspace.index(), &mut state.order))
            .unwrap_or_default()
    }

    /// Whether everything is stored.
    pub fn kept(&self) -> Kept {
        self.kept.get()
    }

    /// What could not be read when the workspace was opened.
    pub fn troubles(&self) -> Vec<Trouble> {
        self.troubles.get()
    }

    /// Does a transaction and keeps it.
    pub fn commit(&self, transaction: Transaction) {
        let start = timing::now();
        self.change(|workspace| Some(workspace.commit(transaction, random::now_ms())));
        timing::measure("selaras:save", start);
    }

    /// Takes back the last transaction. Returns whether there was one.
    pub fn undo(&self) -> bool {
        self.change(|workspace| workspace.undo(random::now_ms()))
    }

    /// Does the transaction last taken back once more. Returns whether there was one.
    pub fn redo(&self) -> bool {
        self.change(|workspace| workspace.redo(random::now_ms()))
    }

    fn change(&self, change: impl FnOnce(&mut Workspace) -> Option<Entry>) -> bool {
        let done = self.state.try_update_value(|state| {
            let entry = change(&mut state.workspace)?;
            state.order.forget();
            Some(state.store.as_mut().map_or(Err(StorageError::Denied), |store| store.keep(&entry)))
        });
        let Some(Some(kept)) = done else { return false };
        self.tell(kept);
        self.plan_flush();
        self.revision.update(|revision| *revision += 1);
        true
    }

    fn tell(&self, result: Result<(), StorageError>) {
        let kept = result.map_or_else(Kept::No, |()| Kept::Yes);
        if self.kept.get_untracked() != kept {
            self.kept.set(kept);
        }
    }

    fn plan_flush(&self) {
        let planned = self.state.try_update_value(|state| {
            let behind = state.store.as_ref().is_some_and(Store::is_behind);
            behind && !std::mem::replace(&mut state.flush_planned, true)
        });
        if planned == Some(true) {
            let desk = *self;
            set_timeout(move || desk.flush(), WRITE_BEHIND);
        }
    }

    /// Writes what is behind.
    pub fn flush(&self) {
        let result = self.state.try_update_value(|state| {
            state.flush_planned = false;
            let (workspace, store) = (&state.workspace, state.store.as_mut()?);
            Some(store.is_stale().and_then(|stale| {
                if stale { Ok(true) } else { store.flush(workspace.tables(), workspace.seen()).map(|()| false) }
            }))
        });
        match result.flatten() {
            Some(Ok(true)) => self.reopen(),
            Some(Ok(false)) => self.tell(Ok(())),
            Some(Err(error)) => self.tell(Err(error)),
            None => {}
        }
    }

    /// Opens the stored data again, because another tab has laid it out anew.
    fn reopen(&self) {
        let Ok((store, opened)) = LocalShelf::open().map_err(OpenError::from).and_then(Store::open) else { return };
        self.put(Some(store), opened.tables, opened.seen);
        self.troubles.set(opened.troubles);
    }

    fn put(&self, store: Option<Store<LocalShelf>>, tables: Tables, seen: VersionVector) {
        self.state.update_value(|state| {
            let install = Install { replica: state.workspace.replica(), lane: random::bytes::<1>()[0] };
            let rule = state.workspace.index().rule();
            state.workspace = Workspace::new(install, tables, seen, rule, None);
            state.order.forget();
            if store.is_some() {
                state.store = store;
            }
        });
        self.revision.update(|revision| *revision += 1);
    }

    /// Puts another content in the place of everything. On an error nothing has changed.
    pub async fn replace(&self, tables: Tables, seen: VersionVector) -> Result<(), StorageError> {
        let stored = self.state.try_update_value(|state| match state.store.as_mut() {
            Some(store) => store.replace(&tables, &seen),
            None => Ok(()),
        });
        stored.unwrap_or(Ok(()))?;
        self.put(None, tables, seen);
        Ok(())
    }

    /// The parts of the stored data that could not be read, by key.
    pub fn aside(&self) -> BTreeMap<String, String> {
        self.state.with_value(|state| state.store.as_ref().and_then(|store| store.aside().ok())).unwrap_or_default()
    }

    /// Discards the parts of the stored data that could not be read.
    pub fn discard_aside(&self) -> Result<(), StorageError> {
        self.state.with_value(|state| state.store.as_ref().map_or(Ok(()), Store::discard_aside))?;
        self.troubles.set(Vec::new());
        Ok(())
    }

    /// Sees the status under another rule.
    pub fn set_rule(&self, rule: StatusRule) {
        self.state.update_value(|state| {
            state.workspace.reinterpret(rule, None);
            state.order.forget();
        });
        self.revision.update(|revision| *revision += 1);
    }

    /// UTF-16 units in use on the shelf.
    pub fn used(&self) -> Option<usize> {
        self.state.with_value(|state| state.store.as_ref().and_then(|store| store.used().ok()))
    }

    /// Whether a transaction could be undone, and whether one could be redone.
    pub fn steps(&self) -> (bool, bool) {
        self.read(|workspace| (workspace.history().last_done().is_some(), workspace.history().last_undone().is_some()))
    }

    /// Hears what other tabs do.
    fn listen(&self) {
        let desk = *self;
        let hear = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
            match (event.key(), event.new_value()) {
                (Some(key), Some(text)) if key.starts_with(keys::JOURNAL) => desk.hear(&key, &text),
                (Some(key), _) if key == keys::MANIFEST => desk.hear_of_layout(),
                (None, _) => desk.hear_of_layout(),
                _ => {}
            }
        });
        if let Some(window) = web_sys::window() {
            let _ = window.add_event_listener_with_callback("storage", hear.as_ref().unchecked_ref());
        }
        hear.forget();
    }

    fn hear(&self, key: &str, text: &str) {
        let heard = self.state.try_update_value(|state| {
            let entry = state.store.as_mut()?.heard(key, text)?;
            state.workspace.replay(&entry);
            state.order.forget();
            Some(())
        });
        if heard.flatten().is_some() {
            self.plan_flush();
            self.revision.update(|revision| *revision += 1);
        }
    }

    fn hear_of_layout(&self) {
        let stale =
            self.state.with_value(|state| state.store.as_ref().is_some_and(|store| store.is_stale() == Ok(true)));
        if stale {
            self.reopen();
        }
    }
}

/// This install's replica id; made and stored on the first visit.
fn replica(store: Option<&Store<LocalShelf>>) -> ReplicaId {
    let shelf = store.map(Store::shelf);
    let known = shelf.and_then(|shelf| shelf.get(keys::REPLICA).ok().flatten()).and_then(|text| text.parse().ok());
    known.unwrap_or_else(|| {
        let replica = ReplicaId::new(u64::from_le_bytes(random::bytes()));
        if let Some(shelf) = shelf {
            let _ = shelf.set(keys::REPLICA, &replica.to_string());
        }
        replica
    })
}

/// The open workspace.
pub fn desk() -> Desk {
    expect_context::<Desk>()
}

/// The office that works here.
pub fn office(device: Device) -> AreaCode {
    device.now().office.unwrap_or(crate::domain::territory::Territory::current().province.code)
}

/// Tells of a failed write, once for every time it begins to fail.
pub fn tell_failures(desk: Desk, notices: Notices, lang: Lang) {
    Effect::new(move |_| {
        if let Kept::No(error) = desk.kept() {
            notices.error(explain_storage(lang, &error));
        }
    });
}
