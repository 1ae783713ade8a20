//! The journal: what has been done and is not yet in the shards.
//!
//! One key an entry, in plain JSON, so that it is written in one step and can be read when all else fails.

use super::keys;
use crate::replica::Stamp;
use crate::workspace::{Entry, Patch};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;

/// The key of an entry; sorting keys sorts entries by time.
pub(super) fn key(stamp: Stamp) -> String {
    format!("{}{stamp}", keys::JOURNAL)
}

#[derive(Serialize)]
struct Written<'e> {
    stamp: Stamp,
    #[serde(serialize_with = "write_patches")]
    patches: &'e [Patch],
}

#[derive(Deserialize)]
struct Read<'j> {
    stamp: Stamp,
    #[serde(borrow)]
    patches: Vec<(String, &'j RawValue)>,
}

fn write_patches<S: Serializer>(patches: &[Patch], serializer: S) -> Result<S::Ok, S::Error> {
    struct One<'p>(&'p Patch);
    impl Serialize for One<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.write(serializer)
        }
    }
    let mut list = serializer.serialize_seq(Some(patches.len()))?;
    for patch in patches {
        list.serialize_element(&(patch.table(), One(patch)))?;
    }
    list.end()
}

/// An entry as text.
pub(super) fn write(entry: &Entry) -> String {
    let written = Written { stamp: entry.stamp, patches: &entry.patches };
    serde_json::to_string(&written).expect("records have a JSON form")
}

/// The entry of a text.
pub(super) fn read(text: &str) -> Result<Entry, serde_json::Error> {
    let read: Read<'_> = serde_json::from_str(text)?;
    let patches = read.patches.iter().map(|(table, json)| Patch::read(table, json.get()));
    Ok(Entry { stamp: read.stamp, patches: patches.collect::<Result<_, _>>()? })
}
