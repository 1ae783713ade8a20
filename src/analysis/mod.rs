//! Counts and comparisons: pure functions from records to numbers. Every count names its basis.

mod areas;
mod changes;
mod counts;
pub mod cross;
mod deadlines;
mod development;
pub mod enterprises;
mod figures;
mod first_steps;
pub mod follow_up;
mod for_me;
mod happenings;
pub mod interval;
pub mod merah_putih;
mod peers;
pub mod pivot;
pub mod plans;
pub mod quality;
mod reconcile;
mod rules;
mod standing;
mod years;

pub use areas::{Area, Areas, Diverging, FEWEST_FOR_PERCENT, NO_DIFFERENCE, areas, only_district};
pub use changes::{Change, Changes, Event, changes};
pub use counts::{Counts, Cut, Line, Reading, by_district, by_level, declared, of_all, share};
pub use deadlines::{Deadline, Owed, agenda, deadlines_of, meetings_ahead};
pub use development::{Development, Grown, Money, development};
pub use figures::{Figure, Ratio, course, growth, growth_in};
pub use first_steps::{Begun, FirstStep, first_steps};
pub use for_me::{About, Due, Matter, Next, Waiting, deadlines, for_me, next_meeting};
pub use happenings::{Deed, Happening, happenings, happenings_of_case};
pub use peers::{FEWEST_PEERS, Median, Peers, peers};
pub use reconcile::{Comparison, SumCheck, compare, sum_checks};
pub use rules::{AtRisk, Crossing, Flip, at_risk, crossing, flips};
pub use standing::{Issue, Standing, issues, standing};
pub use years::{RatYear, rat_years};
