//! Annual meetings (RAT) of some book years as a row of shapes: a disc for one that was held, a ring for one that was not, a
//! dotted ring where nobody has said.

use super::lang;
use crate::domain::BookYear;
use crate::explain::rats_in_words;
use leptos::prelude::*;

/// From the middle of one shape to the middle of the next.
const STEP: usize = 14;

/// The shapes, which say in words what they mean.
pub fn rat_shapes<const N: usize>(years: [BookYear; N], held: [Option<bool>; N]) -> impl IntoView {
    let words = rats_in_words(lang(), &years, &held);
    let shape = |(at, held): (usize, &Option<bool>)| {
        let (class, radius) = match held {
            Some(true) => ("held", "5.5"),
            Some(false) => ("not-held", "4.5"),
            None => ("not-told", "4.5"),
        };
        view! { <circle class=class cx=(at * STEP + 6).to_string() cy="6" r=radius /> }
    };
    let (width, label) = (N * STEP - 2, words.clone());
    view! {
        <svg class="rats" role="img" aria-label=label viewBox=format!("0 0 {width} 12") width=width.to_string() height="12">
            <title>{words}</title>
            {held.iter().enumerate().map(shape).collect_view()}
        </svg>
    }
}
