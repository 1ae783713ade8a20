//! Search and filters of the register, wherever a part of it is shown, and what they say in words.

use crate::domain::status::Status;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, DeclaredStatus, Kind, Supervision};
use crate::explain::{dimension_name, key_name, quality_name};
use crate::i18n::{Label, Lang};
use crate::ui::address::Address;
use crate::ui::toolbar::{Control, Count, InForce, Order, Search, Toolbar};
use crate::ui::{field, lang};
use crate::workspace::query::{Only, Query};
use crate::workspace::scope;
use leptos::prelude::*;
use std::str::FromStr;
use std::sync::Arc;

/// The view that an address asks for, in an office that sees `own` first.
pub(in crate::pages) fn query_of(address: &Address, own: Option<AreaCode>) -> Query {
    let query = Query::from_parameters(address.parameters.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    if address.parameter(scope::AREA).is_some() { query } else { query.within(own) }
}

/// The parameters of the view on a page of an office that sees `own` first: where it sees all, all need not be said.
pub(in crate::pages) fn parameters_of(query: &Query, own: Option<AreaCode>) -> Vec<(&'static str, String)> {
    let mut parameters = query.parameters();
    parameters.retain(|(key, value)| own.is_some() || *key != scope::AREA || value != scope::ALL);
    parameters
}

/// The address of the list under a view.
pub(in crate::pages) fn rows_of(query: &Query) -> String {
    Address::new(super::PATH, query.parameters()).hash()
}

/// One filter of a view, in words.
pub(in crate::pages) struct Said {
    /// What it goes by.
    pub name: &'static str,
    /// What it lets through.
    pub value: String,
    /// The view without it.
    without: Query,
}

/// The filters of a view, in words.
pub(in crate::pages) fn said(t: Lang, query: &Query) -> Vec<Said> {
    fn only<T: Copy>(t: Lang, only: Option<&Only<T>>, name: impl Fn(T) -> String) -> Option<String> {
        only.map(|only| match only {
            Only::Missing => t.not_recorded().to_owned(),
            Only::Value(value) => name(*value),
        })
    }
    let texts = [
        (
            t.search(),
            Some(query.text.clone()).filter(|text| !text.is_empty()),
            Query { text: String::new(), ..query.clone() },
        ),
        (
            t.district(),
            only(t, query.district.as_ref(), |code: AreaCode| t.office(code)),
            Query { district: None, ..query.clone() },
        ),
        (
            t.by_word(),
            only(t, query.declared.as_ref(), |status| status.label(t).to_owned()),
            Query { declared: None, ..query.clone() },
        ),
        (
            t.by_evidence(),
            query.computed.map(|status| status.label(t).to_owned()),
            Query { computed: None, ..query.clone() },
        ),
        (
            t.supervision(),
            only(t, query.supervision.as_ref(), |level| level.label(t).to_owned()),
            Query { supervision: None, ..query.clone() },
        ),
        (
            t.kind(),
            only(t, query.kind.as_ref(), |kind| kind.label(t).to_owned()),
            Query { kind: None, ..query.clone() },
        ),
    ];
    let controlled = texts.into_iter().filter_map(|(name, value, without)| Some(Said { name, value: value?, without }));
    let years = (query.founded_from.is_some() || query.founded_to.is_some()).then(|| {
        let year = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
        Said {
            name: t.founded(),
            value: format!("{}–{}", year(query.founded_from), year(query.founded_to)),
            without: Query { founded_from: None, founded_to: None, ..query.clone() },
        }
    });
    let facets = query.facets.iter().map(|facet| {
        let key = match facet.only {
            Only::Missing => None,
            Only::Value(key) => Some(key),
        };
        let mut without = query.clone();
        without.facets.retain(|other| other != facet);
        Said { name: dimension_name(t, facet.dimension), value: key_name(t, facet.dimension, key), without }
    });
    let quality = query.quality.map(|quality| Said {
        name: t.quality_filter(),
        value: quality_name(t, quality),
        without: Query { quality: None, ..query.clone() },
    });
    controlled.chain(years).chain(facets).chain(quality).collect()
}

/// Search, filters, and how many they let through.
#[component]
pub(in crate::pages) fn Filters(
    /// The view.
    query: Memo<Query>,
    /// Shows another view.
    set: Callback<Query>,
    /// How many it shows.
    count: Count,
    /// The order, where the list has no heads to choose it by.
    #[prop(optional_no_strip)]
    order: Option<Order>,
    /// What stands at the end of the first row, where there is room.
    #[prop(optional, into)]
    tools: ViewFn,
    /// What stands at the end of the second row, where there is room.
    #[prop(optional, into)]
    aside: ViewFn,
) -> impl IntoView {
    let t = lang();
    let with = move |change: &dyn Fn(&mut Query)| {
        let mut next = query.get_untracked();
        change(&mut next);
        set.run(next);
    };
    let clear = Callback::new(move |()| {
        let now = query.get_untracked();
        set.run(Query { order: now.order, descending: now.descending, ..Query::default() });
    });
    let first: Vec<Control> = vec![
        Arc::new(move || {
            let districts = Territory::current().districts.iter();
            let districts = districts.map(|district| (district.code.to_string(), district.name.to_owned())).collect();
            let current = move || query.get().district.as_ref().map(Only::code);
            filter("district", t.district(), districts, Some(t), current, move |code| {
                with(&|query| query.district = chosen(code));
            })
            .into_any()
        }),
        Arc::new(move || {
            let current = move || query.get().declared.as_ref().map(Only::code);
            filter("declared", t.by_word(), field::labelled(t, DeclaredStatus::ALL), Some(t), current, move |code| {
                with(&|query| query.declared = chosen(code));
            })
            .into_any()
        }),
        Arc::new(move || {
            let all = Status::ALL.iter().map(|status| (status.code().to_owned(), status.label(t).to_owned())).collect();
            let current = move || query.get().computed.map(|status| status.code().to_owned());
            filter("computed", t.by_evidence(), all, None, current, move |code| {
                with(&|query| query.computed = code.parse().ok());
            })
            .into_any()
        }),
    ];
    let others: Vec<Control> = vec![
        Arc::new(move || {
            let current = move || query.get().supervision.as_ref().map(Only::code);
            filter(
                "supervision",
                t.supervision(),
                field::labelled(t, Supervision::ALL),
                Some(t),
                current,
                move |code| {
                    with(&|query| query.supervision = chosen(code));
                },
            )
            .into_any()
        }),
        Arc::new(move || {
            let current = move || query.get().kind.as_ref().map(Only::code);
            filter("kind", t.kind(), field::labelled(t, Kind::ALL), Some(t), current, move |code| {
                with(&|query| query.kind = chosen(code));
            })
            .into_any()
        }),
    ];
    let in_force = Signal::derive(move || {
        let query = query.get();
        let all = said(t, &Query { text: String::new(), ..query.clone() }).into_iter();
        let one = move |said: Said| {
            let without = Query { text: query.text.clone(), ..said.without };
            InForce {
                said: format!("{}: {}", said.name, said.value),
                drop: Callback::new(move |()| set.run(without.clone())),
            }
        };
        all.map(one).collect::<Vec<_>>()
    });
    let others_in_force = Signal::derive(move || {
        let query = query.get();
        let shown = [query.district.is_some(), query.declared.is_some(), query.computed.is_some()];
        in_force.with(Vec::len) - shown.into_iter().filter(|is_shown| *is_shown).count()
    });
    let search = Search {
        hint: Signal::stored(t.search_placeholder().to_owned()),
        text: Signal::derive(move || query.get().text),
        set: Callback::new(move |text: String| with(&|query| query.text.clone_from(&text))),
    };
    view! { <Toolbar search first others others_in_force in_force clear count order tools aside /> }
}

fn chosen<T: FromStr>(code: &str) -> Option<Only<T>> {
    if code.is_empty() { None } else { code.parse().ok() }
}

/// A filter by one of a few values; with a language, also by "not recorded".
fn filter(
    id: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    missing: Option<Lang>,
    current: impl Fn() -> Option<String> + Send + Sync + 'static,
    set: impl Fn(&str) + 'static,
) -> impl IntoView {
    let t = lang();
    let current = Memo::new(move |_| current());
    let missing = missing.map(|t| (Only::<String>::Missing.code(), t.not_recorded().to_owned()));
    let option = move |(code, label): (String, String)| {
        let own = code.clone();
        view! { <option value=code selected=move || current.get().as_deref() == Some(own.as_str())>{label}</option> }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| set(&event_target_value(&event))>
                <option value="" selected=move || current.get().is_none()>{t.all()}</option>
                {options.into_iter().chain(missing).map(option).collect_view()}
            </select>
        </div>
    }
}
