//! A filter that is in force and has no control of its own.

use super::icon::{Icon, icon};
use crate::i18n::Lang;
use leptos::prelude::*;

/// A filter that has no control of its own, and can be taken off.
pub fn chip(t: Lang, name: String, remove: impl Fn() + 'static) -> impl IntoView {
    let label = t.take_filter_off(&name);
    view! {
        <span class="chip">
            {name} <button type="button" aria-label=label on:click=move |_| remove()>{icon(Icon::Close)}</button>
        </span>
    }
}
