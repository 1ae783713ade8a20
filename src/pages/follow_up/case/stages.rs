//! The stages of a case as a line, and the ways on: to the next, to another, to its end.

use super::super::{still_held, words};
use crate::analysis::follow_up::{Progress, Proof};
use crate::domain::{Case, CaseStage, Id, Outcome, Text};
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::address::place;
use crate::ui::date_field::{day_field, read_date};
use crate::ui::desk::desk;
use crate::ui::notice::notices;
use crate::ui::select::select;
use crate::ui::{field, figure, focus, lang, random, timing};
use crate::workspace::{EditOf, Transaction, follow_up};
use leptos::prelude::*;

/// The controls that the focus goes back to after the page was drawn anew.
const ONWARD: &str = "tahap-berikut";
const MOVE: &str = "tahap-pindah";

/// Writes a change of the case and says so.
fn commit(t: Lang, name: &str, row: &Row<Case>, changed: Case) {
    let stage = words::progress(t, Progress::of(&changed));
    desk().commit(Transaction::of(EditOf::change(row.id, row.value.clone(), changed)));
    notices().done(t.moved_case(name, &stage));
}

/// The stages as a line with their days, and the ways on.
pub(super) fn stages(t: Lang, owner: Id, name: &str, row: &Row<Case>, proof: Option<Proof>) -> impl IntoView + use<> {
    let case = row.value.clone();
    let now = case.stage();
    let steps = CaseStage::ALL.iter().map(|stage| {
        let entered = case.stages.iter().rev().find(|entry| entry.stage == *stage).map(|entry| entry.date);
        let current = (now == *stage).then_some("step");
        view! {
            <li aria-current=current class:passed=*stage < now>
                <span>{stage.label(t)}</span> {entered.map(|on| view! { <span class="hint">{figure::date(on)}</span> })}
            </li>
        }
    });
    // A case that one office has closed and another moved on is not at its end, whatever the first has noted.
    let outcome = case.outcome.filter(|_| case.is_closed()).map(|outcome| {
        view! {
            <dl class="facts">
                <dt>{t.outcome()}</dt>
                <dd>{outcome.label(t)} {case.outcome_on.map(|on| view! { ", " {figure::date(on)} })}</dd>
                {case.outcome_document.as_deref().map(|document| view! { <dt>{t.outcome_document()}</dt> <dd>{document.to_owned()}</dd> })}
                {proof.map(|proof| view! { <dt>{t.proof_title()}</dt> <dd>{said(t, proof)}</dd> })}
            </dl>
        }
    });
    let ways =
        if case.is_closed() { closed_ways(t, owner, name, row).into_any() } else { open_ways(t, name, row).into_any() };
    view! {
        <section aria-labelledby="tahap-kasus">
            <h2 id="tahap-kasus">{t.stage_of_case()}</h2>
            <ol class="steps">{steps.collect_view()}</ol>
            {outcome}
            {ways}
        </section>
    }
}

/// What has been proved, in words.
pub(in super::super) fn said(t: Lang, proof: Proof) -> String {
    match proof {
        Proof::Awaited(year, due) => t.proof_awaited(&year.to_string(), &t.date(due)),
        Proof::Held(1) => t.proof_once().to_owned(),
        Proof::Held(_) => t.proof_twice().to_owned(),
        Proof::Failed(year) => t.proof_failed(&year.to_string()),
    }
}

fn closed_ways(t: Lang, owner: Id, name: &str, row: &Row<Case>) -> impl IntoView + use<> {
    let (desk, notices) = (desk(), notices());
    let (reopened, named, again) = (row.clone(), name.to_owned(), name.to_owned());
    let reopen = move |_| {
        let before =
            reopened.value.stages.iter().rev().map(|entry| entry.stage).find(|stage| *stage != CaseStage::Closed);
        let stage = before.unwrap_or(CaseStage::Found);
        commit(t, &named, &reopened, reopened.value.moved_to(stage, random::today()));
    };
    let open = move |_| {
        desk.commit(desk.peek(|workspace| follow_up::open(workspace.tables(), [owner], random::today())));
        notices.done(t.case_opened(&again));
    };
    view! {
        <div class="actions">
            <button type="button" on:click=reopen>{t.reopen_case()}</button>
            <button type="button" on:click=open>{t.open_case_again()}</button>
        </div>
    }
}

fn open_ways(t: Lang, name: &str, row: &Row<Case>) -> impl IntoView + use<> {
    let now = row.value.stage();
    let next = CaseStage::ALL.iter().copied().find(|stage| *stage > now && *stage != CaseStage::Closed);
    let go = {
        let (row, name) = (row.clone(), name.to_owned());
        move |stage: CaseStage| commit(t, &name, &row, row.value.moved_to(stage, random::today()))
    };
    let onward = next.map(|stage| {
        let go = go.clone();
        let onward = move |_| {
            go(stage);
            // The page is drawn anew; the way on stays under the finger.
            timing::with_next_frame(|| focus::on(ONWARD));
        };
        view! { <button type="button" class="primary" id=ONWARD on:click=onward>{t.next_stage(stage.label(t))}</button> }
    });
    let others = CaseStage::ALL.iter().filter(|stage| **stage != CaseStage::Closed);
    let others = others.map(|stage| (stage.code().to_owned(), stage.label(t).to_owned())).collect();
    let chosen = RwSignal::new(now);
    view! {
        <div class="form-line">
            {onward}
            {select("tahap-lain".to_owned(), t.other_stage().to_owned(), false, vec![(None, others)],
                move || chosen.get().code().to_owned(),
                move |code| { if let Ok(stage) = code.parse() { chosen.set(stage); } })}
            <button type="button" id=MOVE on:click=move |_| {
                go(chosen.get_untracked());
                timing::with_next_frame(|| focus::on(MOVE));
            }>{t.move_stage()}</button>
        </div>
    }
}

/// Closing a case needs its outcome. The form stays as it is while the page around it is drawn anew.
#[component]
pub(super) fn CloseForm(owner: Id, case: Id, name: String) -> impl IntoView {
    let (t, desk, notices, place) = (lang(), desk(), notices(), place());
    let (outcome, on, document) =
        (RwSignal::new(String::new()), RwSignal::new(t.typed_date(random::today())), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<String>);
    let close = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = field::read_code::<Outcome>(&outcome.get_untracked()) else {
            return wrong.set(Some(t.outcome_needed().to_owned()));
        };
        let day = match read_date(&on.get_untracked(), t) {
            Ok(Some(day)) => day,
            Ok(None) => return wrong.set(Some(t.date_needed().to_owned())),
            // The field says itself what is wrong with it.
            Err(_) => return focus::on("hasil-tanggal"),
        };
        desk.hear_now();
        let Some(row) = desk.peek(|workspace| workspace.tables().cases.get_live(case).cloned()) else { return };
        // Another tab may have closed it, with another outcome.
        if row.value.stage() == CaseStage::Closed {
            return wrong.set(Some(t.case_closed_already().to_owned()));
        }
        if day > random::today() || day < row.value.opened {
            return wrong.set(Some(t.outcome_day_wrong().to_owned()));
        }
        let document = match Text::optional(&document.get_untracked()) {
            Ok(document) => document,
            Err(error) => return wrong.set(Some(t.text_error(&error))),
        };
        let closed = row.value.closed_as(chosen, day, document);
        desk.commit(Transaction::of(EditOf::change(row.id, row.value.clone(), closed)));
        notices.done(t.case_closed(&name, chosen.label(t)));
        if place.now().parameter("tutup").is_some() {
            place.replace(place.now().with("tutup", None));
        }
    };
    let outcomes =
        std::iter::once((String::new(), t.choose_outcome().to_owned())).chain(field::labelled(t, Outcome::ALL));
    let asked_to_close = place.now().parameter("tutup").is_some();
    view! {
        <details class="close-case" open=asked_to_close>
        <summary>{t.close_case()}</summary>
        {still_held(t, owner)}
        <form class="form-line" on:submit=close novalidate>
            {select("hasil-akhir".to_owned(), t.outcome().to_owned(), false, vec![(None, outcomes.collect())],
                move || outcome.get(), move |code| { outcome.set(code); wrong.set(None); })}
            {day_field("hasil-tanggal".into(), t.outcome_on(), None, on, |_| (), |_| Ok(()))}
            <div class="field">
                <label for="hasil-dokumen">{t.outcome_document()}</label>
                <input id="hasil-dokumen" maxlength="300" autocomplete="off" prop:value=document
                    on:input=move |event| document.set(event_target_value(&event)) />
            </div>
            <button type="submit" class="primary">{t.close_case()}</button>
            <p class="message error" role="alert">{move || wrong.get()}</p>
        </form>
        </details>
    }
}
