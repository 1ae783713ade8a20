//! From where on something is found: thresholds, each with its source.

use crate::domain::{AidKind, BookYear, Quantity};

/// Thresholds of the tests. Those without a number in any source are marked as such in FACTS and stay to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingSettings {
    /// D4: within how many months the same training again is one too many (FACTS 8.3: 12).
    pub training_months: i32,
    /// G5: from which deviation of planned cash on, per cent, upwards or downwards (FACTS 8.3: 20, unverified).
    pub deviation: Quantity,
    /// G5: by the end of which quarter something must have been spent (FACTS 8.3: II).
    pub quarter: u8,
    /// G2: from how many years running on (FACTS 8.3: n, no number found; twice is again).
    pub refusals: u32,
    /// S1: from which difference between two documents on, per cent of the earlier (no number found; as G5).
    pub documents: Quantity,
    /// D6: what is handed over only to whom a decree names (FACTS 8.2).
    pub by_decree: Vec<AidKind>,
    /// D3: which aid a credit forbids.
    pub credit_rules: Vec<CreditRule>,
}

impl Default for FindingSettings {
    fn default() -> Self {
        Self {
            training_months: 12,
            deviation: 20.into(),
            quarter: 2,
            refusals: 2,
            documents: 20.into(),
            by_decree: vec![AidKind::Grant, AidKind::Equipment, AidKind::Capital],
            credit_rules: CREDIT_RULES.to_vec(),
        }
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
