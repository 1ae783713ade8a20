//! The stages of a case as a line, and the ways on: to the next, to another, to its end.

use super::super::{CaseAddress, still_held, words};
use crate::analysis::follow_up::{Progress, Proof};
use crate::domain::{Case, CaseStage, Id, Outcome, Text};
use crate::explain::explain_stage;
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::address::{Address, place};
use crate::ui::date_field::{day_field, read_date};
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::menu::menu;
use crate::ui::notice::notices;
use crate::ui::select::select;
use crate::ui::{field, figure, focus, lang, random, timing};
use crate::workspace::{EditOf, Transaction, follow_up};
use leptos::prelude::*;

/// The control that the focus goes back to after the page was drawn anew.
const ONWARD: &str = "tahap-berikut";

/// The parameter that opens the form that closes a case.
const CLOSING: &str = "tutup";

/// Whether an address asks for the form that closes the case.
pub(super) fn is_closing(address: Address) -> bool {
    address.parameter(CLOSING).is_some()
}

/// Writes a change of the case and says so.
pub(super) fn commit(t: Lang, name: &str, row: &Row<Case>, changed: Case) {
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
                <span>{stage.label(t)}</span> {entered.map(|on| view! {
                    <time class="hint" datetime=on.to_string() title=t.date(on)>{t.day_and_month(on)} " " {on.year().to_string()}</time>
                })}
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
        <section class="panel" aria-labelledby="tahap-kasus">
            <h2 class="visually-hidden" id="tahap-kasus">{t.stage_of_case()}</h2>
            <ol class="steps">{steps.collect_view()}</ol>
            <p class="spread narrow-only" aria-hidden="true">
                <strong>{explain_stage(t, now)}</strong> <span class="hint">{t.since()} " " {t.date(case.since())}</span>
            </p>
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

/// The stage that comes next; none where only the end is left.
fn next_of(now: CaseStage) -> Option<CaseStage> {
    CaseStage::ALL.iter().copied().find(|stage| *stage > now && *stage != CaseStage::Closed)
}

fn open_ways(t: Lang, name: &str, row: &Row<Case>) -> impl IntoView + use<> {
    let onward = next_of(row.value.stage()).map(|stage| {
        let (row, name) = (row.clone(), name.to_owned());
        let onward = move |_| {
            commit(t, &name, &row, row.value.moved_to(stage, random::today()));
            // The page is drawn anew; the way on stays under the finger.
            timing::with_next_frame(|| focus::on(ONWARD));
        };
        view! { <button type="button" id=ONWARD on:click=onward>{t.next_stage(stage.label(t))}</button> }
    });
    view! { <div class="actions wide-only">{onward} {stage_menu(t, name, row)}</div> }
}

/// All stages that a case can be moved to, and the way to its end.
fn stage_menu(t: Lang, name: &str, row: &Row<Case>) -> impl IntoView + use<> {
    let (row, name) = (row.clone(), name.to_owned());
    menu(t.stage(), move || {
        let now = row.value.stage();
        let next = next_of(now);
        let stages = CaseStage::ALL.iter().copied().filter(|stage| *stage != CaseStage::Closed && *stage != now);
        let stages = stages.map(|stage| {
            let (row, name) = (row.clone(), name.clone());
            let go = move |_| {
                commit(t, &name, &row, row.value.moved_to(stage, random::today()));
                timing::with_next_frame(|| focus::on(ONWARD));
            };
            let label = if Some(stage) == next { t.next_stage(stage.label(t)) } else { stage.label(t).to_owned() };
            view! { <li><button type="button" class="quiet" on:click=go>{label}</button></li> }
        });
        let close = move |_| {
            let place = place();
            place.replace(place.now().with(CLOSING, Some("1")));
            timing::with_next_frame(|| focus::on("hasil-akhir"));
        };
        view! {
            <ul class="menu-items">
                {stages.collect_view()}
                <li><button type="button" class="quiet" on:click=close>{t.close_case()}</button></li>
            </ul>
        }
        .into_any()
    })
}

/// On a telephone, always at the bottom: to record a visit, and to move the case.
pub(super) fn bar(t: Lang, at: CaseAddress, row: &Row<Case>) -> Option<impl IntoView + use<>> {
    let name = desk().peek(|workspace| workspace.cooperative(at.owner).map(|row| row.value.name.to_string()));
    let name = name.unwrap_or_default();
    (!row.value.is_closed()).then(|| {
        view! {
            <div class="action-bar narrow-only">
                <a class="button primary" href=at.below("kunjungan/baru")>{icon(Icon::Plus)} {t.add_visit()}</a>
                {stage_menu(t, &name, row)}
            </div>
        }
    })
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
        place.replace(place.now().with(CLOSING, None));
    };
    let leave = move |_| place.replace(place.now().with(CLOSING, None));
    let outcomes =
        std::iter::once((String::new(), t.choose_outcome().to_owned())).chain(field::labelled(t, Outcome::ALL));
    view! {
        <section class="panel" aria-labelledby="tutup-kasus">
        <h2 id="tutup-kasus">{t.close_case()}</h2>
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
            <button type="button" on:click=leave>{t.cancel()}</button>
            <p class="message error" role="alert">{move || wrong.get()}</p>
        </form>
        </section>
    }
}
