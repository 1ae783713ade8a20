//! A whole as one bar of its parts, each with its figure below it and, where there is one, the way to its rows.

use super::figure;
use leptos::prelude::*;

/// A part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it counts: the name of its figure.
    pub name: &'static str,
    /// How many there are.
    pub count: u32,
    /// What is said after the number.
    pub said: String,
    /// The class that gives it its colour.
    pub class: &'static str,
    /// Where its rows are.
    pub address: Option<String>,
}

/// The bar, and its figures.
pub fn parts(parts: Vec<Part>) -> impl IntoView {
    let bar = parts.iter().filter(|part| part.count > 0).map(|part| {
        view! { <span class=part.class style=format!("flex-grow:{}", part.count)></span> }
    });
    let bar = bar.collect_view();
    let figures = parts.into_iter().map(|part| {
        let Part { name, count, said, class, address } = part;
        let text = view! { <strong>{figure::count(count)}</strong> " " {said} };
        let content = match address.filter(|_| count > 0) {
            Some(address) => view! { <a href=address>{text}</a> }.into_any(),
            None => text.into_any(),
        };
        view! { <div role="group" aria-label=name><span class=format!("key {class}") aria-hidden="true"></span> {content}</div> }
    });
    view! {
        <div class="parts">
            <div class="parts-bar" aria-hidden="true">{bar}</div>
            <div class="parts-figures">{figures.collect_view()}</div>
        </div>
    }
}
