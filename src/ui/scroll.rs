//! A table that may be wider, or longer, than the room it has: scrolled by finger, wheel and keyboard.

use leptos::prelude::*;

/// Lets a table scroll sideways within a region of that name.
pub fn sideways(name: impl Into<String>, table: impl IntoView) -> impl IntoView {
    region(name.into(), "table-scroll", table)
}

/// Lets a long table scroll within the page; its heading row stays.
pub fn within_page(name: impl Into<String>, table: impl IntoView) -> impl IntoView {
    region(name.into(), "table-scroll tall", table)
}

fn region(name: String, class: &'static str, table: impl IntoView) -> impl IntoView {
    view! { <div class=class tabindex="0" role="region" aria-label=name>{table}</div> }
}
