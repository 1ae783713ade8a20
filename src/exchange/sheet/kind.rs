//! The kinds of lists.

use serde::{Deserialize, Serialize};

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// Cooperatives, with what belongs to them.
    #[default]
    Cooperatives,
    /// Figures of areas: totals without rows.
    Figures,
}
