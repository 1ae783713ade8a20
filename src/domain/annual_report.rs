//! The yearly figures of a cooperative, and the evidence that it lives.

use crate::domain::{BookYear, Count, Date, Id, Note, Record, Rupiah, codes, record};

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
    pub struct AnnualReport in "annual_reports" {
        /// The cooperative.
        cooperative: Id,
        /// Tahun buku.
        year: BookYear,
        /// Whether the RAT on this book year was held.
        rat: Option<RatState>,
        /// Day of the RAT.
        rat_date: Option<Date>,
        /// Day on which the office received the report.
        reported_on: Option<Date>,
        /// Whether the business was running.
        business: Option<Business>,
        /// What shows that it was or was not.
        business_evidence: Option<Note>,
        /// Anggota: all members, persons.
        members: Option<Count>,
        /// Anggota perempuan.
        members_female: Option<Count>,
        /// Anggota laki-laki.
        members_male: Option<Count>,
        /// Karyawan: all staff, persons; many lists do not tell women and men apart.
        staff: Option<Count>,
        /// Karyawan perempuan.
        staff_female: Option<Count>,
        /// Karyawan laki-laki.
        staff_male: Option<Count>,
        /// Manajer perempuan.
        managers_female: Option<Count>,
        /// Manajer laki-laki.
        managers_male: Option<Count>,
        /// Simpanan pokok, rupiah.
        principal_savings: Option<Rupiah>,
        /// Simpanan wajib, rupiah.
        mandatory_savings: Option<Rupiah>,
        /// Cadangan, rupiah.
        reserves: Option<Rupiah>,
        /// Hibah and donasi, rupiah.
        grants: Option<Rupiah>,
        /// Modal sendiri in all, rupiah.
        own_capital: Option<Rupiah>,
        /// Modal luar, rupiah.
        outside_capital: Option<Rupiah>,
        /// Aset, rupiah.
        assets: Option<Rupiah>,
        /// Volume usaha, rupiah in the year.
        turnover: Option<Rupiah>,
        /// Sisa hasil usaha (SHU), rupiah in the year; negative for a loss.
        surplus: Option<Rupiah>,
        /// Whether the government helped in the year.
        aid_received: Option<bool>,
        /// Remarks.
        note: Option<Note>,
    }
}

impl AnnualReport {
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
