//! What the parts of the program show: the pages of each, by their addresses.

use super::summary::View;
use super::{
    as_of, cooperative, cooperative_form, cooperatives, data, differences, dissolution, duplicates, enterprises,
    financing, finder, follow_up, health_form, over_time, pivot, plans, potential, quality, records, report_form,
    rules, settings, sheet_import, summary, trainings, waiting, welcome,
};
use crate::ui::address::Route;
use crate::ui::arriving;
use crate::ui::backup::keep_backing_up;
use crate::ui::confirm::ConfirmDialog;
use crate::ui::keys::listen_to_keys;
use crate::ui::overlay::Overlay;
use crate::ui::piece::Piece;
use crate::ui::print::{PaperFoot, PaperHead};
use crate::ui::reminders::Reminders;
use crate::ui::tools::Tools;
use crate::ui::trail::Trail;
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

/// What [`super::Part::Frame`] shows.
pub fn piece_of_frame(piece: Piece) -> AnyView {
    match piece {
        Piece::Over(Overlay::Search) => view! { <finder::Finder /> }.into_any(),
        Piece::Over(Overlay::Keys) => view! { <finder::Keys /> }.into_any(),
        Piece::Over(Overlay::Day) => view! { <as_of::AsOfDay /> }.into_any(),
        Piece::Waiting(section) => waiting::waiting(section),
        Piece::Trail => view! { <Trail /> }.into_any(),
        Piece::Reminders => view! { <Reminders /> }.into_any(),
        Piece::Tools => view! { <Tools /> }.into_any(),
        Piece::Confirm => view! { <ConfirmDialog /> }.into_any(),
        Piece::Listening => {
            listen_to_keys();
            arriving::listen();
            keep_backing_up();
            ().into_any()
        }
        Piece::PaperHead => view! { <PaperHead /> }.into_any(),
        Piece::PaperFoot => view! { <PaperFoot /> }.into_any(),
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

/// A page of [`super::Part::Plans`].
pub fn plans(route: Route) -> AnyView {
    match route {
        Route::Program(page) => plans::page(page),
        _ => super::not_found().into_any(),
    }
}

/// A page of [`super::Part::Enterprises`].
pub fn enterprises(route: Route) -> AnyView {
    match route {
        Route::Enterprises(page) => enterprises::page(page),
        Route::Financing(page) => financing::page(page),
        Route::Trainings(page) => trainings::page(page),
        Route::Potential => potential::page(),
        Route::Analysis(page) => over_time::page(page),
        _ => super::not_found().into_any(),
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
