//! Letting the browser paint and hear keys between two pieces of work.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Where the browser has it: goes on sooner than a timer would, but behind what a person does.
    #[wasm_bindgen(catch, js_namespace = scheduler, js_name = "yield")]
    fn scheduler_yield() -> Result<js_sys::Promise, JsValue>;
}

/// Lets the browser paint and hear keys before work goes on.
pub async fn breathe() {
    let wait = scheduler_yield().unwrap_or_else(|_| {
        js_sys::Promise::new(&mut |go_on, _| {
            if let Some(window) = web_sys::window() {
                window.set_timeout_with_callback(&go_on).expect("a page has timers");
            }
        })
    });
    // It is never refused.
    drop(JsFuture::from(wait).await);
}

/// Waits so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let wait = js_sys::Promise::new(&mut |go_on, _| {
        if let Some(window) = web_sys::window() {
            let set = window.set_timeout_with_callback_and_timeout_and_arguments_0(&go_on, milliseconds);
            set.expect("a page has timers");
        }
    });
    // It is never refused.
    drop(JsFuture::from(wait).await);
}
