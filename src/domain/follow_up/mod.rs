//! The follow-up of an inactive cooperative: the case, the causes found, what is done about them, visits, and what the office
//! keeps for it meanwhile.
//!
//! Each is a row of its own, so that the officer who visits, the one who finds a cause and the one who plans a remedy
//! never meet in one record.

mod action;
mod case;
mod cause;
mod custody;
mod diagnosis;
mod visit;

pub use action::{Action, ActionClass, Fund};
pub use case::{Case, CaseStage, Level, Outcome, StageEntry};
pub use cause::{Cause, CauseName};
pub use custody::{Custody, CustodyKind};
pub use diagnosis::{Diagnosis, Weight};
pub use visit::{OfficeState, Visit};
