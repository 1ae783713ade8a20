//! What is asked of everything that is measured.

use anyhow::Result;
use selaras::domain::Id;

use crate::plan::{Plan, Step};
use crate::records::Fields;

/// The replica that wrote the records with which all begin; the others are numbered from 0.
pub const AUTHOR: usize = 99;

/// A number that a replica could have drawn.
pub const fn drawn(replica: usize) -> u64 {
    (replica as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// One replica of all records in one of the engines.
pub trait Engine: Sized {
    /// Its name among the arguments.
    const NAME: &'static str;
    /// Whether it is stored in the form of the files that are handed on.
    const STORES_FILES: bool;

    /// The replica of the author, with the records with which all begin.
    fn begin(plan: &Plan) -> Result<Self>;
    /// Another replica with the same records.
    fn replica(&mut self, number: usize) -> Result<Self>;
    /// Makes an edit.
    fn commit(&mut self, step: &Step) -> Result<()>;

    /// The parts in which it is stored.
    fn stored(&mut self) -> Vec<Vec<u8>>;
    /// Opens what was stored.
    fn open(parts: &[Vec<u8>]) -> Result<Self>;
    /// The whole of it as a file to be handed on.
    fn file(&mut self) -> Vec<u8>;
    /// What has changed since `base` as a file to be handed on, where there is such a thing.
    fn changes(&mut self, base: &mut Self) -> Option<Vec<u8>>;

    /// A copy of a replica that is to be merged into another, where that uses it up.
    fn lend(&self) -> Option<Self>;
    /// Merges another.
    fn merge(&mut self, other: &mut Self) -> Result<()>;
    /// Merges a file of all records.
    fn merge_file(&mut self, file: &[u8]) -> Result<()>;
    /// Merges a file of changes.
    fn merge_changes(&mut self, file: &[u8]) -> Result<()>;

    /// How many fields show a person that there is another value; none where the engine cannot tell.
    fn conflicts(&self) -> Option<usize>;
    /// How many records a table has.
    fn count(&self, table: &str) -> usize;
    /// A record, lists and structures in it as the text of their JSON.
    fn record(&self, table: &str, id: Id) -> Option<Fields>;
}
