//! The app's own timings, in the browser's User Timing record: what a person waited for, and how long.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
    #[wasm_bindgen(js_namespace = performance, js_name = mark)]
    fn performance_mark(name: &str) -> JsValue;
    #[wasm_bindgen(catch, js_namespace = performance, js_name = measure)]
    fn performance_measure(name: &str, options: &js_sys::Object) -> Result<JsValue, JsValue>;
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    performance_now()
}

/// Marks a moment.
pub fn mark(name: &str) {
    performance_mark(name);
}

/// Records how long something took, from `start` until now.
pub fn measure(name: &str, start: f64) {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"start".into(), &start.into());
    let _ = js_sys::Reflect::set(&options, &"end".into(), &now().into());
    let _ = performance_measure(name, &options);
}

/// Does something with the next frame, when what has just changed is about to be painted.
pub fn with_next_frame(then: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let _ = window.request_animation_frame(Closure::once_into_js(then).unchecked_ref());
}
