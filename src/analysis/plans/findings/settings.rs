//! From where on something is found: thresholds, each with its source. They are settings of the office that works here and
//! travel in no file, as its other rules; a decision on what is found travels, whatever the threshold it was found by.

use crate::domain::{AidKind, BookYear, FindingTest};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Thresholds of the tests. Those without a number in any source are marked as such in FACTS and stay to be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingSettings {
    /// D2: within how many years the same body is not to have hibah again (FACTS 8.2: not every year; no number found).
    pub grant_years: u16,
    /// D4: within how many months the same training again is one too many (FACTS 8.3: 12).
    pub training_months: u16,
    /// G1: from how many cooperatives of a district with that cause on (no number found; one is one).
    pub cause_cooperatives: u16,
    /// G2: from how many years running on (FACTS 8.3: n, no number found; twice is again).
    pub refusals: u16,
    /// G3: how much of its target outputs are to add up to, per cent (FACTS 8.3: all of it).
    pub coverage: u16,
    /// G4: from how many cooperatives seated in a kecamatan on (FACTS 8.3: any kecamatan).
    pub place_cooperatives: u16,
    /// G5: by the end of which quarter something must have been spent (FACTS 8.3: II).
    pub quarter: u16,
    /// G5: from which deviation of planned cash on, per cent, upwards or downwards (FACTS 8.3: 20, unverified).
    pub deviation: u16,
    /// S1: from which difference between two documents on, per cent of the earlier (no number found; as G5).
    pub documents: u16,
    /// D6: what is handed over only to whom a decree names (FACTS 8.2).
    pub by_decree: Vec<AidKind>,
    /// D3: which aid a credit forbids. What laws say is not set.
    #[serde(skip)]
    pub credit_rules: Vec<CreditRule>,
}

impl Default for FindingSettings {
    fn default() -> Self {
        Self {
            grant_years: 1,
            training_months: 12,
            cause_cooperatives: 1,
            refusals: 2,
            coverage: 100,
            place_cooperatives: 0,
            quarter: 2,
            deviation: 20,
            documents: 20,
            by_decree: vec![AidKind::Grant, AidKind::Equipment, AidKind::Capital],
            credit_rules: CREDIT_RULES.to_vec(),
        }
    }
}

/// In what a threshold is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThresholdUnit {
    /// Months.
    Months,
    /// Years.
    Years,
    /// Cooperatives.
    Cooperatives,
    /// Per cent.
    Percent,
    /// The number of a quarter.
    Quarter,
}

/// Where the number of a threshold stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThresholdSource {
    /// A regulation that names the matter and no number.
    Matter(&'static str),
    /// Nowhere: no law prescribes it.
    None,
}

/// A threshold that can be set.
#[derive(Debug, Clone)]
pub struct Threshold {
    /// By what settings and inputs call it.
    pub key: &'static str,
    /// The test that it is of.
    pub test: FindingTest,
    /// Its unit.
    pub unit: ThresholdUnit,
    /// What can be set.
    pub range: RangeInclusive<u16>,
    /// Where it stands.
    pub source: ThresholdSource,
    of: fn(&mut FindingSettings) -> &mut u16,
}

impl Threshold {
    /// What it is set to.
    pub fn value(&self, settings: &FindingSettings) -> u16 {
        *(self.of)(&mut settings.clone())
    }

    /// What it is where nobody has set it.
    pub fn default_value(&self) -> u16 {
        self.value(&FindingSettings::default())
    }

    /// Sets it, as far as it can be set so.
    pub fn set(&self, settings: &mut FindingSettings, value: u16) {
        if self.range.contains(&value) {
            *(self.of)(settings) = value;
        }
    }
}

/// The thresholds that can be set, by their tests. D1, D3, D5, D7 and D8 have none: there one is one too many, or a law says it.
pub static THRESHOLDS: [Threshold; 9] = [
    Threshold {
        key: "grant_years",
        test: FindingTest::GrantAgain,
        unit: ThresholdUnit::Years,
        range: 1..=10,
        source: ThresholdSource::Matter("Permendagri 32/2011 jo. 77/2020"),
        of: |of| &mut of.grant_years,
    },
    Threshold {
        key: "training_months",
        test: FindingTest::TrainingAgain,
        unit: ThresholdUnit::Months,
        range: 1..=60,
        source: ThresholdSource::Matter("Bappenas, 2022"),
        of: |of| &mut of.training_months,
    },
    Threshold {
        key: "cause_cooperatives",
        test: FindingTest::CauseWithoutPlan,
        unit: ThresholdUnit::Cooperatives,
        range: 1..=1000,
        source: ThresholdSource::None,
        of: |of| &mut of.cause_cooperatives,
    },
    Threshold {
        key: "refusals",
        test: FindingTest::ProposalUnanswered,
        unit: ThresholdUnit::Years,
        range: 1..=10,
        source: ThresholdSource::None,
        of: |of| &mut of.refusals,
    },
    Threshold {
        key: "coverage",
        test: FindingTest::TargetUncovered,
        unit: ThresholdUnit::Percent,
        range: 1..=100,
        source: ThresholdSource::None,
        of: |of| &mut of.coverage,
    },
    Threshold {
        key: "place_cooperatives",
        test: FindingTest::PlaceWithout,
        unit: ThresholdUnit::Cooperatives,
        range: 0..=1000,
        source: ThresholdSource::None,
        of: |of| &mut of.place_cooperatives,
    },
    Threshold {
        key: "quarter",
        test: FindingTest::NothingRealised,
        unit: ThresholdUnit::Quarter,
        range: 1..=4,
        source: ThresholdSource::None,
        of: |of| &mut of.quarter,
    },
    Threshold {
        key: "deviation",
        test: FindingTest::NothingRealised,
        unit: ThresholdUnit::Percent,
        range: 1..=1000,
        source: ThresholdSource::None,
        of: |of| &mut of.deviation,
    },
    Threshold {
        key: "documents",
        test: FindingTest::Documents,
        unit: ThresholdUnit::Percent,
        range: 0..=1000,
        source: ThresholdSource::None,
        of: |of| &mut of.documents,
    },
];

/// What can be said to need a decree.
pub const DECREE_KINDS: &[AidKind] = AidKind::ALL;

impl FindingSettings {
    /// The thresholds that are set to another number than that of the beginning.
    pub fn changed(&self) -> impl Iterator<Item = &'static Threshold> {
        THRESHOLDS.iter().filter(|threshold| threshold.value(self) != threshold.default_value())
    }

    /// Whether other kinds of aid need a decree than at the beginning.
    pub fn has_other_decrees(&self) -> bool {
        let needs = |settings: &Self, kind: &AidKind| settings.by_decree.contains(kind);
        let first = Self::default();
        DECREE_KINDS.iter().any(|kind| needs(self, kind) != needs(&first, kind))
    }
}

/// A rule that forbids an aid to whoever has a credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditRule {
    /// What is forbidden.
    pub aid: AidKind,
    /// Paid from this fund; none for any.
    pub fund: Option<&'static str>,
    /// While there is a credit of one of these funds.
    pub credits: &'static [&'static str],
    /// In force from this year.
    pub from: u16,
    /// To this year; none where it still is.
    pub until: Option<u16>,
    /// Where it stands.
    pub source: &'static str,
}

/// Funds that lend and do not give (FACTS 7.9, 10.2).
pub(super) const CREDITS: &[&str] = &["BLU LPDB", "BLU PIP"];

/// The rules that are known (FACTS 8.1, 10.2). KUR itself is no fund of a plan, so credits are those that rows of plans tell of.
pub const CREDIT_RULES: &[CreditRule] = &[
    CreditRule {
        aid: AidKind::Capital,
        fund: Some("BLU PIP"),
        credits: &["BLU LPDB"],
        from: 2020,
        until: None,
        source: "PMK 193/2020",
    },
    CreditRule {
        aid: AidKind::Grant,
        fund: Some("APBN-K/L"),
        credits: CREDITS,
        from: 2020,
        until: Some(2021),
        source: "BPK, IHPS II 2020",
    },
];

impl CreditRule {
    /// Whether it is in force in a year.
    pub(super) fn is_in_force(&self, year: BookYear) -> bool {
        year.get() >= self.from && self.until.is_none_or(|until| year.get() <= until)
    }
}
