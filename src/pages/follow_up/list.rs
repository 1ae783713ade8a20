//! The list of the cooperatives to follow up: what narrows and orders it, and a selection to work on.

use super::line::{Line, arrange};
use super::many::Many;
use super::params::{At, Params, Sort};
use super::{district_choice, reading_choice, words};
use crate::analysis::follow_up::population;
use crate::domain::{CaseStage, Id, Outcome};
use crate::i18n::{Label, Lang};
use crate::ui::address::{Address, place};
use crate::ui::desk::desk;
use crate::ui::narrow::is_narrow;
use crate::ui::scroll::{shown_rows, sideways};
use crate::ui::select::select;
use crate::ui::toolbar::{Control, Count, InForce, Order, Search, Toolbar};
use crate::ui::{lang, random};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// So many rows are shown at once.
const STEP: usize = 100;

/// The chosen cooperatives.
type Selected = RwSignal<BTreeSet<Id>>;

/// The view.
#[component]
pub(super) fn List(asked: Memo<Params>) -> impl IntoView {
    let (t, desk, narrow) = (lang(), desk(), is_narrow());
    let scope = Memo::new(move |_| asked.with(Params::scope));
    let all = Memo::new(move |_| {
        desk.read(|workspace| {
            let (tables, index) = (workspace.tables(), workspace.index());
            population(tables, index, scope.get()).iter().map(|one| Line::of(tables, index, one)).collect::<Vec<_>>()
        })
    });
    let found = Memo::new(move |_| {
        asked.with(|asked| {
            let mut found =
                all.with(|all| all.iter().filter(|line| line.is_asked_for(asked)).cloned().collect::<Vec<_>>());
            arrange(&mut found, asked.order, |cause| words::cause(t, cause));
            found
        })
    });
    let selected = Selected::new(BTreeSet::new());
    // What is out of sight is not worked upon.
    Effect::new(move |_| {
        found.with(|found| {
            let there: BTreeSet<Id> = found.iter().map(|line| line.owner).collect();
            selected.update(|selected| selected.retain(|id| there.contains(id)));
        });
    });
    let shown = shown_rows("rows", STEP);
    let rows = move || found.with(|found| found.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let table = move || {
        match narrow.get() {
        true => view! {
            <div class="list-in-page">
                <table class="register as-list">
                    <caption class="visually-hidden">{t.list_of_cases()}</caption>
                    <thead><tr class="visually-hidden"><th scope="col">{t.name()}</th></tr></thead>
                    <tbody><For each=rows key=|line| format!("{line:?}") let(line)>{item(t, &line)}</For></tbody>
                </table>
            </div>
        }
        .into_any(),
        false => sideways(t.list_of_cases(), view! {
            <table class="cases one-line">
                <caption class="visually-hidden">{t.list_of_cases()}</caption>
                <thead><tr>
                    <th scope="col" class="col-check">{select_all(t, selected, found)}</th>
                    {Sort::ALL.map(|sort| head(t, asked, sort))}
                </tr></thead>
                <tbody><For each=rows key=|line| format!("{line:?}") let(line)>{row(t, &line, selected)}</For></tbody>
            </table>
        })
        .into_any(),
    }
    };
    let is_found = Memo::new(move |_| found.with(|found| !found.is_empty()));
    view! {
        {tools(t, asked, all, found)}
        <Show when=move || is_found.get() fallback=move || nothing_found(t, asked)>{table}</Show>
        <Show when=move || { found.with(Vec::len) > shown.get() }>
            <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
        </Show>
        <Many selected found />
    }
}

/// Everything off but whose cooperatives are meant, and the order.
fn unfiltered(asked: &Params) -> Params {
    Params { view: asked.view, order: asked.order, ..asked.bare() }
}

fn nothing_found(t: Lang, asked: Memo<Params>) -> impl IntoView {
    let place = place();
    view! {
        <div class="empty-state">
            <h2>{t.nothing_found()}</h2>
            <div class="actions">
                <button type="button" on:click=move |_| unfiltered(&asked.get_untracked()).show(place)>{t.clear_filters()}</button>
            </div>
        </div>
    }
}

/// The heading of a column, which orders by it.
fn head(t: Lang, asked: Memo<Params>, sort: Sort) -> impl IntoView {
    let place = place();
    let sorted = move || {
        let (_, descending) = asked.get().order.filter(|(by, _)| *by == sort)?;
        Some(if descending { "descending" } else { "ascending" })
    };
    let press = move |_| {
        let now = asked.get_untracked();
        let descending = now.order == Some((sort, false));
        Params { order: Some((sort, descending)), ..now }.show(place);
    };
    let is_number = matches!(sort, Sort::Visits | Sort::Actions);
    view! {
        <th scope="col" class=format!("of-{}", sort.code()) class:num=is_number class:spare={sort == Sort::Actions} aria-sort=sorted>
            <button type="button" class="sort" on:click=press>{sort.name(t)}</button>
        </th>
    }
}

fn select_all(t: Lang, selected: Selected, found: Memo<Vec<Line>>) -> impl IntoView {
    let all = move || found.with(Vec::len);
    let some = move || selected.with(BTreeSet::len);
    let is_all = move || some() > 0 && some() == all();
    let is_partly = move || some() > 0 && some() < all();
    let choose = move |event| {
        let owners = || found.with_untracked(|found| found.iter().map(|line| line.owner).collect());
        selected.set(if event_target_checked(&event) { owners() } else { BTreeSet::new() });
    };
    view! {
        <input type="checkbox" aria-label=move || t.select_shown(&t.count(all())) prop:checked=is_all
            prop:indeterminate=is_partly on:change=choose />
    }
}

/// A row where there is room for one column.
fn item(t: Lang, line: &Line) -> impl IntoView + use<> {
    let cause = line.cause.map(|cause| words::cause(t, cause));
    let what = [line.district.map(|code| t.area(code)), line.kind.map(|kind| kind.label(t).to_owned()), cause];
    view! {
        <tr>
            <td class="item">
                <a href=Address::case(line.owner)>{line.name.clone()}</a>
                <span class="item-what">{what.into_iter().flatten().collect::<Vec<_>>().join(" · ")}</span>
                <span class="item-state"><span>{words::progress(t, line.progress)}</span> {line.due.map(|_| words::due(t, line.due))}</span>
            </td>
        </tr>
    }
}

fn row(t: Lang, line: &Line, selected: Selected) -> impl IntoView + use<> {
    let id = line.owner;
    let toggle = move |event| {
        let on = event_target_checked(&event);
        selected.update(|selected| {
            if on {
                selected.insert(id);
            } else {
                selected.remove(&id);
            }
        });
    };
    let since = line.since.map(|since| {
        view! { <br /> <span class="hint">{t.since_days(&t.count((random::today().days() - since.days()).max(0)))}</span> }
    });
    let unreported =
        (line.unreported && !line.is_closed()).then(|| view! { " " <span class="badge">{t.only_unreported()}</span> });
    let text = |text: Option<String>| match text {
        Some(text) => text.into_any(),
        None => view! { <span class="absent">"–"</span> }.into_any(),
    };
    let cause = line.cause.map(|cause| words::cause(t, cause));
    let district = line.district.map(|code| t.area(code));
    let whose = [Some(line.name.clone()), district.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <tr>
            <td class="col-check">
                <input type="checkbox" aria-label=t.select_named(&line.name) prop:checked=move || selected.with(|all| all.contains(&id))
                    on:change=toggle />
            </td>
            <th scope="row" title=whose>
                <a href=Address::case(id)>{line.name.clone()}</a> {unreported} <br />
                <span class="hint">{district}</span>
            </th>
            <td>{words::progress(t, line.progress)} {since}</td>
            <td title=cause.clone()>{text(cause.clone())}</td>
            <td title=line.responsible.clone()>{text(line.responsible.clone())}</td>
            <td class="col-due">{words::due(t, line.due)}</td>
            <td class="num">{line.visits}</td>
            <td class="num spare">{line.actions}</td>
        </tr>
    }
}

/// The places that the list can be narrowed to.
fn places(t: Lang) -> Vec<(String, String)> {
    let mut places = vec![
        (String::new(), t.all().to_owned()),
        (At::NO_CASE.to_owned(), t.no_case().to_owned()),
        (At::OPEN.to_owned(), t.cases_open().to_owned()),
        (At::UNREPORTED.to_owned(), t.only_unreported().to_owned()),
    ];
    places.extend(CaseStage::ALL.iter().map(|stage| (stage.code().to_owned(), stage.label(t).to_owned())));
    let beyond = CaseStage::ALL.iter().filter(|stage| **stage != CaseStage::Closed);
    places.extend(beyond.map(|stage| (At::Reached(*stage).code(), t.stage_and_beyond(stage.label(t)))));
    let ended = Outcome::ALL.iter().map(|outcome| (At::Ended(Some(*outcome)).code(), outcome.label(t).to_owned()));
    places.extend(ended);
    places
}

fn place_choice(t: Lang, asked: Memo<Params>) -> AnyView {
    let place = place();
    select(
        "tahap".to_owned(),
        t.current_stage().to_owned(),
        false,
        vec![(None, places(t))],
        move || asked.get().at.map(At::code).unwrap_or_default(),
        move |code| {
            let address = asked.get_untracked().address();
            place.replace(address.with("tahap", (!code.is_empty()).then_some(code.as_str())));
        },
    )
    .into_any()
}

fn owner_choice(t: Lang, asked: Memo<Params>, all: Memo<Vec<Line>>) -> AnyView {
    let place = place();
    let owners: BTreeSet<String> =
        all.with_untracked(|all| all.iter().filter_map(|line| line.responsible.clone()).collect());
    let first = [(String::new(), t.all().to_owned()), ("-".to_owned(), t.nobody_responsible().to_owned())];
    let people = first.into_iter().chain(owners.into_iter().map(|owner| (owner.clone(), owner))).collect();
    select(
        "penanggung".to_owned(),
        t.owner().to_owned(),
        false,
        vec![(None, people)],
        move || match asked.get().owner.as_deref() {
            None => String::new(),
            Some("") => "-".to_owned(),
            Some(owner) => owner.to_owned(),
        },
        move |owner| {
            let owner = match owner.as_str() {
                "" => None,
                "-" => Some(String::new()),
                owner => Some(owner.to_owned()),
            };
            Params { owner, ..asked.get_untracked() }.show(place);
        },
    )
    .into_any()
}

fn late_choice(t: Lang, asked: Memo<Params>) -> AnyView {
    let place = place();
    let set = move |event| Params { overdue: event_target_checked(&event), ..asked.get_untracked() }.show(place);
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || asked.get().overdue on:change=set />
            <span>{t.overdue_only()}</span>
        </label>
    }
    .into_any()
}

/// The filters in force, and the view without each.
fn in_force(t: Lang, asked: &Params) -> Vec<(String, Params)> {
    let mut all = Vec::new();
    if let Some(district) = asked.district {
        all.push((format!("{}: {}", t.district(), t.area(district)), Params { district: None, ..asked.clone() }));
    }
    if let Some(at) = asked.at {
        let name =
            places(t).into_iter().find(|(code, _)| *code == at.code()).map_or_else(|| at.code(), |(_, name)| name);
        all.push((format!("{}: {name}", t.current_stage()), Params { at: None, ..asked.clone() }));
    }
    if let Some(owner) = &asked.owner {
        let name = if owner.is_empty() { t.nobody_responsible() } else { owner };
        all.push((format!("{}: {name}", t.owner()), Params { owner: None, ..asked.clone() }));
    }
    if let Some(cause) = asked.cause {
        let name = words::cause_or_none(t, cause);
        all.push((format!("{}: {name}", t.main_cause()), Params { cause: None, ..asked.clone() }));
    }
    if let Some(kind) = asked.kind {
        let name = kind.map_or_else(|| t.not_recorded(), |kind| kind.label(t));
        all.push((format!("{}: {name}", t.kind()), Params { kind: None, ..asked.clone() }));
    }
    if asked.overdue {
        all.push((t.overdue().to_owned(), Params { overdue: false, ..asked.clone() }));
    }
    all
}

fn tools(t: Lang, asked: Memo<Params>, all: Memo<Vec<Line>>, found: Memo<Vec<Line>>) -> impl IntoView {
    let place = place();
    let first: Vec<Control> = vec![
        Arc::new(move || district_choice(t, asked)),
        Arc::new(move || place_choice(t, asked)),
        Arc::new(move || owner_choice(t, asked, all)),
    ];
    let others: Vec<Control> =
        vec![Arc::new(move || reading_choice(t, asked)), Arc::new(move || late_choice(t, asked))];
    let chips = Signal::derive(move || {
        let one = |(said, without): (String, Params)| InForce {
            said,
            drop: Callback::new(move |()| without.clone().show(place)),
        };
        asked.with(|asked| in_force(t, asked)).into_iter().map(one).collect::<Vec<_>>()
    });
    let others_in_force = Signal::derive(move || {
        asked.with(|asked| {
            usize::from(asked.overdue) + usize::from(asked.cause.is_some()) + usize::from(asked.kind.is_some())
        })
    });
    let clear = Callback::new(move |()| Params { district: None, ..unfiltered(&asked.get_untracked()) }.show(place));
    let search = Search {
        hint: Signal::stored(t.name().to_owned()),
        text: Signal::derive(move || asked.get().text),
        set: Callback::new(move |text| Params { text, ..asked.get_untracked() }.show(place)),
    };
    let said = Signal::derive(move || {
        let all = all.with(Vec::len);
        let found = found.with(Vec::len);
        if found == all { t.shown_all(&t.count(all)) } else { t.shown_of(&t.count(found), &t.count(all)) }
    });
    let order = Order {
        columns: Signal::derive(move || {
            Sort::ALL.map(|sort| (sort.code().to_owned(), sort.name(t).to_owned())).to_vec()
        }),
        now: Signal::derive(move || {
            let order = asked.get().order;
            order.map_or_else(|| (String::new(), false), |(sort, descending)| (sort.code().to_owned(), descending))
        }),
        set: Callback::new(move |(code, descending): (String, bool)| {
            let order = Sort::of(&code).map(|sort| (sort, descending));
            Params { order, ..asked.get_untracked() }.show(place);
        }),
    };
    let count = Count { said, found: Signal::derive(move || found.with(Vec::len)) };
    view! { <Toolbar search first others others_in_force in_force=chips clear count order=Some(order) /> }
}
