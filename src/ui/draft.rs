//! Half-filled forms, kept so that they survive a closed tab.
//!
//! A draft is what the form would write, only the fields that a person has touched, and what these were when the form was
//! opened. Put upon the record as it is when the form is opened again, it never brings back what others have changed in
//! the meantime; where they have changed the same fields, saving it asks.

use crate::domain::{Id, Record};
use crate::storage::{LocalShelf, Shelf, keys};
use crate::workspace::meanwhile::{Filled, HalfFilled};
use std::pin::Pin;
use std::sync::Arc;

/// Forgets something, and says when that is done.
type Forgets = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = ()>>> + Send + Sync>;

/// A record in a form, and what it was when the form was opened.
#[derive(Clone)]
pub struct Draft<R> {
    key: String,
    /// The form as it was opened: before anything was filled in, or with what had been filled in earlier.
    opened: Filled<R>,
    /// What the form shows when nothing has been filled in.
    start: R,
    /// Forgets what is kept of the form elsewhere.
    forgets: Option<Forgets>,
}

impl<R: Record> Draft<R> {
    /// Opens the form of that name for the record `id`, which is `before` or, when it is new, starts as `blank`. Gives
    /// what the form is to show, and whether that comes from a draft.
    pub fn open(form: &str, id: Id, before: Option<R>, blank: R) -> (Self, R, bool) {
        let key = format!("{}{form}", keys::DRAFT);
        let start = before.clone().unwrap_or_else(|| blank.clone());
        let kept = find(&key);
        let is_restored = kept.is_some();
        let opened = match kept {
            Some(kept) => HalfFilled::taken_up(kept, id, before, blank),
            None => Filled { id, before, blank, after: start.clone(), restores: false },
        };
        let shown = opened.after.clone();
        (Self { key, opened, start, forgets: None }, shown, is_restored)
    }

    /// The same, with what else is to be done when it is left for good.
    #[must_use]
    pub fn forgetting<F: Future<Output = ()> + 'static>(self, forgets: impl Fn() -> F + Send + Sync + 'static) -> Self {
        Self { forgets: Some(Arc::new(move || Box::pin(forgets()))), ..self }
    }

    /// The record's id.
    pub const fn id(&self) -> Id {
        self.opened.id
    }

    /// What the form shows when nothing has been filled in.
    pub const fn start(&self) -> &R {
        &self.start
    }

    /// The form filled in.
    pub fn filled(&self, value: R) -> Filled<R> {
        Filled { after: value, ..self.opened.clone() }
    }

    /// Keeps what stands in the form, and says whether there is anything that is kept now. A draft that cannot be kept is no
    /// reason to disturb.
    pub fn store(&self, value: &R) -> bool {
        let half = (*value != self.start).then(|| HalfFilled::of(&self.filled(value.clone()))).flatten();
        let Some(half) = half else {
            self.settle();
            return false;
        };
        match (LocalShelf::open(), serde_json::to_string(&half)) {
            (Ok(shelf), Ok(text)) => shelf.set(&self.key, &text).is_ok(),
            _ => false,
        }
    }

    /// Forgets it: the form is left for good. What is kept elsewhere is forgotten as soon as that can be done.
    pub async fn forget(&self) {
        self.settle();
        if let Some(forgets) = &self.forgets {
            forgets().await;
        }
    }

    /// Forgets what was filled in: it is saved. What is kept elsewhere is looked after by whoever saves it.
    pub fn settle(&self) {
        if let Ok(shelf) = LocalShelf::open() {
            let _ = shelf.remove(&self.key);
        }
    }
}

fn find<R: Record>(key: &str) -> Option<HalfFilled<R>> {
    let text = LocalShelf::open().ok()?.get(key).ok()??;
    HalfFilled::read(&text)
}
