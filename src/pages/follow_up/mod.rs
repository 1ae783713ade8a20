//! Tindak lanjut: from inactive to revived, or lawfully dissolved.
//!
//! One page with four views of the same cooperatives: a board by stage, a list to work on many at once, whom to help
//! first, and what works. What they have in common, and whose cooperatives are meant, stands in the address.

mod action_form;
mod board;
mod case;
mod case_form;
mod checklist;
mod codebook;
mod custody;
mod diagnosis;
mod line;
mod list;
mod many;
mod params;
mod priority;
mod results;
mod visit_form;
mod words;

pub use action_form::ActionForm;
pub use case::CasePage;
pub use case_form::CaseForm;
pub use checklist::Checklist;
pub use codebook::Causes;
pub use custody::still_held;
pub use visit_form::VisitForm;

use super::narrowing::narrowing;
use crate::analysis::Reading;
use crate::analysis::follow_up::{Followed, current_cases, population};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Case, CaseStage, Id};
use crate::explain::explain_as_of;
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::address::{Address, CASE, place};
use crate::ui::desk::{Desk, desk};
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::menu::more;
use crate::ui::narrow::is_narrow;
use crate::ui::own_area::own_area;
use crate::ui::parts::{Part, parts};
use crate::ui::select::select;
use crate::ui::{lang, random, scroll};
use crate::workspace::AsOf;
use leptos::prelude::*;
use params::{PATH, Params, View};

/// The page.
#[component]
pub fn FollowUp() -> impl IntoView {
    let (t, desk, place, own) = (lang(), desk(), place(), own_area());
    super::document_title(move || t.page_follow_up().to_owned());
    let asked = Memo::new(move |before: Option<&Params>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        if address.path == PATH { Params::of(&address, own.get()) } else { before.cloned().unwrap_or_default() }
    });
    let figures = Memo::new(move |_| {
        let scope = asked.with(Params::scope);
        desk.read(|workspace| {
            Figures::of(&population(workspace.tables(), workspace.index(), scope), workspace.index().as_of())
        })
    });
    let lead = Signal::derive(move || basis(t, asked.get().reading, figures.get()));
    let is_empty = Memo::new(move |_| figures.get().all == 0 && asked.with(|asked| asked.district.is_none()));
    let view_of = Memo::new(move |_| asked.get().view);
    scroll::keep_page_place();
    let narrow = is_narrow();
    // On a telephone what narrows the board and the ranking stands in a row with what they have themselves.
    let has_scope = move || match view_of.get() {
        View::List => false,
        View::Results => true,
        View::Board | View::Priority => !narrow.get(),
    };
    let tools = move || narrow.get().then(|| scope(t, asked, figures));
    view! {
        {page_head(view! {
            <h1>{t.page_follow_up()}</h1>
            {move || (!narrow.get()).then(|| view! { <div class="actions">{head_actions(t, asked, figures)}</div> })}
        })}
        <p class="lead">{lead}</p>
        <Show when=move || !is_empty.get() fallback=move || nothing(t)>
            <div class="population">
                {move || population_bar(t, &asked.get(), figures.get())}
                {move || has_scope().then(|| scope(t, asked, figures))}
            </div>
            {move || match view_of.get() {
                View::Board => view! { <board::Board asked tools /> }.into_any(),
                View::List => view! { <list::List asked /> }.into_any(),
                View::Priority => view! { <priority::Priority asked tools /> }.into_any(),
                View::Results => view! { <results::Results asked source=lead /> }.into_any(),
            }}
            // On a telephone the rows come first.
            {move || (view_of.get() != View::Results && narrow.get()).then(|| view! { <p class="source">{lead}</p> })}
        </Show>
    }
}

/// What can be done with all of them.
fn head_actions(t: Lang, asked: Memo<Params>, figures: Memo<Figures>) -> AnyView {
    let file = move || {
        let code = asked.get().district?;
        Some(view! {
            <a class="button" href=work_list_address(code) title=t.work_list_hint()>{icon(Icon::Download)} {t.work_list()}</a>
        })
    };
    let open = move || {
        let to_open = Params { view: View::List, at: Some(params::At::NoCase), ..asked.get().bare() };
        (figures.get().without > 0)
            .then(|| view! { <a class="button primary" href=to_open.address().hash()>{t.open_cases()}</a> })
    };
    view! { {file} {open} }.into_any()
}

/// Where a file with the cases of one district is made.
fn work_list_address(code: AreaCode) -> String {
    Address::new("/data", [("wilayah", code.to_string())]).hash()
}

/// The figures above the views.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Figures {
    all: u32,
    inactive: u32,
    without: u32,
    open: u32,
    closed: u32,
    overdue: u32,
    as_of: AsOf,
}

impl Figures {
    fn of(population: &[Followed], as_of: AsOf) -> Self {
        let today = random::today();
        let count = |wanted: &dyn Fn(&Followed) -> bool| population.iter().filter(|one| wanted(one)).count() as u32;
        let case = |wanted: fn(&Case) -> bool| count(&|one| one.case.is_some_and(|row| wanted(&row.value)));
        Self {
            all: population.len() as u32,
            inactive: count(&|one| one.is_inactive),
            without: count(&|one| one.case.is_none()),
            open: case(|case| !case.is_closed()),
            closed: case(Case::is_closed),
            overdue: count(&|one| one.case.is_some_and(|row| row.value.is_overdue(today))),
            as_of,
        }
    }
}

fn basis(t: Lang, reading: Reading, figures: Figures) -> String {
    let left = figures.all - figures.inactive;
    let basis = t.follow_up_basis(
        &t.count(figures.inactive),
        &reading.label(t).to_lowercase(),
        &explain_as_of(t, figures.as_of),
    );
    if left == 0 { basis } else { format!("{basis} {}", t.follow_up_left(&t.count(left))) }
}

/// The choice of the district.
fn district_choice(t: Lang, asked: Memo<Params>) -> AnyView {
    let place = place();
    let districts = Territory::current().districts.iter();
    let districts = districts.map(|district| (district.code.to_string(), district.name.to_owned()));
    let all = std::iter::once((String::new(), t.all().to_owned()));
    select(
        "wilayah".to_owned(),
        t.district().to_owned(),
        false,
        vec![(None, all.chain(districts).collect())],
        move || asked.get().district.map(|code| code.to_string()).unwrap_or_default(),
        move |code| Params { district: code.parse().ok(), ..asked.get_untracked() }.show(place),
    )
    .into_any()
}

/// The choice of whose word makes a cooperative inactive.
fn reading_choice(t: Lang, asked: Memo<Params>) -> AnyView {
    let place = place();
    let readings =
        [Reading::Declared, Reading::Computed].map(|reading| (reading.code().to_owned(), reading.label(t).to_owned()));
    select(
        "acuan".to_owned(),
        t.inactive_by().to_owned(),
        false,
        vec![(None, readings.to_vec())],
        move || asked.get().reading.code().to_owned(),
        move |code| {
            let reading = if code == Reading::Computed.code() { Reading::Computed } else { Reading::Declared };
            Params { reading, ..asked.get_untracked() }.show(place);
        },
    )
    .into_any()
}

/// Whose cooperatives are meant; on the board also whether only what is late.
fn scope(t: Lang, asked: Memo<Params>, figures: Memo<Figures>) -> impl IntoView {
    let place = place();
    let late = move |is_late: bool, name: String| {
        let show = move |_| Params { overdue: is_late, ..asked.get_untracked() }.show(place);
        view! {
            <label>
                <input type="radio" name="lewat" prop:checked=move || asked.get().overdue == is_late on:change=show />
                <span>{name}</span>
            </label>
        }
    };
    let is_board = move || asked.get().view == View::Board;
    let choices = move || {
        view! {
            {district_choice(t, asked)}
            {reading_choice(t, asked)}
            {move || is_board().then(|| view! {
                <div class="segmented" role="radiogroup" aria-label=t.how_late()>
                    {late(false, t.all().to_owned())}
                    {late(true, format!("{} {}", t.overdue(), t.count(figures.get().overdue)))}
                </div>
            })}
        }
        .into_any()
    };
    let in_force = Signal::derive(move || {
        asked.with(|asked| {
            usize::from(asked.district.is_some())
                + usize::from(asked.reading != Reading::default())
                + usize::from(asked.view == View::Board && asked.overdue)
        })
    });
    let narrow = is_narrow();
    let rarely = move || narrow.get().then(|| more(t.more_actions(), move || head_actions(t, asked, figures)));
    view! { <div class="scope">{narrowing(in_force, choices)} {rarely}</div> }
}

/// All of them as one bar: those without a case, those with an open one, and those whose case is closed.
fn population_bar(t: Lang, asked: &Params, figures: Figures) -> impl IntoView + use<> {
    let list = |change: &dyn Fn(&mut Params)| {
        let mut next = Params { view: View::List, ..asked.bare() };
        change(&mut next);
        Some(next.address().hash())
    };
    parts(vec![
        Part {
            name: t.no_case(),
            count: figures.without,
            said: t.part_without_case().to_owned(),
            class: "part-none",
            address: list(&|asked| asked.at = Some(params::At::NoCase)),
        },
        Part {
            name: t.cases_open(),
            count: figures.open,
            said: t.part_open().to_owned(),
            class: "part-open",
            address: list(&|asked| asked.at = Some(params::At::Open)),
        },
        Part {
            name: t.cases_closed(),
            count: figures.closed,
            said: t.part_closed().to_owned(),
            class: "part-done",
            address: list(&|asked| asked.at = Some(params::At::Stage(CaseStage::Closed))),
        },
    ])
}

fn nothing(t: Lang) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon(Icon::Clipboard)}
            <h2>{t.nothing_to_follow()}</h2>
            <p>{t.nothing_to_follow_hint()}</p>
            <div class="actions"><a class="button primary" href="#/koperasi">{t.page_cooperatives()}</a></div>
        </div>
    }
}

/// Where the pages of a case are. Those of the present case have plain addresses; those of another name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CaseAddress {
    owner: Id,
    /// The case, where it is not the present one.
    case: Option<Id>,
}

impl CaseAddress {
    /// Those of a cooperative's present case.
    const fn new(owner: Id) -> Self {
        Self { owner, case: None }
    }

    /// Those of one of a cooperative's cases.
    pub(super) const fn of_case(owner: Id, case: Id) -> Self {
        Self { owner, case: Some(case) }
    }

    /// What an address says.
    fn of(owner: Id, address: &Address) -> Self {
        Self { owner, case: address.parameter(CASE).and_then(|id| id.parse().ok()) }
    }

    /// Those of this case, which stands beside the others of the cooperative.
    fn with(self, case: Option<Id>, others: &[Row<Case>]) -> Self {
        Self { case: case.filter(|_| !others.is_empty()), ..self }
    }

    /// The page of the case.
    pub(super) fn page(self) -> String {
        self.hash(Address::case(self.owner))
    }

    /// A page below it.
    pub(super) fn below(self, path: &str) -> String {
        self.hash(format!("{}/{path}", Address::case(self.owner)))
    }

    fn hash(self, path: String) -> String {
        self.case.map_or_else(|| path.clone(), |case| format!("{path}?{CASE}={case}"))
    }

    /// The case itself.
    fn find(self, desk: Desk) -> Option<Row<Case>> {
        desk.peek(|workspace| {
            let tables = workspace.tables();
            let asked = self.case.and_then(|id| tables.cases.get_live(id));
            let asked = asked.filter(|row| row.value.cooperative == self.owner).cloned();
            asked.or_else(|| current_cases(tables).get(&self.owner).map(|row| (*row).clone()))
        })
    }
}
