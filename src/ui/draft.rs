//! Half-filled forms, kept so that they survive a closed tab.
//!
//! A draft is what the form would write: only the fields that a person has touched. Put upon the record as it is when
//! the form is opened again, it never brings back what others have changed in the meantime.

use crate::domain::{Id, Record};
use crate::storage::{LocalShelf, Shelf, keys};
use crate::workspace::{EditOf, PatchOf};

/// A record in a form, and what it was when the form was opened.
#[derive(Clone)]
pub struct Draft<R> {
    key: String,
    id: Id,
    /// The record; none when the form makes a new one.
    before: Option<R>,
    /// What the form shows when nothing has been filled in.
    start: R,
}

impl<R: Record> Draft<R> {
    /// Opens the form of that name for the record `id`, which is `before` or, when it is new, starts as `blank`. Gives
    /// what the form is to show, and whether that comes from a draft.
    pub fn open(form: &str, id: Id, before: Option<R>, blank: R) -> (Self, R, bool) {
        let key = format!("{}{form}", keys::DRAFT);
        let start = before.clone().unwrap_or(blank);
        let mut draft = Self { key, id, before, start };
        let mut value = draft.start.clone();
        let kept = draft.find();
        if let Some(patch) = &kept {
            patch.put_onto(&mut value);
            if draft.before.is_none() {
                draft.id = patch.id;
            }
        }
        (draft, value, kept.is_some())
    }

    fn find(&self) -> Option<PatchOf<R>> {
        let text = LocalShelf::open().ok()?.get(&self.key).ok()??;
        serde_json::from_str(&text).ok()
    }

    /// The record's id.
    pub const fn id(&self) -> Id {
        self.id
    }

    /// What the form shows when nothing has been filled in.
    pub const fn start(&self) -> &R {
        &self.start
    }

    /// What the form does to the record.
    pub fn edit(&self, value: R) -> EditOf<R> {
        EditOf::of(self.id, self.before.clone(), Some(value))
    }

    /// Keeps what stands in the form. A draft that cannot be kept is no reason to disturb.
    pub fn keep(&self, value: &R) {
        if *value == self.start {
            return self.forget();
        }
        let text = self.edit(value.clone()).patch().map(|patch| serde_json::to_string(&patch));
        if let (Ok(shelf), Some(Ok(text))) = (LocalShelf::open(), text) {
            let _ = shelf.set(&self.key, &text);
        }
    }

    /// Forgets it.
    pub fn forget(&self) {
        if let Ok(shelf) = LocalShelf::open() {
            let _ = shelf.remove(&self.key);
        }
    }
}
