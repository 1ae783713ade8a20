//! The annual meetings of a cooperative as shapes, one a year: a disc where the meeting was held, a ring where it was not, a
//! dotted ring where nobody has said.

use crate::domain::status::Evidence;
use crate::explain::explain_rats;
use crate::i18n::Lang;
use leptos::prelude::*;

/// One meeting: its shape alone, which the text beside it says in words.
pub fn rat_shape(held: Option<bool>) -> impl IntoView {
    let code = match held {
        Some(true) => "held",
        Some(false) => "not-held",
        None => "unknown",
    };
    view! {
        <svg class="rat" data-rat=code viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false">
            <circle cx="9" cy="9" r="7" />
        </svg>
    }
}

/// The meetings of years that come latest first, drawn with the earliest first, each with its year.
pub fn rat_shapes(t: Lang, years: &[Evidence]) -> impl IntoView + use<> {
    let year = |of: &Evidence| {
        view! { <span>{rat_shape(of.rat)} {of.year.to_string()}</span> }
    };
    view! { <div class="rat-years" role="img" aria-label=explain_rats(t, years)>{years.iter().rev().map(year).collect_view()}</div> }
}
