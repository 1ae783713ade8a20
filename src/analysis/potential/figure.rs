//! The figures that are told of an area.

use crate::domain::{AreaLevel, Cooperative, Enterprise, EnterpriseAid, Financing, Plan, Record, Trainee, Training};

/// What a figure is told under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What is there.
    There,
    /// What is planned.
    Planned,
    /// What was given.
    Given,
}

impl Part {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::There, Self::Planned, Self::Given];
}

/// By what areas of different size are held beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// By each 10.000 inhabitants.
    TenThousand,
    /// By each inhabitant.
    Inhabitant,
    /// By each record of which the figure is known.
    Record,
    /// As a share of the records of which it is known.
    Share,
}

/// A figure of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// Cooperatives, with or without Koperasi Merah Putih as one chooses.
    Cooperatives,
    /// Of these, those that an office declares active.
    Active,
    /// Koperasi Merah Putih, whatever one chooses.
    MerahPutih,
    /// Members, of the last report that says them.
    Members,
    /// Own capital (modal sendiri), rupiah, of the last report that says it.
    OwnCapital,
    /// Simpanan pokok and wajib, rupiah, of the last report that says both.
    Savings,
    /// Volume usaha, rupiah, of the last report that says it.
    Turnover,
    /// Enterprises that are assisted, by name.
    Enterprises,
    /// Their sales, rupiah, of the last year that says them.
    Sales,
    /// Rows of plans that are for the area alone, of one year.
    PlanRows,
    /// Their money, rupiah.
    PlanMoney,
    /// Applications for financing that were paid out.
    Paid,
    /// What was paid out, rupiah.
    PaidOut,
    /// Courses.
    Courses,
    /// Who took part, by where they come from.
    Participants,
    /// Aid to enterprises.
    Aids,
    /// What it was worth, rupiah.
    AidWorth,
}

impl Figure {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 17] = [
        Self::Cooperatives,
        Self::Active,
        Self::MerahPutih,
        Self::Members,
        Self::OwnCapital,
        Self::Savings,
        Self::Turnover,
        Self::Enterprises,
        Self::Sales,
        Self::PlanRows,
        Self::PlanMoney,
        Self::Paid,
        Self::PaidOut,
        Self::Courses,
        Self::Participants,
        Self::Aids,
        Self::AidWorth,
    ];

    /// By what addresses call it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cooperatives => "koperasi",
            Self::Active => "aktif",
            Self::MerahPutih => "merah-putih",
            Self::Members => "anggota",
            Self::OwnCapital => "modal-sendiri",
            Self::Savings => "simpanan",
            Self::Turnover => "volume-usaha",
            Self::Enterprises => "umkm",
            Self::Sales => "omzet",
            Self::PlanRows => "rencana",
            Self::PlanMoney => "pagu",
            Self::Paid => "permohonan-cair",
            Self::PaidOut => "modal-cair",
            Self::Courses => "pelatihan",
            Self::Participants => "peserta",
            Self::Aids => "bantuan",
            Self::AidWorth => "nilai-bantuan",
        }
    }

    /// That of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.code() == code)
    }

    /// What it is told under.
    pub const fn part(self) -> Part {
        match self {
            Self::PlanRows | Self::PlanMoney => Part::Planned,
            Self::Paid | Self::PaidOut | Self::Courses | Self::Participants | Self::Aids | Self::AidWorth => {
                Part::Given
            }
            _ => Part::There,
        }
    }

    /// By what areas are held beside each other.
    pub const fn per(self) -> Per {
        match self {
            Self::Active => Per::Share,
            Self::Members | Self::OwnCapital | Self::Savings | Self::Turnover | Self::Sales | Self::AidWorth => {
                Per::Record
            }
            Self::PlanMoney | Self::PaidOut => Per::Inhabitant,
            _ => Per::TenThousand,
        }
    }

    /// Whether it is money, in rupiah.
    pub const fn is_money(self) -> bool {
        matches!(
            self,
            Self::OwnCapital
                | Self::Savings
                | Self::Turnover
                | Self::Sales
                | Self::PlanMoney
                | Self::PaidOut
                | Self::AidWorth
        )
    }

    /// Whether it counts records, all of which there are: nobody can leave out to say it.
    pub const fn is_count(self) -> bool {
        matches!(
            self,
            Self::Cooperatives | Self::MerahPutih | Self::PlanRows | Self::Courses | Self::Participants | Self::Aids
        )
    }

    /// The table of the records behind it.
    pub const fn table(self) -> &'static str {
        match self {
            Self::Enterprises | Self::Sales => Enterprise::TABLE,
            Self::PlanRows | Self::PlanMoney => Plan::TABLE,
            Self::Paid | Self::PaidOut => Financing::TABLE,
            Self::Courses => Training::TABLE,
            Self::Participants => Trainee::TABLE,
            Self::Aids | Self::AidWorth => EnterpriseAid::TABLE,
            _ => Cooperative::TABLE,
        }
    }

    /// Whether its records say in which kecamatan they are, so that it can be told of one.
    pub const fn is_of(self, level: AreaLevel) -> bool {
        match level {
            AreaLevel::Province | AreaLevel::District => true,
            AreaLevel::Subdistrict => {
                !matches!(self, Self::PlanRows | Self::PlanMoney | Self::Courses | Self::Participants)
            }
            AreaLevel::Village => false,
        }
    }
}
