//! What a browser says when it does not store something.

use super::StorageError;
use wasm_bindgen::JsValue;

/// The reason in an exception or an error of a request.
pub(super) fn error(value: &JsValue) -> StorageError {
    let text = |key: &str| js_sys::Reflect::get(value, &key.into()).ok().and_then(|text| text.as_string());
    let (name, message) = (text("name").unwrap_or_default(), text("message").unwrap_or_default());
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StorageError::Full,
        "SecurityError" | "InvalidStateError" => StorageError::Denied,
        _ => StorageError::Other(format!("{name}: {message}")),
    }
}
