//! Totals without rows: dated, sourced counts for an area, when the list is not itemised.

use crate::domain::told;
use crate::domain::{AreaCode, Count, Date, Note, Supervision, Text, codes, record};

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
        public value: Count,
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
