//! A button that opens a small panel: choices that are not worth a place of their own.

use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Details that close when one goes elsewhere or presses Escape. What is in the panel is made when it is opened.
pub fn menu(name: &'static str, content: impl Fn() -> AnyView + Send + Sync + 'static) -> impl IntoView {
    let details = NodeRef::<Details>::new();
    let is_open = RwSignal::new(false);
    let close = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    let leave = move |event: web_sys::FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let stays = details.get_untracked().is_some_and(|details| details.contains(to.as_ref()));
        if !stays {
            close();
        }
    };
    let press = move |event: web_sys::KeyboardEvent| {
        if event.key() != "Escape" || !is_open.get_untracked() {
            return;
        }
        event.stop_propagation();
        close();
        let summary = details.get_untracked().and_then(|details| details.query_selector("summary").ok().flatten());
        if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = summary.focus();
        }
    };
    view! {
        <details class="menu" node_ref=details on:focusout=leave on:keydown=press
            on:toggle=move |event| is_open.set(super::is_open(&event))>
            <summary>{name}</summary>
            // It can take the focus, so that a click beside its controls does not count as going elsewhere.
            <div class="menu-panel" tabindex="-1">{move || is_open.get().then(&content)}</div>
        </details>
    }
}
