//! What a table's row is made of, declared once.
//!
//! Storage, the JSON file, its schema, the stamps of replication and undo all work field by field and
//! must agree on the fields of every table. [`record!`](crate::domain::record) declares a struct and
//! derives that agreement, so that a new field is one line and a new table one block.

use super::checks::Finding;
use super::field::Expectation;
use super::{Date, Former, Id, Referent};
use serde::de::DeserializeOwned;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserializer, Serialize, Serializer};
use serde_json::{Value, json};
use std::any::Any;
use std::fmt;

/// Who may read a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    /// Anyone.
    Public,
    /// Anyone may read a part of it, which [`Record::tell`] makes.
    Partly,
    /// Only the offices. What holds or may hold the name of a person, or how to reach one, is private.
    Private,
}

/// How a record is known on every replica. What becomes of it when that to which it belongs is united with another follows
/// from this.
#[derive(Debug, Clone, Copy)]
pub enum KnownBy<R> {
    /// By an id that was drawn for it: it goes along as it is.
    Drawn,
    /// By an id that was drawn for it; of those that say all the same of the same one is enough.
    Content,
    /// By what it is of and what it says, from which its id derives: two of one id become one.
    Derived {
        /// The id; none where what it says is impossible.
        id: fn(&R) -> Option<Id>,
        /// What becomes of the kept one and the other.
        join: fn(&R, &R) -> R,
    },
    /// By what it is of and its number among those of the same, from 1: it becomes a further one.
    Numbered(fn(Id, usize) -> Id),
}

/// The words by which [`record!`](crate::domain::record) says who may read a field.
#[allow(non_upper_case_globals)]
pub(crate) mod privacy {
    use super::Privacy;
    pub const public: Privacy = Privacy::Public;
    pub const partly: Privacy = Privacy::Partly;
    pub const private: Privacy = Privacy::Private;
}

/// Name and nature of one field of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldInfo {
    /// The name in files: English, snake_case.
    pub name: &'static str,
    /// Whether a row without it is refused.
    pub required: bool,
    /// What its value must be.
    pub expects: Expectation,
    /// The list of codes that it takes, by the name of its type.
    pub codes: Option<&'static str>,
    /// The table to whose records it refers.
    pub refers: Option<&'static str>,
    /// Who may read it.
    pub privacy: Privacy,
}

/// A row of a table, seen field by field. Fields are numbered in the order of their declaration.
///
/// Methods that take a field number panic when it is not below `FIELDS.len()`.
pub trait Record: Clone + Default + PartialEq + Send + Sync + 'static {
    /// The table's name in files and storage.
    const TABLE: &'static str;
    /// What one row is.
    const DOC: &'static str;
    /// The names of the fields, in order: apart from what else is said of them, which nobody needs who only stores records.
    const NAMES: &'static [&'static str];
    /// The fields, in order. At most 63, so that a set of fields fits one word.
    const FIELDS: &'static [FieldInfo];
    /// The table to one of whose records every record of this one belongs, and with which it is deleted and united; none
    /// where it stands for itself.
    const OWNER: Option<&'static str>;

    /// How a record is known on every replica.
    const KNOWN_BY: KnownBy<Self>;

    /// Fields that say one thing together: where two offices have written them without knowing of each other, it is asked once,
    /// about the first that differs, and the others come from where the answer does.
    const ASKED_AS_ONE: &'static [usize];

    /// Fields that tell whose and when that is: of them nobody is asked, and they go along with the others.
    const GOES_ALONG: &'static [usize];

    /// What it belongs to; itself where it stands for itself.
    type Owner: Record;

    /// What the rules of the field say of it on the day `today`, beside the record to which it belongs where that is known.
    fn findings(&self, owner: Option<&Self::Owner>, today: Date) -> Vec<Finding>;
    /// The record to which it belongs.
    fn owner(&self) -> Option<Id>;
    /// Makes it belong to another; nothing happens where it stands for itself.
    fn set_owner(&mut self, owner: Id);
    /// Sees the records to which it refers, with their tables; among them that to which it belongs.
    fn references(&self, see: &mut dyn FnMut(&'static str, Id));
    /// Refers from now on to those that stand in their place.
    fn follow(&mut self, heir: &dyn Fn(&'static str, Id) -> Option<Id>);
    /// Adds to what is public of `whole`, which this is, what may be told of fields that are public in part.
    fn tell(&mut self, whole: &Self);

    /// The value of a field.
    fn value(&self, field: usize) -> &dyn AnyValue;
    /// The value of a field, to be changed.
    fn value_mut(&mut self, field: usize) -> &mut dyn AnyValue;

    /// Whether a field has the same value in both.
    fn same(&self, other: &Self, field: usize) -> bool {
        self.value(field).is_same(other.value(field))
    }
    /// Takes a field's value from another row.
    fn take(&mut self, field: usize, from: &Self) {
        self.value_mut(field).put(from.value(field));
    }
    /// Whether a field is in its empty state and need not be written.
    fn is_empty(&self, field: usize) -> bool {
        self.value(field).is_blank()
    }
    /// Whether it says anything in a field: the first code of a list is said too, where a record cannot be without one.
    fn says(&self, field: usize) -> bool {
        let info = &Self::FIELDS[field];
        !self.is_empty(field) || (info.required && info.codes.is_some())
    }
    /// Appends a field's value in the compact binary form.
    fn encode(&self, field: usize, out: &mut Vec<u8>) -> Result<(), postcard::Error> {
        self.value(field).pack(out)
    }
    /// Reads a field's value from the front of `bytes` and returns the rest.
    fn decode<'b>(&mut self, field: usize, bytes: &'b [u8]) -> Result<&'b [u8], postcard::Error> {
        self.value_mut(field).unpack(bytes)
    }
    /// Writes a field as an entry of a JSON object.
    fn write_entry<M: SerializeMap>(&self, field: usize, map: &mut M) -> Result<(), M::Error>;
    /// Reads a field's value after its key.
    fn read_entry<'de, A: MapAccess<'de>>(&mut self, field: usize, map: &mut A) -> Result<(), A::Error>;
    /// What a field holds, with unit and source. Not among [`FieldInfo`], so that it is only where a schema is written.
    fn field_doc(field: usize) -> &'static str;
    /// The JSON Schema of a field.
    fn field_schema(field: usize) -> Value;

    /// A field's value as JSON.
    fn to_json(&self, field: usize) -> Value {
        let map = serde_json::value::Serializer.serialize_map(Some(1));
        let object = map.and_then(|mut map| self.write_entry(field, &mut map).and_then(|()| map.end()));
        match object {
            Ok(Value::Object(object)) => object.into_iter().next().map(|(_, value)| value).unwrap_or_default(),
            _ => Value::Null,
        }
    }
    /// Reads a field's value from JSON.
    fn set_json(&mut self, field: usize, value: &Value) -> Result<(), serde_json::Error> {
        let entry = json!({ Self::NAMES[field]: value });
        Deserializer::deserialize_map(entry, OneEntry { record: self, field })
    }

    /// The number of the field of that name.
    fn field(name: &str) -> Option<usize> {
        Self::NAMES.iter().position(|known| *known == name)
    }
}

/// A value of whichever type: what records do with the values of their fields, compiled once for each type of them.
pub trait AnyValue: Any {
    /// Whether another is the same; one of another type is not.
    fn is_same(&self, other: &dyn AnyValue) -> bool;
    /// Takes another over; nothing happens where that is of another type.
    fn put(&mut self, from: &dyn AnyValue);
    /// Whether it is in its empty state.
    fn is_blank(&self) -> bool;
    /// Appends it in the compact binary form.
    fn pack(&self, out: &mut Vec<u8>) -> Result<(), postcard::Error>;
    /// Reads it from the front of `bytes` and returns the rest.
    fn unpack<'b>(&mut self, bytes: &'b [u8]) -> Result<&'b [u8], postcard::Error>;
}

impl<T: Serialize + DeserializeOwned + PartialEq + Clone + Default + 'static> AnyValue for T {
    fn is_same(&self, other: &dyn AnyValue) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref().is_some_and(|other| self == other)
    }
    fn put(&mut self, from: &dyn AnyValue) {
        let from: &dyn Any = from;
        if let Some(from) = from.downcast_ref() {
            self.clone_from(from);
        }
    }
    fn is_blank(&self) -> bool {
        *self == Self::default()
    }
    fn pack(&self, out: &mut Vec<u8>) -> Result<(), postcard::Error> {
        encode_value(self, out)
    }
    fn unpack<'b>(&mut self, bytes: &'b [u8]) -> Result<&'b [u8], postcard::Error> {
        let (read, rest) = postcard::take_from_bytes(bytes)?;
        *self = read;
        Ok(rest)
    }
}

/// A record of whichever table: what goes through its fields one by one, or asks to what it belongs, is compiled once, and
/// not once a table. Methods panic like those of [`Record`].
pub trait AnyRecord: Any + Send + Sync {
    /// The record to which it belongs, and the table of that.
    fn belongs_to(&self) -> Option<(&'static str, Id)>;
    /// Sees the records to which it refers, with their tables.
    fn each_reference(&self, see: &mut dyn FnMut(&'static str, Id));
    /// The value of a field.
    fn field_value(&self, field: usize) -> &dyn AnyValue;
    /// The value of a field, to be changed.
    fn field_value_mut(&mut self, field: usize) -> &mut dyn AnyValue;
    /// A record of the same table without any values.
    fn blank(&self) -> Box<dyn AnyRecord>;
    /// The same once more.
    fn copy(&self) -> Box<dyn AnyRecord>;
}

/// A record without any values. A function of its own in every table: there are many fields to make empty.
#[inline(never)]
pub(crate) fn blank<R: Record>() -> Box<dyn AnyRecord> {
    Box::new(R::default())
}

impl<R: Record> AnyRecord for R {
    fn belongs_to(&self) -> Option<(&'static str, Id)> {
        R::OWNER.zip(self.owner())
    }
    fn each_reference(&self, see: &mut dyn FnMut(&'static str, Id)) {
        self.references(see);
    }
    fn field_value(&self, field: usize) -> &dyn AnyValue {
        self.value(field)
    }
    fn field_value_mut(&mut self, field: usize) -> &mut dyn AnyValue {
        self.value_mut(field)
    }
    fn blank(&self) -> Box<dyn AnyRecord> {
        blank::<R>()
    }
    fn copy(&self) -> Box<dyn AnyRecord> {
        Box::new(self.clone())
    }
}

/// What goes field by field through records of one table. Of records of two tables one panics like [`Record`] does, or values of two
/// types are neither the same nor taken over.
impl dyn AnyRecord + '_ {
    /// Whether a field is in its empty state.
    pub fn lacks(&self, field: usize) -> bool {
        self.field_value(field).is_blank()
    }
    /// Appends a field's value in the compact binary form.
    pub fn pack_field(&self, field: usize, out: &mut Vec<u8>) -> Result<(), postcard::Error> {
        self.field_value(field).pack(out)
    }
    /// Reads a field's value from the front of `bytes` and returns the rest.
    pub fn unpack_field<'b>(&mut self, field: usize, bytes: &'b [u8]) -> Result<&'b [u8], postcard::Error> {
        self.field_value_mut(field).unpack(bytes)
    }
    /// Whether a field has the same value in another record of the same table.
    pub fn has_same(&self, other: &dyn AnyRecord, field: usize) -> bool {
        self.field_value(field).is_same(other.field_value(field))
    }
    /// Takes a field's value from another record of the same table.
    pub fn take_field(&mut self, field: usize, from: &dyn AnyRecord) {
        self.field_value_mut(field).put(from.field_value(field));
    }
}

impl<R: Record> Referent for R {
    const TABLE: Option<&'static str> = Some(R::TABLE);
    const FOLLOWED: bool = true;
}

impl<R: Record> Referent for Former<R> {
    const TABLE: Option<&'static str> = Some(R::TABLE);
    const FOLLOWED: bool = false;
}

/// A record of whichever table. What is said of it stays said of it.
impl Referent for dyn AnyRecord {
    const TABLE: Option<&'static str> = None;
    const FOLLOWED: bool = false;
}

/// Reads an object's only entry into a field.
struct OneEntry<'r, R> {
    record: &'r mut R,
    field: usize,
}

impl<'de, R: Record> Visitor<'de> for OneEntry<'_, R> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(R::NAMES[self.field])
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        map.next_key::<IgnoredAny>()?;
        self.record.read_entry(self.field, &mut map)
    }
}

/// Bytes that are appended to. What the library has for this copies texts byte by byte.
struct Onto<'v>(&'v mut Vec<u8>);

impl postcard::ser_flavors::Flavor for Onto<'_> {
    type Output = ();
    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }
    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.push(byte);
        Ok(())
    }
    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}

/// Appends a value in the compact binary form. Never inlined: fields of one type share the code, in whichever table.
#[inline(never)]
pub(crate) fn encode_value<T: Serialize>(value: &T, out: &mut Vec<u8>) -> Result<(), postcard::Error> {
    postcard::serialize_with_flavor(value, Onto(out))
}

/// Declares a table's row: a struct whose fields implement [`Field`], and its [`Record`].
///
/// Every field says who may read it: `public`, `private`, or `partly(tell)`, where `tell` adds what may be told of it. A table
/// whose records belong to those of another says so: `of Case by case`, and that field must be a `Ref<Case>`; one whose records
/// are not known by an id that was drawn for each says by what: `known by (KnownBy::Content)`; one whose fields have an order
/// when what they refer to has changed, which: `ordered by (Self::order)`; one that the rules of the field say something of,
/// how: `checked by (Self::check)`.
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        pub struct $Row:ident in $table:literal $(of $Owner:ident by $link:ident)? $(known by ($identity:expr))? $(ordered by ($order:path))? $(checked by ($check:path))? $(asked as one ($($asked:ident),+; with $($along:ident),+))? {
            $( $(#[doc = $field_doc:literal])+ $privacy:ident $(($told:path))? $field:ident: $Type:ty, )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $Row { $( $(#[doc = $field_doc])+ pub $field: $Type, )+ }

        const _: () = {
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Number { $($field),+ }

            /// The numbers of the fields.
            pub struct Numbers { $( $(#[doc = $field_doc])+ pub $field: usize, )+ }

            impl $Row {
                /// The number of every field, by its name.
                pub const AT: Numbers = Numbers { $( $field: Number::$field as usize, )+ };
            }

            impl $crate::domain::Record for $Row {
                const TABLE: &'static str = $table;
                const DOC: &'static str = concat!($($doc),+);
                const NAMES: &'static [&'static str] = &[ $( stringify!($field) ),+ ];
                const FIELDS: &'static [$crate::domain::FieldInfo] = &[ $( $crate::domain::FieldInfo {
                    name: stringify!($field),
                    required: <$Type as $crate::domain::Field>::REQUIRED,
                    expects: <$Type as $crate::domain::Field>::EXPECTS,
                    codes: <$Type as $crate::domain::Field>::CODES,
                    refers: <$Type as $crate::domain::Field>::REFERS,
                    privacy: {
                        $crate::domain::privacy_of!($privacy $($told)?);
                        $crate::domain::privacy::$privacy
                    },
                } ),+ ];
                const OWNER: Option<&'static str> = {
                    let owner: &[&str] = &[ $( <$crate::domain::$Owner as $crate::domain::Record>::TABLE )? ];
                    if owner.is_empty() { None } else { Some(owner[0]) }
                };

                const KNOWN_BY: $crate::domain::KnownBy<Self> = $crate::domain::known_by!($( $identity )?);
                const ASKED_AS_ONE: &'static [usize] = &[ $( $( Number::$asked as usize ),+ )? ];
                const GOES_ALONG: &'static [usize] = &[ $( $( Number::$along as usize ),+ )? ];

                type Owner = $crate::domain::owner_of!($($Owner)?);

                fn findings(&self, _owner: Option<&Self::Owner>, _today: $crate::domain::Date) -> Vec<$crate::domain::checks::Finding> {
                    let found: &[fn(&Self, Option<&Self::Owner>, $crate::domain::Date) -> Vec<$crate::domain::checks::Finding>] = &[ $( $check )? ];
                    found.iter().flat_map(|check| check(self, _owner, _today)).collect()
                }
                fn set_owner(&mut self, _owner: $crate::domain::Id) {
                    $( self.$link = $crate::domain::Ref::<$crate::domain::$Owner>::to(_owner); )?
                }
                fn owner(&self) -> Option<$crate::domain::Id> {
                    let owner: &[$crate::domain::Id] = &[ $( *self.$link )? ];
                    owner.first().copied()
                }
                fn references(&self, see: &mut dyn FnMut(&'static str, $crate::domain::Id)) {
                    $( if let Some(table) = <$Type as $crate::domain::Field>::REFERS {
                        $crate::domain::Field::references(&self.$field, &mut |id| see(table, id));
                    } )+
                }
                fn follow(&mut self, heir: &dyn Fn(&'static str, $crate::domain::Id) -> Option<$crate::domain::Id>) {
                    $( if let Some(table) = <$Type as $crate::domain::Field>::REFERS {
                        $crate::domain::Field::follow(&mut self.$field, &|id| heir(table, id));
                    } )+
                    $( $order(self); )?
                }
                fn tell(&mut self, whole: &Self) {
                    let told: &[fn(&mut Self, &Self)] = &[ $( $( $told, )? )+ ];
                    told.iter().for_each(|tell| tell(self, whole));
                }

                fn value(&self, number: usize) -> &dyn $crate::domain::AnyValue {
                    match number { $( n if n == Number::$field as usize => &self.$field, )+ _ => unreachable!("no such field") }
                }
                fn value_mut(&mut self, number: usize) -> &mut dyn $crate::domain::AnyValue {
                    match number { $( n if n == Number::$field as usize => &mut self.$field, )+ _ => unreachable!("no such field") }
                }
                fn write_entry<M: serde::ser::SerializeMap>(&self, number: usize, map: &mut M) -> Result<(), M::Error> {
                    match number {
                        $( n if n == Number::$field as usize => map.serialize_entry(stringify!($field), &self.$field), )+
                        _ => unreachable!("no such field"),
                    }
                }
                fn read_entry<'de, A: serde::de::MapAccess<'de>>(
                    &mut self,
                    number: usize,
                    map: &mut A,
                ) -> Result<(), A::Error> {
                    match number {
                        $( n if n == Number::$field as usize => { self.$field = map.next_value()?; } )+
                        _ => unreachable!("no such field"),
                    }
                    Ok(())
                }
                fn field_doc(number: usize) -> &'static str {
                    match number {
                        $( n if n == Number::$field as usize => concat!($($field_doc),+), )+
                        _ => unreachable!("no such field"),
                    }
                }
                fn field_schema(number: usize) -> serde_json::Value {
                    match number {
                        $( n if n == Number::$field as usize => <$Type as $crate::domain::Field>::schema(), )+
                        _ => unreachable!("no such field"),
                    }
                }
            }
        };
    };
}
pub(crate) use record;

/// What does not say by what it is known is known by an id that was drawn for it.
macro_rules! known_by {
    () => {
        $crate::domain::KnownBy::Drawn
    };
    ($identity:expr) => {
        $identity
    };
}
pub(crate) use known_by;

/// What belongs to nothing else is its own.
macro_rules! owner_of {
    () => {
        Self
    };
    ($Owner:ident) => {
        $crate::domain::$Owner
    };
}
pub(crate) use owner_of;

/// What is public in part says how, and nothing else does.
macro_rules! privacy_of {
    (public) => {};
    (private) => {};
    (partly $told:path) => {};
}
pub(crate) use privacy_of;
