//! The browser's database (IndexedDB): shards of workspaces that outgrow `localStorage`, and a copy of the latter.
//!
//! The few calls that are needed stand on web-sys directly; a library for databases would be many times their size.

use super::complaint::error;
use super::{StorageError, map_of};
use js_sys::{Array, ArrayBuffer, Function, JsString, Object, Promise, Reflect, Uint8Array};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const NAME: &str = "selaras";
const VERSION: u32 = 1;
/// Shards, by key.
const SHARDS: &str = "shards";
/// The copy of `localStorage`.
const COPY: &str = "copy";

/// What is sent to the window when the browser has closed the database by itself: it is being deleted.
pub const LOST: &str = "selaras:database-lost";

// web-sys has the options of a transaction behind a flag of the compiler.
#[wasm_bindgen]
extern "C" {
    type Strict;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Strict, name: &str, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;
}

/// The open database.
#[derive(Debug, Clone)]
pub struct Database(IdbDatabase);

impl Database {
    /// Opens it, and makes it on the first time.
    pub async fn open() -> Result<Self, StorageError> {
        open(NAME, VERSION, &[SHARDS, COPY]).await.map(Self)
    }

    /// Begins a change of a store that outlives the end of the machine's power once it is complete: what is not asked for
    /// that, browsers may leave to the system to write when it likes.
    fn strict(&self, name: &str) -> Result<(IdbObjectStore, IdbTransaction), StorageError> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(|value| error(&value))?;
        let database: &Strict = self.0.unchecked_ref();
        let transaction = database.transaction(name, "readwrite", &options).map_err(|value| error(&value))?;
        Ok((transaction.object_store(name).map_err(|value| error(&value))?, transaction))
    }

    fn store(&self, name: &str, mode: IdbTransactionMode) -> Result<(IdbObjectStore, IdbTransaction), StorageError> {
        let transaction = self.0.transaction_with_str_and_mode(name, mode).map_err(|value| error(&value))?;
        Ok((transaction.object_store(name).map_err(|value| error(&value))?, transaction))
    }

    /// The text that the copy of `localStorage` has under a key.
    pub async fn copy_of(&self, key: &str) -> Result<Option<String>, StorageError> {
        let (store, _) = self.store(COPY, IdbTransactionMode::Readonly)?;
        Ok(answer(store.get(&key.into())).await?.as_string())
    }

    /// The whole copy of `localStorage`.
    pub async fn copies(&self) -> Result<BTreeMap<String, String>, StorageError> {
        let (store, _) = self.store(COPY, IdbTransactionMode::Readonly)?;
        let texts = entries(&store).await?.into_iter();
        Ok(map_of(texts.filter_map(|(key, text)| Some((key, text.as_string()?)))))
    }

    /// Copies changes of `localStorage`; anew, when what was copied before does not count. All of them or none; they, and
    /// all shards that were written before them, outlive whatever happens once this returns.
    pub async fn copy(&self, changes: &BTreeMap<String, Option<JsString>>, anew: bool) -> Result<(), StorageError> {
        let (store, transaction) = self.strict(COPY)?;
        let asked = ask_copy(&store, changes, anew);
        if asked.is_err() {
            // What was asked for before it would be done all the same. Where it is gone already, nothing will.
            drop(transaction.abort());
        }
        asked.map_err(|value| error(&value))?;
        completed(&transaction).await
    }

    /// Begins to read the shards from one key to another, both included: while some are read, those before them can be
    /// worked on.
    pub fn read(&self, first: &str, last: &str) -> Result<Reading, StorageError> {
        let range = IdbKeyRange::bound(&first.into(), &last.into()).map_err(|value| error(&value))?;
        let (store, _) = self.store(SHARDS, IdbTransactionMode::Readonly)?;
        Entries::of(store.get_all_keys_with_key(&range), store.get_all_with_key(&range)).map(Reading)
    }

    /// Writes shards; durable, all of them or none, when it returns.
    pub async fn write(&self, shards: &[(String, Vec<u8>)]) -> Result<(), StorageError> {
        let buffers = shards.iter().map(|(key, bytes)| (key.clone(), Uint8Array::from(bytes.as_slice()).buffer()));
        self.begin_write(&buffers.collect::<Vec<_>>())?.done().await
    }

    /// Begins to write shards.
    pub fn begin_write(&self, shards: &[(String, ArrayBuffer)]) -> Result<Writing, StorageError> {
        let (store, transaction) = self.store(SHARDS, IdbTransactionMode::Readwrite)?;
        for (key, bytes) in shards {
            store.put_with_key(bytes, &key.into()).map_err(|value| error(&value))?;
        }
        Ok(Writing::of(transaction))
    }

    /// Removes shards.
    pub async fn remove(&self, gone: impl IntoIterator<Item = String>) -> Result<(), StorageError> {
        let (store, transaction) = self.store(SHARDS, IdbTransactionMode::Readwrite)?;
        for key in gone {
            store.delete(&key.into()).map_err(|value| error(&value))?;
        }
        completed(&transaction).await
    }

    /// The keys of all shards that begin so: those in force or left over, or those set aside.
    pub async fn keys(&self, beginning: &str) -> Result<Vec<String>, StorageError> {
        let (store, _) = self.store(SHARDS, IdbTransactionMode::Readonly)?;
        let names: Array = answer(store.get_all_keys()).await?.unchecked_into();
        Ok(names.iter().filter_map(|name| name.as_string()).filter(|key| key.starts_with(beginning)).collect())
    }
}

/// Asks a store for changes of the copy.
fn ask_copy(store: &IdbObjectStore, changes: &BTreeMap<String, Option<JsString>>, anew: bool) -> Result<(), JsValue> {
    if anew {
        store.clear()?;
    }
    for (key, text) in changes {
        match text {
            Some(text) => store.put_with_key(text, &key.into())?,
            None => store.delete(&key.into())?,
        };
    }
    Ok(())
}

/// Shards that are being written; an end that comes before anybody waits is not missed.
#[derive(Debug)]
pub struct Writing {
    transaction: IdbTransaction,
    ended: Promise,
}

impl Writing {
    fn of(transaction: IdbTransaction) -> Self {
        // Never refused, as nobody may be waiting any more.
        let ended = Promise::new(&mut |ended: Function, _| {
            transaction.set_oncomplete(Some(&ended));
            transaction.set_onabort(Some(&ended));
        });
        Self { transaction, ended }
    }

    /// Waits until all of them are durable, or none.
    pub async fn done(self) -> Result<(), StorageError> {
        let event = JsFuture::from(self.ended).await.map(JsValue::unchecked_into::<Event>);
        match event {
            Ok(event) if event.type_() == "complete" => Ok(()),
            _ => Err(self.transaction.error().map_or(StorageError::Full, |what| error(&what))),
        }
    }
}

/// Shards that are being read.
#[derive(Debug)]
pub struct Reading(Entries);

impl Reading {
    /// Waits for them, by key.
    pub async fn shards(self) -> Result<BTreeMap<String, Vec<u8>>, StorageError> {
        let entries = self.0.wait().await?.into_iter();
        Ok(map_of(entries.map(|(key, value)| (key, Uint8Array::new(&value).to_vec()))))
    }
}

/// Opens a database, and makes it with these stores on the first time.
pub(super) async fn open(
    name: &str,
    version: u32,
    stores: &'static [&'static str],
) -> Result<IdbDatabase, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Denied)?;
    let factory = window.indexed_db().ok().flatten().ok_or(StorageError::Denied)?;
    let request = factory.open_with_u32(name, version).map_err(|value| error(&value))?;
    let make = {
        let request = request.clone();
        Closure::once_into_js(move || {
            if let Ok(database) = request.result().map(JsValue::unchecked_into::<IdbDatabase>) {
                for store in stores {
                    // Without it nothing can be read or written, which is told then.
                    drop(database.create_object_store(store));
                }
            }
        })
    };
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let database = answer(Ok(request.into())).await?.unchecked_into::<IdbDatabase>();
    let lost = move || {
        // What nobody hears of is found out with the next write, which then fails.
        drop(Event::new(LOST).and_then(|event| window.dispatch_event(&event)));
    };
    // A newer program in another tab must not wait for this one. Who deletes the database must not either, and what was in
    // it is then to be stored again.
    let close = {
        let (database, lost) = (database.clone(), lost.clone());
        Closure::once_into_js(move |event: Event| {
            database.close();
            let next = Reflect::get(&event, &"newVersion".into());
            if next.is_ok_and(|version| version.is_null()) {
                lost();
            }
        })
    };
    database.set_onversionchange(Some(close.unchecked_ref()));
    let lost = Closure::once_into_js(lost);
    database.add_event_listener_with_callback("close", lost.unchecked_ref()).map_err(|value| error(&value))?;
    Ok(database)
}

/// All entries of a store.
pub(super) async fn entries(store: &IdbObjectStore) -> Result<Vec<(String, JsValue)>, StorageError> {
    Entries::of(store.get_all_keys(), store.get_all())?.wait().await
}

/// Requests for the keys and the values of the same entries, both under way.
#[derive(Debug)]
struct Entries {
    names: Request,
    values: Request,
}

impl Entries {
    fn of(names: Asked, values: Asked) -> Result<Self, StorageError> {
        Ok(Self { names: Request::of(names)?, values: Request::of(values)? })
    }

    async fn wait(self) -> Result<Vec<(String, JsValue)>, StorageError> {
        let names: Array = self.names.answer().await?.unchecked_into();
        let values: Array = self.values.answer().await?.unchecked_into();
        Ok(names.iter().zip(values.iter()).filter_map(|(name, value)| Some((name.as_string()?, value))).collect())
    }
}

/// A request, where it could be made.
type Asked = Result<IdbRequest, JsValue>;

/// A request under way; an answer that comes before anybody waits is not missed.
#[derive(Debug)]
struct Request {
    request: IdbRequest,
    answered: Promise,
}

impl Request {
    fn of(asked: Asked) -> Result<Self, StorageError> {
        let request = asked.map_err(|value| error(&value))?;
        // It is never refused: nobody may be waiting any more, and a refusal that nobody hears counts as a failure.
        let answered = Promise::new(&mut |done: Function, _| {
            request.set_onsuccess(Some(&done));
            request.set_onerror(Some(&done));
        });
        Ok(Self { request, answered })
    }

    async fn answer(self) -> Result<JsValue, StorageError> {
        // It is never refused, see above.
        drop(JsFuture::from(self.answered).await);
        match self.request.error() {
            Ok(None) => self.request.result().map_err(|value| error(&value)),
            Ok(Some(what)) => Err(error(&what)),
            Err(_) => Err(StorageError::Denied),
        }
    }
}

/// Waits for a request.
pub(super) async fn answer(asked: Asked) -> Result<JsValue, StorageError> {
    Request::of(asked)?.answer().await
}

/// Waits until a transaction is durable.
pub(super) async fn completed(transaction: &IdbTransaction) -> Result<(), StorageError> {
    Writing::of(transaction.clone()).done().await
}
