//! The money of a row of a plan: funds by stages, every amount the way to its form.

use crate::analysis::plans::{FundOfRow, RowMoney};
use crate::domain::Id;
use crate::explain::plan_fund_name;
use crate::i18n::{Label, Lang};
use crate::list::plans::{PLAN_AMOUNTS, PlansPage, part_names, tab_names};
use crate::ui::icon::{Icon, icon};
use crate::ui::scroll::sideways;
use leptos::prelude::*;

fn address(row: Id, amount: Option<Id>) -> String {
    PlansPage::Part(tab_names::ROWS, row, part_names::AMOUNTS, amount).address()
}

/// The section.
pub(super) fn money(t: Lang, row: Id, money: &RowMoney) -> impl IntoView + use<> {
    let (words, title) = (&PLAN_AMOUNTS.words, (PLAN_AMOUNTS.words.title)(t));
    let content = if money.funds.is_empty() {
        view! { <p class="empty">{(words.none)(t)}</p> }.into_any()
    } else {
        sideways(t.rows_of(title), table(t, title, row, money)).into_any()
    };
    view! {
        <section class="panel" aria-labelledby="pagu">
            <div class="card-head">
                <h2 id="pagu">{title}</h2>
                <a class="button quiet" href=address(row, None)>{icon(Icon::Plus)} {(words.add)(t)}</a>
            </div>
            {content}
        </section>
    }
}

fn table(t: Lang, title: &'static str, row: Id, money: &RowMoney) -> impl IntoView + use<> {
    let heads = money.stages.iter().map(|stage| {
        view! { <th scope="col" class="num">{t.stage_in_rupiah(stage.label(t))}</th> }
    });
    let line = |fund: &FundOfRow| {
        let cells = fund.amounts.iter().zip(&money.stages).map(|(amount, stage)| match amount {
            Some((id, amount)) => {
                view! { <td class="num" data-label=stage.label(t)><a id=format!("plan_amounts-{id}") href=address(row, Some(*id))>{t.number(*amount)}</a></td> }
                    .into_any()
            }
            None => view! { <td class="num" data-label=stage.label(t)><span class="absent">"–"</span></td> }.into_any(),
        });
        let name = plan_fund_name(t, fund.fund.as_ref(), fund.name.as_deref());
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
    };
    let totals = money.totals.iter().zip(&money.stages);
    let totals =
        totals.map(|(total, stage)| view! { <td class="num total" data-label=stage.label(t)>{t.number(*total)}</td> });
    view! {
        <table class="plan_amounts as-entries">
            <caption class="visually-hidden">{title}</caption>
            <thead><tr><th scope="col">{t.field("plan_amounts", "fund")}</th>{heads.collect_view()}</tr></thead>
            <tbody>{money.funds.iter().map(line).collect_view()}</tbody>
            <tfoot><tr><th scope="row">{t.total()}</th>{totals.collect_view()}</tr></tfoot>
        </table>
    }
}
