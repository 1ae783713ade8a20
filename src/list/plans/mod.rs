//! The lists of plans: rows of plans with what is reckoned of them, proposals and indicators; and how they and what belongs to
//! them are entered.

mod asked;
mod asked_findings;
mod findings;
mod hindrances;
mod indicators;
mod lines;
mod looked_up;
mod page;
mod parts;
mod proposals;
mod row;
mod sort;

pub use asked::{Asked, found};
pub use asked_findings::{
    FAMILIES, FindingsAsked, SEVERITIES, STANDINGS, code_of as finding_code_of, keys as finding_keys,
    of_code as finding_of_code,
};
pub use findings::{decision_on, finding_lines, findings_sheet};
pub use hindrances::hindrances_sheet;
pub use indicators::{INDICATORS, TARGETS};
pub use lines::{Choices, Listing, OFFICE, PlanLine, PlanLines, YEAR, sheet, sums};
pub use looked_up::{PlanThing, looked_up, things};
pub use page::{
    EDIT, PATH, PlansPage, TABS, Tab, district_address, of_district, parts as part_names, tabs as tab_names,
};
pub use parts::{
    PLAN_AMOUNTS, PLAN_BENEFICIARIES, PLAN_OUTPUTS, PLAN_PLACES, REALISATIONS, amount_beside, amount_is_begun,
};
pub use proposals::{PROPOSALS, RECOMMENDATIONS};
pub use row::PLANS;
pub use sort::Sort;

#[cfg(test)]
mod tests;
