//! Handing files to another program of the device, as to a messenger. Where the browser cannot, the button is not there.

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
    shareable(&[("selaras.txt".to_owned(), JsValue::from(""))], "text/plain").is_some()
}

/// Hands over files in one go, as JSON, each with its name. Browsers let only some kinds through, text among them: where they
/// refuse these they go as text, and are known by their content where they come in.
pub async fn share(files: &[(String, JsValue)]) -> Shared {
    let as_text: Vec<_> = files.iter().map(|(name, content)| (format!("{name}.txt"), content.clone())).collect();
    let data = shareable(files, "application/json").or_else(|| shareable(&as_text, "text/plain"));
    let Some(data) = data else { return Shared::No };
    match share_with(&data).await {
        Ok(_) => Shared::Yes,
        Err(error) => {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") { Shared::Cancelled } else { Shared::No }
        }
    }
}

/// Files as they are handed over, where the browser would.
fn shareable(files: &[(String, JsValue)], mime: &str) -> Option<JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &mime.into()).ok()?;
    let made = files.iter().map(|(name, content)| SharedFile::new(&Array::of1(content), name, &options));
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &made.collect::<Array>()).ok()?;
    can_share(&data).ok()?.then_some(data.into())
}
