//! Opening and keeping a workspace on a shelf.

use super::manifest::{Manifest, Shards};
pub use super::shard::SCHEMA;
use super::shard::{self, ShardError};
use super::{Shelf, StorageError, journal, keys, pack, unpack};
use crate::domain::Record;
use crate::replica::VersionVector;
use crate::workspace::{Entry, Table, TableVisitor, TableVisitorMut, Tables};
use std::collections::{BTreeMap, BTreeSet};

/// Why a stored workspace could not be opened at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The shelf itself does not answer.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Stored by a newer program; nothing is touched.
    #[error("stored with schema {0}, this program knows {SCHEMA}")]
    Newer(u16),
    /// The manifest is not readable; nothing is touched.
    #[error("the manifest of the stored data is damaged")]
    Manifest,
}

/// A part of the stored data that could not be read and was set aside; the rest is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The key under which it lay.
    pub key: String,
    /// What is wrong with it.
    pub what: String,
}

/// What was found on the shelf.
#[derive(Debug)]
pub struct Opened {
    /// The records.
    pub tables: Tables,
    /// How far every replica has been seen.
    pub seen: VersionVector,
    /// What could not be read.
    pub troubles: Vec<Trouble>,
}

/// Keeps a workspace on a shelf.
#[derive(Debug)]
pub struct Store<S> {
    shelf: S,
    manifest: Manifest,
    /// Shards that are behind the journal: table and number.
    behind: BTreeSet<(&'static str, usize)>,
    /// Journal entries that those shards wait for.
    waiting: BTreeSet<String>,
}

impl<S: Shelf> Store<S> {
    /// Opens what lies on a shelf; an empty shelf gives an empty workspace.
    pub fn open(shelf: S) -> Result<(Self, Opened), OpenError> {
        let manifest = match shelf.get(keys::MANIFEST)? {
            None => Manifest::default(),
            Some(text) => read_manifest(&text)?,
        };
        let mut store = Self { shelf, manifest, behind: BTreeSet::new(), waiting: BTreeSet::new() };
        let mut opened = Opened { tables: Tables::default(), seen: store.manifest.seen.clone(), troubles: Vec::new() };
        let mut load = Load { store: &store, troubles: &mut opened.troubles };
        opened.tables.visit_mut(&mut load)?;
        store.replay(&mut opened)?;
        Ok((store, opened))
    }

    /// The shelf.
    pub const fn shelf(&self) -> &S {
        &self.shelf
    }

    fn replay(&mut self, opened: &mut Opened) -> Result<(), StorageError> {
        let mut entries = self.shelf.keys(keys::JOURNAL)?;
        entries.sort_unstable();
        for key in entries {
            let Some(text) = self.shelf.get(&key)? else { continue };
            match journal::read(&text) {
                Ok(entry) => {
                    for patch in &entry.patches {
                        opened.tables.apply(patch, entry.stamp);
                    }
                    opened.seen.observe(entry.stamp);
                    self.fall_behind(&entry);
                }
                Err(error) => opened.troubles.push(set_aside(&self.shelf, &key, &text, &error.to_string())),
            }
        }
        Ok(())
    }

    /// Makes what was done durable, at once. On an error nothing was kept, and the entry still counts as
    /// done: it is kept with the next [`Store::flush`].
    pub fn keep(&mut self, entry: &Entry) -> Result<(), StorageError> {
        self.fall_behind(entry);
        self.shelf.set(&journal::key(entry.stamp), &journal::write(entry))
    }

    /// Takes note of an entry that another tab has kept under `key`; returns it to be replayed.
    pub fn heard(&mut self, key: &str, text: &str) -> Option<Entry> {
        let entry = journal::read(text).ok().filter(|entry| journal::key(entry.stamp) == key)?;
        self.fall_behind(&entry);
        Some(entry)
    }

    fn fall_behind(&mut self, entry: &Entry) {
        for patch in &entry.patches {
            let number = self.shards(patch.table()).map_or(0, |shards| shards.of(patch.id()));
            self.behind.insert((patch.table(), number));
        }
        self.waiting.insert(journal::key(entry.stamp));
    }

    fn shards(&self, table: &str) -> Option<Shards> {
        self.manifest.tables.get(table).copied().filter(|shards| shards.count > 0)
    }

    /// Whether anything waits to be written.
    pub fn is_behind(&self) -> bool {
        !self.behind.is_empty()
    }

    /// Whether another tab has laid the shards out anew, so that this store must be opened again.
    pub fn is_stale(&self) -> Result<bool, StorageError> {
        let stored = self.shelf.get(keys::MANIFEST)?;
        let stored = stored.and_then(|text| read_manifest(&text).ok()).unwrap_or_default();
        Ok(stored.tables != self.manifest.tables)
    }

    /// Writes the shards that are behind the journal and then clears what they held up of it. Does nothing
    /// while the store is stale: the journal keeps everything until it is opened again.
    pub fn flush(&mut self, tables: &Tables, seen: &VersionVector) -> Result<(), StorageError> {
        if !self.is_behind() || self.is_stale()? {
            return Ok(());
        }
        let mut write =
            WriteBehind { shelf: &self.shelf, manifest: &mut self.manifest, behind: &self.behind, old: Vec::new() };
        tables.visit(&mut write)?;
        let old = write.old;
        self.manifest.seen.join(seen);
        self.write_manifest()?;
        for key in std::mem::take(&mut self.waiting).iter().chain(&old) {
            self.shelf.remove(key)?;
        }
        self.behind.clear();
        Ok(())
    }

    /// Puts another content in the place of everything stored. Until the last step the old content stands;
    /// on an error it goes on standing.
    pub fn replace(&mut self, tables: &Tables, seen: &VersionVector) -> Result<(), StorageError> {
        let old_keys = [keys::SHARD, keys::JOURNAL].map(|prefix| self.shelf.keys(prefix));
        let old_manifest = self.manifest.clone();
        let mut lay =
            LayOut { shelf: &self.shelf, tables: BTreeMap::new(), manifest: &old_manifest, written: Vec::new() };
        let laid = tables.visit(&mut lay);
        let (layout, written) = (lay.tables, lay.written);
        self.manifest = Manifest { tables: layout, seen: seen.clone(), ..Manifest::default() };
        if let Err(error) = laid.and_then(|()| self.write_manifest()) {
            self.manifest = old_manifest;
            for key in written {
                self.shelf.remove(&key)?;
            }
            return Err(error);
        }
        self.behind.clear();
        self.waiting.clear();
        for key in old_keys.into_iter().flat_map(Result::unwrap_or_default) {
            self.shelf.remove(&key)?;
        }
        Ok(())
    }

    fn write_manifest(&self) -> Result<(), StorageError> {
        let text = serde_json::to_string(&self.manifest).expect("a manifest has a JSON form");
        self.shelf.set(keys::MANIFEST, &text)
    }

    /// The parts that could not be read, in this visit or an earlier one, by key.
    pub fn aside(&self) -> Result<BTreeMap<String, String>, StorageError> {
        let mut parts = BTreeMap::new();
        for key in self.shelf.keys(keys::ASIDE)? {
            let text = self.shelf.get(&key)?.unwrap_or_default();
            parts.insert(key, text);
        }
        Ok(parts)
    }

    /// Discards the parts that could not be read.
    pub fn discard_aside(&self) -> Result<(), StorageError> {
        for key in self.shelf.keys(keys::ASIDE)? {
            self.shelf.remove(&key)?;
        }
        Ok(())
    }

    /// UTF-16 units in use by everything of this program.
    pub fn used(&self) -> Result<usize, StorageError> {
        let mut used = 0;
        for key in self.shelf.keys(keys::ALL)? {
            let text = self.shelf.get(&key)?.unwrap_or_default();
            used += key.len() + text.encode_utf16().count();
        }
        Ok(used)
    }
}

fn read_manifest(text: &str) -> Result<Manifest, OpenError> {
    #[derive(serde::Deserialize)]
    struct Version {
        schema: u16,
    }
    let version: Version = serde_json::from_str(text).map_err(|_| OpenError::Manifest)?;
    if version.schema > SCHEMA {
        return Err(OpenError::Newer(version.schema));
    }
    let manifest: Manifest = serde_json::from_str(text).map_err(|_| OpenError::Manifest)?;
    let sound = manifest.tables.values().all(|shards| shards.count.is_power_of_two() && shards.count < 1 << 20);
    if sound { Ok(manifest) } else { Err(OpenError::Manifest) }
}

/// Moves something unreadable out of the way, keeping it. Where even that fails it stays where it is.
fn set_aside(shelf: &impl Shelf, key: &str, text: &str, what: &str) -> Trouble {
    let aside = format!("{}{}", keys::ASIDE, key.trim_start_matches(keys::ALL));
    if shelf.set(&aside, text).is_ok() {
        let _ = shelf.remove(key);
    }
    Trouble { key: key.to_owned(), what: what.to_owned() }
}

struct Load<'l, S> {
    store: &'l Store<S>,
    troubles: &'l mut Vec<Trouble>,
}

impl<S: Shelf> TableVisitorMut for Load<'_, S> {
    type Error = OpenError;
    fn visit<R: Record>(&mut self, table: &mut Table<R>) -> Result<(), OpenError> {
        let Some(shards) = self.store.shards(R::TABLE) else { return Ok(()) };
        for number in 0..shards.count {
            let key = keys::shard(R::TABLE, shards.generation, number);
            let Some(text) = self.store.shelf.get(&key)? else { continue };
            match unpack(&text).ok_or(ShardError::NotAShard).and_then(|bytes| shard::read::<R>(&bytes)) {
                Ok(rows) => {
                    table.reserve(rows.len());
                    for row in rows {
                        table.insert(row);
                    }
                }
                Err(ShardError::Newer(schema)) => return Err(OpenError::Newer(schema)),
                Err(error) => self.troubles.push(set_aside(&self.store.shelf, &key, &text, &error.to_string())),
            }
        }
        Ok(())
    }
}

/// Writes all rows of a table as shards of a new layout.
fn lay_out<R: Record>(
    shelf: &impl Shelf,
    table: &Table<R>,
    shards: Shards,
    written: &mut Vec<String>,
) -> Result<(), StorageError> {
    let mut buckets: Vec<Vec<&crate::replica::Row<R>>> = vec![Vec::new(); shards.count];
    for row in table.rows() {
        buckets[shards.of(row.id)].push(row);
    }
    for (number, rows) in buckets.into_iter().enumerate().filter(|(_, rows)| !rows.is_empty()) {
        let key = keys::shard(R::TABLE, shards.generation, number);
        shelf.set(&key, &pack(&shard::write(rows.into_iter())))?;
        written.push(key);
    }
    Ok(())
}

struct LayOut<'l, S> {
    shelf: &'l S,
    manifest: &'l Manifest,
    tables: BTreeMap<String, Shards>,
    written: Vec<String>,
}

impl<S: Shelf> TableVisitor for LayOut<'_, S> {
    type Error = StorageError;
    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), StorageError> {
        let old = self.manifest.tables.get(R::TABLE).copied().unwrap_or_default();
        let shards = old.next(table.rows().len());
        self.tables.insert(R::TABLE.to_owned(), shards);
        lay_out(self.shelf, table, shards, &mut self.written)
    }
}

struct WriteBehind<'l, S> {
    shelf: &'l S,
    manifest: &'l mut Manifest,
    behind: &'l BTreeSet<(&'static str, usize)>,
    /// Keys of shards that a new layout has made superfluous.
    old: Vec<String>,
}

impl<S: Shelf> TableVisitor for WriteBehind<'_, S> {
    type Error = StorageError;
    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), StorageError> {
        let numbers: BTreeSet<usize> =
            self.behind.iter().filter(|(name, _)| *name == R::TABLE).map(|(_, number)| *number).collect();
        if numbers.is_empty() {
            return Ok(());
        }
        let shards = self.manifest.tables.get(R::TABLE).copied().unwrap_or_default();
        if shards.count == 0 || shards.outgrown(table.rows().len()) {
            let next = shards.next(table.rows().len());
            let mut written = Vec::new();
            if let Err(error) = lay_out(self.shelf, table, next, &mut written) {
                for key in written {
                    self.shelf.remove(&key)?;
                }
                if shards.count == 0 {
                    return Err(error);
                }
            } else {
                self.old.extend((0..shards.count).map(|number| keys::shard(R::TABLE, shards.generation, number)));
                self.manifest.tables.insert(R::TABLE.to_owned(), next);
                return Ok(());
            }
        }
        let mut rows: BTreeMap<usize, Vec<&crate::replica::Row<R>>> = BTreeMap::new();
        for row in table.rows() {
            let number = shards.of(row.id);
            if numbers.contains(&number) {
                rows.entry(number).or_default().push(row);
            }
        }
        for (number, rows) in rows {
            let key = keys::shard(R::TABLE, shards.generation, number);
            self.shelf.set(&key, &pack(&shard::write(rows.into_iter())))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::MemoryShelf;
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::domain::{Cooperative, Id, Text};
    use crate::replica::{ReplicaId, Row, Stamp};
    use crate::workspace::{EditOf, Install, Transaction, Workspace};

    const ROOM: usize = 5 * 1024 * 1024;

    fn named(name: &str) -> Cooperative {
        Cooperative { name: Text::new(name).unwrap(), ..Default::default() }
    }

    fn id(number: u64) -> Id {
        let mut random = [0; 10];
        random[2..].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        Id::new(number, random)
    }

    fn many(count: u64) -> Tables {
        let mut tables = Tables::default();
        for number in 0..count {
            let stamp = Stamp { time: number + 1, replica: ReplicaId::new(1) };
            tables.cooperatives.insert(Row::new(id(number), named(&format!("KUD {number}")), stamp));
        }
        tables
    }

    fn desk(opened: Opened) -> Workspace {
        let install = Install { replica: ReplicaId::new(1), lane: 0 };
        Workspace::new(install, opened.tables, opened.seen, StatusRule::Ods, None)
    }

    fn names(tables: &Tables) -> BTreeSet<String> {
        tables.cooperatives.live().map(|row| row.value.name.to_string()).collect()
    }

    #[test]
    fn an_edit_is_there_after_a_crash_before_anything_else_was_written() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        let entry = desk.commit(Transaction::of(EditOf::create(id(1), named("KUD A"))), 5);
        store.keep(&entry).unwrap();
        drop(store);
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(names(&opened.tables), ["KUD A".to_owned()].into());
        assert!(opened.seen.has_seen(entry.stamp));
    }

    #[test]
    fn a_flush_moves_the_journal_into_shards_and_clears_it() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        for number in 0..700 {
            let entry = desk.commit(Transaction::of(EditOf::create(id(number), named(&format!("K {number}")))), 5);
            store.keep(&entry).unwrap();
            if number % 100 == 0 {
                store.flush(desk.tables(), desk.seen()).unwrap();
            }
        }
        store.flush(desk.tables(), desk.seen()).unwrap();
        assert!(shelf.keys(keys::JOURNAL).unwrap().is_empty());
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(names(&opened.tables), names(desk.tables()));
    }

    #[test]
    fn one_edit_writes_one_shard() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, _) = Store::open(&shelf).unwrap();
        let tables = many(3_000);
        store.replace(&tables, &VersionVector::default()).unwrap();
        let before: BTreeMap<String, Option<String>> =
            shelf.keys(keys::SHARD).unwrap().into_iter().map(|key| (key.clone(), shelf.get(&key).unwrap())).collect();
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        let edit = EditOf::change(id(7), named("KUD 7"), named("KUD tujuh"));
        store.keep(&desk.commit(Transaction::of(edit), 5)).unwrap();
        store.flush(desk.tables(), desk.seen()).unwrap();
        let written = before.iter().filter(|(key, text)| shelf.get(key).unwrap() != **text).count();
        assert_eq!(written, 1);
    }

    #[test]
    fn replacing_that_runs_out_of_room_leaves_everything_as_it_was() {
        let shelf = MemoryShelf::new(40_000);
        let (mut store, _) = Store::open(&shelf).unwrap();
        store.replace(&many(300), &VersionVector::default()).unwrap();
        let before = shelf.used();
        assert_eq!(store.replace(&many(30_000), &VersionVector::default()), Err(StorageError::Full));
        assert_eq!(shelf.used(), before);
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(opened.tables.cooperatives.rows().len(), 300);
    }

    #[test]
    fn a_damaged_shard_is_set_aside_and_named_and_the_rest_opens() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, _) = Store::open(&shelf).unwrap();
        store.replace(&many(1_000), &VersionVector::default()).unwrap();
        let key = shelf.keys(keys::SHARD).unwrap().swap_remove(0);
        let text = shelf.get(&key).unwrap().unwrap();
        let torn: String = text.chars().take(100).collect();
        shelf.set(&key, &torn).unwrap();
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(opened.troubles.len(), 1);
        assert_eq!(opened.troubles[0].key, key);
        let left = opened.tables.cooperatives.rows().len();
        assert!((500..1_000).contains(&left), "{left}");
        assert_eq!(shelf.keys(keys::ASIDE).unwrap().len(), 1);
    }

    #[test]
    fn data_of_a_newer_program_is_not_touched() {
        let shelf = MemoryShelf::new(ROOM);
        shelf.set(keys::MANIFEST, r#"{"schema":2,"mystery":true}"#).unwrap();
        assert_eq!(Store::open(&shelf).err(), Some(OpenError::Newer(2)));
        assert_eq!(shelf.get(keys::MANIFEST).unwrap().unwrap(), r#"{"schema":2,"mystery":true}"#);
    }

    #[test]
    fn a_tab_whose_shards_another_tab_laid_out_anew_writes_nothing_and_loses_nothing() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut other, _) = Store::open(&shelf).unwrap();
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        other.replace(&many(10), &VersionVector::default()).unwrap();
        store.keep(&desk.commit(Transaction::of(EditOf::create(id(99), named("KUD A"))), 5)).unwrap();
        assert!(store.is_stale().unwrap());
        store.flush(desk.tables(), desk.seen()).unwrap();
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(opened.tables.cooperatives.rows().len(), 11);
    }

    #[test]
    fn a_write_that_fails_is_told_and_kept_with_the_next_flush() {
        let shelf = MemoryShelf::new(900);
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        shelf.set("selaras/draft/x", &"x".repeat(800)).unwrap();
        let entry = desk.commit(Transaction::of(EditOf::create(id(1), named("KUD A"))), 5);
        assert_eq!(store.keep(&entry), Err(StorageError::Full));
        shelf.remove("selaras/draft/x").unwrap();
        store.flush(desk.tables(), desk.seen()).unwrap();
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(names(&opened.tables), ["KUD A".to_owned()].into());
    }
}
