//! Koperasi: the register as a list.

mod bulk;
mod columns;
mod export;
pub(super) mod filters;
mod preferences;
mod select;
mod views;

use crate::i18n::Lang;
use crate::ui::address::{Address, Place, place};
use crate::ui::desk::{Desk, desk};
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::menu::menu;
use crate::ui::rows::Rows;
use crate::ui::{lang, timing};
use crate::workspace::query::{Column, Query};
use columns::Layout;
use filters::{Filters, query_of};
use leptos::prelude::*;
use preferences::Choices;
use select::Selection;
use std::rc::Rc;
use std::sync::Arc;

const PATH: &str = "/koperasi";

fn show(place: Place, query: &Query) {
    place.replace(Address::new(PATH, query.parameters()));
}

/// The positions in the table of the rows that the list shows.
type Found = Arc<Vec<u32>>;

/// The page.
#[component]
pub fn Cooperatives() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    super::document_title(move || t.page_cooperatives().to_owned());
    let query = Memo::new(move |before: Option<&Query>| {
        let address = place.get();
        // On the way to another page the list keeps what it shows.
        if address.path == PATH { query_of(&address) } else { before.cloned().unwrap_or_default() }
    });
    let search = move |_: Option<&Found>| {
        let start = timing::now();
        let rows = Arc::new(desk.run(&query.get()));
        timing::with_next_frame(move || timing::measure("selaras:filter", start));
        rows
    };
    let rows = Memo::new_with_compare(search, |before, now| before != now);
    let all = Memo::new(move |_| desk.read(|workspace| workspace.tables().cooperatives.live().count()));
    let set = Callback::new(move |query: Query| show(place, &query));
    view! {
        {page_head(view! {
            <h1>{t.page_cooperatives()}</h1>
            <div class="actions also">
                <a class="button quiet" href="#/koperasi/silang">{t.page_pivot()}</a>
                <a class="button quiet" href="#/koperasi/mutu">{t.page_quality()}</a>
                <a class="button quiet" href="#/koperasi/aturan">{t.page_rules()}</a>
                {super::records::links(t)}
                <a class="button primary" href="#/koperasi/baru">{icon(Icon::Plus)} {t.add_cooperative()}</a>
            </div>
        })}
        <Show when=move || { all.get() > 0 } fallback=move || nothing_yet(t)>
            <Filters query set />
            <List query rows all />
        </Show>
    }
}

/// What the filters let through, and what can be done with it.
#[component]
fn List(query: Memo<Query>, rows: Memo<Found>, all: Memo<usize>) -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let choices = Choices::load();
    let columns = choices.columns();
    let selection = Selection::new(t, desk, rows);
    let count = move || {
        let shown = t.count(rows.with(|rows| rows.len()));
        if query.get().narrows() { t.shown_of(&shown, &t.count(all.get())) } else { t.shown_all(&shown) }
    };
    let is_found = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let select = move || {
        is_found.get().then(|| view! {
        <button type="button" aria-pressed=move || selection.is_on().to_string() on:click=move |_| selection.switch()>
            {t.select_menu()}
        </button>
    })
    };
    view! {
        <div class="list-head">
            <p class="count" role="status">{count}</p>
            <div class="actions tools">
                {menu(t.views_menu(), move || views::chooser(choices, query, columns))}
                {menu(t.columns_menu(), move || columns::chooser(choices, columns))}
                {select}
                {move || is_found.get().then(|| menu(t.save_menu(), move || export::view(query, rows, columns)))}
            </div>
        </div>
        {move || selection.is_on().then(|| selected(t, selection))}
        <Show when=move || is_found.get() fallback=move || nothing_found(t, place)>
            {move || table(t, desk, query, rows, Layout::of(columns.get()), selection)}
        </Show>
    }
}

/// How many rows are chosen, and what can be done with them.
fn selected(t: Lang, selection: Selection) -> impl IntoView {
    let count = Memo::new(move |_| selection.ids().len());
    let is_any = Memo::new(move |_| count.get() > 0);
    view! {
        <p class="selected">
            <strong role="status">{move || t.selected_count(&t.count(count.get()))}</strong>
            " " <span class="hint">{t.select_hint()}</span>
        </p>
        {move || is_any.get().then(|| bulk::view(selection))}
    }
}

fn table(
    t: Lang,
    desk: Desk,
    query: Memo<Query>,
    rows: Memo<Found>,
    layout: Layout,
    selection: Selection,
) -> impl IntoView {
    let place = place();
    let is_selecting = selection.is_on();
    let (count, width) = (layout.columns.len() + usize::from(is_selecting), layout.width());
    let layout = StoredValue::new(layout);
    let head = ViewFn::from(move || {
        let heads = layout.with_value(|layout| {
            layout.columns.iter().map(|column| head(t, place, query, *column, layout.class(*column))).collect_view()
        });
        view! { <tr aria-rowindex="1">{is_selecting.then(|| selection.head())}{heads}</tr> }
    });
    let row = move |at: u32| {
        desk.peek(|workspace| {
            let row = &workspace.tables().cooperatives.rows()[at as usize];
            let check = is_selecting.then(|| selection.cell(row.id, &row.value.name));
            let cells = layout.with_value(|layout| {
                let cell = |column: &Column| {
                    view! { <td class=layout.class(*column)>{columns::view(t, workspace, at, *column)}</td> }
                };
                layout.columns.iter().map(cell).collect_view()
            });
            view! { {check} {cells} }.into_any()
        })
    };
    let revision = Signal::derive(move || desk.revision());
    view! { <Rows rows revision caption=t.page_cooperatives() head columns=count width row=Rc::new(row) /> }
}

fn nothing_yet(t: Lang) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon(Icon::List)}
            <h2>{t.register_empty()}</h2>
            <p>{t.register_empty_hint()}</p>
            <div class="actions">
                <a class="button primary" href="#/koperasi/baru">{t.add_cooperative()}</a>
                <a class="button" href="#/data">{t.open_a_file()}</a>
            </div>
        </div>
    }
}

fn nothing_found(t: Lang, place: Place) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon(Icon::Search)}
            <h2>{t.nothing_found()}</h2>
            <p>{t.nothing_found_hint()}</p>
            <div class="actions">
                <button type="button" on:click=move |_| show(place, &Query::default())>{t.clear_filters()}</button>
            </div>
        </div>
    }
}

/// The heading of a column, which orders by it.
fn head(t: Lang, place: Place, query: Memo<Query>, column: Column, class: String) -> impl IntoView {
    let sorted = move || {
        let query = query.get();
        (query.order == column).then_some(if query.descending { "descending" } else { "ascending" })
    };
    let sort = move |_| {
        let now = query.get_untracked();
        let descending = now.order == column && !now.descending;
        show(place, &Query { order: column, descending, ..now });
    };
    view! {
        <th scope="col" class=class aria-sort=sorted>
            <button type="button" class="sort" on:click=sort>{columns::name(t, column)}</button>
        </th>
    }
}
