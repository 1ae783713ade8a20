//! What page and worker say to each other.

use crate::domain::AreaCode;
use crate::exchange::intake::Head;
use crate::exchange::json::{Author, Part};
use crate::exchange::receipt::Receipt;
use crate::exchange::seal::SealError;
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
    /// Write the JSON Schema of the file.
    Schema,
    /// Take note of the shard of the workspace that comes along.
    Take,
    /// All shards have come in.
    Begin {
        /// How far the workspace has seen every replica.
        clock: VersionVector,
    },
    /// Put the workspace in the place of the one that files are compared with.
    Compare,
    /// Write a file of the workspace.
    Write {
        /// Who writes it.
        author: Author,
        /// What goes into it.
        content: Content,
        /// What it is sealed with, if it is.
        passphrase: Option<String>,
    },
    /// Read and check the file that comes along, and put it beside the workspace.
    Add {
        /// What opens it, where it is sealed.
        passphrase: Option<String>,
    },
    /// Merge these files, in this order, and no others.
    Merge {
        /// The files, by their numbers.
        files: Vec<usize>,
        /// Milliseconds since 1970.
        now_ms: u64,
    },
    /// List what a file did.
    Changes {
        /// The file.
        file: usize,
        /// The first one wanted.
        from: usize,
        /// So many at most.
        most: usize,
    },
    /// Look for cooperatives that are in the workspace twice.
    Duplicates,
    /// Give what is to be put into the workspace.
    Outcome,
    /// Write the receipt for a file.
    Receipt {
        /// The file.
        file: usize,
        /// Its name.
        name: String,
        /// Who writes it.
        by: Author,
        /// What was not taken, and why.
        refused: Vec<String>,
    },
}

/// What goes into a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// Everything, or a part.
    Part(Part),
    /// What anyone may read.
    Redacted,
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Added {
    /// Records, under a number.
    File(usize, Head),
    /// A receipt for a file of one's own.
    Receipt(Receipt),
    /// Sealed, and not opened; why not, where a passphrase was given.
    Sealed(Option<SealError>),
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
    /// The records have come in whole.
    Rows {
        /// How far has been seen with them.
        seen: VersionVector,
    },
    /// An answer as JSON, of the form that whoever has asked expects: so that the page's first part need not know all
    /// forms.
    Answer(String),
    /// The file that was asked for comes along.
    Written,
}
