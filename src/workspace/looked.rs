//! A note that somebody has looked at something, which tables and index take themselves.

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether something was looked at since that was last asked.
#[derive(Debug, Default)]
pub(super) struct Looked(AtomicBool);

impl Looked {
    /// Somebody looks.
    pub fn note(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Puts another answer in the place of the present one, which it returns.
    pub fn replace(&self, looked: bool) -> bool {
        let before = self.0.load(Ordering::Relaxed);
        self.0.store(looked, Ordering::Relaxed);
        before
    }
}

impl Clone for Looked {
    /// At the copy nobody has looked.
    fn clone(&self) -> Self {
        Self::default()
    }
}
