//! The edit of one record and what it writes, in a form that can be applied, kept and taken back.

use crate::domain::{Id, Record};
use crate::replica::{Fields, Stamp};
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// The edit of one record: what it was and what it becomes. Only fields that differ between the two are
/// written, so that edits of different fields of one record never overwrite each other.
#[derive(Debug, Clone, PartialEq)]
pub struct EditOf<R> {
    /// The record.
    pub id: Id,
    /// What it was; `None` when it did not exist.
    pub before: Option<R>,
    /// What it becomes; `None` when it is deleted.
    pub after: Option<R>,
    /// Fields that are written even when their value stays: someone has chosen it over its rivals.
    pub settles: Fields,
}

impl<R: Record> EditOf<R> {
    /// A record that was the one and becomes the other.
    pub const fn of(id: Id, before: Option<R>, after: Option<R>) -> Self {
        Self { id, before, after, settles: Fields::NONE }
    }

    /// A record that did not exist.
    pub const fn create(id: Id, after: R) -> Self {
        Self::of(id, None, Some(after))
    }

    /// A record that changes.
    pub const fn change(id: Id, before: R, after: R) -> Self {
        Self::of(id, Some(before), Some(after))
    }

    /// A record that goes.
    pub const fn delete(id: Id, before: R) -> Self {
        Self::of(id, Some(before), None)
    }

    /// The choice of a value, be it the one that stands or another, over all others of that field.
    pub fn settle(id: Id, before: R, after: R, field: usize) -> Self {
        Self { settles: Fields::NONE.with(field), ..Self::change(id, before, after) }
    }
}

/// What an edit writes into one record: some fields, or all, or its deletion.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchOf<R> {
    /// The record.
    pub id: Id,
    /// The fields written.
    pub fields: Fields,
    /// Their values; fields that are not written stand empty here.
    pub value: R,
    /// Whether the record is deleted afterwards.
    pub deleted: bool,
    /// Stamps that are later than the patch's own although it replaces what they wrote: its author had that
    /// before him. Almost always none; there are some when another's clock runs ahead.
    pub over: Vec<Stamp>,
}

impl<R: Record> PatchOf<R> {
    /// Puts the fields that it writes onto a record.
    pub fn put_onto(&self, record: &mut R) {
        for field in (0..R::FIELDS.len()).filter(|field| self.fields.contains(*field)) {
            record.take(field, &self.value);
        }
    }
}

/// Why bytes are no patch that this program can apply.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatchError {
    /// They end early, or are something else.
    #[error("damaged")]
    Damaged,
    /// A table or a field that this program does not know.
    #[error("unknown '{0}'")]
    Unknown(String),
}

impl From<postcard::Error> for PatchError {
    fn from(_: postcard::Error) -> Self {
        Self::Damaged
    }
}

impl<R: Record> Serialize for PatchOf<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = self.fields == Fields::ALL;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(keys::ID, &self.id)?;
        if whole {
            map.serialize_entry(keys::WHOLE, &true)?;
        }
        if self.deleted {
            map.serialize_entry(keys::DELETED, &true)?;
        }
        if !self.over.is_empty() {
            map.serialize_entry(keys::OVER, &self.over)?;
        }
        for field in (0..R::FIELDS.len()).filter(|field| self.fields.contains(*field)) {
            if !whole || !self.value.is_empty(field) {
                self.value.write_entry(field, &mut map)?;
            }
        }
        map.end()
    }
}

impl<'de, R: Record> Deserialize<'de> for PatchOf<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PatchVisitor(PhantomData))
    }
}

/// Keys of a patch that are not fields.
mod keys {
    pub const ID: &str = "id";
    pub const WHOLE: &str = "_whole";
    pub const DELETED: &str = "_deleted";
    pub const OVER: &str = "_over";
}

struct PatchVisitor<R>(PhantomData<R>);

impl<'de, R: Record> Visitor<'de> for PatchVisitor<R> {
    type Value = PatchOf<R>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a patch")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PatchOf<R>, A::Error> {
        let (mut whole, mut fields) = (false, Vec::new());
        let (value, over) = (R::default(), Vec::new());
        let mut patch = PatchOf { id: Id::default(), fields: Fields::NONE, value, deleted: false, over };
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            match &*key {
                keys::ID => patch.id = map.next_value()?,
                keys::WHOLE => whole = map.next_value()?,
                keys::DELETED => patch.deleted = map.next_value()?,
                keys::OVER => patch.over = map.next_value()?,
                name => match R::field(name) {
                    Some(field) => {
                        patch.value.read_entry(field, &mut map)?;
                        fields.push(field);
                    }
                    None => return Err(A::Error::custom(format_args!("no field '{name}'"))),
                },
            }
        }
        patch.fields = if whole { Fields::ALL } else { fields.into_iter().collect() };
        Ok(patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cooperative, Nik, Text};

    #[test]
    fn a_patch_survives_json() {
        let before = Cooperative { nik: Nik::new("6305010020001").unwrap(), ..Default::default() };
        let after = Cooperative { name: Text::new("KUD").unwrap(), ..Default::default() };
        let mut patch = EditOf::change(Id::new(5, [1; 10]), before, after).patch().unwrap();
        patch.over = vec![Stamp::default()];
        let json = serde_json::to_string(&patch).unwrap();
        assert!(json.contains("\"nik\":null") && json.contains("\"name\":\"KUD\"") && !json.contains("district"));
        assert_eq!(serde_json::from_str::<PatchOf<Cooperative>>(&json).unwrap(), patch);
    }
}
