//! What the flows of plans and of steps of cases go through, by name.

use super::plans::matrix_key_name;
use crate::analysis::follow_up::Progress;
use crate::analysis::plans::{At, Axis, CaseNode, FlowNode, FlowStage, MatrixKey, Paying, Plans};
use crate::domain::{Cause, CauseName};
use crate::i18n::{Label, Lang};

/// What a column of the flow of money is called.
pub const fn flow_stage_name(lang: Lang, stage: FlowStage) -> &'static str {
    match stage {
        FlowStage::Fund => lang.pick("Sumber dana", "Fund"),
        FlowStage::Level => lang.pick("Tingkat", "Level"),
        FlowStage::Programme => lang.pick("Program", "Programme"),
        FlowStage::District => lang.pick("Kabupaten/kota", "District"),
    }
}

/// A node of the flow of money.
pub fn flow_node_name(lang: Lang, plans: &Plans, node: &FlowNode) -> String {
    let (axis, key) = match node {
        FlowNode::Fund(At::One(code)) => (Axis::Fund, Some(MatrixKey::Code(code.clone()))),
        FlowNode::Fund(At::Several) => (Axis::Fund, Some(MatrixKey::Several)),
        FlowNode::Fund(At::Unsaid) => return lang.pick("Dana tidak disebut", "Fund not named").to_owned(),
        FlowNode::Level(level) => (Axis::Level, Some(MatrixKey::Level(*level))),
        FlowNode::Programme(Some(code)) => (Axis::Programme, Some(MatrixKey::Code(code.clone()))),
        FlowNode::Programme(None) => return lang.programme_unknown().to_owned(),
        FlowNode::District(At::One(area)) => (Axis::District, Some(MatrixKey::Area(*area))),
        FlowNode::District(At::Several) => (Axis::District, Some(MatrixKey::Several)),
        FlowNode::District(At::Unsaid) => return lang.pick("Tempat tidak disebut", "No place named").to_owned(),
    };
    matrix_key_name(lang, plans, axis, key.as_ref())
}

/// What a column of the flow of steps is called, 0 to 4.
pub const fn case_column_name(lang: Lang, column: usize) -> &'static str {
    match column {
        0 => lang.pick("Penyebab", "Cause"),
        1 => lang.pick("Solusi", "Solution"),
        2 => lang.pick("Program", "Programme"),
        3 => lang.pick("Anggaran", "Budget"),
        _ => lang.pick("Hasil kasus", "Outcome"),
    }
}

/// A node of the flow of steps.
pub fn case_node_name(lang: Lang, plans: &Plans, node: &CaseNode) -> String {
    match node {
        CaseNode::Cause(None) => lang.no_cause_found().to_owned(),
        CaseNode::Cause(Some(cause @ Cause::Unknown(_))) => {
            let named = plans.tables().causes.get_live(CauseName::id(*cause));
            named.map_or_else(|| cause.code().to_uppercase(), |row| row.value.name.to_string())
        }
        CaseNode::Cause(Some(cause)) => cause.label(lang).to_owned(),
        CaseNode::Class(class) => class.label(lang).to_owned(),
        CaseNode::Programme(code) => flow_node_name(lang, plans, &FlowNode::Programme(code.clone())),
        CaseNode::Paying(Paying::Row(None)) => lang.pick("Baris rencana", "A row of a plan").to_owned(),
        CaseNode::Paying(Paying::Row(Some(fund))) => {
            format!("{}, {}", lang.pick("Baris rencana", "A row of a plan"), fund.label(lang))
        }
        CaseNode::Paying(Paying::Fund(fund)) => {
            format!("{}, {}", fund.label(lang), lang.pick("tanpa baris rencana", "no row of a plan"))
        }
        CaseNode::Paying(Paying::Unsaid) => lang.pick("Belum dianggarkan", "Not budgeted").to_owned(),
        CaseNode::Outcome(Progress::NoCase) => lang.no_case().to_owned(),
        CaseNode::Outcome(Progress::Open(stage)) => stage.label(lang).to_owned(),
        CaseNode::Outcome(Progress::Closed(None)) => lang.cases_closed().to_owned(),
        CaseNode::Outcome(Progress::Closed(Some(outcome))) => outcome.label(lang).to_owned(),
    }
}
