//! The list of enterprises, how they and what belongs to them are entered, and the addresses of their pages.

mod list;
mod page;
mod parts;
mod sheet;
#[cfg(test)]
mod tests;
mod told;
mod totals;

pub use list::ENTERPRISES;
pub use page::{EnterprisesPage, PATH, POTENTIAL_PATH, TABS, part_names, potential_address};
pub use parts::{ENTERPRISE_AIDS, ENTERPRISE_YEARS, PERMITS};
pub use totals::{ENTERPRISE_TOTALS, TOTALS_PATH};
