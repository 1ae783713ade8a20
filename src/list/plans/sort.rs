//! The columns of the list of rows of plans, each of which orders it.

use crate::i18n::Lang;

/// A column by which the list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// The name.
    Name,
    /// The year.
    Year,
    /// The level of government.
    Level,
    /// The office.
    Office,
    /// The code.
    Code,
    /// The money.
    Budget,
    /// The stage at which it stands.
    Stage,
    /// The fund.
    Fund,
    /// The places.
    Places,
    /// What was spent.
    Realised,
}

impl Sort {
    /// All, in the order of the columns.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Code,
        Self::Year,
        Self::Level,
        Self::Office,
        Self::Budget,
        Self::Stage,
        Self::Fund,
        Self::Places,
        Self::Realised,
    ];

    /// By what addresses call it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "nama",
            Self::Year => "tahun",
            Self::Level => "tingkat",
            Self::Office => "kantor",
            Self::Code => "kode",
            Self::Budget => "pagu",
            Self::Stage => "tahapan",
            Self::Fund => "dana",
            Self::Places => "lokasi",
            Self::Realised => "realisasi",
        }
    }

    /// What the column is called.
    pub const fn name(self, t: Lang) -> &'static str {
        match self {
            Self::Name => t.pick("Sub kegiatan", "Sub-activity"),
            Self::Year => t.pick("Tahun", "Year"),
            Self::Level => t.pick("Tingkat", "Level"),
            Self::Office => t.pick("Perangkat daerah", "Office"),
            Self::Code => t.pick("Kode", "Code"),
            Self::Budget => t.pick("Pagu (Rp)", "Budget (Rp)"),
            Self::Stage => t.pick("Tahapan", "Stage"),
            Self::Fund => t.pick("Sumber dana", "Fund"),
            Self::Places => t.pick("Lokasi", "Places"),
            Self::Realised => t.pick("Realisasi (Rp)", "Spent (Rp)"),
        }
    }

    /// Whether its values are numbers.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Year | Self::Budget | Self::Realised)
    }

    /// Whether it stands only where there is room to spare.
    pub const fn is_spare(self) -> bool {
        matches!(self, Self::Fund | Self::Places)
    }

    /// The column of that name in addresses.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}
