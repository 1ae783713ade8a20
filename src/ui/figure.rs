//! Numbers, shares, dates and statuses as they stand on a page.

use super::lang;
use crate::domain::status::Status;
use crate::domain::{Date, DeclaredStatus, Points, Precision};
use crate::i18n::Label;
use leptos::prelude::*;

/// A count: `<data value="1944">1.944</data>`.
pub fn count<N: Into<u64>>(number: N) -> impl IntoView + use<N> {
    let number = number.into();
    view! { <data value=number.to_string()>{lang().count(number)}</data> }
}

/// A share of 0 to 1 in percent; a dash where there is none.
pub fn share(share: Option<f64>) -> AnyView {
    match share {
        Some(share) => {
            let parts = (share * 10_000.0).round() as u32;
            let value = format!("{}.{:04}", parts / 10_000, parts % 10_000);
            view! { <data value=value>{lang().percent(share)}</data> }.into_any()
        }
        None => "–".into_any(),
    }
}

/// Points of an assessment.
pub fn points(points: Points) -> impl IntoView + use<> {
    view! { <data value=points.get().to_string()>{lang().decimal_number(points.get(), 2)}</data> }
}

/// A date: `<time datetime="2024-05-13">13 Mei 2024</time>`.
pub fn date(date: Date) -> impl IntoView + use<> {
    date_known(date, Precision::Day)
}

/// A date as exactly as it is known.
pub fn date_known(date: Date, precision: Precision) -> impl IntoView + use<> {
    let machine = match precision {
        Precision::Month => format!("{:04}-{:02}", date.year(), date.month()),
        Precision::Year | Precision::About => date.year().to_string(),
        _ => date.to_string(),
    };
    view! { <time datetime=machine>{lang().date_known(date, precision)}</time> }
}

/// A computed status: a shape and a word, never colour alone.
pub fn status(status: Status) -> impl IntoView + use<> {
    view! { <span class="status" data-status=status.code()>{status.label(lang())}</span> }
}

/// A declared status.
pub fn declared(declared: Option<DeclaredStatus>) -> impl IntoView + use<> {
    let t = lang();
    let (code, text) = match declared {
        Some(status) => (status.code(), status.label(t)),
        None => ("missing", t.not_declared()),
    };
    view! { <span class="status" data-status=code>{text}</span> }
}

/// A key figure in a group named after what it counts.
pub fn key_figure(what: String, figure: impl IntoView, note: impl IntoView) -> impl IntoView {
    let name = what.clone();
    view! {
        <div class="figure" role="group" aria-label=name>
            <span class="what">{what}</span>
            {figure}
            <span class="note">{note}</span>
        </div>
    }
}

/// A key figure that leads to its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// What its group is called.
    pub name: String,
    /// What it says of itself.
    pub says: String,
    /// The status whose shape stands before it.
    pub status: Option<&'static str>,
    /// Where its rows are.
    pub address: String,
    /// The figure.
    pub count: u32,
    /// Its share of the whole.
    pub share: Option<f64>,
}

/// A key figure that leads to its rows, with what it has changed or consists of, and its course.
pub fn key(key: Key, note: Option<AnyView>, course: Option<AnyView>) -> impl IntoView {
    let Key { name, says, status, address, count: number, share: part, .. } = key;
    let part = part.map(|part| view! { <span class="part">{share(Some(part))}</span> });
    view! {
        <div class="figure" role="group" aria-label=name>
            <a href=address>
                <span class="what" class:status=status.is_some() data-status=status>{says}</span>
                <span class="row">{count(number)} {part}</span>
            </a>
            {course}
            <span class="note">{note}</span>
        </div>
    }
}

/// The course of a figure up to now, in a few strokes: the figures themselves are said elsewhere.
pub fn course(name: &str, before: &[(f64, f64)], now: (f64, f64), say: &dyn Fn(f64) -> String) -> AnyView {
    // In tenths of a pixel, which are written without a point.
    const WIDTH: f64 = 640.0;
    const HEIGHT: f64 = 220.0;
    let points: Vec<(f64, f64)> = before.iter().copied().chain([now]).collect();
    let span = |of: &dyn Fn(&(f64, f64)) -> f64| {
        let (low, high) =
            points.iter().map(of).fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        (low, if high > low { high - low } else { 1.0 })
    };
    let ((first, long), (low, high)) = (span(&|point| point.0), span(&|point| point.1));
    let place = |point: &(f64, f64)| {
        let x = 30.0 + (WIDTH - 70.0) * (point.0 - first) / long;
        let y = HEIGHT - 30.0 - (HEIGHT - 60.0) * (point.1 - low) / high;
        (x.round() as i32, y.round() as i32)
    };
    let path: Vec<String> = points.iter().map(place).map(|(x, y)| format!("{x} {y}")).collect();
    let (x, y) = place(&now);
    let said: Vec<String> = points.iter().map(|point| say(point.1)).collect();
    let label = format!("{name}: {}", said.join(", "));
    view! {
        <svg class="course" role="img" aria-label=label viewBox="0 0 640 220" width="64" height="22">
            <path d=format!("M{}", path.join("L")) />
            <circle cx=x.to_string() cy=y.to_string() r="30" />
        </svg>
    }
    .into_any()
}
