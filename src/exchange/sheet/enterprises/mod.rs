//! Lists of enterprises as offices have them: one row an enterprise, with its figures of a year, its licences in one column or in
//! several, and the aid that it was given (FACTS 2, FACTS-2 12), beside those of the register.
//!
//! An enterprise is the one that stands where its NIB, or the NIK of its owner and the name of the business, or name, owner and
//! desa are the same. One whose person is the same under another name of the business may be another business of that person: a
//! person must say. A number that a spreadsheet has rounded is nobody's, and said.

mod edits;
mod headings;
mod known;
mod part;
mod reader;
mod rows;
#[cfg(test)]
mod tests;

pub(super) use headings::recognise;
pub use part::{EnterprisePart, PermitPart};
pub use rows::EnterpriseRows;
pub(super) use rows::read;
