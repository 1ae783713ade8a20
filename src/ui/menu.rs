//! A button that opens a small panel: choices that are not worth a place of their own.

use super::icon::{Icon, icon};
use super::live::live;
use leptos::html::{Details, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Details that close when one goes elsewhere or presses Escape. What is in the panel is made when it is opened.
pub fn menu(name: impl IntoView + 'static, content: impl Fn() -> AnyView + Send + Sync + 'static) -> impl IntoView {
    details("menu", view! { <summary>{name}</summary> }.into_any(), Box::new(content))
}

/// A menu of what is done more rarely: three dots, with its name for those who do not see them.
pub fn more(name: &'static str, content: impl Fn() -> AnyView + Send + Sync + 'static) -> impl IntoView {
    details(
        "menu more",
        view! { <summary aria-label=name title=name>{icon(Icon::More)}</summary> }.into_any(),
        Box::new(content),
    )
}

/// Puts the focus back on the three dots: before a question about what was chosen there, which then returns to them.
pub fn back_to_more() {
    let summary = document().query_selector(".menu.more[open] > summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}

/// Details under a summary, with what is made when they are opened.
pub(super) fn details(
    class: &'static str,
    summary: AnyView,
    content: Box<dyn Fn() -> AnyView + Send + Sync>,
) -> AnyView {
    let (details, panel) = (NodeRef::<Details>::new(), NodeRef::<Div>::new());
    let is_open = RwSignal::new(false);
    let close = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    let leave = move |event: web_sys::FocusEvent| {
        // While the pointer is down nothing may move under it; the click that follows closes the panel.
        let root = document().document_element();
        let is_pressed = root.is_some_and(|root| root.matches(":active").unwrap_or_default());
        // What had the focus may be gone with its part of the panel: then it is nowhere, and not elsewhere.
        let to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let stays = to.is_none_or(|to| details.get_untracked().is_some_and(|details| details.contains(Some(&to))));
        if !is_pressed && !stays {
            close();
        }
    };
    let elsewhere = window_event_listener(leptos::ev::click, move |event| {
        // By its way, because what was clicked may be gone already.
        let is_inside = details.get_untracked().is_some_and(|details| event.composed_path().includes(&details, 0));
        if is_open.try_get_untracked() == Some(true) && !is_inside {
            close();
        }
    });
    on_cleanup(move || elsewhere.remove());
    let toggle = move |event| {
        is_open.set(super::is_open(&event));
        request_animation_frame(move || {
            if let Some(panel) = panel.try_get_untracked().flatten() {
                keep_within(&panel);
            }
        });
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
        <details class=class node_ref=details on:focusout=leave on:keydown=press
            on:toggle=toggle>
            {summary}
            // It can take the focus, so that a click beside its controls does not count as going elsewhere.
            <div class="menu-panel" tabindex="-1" node_ref=panel>{live(move || is_open.get().then(&content))}</div>
        </details>
    }
    .into_any()
}

/// Lets a panel begin where its button begins if, ending where that ends, it would stand out of its part of the page.
fn keep_within(panel: &web_sys::Element) {
    const FROM_START: &str = "from-start";
    let part = panel.closest("main, nav, header").ok().flatten();
    // A class can be added and taken away.
    let _ = panel.class_list().remove_1(FROM_START);
    let left = |element: &web_sys::Element| element.get_bounding_client_rect().left();
    if part.is_some_and(|part| left(panel) < left(&part)) {
        let _ = panel.class_list().add_1(FROM_START);
    }
}
