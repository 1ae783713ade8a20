//! What narrows a page that is no list: its choices in a row where there is room, and on a telephone behind one button that
//! says how many of them are in force.

use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::narrow::is_narrow;
use crate::ui::sheet::sheet;
use leptos::prelude::*;

/// The choices, made anew wherever they stand.
pub fn narrowing(
    in_force: Signal<usize>,
    choices: impl Fn() -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (t, narrow, is_open) = (lang(), is_narrow(), RwSignal::new(false));
    let tally = move || {
        let count = in_force.get();
        (count > 0).then(|| {
            view! { <span class="tally">{t.count(count)} <span class="visually-hidden">{t.in_force()}</span></span> }
        })
    };
    let button = move || {
        view! {
            <button type="button" class="filter-button" aria-haspopup="dialog" aria-keyshortcuts="f" on:click=move |_| is_open.set(true)>
                {icon(Icon::Funnel)} <span class="visually-hidden">{t.filters()}</span> {tally}
            </button>
        }
        .into_any()
    };
    let content = move || view! { <div class="sheet-filters">{choices()}</div> }.into_any();
    let foot = move || {
        view! { <button type="button" class="primary" on:click=move |_| is_open.set(false)>{t.close()}</button> }
            .into_any()
    };
    view! {
        {sheet(is_open, "saringan", move || t.filters().to_owned(), content, foot)}
        {move || if narrow.get() { button() } else { choices() }}
    }
}
