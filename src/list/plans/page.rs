//! The addresses of the destination Program. A further tab is one line in [`TABS`].

use crate::domain::{AreaCode, BookYear, Id, Indicator, Plan, Proposal, Record};
use crate::i18n::Lang;
use crate::list::NEW;

/// The path of the destination.
pub const PATH: &str = "/program";

/// What the last part of the path says where a record is edited.
pub const EDIT: &str = "ubah";

/// What the tabs of the destination are called in addresses.
pub mod tabs {
    /// Plans side by side.
    pub const MATRIX: &str = "matriks";
    /// What is not in tune.
    pub const FINDINGS: &str = "temuan";
    /// What is planned for one district.
    pub const DISTRICT: &str = "daerah";
    /// What became of the money, and what was reached.
    pub const REALISATION: &str = "realisasi";
    /// The planning year.
    pub const CALENDAR: &str = "kalender";
    /// Rows of plans.
    pub const ROWS: &str = "rencana";
    /// Proposals.
    pub const PROPOSALS: &str = "usulan";
    /// Indicators.
    pub const INDICATORS: &str = "indikator";
}

/// What belongs to a record, as addresses call it.
pub mod parts {
    /// Money by fund and stage.
    pub const AMOUNTS: &str = "pagu";
    /// Places.
    pub const PLACES: &str = "lokasi";
    /// Outputs.
    pub const OUTPUTS: &str = "keluaran";
    /// Who benefits.
    pub const BENEFICIARIES: &str = "penerima";
    /// What became of the money.
    pub const REALISATIONS: &str = "realisasi";
    /// Recommendations on a proposal.
    pub const RECOMMENDATIONS: &str = "rekomendasi";
    /// Targets of an indicator.
    pub const TARGETS: &str = "target";
    /// All of them.
    pub(super) const ALL: [&str; 7] = [AMOUNTS, PLACES, OUTPUTS, BENEFICIARIES, REALISATIONS, RECOMMENDATIONS, TARGETS];
}

/// A tab of the destination.
pub struct Tab {
    /// Its path.
    pub path: &'static str,
    /// What it is in the paths of what lies below it.
    pub key: &'static str,
    /// What it is called.
    pub name: fn(Lang) -> &'static str,
    /// The table whose records have pages below it.
    pub table: Option<&'static str>,
}

/// The tabs of the destination, in order. The first is the one that the destination itself shows.
pub const TABS: &[Tab] = &[
    Tab { path: "/program/matriks", key: tabs::MATRIX, name: Lang::page_plan_matrix, table: None },
    Tab { path: "/program/temuan", key: tabs::FINDINGS, name: Lang::page_plan_findings, table: None },
    Tab { path: "/program/daerah", key: tabs::DISTRICT, name: Lang::page_plan_district, table: None },
    Tab {
        path: "/program/rencana",
        key: tabs::ROWS,
        name: |t| t.pick("Baris rencana", "Rows of plans"),
        table: Some(Plan::TABLE),
    },
    Tab { path: "/program/realisasi", key: tabs::REALISATION, name: Lang::page_plan_realisation, table: None },
    Tab {
        path: "/program/usulan",
        key: tabs::PROPOSALS,
        name: |t| t.pick("Usulan", "Proposals"),
        table: Some(Proposal::TABLE),
    },
    Tab {
        path: "/program/indikator",
        key: tabs::INDICATORS,
        name: |t| t.pick("Indikator", "Indicators"),
        table: Some(Indicator::TABLE),
    },
    Tab { path: "/program/kalender", key: tabs::CALENDAR, name: Lang::page_plan_calendar, table: None },
];

/// The parameters of the page of a district: which, and of which year.
pub mod of_district {
    /// The district.
    pub const AREA: &str = "wilayah";
    /// The year.
    pub const YEAR: &str = "tahun";
}

/// The address of the plans for a district, and of those of a year.
pub fn district_address(area: AreaCode, year: Option<BookYear>) -> String {
    let year = year.map(|year| format!("&{}={year}", of_district::YEAR)).unwrap_or_default();
    format!("#{PATH}/{}?{}={area}{year}", tabs::DISTRICT, of_district::AREA)
}

/// A page of the destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlansPage {
    /// `#/program/rencana`: a tab.
    Tab(&'static str),
    /// `#/program/rencana/<id>`: one record of a tab.
    One(&'static str, Id),
    /// `#/program/rencana/<id>/ubah`, `#/program/rencana/baru`: its form.
    Form(&'static str, Option<Id>),
    /// `#/program/rencana/<id>/pagu/<id>`, `…/pagu/baru`: the form of something that belongs to it.
    Part(&'static str, Id, &'static str, Option<Id>),
}

impl PlansPage {
    /// The page of an address, by the parts of its path behind that of the destination.
    pub fn of(path: &[&str]) -> Option<Self> {
        let tab = |name: &str| TABS.iter().map(|tab| tab.key).find(|key| *key == name);
        let or_new = |text: &str| if text == NEW { Some(None) } else { text.parse().ok().map(Some) };
        match path {
            [] => TABS.first().map(|tab| Self::Tab(tab.key)),
            [name] => tab(name).map(Self::Tab),
            [name, record] => {
                let tab = tab(name)?;
                Some(or_new(record)?.map_or(Self::Form(tab, None), |id| Self::One(tab, id)))
            }
            [name, id, part] if *part == EDIT => Some(Self::Form(tab(name)?, Some(id.parse().ok()?))),
            [name, id, part, record] => {
                let part = parts::ALL.into_iter().find(|known| known == part)?;
                Some(Self::Part(tab(name)?, id.parse().ok()?, part, or_new(record)?))
            }
            _ => None,
        }
    }

    /// The tab to which it belongs.
    pub const fn tab(self) -> &'static str {
        let (Self::Tab(tab) | Self::One(tab, _) | Self::Form(tab, _) | Self::Part(tab, ..)) = self;
        tab
    }

    /// The record whose page it is or lies below, and its table.
    pub fn record(self) -> Option<(&'static str, Id)> {
        let id = match self {
            Self::Tab(_) | Self::Form(_, None) => return None,
            Self::One(_, id) | Self::Form(_, Some(id)) | Self::Part(_, id, ..) => id,
        };
        TABS.iter().find(|tab| tab.key == self.tab())?.table.map(|table| (table, id))
    }

    /// The page of a record of a table that has pages here.
    pub fn of_record(table: &str, id: Id) -> Option<Self> {
        TABS.iter().find(|tab| tab.table == Some(table)).map(|tab| Self::One(tab.key, id))
    }

    /// The address of the page.
    pub fn address(self) -> String {
        let or_new = |record: Option<Id>| record.map_or_else(|| NEW.to_owned(), |id| id.to_string());
        match self {
            Self::Tab(tab) => format!("#{PATH}/{tab}"),
            Self::One(tab, id) => format!("#{PATH}/{tab}/{id}"),
            Self::Form(tab, None) => format!("#{PATH}/{tab}/{NEW}"),
            Self::Form(tab, Some(id)) => format!("#{PATH}/{tab}/{id}/{EDIT}"),
            Self::Part(tab, id, part, record) => format!("#{PATH}/{tab}/{id}/{part}/{}", or_new(record)),
        }
    }
}
