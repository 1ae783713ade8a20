//! Totals without rows: dated, sourced counts for an area, when the list is not itemised.

use crate::domain::told;
use crate::domain::{AreaCode, Date, Note, Supervision, Text, Total, codes, record};

codes! {
    /// What puts a cooperative into an area's count; published figures mix the two (FACTS 1.3).
    pub enum Basis {
        /// Where it has its seat (kedudukan).
        Domicile = "domicile",
        /// Who supervises it (binaan).
        Supervision = "supervision",
        /// The source does not say.
        Unstated = "unstated",
    }
}

codes! {
    /// What is counted.
    pub enum Measure {
        /// Seluruh koperasi.
        All = "all",
        /// Aktif.
        Active = "active",
        /// Tidak aktif.
        Inactive = "inactive",
        /// RAT held in the year.
        RatHeld = "rat_held",
        /// Business running, RAT not held.
        ActiveWithoutRat = "active_without_rat",
        /// Koperasi Merah Putih.
        MerahPutih = "merah_putih",
        /// Inactive and proposed for dissolution.
        DissolutionProposed = "dissolution_proposed",
        /// Dissolved.
        Dissolved = "dissolved",
        /// Certified.
        Certified = "certified",
        /// Koperasi Merah Putih of desa.
        VillageOfDesa = "mp_desa",
        /// Koperasi Merah Putih of kelurahan.
        VillageOfKelurahan = "mp_kelurahan",
        /// Koperasi Merah Putih with an account in SIMKOPDES.
        VillageAccounts = "mp_accounts",
        /// Koperasi Merah Putih with NPWP.
        VillageTaxNumbers = "mp_npwp",
        /// Koperasi Merah Putih with NIB.
        VillageBusinessNumbers = "mp_nib",
        /// Koperasi Merah Putih that have held a RAT.
        VillageRatHeld = "mp_rat",
        /// Koperasi Merah Putih with a microsite.
        VillageMicrosites = "mp_microsite",
        /// Members of Koperasi Merah Putih.
        VillageMembers = "mp_members",
        /// Pengurus and pengawas of Koperasi Merah Putih.
        VillageBoards = "mp_boards",
        /// Simpanan pokok in Koperasi Merah Putih, rupiah.
        VillagePrincipal = "mp_principal",
        /// Members who have paid it.
        VillagePrincipalPayers = "mp_principal_payers",
        /// Simpanan wajib in Koperasi Merah Putih, rupiah.
        VillageMandatory = "mp_mandatory",
        /// Members who have paid it.
        VillageMandatoryPayers = "mp_mandatory_payers",
        /// Volume of transactions of Koperasi Merah Putih: a quantity of goods, no number of transactions (FACTS-2 13.2).
        VillageVolume = "mp_volume",
        /// Value of transactions of Koperasi Merah Putih, rupiah.
        VillageTurnover = "mp_turnover",
        /// Outlets of Koperasi Merah Putih that are open.
        VillageOutlets = "mp_outlets",
        /// Outlets of Koperasi Merah Putih that are not.
        VillageOutletsIdle = "mp_outlets_idle",
        /// Koperasi Merah Putih with an open outlet.
        VillageWithOutlet = "mp_with_outlet",
        /// Partnerships of Koperasi Merah Putih.
        VillagePartnerships = "mp_partnerships",
        /// Koperasi Merah Putih with a partnership.
        VillageWithPartnership = "mp_with_partnership",
        /// Building sites of Koperasi Merah Putih of which the progress is recorded.
        VillageSites = "mp_sites",
        /// Of these, those that are finished.
        VillageBuilt = "mp_built",
        /// Koperasi Merah Putih whose health was scored.
        VillageHealthScored = "mp_health_scored",
        /// Of these, those that are healthy or fairly healthy.
        VillageHealthy = "mp_healthy",
    }
}

impl Measure {
    /// Whether it is counted of Koperasi Merah Putih alone (FACTS-2 13.2, 13.3).
    pub fn is_of_merah_putih(self) -> bool {
        self == Self::MerahPutih || self.code().starts_with("mp_")
    }

    /// Whether it is money, in rupiah.
    pub const fn is_money(self) -> bool {
        matches!(self, Self::VillagePrincipal | Self::VillageMandatory | Self::VillageTurnover)
    }
}

codes! {
    /// Whether a figure will change.
    pub enum Finality {
        /// Tetap.
        Final = "tetap",
        /// Sementara.
        Provisional = "sementara",
        /// Sangat sementara.
        VeryProvisional = "sangat_sementara",
    }
}

codes! {
    /// How exactly the date of a count is known.
    pub enum Precision {
        /// To the day.
        Day = "day",
        /// To the month; the date is its first day.
        Month = "month",
        /// To the year; the date is its first day.
        Year = "year",
        /// Only about.
        About = "about",
    }
}

codes! {
    /// Where a count comes from.
    pub enum TallyKind {
        /// Published: press, decree, statistics.
        Published = "published",
        /// Reported by an office to another.
        Reported = "reported",
    }
}

record! {
    /// A published or reported count.
    pub struct Tally in "tallies" {
        /// Day the count stands for.
        public date: Date,
        /// How exactly that day is known.
        public precision: Precision,
        /// Area counted.
        public area: AreaCode,
        /// What puts a cooperative into the area.
        public basis: Basis,
        /// Only the cooperatives supervised by this level; all levels when absent.
        public supervision: Option<Supervision>,
        /// What is counted.
        public measure: Measure,
        /// The count.
        public value: Total,
        /// Whether its source calls it final; none where the source does not say.
        public finality: Option<Finality>,
        /// Where it stands written.
        partly(source_told) source: Text,
        /// Published or reported.
        public kind: TallyKind,
        /// Remarks.
        private note: Option<Note>,
    }
}

/// What an office reports may name the person who said so; what is printed is known already, if it is a publication.
fn source_told(public: &mut Tally, whole: &Tally) {
    if whole.kind == TallyKind::Published && told::is_publication(&whole.source) {
        public.source.clone_from(&whole.source);
    }
}
