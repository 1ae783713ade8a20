//! The outputs of a row of a plan: target, quarters, and what was reached of the year.

use crate::domain::{Id, Indicator, PlanOutput, Quantity, Record};
use crate::i18n::{Label, Lang};
use crate::list::plans::{PLAN_OUTPUTS, PlansPage, part_names, tab_names};
use crate::pages::named::name_of;
use crate::pages::records::table::link_id;
use crate::replica::Row;
use crate::ui::icon::{Icon, icon};
use crate::ui::scroll::sideways;
use leptos::prelude::*;

const QUARTERS: [&str; 4] = ["I", "II", "III", "IV"];

fn address(row: Id, output: Option<Id>) -> String {
    PlansPage::Part(tab_names::ROWS, row, part_names::OUTPUTS, output).address()
}

/// The section.
pub(super) fn outputs(t: Lang, row: Id, outputs: &[Row<PlanOutput>]) -> impl IntoView + use<> {
    let (words, title) = (&PLAN_OUTPUTS.words, (PLAN_OUTPUTS.words.title)(t));
    let content = if outputs.is_empty() {
        view! { <p class="empty">{(words.none)(t)}</p> }.into_any()
    } else {
        sideways(t.rows_of(title), table(t, title, row, outputs)).into_any()
    };
    view! {
        <section class="panel" aria-labelledby="keluaran">
            <div class="card-head">
                <h2 id="keluaran">{title}</h2>
                <a class="button quiet" href=address(row, None)>{icon(Icon::Plus)} {(words.add)(t)}</a>
            </div>
            {content}
        </section>
    }
}

fn table(t: Lang, title: &'static str, row: Id, outputs: &[Row<PlanOutput>]) -> impl IntoView + use<> {
    let quantity = |value: Option<Quantity>| match value {
        Some(value) => t.exact(value).into_any(),
        None => view! { <span class="absent">"–"</span> }.into_any(),
    };
    let line = |output: &Row<PlanOutput>| {
        let of = &output.value;
        let way = of.accumulation.map(|way| view! { <br /> <span class="hint">{way.label(t)}</span> });
        let unit = of.unit.as_deref().map(|unit| format!(" {unit}"));
        let quarters = of.quarters().into_iter().zip(QUARTERS);
        let quarters = quarters.map(
            |(value, quarter)| view! { <td class="num" data-label=format!("TW {quarter}")>{quantity(value)}</td> },
        );
        // One that says no words of its own has those of its indicator.
        let of_indicator = of.indicator.filter(|_| of.wording.is_none()).map(|id| name_of(t, Indicator::TABLE, *id));
        let named = || (PLAN_OUTPUTS.named.1)(t, of);
        let name = of_indicator.filter(|name| !name.is_empty()).unwrap_or_else(named);
        let reached = of.achievement().map(|percent| t.percent_to(percent.to_f64() / 100.0, 1));
        view! {
            <tr>
                <th scope="row">
                    <a id=link_id(PlanOutput::TABLE, output.id) href=address(row, Some(output.id))>{name}</a> {way}
                </th>
                <td class="num" data-label=t.field("plan_outputs", "target")>{quantity(of.target)} {unit}</td>
                {quarters.collect_view()}
                <td class="num" data-label=t.of_year()>{quantity(of.realised())}</td>
                <td class="num" data-label=t.achieved()>{reached.unwrap_or_else(|| "–".to_owned())}</td>
            </tr>
        }
    };
    let quarters = QUARTERS.map(|number| view! { <th scope="col" class="num">"TW " {number}</th> });
    view! {
        <table class="plan_outputs as-entries">
            <caption class="visually-hidden">{title}</caption>
            <thead><tr>
                <th scope="col">{t.field("plan_outputs", "wording")}</th>
                <th scope="col" class="num">{t.field("plan_outputs", "target")}</th>
                {quarters.into_iter().collect_view()}
                <th scope="col" class="num">{t.of_year()}</th>
                <th scope="col" class="num">{t.achieved()}</th>
            </tr></thead>
            <tbody>{outputs.iter().map(line).collect_view()}</tbody>
        </table>
    }
}
