//! What stands above a list: the search, the filters used most, the others behind a button, and how many there are of how
//! many. On a telephone all filters and the order are behind buttons.

use super::chip::chip;
use super::icon::{Icon, icon};
use super::lang;
use super::narrow::is_narrow;
use super::sheet::sheet;
use crate::explain::lower;
use leptos::prelude::*;
use std::sync::Arc;

/// A labelled control of a filter, made anew wherever it stands.
pub type Control = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// A filter in force.
#[derive(Clone)]
pub struct InForce {
    /// What it goes by and lets through: "Jenis: Jasa".
    pub said: String,
    /// Takes it off.
    pub drop: Callback<()>,
}

/// By what a list can be ordered, and is.
#[derive(Clone)]
pub struct Order {
    /// The columns: their keys, and what they are called.
    pub columns: Signal<Vec<(String, String)>>,
    /// The key of the column that orders, and whether it does so the other way round.
    pub now: Signal<(String, bool)>,
    /// Orders by a column.
    pub set: Callback<(String, bool)>,
}

/// The search of a list.
#[derive(Clone, Copy)]
pub struct Search {
    /// What can be searched for.
    pub hint: Signal<String>,
    /// What is searched for.
    pub text: Signal<String>,
    /// Searches.
    pub set: Callback<String>,
}

/// How many a list shows.
#[derive(Clone, Copy)]
pub struct Count {
    /// In words: "412 dari 3.027 koperasi".
    pub said: Signal<String>,
    /// As a number.
    pub found: Signal<usize>,
}

/// Search, filters and count.
#[component]
pub fn Toolbar(
    /// The search.
    search: Search,
    /// The filters used most.
    first: Vec<Control>,
    /// The other filters.
    #[prop(optional)]
    others: Vec<Control>,
    /// How many of the other filters are in force.
    #[prop(into)]
    others_in_force: Signal<usize>,
    /// The filters in force.
    #[prop(into)]
    in_force: Signal<Vec<InForce>>,
    /// Takes all off.
    clear: Callback<()>,
    /// How many the list shows.
    count: Count,
    /// The order, where the list has no heads of columns to choose it by.
    #[prop(optional_no_strip)]
    order: Option<Order>,
    /// What stands at the end of the first row, where there is room.
    #[prop(optional, into)]
    tools: ViewFn,
    /// What stands at the end of the second row, where there is room.
    #[prop(optional, into)]
    aside: ViewFn,
) -> impl IntoView {
    let (t, narrow) = (lang(), is_narrow());
    let (filtering, ordering) = (RwSignal::new(false), RwSignal::new(false));
    let (first, others) = (StoredValue::new(first), StoredValue::new(others));
    let controls = move |of: StoredValue<Vec<Control>>| of.with_value(|all| all.iter().map(|one| one()).collect_view());
    let has_others = others.with_value(|others| !others.is_empty());
    let is_any = Memo::new(move |_| in_force.with(|all| !all.is_empty()) || search.text.with(|text| !text.is_empty()));
    let tally = move || if narrow.get() { in_force.with(Vec::len) } else { others_in_force.get() };
    let more = move || {
        let (count, is_narrow) = (tally(), narrow.get());
        let name = if is_narrow { t.filters() } else { t.more_filters() };
        view! {
            <button type="button" class="filter-button" aria-haspopup="dialog" aria-keyshortcuts="f" on:click=move |_| filtering.set(true)>
                {icon(Icon::Funnel)} <span class:visually-hidden=is_narrow>{name}</span>
                {(count > 0).then(|| view! { <span class="tally">{t.count(count)} <span class="visually-hidden">{t.in_force()}</span></span> })}
            </button>
        }
    };
    let chips = move || {
        let chips = in_force.get().into_iter().map(|one| chip(t, one.said, move || one.drop.run(()))).collect_view();
        view! { <div class="chips">{chips}</div> }
    };
    let clear_all = move || {
        is_any.get().then(|| {
            view! {
                <button type="button" class="link" on:click=move |_| clear.run(())>{t.clear_filters()}</button>
            }
        })
    };
    let body = move || {
        let (is_narrow, any) = (narrow.get_untracked(), move || in_force.with(|all| !all.is_empty()));
        view! {
            <div class="sheet-filters">
                {is_narrow.then(|| controls(first))}
                {controls(others)}
            </div>
            {move || any().then(chips)}
        }
        .into_any()
    };
    let foot = move || {
        view! {
            {move || in_force.with(|all| !all.is_empty()).then(|| view! {
                <button type="button" on:click=move |_| clear.run(())>{t.clear_filters()}</button>
            })}
            <button type="button" class="primary" on:click=move |_| filtering.set(false)>
                {move || t.show_found(&t.count(count.found.get()))}
            </button>
        }
        .into_any()
    };
    let ordered = order.clone();
    let order_line = move || {
        let order = ordered.clone().filter(|_| narrow.get())?;
        let name = move || {
            let (key, _) = order.now.get();
            order.columns.with(|all| all.iter().find(|(of, _)| *of == key).map(|(_, name)| t.ordered_by(&lower(name))))
        };
        Some(view! {
            <span class="ordered">{name}</span>
            <button type="button" class="link" aria-haspopup="dialog" on:click=move |_| ordering.set(true)>{t.order_menu()}</button>
        })
    };
    let order_sheet = order.map(|order| {
        let close = move || {
            view! {
                <button type="button" class="primary" on:click=move |_| ordering.set(false)>
                    {move || t.show_found(&t.count(count.found.get()))}
                </button>
            }
            .into_any()
        };
        sheet(ordering, "urutkan", move || t.order_menu().to_owned(), move || order_choices(order.clone()), close)
    });
    view! {
        {sheet(filtering, "saringan", move || t.filters().to_owned(), body, foot)}
        {order_sheet}
        <div class="toolbar" role="search">
            <div class="field search">
                <label for="cari">{t.search()}</label>
                <input type="search" id="cari" autocomplete="off" placeholder=move || search.hint.get() prop:value=move || search.text.get()
                    on:input=move |event| search.set.run(event_target_value(&event)) />
            </div>
            {move || (!narrow.get()).then(|| controls(first))}
            {move || (has_others || narrow.get()).then(more)}
            {tools.run()}
        </div>
        <div class="found-line">
            <strong class="found-count" role="status">{move || count.said.get()}</strong>
            {move || (!narrow.get()).then(chips)}
            {clear_all}
            {order_line}
            {move || (!narrow.get()).then(|| view! { <div class="aside">{aside.run()}</div> })}
        </div>
    }
}

/// The columns to order by; the one that orders turns round.
fn order_choices(order: Order) -> AnyView {
    let Order { columns, now, set } = order;
    let one = move |(key, name): (String, String)| {
        let (own, chosen) = (key.clone(), key);
        let direction = move || {
            let (key, descending) = now.get();
            (key == own).then_some(if descending { "descending" } else { "ascending" })
        };
        let is_chosen = direction.clone();
        let press = move |_| {
            let (key, descending) = now.get_untracked();
            set.run((chosen.clone(), key == chosen && !descending));
        };
        view! {
            <li>
                <button type="button" class="quiet" aria-pressed=move || is_chosen().is_some().to_string() data-sort=direction on:click=press>
                    {name}
                </button>
            </li>
        }
    };
    view! { <ul class="menu-items order-choices">{columns.get_untracked().into_iter().map(one).collect_view()}</ul> }
        .into_any()
}
