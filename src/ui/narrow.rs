//! What the browser says of the window, where a page shows something else and not only shows it otherwise: how much room it has,
//! and the colours of the system.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Whether it is as narrow as a telephone: tables of many columns become lists.
pub fn is_narrow() -> Signal<bool> {
    matches("(max-width: 700px)")
}

/// Whether there is room for more columns than usual.
pub fn is_wide() -> Signal<bool> {
    matches("(min-width: 1600px)")
}

/// Whether the system is dark.
pub fn is_system_dark() -> Signal<bool> {
    matches("(prefers-color-scheme: dark)")
}

fn matches(query: &str) -> Signal<bool> {
    let Some(list) = window().match_media(query).ok().flatten() else { return Signal::derive(|| false) };
    let now = RwSignal::new(list.matches());
    let heard = list.clone();
    let hear = Closure::<dyn Fn()>::new(move || {
        let _ = now.try_set(heard.matches());
    });
    let listened = list.add_event_listener_with_callback("change", hear.as_ref().unchecked_ref());
    let (list, hear) = (StoredValue::new_local(list), StoredValue::new_local(hear));
    on_cleanup(move || {
        if listened.is_ok() {
            list.with_value(|list| {
                hear.with_value(|hear| {
                    let _ = list.remove_event_listener_with_callback("change", hear.as_ref().unchecked_ref());
                });
            });
        }
        hear.dispose();
    });
    now.into()
}
