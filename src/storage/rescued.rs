//! A workspace out of what was rescued of a browser's storage: the same steps as when a page opens it, on a shelf in
//! memory, and with less faith, as the texts may have come from anybody.

use super::manifest::{Manifest, Medium};
use super::shard::ShardError;
use super::store::load_shard;
use super::turn::Turn;
use super::{MemoryShelf, OpenError, Opened, Shelf, StorageError, Store, Trouble, aside_key, keys, migrate, unpack};
use crate::workspace::merge::{Theirs, merge};
use std::collections::{BTreeMap, BTreeSet};

/// Shards that a workspace of this program can have. One of 200,000 cooperatives has some thousands.
const MOST_SHARDS: usize = 1 << 16;

/// What lay in a browser, by key.
#[derive(Debug, Clone, Default)]
pub struct Rescued {
    /// What was in `localStorage`.
    pub local: BTreeMap<String, String>,
    /// What was in its copy in the database.
    pub copy: BTreeMap<String, String>,
    /// Shards in the database, and those that were set aside there.
    pub shards: BTreeMap<String, Vec<u8>>,
}

impl Rescued {
    /// The text under a key; where the place that holds has none, that of the other.
    pub fn text(&self, key: &str) -> Option<&str> {
        let (first, second) = if self.copy_counts() { (&self.copy, &self.local) } else { (&self.local, &self.copy) };
        first.get(key).or_else(|| second.get(key)).map(String::as_str)
    }

    /// Whether the copy has come further than `localStorage`, which a killed browser forgets a part of; then it holds, as
    /// it does when a page opens.
    fn copy_counts(&self) -> bool {
        let is_whole = self.copy.contains_key(keys::MANIFEST) || !self.local.contains_key(keys::MANIFEST);
        turn(&self.copy).number > turn(&self.local).number && is_whole
    }

    /// Opens the workspace. What cannot be read is among the troubles, and the rest is there.
    pub fn open(&self) -> Result<Opened, OpenError> {
        if !self.copy_counts() {
            return self.open_texts(&self.local);
        }
        let mut opened = self.open_texts(&self.copy)?;
        if turn(&self.local).is_apart {
            // Work went on without a look at the copy: both have what the other has not.
            let local = self.open_texts(&self.local)?;
            let theirs = Theirs::whole(local.tables, local.seen);
            merge(&mut opened.tables, &mut opened.seen, theirs, None, u64::MAX);
            opened.troubles.extend(local.troubles);
        }
        Ok(opened)
    }

    fn open_texts(&self, texts: &BTreeMap<String, String>) -> Result<Opened, OpenError> {
        let shelf = MemoryShelf::of(texts.clone());
        migrate::run(&shelf)?;
        let is_sound = self.is_sound(&shelf)?;
        if !is_sound {
            shelf.remove(keys::MANIFEST)?;
        }
        let mut store = Store::begin(&shelf)?;
        let mut opened = store.begin_load();
        let wanted: Vec<String> =
            if is_sound { store.in_force().into_iter().collect() } else { self.left_over(&shelf)? };
        for key in wanted {
            let bytes = match store.medium() {
                Medium::Shelf if !is_sound => {
                    shelf.get(&key)?.and_then(|text| unpack(&text)).or_else(|| self.shard(&key))
                }
                Medium::Shelf => shelf.get(&key)?.and_then(|text| unpack(&text)),
                Medium::Database => self.shard(&key),
            };
            load(&mut opened, &key, bytes.as_deref())?;
        }
        let mut aside: BTreeSet<String> = store.aside()?.into_keys().collect();
        aside.extend(self.shards.keys().filter(|key| key.starts_with(keys::ASIDE)).cloned());
        store.finish_load(&mut opened)?;
        if !is_sound {
            opened.tables.each_stamp(&mut |_, stamp| opened.seen.note(stamp));
            opened.troubles.push(trouble(keys::MANIFEST, "missing or damaged"));
        }
        // A part that was set aside is missing from its place: one trouble, not two.
        opened.troubles.retain(|trouble| !aside.contains(&aside_key(&trouble.key)));
        opened.troubles.extend(aside.into_iter().map(|key| trouble(&key, "set aside earlier")));
        Ok(opened)
    }

    /// Whether there is a manifest that says which shards are in force, or nothing that it would have to say. One of a
    /// newer program is sound, and refused when it is opened.
    fn is_sound(&self, shelf: &impl Shelf) -> Result<bool, OpenError> {
        if shelf.get(keys::MANIFEST)?.is_none() {
            return Ok(self.left_over(shelf)?.is_empty());
        }
        match Store::begin(shelf) {
            Err(OpenError::Manifest | OpenError::Earlier(_)) => Ok(false),
            Err(error) => Err(error),
            Ok(_) => Ok(count_of_shards(shelf)? <= MOST_SHARDS),
        }
    }

    fn shard(&self, key: &str) -> Option<Vec<u8>> {
        self.shards.get(key).cloned()
    }

    /// Every shard that is there, where nothing says which are in force: older generations first, so that what the latest
    /// one has of a record stands.
    fn left_over(&self, shelf: &impl Shelf) -> Result<Vec<String>, StorageError> {
        let mut found = shelf.keys(keys::SHARD)?;
        found.extend(self.shards.keys().filter(|key| key.starts_with(keys::SHARD)).cloned());
        let generation = |key: &String| key.split('/').nth(3).and_then(|text| text.parse::<u32>().ok());
        found.sort_by_key(|key| (generation(key), key.clone()));
        found.dedup();
        Ok(found)
    }
}

fn turn(texts: &BTreeMap<String, String>) -> Turn {
    Turn::read(texts.get(keys::TURN).map(String::as_str))
}

/// How many shards the manifest names, before their names are made: a forged one may name more than there is memory for.
fn count_of_shards(shelf: &impl Shelf) -> Result<usize, OpenError> {
    let text = shelf.get(keys::MANIFEST)?.unwrap_or_default();
    let manifest: Manifest = serde_json::from_str(&text).map_err(|_| OpenError::Manifest)?;
    Ok(manifest.tables.values().fold(0, |sum, shards| sum.saturating_add(shards.count)))
}

/// Takes in a shard. Unlike a page, it makes no room beforehand for as many more as a manifest says.
fn load(opened: &mut Opened, key: &str, bytes: Option<&[u8]>) -> Result<(), OpenError> {
    let table = key.trim_start_matches(keys::SHARD).split('/').next().unwrap_or_default();
    let loaded = bytes.ok_or(ShardError::NotAShard).and_then(|bytes| load_shard(&mut opened.tables, table, bytes, 1));
    match loaded {
        Ok(()) => {}
        Err(ShardError::Newer(schema)) => return Err(OpenError::Newer(schema)),
        Err(error) => opened.troubles.push(trouble(key, &error.to_string())),
    }
    Ok(())
}

fn trouble(key: &str, what: &str) -> Trouble {
    Trouble { key: key.to_owned(), what: what.to_owned() }
}
