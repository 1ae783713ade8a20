//! What stands behind a figure of plans: a sheet with its rows, each leading to its page.

use crate::i18n::Lang;
use crate::ui::sheet::sheet;
use leptos::prelude::*;

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

/// All that the sheet shows.
pub(super) struct Content {
    /// What figure it is.
    pub title: String,
    /// How many rows there are, and what they come to.
    pub said: String,
    /// The first of them.
    pub rows: Vec<Row>,
    /// What is said of the others, where there are more.
    pub more: Option<String>,
}

/// The sheet, open while something is chosen; what it shows is made when it opens.
pub(super) fn behind<T: Send + Sync + 'static>(
    t: Lang,
    id: &'static str,
    chosen: RwSignal<Option<T>>,
    made: impl Fn(&T) -> Content + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        let is_chosen = chosen.with(Option::is_some);
        if is_chosen != is_open.get_untracked() {
            is_open.set(is_chosen);
        }
    });
    Effect::new(move |_| {
        // What is told again although nothing is another would never end.
        if !is_open.get() && chosen.with_untracked(Option::is_some) {
            chosen.set(None);
        }
    });
    let now = move || chosen.with_untracked(|chosen| chosen.as_ref().map(made));
    let content = move || now().map(listed).into_any();
    let title = move || now().map(|content| content.title).unwrap_or_default();
    let foot =
        move || view! { <button type="button" on:click=move |_| is_open.set(false)>{t.close()}</button> }.into_any();
    sheet(is_open, id, title, content, foot)
}

fn listed(content: Content) -> impl IntoView {
    let Content { said, rows, more, .. } = content;
    let row = |row: Row| {
        view! {
            <li>
                <a href=row.address>{row.name}</a>
                <span class="hint">{row.of}</span>
                <b>{row.money}</b>
            </li>
        }
    };
    view! {
        <p>{said}</p>
        <ul class="behind-rows">{rows.into_iter().map(row).collect_view()}</ul>
        {more.map(|more| view! { <p class="hint">{more}</p> })}
    }
}
