//! Taking back what was brought in last, and saying what came of it.

use crate::desk::StepError;
use crate::explain::explain_storage;
use crate::i18n::Lang;
use crate::ui::desk::Desk;
use crate::ui::notice::Notices;
use crate::workspace::{Source, TakeBackError, Workspace};

/// Takes back what was brought in last; where it is, does what follows.
pub(super) fn take_back(desk: Desk, notices: Notices, t: Lang, then: impl FnOnce() + 'static) {
    let is_list = desk.peek(Workspace::last_source) == Some(Source::List);
    leptos::task::spawn_local(async move {
        match desk.undo_merge().await {
            Ok(()) => {
                then();
                notices.tell(if is_list { t.list_undone() } else { t.merge_undone() });
            }
            Err(StepError::NotTakenBack(TakeBackError::WorkedOnSince)) => notices.error(t.worked_on_since()),
            Err(StepError::NotTakenBack(TakeBackError::EditedSince) | StepError::Stale) => {
                notices.error(if is_list { t.edited_since_list() } else { t.edited_since() });
            }
            Err(StepError::Storage(error)) => notices.error(explain_storage(t, &error)),
        }
    });
}
