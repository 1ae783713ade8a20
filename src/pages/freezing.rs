//! Freezing the register as it stands, by whichever page is asked to.

use crate::analysis::over_time::{Courses, is_known};
use crate::domain::{Date, Finality, Snapshot, SnapshotReason, Text};
use crate::ui::desk::{self, Desk};
use crate::ui::random;
use crate::ui::settings::Device;
use crate::workspace::{EditOf, Transaction};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Freezing {
    /// The figures of that day are frozen.
    Done(Date),
    /// They were frozen already, just as they are.
    Known,
}

/// Freezes the figures of the day for which all figures stand.
pub(super) fn freeze(
    desk: Desk,
    device: Device,
    reason: SnapshotReason,
    finality: Option<Finality>,
    title: Option<Text>,
) -> Freezing {
    let frozen = desk.peek(|workspace| {
        let (tables, index) = (workspace.tables(), workspace.index());
        let day = index.as_of().day;
        let of_day = tables.snapshots.live().filter(|row| row.value.date == day);
        let last = of_day.max_by_key(|row| (row.value.taken_on, row.id));
        let is_there = last.is_some_and(|row| is_known(tables, index, &row.value));
        (!is_there).then(|| Courses::of(tables, index).frozen(day))
    });
    let Some(frozen) = frozen else { return Freezing::Known };
    let (taken_on, office) = (Some(random::today()), Some(desk::office(device)));
    let snapshot = Snapshot { taken_on, reason, finality, office, title, ..frozen };
    let day = snapshot.date;
    desk.commit(Transaction::of(EditOf::create(random::new_id(), snapshot)));
    Freezing::Done(day)
}
