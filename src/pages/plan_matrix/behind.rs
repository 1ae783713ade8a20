//! The rows behind a cell of the matrix, and behind what flows from one node to another.

use super::{Members, Named, Params, Shown};
use crate::analysis::cross::Member;
use crate::analysis::plans::{Behind, FlowNode, MatrixKey, PlanRow, Plans, rows_between};
use crate::domain::{BookYear, Rupiah};
use crate::explain::{plan_office_name, plan_row_name};
use crate::i18n::Lang;
use crate::list::plans::{PlansPage, tab_names};
use crate::pages::plan_behind::{Content, MOST, Row, behind};
use crate::pages::plans_apart::Turns;
use leptos::prelude::*;
use std::sync::Arc;

/// What is behind a figure that is chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Chosen {
    /// A cell.
    Cell(Members),
    /// A ribbon: from these nodes to those.
    Ribbon(Vec<FlowNode>, Vec<FlowNode>),
}

/// What figure it is.
fn title(t: Lang, shown: &Shown, chosen: &Chosen) -> String {
    match chosen {
        Chosen::Cell((row, column)) => {
            let name = |all: &[Named], member: &Member<MatrixKey>| match member {
                Member::Of(key) => {
                    all.iter().find(|one| one.key == *key).map(|one| one.name.clone()).unwrap_or_default()
                }
                Member::All => t.all().to_owned(),
            };
            t.behind_cell(&name(&shown.rows, row), &name(&shown.columns, column))
        }
        Chosen::Ribbon(from, to) => {
            let name = |nodes: &[FlowNode]| match nodes {
                [one] => shown.flow.as_ref().map(|flow| flow.name_of(one)).unwrap_or_default(),
                several => t.flow_rest(&t.count(several.len())),
            };
            t.flow_from_to(&name(from), &name(to))
        }
    }
}

/// The rows of the year that is shown; of others nothing is copied and joined.
async fn content(t: Lang, turns: Turns, asked: Params, year: Option<BookYear>, chosen: Chosen) -> Option<Content> {
    let tables = turns.figures(year).await?;
    let plans = turns.joined(&tables, asked.stage).await?;
    let wanted = |one: &PlanRow| year.is_none_or(|year| one.year() == year);
    let found = match &chosen {
        Chosen::Cell((row, column)) => Behind::of(&plans, asked.layout, wanted, row, column),
        Chosen::Ribbon(from, to) => rows_between(&plans, wanted, from, to),
    };
    Some(listed(t, &plans, &found))
}

/// Rows behind a figure, and what they come to.
pub(in crate::pages) fn listed(t: Lang, plans: &Plans, found: &[Behind]) -> Content {
    let money: i64 = found.iter().map(|one| one.budget).sum();
    let more = found.len().saturating_sub(MOST);
    Content {
        said: t.behind_rows(&t.count(found.len()), &format!("Rp{}", t.rupiah_short(money))),
        rows: found.iter().take(MOST).map(|one| line(t, plans, one)).collect(),
        more: (more > 0).then(|| t.behind_more(&t.count(more))),
    }
}

/// A row of a plan behind a figure.
fn line(t: Lang, plans: &Plans, one: &Behind) -> Row {
    let row = &plans.rows()[one.row as usize];
    Row {
        address: PlansPage::One(tab_names::ROWS, row.id).address(),
        name: plan_row_name(t, row),
        of: format!("{}, {}", plan_office_name(t, plans, plans.office(row)), row.year()),
        money: Rupiah::new(one.budget).map(|money| t.rupiah(money)).unwrap_or_default(),
    }
}

/// The sheet, open while a figure is chosen.
pub(super) fn view(t: Lang, shown: ReadSignal<Arc<Shown>>, chosen: RwSignal<Option<Chosen>>) -> impl IntoView {
    behind(
        t,
        "isi-sel",
        chosen,
        move |chosen| shown.with_untracked(|shown| title(t, shown, chosen)),
        async move |turns, chosen| {
            let (asked, year) = shown.with_untracked(|shown| (shown.asked, shown.year));
            content(t, turns, asked, year, chosen).await
        },
    )
}
