//! Numbers, shares, dates and statuses as they stand on a page.

use super::lang;
use crate::domain::status::Status;
use crate::domain::{Date, DeclaredStatus, Points, Precision};
use crate::i18n::Label;
use leptos::prelude::*;

/// A count: `<data value="1944">1.944</data>`.
pub fn count(number: u32) -> impl IntoView + use<> {
    view! { <data value=number.to_string()>{lang().count(number)}</data> }
}

/// A share of 0 to 1 in percent; a dash where there is none.
pub fn share(share: Option<f64>) -> AnyView {
    match share {
        Some(share) => {
            let value = format!("{:.4}", share);
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
