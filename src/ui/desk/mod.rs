//! The open workspace as pages see it: what they read from and send their commands to. What it does and how it is kept is
//! decided in [`crate::desk`]; here it is on a browser, and tells of itself by signals.

mod browser;
mod signals;

use super::settings::{Device, Settings};
use super::timing;
use crate::desk::{self, BroughtIn, Mend, Offer, StepError, Stored, Unsecured};
use crate::domain::status::StatusRule;
use crate::domain::{AreaCode, Date};
use crate::replica::ReplicaId;
use crate::storage::emptied::Remains;
use crate::storage::{Found, Medium, OpenError, StorageError, Trouble};
use crate::worker::Brought;
use crate::workspace::query::Query;
use crate::workspace::{Healed, Reads, Source, Transaction, Workspace};
use browser::Browser;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use signals::Signals;
use std::collections::BTreeMap;

/// The open workspace.
#[derive(Clone, Copy)]
pub struct Desk {
    desk: StoredValue<desk::Desk<Browser>, LocalStorage>,
    signals: Signals,
}

impl Desk {
    /// Opens what is stored in this browser, where shelf and copy were found so.
    pub async fn open(device: Device, found: Result<Found, StorageError>, mend: Mend) -> Result<Self, OpenError> {
        let start = timing::now();
        let signals = Signals::new();
        let browser = Browser { signals, device };
        let Settings { rule, day, .. } = device.now();
        let desk = desk::Desk::open(browser, rule, day, found, mend).await?;
        timing::measure("selaras:load", start);
        Ok(Self { desk: StoredValue::new_local(desk), signals })
    }

    /// The desk itself, which tells nobody that it was looked at.
    fn open_one(&self) -> desk::Desk<Browser> {
        self.desk.get_value()
    }

    /// Reads from the workspace; whoever asks is told of changes of what is read, and of nothing else.
    pub fn read<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        let before = self.peek(Workspace::begin_reading);
        let value = self.peek(read);
        self.follow(before);
        value
    }

    /// Has whoever asks told of changes of what was read since that gave `before`.
    fn follow(&self, before: Reads) {
        self.signals.follow(self.peek(|workspace| workspace.end_reading(before)));
    }

    /// Whether invented cooperatives are among those of the register; whoever asks is told of changes.
    pub fn is_fictional(&self) -> bool {
        self.read(Workspace::is_fictional)
    }

    /// Reads from the workspace as it is now.
    pub fn peek<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.open_one().peek(read)
    }

    /// A number that changes whenever the workspace does.
    pub fn revision(&self) -> u32 {
        self.signals.revision.get()
    }

    /// The positions of the cooperatives that a view shows; whoever asks is told of changes.
    pub fn run(&self, query: &Query) -> Vec<u32> {
        let before = self.peek(Workspace::begin_reading);
        // An order that is still known was made of cooperatives and their reports. Facts follow from both, and are read.
        let positions = self.open_one().run(query);
        self.follow(before);
        positions
    }

    /// Puts the register in order before somebody asks for it, in pieces between which the page goes on.
    pub async fn prepare(&self) {
        self.open_one().prepare().await;
    }

    /// Whether everything is stored.
    pub fn stored(&self) -> Stored {
        self.signals.stored.get().in_doubt(self.signals.in_doubt.get())
    }

    /// What was set right when the workspace was opened.
    pub fn healed(&self) -> Healed {
        self.open_one().healed()
    }

    /// Whether everything that was done so far is stored, and would survive the end of the browser. Where there is no room
    /// yet, it waits a moment for what makes some.
    pub async fn is_durable(&self) -> bool {
        self.open_one().is_durable().await
    }

    /// What could not be read when the workspace was opened.
    pub fn troubles(&self) -> Vec<Trouble> {
        self.signals.troubles.get()
    }

    /// Why what another tab has stored could not be opened, since the page was.
    pub(super) fn unopened(&self) -> Option<OpenError> {
        self.signals.unopened.get()
    }

    /// How often what something else had taken out of this browser was put back.
    pub(super) fn times_put_back(&self) -> u32 {
        self.signals.put_back.get()
    }

    /// Does a transaction and keeps it.
    pub fn commit(&self, transaction: Transaction) {
        let start = timing::now();
        self.open_one().commit(transaction);
        timing::measure("selaras:save", start);
    }

    /// Takes back the last transaction. Returns whether there was one.
    pub fn undo(&self) -> bool {
        self.open_one().undo()
    }

    /// Does the transaction last taken back once more. Returns whether there was one.
    pub fn redo(&self) -> bool {
        self.open_one().redo()
    }

    /// The replica under whose number something is written now elsewhere, in the worker.
    pub fn replica_now(&self) -> ReplicaId {
        self.open_one().replica_now()
    }

    /// Sees the status under another rule.
    pub fn set_rule(&self, rule: StatusRule) {
        self.open_one().set_rule(rule);
    }

    /// Sees everything as it stood on a day; without one, on that which the data stand for.
    pub fn set_day(&self, day: Option<Date>) {
        self.open_one().set_day(day);
    }

    /// From where what was put in last has come, as long as that can be taken back, if need be after changes since.
    pub fn last_source(&self) -> Option<Source> {
        self.read(Workspace::last_source)
    }

    /// Whether a transaction could be undone, and whether one could be redone.
    pub fn steps(&self) -> (bool, bool) {
        self.read(|workspace| (workspace.history().last_done().is_some(), workspace.history().last_undone().is_some()))
    }

    /// Takes in what other tabs have kept and this one has not been told of yet: browsers tell of it when they find time.
    pub fn hear_now(&self) {
        self.open_one().hear_now();
    }

    /// Says what something from outside would do to the workspace as it is now.
    pub async fn show<O: Offer>(&self, offer: &O) -> Result<O::Shown, O::Failure> {
        self.open_one().show(offer).await
    }

    /// Puts it in, unless that would do anything else than what was shown.
    pub async fn bring_in<O: Offer<Bytes = ArrayBuffer>>(&self, offer: &O) -> Result<BroughtIn<O::Shown>, O::Failure> {
        self.open_one().bring_in(offer).await
    }

    /// Takes back the last merge as a whole.
    pub async fn undo_merge(&self) -> Result<(), StepError> {
        self.open_one().undo_merge().await
    }

    /// Puts another content in the place of everything. On an error nothing has changed.
    pub async fn replace(&self, brought: Brought) -> Result<(), StorageError> {
        self.open_one().replace(brought).await
    }

    /// The changes since the last backup; whoever asks is told of more.
    pub fn unsecured(&self) -> Unsecured {
        self.signals.unsecured.get()
    }

    /// How many they are now.
    pub fn changes_now(&self) -> u32 {
        self.open_one().unsecured().count
    }

    /// Takes note of a backup that was begun when there were so many changes.
    pub fn backed_up(&self, changes: u32) {
        self.open_one().backed_up(changes);
    }

    /// UTF-16 units in use on the shelf; none where storage is denied.
    pub fn used(&self) -> Option<usize> {
        self.open_one().used()
    }

    /// Where the shards lie.
    pub fn medium(&self) -> Medium {
        self.open_one().medium()
    }

    /// The parts of the stored data that could not be read, by key, as text.
    pub async fn aside(&self) -> Result<BTreeMap<String, String>, StorageError> {
        self.open_one().aside().await
    }

    /// Discards the parts of the stored data that could not be read.
    pub async fn discard_aside(&self) -> Result<(), StorageError> {
        self.open_one().discard_aside().await
    }

    /// What emptying the register removes besides it and the photographs.
    pub fn remains(&self) -> Remains {
        self.open_one().remains()
    }

    /// Removes that. Returns when it is durable.
    pub async fn forget_rest(&self) -> Result<(), StorageError> {
        self.open_one().forget_rest().await
    }
}

/// The open workspace.
pub fn desk() -> Desk {
    expect_context::<Desk>()
}

/// The office that works here.
pub fn office(device: Device) -> AreaCode {
    device.now().office.unwrap_or(crate::domain::territory::Territory::current().province.code)
}
