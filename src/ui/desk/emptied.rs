//! Forgetting what else this browser holds of cooperatives and persons, once the register is emptied.

use super::{Desk, Unsecured};
use crate::storage::emptied::{self, Remains};
use crate::storage::{Database, LocalShelf, StorageError, keys};
use leptos::prelude::*;

impl Desk {
    /// What emptying the register removes besides it and the photographs.
    pub fn remains(&self) -> Remains {
        // What cannot be counted is not announced; emptying itself tells what it could not do.
        LocalShelf::open().and_then(|shelf| emptied::remains(&shelf)).unwrap_or_default()
    }

    /// Removes that. Returns when it is durable, so that the copy of the shelf does not bring it back.
    pub async fn forget_rest(&self) -> Result<(), StorageError> {
        // Where storage is denied nothing is kept.
        let Ok(shelf) = LocalShelf::open() else { return Ok(()) };
        emptied::clear(&shelf)?;
        // A browser without a database has set nothing aside there.
        if let Ok(database) = Database::open().await {
            database.remove(database.keys(keys::ASIDE).await?).await?;
        }
        self.troubles.set(Vec::new());
        self.unsecured.set(Unsecured::default());
        self.check_durable().await
    }
}
