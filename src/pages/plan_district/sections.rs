//! What touches a district: rows, findings, places without any row, proposals, indicators.

use super::{Shown, Targeted, Touching};
use crate::domain::{BookYear, Plan, Proposal, Record};
use crate::explain::{FindingLine, family_name};
use crate::i18n::{Label, Lang};
use crate::list::plans::{PlansPage, tab_names};
use crate::pages::named::named;
use crate::pages::plan_findings::{address_in, address_of, family_mark};
use crate::replica::Row;
use crate::ui::scroll;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// So many of each are listed on the screen, and on paper.
const FIRST: usize = 5;
pub(super) const ON_PAPER: usize = 60;

fn listed(printing: bool) -> usize {
    if printing { ON_PAPER } else { FIRST }
}

/// The way to those that are not listed, where there are any.
fn others(t: Lang, count: usize, printing: bool, address: String) -> impl IntoView {
    let more = count.saturating_sub(listed(printing));
    (more > 0).then(|| view! { <p class="hint"><a href=address>{t.plan_district_more(&t.count(more))}</a></p> })
}

/// The rows, those for the district alone first.
pub(super) fn rows(t: Lang, shown: &Shown, printing: bool) -> impl IntoView + use<> {
    let money = |amount: Option<i64>| amount.map_or_else(|| "–".to_owned(), |amount| t.number(amount));
    let row = |row: &Touching| {
        let about = [row.level, row.office.as_str(), row.at.as_str()];
        let about = about.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        view! {
            <tr>
                <th scope="row">
                    <a href=PlansPage::One(tab_names::ROWS, row.id).address()>{row.name.clone()}</a>
                    <small class="hint">{about}</small>
                </th>
                <td class="num" data-label=t.case_plans_budget()>{money(Some(row.money))}</td>
                <td class="num" data-label=t.case_plans_spent()>{money(row.realised)}</td>
            </tr>
        }
    };
    let content = if shown.rows.is_empty() {
        view! { <p class="empty">{t.plan_district_no_rows()}</p> }.into_any()
    } else {
        let table = view! {
            <table class="flow-table as-entries">
                <caption class="visually-hidden">{t.plan_district_rows()}</caption>
                <thead><tr>
                    <th scope="col">{t.plan_of_row()}</th>
                    <th scope="col" class="num">{t.case_plans_budget()}</th>
                    <th scope="col" class="num">{t.case_plans_spent()}</th>
                </tr></thead>
                <tbody>{shown.rows.iter().take(listed(printing)).map(row).collect_view()}</tbody>
            </table>
        };
        view! {
            {scroll::sideways(t.rows_of(t.plan_district_rows()), table)}
            {others(t, shown.sums.rows(), printing, shown.rows_address())}
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="baris-daerah">
            <h2 id="baris-daerah">{t.plan_district_rows()}</h2>
            {content}
        </section>
    }
}

/// The findings that concern it and are not decided.
pub(super) fn findings(t: Lang, shown: &Shown, printing: bool) -> impl IntoView + use<> {
    let year = shown.year;
    let item = |line: &FindingLine| {
        view! {
            <li>
                <span class=family_mark(line.family) role="img" aria-label=family_name(t, line.family)></span>
                <a href=address_of(year, Some(line.id))>{line.sentence.clone()}</a>
                <b>{line.money.clone()}</b>
            </li>
        }
    };
    let content = if shown.findings.is_empty() {
        view! { <p class="empty">{t.plan_district_no_findings()}</p> }.into_any()
    } else {
        let count = t.count(shown.findings.len());
        let first = shown.findings.iter().take(listed(printing)).map(item).collect_view();
        view! {
            <ul class="district-findings">{first}</ul>
            <p class="screen-only"><a href=address_in(shown.asked.district(), year)>{t.plan_district_all_findings(&count)}</a></p>
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="temuan-daerah">
            <h2 id="temuan-daerah">{t.plan_district_findings()}</h2>
            {content}
        </section>
    }
}

/// Kecamatan that no row of the year reaches.
pub(super) fn places(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let names: Vec<String> = shown
        .unreached
        .iter()
        .map(|(place, seated)| {
            let district = place.district().filter(|_| shown.asked.district().is_none());
            let name = t.area(*place);
            let name = district.map_or_else(|| name.clone(), |district| format!("{name}, {}", t.area(district)));
            t.plan_district_place(&name, &t.count(*seated))
        })
        .collect();
    let content = if names.is_empty() { t.plan_district_no_places().to_owned() } else { names.join("; ") };
    view! {
        <section class="panel" aria-labelledby="tanpa-baris">
            <h2 id="tanpa-baris">{t.plan_district_places()}</h2>
            <p class:empty=names.is_empty()>{content}</p>
        </section>
    }
}

/// What it has proposed for the year: what has no answer first.
pub(super) fn proposals(t: Lang, shown: &Shown, printing: bool) -> impl IntoView + use<> {
    let row = |row: &Row<Proposal>| {
        let of = &row.value;
        let name = of.idea.as_deref().or(of.problem.as_deref()).unwrap_or_else(|| of.channel.label(t)).to_owned();
        let place = of.subdistrict.map(|area| t.area(area));
        let about = [Some(of.channel.label(t).to_owned()), place].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let into = of.accepted_into.map(|plan| view! { <br /> {named(t, Plan::TABLE, *plan)} });
        let why = of.reason.as_deref().map(|reason| view! { <br /> <span class="hint">{reason.to_owned()}</span> });
        view! {
            <tr>
                <th scope="row">
                    <a href=PlansPage::One(tab_names::PROPOSALS, row.id).address()>{name}</a>
                    <small class="hint">{about}</small>
                </th>
                <td class="num" data-label=t.stage_in_rupiah(t.field("proposals", "amount"))>{of.amount.map_or_else(|| "–".to_owned(), |amount| t.number(amount.get()))}</td>
                <td data-label=t.field("proposals", "status")>{of.status.label(t)} {into} {why}</td>
            </tr>
        }
    };
    let content = if shown.proposals.is_empty() {
        view! { <p class="empty">{t.plan_district_no_proposals()}</p> }.into_any()
    } else {
        let table = view! {
            <table class="flow-table as-entries">
                <caption class="visually-hidden">{t.plan_district_proposals()}</caption>
                <thead><tr>
                    <th scope="col">{t.field("proposals", "idea")}</th>
                    <th scope="col" class="num">{t.stage_in_rupiah(t.field("proposals", "amount"))}</th>
                    <th scope="col">{t.field("proposals", "status")}</th>
                </tr></thead>
                <tbody>{shown.proposals.iter().take(listed(printing)).map(row).collect_view()}</tbody>
            </table>
        };
        view! {
            {scroll::sideways(t.rows_of(t.plan_district_proposals()), table)}
            {others(t, shown.proposals.len(), printing, shown.proposals_address())}
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="usulan-daerah">
            <h2 id="usulan-daerah">{t.plan_district_proposals()}</h2>
            {content}
        </section>
    }
}

/// The indicators of which it has targets, by year: what was reached beside what was meant.
pub(super) fn indicators(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let years: BTreeSet<BookYear> = shown.indicators.iter().flat_map(|of| of.years.keys().copied()).collect();
    let row = |of: &Targeted| {
        let cell = |year: &BookYear| {
            let said = of.years.get(year).map_or_else(
                || "–".to_owned(),
                |(target, actual)| {
                    let number = |value: &Option<crate::domain::Quantity>| {
                        value.map_or_else(|| "–".to_owned(), |value| t.exact(value))
                    };
                    match actual {
                        Some(_) => format!("{} / {}", number(actual), number(target)),
                        None => number(target),
                    }
                },
            );
            view! { <td class="num" data-label=year.to_string()>{said}</td> }
        };
        view! {
            <tr>
                <th scope="row">
                    <a href=PlansPage::One(tab_names::INDICATORS, of.id).address()>{of.name.clone()}</a>
                    <small class="hint">{of.unit.clone()}</small>
                </th>
                {years.iter().map(cell).collect_view()}
            </tr>
        }
    };
    let content = if shown.indicators.is_empty() {
        view! { <p class="empty">{t.plan_district_no_targets()}</p> }.into_any()
    } else {
        let heads = years.iter().map(|year| view! { <th scope="col" class="num">{year.to_string()}</th> });
        let table = view! {
            <table class="flow-table as-entries">
                <caption>{t.plan_district_targets()}</caption>
                <thead><tr><th scope="col">{t.plan_district_indicator()}</th>{heads.collect_view()}</tr></thead>
                <tbody>{shown.indicators.iter().map(row).collect_view()}</tbody>
            </table>
        };
        scroll::sideways(t.rows_of(t.plan_district_indicators()), table).into_any()
    };
    view! {
        <section aria-labelledby="indikator-daerah">
            <h2 id="indikator-daerah">{t.plan_district_indicators()}</h2>
            {content}
        </section>
    }
}
