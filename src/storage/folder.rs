//! A folder of the device that a person has chosen for backups (File System Access, in Chrome and Edge).
//!
//! Browsers let a page keep the folder, in their database, but may want to be asked again whether it may write there. A file
//! is written beside the one in whose place it comes, and takes it only when it is whole.

use super::StorageError;
use super::complaint::error;
use super::database::{answer, completed, open};
use crate::replica::Knowledge;
use js_sys::{ArrayBuffer, Object, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbObjectStore, IdbTransaction, IdbTransactionMode};

const NAME: &str = "selaras-folder";
const VERSION: u32 = 1;
const STORE: &str = "folder";
/// Under this key lies the folder itself.
const HANDLE: &str = "handle";
/// Under this one what was last written to it.
const NOTE: &str = "note";

// web-sys has these behind a flag of the compiler.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = window, js_name = showDirectoryPicker)]
    async fn show_directory_picker(options: &Object) -> Result<JsValue, JsValue>;

    #[derive(Debug, Clone)]
    type Directory;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Directory) -> String;
    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    async fn query_permission(this: &Directory, options: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    async fn request_permission(this: &Directory, options: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    async fn file(this: &Directory, name: &str, options: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    async fn remove_entry(this: &Directory, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn keys(this: &Directory) -> Names;

    type Names;
    #[wasm_bindgen(method, catch)]
    async fn next(this: &Names) -> Result<JsValue, JsValue>;

    type FileHandle;
    #[wasm_bindgen(method, catch, js_name = createWritable)]
    async fn writable(this: &FileHandle) -> Result<JsValue, JsValue>;

    type Writable;
    #[wasm_bindgen(method, catch)]
    async fn write(this: &Writable, content: &ArrayBuffer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn close(this: &Writable) -> Result<JsValue, JsValue>;
}

/// Whether the browser lets a page write to a folder at all.
pub fn is_there() -> bool {
    let window = web_sys::window().map(JsValue::from).unwrap_or_default();
    Reflect::has(&window, &"showDirectoryPicker".into()) == Ok(true)
}

/// What was last written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// How many records were in it.
    pub records: usize,
    /// How far its changes were known: where nothing beyond that is, there is nothing to write.
    pub seen: Knowledge,
}

/// A folder.
#[derive(Debug, Clone)]
pub struct Folder(Directory);

impl Folder {
    /// Lets the person choose one, and keeps it; none where nobody has chosen.
    pub async fn choose() -> Result<Option<Self>, StorageError> {
        let options = object(&[("mode", "readwrite"), ("id", "selaras"), ("startIn", "documents")]);
        let chosen = match show_directory_picker(&options).await {
            Ok(chosen) => Self(chosen.unchecked_into()),
            Err(why) if is_named(&why, "AbortError") => return Ok(None),
            Err(why) => return Err(error(&why)),
        };
        let (database, store, transaction) = opened(IdbTransactionMode::Readwrite).await?;
        store.clear().and_then(|_| store.put_with_key(&chosen.0, &HANDLE.into())).map_err(|value| error(&value))?;
        completed(&transaction).await?;
        database.close();
        Ok(Some(chosen))
    }

    /// The one that was chosen, and what was last written to it.
    pub async fn kept() -> Result<Option<(Self, Option<Note>)>, StorageError> {
        let (database, store, _) = opened(IdbTransactionMode::Readonly).await?;
        let handle = answer(store.get(&HANDLE.into())).await?;
        let note = answer(store.get(&NOTE.into())).await?.as_string();
        database.close();
        let note = note.and_then(|text| serde_json::from_str(&text).ok());
        Ok((!handle.is_undefined()).then(|| (Self(handle.unchecked_into()), note)))
    }

    /// Keeps none any more. What was written stays where it is.
    pub async fn forget() -> Result<(), StorageError> {
        let (database, store, transaction) = opened(IdbTransactionMode::Readwrite).await?;
        store.clear().map_err(|value| error(&value))?;
        completed(&transaction).await?;
        database.close();
        Ok(())
    }

    /// Its name, without the path, which browsers do not tell.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether it may be written to without asking anybody.
    pub async fn is_allowed(&self) -> bool {
        is_granted(self.0.query_permission(&mode()).await)
    }

    /// Has the browser ask the person; only after a press of theirs it does.
    pub async fn ask(&self) -> bool {
        is_granted(self.0.request_permission(&mode()).await)
    }

    /// The names of what lies in it.
    pub async fn names(&self) -> Result<Vec<String>, StorageError> {
        let (keys, mut names) = (self.0.keys(), Vec::new());
        loop {
            let next = keys.next().await.map_err(|value| error(&value))?;
            match Reflect::get(&next, &"value".into()).ok().and_then(|name| name.as_string()) {
                Some(name) => names.push(name),
                None => return Ok(names),
            }
        }
    }

    /// Writes a file, in the place of one of the same name.
    pub async fn write(&self, name: &str, content: &ArrayBuffer) -> Result<(), StorageError> {
        let options = Object::new();
        Reflect::set(&options, &"create".into(), &true.into()).map_err(|value| error(&value))?;
        let written = async {
            let file: FileHandle = self.0.file(name, &options).await?.unchecked_into();
            let writable: Writable = file.writable().await?.unchecked_into();
            writable.write(content).await?;
            writable.close().await
        };
        written.await.map(drop).map_err(|value| error(&value))
    }

    /// Removes a file.
    pub async fn remove(&self, name: &str) -> Result<(), StorageError> {
        self.0.remove_entry(name).await.map(drop).map_err(|value| error(&value))
    }

    /// Keeps what was written last.
    pub async fn note(&self, note: &Note) -> Result<(), StorageError> {
        let (database, store, transaction) = opened(IdbTransactionMode::Readwrite).await?;
        let text = serde_json::to_string(note).unwrap_or_default();
        store.put_with_key(&text.into(), &NOTE.into()).map_err(|value| error(&value))?;
        completed(&transaction).await?;
        database.close();
        Ok(())
    }
}

async fn opened(mode: IdbTransactionMode) -> Result<(IdbDatabase, IdbObjectStore, IdbTransaction), StorageError> {
    let database = open(NAME, VERSION, &[STORE]).await?;
    let transaction = database.transaction_with_str_and_mode(STORE, mode).map_err(|value| error(&value))?;
    let store = transaction.object_store(STORE).map_err(|value| error(&value))?;
    Ok((database, store, transaction))
}

fn mode() -> Object {
    object(&[("mode", "readwrite")])
}

fn object(entries: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // A plain object takes any entry.
        drop(Reflect::set(&object, &(*key).into(), &(*value).into()));
    }
    object
}

fn is_granted(answer: Result<JsValue, JsValue>) -> bool {
    answer.ok().and_then(|answer| answer.as_string()).as_deref() == Some("granted")
}

fn is_named(why: &JsValue, name: &str) -> bool {
    Reflect::get(why, &"name".into()).ok().and_then(|text| text.as_string()).as_deref() == Some(name)
}
