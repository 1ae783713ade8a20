//! Causes of inactivity: the codebook, and those that offices have added to it.

use crate::domain::{AreaCode, Id, KnownBy, Record, Text, codes, record};

codes! {
    /// Why a cooperative is inactive: the codebook of FACTS 1.8. An office's own causes are codes that this enumeration
    /// does not know, with their names in [`CauseName`].
    pub enum Cause {
        /// RAT not held.
        NoRat = "lbg-1",
        /// Pengurus vacant, term lapsed or unknown.
        NoOfficers = "lbg-2",
        /// Parent office or agency abolished or merged.
        ParentGone = "lbg-3",
        /// Address or office no longer exists.
        NoAddress = "lbg-4",
        /// RAT held as a formality, no programme carried out.
        FormalRat = "lbg-5",
        /// Business stopped, bankrupt, or its market fell.
        BusinessStopped = "ush-1",
        /// No programme or market; only savings and loans, no production.
        NoMarket = "ush-2",
        /// Capital exhausted.
        NoCapital = "keu-1",
        /// Loans to members not paid back, members moved away.
        BadLoans = "keu-2",
        /// Founded for grants, which were shared out.
        GrantHunting = "keu-3",
        /// Weak management, no annual report can be made.
        WeakManagement = "sdm-1",
        /// Pengurus busy or not complying.
        IdleOfficers = "sdm-2",
        /// Members passive.
        PassiveMembers = "agt-1",
        /// Pandemic or another shock from outside.
        Shock = "eks-1",
        /// RAT held but not reported: an error of the data, not inactivity.
        NotReported = "adm-1",
    }
}

impl Cause {
    /// Whether the office's means (capacity, stimulus) can mend it, by the responses of FACTS 1.7 and 1.8; none for a code
    /// whose definition is not known here.
    pub const fn mendable(self) -> Option<bool> {
        match self {
            Cause::ParentGone | Cause::NoAddress | Cause::GrantHunting => Some(false),
            Cause::Unknown(_) => None,
            _ => Some(true),
        }
    }
}

record! {
    /// A cause that an office has added to the codebook. Its id derives from the code.
    pub struct CauseName in "causes" known by (KnownBy::Derived { id: |of| Some(Self::id(of.code)), join: |kept, _| kept.clone() }) {
        /// Its code, which stays for good.
        public code: Cause,
        /// What it is called.
        partly(name_told) name: Text,
        /// Whether it can be mended by the means of an office.
        public mendable: bool,
        /// The office that added it.
        public added_by: Option<AreaCode>,
    }
}

/// A name must be there; what the office calls the cause is its own words.
fn name_told(public: &mut CauseName, whole: &CauseName) {
    public.name = Text::cut(&whole.code.code().to_uppercase());
}

impl CauseName {
    /// The id that the name of a code has on every replica.
    pub fn id(code: Cause) -> Id {
        Id::derived(Self::TABLE, Id::default(), code)
    }
}
