//! A question before something is lost: a dialog that says what, and lets the person think again.

use super::address::{Route, place};
use super::lang;
use leptos::html::Dialog;
use leptos::prelude::*;
use std::rc::Rc;

/// What is asked.
#[derive(Clone)]
struct Question {
    title: String,
    text: String,
    action: &'static str,
    then: Rc<dyn Fn()>,
}

/// The one dialog for questions.
#[derive(Clone, Copy)]
pub struct Confirm {
    question: RwSignal<Option<Question>, LocalStorage>,
}

impl Confirm {
    /// No question yet.
    pub fn new() -> Self {
        Self { question: RwSignal::new_local(None) }
    }

    /// Asks; `then` is done when the person chooses the action, which is named by a verb.
    pub fn ask(
        &self,
        title: impl Into<String>,
        text: impl Into<String>,
        action: &'static str,
        then: impl Fn() + 'static,
    ) {
        self.question.set(Some(Question { title: title.into(), text: text.into(), action, then: Rc::new(then) }));
    }
}

impl Default for Confirm {
    fn default() -> Self {
        Self::new()
    }
}

/// The dialog for questions.
pub fn confirm() -> Confirm {
    expect_context::<Confirm>()
}

/// Shows the question that is asked. Closing it in any other way than by its action does nothing.
#[component]
pub fn ConfirmDialog() -> impl IntoView {
    let (t, confirm) = (lang(), confirm());
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let asked = confirm.question.with(Option::is_some);
        if let Some(dialog) = dialog.get() {
            if asked && !dialog.open() {
                let _ = dialog.show_modal();
            } else if !asked && dialog.open() {
                dialog.close();
            }
        }
    });
    let close = move || confirm.question.set(None);
    // A question is about the page that asked it.
    let route = place().route();
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        if before.is_some_and(|before| before != now) {
            close();
        }
        now
    });
    let act = move |_| {
        let question = confirm.question.get_untracked();
        close();
        if let Some(question) = question {
            (question.then)();
        }
    };
    let part = move |of: fn(&Question) -> String| move || confirm.question.with(|q| q.as_ref().map(of));
    view! {
        <dialog node_ref=dialog aria-labelledby="confirm-title" aria-describedby="confirm-text" on:close=move |_| close()>
            <header><h2 id="confirm-title">{part(|question| question.title.clone())}</h2></header>
            <p id="confirm-text">{part(|question| question.text.clone())}</p>
            <footer class="actions">
                <button type="button" on:click=move |_| close()>{t.cancel()}</button>
                <button type="button" class="primary danger" on:click=act>{part(|question| question.action.to_owned())}</button>
            </footer>
        </dialog>
    }
}
