//! Tables that may be wider than the room they have, and the place to which a page was scrolled, to which going back returns.

use super::timing;
use leptos::html::Div;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// Lets a table scroll sideways within a region of that name.
pub fn sideways(name: impl Into<String>, table: impl IntoView) -> impl IntoView {
    region(name.into(), "table-scroll", table)
}

/// Lets a long table scroll within the page; its heading row stays.
pub fn within_page(name: impl Into<String>, table: impl IntoView) -> impl IntoView {
    region(name.into(), "table-scroll tall", table)
}

/// A region that can be reached by Tab only while there is something to scroll to; else its heading row stays below the
/// page's own head.
fn region(name: String, class: &'static str, table: impl IntoView) -> impl IntoView {
    let container = NodeRef::<Div>::new();
    let scrolls = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(element) = container.get() else { return };
        let look = move || {
            let Some(element) = container.get_untracked() else { return };
            // What scrolls has no more width than its room, and what does not stands out of it.
            let is_wider = element.scroll_width() > element.client_width() + 1;
            let is_higher = scrolls.get_untracked() && element.scroll_height() > element.client_height() + 1;
            let wanted = is_wider || (is_higher && element.class_list().contains("tall"));
            if scrolls.get_untracked() != wanted {
                scrolls.set(wanted);
            }
        };
        look();
        observe(&element, look);
    });
    view! {
        <div class=class node_ref=container class:scrolls=move || scrolls.get() tabindex=move || scrolls.get().then_some("0")
            role="region" aria-label=name>{table}</div>
    }
}

fn observe(element: &web_sys::Element, look: impl Fn() + 'static) {
    let resized = Closure::<dyn Fn()>::new(look);
    let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    if let Some(table) = element.first_element_child() {
        observer.observe(&table);
    }
    let (observer, resized) = (StoredValue::new_local(observer), StoredValue::new_local(resized));
    on_cleanup(move || {
        observer.with_value(web_sys::ResizeObserver::disconnect);
        resized.dispose();
    });
}

/// The height of the window.
pub fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// So long nothing is scrolled before the place is kept.
const REST: Duration = Duration::from_millis(120);
/// What the place is called in the state of an entry of the browser's history.
const PLACE: &str = "scrolled";

/// What the present entry of the browser's history keeps. An entry that one comes to anew keeps nothing.
fn kept(name: &str) -> Option<f64> {
    let state = window().history().ok()?.state().ok()?;
    js_sys::Reflect::get(&state, &name.into()).ok()?.as_f64()
}

fn keep(name: &str, value: f64) {
    let Ok(history) = window().history() else { return };
    let next = js_sys::Object::new();
    if let Ok(state) = history.state().and_then(|state| state.dyn_into::<js_sys::Object>()) {
        js_sys::Object::assign(&next, &state);
    }
    let _ = js_sys::Reflect::set(&next, &name.into(), &value.into());
    let _ = history.replace_state(&next, "");
}

/// Does something once nothing has asked for it for a while; not after its page has gone.
fn at_rest(then: impl Fn() + Clone + 'static) -> impl Fn() + Clone {
    let waiting = StoredValue::new(None::<leptos::leptos_dom::helpers::TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = waiting.try_get_value().flatten() {
            handle.clear();
        }
    };
    on_cleanup(stop);
    move || {
        stop();
        let _ = waiting.try_set_value(set_timeout_with_handle(then.clone(), REST).ok());
    }
}

/// Keeps how far an element is scrolled, and scrolls it there when one comes back.
pub fn keep_place(element: NodeRef<Div>) -> impl Fn() + Clone {
    let start = kept(PLACE);
    Effect::new(move |_| {
        if let (Some(element), Some(top)) = (element.get(), start) {
            element.set_scroll_top(top as i32);
        }
    });
    at_rest(move || {
        if let Some(Some(element)) = element.try_get_untracked() {
            keep(PLACE, f64::from(element.scroll_top()));
        }
    })
}

/// Keeps how far the page is scrolled, and scrolls it there when one comes back.
pub fn keep_page_place() {
    if let Some(top) = kept(PLACE) {
        // After the frame of the page has scrolled to its beginning, and the page is as high as it was.
        timing::with_next_frame(move || timing::with_next_frame(move || window().scroll_to_with_x_and_y(0.0, top)));
    }
    let keep_soon = at_rest(|| keep(PLACE, window().scroll_y().unwrap_or_default()));
    let handle = window_event_listener_untyped("scroll", move |_| keep_soon());
    on_cleanup(move || handle.remove());
}

/// How many rows are shown under a name, which going back finds as it was.
pub fn shown_rows(name: &'static str, first: usize) -> RwSignal<usize> {
    let shown = RwSignal::new(kept(name).map_or(first, |rows| rows as usize));
    Effect::new(move |before: Option<usize>| {
        let now = shown.get();
        if before.is_some_and(|before| before != now) {
            keep(name, now as f64);
        }
        now
    });
    shown
}
