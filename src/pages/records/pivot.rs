//! The pivot table of a list on its page: what is crossed, the table, and the way to the lines of every cell.

use crate::analysis::cross::{Cross, Member};
use crate::domain::{Expectation, Record};
use crate::i18n::Lang;
use crate::list::pivot::{By, COLUMNS, FIGURE, Figure, Layout, NOT_RECORDED, ROWS};
use crate::list::{Line, ListOf};
use crate::ui::address::{Address, place};
use crate::ui::scroll::sideways;
use crate::ui::select::{Choice, plain, select};
use leptos::prelude::*;

/// The parameter that says whether the list is shown as one or as a pivot table.
const SHOWN_AS: &str = "tampilan";
const PIVOT: &str = "silang";

/// Whether the address asks for the pivot table; on the way to another page it stays as it is.
pub fn is_asked<R: Record>(list: &'static ListOf<R>) -> Memo<bool> {
    let place = place();
    Memo::new(move |before: Option<&bool>| {
        let address = place.get();
        match before {
            Some(before) if address.path != list.path => *before,
            _ => address.parameter(SHOWN_AS) == Some(PIVOT),
        }
    })
}

/// The choice between list and pivot table.
pub fn switch(t: Lang, is_pivot: Memo<bool>) -> impl IntoView {
    let place = place();
    let button = move |as_pivot: bool, name: &'static str| {
        let show = move |_| place.replace(place.now().with(SHOWN_AS, as_pivot.then_some(PIVOT)));
        view! {
            <label>
                <input type="radio" name=SHOWN_AS prop:checked=move || is_pivot.get() == as_pivot on:change=show />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <div class="segmented" role="radiogroup" aria-label=t.how_shown()>
            {button(false, t.as_a_list())}
            {button(true, t.as_a_pivot())}
        </div>
    }
}

/// What the address asks to be crossed.
pub fn layout<R: Record>(list: &'static ListOf<R>) -> Memo<Layout> {
    let place = place();
    Memo::new(move |before: Option<&Layout>| {
        let address = place.get();
        match before {
            Some(before) if address.path != list.path => *before,
            _ => list.layout(|key| address.parameter(key)),
        }
    })
}

/// What is crossed, and the table.
pub fn view<R: Record>(
    t: Lang,
    list: &'static ListOf<R>,
    layout: Memo<Layout>,
    lines: Memo<Vec<Line<R>>>,
) -> impl IntoView {
    let place = place();
    let set = move |key: &'static str, value: &str| place.replace(place.now().with(key, Some(value)));
    let choice = move |by: By| (list.by_key(by), list.by_label(t, by));
    let choices = move |first: Option<Choice>| {
        let (of_owner, own): (Vec<By>, Vec<By>) = list.all_by().partition(|by| matches!(by, By::Owner(_)));
        let own = first.into_iter().chain(own.into_iter().map(choice)).collect();
        let of_owner: Vec<Choice> = of_owner.into_iter().map(choice).collect();
        let of_owner = (!of_owner.is_empty()).then(|| (Some(t.cooperative().to_owned()), of_owner));
        std::iter::once((None, own)).chain(of_owner).collect::<Vec<_>>()
    };
    let none = (NOT_RECORDED.to_owned(), t.no_columns().to_owned());
    let figures = list.figures().into_iter().map(|figure| (list.figure_key(figure), list.figure_label(t, figure)));
    let rows = move || list.by_key(layout.get().rows);
    let columns = move || layout.get().columns.map_or_else(|| NOT_RECORDED.to_owned(), |by| list.by_key(by));
    let set_rows = move |key: String| {
        // Choosing what the columns are swaps the two.
        let now = layout.get_untracked();
        let mut address = place.now().with(ROWS, Some(&key));
        if now.columns.is_some_and(|columns| list.by_key(columns) == key) {
            address = address.with(COLUMNS, Some(&list.by_key(now.rows)));
        }
        place.replace(address);
    };
    let set_columns = move |key: String| {
        let now = layout.get_untracked();
        let mut address = place.now().with(COLUMNS, Some(&key));
        if let (true, Some(columns)) = (list.by_key(now.rows) == key, now.columns) {
            address = address.with(ROWS, Some(&list.by_key(columns)));
        }
        place.replace(address);
    };
    view! {
        <div class="form-row screen-only">
            {select("silang-baris".into(), t.pivot_rows().into(), false, choices(None), rows, set_rows)}
            {select("silang-kolom".into(), t.pivot_columns().into(), false, choices(Some(none)), columns, set_columns)}
            {select("silang-angka".into(), t.pivot_figure().into(), false, plain(figures),
                move || list.figure_key(layout.get().figure), move |key| set(FIGURE, &key))}
        </div>
        {move || {
            let layout = layout.get();
            let cross = lines.with(|lines| list.crossed(t, layout, lines));
            let whole = cross.whole();
            let partly = (whole.known < whole.count)
                .then(|| view! { <p class="source">{t.known_of_records(&t.count(whole.known), &t.count(whole.count))}</p> });
            view! {
                <h2>{list.crossing_title(t, layout)}</h2>
                {sideways(t.page_pivot(), table(t, list, layout, &cross))}
                {partly}
            }
        }}
    }
}

fn table<R: Record>(
    t: Lang,
    list: &'static ListOf<R>,
    layout: Layout,
    cross: &Cross<String>,
) -> impl IntoView + use<R> {
    let title = list.crossing_title(t, layout);
    let cell = |row: Option<&Option<String>>, column: Option<&Option<String>>| {
        let at = |code: Option<&Option<String>>| code.map_or(Member::All, |code| Member::Of(code.clone()));
        let cell = cross.cell(at(row), at(column));
        let content = if cell.count == 0 {
            "–".into_any()
        } else {
            let places = [row.map(|code| (layout.rows, code)), layout.columns.zip(column)];
            let address = lines_of(t, list, places.into_iter().flatten());
            view! { <a href=address>{written::<R>(t, layout.figure, cell.value)}</a> }.into_any()
        };
        view! { <td class="num" class:total=column.is_none()>{content}</td> }
    };
    let line = |row: Option<&Option<String>>| {
        let name = row.map_or_else(|| t.total().to_owned(), |code| list.code_name(t, layout.rows, code.as_deref()));
        let cells = cross.columns.iter().map(|column| cell(row, Some(column))).collect_view();
        view! { <tr><th scope="row">{name}</th>{cells}{cell(row, None)}</tr> }
    };
    let heads = cross.columns.iter().filter_map(|code| Some(list.code_name(t, layout.columns?, code.as_deref())));
    let heads = heads.map(|name| view! { <th scope="col" class="num">{name}</th> }).collect_view();
    let whole = if cross.columns.is_empty() { list.figure_label(t, layout.figure) } else { t.total().to_owned() };
    view! {
        <table class="pivot">
            <caption class="visually-hidden">{title}</caption>
            <thead><tr><th scope="col">{list.by_label(t, layout.rows)}</th>{heads}<th scope="col" class="num">{whole}</th></tr></thead>
            <tbody>{cross.rows.iter().map(|row| line(Some(row))).collect_view()}</tbody>
            <tfoot>{line(None)}</tfoot>
        </table>
    }
}

/// The address of the lines of a cell: what narrows the list already, and the row and column of the cell.
fn lines_of<'c, R: Record>(
    t: Lang,
    list: &'static ListOf<R>,
    places: impl Iterator<Item = (By, &'c Option<String>)>,
) -> String {
    let now = place().now();
    let mut address: Address = [SHOWN_AS, ROWS, COLUMNS, FIGURE].into_iter().fold(now, |at, key| at.with(key, None));
    for (by, code) in places {
        let (key, value) = list.narrowed(t, by, code.as_deref());
        address = address.with(&key, Some(&value));
    }
    address.hash()
}

/// A figure as it stands in a cell; a dash where nothing is known.
fn written<R: Record>(t: Lang, figure: Figure, value: Option<f64>) -> String {
    let Some(value) = value else { return "–".to_owned() };
    let is_money =
        matches!(figure, Figure::Sum(field) | Figure::Median(field) if R::FIELDS[field].expects == Expectation::Rupiah);
    t.decimal_number(value, usize::from(!is_money && value.fract() != 0.0))
}
