//! Photographs of visits: in the browser's database, never in `localStorage`, which they would fill.
//!
//! They lie apart from the records and travel in files of their own; a record's id names its photograph.

use super::StorageError;
use super::complaint::error;
use super::database::{answer, completed, entries, open};
use crate::domain::Id;
use std::collections::BTreeMap;
use web_sys::{IdbDatabase, IdbObjectStore, IdbTransaction, IdbTransactionMode};

const NAME: &str = "selaras-photos";
const VERSION: u32 = 1;
const PHOTOS: &str = "photos";

async fn store(mode: IdbTransactionMode) -> Result<(IdbDatabase, IdbObjectStore, IdbTransaction), StorageError> {
    let database = open(NAME, VERSION, &[PHOTOS]).await?;
    let transaction = database.transaction_with_str_and_mode(PHOTOS, mode).map_err(|value| error(&value))?;
    let store = transaction.object_store(PHOTOS).map_err(|value| error(&value))?;
    Ok((database, store, transaction))
}

/// The photograph of a record, as a `data:` address.
pub async fn read(id: Id) -> Result<Option<String>, StorageError> {
    let (database, store, _) = store(IdbTransactionMode::Readonly).await?;
    let found = answer(store.get(&id.to_string().into())).await?.as_string();
    database.close();
    Ok(found)
}

/// All photographs, by their records.
pub async fn all() -> Result<BTreeMap<Id, String>, StorageError> {
    let (database, store, _) = store(IdbTransactionMode::Readonly).await?;
    let found = entries(&store).await?;
    database.close();
    Ok(found.into_iter().filter_map(|(id, photo)| Some((id.parse().ok()?, photo.as_string()?))).collect())
}

/// Forgets all.
pub async fn clear() -> Result<(), StorageError> {
    let (database, store, transaction) = store(IdbTransactionMode::Readwrite).await?;
    store.clear().map_err(|value| error(&value))?;
    let done = completed(&transaction).await;
    database.close();
    done
}

/// Keeps the photograph of a record, or forgets it. Returns when that is durable.
pub async fn keep(id: Id, photo: Option<&str>) -> Result<(), StorageError> {
    let (database, store, transaction) = store(IdbTransactionMode::Readwrite).await?;
    let key = id.to_string().into();
    match photo {
        Some(photo) => drop(store.put_with_key(&photo.into(), &key).map_err(|value| error(&value))?),
        None => drop(store.delete(&key).map_err(|value| error(&value))?),
    }
    let done = completed(&transaction).await;
    database.close();
    done
}
