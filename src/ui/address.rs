//! Addresses within the app: hash routes, so that the site works in any folder of any host.

use crate::domain::{BookYear, Id};
use crate::list::Page;
use crate::list::enterprises::EnterprisesPage;
use crate::list::financing::FinancingPage;
use crate::list::over_time::AnalysisPage;
use crate::list::plans::PlansPage;
use crate::list::trainings::TrainingsPage;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// `#/`: Ringkasan.
    Summary,
    /// `#/koperasi`: the register.
    Cooperatives,
    /// `#/koperasi/baru`: a new cooperative.
    NewCooperative,
    /// `#/koperasi/aturan`: the register under two rules.
    Rules,
    /// `#/koperasi/silang`: the pivot table.
    Pivot,
    /// `#/koperasi/mutu`: the quality of the data.
    Quality,
    /// `#/koperasi/<id>`: a cooperative.
    Cooperative(Id),
    /// `#/koperasi/<id>/ubah`: the form of a cooperative.
    EditCooperative(Id),
    /// `#/koperasi/<id>/laporan/<year>` or `…/laporan/baru`: the form of a yearly report.
    Report(Id, Option<BookYear>),
    /// `#/tindak-lanjut`: the follow-up of inactive cooperatives.
    FollowUp,
    /// `#/tindak-lanjut/penyebab`: the codebook of causes.
    Causes,
    /// `#/tindak-lanjut/titipan`, `#/tindak-lanjut/<id>/titipan/<custody>`, `…/titipan/baru`: a list that a table declares,
    /// and the form of one of its records.
    Records(Page),
    /// `#/tindak-lanjut/<id>`: the case of a cooperative.
    Case(Id),
    /// `#/tindak-lanjut/<id>/ubah`: who is responsible for it.
    EditCase(Id),
    /// `#/tindak-lanjut/<id>/periksa`: the checklist for a visit.
    Checklist(Id),
    /// `#/tindak-lanjut/<id>/kunjungan/<visit>` or `…/kunjungan/baru`: the form of a visit.
    Visit(Id, Option<Id>),
    /// `#/tindak-lanjut/<id>/tindakan/<action>` or `…/tindakan/baru`: the form of an action.
    Action(Id, Option<Id>),
    /// `#/koperasi/<id>/kesehatan/<year>` or `…/kesehatan/baru`: the form of a health assessment.
    Health(Id, Option<BookYear>),
    /// `#/koperasi/<id>/pembubaran`: its dissolution, step by step.
    Dissolution(Id),
    /// `#/program` and what lies below it: plans of all levels.
    Program(PlansPage),
    /// `#/umkm` and what lies below it: enterprises that the office assists.
    Enterprises(EnterprisesPage),
    /// `#/potensi`: what an area has, what is planned for it and what it was given.
    Potential,
    /// `#/modal` and what lies below it: applications for financing.
    Financing(FinancingPage),
    /// `#/pelatihan` and what lies below it: courses, who took part, companions.
    Trainings(TrainingsPage),
    /// `#/analisis` and what lies below it: the register over time.
    Analysis(AnalysisPage),
    /// `#/data`.
    Data,
    /// `#/data/gabungkan`: files of other offices.
    Merge,
    /// `#/data/perbedaan`: what is to be decided.
    Differences,
    /// `#/data/kembar`: cooperatives that may be in twice.
    Duplicates,
    /// `#/data/daftar`: lists of spreadsheets.
    Lists,
    /// `#/pengaturan`.
    Settings,
    /// Anything else.
    NotFound,
}

impl Route {
    /// Whether a form leads back to it, once it is left.
    const fn is_returned_to(&self) -> bool {
        matches!(
            self,
            Route::Summary
                | Route::Cooperatives
                | Route::Cooperative(_)
                | Route::Rules
                | Route::Pivot
                | Route::Quality
                | Route::FollowUp
                | Route::Case(_)
                | Route::Differences
                | Route::Duplicates
                | Route::Potential
                | Route::Analysis(_)
                | Route::Program(PlansPage::Tab(_) | PlansPage::One(..))
                | Route::Enterprises(
                    EnterprisesPage::List
                        | EnterprisesPage::One(_)
                        | EnterprisesPage::Doubles
                        | EnterprisesPage::Totals
                )
                | Route::Financing(
                    FinancingPage::List
                        | FinancingPage::Funnel
                        | FinancingPage::Totals
                        | FinancingPage::Findings
                        | FinancingPage::One(_)
                )
                | Route::Trainings(
                    TrainingsPage::List | TrainingsPage::Trainees | TrainingsPage::Companions | TrainingsPage::One(_)
                )
        )
    }
}

/// An address: a page and its parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The path, beginning with `/`.
    pub path: String,
    /// The parameters in order.
    pub parameters: Vec<(String, String)>,
}

/// The parameter that names one of several cases of a cooperative.
pub const CASE: &str = "kasus";

impl Address {
    /// An address with parameters.
    pub fn new<K: Into<String>>(path: impl Into<String>, parameters: impl IntoIterator<Item = (K, String)>) -> Self {
        Self { path: path.into(), parameters: parameters.into_iter().map(|(key, value)| (key.into(), value)).collect() }
    }

    /// The address of a cooperative.
    pub fn cooperative(id: Id) -> String {
        format!("#/koperasi/{id}")
    }

    /// The address of a cooperative's case.
    pub fn case(cooperative: Id) -> String {
        format!("#/tindak-lanjut/{cooperative}")
    }

    /// What the browser's address bar says.
    pub fn current() -> Self {
        Self::parse(&location_hash())
    }

    /// Reads what stands behind the `#`.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.trim_start_matches('#');
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let parameters = web_sys::UrlSearchParams::new_with_str(query).ok();
        let parameters = parameters.into_iter().flat_map(|parameters| {
            js_sys::Array::from(&js_sys::try_iter(&parameters).ok().flatten().map_or_else(
                || js_sys::Array::new().into(),
                |pairs| pairs.filter_map(Result::ok).collect::<js_sys::Array>().into(),
            ))
        });
        let pair = |pair: wasm_bindgen::JsValue| {
            let pair = js_sys::Array::from(&pair);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        };
        let path = if path.is_empty() { "/" } else { path };
        Self { path: path.to_owned(), parameters: parameters.filter_map(pair).collect() }
    }

    /// The text behind the `#`, with it.
    pub fn hash(&self) -> String {
        if self.parameters.is_empty() {
            return format!("#{}", self.path);
        }
        let query: Vec<String> =
            self.parameters.iter().map(|(key, value)| format!("{key}={}", encode(value))).collect();
        format!("#{}?{}", self.path, query.join("&"))
    }

    /// The page.
    pub fn route(&self) -> Route {
        let parts: Vec<&str> = self.path.split('/').filter(|part| !part.is_empty()).collect();
        let id = |text: &str| text.parse::<Id>().ok();
        if let Some(page) = Page::of(&parts) {
            return Route::Records(page);
        }
        match parts.as_slice() {
            [] => Route::Summary,
            ["koperasi"] => Route::Cooperatives,
            ["koperasi", "baru"] => Route::NewCooperative,
            ["koperasi", "aturan"] => Route::Rules,
            ["koperasi", "silang"] => Route::Pivot,
            ["koperasi", "mutu"] => Route::Quality,
            ["koperasi", text] => id(text).map_or(Route::NotFound, Route::Cooperative),
            ["koperasi", text, "ubah"] => id(text).map_or(Route::NotFound, Route::EditCooperative),
            ["koperasi", text, "laporan", "baru"] => id(text).map_or(Route::NotFound, |id| Route::Report(id, None)),
            ["koperasi", text, "laporan", year] => {
                let year = year.parse().ok().and_then(BookYear::new);
                id(text).zip(year).map_or(Route::NotFound, |(id, year)| Route::Report(id, Some(year)))
            }
            ["tindak-lanjut", rest @ ..] => follow_up(rest).unwrap_or(Route::NotFound),
            ["koperasi", text, "pembubaran"] => id(text).map_or(Route::NotFound, Route::Dissolution),
            ["koperasi", text, "kesehatan", "baru"] => id(text).map_or(Route::NotFound, |id| Route::Health(id, None)),
            ["koperasi", text, "kesehatan", year] => {
                let year = year.parse().ok().and_then(BookYear::new);
                id(text).zip(year).map_or(Route::NotFound, |(id, year)| Route::Health(id, Some(year)))
            }
            ["program", rest @ ..] => PlansPage::of(rest).map_or(Route::NotFound, Route::Program),
            ["umkm", rest @ ..] => EnterprisesPage::of(rest).map_or(Route::NotFound, Route::Enterprises),
            ["potensi"] => Route::Potential,
            ["modal", rest @ ..] => FinancingPage::of(rest).map_or(Route::NotFound, Route::Financing),
            ["pelatihan", rest @ ..] => TrainingsPage::of(rest).map_or(Route::NotFound, Route::Trainings),
            ["analisis", rest @ ..] => AnalysisPage::of(rest).map_or(Route::NotFound, Route::Analysis),
            ["data"] => Route::Data,
            ["data", "gabungkan"] => Route::Merge,
            ["data", "daftar"] => Route::Lists,
            ["data", "kembar"] => Route::Duplicates,
            ["data", "perbedaan"] => Route::Differences,
            ["pengaturan"] => Route::Settings,
            _ => Route::NotFound,
        }
    }

    /// The value of a parameter.
    pub fn parameter(&self, key: &str) -> Option<&str> {
        self.parameters.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The same address with a parameter set, or cleared when `value` is none.
    pub fn with(&self, key: &str, value: Option<&str>) -> Self {
        let mut parameters: Vec<_> = self.parameters.iter().filter(|(name, _)| name != key).cloned().collect();
        parameters.extend(value.map(|value| (key.to_owned(), value.to_owned())));
        Self { path: self.path.clone(), parameters }
    }
}

/// The pages below `#/tindak-lanjut`; none for what is no address.
fn follow_up(parts: &[&str]) -> Option<Route> {
    let id = |text: &str| text.parse::<Id>().ok();
    let new_or = |text: &str| if text == "baru" { Some(None) } else { id(text).map(Some) };
    Some(match parts {
        [] => Route::FollowUp,
        ["penyebab"] => Route::Causes,
        [owner] => Route::Case(id(owner)?),
        [owner, "ubah"] => Route::EditCase(id(owner)?),
        [owner, "periksa"] => Route::Checklist(id(owner)?),
        [owner, "kunjungan", visit] => Route::Visit(id(owner)?, new_or(visit)?),
        [owner, "tindakan", action] => Route::Action(id(owner)?, new_or(action)?),
        _ => return None,
    })
}

fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn location_hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Where the person is, and where in the register they were last.
#[derive(Clone, Copy)]
pub struct Place {
    here: RwSignal<Address>,
    list: StoredValue<String>,
    /// The records that were looked at, the last one first.
    visited: StoredValue<Vec<Route>>,
    /// The page before this one, where it is one to come back to from a form.
    left: StoredValue<Option<String>>,
}

/// So many of the records that were looked at are remembered.
const VISITED: usize = 8;

impl Place {
    /// Follows the browser's address bar from now on.
    pub fn follow() -> Self {
        let here = RwSignal::new(Address::current());
        let (list, left) = (StoredValue::new("#/koperasi".to_owned()), StoredValue::new(None));
        let place = Self { here, list, left, visited: StoredValue::default() };
        place.remember();
        let follow = Closure::<dyn Fn()>::new(move || {
            let address = Address::current();
            let before = here.get_untracked();
            if before != address {
                if before.route().is_returned_to() {
                    left.set_value(Some(before.hash()));
                }
                here.set(address);
                place.remember();
            }
        });
        if let Some(window) = web_sys::window() {
            for event in ["hashchange", "popstate"] {
                let _ = window.add_event_listener_with_callback(event, follow.as_ref().unchecked_ref());
            }
        }
        follow.forget();
        place
    }

    /// Takes note of the list when it is what the person sees.
    fn remember(&self) {
        let here = self.now();
        match here.route() {
            Route::Cooperatives => self.list.set_value(here.hash()),
            route @ (Route::Cooperative(_) | Route::Case(_)) => self.visited.update_value(|visited| {
                visited.retain(|other| *other != route);
                visited.insert(0, route);
                visited.truncate(VISITED);
            }),
            _ => {}
        }
    }

    /// The records that were looked at since the page was opened, the last one first.
    pub fn visited(&self) -> Vec<Route> {
        self.visited.get_value()
    }

    /// Where a form leads back to: where the person came from, else that address.
    pub fn back_to(&self, otherwise: String) -> String {
        self.left.get_value().unwrap_or(otherwise)
    }

    /// The address of the list as it was last left, with search, filters and order.
    pub fn list(&self) -> String {
        self.list.get_value()
    }

    /// The address; whoever asks is told of changes.
    pub fn get(&self) -> Address {
        self.here.get()
    }

    /// The address as it is now.
    pub fn now(&self) -> Address {
        self.here.get_untracked()
    }

    /// The page; whoever asks is told when the page, not when a parameter changes.
    pub fn route(&self) -> Memo<Route> {
        let here = self.here;
        Memo::new(move |_| here.with(Address::route))
    }

    /// Goes to an address; the browser's back button returns.
    pub fn go(&self, hash: &str) {
        if let Some(window) = web_sys::window() {
            let _ = window.location().set_hash(hash);
        }
    }

    /// Puts an address in the place of the present one, without a step for the back button.
    pub fn replace(&self, address: Address) {
        if self.now() == address {
            return;
        }
        let history = web_sys::window().and_then(|window| window.history().ok());
        if let Some(history) = history {
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address.hash()));
        }
        self.here.set(address);
        self.remember();
    }
}

/// Where the person is.
pub fn place() -> Place {
    expect_context::<Place>()
}
