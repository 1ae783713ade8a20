//! The dated changes in a cooperative's life.

use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::{Cooperative, Id, LifeStage, Note, Text, Transition};
use crate::i18n::Label;
use crate::replica::Row;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::{field, figure, lang, random};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// Dated changes in the cooperative's life, and a form for another.
#[component]
pub(super) fn History(id: Id, transitions: Vec<Row<Transition>>, row: Row<Cooperative>) -> impl IntoView {
    let t = lang();
    let last = transitions.last().map(|row| row.value.to);
    let changed = row.all_stamps().max().map(|stamp| crate::domain::Date::in_wita(stamp.millis()));
    let entry = move |row: Row<Transition>| {
        let transition = row.value.clone();
        let from = transition.from.map(|from| format!("{} → ", from.label(t)));
        let remove = move |_| {
            desk().commit(Transaction::of(EditOf::delete(row.id, row.value.clone())));
            notices().done(t.transition_deleted());
        };
        view! {
            <li>
                {figure::date(transition.date)}
                <span>
                    {from} <strong>{transition.to.label(t)}</strong>
                    {transition.document.as_deref().map(|document| format!(" · {document}"))}
                    {transition.note.as_deref().map(|note| format!(" · {note}"))}
                </span>
                <button type="button" class="quiet icon-only" aria-label=t.delete() on:click=remove>{icon(Icon::Trash)}</button>
            </li>
        }
    };
    let empty = transitions.is_empty();
    view! {
        <section>
            <h2>{t.history()}</h2>
            {empty.then(|| view! { <p class="empty">{t.no_history()}</p> })}
            <ol class="timeline">{transitions.into_iter().map(entry).collect_view()}</ol>
            {changed.map(|date| view! { <p class="hint">{t.last_changed()} " " {figure::date(date)}</p> })}
            <NewTransition owner=id from=last />
        </section>
    }
}

/// A change that is being filled in.
#[derive(Clone)]
struct Change {
    transition: Transition,
    /// Whether somebody has chosen the stage.
    chosen: bool,
}

fn check_change(change: &Change) -> Vec<Finding> {
    let finding = |field, problem| Finding { field, problem, severity: Severity::Refusal };
    let missing = (!change.chosen).then(|| finding("to", Problem::StageMissing));
    let future = (change.transition.date > random::today()).then(|| finding("date", Problem::Future));
    missing.into_iter().chain(future).collect()
}

#[component]
fn NewTransition(owner: Id, from: Option<LifeStage>) -> impl IntoView {
    let t = lang();
    let blank = Transition { cooperative: owner, from, date: random::today(), ..Transition::default() };
    let form = field::Form::new(Change { transition: blank, chosen: false }, check_change);
    let open = RwSignal::new(false);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !form.attempt() {
            return;
        }
        let change = form.value.get_untracked();
        desk().commit(Transaction::of(EditOf::create(random::new_id(), change.transition)));
        notices().done(t.transition_saved());
    };
    view! {
        <button type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
            {icon(Icon::Plus)} {t.add_transition()}
        </button>
        <Show when=move || open.get()>
            <form class="inline-form" on:submit=save novalidate>
                <div class="form-grid">
                    {field::choice(form, "to", t.stage(), None, field::codes(t, LifeStage::ALL),
                        |change, _| if change.chosen { change.transition.to.code().to_owned() } else { String::new() },
                        |change, text, _| {
                            let stage = field::read_code(text);
                            change.chosen = stage.is_some();
                            change.transition.to = stage.unwrap_or_default();
                            Ok(())
                        })}
                    {field::line(form, "date", t.date_of(), None, field::Line::Date,
                        |change, _| change.transition.date.to_string(),
                        |change, text, t| match field::read_date(text, t)? {
                            Some(date) => { change.transition.date = date; Ok(()) }
                            None => Err(t.date_form().to_owned()),
                        })}
                    {field::line(form, "document", t.document(), Some(t.document_hint()), field::Line::Text,
                        |change, _| change.transition.document.as_deref().unwrap_or_default().to_owned(),
                        |change, text, t| {
                            change.transition.document = Text::optional(text).map_err(|error| field::explain_text(t, &error))?;
                            Ok(())
                        })}
                    {field::line(form, "note", t.note(), None, field::Line::Text,
                        |change, _| change.transition.note.as_deref().unwrap_or_default().to_owned(),
                        |change, text, t| {
                            change.transition.note = Note::optional(text).map_err(|error| field::explain_text(t, &error))?;
                            Ok(())
                        })}
                </div>
                <div class="actions"><button type="submit" class="primary">{t.save()}</button></div>
            </form>
        </Show>
    }
}
