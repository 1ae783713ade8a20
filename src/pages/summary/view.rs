//! What the summary shows and by what its figures are counted, as its address says it.

use crate::analysis::Reading;
use crate::domain::Basis;
use crate::ui::address::Place;
use crate::ui::nav::PART;

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// Where things stand.
    #[default]
    Overview,
    /// What waits for whoever works here.
    ForMe,
    /// What has changed since a day.
    Changes,
    /// Published figures beside the register.
    Published,
}

impl Part {
    const ALL: [Part; 4] = [Part::Overview, Part::ForMe, Part::Changes, Part::Published];

    const fn code(self) -> &'static str {
        match self {
            Part::Overview => "ikhtisar",
            Part::ForMe => "saya",
            Part::Changes => "perubahan",
            Part::Published => "terbitan",
        }
    }

    /// The address of a part.
    pub(super) fn address(self) -> String {
        format!("#/?{PART}={}", self.code())
    }
}

/// What the page shows, and what its figures are counted by; a part of its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// Which part of the page.
    pub part: Part,
    /// What puts a cooperative into an area.
    pub basis: Basis,
    /// Declared or computed status.
    pub reading: Reading,
}

pub(super) const BASIS: &str = "dasar";
pub(super) const SUPERVISION: &str = "binaan";
pub(super) const READING: &str = "status";

impl View {
    pub(super) fn of(place: Place) -> Self {
        let address = place.get();
        let part = address.parameter(PART);
        Self {
            part: Part::ALL.into_iter().find(|known| part == Some(known.code())).unwrap_or_default(),
            // Where a cooperative lies is known of almost all, who supervises it often not.
            basis: if address.parameter(BASIS) == Some(SUPERVISION) { Basis::Supervision } else { Basis::Domicile },
            reading: match address.parameter(READING) {
                Some(code) if code == Reading::Computed.code() => Reading::Computed,
                _ => Reading::Declared,
            },
        }
    }
}
