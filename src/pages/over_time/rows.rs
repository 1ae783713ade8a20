//! The cooperatives behind a step.

use super::keys;
use crate::analysis::over_time::{Move, Step, Stock, Waterfall};
use crate::domain::status::Status;
use crate::domain::{Cooperative, Id, Record};
use crate::explain::step_name;
use crate::i18n::Lang;
use crate::pages::named::{name_of, named};
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::figure;
use crate::ui::print::{MOST_ROWS, is_printing};
use crate::ui::scroll::sideways;
use leptos::prelude::*;

/// So many are listed on the screen before one asks for all.
const FIRST: usize = 50;

/// The list, by name, with what they were and what they are.
pub(super) fn view(t: Lang, fall: &Waterfall, stock: Stock, step: Step) -> AnyView {
    let sum = fall.steps(stock).into_iter().find(|sum| sum.step == step);
    let Some(sum) = sum else { return ().into_any() };
    let all: Vec<Move> = sum.gained.into_iter().chain(sum.lost).collect();
    let (known, lost): (Vec<Move>, Vec<Move>) = all.iter().copied().partition(|one| one.id.is_some());
    let title = t.step_cooperatives(step_name(t, step), &t.count(all.len()));
    let (printing, is_whole) = (is_printing(), RwSignal::new(false));
    let count = known.len();
    let rows = StoredValue::new(known);
    let listed = move || {
        let most = if printing.get() {
            MOST_ROWS
        } else if is_whole.get() {
            usize::MAX
        } else {
            FIRST
        };
        rows.with_value(|rows| rows.iter().take(most).filter_map(|one| Some(row(t, one.id?, *one))).collect_view())
    };
    let more = move || {
        (count > FIRST && !is_whole.get()).then(|| {
            view! { <button type="button" class="more" on:click=move |_| is_whole.set(true)>{t.all_areas(&t.count(count))}</button> }
        })
    };
    let close = place().now().with(keys::STEP, None).hash();
    view! {
        <section class="panel" aria-labelledby="langkah-koperasi">
            <div class="card-head"><h2 id="langkah-koperasi">{title.clone()}</h2> <a href=close class="screen-only">{t.close_rows()}</a></div>
            {sideways(t.rows_of(&title), view! {
                <table class="as-entries">
                    <caption class="visually-hidden">{title.clone()}</caption>
                    <thead><tr>
                        <th scope="col">{t.field(Cooperative::TABLE, "name")}</th>
                        <th scope="col">{t.district()}</th>
                        <th scope="col">{t.status_before()}</th>
                        <th scope="col">{t.status_after()}</th>
                    </tr></thead>
                    <tbody>{listed}</tbody>
                </table>
            })}
            {more}
            {(!lost.is_empty()).then(|| view! { <p class="hint">{t.no_record_any_more(&t.count(lost.len()))}</p> })}
        </section>
    }
    .into_any()
}

fn row(t: Lang, id: Id, one: Move) -> impl IntoView + use<> {
    let (is_deleted, district) = desk().peek(|workspace| {
        let row = workspace.tables().cooperatives.get(id);
        (row.is_none_or(|row| row.deleted), row.and_then(|row| row.value.district))
    });
    // One that is deleted has no page.
    let name = if is_deleted {
        let name = name_of(t, Cooperative::TABLE, id);
        view! { {name} " " <small>{t.was_deleted()}</small> }.into_any()
    } else {
        named(t, Cooperative::TABLE, id)
    };
    let status = |status: Option<Status>| match status {
        Some(status) => figure::status(status).into_any(),
        None => t.not_among_them().into_any(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=t.district()>{district.map_or_else(|| "–".to_owned(), |district| t.area(district))}</td>
            <td data-label=t.status_before()>{status(one.from)}</td>
            <td data-label=t.status_after()>{status(one.to)}</td>
        </tr>
    }
}
