//! What a desk tells whoever shows it.

use crate::storage::{OpenError, StorageError, Trouble};
use crate::workspace::Versions;

/// Whether what is seen on screen is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// Everything is, and would survive the end of the browser and of the machine's power.
    Yes,
    /// Everything is handed to the browser, which may take its time to write it: what would make sure of it has failed for
    /// this reason.
    InDoubt(StorageError),
    /// Something is not, for this reason.
    No(StorageError),
}

impl Stored {
    /// What is to be said where it is also known why the shelf would not survive the end of the browser.
    pub fn in_doubt(self, why: Option<StorageError>) -> Self {
        match (self, why) {
            (Self::Yes, Some(error)) => Self::InDoubt(error),
            (stored, _) => stored,
        }
    }
}

/// Changes of which there is no backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unsecured {
    /// How many.
    pub count: u32,
    /// When the first of them was made, in milliseconds since 1970; 0 where that is not known.
    pub since: u64,
}

/// Something that has become of the workspace.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// It is no longer what it was: with these numbers, of which those of what has changed are others than before.
    Changed(Versions),
    /// Whether everything that was done is handed to the browser.
    Stored(Stored),
    /// Why what is on the shelf would not survive the end of the browser; nothing where it would.
    InDoubt(Option<StorageError>),
    /// The changes of which there is no backup.
    Unsecured(Unsecured),
    /// From now on something would be lost that is nowhere else.
    FirstUnsecured,
    /// What could not be read when it was opened.
    Troubles(Vec<Trouble>),
    /// Why what another tab has stored could not be opened. What is open stays open.
    Unopened(OpenError),
    /// The shelf was emptied by something else, and not even its copy has what was on it: whoever keeps anything there
    /// besides the workspace keeps it anew.
    Emptied,
    /// What something else had taken out of the browser was put back.
    PutBack,
}
