//! Putting a text where the person can insert it, as into a message.

use super::notice::Notices;
use crate::i18n::Lang;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Missing where the page did not come over a safe connection, which makes the call fail.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    async fn write_text(text: &str) -> Result<JsValue, JsValue>;
}

/// Copies a text, and says so; where the browser does not allow that, the message holds the text.
pub fn copy(notices: Notices, t: Lang, text: String) {
    leptos::task::spawn_local(async move {
        match write_text(&text).await {
            Ok(_) => notices.tell(t.copied(&text)),
            Err(_) => notices.error(t.not_copied(&text)),
        }
    });
}
