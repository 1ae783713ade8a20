//! The pivot table as a workbook or as delimited text: numbers as numbers, and a sheet that says what they are.

use super::table::{is_money, whole_name};
use super::{Params, Shown};
use crate::analysis::cross::{self, Member};
use crate::exchange::sheet::{Cell, Sheet};
use crate::explain::{dimension_name, key_name, pivot_figure_name, pivot_formula_of};
use crate::i18n::Lang;
use crate::pages::cooperatives::filters::said;
use crate::pages::sheets::{about, origin, save_menu};
use crate::ui::desk::{Desk, desk};
use crate::ui::lang;
use crate::ui::settings::Device;
use crate::workspace::dimension::Key;
use leptos::prelude::*;

pub(super) fn view(shown: Memo<Shown>) -> impl IntoView {
    let (t, desk, device) = (lang(), desk(), expect_context::<Device>());
    save_menu(t.pivot_file_name(), move || {
        let shown = shown.get();
        vec![sheet(t, &shown), about(t, lines(t, desk, device, &shown))]
    })
}

fn sheet(t: Lang, shown: &Shown) -> Sheet {
    let Shown { asked, pivot, .. } = shown;
    let layout = asked.layout;
    let text = |text: &str| Cell::Text(text.to_owned());
    let line = |row: Option<Option<Key>>| {
        let name = row.map_or_else(|| whole_name(t, layout.figure).to_owned(), |key| key_name(t, layout.rows, key));
        let place = row.map_or(Member::All, Member::Of);
        let columns = pivot.columns.iter().map(|column| Member::Of(*column)).chain([Member::All]);
        let mut cells = vec![Cell::Text(name)];
        cells.extend(columns.map(|column| number(asked, pivot.cell(place, column))));
        // Of how many, where the figure itself does not say it.
        cells.push(Cell::Number(pivot.cell(place, Member::All).count.into()));
        cells
    };
    let mut heads = vec![text(dimension_name(t, layout.rows))];
    heads.extend(pivot.columns.iter().filter_map(|column| Some(Cell::Text(key_name(t, layout.columns?, *column)))));
    heads.push(Cell::Text(if pivot.columns.is_empty() {
        figure_with_unit(t, asked)
    } else {
        whole_name(t, layout.figure).to_owned()
    }));
    heads.push(text(t.counted_cooperatives()));
    let rows = std::iter::once(heads).chain(pivot.rows.iter().map(|row| line(Some(*row)))).chain([line(None)]);
    Sheet { name: t.page_pivot().to_owned(), rows: rows.collect(), ..Sheet::default() }
}

/// A figure as a spreadsheet holds it: money in whole rupiah, shares in percent with two decimals.
fn number(asked: &Params, cell: cross::Cell) -> Cell {
    let Some(value) = cell.value else { return Cell::Empty };
    Cell::Number(if asked.layout.figure.is_share() { (value * 10_000.0).round() / 100.0 } else { value })
}

fn figure_with_unit(t: Lang, asked: &Params) -> String {
    let name = pivot_figure_name(t, asked.layout.figure);
    let name = asked.of_year(t, &name);
    if is_money(asked.layout.figure) {
        t.in_rupiah(&name)
    } else if asked.layout.figure.is_share() {
        t.in_percent(&name)
    } else {
        name
    }
}

fn lines(t: Lang, desk: Desk, device: Device, shown: &Shown) -> Vec<(String, String)> {
    let Shown { asked, pivot, .. } = shown;
    let mut lines = origin(t, desk, device);
    lines.push((t.pivot_figure().to_owned(), figure_with_unit(t, asked)));
    lines.push((t.pivot_formula().to_owned(), pivot_formula_of(t, asked.layout.figure).to_owned()));
    lines.push((t.pivot_rows().to_owned(), dimension_name(t, asked.layout.rows).to_owned()));
    if let Some(columns) = asked.layout.columns {
        lines.push((t.pivot_columns().to_owned(), dimension_name(t, columns).to_owned()));
    }
    lines.push((t.counted_cooperatives().to_owned(), t.count(pivot.whole().count)));
    lines.extend(super::partly_known(t, shown).map(|partly| (t.note().to_owned(), partly)));
    let filters = said(t, &asked.query);
    if filters.is_empty() {
        lines.push((t.filter_of(t.all_cooperatives()), t.unfiltered().to_owned()));
    }
    lines.extend(filters.into_iter().map(|said| (t.filter_of(said.name), said.value)));
    lines
}
