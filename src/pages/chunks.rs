//! Which part of the program shows which page. The parts are files of their own, loaded when they are first wanted;
//! where they are cut, and so how they are loaded, is the business of the binary, which hands it in.

use super::summary::View;
pub use crate::desk::Later;
use crate::desk::Mend;
use crate::ui::address::Route;
use crate::ui::lang;
use crate::ui::overlay::overlays;
use crate::ui::piece::{Piece, loaded};
use crate::ui::section::Section;
use leptos::prelude::*;
use std::task::{Context, Poll, Waker};

/// A part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chunk {
    /// The summary without its charts and published totals: what is seen first, and so no file of its own.
    Overview,
    /// The charts, and published totals beside what the register counts.
    Charts,
    /// The register: list, record and forms.
    Register,
    /// The follow-up of inactive cooperatives.
    FollowUp,
    /// Plans of all levels.
    Plans,
    /// Enterprises that the office assists, applications for financing, courses, and the register over time.
    Enterprises,
    /// Files and settings.
    Office,
    /// The first visit.
    Welcome,
    /// Pieces of the frame that nobody needs at once: what lies over pages, counts of open work, paper.
    Frame,
}

impl Chunk {
    /// Those that are wanted later, in the order in which that is likely.
    const LATER: [Chunk; 7] = [
        Chunk::Charts,
        Chunk::Register,
        Chunk::Frame,
        Chunk::FollowUp,
        Chunk::Plans,
        Chunk::Enterprises,
        Chunk::Office,
    ];

    /// The part that shows a page.
    pub fn of(route: &Route) -> Self {
        match (route, Section::of(route)) {
            // All lists of records are one page, wherever they belong.
            (Route::Records(_), _) | (_, Some(Section::FollowUp)) => Chunk::FollowUp,
            (_, Some(Section::Cooperatives)) => Chunk::Register,
            (_, Some(Section::Program)) => Chunk::Plans,
            // Few pages that read the same records: one part with those of enterprises.
            (_, Some(Section::Enterprises | Section::Financing | Section::Trainings | Section::Analysis)) => {
                Chunk::Enterprises
            }
            (_, Some(Section::Data | Section::Settings)) => Chunk::Office,
            (_, Some(Section::Summary) | None) => Chunk::Overview,
        }
    }
}

/// How the parts are loaded.
#[derive(Debug, Clone, Copy)]
pub struct Chunks {
    /// Loads a part, and says whether it is there; at once where it is loaded already.
    pub load: fn(Chunk) -> Later<bool>,
    /// A page; none where its part cannot be loaded.
    pub page: fn(Route) -> Later<Option<AnyView>>,
    /// The first visit; none where it cannot be loaded.
    pub welcome: fn() -> Later<Option<AnyView>>,
    /// Brings what an earlier version has stored into the present form, where the part that can do it is there.
    pub migrate: fn() -> Later<()>,
    /// Sets right what was stored, see [`Mend`].
    pub mend: Mend,
    /// What the summary shows below its figures: charts and published totals; none where they cannot be loaded.
    pub charts: fn(Memo<View>) -> Later<Option<AnyView>>,
    /// A piece of the frame; none where it cannot be loaded.
    pub piece: fn(Piece) -> Later<Option<AnyView>>,
}

impl Chunks {
    /// Loads all parts, so that no page has to be waited for any more. What cannot be loaded now is asked for again
    /// when it is needed.
    pub(super) async fn load_all(self) {
        for chunk in Chunk::LATER {
            (self.load)(chunk).await;
        }
    }

    /// Whether the part of a page is there.
    pub(super) fn has(self, route: &Route) -> bool {
        at_once((self.load)(Chunk::of(route))) == Some(true)
    }

    /// A page whose part is there; in the stead of another a sentence that says so.
    pub(super) fn show(self, route: Route) -> AnyView {
        if route == Route::NotFound {
            return super::not_found().into_any();
        }
        at_once((self.page)(route)).flatten().unwrap_or_else(missing)
    }
}

/// The first visit, whose part is there before anything is shown.
pub(super) fn show_welcome() -> AnyView {
    let chunks = expect_context::<Chunks>();
    at_once((chunks.welcome)()).flatten().unwrap_or_else(missing)
}

/// What a future gives without waiting.
fn at_once<T>(mut future: Later<T>) -> Option<T> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

fn missing() -> AnyView {
    view! { <div class="note error" role="alert"><p>{lang().part_missing()}</p></div> }.into_any()
}

/// The charts of the summary, once their part is loaded.
pub(super) async fn summary_charts(view: Memo<View>) -> AnyView {
    let chunks = expect_context::<Chunks>();
    (chunks.charts)(view).await.unwrap_or_else(missing)
}

/// What lies over the page, once its part is loaded.
pub(super) fn show_overlay() -> AnyView {
    let overlays = overlays();
    let show = move || {
        let overlay = overlays.get()?;
        let loading = loaded(Piece::Over(overlay));
        Some(Suspend::new(async move {
            let view = loading.await;
            if view.is_none() {
                overlays.close();
            }
            view
        }))
    };
    view! { {show} }.into_any()
}
