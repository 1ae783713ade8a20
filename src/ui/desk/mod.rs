//! The open workspace: what pages read from and send their commands to.
//!
//! Memory is the truth while the page is open. A command is kept in the journal before this returns; the
//! shards follow a moment later. Another tab's changes arrive as they are made.

mod backup;
mod emptied;
mod keep;
mod news;

pub use backup::Unsecured;
pub use keep::{ROOM, StepError};

use super::settings::Device;
use super::{random, timing};
use crate::domain::status::StatusRule;
use crate::domain::{AreaCode, Date};
use crate::replica::{Knowledge, ReplicaId};
use crate::storage::{
    Database, Found, LOST, LocalShelf, Lock, OpenError, Opened, Place, Shelf, StorageError, Store, Trouble, keys,
};
use crate::worker::breathe;
use crate::workspace::query::{Order, Query};
use crate::workspace::{Entry, Healed, Install, Source, Tables, Transaction, Workspace};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::pin::Pin;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Whether what is seen on screen is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Everything is, and would survive the end of the browser and of the machine's power.
    Yes,
    /// Everything is handed to the browser, which may take its time to write it: what would make sure of it has failed for
    /// this reason.
    InDoubt(StorageError),
    /// Something is not, for this reason.
    No(StorageError),
}

struct State {
    workspace: Workspace,
    /// None where the browser denies storage.
    store: Option<Store<LocalShelf>>,
    /// Open once it is needed.
    database: Option<Database>,
    order: Order,
    /// Whether shards are going to be written, and whether they are being written now.
    flush_planned: bool,
    writing: bool,
    /// Whether somebody is already seeing to it that everything becomes durable.
    is_securing: bool,
    /// The replica that the shelf names as this install's.
    known_replica: Option<ReplicaId>,
}

/// The open workspace.
#[derive(Clone, Copy)]
pub struct Desk {
    state: StoredValue<State, LocalStorage>,
    revision: RwSignal<u32>,
    kept: RwSignal<Kept>,
    /// Why what is on the shelf would not survive the end of the browser.
    in_doubt: RwSignal<Option<StorageError>>,
    /// What was set right when the workspace was opened.
    healed: RwSignal<Healed>,
    unsecured: RwSignal<Unsecured>,
    troubles: RwSignal<Vec<Trouble>>,
    /// Why what another tab has stored could not be opened, since the page was.
    pub(super) unopened: RwSignal<Option<OpenError>>,
    /// How often what something else had taken out of this browser was put back.
    pub(super) put_back: RwSignal<u32>,
    device: Device,
}

impl Desk {
    /// Opens what is stored in this browser, where shelf and copy were found so.
    pub async fn open(device: Device, found: Result<Found, StorageError>, mend: Mend) -> Result<Self, OpenError> {
        let start = timing::now();
        // Until it hears what other tabs do, they may add to the journal, but not clear it.
        let _lock = Lock::take().await;
        let (mut store, database, mut opened, kept) = match LocalShelf::open() {
            Ok(shelf) => {
                let (store, database, opened) = keep::open(shelf).await?;
                (Some(store), database, opened, Kept::Yes)
            }
            Err(error) => {
                let nothing = Opened { tables: Tables::default(), seen: Knowledge::default(), troubles: Vec::new() };
                (None, None, nothing, Kept::No(error))
            }
        };
        let in_doubt = found.as_ref().err().cloned();
        let mut copies = match found {
            Ok(Found::Apart(copies)) => Some(copies),
            Ok(Found::Alike) | Err(_) => None,
        };
        let is_on_shelf = store.as_ref().is_some_and(|store| store.place() == Place::Shelf);
        let to_merge = copies.take_if(|_| is_on_shelf);
        let (mut late, mut is_merged) = (opened.tables.late(), false);
        if late > 0 || to_merge.is_some() {
            let merges = to_merge.is_some();
            opened = match mend(opened, to_merge, random::now_ms()).await {
                Ok(mended) => {
                    is_merged = merges;
                    mended?
                }
                // Without that part it stays as it is until the next visit; that the copy has more is in sight.
                Err(unmended) => {
                    late = 0;
                    unmended
                }
            };
        }
        let read = timing::now();
        let index = keep::index(&opened.tables, device.now().rule).await;
        timing::measure("selaras:index", read);
        // Two lines of changes under one number have become one: it goes on under another.
        let own = if is_merged { new_replica() } else { replica(store.as_ref()) };
        let mut workspace = Workspace::with_index(install(own), opened.tables, opened.seen, index);
        for entry in store.as_mut().map(Store::news).transpose()?.into_iter().flatten() {
            workspace.replay(&entry);
        }
        let healed = Healed { late, ..workspace.heal(random::now_ms()) };
        if let Some(store) = store.as_mut().filter(|_| late > 0) {
            store.lay_out_next();
        }
        let order = Order::default();
        let unsecured = Unsecured::kept(store.as_ref().map(Store::shelf));
        let (flush_planned, writing, is_securing) = Default::default();
        let known_replica = None;
        let state = State { workspace, store, database, order, flush_planned, writing, is_securing, known_replica };
        let desk = Self {
            state: StoredValue::new_local(state),
            revision: RwSignal::new(0),
            kept: RwSignal::new(kept),
            in_doubt: RwSignal::new(in_doubt),
            healed: RwSignal::new(healed),
            unsecured: RwSignal::new(unsecured),
            troubles: RwSignal::new(opened.troubles),
            unopened: RwSignal::new(None),
            put_back: RwSignal::new(0),
            device,
        };
        desk.listen();
        desk.note_replica();
        if is_merged || copies.is_some() {
            desk.settle_copy(copies).await;
        }
        desk.plan_flush();
        desk.secure();
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

    /// That number as it is now.
    pub fn revision_now(&self) -> u32 {
        self.revision.get_untracked()
    }

    /// The positions of the cooperatives that a view shows; whoever asks is told of changes.
    pub fn run(&self, query: &Query) -> Vec<u32> {
        self.revision.track();
        let today = Date::in_wita(random::now_ms());
        self.state
            .try_update_value(|state| {
                let (tables, index) = (state.workspace.tables(), state.workspace.index());
                query.run(tables, index, &mut state.order, today)
            })
            .unwrap_or_default()
    }

    /// Puts the register in order before somebody asks for it, in pieces between which the page goes on.
    pub async fn prepare(&self) {
        let some = |state: &mut State| state.order.prepare_some(state.workspace.index());
        loop {
            let is_done = self.state.try_update_value(some) != Some(false);
            // The last piece is the longest: whatever follows it is another task.
            breathe().await;
            if is_done {
                return;
            }
        }
    }

    /// Whether everything is stored.
    pub fn kept(&self) -> Kept {
        match (self.kept.get(), self.in_doubt.get()) {
            (Kept::Yes, Some(error)) => Kept::InDoubt(error),
            (kept, _) => kept,
        }
    }

    /// What was set right when the workspace was opened.
    pub fn healed(&self) -> Healed {
        self.healed.get()
    }

    /// Whether everything that was done so far is stored, and would survive the end of the browser. Where there is no room
    /// yet, it waits a moment for what makes some.
    pub async fn is_durable(&self) -> bool {
        const WAITS: u32 = 20;
        for _ in 0..WAITS {
            if self.check_durable().await.is_err() {
                return false;
            }
            match self.kept.get_untracked() {
                Kept::Yes | Kept::InDoubt(_) => return true,
                Kept::No(StorageError::Denied) => return false,
                Kept::No(_) => crate::worker::pause(100).await,
            }
        }
        false
    }

    /// Waits until what is on the shelf is durable, and takes note where it is not.
    async fn check_durable(&self) -> Result<(), StorageError> {
        let durable = if self.state.with_value(|state| state.store.is_some()) {
            crate::storage::durable().await
        } else {
            // That nothing is kept at all has been told.
            Ok(())
        };
        let in_doubt = durable.as_ref().err().cloned();
        if self.in_doubt.get_untracked() != in_doubt {
            self.in_doubt.set(in_doubt);
        }
        if durable.is_err() {
            self.secure();
        }
        durable
    }

    /// Sees to it that everything becomes durable, again and again until it is.
    fn secure(&self) {
        const FIRST_PAUSE: i32 = 2_000;
        const LONGEST_PAUSE: i32 = 60_000;
        let begins = self.state.try_update_value(|state| !std::mem::replace(&mut state.is_securing, true));
        if begins != Some(true) {
            return;
        }
        let desk = *self;
        // Not through leptos, which runs nothing before the first page is drawn.
        wasm_bindgen_futures::spawn_local(async move {
            let mut pause = FIRST_PAUSE;
            while desk.check_durable().await.is_err() {
                crate::worker::pause(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
            desk.state.update_value(|state| state.is_securing = false);
        });
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
        self.note_replica();
        self.kept_entry(kept);
        self.secure();
        self.count_changes(1);
        self.revision.update(|revision| *revision += 1);
        true
    }

    /// The replica under whose number something is written now elsewhere, in the worker.
    pub fn replica_now(&self) -> ReplicaId {
        self.state.update_value(|state| {
            state.workspace.give_up_replica_ahead(random::now_ms());
        });
        self.note_replica();
        self.peek(Workspace::replica)
    }

    /// Sees the status under another rule.
    pub fn set_rule(&self, rule: StatusRule) {
        self.state.update_value(|state| {
            state.workspace.reinterpret(rule, None);
            state.order.forget();
        });
        self.revision.update(|revision| *revision += 1);
    }

    /// From where what was put in last has come, as long as that can be taken back, if need be after changes since.
    pub fn last_source(&self) -> Option<Source> {
        self.read(Workspace::last_source)
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
        let lost = Closure::<dyn Fn()>::new(move || {
            wasm_bindgen_futures::spawn_local(async move {
                let _lock = Lock::take().await;
                // What another tab has laid out anew is for that tab to put back, which has it open.
                if !desk.is_stale() {
                    desk.put_back().await;
                }
            });
        });
        if let Some(window) = web_sys::window() {
            let listen = |name, hear: &js_sys::Function| {
                window.add_event_listener_with_callback(name, hear).expect("a window can be listened to");
            };
            listen("storage", hear.as_ref().unchecked_ref());
            listen(LOST, lost.as_ref().unchecked_ref());
        }
        hear.forget();
        lost.forget();
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
        let desk = *self;
        wasm_bindgen_futures::spawn_local(async move {
            let _lock = Lock::take().await;
            // Whoever held the lock before may have opened it already.
            desk.follow_layout().await;
        });
    }
}

fn new_replica() -> ReplicaId {
    ReplicaId::new(u64::from_le_bytes(random::bytes()))
}

/// What the copy of the shelf holds, by key.
pub type Copies = BTreeMap<String, String>;

/// Something that may have to be loaded first.
pub type Later<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Sets right what was opened, with what the copy of the shelf has beyond it, at so many milliseconds since 1970; gives it
/// back as it was where that part of the program cannot be loaded. It is loaded only when it is wanted, which is hardly ever.
pub type Mend = fn(Opened, Option<Copies>, u64) -> Later<Result<Result<Opened, OpenError>, Opened>>;

/// This tab of the install of that replica.
fn install(replica: ReplicaId) -> Install {
    let heir = ReplicaId::new(u64::from_le_bytes(random::bytes()));
    Install { replica, heir, lane: random::bytes::<1>()[0] }
}

/// This install's replica id; made on the first visit.
fn replica(store: Option<&Store<LocalShelf>>) -> ReplicaId {
    // A shelf that cannot be read is told of by whoever reads the records.
    let known = store.and_then(|store| store.shelf().get(keys::REPLICA).ok().flatten());
    let known = known.and_then(|text| text.parse().ok());
    known.unwrap_or_else(new_replica)
}

/// The open workspace.
pub fn desk() -> Desk {
    expect_context::<Desk>()
}

/// The office that works here.
pub fn office(device: Device) -> AreaCode {
    device.now().office.unwrap_or(crate::domain::territory::Territory::current().province.code)
}
