//! Counts and money.

use crate::domain::{Expectation, Field};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Why a number is not acceptable.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// A count above ten million.
    #[error("a count of {0}, at most 10000000")]
    Count(u64),
    /// An amount beyond a thousand trillion rupiah.
    #[error("an amount of {0} rupiah, at most a thousand trillion")]
    Rupiah(i64),
}

/// A number of people, cooperatives or pieces: 0 to 10,000,000 (the province has 4.3 million people).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u32")]
pub struct Count(u32);

impl Count {
    /// The largest count.
    pub const MOST: u32 = 10_000_000;

    /// Accepts a number in range.
    pub fn new(number: u64) -> Result<Self, NumberError> {
        if number > u64::from(Self::MOST) { Err(NumberError::Count(number)) } else { Ok(Self(number as u32)) }
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl From<u16> for Count {
    fn from(number: u16) -> Self {
        Self(number.into())
    }
}

impl TryFrom<u64> for Count {
    type Error = NumberError;
    fn try_from(number: u64) -> Result<Self, NumberError> {
        Self::new(number)
    }
}

impl From<Count> for u32 {
    fn from(count: Count) -> u32 {
        count.0
    }
}

impl Field for Count {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Count;
    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 0, "maximum": Self::MOST })
    }
}

/// An amount of money in whole rupiah, down to minus and up to plus a thousand trillion (10¹⁵).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Rupiah(i64);

impl Rupiah {
    /// The largest amount: a thousand trillion, exactly representable in every JSON reader.
    pub const MOST: i64 = 1_000_000_000_000_000;

    /// Accepts an amount in range.
    pub fn new(amount: i64) -> Result<Self, NumberError> {
        if amount.unsigned_abs() > Self::MOST as u64 { Err(NumberError::Rupiah(amount)) } else { Ok(Self(amount)) }
    }

    /// The amount in rupiah.
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl TryFrom<i64> for Rupiah {
    type Error = NumberError;
    fn try_from(amount: i64) -> Result<Self, NumberError> {
        Self::new(amount)
    }
}

impl From<Rupiah> for i64 {
    fn from(amount: Rupiah) -> i64 {
        amount.0
    }
}

impl Field for Rupiah {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Rupiah;
    fn schema() -> Value {
        json!({ "type": "integer", "minimum": -Self::MOST, "maximum": Self::MOST, "description": "rupiah" })
    }
}
