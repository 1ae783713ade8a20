//! A message between threads: a JSON text, and at most one thing that comes along.

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;

/// The form in which a message is posted, and what is to be handed over rather than copied.
pub(super) fn pack(message: &impl Serialize, along: Option<&JsValue>) -> (JsValue, js_sys::Array) {
    let text = serde_json::to_string(message).expect("messages have a JSON form");
    let parts = js_sys::Array::of1(&text.into());
    let hand_over = js_sys::Array::new();
    if let Some(along) = along {
        parts.push(along);
        if along.is_instance_of::<js_sys::ArrayBuffer>() {
            hand_over.push(along);
        }
    }
    (parts.into(), hand_over)
}

/// The message and what came along.
pub(super) fn unpack<M: DeserializeOwned>(data: &JsValue) -> Option<(M, JsValue)> {
    let parts: &js_sys::Array = data.dyn_ref()?;
    let message = serde_json::from_str(&parts.get(0).as_string()?).ok()?;
    Some((message, parts.get(1)))
}

/// Bytes as a buffer of their own.
pub(super) fn buffer(bytes: &[u8]) -> JsValue {
    js_sys::Uint8Array::from(bytes).buffer().into()
}

/// The bytes of a buffer.
pub(super) fn bytes(buffer: &JsValue) -> Vec<u8> {
    js_sys::Uint8Array::new(buffer).to_vec()
}
