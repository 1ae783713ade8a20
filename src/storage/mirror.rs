//! A copy of `localStorage` in the browser's database, because browsers write `localStorage` to disk only after seconds:
//! a browser that is killed, or a machine that loses power, forgets what was just said to be saved.
//!
//! Everything that goes onto the shelf goes into the copy as well, a moment later. Both carry the number of the last
//! change. At the next start the one that has come further is taken, and the other catches up.
//!
//! Only what the copy has taken is durable, and only then may it be called saved. Where the copy cannot be written, what is
//! missing of it is remembered, [`durable`] says why, and every further call of it tries anew, with the whole shelf.

use super::database::Database;
use super::turn::{Found, Turn};
use super::{StorageError, complaint, keys, map_of};
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
    /// None before the start, and where the browser has no database.
    database: Option<Database>,
    /// Whether it is known that the copy has nothing that the shelf has lost.
    is_compared: bool,
    changes: Changes,
    /// Whether the whole shelf must be copied anew, whatever the changes.
    is_behind: bool,
    /// The number of the last change that this tab knows of.
    turn: u64,
    /// The write under way.
    writing: Option<Promise>,
    /// Why the last write did not come about.
    failure: Option<StorageError>,
}

thread_local! {
    static MIRROR: RefCell<Mirror> = RefCell::default();
}

impl Mirror {
    /// Gives the changes that are to be copied their number.
    fn count(&mut self, storage: &Storage) {
        let local = turn_of(storage);
        if !self.is_compared {
            // What follows may not pass for what came after the changes that only the copy has.
            self.put_turn(storage, Turn { is_apart: true, ..local });
            return;
        }
        // A shelf that somebody else has emptied must not seem to have come as far as its copy, which is still whole.
        let is_emptied = local.number == 0 && self.turn > 0;
        let next = Turn { number: self.turn.max(local.number) + 1, is_apart: false };
        if is_emptied || self.put_turn(storage, next) {
            self.turn = next.number;
            self.changes.insert(keys::TURN.to_owned(), Some(next.text().into()));
        }
    }

    /// Whether there was room for it.
    fn put_turn(&self, storage: &Storage, turn: Turn) -> bool {
        storage.set_item(keys::TURN, &turn.text()).is_ok()
    }

    /// Takes note that the copy is not what it should be.
    fn fall_behind(&mut self, failure: StorageError) {
        self.database = None;
        self.is_behind = true;
        self.changes.clear();
        self.failure = Some(failure);
    }
}

/// How far the shelf has come. One that cannot be read is told of wherever it is read.
fn turn_of(storage: &Storage) -> Turn {
    // As the head says, it is told of elsewhere.
    Turn::read(storage.get_item(keys::TURN).unwrap_or_default().as_deref())
}

/// Compares shelf and copy and brings the one that is behind up to the other.
pub(super) async fn catch_up(storage: &Storage) -> Result<Found, StorageError> {
    let found = compare(storage).await;
    MIRROR.with_borrow_mut(|mirror| {
        mirror.is_compared = matches!(found, Ok(Found::Alike));
        match &found {
            Ok(Found::Alike) => {}
            Ok(Found::Apart(_)) => mirror.failure = Some(StorageError::CopyAhead),
            Err(error) => mirror.fall_behind(error.clone()),
        }
    });
    found
}

async fn compare(storage: &Storage) -> Result<Found, StorageError> {
    let database = Database::open().await?;
    let copied = Turn::read(database.copy_of(keys::TURN).await?.as_deref()).number;
    let local = turn_of(storage);
    let copies = if copied > local.number { Some(database.copies().await?) } else { None };
    match copies.filter(|copies| is_whole(storage, copies)) {
        Some(copies) if local.is_apart => return Ok(Found::Apart(copies)),
        Some(copies) => restore(storage, copies)?,
        None if copied != local.number || local.is_apart => {
            let turn = Turn { number: local.number.max(copied), is_apart: false };
            storage.set_item(keys::TURN, &turn.text()).map_err(|error| complaint::error(&error))?;
            database.copy(&all(storage), true).await?;
        }
        None => {}
    }
    MIRROR.with_borrow_mut(|mirror| {
        mirror.database = Some(database);
        mirror.turn = mirror.turn.max(copied).max(local.number);
    });
    Ok(Found::Alike)
}

/// What the copy had beyond the shelf is on the shelf now: from here on the copy follows again.
pub fn take_over() {
    MIRROR.with_borrow_mut(|mirror| {
        mirror.is_compared = true;
        mirror.is_behind = true;
        mirror.changes.clear();
    });
}

fn own_keys(storage: &Storage) -> Vec<String> {
    // A shelf that cannot be read is told of wherever it is read.
    let count = storage.length().unwrap_or_default();
    let keys = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter(|key| key.starts_with(keys::ALL)).collect()
}

/// Everything on the shelf, to be copied.
fn all(storage: &Storage) -> Changes {
    map_of(own_keys(storage).into_iter().map(|key| text_of(storage, key)))
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
    let result = put_back_lost(storage).await;
    if let Err(error) = &result {
        // Changes upon a copy that has not come about would pass for all there is.
        MIRROR.with_borrow_mut(|mirror| mirror.fall_behind(error.clone()));
    }
    result
}

async fn put_back_lost(storage: &Storage) -> Result<(), StorageError> {
    let database = Database::open().await?;
    let mut lost = database.copies().await?;
    lost.retain(|key, _| storage.get_item(key).is_ok_and(|text| text.is_none()));
    put(storage, lost)?;
    let turn = MIRROR.with_borrow_mut(|mirror| {
        // Both are to have come equally far, as they do not differ any more.
        mirror.turn = mirror.turn.max(turn_of(storage).number) + 1;
        mirror.database = Some(database);
        // Everything is copied anew, with what changes meanwhile.
        (mirror.is_compared, mirror.is_behind) = (true, true);
        mirror.changes.clear();
        Turn { number: mirror.turn, is_apart: false }
    });
    storage.set_item(keys::TURN, &turn.text()).map_err(|error| complaint::error(&error))?;
    durable().await
}

fn restore(storage: &Storage, copies: BTreeMap<String, String>) -> Result<(), StorageError> {
    for key in own_keys(storage).into_iter().filter(|key| !copies.contains_key(key)) {
        storage.remove_item(&key).map_err(|error| complaint::error(&error))?;
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
        let first = mirror.changes.is_empty();
        if mirror.is_compared && !mirror.is_behind {
            mirror.changes.insert(key.to_owned(), text);
        } else {
            mirror.is_behind = true;
        }
        if first {
            mirror.count(storage);
        }
        first
    });
    if first {
        // Whoever says that something is saved waits for this himself, and is told.
        wasm_bindgen_futures::spawn_local(async { drop(durable().await) });
    }
}

/// Waits until everything that was put onto the shelf so far would survive the end of the browser; else says why it would
/// not. Every call tries anew what has failed before.
pub async fn durable() -> Result<(), StorageError> {
    let mut has_tried = false;
    loop {
        let (writing, failure) = MIRROR.with_borrow_mut(|mirror| (mirror.begin(has_tried), mirror.failure.clone()));
        match (writing, failure) {
            (Some(writing), _) => {
                // It is never refused: what became of it is in the mirror.
                drop(JsFuture::from(writing).await);
                has_tried = true;
            }
            (None, Some(failure)) => return Err(failure),
            (None, None) => return Ok(()),
        }
    }
}

impl Mirror {
    /// The write under way, begun now when there is something to be written; none when the copy is complete, or when the
    /// last try has failed just now.
    fn begin(&mut self, has_tried: bool) -> Option<Promise> {
        let is_due = !self.changes.is_empty() || self.is_behind || self.failure.is_some();
        if self.writing.is_none() && is_due && !(has_tried && self.failure.is_some()) {
            self.writing = Some(future_to_promise(async {
                let result = write().await;
                MIRROR.with_borrow_mut(|mirror| {
                    mirror.writing = None;
                    match result {
                        Ok(()) => mirror.failure = None,
                        Err(error) => mirror.fall_behind(error),
                    }
                });
                Ok(JsValue::UNDEFINED)
            }));
        }
        self.writing.clone()
    }
}

async fn write() -> Result<(), StorageError> {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    let storage = storage.ok_or(StorageError::Denied)?;
    let known = MIRROR.with_borrow(|mirror| mirror.database.clone());
    let had_handle = known.is_some();
    match write_with(&storage, known).await {
        // The connection may have died, as when the database was deleted: once more with a new one, and with everything.
        Err(_) if had_handle => {
            MIRROR.with_borrow_mut(|mirror| (mirror.database, mirror.is_behind) = (None, true));
            write_with(&storage, None).await
        }
        result => result,
    }
}

async fn write_with(storage: &Storage, database: Option<Database>) -> Result<(), StorageError> {
    let database = match database {
        Some(database) => database,
        None => Database::open().await?,
    };
    let copied = Turn::read(database.copy_of(keys::TURN).await?.as_deref()).number;
    let (changes, is_anew) = MIRROR.with_borrow_mut(|mirror| {
        if !mirror.is_compared {
            // It was not to be had at the start. What it has beyond the shelf is merged at the next one.
            if copied > turn_of(storage).number {
                return Err(StorageError::CopyAhead);
            }
            mirror.is_compared = true;
            mirror.turn = mirror.turn.max(copied);
        }
        if std::mem::take(&mut mirror.is_behind) {
            mirror.changes.clear();
            mirror.count(storage);
            mirror.changes.clear();
            return Ok((all(storage), true));
        }
        Ok((std::mem::take(&mut mirror.changes), false))
    })?;
    database.copy(&changes, is_anew).await?;
    MIRROR.with_borrow_mut(|mirror| mirror.database = Some(database));
    Ok(())
}
