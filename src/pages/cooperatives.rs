//! Koperasi: the register as a list.

mod give;

use crate::domain::status::Status;
use crate::domain::territory::Territory;
use crate::domain::{DeclaredStatus, Kind, Supervision};
use crate::i18n::{Label, Lang};
use crate::ui::address::{Address, Place, place};
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::rows::Rows;
use crate::ui::{field, figure, lang, timing};
use crate::workspace::query::{Column, Only, Query};
use leptos::prelude::*;
use std::rc::Rc;
use std::str::FromStr;
use std::sync::Arc;

const PATH: &str = "/koperasi";

fn query_of(address: &Address) -> Query {
    Query::from_parameters(address.parameters.iter().map(|(key, value)| (key.as_str(), value.as_str())))
}

fn show(place: Place, query: &Query) {
    place.replace(Address::new(PATH, query.parameters()));
}

/// The positions in the table of the rows that the list shows.
type Found = Arc<Vec<u32>>;

/// The page.
#[component]
pub fn Cooperatives() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    super::title(move || t.page_cooperatives().to_owned());
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
    let count = move || {
        let shown = t.count(rows.with(|rows| rows.len()));
        if query.get().narrows() { t.shown_of(&shown, &t.count(all.get())) } else { t.shown_all(&shown) }
    };
    view! {
        <div class="page-head">
            <h1>{t.page_cooperatives()}</h1>
            <div class="actions">
                <a class="button" href="#/koperasi/aturan">{t.page_rules()}</a>
                <a class="button primary" href="#/koperasi/baru">{icon(Icon::Plus)} {t.add_cooperative()}</a>
            </div>
        </div>
        <Show when=move || { all.get() > 0 } fallback=move || nothing_yet(t)>
            <Filters query />
            <div class="list-head">
                <p class="count" role="status">{count}</p>
                <Show when=move || rows.with(|rows| !rows.is_empty())>{give::view(query, rows)}</Show>
            </div>
            <Show when=move || rows.with(|rows| !rows.is_empty()) fallback=move || nothing_found(t, place)>
                <Rows rows revision=Signal::derive(move || desk.revision()) caption=t.page_cooperatives()
                    head=ViewFn::from(move || head(t, place, query)) columns=COLUMNS row=Rc::new(move |at| row(t, at)) />
            </Show>
        </Show>
    }
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

#[component]
fn Filters(query: Memo<Query>) -> impl IntoView {
    let (t, place) = (lang(), place());
    let change = move |change: &dyn Fn(&mut Query)| {
        let mut next = query.get_untracked();
        change(&mut next);
        show(place, &next);
    };
    let districts =
        Territory::current().districts.iter().map(|district| (district.code.to_string(), district.name.to_owned()));
    view! {
        <div class="filters" role="search">
            <div class="field search">
                <label for="cari">{t.search()}</label>
                <input type="search" id="cari" autocomplete="off" placeholder=t.search_placeholder()
                    prop:value=move || query.get().text
                    on:input=move |event| { let text = event_target_value(&event); change(&|query| query.text.clone_from(&text)); } />
            </div>
            {filter("district", t.district(), districts.collect(), Some(t),
                move || query.get().district.as_ref().map(Only::code),
                move |code| change(&|query| query.district = chosen(code)))}
            {filter("supervision", t.supervision(), field::labelled(t, Supervision::ALL), Some(t),
                move || query.get().supervision.as_ref().map(Only::code),
                move |code| change(&|query| query.supervision = chosen(code)))}
            {filter("declared", t.declared_status(), field::labelled(t, DeclaredStatus::ALL), Some(t),
                move || query.get().declared.as_ref().map(Only::code),
                move |code| change(&|query| query.declared = chosen(code)))}
            {filter("computed", t.computed_status(),
                Status::ALL.iter().map(|status| (status.code().to_owned(), status.label(t).to_owned())).collect(), None,
                move || query.get().computed.map(|status| status.code().to_owned()),
                move |code| change(&|query| query.computed = code.parse().ok()))}
            {filter("kind", t.kind(), field::labelled(t, Kind::ALL), Some(t),
                move || query.get().kind.as_ref().map(Only::code),
                move |code| change(&|query| query.kind = chosen(code)))}
            <Show when=move || query.get().narrows()>
                <button type="button" class="quiet" on:click=move |_| {
                    let now = query.get_untracked();
                    show(place, &Query { order: now.order, descending: now.descending, ..Query::default() });
                }>{icon(Icon::Close)} {t.clear_filters()}</button>
            </Show>
            {move || {
                let query = query.get();
                let years = query.founded_from.zip(query.founded_to);
                years.map(|(from, to)| view! {
                    <span class="chip">
                        {t.founded_between(&from.to_string(), &to.to_string())}
                        <button type="button" aria-label=t.clear_filters()
                            on:click=move |_| change(&|query| (query.founded_from, query.founded_to) = (None, None))>
                            {icon(Icon::Close)}
                        </button>
                    </span>
                })
            }}
        </div>
    }
}

fn chosen<T: FromStr>(code: &str) -> Option<Only<T>> {
    if code.is_empty() { None } else { code.parse().ok() }
}

/// A filter by one of a few values; with a language, also by "not recorded".
fn filter(
    id: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    missing: Option<Lang>,
    current: impl Fn() -> Option<String> + Send + Sync + 'static,
    set: impl Fn(&str) + 'static,
) -> impl IntoView {
    let t = lang();
    let current = Memo::new(move |_| current());
    let missing = missing.map(|t| (Only::<String>::Missing.code(), t.not_recorded().to_owned()));
    let option = move |(code, label): (String, String)| {
        let own = code.clone();
        view! { <option value=code selected=move || current.get().as_deref() == Some(own.as_str())>{label}</option> }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| set(&event_target_value(&event))>
                <option value="" selected=move || current.get().is_none()>{t.all()}</option>
                {options.into_iter().chain(missing).map(option).collect_view()}
            </select>
        </div>
    }
}

const COLUMNS: usize = 8;

/// The class of a column, for its width; some are left out where there is little room.
const fn class(column: Column) -> &'static str {
    match column {
        Column::Name => "col-name",
        Column::Nik => "col-nik wide-only",
        Column::District => "col-district wide-only",
        Column::Kind => "col-kind wide-only",
        Column::Supervision => "col-supervision wide-only",
        Column::Declared => "col-status",
        Column::Computed => "col-status wide-only",
        Column::Founded => "col-year wide-only",
    }
}

fn column_name(t: Lang, column: Column) -> &'static str {
    match column {
        Column::Name => t.name(),
        Column::Nik => t.nik(),
        Column::District => t.district(),
        Column::Kind => t.kind(),
        Column::Supervision => t.supervision(),
        Column::Declared => t.declared_status(),
        Column::Computed => t.computed_status(),
        Column::Founded => t.founded(),
    }
}

fn head(t: Lang, place: Place, query: Memo<Query>) -> impl IntoView {
    let column = move |column: Column| {
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
            <th scope="col" class=class(column) aria-sort=sorted>
                <button type="button" class="sort" on:click=sort>{column_name(t, column)}</button>
            </th>
        }
    };
    view! { <tr aria-rowindex="1">{Column::ALL.map(column)}</tr> }
}

/// The cells of a cooperative's row.
fn row(t: Lang, at: u32) -> AnyView {
    desk().peek(|workspace| {
        let row = &workspace.tables().cooperatives.rows()[at as usize];
        let facts = &workspace.index().facts()[at as usize];
        let c = &row.value;
        let dash = || "–".to_owned();
        let district = c.district.map_or_else(dash, |code| t.area(code));
        view! {
            <td class=class(Column::Name)><a href=Address::cooperative(row.id)>{c.name.to_string()}</a></td>
            <td class=class(Column::Nik)>{c.nik.as_deref().map_or_else(dash, str::to_owned)}</td>
            <td class=class(Column::District)>{district}</td>
            <td class=class(Column::Kind)>{c.kind.map_or("–", |kind| kind.label(t))}</td>
            <td class=class(Column::Supervision)>{facts.supervision.map_or("–", |level| level.label(t))}</td>
            <td class=class(Column::Declared)>{figure::declared(c.declared_status)}</td>
            <td class=class(Column::Computed)>{figure::status(facts.computed)}</td>
            <td class=class(Column::Founded)>{facts.founded.map_or_else(dash, |year| year.to_string())}</td>
        }
        .into_any()
    })
}
