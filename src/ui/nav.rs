//! The bar that leads to the destinations of the program, and the tabs of their parts.

use super::address::{Address, Place, place};
use super::desk::desk;
use super::icon::{Icon, icon, mark};
use super::lang;
use super::live::live;
use super::menu::menu;
use super::piece::{Piece, piece};
use super::section::{BAR, GROUPS, Group, Section};
use super::settings::Device;
use crate::i18n::Lang;
use leptos::prelude::*;

/// The parts of a destination: what the tabs under the head of its page lead to. Empty where it has one part only.
fn parts_of(section: Section, t: Lang, place: Place) -> Vec<Part> {
    let path = |path: &'static str, name: &'static str| Part { at: At::Path(path), name };
    let named = |key: &'static str, value: Option<&'static str>, name: &'static str| Part {
        at: At::Parameter(section.path(), key, value),
        name,
    };
    match section {
        Section::Cooperatives => {
            let list = Part { at: At::List(place), name: t.part_list() };
            let parts = [
                path("/koperasi/silang", t.page_pivot()),
                path("/koperasi/mutu", t.page_quality()),
                path("/koperasi/aturan", t.part_rules()),
            ];
            std::iter::once(list).chain(parts).chain(lists_below(section, t)).collect()
        }
        Section::FollowUp => {
            let views = [
                named(VIEW, None, t.view_board()),
                named(VIEW, Some("daftar"), t.view_list()),
                named(VIEW, Some("prioritas"), t.view_priority()),
                named(VIEW, Some("hasil"), t.view_results()),
            ];
            let causes = path("/tindak-lanjut/penyebab", t.page_causes());
            views.into_iter().chain(lists_below(section, t)).chain([causes]).collect()
        }
        Section::Enterprises => crate::list::enterprises::TABS.iter().map(|(at, name)| path(at, name(t))).collect(),
        Section::Financing => crate::list::financing::TABS.iter().map(|(at, name)| path(at, name(t))).collect(),
        Section::Program => crate::list::plans::TABS.iter().map(|tab| path(tab.path, (tab.name)(t))).collect(),
        Section::Trainings => crate::list::trainings::TABS.iter().map(|(at, name)| path(at, name(t))).collect(),
        Section::Analysis => crate::list::over_time::TABS.iter().map(|(at, name)| path(at, name(t))).collect(),
        Section::Data => vec![
            path("/data", t.part_state()),
            path("/data/gabungkan", t.merge()),
            path("/data/daftar", t.part_import()),
            path("/data/perbedaan", t.page_differences()),
            path("/data/kembar", t.part_twins()),
        ],
        Section::Summary => vec![
            named(PART, None, t.part_overview()),
            named(PART, Some("saya"), t.for_me()),
            named(PART, Some("perubahan"), t.part_changes()),
            named(PART, Some("terbitan"), t.part_published()),
        ],
        Section::Settings => Vec::new(),
    }
}

/// The lists of tables whose pages lie below a destination.
fn lists_below(section: Section, t: Lang) -> impl Iterator<Item = Part> {
    let lists = crate::list::TABS.iter().filter(move |(path, _)| path.starts_with(section.path()));
    lists.map(move |(path, name)| Part { at: At::Path(path), name: name(t) })
}

/// The parameter that says which view of the follow-up is meant.
pub const VIEW: &str = "tampilan";
/// The parameter that says which part of a page is meant.
pub const PART: &str = "bagian";

/// A part of a destination.
struct Part {
    at: At,
    name: &'static str,
}

/// Where a part is.
#[derive(Clone, Copy)]
enum At {
    /// At a path of its own.
    Path(&'static str),
    /// The list of the register as it was last left.
    List(Place),
    /// At a path, where a parameter has that value.
    Parameter(&'static str, &'static str, Option<&'static str>),
}

impl At {
    /// The address to which its tab leads from `here`.
    fn address(self, here: &Address) -> String {
        match self {
            At::Path(path) => format!("#{path}"),
            At::List(place) => place.list(),
            // What else the address says holds in the other parts too.
            At::Parameter(path, key, value) if here.path == path => here.with(key, value).hash(),
            At::Parameter(path, key, value) => {
                Address { path: path.to_owned(), parameters: Vec::new() }.with(key, value).hash()
            }
        }
    }

    /// Whether it is what the destination shows at its own address.
    fn is_first_of(self, section: Section) -> bool {
        match self {
            At::Path(path) => path == section.path(),
            At::List(_) | At::Parameter(_, _, None) => true,
            At::Parameter(..) => false,
        }
    }

    fn is(self, here: &Address) -> bool {
        match self {
            At::Path(path) => here.path == path,
            At::List(_) => here.path == Section::Cooperatives.path(),
            At::Parameter(path, key, value) => here.path == path && here.parameter(key) == value,
        }
    }
}

/// All pages that a tab or the bar leads to: their names, and where they are.
pub fn pages(t: Lang, place: Place) -> Vec<(String, String)> {
    let below = |section: Section| {
        let parts = parts_of(section, t, place).into_iter();
        let named = move |part: Part| (format!("{} · {}", section.name(t), part.name), part.at.address(&place.now()));
        // The first part is the destination itself, but where it has an address of its own.
        let own = parts.filter(move |part| !part.at.is_first_of(section));
        std::iter::once((section.name(t).to_owned(), section.address().to_owned())).chain(own.map(named))
    };
    Section::all().flat_map(below).collect()
}

/// The tabs of the destination in which the page is, where the page is one of its parts.
#[component]
pub fn Tabs() -> impl IntoView {
    let (t, place) = (lang(), place());
    live(move || {
        let here = place.get();
        let section = Section::of(&here.route())?;
        let parts = parts_of(section, t, place);
        if parts.iter().all(|part| !part.at.is(&here)) {
            return None;
        }
        let tab = |part: Part| {
            let current = part.at.is(&here).then_some("page");
            view! { <a href=part.at.address(&here) aria-current=current>{part.name}</a> }
        };
        let tabs = parts.into_iter().map(tab).collect_view();
        Some(view! { <nav class="tabs" aria-label=section.name(t)>{tabs}</nav> })
    })
}

/// The bar that leads to the destinations: at the left, and on a telephone at the bottom with a sheet of all of them.
#[component]
pub fn Rail() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let device = expect_context::<Device>();
    let office = device.part(|settings| settings.office);
    let folded = device.part(|settings| settings.rail_folded);
    let fictional = Memo::new(move |_| desk.is_fictional());
    let route = place.route();
    let here = Memo::new(move |_| route.with(Section::of));
    let is_open = RwSignal::new(false);
    // Whoever has gone somewhere wants to see it.
    Effect::new(move |_| {
        route.track();
        is_open.set(false);
    });
    let link = move |section: Section| {
        let name = section.name(t);
        view! {
            <a href=section.address() title=name aria-current=move || (here.get() == Some(section)).then_some("page")>
                {icon(section.icon())} <span>{name}</span>
                {section.has_open_work().then(|| piece(Piece::Waiting(section)))}
            </a>
        }
    };
    let group = move |(name, sections): Group| {
        view! {
            {name.map(|name| view! { <span class="group">{name(t)}</span> })}
            {sections.iter().map(|section| link(*section)).collect_view()}
        }
    };
    view! {
        <nav class="rail" aria-label=t.navigation() class:folded=move || folded.get() class:open=move || is_open.get()
            on:keydown=move |event| if event.key() == "Escape" { is_open.set(false) }>
            <div class="destinations" id="tujuan">
                <a class="brand" href="#/" tabindex="-1" aria-hidden="true">{mark()} <span>"Selaras"</span></a>
                <div class="office">
                    <span>{live(move || office.get().map(|office| t.office(office)))}</span>
                    {live(move || fictional.get().then(|| menu(t.example_badge(), move || view! {
                        <p>{t.banner_fiction()}</p> <a href="#/data">{t.banner_fiction_link()}</a>
                    }.into_any())))}
                </div>
                {GROUPS.map(group).into_iter().collect_view()}
                // On a telephone the bar at the top has no room for them.
                {live(move || is_open.get().then(|| piece(Piece::Tools)))}
                <button type="button" class="fold quiet" aria-pressed=move || folded.get().to_string()
                    on:click=move |_| device.change(|settings| settings.rail_folded = !settings.rail_folded)>
                    {icon(Icon::Fold)} <span>{t.fold_navigation()}</span>
                </button>
                <div class="sasirangan" aria-hidden="true"></div>
            </div>
            <div class="bar">
                {BAR.map(link).into_iter().collect_view()}
                <button type="button" aria-expanded=move || is_open.get().to_string() aria-controls="tujuan"
                    class:current=move || here.get().is_some_and(|here| !BAR.contains(&here))
                    on:click=move |_| is_open.update(|open| *open = !*open)>
                    {icon(Icon::List)} <span>{t.menu()}</span>
                </button>
            </div>
        </nav>
    }
}
