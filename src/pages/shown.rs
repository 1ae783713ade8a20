//! What the parts of the program show: the pages of each, by their addresses.

use super::summary::View;
use super::{
    cooperative, cooperative_form, cooperatives, data, differences, dissolution, duplicates, finder, follow_up,
    health_form, pivot, quality, records, report_form, rules, settings, sheet_import, summary, welcome,
};
use crate::ui::address::Route;
use crate::ui::overlay::Overlay;
use leptos::prelude::*;

/// The page of [`super::Part::Overview`].
pub fn overview() -> AnyView {
    view! { <summary::Summary /> }.into_any()
}

/// The page of [`super::Part::Welcome`].
pub fn welcome_page() -> AnyView {
    view! { <welcome::Welcome /> }.into_any()
}

/// What [`super::Part::Charts`] shows.
pub fn charts(view: Memo<View>) -> AnyView {
    view! { <summary::Below view /> }.into_any()
}

/// What [`super::Part::Finder`] lays over the page.
pub fn over_page(overlay: Overlay) -> AnyView {
    match overlay {
        Overlay::Search => view! { <finder::Finder /> }.into_any(),
        Overlay::Keys => view! { <finder::Keys /> }.into_any(),
    }
}

/// A page of [`super::Part::Register`].
pub fn register(route: Route) -> AnyView {
    match route {
        Route::NewCooperative => view! { <cooperative_form::CooperativeForm id=None /> }.into_any(),
        Route::Cooperative(id) => view! { <cooperative::Record id /> }.into_any(),
        Route::EditCooperative(id) => view! { <cooperative_form::CooperativeForm id=Some(id) /> }.into_any(),
        Route::Rules => view! { <rules::Rules /> }.into_any(),
        Route::Pivot => view! { <pivot::PivotPage /> }.into_any(),
        Route::Quality => view! { <quality::QualityPage /> }.into_any(),
        Route::Report(id, year) => view! { <report_form::ReportForm owner=id year /> }.into_any(),
        Route::Dissolution(id) => view! { <dissolution::DissolutionPage owner=id /> }.into_any(),
        Route::Health(id, year) => view! { <health_form::HealthForm owner=id year /> }.into_any(),
        _ => view! { <cooperatives::Cooperatives /> }.into_any(),
    }
}

/// A page of [`super::Part::FollowUp`].
pub fn follow_up(route: Route) -> AnyView {
    match route {
        Route::Causes => view! { <follow_up::Causes /> }.into_any(),
        Route::Records(page) => records::page(page),
        Route::Case(id) => view! { <follow_up::CasePage owner=id /> }.into_any(),
        Route::EditCase(id) => view! { <follow_up::CaseForm owner=id /> }.into_any(),
        Route::Checklist(id) => view! { <follow_up::Checklist owner=id /> }.into_any(),
        Route::Visit(id, visit) => view! { <follow_up::VisitForm owner=id visit /> }.into_any(),
        Route::Action(id, action) => view! { <follow_up::ActionForm owner=id action /> }.into_any(),
        _ => view! { <follow_up::FollowUp /> }.into_any(),
    }
}

/// A page of [`super::Part::Office`].
pub fn office(route: Route) -> AnyView {
    match route {
        Route::Settings => view! { <settings::SettingsPage /> }.into_any(),
        Route::Duplicates => view! { <duplicates::Duplicates /> }.into_any(),
        Route::Lists => view! { <sheet_import::Lists /> }.into_any(),
        Route::Merge => view! { <data::Merge /> }.into_any(),
        Route::Differences => view! { <differences::Differences /> }.into_any(),
        _ => view! { <data::Data /> }.into_any(),
    }
}
