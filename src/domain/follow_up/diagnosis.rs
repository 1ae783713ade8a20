//! A cause found in a case.

use crate::domain::{Case, Cause, Id, KnownBy, Note, Record, Ref, codes, record};

codes! {
    /// How surely and how heavily a cause weighs.
    pub enum Weight {
        /// Dugaan.
        Suspected = "suspected",
        /// Turut menyebabkan.
        Contributing = "contributing",
        /// Menentukan.
        Decisive = "decisive",
    }
}

record! {
    /// A cause found in a case. Its id derives from case and cause, so that two who find the same one meet in it.
    pub struct Diagnosis in "diagnoses" of Case by case
        known by (KnownBy::Derived { id: |of| Some(Self::id(*of.case, of.cause)), join: |kept, _| kept.clone() })
    {
        /// The case.
        public case: Ref<Case>,
        /// The cause, by the code of the codebook (FACTS 1.8) or one of the office's own.
        public cause: Cause,
        /// How surely and how heavily it weighs.
        public weight: Weight,
        /// What shows it.
        private evidence: Option<Note>,
    }
}

impl Diagnosis {
    /// The id that a cause of a case has on every replica.
    pub fn id(case: Id, cause: Cause) -> Id {
        Id::derived(Self::TABLE, case, cause)
    }
}
