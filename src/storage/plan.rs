//! What is to be written, worked off shard by shard: so that a large workspace can be written in pieces, between which
//! the page goes on, and to either place in the same way.

use super::manifest::{Manifest, Shards};
use super::shard;
use super::{Place, Shelf, StorageError, keys, pack};
use crate::domain::{Id, Record};
use crate::workspace::{Table, TableVisitor, Tables};
use std::collections::BTreeSet;
use std::convert::Infallible;

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

/// A shard to be written, with the positions of its rows in the table.
#[derive(Debug)]
struct Job {
    table: &'static str,
    key: String,
    rows: Vec<u32>,
    /// Whether the shard belongs to a new layout, and does not just follow itself.
    is_new: bool,
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
    pub const fn place(&self) -> Place {
        self.manifest.place
    }

    /// Adds shards of a table: those of the given records, or, where the layout is outgrown or none, all of a new one.
    pub(super) fn add<R: Record>(&mut self, table: &Table<R>, records: Option<&[Id]>) {
        self.add_table(R::TABLE, table.rows().len(), &mut table.rows().iter().map(|row| row.id), records);
    }

    /// What does not depend on what the records are: written once, not once a table.
    fn add_table(
        &mut self,
        table: &'static str,
        count: usize,
        ids: &mut dyn Iterator<Item = Id>,
        records: Option<&[Id]>,
    ) {
        let place = self.manifest.place;
        let old = self.manifest.tables.get(table).copied().unwrap_or_default();
        let (shards, numbers): (Shards, Option<BTreeSet<usize>>) = match records {
            Some(records) if old.count > 0 && !old.outgrown(count, place) => {
                (old, Some(records.iter().map(|id| old.of(*id)).collect()))
            }
            _ => {
                self.lays_out = true;
                (old.next(count, place), None)
            }
        };
        self.manifest.tables.insert(table.to_owned(), shards);
        let mut rows: Vec<Vec<u32>> = vec![Vec::new(); shards.count];
        for (at, id) in ids.enumerate() {
            rows[shards.of(id)].push(at as u32);
        }
        let wanted = |number: &usize| numbers.as_ref().is_none_or(|numbers| numbers.contains(number));
        // Those without a row are written too: one that is not there is one that was lost.
        let jobs = rows.into_iter().enumerate().filter(|(number, _)| wanted(number));
        self.jobs.extend(jobs.map(|(number, rows)| Job {
            table,
            key: keys::shard(table, shards.generation, number),
            rows,
            is_new: numbers.is_none(),
        }));
    }

    /// The next shard: its key and its bytes. The rows are taken as they are now.
    pub fn next(&mut self, tables: &Tables) -> Option<(String, Vec<u8>)> {
        let job = self.jobs.pop()?;
        let mut encode = Encode { rows: &job.rows, bytes: Vec::new() };
        let Ok(()) = tables.visit_one(job.table, &mut encode);
        if job.is_new {
            self.written.push(job.key.clone());
        }
        Some((job.key, encode.bytes))
    }

    /// Shards that are still to be written.
    pub fn left(&self) -> usize {
        self.jobs.len()
    }

    /// Keys of new shards that were written, to be removed when nothing comes of the plan. A shard that was written
    /// over an older one of the same generation is as good as that one, because the journal has the rest.
    pub fn written(&self) -> &[String] {
        &self.written
    }

    /// Writes at most so many shards to a shelf, as text.
    pub fn write_some(&mut self, shelf: &impl Shelf, tables: &Tables, most: usize) -> Result<(), StorageError> {
        for _ in 0..most {
            let Some((key, bytes)) = self.next(tables) else { break };
            shelf.set(&key, &pack(&bytes))?;
        }
        Ok(())
    }
}

struct Encode<'r> {
    rows: &'r [u32],
    bytes: Vec<u8>,
}

impl TableVisitor for Encode<'_> {
    type Error = Infallible;
    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
        self.bytes = shard::write(self.rows.iter().map(|at| &table.rows()[*at as usize]));
        Ok(())
    }
}
