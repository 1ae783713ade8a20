//! The lists of courses, of who took part and of companions, how they are entered, and the addresses of their pages.

mod companions;
mod page;
mod sheet;
#[cfg(test)]
mod tests;
mod trainees;
mod training;

pub use companions::{COMPANION_REPORTS, COMPANIONS};
pub use page::{PATH, TABS, TRAINEES_PATH, TrainingsPage};
pub use sheet::{fund_sheet, participant_sheets};
pub use trainees::TRAINEES;
pub use training::{TRAININGS, is_listed_whole};

use crate::domain::FUNDS;
use crate::i18n::Lang;

/// The codes of a list, and what they are called.
macro_rules! all_of {
    ($Type:ident) => {
        |t| $Type::ALL.iter().map(|of| (of.code().to_owned(), of.label(t).to_owned())).collect()
    };
}
use all_of;

/// The funds that are known, by their codes.
fn funds(_: Lang) -> Vec<(String, String)> {
    FUNDS.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect()
}
