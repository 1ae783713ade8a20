//! Are the plans in tune? Overlaps (D), gaps (G) and documents that disagree (S), by the tests of FACTS 8.3.
//!
//! A finding is advice to talk about, never a verdict: it names the records that meet, and whoever knows more decides. Its key
//! is made of natural keys, so that two offices that decide on the same thing meet in one record, and leaves the year out
//! where the decision is on the matter and not on what happened once. What nobody has recorded is no gap: where an office has
//! no plans of a year, no places or no reports, nothing is found there.
//!
//! One family a file; each goes through the rows once and looks up what meets them.

mod activities;
mod aid;
mod authority;
mod causes;
mod decided;
mod documents;
mod meaning;
mod places;
mod progress;
mod proposals;
mod repeated;
mod settings;
mod targets;
mod transfers;

pub use authority::Recipient;
pub use causes::{ANSWERS, Answer};
pub use decided::{Decided, Family, Standing, Tally, by_severity, decided, family, tally};
pub use places::{Extent, Overlap, reach, unreached};
pub use settings::{
    CREDIT_RULES, CreditRule, DECREE_KINDS, FindingSettings, THRESHOLDS, Threshold, ThresholdSource, ThresholdUnit,
};

use super::rows::{Office, Plans};
use crate::domain::{
    AidKind, AreaCode, BookYear, BudgetStage, Cause, Date, FindingTest, Id, Level, Plan, ProposalStatus, Quantity,
    Record,
};

/// How much hangs on a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something to know; lawful reasons are common.
    Advice,
    /// Something to talk about before the plan is laid down.
    Notice,
    /// What auditors ask money back for (FACTS 8.1).
    Serious,
}

/// The severity of what a test finds. That of D1, D2, D3, D6 and D8 is what auditors have counted (FACTS 8.1, 8.2); authority
/// is advice by its nature (FACTS 7.16).
pub const fn severity(test: FindingTest) -> Severity {
    match test {
        FindingTest::SameAid
        | FindingTest::GrantAgain
        | FindingTest::AidBesideCredit
        | FindingTest::WithoutDecree
        | FindingTest::TransferTwice => Severity::Serious,
        FindingTest::OtherAuthority | FindingTest::TargetUncovered | FindingTest::PlaceWithout => Severity::Advice,
        _ => Severity::Notice,
    }
}

/// Whether the key of a test leaves the year out: the decision is on the matter and holds in later years too.
pub const fn carries_over(test: FindingTest) -> bool {
    !matches!(
        test,
        FindingTest::SameAid
            | FindingTest::AidBesideCredit
            | FindingTest::WithoutDecree
            | FindingTest::NothingRealised
            | FindingTest::Documents
            | FindingTest::RecordedTwice
    )
}

/// Somebody who benefits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The cooperative, where it is one of the register.
    pub cooperative: Option<Id>,
    /// The name that the plan gives.
    pub name: Option<String>,
}

/// What was found, in figures.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// D1: the same kind of aid to one from several funders.
    SameAid {
        /// Who gets it.
        who: Who,
        /// What.
        aid: AidKind,
        /// From whom.
        funders: Vec<Office>,
    },
    /// D2: hibah in consecutive years.
    GrantAgain {
        /// Who gets it.
        who: Who,
        /// The year before.
        before: BookYear,
    },
    /// D3: aid beside a credit that forbids it.
    AidBesideCredit {
        /// Who gets it.
        who: Who,
        /// What.
        aid: AidKind,
        /// Where the rule stands.
        source: &'static str,
    },
    /// D4: the same training again.
    TrainingAgain {
        /// Who gets it.
        who: Who,
        /// How often within the months looked at.
        times: u32,
        /// Months between the two nearest; none where no day is known and both are of one year.
        months: Option<i32>,
    },
    /// D5: the same sub-activity at two levels.
    SameActivity {
        /// The lower level, then the higher.
        levels: (Level, Level),
        /// Where they meet.
        place: Overlap,
    },
    /// D6: handed over without a decree, or so many days before it.
    WithoutDecree {
        /// Who got it.
        who: Who,
        /// Days between handing over and decree; none where no decree is recorded.
        days_before: Option<i32>,
    },
    /// D7: what belongs to another level.
    OtherAuthority {
        /// Who or what.
        of: Recipient,
        /// Who plans it.
        level: Level,
        /// Whose it is by law.
        rightful: Level,
    },
    /// D8: money that stands at giver and taker and names no pair.
    TransferTwice {
        /// Who gives.
        giver: Office,
        /// Who takes.
        taker: Office,
        /// Whether both amounts are the same.
        is_equal: bool,
    },
    /// G1: a cause that no plan answers.
    CauseWithoutPlan {
        /// The cause.
        cause: Cause,
    },
    /// G2: a proposal refused or postponed again and again.
    ProposalUnanswered {
        /// How many years running.
        years: u32,
        /// What became of it last.
        last: ProposalStatus,
    },
    /// G3: outputs that do not add up to the target.
    TargetUncovered {
        /// The target.
        target: Quantity,
        /// What outputs add up to.
        covered: Quantity,
        /// How many outputs.
        outputs: u32,
    },
    /// G4: a kecamatan without any row.
    PlaceWithout {
        /// The kecamatan.
        place: AreaCode,
    },
    /// G5: nothing spent of a programme until the end of a quarter.
    NothingRealised {
        /// Code of the programme.
        programme: String,
        /// The quarter.
        quarter: u8,
    },
    /// G5: too far from planned cash.
    Deviation {
        /// Code of the programme.
        programme: String,
        /// At the end of this quarter.
        quarter: u8,
        /// By how many per cent.
        percent: Quantity,
    },
    /// S1: two documents have another amount.
    StagesDiffer {
        /// The earlier and the later document.
        stages: (BudgetStage, BudgetStage),
        /// The earlier and the later amount, rupiah.
        amounts: (i64, i64),
    },
    /// S1: in the earlier document and not in the later.
    StageDropped {
        /// The earlier and the later document.
        stages: (BudgetStage, BudgetStage),
    },
    /// S2: the same row so many times.
    RecordedTwice {
        /// How many times.
        times: u32,
        /// Whether all have the same money.
        is_equal: bool,
    },
    /// S1: in the later document and not in the earlier.
    StageInserted {
        /// The earlier and the later document.
        stages: (BudgetStage, BudgetStage),
    },
}

/// Something that is not in tune.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFinding {
    /// The test that found it.
    pub test: FindingTest,
    /// What meets what, in natural keys: with the test it identifies the decision.
    pub key: String,
    /// The year whose plans it is in.
    pub year: BookYear,
    /// Where; none where it is of the whole province or nobody has said.
    pub area: Option<AreaCode>,
    /// How much hangs on it.
    pub severity: Severity,
    /// The money in question, rupiah: of an overlap the lesser of both sides, as so much might be saved.
    pub money: i64,
    /// How many cooperatives it is about.
    pub cooperatives: u32,
    /// How many persons or units it is about.
    pub people: u32,
    /// The rows of plans that meet.
    pub rows: Vec<Id>,
    /// Other records that it is about, by table.
    pub others: Vec<(&'static str, Id)>,
    /// What was found.
    pub detail: Detail,
}

impl PlanFinding {
    /// What is found by a test in a year, before more is said of it.
    fn new(test: FindingTest, key: String, year: BookYear, detail: Detail) -> Self {
        let key = if carries_over(test) { key } else { format!("{key}/{year}") };
        Self {
            test,
            key,
            year,
            area: None,
            severity: severity(test),
            money: 0,
            cooperatives: 0,
            people: 0,
            rows: Vec::new(),
            others: Vec::new(),
            detail,
        }
    }

    /// All records that it is about: rows of plans, then others.
    pub fn records(&self) -> impl Iterator<Item = (&'static str, Id)> {
        self.rows.iter().map(|id| (Plan::TABLE, *id)).chain(self.others.iter().copied())
    }
}

/// The tests under way: one family after another, so that a page can do something else between two of them.
pub struct Search<'s, 't> {
    plans: &'s Plans<'t>,
    settings: &'s FindingSettings,
    today: Date,
    meanings: meaning::Meanings,
    found: Vec<PlanFinding>,
    /// So many families are done.
    done: usize,
}

impl<'s, 't> Search<'s, 't> {
    /// Nothing tested yet, in the plans as they are known on a day.
    pub fn begun(plans: &'s Plans<'t>, settings: &'s FindingSettings, today: Date) -> Self {
        let meanings = meaning::Meanings::of(plans);
        Self { plans, settings, today, meanings, found: Vec::new(), done: 0 }
    }

    /// Does the tests of a family, and says whether any are left.
    pub fn step(&mut self) -> bool {
        let Self { plans, settings, meanings, found, .. } = self;
        match self.done {
            0 => aid::find(plans, meanings, settings, found),
            1 => activities::find(plans, meanings, found),
            2 => authority::find(plans, found),
            3 => transfers::find(plans, found),
            4 => causes::find(plans, meanings, settings, found),
            5 => proposals::find(plans, settings, found),
            6 => targets::find(plans, settings, found),
            7 => places::find(plans, settings, found),
            8 => progress::find(plans, settings, self.today, found),
            9 => documents::find(plans, settings, found),
            10 => repeated::find(plans, found),
            _ => return false,
        }
        self.done += 1;
        true
    }

    /// All that is found, as far as it was not yet: the gravest and dearest first.
    pub fn finished(mut self) -> Vec<PlanFinding> {
        while self.step() {}
        let mut found = self.found;
        for finding in &mut found {
            finding.rows.sort_unstable();
            finding.rows.dedup();
            finding.others.sort_unstable();
            finding.others.dedup();
        }
        let order = |one: &PlanFinding| {
            let size = (one.severity, one.year, one.money, one.cooperatives, one.people);
            (std::cmp::Reverse(size), one.test, one.key.clone())
        };
        found.sort_by_cached_key(order);
        found
    }
}

/// All that is found in the plans as they are known on a day: the gravest and dearest first.
pub fn findings(plans: &Plans, settings: &FindingSettings, today: Date) -> Vec<PlanFinding> {
    Search::begun(plans, settings, today).finished()
}

#[cfg(test)]
mod tests;
