//! Identity of records.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use uuid::Uuid;

/// Identity of a record, the same on every replica.
///
/// A record made by a person gets a UUIDv7. A record with a natural key inside another (the report of a
/// cooperative for a year) gets a UUIDv5 of that key, so that two people who add the same one meet in it.
#[derive(Debug, Clone, Copy, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Uuid);

/// The name space of derived ids: the UUIDv5 of "selaras" in the name space of object identifiers.
const DERIVED: Uuid = Uuid::from_u128(0x6f1c_0a3e_52d4_5b8e_9a47_1d0c_63c0_7e11);

impl Id {
    /// A new id from the time in milliseconds since 1970 and ten random bytes.
    pub fn new(now_ms: u64, random: [u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(now_ms, &random).into_uuid())
    }

    /// The id of the record of `table` that has `key` inside `owner`.
    pub fn derived(table: &str, owner: Id, key: impl fmt::Display) -> Self {
        Self(Uuid::new_v5(&DERIVED, format!("{table}/{owner}/{key}").as_bytes()))
    }

    /// Whether it is that of a record with a natural key inside another: whoever makes the same record gets the same.
    pub fn is_derived(&self) -> bool {
        self.0.get_version() == Some(uuid::Version::Sha1)
    }

    /// The JSON Schema of an id.
    pub fn schema() -> Value {
        json!({ "type": "string", "format": "uuid" })
    }

    /// The sixteen bytes.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// The id of sixteen bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// A number that spreads ids evenly over buckets: their last eight bytes are random or a digest.
    pub fn spread(&self) -> u64 {
        self.0.as_u128() as u64
    }
}

// Whole registers are looked up by id, and sixteen single bytes take several times as long as two numbers.
impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_u128() == other.0.as_u128()
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let (high, low) = self.0.as_u64_pair();
        hasher.write_u64(high);
        hasher.write_u64(low);
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self)
    }
}
