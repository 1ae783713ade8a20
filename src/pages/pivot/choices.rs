//! What the pivot table is to show: rows, columns, figure, book year.

use super::{Params, keys};
use crate::analysis::pivot::{Figure, Layout};
use crate::domain::{AreaCode, BookYear};
use crate::explain::{dimension_name, pivot_figure_name};
use crate::i18n::Lang;
use crate::ui::address::place;
use crate::ui::lang;
use crate::ui::select::{Choice, Choices, select};
use crate::workspace::dimension::Dimension;
use leptos::prelude::*;

/// So many book years can be chosen.
const YEARS: i32 = 10;

pub(super) fn view(asked: Memo<Params>, due: Memo<BookYear>, own: Memo<Option<AreaCode>>) -> impl IntoView {
    let (t, place) = (lang(), place());
    let change = move |change: &dyn Fn(&mut Layout)| {
        let mut next = asked.get_untracked();
        change(&mut next.layout);
        next.show(place, own.get_untracked());
    };
    let dimension = move |dimension: Dimension| (dimension.code().to_owned(), dimension_name(t, dimension).to_owned());
    let dimensions = || Dimension::ALL.map(dimension).to_vec();
    let none = std::iter::once((keys::NONE.to_owned(), t.no_columns().to_owned()));
    let columns: Vec<Choice> = none.chain(dimensions()).collect();
    let rows_value = move || asked.get().layout.rows.code().to_owned();
    let columns_value = move || asked.get().layout.columns.map_or(keys::NONE, Dimension::code).to_owned();
    let set_rows = move |code: String| {
        change(&|layout| {
            let Ok(rows) = code.parse() else { return };
            // Choosing what the columns are swaps the two.
            if layout.columns == Some(rows) {
                layout.columns = Some(layout.rows);
            }
            layout.rows = rows;
        });
    };
    let set_columns = move |code: String| {
        change(&|layout| {
            let columns = code.parse().ok();
            if let (true, Some(before)) = (columns == Some(layout.rows), layout.columns) {
                layout.rows = before;
            }
            layout.columns = columns;
        });
    };
    let set_figure = move |code: String| {
        change(&|layout| {
            if let Ok(figure) = code.parse() {
                layout.figure = figure;
            }
        });
    };
    view! {
        <div class="asked-sentence screen-only">
            {select("pivot-angka".into(), t.pivot_figure().into(), true, figures(t),
                move || asked.get().layout.figure.code(), set_figure)}
            <span>{t.asked_by()}</span>
            {select("pivot-baris".into(), t.pivot_rows().into(), true, vec![(None, dimensions())], rows_value, set_rows)}
            <span>{t.asked_and()}</span>
            {select("pivot-kolom".into(), t.pivot_columns().into(), true, vec![(None, columns)], columns_value, set_columns)}
            {move || {
                let due = due.get();
                let figure = asked.get().layout.figure;
                figure.has_year().then(|| view! {
                    <span>{t.asked_year()}</span>
                    {select("pivot-buku".into(), t.book_year().into(), true, vec![(None, years(t, due, figure == Figure::RatHeld))],
                        move || asked.get().layout.year.map(|year| year.to_string()).unwrap_or_default(),
                        move |year| change(&|layout| layout.year = year.parse().ok().and_then(BookYear::new)))}
                })
            }}
        </div>
    }
}

fn figures(t: Lang) -> Choices {
    let (mut counts, mut sums, mut medians) = (Vec::new(), Vec::new(), Vec::new());
    for figure in Figure::all() {
        let choice = (figure.code(), pivot_figure_name(t, figure));
        match figure {
            Figure::Sum(_) => sums.push(choice),
            Figure::Median(_) => medians.push(choice),
            _ => counts.push(choice),
        }
    }
    vec![
        (Some(t.figures_of_counts().to_owned()), counts),
        (Some(t.figures_of_sums().to_owned()), sums),
        (Some(t.figures_of_medians().to_owned()), medians),
    ]
}

fn years(t: Lang, due: BookYear, is_meeting: bool) -> Vec<Choice> {
    let latest = (!is_meeting).then(|| (String::new(), t.latest_year().to_owned()));
    let due = i32::from(due.get());
    latest.into_iter().chain((due - YEARS + 1..=due).rev().map(|year| (year.to_string(), year.to_string()))).collect()
}
