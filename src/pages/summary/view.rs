//! What the figures of the summary are counted by, as its address says it.

use crate::analysis::Reading;
use crate::domain::Basis;
use crate::ui::address::Place;

/// What the page's figures are counted by; a part of its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// What puts a cooperative into an area.
    pub basis: Basis,
    /// Declared or computed status.
    pub reading: Reading,
}

pub(super) const BASIS: &str = "dasar";
pub(super) const DOMICILE: &str = "kedudukan";
pub(super) const READING: &str = "status";

impl View {
    pub(super) fn of(place: Place) -> Self {
        let address = place.get();
        Self {
            basis: if address.parameter(BASIS) == Some(DOMICILE) { Basis::Domicile } else { Basis::Supervision },
            reading: match address.parameter(READING) {
                Some(code) if code == Reading::Computed.code() => Reading::Computed,
                _ => Reading::Declared,
            },
        }
    }
}
