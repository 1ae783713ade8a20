//! The addresses of the destination Analisis.

use crate::i18n::Lang;

/// The path of the destination.
pub const PATH: &str = "/analisis";
/// The path of what was frozen.
pub const SNAPSHOTS_PATH: &str = "/analisis/potret";

/// What something is called.
type Called = fn(Lang) -> &'static str;

/// The tabs of the destination: their paths, and what they are called. The first is the destination itself.
pub const TABS: &[(&str, Called)] = &[(PATH, Lang::part_changes), (SNAPSHOTS_PATH, Lang::page_snapshots)];

/// A page of the destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnalysisPage {
    /// `#/analisis`: what changed between two days.
    Changes,
    /// `#/analisis/potret`: what was frozen.
    Snapshots,
}

impl AnalysisPage {
    /// The page of an address, by the parts of its path behind that of the destination.
    pub fn of(path: &[&str]) -> Option<Self> {
        match path {
            [] => Some(Self::Changes),
            ["potret"] => Some(Self::Snapshots),
            _ => None,
        }
    }
}
