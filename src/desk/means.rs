//! What a desk stands on, each a trait: the shelf, the store of shards, the lock between tabs, the clock and chance. The
//! browser has one of each; tests have others, which fail where they are told to.

use super::{Desk, News};
use crate::domain::Date;
use crate::storage::{Shelf, StorageError};
use std::collections::BTreeMap;
use std::time::Duration;

/// Time, and turns: work goes on in pieces, between which others get theirs.
pub trait Clock {
    /// Milliseconds since 1970. They may go back, when somebody sets the clock.
    fn now_ms(&self) -> u64;
    /// The present day in the time zone of the offices.
    fn today(&self) -> Date {
        Date::in_wita(self.now_ms())
    }
    /// Milliseconds since some moment, which do not go back.
    fn elapsed(&self) -> f64;
    /// Lets others have their turn before work goes on.
    fn breathe(&self) -> impl Future<Output = ()>;
    /// Waits so long.
    fn pause(&self, wait: Duration) -> impl Future<Output = ()>;
    /// Has work done later, which nobody waits for; with nothing to wait for, with the next turn.
    fn later(&self, wait: Duration, work: impl Future<Output = ()> + 'static);
    /// Takes note of how long something took that has begun at that moment of [`Clock::elapsed`].
    fn took(&self, _what: &'static str, _since: f64) {}
}

/// Numbers that nobody can guess.
pub trait Chance {
    /// A number.
    fn number(&self) -> u64;
}

/// The right to write shards, which one tab has at a time.
pub trait Lock {
    /// The right itself, until it is dropped.
    type Held;
    /// Waits until no other tab has it. Where there are no such locks it is given at once; the manifest, which is looked at
    /// before every write, then has to do.
    fn take(&self) -> impl Future<Output = Self::Held>;
}

/// The shelf and its copy, which outlives the end of the browser and of the machine's power.
pub trait CopiedShelf {
    /// The shelf.
    type Shelf: Shelf + Clone + 'static;
    /// The shelf, unless it is denied.
    fn shelf(&self) -> Result<Self::Shelf, StorageError>;
    /// Waits until the copy has everything that was put onto the shelf so far; else says why it has not. Every call tries
    /// anew what has failed before.
    fn durable(&self) -> impl Future<Output = Result<(), StorageError>>;
    /// Puts back what something else has taken from the shelf, as far as the copy has it.
    fn put_back(&self) -> impl Future<Output = Result<(), StorageError>>;
    /// From here on the copy follows the shelf again: what it had beyond it is on the shelf now.
    fn take_over(&self);
}

/// The bytes of a shard, in whatever form the store of shards wants them.
pub trait Bytes: Sized {
    /// These bytes.
    fn of(bytes: &[u8]) -> Self;
    /// The bytes again.
    fn to_vec(&self) -> Vec<u8>;
}

impl Bytes for Vec<u8> {
    fn of(bytes: &[u8]) -> Self {
        bytes.to_owned()
    }

    fn to_vec(&self) -> Vec<u8> {
        self.clone()
    }
}

/// The place for shards that outgrow the shelf, by key.
pub trait ShardStore: Clone + 'static {
    /// The bytes of a shard.
    type Bytes: Bytes;
    /// Shards that are being read.
    type Reading: Reading;
    /// Shards that are being written.
    type Writing: Writing;
    /// Begins to read the shards from one key to another, both included.
    fn read(&self, first: &str, last: &str) -> Result<Self::Reading, StorageError>;
    /// Begins to write shards.
    fn write(&self, shards: &[(String, Self::Bytes)]) -> Result<Self::Writing, StorageError>;
    /// Removes shards; those that are not there are gone already.
    fn remove(&self, gone: Vec<String>) -> impl Future<Output = Result<(), StorageError>>;
    /// The keys of all shards that begin so.
    fn keys(&self, beginning: &str) -> impl Future<Output = Result<Vec<String>, StorageError>>;
}

/// Shards that are being read: while some are, those before them can be worked on.
pub trait Reading {
    /// Waits for them, by key; those that are not there are not among them.
    fn shards(self) -> impl Future<Output = Result<BTreeMap<String, Vec<u8>>, StorageError>>;
}

/// Shards that are being written: meanwhile the next ones can be made.
pub trait Writing {
    /// Waits until all of them are durable, or none.
    fn done(self) -> impl Future<Output = Result<(), StorageError>>;
}

/// The bytes of a shard that a desk on these means writes.
pub type BytesOf<M> = <<M as Means>::Store as ShardStore>::Bytes;

/// All of it, and whoever is told what becomes of the workspace.
pub trait Means: Clock + Chance + Lock + CopiedShelf + Clone + 'static {
    /// The store of shards.
    type Store: ShardStore;
    /// Opens the store of shards.
    fn store(&self) -> impl Future<Output = Result<Self::Store, StorageError>>;
    /// Begins to tell the desk what other tabs do ([`Desk::hear`], [`Desk::hear_of_layout`], [`Desk::hear_of_loss`]).
    fn listen(&self, desk: &Desk<Self>);
    /// Hears what becomes of the workspace, so that it can be shown.
    fn tell(&self, news: News);
}
