//! Where a page is, as the bar above it says: the ways back to what is above it, and its own name.

use super::address::{Address, Place, Route, place};
use super::desk::{Desk, desk};
use super::icon::{Icon, icon, mark};
use super::lang;
use super::section::Section;
use super::settings::Device;
use crate::domain::{Companion, Enterprise, Id, Record, Trainee, Training};
use crate::explain::label_in_words;
use crate::i18n::Lang;
use crate::list::Page;
use crate::list::enterprises::{ENTERPRISE_TOTALS, EnterprisesPage};
use crate::list::financing::{FinancingPage, TABS as FINANCING_TABS};
use crate::list::over_time::AnalysisPage;
use crate::list::plans::{PlansPage, TABS};
use crate::list::trainings::TrainingsPage;
use crate::workspace::query::{Only, Query};
use leptos::prelude::*;

/// One step of the way to a page.
struct Step {
    /// Where it leads; none for what is no page.
    address: Option<String>,
    name: String,
}

impl Step {
    fn to(address: impl Into<String>, name: impl Into<String>) -> Self {
        Self { address: Some(address.into()), name: name.into() }
    }

    fn of(section: Section, t: Lang, place: Place) -> Self {
        let address = if section == Section::Cooperatives { place.list() } else { section.address().to_owned() };
        Self::to(address, section.name(t))
    }
}

/// What is above a page, from the top, at most two steps; and what the page is called.
fn trail(t: Lang, desk: Desk, place: Place, area: &str, route: &Route) -> (Vec<Step>, String) {
    let top = || Step { address: None, name: area.to_owned() };
    let Some(section) = Section::of(route) else { return (vec![top()], t.not_found().to_owned()) };
    let part = |name: &str| (vec![Step::of(section, t, place)], name.to_owned());
    let name = |id: Id| {
        desk.read(|workspace| {
            let found = workspace.tables().cooperatives.get(id);
            found.map(|row| (row.value.name.to_string(), row.value.district))
        })
    };
    let district = |code| {
        let query = Query { district: Some(Only::Value(code)), ..Query::default() };
        Step::to(Address::new("/koperasi", query.parameters()).hash(), t.area(code))
    };
    // What belongs to a cooperative, below its page or that of its case.
    let below = |id: Id, page: String, what: &str| {
        let steps = std::iter::once(Step::of(section, t, place)).chain(name(id).map(|(name, _)| Step::to(page, name)));
        (steps.collect::<Vec<_>>(), what.to_owned())
    };
    match route {
        Route::Summary | Route::Cooperatives | Route::FollowUp | Route::Data | Route::Settings | Route::NotFound => {
            (vec![top()], section.name(t).to_owned())
        }
        Route::Program(page) => {
            let tab = TABS.iter().find(|tab| tab.key == page.tab());
            let name = tab.map_or("", |tab| (tab.name)(t));
            let list = Step::to(PlansPage::Tab(page.tab()).address(), name);
            let record = page.record().map(|(table, id)| {
                let label = desk.read(|workspace| workspace.tables().label_of(table, id));
                (PlansPage::of_record(table, id), label_in_words(t, &label).0)
            });
            match (page, record) {
                (PlansPage::One(..), Some((_, name))) => (vec![Step::of(section, t, place), list], name),
                (PlansPage::Form(..) | PlansPage::Part(..), Some((Some(page), name))) => {
                    (vec![list, Step::to(page.address(), name)], t.edit().to_owned())
                }
                (PlansPage::Form(..), None) => (vec![Step::of(section, t, place), list], t.new_record().to_owned()),
                _ => part(name),
            }
        }
        Route::Enterprises(page) => {
            let named = page.enterprise().map(|id| {
                let label = desk.read(|workspace| workspace.tables().label_of(Enterprise::TABLE, id));
                (EnterprisesPage::One(id).address(), label_in_words(t, &label).0)
            });
            match (page, named) {
                (EnterprisesPage::List, _) => (vec![top()], section.name(t).to_owned()),
                (EnterprisesPage::Doubles, _) => part(t.page_doubles()),
                (EnterprisesPage::Rise, _) => part(t.page_rise()),
                (EnterprisesPage::Totals | EnterprisesPage::Total(_), _) => part((ENTERPRISE_TOTALS.tab)(t)),
                (EnterprisesPage::One(_), Some((_, name))) => part(&name),
                (_, Some((address, name))) => {
                    (vec![Step::of(section, t, place), Step::to(address, name)], t.edit().to_owned())
                }
                (_, None) => part(t.new_record()),
            }
        }
        Route::Financing(page) => {
            let tab = FINANCING_TABS.iter().find(|(path, _)| page.address().trim_start_matches('#') == *path);
            let named = page.record().map(|(table, id)| {
                let label = desk.read(|workspace| workspace.tables().label_of(table, id));
                let above = match page {
                    FinancingPage::Total(_) => FinancingPage::Totals,
                    _ => FinancingPage::One(id),
                };
                (above.address(), label_in_words(t, &label).0)
            });
            match (page, tab, named) {
                (FinancingPage::List, ..) => (vec![top()], section.name(t).to_owned()),
                (_, Some((_, name)), _) => part(name(t)),
                (FinancingPage::One(_), _, Some((_, name))) => part(&name),
                (_, _, Some((address, name))) => {
                    (vec![Step::of(section, t, place), Step::to(address, name)], t.edit().to_owned())
                }
                (_, _, None) => part(t.new_record()),
            }
        }
        Route::Analysis(AnalysisPage::Changes) => (vec![top()], section.name(t).to_owned()),
        Route::Analysis(AnalysisPage::Snapshots) => part(t.page_snapshots()),
        Route::Trainings(page) => {
            let called = |table: &str, id: Id| {
                let label = desk.read(|workspace| workspace.tables().label_of(table, id));
                label_in_words(t, &label).0
            };
            let home = || Step::of(section, t, place);
            let companions = || Step::to(TrainingsPage::Companions.address(), t.page_companions());
            let course = |id: Id| Step::to(TrainingsPage::One(id).address(), called(Training::TABLE, id));
            match *page {
                TrainingsPage::List => (vec![top()], section.name(t).to_owned()),
                TrainingsPage::Trainees => part(t.page_trainees()),
                TrainingsPage::Analysis => part(t.page_training_analysis()),
                TrainingsPage::Companions => part(t.page_companions()),
                TrainingsPage::One(id) => part(&called(Training::TABLE, id)),
                TrainingsPage::Form(None) => part(t.new_record()),
                TrainingsPage::Form(Some(id)) => (vec![home(), course(id)], t.edit().to_owned()),
                TrainingsPage::NewTrainee(id) => (vec![home(), course(id)], t.new_record().to_owned()),
                TrainingsPage::Trainee(id) => {
                    let owner =
                        desk.read(|workspace| workspace.tables().trainees.get(id).map(|row| *row.value.training));
                    let above = owner.map(course);
                    ([home()].into_iter().chain(above).collect(), called(Trainee::TABLE, id))
                }
                TrainingsPage::Companion(id) => (vec![home(), companions()], called(Companion::TABLE, id)),
                TrainingsPage::CompanionForm(None) => (vec![home(), companions()], t.new_record().to_owned()),
                TrainingsPage::CompanionForm(Some(id)) | TrainingsPage::Report(id, _) => {
                    let step = Step::to(TrainingsPage::Companion(id).address(), called(Companion::TABLE, id));
                    (vec![companions(), step], t.edit().to_owned())
                }
            }
        }
        Route::Potential => part(t.page_potential()),
        Route::NewCooperative => part(t.add_cooperative()),
        Route::Rules => part(t.page_rules()),
        Route::Pivot => part(t.page_pivot()),
        Route::Quality => part(t.page_quality()),
        Route::Causes => part(t.page_causes()),
        Route::Differences => part(t.page_differences()),
        Route::Duplicates => part(t.page_duplicates()),
        Route::Merge => part(t.merge()),
        Route::Lists => part(t.page_lists()),
        Route::Records(Page::List(path)) => part(list_name(t, path)),
        Route::Cooperative(id) | Route::Case(id) => match name(*id) {
            Some((name, code)) => {
                (std::iter::once(Step::of(section, t, place)).chain(code.map(district)).collect(), name)
            }
            None => part(t.not_found()),
        },
        Route::EditCooperative(id) => below(*id, Address::cooperative(*id), t.edit()),
        Route::Report(id, _) => below(*id, Address::cooperative(*id), t.annual_reports()),
        Route::Health(id, _) => below(*id, Address::cooperative(*id), t.health_assessments()),
        Route::Dissolution(id) => below(*id, Address::cooperative(*id), t.dissolution()),
        Route::EditCase(id) => below(*id, Address::case(*id), t.assignment()),
        Route::Checklist(id) => below(*id, Address::case(*id), t.print_checklist()),
        Route::Visit(id, _) => below(*id, Address::case(*id), t.step_visit()),
        Route::Action(id, _) => below(*id, Address::case(*id), t.step_action()),
        Route::Records(Page::Form(path, id, _)) => {
            let page = if section == Section::Cooperatives { Address::cooperative(*id) } else { Address::case(*id) };
            below(*id, page, list_name(t, path))
        }
    }
}

fn list_name(t: Lang, path: &str) -> &'static str {
    crate::list::TABS.iter().find(|(of, _)| *of == path).map_or("", |(_, name)| name(t))
}

/// The way to the page. On a telephone only its last step: back, and what kind of page it is.
#[component]
pub fn Trail() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let office = expect_context::<Device>().part(|settings| settings.office);
    let route = place.route();
    let trail = move || {
        let area = office.get().map(|office| t.area(office)).unwrap_or_default();
        route.with(|route| trail(t, desk, place, &area, route))
    };
    let short = move || {
        route.with(|route| match route {
            Route::Cooperative(_) => t.cooperative().to_owned(),
            Route::Case(_) => t.case().to_owned(),
            route if is_destination(route) => Section::of(route).map_or("", |section| section.name(t)).to_owned(),
            _ => trail().1,
        })
    };
    let back = move || {
        let (above, _) = trail();
        let to = above.into_iter().rev().find_map(|step| step.address.map(|address| (address, step.name)));
        match to {
            Some((address, name)) if !route.with(is_destination) => view! {
                <a class="up" href=address aria-label=t.back_to(&name)>{icon(Icon::Back)}</a>
            }
            .into_any(),
            _ => mark().into_any(),
        }
    };
    let steps = move || {
        let (above, here) = trail();
        let step = |Step { address, name }: Step| match address {
            Some(address) => view! { <li><a href=address>{name}</a></li> }.into_any(),
            None => view! { <li>{name}</li> }.into_any(),
        };
        view! {
            <ol>{above.into_iter().map(step).collect_view()} <li aria-current="page">{here}</li></ol>
        }
    };
    Effect::new(move |_| {
        place.get();
        // When the page of the new address has drawn its tabs.
        request_animation_frame(|| request_animation_frame(show_current_tab));
    });
    let fiction = move || desk.is_fictional().then(|| view! { <span class="fiction">{t.example_word()}</span> });
    view! {
        <div class="bar-title">{back} <span>{short}</span> {fiction}</div>
        <nav class="trail" aria-label=t.trail()>{steps}</nav>
    }
}

/// Scrolls the tabs so far that the current one is in sight, where there is no room for all.
fn show_current_tab() {
    let current = document().query_selector(".tabs [aria-current=page]").ok().flatten();
    let Some((current, tabs)) = current.and_then(|current| Some((current.clone(), current.parent_element()?))) else {
        return;
    };
    let (place, room) = (current.get_bounding_client_rect(), tabs.get_bounding_client_rect());
    if place.right() > room.right() {
        tabs.set_scroll_left(tabs.scroll_left() + (place.left() - room.left()) as i32 - 16);
    }
}

/// Whether a page is a part of a destination, and not one thing of it.
fn is_destination(route: &Route) -> bool {
    matches!(
        route,
        Route::Summary
            | Route::Cooperatives
            | Route::Rules
            | Route::Pivot
            | Route::Quality
            | Route::FollowUp
            | Route::Causes
            | Route::Program(PlansPage::Tab(_))
            | Route::Enterprises(
                EnterprisesPage::List | EnterprisesPage::Doubles | EnterprisesPage::Rise | EnterprisesPage::Totals
            )
            | Route::Financing(
                FinancingPage::List
                    | FinancingPage::Funnel
                    | FinancingPage::Totals
                    | FinancingPage::Schemes
                    | FinancingPage::Findings
            )
            | Route::Trainings(
                TrainingsPage::List | TrainingsPage::Trainees | TrainingsPage::Analysis | TrainingsPage::Companions
            )
            | Route::Analysis(_)
            | Route::Records(Page::List(_))
            | Route::Data
            | Route::Differences
            | Route::Duplicates
            | Route::Lists
            | Route::Merge
            | Route::Settings
            | Route::NotFound
    )
}
