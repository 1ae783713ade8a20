//! What can stand in a field of a record: values that have an empty state, and how they are written and read.

use super::Id;
use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};
use std::fmt;
use std::marker::PhantomData;

/// What a field's value must be, for telling people what is wrong with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expectation {
    /// Text of at most so many characters, without control characters.
    Text(usize),
    /// A code: lower-case letters, digits, `_`, `-`.
    Code,
    /// A day as 2024-05-13, from 1900 to 2100.
    Date,
    /// A year, 1945 to 2100.
    Year,
    /// A whole number from 0 to ten million.
    Count,
    /// A whole number from 0 to a thousand trillion.
    Total,
    /// Whole rupiah, up to a thousand trillion either way.
    Rupiah,
    /// A number with at most four decimals, up to a hundred billion either way.
    Quantity,
    /// An area code such as 63.05.
    Area,
    /// A UUID.
    Id,
    /// True or false.
    Truth,
    /// Latitude and longitude.
    Position,
    /// An object or a list of objects of a given form.
    Structure,
}

impl Expectation {
    /// Whether it is a value that people write into one cell of a table.
    pub const fn fits_a_cell(self) -> bool {
        !matches!(self, Self::Id | Self::Position | Self::Structure)
    }
}

/// A value that can stand in a field: it has an empty state, can be compared, written, read and described.
pub trait Field: Clone + Default + PartialEq + Serialize + DeserializeOwned {
    /// Whether a row without this field is refused.
    const REQUIRED: bool = false;
    /// What it must be.
    const EXPECTS: Expectation;
    /// What its closed list of codes is called here, where it takes one.
    const CODES: Option<&'static str> = None;
    /// The table to whose records it refers, where it does.
    const REFERS: Option<&'static str> = None;
    /// The JSON Schema of the value.
    fn schema() -> Value;
    /// Sees the records to which it refers, whatever becomes of them.
    fn references(&self, _see: &mut dyn FnMut(Id)) {}
    /// Refers from now on to those that stand in their place.
    fn follow(&mut self, _heir: &dyn Fn(Id) -> Option<Id>) {}
}

/// Reads a value out of its text, which is not copied where it can be borrowed.
pub(crate) fn read_text<'de, D, T, E>(deserializer: D, make: impl FnOnce(&str) -> Result<T, E>) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    E: fmt::Display,
{
    struct ReadText<F, T, E>(F, PhantomData<fn() -> (T, E)>);

    impl<F, T, E> Visitor<'_> for ReadText<F, T, E>
    where
        F: FnOnce(&str) -> Result<T, E>,
        E: fmt::Display,
    {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }
        fn visit_str<R: serde::de::Error>(self, text: &str) -> Result<T, R> {
            (self.0)(text).map_err(R::custom)
        }
    }

    deserializer.deserialize_str(ReadText(make, PhantomData))
}

impl<T: Field> Field for Option<T> {
    const EXPECTS: Expectation = T::EXPECTS;
    const CODES: Option<&'static str> = T::CODES;
    const REFERS: Option<&'static str> = T::REFERS;
    fn schema() -> Value {
        json!({ "anyOf": [T::schema(), { "type": "null" }] })
    }
    fn references(&self, see: &mut dyn FnMut(Id)) {
        self.iter().for_each(|value| value.references(see));
    }
    fn follow(&mut self, heir: &dyn Fn(Id) -> Option<Id>) {
        self.iter_mut().for_each(|value| value.follow(heir));
    }
}

/// At most this many entries in a list inside a record (officers, amendments).
pub const MOST_ENTRIES: usize = 200;

impl<T> Field for Vec<T>
where
    T: Entry,
{
    const EXPECTS: Expectation = Expectation::Structure;
    const REFERS: Option<&'static str> = T::REFERS;
    fn schema() -> Value {
        json!({ "type": "array", "maxItems": MOST_ENTRIES, "items": T::schema() })
    }
    fn references(&self, see: &mut dyn FnMut(Id)) {
        self.iter().for_each(|entry| entry.references(see));
    }
    fn follow(&mut self, heir: &dyn Fn(Id) -> Option<Id>) {
        let before = self.clone();
        self.iter_mut().for_each(|entry| entry.follow(heir));
        if *self != before {
            // Two that have become one are named once.
            let all = std::mem::take(self);
            all.into_iter().for_each(|entry| {
                if !self.contains(&entry) {
                    self.push(entry)
                }
            });
        }
    }
}

/// An entry of a list inside a record. Lists change as a whole.
pub trait Entry: Clone + PartialEq + Serialize + DeserializeOwned {
    /// The table to whose records it refers, where it does.
    const REFERS: Option<&'static str> = None;
    /// The JSON Schema of one entry.
    fn schema() -> Value;
    /// Sees the records to which it refers, whatever becomes of them.
    fn references(&self, _see: &mut dyn FnMut(Id)) {}
    /// Refers from now on to those that stand in their place.
    fn follow(&mut self, _heir: &dyn Fn(Id) -> Option<Id>) {}
}

impl Field for bool {
    const EXPECTS: Expectation = Expectation::Truth;
    fn schema() -> Value {
        json!({ "type": "boolean" })
    }
}

/// Reads and writes a value as text in files and as a number in packed storage.
pub(crate) mod compact {
    use super::*;
    use std::fmt::Display;

    /// Writes `text` where people may read and `number` where only programs do.
    pub fn serialize<S, N>(text: &impl Display, number: N, serializer: S) -> Result<S::Ok, S::Error>
    where
        S: Serializer,
        N: Serialize,
    {
        if serializer.is_human_readable() { serializer.collect_str(text) } else { number.serialize(serializer) }
    }

    /// Reads what [`serialize`] wrote.
    pub fn deserialize<'de, D, N, T, E>(
        deserializer: D,
        from_text: impl Fn(&str) -> Result<T, E>,
        from_number: impl Fn(N) -> Result<T, E>,
    ) -> Result<T, D::Error>
    where
        D: Deserializer<'de>,
        N: Deserialize<'de>,
        E: Display,
    {
        if deserializer.is_human_readable() {
            read_text(deserializer, from_text)
        } else {
            from_number(N::deserialize(deserializer)?).map_err(serde::de::Error::custom)
        }
    }
}
