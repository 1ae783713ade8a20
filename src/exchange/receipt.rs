//! The receipt: what became of a file at the office that merged it, for the office that sent it.
//!
//! Its `clock` says how far the receiver has seen since. The sender may then send only what was changed after that.

use super::json::{Author, Moment};
use crate::domain::{AreaCode, Id};
use crate::replica::{ReplicaId, VersionVector};
use crate::workspace::RecordLabel;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What `format` says in every receipt.
pub const FORMAT: &str = "selaras-receipt";
/// What a receipt's name ends with.
pub const EXTENSION: &str = ".tanda-terima.json";
/// The version of the form that this program writes, and the newest that it reads.
const VERSION: u32 = 1;
/// So many conflicts and refusals are listed one by one.
const MOST_LISTED: usize = 2_000;
/// A name or reason is no longer than this; whoever writes one that is means no good.
const MOST_CHARACTERS: usize = 2_000;

/// A receipt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    format: String,
    version: u32,
    /// When it was written.
    pub written_at: Moment,
    /// The office that has merged the file.
    pub office: AreaCode,
    /// Its install.
    pub replica: ReplicaId,
    /// How far that install has seen of all records, with the file.
    pub clock: VersionVector,
    /// The file.
    pub file: FileRef,
    /// What became of its records, by table.
    #[serde(default)]
    pub taken: BTreeMap<String, Taken>,
    /// Fields that both sides had changed without knowing of each other.
    #[serde(default)]
    pub conflicts: Vec<Disputed>,
    /// What was not taken, and why.
    #[serde(default)]
    pub refused: Vec<String>,
}

/// The file that a receipt is for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileRef {
    /// Its name.
    pub name: String,
    /// The office that wrote it; none where the file could not be read.
    pub office: Option<AreaCode>,
    /// The install that wrote it.
    pub replica: Option<ReplicaId>,
    /// When it was written.
    pub exported_at: Option<Moment>,
}

/// What became of the records of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Taken {
    /// Records in the file.
    pub came: usize,
    /// Those that brought nothing that was not known.
    pub known: usize,
    /// Those that were not there.
    pub created: usize,
    /// Those that show other values since.
    pub changed: usize,
    /// Those that are deleted since.
    pub deleted: usize,
    /// Those that were deleted and are there again.
    pub restored: usize,
    /// Those that were not taken, for the reasons that the receipt gives.
    #[serde(default)]
    pub refused: usize,
}

/// Why the next file for an office must be whole, although it has sent a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// The file could not be read there.
    Unread,
    /// The file was left out there.
    LeftOut,
    /// The file was of another install, whose changes these are.
    OtherInstall,
}

/// A field about which a person must decide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Disputed {
    /// The table.
    pub table: String,
    /// The record.
    pub id: Id,
    /// What it calls itself.
    #[serde(rename = "title")]
    pub label: RecordLabel,
    /// The field.
    pub field: String,
    /// The values, as in files; the one that stands first.
    pub values: Vec<Value>,
}

impl Receipt {
    /// A receipt by `author`, who has seen `clock`, for a file of which nothing is told yet.
    pub fn new(author: Author, clock: VersionVector, file: FileRef) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            written_at: author.at,
            office: author.office,
            replica: author.replica,
            clock,
            file,
            taken: BTreeMap::new(),
            conflicts: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// Why the next file of the install `own` must be whole; none where changes since this receipt are enough. They are
    /// also where single records were refused: what their author writes anew is a change since.
    pub fn asks_for_whole(&self, own: ReplicaId) -> Option<Whole> {
        let is_left_out = !self.refused.is_empty() && self.taken.is_empty();
        match self.file.replica {
            None => Some(Whole::Unread),
            Some(replica) if replica != own => Some(Whole::OtherInstall),
            Some(_) => is_left_out.then_some(Whole::LeftOut),
        }
    }

    /// The receipt as a file that a person can read too.
    pub fn write(&self) -> Vec<u8> {
        let mut short = self.clone();
        short.conflicts.truncate(MOST_LISTED);
        short.refused.truncate(MOST_LISTED);
        serde_json::to_vec_pretty(&short).expect("a receipt has a JSON form")
    }

    /// Reads a receipt; none where the bytes are something else, or the receipt is damaged or of a newer program.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
        // What is not a receipt is not read through.
        let head: String = text.chars().take(200).collect();
        if !head.contains(FORMAT) {
            return None;
        }
        let receipt: Self = serde_json::from_str(text).ok()?;
        (receipt.format == FORMAT && receipt.version <= VERSION && receipt.is_sound()).then_some(receipt)
    }

    /// Whether it is no larger than this program would write it.
    fn is_sound(&self) -> bool {
        let mut texts = self.refused.iter().chain([&self.file.name]);
        self.conflicts.len().max(self.refused.len()) <= MOST_LISTED
            && texts.all(|text| text.chars().count() <= MOST_CHARACTERS)
    }
}
