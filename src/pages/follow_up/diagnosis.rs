//! The causes found in a case, each with what shows it, and a form for another.

use super::words;
use crate::domain::{Cause, Diagnosis, Id, Note, Ref, Weight};
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::select::select;
use crate::ui::{field, focus, lang};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// The causes of a case.
#[component]
pub(super) fn Diagnoses(case: Id) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let found = Memo::new(move |_| {
        desk.read(|workspace| {
            let mut found: Vec<Row<Diagnosis>> = workspace.index().of(workspace.tables(), case).cloned().collect();
            found.sort_by_key(|row| (std::cmp::Reverse(row.value.weight), row.value.cause));
            found
        })
    });
    view! {
        {card("penyebab", t.causes_found(), (), view! {
            <Show when=move || found.with(Vec::is_empty)><p class="empty">{t.no_causes_yet()}</p></Show>
            <ul class="changes-list">{move || found.get().into_iter().map(|row| entry(t, row)).collect_view()}</ul>
            <details>
                <summary>{t.record_cause()}</summary>
                <AddCause case found />
            </details>
        })}
    }
}

fn entry(t: Lang, row: Row<Diagnosis>) -> impl IntoView {
    let (cause, weight) = (row.value.cause, row.value.weight);
    let name = words::cause(t, cause);
    let evidence = row.value.evidence.as_deref().map(str::to_owned);
    let label = t.remove_named(&name);
    let remove = move |_| {
        desk().commit(Transaction::of(EditOf::delete(row.id, row.value.clone())));
        notices().done(t.cause_removed());
        focus::stay_in(".cause-entry");
    };
    view! {
        <li class="cause-entry">
            <div>
                <p><strong>{name}</strong> " " <span class="hint">{words::code(cause)}</span> " " <span class="badge">{weight.label(t)}</span></p>
                {evidence.map(|evidence| view! { <p class="hint">{evidence}</p> })}
            </div>
            <button type="button" class="quiet" aria-label=label.clone() title=label on:click=remove>{icon(Icon::Trash)}</button>
        </li>
    }
}

#[component]
fn AddCause(case: Id, found: Memo<Vec<Row<Diagnosis>>>) -> impl IntoView {
    let (t, desk, notices) = (lang(), desk(), notices());
    let (cause, weight, evidence) =
        (RwSignal::new(String::new()), RwSignal::new(Weight::Contributing), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<String>);
    let choices = move || {
        let taken: Vec<Cause> = found.with(|found| found.iter().map(|row| row.value.cause).collect());
        let all = desk.read(|workspace| {
            let tables = workspace.tables();
            let named = |cause: Cause| {
                (cause.code().to_owned(), format!("{} {}", words::code(cause), words::cause_in(t, tables, cause)))
            };
            words::codebook(tables).into_iter().filter(|cause| !taken.contains(cause)).map(named).collect::<Vec<_>>()
        });
        std::iter::once((String::new(), "–".to_owned())).chain(all).collect::<Vec<_>>()
    };
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = field::read_code::<Cause>(&cause.get_untracked()) else {
            return wrong.set(Some(t.cause_needed().to_owned()));
        };
        // Another tab may have recorded it while this form was being filled in; that one is changed there, not replaced here.
        desk.hear_now();
        if desk.peek(|workspace| workspace.tables().diagnoses.get_live(Diagnosis::id(case, chosen)).is_some()) {
            return wrong.set(Some(t.cause_recorded_already().to_owned()));
        }
        let evidence_text = match Note::optional(&evidence.get_untracked()) {
            Ok(text) => text,
            Err(error) => return wrong.set(Some(t.text_error(&error))),
        };
        let diagnosis =
            Diagnosis { case: Ref::to(case), cause: chosen, weight: weight.get_untracked(), evidence: evidence_text };
        desk.commit(Transaction::of(EditOf::create(Diagnosis::id(case, chosen), diagnosis)));
        notices.done(t.cause_added(&words::cause(t, chosen)));
        cause.set(String::new());
        evidence.set(String::new());
        wrong.set(None);
    };
    let weights =
        Weight::ALL.iter().map(|weight| (weight.code().to_owned(), weight.label(t).to_owned())).collect::<Vec<_>>();
    view! {
        <form class="form-line" on:submit=add novalidate>
            {move || select("tambah-penyebab".to_owned(), t.add_cause().to_owned(), false, vec![(None, choices())],
                move || cause.get(), move |code| { cause.set(code); wrong.set(None); })}
            {select("tambah-bobot".to_owned(), t.weight().to_owned(), false, vec![(None, weights)],
                move || weight.get().code().to_owned(),
                move |code| { if let Ok(next) = code.parse() { weight.set(next); } })}
            <div class="field wide">
                <label for="tambah-bukti">{t.evidence()}</label>
                <input id="tambah-bukti" maxlength="4000" autocomplete="off" prop:value=evidence
                    on:input=move |event| evidence.set(event_target_value(&event)) />
            </div>
            <button type="submit">{icon(Icon::Plus)} {t.add_cause()}</button>
            <p class="message error" role="alert">{move || wrong.get()}</p>
        </form>
    }
}
