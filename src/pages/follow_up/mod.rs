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

use crate::analysis::Reading;
use crate::analysis::follow_up::{Followed, current_cases, population};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Case, CaseStage, Id};
use crate::explain::explain_as_of;
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::address::{Address, place};
use crate::ui::desk::{Desk, desk};
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::select::select;
use crate::ui::{figure, lang, random};
use crate::workspace::AsOf;
use leptos::prelude::*;
use params::{PATH, Params, View};

/// The page.
#[component]
pub fn FollowUp() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    super::document_title(move || t.page_follow_up().to_owned());
    let asked = Memo::new(move |before: Option<&Params>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        if address.path == PATH { Params::of(&address) } else { before.cloned().unwrap_or_default() }
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
    view! {
        {page_head(view! {
            <h1>{t.page_follow_up()}</h1>
            <p class="lead">{lead}</p>
            <div class="actions">
                <a class="button" href="#/tindak-lanjut/titipan">{t.page_custodies()}</a>
                <a class="button" href="#/tindak-lanjut/penyebab">{t.page_causes()}</a>
                {move || asked.get().district.map(|code| view! {
                    <a class="button" href=work_list_address(code) title=t.work_list_hint()>
                        {icon(Icon::Download)} {t.work_list()}
                    </a>
                })}
            </div>
        })}
        {scope(t, asked)}
        <Show when=move || !is_empty.get() fallback=move || nothing(t)>
            {move || key_figures(t, figures.get(), &asked.get())}
            {move || match view_of.get() {
                View::Board => view! { <board::Board asked /> }.into_any(),
                View::List => view! { <list::List asked /> }.into_any(),
                View::Priority => view! { <priority::Priority asked /> }.into_any(),
                View::Results => view! { <results::Results asked source=lead /> }.into_any(),
            }}
        </Show>
    }
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
    let basis = t.follow_up_basis(&reading.label(t).to_lowercase(), &explain_as_of(t, figures.as_of));
    if left == 0 { basis } else { format!("{basis} {}", t.follow_up_left(&t.count(left))) }
}

/// Whose cooperatives are meant.
fn scope(t: Lang, asked: Memo<Params>) -> impl IntoView {
    let place = place();
    let readings =
        [Reading::Declared, Reading::Computed].map(|reading| (reading.code().to_owned(), reading.label(t).to_owned()));
    let districts = Territory::current().districts.iter();
    let districts = districts.map(|district| (district.code.to_string(), district.name.to_owned()));
    let all = std::iter::once((String::new(), t.all().to_owned()));
    view! {
        <div class="form-row scope">
            {select("acuan".to_owned(), t.inactive_by().to_owned(), false, vec![(None, readings.to_vec())],
                move || asked.get().reading.code().to_owned(),
                move |code| {
                    let reading = if code == Reading::Computed.code() { Reading::Computed } else { Reading::Declared };
                    Params { reading, ..asked.get_untracked() }.show(place);
                })}
            {select("wilayah".to_owned(), t.district().to_owned(), false, vec![(None, all.chain(districts).collect())],
                move || asked.get().district.map(|code| code.to_string()).unwrap_or_default(),
                move |code| Params { district: code.parse().ok(), ..asked.get_untracked() }.show(place))}
        </div>
    }
}

fn key_figures(t: Lang, figures: Figures, asked: &Params) -> impl IntoView + use<> {
    let list = |change: &dyn Fn(&mut Params)| {
        let mut next = Params { view: View::List, ..asked.bare() };
        change(&mut next);
        next.address().hash()
    };
    let one = |what: &str, count: u32, address: Option<String>| {
        let value = match address {
            Some(address) if count > 0 => view! { <a href=address>{figure::count(count)}</a> }.into_any(),
            _ => figure::count(count).into_any(),
        };
        figure::key_figure(what.to_owned(), view! { <span class="value">{value}</span> }, ())
    };
    view! {
        <div class="figures follow-up">
            {one(t.inactive(), figures.inactive, None)}
            {one(t.no_case(), figures.without, Some(list(&|asked| asked.at = Some(params::At::NoCase))))}
            {one(t.cases_open(), figures.open, Some(list(&|asked| asked.at = Some(params::At::Open))))}
            {one(t.overdue(), figures.overdue, Some(list(&|asked| asked.overdue = true)))}
            {one(t.cases_closed(), figures.closed, Some(list(&|asked| {
                asked.at = Some(params::At::Stage(CaseStage::Closed));
            })))}
        </div>
    }
}

fn nothing(t: Lang) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon(Icon::List)}
            <h2>{t.nothing_to_follow()}</h2>
            <p>{t.nothing_to_follow_hint()}</p>
            <div class="actions"><a class="button primary" href="#/koperasi">{t.page_cooperatives()}</a></div>
        </div>
    }
}

/// Where the pages of a case are. Those of the present case have plain addresses; those of another name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct CaseAddress {
    owner: Id,
    /// The case, where it is not the present one.
    case: Option<Id>,
}

/// The parameter that names a case.
const CASE: &str = "kasus";

impl CaseAddress {
    /// Those of a cooperative's present case.
    const fn new(owner: Id) -> Self {
        Self { owner, case: None }
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
    fn page(self) -> String {
        self.hash(Address::case(self.owner))
    }

    /// A page below it.
    fn below(self, path: &str) -> String {
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
