//! Half-filled forms, kept so that they survive a closed tab.

use crate::domain::{Id, Record};
use crate::storage::{LocalShelf, Shelf, keys};
use crate::workspace::{Fields, PatchOf};

fn key(form: &str) -> String {
    format!("{}{form}", keys::DRAFT)
}

/// Keeps what stands in a form. A draft that cannot be kept is no reason to disturb.
pub fn keep<R: Record>(form: &str, id: Id, value: &R) {
    let patch = PatchOf { id, fields: Fields::ALL, value: value.clone(), deleted: false };
    if let (Ok(shelf), Ok(text)) = (LocalShelf::open(), serde_json::to_string(&patch)) {
        let _ = shelf.set(&key(form), &text);
    }
}

/// What stood in a form when it was last left unfinished.
pub fn find<R: Record>(form: &str) -> Option<(Id, R)> {
    let text = LocalShelf::open().ok()?.get(&key(form)).ok()??;
    let patch: PatchOf<R> = serde_json::from_str(&text).ok()?;
    Some((patch.id, patch.value))
}

/// Forgets a draft.
pub fn forget(form: &str) {
    if let Ok(shelf) = LocalShelf::open() {
        let _ = shelf.remove(&key(form));
    }
}
