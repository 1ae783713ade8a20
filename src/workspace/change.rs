//! Edits and transactions: what a command does, in a form that can be applied, kept and taken back.

use super::tables::Edit;
use crate::domain::{Id, Record};
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
}

impl<R: Record> EditOf<R> {
    /// A record that did not exist.
    pub const fn create(id: Id, after: R) -> Self {
        Self { id, before: None, after: Some(after) }
    }

    /// A record that changes.
    pub const fn change(id: Id, before: R, after: R) -> Self {
        Self { id, before: Some(before), after: Some(after) }
    }

    /// A record that goes.
    pub const fn delete(id: Id, before: R) -> Self {
        Self { id, before: Some(before), after: None }
    }

    /// The edit that takes this one back.
    pub fn inverse(&self) -> Self {
        Self { id: self.id, before: self.after.clone(), after: self.before.clone() }
    }

    /// What it writes.
    pub fn patch(&self) -> PatchOf<R> {
        let fields = match (&self.before, &self.after) {
            (Some(before), Some(after)) => {
                Fields::from_iter((0..R::FIELDS.len()).filter(|field| !before.same(after, *field)))
            }
            (None, Some(_)) => Fields::ALL,
            (_, None) => Fields::NONE,
        };
        PatchOf { id: self.id, fields, value: self.after.clone().unwrap_or_default(), deleted: self.after.is_none() }
    }
}

/// A set of field numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fields(u64);

impl Fields {
    /// Every field: the record is written whole.
    pub const ALL: Self = Self(u64::MAX);
    /// No field.
    pub const NONE: Self = Self(0);

    /// Whether a field is in the set.
    pub const fn contains(self, field: usize) -> bool {
        self.0 & (1 << field) != 0
    }
}

impl FromIterator<usize> for Fields {
    fn from_iter<I: IntoIterator<Item = usize>>(fields: I) -> Self {
        Self(fields.into_iter().fold(0, |set, field| set | 1 << field))
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
}

impl<R: Record> PatchOf<R> {
    /// Puts the fields that it writes onto a record.
    pub fn put_onto(&self, record: &mut R) {
        for field in (0..R::FIELDS.len()).filter(|field| self.fields.contains(*field)) {
            record.take(field, &self.value);
        }
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
}

struct PatchVisitor<R>(PhantomData<R>);

impl<'de, R: Record> Visitor<'de> for PatchVisitor<R> {
    type Value = PatchOf<R>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a patch")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PatchOf<R>, A::Error> {
        let mut patch = PatchOf { id: Id::default(), fields: Fields::NONE, value: R::default(), deleted: false };
        let (mut whole, mut fields) = (false, Vec::new());
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            match &*key {
                keys::ID => patch.id = map.next_value()?,
                keys::WHOLE => whole = map.next_value()?,
                keys::DELETED => patch.deleted = map.next_value()?,
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

/// Edits that are done, kept and undone together.
#[derive(Debug, Clone)]
pub struct Transaction {
    /// The edits, in order.
    pub edits: Vec<Edit>,
}

impl Transaction {
    /// One edit.
    pub fn of(edit: impl Into<Edit>) -> Self {
        Self { edits: vec![edit.into()] }
    }

    /// The transaction that takes this one back.
    pub fn inverse(&self) -> Self {
        Self { edits: self.edits.iter().rev().map(Edit::inverse).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cooperative, Nik, Text};

    #[test]
    fn a_patch_holds_only_what_changed_and_survives_json() {
        let before = Cooperative { nik: Nik::new("6305010020001").unwrap(), ..Default::default() };
        let after = Cooperative { name: Text::new("KUD").unwrap(), ..Default::default() };
        let patch = EditOf::change(Id::new(5, [1; 10]), before, after).patch();
        let json = serde_json::to_string(&patch).unwrap();
        assert!(json.contains("\"nik\":null") && json.contains("\"name\":\"KUD\"") && !json.contains("district"));
        assert_eq!(serde_json::from_str::<PatchOf<Cooperative>>(&json).unwrap(), patch);
    }
}
