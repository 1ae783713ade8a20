//! How far a place has come: `localStorage` and its copy in the database each carry the number of the last change.

use std::collections::BTreeMap;

/// How many changes a place has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Turn {
    /// The number of the last change.
    pub number: u64,
    /// Whether others followed that were made without a look at the other place, which may have come further.
    pub is_apart: bool,
}

/// What was found of shelf and copy at the start of a visit.
#[derive(Debug)]
pub enum Found {
    /// Both are the same now.
    Alike,
    /// The copy has changes that the shelf has lost, and the shelf has others that were made without them: the whole copy,
    /// to be merged. The copy stays as it is until the shelf has taken it over.
    Apart(BTreeMap<String, String>),
}

const APART: char = '+';

impl Turn {
    /// The turn of a text. Where something else was put there, nothing is known of any change.
    pub fn read(text: Option<&str>) -> Self {
        let text = text.unwrap_or_default().trim();
        Self { number: text.trim_end_matches(APART).parse().unwrap_or_default(), is_apart: text.ends_with(APART) }
    }

    /// Its text.
    #[cfg(any(feature = "web", test))]
    pub fn text(self) -> String {
        if self.is_apart { format!("{}{APART}", self.number) } else { self.number.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_is_read_as_it_was_written_and_nonsense_is_none() {
        for turn in [Turn { number: 7, is_apart: false }, Turn { number: 7, is_apart: true }, Turn::default()] {
            assert_eq!(Turn::read(Some(&turn.text())), turn);
        }
        assert_eq!((Turn::read(None), Turn::read(Some("x"))), (Turn::default(), Turn::default()));
    }
}
