//! Access to capital: who asked which source for how much, how far that came, what was paid out in parts, how it is paid back,
//! and what lenders publish without rows (FACTS-2 10).
//!
//! An application is of a cooperative, of an enterprise that an office assists, or of a group or person that stands in neither
//! list. Its stages are dated records of their own; that nobody answered is one of them. What nobody reports is neither zero nor no.

mod application;
mod scheme;
mod stage;
mod standing;
mod total;

pub use application::{AnnexState, ApplicantKind, Financing, FinancingSource, LoanUse};
pub use scheme::{Condition, FinancingScheme, LOAN_TERMS, LoanTerms};
pub use stage::{FinancingStage, RefusalReason, Stage};
pub use standing::{Collectability, FinancingStanding};
pub use total::CreditTotal;

use crate::domain::checks::{Finding, Problem, refusal};
use crate::domain::{Date, Rupiah, Text};

/// Banks and institutions whose name may be read by anyone; what else stands there may be a person.
const LENDERS: &[&str] = &[
    "baznas",
    "bank btn",
    "bank kalsel",
    "bank kalsel syariah",
    "bank mandiri",
    "bank negara indonesia",
    "bank rakyat indonesia",
    "bank syariah indonesia",
    "bank tabungan negara",
    "bca",
    "bni",
    "bpd kalimantan selatan",
    "bri",
    "bsi",
    "btn",
    "danamon",
    "lpdb",
    "lpdb-kumkm",
    "mandiri",
    "pegadaian",
    "pip",
    "pnm",
    "pusat investasi pemerintah",
];

/// The name of a lender, where it is one that everybody knows.
fn lender_told(lender: &Option<Text>) -> Option<Text> {
    lender.clone().filter(|lender| LENDERS.contains(&&*folded(lender)))
}

/// What is compared of a text that people write: its words in small letters.
fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The fields that hold less than nothing.
fn below_nothing<const N: usize>(found: &mut Vec<Finding>, amounts: [(&'static str, Option<Rupiah>); N]) {
    let fields = amounts.into_iter().filter(|(_, amount)| amount.is_some_and(|amount| amount.get() < 0));
    found.extend(fields.map(|(field, _)| refusal(field, Problem::Negative)));
}

/// The days that have not come yet.
fn not_come<const N: usize>(found: &mut Vec<Finding>, today: Date, days: [(&'static str, Option<Date>); N]) {
    let ahead = days.into_iter().filter(|(_, day)| day.is_some_and(|day| day > today));
    found.extend(ahead.map(|(field, _)| refusal(field, Problem::Future)));
}
