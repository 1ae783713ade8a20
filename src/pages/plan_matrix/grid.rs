//! The matrix as a table: in every cell the figure, above it how much of the money is of which level; a frame where plans
//! overlap, a hatch where they leave a gap.

use super::behind::Chosen;
use super::{Members, Named, Shown};
use crate::analysis::cross::{Member, heat};
use crate::analysis::plans::{Axis, Marks, Matrix, MatrixKey, Measure};
use crate::domain::{AreaCode, Level, territory::Territory};
use crate::explain::{axis_name, level_briefly, plan_cell, plan_unit};
use crate::i18n::Lang;
use crate::list::plans::district_address;
use crate::ui::select::{plain, select};
use leptos::prelude::*;
use std::sync::Arc;

/// The levels as they stand beside each other in a cell.
pub(super) const LEVELS: [Level; 5] = [Level::Central, Level::Province, Level::District, Level::Village, Level::Other];

const fn class_of(level: Level) -> &'static str {
    match level {
        Level::Central => "lv-centre",
        Level::Province => "lv-province",
        Level::District => "lv-district",
        Level::Village => "lv-village",
        _ => "lv-other",
    }
}

/// What colours, frame and hatch mean, as far as they occur.
pub(super) fn legend(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let level = |(level, matrix): &(Level, Matrix)| {
        (!matrix.rows.is_empty()).then(|| {
            view! { <span><i class=class_of(*level) aria-hidden="true"></i> {level_briefly(t, *level)}</span> }
        })
    };
    let (has_overlap, has_gap) = shown
        .marks
        .values()
        .fold((false, false), |(overlap, gap), marks| (overlap || marks.overlaps > 0, gap || marks.gaps > 0));
    view! {
        <p class="plan-legend">
            {shown.levels.iter().map(level).collect_view()}
            {has_overlap.then(|| view! { <span><i class="finding-mark overlap" aria-hidden="true"></i> {t.legend_overlap()}</span> })}
            {has_gap.then(|| view! { <span><i class="finding-mark gap" aria-hidden="true"></i> {t.legend_gap()}</span> })}
        </p>
    }
}

/// What a column is called at its head: districts in few letters.
fn head(t: Lang, axis: Option<Axis>, column: &Named) -> (String, Option<String>) {
    match &column.key {
        Some(MatrixKey::Area(area)) => (short_area(t, *area), Some(column.name.clone())),
        Some(MatrixKey::Code(code)) if axis != Some(Axis::Fund) => (code.to_string(), Some(column.name.clone())),
        Some(MatrixKey::Several) => (t.several_in_short().to_owned(), Some(column.name.clone())),
        _ => (column.name.clone(), None),
    }
}

fn short_area(t: Lang, area: AreaCode) -> String {
    Territory::current().district(area).map_or_else(|| t.area(area), |district| district.abbreviation.to_owned())
}

/// The table.
pub(super) fn view(t: Lang, shown: Arc<Shown>, behind: RwSignal<Option<Chosen>>) -> impl IntoView {
    let axis = shown.asked.layout.columns;
    let heads = shown.columns.iter().map(|column| {
        let (name, title) = head(t, axis, column);
        let name = view! { <abbr title=title>{name}</abbr> };
        let name = match &column.key {
            Some(MatrixKey::Area(area)) => view! { <a href=district_address(*area, shown.year)>{name}</a> }.into_any(),
            _ => name.into_any(),
        };
        view! { <th scope="col" class="num">{name}</th> }
    });
    let line = |row: Option<&Named>| {
        let key = row.map_or(Member::All, |row| Member::Of(row.key.clone()));
        // Rows of little money would have no bars beside those of much.
        let most = most_of(&shown, &key);
        let cells = shown
            .columns
            .iter()
            .map(|column| cell(t, &shown, (key.clone(), Member::Of(column.key.clone())), behind, most));
        let total = cell(t, &shown, (key.clone(), Member::All), behind, most);
        let name = match row.map(|row| (&row.key, &row.name)) {
            // The code below the name, so that names stand below each other.
            Some((Some(MatrixKey::Code(code)), name)) => {
                let bare = name.strip_prefix(&**code).map(str::trim).filter(|name| !name.is_empty());
                match bare {
                    Some(bare) => view! { {bare.to_owned()} " " <small>{code.to_string()}</small> }.into_any(),
                    None => name.clone().into_any(),
                }
            }
            Some((Some(MatrixKey::Area(area)), name)) => {
                view! { <a href=district_address(*area, shown.year)>{name.clone()}</a> }.into_any()
            }
            Some((_, name)) => name.clone().into_any(),
            None => (if shown.asked.measure.adds_up() { t.total() } else { t.all() }).into_any(),
        };
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}{total}</tr> }
    };
    let corner =
        format!("{}, {}", axis_name(t, shown.asked.layout.rows), plan_unit(t, shown.asked.measure, shown.scale()));
    let whole = if shown.asked.measure.adds_up() { t.total() } else { t.all() };
    view! {
        <table class="pivot plan-matrix" class:with-levels=!shown.levels.is_empty()>
            <caption class="visually-hidden">{shown.asked.title(t)}</caption>
            <thead>
                <tr><th scope="col">{corner}</th>{heads.collect_view()}<th scope="col" class="num">{whole}</th></tr>
            </thead>
            <tbody>{shown.rows.iter().map(|row| line(Some(row))).collect_view()}</tbody>
            <tfoot>{line(None)}</tfoot>
        </table>
    }
}

/// On a telephone: the figures of one column, or their sums, one below the other.
pub(super) fn narrow(t: Lang, shown: Arc<Shown>, behind: RwSignal<Option<Chosen>>) -> impl IntoView {
    let axis = shown.asked.layout.columns;
    // None are the sums of all columns.
    let chosen = RwSignal::new(None::<usize>);
    let whole = if shown.asked.measure.adds_up() { t.total() } else { t.all() };
    let title = format!("{}, {}", shown.asked.title(t), plan_unit(t, shown.asked.measure, shown.scale()));
    let names = shown.columns.iter().enumerate().map(|(at, column)| (at.to_string(), column.name.clone()));
    let choices = plain(std::iter::once((String::new(), whole.to_owned())).chain(names));
    let of = {
        let shown = shown.clone();
        move |at: Option<usize>| at.map_or(Member::All, |at| Member::Of(shown.columns[at].key.clone()))
    };
    let rows = move || {
        let column = of(chosen.get());
        let value = |row: &Member<MatrixKey>| shown.matrix.cell(row, &column)?.value(shown.asked.measure);
        let keys = shown.rows.iter().map(|row| (row.name.clone(), Member::Of(row.key.clone())));
        let most = keys.clone().filter_map(|(_, key)| value(&key)).fold(0.0, f64::max);
        let line = |(name, key): (String, Member<MatrixKey>)| {
            let is_sum = key == Member::All;
            let share = value(&key).filter(|_| !is_sum && most > 0.0).map(|value| value / most * 100.0);
            let bar = share.map(|share| {
                view! { <span class="spent-bar" aria-hidden="true"><i style=format!("inline-size:{share:.0}%")></i></span> }
            });
            view! { <tr class:total=is_sum><th scope="row">{name} {bar}</th>{cell(t, &shown, (key, column.clone()), behind, 0.0)}</tr> }
        };
        keys.chain([(whole.to_owned(), Member::All)]).map(line).collect_view()
    };
    let select = axis.map(|axis| {
        let now = move || chosen.get().map(|at| at.to_string()).unwrap_or_default();
        let choose = move |at: String| chosen.set(at.parse().ok());
        select("matriks-kolom".into(), axis_name(t, axis).to_owned(), false, choices, now, choose)
    });
    view! {
        {select}
        <table class="plan-matrix-narrow">
            <caption>{title}</caption>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn cell(t: Lang, shown: &Shown, at: Members, behind: RwSignal<Option<Chosen>>, most: f64) -> AnyView {
    let marks = shown.marks(&at);
    let is_inner = at.0 != Member::All && at.1 != Member::All;
    let is_total = at.1 == Member::All;
    let Some(figures) = shown.matrix.cell(&at.0, &at.1) else {
        let content = if marks.gaps > 0 { t.planned_by_nobody() } else { "–" };
        return view! { <td class="num" class:gap={marks.gaps > 0} class:total=is_total>{content}</td> }.into_any();
    };
    // Where there is room for one column they are bars beside its names.
    let bars = (is_inner && most > 0.0).then(|| level_bars(shown, &at, most));
    let text = plan_cell(t, shown.asked.measure, shown.scale(), figures).unwrap_or_else(|| "–".to_owned());
    let value = figures.value(shown.asked.measure);
    let step = heat(value.filter(|_| is_inner && shown.levels.is_empty()), shown.matrix.most(shown.asked.measure));
    let said = said_of(t, marks);
    view! {
        <td class="num" class:overlap={marks.overlaps > 0 && is_inner} class:gap={marks.gaps > 0} class:total=is_total data-heat=step>
            <button type="button" class="link" aria-haspopup="dialog" on:click=move |_| behind.set(Some(Chosen::Cell(at.clone())))>
                {bars}
                <span>{text}</span>
                {said.map(|said| view! { <span class="visually-hidden">", " {said}</span> })}
            </button>
        </td>
    }
    .into_any()
}

/// The most money that one level has in a cell of a row, rupiah.
fn most_of(shown: &Shown, row: &Member<MatrixKey>) -> f64 {
    let cells = |matrix: &Matrix| {
        let value = |column: &Named| matrix.cell(row, &Member::Of(column.key.clone()))?.value(Measure::Budget);
        shown.columns.iter().filter_map(value).fold(0.0, f64::max)
    };
    shown.levels.iter().map(|(_, matrix)| cells(matrix)).fold(0.0, f64::max)
}

fn said_of(t: Lang, marks: Marks) -> Option<String> {
    match marks {
        Marks { overlaps: 0, gaps: 0 } => None,
        Marks { overlaps: 0, gaps } => Some(t.gaps_here(&t.count(gaps))),
        Marks { overlaps, gaps: 0 } => Some(t.overlaps_here(&t.count(overlaps))),
        Marks { overlaps, gaps } => {
            Some(format!("{}, {}", t.overlaps_here(&t.count(overlaps)), t.gaps_here(&t.count(gaps))))
        }
    }
}

/// How much of the money of a cell is of which level: centre, province and district at their places, the rest where there is any.
fn level_bars(shown: &Shown, at: &Members, most: f64) -> AnyView {
    let bar = |(level, matrix): &(Level, Matrix)| {
        let value = matrix.cell(&at.0, &at.1).and_then(|figures| figures.value(Measure::Budget)).unwrap_or_default();
        // A level of which nothing is in the matrix has no place, or the bars would not stand above their figures.
        let has_place = matches!(level, Level::Central | Level::Province | Level::District) && !matrix.rows.is_empty();
        (has_place || value > 0.0).then(|| {
            let share = if most > 0.0 { value / most * 100.0 } else { 0.0 };
            view! { <i class=class_of(*level) style=format!("block-size:{share:.0}%")></i> }
        })
    };
    if shown.levels.is_empty() {
        return ().into_any();
    }
    view! { <span class="level-bars" aria-hidden="true">{shown.levels.iter().map(bar).collect_view()}</span> }
        .into_any()
}
