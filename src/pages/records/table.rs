//! The list of a table on a page: what narrows it, its rows, and how many more there are.

use crate::domain::{Id, Record};
use crate::i18n::Lang;
use crate::list::pivot::By;
use crate::list::{Column, Filter, Line, ListOf, ORDER, OWNER, Records, SEARCH, Told, Wanted, owner};
use crate::pages::named::named;
use crate::ui::address::place;
use crate::ui::icon::{Icon, icon};
use crate::ui::narrow::is_narrow;
use crate::ui::own_area::own_area;
use crate::ui::print::{MOST_ROWS, is_printing};
use crate::ui::random;
use crate::ui::scroll::sideways;
use crate::ui::select::{plain, select};
use crate::ui::toolbar::{Control, Count, InForce, Order, Search, Toolbar};
use crate::workspace::dimension::Dimension;
use crate::workspace::scope;
use leptos::prelude::*;
use std::sync::Arc;

/// So many rows are shown at once.
pub const STEP: usize = 100;

/// So many filters stand beside the search, where there are many.
const FIRST: usize = 3;

/// So much of what is told stands in a row where there is room for one column.
const TOLD_IN_ITEM: usize = 1;

/// What is told in columns.
fn columns_told<R: Record>(list: &'static ListOf<R>) -> impl Iterator<Item = &'static Told<R>> {
    list.told.iter().filter(|told| told.is_column)
}

/// What the address of the page asks of the list; on the way to another page it stays as it is.
pub fn wanted<R: Record>(t: Lang, list: &'static ListOf<R>) -> Memo<Wanted> {
    let (place, own) = (place(), own_area());
    Memo::new(move |before: Option<&Wanted>| {
        let address = place.get();
        match before {
            Some(before) if address.path != list.path => before.clone(),
            _ => {
                let own = own.get().map(|own| own.to_string());
                // What is narrowed to districts otherwise is not narrowed to its own.
                let of_area = list.only_key(By::Owner(owner::DISTRICT));
                let own = own.as_deref().filter(|_| address.parameter(&of_area).is_none());
                let parameter = |key: &str| address.parameter(key).or(own.filter(|_| key == scope::AREA));
                Wanted::of(list, t, parameter)
            }
        }
    })
}

/// What is above the list: search, filters, and how many they let through.
pub fn tools<R: Record>(
    t: Lang,
    list: &'static ListOf<R>,
    wanted: Memo<Wanted>,
    found: Signal<usize>,
    said: Signal<String>,
    aside: ViewFn,
) -> impl IntoView {
    let (place, own) = (place(), own_area());
    let set = move |key: &str, value: &str| place.replace(place.now().with(key, (!value.is_empty()).then_some(value)));
    // Of the area that is seen first, all must be said.
    let choose_of = move |key: &str, code: &str| match key {
        scope::AREA if code.is_empty() => set(scope::AREA, scope::ALL),
        key => set(key, code),
    };
    let any = move |choices: Vec<(String, String)>| {
        plain(std::iter::once((String::new(), t.all().to_owned())).chain(choices))
    };
    let of_record = move |filter: &'static Filter<R>| -> Control {
        Arc::new(move || {
            let chosen = move || wanted.with(|wanted| wanted.chosen.get(filter.key).cloned().unwrap_or_default());
            let (label, choices) = (filter.label(t).to_owned(), any(filter.choices(t)));
            select(filter.key.to_owned(), label, false, choices, chosen, move |code| choose_of(filter.key, &code))
                .into_any()
        })
    };
    let of_told = move |told: &'static Told<R>| -> Control {
        Arc::new(move || {
            let chosen = move || wanted.with(|wanted| wanted.chosen.get(told.key).cloned().unwrap_or_default());
            let (label, choices) = ((told.label)(t).to_owned(), any(told.choices(t)));
            select(told.key.to_owned(), label, false, choices, chosen, move |code| choose_of(told.key, &code))
                .into_any()
        })
    };
    let of_owner = move |dimension: Dimension| -> Control {
        Arc::new(move || {
            let chosen = move || wanted.with(|wanted| wanted.chosen_of_owner(dimension)).unwrap_or_default();
            let (key, choices) = (owner::key(dimension), any(owner::choices(t, dimension)));
            let choose = {
                let key = key.clone();
                move |code: String| match dimension {
                    // Of the area that is seen first, all must be said.
                    owner::DISTRICT if code.is_empty() => set(&key, scope::ALL),
                    _ => set(&key, &code),
                }
            };
            select(key, owner::label(t, dimension), false, choices, chosen, choose).into_any()
        })
    };
    let [district, others @ ..] = owner::FILTERS;
    let of_cooperatives = ListOf::<R>::IS_OF_COOPERATIVES;
    let (areas, rest): (Vec<_>, Vec<_>) =
        list.told.iter().filter(move |told| !told.choices(t).is_empty()).partition(|told| told.key == scope::AREA);
    // Of many filters the first stand beside the search, and the others are asked for.
    let beside = if list.told.is_empty() { list.filters.len() } else { (FIRST - areas.len()).min(list.filters.len()) };
    let first = of_cooperatives.then(|| of_owner(district)).into_iter();
    let first = first.chain(areas.iter().map(|told| of_told(told)));
    let first = first.chain(list.filters[..beside].iter().map(of_record)).collect::<Vec<_>>();
    let mut others = if of_cooperatives { others.map(of_owner).to_vec() } else { Vec::new() };
    others.splice(0..0, rest.into_iter().map(of_told).chain(list.filters[beside..].iter().map(of_record)));
    let in_force = Signal::derive(move || {
        let drop = |key: String, said: String| {
            let rest = if key == scope::AREA { Some(scope::ALL) } else { None };
            InForce { said, drop: Callback::new(move |()| place.replace(place.now().with(&key, rest))) }
        };
        let all = wanted.with(|wanted| wanted.in_force(list, t));
        all.into_iter().map(|(key, name, value)| drop(key, format!("{name}: {value}"))).collect::<Vec<_>>()
    });
    let others_in_force = Signal::derive(move || {
        wanted.with(|wanted| {
            let is_first = |filter: &&Filter<R>| wanted.chosen.contains_key(filter.key);
            let chosen = list.filters[..beside].iter().filter(is_first).count();
            let of_area = areas.iter().filter(|told| wanted.chosen.contains_key(told.key)).count();
            let shown = chosen + of_area + usize::from(wanted.chosen_of_owner(district).is_some());
            wanted.in_force(list, t).len() - shown
        })
    });
    let clear = Callback::new(move |()| {
        let mut address = place.now().with(SEARCH, None);
        for (key, ..) in wanted.with_untracked(|wanted| wanted.in_force(list, t)) {
            address = address.with(&key, None);
        }
        place.replace(address.with(scope::AREA, own.get_untracked().map(|_| scope::ALL)));
    });
    let search = Search {
        hint: Signal::stored(list.searched_in(t)),
        text: Signal::derive(move || wanted.with(|wanted| wanted.text.clone())),
        set: Callback::new(move |text: String| set(SEARCH, &text)),
    };
    let order = Order {
        columns: Signal::derive(move || {
            let columns = list.records.columns.iter().map(|column| (column.key.to_owned(), column.head(t).to_owned()));
            let owner = of_cooperatives.then(|| (OWNER.to_owned(), t.cooperative().to_owned()));
            let told = columns_told(list).map(|told| (told.key.to_owned(), (told.label)(t).to_owned()));
            owner.into_iter().chain(columns).chain(told).collect()
        }),
        now: Signal::derive(move || {
            let order = wanted.with(|wanted| wanted.order);
            order.map_or_else(|| (String::new(), false), |(key, descending)| (key.to_owned(), descending))
        }),
        set: Callback::new(move |(key, descending): (String, bool)| {
            set(ORDER, &format!("{}{key}", if descending { "-" } else { "" }));
        }),
    };
    // On a telephone the actions of the head have no room.
    let narrow = is_narrow();
    let tools = ViewFn::from(move || {
        let address = format!("#{}", list.record_path(None, None));
        (narrow.get() && !ListOf::<R>::IS_OF_COOPERATIVES).then(|| {
            view! { <a class="button icon-only" href=address aria-label=(list.records.words.add)(t)>{icon(Icon::Plus)}</a> }
        })
    });
    view! { <Toolbar tools search first others others_in_force in_force clear count=Count { said, found } order=Some(order) aside /> }
}

/// Columns that say the same in every row: the key of each, its head, and what it says. They are said once, above the rows.
pub type Alike = Vec<(&'static str, &'static str, String)>;

/// The rows, the first hundred until more are asked for.
pub fn table<R: Record>(
    t: Lang,
    list: &'static ListOf<R>,
    caption: &'static str,
    lines: Vec<Line<R>>,
    wanted: Memo<Wanted>,
    (is_narrow, alike): (bool, Alike),
    shown: RwSignal<usize>,
) -> impl IntoView {
    // Names of what stands for itself begin alike, and have two lines.
    let is_long = !ListOf::<R>::IS_OF_COOPERATIVES;
    let left: Vec<&'static str> = alike.iter().map(|(key, ..)| *key).collect();
    let same = (!alike.is_empty()).then(|| {
        // What no row says is no news.
        let said = |(_, head, said): (&str, &str, String)| (!said.is_empty()).then(|| format!("{head}: {said}"));
        let all = alike.into_iter().filter_map(said).collect::<Vec<_>>().join("; ");
        (!all.is_empty()).then(|| view! { <p class="source same">{t.same_in_all_rows(&all)}</p> })
    });
    let columns: Vec<&'static Column<R>> =
        list.records.columns.iter().filter(|column| !left.contains(&column.key)).collect();
    let (count, printing) = (lines.len(), is_printing());
    let drawn = move || if printing.get() { MOST_ROWS } else { shown.get() };
    let row = move |line: Line<R>| {
        let address = format!("#{}", list.record_path(line.cooperative(), Some(line.row.id)));
        if is_narrow {
            return view! { <tr>{item(t, list, &line, address, &left)}</tr> }.into_any();
        }
        let district = line.district.map(|code| t.area(code));
        let whose = line.whose.map(|whose| {
            let said = std::iter::once(whose.name.clone()).chain(district.clone()).collect::<Vec<_>>().join(" · ");
            view! {
                <th scope="row" title=said>
                    <a href=format!("#{}", list.owner_path(whose.cooperative))>{whose.name}</a> <br />
                    <span class="hint">{district}</span>
                </th>
            }
        });
        let told = list.told.iter().zip(&line.told).filter(|(told, _)| told.is_column).map(|(told, said)| {
            let text = told.text(t, said);
            let whole = text.clone();
            let shown =
                if text.is_empty() { view! { <span class="absent">"–"</span> }.into_any() } else { text.into_any() };
            view! { <td class:num=told.is_numeric() title=whole>{shown}</td> }
        });
        let told = told.collect_view();
        view! { <tr>{whose} {cells(t, &list.records, (&line.row.value, line.called.as_deref()), line.row.id, address, &left)} {told}</tr> }
            .into_any()
    };
    let first = move || lines.iter().take(drawn()).cloned().collect::<Vec<_>>();
    let body = view! {
        <tbody>
            <For each=first key=|line| line.row.id let(line)>
                {row(line)}
            </For>
        </tbody>
    };
    let table = if is_narrow {
        view! {
            <div class="list-in-page">
                <table class="register as-list" class:named-long=is_long>
                    <caption class="visually-hidden">{caption}</caption>
                    <thead><tr class="visually-hidden"><th scope="col">{t.name()}</th></tr></thead>
                    {body}
                </table>
            </div>
        }
        .into_any()
    } else {
        sideways(caption, view! {
            <table class="one-line records" class:named-long=is_long>
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr>
                    {ListOf::<R>::IS_OF_COOPERATIVES.then(|| sorted_head(OWNER, t.cooperative(), "", wanted))}
                    {columns.into_iter().map(|column| sorted_head(column.key, column.head(t), class_of(column), wanted)).collect_view()}
                    {columns_told(list).map(|told| {
                        sorted_head(told.key, (told.label)(t), if told.is_numeric() { "num" } else { "" }, wanted)
                    }).collect_view()}
                </tr></thead>
                {body}
            </table>
        })
        .into_any()
    };
    view! {
        {same}
        {table}
        <p class="source print-only">{t.lines_on_paper()}</p>
        {(count > MOST_ROWS).then(|| {
            view! { <p class="source print-only">{t.first_rows_on_paper(&t.count(MOST_ROWS), &t.count(count))}</p> }
        })}
        <Show when=move || { count > shown.get() }>
            <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
        </Show>
    }
}

/// A row where there is room for one column: what it is, whose, and what is marked of it. An amount stands by itself, so that it
/// is never cut, and the area is said once.
fn item<R: Record>(
    t: Lang,
    list: &'static ListOf<R>,
    line: &Line<R>,
    address: String,
    left: &[&'static str],
) -> impl IntoView + use<R> {
    let record = &line.row.value;
    let leading = list.records.leading(left);
    let bare =
        leading.filter(|column| !list.records.names(column)).map(|column| column.show(t, record, line.today).text);
    let called = || line.called.clone().unwrap_or_else(|| (list.records.named.1)(t, record));
    let name = bare.filter(|text| !text.is_empty()).unwrap_or_else(called);
    let is_told = |column: &Column<R>| {
        leading.is_some_and(|leading| leading.key == column.key)
            || list.records.names(column)
            || left.contains(&column.key)
            || (column.is_area() && line.district.is_some())
    };
    let (mut marked, mut amount, mut said) = (None, None, Vec::new());
    for column in list.records.columns.iter().filter(|column| !is_told(column) && !column.is_spare) {
        let shown = column.show(t, record, line.today);
        marked = marked.or(shown.marked);
        let text = Some(shown.text).filter(|text| !text.is_empty());
        if amount.is_none() && column.is_money() {
            amount = text;
        } else {
            said.extend(text);
        }
    }
    let told = list.told.iter().zip(&line.told).filter(|(told, _)| told.is_column && !told.is_numeric());
    said.extend(told.map(|(told, said)| told.text(t, said)).filter(|text| !text.is_empty()).take(TOLD_IN_ITEM));
    // Where all have one name, it is figures that tell one from another.
    let is_bare = leading.is_some_and(|column| !list.records.names(column));
    let figures = list.told.iter().zip(&line.told).filter(|(told, _)| is_bare && told.is_column && told.is_numeric());
    said.extend(figures.map(|(told, said)| format!("{} {}", (told.label)(t), told.text(t, said))));
    let whose = [line.whose.as_ref().map(|whose| whose.name.clone()), line.district.map(|code| t.area(code))];
    view! {
        <td class="item">
            <a id=link_id(R::TABLE, line.row.id) href=address>{name}</a>
            <span class="item-what">{whose.into_iter().flatten().collect::<Vec<_>>().join(" · ")}</span>
            <span class="item-state">
                <span class="item-said">{said.join(" · ")}</span>
                {amount.map(|amount| view! { <b class="item-amount">{amount}</b> })}
                {marked.map(|marked| view! { <span class="late">{marked}</span> })}
            </span>
        </td>
    }
}

/// How wide a column wants to be, and on which side it stands.
fn class_of<R: Record>(column: &Column<R>) -> &'static str {
    match () {
        () if column.is_spare => "spare",
        () if column.is_numeric() => "num",
        () if column.is_day() => "day",
        () => "",
    }
}

/// The heading of a column, which orders by it.
fn sorted_head(key: &'static str, name: &'static str, class: &'static str, wanted: Memo<Wanted>) -> impl IntoView {
    let place = place();
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
        <th scope="col" class=format!("of-{key} {class}") aria-sort=sorted>
            <button type="button" class="sort" on:click=sort>{name}</button>
        </th>
    }
}

/// The headings of the columns, where nothing is to be ordered.
pub fn heads<R: Record>(t: Lang, of: &'static Records<R>) -> impl IntoView {
    let head =
        |column: &'static Column<R>| view! { <th scope="col" class:num=column.is_numeric()>{column.head(t)}</th> };
    of.columns.iter().map(head).collect_view()
}

/// What the columns say of a record, but for those that are left out; its name leads to its page.
pub fn cells<R: Record>(
    t: Lang,
    of: &'static Records<R>,
    (record, called): (&R, Option<&str>),
    id: Id,
    address: String,
    left: &[&'static str],
) -> impl IntoView + use<R> {
    let leading = of.leading(left).map(|column| column.key);
    let leads = |column: &Column<R>| leading == Some(column.key);
    let cell = |column: &'static Column<R>| {
        let names_another = column.fields.first().and_then(|field| {
            let id = record.to_json(*field).as_str()?.parse().ok()?;
            R::FIELDS[*field].refers.map(|table| (table, id))
        });
        if let Some((table, id)) = names_another {
            return view! { <td data-label=column.head(t)>{named(t, table, id)}</td> }.into_any();
        }
        let shown = column.show(t, record, random::today());
        let whole = Some(shown.whole()).filter(|whole| !whole.is_empty());
        let below = shown.below.into_iter().map(|text| view! { <br /> <span class="hint">{text}</span> });
        let text = match shown.marked {
            Some(marked) => view! { <span class="late">{marked}</span> " " {shown.text} }.into_any(),
            None if leads(column) => {
                let bare = Some(shown.text.clone()).filter(|text| !of.names(column) && !text.is_empty());
                let name = bare.or_else(|| called.map(str::to_owned)).unwrap_or_else(|| (of.named.1)(t, record));
                view! { <a id=link_id(R::TABLE, id) href=address.clone()>{name}</a> }.into_any()
            }
            None if shown.text.is_empty() => view! { <span class="absent">"–"</span> }.into_any(),
            None => shown.text.into_any(),
        };
        // What stands for itself is what its row is of.
        if R::OWNER.is_none() && leads(column) {
            return view! { <th scope="row" title=whole>{text} {below.collect_view()}</th> }.into_any();
        }
        view! { <td class=format!("of-{} {}", column.key, class_of(column)) data-label=column.head(t) title=whole>{text} {below.collect_view()}</td> }
            .into_any()
    };
    of.columns.iter().filter(|column| !left.contains(&column.key)).map(cell).collect_view()
}

/// The id of the link that a record's name is.
pub fn link_id(table: &str, id: Id) -> String {
    format!("{table}-{id}")
}
