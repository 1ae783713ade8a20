//! Bringing in what comes from outside: files of other offices, lists, and whatever will follow. It is compared with the
//! workspace, a person looks at what it would do, and only then is it put in, as one step, and only into the very records
//! that it was compared with.

use super::{Brought, BytesOf, Desk, Means, StepError};
use crate::storage::StorageError;
use crate::workspace::Source;
use std::cell::Cell;

/// The state of the workspace that something was compared with. Who compares keeps it, so that whoever compares anew, in
/// another worker, has compared with nothing yet.
#[derive(Debug, Default)]
pub struct Compared(Cell<Option<u32>>);

/// Something from outside, beside the workspace.
pub trait Offer {
    /// From where it comes.
    const SOURCE: Source;
    /// Shards as they come with what is put in.
    type Bytes;
    /// What is told of what it would do.
    type Shown;
    /// Why nothing came of it.
    type Failure;
    /// What it was compared with.
    fn compared(&self) -> &Compared;
    /// Compares it with the workspace as it is now, or as it becomes meanwhile.
    fn compare(&self) -> impl Future<Output = Result<(), Self::Failure>>;
    /// Says what it would do, after all that a person has decided so far.
    fn show(&self) -> impl Future<Output = Result<Self::Shown, Self::Failure>>;
    /// What it makes of the records that it was compared with.
    fn outcome(&self) -> impl Future<Output = Result<Brought<Self::Bytes>, Self::Failure>>;
}

/// What came of putting something in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BroughtIn<S> {
    /// It is in, as one step.
    Yes,
    /// Nothing has changed: the workspace is no longer what it was compared with. It was compared anew, and would do this.
    Stale(S),
    /// Nothing has changed, as it could not be stored.
    NotStored(StorageError),
}

impl<M: Means> Desk<M> {
    /// Whether something was compared with a workspace that is no more, or with none yet.
    pub fn is_outdated(&self, compared: &Compared) -> bool {
        compared.0.get() != Some(self.revision())
    }

    /// Says what something would do to the workspace as it is now.
    pub async fn show<O: Offer>(&self, offer: &O) -> Result<O::Shown, O::Failure> {
        if self.is_outdated(offer.compared()) {
            // Before: whatever changes while it is compared may or may not be among what it is compared with.
            let now = self.revision();
            offer.compared().0.set(None);
            offer.compare().await?;
            offer.compared().0.set(Some(now));
        }
        offer.show().await
    }

    /// Puts it in, unless that would do anything else than what was shown.
    pub async fn bring_in<O: Offer<Bytes = BytesOf<M>>>(&self, offer: &O) -> Result<BroughtIn<O::Shown>, O::Failure> {
        let revision = self.revision();
        if self.is_outdated(offer.compared()) {
            return Ok(BroughtIn::Stale(self.show(offer).await?));
        }
        let brought = offer.outcome().await?;
        match self.adopt(brought, O::SOURCE, revision).await {
            Ok(()) => Ok(BroughtIn::Yes),
            Err(StepError::Storage(error)) => Ok(BroughtIn::NotStored(error)),
            Err(StepError::Stale | StepError::NotTakenBack(_)) => Ok(BroughtIn::Stale(self.show(offer).await?)),
        }
    }
}
