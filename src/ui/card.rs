//! Cards: a part of a page with its heading, and what can be done about it.

use leptos::prelude::*;

/// A card. `beside` stands at the right of its heading; the card can take the focus, to come back to after a form.
pub fn card(id: &'static str, title: impl IntoView, beside: impl IntoView, content: impl IntoView) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby=id>
            <div class="card-head"><h2 id=id tabindex="-1">{title}</h2> {beside}</div>
            {content}
        </section>
    }
}

/// A card that is folded on a telephone until somebody wants to see it.
pub fn folding_card(id: &'static str, title: impl IntoView, content: impl IntoView) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby=id>
            <details class="fold" open=!is_narrow()>
                <summary><h2 id=id>{title}</h2></summary>
                {content}
            </details>
        </section>
    }
}

/// Whether the page is as narrow as on a telephone.
pub fn is_narrow() -> bool {
    window().match_media("(max-width: 699px)").ok().flatten().is_some_and(|query| query.matches())
}
