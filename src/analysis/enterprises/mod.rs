//! Enterprises held against each other: persons and aid that stand there twice, and who has risen between two years.

mod doubles;
mod rise;
#[cfg(test)]
mod tests;
mod totals;

pub use super::persons::KnownBy as PersonKnownBy;
pub use doubles::{DoubleAid, DoublePerson, Doubles, doubles};
pub use rise::{Rise, RiseFormula, Risen, rise, years_of};
pub use totals::{TotalColumn, TotalsTable, cuts, totals};
