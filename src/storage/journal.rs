//! The journal: what has been done and is not yet in the shards.
//!
//! One key an entry, packed, so that it is written in one step. Tables and fields are named, so that a program with
//! more of them reads what an older one has left.

use super::checksum::checksum_of;
use super::{keys, pack, unpack};
use crate::replica::{ReplicaId, Stamp};
use crate::workspace::{Entry, Patch, PatchError};
use serde::{Deserialize, Serialize};

/// Why a text is no entry that this program can read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// Cut off or altered.
    #[error("damaged")]
    Damaged,
    /// Written by an earlier version, and not yet brought into the present form.
    #[error("of an earlier version")]
    Earlier,
    /// A patch of something that this program does not know.
    #[error(transparent)]
    Patch(#[from] PatchError),
}

impl From<postcard::Error> for JournalError {
    fn from(_: postcard::Error) -> Self {
        Self::Damaged
    }
}

/// The key of an entry; sorting keys sorts entries by time.
pub(super) fn key(stamp: Stamp) -> String {
    format!("{}{stamp}", keys::JOURNAL)
}

#[derive(Serialize, Deserialize)]
struct Head {
    time: u64,
    replica: u64,
    patches: u32,
}

/// Bytes of the checksum in front.
const CHECKSUM: usize = 4;

/// An entry as text.
pub(super) fn write(entry: &Entry) -> String {
    let Stamp { time, replica } = entry.stamp;
    let head = Head { time, replica: replica.bits(), patches: entry.patches.len() as u32 };
    let mut bytes = postcard::to_extend(&head, vec![0; CHECKSUM]).expect("numbers encode");
    for patch in &entry.patches {
        // Values of our own types always encode; an error here would be a defect of the encoder.
        patch.encode(&mut bytes).expect("records encode");
    }
    let checksum = checksum_of(&bytes[CHECKSUM..]);
    bytes[..CHECKSUM].copy_from_slice(&checksum.to_le_bytes());
    pack(&bytes)
}

/// Whether a text is an entry as earlier versions kept them: no packed text begins like their JSON.
pub(super) fn is_earlier(text: &str) -> bool {
    text.starts_with('{')
}

/// The entry of a text.
pub(super) fn read(text: &str) -> Result<Entry, JournalError> {
    if is_earlier(text) {
        return Err(JournalError::Earlier);
    }
    let bytes = unpack(text).filter(|bytes| bytes.len() > CHECKSUM).ok_or(JournalError::Damaged)?;
    let (checksum, body) = bytes.split_at(CHECKSUM);
    if checksum_of(body).to_le_bytes() != checksum {
        return Err(JournalError::Damaged);
    }
    let (head, mut rest): (Head, _) = postcard::take_from_bytes(body)?;
    let mut patches = Vec::new();
    for _ in 0..head.patches {
        let (patch, after) = Patch::decode(rest)?;
        patches.push(patch);
        rest = after;
    }
    Ok(Entry { stamp: Stamp { time: head.time, replica: ReplicaId::new(head.replica) }, patches })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cooperative, Id, Text};
    use crate::workspace::{Edit, EditOf};

    fn entry() -> Entry {
        let named = |name| Cooperative { name: Text::new(name).unwrap(), ..Cooperative::default() };
        let (id, stamp) = (Id::new(1, [7; 10]), Stamp { time: 9, replica: ReplicaId::new(3) });
        let edits = [
            EditOf::create(id, named("KUD A")),
            EditOf::change(id, named("KUD A"), named("KUD B")),
            EditOf::delete(id, named("KUD B")),
        ];
        let mut patches: Vec<Patch> = edits.into_iter().map(|edit| Edit::from(edit).patch()).collect();
        let later = Stamp { time: 99, replica: ReplicaId::new(4) };
        patches[1] = patches[1].clone().over(vec![later]);
        Entry { stamp, patches }
    }

    #[test]
    fn an_entry_is_read_as_it_was_written() {
        assert_eq!(read(&write(&entry())), Ok(entry()));
    }

    #[test]
    fn an_entry_that_was_cut_off_or_altered_is_an_error() {
        let text = write(&entry());
        for cut in 0..text.chars().count() {
            let torn: String = text.chars().take(cut).collect();
            assert!(read(&torn).is_err(), "cut after {cut}");
        }
        for at in 0..text.chars().count() {
            let altered: String = text.chars().enumerate().map(|(i, c)| if i == at { 'x' } else { c }).collect();
            // The last character has bits to spare.
            assert!(read(&altered).is_err() || read(&altered) == Ok(entry()), "altered at {at}");
        }
    }
}
