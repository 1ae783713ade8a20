//! How the register came to stand where it stands: as it was on any day, what changed between two of them, and its figures over
//! the years beside those that were published.
//!
//! Days are those that the records bear: when somebody was founded, declared, revived, dissolved. What no record carries to a day
//! is unknown there, which is neither active nor inactive, and counted.

mod courses;
mod frozen;
mod series;
mod waterfall;

#[cfg(test)]
mod tests;

pub use courses::{Courses, Entry, RegisterOn, Scope};
pub use frozen::{is_known, thawed};
pub use series::{Point, Published, Series};
pub use waterfall::{Move, Step, StepSum, Stock, Waterfall, waterfall};
