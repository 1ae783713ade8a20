//! The money of the plans as a flow: fund, level, programme, district.

use super::behind::Chosen;
use crate::analysis::plans::{Columns, FlowNode, FlowStage, Most, PlanRow, Plans, gathered, money_flow};
use crate::domain::Level;
use crate::explain::{flow_node_name, flow_stage_name};
use crate::i18n::Lang;
use crate::pages::plan_flow::{MOST, Said, view as flow_view};
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

const STAGES: [FlowStage; 4] = [FlowStage::Fund, FlowStage::Level, FlowStage::Programme, FlowStage::District];

/// The flow of the money of rows, and what its nodes are called.
#[derive(Debug)]
pub(super) struct MoneyFlow {
    columns: Columns<FlowNode>,
    names: Arc<FxHashMap<FlowNode, String>>,
}

impl MoneyFlow {
    /// That of the rows that are wanted.
    pub(super) fn of(t: Lang, plans: &Plans, wanted: impl Fn(&PlanRow) -> bool) -> Self {
        let links = money_flow(plans, wanted);
        let nodes = links.iter().flat_map(|link| [&link.from, &link.to]);
        let names = nodes.map(|node| (node.clone(), flow_node_name(t, plans, node))).collect();
        Self {
            columns: gathered(&links, FlowNode::column, rank, Most { nodes: MOST, least: 0.0 }),
            names: Arc::new(names),
        }
    }

    /// What a node is called.
    pub(super) fn name_of(&self, node: &FlowNode) -> String {
        self.names.get(node).cloned().unwrap_or_default()
    }
}

/// Levels stand in the order in which they always do.
fn rank(node: &FlowNode) -> usize {
    match node {
        FlowNode::Level(level) => super::grid::LEVELS.iter().position(|known| known == level).unwrap_or(9),
        _ => 0,
    }
}

fn color(node: &FlowNode) -> Option<&'static str> {
    let FlowNode::Level(level) = node else { return None };
    Some(match level {
        Level::Central => "lv-centre",
        Level::Province => "lv-province",
        Level::District => "lv-district",
        Level::Village => "lv-village",
        _ => "lv-other",
    })
}

/// The flow; a ribbon that is pressed opens what is behind it.
pub(super) fn view(t: Lang, flow: &MoneyFlow, behind: RwSignal<Option<Chosen>>) -> impl IntoView + use<> {
    let names = flow.names.clone();
    let said = Said {
        title: t.money_flow_title().to_owned(),
        heads: STAGES.iter().map(|stage| flow_stage_name(t, *stage)).collect(),
        unit: "Rp",
        name: Arc::new(move |node: &FlowNode| names.get(node).cloned().unwrap_or_default()),
        short: |t, amount| format!("Rp{}", t.rupiah_short(amount)),
        full: |t, amount| t.number(amount),
        color,
        beside: None,
    };
    flow_view(t, &flow.columns, &said, move |from, to| behind.set(Some(Chosen::Ribbon(from, to))))
}
