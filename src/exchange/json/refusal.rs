//! Why a file is not taken.

use crate::domain::Expectation;
use serde::{Deserialize, Serialize};

/// Why a file is not taken. Nothing of it has been applied.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Refusal {
    /// Larger than any real workspace.
    #[error("{bytes} bytes, at most {most}")]
    TooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// Bytes allowed.
        most: u64,
    },
    /// Empty.
    #[error("the file is empty")]
    Empty,
    /// Not UTF-8 text.
    #[error("not UTF-8 text")]
    NotText,
    /// Text, but not JSON; at this line and column.
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON that ends before it is complete.
    #[error("the file ends too early: it was cut off")]
    CutOff,
    /// JSON of another program.
    #[error("not a Selaras file")]
    NotSelaras,
    /// Written by a newer program.
    #[error("version {0} of the format; this program reads version {known}", known = super::VERSION)]
    Newer(u64),
    /// Without what is private: made to be read, not to be merged.
    #[error("a redacted file, made to be read and not to be merged")]
    Redacted,
    /// A member of the file's head is missing or not as it must be.
    #[error("'{0}' is missing or not as it must be")]
    Head(String),
    /// A list of the file's head is longer than that of any real workspace.
    #[error("'{member}' names {found}, at most {most}")]
    TooMany {
        /// The member.
        member: String,
        /// How many it names.
        found: usize,
        /// How many are allowed.
        most: usize,
    },
    /// A table that this program does not know.
    #[error("unknown table '{0}'")]
    UnknownTable(String),
    /// The digest does not fit the records.
    #[error("the digest does not fit: the file was changed or damaged after it was exported")]
    Digest,
    /// A stated total does not fit the records.
    #[error("{table}: {stated} stated, {found} found")]
    Total {
        /// The table.
        table: String,
        /// The total stated.
        stated: u64,
        /// The records found.
        found: u64,
    },
    /// Records that are not acceptable; the first of them, and how many in all.
    #[error("{count} records are not acceptable")]
    Flaws {
        /// The first [`MOST_FLAWS`].
        first: Vec<Flaw>,
        /// All of them.
        count: usize,
    },
    /// What was rescued of a browser, where nothing was stored.
    #[error("a rescue file of a browser in which nothing was stored")]
    NothingRescued,
    /// What was rescued of a browser that ran a newer program; with its schema.
    #[error("rescued of a newer program, which stored with schema {0}")]
    RescuedNewer(u16),
    /// Stopped by the user.
    #[error("cancelled")]
    Cancelled,
}

/// So many flaws are described; the rest is only counted.
pub const MOST_FLAWS: usize = 20;

/// A record that is not acceptable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Flaw {
    /// The table.
    pub table: String,
    /// Its place in the file, from 1.
    pub number: usize,
    /// What it calls itself, where it does.
    pub name: Option<String>,
    /// The field, where one is to blame.
    pub field: Option<String>,
    /// The value found, shortened.
    pub value: Option<String>,
    /// What is wrong.
    pub kind: FlawKind,
}

/// What is wrong with a record.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum FlawKind {
    /// Not an object, or with a key twice.
    Form,
    /// A value that is not what it must be.
    Value(Option<Expectation>),
    /// A required field is missing.
    Missing,
    /// The id of an earlier record.
    SameId,
    /// An id that does not follow from the record's key.
    ForeignId,
}
