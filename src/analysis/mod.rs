//! Counts and comparisons: pure functions from records to numbers. Every count names its basis.

mod counts;
pub mod cross;
mod figures;
pub mod follow_up;
mod peers;
pub mod pivot;
pub mod quality;
mod reconcile;
mod rules;
mod years;

pub use counts::{Counts, Cut, Line, Reading, by_district, by_kind, by_level, declared, of_all};
pub use figures::{Figure, Ratio, course, growth, growth_in};
pub use peers::{FEWEST_PEERS, Median, Peers, peers};
pub use reconcile::{Comparison, SumCheck, compare, sum_checks};
pub use rules::{AtRisk, Crossing, Flip, at_risk, crossing, flips};
pub use years::{FoundingYears, RatYear, founding_years, rat_years};
