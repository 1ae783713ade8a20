//! Photographs of visits: in the browser's database, never in `localStorage`, which they would fill.
//!
//! They lie apart from the records and travel in files of their own; a record's id names its photograph. Beside one that
//! nothing needs any more it is kept since when that is so ([`crate::workspace::photographs`]); stores of earlier versions
//! do not have that, and counting begins with the next look.

use super::complaint::error;
use super::database::{answer, completed, entries, open};
use super::{StorageError, map_of};
use crate::domain::Id;
use crate::workspace::photographs::{Fate, Unneeded};
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbObjectStore, IdbTransaction, IdbTransactionMode};

const NAME: &str = "selaras-photos";
const VERSION: u32 = 1;
const PHOTOS: &str = "photos";
/// What the keys of notes about photographs begin with; the record's id follows. They are no ids, so that versions that
/// know nothing of notes pass over them.
const UNNEEDED: &str = "unneeded/";

/// What the keys of photographs of forms that have not been saved begin with; the form's name follows. They are no ids either.
const DRAFT: &str = "draft/";

fn draft_key(form: &str) -> JsValue {
    format!("{DRAFT}{form}").into()
}

fn note_key(id: Id) -> JsValue {
    format!("{UNNEEDED}{id}").into()
}

async fn object_store(mode: IdbTransactionMode) -> Result<(IdbDatabase, IdbObjectStore, IdbTransaction), StorageError> {
    let database = open(NAME, VERSION, &[PHOTOS]).await?;
    let transaction = database.transaction_with_str_and_mode(PHOTOS, mode).map_err(|value| error(&value))?;
    let store = transaction.object_store(PHOTOS).map_err(|value| error(&value))?;
    Ok((database, store, transaction))
}

/// The photograph of a record, as a `data:` address.
pub async fn read(id: Id) -> Result<Option<String>, StorageError> {
    let (database, store, _) = object_store(IdbTransactionMode::Readonly).await?;
    let found = answer(store.get(&id.to_string().into())).await?.as_string();
    database.close();
    Ok(found)
}

/// All photographs, by their records.
pub async fn all() -> Result<BTreeMap<Id, String>, StorageError> {
    let (database, store, _) = object_store(IdbTransactionMode::Readonly).await?;
    let found = entries(&store).await?;
    database.close();
    Ok(map_of(found.into_iter().filter_map(|(id, photo)| Some((id.parse().ok()?, photo.as_string()?)))))
}

/// What is kept beside photographs about not being needed, of all that there are.
pub async fn notes() -> Result<BTreeMap<Id, Option<Unneeded>>, StorageError> {
    let (database, store, _) = object_store(IdbTransactionMode::Readonly).await?;
    let found = entries(&store).await?;
    database.close();
    let mut notes: BTreeMap<Id, Option<Unneeded>> =
        map_of(found.iter().filter_map(|(key, _)| Some((key.parse().ok()?, None))));
    for (key, note) in &found {
        let id = key.strip_prefix(UNNEEDED).and_then(|id| id.parse().ok());
        if let Some(noted) = id.and_then(|id| notes.get_mut(&id)) {
            *noted = note.as_string().and_then(|text| serde_json::from_str(&text).ok());
        }
    }
    Ok(notes)
}

/// Does with photographs what was decided, and returns when that is durable: all of it or nothing. Nothing is waited for
/// between the decision and the database's having it.
pub async fn settle(
    decide: impl FnOnce(&BTreeMap<Id, Option<Unneeded>>) -> BTreeMap<Id, Fate>,
) -> Result<(), StorageError> {
    let noted = notes().await?;
    let (database, store, transaction) = object_store(IdbTransactionMode::Readwrite).await?;
    let fates = decide(&noted);
    for (id, fate) in fates {
        let is_noted = noted.get(&id).is_some_and(Option::is_some);
        let asked = match fate {
            Fate::Stays if is_noted => store.delete(&note_key(id)).map(drop),
            Fate::Stays => Ok(()),
            Fate::Waits(seen) => {
                let text = serde_json::to_string(&seen).unwrap_or_default();
                store.put_with_key(&text.into(), &note_key(id)).map(drop)
            }
            Fate::Goes => store.delete(&id.to_string().into()).and_then(|_| store.delete(&note_key(id))).map(drop),
        };
        asked.map_err(|value| error(&value))?;
    }
    let done = completed(&transaction).await;
    database.close();
    done
}

/// How many there are.
pub async fn count() -> Result<usize, StorageError> {
    let (database, store, _) = object_store(IdbTransactionMode::Readonly).await?;
    let keys = js_sys::Array::from(&answer(store.get_all_keys()).await?);
    database.close();
    Ok(keys.iter().filter_map(|key| key.as_string()?.parse::<Id>().ok()).count())
}

/// Forgets all.
pub async fn clear() -> Result<(), StorageError> {
    let (database, store, transaction) = object_store(IdbTransactionMode::Readwrite).await?;
    store.clear().map_err(|value| error(&value))?;
    let done = completed(&transaction).await;
    database.close();
    done
}

/// Keeps the photograph of a record, or forgets it. Returns when that is durable.
pub async fn store(id: Id, photo: Option<&str>) -> Result<(), StorageError> {
    // A photograph that comes is needed by whoever brings it, and one that goes needs no note.
    put(&id.to_string().into(), photo, Some(&note_key(id))).await
}

/// The photograph of a form that has not been saved, by the form's name.
pub async fn read_draft(form: &str) -> Result<Option<String>, StorageError> {
    let (database, store, _) = object_store(IdbTransactionMode::Readonly).await?;
    let found = answer(store.get(&draft_key(form))).await?.as_string();
    database.close();
    Ok(found)
}

/// Keeps the photograph of a form that has not been saved, or forgets it: on a phone the browser may be ended while the camera
/// is open.
pub async fn store_draft(form: &str, photo: Option<&str>) -> Result<(), StorageError> {
    put(&draft_key(form), photo, None).await
}

async fn put(key: &JsValue, photo: Option<&str>, with: Option<&JsValue>) -> Result<(), StorageError> {
    let (database, store, transaction) = object_store(IdbTransactionMode::Readwrite).await?;
    match photo {
        Some(photo) => store.put_with_key(&photo.into(), key).map(drop),
        None => store.delete(key).map(drop),
    }
    .map_err(|value| error(&value))?;
    if let Some(with) = with {
        store.delete(with).map_err(|value| error(&value))?;
    }
    let done = completed(&transaction).await;
    database.close();
    done
}
