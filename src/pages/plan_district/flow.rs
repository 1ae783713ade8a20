//! From case to plan: the steps of the cases of a district, from cause to outcome.

use super::chosen::Chosen;
use crate::analysis::plans::{CaseNode, CaseStep, Columns, Most, Plans, case_links, case_steps, gathered, ways_of};
use crate::domain::{AreaCode, Rupiah};
use crate::explain::{case_column_name, case_node_name, pieces, strong};
use crate::i18n::Lang;
use crate::pages::finding::sentence;
use crate::pages::plan_behind::{Content, MOST as MOST_ROWS, Row};
use crate::pages::plan_flow::{MOST, Said, view as flow_view};
use crate::ui::address::Address;
use crate::workspace::Tables;
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Nodes with less of the whole than this are gathered: they would be lower than the words that stand in them.
const LEAST: f64 = 0.065;

/// The flow of steps, and what its nodes are called.
#[derive(Debug)]
pub(super) struct StepFlow {
    steps: Arc<Vec<CaseStep>>,
    columns: Columns<CaseNode>,
    names: Arc<FxHashMap<CaseNode, String>>,
}

impl StepFlow {
    /// That of no steps.
    pub(super) fn none() -> Self {
        let columns = gathered(&[], CaseNode::column, |_| 0, Most { nodes: MOST, least: 0.0 });
        Self { columns, names: Arc::default(), steps: Arc::default() }
    }

    pub(super) fn of(t: Lang, plans: &Plans, district: Option<AreaCode>) -> Self {
        let steps = case_steps(plans, district);
        let links = case_links(&ways_of(&steps), |way| way.steps.into());
        let nodes = links.iter().flat_map(|link| [&link.from, &link.to]);
        let names = nodes.map(|node| (node.clone(), case_node_name(t, plans, node))).collect();
        Self {
            columns: gathered(&links, CaseNode::column, |_| 0, Most { nodes: MOST, least: LEAST }),
            names: Arc::new(names),
            steps: Arc::new(steps),
        }
    }
}

/// The steps that go from one of these nodes to one of those.
fn between<'s>(steps: &'s [CaseStep], from: &[CaseNode], to: &[CaseNode]) -> Vec<&'s CaseStep> {
    let is_between = |step: &&CaseStep| {
        let nodes = step.nodes();
        nodes.iter().any(|node| from.contains(node)) && nodes.iter().any(|node| to.contains(node))
    };
    steps.iter().filter(is_between).collect()
}

fn cost_of(steps: &[&CaseStep]) -> i64 {
    steps.iter().map(|step| step.way.cost).sum()
}

/// From what to what the steps behind a ribbon go.
pub(super) fn title(t: Lang, flow: &StepFlow, from: &[CaseNode], to: &[CaseNode]) -> String {
    let name = |nodes: &[CaseNode]| match nodes {
        [one] => flow.names.get(one).cloned().unwrap_or_default(),
        several => t.flow_rest(&t.count(several.len())),
    };
    t.flow_from_to(&name(from), &name(to))
}

/// The steps behind a ribbon, each leading to its case.
pub(super) fn content(t: Lang, tables: &Tables, flow: &StepFlow, from: &[CaseNode], to: &[CaseNode]) -> Content {
    let found = between(&flow.steps, from, to);
    let row = |step: &&CaseStep| {
        let action = tables.actions.get(step.action).map(|row| &row.value);
        let what = action.and_then(|action| action.what.as_deref()).unwrap_or_default();
        let cooperative = tables.cooperatives.get(step.cooperative).map(|row| row.value.name.to_string());
        let cost = action.and_then(|action| action.cost);
        Row {
            address: Address::case(step.cooperative),
            name: cooperative.unwrap_or_default(),
            of: what.to_owned(),
            money: cost.map_or_else(|| "–".to_owned(), |cost| t.rupiah(cost)),
        }
    };
    let more = found.len().saturating_sub(MOST_ROWS);
    Content {
        said: t.behind_steps(&t.count(found.len()), &rupiah(t, cost_of(&found))),
        rows: found.iter().take(MOST_ROWS).map(row).collect(),
        more: (more > 0).then(|| t.behind_more_steps(&t.count(more))),
    }
}

fn rupiah(t: Lang, amount: i64) -> String {
    Rupiah::new(amount).map(|amount| t.rupiah(amount)).unwrap_or_default()
}

pub(super) fn view(t: Lang, flow: &StepFlow, chosen: RwSignal<Option<Chosen>>) -> impl IntoView + use<> {
    let content = if flow.steps.is_empty() {
        view! { <p class="empty">{t.plan_district_no_steps()}</p> }.into_any()
    } else {
        let all: Vec<&CaseStep> = flow.steps.iter().collect();
        let paid = all.iter().filter(|step| step.row.is_some()).count();
        let lead =
            t.plan_district_flow_lead(&strong(&t.count(all.len())), &strong(&t.count(paid)), &rupiah(t, cost_of(&all)));
        let (names, steps) = (flow.names.clone(), flow.steps.clone());
        let cost = move |from: &[CaseNode], to: &[CaseNode]| t.number(cost_of(&between(&steps, from, to)));
        let said = Said {
            title: t.flow_steps_title().to_owned(),
            heads: (0..5).map(|column| case_column_name(t, column)).collect(),
            unit: t.plan_district_steps(),
            name: Arc::new(move |node: &CaseNode| names.get(node).cloned().unwrap_or_default()),
            short: |t, steps| t.flow_steps(&t.count(steps)),
            full: |t, steps| t.count(steps),
            color: |_| None,
            beside: Some((t.plan_district_cost(), Arc::new(cost))),
        };
        let open = move |from, to| chosen.set(Some(Chosen::Steps(from, to)));
        view! {
            <div class="lead">{sentence(pieces(&lead))}</div>
            {flow_view(t, &flow.columns, &said, open)}
        }
        .into_any()
    };
    view! {
        <section class="part landscape" aria-labelledby="alur-kasus">
            <h2 id="alur-kasus">{t.plan_district_flow()}</h2>
            {content}
        </section>
    }
}
