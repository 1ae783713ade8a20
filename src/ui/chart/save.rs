//! Saving a chart as SVG or PNG.

use super::echarts::Instance;
use crate::ui::download::{download, download_buffer};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

type Shared = StoredValue<Option<Instance>, LocalStorage>;

/// A file name from a title.
fn name(title: &str, extension: &str) -> String {
    let plain: String =
        title.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(60).collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    format!("selaras-{}.{extension}", words.join("-"))
}

/// Saves the drawing as SVG.
pub fn svg(instance: &Shared, title: &str) {
    let svg = instance.with_value(|instance| instance.as_ref().and_then(Instance::svg));
    if let Some(svg) = svg {
        download(&name(title, "svg"), "image/svg+xml", svg.as_bytes());
    }
}

/// Saves the drawing as PNG, at twice its size on the page.
pub fn png(instance: &Shared, title: &str) {
    let drawing = instance.with_value(|instance| {
        let instance = instance.as_ref()?;
        Some((instance.svg()?, instance.size()))
    });
    let Some((svg, size)) = drawing else { return };
    let name = name(title, "png");
    leptos::task::spawn_local(async move {
        if let Err(error) = rasterise(&svg, size, &name).await {
            web_sys::console::warn_1(&error);
        }
    });
}

const SCALE: f64 = 2.0;

async fn rasterise(svg: &str, (width, height): (f64, f64), name: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let image = web_sys::HtmlImageElement::new()?;
    let encoded: String = js_sys::encode_uri_component(svg).into();
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{encoded}"));
    JsFuture::from(image.decode()).await?;
    let canvas: web_sys::HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width((width * SCALE) as u32);
    canvas.set_height((height * SCALE) as u32);
    let context = canvas.get_context("2d")?.ok_or("no canvas")?.dyn_into::<web_sys::CanvasRenderingContext2d>()?;
    let background = super::palette::read(crate::ui::settings::Theme::System).surface;
    context.set_fill_style_str(&background);
    context.fill_rect(0.0, 0.0, width * SCALE, height * SCALE);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width * SCALE, height * SCALE)?;
    let name = name.to_owned();
    let take = Closure::once_into_js(move |blob: web_sys::Blob| {
        leptos::task::spawn_local(async move {
            if let Ok(buffer) = JsFuture::from(blob.array_buffer()).await {
                download_buffer(&name, "image/png", &buffer.unchecked_into());
            }
        });
    });
    canvas.to_blob(take.unchecked_ref())
}
