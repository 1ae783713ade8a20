//! The Selaras file: JSON that a person, R, Python or Excel can read, and that merges.

mod digest;
mod keyed;
mod moment;
mod part;
mod read;
mod record;
mod refusal;
mod schema;
mod write;

pub use keyed::writable;
pub use moment::Moment;
pub use part::Part;
pub use read::{Incoming, MOST_BYTES, check, read};
pub use refusal::{Flaw, FlawKind, MOST_FLAWS, Refusal};
pub use schema::schema;
pub use write::{Author, write, write_part, write_redacted};

/// What `format` says in every file.
pub const FORMAT: &str = "selaras";
/// The version of the format that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;
/// What a file's name ends with.
pub const EXTENSION: &str = ".selaras.json";

/// How far long work has come: done and all, in records or bytes.
pub type Progress<'p> = &'p mut dyn FnMut(usize, usize);

/// Keys of a record that are not fields of its table.
mod keys {
    pub const ID: &str = "id";
    pub const STAMPS: &str = "_stamps";
    /// The stamp of every field that has none of its own.
    pub const BASE: &str = "*";
    pub const DELETED: &str = "_deleted";
    pub const RIVALS: &str = "_rivals";
}

#[cfg(test)]
mod tests;
