//! What was stored by older versions of the program, brought into the present form. One section a version; each has a
//! test on a kept store of that version (`tests/kept`).

use super::journal::{self, JournalError};
use super::manifest::{Manifest, Medium, Shards};
use super::shard::SCHEMA;
use super::store::{Version, put_manifest, set_aside};
use super::{Shelf, StorageError, keys};
use crate::domain::{AnnualReport, Cooperative, Decision, Distinction, Record, Tally, Transition};
use crate::replica::{ReplicaId, Stamp, VersionVector};
use crate::workspace::{Entry, Patch, PatchOf};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

// Schema 1: the manifest named the latest change of every replica; the journal was plain JSON.

#[derive(Deserialize)]
struct ManifestOne {
    #[serde(default, rename = "place")]
    medium: Medium,
    tables: BTreeMap<String, Shards>,
    seen: BTreeMap<ReplicaId, Stamp>,
}

#[derive(Deserialize)]
struct EntryOne<'j> {
    stamp: Stamp,
    #[serde(borrow)]
    patches: Vec<(String, &'j RawValue)>,
}

/// Whether what lies on a shelf is not in the present form.
pub fn is_needed(shelf: &impl Shelf) -> Result<bool, StorageError> {
    if earlier_manifest(shelf)?.is_some() {
        return Ok(true);
    }
    let mut entries = shelf.keys(keys::JOURNAL)?.into_iter();
    entries.try_fold(false, |found, key| Ok(found || shelf.get(&key)?.is_some_and(|text| journal::is_earlier(&text))))
}

/// Brings what lies on a shelf into the present form; what cannot be read is set aside. The page calls it before it opens
/// the store, in a part of the program that is loaded only where it is needed.
pub fn run(shelf: &impl Shelf) -> Result<(), StorageError> {
    // First of all an older program in another tab must see that it is too old, before there is anything that it cannot
    // read. Where there is no room for that, the entries make some.
    let seen = manifest(shelf);
    journal(shelf)?;
    seen.or_else(|_| manifest(shelf))
}

fn earlier_manifest(shelf: &impl Shelf) -> Result<Option<String>, StorageError> {
    let is_earlier = |text: &String| serde_json::from_str::<Version>(text).is_ok_and(|version| version.schema < SCHEMA);
    Ok(shelf.get(keys::MANIFEST)?.filter(is_earlier))
}

/// A manifest that cannot be read is told of when the store is opened.
fn manifest(shelf: &impl Shelf) -> Result<(), StorageError> {
    let Some(text) = earlier_manifest(shelf)? else { return Ok(()) };
    let Ok(ManifestOne { medium, tables, seen }) = serde_json::from_str(&text) else { return Ok(()) };
    let seen = VersionVector::of_parts(seen.into_values(), []);
    let manifest = Manifest { schema: SCHEMA, medium, tables, seen, beyond: Vec::new() };
    put_manifest(shelf, &manifest)
}

fn journal(shelf: &impl Shelf) -> Result<(), StorageError> {
    for key in shelf.keys(keys::JOURNAL)? {
        let Some(text) = shelf.get(&key)?.filter(|text| journal::is_earlier(text)) else { continue };
        match entry(&text) {
            Ok(entry) => shelf.set(&key, &journal::write(&entry))?,
            Err(_) => set_aside(shelf, &key, &text),
        }
    }
    Ok(())
}

fn entry(text: &str) -> Result<Entry, JournalError> {
    let EntryOne { stamp, patches } = serde_json::from_str(text).map_err(|_| JournalError::Damaged)?;
    let patches = patches.iter().map(|(table, patch)| patch_one(table, patch.get()));
    Ok(Entry { stamp, patches: patches.collect::<Result<_, _>>().map_err(|_| JournalError::Damaged)? })
}

/// A patch in JSON, of the tables that there were.
fn patch_one(table: &str, json: &str) -> Result<Patch, serde_json::Error> {
    fn read<R: Record>(json: &str) -> Result<Patch, serde_json::Error> {
        serde_json::from_str::<PatchOf<R>>(json).map(Patch::from)
    }
    match table {
        Cooperative::TABLE => read::<Cooperative>(json),
        AnnualReport::TABLE => read::<AnnualReport>(json),
        Transition::TABLE => read::<Transition>(json),
        Tally::TABLE => read::<Tally>(json),
        Decision::TABLE => read::<Decision>(json),
        Distinction::TABLE => read::<Distinction>(json),
        _ => Err(serde::de::Error::custom(format_args!("no table '{table}'"))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{MemoryShelf, OpenError, Shelf, Store, keys};
    use super::*;

    /// Three cooperatives in a shard; in the journal a change of the second, a fourth, and the end of the third.
    fn schema_one() -> MemoryShelf {
        let kept: BTreeMap<String, String> =
            serde_json::from_str(include_str!("../../tests/kept/schema-1.json")).unwrap();
        let shelf = MemoryShelf::new(100_000);
        kept.iter().for_each(|(key, text)| shelf.set(key, text).unwrap());
        shelf
    }

    #[test]
    fn an_entry_of_schema_1_is_read_whichever_of_its_tables_it_is_about() {
        let id = "00000000-0002-7000-bc6e-f372fe94f82a";
        for table in ["cooperatives", "annual_reports", "transitions", "tallies", "decisions", "distinctions"] {
            let text = format!(
                r#"{{"stamp":"019a7afd1f2c0000-0000000000000001","patches":[["{table}",{{"id":"{id}","_deleted":true}}]]}}"#
            );
            let entry = entry(&text).unwrap();
            assert_eq!(entry.patches.iter().map(|patch| patch.table()).collect::<Vec<_>>(), [table]);
        }
    }

    #[test]
    fn a_store_of_schema_1_opens_with_all_that_was_in_it_and_goes_on_in_the_present_form() {
        let shelf = schema_one();
        assert_eq!(is_needed(&shelf), Ok(true));
        assert_eq!(Store::open(&shelf).err(), Some(OpenError::Earlier(1)));
        // One that was cut short goes on.
        super::manifest(&shelf).unwrap();
        assert_eq!(is_needed(&shelf), Ok(true));
        let (_, opened) = Store::open(&shelf).unwrap();
        assert_eq!(opened.troubles.len(), 3, "what is not yet in the present form is named and stays");
        run(&shelf).unwrap();
        assert_eq!(is_needed(&shelf), Ok(false));
        for _ in 0..2 {
            let (mut store, opened) = Store::open(&shelf).unwrap();
            assert_eq!(opened.troubles, []);
            let names: Vec<String> = opened.tables.cooperatives.live().map(|row| row.value.name.to_string()).collect();
            assert_eq!(names, ["KUD 1", "KUD Dua", "KUD Empat"]);
            assert_eq!(
                opened.seen.latest_of(ReplicaId::new(1)).unwrap().to_string(),
                "019a7afd1f2c0000-0000000000000001"
            );
            let manifest: serde_json::Value =
                serde_json::from_str(&shelf.get(keys::MANIFEST).unwrap().unwrap()).unwrap();
            assert_eq!(manifest["schema"], SCHEMA, "an older program must see at once that it is too old");
            store.flush(&opened.tables, &opened.seen).unwrap();
            assert_eq!(shelf.keys(keys::JOURNAL).unwrap().len(), 0);
        }
    }
}
