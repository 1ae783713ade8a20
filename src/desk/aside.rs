//! What could not be read and was set aside, and what else there is besides the register.

use super::{Desk, Means, News, Reading, ShardStore, Unsecured};
use crate::storage::emptied::{self, Remains};
use crate::storage::{Medium, StorageError, Store, keys, pack};
use std::collections::BTreeMap;

impl<M: Means> Desk<M> {
    /// The parts of the stored data that could not be read, by key, as text.
    pub async fn aside(&self) -> Result<BTreeMap<String, String>, StorageError> {
        let on_shelf = self.with(|state| state.store.as_ref().map(Store::aside));
        let mut parts = on_shelf.unwrap_or(Ok(BTreeMap::new()))?;
        if self.medium() == Medium::Database {
            let database = self.database().await?;
            for key in database.keys(keys::ASIDE).await? {
                let aside = database.read(&key, &key)?.shards().await?.into_iter();
                parts.extend(aside.map(|(key, bytes)| (key, pack(&bytes))));
            }
        }
        Ok(parts)
    }

    /// Discards the parts of the stored data that could not be read.
    pub async fn discard_aside(&self) -> Result<(), StorageError> {
        self.with(|state| state.store.as_ref().map_or(Ok(()), Store::discard_aside))?;
        if self.medium() == Medium::Database {
            let database = self.database().await?;
            database.remove(database.keys(keys::ASIDE).await?).await?;
        }
        self.means().tell(News::Troubles(Vec::new()));
        Ok(())
    }

    /// What emptying the register removes besides it and the photographs.
    pub fn remains(&self) -> Remains {
        // What cannot be counted is not announced; emptying itself tells what it could not do.
        self.means().shelf().and_then(|shelf| emptied::remains(&shelf)).unwrap_or_default()
    }

    /// Removes that. Returns when it is durable, so that the copy of the shelf does not bring it back.
    pub async fn forget_rest(&self) -> Result<(), StorageError> {
        // Where storage is denied nothing is kept.
        let Ok(shelf) = self.means().shelf() else { return Ok(()) };
        emptied::clear(&shelf)?;
        // A browser without a database has set nothing aside there.
        if let Ok(database) = self.means().store().await {
            database.remove(database.keys(keys::ASIDE).await?).await?;
        }
        self.update(|state| state.unsecured = Unsecured::default());
        self.means().tell(News::Troubles(Vec::new()));
        self.means().tell(News::Unsecured(Unsecured::default()));
        self.check_durable().await
    }
}
