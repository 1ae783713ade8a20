//! What offices have decided on findings, and how many are left.

use super::{PlanFinding, Severity};
use crate::domain::{BookYear, Date, FindingDecision, FindingTest, FindingVerdict};
use crate::replica::{Fields, Row};
use crate::workspace::Tables;
use std::collections::BTreeMap;

/// Whether a finding still has to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nobody has decided.
    Open,
    /// It was decided until a day that has passed.
    Lapsed,
    /// It is said to be mended, and is found still.
    NotMended,
    /// It is to be mended.
    Committed,
    /// It is left alone for a time.
    Ignored,
    /// It is as it should be.
    Accepted,
}

impl Standing {
    /// Whether it is still to be talked about.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Lapsed | Self::NotMended)
    }

    /// Where what is found stands on a day, after what was decided on it.
    pub fn after(decision: Option<&FindingDecision>, today: Date) -> Self {
        match decision {
            None => Self::Open,
            Some(decision) if !decision.holds(today) => Self::Lapsed,
            Some(decision) => match decision.verdict {
                FindingVerdict::Accepted => Self::Accepted,
                FindingVerdict::Committed => Self::Committed,
                FindingVerdict::Ignored => Self::Ignored,
                // What was mended in one year and comes back in a later one has come back.
                FindingVerdict::Mended => Self::NotMended,
                FindingVerdict::Unknown(_) => Self::Open,
            },
        }
    }
}

/// A finding with what was decided on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided<'t> {
    /// The finding.
    pub finding: PlanFinding,
    /// The decision, by test and key.
    pub decision: Option<&'t Row<FindingDecision>>,
    /// Where it stands.
    pub standing: Standing,
    /// Whether the decision is of an earlier year and holds on.
    pub is_carried_over: bool,
    /// Whether offices have decided differently, and somebody has to choose; until then the later decision stands.
    pub is_asked: bool,
}

/// From which year on a decision holds: two offices that decided the same of two years have decided it from the first on. Where
/// it is asked which of their decisions is to stand, from that of the one that stands.
fn since(row: &Row<FindingDecision>) -> Option<BookYear> {
    if row.conflicts() != Fields::NONE {
        return row.value.year;
    }
    row.dots(FindingDecision::AT.year).map(|dot| dot.value.year).min().flatten()
}

/// Findings with what was decided on them, as it holds on a day. A decision holds in its year and in later ones; what it says
/// of an earlier year nobody has asked.
pub fn decided(tables: &Tables, findings: Vec<PlanFinding>, today: Date) -> Vec<Decided<'_>> {
    let with_decision = |finding: PlanFinding| {
        let decision = tables.finding_decisions.get_live(FindingDecision::id(finding.test, &finding.key));
        let decision = decision.filter(|row| since(row).is_none_or(|year| year <= finding.year));
        let value = decision.map(|row| &row.value);
        let standing = Standing::after(value, today);
        let is_carried_over = decision.and_then(since).is_some_and(|year| year < finding.year);
        let is_asked = decision.is_some_and(|row| row.conflicts() != Fields::NONE);
        Decided { finding, decision, standing, is_carried_over, is_asked }
    };
    findings.into_iter().map(with_decision).collect()
}

/// What kind of thing is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Tumpang tindih.
    Overlap,
    /// Celah.
    Gap,
    /// Documents that disagree.
    Documents,
}

/// The family of a test.
pub const fn family(test: FindingTest) -> Family {
    match test {
        FindingTest::CauseWithoutPlan
        | FindingTest::ProposalUnanswered
        | FindingTest::TargetUncovered
        | FindingTest::PlaceWithout
        | FindingTest::NothingRealised => Family::Gap,
        FindingTest::Documents | FindingTest::RecordedTwice | FindingTest::Totals => Family::Documents,
        _ => Family::Overlap,
    }
}

/// How many are found, and with how much money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many.
    pub count: u32,
    /// How many of them are open.
    pub open: u32,
    /// Their money, rupiah.
    pub money: i64,
    /// That of the open ones, rupiah.
    pub open_money: i64,
}

/// Findings counted, by whatever tells them apart: severity, family, test or year.
pub fn tally<K: Ord>(found: &[Decided], key: impl Fn(&PlanFinding) -> K) -> BTreeMap<K, Tally> {
    let mut tallies: BTreeMap<K, Tally> = BTreeMap::new();
    for one in found {
        let tally = tallies.entry(key(&one.finding)).or_default();
        let (count, money) = if one.standing.is_open() { (1, one.finding.money) } else { (0, 0) };
        tally.count += 1;
        tally.money += one.finding.money;
        tally.open += count;
        tally.open_money += money;
    }
    tallies
}

/// Findings counted by severity.
pub fn by_severity(found: &[Decided]) -> BTreeMap<Severity, Tally> {
    tally(found, |finding| finding.severity)
}
