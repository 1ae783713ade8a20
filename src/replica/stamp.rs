//! The time and place of a change.

use crate::domain::read_text;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Why a text is not a stamp or a replica's id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a stamp: 16 hexadecimal digits of time, '-', 16 of the replica")]
pub struct StampError(String);

/// A replica: one install of the program, known by 64 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ReplicaId(u64);

impl ReplicaId {
    /// The replica of these random bits.
    pub const fn new(random: u64) -> Self {
        Self(random)
    }

    /// The bits.
    pub const fn bits(self) -> u64 {
        self.0
    }
}

/// When and by whom a field was last changed. Later stamps are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Stamp {
    /// Milliseconds since 1970 in the upper 48 bits, a counter within the millisecond in the next 8,
    /// the tab of the browser in the last 8.
    pub time: u64,
    /// The replica that made the change.
    pub replica: ReplicaId,
}

impl Stamp {
    /// Milliseconds since 1970.
    pub const fn millis(self) -> u64 {
        self.time >> 16
    }
}

fn hex(text: &str) -> Option<u64> {
    let digits = text.len() == 16 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    digits.then(|| u64::from_str_radix(text, 16).ok()).flatten()
}

fn error(text: &str) -> StampError {
    StampError(text.chars().take(40).collect())
}

impl fmt::Display for ReplicaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for ReplicaId {
    type Err = StampError;
    fn from_str(text: &str) -> Result<Self, StampError> {
        hex(text).map(Self).ok_or_else(|| error(text))
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}-{}", self.time, self.replica)
    }
}

impl FromStr for Stamp {
    type Err = StampError;
    fn from_str(text: &str) -> Result<Self, StampError> {
        let (time, replica) = text.split_once('-').ok_or_else(|| error(text))?;
        Ok(Self { time: hex(time).ok_or_else(|| error(text))?, replica: replica.parse().map_err(|_| error(text))? })
    }
}

macro_rules! as_text {
    ($($Type:ty),+) => { $(
        impl Serialize for $Type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $Type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read_text(deserializer, str::parse)
            }
        }
    )+ };
}
as_text!(ReplicaId, Stamp);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_sort_as_their_texts_do() {
        let earlier = Stamp { time: 9, replica: ReplicaId::new(u64::MAX) };
        let later = Stamp { time: 10, replica: ReplicaId::new(1) };
        assert!(earlier < later && earlier.to_string() < later.to_string());
        assert_eq!(later.to_string().parse(), Ok(later));
        assert!("10-1".parse::<Stamp>().is_err());
    }
}
