//! What comes of a list.

use crate::replica::{Knowledge, Stamp};
use crate::workspace::Tables;

/// What of a list is to be put into the workspace.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The records that are not as they were.
    pub rows: Tables,
    /// How far has been seen with them.
    pub seen: Knowledge,
}

impl Outcome {
    /// Records written at `stamp` by whoever had `seen` so much before.
    pub(super) fn at(stamp: Stamp, rows: Tables, seen: &Knowledge) -> Self {
        let mut seen = seen.clone();
        seen.observe(stamp);
        Self { rows, seen }
    }
}
