//! Courses: who was trained again and who never, how far the boards of a district are reached, what participants ask for, what each of
//! them cost, what became of the fund, and whether anything changed afterwards (FACTS-2 8.1, 8.3, 11).
//!
//! Every figure comes with the records that it is of.

mod cost;
mod coverage;
mod effect;
mod figures;
mod fund;
mod needs;
mod people;
#[cfg(test)]
mod tests;

pub use super::persons::KnownBy as PersonKnownBy;
pub use cost::{CostLine, CostOf, costs};
pub use coverage::{Coverage, Untrained, coverage, never_trained};
pub use effect::{Compared, Effect, EffectOf, Group, effects};
pub use figures::{Asked, Figure, Overview, Whom};
pub use fund::{FundLine, FundPart, FundUse, fund_use, fund_years};
pub use needs::{Needs, needs, years_of};
pub use people::{MONTHS, People, Person, Repeat, Subject, people, repeats};
