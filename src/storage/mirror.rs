//! A copy of `localStorage` in the browser's database, because browsers write `localStorage` to disk only after seconds:
//! a browser that is killed, or a machine that loses power, forgets what was just said to be saved.
//!
//! Everything that goes onto the shelf goes into the copy as well, a moment later. Both carry the number of the last
//! change. At the next start the one that has come further is taken, and the other catches up.

use super::database::Database;
use super::{StorageError, complaint, keys};
use js_sys::{JsString, Promise};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Storage;

/// What has changed since the copy was last written: keys, and their texts unless they were cleared.
type Changes = BTreeMap<String, Option<JsString>>;

#[derive(Default)]
struct Mirror {
    /// None before the start, and where the browser has no database: then there is no copy.
    database: Option<Database>,
    changes: Changes,
    /// The number of the last change that this tab knows of.
    turn: u64,
    /// The write under way.
    writing: Option<Promise>,
}

thread_local! {
    static MIRROR: RefCell<Mirror> = RefCell::default();
}

impl Mirror {
    /// Gives the changes that are to be copied their number.
    fn count(&mut self, storage: &Storage) {
        let local = local_turn(storage);
        // A shelf that somebody else has emptied must not seem to have come as far as its copy, which is still whole.
        let is_emptied = local == 0 && self.turn > 0;
        let next = self.turn.max(local) + 1;
        let text = next.to_string();
        if is_emptied || storage.set_item(keys::TURN, &text).is_ok() {
            self.turn = next;
            self.changes.insert(keys::TURN.to_owned(), Some(text.into()));
        }
    }
}

/// The number of the last change that a place has seen.
fn turn(text: Option<String>) -> u64 {
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

fn local_turn(storage: &Storage) -> u64 {
    turn(storage.get_item(keys::TURN).ok().flatten())
}

/// Compares shelf and copy and brings the one that is behind up to the other.
pub(super) async fn catch_up(storage: &Storage) -> Result<(), StorageError> {
    let database = Database::open().await?;
    let copied = turn(database.copy_of(keys::TURN).await?);
    let local = local_turn(storage);
    let copies = if copied > local { Some(database.copies().await?) } else { None };
    match copies.filter(|copies| is_whole(storage, copies)) {
        Some(copies) => restore(storage, copies)?,
        None if copied != local => database.copy(&all(storage), true).await?,
        None => {}
    }
    MIRROR.with_borrow_mut(|mirror| {
        mirror.database = Some(database);
        mirror.turn = mirror.turn.max(copied).max(local);
    });
    Ok(())
}

fn own_keys(storage: &Storage) -> Vec<String> {
    let count = storage.length().unwrap_or_default();
    let keys = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter(|key| key.starts_with(keys::ALL)).collect()
}

/// Everything on the shelf, to be copied.
fn all(storage: &Storage) -> Changes {
    own_keys(storage).into_iter().map(|key| text_of(storage, key)).collect()
}

/// Whether a copy may stand for the shelf: one without a manifest, where the shelf has one, has lost its beginning.
fn is_whole(storage: &Storage, copies: &BTreeMap<String, String>) -> bool {
    let is_laid_out = storage.get_item(keys::MANIFEST).is_ok_and(|text| text.is_some());
    copies.contains_key(keys::MANIFEST) || !is_laid_out
}

fn text_of(storage: &Storage, key: String) -> (String, Option<JsString>) {
    let text = storage.get_item(&key).ok().flatten();
    (key, text.map(JsString::from))
}

/// Puts back what the shelf has lost and the copy still has, and then copies all of it anew. What is on the shelf has been
/// put there since, and stays.
pub(super) async fn put_back(storage: &Storage) -> Result<(), StorageError> {
    let database = Database::open().await?;
    let mut lost = database.copies().await?;
    lost.retain(|key, _| storage.get_item(key).is_ok_and(|text| text.is_none()));
    put(storage, lost)?;
    MIRROR.with_borrow_mut(|mirror| {
        // Both are to have come equally far, as they do not differ any more.
        mirror.turn = mirror.turn.max(local_turn(storage)) + 1;
        let _ = storage.set_item(keys::TURN, &mirror.turn.to_string());
        // What changes while these are copied is copied after them.
        mirror.database = Some(database.clone());
        mirror.changes.clear();
    });
    let copied = database.copy(&all(storage), true).await;
    if copied.is_err() {
        // Changes upon a copy that has not come about would pass for all there is.
        MIRROR.with_borrow_mut(|mirror| mirror.database = None);
    }
    copied
}

fn restore(storage: &Storage, copies: BTreeMap<String, String>) -> Result<(), StorageError> {
    for key in own_keys(storage).into_iter().filter(|key| !copies.contains_key(key)) {
        let _ = storage.remove_item(&key);
    }
    put(storage, copies)
}

fn put(storage: &Storage, copies: BTreeMap<String, String>) -> Result<(), StorageError> {
    // The number of the change comes last, so that a restoration that is cut short is done again.
    let (last, rest): (Vec<_>, Vec<_>) = copies.into_iter().partition(|(key, _)| key == keys::TURN);
    rest.into_iter()
        .chain(last)
        .try_for_each(|(key, text)| storage.set_item(&key, &text).map_err(|error| complaint::error(&error)))
}

/// Takes note of a change of the shelf, to be copied.
pub(super) fn note(storage: &Storage, key: &str, text: Option<JsString>) {
    let first = MIRROR.with_borrow_mut(|mirror| {
        if mirror.database.is_none() {
            return false;
        }
        let first = mirror.changes.is_empty();
        mirror.changes.insert(key.to_owned(), text);
        if first {
            mirror.count(storage);
        }
        first
    });
    if first {
        wasm_bindgen_futures::spawn_local(durable());
    }
}

/// Waits until everything that was put onto the shelf so far would survive the end of the browser.
pub async fn durable() {
    while let Some(writing) = writing() {
        let _ = JsFuture::from(writing).await;
    }
}

/// The write under way, begun now when there is something to be written; none when the copy is complete.
fn writing() -> Option<Promise> {
    MIRROR.with_borrow_mut(|mirror| {
        if mirror.writing.is_none() && !mirror.changes.is_empty() {
            let database = mirror.database.clone()?;
            let changes = std::mem::take(&mut mirror.changes);
            mirror.writing = Some(future_to_promise(write(database, changes)));
        }
        mirror.writing.clone()
    })
}

async fn write(database: Database, changes: Changes) -> Result<JsValue, JsValue> {
    let copied = database.copy(&changes, false).await;
    MIRROR.with_borrow_mut(|mirror| {
        mirror.writing = None;
        if copied.is_err() {
            // Without a copy the shelf is as good as it ever was; the next start compares the two.
            mirror.database = None;
        }
    });
    Ok(JsValue::UNDEFINED)
}
