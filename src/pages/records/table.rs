//! The list of a table on a page: what narrows it, its rows, and how many more there are.

use crate::domain::{Id, Record};
use crate::i18n::Lang;
use crate::list::{Column, Filter, Line, ListOf, ORDER, SEARCH, Wanted, owner};
use crate::ui::address::place;
use crate::ui::chip::chip;
use crate::ui::print::{MOST_ROWS, is_printing};
use crate::ui::scroll::sideways;
use crate::ui::select::{plain, select};
use crate::workspace::dimension::Dimension;
use leptos::prelude::*;

/// So many rows are shown at once.
const STEP: usize = 100;

/// What the address of the page asks of the list; on the way to another page it stays as it is.
pub fn wanted<R: Record>(t: Lang, list: &'static ListOf<R>) -> Memo<Wanted> {
    let place = place();
    Memo::new(move |before: Option<&Wanted>| {
        let address = place.get();
        match before {
            Some(before) if address.path != list.path => before.clone(),
            _ => Wanted::of(list, t, |key| address.parameter(key)),
        }
    })
}

/// The search, the filters of the list, and those of the cooperatives.
pub fn filters<R: Record>(t: Lang, list: &'static ListOf<R>, wanted: Memo<Wanted>) -> impl IntoView {
    let place = place();
    let set = move |key: &str, value: &str| place.replace(place.now().with(key, (!value.is_empty()).then_some(value)));
    let any =
        |choices: Vec<(String, String)>| plain(std::iter::once((String::new(), t.all().to_owned())).chain(choices));
    let of_record = move |filter: &'static Filter<R>| {
        let chosen = move || wanted.with(|wanted| wanted.chosen.get(filter.key).cloned().unwrap_or_default());
        let (label, choices) = ((filter.label)(t).to_owned(), any((filter.choices)(t)));
        select(filter.key.to_owned(), label, false, choices, chosen, move |code| set(filter.key, &code))
    };
    let of_owner = move |dimension: Dimension| {
        let chosen = move || wanted.with(|wanted| wanted.chosen_of_owner(dimension).unwrap_or_default());
        let (key, choices) = (owner::key(dimension), any(owner::choices(t, dimension)));
        select(key.clone(), owner::label(t, dimension), false, choices, chosen, move |code| set(&key, &code))
    };
    view! {
        <div class="filters" role="search">
            <div class="field search">
                <label for=SEARCH>{t.search()}</label>
                <input type="search" id=SEARCH autocomplete="off" prop:value=move || wanted.with(|wanted| wanted.text.clone())
                    on:input=move |event| set(SEARCH, &event_target_value(&event)) />
            </div>
            {list.filters.iter().map(of_record).collect_view()}
            {owner::FILTERS.map(of_owner).collect_view()}
            {move || narrowed(t, list, wanted)}
        </div>
    }
}

/// By what else the list is narrowed, which no filter shows: said, and to be let go.
fn narrowed<R: Record>(t: Lang, list: &'static ListOf<R>, wanted: Memo<Wanted>) -> impl IntoView {
    let place = place();
    wanted
        .get()
        .narrowed(list, t)
        .into_iter()
        .map(|(key, name, value)| {
            let drop = move || place.replace(place.now().with(&key, None));
            chip(t, format!("{name}: {value}"), drop)
        })
        .collect_view()
}

/// The rows, the first hundred until more are asked for.
pub fn table<R: Record>(
    t: Lang,
    list: &'static ListOf<R>,
    caption: &'static str,
    lines: Vec<Line<R>>,
    wanted: Memo<Wanted>,
) -> impl IntoView {
    let (count, shown, printing) = (lines.len(), RwSignal::new(STEP), is_printing());
    let drawn = move || if printing.get() { MOST_ROWS } else { shown.get() };
    let row = move |line: Line<R>| {
        view! {
            <tr>
                <th scope="row">
                    <a href=format!("#{}", list.owner_path(line.cooperative))>{line.name}</a> <br />
                    <span class="hint">{line.district.map(|code| t.area(code))}</span>
                </th>
                {cells(t, list, &line.row.value, line.row.id, format!("#{}", list.record_path(line.cooperative, Some(line.row.id))))}
            </tr>
        }
    };
    let first = move || lines.iter().take(drawn()).cloned().collect::<Vec<_>>();
    let table = view! {
        <table class=R::TABLE>
            <caption class="visually-hidden">{caption}</caption>
            <thead><tr>
                <th scope="col">{t.cooperative()}</th>
                {list.columns.iter().map(|column| sorted_head(t, column, wanted)).collect_view()}
            </tr></thead>
            <tbody>
                <For each=first key=|line| line.row.id let(line)>
                    {row(line)}
                </For>
            </tbody>
        </table>
    };
    view! {
        {sideways(caption, table)}
        {(count > MOST_ROWS).then(|| {
            view! { <p class="source print-only">{t.first_rows_on_paper(&t.count(MOST_ROWS), &t.count(count))}</p> }
        })}
        <Show when=move || { count > shown.get() }>
            <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
        </Show>
    }
}

/// The heading of a column, which orders by it.
fn sorted_head<R: Record>(t: Lang, column: &'static Column<R>, wanted: Memo<Wanted>) -> impl IntoView {
    let (place, key) = (place(), column.key);
    let sorted = move || {
        let order = wanted.with(|wanted| wanted.order);
        let (_, descending) = order.filter(|(by, _)| *by == key)?;
        Some(if descending { "descending" } else { "ascending" })
    };
    let sort = move |_| {
        let order = wanted.with_untracked(|wanted| wanted.ordered_by(key));
        place.replace(place.now().with(ORDER, Some(&order)));
    };
    view! {
        <th scope="col" class:num=column.is_numeric() aria-sort=sorted>
            <button type="button" class="sort" on:click=sort>{column.head(t)}</button>
        </th>
    }
}

/// The headings of the columns, where nothing is to be ordered.
pub fn heads<R: Record>(t: Lang, list: &'static ListOf<R>) -> impl IntoView {
    let head =
        |column: &'static Column<R>| view! { <th scope="col" class:num=column.is_numeric()>{column.head(t)}</th> };
    list.columns.iter().map(head).collect_view()
}

/// What the columns say of a record; its name leads to its page.
pub fn cells<R: Record>(
    t: Lang,
    list: &'static ListOf<R>,
    record: &R,
    id: Id,
    address: String,
) -> impl IntoView + use<R> {
    let cell = |column: &'static Column<R>| {
        let shown = column.show(t, record);
        let below = shown.below.into_iter().map(|text| view! { <br /> <span class="hint">{text}</span> });
        let text = match shown.marked {
            Some(marked) => view! { <span class="badge">{marked}</span> " " {shown.text} }.into_any(),
            None if list.names(column) => {
                let name = (list.named.1)(t, record);
                view! { <a id=link_id(R::TABLE, id) href=address.clone()>{name}</a> }.into_any()
            }
            None => shown.text.into_any(),
        };
        view! { <td class:num=column.is_numeric()>{text} {below.collect_view()}</td> }
    };
    list.columns.iter().map(cell).collect_view()
}

/// The id of the link that a record's name is.
pub fn link_id(table: &str, id: Id) -> String {
    format!("{table}-{id}")
}
