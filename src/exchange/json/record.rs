//! One record as a JSON object: its id, its fields, fields of newer versions, the stamps, and the values that
//! were written without knowledge of those that stand.

use super::keys;
use crate::domain::{Id, Record};
use crate::replica::{Extra, ExtraRival, Row, Stamp};
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

/// A row as it is written.
pub(super) struct Written<'r, R>(pub &'r Row<R>);

impl<R: Record> Serialize for Written<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(keys::ID, &row.id)?;
        for field in (0..R::FIELDS.len()).filter(|field| R::FIELDS[*field].required || !row.value.is_empty(*field)) {
            row.value.write_entry(field, &mut map)?;
        }
        for (name, value) in row.extra.iter().flat_map(|extra| &extra.values) {
            map.serialize_entry(name, value)?;
        }
        let stamps = stamps(row);
        if stamps.is_empty() {
            map.serialize_entry(keys::STAMPS, &row.stamps.base())?;
        } else {
            let base = std::iter::once((keys::BASE, row.stamps.base()));
            map.serialize_entry(keys::STAMPS, &base.chain(stamps).collect::<BTreeMap<_, _>>())?;
        }
        let rivals = rivals(row);
        if !rivals.is_empty() {
            map.serialize_entry(keys::RIVALS, &rivals)?;
        }
        map.end()
    }
}

/// The stamps that differ from the base, by name.
fn stamps<R: Record>(row: &Row<R>) -> Vec<(&str, Stamp)> {
    let name = |field: usize| R::FIELDS.get(field).map_or(keys::DELETED, |info| info.name);
    let known = row.stamps.others().map(|(field, stamp)| (name(field), stamp));
    let extra = row.extra.iter().flat_map(|extra| &extra.stamps).map(|(name, stamp)| (name.as_str(), *stamp));
    known.chain(extra).collect()
}

/// A value that was written without knowledge of the one that stands in its field.
#[derive(Serialize, Deserialize)]
struct OneRival {
    field: String,
    value: Value,
    stamp: Stamp,
}

fn rivals<R: Record>(row: &Row<R>) -> Vec<OneRival> {
    let known = row.rivals.iter().flat_map(|rival| {
        rival.fields.iter().map(move |field| match R::FIELDS.get(field) {
            Some(info) => OneRival { field: info.name.into(), value: rival.value.to_json(field), stamp: rival.stamp },
            None => OneRival { field: keys::DELETED.into(), value: rival.deleted.into(), stamp: rival.stamp },
        })
    });
    let unknown = row.extra.iter().flat_map(|extra| &extra.rivals).map(|rival| OneRival {
        field: rival.field.clone(),
        value: rival.value.clone(),
        stamp: rival.stamp,
    });
    known.chain(unknown).collect()
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ReadStamps {
    One(Stamp),
    Each(BTreeMap<String, Stamp>),
}

/// Why an object is not a record of its table.
#[derive(Debug)]
pub(super) enum RowError {
    /// Not an object, or a key twice.
    Form,
    /// The value of this key is not acceptable.
    Value(Cow<'static, str>),
    /// A required field is missing.
    Missing(&'static str),
}

/// Reads one record.
pub(super) fn read<R: Record>(json: &str) -> Result<Row<R>, RowError> {
    let at = Cell::new(None);
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let result = serde::Deserializer::deserialize_map(&mut deserializer, RowVisitor::<R>::new(&at));
    result.map_err(|_| match at.take() {
        Some(ReaderAt::Value(key)) => RowError::Value(key),
        Some(ReaderAt::Missing(field)) => RowError::Missing(field),
        None => RowError::Form,
    })
}

/// Where the reader is, for the message when it fails.
enum ReaderAt {
    Value(Cow<'static, str>),
    Missing(&'static str),
}

/// A key, borrowed where it stands in the text as it is.
#[derive(Deserialize)]
struct Key<'k>(#[serde(borrow)] Cow<'k, str>);

struct RowVisitor<'p, R> {
    at: &'p Cell<Option<ReaderAt>>,
    row: Row<R>,
    found: u64,
}

impl<'p, R: Record> RowVisitor<'p, R> {
    fn new(at: &'p Cell<Option<ReaderAt>>) -> Self {
        Self { at, row: Row::new(Id::default(), R::default(), Stamp::default()), found: 0 }
    }

    /// The field of that name. Fields come in their order as a rule, so it is one of those after the last.
    fn field(&self, name: &str) -> Option<usize> {
        let next = (u64::BITS - self.found.leading_zeros()) as usize;
        let later = R::FIELDS.iter().enumerate().skip(next).find(|(_, info)| info.name == name);
        later.map(|(field, _)| field).or_else(|| R::field(name))
    }

    fn fail<E: Error>(&self, at: ReaderAt) -> E {
        self.at.set(Some(at));
        E::custom("unacceptable")
    }
}

impl<'de, R: Record> Visitor<'de> for RowVisitor<'_, R> {
    type Value = Row<R>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Row<R>, A::Error> {
        let (mut has_id, mut stamps, mut rivals) = (false, None, Vec::new());
        let mut extra = Extra::default();
        while let Some(Key(key)) = map.next_key::<Key<'de>>()? {
            match &*key {
                keys::ID => {
                    self.at.set(Some(ReaderAt::Value(keys::ID.into())));
                    self.row.id = map.next_value()?;
                    has_id = true;
                }
                keys::STAMPS => {
                    self.at.set(Some(ReaderAt::Value(keys::STAMPS.into())));
                    stamps = Some(map.next_value()?);
                }
                keys::RIVALS => {
                    self.at.set(Some(ReaderAt::Value(keys::RIVALS.into())));
                    rivals = map.next_value()?;
                }
                name => match self.field(name) {
                    Some(field) => {
                        self.at.set(Some(ReaderAt::Value(R::NAMES[field].into())));
                        if self.found & (1 << field) != 0 {
                            return Err(A::Error::custom("a key twice"));
                        }
                        self.row.value.read_entry(field, &mut map)?;
                        self.found |= 1 << field;
                    }
                    None => {
                        let name: String = name.chars().take(60).collect();
                        self.at.set(Some(ReaderAt::Value(name.clone().into())));
                        extra.values.insert(name, map.next_value::<Value>()?);
                    }
                },
            }
            self.at.set(None);
        }
        if !has_id {
            return Err(self.fail(ReaderAt::Missing(keys::ID)));
        }
        let missing = (0..R::FIELDS.len()).find(|field| R::FIELDS[*field].required && self.found & (1 << field) == 0);
        if let Some(field) = missing {
            return Err(self.fail(ReaderAt::Missing(R::NAMES[field])));
        }
        match stamps {
            Some(stamps) => set_stamps(&mut self.row, stamps, &mut extra),
            None => return Err(self.fail(ReaderAt::Missing(keys::STAMPS))),
        }
        if !add_rivals(&mut self.row, rivals, &mut extra) {
            return Err(self.fail(ReaderAt::Value(keys::RIVALS.into())));
        }
        if extra != Extra::default() {
            self.row.extra = Some(Box::new(extra));
        }
        Ok(self.row)
    }
}

fn set_stamps<R: Record>(row: &mut Row<R>, stamps: ReadStamps, extra: &mut Extra) {
    match stamps {
        ReadStamps::One(stamp) => row.stamps = crate::replica::Stamps::all(stamp),
        ReadStamps::Each(mut each) => {
            row.stamps = crate::replica::Stamps::all(each.remove(keys::BASE).unwrap_or_default());
            for (name, stamp) in each {
                match R::field(&name) {
                    Some(field) => row.stamps.set(field, stamp),
                    None if name == keys::DELETED => row.stamps.set(Row::<R>::DELETED, stamp),
                    None => {
                        extra.stamps.insert(name, stamp);
                    }
                }
            }
        }
    }
}

/// So many values of one record may be in dispute.
const MOST_RIVALS: usize = 1_000;

/// Adds the rivals. Returns whether they are acceptable: not too many, each a value that its field takes, written once and
/// before the one that stands.
fn add_rivals<R: Record>(row: &mut Row<R>, rivals: Vec<OneRival>, extra: &mut Extra) -> bool {
    rivals.len() <= MOST_RIVALS
        && rivals.into_iter().all(|OneRival { field: name, value, stamp }| {
            let mut record = R::default();
            let field = match R::field(&name) {
                Some(field) => record.set_json(field, &value).is_ok().then_some(field),
                None if name == keys::DELETED => value.is_boolean().then_some(Row::<R>::DELETED),
                None => {
                    extra.rivals.push(ExtraRival { field: name.chars().take(60).collect(), stamp, value });
                    return true;
                }
            };
            let deleted = value.as_bool().unwrap_or_default();
            field.is_some_and(|field| stamp < row.stamps.of(field) && row.rivals.insert(stamp, field, &record, deleted))
        })
}
