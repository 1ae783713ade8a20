//! Counts, money and quantities.

use crate::domain::{Expectation, Field};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};
use std::fmt;

/// Why a number is not acceptable.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// A count above ten million.
    #[error("a count of {0}, at most 10000000")]
    Count(u64),
    /// A total above a thousand trillion.
    #[error("a total of {0}, at most a thousand trillion")]
    Total(u64),
    /// An amount beyond a thousand trillion rupiah.
    #[error("an amount of {0} rupiah, at most a thousand trillion")]
    Rupiah(i64),
    /// A quantity beyond a hundred billion, or with more than four decimals.
    #[error("a quantity of {0}, at most a hundred billion with four decimals")]
    Quantity(String),
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

/// A total of people, things or rupiah, as it is published of an area: 0 to a thousand trillion (10¹⁵). It is kept as a
/// [`Count`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Total(u64);

impl Total {
    /// The largest total, exactly representable in every JSON reader.
    pub const MOST: u64 = 1_000_000_000_000_000;

    /// Accepts a number in range.
    pub fn new(number: u64) -> Result<Self, NumberError> {
        if number > Self::MOST { Err(NumberError::Total(number)) } else { Ok(Self(number)) }
    }

    /// The number.
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl From<u16> for Total {
    fn from(number: u16) -> Self {
        Self(number.into())
    }
}

impl From<Count> for Total {
    fn from(count: Count) -> Self {
        Self(count.get().into())
    }
}

impl TryFrom<u64> for Total {
    type Error = NumberError;
    fn try_from(number: u64) -> Result<Self, NumberError> {
        Self::new(number)
    }
}

impl From<Total> for u64 {
    fn from(total: Total) -> u64 {
        total.0
    }
}

impl Field for Total {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Total;
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

/// A quantity as targets are stated: `2,5`, `53,99`, `1.219`, down to minus and up to plus a hundred billion, exact to four
/// decimals. Kept as a number of ten-thousandths, so that what is added up is what stands printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(i64);

impl Quantity {
    /// The largest quantity. With four decimals it has fifteen digits, which every JSON reader holds exactly.
    pub const MOST: i64 = 100_000_000_000;

    /// So many parts make one.
    pub const ONE: i64 = 10_000;

    /// Accepts a number of ten-thousandths in range.
    pub fn of_parts(parts: i128) -> Result<Self, NumberError> {
        let is_in_range = parts.unsigned_abs() <= (Self::MOST * Self::ONE) as u128;
        if is_in_range { Ok(Self(parts as i64)) } else { Err(NumberError::Quantity(parts.to_string())) }
    }

    /// The number of ten-thousandths.
    pub const fn parts(self) -> i64 {
        self.0
    }

    /// The nearest number of the kind that charts and tables of other programs take.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Self::ONE as f64
    }

    fn of_f64(number: f64) -> Result<Self, NumberError> {
        let error = || NumberError::Quantity(number.to_string());
        let parts = (number * Self::ONE as f64).round();
        let decimal = Self::of_parts(parts as i128).map_err(|_| error())?;
        // What has more decimals is another number.
        if decimal.to_f64() == number { Ok(decimal) } else { Err(error()) }
    }
}

impl From<u32> for Quantity {
    fn from(number: u32) -> Self {
        Self(i64::from(number) * Self::ONE)
    }
}

/// With a point and without zeros behind the last decimal: `53.99`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, parts) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, rest) = (parts / Self::ONE as u64, parts % Self::ONE as u64);
        if rest == 0 {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{}", format!("{rest:04}").trim_end_matches('0'))
        }
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() && self.0 % Self::ONE != 0 {
            serializer.serialize_f64(self.to_f64())
        } else if serializer.is_human_readable() {
            serializer.serialize_i64(self.0 / Self::ONE)
        } else {
            serializer.serialize_i64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = if deserializer.is_human_readable() {
            Self::of_f64(f64::deserialize(deserializer)?)
        } else {
            Self::of_parts(i64::deserialize(deserializer)?.into())
        };
        read.map_err(serde::de::Error::custom)
    }
}

impl Field for Quantity {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Quantity;
    fn schema() -> Value {
        json!({ "type": "number", "minimum": -Self::MOST, "maximum": Self::MOST, "description": "at most four decimals" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_target_is_kept_as_it_stands_printed() {
        for (written, parts) in [("53.99", 539_900), ("2.5", 25_000), ("-0.0001", -1), ("1219", 12_190_000)] {
            let decimal: Quantity = serde_json::from_str(written).unwrap();
            assert_eq!(decimal.parts(), parts, "{written}");
            assert_eq!(
                (decimal.to_string(), serde_json::to_string(&decimal).unwrap()),
                (written.into(), written.into())
            );
        }
    }

    #[test]
    fn a_total_that_was_kept_as_a_count_is_read() {
        for number in [0, 7, 3_027, Count::MOST] {
            let count = Count::new(number.into()).unwrap();
            let bytes = postcard::to_allocvec(&count).unwrap();
            assert_eq!(postcard::from_bytes::<Total>(&bytes).unwrap(), count.into());
            let text = serde_json::to_string(&count).unwrap();
            assert_eq!(serde_json::from_str::<Total>(&text).unwrap(), count.into());
        }
        assert!(serde_json::from_str::<Total>("1000000000000001").is_err());
    }

    #[test]
    fn what_is_finer_or_larger_is_refused() {
        for written in ["0.00001", "53.99001", "100000000000.0001", "1e300", "-1e12", "\"2\""] {
            assert!(serde_json::from_str::<Quantity>(written).is_err(), "{written}");
        }
    }

    proptest! {
        #[test]
        fn every_quantity_is_read_as_it_was_written(parts in -Quantity::MOST * Quantity::ONE..=Quantity::MOST * Quantity::ONE) {
            let decimal = Quantity::of_parts(parts.into()).unwrap();
            let text = serde_json::to_string(&decimal).unwrap();
            prop_assert_eq!(serde_json::from_str::<Quantity>(&text).unwrap(), decimal);
            prop_assert_eq!(&text, &decimal.to_string());
            let bytes = postcard::to_allocvec(&decimal).unwrap();
            prop_assert_eq!(postcard::from_bytes::<Quantity>(&bytes).unwrap(), decimal);
        }
    }
}
