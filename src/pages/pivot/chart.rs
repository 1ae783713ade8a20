//! The pivot table as bars: stacked by column where they add up, else one bar a row.

use super::table::{self, MILLION, is_money};
use super::{Params, Shown};
use crate::analysis::cross::{Cell, Member};
use crate::analysis::pivot::Pivot;
use crate::charts::{Palette, Segment, amounts};
use crate::domain::status::Status;
use crate::explain::key_name;
use crate::i18n::Lang;
use crate::ui::address::place;
use crate::ui::chart::{ChartFigure, ChartFigureProps, Clicked};
use crate::ui::lang;
use crate::workspace::dimension::{Dimension, Key};
use leptos::prelude::*;
use std::rc::Rc;

/// So many rows are drawn: the largest.
const MOST_ROWS: usize = 24;
/// So many columns have a colour of their own; the others are one part.
const MOST_PARTS: usize = 6;

/// What is drawn of a pivot table.
struct Drawn {
    rows: Vec<Option<Key>>,
    /// Columns with a part of their own; none where there is one bar a row.
    columns: Vec<Option<Key>>,
    /// Columns that are one part together.
    others: Vec<Option<Key>>,
}

impl Drawn {
    fn of(asked: &Params, pivot: &Pivot) -> Self {
        let size = |cell: Cell| cell.value.unwrap_or_default().abs();
        let mut rows = pivot.rows.clone();
        if rows.len() > MOST_ROWS {
            rows.sort_by(|a, b| {
                let size = |key: &Option<Key>| size(pivot.cell(Member::Of(*key), Member::All));
                size(b).total_cmp(&size(a))
            });
            rows.truncate(MOST_ROWS);
        }
        if !asked.layout.figure.adds_up() || pivot.columns.is_empty() {
            return Self { rows, columns: Vec::new(), others: Vec::new() };
        }
        let mut columns = pivot.columns.clone();
        let mut others = Vec::new();
        if columns.len() > MOST_PARTS {
            columns.sort_by(|a, b| {
                let size = |key: &Option<Key>| size(pivot.cell(Member::All, Member::Of(*key)));
                size(b).total_cmp(&size(a))
            });
            others = columns.split_off(MOST_PARTS - 1);
        }
        Self { rows, columns, others }
    }
}

/// A value as it is drawn: shares in percent, money in million rupiah.
fn drawn(asked: &Params, cell: Cell) -> Option<f64> {
    let figure = asked.layout.figure;
    let value = cell.value?;
    let value = if figure.is_share() {
        value * 100.0
    } else if is_money(figure) {
        value / MILLION
    } else {
        value
    };
    Some((value * 100.0).round() / 100.0)
}

fn parts(t: Lang, asked: &Params, pivot: &Pivot, shown: &Drawn, palette: &Palette) -> Vec<Segment> {
    let cells = |columns: &[Member<Key>]| -> Vec<Option<f64>> {
        let one = |row: &Option<Key>| {
            let values = columns.iter().filter_map(|column| drawn(asked, pivot.cell(Member::Of(*row), *column)));
            values.reduce(|sum, value| sum + value)
        };
        shown.rows.iter().map(one).collect()
    };
    let Some(dimension) = asked.layout.columns.filter(|_| !shown.columns.is_empty()) else {
        let name = table::figure_with_unit(t, asked);
        let color = palette.series.first().cloned().unwrap_or_default();
        return vec![Segment { name, color, values: cells(&[Member::All]) }];
    };
    let mut parts: Vec<Segment> = shown
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| Segment {
            name: key_name(t, dimension, *column),
            color: color(dimension, *column, at, palette),
            values: cells(&[Member::Of(*column)]),
        })
        .collect();
    if !shown.others.is_empty() {
        let others: Vec<Member<Key>> = shown.others.iter().map(|column| Member::Of(*column)).collect();
        parts.push(Segment {
            name: t.other_columns().to_owned(),
            color: palette.unknown.clone(),
            values: cells(&others),
        });
    }
    parts
}

/// The colour of a part: that of its meaning, where it has one.
fn color(dimension: Dimension, key: Option<Key>, at: usize, palette: &Palette) -> String {
    let Some(key) = key else { return palette.unknown.clone() };
    let series = || palette.series.get(at).unwrap_or(&palette.unknown).clone();
    if !matches!(dimension, Dimension::Declared | Dimension::Computed) {
        return series();
    }
    match key.to_string().parse() {
        Ok(Status::Active) => palette.active.clone(),
        Ok(Status::Inactive) => palette.inactive.clone(),
        Ok(Status::Between) => palette.between.clone(),
        Ok(Status::Undetermined) => palette.unknown.clone(),
        Err(()) => series(),
    }
}

/// The chart. Its height goes by its rows, so another number of them is another chart.
pub(super) fn view(shown: Memo<Shown>) -> impl IntoView {
    let rows = Memo::new(move |_| shown.with(|shown| shown.pivot.rows.len().min(MOST_ROWS)));
    move || figure(shown, 72 + 28 * rows.get() as u32)
}

fn figure(shown: Memo<Shown>, height: u32) -> impl IntoView {
    let (t, place) = (lang(), place());
    let draw = move |palette: &Palette| {
        let Shown { asked, pivot, .. } = shown.get();
        let drawn = Drawn::of(&asked, &pivot);
        let names: Vec<String> = drawn.rows.iter().map(|row| key_name(t, asked.layout.rows, *row)).collect();
        amounts(&names, &parts(t, &asked, &pivot, &drawn, palette), palette)
    };
    let on_click = move |clicked: Clicked| {
        let Shown { asked, pivot, .. } = shown.get_untracked();
        let drawn = Drawn::of(&asked, &pivot);
        if let Some(row) = drawn.rows.get(clicked.datum) {
            place.go(&asked.rows_of(Some(*row), drawn.columns.get(clicked.series).copied()));
        }
    };
    let title = Signal::derive(move || shown.get().asked.title(t));
    let source = Signal::derive(move || {
        let Shown { asked, pivot, as_of } = shown.get();
        let cut = if pivot.rows.len() > MOST_ROWS {
            t.largest_rows(&t.count(MOST_ROWS), &t.count(pivot.rows.len()))
        } else {
            String::new()
        };
        format!("{} {cut}", asked.source(t, as_of))
    });
    let table = ViewFn::from(move || table::view(t, &shown.get()));
    let (draw, on_click) = (Rc::new(draw), Rc::new(on_click));
    ChartFigure(ChartFigureProps { title, source, height, draw, table, on_click })
}
