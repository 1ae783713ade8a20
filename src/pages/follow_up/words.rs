//! What the follow-up calls its codes: causes with those that offices have added, progress, and reasons.

use crate::analysis::follow_up::{Progress, Reason};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, CaseStage, Cause, CauseName, Date};
use crate::i18n::{Label, Lang};
use crate::ui::desk::desk;
use crate::ui::random;
use crate::workspace::Tables;
use leptos::prelude::*;

/// A cause's code as people write it: `LBG-1`.
pub(super) fn code(cause: Cause) -> String {
    cause.code().to_uppercase()
}

/// What a cause is called in the tables; its code where nobody has named it.
pub(super) fn cause_in(t: Lang, tables: &Tables, cause: Cause) -> String {
    match cause {
        Cause::Unknown(_) => {
            tables.causes.get_live(CauseName::id(cause)).map_or_else(|| code(cause), |row| row.value.name.to_string())
        }
        known => known.label(t).to_owned(),
    }
}

/// What a cause is called.
pub(super) fn cause(t: Lang, cause: Cause) -> String {
    desk().peek(|workspace| cause_in(t, workspace.tables(), cause))
}

/// The cause, or that none has been found.
pub(super) fn cause_or_none(t: Lang, which: Option<Cause>) -> String {
    which.map_or_else(|| t.no_cause_found().to_owned(), |which| cause(t, which))
}

/// Whether a cause can be mended, as the codebook or the office says.
pub(super) fn mendable(tables: &Tables, cause: Cause) -> Option<bool> {
    cause.mendable().or_else(|| tables.causes.get_live(CauseName::id(cause)).map(|row| row.value.mendable))
}

/// All causes that can be chosen: the codebook's, then the offices' own.
pub(super) fn codebook(tables: &Tables) -> Vec<Cause> {
    let mut own: Vec<Cause> = tables.causes.live().map(|row| row.value.code).collect();
    own.sort();
    Cause::ALL.iter().copied().chain(own).collect()
}

/// Until when something is due, or for how long it has been late: which is marked.
pub(super) fn due(t: Lang, due: Option<Date>) -> AnyView {
    let Some(due) = due else { return view! { <span class="absent">"–"</span> }.into_any() };
    let late = random::today().days() - due.days();
    if late > 0 {
        let title = t.date(due);
        view! { <span class="late" title=title>{t.late_by_days(&t.count(late))}</span> }.into_any()
    } else {
        view! { <time datetime=due.to_string()>{t.date_of_year(due, random::today())}</time> }.into_any()
    }
}

/// What a district is called where there is little room.
pub(super) fn short_area(t: Lang, code: AreaCode) -> String {
    const MOST: usize = 11;
    let name = t.area(code);
    let district = Territory::current().district(code).filter(|_| name.chars().count() > MOST);
    district.map_or(name, |district| district.abbreviation.to_owned())
}

/// What a stage is called at the head of a narrow column.
pub(super) fn stage_in_short(t: Lang, stage: CaseStage) -> &'static str {
    match stage {
        CaseStage::Diagnosed => t.pick("Penyebab", "Diagnosed"),
        other => other.label(t),
    }
}

/// How far a cooperative is.
pub(super) fn progress(t: Lang, progress: Progress) -> String {
    match progress {
        Progress::NoCase => t.no_case().to_owned(),
        Progress::Open(stage) => stage.label(t).to_owned(),
        Progress::Closed(outcome) => outcome.map_or_else(|| t.cases_closed(), |outcome| outcome.label(t)).to_owned(),
    }
}

/// The same in a few words; none where nothing is known that speaks for it.
pub(super) fn reason_in_short(t: Lang, reason: Reason) -> Option<String> {
    Some(match reason {
        Reason::Members(None) | Reason::Assets(None) | Reason::Mendable(_, 0) => return None,
        Reason::Members(Some((count, _))) => t.short_members(&t.count(count)),
        Reason::Assets(Some((amount, _))) => t.short_assets(&t.rupiah_short(amount.get())),
        Reason::Silent(None) => t.short_never().to_owned(),
        Reason::Silent(Some(0)) => t.short_not_silent().to_owned(),
        Reason::Silent(Some(years)) => t.short_silent(&years.to_string()),
        Reason::Mendable(can, all) => t.short_mendable(&can.to_string(), &all.to_string()),
        Reason::Near(count) => t.short_near(&count.to_string()),
    })
}

/// Why a criterion has its value.
pub(super) fn reason(t: Lang, reason: Reason) -> String {
    match reason {
        Reason::Members(Some((count, percent))) => t.reason_members(&t.count(count), &percent.to_string()),
        Reason::Members(None) => t.reason_no_members().to_owned(),
        Reason::Assets(Some((amount, percent))) => t.reason_assets(&t.rupiah(amount), &percent.to_string()),
        Reason::Assets(None) => t.reason_no_assets().to_owned(),
        Reason::Silent(None) => t.reason_never().to_owned(),
        Reason::Silent(Some(0)) => t.reason_not_silent().to_owned(),
        Reason::Silent(Some(years)) => t.reason_silent(&years.to_string()),
        Reason::Mendable(_, 0) => t.reason_no_cause().to_owned(),
        Reason::Mendable(can, all) => t.reason_mendable(&can.to_string(), &all.to_string()),
        Reason::Near(count) => t.reason_near(&count.to_string()),
    }
}
