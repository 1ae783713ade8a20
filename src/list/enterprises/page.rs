//! The addresses of the destination UMKM.

use super::totals::TOTALS_PATH;
use crate::domain::{AreaCode, Id};
use crate::i18n::Lang;
use crate::list::NEW;
use crate::list::plans::EDIT;
use crate::workspace::scope;

/// The path of the destination, which is that of its list.
pub const PATH: &str = "/umkm";

/// The path of the page of what an area has, which stands beside the list.
pub const POTENTIAL_PATH: &str = "/potensi";

/// The address of what an area has; of the province where none is named.
pub fn potential_address(area: Option<AreaCode>) -> String {
    format!("#{POTENTIAL_PATH}?{}={}", scope::AREA, scope::said(area))
}

/// What the tabs are called in addresses.
const DOUBLES: &str = "ganda";
const RISE: &str = "naik-kelas";
const TOTALS: &str = "angka";

/// What belongs to an enterprise, as addresses call it.
pub mod part_names {
    /// Figures of a year.
    pub const YEARS: &str = "tahunan";
    /// Licences and certificates.
    pub const PERMITS: &str = "izin";
    /// Aid that was given.
    pub const AIDS: &str = "bantuan";
    /// All of them.
    pub(super) const ALL: [&str; 3] = [YEARS, PERMITS, AIDS];
}

/// A tab: its path, and what it is called.
pub type Tab = (&'static str, fn(Lang) -> &'static str);

/// The tabs of the destination. The first is the destination itself.
pub const TABS: &[Tab] = &[
    (PATH, |t| t.pick("Binaan", "Assisted")),
    (TOTALS_PATH, |t| t.pick("Angka wilayah", "Numbers of areas")),
    (POTENTIAL_PATH, Lang::page_potential),
    ("/umkm/ganda", Lang::page_doubles),
    ("/umkm/naik-kelas", Lang::page_rise),
];

/// A page of the destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnterprisesPage {
    /// `#/umkm`: the list.
    List,
    /// `#/umkm/ganda`: persons and aid that stand there twice.
    Doubles,
    /// `#/umkm/naik-kelas`: who has risen between two years.
    Rise,
    /// `#/umkm/angka`: how many there are, as others count them.
    Totals,
    /// `#/umkm/angka/<id>`, `#/umkm/angka/baru`: the form of such a number.
    Total(Option<Id>),
    /// `#/umkm/<id>`: one enterprise.
    One(Id),
    /// `#/umkm/<id>/ubah`, `#/umkm/baru`: its form.
    Form(Option<Id>),
    /// `#/umkm/<id>/bantuan/<id>`, `…/bantuan/baru`: the form of something that belongs to it.
    Part(Id, &'static str, Option<Id>),
}

impl EnterprisesPage {
    /// The page of an address, by the parts of its path behind that of the destination.
    pub fn of(path: &[&str]) -> Option<Self> {
        let or_new = |text: &str| if text == NEW { Some(None) } else { text.parse().ok().map(Some) };
        match path {
            [] => Some(Self::List),
            [DOUBLES] => Some(Self::Doubles),
            [RISE] => Some(Self::Rise),
            [TOTALS] => Some(Self::Totals),
            [TOTALS, record] => Some(Self::Total(or_new(record)?)),
            [record] => Some(or_new(record)?.map_or(Self::Form(None), Self::One)),
            [id, EDIT] => Some(Self::Form(Some(id.parse().ok()?))),
            [id, part, record] => {
                let part = part_names::ALL.into_iter().find(|known| known == part)?;
                Some(Self::Part(id.parse().ok()?, part, or_new(record)?))
            }
            _ => None,
        }
    }

    /// The enterprise whose page it is or lies below.
    pub const fn enterprise(self) -> Option<Id> {
        match self {
            Self::One(id) | Self::Form(Some(id)) | Self::Part(id, ..) => Some(id),
            Self::List | Self::Doubles | Self::Rise | Self::Totals | Self::Total(_) | Self::Form(None) => None,
        }
    }

    /// Whether it is a tab of the destination.
    pub const fn is_tab(self) -> bool {
        matches!(self, Self::List | Self::Doubles | Self::Rise | Self::Totals)
    }

    /// The address of the page.
    pub fn address(self) -> String {
        let or_new = |record: Option<Id>| record.map_or_else(|| NEW.to_owned(), |id| id.to_string());
        match self {
            Self::List => format!("#{PATH}"),
            Self::Doubles => format!("#{PATH}/{DOUBLES}"),
            Self::Rise => format!("#{PATH}/{RISE}"),
            Self::Totals => format!("#{PATH}/{TOTALS}"),
            Self::Total(record) => format!("#{PATH}/{TOTALS}/{}", or_new(record)),
            Self::One(id) => format!("#{PATH}/{id}"),
            Self::Form(None) => format!("#{PATH}/{NEW}"),
            Self::Form(Some(id)) => format!("#{PATH}/{id}/{EDIT}"),
            Self::Part(id, part, record) => format!("#{PATH}/{id}/{part}/{}", or_new(record)),
        }
    }
}
