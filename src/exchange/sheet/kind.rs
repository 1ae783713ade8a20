//! The kinds of lists.

use super::listable::LISTABLE;
use crate::domain::{Cooperative, Record};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListKind {
    /// Cooperatives, with what belongs to them.
    #[default]
    Cooperatives,
    /// Figures of areas: totals without rows.
    Figures,
    /// Records of a table that belong to cooperatives.
    Records(&'static str),
}

/// By what plans call lists of figures.
const FIGURES: &str = "figures";

impl ListKind {
    /// All kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Cooperatives, Self::Figures].into_iter().chain(LISTABLE.iter().map(|table| Self::Records(table)))
    }

    /// The name under which a kept plan knows it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cooperatives => Cooperative::TABLE,
            Self::Figures => FIGURES,
            Self::Records(table) => table,
        }
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::all().find(|kind| kind.code() == code)
    }
}

impl Serialize for ListKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for ListKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::of_code(&code).ok_or_else(|| D::Error::custom("no such kind of list"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_its_name() {
        for kind in ListKind::all() {
            assert_eq!(serde_json::from_value::<ListKind>(serde_json::to_value(kind).unwrap()).unwrap(), kind);
        }
        // As plans of before have them.
        assert_eq!(serde_json::from_str::<ListKind>("\"cooperatives\"").unwrap(), ListKind::Cooperatives);
        assert!(serde_json::from_str::<ListKind>("\"lain\"").is_err());
    }
}
