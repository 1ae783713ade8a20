//! What every form that edits a record has around its fields: the draft, what forbids saving, the two ways out, and the
//! question of what somebody else has saved meanwhile. It is the one place where forms write.

use super::address::place;
use super::desk::desk;
use super::draft::Draft;
use super::field::Form;
use super::icon::{Icon, icon};
use super::meanwhile::{Answer, Asked, contested, meanwhile_dialog};
use super::{focus, lang, random};
use crate::domain::Record;
use crate::workspace::EditOf;
use crate::workspace::meanwhile::{Filled, Found};
use leptos::html;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// The parameter that names the input with which to begin.
const INPUT: &str = "isian";

/// A form over the fields of `body`. `save` does the edit when nothing forbids it, and once it is settled what becomes of
/// what others have changed since the form was opened; both ways out lead to `back`.
pub fn form_page<R: Record>(
    form: Form<R>,
    draft: Draft<R>,
    restored: bool,
    back: String,
    body: impl IntoView + 'static,
    save: impl Fn(EditOf<R>) + 'static,
) -> impl IntoView {
    let t = lang();
    let restored = RwSignal::new(restored);
    let refused = RwSignal::new(false);
    let summary = NodeRef::<html::Div>::new();
    let (changed, saved, dropped) = (draft.clone(), draft.clone(), draft.clone());
    let Asking { asked, try_to_save, answer } = asking(draft.clone(), back.clone(), save);
    let kept = RwSignal::new(None::<u64>);
    Effect::new(move |first: Option<()>| {
        let store = |value: &R| kept.set(changed.store(value).then(random::now_ms));
        // Opening the form is not yet an input.
        if first.is_some() { form.value.with(store) } else { form.value.track() }
    });
    if let Some(input) = place().now().parameter(INPUT) {
        focus::when_there(input.to_owned());
    }
    let submit = {
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
            try_to_save(saved.filled(form.value.get_untracked()));
        }
    };
    let leave = {
        let draft = draft.clone();
        move |_| forget(draft.clone())
    };
    let start_over = move |_| {
        let dropped = dropped.clone();
        form.value.set(dropped.start().clone());
        restored.set(false);
        leptos::task::spawn_local(async move {
            dropped.forget().await;
            // Inputs keep what was typed into them; showing the form anew is the plain way to empty them.
            if let Some(window) = web_sys::window() {
                let _ = window.location().reload();
            }
        });
    };
    view! {
        <Show when=move || restored.get()>
            <div class="note info" role="status">
                {icon(Icon::Info)}
                <p>{t.draft_restored()}</p>
                <div class="actions"><button type="button" on:click=start_over.clone()>{t.draft_drop()}</button></div>
            </div>
        </Show>
        <form class="record-form" on:submit=submit novalidate>
            <Show when=move || refused.get() && form.refuses()>
                <div class="error-summary" tabindex="-1" node_ref=summary role="alert" aria-labelledby="ringkasan-kesalahan">
                    <h2 id="ringkasan-kesalahan">{t.cannot_save()}</h2>
                    <ul>{move || form.refusals(t).into_iter().map(|(name, text)| view! {
                        <li><a href=format!("#{name}") on:click=move |event| go_to(&event)>{t.field_of(R::TABLE, &name)} ": " {text}</a></li>
                    }).collect_view()}</ul>
                </div>
            </Show>
            {body}
            <div class="form-actions">
                <button type="submit" class="primary">{t.save()}</button>
                <a class="button" href=back on:click=leave>{t.cancel()}</a>
                <span class="hint" aria-live="off">
                    {move || kept.get().map_or_else(|| t.draft_hint().to_owned(), |ms| t.draft_kept_at(&t.time_of_day(ms)))}
                </span>
            </div>
        </form>
        {meanwhile_dialog(asked, move |given| answer(given))}
    }
}

fn forget<R: Record>(draft: Draft<R>) {
    leptos::task::spawn_local(async move { draft.forget().await });
}

/// Saving a form of which there may be something to ask.
struct Asking<R: Record> {
    asked: RwSignal<Option<Asked>>,
    try_to_save: Rc<dyn Fn(Filled<R>)>,
    answer: Rc<dyn Fn(Answer)>,
}

fn asking<R: Record>(draft: Draft<R>, back: String, save: impl Fn(EditOf<R>) + 'static) -> Asking<R> {
    let (t, place, desk) = (lang(), place(), desk());
    let asked = RwSignal::new(None);
    // What waits for the answer: the form, and what it is held against.
    let waiting = StoredValue::new_local(None::<(Filled<R>, Option<(R, R)>)>);
    let done = {
        let draft = draft.clone();
        move || {
            draft.settle();
            place.go(&back);
        }
    };
    let leave = {
        let (draft, done) = (draft.clone(), done.clone());
        move || {
            forget(draft.clone());
            done();
        }
    };
    let try_to_save: Rc<dyn Fn(Filled<R>)> = Rc::new(move |mut filled| {
        // What other tabs have kept counts, whether this one has been told already or not.
        desk.hear_now();
        let mut found = desk.peek(|workspace| filled.meet(workspace.tables()));
        if found == Found::Taken {
            filled.id = random::new_id();
            found = desk.peek(|workspace| filled.meet(workspace.tables()));
        }
        match found {
            Found::Nothing(edit) => {
                draft.settle();
                let id = edit.id.to_string();
                save(edit);
                done();
                // What has been changed, where the page shows it by itself.
                focus::when_there(id);
            }
            Found::Changed { was, now, fields } => {
                asked.set(Some(Asked::Between(contested(t, &was, &now, &filled.after, fields))));
                waiting.set_value(Some((filled, Some((was, now)))));
            }
            Found::Deleted => {
                asked.set(Some(Asked::Deleted));
                waiting.set_value(Some((filled, None)));
            }
            Found::Homeless => asked.set(Some(Asked::Homeless)),
            // Ids made at random are never taken twice.
            Found::Taken => {}
        }
    });
    let again = try_to_save.clone();
    let answer: Rc<dyn Fn(Answer)> = Rc::new(move |given| {
        let waited = waiting.try_update_value(Option::take).flatten();
        match (given, waited) {
            (Answer::Keep(keep), Some((filled, Some((was, now))))) => again(filled.answered(&was, now, keep)),
            (Answer::Restore, Some((filled, _))) => again(Filled { restores: true, ..filled }),
            (Answer::Drop, _) => leave(),
            _ => {}
        }
    });
    Asking { asked, try_to_save, answer }
}

/// Moves the focus to the input that a link names, without touching the address; where it is folded away, unfolds it.
fn go_to(event: &web_sys::MouseEvent) {
    event.prevent_default();
    let link = event.current_target().and_then(|target| target.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    let name = link.map(|link| link.hash()).unwrap_or_default();
    let input = document().get_element_by_id(name.trim_start_matches('#'));
    if let Some(input) = input.and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
        if let Ok(Some(folded)) = input.closest("details:not([open])") {
            let _ = folded.set_attribute("open", "");
        }
        let _ = input.focus();
    }
}
