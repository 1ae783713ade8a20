//! Lists of applications and of debtors as offices and banks have them: one row an application, with whose it is, where, how much,
//! the days of its stages, what was paid out in parts, and how it stands (FACTS-2 10).
//!
//! A row is of a cooperative of the register, of an enterprise that the office assists, or of a group or person that is neither.
//! Where the person of a row has several enterprises, somebody must say of which it is. A row is the application that stands where
//! whose it is, source, scheme, lender and number (else its day, else its sum) are the same.

mod edits;
mod headings;
mod part;
mod reader;
mod rows;
#[cfg(test)]
mod tests;

pub(super) use headings::recognise;
pub use part::{FinancingPart, PAYMENTS};
pub(super) use reader::of_title;
pub use rows::FinancingRows;
pub(super) use rows::read;
