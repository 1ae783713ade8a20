//! The sentence above the figures of a page, whose own figures stand out.

use leptos::prelude::*;

/// What stands before and after a figure: no text has it.
const MARK: char = '\u{e000}';

/// A figure within the sentence.
pub fn figure(text: &str) -> String {
    format!("{MARK}{text}{MARK}")
}

/// The sentence with its figures strong.
pub fn sentence(text: &str) -> impl IntoView + use<> {
    let piece = |(at, piece): (usize, &str)| {
        let piece = piece.to_owned();
        if at % 2 == 1 { view! { <b>{piece}</b> }.into_any() } else { piece.into_any() }
    };
    text.split(MARK).enumerate().map(piece).collect_view()
}
