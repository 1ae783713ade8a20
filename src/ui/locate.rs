//! Where this device is: asked of the browser only when a person wants it, and written into an input.

use super::field::type_into;
use super::icon::{Icon, icon};
use super::lang;
use crate::domain::Position;
use crate::i18n::Lang;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Geolocation;
    #[wasm_bindgen(method, catch, js_name = getCurrentPosition)]
    fn current(this: &Geolocation, found: &JsValue, failed: &JsValue, options: &JsValue) -> Result<(), JsValue>;
}

/// Milliseconds after which a device that finds no position is said to have none.
const PATIENCE: u32 = 20_000;

/// What came of it.
#[derive(Clone, PartialEq)]
enum Outcome {
    /// Nobody has asked.
    Nothing,
    /// The device is looking.
    Looking,
    /// Found, with its accuracy in metres.
    Found(f64),
    /// A sentence why not.
    Failed(&'static str),
}

/// A button that puts the device's position into the input of that id, as `write` writes it. The input then behaves as
/// if a person had typed it.
pub fn locate(input: &'static str, write: fn(Lang, Position) -> String) -> impl IntoView {
    let t = lang();
    let outcome = RwSignal::new(Outcome::Nothing);
    let ask = move |_| {
        outcome.set(Outcome::Looking);
        let found = Closure::once_into_js(move |position: JsValue| {
            let told = read(&position).map(|(at, metres)| {
                type_into(input, &write(t, at));
                Outcome::Found(metres)
            });
            let _ = outcome.try_set(told.unwrap_or(Outcome::Failed(t.locate_failed())));
        });
        let failed = Closure::once_into_js(move |error: JsValue| {
            let _ = outcome.try_set(Outcome::Failed(explain(t, &error)));
        });
        let asked = geolocation().is_some_and(|device| device.current(&found, &failed, &options()).is_ok());
        if !asked {
            outcome.set(Outcome::Failed(t.locate_unavailable()));
        }
    };
    let said = move || match outcome.get() {
        Outcome::Nothing => ().into_any(),
        Outcome::Looking => view! { <span class="hint">{t.locate_looking()}</span> }.into_any(),
        Outcome::Found(metres) => {
            let metres = t.decimal_number(metres, 0);
            view! { <span class="message ok">{icon(Icon::Check)} {t.locate_found(&metres)}</span> }.into_any()
        }
        Outcome::Failed(why) => view! { <span class="message warn">{icon(Icon::Warning)} {why}</span> }.into_any(),
    };
    view! {
        <div class="locate">
            <button type="button" class="small" disabled=move || outcome.get() == Outcome::Looking on:click=ask>{t.locate()}</button>
            <span aria-live="polite">{said}</span>
        </div>
    }
}

fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &key.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn geolocation() -> Option<Geolocation> {
    get(&window().navigator(), "geolocation").map(JsCast::unchecked_into)
}

fn options() -> JsValue {
    let options = js_sys::Object::new();
    for (key, value) in [("enableHighAccuracy", JsValue::TRUE), ("timeout", PATIENCE.into())] {
        let _ = js_sys::Reflect::set(&options, &key.into(), &value);
    }
    options.into()
}

/// A position, and how exact it is in metres.
fn read(position: &JsValue) -> Option<(Position, f64)> {
    let coordinates = get(position, "coords")?;
    let number = |key: &str| get(&coordinates, key)?.as_f64();
    Some((Position::new(number("latitude")?, number("longitude")?).ok()?, number("accuracy").unwrap_or_default()))
}

/// Why there is none: 1 is a refusal, 2 that it cannot be found, 3 that it took too long (W3C Geolocation).
fn explain(t: Lang, error: &JsValue) -> &'static str {
    match get(error, "code").and_then(|code| code.as_f64()) {
        Some(1.0) => t.locate_denied(),
        Some(3.0) => t.locate_timeout(),
        _ => t.locate_failed(),
    }
}
