//! Saving a chart as SVG or PNG.

use super::echarts::Instance;
use crate::charts::Drawing;
use crate::ui::download::{download, download_buffer};
use crate::ui::settings::Theme;
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

/// What a saved picture says by itself: what it shows, and where it is from.
pub struct Legend {
    /// What it shows.
    pub title: String,
    /// Basis, date and source.
    pub source: String,
}

/// What a chart is handed out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// For paper and slides.
    Png,
    /// For drawing programs.
    Svg,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 2] = [Kind::Png, Kind::Svg];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Png => "PNG",
            Kind::Svg => "SVG",
        }
    }
}

/// Hands out a chart of the drawing library.
pub fn instance(instance: &Shared, legend: &Legend, kind: Kind) {
    let found = instance.with_value(|instance| {
        let instance = instance.as_ref()?;
        Some((instance.svg()?, instance.size()))
    });
    if let Some((svg, size)) = found {
        hand_out(&svg, size, legend, kind);
    }
}

/// Hands out a drawing of our own: its colours and its font, which the page gives, are put into it.
pub fn drawn(drawing: &Drawing, width: f64, legend: &Legend, kind: Kind) {
    let font = super::palette::read(Theme::System).font;
    let svg = drawing.svg.replacen("<svg ", &format!("<svg font-family=\"{font}\" "), 1);
    let mut pieces = svg.split("var(--");
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (token, rest) = piece.split_once(')').unwrap_or((piece, ""));
        whole += &super::palette::token(&format!("--{token}"));
        whole += rest;
    }
    hand_out(&whole, (width, drawing.height), legend, kind);
}

fn hand_out(svg: &str, size: (f64, f64), legend: &Legend, kind: Kind) {
    let (svg, size) = picture(svg, size, legend);
    match kind {
        Kind::Svg => download(&name(&legend.title, "svg"), "image/svg+xml", svg.as_bytes()),
        Kind::Png => {
            let name = name(&legend.title, "png");
            leptos::task::spawn_local(async move {
                if let Err(error) = rasterise(&svg, size, &name).await {
                    web_sys::console::warn_1(&error);
                }
            });
        }
    }
}

/// A drawing with its words around it, as the text of an SVG file, and its size.
fn picture(svg: &str, (width, height): (f64, f64), legend: &Legend) -> (String, (f64, f64)) {
    let palette = super::palette::read(Theme::System);
    let titles = wrapped(&legend.title, (width / 8.5) as usize);
    let lines = wrapped(&legend.source, (width / 6.0) as usize);
    let top = TITLE * titles.len() as f64 + 14.0;
    let whole = top + height + LINE * (lines.len() as f64 + 0.5);
    let text = |y: f64, size: u8, weight: u16, color: &str, text: &str| {
        format!(
            "<text x=\"8\" y=\"{y}\" font-family=\"{}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{color}\">{}</text>",
            palette.font,
            escaped(text)
        )
    };
    let titles = titles.iter().enumerate();
    let title: String =
        titles.map(|(number, line)| text(TITLE * (number as f64 + 1.0), 15, 600, &palette.text, line)).collect();
    let at = |number: usize| top + height + LINE * (number as f64 + 0.75);
    let source: String =
        lines.iter().enumerate().map(|(number, line)| text(at(number), 11, 400, &palette.muted, line)).collect();
    let picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{whole}\">\
         <rect width=\"100%\" height=\"100%\" fill=\"{}\"/>{title}<g transform=\"translate(0 {top})\">{svg}</g>{source}</svg>",
        palette.surface
    );
    (picture, (width, whole))
}

/// Room for a line of the title, and of the source, in CSS pixels.
const TITLE: f64 = 22.0;
const LINE: f64 = 16.0;

/// A text in lines of at most so many letters.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
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
