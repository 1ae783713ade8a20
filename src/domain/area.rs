//! Codes of administrative areas.

use crate::domain::{Expectation, Field, compact};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};
use std::fmt;
use std::str::FromStr;

/// Why a text is not an area code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not an area code of the form 63, 63.05, 63.05.01 or 63.05.01.2001")]
pub struct AreaError(String);

/// How fine an area is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaLevel {
    /// Provinsi.
    Province,
    /// Kabupaten or kota.
    District,
    /// Kecamatan.
    Subdistrict,
    /// Desa or kelurahan.
    Village,
}

/// A code of the Ministry of Home Affairs (Kepmendagri 300.2.2-2430/2025): `63`, `63.05`, `63.05.01`, `63.05.01.2001`.
///
/// Kept as its digits, so that it is small and sorts as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaCode(u64);

impl AreaCode {
    /// The code of these digits; for tables of the program's own.
    pub const fn from_digits(digits: u64) -> Self {
        Self(digits)
    }

    /// The level, from the number of digits.
    pub const fn level(self) -> AreaLevel {
        match self.0 {
            0..100 => AreaLevel::Province,
            100..10_000 => AreaLevel::District,
            10_000..1_000_000 => AreaLevel::Subdistrict,
            _ => AreaLevel::Village,
        }
    }

    /// The district in which the area lies; none for a province.
    pub fn district(self) -> Option<AreaCode> {
        match self.level() {
            AreaLevel::Province => None,
            AreaLevel::District => Some(self),
            AreaLevel::Subdistrict => Some(Self(self.0 / 100)),
            AreaLevel::Village => Some(Self(self.0 / 1_000_000)),
        }
    }

    /// The province in which the area lies.
    pub const fn province(self) -> AreaCode {
        match self.level() {
            AreaLevel::Province => self,
            AreaLevel::District => Self(self.0 / 100),
            AreaLevel::Subdistrict => Self(self.0 / 10_000),
            AreaLevel::Village => Self(self.0 / 100_000_000),
        }
    }

    /// Whether `other` is this area or lies in it.
    pub fn contains(self, other: AreaCode) -> bool {
        self == other
            || match self.level() {
                AreaLevel::Province => other.province() == self,
                AreaLevel::District => other.district() == Some(self),
                AreaLevel::Subdistrict => other.level() == AreaLevel::Village && other.0 / 10_000 == self.0,
                AreaLevel::Village => false,
            }
    }

    /// The digits without dots, as the statistics office writes district codes.
    pub const fn digits(self) -> u64 {
        self.0
    }

    fn checked(digits: u64) -> Result<Self, AreaError> {
        if matches!(digits, 11..=99 | 1101..=9999 | 110_101..=999_999 | 1_101_011_001..=9_999_999_999) {
            Ok(Self(digits))
        } else {
            Err(AreaError(digits.to_string()))
        }
    }
}

impl Default for AreaCode {
    /// The nation's first code: only for a row under construction.
    fn default() -> Self {
        Self(11)
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = self.0;
        match self.level() {
            AreaLevel::Province => write!(f, "{n}"),
            AreaLevel::District => write!(f, "{}.{:02}", n / 100, n % 100),
            AreaLevel::Subdistrict => write!(f, "{}.{:02}.{:02}", n / 10_000, n / 100 % 100, n % 100),
            AreaLevel::Village => {
                write!(f, "{}.{:02}.{:02}.{:04}", n / 100_000_000, n / 1_000_000 % 100, n / 10_000 % 100, n % 10_000)
            }
        }
    }
}

impl FromStr for AreaCode {
    type Err = AreaError;
    fn from_str(text: &str) -> Result<Self, AreaError> {
        let error = || AreaError(text.chars().take(20).collect());
        let mut digits = 0_u64;
        let mut parts = 0;
        for (part, length) in text.split('.').zip([2, 2, 2, 4]) {
            if part.len() != length || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(error());
            }
            digits = digits * 10_u64.pow(length as u32) + part.parse::<u64>().map_err(|_| error())?;
            parts += 1;
        }
        if parts != text.split('.').count() { Err(error()) } else { Self::checked(digits).map_err(|_| error()) }
    }
}

impl Serialize for AreaCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        compact::serialize(self, self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for AreaCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        compact::deserialize(deserializer, str::parse, Self::checked)
    }
}

impl Field for AreaCode {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Area;
    fn schema() -> Value {
        json!({ "type": "string", "pattern": "^[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{4})?)?)?$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_and_write_alike_and_know_what_they_lie_in() {
        for text in ["63", "63.05", "63.05.01", "63.05.01.2001"] {
            let code: AreaCode = text.parse().unwrap();
            assert_eq!(code.to_string(), text);
            assert!(AreaCode::from_digits(63).contains(code));
        }
        let village: AreaCode = "63.05.01.2001".parse().unwrap();
        assert_eq!(village.district().unwrap().to_string(), "63.05");
        assert!(!AreaCode::from_digits(6304).contains(village));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "6", "6305", "63.5", "63.05.1", "63.05.01.20011", "63.05.01.2001.1", "aa.bb", "00"] {
            assert!(text.parse::<AreaCode>().is_err(), "{text}");
        }
    }
}
