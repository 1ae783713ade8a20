//! How often each table has changed, and what is derived of them: so that whoever shows one asks anew when that one changes.

use super::Tables;

/// Numbers that change whenever what they stand for does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Versions {
    /// Of the tables, in the order of [`Tables::NAMES`].
    pub tables: [u32; Tables::NAMES.len()],
    /// Of the index.
    pub index: u32,
}

impl Default for Versions {
    fn default() -> Self {
        Self { tables: [0; Tables::NAMES.len()], index: 0 }
    }
}

impl Versions {
    /// A table has changed.
    pub(super) fn change(&mut self, table: &str) {
        if let Some(at) = Tables::NAMES.iter().position(|name| *name == table) {
            self.tables[at] += 1;
        }
    }

    /// Any of them may have changed, and what is derived with them.
    pub(super) fn change_all(&mut self) {
        self.tables.iter_mut().for_each(|version| *version += 1);
        self.index += 1;
    }
}
