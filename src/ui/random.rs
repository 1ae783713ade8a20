//! Time and chance, which only the browser has.

use crate::domain::{Date, Id};
use wasm_bindgen::JsCast;

/// Milliseconds since 1970.
pub fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// Today in the offices' time zone (WITA).
pub fn today() -> Date {
    Date::in_wita(now_ms())
}

/// Random bytes of the browser's cryptographic source.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let crypto = js_sys::Reflect::get(&js_sys::global(), &"crypto".into()).ok();
    if let Some(crypto) = crypto.and_then(|crypto| crypto.dyn_into::<web_sys::Crypto>().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// A new id.
pub fn new_id() -> Id {
    Id::new(now_ms(), bytes())
}
