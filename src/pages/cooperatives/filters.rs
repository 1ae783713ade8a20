//! Search and filters of the register, wherever a part of it is shown, and what they say in words.

use crate::domain::status::Status;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, DeclaredStatus, Kind, Supervision};
use crate::explain::{dimension_name, key_name, quality_name};
use crate::i18n::{Label, Lang};
use crate::ui::address::Address;
use crate::ui::icon::{Icon, icon};
use crate::ui::{field, lang};
use crate::workspace::query::{Only, Query};
use leptos::prelude::*;
use std::str::FromStr;

/// The view that an address asks for.
pub(in crate::pages) fn query_of(address: &Address) -> Query {
    Query::from_parameters(address.parameters.iter().map(|(key, value)| (key.as_str(), value.as_str())))
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
    /// The view without it; none where a control shows it already.
    without: Option<Query>,
}

/// The filters of a view, in words.
pub(in crate::pages) fn said(t: Lang, query: &Query) -> Vec<Said> {
    fn only<T: Copy>(t: Lang, only: Option<&Only<T>>, name: impl Fn(T) -> String) -> Option<String> {
        only.map(|only| match only {
            Only::Missing => t.not_recorded().to_owned(),
            Only::Value(value) => name(*value),
        })
    }
    let controlled = [
        (t.search(), Some(query.text.clone()).filter(|text| !text.is_empty())),
        (t.district(), only(t, query.district.as_ref(), |code: AreaCode| t.office(code))),
        (t.supervision(), only(t, query.supervision.as_ref(), |level| level.label(t).to_owned())),
        (t.declared_status(), only(t, query.declared.as_ref(), |status| status.label(t).to_owned())),
        (t.computed_status(), query.computed.map(|status| status.label(t).to_owned())),
        (t.kind(), only(t, query.kind.as_ref(), |kind| kind.label(t).to_owned())),
    ];
    let controlled =
        controlled.into_iter().filter_map(|(name, value)| Some(Said { name, value: value?, without: None }));
    let years = (query.founded_from.is_some() || query.founded_to.is_some()).then(|| {
        let year = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
        Said {
            name: t.founded(),
            value: format!("{}–{}", year(query.founded_from), year(query.founded_to)),
            without: Some(Query { founded_from: None, founded_to: None, ..query.clone() }),
        }
    });
    let facets = query.facets.iter().map(|facet| {
        let key = match facet.only {
            Only::Missing => None,
            Only::Value(key) => Some(key),
        };
        let mut without = query.clone();
        without.facets.retain(|other| other != facet);
        Said {
            name: dimension_name(t, facet.dimension),
            value: key_name(t, facet.dimension, key),
            without: Some(without),
        }
    });
    let quality = query.quality.map(|quality| Said {
        name: t.quality_filter(),
        value: quality_name(t, quality),
        without: Some(Query { quality: None, ..query.clone() }),
    });
    controlled.chain(years).chain(facets).chain(quality).collect()
}

/// Search, filters, and those that have no control of their own, to be taken off.
#[component]
pub(in crate::pages) fn Filters(
    /// The view.
    query: Memo<Query>,
    /// Shows another view.
    set: Callback<Query>,
) -> impl IntoView {
    let t = lang();
    let change = move |change: &dyn Fn(&mut Query)| {
        let mut next = query.get_untracked();
        change(&mut next);
        set.run(next);
    };
    let districts =
        Territory::current().districts.iter().map(|district| (district.code.to_string(), district.name.to_owned()));
    let clear = move |_| {
        let now = query.get_untracked();
        set.run(Query { order: now.order, descending: now.descending, ..Query::default() });
    };
    view! {
        <div class="filters" role="search">
            <div class="field search">
                <label for="cari">{t.search()}</label>
                <input type="search" id="cari" autocomplete="off" placeholder=t.search_placeholder()
                    prop:value=move || query.get().text
                    on:input=move |event| { let text = event_target_value(&event); change(&|query| query.text.clone_from(&text)); } />
            </div>
            {filter("district", t.district(), districts.collect(), Some(t),
                move || query.get().district.as_ref().map(Only::code),
                move |code| change(&|query| query.district = chosen(code)))}
            {filter("supervision", t.supervision(), field::labelled(t, Supervision::ALL), Some(t),
                move || query.get().supervision.as_ref().map(Only::code),
                move |code| change(&|query| query.supervision = chosen(code)))}
            {filter("declared", t.declared_status(), field::labelled(t, DeclaredStatus::ALL), Some(t),
                move || query.get().declared.as_ref().map(Only::code),
                move |code| change(&|query| query.declared = chosen(code)))}
            {filter("computed", t.computed_status(),
                Status::ALL.iter().map(|status| (status.code().to_owned(), status.label(t).to_owned())).collect(), None,
                move || query.get().computed.map(|status| status.code().to_owned()),
                move |code| change(&|query| query.computed = code.parse().ok()))}
            {filter("kind", t.kind(), field::labelled(t, Kind::ALL), Some(t),
                move || query.get().kind.as_ref().map(Only::code),
                move |code| change(&|query| query.kind = chosen(code)))}
            <Show when=move || query.get().narrows()>
                <button type="button" class="quiet" on:click=clear>{icon(Icon::Close)} {t.clear_filters()}</button>
            </Show>
        </div>
        {move || chips(t, &query.get(), set)}
    }
}

fn chips(t: Lang, query: &Query, set: Callback<Query>) -> Option<impl IntoView + use<>> {
    let chips: Vec<_> =
        said(t, query).into_iter().filter_map(|said| Some((said.name, said.value, said.without?))).collect();
    let chip = move |(name, value, without): (&'static str, String, Query)| {
        let label = t.take_filter_off(name);
        view! {
            <li class="chip">
                {name} ": " {value}
                <button type="button" aria-label=label on:click=move |_| set.run(without.clone())>{icon(Icon::Close)}</button>
            </li>
        }
    };
    (!chips.is_empty()).then(|| view! { <ul class="chips">{chips.into_iter().map(chip).collect_view()}</ul> })
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
