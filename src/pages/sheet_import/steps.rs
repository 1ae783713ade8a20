//! Something of a list of which the worker has many, fetched in steps.

use super::Bringing;
use crate::worker::ListRequest;
use leptos::prelude::*;
use serde::de::DeserializeOwned;

/// So many are fetched at once.
const STEP: usize = 50;

/// What has been fetched so far.
pub(super) struct Steps<T: Send + Sync + 'static> {
    fetched: RwSignal<Vec<T>>,
    is_all: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Clone for Steps<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Steps<T> {}

impl<T: Clone + DeserializeOwned + Send + Sync + 'static> Steps<T> {
    pub fn new() -> Self {
        Self { fetched: RwSignal::new(Vec::new()), is_all: RwSignal::new(false) }
    }

    /// Fetches more, by a request for those from one place on.
    pub fn more(self, this: Bringing, request: impl FnOnce(usize, usize) -> ListRequest + 'static) {
        leptos::task::spawn_local(async move {
            let Some(job) = this.job.get_value() else { return };
            let from = self.fetched.try_with_untracked(Vec::len).unwrap_or_default();
            match job.list::<Vec<T>>(request(from, STEP), &|_, _| {}).await {
                Ok(next) => {
                    self.is_all.try_set(next.len() < STEP);
                    self.fetched.try_update(|fetched| fetched.extend(next));
                }
                Err(failure) => this.notices.error(this.t.worker_failed(&failure.to_string())),
            }
        });
    }

    /// Forgets what was fetched.
    pub fn begin_anew(self) {
        self.fetched.set(Vec::new());
    }

    pub fn shown(self) -> Vec<T> {
        self.fetched.get()
    }

    pub fn count(self) -> usize {
        self.fetched.with(Vec::len)
    }

    /// Whether nothing has been fetched, without following it.
    pub fn is_empty(self) -> bool {
        self.fetched.with_untracked(Vec::is_empty)
    }

    /// Whether there are no more.
    pub fn is_all(self) -> bool {
        self.is_all.get()
    }
}
