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

/// The end of the year 2100, in milliseconds since 1970: no clock that can be right shows a later time.
pub const LAST_MILLIS: u64 = 4_133_980_800_000;

impl Stamp {
    /// Milliseconds since 1970.
    pub const fn millis(self) -> u64 {
        self.time >> 16
    }

    /// This stamp, or that of what was never written where it has no time.
    pub(super) fn or_none(self) -> Self {
        if self.time == 0 { Self::default() } else { self }
    }

    /// The stamp of a value that was written at this very stamp beside another: just before it, by a number derived from the
    /// value.
    pub fn beside(self, value: &str) -> Self {
        let bits = value.bytes().fold(self.replica.0, |bits, byte| spread(bits ^ u64::from(byte)));
        Self { time: self.time.saturating_sub(1), replica: ReplicaId(bits) }
    }

    /// The stamp by which a change is known that was made under a clock beyond the year 2100; of all others their own.
    ///
    /// Such stamps come from a machine whose clock was set wrong, or from a file that was made to do harm, and whoever
    /// took them over would have to give stamps beyond them. Every place that meets one (store, journal, file) puts this
    /// one in its stead: of a replica of its own and so many centuries earlier, the same everywhere, and in the same order
    /// as before among themselves.
    pub const fn rectified(self) -> Self {
        const SPAN: u64 = LAST_MILLIS + 1;
        let spans = self.millis() / SPAN;
        if spans == 0 {
            return self;
        }
        let time = ((self.millis() % SPAN) << 16) | (self.time & 0xffff);
        Self { time, replica: ReplicaId(self.replica.0 ^ spread(spans)) }
    }
}

/// Bits that look random and are always the same for the same number (the finalizer of SplitMix64).
pub(super) const fn spread(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
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
    use std::collections::BTreeSet;

    #[test]
    fn stamps_sort_as_their_texts_do() {
        let earlier = Stamp { time: 9, replica: ReplicaId::new(u64::MAX) };
        let later = Stamp { time: 10, replica: ReplicaId::new(1) };
        assert!(earlier < later && earlier.to_string() < later.to_string());
        assert_eq!(later.to_string().parse(), Ok(later));
        assert!("10-1".parse::<Stamp>().is_err());
    }

    #[test]
    fn a_stamp_beyond_the_year_2100_becomes_one_before_it_and_keeps_its_place_among_its_like() {
        let at = |millis: u64| Stamp { time: millis << 16 | 7, replica: ReplicaId::new(1) };
        let last = at(LAST_MILLIS);
        assert_eq!(last.rectified(), last);
        let [one, other] = [at(LAST_MILLIS + 1), at(LAST_MILLIS + 2)].map(Stamp::rectified);
        assert!(one < other && other.millis() <= LAST_MILLIS);
        assert!(one.replica == other.replica && one.replica != last.replica);
        let latest = Stamp { time: u64::MAX, ..last }.rectified();
        assert!(latest.millis() <= LAST_MILLIS && latest.rectified() == latest);
    }

    #[test]
    fn changes_of_different_replicas_stay_different_when_their_stamps_are_rectified() {
        let of = |replica| Stamp { time: u64::MAX, replica: ReplicaId::new(replica) }.rectified();
        assert_eq!((0..500).map(of).collect::<BTreeSet<_>>().len(), 500);
    }

    #[test]
    fn values_that_were_written_at_one_stamp_come_to_stand_at_different_ones_beside_it() {
        let stamp = Stamp { time: 9, replica: ReplicaId::new(1) };
        let beside = |number: u32| stamp.beside(&format!("\"KUD {number}\""));
        assert!((0..500).all(|number| beside(number) < stamp));
        assert_eq!((0..500).map(beside).collect::<BTreeSet<_>>().len(), 500);
    }

    /// What is derived from them is in files, and must be the same whichever version of the program derives it.
    #[test]
    fn bits_are_spread_as_splitmix64_spreads_them() {
        let known = [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f];
        assert_eq!([0, 1, 2].map(|step: u64| spread(step.wrapping_mul(0x9e37_79b9_7f4a_7c15))), known);
    }
}
