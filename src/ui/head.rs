//! The head of a page: what it is called, what can be done there, and the other parts of its destination.

use super::nav::Tabs;
use leptos::prelude::*;

/// The head of a page: its heading, what is said below it, and its actions in an element of the class `actions`.
pub fn page_head(content: impl IntoView) -> impl IntoView {
    view! {
        <div class="page-head">{content}</div>
        <Tabs />
    }
}
