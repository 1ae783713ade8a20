//! The rows behind a cell of the matrix, and behind what flows from one node to another.

use super::{Members, Params};
use crate::analysis::cross::Member;
use crate::analysis::plans::{Axis, Behind, FlowNode, PlanRow, Plans, latest_year, rows_between};
use crate::domain::Rupiah;
use crate::explain::{flow_node_name, matrix_key_name, plan_office_name, plan_row_name};
use crate::i18n::Lang;
use crate::list::plans::{PlansPage, tab_names};
use crate::pages::plan_behind::{Content, MOST, Row, behind};
use crate::ui::desk::desk;
use crate::workspace::Tables;
use leptos::prelude::*;

/// What is behind a figure that is chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Chosen {
    /// A cell.
    Cell(Members),
    /// A ribbon: from these nodes to those.
    Ribbon(Vec<FlowNode>, Vec<FlowNode>),
}

fn content(t: Lang, tables: &Tables, asked: Params, chosen: &Chosen) -> Content {
    let plans = Plans::of(tables, asked.stage);
    let year = asked.shown_year(|| latest_year(&plans, asked.figure()));
    let wanted = |one: &PlanRow| year.is_none_or(|year| one.year() == year);
    let (title, found) = match chosen {
        Chosen::Cell((row, column)) => {
            let name = |axis: Option<Axis>, member: &Member<super::MatrixKey>| match (axis, member) {
                (Some(axis), Member::Of(key)) => matrix_key_name(t, &plans, axis, key.as_ref()),
                _ => t.all().to_owned(),
            };
            let title = t.behind_cell(&name(Some(asked.layout.rows), row), &name(asked.layout.columns, column));
            (title, Behind::of(&plans, asked.layout, wanted, row, column))
        }
        Chosen::Ribbon(from, to) => {
            let name = |nodes: &[FlowNode]| match nodes {
                [one] => flow_node_name(t, &plans, one),
                several => t.flow_rest(&t.count(several.len())),
            };
            (t.flow_from_to(&name(from), &name(to)), rows_between(&plans, wanted, from, to))
        }
    };
    let money: i64 = found.iter().map(|one| one.budget).sum();
    let more = found.len().saturating_sub(MOST);
    Content {
        title,
        said: t.behind_rows(&t.count(found.len()), &format!("Rp{}", t.rupiah_short(money))),
        rows: found.iter().take(MOST).map(|one| line(t, &plans, one)).collect(),
        more: (more > 0).then(|| t.behind_more(&t.count(more))),
    }
}

/// A row of a plan behind a figure.
pub(in crate::pages) fn line(t: Lang, plans: &Plans, one: &Behind) -> Row {
    let row = &plans.rows()[one.row as usize];
    Row {
        address: PlansPage::One(tab_names::ROWS, row.id).address(),
        name: plan_row_name(t, row),
        of: format!("{}, {}", plan_office_name(t, plans, plans.office(row)), row.year()),
        money: Rupiah::new(one.budget).map(|money| t.rupiah(money)).unwrap_or_default(),
    }
}

/// The sheet, open while a figure is chosen.
pub(super) fn view(t: Lang, asked: Memo<Params>, chosen: RwSignal<Option<Chosen>>) -> impl IntoView {
    let desk = desk();
    behind(t, "isi-sel", chosen, move |chosen| {
        desk.peek(|workspace| content(t, workspace.tables(), asked.get_untracked(), chosen))
    })
}
