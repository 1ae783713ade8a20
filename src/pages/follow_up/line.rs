//! A row of the list: a cooperative of the population and how far it is.

use super::params::{At, Params, Sort};
use crate::analysis::follow_up::{Followed, Progress, is_unreported};
use crate::domain::{AreaCode, Cause, Date, Id, Kind};
use crate::ui::random;
use crate::workspace::{Index, Tables, fold};
use std::cmp::{Ordering, Reverse};

/// A row of the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) owner: Id,
    pub(super) name: String,
    pub(super) district: Option<AreaCode>,
    pub(super) progress: Progress,
    pub(super) since: Option<Date>,
    pub(super) cause: Option<Cause>,
    pub(super) kind: Option<Kind>,
    pub(super) responsible: Option<String>,
    pub(super) due: Option<Date>,
    /// For how many days what was due has not been done; less than nothing while it is not yet due.
    pub(super) late: Option<i32>,
    pub(super) visits: u32,
    pub(super) actions: usize,
    pub(super) unreported: bool,
}

impl Line {
    pub(super) fn of(tables: &Tables, index: &Index, one: &Followed) -> Self {
        let case = one.case.map(|row| &row.value);
        Self {
            owner: one.cooperative.id,
            name: one.cooperative.value.name.to_string(),
            district: one.cooperative.value.district,
            progress: one.progress(),
            since: case.map(crate::domain::Case::since),
            cause: one.main_cause(),
            kind: one.cooperative.value.kind,
            responsible: case.and_then(|case| case.owner.as_deref()).map(str::to_owned),
            due: case.filter(|case| !case.is_closed()).and_then(|case| case.due),
            late: case
                .filter(|case| !case.is_closed())
                .and_then(|case| case.due)
                .map(|due| random::today().days() - due.days()),
            visits: one.visits,
            actions: one.actions.len(),
            unreported: is_unreported(tables, index, one.cooperative),
        }
    }

    pub(super) fn is_overdue(&self) -> bool {
        self.late.is_some_and(|days| days > 0)
    }

    pub(super) fn is_closed(&self) -> bool {
        matches!(self.progress, Progress::Closed(_))
    }

    pub(super) fn is_asked_for(&self, asked: &Params) -> bool {
        let at = asked.at.is_none_or(|at| at.admits(self.progress) && (at != At::Unreported || self.unreported));
        let owner = asked.owner.as_ref().is_none_or(|owner| {
            matches!(self.progress, Progress::Open(_)) && self.responsible.as_deref().unwrap_or_default() == owner
        });
        let text = fold(&self.name);
        at && owner
            && asked.cause.is_none_or(|cause| cause == self.cause)
            && asked.kind.is_none_or(|kind| kind == self.kind)
            && (!asked.overdue || self.is_overdue())
            && fold(&asked.text).split_whitespace().all(|word| text.contains(word))
    }
}

/// Puts lines in order: by a column, what says nothing last; without one, what is latest first, then what is due next.
pub(super) fn arrange(lines: &mut [Line], order: Option<(Sort, bool)>, cause: impl Fn(Cause) -> String) {
    lines.sort_by_cached_key(|line| fold(&line.name));
    let Some((sort, descending)) = order else {
        return lines.sort_by_key(|line| (line.is_closed(), line.late.is_none(), Reverse(line.late)));
    };
    let turned = |order: Ordering| if descending { order.reverse() } else { order };
    fn by<K: Ord>(one: Option<K>, other: Option<K>, turned: impl Fn(Ordering) -> Ordering) -> Ordering {
        match (&one, &other) {
            (Some(one), Some(other)) => turned(one.cmp(other)),
            // What says nothing stays last, whichever way round.
            _ => one.is_none().cmp(&other.is_none()),
        }
    }
    lines.sort_by(|a, b| match sort {
        Sort::Name => turned(fold(&a.name).cmp(&fold(&b.name))),
        Sort::Stage => turned(a.progress.cmp(&b.progress)),
        Sort::Cause => by(a.cause.map(&cause), b.cause.map(&cause), turned),
        Sort::Owner => by(a.responsible.as_deref().map(fold), b.responsible.as_deref().map(fold), turned),
        Sort::Due => by(a.due, b.due, turned),
        Sort::Visits => turned(a.visits.cmp(&b.visits)),
        Sort::Actions => turned(a.actions.cmp(&b.actions)),
    });
}
