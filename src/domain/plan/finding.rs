//! What an office has decided on a finding: an overlap, a gap, documents that disagree, totals that contradict each other.

use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{AreaCode, BookYear, Date, Id, KnownBy, Note, Record, Text, codes, record};

codes! {
    /// The test that found it (FACTS 8.3). An office's own tests are codes that this enumeration does not know.
    pub enum FindingTest {
        /// Same recipient, same kind of aid, same year, two funders.
        SameAid = "d1",
        /// Hibah to the same body in consecutive years.
        GrantAgain = "d2",
        /// Aid while a credit is open that forbids it.
        AidBesideCredit = "d3",
        /// Same training to the same person within months.
        TrainingAgain = "d4",
        /// Same sub-activity at two levels in one kecamatan and year.
        SameActivity = "d5",
        /// Recipient not in the decree, or decree later than the handing over.
        WithoutDecree = "d6",
        /// Recipient outside the authority of the level (FACTS 7.16).
        OtherAuthority = "d7",
        /// Transfer counted at giver and taker.
        TransferTwice = "d8",
        /// Cause found in cases that no plan of the district answers.
        CauseWithoutPlan = "g1",
        /// Proposal refused or postponed year after year.
        ProposalUnanswered = "g2",
        /// Target of an indicator that outputs do not add up to.
        TargetUncovered = "g3",
        /// Kecamatan or desa without any row.
        PlaceWithout = "g4",
        /// Budgeted, and nothing realised by the second quarter.
        NothingRealised = "g5",
        /// Documents of one level that disagree (FACTS 7.5).
        Documents = "s1",
        /// The same row recorded twice, as by hand at one office and out of a document at another: its money counts twice.
        RecordedTwice = "s2",
        /// Published or reported totals that contradict each other or the register (FACTS 4.3).
        Totals = "r1",
    }
}

impl FindingTest {
    /// Whether it looks at plans.
    pub fn is_of_plans(self) -> bool {
        self != Self::Totals
    }
}

codes! {
    /// What was decided.
    pub enum FindingVerdict {
        /// Diterima with a reason: it is as it should be.
        Accepted = "diterima",
        /// Menjadi komitmen: somebody has promised to mend it.
        Committed = "komitmen",
        /// Diperbaiki.
        Mended = "diperbaiki",
        /// Diabaikan until a day.
        Ignored = "diabaikan",
    }
}

record! {
    /// A decision on a finding. Its id derives from the test and from what meets what, so that two offices that decide on the same finding meet in it, in later years too.
    pub struct FindingDecision in "finding_decisions"
        known by (KnownBy::Derived { id: |of| Some(Self::id(of.test, &of.key)), join: |kept, _| kept.clone() })
        checked by (Self::check)
        asked as one (verdict, reason, until, responsible, due; with office, area, decided_on, year)
    {
        /// The test.
        private test: FindingTest,
        /// What meets what: the ids or codes that the test compares, in order.
        private key: Text,
        /// What was decided.
        private verdict: FindingVerdict,
        /// Why; of a commitment, what was promised.
        private reason: Option<Note>,
        /// Day until which it holds; none for good.
        private until: Option<Date>,
        /// The office that decided.
        private office: Option<AreaCode>,
        /// The area in which it was found, for its part of a file.
        private area: Option<AreaCode>,
        /// Day of the decision.
        private decided_on: Option<Date>,
        /// The year whose plans it was found in.
        private year: Option<BookYear>,
        /// Of a commitment: who does it, an office or a person.
        private responsible: Option<Text>,
        /// Of a commitment: the day by which it is done. What is found still after it is to be talked about again.
        private due: Option<Date>,
    }
}

impl FindingDecision {
    /// The id that the decision on a finding has on every replica.
    pub fn id(test: FindingTest, key: &str) -> Id {
        Id::derived(Self::TABLE, Id::default(), format_args!("{test}/{key}"))
    }

    /// The last day on which it holds; none where it holds for good. A commitment is to be kept by then.
    pub fn last_day(&self) -> Option<Date> {
        let due = self.due.filter(|_| self.verdict == FindingVerdict::Committed);
        self.until.into_iter().chain(due).min()
    }

    /// Whether it still holds on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.last_day().is_none_or(|last| on <= last)
    }

    fn check(&self, _: Option<&Self>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.key.is_empty() {
            found.push(refusal("key", Problem::Missing));
        }
        if self.verdict == FindingVerdict::Accepted && self.reason.is_none() {
            found.push(refusal("reason", Problem::ReasonMissing));
        }
        if self.verdict == FindingVerdict::Committed && self.reason.is_none() {
            found.push(refusal("reason", Problem::Missing));
        }
        // Commitments of files from before these were fields stay what they are.
        if self.verdict == FindingVerdict::Committed {
            found.extend(self.responsible.is_none().then(|| warning("responsible", Problem::Missing)));
            found.extend(self.due.is_none().then(|| warning("due", Problem::Missing)));
        }
        if self.due.zip(self.decided_on).is_some_and(|(due, decided)| due < decided) {
            found.push(refusal("due", Problem::EndsAtOnce));
        }
        if self.verdict == FindingVerdict::Ignored && self.until.is_none() {
            found.push(refusal("until", Problem::Missing));
        }
        if self.until.zip(self.decided_on).is_some_and(|(until, decided)| until <= decided) {
            found.push(refusal("until", Problem::EndsAtOnce));
        }
        if self.decided_on.is_some_and(|day| day > today) {
            found.push(refusal("decided_on", Problem::Future));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_offices_that_decide_on_one_finding_meet_and_no_two_findings_do() {
        let id = FindingDecision::id;
        assert_eq!(id(FindingTest::SameActivity, "a|b"), id(FindingTest::SameActivity, "a|b"));
        assert_ne!(id(FindingTest::SameActivity, "a|b"), id(FindingTest::TransferTwice, "a|b"));
        assert_ne!(id(FindingTest::SameActivity, "a|b"), id(FindingTest::SameActivity, "a|c"));
    }

    #[test]
    fn what_is_accepted_says_why_and_what_is_ignored_until_when() {
        let decision =
            |verdict| FindingDecision { key: Text::new("a|b").unwrap(), verdict, ..FindingDecision::default() };
        let today: Date = "2026-11-30".parse().unwrap();
        let found = |decision: &FindingDecision| {
            decision.findings(None, today).into_iter().map(|one| (one.field, one.problem)).collect::<Vec<_>>()
        };
        assert_eq!(found(&decision(FindingVerdict::Accepted)), [("reason", Problem::ReasonMissing)]);
        assert_eq!(found(&decision(FindingVerdict::Ignored)), [("until", Problem::Missing)]);
        let bare = [("reason", Problem::Missing), ("responsible", Problem::Missing), ("due", Problem::Missing)];
        assert_eq!(found(&decision(FindingVerdict::Committed)), bare);
        assert_eq!(found(&decision(FindingVerdict::Mended)), []);
        let over = FindingDecision { until: Some(today), decided_on: Some(today), ..decision(FindingVerdict::Ignored) };
        assert_eq!(found(&over), [("until", Problem::EndsAtOnce)]);
        let until = FindingDecision { decided_on: None, ..over };
        assert!(until.holds(today) && !until.holds(today.plus_days(1)));
        // What was promised by a day is talked about again once that has passed; of other decisions no promise is due.
        let promised = FindingDecision { due: Some(today), ..decision(FindingVerdict::Committed) };
        assert!(promised.holds(today) && !promised.holds(today.plus_days(1)));
        assert!(FindingDecision { verdict: FindingVerdict::Accepted, ..promised.clone() }.holds(today.plus_days(1)));
        let late = FindingDecision {
            reason: Note::optional("RKA diubah").unwrap(),
            responsible: Text::optional("Bidang Koperasi").unwrap(),
            decided_on: Some(today.plus_days(1)),
            ..promised
        };
        let late = late.findings(None, today.plus_days(1)).into_iter().map(|one| (one.field, one.problem));
        assert_eq!(late.collect::<Vec<_>>(), [("due", Problem::EndsAtOnce)]);
    }
}
