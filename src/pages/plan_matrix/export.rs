//! The matrix as a workbook or as delimited text: numbers as numbers, money in whole rupiah.

use super::Shown;
use crate::analysis::cross::Member;
use crate::analysis::plans::{Figures, Measure, Stage};
use crate::exchange::sheet::{Cell, Sheet};
use crate::explain::{axis_name, measure_name};
use crate::i18n::{Label, Lang};
use crate::pages::sheets::{about, origin_of_plans, save_menu};
use crate::ui::settings::Device;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn view(t: Lang, shown: ReadSignal<Arc<Shown>>) -> impl IntoView {
    let device = expect_context::<Device>();
    save_menu(t.matrix_file_name(), move || {
        let shown = shown.get();
        let mut lines = origin_of_plans(t, device);
        lines.push((t.pivot_figure().to_owned(), figure_with_unit(t, shown.asked.measure)));
        let year = shown.year.map_or_else(|| t.all_years().to_owned(), |year| year.to_string());
        lines.push((t.matrix_year().to_owned(), year));
        lines.push((t.matrix_stage().to_owned(), stage_name(t, shown.asked.stage)));
        lines.extend(super::notes(t, &shown).into_iter().map(|note| (t.note().to_owned(), note)));
        vec![sheet(t, &shown), about(t, lines)]
    })
}

fn stage_name(t: Lang, stage: Stage) -> String {
    match stage {
        Stage::Of(stage) => stage.label(t).to_owned(),
        Stage::Latest => t.latest_stage().to_owned(),
    }
}

fn figure_with_unit(t: Lang, measure: Measure) -> String {
    let name = measure_name(t, measure);
    match measure {
        Measure::Budget | Measure::Realised | Measure::CostPerBeneficiary => t.in_rupiah(name),
        Measure::ShareRealised => t.in_percent(name),
        Measure::Target | Measure::Beneficiaries => name.to_owned(),
    }
}

fn number(measure: Measure, figures: Option<&Figures>) -> Cell {
    let Some(value) = figures.and_then(|figures| figures.value(measure)) else { return Cell::Empty };
    Cell::Number(if measure == Measure::ShareRealised { (value * 10_000.0).round() / 100.0 } else { value })
}

fn sheet(t: Lang, shown: &Shown) -> Sheet {
    let measure = shown.asked.measure;
    let whole = if measure.adds_up() { t.total() } else { t.all() };
    let mut heads = vec![Cell::Text(axis_name(t, shown.asked.layout.rows).to_owned())];
    heads.extend(shown.columns.iter().map(|column| Cell::Text(column.name.clone())));
    heads.push(Cell::Text(if shown.columns.is_empty() { figure_with_unit(t, measure) } else { whole.to_owned() }));
    let line = |name: String, row: &Member<super::MatrixKey>| {
        let columns = shown.columns.iter().map(|column| Member::Of(column.key.clone())).chain([Member::All]);
        let mut cells = vec![Cell::Text(name)];
        cells.extend(columns.map(|column| number(measure, shown.matrix.cell(row, &column))));
        cells
    };
    let rows = shown.rows.iter().map(|row| line(row.name.clone(), &Member::Of(row.key.clone())));
    let rows = std::iter::once(heads).chain(rows).chain([line(whole.to_owned(), &Member::All)]);
    Sheet { name: t.page_plan_matrix().to_owned(), rows: rows.collect(), ..Sheet::default() }
}
