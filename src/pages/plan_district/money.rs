//! The money for a district by level, fund and year: tables whose every figure opens its rows.

use super::chosen::{Chosen, Members};
use super::{Params, Shown};
use crate::analysis::cross::Member;
use crate::analysis::plans::{Axis, Behind, Layout, Matrix, MatrixKey, Measure, PlanRow, Plans, Stage};
use crate::domain::BookYear;
use crate::explain::{axis_name, matrix_key_name};
use crate::i18n::Lang;
use crate::pages::plan_behind::Content;
use crate::pages::plan_matrix::behind_listed;
use crate::pages::plans_apart::Turns;
use crate::ui::scroll;
use leptos::prelude::*;

type Key = Option<MatrixKey>;

/// The money of the rows that are for the district alone, by level and by fund, in all years.
#[derive(Debug)]
pub(super) struct Money {
    /// Each with its rows and what they are called.
    tables: Vec<(Matrix, Vec<(Key, String)>)>,
}

const AXES: [Axis; 2] = [Axis::Level, Axis::Fund];

fn layout(axis: Axis) -> Layout {
    Layout { rows: axis, columns: Some(Axis::Year) }
}

impl Money {
    /// That of no plans.
    pub(super) const fn none() -> Self {
        Self { tables: Vec::new() }
    }

    pub(super) async fn of(t: Lang, turns: Turns, plans: &Plans<'_>, asked: Params) -> Option<Self> {
        let mut tables = Vec::new();
        for axis in AXES {
            let matrix = turns.added(plans, layout(axis), |row| asked.is_alone(row)).await?;
            // What has no money in any year is no line of a table of money.
            let has_money = |key: &Key| {
                matrix.cell(&Member::Of(key.clone()), &Member::All).is_some_and(|figures| figures.budget != 0)
            };
            let name = |key: &Key| (key.clone(), matrix_key_name(t, plans, axis, key.as_ref()));
            let rows = matrix.rows.iter().filter(|key| has_money(key)).map(name).collect();
            tables.push((matrix, rows));
        }
        Some(Self { tables })
    }
}

/// What figure of the money by an axis and year a cell is.
pub(super) fn title(t: Lang, shown: &Shown, axis: Axis, (row, column): &Members) -> String {
    let named = || shown.money.tables.iter().zip(AXES).filter(|(_, of)| *of == axis).flat_map(|((_, rows), _)| rows);
    let row = match row {
        Member::Of(key) => named().find(|(of, _)| of == key).map(|(_, name)| name.clone()).unwrap_or_default(),
        Member::All => t.all().to_owned(),
    };
    let column = year_of(column).map_or_else(|| t.all().to_owned(), |year| year.to_string());
    t.behind_cell(&row, &column)
}

fn year_of(column: &Member<MatrixKey>) -> Option<BookYear> {
    if let Member::Of(Some(MatrixKey::Year(year))) = column { Some(*year) } else { None }
}

/// The rows behind it: only those of its year are copied and joined.
pub(super) async fn content(t: Lang, turns: Turns, asked: Params, axis: Axis, at: Members) -> Option<Content> {
    let (row, column) = at;
    let tables = turns.figures(year_of(&column)).await?;
    let plans = turns.joined(&tables, Stage::Latest).await?;
    let found = Behind::of(&plans, layout(axis), |row: &PlanRow| asked.is_alone(row), &row, &column);
    Some(behind_listed(t, &plans, &found))
}

pub(super) fn view(t: Lang, shown: &Shown, chosen: RwSignal<Option<Chosen>>) -> impl IntoView + use<> {
    let titles = [t.plan_district_levels(), t.plan_district_funds()];
    let (count, money) = shown.sums.shared;
    let shared = (count > 0).then(|| t.plan_district_shared(&t.count(count), &format!("Rp{}", t.rupiah_short(money))));
    let note = [Some(t.plan_district_money_note().to_owned()), shared].into_iter().flatten();
    let note = note.collect::<Vec<_>>().join(" ");
    let tables = shown.money.tables.iter().zip(AXES).zip(titles);
    let tables = tables.map(|(((matrix, rows), axis), title)| {
        view! { <h2 class="h3">{title}</h2> {scroll::sideways(title, table(t, matrix, rows, axis, title, chosen))} }
    });
    view! {
        <section aria-label=t.planned_money()>
            {tables.collect_view()}
            <p class="source">{note}</p>
        </section>
    }
}

/// Rupiah in a million.
const MILLION: f64 = 1e6;

fn table(
    t: Lang,
    matrix: &Matrix,
    rows: &[(Key, String)],
    axis: Axis,
    title: &'static str,
    chosen: RwSignal<Option<Chosen>>,
) -> impl IntoView + use<> {
    let year_said = |key: &Key| if let Some(MatrixKey::Year(year)) = key { year.to_string() } else { String::new() };
    let cell = |row: Member<MatrixKey>, year: Key| {
        let (label, column) = (year_said(&year), Member::Of(year));
        let value = matrix.cell(&row, &column).and_then(|figures| figures.value(Measure::Budget));
        let Some(value) = value else { return view! { <td class="num" data-label=label>"–"</td> }.into_any() };
        let text = t.decimal_number(value / MILLION, usize::from(value.abs() < 10.0 * MILLION && value != 0.0));
        let at = (row, column);
        view! {
            <td class="num" data-label=label>
                <button type="button" class="link" aria-haspopup="dialog"
                    on:click=move |_| chosen.set(Some(Chosen::Money(axis, at.clone())))>{text}</button>
            </td>
        }
        .into_any()
    };
    let years = || matrix.columns.iter().cloned();
    let heads = years().map(|key| view! { <th scope="col" class="num">{year_said(&key)}</th> });
    let line = |(key, name): &(Key, String)| {
        let cells = years().map(|year| cell(Member::Of(key.clone()), year));
        view! { <tr><th scope="row">{name.clone()}</th>{cells.collect_view()}</tr> }
    };
    let foot = years().map(|year| cell(Member::All, year));
    view! {
        <table class="flow-table as-entries">
            <caption class="visually-hidden">{title}</caption>
            <thead><tr><th scope="col">{axis_name(t, axis)}</th>{heads.collect_view()}</tr></thead>
            <tbody>{rows.iter().map(line).collect_view()}</tbody>
            <tfoot><tr class="total"><th scope="row">{t.total()}</th>{foot.collect_view()}</tr></tfoot>
        </table>
    }
}
