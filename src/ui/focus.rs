//! The place on the page for whoever works without a mouse.

use super::timing;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Keeps the place in a list when the entry that has the focus is about to go: the focus goes to what has moved up, and
/// to the content when nothing is left. `entries` selects all entries.
pub fn stay_in(entries: &'static str) {
    let at = place_of_focus(entries).unwrap_or_default();
    timing::with_next_frame(move || {
        let left = all(entries);
        let control = left.get(at).or(left.last()).and_then(|entry| entry.query_selector("button").ok().flatten());
        match control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
            Some(control) => drop(control.focus()),
            None => on_content(),
        }
    });
}

/// Goes to the content: after a skip, after a change of page, and where what had the focus is gone.
pub fn on_content() {
    on("isi");
}

/// Goes to the element of that id where what had the focus is gone when the page is drawn the next time.
pub fn regain(id: &'static str) {
    timing::with_next_frame(move || {
        let document = web_sys::window().and_then(|window| window.document());
        let focused = document.as_ref().and_then(web_sys::Document::active_element);
        let is_lost = focused.is_none_or(|focused| focused.tag_name() == "BODY");
        if is_lost {
            on(id);
        }
    });
}

/// Goes to the control of that id.
pub fn on(id: &str) {
    on_first(&[id.to_owned()]);
}

/// Goes to the first of these controls that is there.
pub fn on_first(ids: &[String]) {
    let document = web_sys::window().and_then(|window| window.document());
    let control = document.and_then(|document| ids.iter().find_map(|id| document.get_element_by_id(id)));
    if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
        let _ = control.focus();
    }
}

/// Goes to the element of that id as soon as it is there, within the next moments, and brings it into view: where a form
/// was left for, what it has changed.
pub fn when_there(id: String) {
    /// So many frames are waited for.
    const FRAMES: u32 = 60;
    fn look(id: String, left: u32) {
        let document = web_sys::window().and_then(|window| window.document());
        match document.and_then(|document| document.get_element_by_id(&id)).and_then(|found| found.dyn_into().ok()) {
            Some::<HtmlElement>(element) => {
                let _ = element.focus();
                element.scroll_into_view_with_bool(false);
            }
            None if left > 0 => timing::with_next_frame(move || look(id, left - 1)),
            None => {}
        }
    }
    timing::with_next_frame(move || look(id, FRAMES));
}

fn all(entries: &str) -> Vec<Element> {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(entries).ok());
    let nodes = found.into_iter().flat_map(|found| (0..found.length()).filter_map(move |at| found.get(at)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

fn place_of_focus(entries: &str) -> Option<usize> {
    let focused = web_sys::window()?.document()?.active_element()?;
    let entry = focused.closest(entries).ok()??;
    all(entries).iter().position(|one| *one == entry)
}
