//! The sentence above the figures of a page, whose own figures stand out.

use crate::explain::Piece;
use leptos::prelude::*;

/// The sentence with its figures strong.
pub fn sentence(pieces: Vec<Piece>) -> AnyView {
    let piece = |(text, is_figure): Piece| if is_figure { view! { <b>{text}</b> }.into_any() } else { text.into_any() };
    pieces.into_iter().map(piece).collect_view().into_any()
}
