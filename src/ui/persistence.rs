//! Whether the browser keeps the data when room gets scarce.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What the browser says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persistence {
    /// It clears nothing by itself.
    Granted,
    /// It may clear the data of sites that are long unused.
    NotGranted,
    /// It does not say.
    Unknown,
}

async fn answer(promise: Result<js_sys::Promise, JsValue>) -> Persistence {
    let Ok(promise) = promise else { return Persistence::Unknown };
    match JsFuture::from(promise).await.ok().and_then(|answer| answer.as_bool()) {
        Some(true) => Persistence::Granted,
        Some(false) => Persistence::NotGranted,
        None => Persistence::Unknown,
    }
}

/// The storage manager exists only in secure contexts: https, or this very machine.
fn manager() -> Option<web_sys::StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let manager = js_sys::Reflect::get(&navigator, &"storage".into()).ok()?;
    (!manager.is_undefined()).then(|| navigator.storage())
}

/// Whether the data is safe from being cleared.
pub async fn persistence() -> Persistence {
    match manager() {
        Some(manager) => answer(manager.persisted()).await,
        None => Persistence::Unknown,
    }
}

/// Asks the browser not to clear the data. Some ask the person in turn.
pub async fn persist() -> Persistence {
    match manager() {
        Some(manager) => answer(manager.persist()).await,
        None => Persistence::Unknown,
    }
}
