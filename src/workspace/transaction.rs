//! What a command does: edits of any tables that are done, kept and undone together.

use super::packed::Edit;

/// Edits that are done, kept and undone together.
#[derive(Debug, Clone, Default)]
pub struct Transaction {
    /// The edits, in order.
    pub edits: Vec<Edit>,
}

impl Transaction {
    /// One edit.
    pub fn of(edit: impl Into<Edit>) -> Self {
        Self { edits: vec![edit.into()] }
    }

    /// The transaction that takes this one back.
    pub fn inverse(&self) -> Self {
        Self { edits: self.edits.iter().rev().map(Edit::inverse).collect() }
    }
}
