//! What is to be written, worked off shard by shard: so that a large workspace can be written in pieces, between which
//! the page goes on, and to either place in the same way.

use super::manifest::{Manifest, Shards};
use super::shard;
use super::{Medium, keys, map_of};
use crate::domain::Id;
use crate::workspace::{AnyTable, Tables};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A record that the shards do not have as it is, by table and id.
pub(super) type Behind = (&'static str, Id);

/// Shards to be written, and what is in force when all of them are.
#[derive(Debug)]
pub struct Plan {
    /// What is in force afterwards.
    pub(super) manifest: Manifest,
    /// Journal entries that are then no longer needed.
    pub(super) entries: BTreeSet<String>,
    /// The records that were behind, in case nothing comes of it.
    pub(super) behind: BTreeSet<Behind>,
    /// Whether this puts another content in the place of everything.
    pub(super) replaces: bool,
    /// Whether a generation is laid out anew, so that old shards are to be cleared.
    pub(super) lays_out: bool,
    jobs: Vec<Job>,
    /// Keys of shards of new layouts that were written.
    written: Vec<String>,
}

/// Which shard of a table it is, in a table that was laid out anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Its number.
    pub number: usize,
    /// Of how many.
    pub of: usize,
}

/// A shard that was packed elsewhere, from the same records.
#[derive(Debug, Clone)]
pub struct Packed<B> {
    /// Its table.
    pub table: String,
    /// Which one it is.
    pub seat: Seat,
    /// Its bytes.
    pub bytes: B,
}

/// Packs a whole table as it is laid out anew in a place, shard by shard.
pub fn pack_table(table: &dyn AnyTable, medium: Medium, each: &mut dyn FnMut(Seat, &[u8])) {
    let shards = Shards::default().next(table.count(), medium);
    let seats = seated(shards, table);
    for (number, rows) in seats.iter().enumerate() {
        each(Seat { number, of: shards.count }, &pack_rows(table, rows));
    }
}

fn pack_rows(table: &dyn AnyTable, rows: &[u32]) -> Vec<u8> {
    shard::write(table.name(), table.names(), &mut rows.iter().map(|number| table.row(*number as usize)))
}

/// The positions of the rows of every shard.
fn seated(shards: Shards, table: &dyn AnyTable) -> Vec<Vec<u32>> {
    let mut rows: Vec<Vec<u32>> = vec![Vec::new(); shards.count];
    for (number, row) in table.each().enumerate() {
        rows[shards.of(row.id())].push(number as u32);
    }
    rows
}

/// A shard to be written, with the positions of its rows in the table.
#[derive(Debug)]
pub struct Job {
    table: &'static str,
    key: String,
    rows: Vec<u32>,
    /// Whether the shard belongs to a new layout, and does not just follow itself.
    is_new: bool,
}

impl Job {
    /// The table of the shard.
    pub const fn table(&self) -> &'static str {
        self.table
    }

    /// The key of the shard.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Packs its rows as they are now.
    pub fn pack(&self, tables: &Tables) -> Vec<u8> {
        tables.any(self.table).map(|table| pack_rows(table, &self.rows)).unwrap_or_default()
    }
}

impl Plan {
    pub(super) fn new(manifest: Manifest) -> Self {
        Self {
            manifest,
            entries: BTreeSet::new(),
            behind: BTreeSet::new(),
            replaces: false,
            lays_out: false,
            jobs: Vec::new(),
            written: Vec::new(),
        }
    }

    /// Where its shards go.
    pub const fn medium(&self) -> Medium {
        self.manifest.medium
    }

    /// Adds shards of a table: those of the given records, or, where the layout is outgrown or none, all of a new one.
    pub(super) fn add(&mut self, table: &dyn AnyTable, records: Option<&[Id]>) {
        let name = table.name();
        let medium = self.manifest.medium;
        let old = self.manifest.tables.get(name).copied().unwrap_or_default();
        let (shards, numbers): (Shards, Option<BTreeSet<usize>>) = match records {
            Some(records) if old.count > 0 && !old.outgrown(table.count(), medium) => {
                (old, Some(records.iter().map(|id| old.of(*id)).collect()))
            }
            _ => {
                self.lays_out = true;
                (old.next(table.count(), medium), None)
            }
        };
        // A table that never had a row is not named, however many there are of them: where shards must move to the database
        // the shelf is full, and has room for no longer manifest. What puts another content in the place of everything names
        // all, so that other tabs see that it is another.
        if shards.count > 0 || old != Shards::default() || self.replaces {
            self.manifest.tables.insert(name.to_owned(), shards);
        }
        let wanted = |number: &usize| numbers.as_ref().is_none_or(|numbers| numbers.contains(number));
        // Those without a row are written too: one that is not there is one that was lost.
        let jobs = seated(shards, table).into_iter().enumerate().filter(|(number, _)| wanted(number));
        self.jobs.extend(jobs.map(|(number, rows)| Job {
            table: name,
            key: keys::shard(name, shards.generation, number),
            rows,
            is_new: numbers.is_none(),
        }));
    }

    /// Those that need not be packed, by key: shards of tables that were laid out alike elsewhere, but for those with a
    /// record that the journal knows more of.
    pub fn ready<B>(&self, packed: Vec<Packed<B>>) -> BTreeMap<String, B> {
        let layout = |table: &str| self.manifest.tables.get(table).copied().unwrap_or_default();
        let alike = packed.into_iter().filter(|one| layout(&one.table).count == one.seat.of);
        let key = |table: &str, number| keys::shard(table, layout(table).generation, number);
        let mut ready = map_of(alike.map(|one| (key(&one.table, one.seat.number), one.bytes)));
        for (table, id) in self.behind.iter().filter(|(table, _)| layout(table).count > 0) {
            ready.remove(&key(table, layout(table).of(*id)));
        }
        ready
    }

    /// Shards that are still to be written.
    pub fn left(&self) -> usize {
        self.jobs.len()
    }

    /// Whether it is going to write a shard under that key.
    pub(super) fn writes(&self, key: &str) -> bool {
        self.jobs.iter().any(|job| job.key == key)
    }

    /// Keys of new shards that were written, to be removed when nothing comes of the plan. A shard that was written
    /// over an older one of the same generation is as good as that one, because the journal has the rest.
    pub fn written(&self) -> &[String] {
        &self.written
    }
}

/// The shards to be written, one after the other.
impl Iterator for Plan {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        let job = self.jobs.pop()?;
        if job.is_new {
            self.written.push(job.key.clone());
        }
        Some(job)
    }
}
