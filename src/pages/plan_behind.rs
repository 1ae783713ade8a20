//! What stands behind a figure of plans: a sheet with its rows, each leading to its page.

use super::plans_apart::{Once, Turns};
use crate::i18n::Lang;
use crate::ui::sheet::sheet;
use leptos::prelude::*;
use std::sync::Arc;

/// So many rows are listed.
pub(super) const MOST: usize = 100;

/// A row behind a figure.
pub(super) struct Row {
    /// Its page.
    pub address: String,
    /// What it is called.
    pub name: String,
    /// Whose it is, of when.
    pub of: String,
    /// Its money, or what else counts.
    pub money: String,
}

/// All that the sheet shows below its title, which says what figure it is.
pub(super) struct Content {
    /// How many rows there are, and what they come to.
    pub said: String,
    /// The first of them.
    pub rows: Vec<Row>,
    /// What is said of the others, where there are more.
    pub more: Option<String>,
}

/// The sheet, open while something is chosen. It is there at once with its title; what it shows is made in turns with the
/// browser, as of many plans that takes a moment.
pub(super) fn behind<T: Clone + Send + Sync + 'static>(
    t: Lang,
    id: &'static str,
    chosen: RwSignal<Option<T>>,
    titled: impl Fn(&T) -> String + Send + Sync + 'static,
    made: impl AsyncFn(Turns, T) -> Option<Content> + Copy + 'static,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let shown = RwSignal::new(None::<Arc<Content>>);
    let once = Once::new();
    Effect::new(move |_| {
        let now = chosen.get();
        let is_chosen = now.is_some();
        if is_chosen != is_open.get_untracked() {
            is_open.set(is_chosen);
        }
        let turns = once.turns();
        let Some(now) = now else { return };
        shown.set(None);
        leptos::task::spawn_local(async move {
            if let Some(content) = made(turns, now).await.filter(|_| turns.is_wanted()) {
                shown.try_set(Some(Arc::new(content)));
            }
        });
    });
    Effect::new(move |_| {
        // What is told again although nothing is another would never end.
        if !is_open.get() && chosen.with_untracked(Option::is_some) {
            chosen.set(None);
        }
    });
    let waiting = move || view! { <p class="hint" role="status">{t.behind_waits()}</p> }.into_any();
    let content =
        move || view! { {move || shown.get().map_or_else(waiting, |content| listed(&content).into_any())} }.into_any();
    let title = move || chosen.with_untracked(|chosen| chosen.as_ref().map(&titled)).unwrap_or_default();
    let foot =
        move || view! { <button type="button" on:click=move |_| is_open.set(false)>{t.close()}</button> }.into_any();
    sheet(is_open, id, title, content, foot)
}

fn listed(content: &Content) -> impl IntoView + use<> {
    let row = |row: &Row| {
        view! {
            <li>
                <a href=row.address.clone()>{row.name.clone()}</a>
                <span class="hint">{row.of.clone()}</span>
                <b>{row.money.clone()}</b>
            </li>
        }
    };
    view! {
        <p>{content.said.clone()}</p>
        <ul class="behind-rows">{content.rows.iter().map(row).collect_view()}</ul>
        {content.more.clone().map(|more| view! { <p class="hint">{more}</p> })}
    }
}
