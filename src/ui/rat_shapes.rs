//! Annual meetings (RAT) as shapes: a disc for one that was held, a ring for one that was not, a dotted ring where nobody has
//! said. In a row of a list small and beside each other, on a page each with its year.

use super::lang;
use crate::domain::BookYear;
use crate::domain::status::Evidence;
use crate::explain::{explain_rats, rats_in_words};
use crate::i18n::Lang;
use leptos::prelude::*;

/// What a shape stands for, as styles call it.
const fn code(held: Option<bool>) -> &'static str {
    match held {
        Some(true) => "held",
        Some(false) => "not-held",
        None => "not-told",
    }
}

/// From the middle of one shape of a row to the middle of the next.
const STEP: usize = 14;

/// Some years in a row, which say in words what they mean.
pub fn rat_row<const N: usize>(years: [BookYear; N], held: [Option<bool>; N]) -> impl IntoView {
    let words = rats_in_words(lang(), &years, &held);
    let shape = |(at, held): (usize, &Option<bool>)| {
        let radius = if *held == Some(true) { "5.5" } else { "4.5" };
        view! { <circle data-rat=code(*held) cx=(at * STEP + 6).to_string() cy="6" r=radius /> }
    };
    let (width, label) = (N * STEP - 2, words.clone());
    view! {
        <svg class="rats" role="img" aria-label=label viewBox=format!("0 0 {width} 12") width=width.to_string() height="12">
            <title>{words}</title>
            {held.iter().enumerate().map(shape).collect_view()}
        </svg>
    }
}

/// One meeting: its shape alone, which the text beside it says in words.
pub fn rat_shape(held: Option<bool>) -> impl IntoView {
    let radius = if held == Some(true) { "8.5" } else { "7" };
    view! {
        <svg class="rat" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false">
            <circle data-rat=code(held) cx="9" cy="9" r=radius />
        </svg>
    }
}

/// The meetings of years that come latest first, drawn with the earliest first, each with its year.
pub fn rat_years(t: Lang, years: &[Evidence]) -> impl IntoView + use<> {
    let year = |of: &Evidence| {
        view! { <span>{rat_shape(of.rat)} {of.year.to_string()}</span> }
    };
    view! { <div class="rat-years" role="img" aria-label=explain_rats(t, years)>{years.iter().rev().map(year).collect_view()}</div> }
}
