//! Plans of all levels of government, what they cost, what became of them, and what was proposed (FACTS 3, 7, 8).
//!
//! A row of a plan is what it really is (FACTS 7.1): one sub-activity of one office and year. Its money stands by fund and stage;
//! places, indicators and those who benefit are lists of their own without money, so that nothing is counted twice.

mod accumulation;
mod code;
mod finding;
mod fund;
mod indicator;
mod matching;
pub mod nomenclature;
mod parts;
mod proposal;
mod realisation;
mod row;

pub use accumulation::Accumulation;
pub(crate) use code::is_activity_code;
pub use code::{ActivityCode, Nomenclature};
pub use finding::{FindingDecision, FindingTest, FindingVerdict};
pub use fund::{FUNDS, FundCode};
pub use indicator::{Indicator, IndicatorRank, IndicatorState, Target};
pub use matching::{MatchMeaning, NomenclatureMatch, NomenclatureRow};
pub use parts::{AidKind, BeneficiaryKind, BudgetStage, PlanAmount, PlanBeneficiary, PlanOutput, PlanPlace};
pub use proposal::{Proposal, ProposalChannel, ProposalStatus, Recommendation, RecommendationStep, SpendingKind};
pub use realisation::{Hindrance, Realisation, ReportPeriod};
pub use row::{Month, Plan, check_pair};

use crate::domain::checks::{Finding, Problem, refusal};
use crate::domain::{AreaCode, BookYear, Date, Quantity, Rupiah, Text, told};

/// The fields that hold less than nothing.
fn negative<const N: usize>(
    found: &mut Vec<Finding>,
    amounts: [(&'static str, Option<Rupiah>); N],
    quantities: &[(&'static str, Option<Quantity>)],
) {
    let amounts = amounts.into_iter().filter(|(_, amount)| amount.is_some_and(|amount| amount.get() < 0));
    let quantities = quantities.iter().filter(|(_, quantity)| quantity.is_some_and(|quantity| quantity.parts() < 0));
    let fields = amounts.map(|(field, _)| field).chain(quantities.map(|(field, _)| *field));
    found.extend(fields.map(|field| refusal(field, Problem::Negative)));
}

/// A year for which nobody can have planned: before UU 25/2004 there was no Renja, and no plan reaches further than a Renstra
/// and the next.
fn year(found: &mut Vec<Finding>, year: BookYear, today: Date) {
    if !(2005..=today.year() + 10).contains(&i32::from(year.get())) {
        found.push(refusal("year", Problem::PlanYear));
    }
}

/// A kecamatan that lies in another district.
fn subdistrict(found: &mut Vec<Finding>, district: Option<AreaCode>, subdistrict: Option<AreaCode>) {
    if district.zip(subdistrict).is_some_and(|(district, subdistrict)| !district.contains(subdistrict)) {
        found.push(refusal("subdistrict", Problem::SubdistrictElsewhere));
    }
}

/// A unit, where it is one that the lists of the field have; else it may be anything.
fn unit_told(unit: &Option<Text>) -> Option<Text> {
    unit.clone().filter(|unit| told::is_unit(unit))
}

/// A code of the nomenclature; what is of another form may be anything.
fn code_told(code: &Option<ActivityCode>) -> Option<ActivityCode> {
    code.clone().filter(ActivityCode::is_formed)
}

/// A code of a fund; what is of another form may be anything.
fn fund_told(fund: &Option<FundCode>) -> Option<FundCode> {
    fund.clone().filter(FundCode::is_formed)
}

/// What is compared of a text that people write: its words in small letters.
fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
