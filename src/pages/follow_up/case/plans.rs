//! The rows of plans that answer a case: what they cost, what became of their money, and what the steps that they pay cost. They
//! and what names no row add up to all steps of the case.

use super::super::words;
use super::Shown;
use crate::analysis::follow_up::Progress;
use crate::analysis::plans::{Answering, Plans, Stage, answering};
use crate::domain::{Action, Id};
use crate::explain::{plan_office_name, plan_row_name};
use crate::i18n::Lang;
use crate::list::plans::{PlansPage, tab_names};
use crate::replica::Row;
use crate::ui::card::card;
use crate::ui::scroll::sideways;
use crate::workspace::Tables;
use leptos::prelude::*;

/// A row that answers the case, or what names none.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    of: Answering,
    name: String,
    whose: String,
    budget: Option<i64>,
    spent: Option<i64>,
}

/// What answers a case. The plans are joined only where a step names a row of them.
pub(super) fn read(t: Lang, tables: &Tables, case: Id, actions: &[Row<Action>]) -> Vec<Answer> {
    if actions.iter().all(|action| action.value.plan_row.is_none()) {
        return Vec::new();
    }
    let plans = Plans::of(tables, Stage::Latest);
    let answer = |of: Answering| {
        let row = of.row.and_then(|id| plans.row(id));
        let whose = |row| format!("{}, {}", plan_office_name(t, &plans, plans.office(row)), row.year());
        Answer {
            name: row.map_or_else(|| t.case_plans_unsaid().to_owned(), |row| plan_row_name(t, row)),
            whose: row.map(whose).unwrap_or_default(),
            budget: row.map(|row| row.whole()),
            spent: row.and_then(|row| row.realised()),
            of,
        }
    };
    answering(&plans, case).into_iter().map(answer).collect()
}

/// The card; none where nothing is to be done.
pub(super) fn plans(t: Lang, shown: &Shown) -> Option<impl IntoView + use<>> {
    let case = shown.case.as_ref().filter(|_| !shown.actions.is_empty())?;
    let (steps, cost) = (shown.actions.len(), shown.actions.iter().filter_map(|row| row.value.cost));
    let cost: i64 = cost.map(|cost| cost.get()).sum();
    let paid: u32 = shown.answers.iter().filter(|one| one.of.row.is_some()).map(|one| one.of.steps).sum();
    let money = |amount: Option<i64>| amount.map_or_else(|| "–".to_owned(), |amount| t.number(amount));
    let line = |one: &Answer| {
        let name = match one.of.row {
            Some(id) => {
                view! { <a href=PlansPage::One(tab_names::ROWS, id).address()>{one.name.clone()}</a> }.into_any()
            }
            None => one.name.clone().into_any(),
        };
        let cost = (one.of.priced > 0).then_some(one.of.cost);
        view! {
            <tr>
                <th scope="row">{name} " " <span class="hint">{one.whose.clone()}</span></th>
                <td class="num" data-label=t.case_plans_budget()>{money(one.budget)}</td>
                <td class="num" data-label=t.case_plans_spent()>{money(one.spent)}</td>
                <td class="num" data-label=t.case_plans_steps()>{t.count(one.of.steps)}</td>
                <td class="num" data-label=t.case_plans_cost()>{money(cost)}</td>
            </tr>
        }
    };
    let table = (!shown.answers.is_empty()).then(|| {
        let table = view! {
            <table class="flow-table as-entries">
                <caption class="visually-hidden">{t.case_plans()}</caption>
                <thead><tr>
                    <th scope="col">{t.case_plans_row()}</th>
                    <th scope="col" class="num">{t.case_plans_budget()}</th>
                    <th scope="col" class="num">{t.case_plans_spent()}</th>
                    <th scope="col" class="num">{t.case_plans_steps()}</th>
                    <th scope="col" class="num">{t.case_plans_cost()}</th>
                </tr></thead>
                <tbody>{shown.answers.iter().map(line).collect_view()}</tbody>
                <tfoot><tr>
                    <th scope="row">{t.total()}</th> <td></td> <td></td>
                    <td class="num" data-label=t.case_plans_steps()>{t.count(steps)}</td>
                    <td class="num" data-label=t.case_plans_cost()>{t.number(cost)}</td>
                </tr></tfoot>
            </table>
        };
        sideways(t.rows_of(t.case_plans()), table)
    });
    let outcome = t.case_plans_outcome(&words::progress(t, Progress::of(&case.value)));
    let content = view! {
        <p>{t.case_plans_lead(&t.count(steps), &t.count(paid))} " " {outcome}</p>
        {table}
    };
    Some(card("rencana-kasus", t.case_plans(), (), content))
}
