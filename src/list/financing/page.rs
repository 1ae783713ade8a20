//! The addresses of the destination Modal.

use crate::domain::{CreditTotal, Financing, Id, Record};
use crate::i18n::Lang;
use crate::list::NEW;
use crate::list::plans::EDIT;

/// The path of the destination, which is that of its list.
pub const PATH: &str = "/modal";
/// The path of the list of what lenders publish.
pub const TOTALS_PATH: &str = "/modal/angka";

/// What the tabs are called in addresses.
const FUNNEL: &str = "corong";
const SCHEMES: &str = "skema";
const TOTALS: &str = "angka";
const FINDINGS: &str = "temuan";

/// What belongs to an application, as addresses call it.
pub mod part_names {
    /// Stages and payments.
    pub const STAGES: &str = "tahap";
    /// How it is paid back.
    pub const STANDINGS: &str = "pengembalian";
    /// All of them.
    pub(super) const ALL: [&str; 2] = [STAGES, STANDINGS];
}

/// A tab: its path, and what it is called.
pub type Tab = (&'static str, fn(Lang) -> &'static str);

/// The tabs of the destination. The first is the destination itself.
pub const TABS: &[Tab] = &[
    (PATH, |t| t.pick("Pengajuan", "Applications")),
    ("/modal/corong", Lang::page_funnel),
    (TOTALS_PATH, |t| t.pick("Penyaluran", "Lenders")),
    ("/modal/skema", Lang::page_schemes),
    ("/modal/temuan", Lang::page_financing_findings),
];

/// A page of the destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinancingPage {
    /// `#/modal`: the list.
    List,
    /// `#/modal/corong`: how far applications come, and what holds them up.
    Funnel,
    /// `#/modal/angka`: what lenders publish without rows.
    Totals,
    /// `#/modal/skema`: the schemes and their regulations.
    Schemes,
    /// `#/modal/temuan`: what should not be.
    Findings,
    /// `#/modal/<id>`: one application.
    One(Id),
    /// `#/modal/<id>/ubah`, `#/modal/baru`: its form.
    Form(Option<Id>),
    /// `#/modal/<id>/tahap/<id>`, `…/tahap/baru`: the form of something that belongs to it.
    Part(Id, &'static str, Option<Id>),
    /// `#/modal/angka/<id>`, `#/modal/angka/baru`: the form of figures of a lender.
    Total(Option<Id>),
}

impl FinancingPage {
    /// The page of an address, by the parts of its path behind that of the destination.
    pub fn of(path: &[&str]) -> Option<Self> {
        let or_new = |text: &str| if text == NEW { Some(None) } else { text.parse().ok().map(Some) };
        match path {
            [] => Some(Self::List),
            [FUNNEL] => Some(Self::Funnel),
            [SCHEMES] => Some(Self::Schemes),
            [TOTALS] => Some(Self::Totals),
            [FINDINGS] => Some(Self::Findings),
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

    /// The record whose page it is or lies below, with its table.
    pub const fn record(self) -> Option<(&'static str, Id)> {
        match self {
            Self::One(id) | Self::Form(Some(id)) | Self::Part(id, ..) => Some((Financing::TABLE, id)),
            Self::Total(Some(id)) => Some((CreditTotal::TABLE, id)),
            _ => None,
        }
    }

    /// Whether it is a tab of the destination.
    pub const fn is_tab(self) -> bool {
        matches!(self, Self::List | Self::Funnel | Self::Totals | Self::Schemes | Self::Findings)
    }

    /// The address of the page.
    pub fn address(self) -> String {
        let or_new = |record: Option<Id>| record.map_or_else(|| NEW.to_owned(), |id| id.to_string());
        match self {
            Self::List => format!("#{PATH}"),
            Self::Funnel => format!("#{PATH}/{FUNNEL}"),
            Self::Schemes => format!("#{PATH}/{SCHEMES}"),
            Self::Totals => format!("#{PATH}/{TOTALS}"),
            Self::Findings => format!("#{PATH}/{FINDINGS}"),
            Self::One(id) => format!("#{PATH}/{id}"),
            Self::Form(None) => format!("#{PATH}/{NEW}"),
            Self::Form(Some(id)) => format!("#{PATH}/{id}/{EDIT}"),
            Self::Part(id, part, record) => format!("#{PATH}/{id}/{part}/{}", or_new(record)),
            Self::Total(record) => format!("#{PATH}/{TOTALS}/{}", or_new(record)),
        }
    }
}
