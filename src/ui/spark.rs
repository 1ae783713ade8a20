//! A small chart of one figure over the years: bars of our own, because a whole chart library for five bars would be
//! loaded for every record. What the bars show is said in words too.

use super::lang;
use crate::domain::BookYear;
use leptos::prelude::*;

/// Height of the drawing, in its own units.
const HEIGHT: f64 = 48.0;
/// Width of a year, and of its bar.
const STEP: f64 = 16.0;
const BAR: f64 = 11.0;
/// There is room for so many years at least, so that a single one does not fill it.
const FEWEST: usize = 5;
/// More years than these are written with two digits.
const MOST_WRITTEN_OUT: usize = 6;

/// Bars of a figure over the years, named and described for those who do not see them; a year without a value is left
/// empty. `write` says a value as it is written.
pub fn spark(name: &str, values: &[(BookYear, Option<i64>)], write: impl Fn(i64) -> String) -> AnyView {
    let t = lang();
    let said = |value: Option<i64>| value.map_or_else(|| t.not_recorded().to_lowercase(), &write);
    let words: Vec<String> = values.iter().map(|(year, value)| format!("{year}: {}", said(*value))).collect();
    let label = format!("{name}. {}", words.join("; "));
    let known = || values.iter().filter_map(|(_, value)| *value).map(|value| value as f64);
    let (low, high) = (known().fold(0.0, f64::min), known().fold(0.0, f64::max));
    let scale = if high > low { (HEIGHT - 2.0) / (high - low) } else { 0.0 };
    // Where nothing is: bars of a gain stand upon it, those of a loss hang from it.
    let ground = 1.0 + high * scale;
    let bars = values.iter().zip(&words).enumerate().filter_map(|(at, ((_, value), words))| {
        let length = ((*value)? as f64) * scale;
        let x = at as f64 * STEP + (STEP - BAR) / 2.0;
        // A value of nothing, or next to it, is still a value.
        let (y, height) = (ground - length.max(0.0), length.abs().max(1.0));
        let class = if length < 0.0 { "loss" } else { "gain" };
        Some(view! { <rect class=class x=x.to_string() y=y.to_string() width=BAR.to_string() height=height.to_string()><title>{words.clone()}</title></rect> })
    });
    let places = values.len().max(FEWEST);
    let width = places as f64 * STEP;
    let year = |year: BookYear| match values.len() {
        ..=MOST_WRITTEN_OUT => year.to_string(),
        _ => format!("{:02}", year.get() % 100),
    };
    let years = (0..places).map(|at| view! { <span>{values.get(at).map(|(of, _)| year(*of))}</span> });
    view! {
        <svg class="spark" role="img" aria-label=label viewBox=format!("0 0 {width} {HEIGHT}") preserveAspectRatio="none">
            {bars.collect_view()}
            <line x1="0" x2=width.to_string() y1=ground.to_string() y2=ground.to_string() vector-effect="non-scaling-stroke" />
        </svg>
        <div class="spark-years" aria-hidden="true">{years.collect_view()}</div>
    }
    .into_any()
}
