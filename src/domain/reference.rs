//! What a field refers to, said by its type.

use super::{Entry, Expectation, Field, Id};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Deref;

/// The id of a `T`, as a field holds it. It is written like any id, and what the program does with references (hands them on
/// when two records become one, tells them in the schema) it knows by their type.
pub struct Ref<T: ?Sized>(Id, PhantomData<fn(&T)>);

/// What can be referred to.
pub trait Referent: 'static {
    /// The table of which it is; none where another field says so.
    const TABLE: Option<&'static str>;
    /// Whether the reference is one to the record that it becomes, when it is united with another.
    const FOLLOWED: bool;
}

/// A record for which another has stood since: it has become that, and never anything else.
pub struct Former<R>(PhantomData<fn(&R)>);

impl<T: ?Sized> Ref<T> {
    /// The reference to the record of that id.
    pub const fn to(id: Id) -> Self {
        Self(id, PhantomData)
    }
}

impl<T: ?Sized> Deref for Ref<T> {
    type Target = Id;
    fn deref(&self) -> &Id {
        &self.0
    }
}

impl<T: ?Sized> From<Id> for Ref<T> {
    fn from(id: Id) -> Self {
        Self::to(id)
    }
}

// Deriving these would ask them of what is referred to.
impl<T: ?Sized> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Ref<T> {}

impl<T: ?Sized> Default for Ref<T> {
    fn default() -> Self {
        Self::to(Id::default())
    }
}

impl<T: ?Sized> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: ?Sized> Eq for Ref<T> {}

impl<T: ?Sized> PartialEq<Id> for Ref<T> {
    fn eq(&self, id: &Id) -> bool {
        self.0 == *id
    }
}

impl<T: ?Sized> PartialEq<Ref<T>> for Id {
    fn eq(&self, reference: &Ref<T>) -> bool {
        *self == reference.0
    }
}

impl<T: ?Sized> PartialOrd for Ref<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized> Ord for Ref<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T: ?Sized> Hash for Ref<T> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.hash(hasher);
    }
}

impl<T: ?Sized> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<T: ?Sized> fmt::Display for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<T: ?Sized> Serialize for Ref<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: ?Sized> Deserialize<'de> for Ref<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Id::deserialize(deserializer).map(Self::to)
    }
}

impl<T: Referent + ?Sized> Field for Ref<T> {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Id;
    fn schema() -> Value {
        Id::schema()
    }
}

/// Records name others in lists, too.
impl<T: Referent + ?Sized> Entry for Ref<T> {
    fn schema() -> Value {
        <Self as Field>::schema()
    }
}
