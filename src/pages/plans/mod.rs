//! The destination Program: plans side by side and what is not in tune in them; rows of plans, proposals and indicators, each
//! with the pages and forms of their records.
//!
//! A further tab is one line in [`TABS`](crate::list::plans::TABS) and one arm in [`page`].

mod amounts;
mod copy;
mod forms;
mod list;
mod money;
mod one;
mod outputs;
mod row;
pub(super) mod sections;

use crate::list::plans::{INDICATORS, PROPOSALS, PlansPage, part_names, tab_names};
use crate::pages::plan_calendar::PlanCalendar;
use crate::pages::plan_district::PlanDistrict;
use crate::pages::plan_findings::PlanFindings;
use crate::pages::plan_matrix::PlanMatrix;
use crate::pages::plan_realisation::PlanRealisation;
use crate::pages::records;
use leptos::prelude::*;

/// A page of the destination.
pub(super) fn page(page: PlansPage) -> AnyView {
    match page {
        PlansPage::Tab(tab_names::MATRIX) => view! { <PlanMatrix /> }.into_any(),
        PlansPage::Tab(tab_names::FINDINGS) => view! { <PlanFindings /> }.into_any(),
        PlansPage::Tab(tab_names::DISTRICT) => view! { <PlanDistrict /> }.into_any(),
        PlansPage::Tab(tab_names::REALISATION) => view! { <PlanRealisation /> }.into_any(),
        PlansPage::Tab(tab_names::CALENDAR) => view! { <PlanCalendar /> }.into_any(),
        PlansPage::Tab(tab_names::ROWS) => list::page(),
        PlansPage::Tab(tab_names::PROPOSALS) => records::all(&PROPOSALS),
        PlansPage::Tab(tab_names::INDICATORS) => records::all(&INDICATORS),
        PlansPage::One(tab_names::ROWS, id) => row::page(id),
        PlansPage::One(tab_names::PROPOSALS, id) => one::page(&PROPOSALS, id, move |t| {
            sections::part(
                t,
                &crate::list::plans::RECOMMENDATIONS,
                tab_names::PROPOSALS,
                id,
                part_names::RECOMMENDATIONS,
            )
        }),
        PlansPage::One(tab_names::INDICATORS, id) => one::page(&INDICATORS, id, move |t| {
            sections::part(t, &crate::list::plans::TARGETS, tab_names::INDICATORS, id, part_names::TARGETS)
        }),
        PlansPage::Form(tab, record) => forms::of_tab(tab, record),
        PlansPage::Part(_, owner, part, record) => forms::of_part(page.tab(), owner, part, record),
        PlansPage::Tab(_) | PlansPage::One(..) => super::not_found().into_any(),
    }
}
