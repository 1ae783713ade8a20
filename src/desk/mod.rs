//! The open workspace of an office: opening, keeping, adopting, putting back and bringing in.
//!
//! Memory is the truth while a desk is open. A command is kept in the journal before it returns; the shards follow a
//! moment later. Another tab's changes arrive as they are made. What is written when, what counts as saved and what is done
//! about a failure is decided here, and here it knows no browser: what it stands on are [`Means`], and whoever shows it is
//! told [`News`].

mod adopt;
mod aside;
mod bring_in;
mod brought;
mod hear;
mod journal;
mod layout;
mod means;
mod mend;
mod news;
mod open;
mod put_back;
mod unsecured;

#[cfg(test)]
mod tests;

pub use adopt::StepError;
pub use bring_in::{BroughtIn, Compared, Offer};
pub use brought::Brought;
pub use layout::ROOM;
pub use means::{Bytes, BytesOf, Chance, Clock, CopiedShelf, Lock, Means, Reading, ShardStore, Writing};
pub use mend::{Copies, Later, Mend, mend};
pub use news::{News, Stored, Unsecured};

use crate::domain::Date;
use crate::domain::status::StatusRule;
use crate::replica::ReplicaId;
use crate::storage::{Medium, StorageError, Store};
use crate::workspace::query::{Order, Query};
use crate::workspace::{Healed, Install, Viewpoint, Workspace};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

struct State<M: Means> {
    workspace: Workspace,
    /// None where storage is denied.
    store: Option<Store<M::Shelf>>,
    /// Open once it is needed.
    database: Option<M::Store>,
    order: Order,
    /// Whether everything that was done is handed over, and why that would not survive the end of the browser.
    stored: Stored,
    in_doubt: Option<StorageError>,
    unsecured: Unsecured,
    /// Whether shards are going to be written, and whether they are being written now.
    flush_planned: bool,
    writing: bool,
    /// Whether somebody is already seeing to it that everything becomes durable.
    is_securing: bool,
    /// The replica that the shelf names as this install's.
    known_replica: Option<ReplicaId>,
    healed: Healed,
}

struct Inner<M: Means> {
    means: M,
    state: RefCell<State<M>>,
    revision: Cell<u32>,
}

/// The open workspace. Its clones are the same desk.
pub struct Desk<M: Means>(Rc<Inner<M>>);

impl<M: Means> Clone for Desk<M> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<M: Means> Desk<M> {
    /// What it stands on.
    pub fn means(&self) -> &M {
        &self.0.means
    }

    fn with<T>(&self, look: impl FnOnce(&State<M>) -> T) -> T {
        look(&self.0.state.borrow())
    }

    fn update<T>(&self, change: impl FnOnce(&mut State<M>) -> T) -> T {
        change(&mut self.0.state.borrow_mut())
    }

    /// The workspace is no longer what it was.
    fn has_changed(&self) {
        self.0.revision.set(self.revision() + 1);
        self.means().tell(News::Changed(self.peek(Workspace::versions)));
    }

    /// A number that changes whenever the workspace does.
    pub fn revision(&self) -> u32 {
        self.0.revision.get()
    }

    /// Reads from the workspace.
    pub fn peek<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.with(|state| read(&state.workspace))
    }

    /// The positions of the cooperatives that a view shows.
    pub fn run(&self, query: &Query) -> Vec<u32> {
        let today = self.means().today();
        self.update(|state| {
            let (tables, index) = (state.workspace.tables(), state.workspace.index());
            query.run(tables, index, &mut state.order, today)
        })
    }

    /// Puts the register in order before somebody asks for it, in pieces between which others get their turn.
    pub async fn prepare(&self) {
        loop {
            let is_done = self.update(|state| state.order.prepare_some(state.workspace.index()));
            // The last piece is the longest: whatever follows it is another task.
            self.means().breathe().await;
            if is_done {
                return;
            }
        }
    }

    /// What was set right when the workspace was opened.
    pub fn healed(&self) -> Healed {
        self.with(|state| state.healed)
    }

    /// Sees the status under another rule.
    pub fn set_rule(&self, rule: StatusRule) {
        self.see(|viewpoint| viewpoint.rule = rule);
    }

    /// Sees everything as it stood on a day; without one, on that which the data stand for.
    pub fn set_day(&self, day: Option<Date>) {
        self.see(|viewpoint| viewpoint.day = day);
    }

    /// Sees the status under a rule and as it stood on a day, where it is not seen so already.
    pub fn see_as(&self, rule: StatusRule, day: Option<Date>) {
        let now = self.peek(|workspace| workspace.index().viewpoint());
        if (now.rule, now.day) != (rule, day) {
            self.see(|viewpoint| (viewpoint.rule, viewpoint.day) = (rule, day));
        }
    }

    fn see(&self, change: impl FnOnce(&mut Viewpoint)) {
        let today = self.means().today();
        self.update(|state| {
            let mut viewpoint = Viewpoint { today, ..state.workspace.index().viewpoint() };
            change(&mut viewpoint);
            state.workspace.reinterpret(viewpoint);
            state.order.forget();
        });
        self.has_changed();
    }

    /// The replica under whose number something is written now elsewhere.
    pub fn replica_now(&self) -> ReplicaId {
        let now_ms = self.means().now_ms();
        self.update(|state| state.workspace.give_up_replica_ahead(now_ms));
        self.note_replica();
        self.peek(Workspace::replica)
    }

    /// UTF-16 units in use on the shelf; none where storage is denied.
    pub fn used(&self) -> Option<usize> {
        self.with(|state| state.store.as_ref().and_then(|store| store.used().ok()))
    }

    /// Where the shards lie.
    pub fn medium(&self) -> Medium {
        self.with(|state| state.store.as_ref().map_or(Medium::Shelf, Store::medium))
    }

    /// The store of shards, opened now if it was not.
    async fn database(&self) -> Result<M::Store, StorageError> {
        if let Some(database) = self.with(|state| state.database.clone()) {
            return Ok(database);
        }
        let database = self.means().store().await?;
        self.update(|state| state.database = Some(database.clone()));
        Ok(database)
    }
}

/// This tab of the install of that replica.
fn install(chance: &impl Chance, replica: ReplicaId) -> Install {
    let heir = new_replica(chance);
    Install { replica, heir, lane: chance.number() as u8 }
}

fn new_replica(chance: &impl Chance) -> ReplicaId {
    ReplicaId::new(chance.number())
}
