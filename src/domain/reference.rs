//! What a field refers to, said by its type.

use super::{Entry, Expectation, Field, Id};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};
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
    const REFERS: Option<&'static str> = T::TABLE;
    /// That of the id of what it refers to, so that a file's schema says what that is.
    fn schema() -> Value {
        T::TABLE.map_or_else(Id::schema, |table| json!({ "$ref": format!("#/$defs/{table}/properties/id") }))
    }
    fn references(&self, see: &mut dyn FnMut(Id)) {
        if T::FOLLOWED {
            see(self.0);
        }
    }
    fn follow(&mut self, heir: &dyn Fn(Id) -> Option<Id>) {
        if T::FOLLOWED {
            self.0 = heir(self.0).unwrap_or(self.0);
        }
    }
}

/// Records name others in lists, too.
impl<T: Referent + ?Sized> Entry for Ref<T> {
    const REFERS: Option<&'static str> = T::TABLE;
    fn schema() -> Value {
        <Self as Field>::schema()
    }
    fn references(&self, see: &mut dyn FnMut(Id)) {
        Field::references(self, see);
    }
    fn follow(&mut self, heir: &dyn Fn(Id) -> Option<Id>) {
        Field::follow(self, heir);
    }
}

/// A table that there is not, with a reference of every kind.
#[cfg(test)]
#[allow(dead_code)]
pub(crate) mod made_up {
    use crate::domain::{AnyRecord, Cooperative, Former, Ref, record};

    record! {
        /// A training.
        pub struct Training in "trainings" of Cooperative by cooperative {
            /// Who is trained.
            public cooperative: Ref<Cooperative>,
            /// Who trains.
            public trainer: Option<Ref<Cooperative>>,
            /// Who comes along.
            public guests: Vec<Ref<Cooperative>>,
            /// The training that it goes on from.
            public after: Option<Ref<Training>>,
            /// Whom it was meant for before that became another.
            public planned: Option<Ref<Former<Cooperative>>>,
            /// Whatever it is about.
            public about: Option<Ref<dyn AnyRecord>>,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::made_up::Training;
    use super::*;
    use crate::domain::Record;

    fn id(number: u8) -> Id {
        Id::new(1, [number; 10])
    }

    #[test]
    fn a_field_says_by_its_type_to_which_table_it_refers() {
        let refers: Vec<_> = Training::FIELDS.iter().map(|info| info.refers).collect();
        let cooperatives = Some("cooperatives");
        assert_eq!(refers, [cooperatives, cooperatives, cooperatives, Some("trainings"), cooperatives, None]);
    }

    #[test]
    fn a_reference_is_written_like_the_id_that_it_is() {
        let reference: Ref<Training> = Ref::to(id(1));
        assert_eq!(serde_json::to_string(&reference).unwrap(), serde_json::to_string(&id(1)).unwrap());
        assert_eq!(postcard::to_allocvec(&reference).unwrap(), postcard::to_allocvec(&id(1)).unwrap());
        assert_eq!(serde_json::from_value::<Ref<Training>>(json!(id(1))).unwrap(), id(1));
        assert_eq!((reference.to_string(), format!("{reference:?}")), (id(1).to_string(), format!("{:?}", id(1))));
    }

    #[test]
    fn references_follow_except_to_what_a_record_was_and_to_what_it_speaks_of() {
        let all = |of| Training {
            cooperative: Ref::to(of),
            trainer: Some(Ref::to(of)),
            guests: vec![Ref::to(id(2)), Ref::to(of), Ref::to(id(3))],
            after: Some(Ref::to(of)),
            planned: Some(Ref::to(id(1))),
            about: Some(Ref::to(id(1))),
        };
        let mut training = all(id(1));
        training.follow(&|table, of| (table == "cooperatives" && of == id(1)).then_some(id(2)));
        // Two guests have become one.
        let guests = vec![Ref::to(id(2)), Ref::to(id(3))];
        assert_eq!(training, Training { guests, after: Some(Ref::to(id(1))), ..all(id(2)) });
    }
}
