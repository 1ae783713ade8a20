//! Text as people type it, made safe to keep: trimmed, without control characters, of bounded length.

use crate::domain::{Expectation, Field, read_text};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};
use std::fmt;
use std::ops::Deref;

/// Why a text is not acceptable.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Longer than the field holds.
    #[error("text of {length} characters, at most {most}")]
    TooLong {
        /// Characters found.
        length: usize,
        /// Characters allowed.
        most: usize,
    },
    /// A control character other than a line break.
    #[error("a control character (U+{0:04X})")]
    Control(u32),
}

/// Text of at most `MOST` characters. Never interpreted as HTML or as a formula.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextOf<const MOST: usize>(Box<str>);

impl<const MOST: usize> Clone for TextOf<MOST> {
    /// Never inlined: most fields of records are texts, and every record is cloned.
    #[inline(never)]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// A name, a number, an address: one line, up to 300 characters.
pub type Text = TextOf<300>;
/// A remark or a source: up to 4,000 characters, line breaks allowed.
pub type Note = TextOf<4000>;

/// A text of at most so many characters as it is kept: trimmed, line breaks as `\n`.
pub fn text_within(text: &str, most: usize) -> Result<String, TextError> {
    let text = text.trim();
    let length = text.chars().count();
    if length > most {
        return Err(TextError::TooLong { length, most });
    }
    if let Some(control) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(TextError::Control(control as u32));
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

impl<const MOST: usize> TextOf<MOST> {
    /// Accepts a text, trimmed; line breaks become `\n`.
    pub fn new(text: &str) -> Result<Self, TextError> {
        if Self::is_plain(text) {
            return Ok(Self(text.into()));
        }
        text_within(text, MOST).map(|text| Self(text.into()))
    }

    /// Whether a text, like almost all there are, is in order at a glance: whole registers are read text by text.
    fn is_plain(text: &str) -> bool {
        let text = text.as_bytes();
        text.len() <= MOST
            && text.first() != Some(&b' ')
            && text.last() != Some(&b' ')
            && text.iter().all(|byte| (b' '..=b'~').contains(byte))
    }

    /// The text, or nothing when it is empty.
    pub fn optional(text: &str) -> Result<Option<Self>, TextError> {
        Self::new(text).map(|text| (!text.0.is_empty()).then_some(text))
    }

    /// A text of the program's own, cut to what the field holds.
    pub fn cut(text: &str) -> Self {
        let clean: String = text.chars().filter(|c| !c.is_control()).take(MOST).collect();
        Self(clean.trim().into())
    }
}

impl<const MOST: usize> Serialize for TextOf<MOST> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de, const MOST: usize> Deserialize<'de> for TextOf<MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, Self::new)
    }
}

impl<const MOST: usize> Deref for TextOf<MOST> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MOST: usize> fmt::Display for TextOf<MOST> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const MOST: usize> Field for TextOf<MOST> {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Text(MOST);
    fn schema() -> Value {
        json!({ "type": "string", "maxLength": MOST })
    }
}

/// Nomor Induk Koperasi, the national number of a cooperative.
///
/// Observed as 13 digits whose first four are the BPS code of the district; other forms are kept and
/// warned about, never refused (FACTS 1.1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Nik(TextOf<40>);

impl Nik {
    /// Accepts any short text; see [`Nik::is_well_formed`].
    pub fn new(text: &str) -> Result<Option<Self>, TextError> {
        Ok(TextOf::optional(text.trim().trim_start_matches('\''))?.map(Self))
    }

    /// Whether it has the observed form of 13 digits.
    pub fn is_well_formed(&self) -> bool {
        self.0.len() == 13 && self.0.bytes().all(|b| b.is_ascii_digit())
    }

    /// The four digits of the BPS district code, where the number has them.
    pub fn district_digits(&self) -> Option<&str> {
        self.is_well_formed().then(|| &self.0[..4])
    }
}

impl Deref for Nik {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Field for Nik {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Text(40);
    fn schema() -> Value {
        json!({ "type": "string", "maxLength": 40, "description": "13 digits expected" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_nik_of_thirteen_digits_names_its_district() {
        let nik = Nik::new(" '6305010020001").unwrap().unwrap();
        assert_eq!(nik.district_digits(), Some("6305"));
        assert!(!Nik::new("63-05").unwrap().unwrap().is_well_formed());
        assert_eq!(Nik::new("  ").unwrap(), None);
    }

    #[test]
    fn text_is_trimmed_bounded_and_free_of_control_characters() {
        assert_eq!(&*Text::new("  KUD Maju\r\nBersama ").unwrap(), "KUD Maju\nBersama");
        assert_eq!(Text::new(&"x".repeat(301)), Err(TextError::TooLong { length: 301, most: 300 }));
        assert_eq!(Text::new("a\u{0}b"), Err(TextError::Control(0)));
    }

    proptest! {
        #[test]
        fn a_plain_text_is_taken_as_any_other(text in "[ -~\t\r\n\u{0}]{0,12}|[ -~]{8,12}") {
            // With a space before it, a text is not plain; it is trimmed to the same.
            prop_assert_eq!(TextOf::<10>::new(&text), TextOf::<10>::new(&format!(" {text}")));
        }
    }
}
