//! What comes of a list.

use crate::replica::Knowledge;
use crate::workspace::Tables;

/// What of a list is to be put into the workspace.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The records that are not as they were.
    pub rows: Tables,
    /// How far has been seen with them.
    pub seen: Knowledge,
}
