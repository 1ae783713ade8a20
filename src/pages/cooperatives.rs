//! Koperasi: the register as a list.

mod bulk;
mod columns;
mod export;
pub(super) mod filters;
mod preferences;
mod select;
mod views;

use crate::i18n::Lang;
use crate::pages::no_register::no_register;
use crate::ui::address::{Address, place};
use crate::ui::desk::{Desk, desk};
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::menu::menu;
use crate::ui::narrow::is_narrow;
use crate::ui::own_area::own_area;
use crate::ui::rows::{Form, Rows};
use crate::ui::toolbar::{Count, Order};
use crate::ui::{lang, timing};
use crate::workspace::query::{Column, Only, Query};
use crate::workspace::rats;
use columns::{Layout, Years};
use filters::{Filters, parameters_of, query_of};
use leptos::prelude::*;
use preferences::Choices;
use select::Selection;
use std::rc::Rc;
use std::sync::Arc;

const PATH: &str = "/koperasi";

/// The positions in the table of the rows that the list shows.
type Found = Arc<Vec<u32>>;

/// The page.
#[component]
pub fn Cooperatives() -> impl IntoView {
    let (t, desk, place, own) = (lang(), desk(), place(), own_area());
    super::document_title(move || t.page_cooperatives().to_owned());
    let query = Memo::new(move |before: Option<&Query>| {
        let address = place.get();
        // On the way to another page the list keeps what it shows.
        if address.path == PATH { query_of(&address, own.get()) } else { before.cloned().unwrap_or_default() }
    });
    let search = move |_: Option<&Found>| {
        let start = timing::now();
        let rows = Arc::new(desk.run(&query.get()));
        timing::with_next_frame(move || timing::measure("selaras:filter", start));
        rows
    };
    let rows = Memo::new_with_compare(search, |before, now| before != now);
    let all = Memo::new(move |_| desk.read(|workspace| workspace.tables().cooperatives.live().count()));
    let is_any = Memo::new(move |_| all.get() > 0);
    let set = Callback::new(move |query: Query| {
        place.replace(Address::new(PATH, parameters_of(&query, own.get_untracked())));
    });
    let choices = Choices::load();
    let columns = choices.columns();
    let head = move || {
        is_any.get().then(|| {
            view! {
                <a class="button" href="#/data/daftar">{icon(Icon::Upload)} {t.import_list()}</a>
                {menu(t.save_menu(), move || export::view(query, rows, columns))}
            }
        })
    };
    view! {
        {page_head(view! {
            <h1>{t.page_cooperatives()}</h1>
            <div class="actions">
                {head}
                <a class="button primary" href="#/koperasi/baru">{icon(Icon::Plus)} {t.add_cooperative()}</a>
            </div>
        })}
        <Show when=move || is_any.get() fallback=move || no_register(t, t.register_empty_hint())>
            <List query set rows all choices columns />
        </Show>
    }
}

/// What the filters let through, and what can be done with it.
#[component]
fn List(
    query: Memo<Query>,
    set: Callback<Query>,
    rows: Memo<Found>,
    all: Memo<usize>,
    choices: Choices,
    columns: Memo<Vec<Column>>,
) -> impl IntoView {
    let (t, desk, narrow) = (lang(), desk(), is_narrow());
    let selection = Selection::new(t, desk, rows);
    let found = Signal::derive(move || rows.with(|rows| rows.len()));
    let said = Signal::derive(move || {
        let narrows = query.with(Query::narrows);
        let shown = t.count(found.get());
        if narrows { t.shown_of(&shown, &t.count(all.get())) } else { t.shown_all(&shown) }
    });
    let is_found = Memo::new(move |_| found.get() > 0);
    let order = Order {
        columns: Signal::derive(move || {
            let all = columns.get().into_iter();
            all.map(|column| (column.code().to_owned(), columns::name(t, column).to_owned())).collect()
        }),
        now: Signal::derive(move || query.with(|query| (query.order.code().to_owned(), query.descending))),
        set: Callback::new(move |(key, descending): (String, bool)| {
            set.run(Query { order: key.parse().unwrap_or_default(), descending, ..query.get_untracked() });
        }),
    };
    let tools = move || match narrow.get() {
        true => view! {
            <a class="button icon-only" href="#/koperasi/baru" aria-label=t.add_cooperative()>{icon(Icon::Plus)}</a>
        }
        .into_any(),
        false => menu(t.columns_menu(), move || columns::chooser(choices, columns)).into_any(),
    };
    let aside = move || {
        let name = move || views::current(t, choices, query, columns);
        menu(name, move || views::chooser(choices, query, columns))
    };
    view! {
        <div class="print-only">{super::basis::basis(t, desk)}</div>
        <Filters query set count=Count { said, found } order=Some(order) tools aside />
        <Show when=move || is_found.get() fallback=move || nothing_found(t, query, set)>
            {move || match narrow.get() {
                true => as_list(t, desk, rows).into_any(),
                false => table(t, desk, query, set, rows, Layout::of(columns.get()), selection).into_any(),
            }}
        </Show>
        {move || (!narrow.get()).then(|| bulk::bar(t, selection, query, columns))}
    }
}

/// The book years of which the rows show the meetings.
fn years_shown(desk: Desk) -> Memo<Years> {
    Memo::new(move |_| desk.read(|workspace| rats::shown_years(workspace.tables(), workspace.index())))
}

/// The rows where there is room for one column.
fn as_list(t: Lang, desk: Desk, rows: Memo<Found>) -> impl IntoView {
    let years = years_shown(desk);
    let row = move |at: u32| {
        let years = years.get_untracked();
        desk.peek(|workspace| columns::line(t, workspace, at, years))
    };
    let head = ViewFn::from(move || view! { <tr class="visually-hidden"><th scope="col">{t.cooperative()}</th></tr> });
    let revision = Signal::derive(move || desk.revision());
    view! { <Rows form=Form::List rows revision caption=t.page_cooperatives() head columns=1 width=None row=Rc::new(row) /> }
}

fn table(
    t: Lang,
    desk: Desk,
    query: Memo<Query>,
    set: Callback<Query>,
    rows: Memo<Found>,
    layout: Layout,
    selection: Selection,
) -> impl IntoView {
    let years = years_shown(desk);
    let (count, width) = (layout.columns.len() + 1, layout.width());
    let layout = StoredValue::new(layout);
    let head = ViewFn::from(move || {
        let heads = layout.with_value(|layout| {
            layout.columns.iter().map(|column| head(t, query, set, *column, years)).collect_view()
        });
        view! { <tr aria-rowindex="1">{selection.head()}{heads}</tr> }
    });
    let row = move |at: u32| {
        let years = years.get_untracked();
        desk.peek(|workspace| {
            let row = &workspace.tables().cooperatives.rows()[at as usize];
            let check = selection.cell(row.id, &row.value.name);
            let cells = layout.with_value(|layout| {
                let cell = |column: &Column| {
                    view! { <td class=columns::class(*column)>{columns::view(t, workspace, at, *column, years)}</td> }
                };
                layout.columns.iter().map(cell).collect_view()
            });
            view! { {check} {cells} }.into_any()
        })
    };
    let revision = Signal::derive(move || desk.revision());
    view! { <Rows form=Form::Table rows revision caption=t.page_cooperatives() head columns=count width row=Rc::new(row) /> }
}

/// Where nothing fits: in the area that is seen first there may be none, and elsewhere there is.
fn nothing_found(t: Lang, query: Memo<Query>, set: Callback<Query>) -> impl IntoView {
    let area = move || {
        let query = query.get();
        let Some(Only::Value(area)) = query.district else { return None };
        let label = t.nothing_found_in(&t.office(area));
        Some(view! {
            <button title=label type="button" on:click=move |_| set.run(Query { district: None, ..query.clone() })>{t.see_all_areas()}</button>
        })
    };
    view! {
        <div class="empty-state">
            {icon(Icon::Search)}
            <h2>{t.nothing_found()}</h2>
            <p>{t.nothing_found_hint()}</p>
            <div class="actions">
                <button type="button" on:click=move |_| set.run(Query::default())>{t.clear_filters()}</button>
                {area}
            </div>
        </div>
    }
}

/// The heading of a column, which orders by it.
fn head(t: Lang, query: Memo<Query>, set: Callback<Query>, column: Column, years: Memo<Years>) -> impl IntoView {
    let sorted = move || {
        let query = query.get();
        (query.order == column).then_some(if query.descending { "descending" } else { "ascending" })
    };
    let sort = move |_| {
        let now = query.get_untracked();
        let descending = now.order == column && !now.descending;
        set.run(Query { order: column, descending, ..now });
    };
    view! {
        <th scope="col" class=columns::class(column) aria-sort=sorted>
            <button type="button" class="sort" on:click=sort>{move || columns::head(t, column, years.get())}</button>
        </th>
    }
}
