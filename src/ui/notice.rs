//! Short messages about what has just happened, with a way back.

use super::desk::{Desk, desk};
use super::focus;
use super::icon::{Icon, icon};
use super::lang;
use crate::i18n::Lang;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

#[derive(Clone)]
struct Notice {
    number: u32,
    text: String,
    error: bool,
    undo: bool,
}

/// The messages: one on screen at a time, the latest.
#[derive(Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
    next: StoredValue<u32>,
    /// Whether somebody is at the message, with the pointer or the focus: it stays as long.
    held: StoredValue<bool>,
    /// The workspace that what is done is done to, once it is open.
    desk: StoredValue<Option<(Desk, Lang)>>,
}

/// A message without an error goes after this long.
const STAYS: Duration = Duration::from_secs(8);
/// So long after it was held on to, it is looked at again.
const AGAIN: Duration = Duration::from_secs(2);

impl Notices {
    /// None so far.
    pub fn new() -> Self {
        let held = StoredValue::new(false);
        Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0), held, desk: StoredValue::new(None) }
    }

    /// From now on "done" is said of what is done to this workspace.
    pub fn heed(&self, desk: Desk, lang: Lang) {
        self.desk.set_value(Some((desk, lang)));
    }

    /// Says that something was done, as soon as it would survive the end of the browser, and offers to take it back. Where
    /// it would not, it says that instead.
    pub fn done(&self, text: impl Into<String>) {
        let (notices, text) = (*self, text.into());
        leptos::task::spawn_local(async move {
            match notices.desk.get_value() {
                Some((desk, lang)) if !desk.is_durable().await => {
                    notices.say(lang.not_stored_yet().to_owned(), true, true)
                }
                _ => notices.say(text, false, true),
            }
        });
    }

    /// Says something.
    pub fn tell(&self, text: impl Into<String>) {
        self.say(text.into(), false, false);
    }

    /// Says that something failed; stays until it is closed.
    pub fn error(&self, text: impl Into<String>) {
        self.say(text.into(), true, false);
    }

    fn say(&self, text: String, error: bool, undo: bool) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        self.list.update(|list| {
            list.retain(|notice| notice.error && notice.text != text);
            list.push(Notice { number, text, error, undo });
        });
        if !error {
            self.leave_after(number, STAYS);
        }
    }

    /// Takes a message away in a while, and not from under somebody's hand.
    fn leave_after(self, number: u32, wait: Duration) {
        set_timeout(
            move || {
                if self.held.get_value() {
                    self.leave_after(number, AGAIN);
                } else {
                    self.close(number);
                }
            },
            wait,
        );
    }

    fn close(&self, number: u32) {
        self.list.update(|list| list.retain(|notice| notice.number != number));
    }
}

impl Default for Notices {
    fn default() -> Self {
        Self::new()
    }
}

/// The messages.
pub fn notices() -> Notices {
    expect_context::<Notices>()
}

/// Shows the latest message.
#[component]
pub fn NoticeList() -> impl IntoView {
    let (t, notices, desk) = (lang(), notices(), desk());
    // Where the focus was before it came to the message: it goes back there when the message goes.
    let before = StoredValue::new_local(None::<web_sys::HtmlElement>);
    let back = move || match before.get_value() {
        Some(element) if element.is_connected() => drop(element.focus()),
        _ => focus::on_content(),
    };
    let enter = move |event: web_sys::FocusEvent| {
        notices.held.set_value(true);
        let from = event.related_target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
        let is_inside = |from: &web_sys::HtmlElement| from.closest(".toasts").is_ok_and(|found| found.is_some());
        if !from.as_ref().is_some_and(is_inside) {
            before.set_value(from);
        }
    };
    let one = move |notice: Notice| {
        let number = notice.number;
        let close = move |_| {
            notices.held.set_value(false);
            notices.close(number);
            back();
        };
        let undo = move |event| {
            close(event);
            if desk.undo() {
                notices.tell(t.undone());
            }
        };
        view! {
            <div class="toast" class:error=notice.error role=if notice.error { "alert" } else { "status" }>
                <span>{notice.text}</span>
                {notice.undo.then(|| view! { <button type="button" class="quiet" on:click=undo>{t.undo()}</button> })}
                <button type="button" class="quiet icon-only" aria-label=t.close() on:click=close>{icon(Icon::Close)}</button>
            </div>
        }
    };
    let latest = move || notices.list.with(|list| list.last().cloned());
    view! {
        <div class="toasts" aria-live="polite" on:focusin=enter on:focusout=move |_| notices.held.set_value(false)
            on:pointerenter=move |_| notices.held.set_value(true) on:pointerleave=move |_| notices.held.set_value(false)>
            <For each=latest key=|notice| notice.number children=one />
        </div>
    }
}
