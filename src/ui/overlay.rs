//! What can be laid over every page: the search, the list of keys, the day as of which figures stand. Each is opened from anywhere and closes by itself when
//! somebody goes on.

use leptos::prelude::*;

/// What lies over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlay {
    /// The search through records, pages and actions.
    Search,
    /// The keys and what they do.
    Keys,
    /// The day as of which all figures stand.
    Day,
}

/// What lies over the page now; the one place from which it is opened and closed.
#[derive(Clone, Copy)]
pub struct Overlays(RwSignal<Option<Overlay>>);

impl Overlays {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Opens one.
    pub fn open(&self, overlay: Overlay) {
        self.0.set(Some(overlay));
    }

    /// Closes whatever is open.
    pub fn close(&self) {
        self.0.set(None);
    }

    /// The one that is open; whoever asks is told of changes.
    pub fn get(&self) -> Option<Overlay> {
        self.0.get()
    }
}

impl Default for Overlays {
    fn default() -> Self {
        Self::new()
    }
}

/// What lies over the page.
pub fn overlays() -> Overlays {
    expect_context::<Overlays>()
}
