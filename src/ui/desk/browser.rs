//! What the desk stands on in a browser.

use super::signals::Signals;
use crate::desk::{Bytes, Chance, Clock, CopiedShelf, Desk, Lock, Means, News, Reading, ShardStore, Writing};
use crate::storage::{self, Database, LOST, LocalShelf, StorageError, keys};
use crate::ui::persistence::persist;
use crate::ui::settings::Device;
use crate::ui::{random, timing};
use crate::worker::{breathe, pause};
use js_sys::{ArrayBuffer, Uint8Array};
use std::collections::BTreeMap;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The browser, and the signals that it sets.
#[derive(Clone, Copy)]
pub(super) struct Browser {
    pub signals: Signals,
    pub device: Device,
}

impl Clock for Browser {
    fn now_ms(&self) -> u64 {
        random::now_ms()
    }

    fn elapsed(&self) -> f64 {
        timing::now()
    }

    async fn breathe(&self) {
        breathe().await;
    }

    async fn pause(&self, wait: Duration) {
        pause(milliseconds(wait)).await;
    }

    /// Not through leptos, which runs nothing before the first page is drawn.
    fn later(&self, wait: Duration, work: impl Future<Output = ()> + 'static) {
        wasm_bindgen_futures::spawn_local(async move {
            if !wait.is_zero() {
                pause(milliseconds(wait)).await;
            }
            work.await;
        });
    }

    fn took(&self, what: &'static str, since: f64) {
        timing::measure(what, since);
    }
}

fn milliseconds(wait: Duration) -> i32 {
    i32::try_from(wait.as_millis()).unwrap_or(i32::MAX)
}

impl Chance for Browser {
    fn number(&self) -> u64 {
        u64::from_le_bytes(random::bytes())
    }
}

impl Lock for Browser {
    type Held = storage::Lock;

    async fn take(&self) -> storage::Lock {
        storage::Lock::take().await
    }
}

impl CopiedShelf for Browser {
    type Shelf = LocalShelf;

    fn shelf(&self) -> Result<LocalShelf, StorageError> {
        LocalShelf::open()
    }

    async fn durable(&self) -> Result<(), StorageError> {
        storage::durable().await
    }

    async fn put_back(&self) -> Result<(), StorageError> {
        LocalShelf::put_back().await
    }

    fn take_over(&self) {
        storage::take_over();
    }
}

impl Bytes for ArrayBuffer {
    fn of(bytes: &[u8]) -> Self {
        Uint8Array::from(bytes).buffer()
    }

    fn to_vec(&self) -> Vec<u8> {
        Uint8Array::new(self).to_vec()
    }
}

impl ShardStore for Database {
    type Bytes = ArrayBuffer;
    type Reading = storage::Reading;
    type Writing = storage::Writing;

    fn read(&self, first: &str, last: &str) -> Result<storage::Reading, StorageError> {
        Database::read(self, first, last)
    }

    fn write(&self, shards: &[(String, ArrayBuffer)]) -> Result<storage::Writing, StorageError> {
        self.begin_write(shards)
    }

    async fn remove(&self, gone: Vec<String>) -> Result<(), StorageError> {
        Database::remove(self, gone).await
    }

    async fn keys(&self, beginning: &str) -> Result<Vec<String>, StorageError> {
        Database::keys(self, beginning).await
    }
}

impl Reading for storage::Reading {
    async fn shards(self) -> Result<BTreeMap<String, Vec<u8>>, StorageError> {
        storage::Reading::shards(self).await
    }
}

impl Writing for storage::Writing {
    async fn done(self) -> Result<(), StorageError> {
        storage::Writing::done(self).await
    }
}

impl Means for Browser {
    type Store = Database;

    async fn store(&self) -> Result<Database, StorageError> {
        Database::open().await
    }

    fn listen(&self, desk: &Desk<Self>) {
        let (hearing, device) = (desk.clone(), self.device);
        let hear = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
            let key = event.key();
            if key.as_deref() == Some(keys::SETTINGS) {
                let (rule, day) = device.hear();
                hearing.see_as(rule, day);
            }
            hearing.hear(key.as_deref(), event.new_value().as_deref());
        });
        let losing = desk.clone();
        let lost = Closure::<dyn Fn()>::new(move || losing.hear_of_loss());
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

    fn tell(&self, news: News) {
        match news {
            // Some browsers ask the person, who may take a while.
            News::FirstUnsecured => leptos::task::spawn_local(async {
                persist().await;
            }),
            // The settings lie on the same shelf.
            News::Emptied => self.device.change(|_| ()),
            news => self.signals.take(news),
        }
    }
}
