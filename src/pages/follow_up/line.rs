//! A row of the list: a cooperative of the population and how far it is.

use super::params::{At, Params};
use crate::analysis::follow_up::{Followed, Progress, is_unreported};
use crate::domain::{AreaCode, Cause, Date, Id, Kind};
use crate::ui::random;
use crate::workspace::{Index, Tables, fold};

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
    pub(super) overdue: bool,
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
            overdue: case.is_some_and(|case| case.is_overdue(random::today())),
            visits: one.visits,
            actions: one.actions.len(),
            unreported: is_unreported(tables, index, one.cooperative),
        }
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
            && (!asked.overdue || self.overdue)
            && fold(&asked.text).split_whitespace().all(|word| text.contains(word))
    }
}
