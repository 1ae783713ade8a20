//! Pieces of the frame that come after the first page, because nobody needs them in its first moment.

use super::lang;
use super::notice::notices;
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
    /// Strips above the page that can wait a moment.
    Reminders,
    /// What listens to keys and to files that arrive without being chosen, and what backs up by itself; nothing is seen of it.
    Listening,
    /// What stands above a page on paper.
    PaperHead,
    /// What stands below it.
    PaperFoot,
}

/// Gives a piece, once it is loaded; none where it cannot be.
#[derive(Clone, Copy)]
pub struct Pieces(pub fn(Piece) -> Later<Option<AnyView>>);

/// A piece, once it is loaded. Where it cannot be, that is said: what it would do is not done.
pub fn loaded(piece: Piece) -> impl Future<Output = Option<AnyView>> {
    let Pieces(load) = expect_context();
    let (t, notices, loading) = (lang(), notices(), load(piece));
    async move {
        let view = loading.await;
        if view.is_none() {
            notices.error(t.part_missing());
        }
        view
    }
}

/// A piece in its place, as soon as it is there.
pub fn piece(piece: Piece) -> AnyView {
    Suspend::new(loaded(piece)).into_any()
}
