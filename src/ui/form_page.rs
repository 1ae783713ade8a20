//! What every form that edits a record has around its fields: the draft, what forbids saving, and the two ways out.

use super::address::place;
use super::draft::Draft;
use super::field::Form;
use super::icon::{Icon, icon};
use super::lang;
use crate::domain::Record;
use crate::workspace::EditOf;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A form over the fields of `body`. `save` does the edit when nothing forbids it; both ways out lead to `back`.
pub fn form_page<R: Record>(
    form: Form<R>,
    draft: Draft<R>,
    restored: bool,
    back: String,
    body: impl IntoView + 'static,
    save: impl Fn(EditOf<R>) + 'static,
) -> impl IntoView {
    let (t, place) = (lang(), place());
    let restored = RwSignal::new(restored);
    let refused = RwSignal::new(false);
    let summary = NodeRef::<html::Div>::new();
    let (kept, saved, dropped) = (draft.clone(), draft.clone(), draft.clone());
    Effect::new(move |first: Option<()>| {
        let keep = |value: &R| kept.keep(value);
        // Opening the form is not yet an input.
        if first.is_some() { form.value.with(keep) } else { form.value.track() }
    });
    let submit = {
        let back = back.clone();
        move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            if !form.attempt() {
                refused.set(true);
                // It is drawn first; then the focus goes to it, so that a reader hears what is wrong.
                request_animation_frame(move || {
                    if let Some(summary) = summary.get_untracked() {
                        let _ = summary.focus();
                    }
                });
                return;
            }
            saved.forget();
            save(saved.edit(form.value.get_untracked()));
            place.go(&back);
        }
    };
    let leave = {
        let draft = draft.clone();
        move |_| draft.forget()
    };
    let start_over = move |_| {
        dropped.forget();
        form.value.set(dropped.start().clone());
        restored.set(false);
        // Inputs keep what was typed into them; showing the form anew is the plain way to empty them.
        if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    };
    view! {
        <Show when=move || restored.get()>
            <div class="note info" role="status">
                {icon(Icon::Info)}
                <p>{t.draft_restored()}</p>
                <div class="actions"><button type="button" on:click=start_over.clone()>{t.draft_drop()}</button></div>
            </div>
        </Show>
        <form on:submit=submit novalidate>
            <Show when=move || refused.get() && form.refuses()>
                <div class="error-summary" tabindex="-1" node_ref=summary role="alert" aria-labelledby="ringkasan-kesalahan">
                    <h2 id="ringkasan-kesalahan">{t.cannot_save()}</h2>
                    <ul>{move || form.refusals(t).into_iter().map(|(name, text)| view! {
                        <li><a href=format!("#{name}") on:click=move |event| go_to(&event)>{t.field_of(&name)} ": " {text}</a></li>
                    }).collect_view()}</ul>
                </div>
            </Show>
            {body}
            <div class="form-actions">
                <button type="submit" class="primary">{t.save()}</button>
                <a class="button" href=back on:click=leave>{t.cancel()}</a>
                <span class="hint">{t.draft_hint()}</span>
            </div>
        </form>
    }
}

/// Moves the focus to the input that a link names, without touching the address.
fn go_to(event: &web_sys::MouseEvent) {
    event.prevent_default();
    let link = event.current_target().and_then(|target| target.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    let name = link.map(|link| link.hash()).unwrap_or_default();
    let input = document().get_element_by_id(name.trim_start_matches('#'));
    if let Some(input) = input.and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = input.focus();
    }
}
