//! The parts of a cooperative's page, and their addresses.

use crate::domain::Id;
use crate::ui::address::Address;
use crate::ui::nav::PART;

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What is looked up most.
    Overview,
    /// Its yearly reports.
    Reports,
    /// Who leads it.
    Officers,
    /// What has happened.
    History,
    /// Its health, or its licences alone.
    Health,
}

impl Part {
    /// All of them, in order.
    pub const ALL: [Part; 5] = [Part::Overview, Part::Reports, Part::Officers, Part::History, Part::Health];

    /// What addresses call it; the first is that of the plain address.
    const fn code(self) -> Option<&'static str> {
        match self {
            Part::Overview => None,
            Part::Reports => Some("laporan"),
            Part::Officers => Some("pengurus"),
            Part::History => Some("riwayat"),
            Part::Health => Some("kesehatan"),
        }
    }

    /// The part that an address asks for.
    pub fn of(address: &Address) -> Self {
        let asked = address.parameter(PART);
        Self::ALL.into_iter().find(|part| part.code() == asked).unwrap_or(Part::Overview)
    }

    /// Its address of a cooperative.
    pub fn address(self, id: Id) -> String {
        let path = Address::cooperative(id);
        self.code().map_or_else(|| path.clone(), |code| format!("{path}?{PART}={code}"))
    }
}
