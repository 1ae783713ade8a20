//! Lists of persons that the program keeps, in the layouts of the DAK nonfisik PK2UKM (FACTS-2 11): who took part in a course, with the
//! head that tells the course above the table, and companions.
//!
//! A participant is the one that stands in the same course under the same NIK, or under the same name where one of both has no whole
//! NIK. What a list says only in words (position, need, the name of a cooperative) is kept as it stands; what follows from it (role,
//! subject, the cooperative of the register) is proposed where nobody has said it. A number that a spreadsheet has rounded is nobody's,
//! and said.

mod cells;
mod days;
mod edits;
mod head;
mod headings;
mod labels;
mod layout;
mod links;
mod list;
mod part;
mod reader;
mod rows;
#[cfg(test)]
mod tests;
mod topics;

pub use cells::{block_cell, person_cell};
pub(super) use headings::recognise;
pub use layout::{BLOCK, COMPANIONS, FULL, Head, OF_COURSE, PARTICIPANTS};
pub use list::PersonList;
pub use part::PersonPart;
pub use rows::PersonRows;
