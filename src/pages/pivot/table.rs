//! The pivot table as a table, each number leading to its rows.

use super::{Params, Shown};
use crate::analysis::cross::{Cell, Member, heat};
use crate::analysis::pivot::{Amount, Figure};
use crate::explain::{dimension_name, key_name, pivot_figure_name};
use crate::i18n::Lang;
use crate::ui::figure;
use crate::workspace::dimension::Key;
use leptos::prelude::*;

/// Rupiah in a million: what the table and the chart show.
pub(super) const MILLION: f64 = 1e6;

/// Whether a figure is of money.
pub(super) fn is_money(figure: Figure) -> bool {
    figure.amount().is_some_and(|amount| amount != Amount::Members)
}

/// A figure as it stands in a cell; a dash where nothing is known.
fn written(t: Lang, figure: Figure, cell: Cell) -> AnyView {
    let Some(value) = cell.value else { return "–".into_any() };
    if figure == Figure::Count {
        return figure::count(cell.count).into_any();
    }
    if figure.is_share() {
        return figure::share(Some(value)).into_any();
    }
    let text = if is_money(figure) {
        let millions = value / MILLION;
        t.decimal_number(millions, usize::from(millions.abs() < 10.0 && value != 0.0))
    } else {
        t.decimal_number(value, usize::from(value.fract() != 0.0))
    };
    view! { <data value=value.to_string()>{text}</data> }.into_any()
}

/// A figure as a sentence says it.
pub(super) fn said(t: Lang, figure: Figure, cell: Cell) -> String {
    let Some(value) = cell.value else { return "–".to_owned() };
    if figure == Figure::Count {
        t.count(cell.count)
    } else if figure.is_share() {
        t.percent(value)
    } else if is_money(figure) {
        format!("Rp{}", t.rupiah_short(value as i64))
    } else {
        t.decimal_number(value, usize::from(value.fract() != 0.0))
    }
}

/// The table.
pub(super) fn view(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let Shown { asked, pivot, .. } = shown;
    let (layout, most) = (asked.layout, pivot.most());
    let cell = |row: Option<Option<Key>>, column: Option<Option<Key>>| {
        let place = |key: Option<Option<Key>>| key.map_or(Member::All, Member::Of);
        let cell = pivot.cell(place(row), place(column));
        let content = if cell.count == 0 {
            if layout.figure == Figure::Count { figure::count(0_u32).into_any() } else { "–".into_any() }
        } else {
            view! { <a href=asked.rows_of(row, column)>{written(t, layout.figure, cell)}</a> }.into_any()
        };
        let is_inner = row.is_some() && column.is_some();
        let step = heat(cell.value.filter(|_| is_inner), most);
        view! { <td class="num" class:total=column.is_none() data-heat=step>{content}</td> }
    };
    // Of how many, where there is room and the figure does not say it.
    let has_count = pivot.columns.is_empty() && layout.figure != Figure::Count;
    let line = |row: Option<Option<Key>>| {
        let name = row.map_or_else(|| whole_name(t, layout.figure).to_owned(), |key| key_name(t, layout.rows, key));
        let cells = pivot.columns.iter().map(|column| cell(row, Some(*column))).collect_view();
        let count = has_count.then(|| {
            let count = pivot.cell(row.map_or(Member::All, Member::Of), Member::All).count;
            view! { <td class="num">{figure::count(count)}</td> }
        });
        view! { <tr><th scope="row">{name}</th>{cells}{cell(row, None)}{count}</tr> }
    };
    let heads = pivot.columns.iter().filter_map(|column| Some(key_name(t, layout.columns?, *column)));
    let heads = heads.map(|name| view! { <th scope="col" class="num">{name}</th> }).collect_view();
    let whole =
        if pivot.columns.is_empty() { figure_with_unit(t, asked) } else { whole_name(t, layout.figure).to_owned() };
    view! {
        <table class="pivot">
            <caption class="visually-hidden">{asked.title(t)}</caption>
            <thead>
                <tr>
                    <th scope="col">{dimension_name(t, layout.rows)}</th>
                    {heads}
                    <th scope="col" class="num">{whole}</th>
                    {has_count.then(|| view! { <th scope="col" class="num">{t.page_cooperatives()}</th> })}
                </tr>
            </thead>
            <tbody>{pivot.rows.iter().map(|row| line(Some(*row))).collect_view()}</tbody>
            <tfoot>{line(None)}</tfoot>
        </table>
    }
}

/// The name of the column and the row of all: what does not add up is no sum.
pub(super) fn whole_name(t: Lang, figure: Figure) -> &'static str {
    if figure.adds_up() { t.total() } else { t.all() }
}

/// The figure as it is shown, with its unit.
pub(super) fn figure_with_unit(t: Lang, asked: &Params) -> String {
    let name = pivot_figure_name(t, asked.layout.figure);
    if is_money(asked.layout.figure) { t.in_millions(&name) } else { name }
}
