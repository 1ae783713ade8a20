//! Lists of totals without rows: what lenders publish of an area and a month (FACTS-2 10.1), and how many enterprises there are as
//! others count them (FACTS-2 12).
//!
//! A figure is the same as another where area, day, what is counted and source are the same, so that a list that comes in twice
//! changes nothing, and what another source says stands beside it. Enterprises also come with a column for each class.

mod edits;
mod headings;
mod known;
mod part;
mod reader;
mod rows;
#[cfg(test)]
mod tests;

pub(super) use headings::{is_of_enterprises, is_of_lenders, recognise};
pub use part::{TotalList, TotalPart};
pub use rows::TotalRows;
pub(super) use rows::read;
