//! Questions one at a time: how many there are, a list of all of them beside the one that is shown, and keys for its
//! answers. A question that is answered goes, and the next one stands in its place.

use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// So many are named at once, and kept with what was chosen of them: those before and behind the one that is shown.
const STEP: usize = 50;

/// A question as the list names it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named<K> {
    /// What it is known by.
    pub key: K,
    /// What it is about.
    pub name: String,
    /// What of that.
    pub detail: String,
}

/// The place in a sequence of questions.
#[derive(Clone, Copy)]
pub(super) struct Turn<K: Copy + Eq + Send + Sync + 'static> {
    named: Memo<Vec<Named<K>>>,
    at: RwSignal<usize>,
}

impl<K: Copy + Eq + Send + Sync + 'static> Turn<K> {
    /// Begins with the first of the questions.
    pub fn new(named: Memo<Vec<Named<K>>>) -> Self {
        Self { named, at: RwSignal::new(0) }
    }

    /// The place of the one that is shown: the last one, where those behind it have gone.
    fn place(&self) -> usize {
        self.at.get().min(self.named.with(Vec::len).saturating_sub(1))
    }

    /// Goes back to the first.
    pub fn begin_anew(&self) {
        self.at.set(0);
    }

    fn go(&self, to: usize) {
        self.at.set(to);
    }

    fn skip(&self) {
        let (at, count) = untrack(|| (self.place(), self.named.with(Vec::len)));
        self.go(if at + 1 < count { at + 1 } else { 0 });
    }

    /// Those around the one that is shown: from which place on, and how many.
    pub fn window(&self) -> (usize, usize) {
        (self.place() / STEP * STEP, STEP)
    }

    /// Whether a question is the one that is shown.
    pub fn is_shown(&self, key: K) -> Memo<bool> {
        let this = *self;
        Memo::new(move |_| {
            let place = this.place();
            this.named.with(|named| named.get(place).is_some_and(|one| one.key == key))
        })
    }
}

/// The questions: the list of them under `label`, and the one whose turn it is out of `cards`, of which each hides itself
/// while another has its turn.
pub(super) fn in_turn<K: Copy + Eq + Send + Sync + 'static>(
    turn: Turn<K>,
    label: &'static str,
    cards: impl IntoView,
) -> impl IntoView {
    let t = lang();
    let named = turn.named;
    listen(move || turn.skip());
    let place = Memo::new(move |_| turn.place());
    // Those that are named stay where they are while one of them is chosen. A memo, and no effect that reads both: one whose
    // first source is found unchanged never hears of the second, out of which the first was made.
    let window = Memo::new(move |_| turn.window());
    let entries = Memo::new(move |_| {
        let (from, most) = window.get();
        named.with(|named| named.iter().cloned().enumerate().skip(from).take(most).collect::<Vec<_>>())
    });
    let entry = move |(at, one): (usize, Named<K>)| {
        let current = move || (place.get() == at).then_some("true");
        view! {
            <li>
                <button type="button" aria-current=current on:click=move |_| turn.go(at)>
                    <strong>{one.name}</strong> " " <span class="hint">{one.detail}</span>
                </button>
            </li>
        }
    };
    let count = Memo::new(move |_| named.with(Vec::len));
    let told = move || t.nth_of(&t.count(place.get() + 1), &t.count(count.get()));
    let step = move |by: isize| {
        let to = untrack(|| place.get().saturating_add_signed(by).min(count.get().saturating_sub(1)));
        turn.go(to);
    };
    view! {
        <div class="in-turn">
            <nav aria-label=label><ol start=move || window.get().0 + 1>{move || entries.get().into_iter().map(entry).collect_view()}</ol></nav>
            <div class="now">
                <div class="way">
                    <p class="nth" role="status">{told}</p>
                    <p class="hint by-keys">{t.turn_keys()}</p>
                    <button type="button" class="small" disabled=move || place.get() == 0 on:click=move |_| step(-1)>
                        {t.previous_question()}
                    </button>
                    <button type="button" class="small" disabled=move || { place.get() + 1 >= count.get() } on:click=move |_| step(1)>
                        {t.next_question()} {icon(Icon::Forward)}
                    </button>
                </div>
                {cards}
            </div>
        </div>
    }
}

/// A digit gives the answer that bears it, Enter goes on without one; neither where something else listens.
fn listen(skip: impl Fn() + 'static) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let listens =
            |to: &str| target.as_ref().is_some_and(|element| element.closest(to).is_ok_and(|found| found.is_some()));
        if event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || listens("input, textarea, select, dialog, [contenteditable]")
        {
            return;
        }
        match event.key().as_str() {
            "Enter" if !listens("button, a, summary") => skip(),
            digit @ ("1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9") => answer(digit),
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
}

fn answer(digit: &str) {
    let of_shown = format!(".in-turn li:not([hidden]) [data-key='{digit}']");
    let button = document().query_selector(&of_shown).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        button.click();
    }
}
