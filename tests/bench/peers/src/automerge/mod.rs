//! Automerge, in the version that does a task best.
//!
//! The newest is faster. But when a document that was loaded takes in changes, its column of values keeps memory for
//! each of them in proportion to the whole document: 0.12.0 needs 1.4 GB for 200 changes to 20,000 records, and the
//! 2,000 changes to 200,000 records did not fit into 22 GB. 0.10, whose storage is another, stands in for it there.

// One engine for two versions of a library whose types differ: the same file, compiled against each.
#![allow(clippy::duplicate_mod)]

pub mod newest;
pub mod older;
