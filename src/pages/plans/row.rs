//! The page of one row of a plan: what it costs and what became of it, what comes of it, where and for whom, and what it answers.

use super::{money, one, outputs, sections};
use crate::analysis::plans::{OtherYear, Plans, RowLead, RowMoney, Stage, around, lead_of, money_of, other_years};
use crate::domain::{Case, Id, Plan, PlanOutput, Proposal, Record, Ref};
use crate::explain::{explain_plan_row, plan_office_name};
use crate::i18n::{Label, Lang};
use crate::list::plans::{PLAN_BENEFICIARIES, PLAN_PLACES, PLANS, PlansPage, REALISATIONS, part_names, tab_names};
use crate::pages::finding::sentence;
use crate::pages::named::named;
use crate::pages::trained;
use crate::replica::Row;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::lang;
use crate::ui::scroll::sideways;
use leptos::prelude::*;

/// Everything the page shows of a row, read at once.
#[derive(Clone, PartialEq)]
struct Shown {
    plan: Plan,
    office: String,
    lead: RowLead,
    money: RowMoney,
    outputs: Vec<Row<PlanOutput>>,
    years: Vec<OtherYear>,
    /// The steps of cases that it pays for: the case, and what is done.
    steps: Vec<(Id, String)>,
    /// The proposals that it has taken up.
    proposals: Vec<Id>,
}

fn read(t: Lang, id: Id) -> Option<Shown> {
    desk().read(|workspace| {
        let tables = workspace.tables();
        let own = around(tables, workspace.index(), id);
        let plans = Plans::of(&own, Stage::Latest);
        let row = plans.row(id)?;
        let step = |action: &&Row<crate::domain::Action>| {
            let what = action.value.what.as_deref().unwrap_or_default().to_owned();
            (*action.value.case, what)
        };
        let accepted = tables.proposals.live().filter(|proposal| proposal.value.accepted_into == Some(Ref::to(id)));
        let mut outputs: Vec<Row<PlanOutput>> = plans.outputs(row).iter().map(|output| (*output).clone()).collect();
        outputs.sort_by_key(|output| (output.value.rank, output.id));
        Some(Shown {
            plan: row.plan.clone(),
            office: plan_office_name(t, &plans, plans.office(row)),
            lead: lead_of(&plans, row),
            money: money_of(&plans, row),
            outputs,
            years: other_years(&plans, row),
            steps: plans.actions(row).iter().map(step).collect(),
            proposals: accepted.map(|proposal| proposal.id).collect(),
        })
    })
}

/// The page.
pub(super) fn page(id: Id) -> AnyView {
    let t = lang();
    let shown = Memo::new(move |_| read(t, id));
    crate::pages::document_title(move || {
        let name = |shown: &Shown| (PLANS.named.1)(t, &shown.plan);
        shown.with(|shown| shown.as_ref().map_or_else(|| t.no_such_record().to_owned(), name))
    });
    let page = move || match shown.get() {
        Some(shown) => content(t, id, &shown).into_any(),
        None => one::no_such_record(t, tab_names::ROWS),
    };
    page.into_any()
}

fn content(t: Lang, id: Id, shown: &Shown) -> impl IntoView + use<> {
    let plan = &shown.plan;
    let name = plan.name.as_deref().or(plan.code.as_deref()).unwrap_or_else(|| t.plan_of_row()).to_owned();
    let code = plan.code.as_deref().filter(|code| *code != name).map(str::to_owned);
    let whose = [Some(shown.office.clone()), Some(plan.level.label(t).to_owned()), Some(plan.year.to_string()), code];
    let whose = whose.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let told = [Plan::AT.year, Plan::AT.level, Plan::AT.name, Plan::AT.code];
    let tab = tab_names::ROWS;
    view! {
        {page_head(view! {
            <h1>{name}</h1>
            <p class="lead">{whose}</p>
            {sections::actions(t, &PLANS, tab, id, plan)}
        })}
        <p class="finding">{sentence(explain_plan_row(t, &shown.lead))}</p>
        {sections::questions(Plan::TABLE, id)}
        <div class="columns main-side part">
            <div class="stack">
                {money::money(t, id, &shown.money)}
                {outputs::outputs(t, id, &shown.outputs)}
                {sections::part(t, &REALISATIONS, tab, id, part_names::REALISATIONS)}
                {sections::part(t, &PLAN_BENEFICIARIES, tab, id, part_names::BENEFICIARIES)}
                {trained::of_plan(t, id)}
            </div>
            <div class="stack">
                {sections::part(t, &PLAN_PLACES, tab, id, part_names::PLACES)}
                {answered(t, shown)}
                {years(t, &shown.years)}
                {sections::facts(t, plan, &told, PlansPage::Form(tab, Some(id)).address())}
            </div>
        </div>
    }
}

/// The cases whose steps it pays for, and the proposals that it has taken up.
fn answered(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let step = |(case, what): &(Id, String)| {
        let what = (!what.is_empty()).then(|| format!(": {what}"));
        view! { <li>{named(t, Case::TABLE, *case)} {what}</li> }
    };
    let proposals = (!shown.proposals.is_empty()).then(|| {
        let all = shown.proposals.iter().map(|id| view! { <li>{named(t, Proposal::TABLE, *id)}</li> });
        view! { <h3>{t.proposals_accepted()}</h3> <ul>{all.collect_view()}</ul> }
    });
    let steps = if shown.steps.is_empty() {
        view! { <p class="empty">{t.no_cases_answered()}</p> }.into_any()
    } else {
        view! { <ul>{shown.steps.iter().map(step).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="panel" aria-labelledby="kasus">
            <h2 id="kasus">{t.cases_answered()}</h2>
            {steps}
            {proposals}
        </section>
    }
}

/// The same row in other years.
fn years(t: Lang, years: &[OtherYear]) -> impl IntoView + use<> {
    let title = t.other_years();
    let line = |of: &OtherYear| {
        let realised = of.realised.map_or_else(|| "–".to_owned(), |spent| t.number(spent));
        view! {
            <tr>
                <th scope="row"><a href=PlansPage::One(tab_names::ROWS, of.id).address()>{of.year.to_string()}</a></th>
                <td class="num">{t.number(of.money)}</td>
                <td class="num">{realised}</td>
            </tr>
        }
    };
    let content = if years.is_empty() {
        view! { <p class="empty">{t.no_other_years()}</p> }.into_any()
    } else {
        let lines = years.iter().map(line).collect_view();
        sideways(
            t.rows_of(title),
            view! {
                <table>
                    <caption class="visually-hidden">{title}</caption>
                    <thead><tr>
                        <th scope="col">{t.field("plans", "year")}</th>
                        <th scope="col" class="num">{t.stage_in_rupiah(t.planned_money())}</th>
                        <th scope="col" class="num">{t.stage_in_rupiah(t.money_spent())}</th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            },
        )
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="tahun-lain">
            <h2 id="tahun-lain">{title}</h2>
            {content}
        </section>
    }
}
