//! Paper: what a page is printed with, so that it can be handed out. The page itself is shaped by `style/print.css`.
//!
//! The foot of every sheet is a margin box of the style sheet. It takes its words from properties of the root element,
//! which are all that margin boxes inherit.

use super::address::{Route, place};
use super::desk::desk;
use super::icon::mark;
use super::settings::Device;
use super::{lang, random};
use crate::i18n::Lang;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// So many rows of a list are printed at most: some hundred sheets.
pub const MOST_ROWS: usize = 3000;

/// A button that prints the page.
pub fn print_button(t: Lang) -> impl IntoView {
    let print = |_| {
        let _ = window().print();
    };
    view! { <button type="button" class="quiet" on:click=print>{t.print()}</button> }
}

/// Whether the page is just being printed, by a button or by the browser's menu.
pub fn is_printing() -> ReadSignal<bool> {
    let (printing, set) = signal(false);
    let handles = [("beforeprint", true), ("afterprint", false)]
        .map(|(event, now)| window_event_listener_untyped(event, move |_| set.set(now)));
    on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
    printing
}

/// The head of the first sheet: the office's letterhead over what is a report, and one line over a list.
#[component]
pub fn PaperHead() -> impl IntoView {
    let t = lang();
    let device = expect_context::<Device>();
    let letterhead = device.part(|settings| settings.paper.read());
    let office = device.part(|settings| settings.office);
    let route = place().route();
    tell_foot(t, device);
    let lines = move || {
        let lines = letterhead.with(|letterhead| letterhead.lines.clone());
        if lines.iter().all(|line| line.trim().is_empty()) || !route.with(is_report) {
            let office = office.get().map(|office| t.office(office));
            return view! { <p class="paper-line">{mark()} "Selaras" {office.map(|office| format!(" · {office}"))}</p> }.into_any();
        }
        let line = |line: String| view! { <p>{line}</p> };
        view! { <div class="letterhead">{lines.into_iter().map(line).collect_view()}</div> }.into_any()
    };
    view! { <div class="paper-head print-only">{lines}</div> }
}

/// Who answers for a report, after its last line.
#[component]
pub fn PaperFoot() -> impl IntoView {
    let t = lang();
    let device = expect_context::<Device>();
    let letterhead = device.part(|settings| settings.paper.read());
    let route = place().route();
    let today = t.date(random::today());
    // What is not known is a line to fill by hand.
    let or_line = |text: &str| if text.is_empty() { ".".repeat(40) } else { text.to_owned() };
    let signatures = move || {
        let signed = letterhead.get();
        let place = if signed.place.is_empty() { ".".repeat(16) } else { signed.place.clone() };
        view! {
            <div class="signatures">
                <div>
                    <p>{t.acknowledged()}</p>
                    <p>{signed.position.clone()}</p>
                    <p class="name">{or_line(&signed.signer)}</p>
                    <p>{signed.rank.clone()}</p>
                    <p>"NIP " {or_line(&signed.nip)}</p>
                </div>
                <div>
                    <p>{format!("{place}, {today}")}</p>
                    <p>{t.made_by()}</p>
                    <p class="name">{or_line("")}</p>
                    <p>"NIP " {or_line("")}</p>
                </div>
            </div>
        }
    };
    view! { <div class="print-only">{move || route.with(is_signed).then(&signatures)}</div> }
}

/// Whether a page is a report that an office gives and signs, and not a list.
const fn is_report(route: &Route) -> bool {
    matches!(route, Route::Summary | Route::Cooperative(_) | Route::Case(_) | Route::Dissolution(_))
}

/// Whether a page is a report under which somebody signs; the summary is one sheet without.
fn is_signed(route: &Route) -> bool {
    is_report(route) && *route != Route::Summary
}

/// Keeps the words of the foot up to date.
fn tell_foot(t: Lang, device: Device) {
    let desk = desk();
    let office = device.part(|settings| settings.office);
    let tell = move || {
        let office = office.get().map(|office| t.office(office)).unwrap_or_default();
        let mut foot = t.paper_foot(&office, &t.date(random::today()));
        if desk.is_fictional() {
            foot = format!("{foot} · {}", t.paper_is_example());
        }
        let root = document().document_element().and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(style) = root.map(|root| root.style()) {
            let told =
                [("--paper-foot", foot), ("--paper-page", t.paper_page().into()), ("--paper-of", t.paper_of().into())];
            for (name, text) in told {
                let _ = style.set_property(name, &format!("{text:?}"));
            }
        }
    };
    Effect::new(move |_| tell());
    let printed = window_event_listener_untyped("beforeprint", move |_| untrack(tell));
    on_cleanup(move || printed.remove());
}
