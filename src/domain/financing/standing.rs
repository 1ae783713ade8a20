//! How a loan stands on a day: what is paid back, what is not, and its collectability.

use super::below_nothing;
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{Date, Financing, Id, KnownBy, Note, Record, Ref, Rupiah, Text, codes, record};

codes! {
    /// Collectability, 1 to 5.
    pub enum Collectability {
        /// 1, lancar.
        Current = "1",
        /// 2, dalam perhatian khusus.
        SpecialMention = "2",
        /// 3, kurang lancar.
        Substandard = "3",
        /// 4, diragukan.
        Doubtful = "4",
        /// 5, macet.
        Loss = "5",
    }
}

impl Collectability {
    /// Whether it is a non-performing loan: 3 to 5 (FACTS-2 10.2).
    pub const fn is_non_performing(self) -> bool {
        matches!(self, Self::Substandard | Self::Doubtful | Self::Loss)
    }
}

record! {
    /// How a loan stands on a day. Its id derives from the application and the day, so that a list that comes in twice changes nothing.
    pub struct FinancingStanding in "financing_standings" of Financing by financing
        known by (KnownBy::Derived { id: |of| Some(Self::id(*of.financing, of.as_of)), join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// The application.
        public financing: Ref<Financing>,
        /// The day.
        public as_of: Date,
        /// Paid back so far, rupiah.
        public repaid: Option<Rupiah>,
        /// Not paid back yet (baki debet), rupiah.
        public outstanding: Option<Rupiah>,
        /// Collectability.
        public collectability: Option<Collectability>,
        /// Who says so.
        private told_by: Option<Text>,
        /// Remarks.
        private note: Option<Note>,
    }
}

impl FinancingStanding {
    /// The id that the standing of a day has on every replica.
    pub fn id(financing: Id, as_of: Date) -> Id {
        Id::derived(Self::TABLE, financing, as_of)
    }

    fn check(&self, of: Option<&Financing>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.as_of > today {
            found.push(refusal("as_of", Problem::Future));
        }
        below_nothing(&mut found, [("repaid", self.repaid), ("outstanding", self.outstanding)]);
        if self.repaid.is_none() && self.outstanding.is_none() && self.collectability.is_none() {
            found.push(refusal("outstanding", Problem::Missing));
        }
        let granted = of.and_then(|of| of.granted);
        if let Some(granted) = granted.filter(|granted| self.outstanding.is_some_and(|open| open > *granted)) {
            found.push(warning("outstanding", Problem::AboveGranted(granted)));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_to_five_are_non_performing_and_a_standing_says_something() {
        let bad = Collectability::ALL.iter().filter(|of| of.is_non_performing()).map(|of| of.code());
        assert_eq!(bad.collect::<Vec<_>>(), ["3", "4", "5"]);
        let today = "2026-11-30".parse().unwrap();
        let empty = FinancingStanding { as_of: "2026-10-31".parse().unwrap(), ..FinancingStanding::default() };
        let found = |of: &FinancingStanding, owner: &Financing| {
            of.findings(Some(owner), today).into_iter().map(|one| (one.field, one.problem)).collect::<Vec<_>>()
        };
        let of = Financing { granted: Rupiah::new(10).ok(), ..Financing::default() };
        assert_eq!(found(&empty, &of), [("outstanding", Problem::Missing)]);
        let said = FinancingStanding { outstanding: Rupiah::new(10).ok(), ..empty.clone() };
        assert_eq!(found(&said, &of), []);
        let more = FinancingStanding { outstanding: Rupiah::new(11).ok(), ..empty };
        assert_eq!(found(&more, &of), [("outstanding", Problem::AboveGranted(Rupiah::new(10).unwrap()))]);
    }
}
