//! Handing a file to another program of the device, as to a messenger. Where the browser cannot, the button is not there.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = File)]
    type SharedFile;

    #[wasm_bindgen(constructor, js_class = "File")]
    fn new(parts: &Array, name: &str, options: &JsValue) -> SharedFile;

    #[wasm_bindgen(catch, js_namespace = navigator, js_name = canShare)]
    fn can_share(data: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = navigator, js_name = share)]
    async fn share_with(data: &JsValue) -> Result<JsValue, JsValue>;
}

/// What came of sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The file was handed over.
    Yes,
    /// The person has chosen nobody.
    Cancelled,
    /// The browser does not hand it over.
    No,
}

/// Whether the browser hands over files at all.
pub fn is_there() -> bool {
    shareable("selaras.txt", "text/plain", &Array::new()).is_some()
}

/// Hands over a file that another thread has made. Browsers let only some kinds through, text among them: where they
/// refuse one it goes as text, and is known by its content where it comes in.
pub async fn share(name: &str, mime: &str, buffer: &js_sys::ArrayBuffer) -> Shared {
    let parts = Array::of1(buffer);
    let data = shareable(name, mime, &parts).or_else(|| shareable(&format!("{name}.txt"), "text/plain", &parts));
    let Some(data) = data else { return Shared::No };
    match share_with(&data).await {
        Ok(_) => Shared::Yes,
        Err(error) => {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") { Shared::Cancelled } else { Shared::No }
        }
    }
}

/// A file as it is handed over, where the browser would.
fn shareable(name: &str, mime: &str, parts: &Array) -> Option<JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &mime.into()).ok()?;
    let file = SharedFile::new(parts, name, &options);
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(&file)).ok()?;
    can_share(&data).ok()?.then_some(data.into())
}
