//! Dated changes in a cooperative's life.

use crate::domain::{Date, Id, Note, Text, codes, record};

codes! {
    /// Stage of a cooperative's life (FACTS 1.7).
    pub enum LifeStage {
        /// Pra-koperasi.
        Preparing = "preparing",
        /// Aktif.
        Active = "active",
        /// Dalam pengawasan.
        Monitored = "monitored",
        /// Tidak aktif.
        Inactive = "inactive",
        /// Revitalisasi.
        Revitalising = "revitalising",
        /// Aktif kembali.
        Revived = "revived",
        /// Usul pembubaran.
        DissolutionProposed = "dissolution_proposed",
        /// Pemberitahuan pembubaran.
        DissolutionNotified = "dissolution_notified",
        /// Keberatan.
        Objection = "objection",
        /// Penyelesaian.
        Settlement = "settlement",
        /// Dibubarkan, badan hukum dihapus.
        Dissolved = "dissolved",
        /// Digabung ke koperasi lain.
        Merged = "merged",
        /// Dilebur menjadi koperasi baru.
        Consolidated = "consolidated",
        /// Alih binaan.
        Transferred = "transferred",
    }
}

record! {
    /// A dated change in a cooperative's life.
    pub struct Transition in "transitions" {
        /// The cooperative.
        cooperative: Id,
        /// The stage it left; none for the first.
        from: Option<LifeStage>,
        /// The stage it entered.
        to: LifeStage,
        /// Day of the change.
        date: Date,
        /// Deed, decree or letter.
        document: Option<Text>,
        /// Remarks.
        note: Option<Note>,
    }
}
