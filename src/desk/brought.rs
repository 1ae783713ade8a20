//! Records that were made elsewhere, of the very records that are open.

use crate::replica::Knowledge;
use crate::storage::Packed;
use crate::workspace::Tables;

/// Records to be put into the workspace or in its place.
#[derive(Debug)]
pub struct Brought<B> {
    /// The records.
    pub rows: Tables,
    /// How far has been seen with them.
    pub seen: Knowledge,
    /// The same, as they are to be stored, of tables of which the workspace has no others.
    pub packed: Vec<Packed<B>>,
}

impl<B> Default for Brought<B> {
    fn default() -> Self {
        Self { rows: Tables::default(), seen: Knowledge::default(), packed: Vec::new() }
    }
}
