//! Micro, small and medium enterprises that an office assists, by name (FACTS 2, FACTS-2 12): whose they are, what they earned in
//! which year, which licences they hold and which aid they were given; and the class of the law that follows from it.
//!
//! An office cannot have all enterprises by name, and need not (FACTS 2: the counts of one province differ by a third): what
//! stands here are those it assists. Totals of other sources are other things, and never added to these.

mod aid;
#[allow(clippy::module_inception)]
mod enterprise;
mod permit;
mod person_nik;
mod size;
mod total;
mod year;

pub use aid::EnterpriseAid;
pub use enterprise::{AssistanceStatus, Enterprise, RiskClass};
pub use permit::{Permit, PermitKind, PermitState};
pub use person_nik::PersonNik;
pub use size::{SIZE_SCALES, SizeBasis, SizeClass, SizeRule, SizeScale, SizeVerdict, latest_size, size_in};
pub use total::{EnterpriseBasis, EnterpriseTotal};
pub use year::{EnterpriseYear, YearSource};

use crate::domain::BookYear;
use crate::domain::Date;
use crate::domain::checks::{Finding, Problem, refusal};

/// Whether a text is a number of so many digits.
fn has_digits(text: &str, digits: u8) -> bool {
    text.len() == usize::from(digits) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A year that is still to come.
fn future_year(found: &mut Vec<Finding>, field: &'static str, year: BookYear, today: Date) {
    if i32::from(year.get()) > today.year() {
        found.push(refusal(field, Problem::Future));
    }
}

/// What is compared of a text that people write: its words in small letters.
fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
