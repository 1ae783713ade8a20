//! What is drawn anew when what it reads changes, compiled once for all places: a closure of a type of its own in every place
//! would bring its own copy of all that leptos does with one, and the first page pays for it.

use leptos::prelude::*;

/// What a closure draws, and draws again whenever what it read has changed.
pub fn live<V: IntoAny + 'static>(mut view: impl FnMut() -> V + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || view().into_any());
    view.into_any()
}
