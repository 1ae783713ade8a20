//! The lists of plans: rows of plans with what is reckoned of them, proposals and indicators; and how they and what belongs to
//! them are entered.

mod findings;
mod hindrances;
mod indicators;
mod lines;
mod looked_up;
mod page;
mod parts;
mod proposals;
mod row;

pub use findings::{decision_on, finding_lines, findings_sheet};
pub use hindrances::hindrances_sheet;
pub use indicators::{INDICATORS, TARGETS};
pub use lines::{Asked, Choices, OFFICE, PlanLine, Sort, YEAR, arrange, found, lines, sheet, sums};
pub use looked_up::{PlanThing, looked_up, things};
pub use page::{
    EDIT, PATH, PlansPage, TABS, Tab, district_address, of_district, parts as part_names, tabs as tab_names,
};
pub use parts::{PLAN_AMOUNTS, PLAN_BENEFICIARIES, PLAN_OUTPUTS, PLAN_PLACES, REALISATIONS};
pub use proposals::{PROPOSALS, RECOMMENDATIONS};
pub use row::PLANS;

#[cfg(test)]
mod tests;
