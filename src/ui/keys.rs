//! Keys that work on every page. Single letters only outside fields, and not where somebody has turned them off (WCAG 2.1.4).
//!
//! A control that a letter operates says so itself, by `aria-keyshortcuts`, or leads to the form of a new record (`n`) or of the one
//! that is shown (`e`).

use super::address::place;
use super::desk::desk;
use super::lang;
use super::notice::notices;
use super::overlay::{Overlay, overlays};
use super::section::Section;
use super::settings::Device;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// So long after `g`, in milliseconds, a letter says where to go.
const AFTER_G: f64 = 1500.0;

/// Listens to keys as long as the pages are shown.
pub fn listen_to_keys() {
    let (t, desk, notices, overlays, place) = (lang(), desk(), notices(), overlays(), place());
    let device = expect_context::<Device>();
    let pressed_g = StoredValue::new(f64::NEG_INFINITY);
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let modifier = event.ctrl_key() || event.meta_key();
        let key = event.key().to_lowercase();
        if modifier && !event.alt_key() && key == "k" {
            overlays.open(Overlay::Search);
            return event.prevent_default();
        }
        if event.alt_key() || is_text_field(&event) {
            return;
        }
        if modifier {
            let (undo, redo) = (key == "z" && !event.shift_key(), key == "y" || (key == "z" && event.shift_key()));
            if undo && desk.undo() {
                notices.tell(t.undone());
                event.prevent_default();
            } else if redo && desk.redo() {
                notices.tell(t.redone());
                event.prevent_default();
            }
            return;
        }
        // A dialog has keys of its own.
        if device.now().single_keys_off || document().query_selector("dialog[open]").ok().flatten().is_some() {
            return;
        }
        let after_g = event.time_stamp() - pressed_g.get_value() < AFTER_G;
        pressed_g.set_value(if key == "g" { event.time_stamp() } else { f64::NEG_INFINITY });
        let done = match key.as_str() {
            letter if after_g => Section::of_letter(letter).map(|section| place.go(section.address())).is_some(),
            "/" => {
                overlays.open(Overlay::Search);
                true
            }
            "?" => {
                overlays.open(Overlay::Keys);
                true
            }
            "j" => step(1),
            "k" => step(-1),
            "x" => choose_row(&event),
            "n" | "e" | "f" => press(&key),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

fn is_text_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let fields = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
    target.is_some_and(|element| element.matches(fields).unwrap_or(false))
}

fn in_page(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok()).collect()
}

/// Operates the control of the page that a letter operates.
fn press(letter: &str) -> bool {
    let form = match letter {
        "n" => ", main a.button[href$='/baru']",
        "e" => ", main a.button[href$='/ubah']",
        _ => "",
    };
    let control = in_page(&format!("main [aria-keyshortcuts={letter}]{form}")).into_iter().next();
    let Some(control) = control else { return false };
    if control.matches("input, select").unwrap_or(false) {
        let _ = control.focus();
    } else {
        control.click();
    }
    true
}

/// Moves the focus to the link of the next row or of the one before.
fn step(by: i32) -> bool {
    let rows = in_page("main :is(tbody tr, [role=row]):has(a[href])");
    let here = rows.iter().position(|row| row.contains(document().active_element().as_deref()));
    let next = match here {
        Some(at) => usize::try_from(at as i32 + by).ok(),
        None => Some(0),
    };
    let link = next.and_then(|at| rows.get(at)).and_then(|row| row.query_selector("a[href]").ok().flatten());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else { return false };
    link.focus().is_ok()
}

/// Chooses the row in which the focus is, or no longer.
fn choose_row(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let row = target.and_then(|target| target.closest("tr, [role=row]").ok().flatten());
    let choice = row.and_then(|row| row.query_selector("input[type=checkbox]").ok().flatten());
    let Some(choice) = choice.and_then(|choice| choice.dyn_into::<HtmlElement>().ok()) else { return false };
    choice.click();
    true
}
