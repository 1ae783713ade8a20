//! Which shards are in force, and where they lie.

use super::keys;
use super::shard::SCHEMA;
use super::{pack, unpack};
use crate::domain::Id;
use crate::replica::{Beyond, Knowledge, VersionVector};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The one key whose writing puts a generation of shards in force: what is not named here does not count,
/// so a generation that was half written when the tab died leaves no trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Version of the schema of everything stored.
    pub schema: u16,
    /// Where the shards lie.
    #[serde(default, rename = "place")]
    pub medium: Medium,
    /// The tables, by name.
    pub tables: BTreeMap<String, Shards>,
    /// What has been seen of all records.
    pub seen: VersionVector,
    /// What has been seen of some beyond that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beyond: Vec<StoredBeyond>,
}

/// Records of which more has been seen than of all: packed, because they may be as many as the workspace has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoredBeyond {
    seen: VersionVector,
    records: String,
}

/// More rows than these, of 64 UTF-16 units each on average, do not fit on the shelf, of which four fifths are to be used.
pub(super) const MOST_ON_SHELF: usize = 65_000;

/// Where shards lie. The manifest and the journal are always on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// On the shelf, as text.
    #[default]
    Shelf,
    /// In the browser's database, as bytes: for what outgrows the shelf.
    Database,
}

impl Medium {
    /// Where shards that lie here had better lie when a workspace of so many rows is laid out anew.
    pub const fn for_rows(self, rows: usize) -> Self {
        if rows > MOST_ON_SHELF { Self::Database } else { self }
    }

    /// Rows that a shard holds on average when a table is laid out anew. An edit writes one shard; the database takes
    /// few large ones sooner than many small ones.
    const fn rows_a_shard(self) -> usize {
        match self {
            Medium::Shelf => 256,
            Medium::Database => 512,
        }
    }
}

/// The shards of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Shards {
    /// Which generation of them.
    pub generation: u32,
    /// How many; a power of two. A row lies in the shard that its id says.
    pub count: usize,
}

impl Default for Manifest {
    fn default() -> Self {
        let (tables, seen, beyond) = Default::default();
        Self { schema: SCHEMA, medium: Medium::Shelf, tables, seen, beyond }
    }
}

impl Manifest {
    /// Takes note of what has been seen.
    pub fn set_knowledge(&mut self, seen: &Knowledge) {
        self.seen = seen.all().clone();
        let packed = |records: &BTreeSet<Id>| pack(&records.iter().flat_map(|id| *id.as_bytes()).collect::<Vec<u8>>());
        let stored = |one: &Beyond| StoredBeyond { seen: one.seen.clone(), records: packed(&one.records) };
        self.beyond = seen.beyond().iter().map(stored).collect();
    }

    /// What has been seen. Records whose list is damaged count as not seen beyond the others: whatever else comes of
    /// them is then asked once more, and not lost.
    pub fn knowledge(&self) -> Knowledge {
        let records = |text: &str| {
            let bytes = unpack(text).unwrap_or_default();
            bytes.chunks_exact(16).filter_map(|id| Some(Id::from_bytes(id.try_into().ok()?))).collect()
        };
        let beyond = self.beyond.iter().map(|one| Beyond { seen: one.seen.clone(), records: records(&one.records) });
        Knowledge::of_parts(self.seen.clone(), beyond)
    }

    /// The keys of all shards in force.
    pub fn keys(&self) -> impl Iterator<Item = String> + '_ {
        let of = |(table, shards): (&String, &Shards)| {
            let (table, shards) = (table.clone(), *shards);
            (0..shards.count).map(move |number| keys::shard(&table, shards.generation, number))
        };
        self.tables.iter().flat_map(of)
    }
}

impl Shards {
    /// The layout of the next generation, for so many rows; without rows there is no shard.
    pub fn next(self, rows: usize, medium: Medium) -> Self {
        let count = if rows == 0 { 0 } else { rows.div_ceil(medium.rows_a_shard()).next_power_of_two() };
        Self { generation: self.generation + 1, count }
    }

    /// Whether shards have grown so large that an edit costs more than it should.
    pub const fn outgrown(self, rows: usize, medium: Medium) -> bool {
        rows > self.count * medium.rows_a_shard() * 4
    }

    /// The shard of a row.
    pub fn of(self, id: Id) -> usize {
        (id.spread() as usize) & (self.count - 1)
    }
}
