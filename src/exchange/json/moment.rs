//! A moment as files state it.

use crate::domain::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A second in Universal Time, written `2026-11-23T02:00:00Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Moment(u64);

impl Moment {
    /// The second of a time in milliseconds since 1970.
    pub const fn from_millis(ms: u64) -> Self {
        Self(ms / 1000)
    }

    /// Milliseconds since 1970.
    pub const fn millis(self) -> u64 {
        self.0 * 1000
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = Date::default().plus_days((self.0 / 86_400) as i32);
        let second = self.0 % 86_400;
        write!(f, "{date}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
    }
}

impl FromStr for Moment {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (date, time) = text.strip_suffix('Z').and_then(|text| text.split_once('T')).ok_or(())?;
        let date: Date = date.parse().map_err(|_| ())?;
        let mut parts = time.splitn(3, ':').map(|part| if part.len() == 2 { part.parse::<u64>().ok() } else { None });
        let mut next = |below| parts.next().flatten().filter(|value| *value < below).ok_or(());
        let second = next(24)? * 3600 + next(60)? * 60 + next(60)?;
        let days = u64::try_from(date.days()).map_err(|_| ())?;
        Ok(Self(days * 86_400 + second))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| serde::de::Error::custom("not a moment of the form 2026-11-23T02:00:00Z"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_second_of_a_day_there_is() {
        let moment: Moment = "2026-11-23T02:03:04Z".parse().unwrap();
        assert_eq!(moment.millis(), 1_795_399_384_000);
        assert_eq!(moment.to_string(), "2026-11-23T02:03:04Z");
        assert!("2026-11-23T23:59:59Z".parse::<Moment>().is_ok());
        for odd in ["2026-11-23T24:00:00Z", "2026-11-23T23:60:00Z", "2026-11-23T23:59:60Z", "2026-11-31T00:00:00Z"] {
            assert!(odd.parse::<Moment>().is_err(), "{odd}");
        }
    }
}
