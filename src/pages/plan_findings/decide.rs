//! What is decided on a finding: a sheet with the verdict's name, why, and until when.

use crate::domain::{BookYear, FindingDecision, FindingVerdict, Id};
use crate::explain::FindingLine;
use crate::i18n::{Label, Lang};
use crate::list::plans::decision_on;
use crate::ui::desk::{self, Desk, desk};
use crate::ui::field::{self, Form};
use crate::ui::notice::{Notices, notices};
use crate::ui::settings::Device;
use crate::ui::sheet::sheet;
use crate::ui::{focus, random, timing};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// The sheet, open while something is chosen.
pub(super) fn view(
    t: Lang,
    deciding: RwSignal<Option<(FindingLine, FindingVerdict)>>,
    found: Memo<Vec<FindingLine>>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        let is_chosen = deciding.with(Option::is_some);
        if is_chosen != is_open.get_untracked() {
            is_open.set(is_chosen);
        }
    });
    Effect::new(move |_| {
        // What is told again although nothing is another would never end.
        if !is_open.get() && deciding.with_untracked(Option::is_some) {
            deciding.set(None);
        }
    });
    let title = move || {
        let verdict = deciding.with_untracked(|deciding| deciding.as_ref().map(|(_, verdict)| *verdict));
        verdict.map(|verdict| verdict.label(t).to_owned()).unwrap_or_default()
    };
    let content = move || match deciding.get_untracked() {
        Some((line, verdict)) => form(t, &line, verdict, is_open, found).into_any(),
        None => ().into_any(),
    };
    sheet(is_open, "putuskan-temuan", title, content, move || {
        view! {
            <button type="button" on:click=move |_| is_open.set(false)>{t.cancel()}</button>
            <button type="submit" form="keputusan-temuan" class="primary">{t.save()}</button>
        }
        .into_any()
    })
}

fn form(
    t: Lang,
    line: &FindingLine,
    verdict: FindingVerdict,
    is_open: RwSignal<bool>,
    found: Memo<Vec<FindingLine>>,
) -> impl IntoView + use<> {
    let decided = (line.id, line.year);
    let (desk, notices) = (desk(), notices());
    let (id, office) = (line.id, desk::office(expect_context::<Device>()));
    let before = decision(desk, id);
    let value = decision_on(line, verdict, office, random::today(), before.as_ref());
    // What is decided for a later year stands in the same record, and is replaced.
    let replaced = before.as_ref().filter(|before| before.year.is_some_and(|year| year > line.year));
    let replaced = replaced.map(|before| {
        let year = before.year.map(|year| year.to_string()).unwrap_or_default();
        let reason = before.reason.as_deref().map(|reason| format!(" “{reason}”")).unwrap_or_default();
        t.finding_decision_replaced(&year, &format!("{}{reason}", before.verdict.label(t)))
    });
    let later: Vec<String> = line.later.iter().map(ToString::to_string).collect();
    let later = (!later.is_empty()).then(|| t.finding_holds_later(&later.join(", ")));
    let hint = (verdict == FindingVerdict::Committed).then(|| t.commitment_hint());
    let is_until = matches!(verdict, FindingVerdict::Ignored | FindingVerdict::Committed);
    let form = Form::of(value, None);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !form.attempt() {
            return focus::on(if verdict == FindingVerdict::Ignored { "until" } else { "reason" });
        }
        let after = form.value.get_untracked();
        keep_place(found, decided);
        desk.commit(Transaction::of(EditOf::of(id, before.clone(), Some(after))));
        notices.done(t.finding_was_decided());
        is_open.set(false);
    };
    view! {
        <form id="keputusan-temuan" class="form" on:submit=save novalidate>
            <p>{line.sentence.clone()}</p>
            {later.map(|said| view! { <p class="hint">{said}</p> })}
            {replaced.map(|said| view! { <p class="note warn">{said}</p> })}
            {field::input(form, FindingDecision::AT.reason, hint)}
            {is_until.then(|| field::input(form, FindingDecision::AT.until, Some(t.finding_until_hint())))}
        </form>
    }
}

/// The id of the sentence of a finding.
pub(super) fn sentence_id((id, year): (Id, BookYear)) -> String {
    format!("kalimat-{id}-{year}")
}

/// Keeps the place in the list, of which what was just decided goes once the plans are reckoned anew: the place is at what
/// follows it, else at what stands before it, else where it is.
pub(super) fn keep_place(found: Memo<Vec<FindingLine>>, decided: (Id, BookYear)) {
    let ids = found.with_untracked(|found| {
        let is_it = |line: &FindingLine| (line.id, line.year) == decided;
        let (before, from) = found.split_at(found.iter().position(is_it).unwrap_or_default());
        let order = from.iter().skip(1).chain(before.iter().rev()).chain(from.first());
        order.map(|line| sentence_id((line.id, line.year))).collect::<Vec<_>>()
    });
    timing::with_next_frame(move || focus::on_first(&ids));
}

fn decision(desk: Desk, id: Id) -> Option<FindingDecision> {
    desk.peek(|workspace| workspace.tables().finding_decisions.get_live(id).map(|row| row.value.clone()))
}

/// Takes a decision back for good: the finding is to be talked about again.
pub(super) fn revoke(t: Lang, desk: Desk, notices: Notices, id: Id) {
    // Another tab may have done it.
    if let Some(decision) = decision(desk, id) {
        desk.commit(Transaction::of(EditOf::delete(id, decision)));
        notices.done(t.finding_was_revoked());
    }
}
