//! Applications for financing: how far they come, where they stand still, why they are refused, how they are paid back, what the
//! terms of their schemes ask, what should not be, and what lenders publish beside what the register says.

mod course;
mod eligibility;
mod findings;
mod funnel;
#[cfg(test)]
mod tests;
mod totals;

pub use course::{Application, Course, Ending, Stillness, applicant, applications, stands_for};
pub use eligibility::{Asked, Eligibility, eligibility};
pub use findings::{FinancingFinding, FindingKind, findings};
pub use funnel::{
    By, Funnel, Performance, Still, Unanswered, WAITS, funnels, old_loans, performances, reasons, stillness, unanswered,
};
pub use totals::{Reconciled, ceilings, reconciled};
