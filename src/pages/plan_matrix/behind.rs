//! The rows behind a cell of the matrix, each leading to its page.

use super::{Members, Params};
use crate::analysis::cross::Member;
use crate::analysis::plans::{Axis, Behind, PlanRow, Plans};
use crate::domain::{Id, Rupiah};
use crate::explain::{matrix_key_name, plan_office_name, plan_row_name};
use crate::i18n::Lang;
use crate::ui::desk::desk;
use crate::ui::sheet::sheet;
use crate::workspace::Tables;
use leptos::prelude::*;

/// So many rows are listed.
const MOST: usize = 100;

struct Row {
    id: Id,
    name: String,
    of: String,
    money: String,
}

struct Content {
    title: String,
    said: String,
    rows: Vec<Row>,
    more: usize,
}

impl Content {
    fn of(t: Lang, tables: &Tables, asked: Params, (row, column): &Members) -> Self {
        let plans = Plans::of(tables, asked.stage);
        let year = asked.shown_year(&plans.years());
        let wanted = |one: &PlanRow| year.is_none_or(|year| one.year() == year);
        let behind = Behind::of(&plans, asked.layout, wanted, row, column);
        let name = |axis: Option<Axis>, member: &super::Member<super::MatrixKey>| match (axis, member) {
            (Some(axis), Member::Of(key)) => matrix_key_name(t, &plans, axis, key.as_ref()),
            _ => t.all().to_owned(),
        };
        let title = t.behind_cell(&name(Some(asked.layout.rows), row), &name(asked.layout.columns, column));
        let money: i64 = behind.iter().map(|one| one.budget).sum();
        let line = |one: &Behind| {
            let row = &plans.rows()[one.row as usize];
            Row {
                id: row.id,
                name: plan_row_name(t, row),
                of: format!("{}, {}", plan_office_name(t, &plans, plans.office(row)), row.year()),
                money: Rupiah::new(one.budget).map(|money| t.rupiah(money)).unwrap_or_default(),
            }
        };
        Self {
            title,
            said: t.behind_rows(&t.count(behind.len()), &format!("Rp{}", t.rupiah_short(money))),
            rows: behind.iter().take(MOST).map(line).collect(),
            more: behind.len().saturating_sub(MOST),
        }
    }
}

/// The sheet, open while a cell is chosen.
pub(super) fn view(t: Lang, asked: Memo<Params>, behind: RwSignal<Option<Members>>) -> impl IntoView {
    let desk = desk();
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        let is_chosen = behind.with(Option::is_some);
        if is_chosen != is_open.get_untracked() {
            is_open.set(is_chosen);
        }
    });
    Effect::new(move |_| {
        // What is told again although nothing is another would never end.
        if !is_open.get() && behind.with_untracked(Option::is_some) {
            behind.set(None);
        }
    });
    let made = move || {
        let cell = behind.get_untracked()?;
        Some(desk.peek(|workspace| Content::of(t, workspace.tables(), asked.get_untracked(), &cell)))
    };
    let content = move || match made() {
        Some(content) => listed(t, content).into_any(),
        None => ().into_any(),
    };
    let title = move || made().map(|content| content.title).unwrap_or_default();
    let foot =
        move || view! { <button type="button" on:click=move |_| is_open.set(false)>{t.close()}</button> }.into_any();
    sheet(is_open, "isi-sel", title, content, foot)
}

fn listed(t: Lang, content: Content) -> impl IntoView {
    let Content { said, rows, more, .. } = content;
    let row = |row: Row| {
        view! {
            <li>
                <a href=format!("#/program/rencana/{}", row.id)>{row.name}</a>
                <span class="hint">{row.of}</span>
                <b>{row.money}</b>
            </li>
        }
    };
    view! {
        <p>{said}</p>
        <ul class="behind-rows">{rows.into_iter().map(row).collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="hint">{t.behind_more(&t.count(more))}</p> })}
    }
}
