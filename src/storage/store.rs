//! Opening and keeping a workspace on a shelf.

use super::journal::JournalError;
use super::manifest::{Manifest, Medium};
use super::plan::{Behind, Plan};
pub use super::shard::SCHEMA;
use super::shard::{self, ShardError};
use super::{Shelf, StorageError, journal, keys, pack, unpack};
use crate::domain::Id;
use crate::replica::Knowledge;
use crate::workspace::{Entry, Tables};
use std::cmp::Ordering;
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
    /// Stored by an earlier program, and not yet brought into the present form (see [`migrate`](super::migrate));
    /// nothing is touched.
    #[error("stored with schema {0}, which is still to be brought into schema {SCHEMA}")]
    Earlier(u16),
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
    pub seen: Knowledge,
    /// What could not be read.
    pub troubles: Vec<Trouble>,
}

impl Opened {
    fn bring_in(&mut self, entry: &Entry) {
        for patch in &entry.patches {
            self.tables.apply(patch, entry.stamp);
        }
        self.seen.observe(entry.stamp);
    }
}

/// Keeps a workspace: the journal and the manifest on a shelf, the shards there too or in the browser's database.
///
/// Writing shards is a [`Plan`] that is worked off and then settled; [`Store::flush`] and [`Store::replace`] do all of
/// it at once for shards on the shelf.
#[derive(Debug)]
pub struct Store<S> {
    shelf: S,
    manifest: Manifest,
    /// Records whose shards are behind the journal.
    behind: BTreeSet<Behind>,
    /// Journal entries that those shards wait for.
    waiting: BTreeSet<String>,
    /// Journal entries that could not be kept yet, by key.
    unkept: BTreeMap<String, String>,
    /// Keys of what counts no more and could not be removed yet.
    gone: BTreeSet<String>,
    /// Whether shards on the shelf are damaged or gone: then everything is laid out anew with the next flush.
    torn: bool,
}

impl<S: Shelf> Store<S> {
    /// Opens what lies on a shelf; an empty shelf gives an empty workspace. Where the shards lie in the database,
    /// [`Store::begin`], [`Store::begin_load`] and what follows it are the steps of this.
    pub fn open(shelf: S) -> Result<(Self, Opened), OpenError> {
        let mut store = Self::begin(shelf)?;
        let mut opened = store.begin_load();
        for key in store.manifest.keys() {
            let bytes = store.shelf.get(&key)?.and_then(|text| unpack(&text));
            store.load(&mut opened, &key, bytes.as_deref())?;
        }
        let earlier = store.aside()?;
        store.finish_load(&mut opened)?;
        store.torn = !opened.troubles.is_empty();
        for trouble in opened.troubles.iter().filter(|trouble| trouble.key.starts_with(keys::SHARD)) {
            if let Some(text) = store.shelf.get(&trouble.key)? {
                set_aside(&store.shelf, &trouble.key, &text);
            }
        }
        // What was set aside before everything could be laid out anew is missing from its place: one trouble, not two.
        opened.troubles.retain(|trouble| !earlier.contains_key(&aside_key(&trouble.key)));
        let what = "set aside earlier".to_owned();
        opened.troubles.extend(earlier.into_keys().map(|key| Trouble { key, what: what.clone() }));
        Ok((store, opened))
    }

    /// Reads which shards are in force.
    pub fn begin(shelf: S) -> Result<Self, OpenError> {
        let manifest = match shelf.get(keys::MANIFEST)? {
            None => Manifest::default(),
            Some(text) => read_manifest(&text)?,
        };
        let (behind, waiting, unkept, gone) = Default::default();
        Ok(Self { shelf, manifest, behind, waiting, unkept, gone, torn: false })
    }

    /// Where the shards lie.
    pub const fn medium(&self) -> Medium {
        self.manifest.medium
    }

    /// Whether a shard of that key is in force.
    pub fn in_force(&self) -> BTreeSet<String> {
        self.manifest.keys().collect()
    }

    /// Begins to build the workspace out of its shards, of which each is then given to [`Store::load`].
    pub fn begin_load(&self) -> Opened {
        Opened { tables: Tables::default(), seen: self.manifest.knowledge(), troubles: Vec::new() }
    }

    /// Takes in a shard: its key, and its bytes; none where they could not even be unpacked. What cannot be read is named
    /// among the troubles and stays where it is.
    pub fn load(&self, opened: &mut Opened, key: &str, bytes: Option<&[u8]>) -> Result<(), OpenError> {
        let table = key.trim_start_matches(keys::SHARD).split('/').next().unwrap_or_default();
        let of = self.manifest.tables.get(table).map_or(1, |shards| shards.count);
        let loaded =
            bytes.ok_or(ShardError::NotAShard).and_then(|bytes| load_shard(&mut opened.tables, table, bytes, of));
        match loaded {
            Ok(()) => {}
            Err(ShardError::Newer(schema)) => return Err(OpenError::Newer(schema)),
            Err(error) => opened.troubles.push(Trouble { key: key.to_owned(), what: error.to_string() }),
        }
        Ok(())
    }

    /// Ends with what is in the journal.
    pub fn finish_load(&mut self, opened: &mut Opened) -> Result<(), OpenError> {
        Ok(self.replay(opened)?)
    }

    /// Has everything laid out anew with the next flush, because parts of it could not be read and are kept elsewhere.
    pub const fn lay_out_next(&mut self) {
        self.torn = true;
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
                    opened.bring_in(&entry);
                    self.fall_behind(&entry);
                }
                Err(error) => {
                    // One of an earlier version stays where it is, until the part that reads it could be loaded.
                    if error != JournalError::Earlier {
                        set_aside(&self.shelf, &key, &text);
                    }
                    opened.troubles.push(Trouble { key, what: error.to_string() });
                }
            }
        }
        Ok(())
    }

    /// Makes what was done durable, at once, with whatever could not be kept before. On an error the entry still
    /// counts as done: it is kept with the next one, or with the next [`Store::flush`].
    pub fn persist(&mut self, entry: &Entry) -> Result<(), StorageError> {
        self.fall_behind(entry);
        self.unkept.insert(journal::key(entry.stamp), journal::write(entry));
        self.persist_rest()
    }

    fn persist_rest(&mut self) -> Result<(), StorageError> {
        while let Some(first) = self.unkept.first_entry() {
            self.shelf.set(first.key(), first.get())?;
            first.remove();
        }
        Ok(())
    }

    /// Whether everything that was done is in the journal or in the shards.
    pub fn has_persisted_all(&self) -> bool {
        self.unkept.is_empty()
    }

    /// Takes over what another store of the same shelf could not keep, and brings it into what was opened.
    pub fn take_over(&mut self, other: &Self, opened: &mut Opened) {
        for (key, text) in &other.unkept {
            let Some(entry) = self.heard(key, text) else { continue };
            opened.bring_in(&entry);
            self.unkept.insert(key.clone(), text.clone());
        }
    }

    /// Takes note of an entry that another tab has kept under `key`; returns it to be replayed.
    pub fn heard(&mut self, key: &str, text: &str) -> Option<Entry> {
        let entry = journal::read(text).ok().filter(|entry| journal::key(entry.stamp) == key)?;
        self.fall_behind(&entry);
        Some(entry)
    }

    /// What other tabs have kept since the journal was read, in order, to be replayed.
    pub fn news(&mut self) -> Result<Vec<Entry>, StorageError> {
        let mut keys = self.shelf.keys(keys::JOURNAL)?;
        keys.retain(|key| !self.waiting.contains(key) && !self.gone.contains(key));
        keys.sort_unstable();
        let mut entries = Vec::new();
        for key in keys {
            let text = self.shelf.get(&key)?.unwrap_or_default();
            entries.extend(self.heard(&key, &text));
        }
        Ok(entries)
    }

    fn fall_behind(&mut self, entry: &Entry) {
        self.behind.extend(entry.patches.iter().map(|patch| (patch.table(), patch.id())));
        self.waiting.insert(journal::key(entry.stamp));
    }

    /// Whether anything waits to be written.
    pub fn is_behind(&self) -> bool {
        !self.behind.is_empty() || self.torn
    }

    /// Whether another tab has laid the shards out anew, so that this store must be opened again.
    pub fn is_stale(&self) -> Result<bool, StorageError> {
        let Some(stored) = self.shelf.get(keys::MANIFEST)? else { return Ok(false) };
        let stored = read_manifest(&stored).unwrap_or_default();
        Ok(stored.tables != self.manifest.tables || stored.medium != self.manifest.medium)
    }

    /// Whether the shelf has been emptied by something other than this program, which always leaves a manifest.
    pub fn is_emptied(&self) -> Result<bool, StorageError> {
        Ok(self.shelf.get(keys::MANIFEST)?.is_none() && self.manifest != Manifest::default())
    }

    /// What is to be written so that nothing is behind the journal any more. While it is worked off, new changes fall
    /// behind anew.
    pub fn plan_flush(&mut self, tables: &Tables, seen: &Knowledge) -> Plan {
        let mut plan = Plan::new(self.manifest.clone());
        // Laid out anew, what is written is all there is: a merge that was taken back has not been seen any more.
        let mut all = if self.torn { Knowledge::default() } else { plan.manifest.knowledge() };
        all.join(seen);
        plan.manifest.set_knowledge(&all);
        plan.behind = std::mem::take(&mut self.behind);
        plan.entries = std::mem::take(&mut self.waiting);
        if self.torn {
            tables.each().into_iter().for_each(|table| plan.add(table, None));
        } else {
            let behind = plan.behind.clone();
            for table in tables.each() {
                let of_table = behind.iter().filter(|(name, _)| *name == table.name());
                let records: Vec<Id> = of_table.map(|(_, id)| *id).collect();
                if !records.is_empty() {
                    plan.add(table, Some(&records));
                }
            }
        }
        self.gone.retain(|key| !plan.writes(key));
        plan
    }

    /// What is to be written to lay everything out anew in a place. Where it `replaces` the content, the old one with
    /// its journal stands until the plan is settled, and is then gone.
    pub fn plan_layout(&mut self, tables: &Tables, seen: &Knowledge, medium: Medium, replaces: bool) -> Plan {
        let mut plan = Plan::new(Manifest { medium, ..self.manifest.clone() });
        plan.manifest.set_knowledge(seen);
        plan.replaces = replaces;
        plan.behind = std::mem::take(&mut self.behind);
        plan.entries = std::mem::take(&mut self.waiting);
        tables.each().into_iter().for_each(|table| plan.add(table, None));
        self.gone.retain(|key| !plan.writes(key));
        plan
    }

    /// Puts a plan in force whose shards are written; or, where they could not be written, goes on as before. Once it is in
    /// force nothing can fail any more: what then counts no more and cannot be removed is removed later.
    pub fn settle(&mut self, plan: Plan, written: Result<(), StorageError>) -> Result<(), StorageError> {
        let journal = if plan.replaces { self.shelf.keys(keys::JOURNAL) } else { Ok(Vec::new()) };
        let result = written.and(journal).and_then(|journal| {
            put_manifest(&self.shelf, &plan.manifest)?;
            Ok(journal)
        });
        let journal = match result {
            Ok(journal) => journal,
            Err(error) => {
                self.behind.extend(plan.behind);
                self.waiting.extend(plan.entries);
                return Err(error);
            }
        };
        self.manifest = plan.manifest;
        let unheard: Vec<_> = plan.entries.iter().filter_map(|key| self.unkept.remove_entry(key)).collect();
        self.gone.extend(plan.entries);
        if plan.replaces {
            self.unkept.retain(|key, _| !journal.contains(key));
            self.gone.extend(journal);
        }
        if plan.lays_out {
            self.gone.extend(self.old_shards());
            self.torn = false;
        }
        self.clear_gone();
        if !plan.lays_out {
            self.tell(&unheard);
        }
        Ok(())
    }

    /// Tells other tabs of entries that were never in the journal, as soon as the shards have them: they would write these
    /// shards without them. Where there is no room for that everything is laid out anew, which makes them open it again.
    fn tell(&mut self, unheard: &[(String, String)]) {
        for (key, text) in unheard {
            match self.shelf.set(key, text) {
                Ok(()) => self.gone.extend([key.clone()]),
                // On the shelf there would be no room for that either; there the shards move away.
                Err(_) => self.torn |= self.medium() == Medium::Database,
            }
        }
        self.clear_gone();
    }

    /// Removes what counts no more. What cannot be removed now is tried again with the next plan: by then another tab may
    /// have put a shard in force under such a key, which is seen before a plan is made.
    fn clear_gone(&mut self) {
        let shelf = &self.shelf;
        self.gone.retain(|key| shelf.remove(key).is_err());
    }

    /// The shards on the shelf that are not in force. Where it cannot be asked for them they stay until the next layout.
    fn old_shards(&self) -> Vec<String> {
        let in_force = if self.medium() == Medium::Shelf { self.in_force() } else { BTreeSet::new() };
        let shards = self.shelf.keys(keys::SHARD).unwrap_or_default();
        shards.into_iter().filter(|key| !in_force.contains(key)).collect()
    }

    /// Works a plan off on the shelf, all at once.
    fn carry_out(&mut self, mut plan: Plan, tables: &Tables) -> Result<(), StorageError> {
        let written = plan.try_for_each(|job| self.shelf.set(job.key(), &pack(&job.pack(tables))));
        if written.is_err() {
            self.abandon(&plan);
        }
        self.settle(plan, written)
    }

    /// Removes the new shards of a plan from the shelf, because nothing comes of it.
    pub fn abandon(&mut self, plan: &Plan) {
        self.gone.extend(plan.written().iter().cloned());
        self.clear_gone();
    }

    /// Writes the shards that are behind the journal and then clears what they held up of it. Does nothing
    /// while the store is stale: the journal keeps everything until it is opened again.
    pub fn flush(&mut self, tables: &Tables, seen: &Knowledge) -> Result<(), StorageError> {
        if !self.is_behind() || self.is_stale()? {
            return Ok(());
        }
        self.torn |= self.is_emptied()?;
        let plan = self.plan_flush(tables, seen);
        self.carry_out(plan, tables)
    }

    /// Puts another content in the place of everything stored. Until the last step the old content stands;
    /// on an error it goes on standing.
    pub fn replace(&mut self, tables: &Tables, seen: &Knowledge) -> Result<(), StorageError> {
        let plan = self.plan_layout(tables, seen, Medium::Shelf, true);
        self.carry_out(plan, tables)
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

    /// UTF-16 units in use on the shelf by everything of this program.
    pub fn used(&self) -> Result<usize, StorageError> {
        self.shelf.keys(keys::ALL)?.iter().map(|key| Ok(key.len() + self.shelf.units(key)?)).sum()
    }
}

/// The manifest takes up so many UTF-16 units or a multiple, of which at least half as many are to spare.
const MANIFEST_STEP: usize = 1024;

/// Puts a manifest onto the shelf. It takes up more room than it needs, so that one that comes after it finds room even
/// where not a single unit is left: that is when the shards must move to the database.
pub(super) fn put_manifest(shelf: &impl Shelf, manifest: &Manifest) -> Result<(), StorageError> {
    let text = serde_json::to_string(manifest).expect("a manifest has a JSON form");
    let units = text.encode_utf16().count();
    let room = (units + MANIFEST_STEP / 2).next_multiple_of(MANIFEST_STEP);
    match shelf.set(keys::MANIFEST, &format!("{text}{}", " ".repeat(room - units))) {
        Err(StorageError::Full) => shelf.set(keys::MANIFEST, &text),
        put => put,
    }
}

/// What every manifest says, whatever its version.
#[derive(serde::Deserialize)]
pub(super) struct Version {
    pub schema: u16,
}

fn read_manifest(text: &str) -> Result<Manifest, OpenError> {
    let version: Version = serde_json::from_str(text).map_err(|_| OpenError::Manifest)?;
    match version.schema.cmp(&SCHEMA) {
        Ordering::Greater => return Err(OpenError::Newer(version.schema)),
        Ordering::Less => return Err(OpenError::Earlier(version.schema)),
        Ordering::Equal => {}
    }
    let manifest: Manifest = serde_json::from_str(text).map_err(|_| OpenError::Manifest)?;
    let sound = manifest
        .tables
        .values()
        .all(|shards| shards.count == 0 || shards.count.is_power_of_two() && shards.count < 1 << 20);
    if sound { Ok(manifest) } else { Err(OpenError::Manifest) }
}

/// Where something unreadable is kept.
pub fn aside_key(key: &str) -> String {
    format!("{}{}", keys::ASIDE, key.trim_start_matches(keys::ALL))
}

/// Moves something unreadable out of the way, keeping it. Where even that fails it stays where it is.
pub(super) fn set_aside(shelf: &impl Shelf, key: &str, text: &str) {
    if shelf.set(&aside_key(key), text).is_ok() {
        // Where it cannot be removed it is set aside once more with the next opening.
        drop(shelf.remove(key));
    }
}

/// Takes the rows of a shard into its table, of which it is one of so many.
pub fn load_shard(tables: &mut Tables, table: &str, bytes: &[u8], of: usize) -> Result<(), ShardError> {
    let table = tables.any_mut(table).ok_or_else(|| ShardError::OtherTable(table.to_owned()))?;
    shard::read(table, bytes, of)
}

#[cfg(test)]
mod tests {
    use super::super::manifest::{MOST_ON_SHELF, Shards};
    use super::super::{MemoryShelf, Packed, Seat, pack_table};
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::domain::{Cooperative, Record, Text};
    use crate::replica::{ReplicaId, Row, Stamp};
    use crate::workspace::{EditOf, Install, Transaction, Viewpoint, Workspace};

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
        let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
        Workspace::new(install, opened.tables, opened.seen, Viewpoint::in_tests(StatusRule::Ods))
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
        store.persist(&entry).unwrap();
        drop(store);
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(names(&opened.tables), ["KUD A".to_owned()].into());
        assert!(opened.seen.all().has_seen(entry.stamp));
    }

    #[test]
    fn what_another_tab_keeps_while_this_one_opens_is_news_once() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut other, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        let mut create = |number, name| desk.commit(Transaction::of(EditOf::create(id(number), named(name))), 5);
        other.persist(&create(1, "KUD A")).unwrap();
        let (mut store, _) = Store::open(&shelf).unwrap();
        let entry = create(2, "KUD B");
        other.persist(&entry).unwrap();
        assert_eq!(store.news(), Ok(vec![entry]));
        assert_eq!(store.news(), Ok(Vec::new()));
    }

    #[test]
    fn a_flush_moves_the_journal_into_shards_and_clears_it() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        for number in 0..700 {
            let entry = desk.commit(Transaction::of(EditOf::create(id(number), named(&format!("K {number}")))), 5);
            store.persist(&entry).unwrap();
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
    fn a_flush_leaves_in_the_journal_what_another_tab_keeps_meanwhile() {
        let shelf = MemoryShelf::new(ROOM);
        let ([mut one, mut other], opened) = ([(); 2].map(|()| Store::open(&shelf).unwrap().0), Store::open(&shelf));
        let mut desk = desk(opened.unwrap().1);
        let mut create = |number, name| desk.commit(Transaction::of(EditOf::create(id(number), named(name))), 5);
        let (of_one, of_other) = (create(1, "KUD A"), create(2, "KUD B"));
        one.persist(&of_one).unwrap();
        let mut tables = Tables::default();
        of_one.patches.iter().for_each(|patch| tables.apply(patch, of_one.stamp));
        other.persist(&of_other).unwrap();
        one.flush(&tables, &Knowledge::default()).unwrap();
        assert_eq!(shelf.keys(keys::JOURNAL).unwrap(), [journal::key(of_other.stamp)]);
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(names(&opened.tables), ["KUD A".to_owned(), "KUD B".to_owned()].into());
    }

    #[test]
    fn what_was_seen_of_some_records_beyond_all_others_is_there_when_it_is_opened_again() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, _) = Store::open(&shelf).unwrap();
        let mut seen = Knowledge::default();
        let theirs = [5, 9].map(|time| Stamp { time: time << 16, replica: ReplicaId::new(7) });
        seen.observe(theirs[0]);
        let mut further = seen.clone();
        further.observe(theirs[1]);
        seen.learn(&[id(1), id(3)].into(), &further);
        store.replace(&many(4), &seen).unwrap();
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let has_seen = |seen: &Knowledge, record| seen.sights(u64::MAX).of(record).has_seen(theirs[1]);
        assert_eq!([0, 1, 2, 3].map(|number| has_seen(&opened.seen, id(number))), [false, true, false, true]);
        // An edit writes the manifest anew.
        let mut desk = desk(opened);
        store.persist(&desk.commit(Transaction::of(EditOf::create(id(8), named("KUD B"))), 5)).unwrap();
        store.flush(desk.tables(), desk.seen()).unwrap();
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!([0, 1, 2, 3].map(|number| has_seen(&opened.seen, id(number))), [false, true, false, true]);
    }

    #[test]
    fn one_edit_writes_one_shard() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, _) = Store::open(&shelf).unwrap();
        let tables = many(3_000);
        store.replace(&tables, &Knowledge::default()).unwrap();
        let before: BTreeMap<String, Option<String>> =
            shelf.keys(keys::SHARD).unwrap().into_iter().map(|key| (key.clone(), shelf.get(&key).unwrap())).collect();
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        let edit = EditOf::change(id(7), named("KUD 7"), named("KUD tujuh"));
        store.persist(&desk.commit(Transaction::of(edit), 5)).unwrap();
        store.flush(desk.tables(), desk.seen()).unwrap();
        let written = before.iter().filter(|(key, text)| shelf.get(key).unwrap() != **text).count();
        assert_eq!(written, 1);
    }

    #[test]
    fn a_new_layout_touches_none_of_the_shards_that_are_in_force() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, _) = Store::open(&shelf).unwrap();
        for _ in 0..2 {
            store.replace(&many(1_000), &Knowledge::default()).unwrap();
            let in_force = store.in_force();
            let mut plan = store.plan_layout(&many(1_000), &Knowledge::default(), Medium::Shelf, true);
            assert_eq!((plan.left(), in_force.is_empty()), (in_force.len(), false));
            assert!(plan.all(|job| !in_force.contains(job.key())));
            assert_eq!(plan.left(), 0);
        }
    }

    #[test]
    fn a_table_is_laid_out_anew_when_its_shards_hold_four_times_as_much_as_they_should() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, opened) = Store::open(&shelf).unwrap();
        store.replace(&many(256), &Knowledge::default()).unwrap();
        let mut desk = desk(opened);
        for (rows, shards) in [(1_024, 1), (1_025, 8)] {
            store.persist(&desk.commit(Transaction::of(EditOf::create(id(0), named("KUD 0"))), 5)).unwrap();
            store.flush(&many(rows), &Knowledge::default()).unwrap();
            assert_eq!(shelf.keys("selaras/shard/cooperatives/").unwrap().len(), shards, "{rows}");
        }
    }

    #[test]
    fn a_table_of_which_nothing_is_left_has_no_shard_although_its_records_were_changed() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let entry = desk(opened).commit(Transaction::of(EditOf::create(id(1), named("KUD A"))), 5);
        store.persist(&entry).unwrap();
        let plan = store.plan_layout(&Tables::default(), &Knowledge::default(), Medium::Shelf, false);
        assert_eq!((plan.ready::<()>(Vec::new()).len(), plan.left()), (0, 0));
        store.settle(plan, Err(StorageError::Full)).unwrap_err();
        store.flush(&Tables::default(), &Knowledge::default()).unwrap();
        assert_eq!((shelf.keys(keys::SHARD).unwrap().len(), shelf.keys(keys::JOURNAL).unwrap().len()), (0, 0));
    }

    #[test]
    fn what_is_to_be_laid_out_anew_is_with_the_next_flush_although_nothing_was_done() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, _) = Store::open(&shelf).unwrap();
        store.replace(&many(10), &Knowledge::default()).unwrap();
        let before = store.in_force();
        store.lay_out_next();
        store.flush(&many(10), &Knowledge::default()).unwrap();
        assert!(store.in_force().is_disjoint(&before) && !store.is_behind());
    }

    #[test]
    fn what_does_not_fit_on_the_shelf_goes_to_the_database_and_stays_there() {
        let [few, many] = [0, 1].map(|more| MOST_ON_SHELF + more);
        assert_eq!([few, many].map(|rows| Medium::Shelf.for_rows(rows)), [Medium::Shelf, Medium::Database]);
        assert_eq!(Medium::Database.for_rows(few), Medium::Database);
    }

    #[test]
    fn what_was_packed_elsewhere_is_taken_but_for_what_the_journal_knows_more_of() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, _) = Store::open(&shelf).unwrap();
        let tables = many(1_000);
        let mut packed = Vec::new();
        pack_table(&tables.cooperatives, Medium::Shelf, &mut |seat, bytes| {
            packed.push(Packed { table: "cooperatives".to_owned(), seat, bytes: bytes.to_vec() });
        });
        let mut plan = store.plan_layout(&tables, &Knowledge::default(), Medium::Shelf, false);
        let ready = plan.ready(packed.clone());
        let made: BTreeMap<_, _> = plan.by_ref().map(|job| (job.key().to_owned(), job.pack(&tables))).collect();
        assert!(made.len() > 1);
        assert_eq!(ready, made);

        let other =
            plan.ready(packed.iter().cloned().map(|one| Packed { seat: Seat { of: 1, ..one.seat }, ..one }).collect());
        assert_eq!(other, BTreeMap::new(), "a table that was laid out in another way");

        let install = Install { replica: ReplicaId::new(2), heir: ReplicaId::new(102), lane: 0 };
        let mut desk =
            Workspace::new(install, tables.clone(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods));
        let edit = EditOf::change(id(7), named("KUD 7"), named("KUD Baru"));
        store.persist(&desk.commit(Transaction::of(edit), 5)).unwrap();
        let plan = store.plan_layout(desk.tables(), desk.seen(), Medium::Shelf, false);
        let ready = plan.ready(packed);
        let stale: Vec<_> = plan.filter(|job| !ready.contains_key(job.key())).collect();
        assert_eq!(stale.len(), 1);
        let mut read = Tables::default();
        load_shard(&mut read, stale[0].table(), &stale[0].pack(desk.tables()), 1).unwrap();
        assert!(read.cooperatives.rows().iter().any(|row| &*row.value.name == "KUD Baru"));
    }

    #[test]
    fn replacing_that_runs_out_of_room_leaves_everything_as_it_was() {
        let shelf = MemoryShelf::new(40_000);
        let (mut store, _) = Store::open(&shelf).unwrap();
        store.replace(&many(300), &Knowledge::default()).unwrap();
        let before = shelf.used();
        assert_eq!(store.used(), Ok(before), "nothing else lies there");
        assert_eq!(store.replace(&many(30_000), &Knowledge::default()), Err(StorageError::Full));
        assert_eq!(shelf.used(), before);
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(opened.tables.cooperatives.rows().len(), 300);
    }

    #[test]
    fn where_not_a_unit_is_left_the_shards_still_move_to_the_database() {
        let shelf = MemoryShelf::new(60_000);
        let (mut store, _) = Store::open(&shelf).unwrap();
        store.replace(&many(300), &Knowledge::default()).unwrap();
        let (mut store, opened) = Store::open(&shelf).unwrap();
        shelf.set("others/x", &"x".repeat(60_000 - shelf.used() - "others/x".len())).unwrap();
        let mut desk = desk(opened);
        let entry = desk.commit(Transaction::of(EditOf::create(id(999), named("KUD A"))), 5);
        assert_eq!(store.persist(&entry), Err(StorageError::Full));
        // The page puts the shards into the database; only the word that they count goes onto the shelf.
        let plan = store.plan_layout(desk.tables(), desk.seen(), Medium::Database, false);
        assert_eq!(plan.medium(), Medium::Database);
        store.settle(plan, Ok(())).unwrap();
        assert!(store.has_persisted_all());
        assert_eq!(Store::begin(&shelf).unwrap().medium(), Medium::Database);
        // By this name earlier versions, and the rescue of a program that fails, know it.
        assert!(shelf.get(keys::MANIFEST).unwrap().unwrap().contains(r#""place":"database""#));
    }

    #[test]
    fn a_damaged_shard_is_set_aside_and_named_and_the_rest_opens() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, _) = Store::open(&shelf).unwrap();
        store.replace(&many(1_000), &Knowledge::default()).unwrap();
        let key = shelf.keys("selaras/shard/cooperatives/").unwrap().swap_remove(0);
        let text = shelf.get(&key).unwrap().unwrap();
        let torn: String = text.chars().take(100).collect();
        shelf.set(&key, &torn).unwrap();
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(opened.troubles.len(), 1);
        assert_eq!(opened.troubles[0].key, key);
        let left = opened.tables.cooperatives.rows().len();
        assert!((500..1_000).contains(&left), "{left}");
        assert_eq!(shelf.keys(keys::ASIDE).unwrap().len(), 1);
        let (store, again) = Store::open(&shelf).unwrap();
        assert_eq!(again.troubles.len(), 1, "opened again before anything was laid out anew");
        store.discard_aside().unwrap();
        assert!(store.aside().unwrap().is_empty());
    }

    #[test]
    fn a_shard_that_has_vanished_is_named() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, _) = Store::open(&shelf).unwrap();
        store.replace(&many(1_000), &Knowledge::default()).unwrap();
        let key = shelf.keys("selaras/shard/cooperatives/").unwrap().swap_remove(0);
        shelf.remove(&key).unwrap();
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(opened.troubles.iter().map(|trouble| &trouble.key).collect::<Vec<_>>(), [&key]);
    }

    #[test]
    fn data_of_a_newer_program_is_not_touched() {
        let shelf = MemoryShelf::new(ROOM);
        let newer = format!(r#"{{"schema":{},"mystery":true}}"#, SCHEMA + 1);
        shelf.set(keys::MANIFEST, &newer).unwrap();
        assert_eq!(Store::open(&shelf).err(), Some(OpenError::Newer(SCHEMA + 1)));
        assert_eq!(shelf.get(keys::MANIFEST).unwrap().unwrap(), newer);
    }

    #[test]
    fn a_tab_whose_shards_another_tab_laid_out_anew_writes_nothing_and_loses_nothing() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut other, _) = Store::open(&shelf).unwrap();
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        other.replace(&many(10), &Knowledge::default()).unwrap();
        store.persist(&desk.commit(Transaction::of(EditOf::create(id(99), named("KUD A"))), 5)).unwrap();
        assert!(store.is_stale().unwrap());
        store.flush(desk.tables(), desk.seen()).unwrap();
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(opened.tables.cooperatives.rows().len(), 11);
    }

    #[test]
    fn a_shelf_that_was_emptied_is_not_taken_for_another_content() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, _) = Store::open(&shelf).unwrap();
        assert!(!store.is_emptied().unwrap(), "nothing was ever there");
        store.replace(&many(10), &Knowledge::default()).unwrap();
        for key in shelf.keys(keys::ALL).unwrap() {
            shelf.remove(&key).unwrap();
        }
        assert!(store.is_emptied().unwrap());
        assert!(!store.is_stale().unwrap());
        // Emptied by the program there is still a manifest.
        store.replace(&Tables::default(), &Knowledge::default()).unwrap();
        assert!(!store.is_emptied().unwrap());
    }

    #[test]
    fn an_entry_that_had_no_room_is_kept_with_the_next_one() {
        let shelf = MemoryShelf::new(2_000);
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        shelf.set("selaras/draft/x", &"x".repeat(1_970)).unwrap();
        let first = desk.commit(Transaction::of(EditOf::create(id(1), named("KUD A"))), 5);
        assert_eq!(store.persist(&first), Err(StorageError::Full));
        let second = desk.commit(Transaction::of(EditOf::create(id(2), named("KUD B"))), 6);
        assert_eq!(store.persist(&second), Err(StorageError::Full), "one that is not kept is not forgotten");
        shelf.remove("selaras/draft/x").unwrap();
        let third = desk.commit(Transaction::of(EditOf::create(id(3), named("KUD C"))), 7);
        store.persist(&third).unwrap();
        assert!(store.has_persisted_all());
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(names(&opened.tables), names(desk.tables()));
    }

    #[test]
    fn what_could_not_be_kept_is_taken_over_when_the_shelf_is_opened_again() {
        let shelf = MemoryShelf::new(2_000);
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        shelf.set("selaras/draft/x", &"x".repeat(1_970)).unwrap();
        let _ = store.persist(&desk.commit(Transaction::of(EditOf::create(id(1), named("KUD A"))), 5));
        let (mut again, mut opened) = Store::open(&shelf).unwrap();
        again.take_over(&store, &mut opened);
        assert_eq!(names(&opened.tables), names(desk.tables()));
        assert!(!again.has_persisted_all());
    }

    #[test]
    fn a_write_that_fails_is_told_and_kept_with_the_next_flush() {
        let shelf = MemoryShelf::new(2_000);
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        shelf.set("selaras/draft/x", &"x".repeat(1_970)).unwrap();
        let entry = desk.commit(Transaction::of(EditOf::create(id(1), named("KUD A"))), 5);
        assert_eq!(store.persist(&entry), Err(StorageError::Full));
        shelf.remove("selaras/draft/x").unwrap();
        store.flush(desk.tables(), desk.seen()).unwrap();
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(names(&opened.tables), ["KUD A".to_owned()].into());
    }

    #[test]
    fn what_a_browser_has_emptied_while_it_was_open_is_written_anew_as_a_whole() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, _) = Store::open(&shelf).unwrap();
        store.replace(&many(600), &Knowledge::default()).unwrap();
        let (mut store, opened) = Store::open(&shelf).unwrap();
        let mut desk = desk(opened);
        for key in shelf.keys(keys::ALL).unwrap() {
            shelf.remove(&key).unwrap();
        }
        store.persist(&desk.commit(Transaction::of(EditOf::create(id(999), named("KUD A"))), 5)).unwrap();
        store.flush(desk.tables(), desk.seen()).unwrap();
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(opened.troubles, []);
        assert_eq!(names(&opened.tables), names(desk.tables()));
    }

    #[test]
    fn what_is_laid_out_anew_leaves_nothing_of_the_old_layout() {
        let shelf = MemoryShelf::new(ROOM);
        let (mut store, opened) = Store::open(&shelf).unwrap();
        assert!(!store.is_behind());
        store.replace(&many(600), &opened.seen).unwrap();
        let before = store.in_force();
        store.lay_out_next();
        assert!(store.is_behind());
        store.flush(&many(600), &opened.seen).unwrap();
        assert!(!store.is_behind());
        assert!(store.in_force().is_disjoint(&before));
        assert_eq!(shelf.keys(keys::SHARD).unwrap().into_iter().collect::<BTreeSet<_>>(), store.in_force());
        assert_eq!(store.used(), Ok(shelf.used()));
    }

    #[test]
    fn what_was_set_aside_stays_until_it_is_discarded() {
        let shelf = MemoryShelf::new(ROOM);
        let key = keys::JOURNAL.to_owned() + "1";
        shelf.set(&key, "rusak").unwrap();
        let (store, _) = Store::open(&shelf).unwrap();
        assert_eq!(store.aside(), Ok([(aside_key(&key), "rusak".to_owned())].into()));
        store.discard_aside().unwrap();
        assert_eq!(store.aside(), Ok(BTreeMap::new()));
    }

    #[test]
    fn a_manifest_whose_shards_no_program_can_have_laid_out_is_none() {
        let opened = |count: usize| {
            let shelf = MemoryShelf::new(ROOM);
            let tables = [(Cooperative::TABLE.to_owned(), Shards { generation: 1, count })].into();
            put_manifest(&shelf, &Manifest { tables, ..Manifest::default() }).unwrap();
            Store::begin(&shelf).err()
        };
        assert_eq!([0, 1, 1 << 19].map(opened), [None, None, None]);
        assert_eq!([3, 1 << 20].map(opened), [Some(OpenError::Manifest), Some(OpenError::Manifest)]);
    }
}
