//! The money for a district by level, fund and year: tables whose every figure opens its rows.

use super::chosen::{Chosen, Members};
use super::{Params, Shown};
use crate::analysis::cross::Member;
use crate::analysis::plans::{Axis, Behind, Layout, Matrix, MatrixKey, Measure, PlanRow, Plans, matrix};
use crate::explain::{axis_name, matrix_key_name};
use crate::i18n::Lang;
use crate::pages::plan_behind::{Content, MOST};
use crate::pages::plan_matrix::behind_line;
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
    pub(super) fn of(t: Lang, plans: &Plans, asked: Params) -> Self {
        let of_axis = |axis: Axis| {
            let matrix = matrix(plans, layout(axis), |row| asked.is_alone(row));
            // What has no money in any year is no line of a table of money.
            let has_money = |key: &Key| {
                matrix.cell(&Member::Of(key.clone()), &Member::All).is_some_and(|figures| figures.budget != 0)
            };
            let name = |key: &Key| (key.clone(), matrix_key_name(t, plans, axis, key.as_ref()));
            let rows = matrix.rows.iter().filter(|key| has_money(key)).map(name).collect();
            (matrix, rows)
        };
        Self { tables: AXES.map(of_axis).into() }
    }
}

/// The rows behind a cell of the money by an axis and year.
pub(super) fn content(t: Lang, plans: &Plans, asked: Params, axis: Axis, (row, column): &Members) -> Content {
    let found = Behind::of(plans, layout(axis), |row: &PlanRow| asked.is_alone(row), row, column);
    let name = |axis: Axis, member: &Member<MatrixKey>| match member {
        Member::Of(key) => matrix_key_name(t, plans, axis, key.as_ref()),
        Member::All => t.all().to_owned(),
    };
    let money: i64 = found.iter().map(|one| one.budget).sum();
    let more = found.len().saturating_sub(MOST);
    Content {
        title: t.behind_cell(&name(axis, row), &name(Axis::Year, column)),
        said: t.behind_rows(&t.count(found.len()), &format!("Rp{}", t.rupiah_short(money))),
        rows: found.iter().take(MOST).map(|one| behind_line(t, plans, one)).collect(),
        more: (more > 0).then(|| t.behind_more(&t.count(more))),
    }
}

pub(super) fn view(t: Lang, shown: &Shown, chosen: RwSignal<Option<Chosen>>) -> impl IntoView + use<> {
    let titles = [t.plan_district_levels(), t.plan_district_funds()];
    let shared: Vec<_> = shown.rows.iter().filter(|row| !row.is_alone).collect();
    let shared = (!shared.is_empty()).then(|| {
        let money: i64 = shared.iter().map(|row| row.money).sum();
        t.plan_district_shared(&t.count(shared.len()), &format!("Rp{}", t.rupiah_short(money)))
    });
    let note = [Some(t.plan_district_money_note().to_owned()), shared].into_iter().flatten();
    let note = note.collect::<Vec<_>>().join(" ");
    let tables = shown.money.tables.iter().zip(AXES).zip(titles);
    let tables = tables.map(|(((matrix, rows), axis), title)| {
        view! { <h3>{title}</h3> {scroll::sideways(title, table(t, matrix, rows, axis, title, chosen))} }
    });
    view! {
        <section aria-labelledby="uang-daerah">
            <h2 id="uang-daerah">{t.planned_money()}</h2>
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
    let cell = |row: Member<MatrixKey>, column: Member<MatrixKey>| {
        let value = matrix.cell(&row, &column).and_then(|figures| figures.value(Measure::Budget));
        let Some(value) = value else { return view! { <td class="num">"–"</td> }.into_any() };
        let text = t.decimal_number(value / MILLION, usize::from(value.abs() < 10.0 * MILLION && value != 0.0));
        let at = (row, column);
        view! {
            <td class="num">
                <button type="button" class="link" aria-haspopup="dialog"
                    on:click=move |_| chosen.set(Some(Chosen::Money(axis, at.clone())))>{text}</button>
            </td>
        }
        .into_any()
    };
    let years = || matrix.columns.iter().cloned();
    let heads = years().map(|key| {
        let year = if let Some(MatrixKey::Year(year)) = key { year.to_string() } else { String::new() };
        view! { <th scope="col" class="num">{year}</th> }
    });
    let line = |(key, name): &(Key, String)| {
        let cells = years().map(|year| cell(Member::Of(key.clone()), Member::Of(year)));
        view! { <tr><th scope="row">{name.clone()}</th>{cells.collect_view()}</tr> }
    };
    let foot = years().map(|year| cell(Member::All, Member::Of(year)));
    view! {
        <table class="flow-table">
            <caption class="visually-hidden">{title}</caption>
            <thead><tr><th scope="col">{axis_name(t, axis)}</th>{heads.collect_view()}</tr></thead>
            <tbody>{rows.iter().map(line).collect_view()}</tbody>
            <tfoot><tr class="total"><th scope="row">{t.total()}</th>{foot.collect_view()}</tr></tfoot>
        </table>
    }
}
