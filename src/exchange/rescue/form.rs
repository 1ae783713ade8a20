//! The form of a rescue file: texts under keys, and entries of stores of databases. It is checked here for size, types and
//! names; what the texts say is for whoever opens them.

use super::Remarks;
use crate::domain::Id;
use crate::exchange::json::{Moment, Refusal};
use crate::storage::{Rescued, keys};
use base64ct::{Base64, Encoding};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// What `format` says in every rescue file.
pub const FORMAT: &str = "selaras-rescue";
/// The newest version of the form that this program reads.
const VERSION: u64 = 1;
/// Keys, and entries of databases, that are read: a workspace of 200,000 cooperatives has some thousands.
const MOST_ENTRIES: usize = 200_000;
/// Characters of a key; those of this program have some fifty.
const MOST_KEY: usize = 300;
/// Bytes of the texts of `localStorage`, of which browsers grant five million units, three bytes each at most.
const MOST_TEXT: usize = 64 << 20;

/// The databases and stores of this program whose entries are read.
const DATABASE: &str = "selaras";
const SHARDS: &str = "shards";
const COPY: &str = "copy";
const PHOTOS_DATABASE: &str = "selaras-photos";

/// The members of a rescue file. Unknown ones are left alone.
#[derive(Deserialize)]
struct File<'f> {
    #[serde(borrow)]
    format: Option<&'f RawValue>,
    #[serde(borrow)]
    version: Option<&'f RawValue>,
    #[serde(borrow)]
    saved_at: Option<&'f RawValue>,
    #[serde(borrow)]
    keys: Option<&'f RawValue>,
    #[serde(borrow)]
    databases: Option<&'f RawValue>,
    #[serde(borrow)]
    incomplete: Option<&'f RawValue>,
}

impl<'f> File<'f> {
    fn read(text: &'f str) -> Result<Self, Refusal> {
        let file: Self = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| Refusal::NotSelaras)?;
        if member::<String>("format", file.format).ok().as_deref() != Some(FORMAT) {
            return Err(Refusal::NotSelaras);
        }
        match member::<u64>("version", file.version)? {
            0 => Err(Refusal::Head("version".to_owned())),
            version if version > VERSION => Err(Refusal::Newer(version)),
            _ => Ok(file),
        }
    }
}

/// An entry of a store of a database.
#[derive(Deserialize)]
struct Entry<'f> {
    #[serde(borrow)]
    database: Cow<'f, str>,
    #[serde(borrow)]
    store: Cow<'f, str>,
    #[serde(borrow)]
    key: &'f RawValue,
    #[serde(borrow)]
    value: &'f RawValue,
}

impl Entry<'_> {
    fn key(&self) -> Option<String> {
        text_of(self.key)
    }
}

/// Bytes, as the dialog writes them.
#[derive(Deserialize)]
struct Bytes<'f> {
    #[serde(borrow)]
    base64: Cow<'f, str>,
}

/// A rescue file that has the right form.
pub(super) struct Saved {
    pub at: Moment,
    pub rescued: Rescued,
    pub remarks: Remarks,
}

impl Saved {
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let file = File::read(text)?;
        let mut rescued = Rescued::default();
        let mut remarks = Remarks { is_incomplete: file.incomplete.is_some(), ..Remarks::default() };
        let keys: Texts<'_> = member("keys", file.keys)?;
        put_texts(&mut rescued.local, keys.0, &mut remarks).ok_or_else(|| Refusal::Head("keys".to_owned()))?;
        let rows: Entries<'_> = member("databases", file.databases)?;
        let mut copied = Vec::new();
        for row in &rows.0 {
            match (&*row.database, &*row.store, row.key()) {
                (DATABASE, COPY, Some(key)) => copied.push((key, row.value)),
                // One that is not bytes is missed where it is in force.
                (DATABASE, SHARDS, Some(key)) => rescued.shards.extend(bytes_of(row.value).map(|bytes| (key, bytes))),
                (PHOTOS_DATABASE, ..) => remarks.photos += 1,
                _ => {}
            }
        }
        put_texts(&mut rescued.copy, copied, &mut remarks).ok_or_else(|| Refusal::Head("databases".to_owned()))?;
        Ok(Self { at: moment(&member::<String>("saved_at", file.saved_at)?)?, rescued, remarks })
    }
}

/// The photographs of visits, unchecked.
pub(super) fn photos(text: &str) -> Result<BTreeMap<Id, String>, Refusal> {
    let rows: Entries<'_> = member("databases", File::read(text)?.databases)?;
    let photo = |row: &Entry<'_>| Some((row.key()?.parse().ok()?, text_of(row.value)?));
    Ok(rows.0.iter().filter(|row| row.database == PHOTOS_DATABASE).filter_map(photo).collect())
}

/// Takes in texts under keys of this program; none where there are others, or more than a browser keeps.
fn put_texts(
    into: &mut BTreeMap<String, String>,
    texts: Vec<(String, &RawValue)>,
    remarks: &mut Remarks,
) -> Option<()> {
    let mut room = MOST_TEXT;
    for (key, raw) in texts {
        let is_own = key.starts_with(keys::ALL) && key.chars().count() <= MOST_KEY;
        room = room.checked_sub(raw.get().len()).filter(|_| is_own)?;
        match text_of(raw) {
            Some(text) => drop(into.insert(key, text)),
            // Half a character, as browsers keep it and JSON writes it: nothing that this program stores.
            None if matters(&key) => remarks.lost.push(key),
            None => {}
        }
    }
    Some(())
}

/// Whether records hang on what lies under a key.
fn matters(key: &str) -> bool {
    key == keys::MANIFEST || [keys::SHARD, keys::JOURNAL, keys::ASIDE].into_iter().any(|start| key.starts_with(start))
}

fn text_of(raw: &RawValue) -> Option<String> {
    serde_json::from_str(raw.get()).ok()
}

fn bytes_of(raw: &RawValue) -> Option<Vec<u8>> {
    let bytes: Bytes<'_> = serde_json::from_str(raw.get()).ok()?;
    Base64::decode_vec(&bytes.base64).ok()
}

/// A moment as browsers write it, with thousandths of a second.
fn moment(text: &str) -> Result<Moment, Refusal> {
    let whole = text.split_once('.').map_or_else(|| text.to_owned(), |(seconds, _)| format!("{seconds}Z"));
    whole.parse().map_err(|()| Refusal::Head("saved_at".to_owned()))
}

fn member<'f, T: Deserialize<'f>>(name: &'static str, raw: Option<&'f RawValue>) -> Result<T, Refusal> {
    raw.and_then(|raw| serde_json::from_str(raw.get()).ok()).ok_or_else(|| Refusal::Head(name.to_owned()))
}

/// The entries of an object, no more than are read.
struct Texts<'f>(Vec<(String, &'f RawValue)>);

/// The entries of a list, no more than are read.
struct Entries<'f>(Vec<Entry<'f>>);

impl<'f> Deserialize<'f> for Texts<'f> {
    fn deserialize<D: Deserializer<'f>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'f> Visitor<'f> for Reader {
            type Value = Texts<'f>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("texts under keys")
            }
            fn visit_map<A: MapAccess<'f>>(self, mut map: A) -> Result<Texts<'f>, A::Error> {
                let mut texts = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    push(&mut texts, entry)?;
                }
                Ok(Texts(texts))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

impl<'f> Deserialize<'f> for Entries<'f> {
    fn deserialize<D: Deserializer<'f>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'f> Visitor<'f> for Reader {
            type Value = Entries<'f>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("entries of stores")
            }
            fn visit_seq<A: SeqAccess<'f>>(self, mut list: A) -> Result<Entries<'f>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = list.next_element()? {
                    push(&mut entries, entry)?;
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_seq(Reader)
    }
}

fn push<T, E: Error>(entries: &mut Vec<T>, entry: T) -> Result<(), E> {
    if entries.len() == MOST_ENTRIES {
        return Err(E::custom("more entries than a browser has"));
    }
    entries.push(entry);
    Ok(())
}
