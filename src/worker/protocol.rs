//! What page and worker say to each other.

use crate::domain::AreaCode;
use crate::exchange::json::{Author, Refusal};
use crate::replica::VersionVector;
use serde::{Deserialize, Serialize};

/// What the page asks for.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Request {
    /// Make the example for an office.
    Example {
        /// The office.
        office: AreaCode,
    },
    /// Read and check the file that comes along.
    Read,
    /// Write the JSON Schema of the file.
    Schema,
    /// Take note of the shard that comes along, to be written.
    Take,
    /// Write a file of all that was taken.
    Write {
        /// Who writes it.
        author: Author,
        /// How far the author has seen every replica.
        clock: VersionVector,
    },
}

/// What the worker answers.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Reply {
    /// It can be asked now.
    Ready,
    /// How far it has come.
    Progress {
        /// Done.
        done: usize,
        /// In all.
        all: usize,
    },
    /// A shard of the result comes along.
    Shard,
    /// The example has come in whole.
    Example,
    /// A file has come in whole.
    Read {
        /// Who wrote it.
        author: Author,
        /// Version of the program that wrote it.
        program: String,
        /// How far its author had seen every replica.
        clock: VersionVector,
        /// Whether it carries a digest.
        sealed: bool,
    },
    /// The file is not taken.
    Refused(Refusal),
    /// The file that was asked for comes along.
    Written,
}
