//! The forms of the records of plans, and of what belongs to them.

use super::one::no_such_record;
use crate::domain::{AreaLevel, Id, Level, Plan, Record, Target};
use crate::explain::label_in_words;
use crate::list::Records;
use crate::list::plans::{
    INDICATORS, PLAN_AMOUNTS, PLAN_BENEFICIARIES, PLAN_OUTPUTS, PLAN_PLACES, PLANS, PROPOSALS, PlansPage, REALISATIONS,
    RECOMMENDATIONS, TARGETS, part_names, tab_names,
};
use crate::pages::records::form::{Along, FormOf, page};
use crate::ui::desk::{desk, office};
use crate::ui::settings::Device;
use crate::ui::{lang, random};
use leptos::prelude::*;

/// The form of a record of a tab; without one, of a new one.
pub(super) fn of_tab(tab: &'static str, record: Option<Id>) -> AnyView {
    match tab {
        tab_names::ROWS => {
            let along = record.is_none().then(|| super::amounts::along(lang()));
            alone(tab, &PLANS, record, of_this_office(), along)
        }
        tab_names::PROPOSALS => {
            alone(tab, &PROPOSALS.records, record, PROPOSALS.records.begun(None, random::today()), None)
        }
        tab_names::INDICATORS => {
            alone(tab, &INDICATORS.records, record, INDICATORS.records.begun(None, random::today()), None)
        }
        _ => crate::pages::not_found().into_any(),
    }
}

/// A new row of the office that works here.
fn of_this_office() -> Plan {
    let area = office(expect_context::<Device>());
    let level = if area.level() == AreaLevel::Province { Level::Province } else { Level::District };
    Plan { level, area: Some(area), ..PLANS.begun(None, random::today()) }
}

fn is_there(table: &'static str, id: Id) -> bool {
    desk().peek(|workspace| workspace.tables().is_live(table, id))
}

fn alone<R: Record>(
    tab: &'static str,
    records: &'static Records<R>,
    record: Option<Id>,
    blank: R,
    along: Option<Along>,
) -> AnyView {
    if record.is_some_and(|id| !is_there(R::TABLE, id)) {
        return no_such_record(lang(), tab);
    }
    page(FormOf {
        records,
        record,
        blank,
        whose: None,
        back: Box::new(move |id| PlansPage::One(tab, id).address()),
        along,
        gone: PlansPage::Tab(tab).address(),
    })
}

/// The form of something that belongs to a record of a tab; without a record, of one more.
pub(super) fn of_part(tab: &'static str, owner: Id, part: &'static str, record: Option<Id>) -> AnyView {
    match (tab, part) {
        (tab_names::ROWS, part_names::AMOUNTS) => begun(tab, &PLAN_AMOUNTS, owner, record),
        (tab_names::ROWS, part_names::PLACES) => begun(tab, &PLAN_PLACES, owner, record),
        (tab_names::ROWS, part_names::OUTPUTS) => begun(tab, &PLAN_OUTPUTS, owner, record),
        (tab_names::ROWS, part_names::BENEFICIARIES) => begun(tab, &PLAN_BENEFICIARIES, owner, record),
        (tab_names::ROWS, part_names::REALISATIONS) => begun(tab, &REALISATIONS, owner, record),
        (tab_names::PROPOSALS, part_names::RECOMMENDATIONS) => begun(tab, &RECOMMENDATIONS, owner, record),
        (tab_names::INDICATORS, part_names::TARGETS) => below(tab, &TARGETS, owner, record, of_indicator(owner)),
        _ => crate::pages::not_found().into_any(),
    }
}

/// A new target: of the area of its indicator, else of that of the office that works here.
fn of_indicator(indicator: Id) -> Target {
    let area = desk().peek(|workspace| workspace.tables().indicators.get_live(indicator)?.value.area);
    let area = area.unwrap_or_else(|| office(expect_context::<Device>()));
    Target { area, ..TARGETS.begun(Some(indicator), random::today()) }
}

fn begun<R: Record>(tab: &'static str, records: &'static Records<R>, owner: Id, record: Option<Id>) -> AnyView {
    below(tab, records, owner, record, records.begun(Some(owner), random::today()))
}

fn below<R: Record>(
    tab: &'static str,
    records: &'static Records<R>,
    owner: Id,
    record: Option<Id>,
    blank: R,
) -> AnyView {
    let t = lang();
    if !is_there(R::Owner::TABLE, owner) || record.is_some_and(|id| !is_there(R::TABLE, id)) {
        return no_such_record(t, tab);
    }
    let label = desk().peek(|workspace| workspace.tables().label_of(R::Owner::TABLE, owner));
    let home = PlansPage::One(tab, owner).address();
    page(FormOf {
        records,
        record,
        blank,
        whose: Some(label_in_words(t, &label).0),
        gone: home.clone(),
        back: Box::new(move |_| home.clone()),
        along: None,
    })
}
