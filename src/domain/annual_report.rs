//! The yearly figures of a cooperative, and the evidence that it lives.

use super::united::{Dependents, filled};
use crate::domain::{BookYear, Count, Date, Id, KnownBy, Note, Record, Rupiah, codes, record};

codes! {
    /// Whether the annual members' meeting (RAT) on a book year was held: the axis "kelembagaan" (FACTS 1.6).
    pub enum RatState {
        /// Held.
        Held = "held",
        /// Not held.
        NotHeld = "not_held",
        /// Nobody has said.
        NotKnown = "not_known",
    }
}

codes! {
    /// Whether the business served members in a book year: the axis "usaha" (FACTS 1.6).
    pub enum Business {
        /// Running.
        Running = "running",
        /// Not running.
        Stopped = "stopped",
        /// Nobody has said.
        NotKnown = "not_known",
    }
}

record! {
    /// A cooperative in a book year (FACTS 1.4). Its id derives from cooperative and year.
    pub struct AnnualReport in "annual_reports" of Cooperative by cooperative
        known by (KnownBy::Derived { id: |of| Some(Self::id(of.cooperative, of.year)), join: Self::fuller })
    {
        /// The cooperative.
        public cooperative: Id,
        /// Tahun buku.
        public year: BookYear,
        /// Whether the RAT on this book year was held.
        public rat: Option<RatState>,
        /// Day of the RAT.
        public rat_date: Option<Date>,
        /// Day on which the office received the report.
        public reported_on: Option<Date>,
        /// Whether the business was running.
        public business: Option<Business>,
        /// What shows that it was or was not.
        private business_evidence: Option<Note>,
        /// Anggota: all members, persons.
        public members: Option<Count>,
        /// Anggota perempuan.
        public members_female: Option<Count>,
        /// Anggota laki-laki.
        public members_male: Option<Count>,
        /// Karyawan: all staff, persons; many lists do not tell women and men apart.
        public staff: Option<Count>,
        /// Karyawan perempuan.
        public staff_female: Option<Count>,
        /// Karyawan laki-laki.
        public staff_male: Option<Count>,
        /// Manajer perempuan.
        public managers_female: Option<Count>,
        /// Manajer laki-laki.
        public managers_male: Option<Count>,
        /// Simpanan pokok, rupiah.
        public principal_savings: Option<Rupiah>,
        /// Simpanan wajib, rupiah.
        public mandatory_savings: Option<Rupiah>,
        /// Cadangan, rupiah.
        public reserves: Option<Rupiah>,
        /// Hibah and donasi, rupiah.
        public grants: Option<Rupiah>,
        /// Modal sendiri in all, rupiah.
        public own_capital: Option<Rupiah>,
        /// Modal luar, rupiah.
        public outside_capital: Option<Rupiah>,
        /// Aset, rupiah.
        public assets: Option<Rupiah>,
        /// Volume usaha, rupiah in the year.
        public turnover: Option<Rupiah>,
        /// Sisa hasil usaha (SHU), rupiah in the year; negative for a loss.
        public surplus: Option<Rupiah>,
        /// Whether the government helped in the year.
        public aid_received: Option<bool>,
        /// Remarks.
        private note: Option<Note>,
    }
}

impl AnnualReport {
    /// Fields, and those that say nothing without them.
    const DEPENDENTS: Dependents = &[
        (Self::AT.rat, &[Self::AT.rat_date]),
        (Self::AT.business, &[Self::AT.business_evidence]),
        (Self::AT.members, &[Self::AT.members_female, Self::AT.members_male]),
        (
            Self::AT.own_capital,
            &[Self::AT.principal_savings, Self::AT.mandatory_savings, Self::AT.reserves, Self::AT.grants],
        ),
    ];

    /// The report of a year of which there were two. That nobody has said counts as no value.
    fn fuller(kept: &Self, other: &Self) -> Self {
        let said = |report: &Self| Self {
            rat: report.rat.filter(|rat| *rat != RatState::NotKnown),
            business: report.business.filter(|business| *business != Business::NotKnown),
            ..report.clone()
        };
        let mut united = filled(&said(kept), &said(other), Self::DEPENDENTS);
        united.rat = united.rat.or(kept.rat).or(other.rat);
        united.business = united.business.or(kept.business).or(other.business);
        united
    }

    /// The id that the report of `cooperative` on `year` has on every replica.
    pub fn id(cooperative: Id, year: BookYear) -> Id {
        Id::derived(Self::TABLE, cooperative, year)
    }

    /// All members: as given, or women and men together.
    pub fn all_members(&self) -> Option<Count> {
        let sum = self.members_female.zip(self.members_male).map(|(female, male)| female.get() + male.get());
        self.members.or(sum.and_then(|sum| Count::new(sum.into()).ok()))
    }
}
