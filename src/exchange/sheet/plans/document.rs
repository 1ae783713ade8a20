//! The documents on plans that offices pass around, each a kind of list of its own (FACTS 7.2–7.11).

/// What a document on plans is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanDocument {
    /// Renja: as SIPD prints it in its present and its former layout, and table T-C.33 (Permendagri 86/2017).
    WorkPlan,
    /// RKPD.
    GovernmentPlan,
    /// Form E.81: evaluation of the Renja by quarters (Permendagri 86/2017).
    Evaluation,
    /// RFK: realisation of money and physical progress up to a day.
    Progress,
    /// The report on DAK nonfisik up to a day.
    Grant,
    /// A list of proposals (usulan): musrenbang or pokok pikiran.
    Proposals,
}

impl PlanDocument {
    /// All of them; what looks like several is the first.
    pub const ALL: [Self; 6] =
        [Self::Evaluation, Self::Progress, Self::Grant, Self::GovernmentPlan, Self::WorkPlan, Self::Proposals];

    /// The name under which a kept plan of columns knows it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WorkPlan => "work_plans",
            Self::GovernmentPlan => "government_plans",
            Self::Evaluation => "evaluations",
            Self::Progress => "progress_reports",
            Self::Grant => "grant_reports",
            Self::Proposals => "proposals",
        }
    }

    /// Whether it has rows of plans: all have but those of proposals.
    pub const fn has_rows_of_plans(self) -> bool {
        !matches!(self, Self::Proposals)
    }

    /// Whether it says what was done up to a day, from which the quarter follows.
    pub const fn is_up_to_a_day(self) -> bool {
        matches!(self, Self::Progress | Self::Grant)
    }
}
