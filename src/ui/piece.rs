//! Pieces of the frame that come after the first page, because nobody needs them in its first moment.

use super::overlay::Overlay;
use super::section::Section;
use crate::desk::Later;
use leptos::prelude::*;

/// A piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// What lies over the page.
    Over(Overlay),
    /// How much open work a destination has.
    Waiting(Section),
    /// Where the page is.
    Trail,
    /// What can be done on every page.
    Tools,
    /// The question before something is lost.
    Confirm,
    /// What listens to keys and to files that arrive without being chosen; nothing is seen of it.
    Listening,
    /// What stands above a page on paper.
    PaperHead,
    /// What stands below it.
    PaperFoot,
}

/// Gives a piece, once it is loaded; none where it cannot be.
#[derive(Clone, Copy)]
pub struct Pieces(pub fn(Piece) -> Later<Option<AnyView>>);

/// A piece in its place, as soon as it is there.
pub fn piece(piece: Piece) -> AnyView {
    let Pieces(load) = expect_context();
    Suspend::new(load(piece)).into_any()
}
