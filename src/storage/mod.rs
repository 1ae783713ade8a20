//! Where a workspace lives between visits.
//!
//! A change is durable at once: a small journal entry is written synchronously. The records themselves
//! lie in packed [`shard`]s, written behind the journal; when a shard is safely written, its journal
//! entries go. Manifest and journal lie on a [`Shelf`]: the browser's `localStorage`, or memory in tests.
//! Shards lie there too, until they outgrow it and move to the browser's database.

pub mod checksum;
#[cfg(feature = "web")]
mod complaint;
#[cfg(feature = "web")]
mod database;
pub mod emptied;
#[cfg(feature = "web")]
pub mod folder;
mod journal;
#[cfg(feature = "web")]
mod local;
#[cfg(feature = "web")]
mod lock;
mod manifest;
pub mod migrate;
#[cfg(feature = "web")]
mod mirror;
mod pack;
#[cfg(feature = "web")]
pub mod photos;
mod plan;
mod rescued;
pub mod shard;
mod shelf;
mod store;
mod turn;

pub mod keys;

#[cfg(feature = "web")]
pub use database::{Database, LOST, Reading, Writing};
#[cfg(feature = "web")]
pub use local::LocalShelf;
#[cfg(feature = "web")]
pub use lock::Lock;
pub use manifest::Medium;
#[cfg(feature = "web")]
pub use mirror::{durable, take_over};
pub use pack::{pack, unpack};
pub use plan::{Packed, Plan, Seat, pack_table};
pub use turn::Found;

/// These entries as a map. They are put in one by one: collecting brings a sort of its own for every kind of value.
fn map_of<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> std::collections::BTreeMap<K, V> {
    let mut map = std::collections::BTreeMap::new();
    map.extend(entries);
    map
}

pub use rescued::Rescued;
pub use shelf::{MemoryShelf, Shelf, StorageError};
pub use store::{OpenError, Opened, SCHEMA, Store, Trouble, aside_key, load_shard};
