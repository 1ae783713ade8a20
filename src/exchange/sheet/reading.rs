//! A sheet that is read under a plan, and what it is read beside.

use super::book::Sheet;
use super::plan::{Laid, Plan};
use crate::exchange::json::Progress;
use crate::workspace::Tables;

/// What a sheet is read with, and beside.
pub struct Reading<'r, 'p> {
    /// The sheet.
    pub sheet: &'r Sheet,
    /// What its rows are, and how its columns are written.
    pub laid: &'r Laid,
    /// What it means.
    pub plan: &'r Plan,
    /// The register.
    pub tables: &'r Tables,
    /// The time, milliseconds since 1970, of which new records get their ids.
    pub now_ms: u64,
    /// Chance for these ids.
    pub chance: [u8; 10],
    /// How far it is.
    pub progress: Progress<'p>,
}
