//! Lists of the records that belong to cooperatives: one row a record, with what tells of which cooperative it is.
//!
//! Such a list brings no cooperative: a row of one that the register does not have is refused, and one that may be of several
//! waits for a person. A record is the one that stands where its cooperative has one that agrees in what tells them apart;
//! otherwise it is a new one. What its form would refuse is refused here.

mod rows;
#[cfg(test)]
mod tests;

use super::cooperatives::{Choice, Class, Summary, View};
use super::listable::with_listable;
use super::outcome::Outcome;
use super::reading::Reading;
use super::row::Fault;
use crate::domain::{self, Record};
use crate::replica::{Knowledge, Stamp};
use crate::workspace::Tables;
use rows::Rows;
use std::any::Any;

/// The rows of such a list, whichever table they are of.
pub trait AnyRows {
    /// What the rows would do.
    fn summary(&self) -> Summary;
    /// Rows of a class, from one place on; as doubtful ones those that a person is asked about, or was.
    fn views(&self, tables: &Tables, class: Class, from: usize, most: usize) -> Vec<View>;
    /// What a person says of doubtful rows, by their numbers; none where it is open again.
    fn decide(&mut self, tables: &Tables, rows: &[usize], choice: Option<Choice>);
    /// Says again what a person has said of an earlier reading of the same list. Returns of how many rows that is lost.
    fn remember(&mut self, tables: &Tables, before: &dyn AnyRows) -> usize;
    /// Rows with something wrong, with what it is.
    fn refused(&self) -> Vec<(usize, Vec<Fault>)>;
    /// What is to be put into the register: one change of one replica, at `stamp`.
    fn outcome(&self, tables: &Tables, seen: &Knowledge, stamp: Stamp) -> Outcome;
    /// Itself, of whichever type it is.
    fn as_any(&self) -> &dyn Any;
}

macro_rules! reader {
    ($( $Row:ident ),+ $(,)?) => {
        /// Reads the rows of a list of the records of a table; none where these do not come in as a list.
        pub(super) fn read(table: &str, reading: Reading<'_, '_>) -> Option<Box<dyn AnyRows>> {
            $( if table == <domain::$Row as Record>::TABLE { return Some(Box::new(Rows::<domain::$Row>::read(reading))); } )+
            None
        }
    };
}
with_listable!(reader);
