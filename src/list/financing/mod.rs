//! The list of applications for financing, how they and what belongs to them are entered, what lenders publish without rows, and the
//! addresses of their pages.

mod list;
mod page;
mod parts;
mod sheet;
#[cfg(test)]
mod tests;
mod told;
mod totals;

pub use list::FINANCINGS;
pub use page::{FinancingPage, PATH, TABS, TOTALS_PATH, part_names};
pub use parts::{FINANCING_STAGES, FINANCING_STANDINGS};
pub use told::keys;
pub use totals::CREDIT_TOTALS;
