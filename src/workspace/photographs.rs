//! Which photographs of visits may go.
//!
//! A photograph lies in this browser alone, and no undoing brings one back that is gone. So it stays as long as anything
//! could still want it: its visit, an undo of an edit or of a merge, an open question; and for [`AFTER_MS`] after nothing
//! does any more, counted here, from when that was first seen, and not from when somebody elsewhere deleted the visit,
//! which may be long ago when the file comes.
//!
//! The clock of an old laptop cannot be trusted. Days are therefore counted from one look to the next, each step for a week
//! at most, so that a jump of years ahead is a week; and where the clock says that the last look lies in the future,
//! counting begins anew. Who seldom looks keeps photographs for longer.

use super::{DELETION, Workspace};
use crate::domain::{Case, Id, Record, Visit};
use crate::replica::{DAY_MS, Row, Stamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// So long a photograph stays after it was first seen that nothing needs it, in milliseconds.
pub const AFTER_MS: u64 = 30 * DAY_MS;
/// So much counts at most of the time between two looks, in milliseconds.
pub const STEP_MS: u64 = 7 * DAY_MS;

/// How long a photograph has been seen not to be needed. It is kept beside the photograph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unneeded {
    /// The deletion of its visit, by the stamp: after another one, counting begins anew.
    deleted: String,
    /// When it was last looked at, in milliseconds since 1970.
    seen_ms: u64,
    /// The time counted so far, in milliseconds.
    counted_ms: u64,
}

impl Unneeded {
    /// Seen for the first time, or anew.
    fn first(deleted: &str, now_ms: u64) -> Self {
        Self { deleted: deleted.to_owned(), seen_ms: now_ms, counted_ms: 0 }
    }

    /// Seen again.
    fn again(&self, deleted: &str, now_ms: u64) -> Self {
        if self.deleted != deleted || self.seen_ms > now_ms {
            return Self::first(deleted, now_ms);
        }
        let step = (now_ms - self.seen_ms).min(STEP_MS);
        Self { counted_ms: self.counted_ms.saturating_add(step), seen_ms: now_ms, ..self.clone() }
    }

    /// Whether it has been so for long enough: one of the steps may have been a jump of the clock.
    const fn is_over(&self) -> bool {
        self.counted_ms >= AFTER_MS + STEP_MS
    }
}

/// What is to become of a photograph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is needed, or its visit is not known here and may come yet.
    Stays,
    /// It is not needed; this is to be kept beside it.
    Waits(Unneeded),
    /// It goes.
    Goes,
}

impl Workspace {
    /// What is to become of photographs, looked at at `now_ms`: by their visits, with what was kept beside them.
    pub fn fates(&self, photographs: &BTreeMap<Id, Option<Unneeded>>, now_ms: u64) -> BTreeMap<Id, Fate> {
        let reach = self.within_reach(Visit::TABLE);
        let asked = self.conflicts().into_iter().filter(|conflict| conflict.field == DELETION);
        let asked: BTreeSet<Id> = asked.map(|conflict| conflict.id).collect();
        let of_one = |(id, noted): (&Id, &Option<Unneeded>)| {
            let deletion = self.undisputed_deletion(*id, &asked).filter(|_| !reach.contains(id));
            let Some(deletion) = deletion.map(|stamp| stamp.to_string()) else { return (*id, Fate::Stays) };
            let seen = match noted {
                None => Unneeded::first(&deletion, now_ms),
                Some(noted) => noted.again(&deletion, now_ms),
            };
            (*id, if seen.is_over() { Fate::Goes } else { Fate::Waits(seen) })
        };
        photographs.iter().map(of_one).collect()
    }

    /// When a visit was deleted, where nobody says that it is there, nor asks whether it, its case or its cooperative is.
    fn undisputed_deletion(&self, visit: Id, asked: &BTreeSet<Id>) -> Option<Stamp> {
        let row = self.tables().visits.get(visit).filter(|row| row.deleted)?;
        let cooperative = self.tables().owner_of(Case::TABLE, *row.value.case);
        let is_asked = [Some(visit), Some(*row.value.case), cooperative].iter().flatten().any(|id| asked.contains(id));
        let is_disputed = row.dots(Row::<Visit>::DELETED).any(|dot| !dot.deleted);
        (!is_asked && !is_disputed).then(|| row.stamps.of(Row::<Visit>::DELETED))
    }
}

#[cfg(test)]
mod tests;
