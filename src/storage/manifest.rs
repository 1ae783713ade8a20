//! Which shards are in force.

use super::shard::SCHEMA;
use crate::replica::VersionVector;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The one key whose writing puts a generation of shards in force: what is not named here does not count,
/// so a generation that was half written when the tab died leaves no trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Version of the schema of everything stored.
    pub schema: u16,
    /// The tables, by name.
    pub tables: BTreeMap<String, Shards>,
    /// How far every replica has been seen.
    pub seen: VersionVector,
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
        Self { schema: SCHEMA, tables: BTreeMap::new(), seen: VersionVector::default() }
    }
}

/// Rows that a shard holds on average when the table is laid out anew.
const ROWS_A_SHARD: usize = 128;

impl Shards {
    /// The layout of the next generation, for so many rows.
    pub fn next(self, rows: usize) -> Self {
        Self { generation: self.generation + 1, count: rows.div_ceil(ROWS_A_SHARD).next_power_of_two() }
    }

    /// Whether shards have grown so large that an edit costs more than it should.
    pub const fn outgrown(self, rows: usize) -> bool {
        rows > self.count * ROWS_A_SHARD * 4
    }

    /// The shard of a row.
    pub fn of(self, id: crate::domain::Id) -> usize {
        (id.spread() as usize) & (self.count - 1)
    }
}
