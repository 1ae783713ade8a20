//! The receipt: what became of a file at the office that merged it, for the office that sent it.
//!
//! Its `clock` says how far the receiver has seen since. The sender may then send only what was changed after that.
//! Whoever has merged thirteen files hands out one file with all receipts: each office finds its own in it.

use super::json::{Author, Moment};
use crate::domain::{AreaCode, Id};
use crate::replica::{ReplicaId, VersionVector};
use crate::workspace::RecordLabel;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What `format` says in every receipt.
pub const FORMAT: &str = "selaras-receipt";
/// What `format` says in every file of several receipts.
pub const FORMAT_OF_SEVERAL: &str = "selaras-receipts";
/// What a receipt's name ends with.
pub const EXTENSION: &str = ".tanda-terima.json";
/// So many receipts are read of one file.
const MOST_RECEIPTS: usize = 500;
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
        serde_json::to_vec_pretty(&self.shortened()).expect("a receipt has a JSON form")
    }

    fn shortened(&self) -> Self {
        let mut short = self.clone();
        short.conflicts.truncate(MOST_LISTED);
        short.refused.truncate(MOST_LISTED);
        short
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
        receipt.is_sound().then_some(receipt)
    }

    /// Whether it is one, and no larger than this program would write it.
    fn is_sound(&self) -> bool {
        if self.format != FORMAT || self.version > VERSION {
            return false;
        }
        let mut texts = self.refused.iter().chain([&self.file.name]);
        self.conflicts.len().max(self.refused.len()) <= MOST_LISTED
            && texts.all(|text| text.chars().count() <= MOST_CHARACTERS)
    }
}

/// Several receipts in one file.
#[derive(Serialize, Deserialize)]
struct Several {
    format: String,
    version: u32,
    receipts: Vec<Receipt>,
}

/// Writes several receipts as one file.
pub fn write_several(receipts: &[Receipt]) -> Vec<u8> {
    let receipts = receipts.iter().map(Receipt::shortened).collect();
    let several = Several { format: FORMAT_OF_SEVERAL.to_owned(), version: VERSION, receipts };
    serde_json::to_vec_pretty(&several).expect("receipts have a JSON form")
}

/// The receipts of a file, one or several; none where the bytes are something else, or any of them is damaged or of a newer
/// program.
pub fn read_all(bytes: &[u8]) -> Option<Vec<Receipt>> {
    if let Some(receipt) = Receipt::read(bytes) {
        return Some(vec![receipt]);
    }
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    let head: String = text.chars().take(200).collect();
    if !head.contains(FORMAT_OF_SEVERAL) {
        return None;
    }
    let several: Several = serde_json::from_str(text).ok()?;
    let is_known = several.format == FORMAT_OF_SEVERAL && several.version <= VERSION;
    let is_sound =
        (1..=MOST_RECEIPTS).contains(&several.receipts.len()) && several.receipts.iter().all(Receipt::is_sound);
    (is_known && is_sound).then_some(several.receipts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replica::ReplicaId;

    fn receipt(name: &str) -> Receipt {
        let author =
            Author { office: "63".parse().unwrap(), replica: ReplicaId::new(1), at: Moment::from_millis(1_000) };
        let file = FileRef { name: name.to_owned(), office: None, replica: Some(ReplicaId::new(2)), exported_at: None };
        Receipt::new(author, VersionVector::default(), file)
    }

    #[test]
    fn several_receipts_in_one_file_are_read_as_the_single_ones_are() {
        let receipts = [receipt("tapin"), receipt("banjar")];
        assert_eq!(read_all(&write_several(&receipts)).as_deref(), Some(&receipts[..]));
        assert_eq!(read_all(&receipts[0].write()).as_deref(), Some(&receipts[..1]));
    }

    #[test]
    fn of_a_file_of_receipts_all_are_taken_or_none() {
        let mut value: Value = serde_json::from_slice(&write_several(&[receipt("tapin")])).unwrap();
        value["receipts"][0]["version"] = 2.into();
        assert_eq!(read_all(value.to_string().as_bytes()), None);
        assert_eq!(read_all(&write_several(&[])), None);
        assert_eq!(read_all(b"{\"format\":\"selaras-receipts\"}"), None);
        assert_eq!(read_all(b"{\"format\":\"selaras\"}"), None);
    }
}
