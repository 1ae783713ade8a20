//! How much open work a destination has, beside its name: what is to be done and never what there is.

use crate::i18n::Lang;
use crate::ui::desk::{Desk, desk};
use crate::ui::lang;
use crate::ui::section::Section;
use leptos::prelude::*;
use std::time::Duration;

/// So long after a change it is counted again, when the change itself has been drawn.
const LATER: Duration = Duration::from_millis(300);

/// The number, as long as there is any.
pub fn waiting(section: Section) -> AnyView {
    match section {
        Section::FollowUp => counted(open_cases, Lang::waiting_cases),
        Section::Data => counted(differences, Lang::waiting_differences),
        _ => ().into_any(),
    }
}

fn counted(count: fn(Desk) -> usize, words: fn(Lang, &str) -> String) -> AnyView {
    let (t, desk) = (lang(), desk());
    let counted = RwSignal::new(count(desk));
    Effect::new(move |first: Option<()>| {
        desk.revision();
        if first.is_some() {
            // The bar may be gone by then: another language shows another one.
            set_timeout(
                move || {
                    let _ = counted.try_set(count(desk));
                },
                LATER,
            );
        }
    });
    let said = move || Some(counted.get()).filter(|count| *count > 0).map(|count| t.count(count));
    view! {
        <span class="waiting" aria-hidden="true" title=move || said().map(|count| words(t, &count))>{said}</span>
    }
    .into_any()
}

fn open_cases(desk: Desk) -> usize {
    desk.peek(|workspace| workspace.tables().cases.live().filter(|row| !row.value.is_closed()).count())
}

fn differences(desk: Desk) -> usize {
    desk.peek(|workspace| workspace.conflicts().len())
}
