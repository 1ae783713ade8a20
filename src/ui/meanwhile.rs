//! The question of a form that somebody else was quicker than: what stands now, what the form says, and which is to stay.

use super::lang;
use crate::domain::Record;
use crate::explain::{any_field, value_in_full, value_in_words};
use crate::i18n::Lang;
use crate::workspace::Fields;
use leptos::html::Dialog;
use leptos::prelude::*;
use std::rc::Rc;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Between values, field by field.
    Between(Vec<Contested>),
    /// Whether a record that is deleted is to come back.
    Deleted,
    /// Nothing: what the record belongs to is deleted, so that it cannot be saved.
    Homeless,
}

/// A field that the form and somebody else have changed, and its values in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contested {
    field: usize,
    name: String,
    was: String,
    now: String,
    own: String,
}

/// What a person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Of these fields stays what stands; of the others what the form says.
    Keep(Fields),
    /// The record comes back, with what the form says.
    Restore,
    /// It stays deleted, and what the form says is dropped.
    Drop,
}

/// What is done with an answer.
type Answering = StoredValue<Rc<dyn Fn(Answer)>, LocalStorage>;

/// The fields between whose values to choose.
pub fn contested<R: Record>(t: Lang, was: &R, now: &R, own: &R, fields: Fields) -> Vec<Contested> {
    let of = |field: usize| {
        let name = R::NAMES[field];
        let values = [was, now, own].map(|record| record.to_json(field));
        let mut shown = values.each_ref().map(|value| value_in_words(t, R::TABLE, name, value));
        if shown[0] == shown[1] || shown[1] == shown[2] {
            // Lists may differ in what is not said of them in short.
            shown = values.each_ref().map(|value| value_in_full(t, R::TABLE, name, value));
        }
        let [was, now, own] = shown;
        Contested { field, name: any_field(t, R::TABLE, name), was, now, own }
    };
    fields.iter().map(of).collect()
}

/// The dialog; closing it in any other way than by an answer leads back to the form, and nothing is saved.
pub fn meanwhile_dialog(asked: RwSignal<Option<Asked>>, answer: impl Fn(Answer) + 'static) -> impl IntoView {
    let t = lang();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let is_asked = asked.with(Option::is_some);
        let Some(dialog) = dialog.get() else { return };
        if is_asked && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !is_asked && dialog.open() {
            dialog.close();
        }
    });
    let answer: Answering = StoredValue::new_local(Rc::new(move |given| {
        asked.set(None);
        answer(given);
    }));
    let title = move || {
        asked.with(|asked| match asked {
            Some(Asked::Between(_)) | None => t.changed_meanwhile(),
            Some(Asked::Deleted) => t.deleted_meanwhile(),
            Some(Asked::Homeless) => t.owner_deleted_meanwhile(),
        })
    };
    // The event of the closed dialog may come when the page is gone already.
    let back = move || drop(asked.try_set(None));
    let content = move || {
        asked.get().map(|asked| match asked {
            Asked::Between(fields) => between(t, fields, answer, back).into_any(),
            Asked::Deleted => deleted(t, answer, back).into_any(),
            Asked::Homeless => homeless(t, answer, back).into_any(),
        })
    };
    view! {
        <dialog class="meanwhile" node_ref=dialog aria-labelledby="sementara-itu" on:close=move |_| back()>
            <header><h2 id="sementara-itu">{title}</h2></header>
            {content}
        </dialog>
    }
}

/// The way back to the form.
fn way_back(t: Lang, back: impl Fn() + 'static) -> impl IntoView {
    view! { <button type="button" on:click=move |_| back()>{t.back_to_form()}</button> }
}

/// Two values a field, and a choice for all of them.
fn between(t: Lang, fields: Vec<Contested>, answer: Answering, back: impl Fn() + 'static) -> impl IntoView {
    let count = fields.len();
    // Whether what stands is to stay, by the place of the field; none while nobody has chosen.
    let choices = RwSignal::new(vec![None::<bool>; count]);
    let missing = RwSignal::new(false);
    let numbers: Vec<usize> = fields.iter().map(|one| one.field).collect();
    let all = move |keep: bool| choices.set(vec![Some(keep); count]);
    let save = move |_| {
        let chosen = choices.get_untracked();
        if chosen.iter().any(Option::is_none) {
            return missing.set(true);
        }
        let kept = numbers.iter().zip(chosen).filter(|(_, keep)| *keep == Some(true)).map(|(field, _)| *field);
        answer.get_value()(Answer::Keep(kept.collect()));
    };
    let one = move |(at, one): (usize, Contested)| {
        let Contested { field, name, was, now, own } = one;
        let choice = move |keep: bool, label: &'static str, value: String| {
            let choose = move |_| choices.update(|choices| choices[at] = Some(keep));
            view! {
                <label class="check">
                    <input type="radio" name=format!("sementara-itu-{field}")
                        prop:checked=move || choices.with(|choices| choices[at] == Some(keep)) on:change=choose />
                    <span>{label} ": " <strong>{value}</strong></span>
                </label>
            }
        };
        view! {
            <fieldset class="field">
                <legend>{name}</legend>
                <p class="hint">{t.value_before()} ": " {was}</p>
                {choice(true, t.value_now(), now)}
                {choice(false, t.value_of_form(), own)}
            </fieldset>
        }
    };
    view! {
        <p>{t.changed_meanwhile_text()}</p>
        {fields.into_iter().enumerate().map(one).collect_view()}
        <div class="actions" role="group" aria-label=t.for_all_fields()>
            <span>{t.for_all_fields()}</span>
            <button type="button" class="small" on:click=move |_| all(true)>{t.keep_all_standing()}</button>
            <button type="button" class="small" on:click=move |_| all(false)>{t.take_all_of_form()}</button>
        </div>
        <footer class="actions">
            <Show when=move || { missing.get() && choices.with(|choices| choices.iter().any(Option::is_none)) }>
                <p class="message error" role="alert">{t.choose_every_field()}</p>
            </Show>
            {way_back(t, back)}
            <button type="button" class="primary" on:click=save>{t.save_choice()}</button>
        </footer>
    }
}

fn deleted(t: Lang, answer: Answering, back: impl Fn() + 'static) -> impl IntoView {
    view! {
        <p>{t.deleted_meanwhile_text()}</p>
        <footer class="actions">
            {way_back(t, back)}
            <button type="button" class="danger" on:click=move |_| answer.get_value()(Answer::Drop)>{t.leave_deleted()}</button>
            <button type="button" class="primary" on:click=move |_| answer.get_value()(Answer::Restore)>{t.restore_with_form()}</button>
        </footer>
    }
}

fn homeless(t: Lang, answer: Answering, back: impl Fn() + 'static) -> impl IntoView {
    view! {
        <p>{t.owner_deleted_meanwhile_text()}</p>
        <footer class="actions">
            {way_back(t, back)}
            <button type="button" class="danger" on:click=move |_| answer.get_value()(Answer::Drop)>{t.drop_form()}</button>
        </footer>
    }
}
