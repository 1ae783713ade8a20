//! Short messages about what has just happened, with a way back.

use super::desk::{Desk, desk};
use super::icon::{Icon, icon};
use super::lang;
use crate::i18n::Lang;
use leptos::prelude::*;
use std::time::Duration;

#[derive(Clone)]
struct Notice {
    number: u32,
    text: String,
    error: bool,
    undo: bool,
}

/// The messages on screen.
#[derive(Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
    next: StoredValue<u32>,
    /// The workspace that what is done is done to, once it is open.
    desk: StoredValue<Option<(Desk, Lang)>>,
}

/// A message without an error goes after this long.
const STAYS: Duration = Duration::from_secs(8);

impl Notices {
    /// None so far.
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0), desk: StoredValue::new(None) }
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
            let notices = *self;
            set_timeout(move || notices.close(number), STAYS);
        }
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

/// Shows the messages.
#[component]
pub fn NoticeList() -> impl IntoView {
    let (t, notices, desk) = (lang(), notices(), desk());
    let one = move |notice: Notice| {
        let number = notice.number;
        let undo = move |_| {
            notices.close(number);
            desk.undo();
            notices.tell(t.undone());
        };
        view! {
            <div class="toast" class:error=notice.error role=if notice.error { "alert" } else { "status" }>
                <span>{notice.text}</span>
                {notice.undo.then(|| view! { <button type="button" class="quiet" on:click=undo>{t.undo()}</button> })}
                <button type="button" class="quiet icon-only" aria-label=t.close() on:click=move |_| notices.close(number)>
                    {icon(Icon::Close)}
                </button>
            </div>
        }
    };
    view! {
        <div class="toasts" aria-live="polite">
            <For each=move || notices.list.get() key=|notice| notice.number children=one />
        </div>
    }
}
