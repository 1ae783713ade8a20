//! The list: every cooperative of the population with how far it is, to work on many at once.

use super::line::Line;
use super::many::Many;
use super::params::{At, Params};
use super::words;
use crate::analysis::follow_up::{Progress, population};
use crate::domain::{CaseStage, Id, Outcome};
use crate::i18n::{Label, Lang};
use crate::ui::address::{Address, Place, place};
use crate::ui::chip::chip;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::scroll::sideways;
use crate::ui::select::select;
use crate::ui::{figure, lang, random};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// So many rows are shown at once.
const STEP: usize = 100;

/// The view.
#[component]
pub(super) fn List(asked: Memo<Params>) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let scope = Memo::new(move |_| asked.with(Params::scope));
    let all = Memo::new(move |_| {
        desk.read(|workspace| {
            let (tables, index) = (workspace.tables(), workspace.index());
            population(tables, index, scope.get()).iter().map(|one| Line::of(tables, index, one)).collect::<Vec<_>>()
        })
    });
    let found = Memo::new(move |_| {
        asked.with(|asked| {
            all.with(|all| all.iter().filter(|line| line.is_asked_for(asked)).cloned().collect::<Vec<_>>())
        })
    });
    let selected = RwSignal::new(BTreeSet::<Id>::new());
    // What is out of sight is not worked upon.
    Effect::new(move |_| {
        found.with(|found| {
            let there: BTreeSet<Id> = found.iter().map(|line| line.owner).collect();
            selected.update(|selected| selected.retain(|id| there.contains(id)));
        });
    });
    let shown = RwSignal::new(STEP);
    let count = move || t.shown_of(&t.count(found.with(Vec::len)), &t.count(all.with(Vec::len)));
    let owners = Memo::new(move |_| {
        all.with(|all| all.iter().filter_map(|line| line.responsible.clone()).collect::<BTreeSet<_>>())
    });
    view! {
        {move || filters(t, asked, owners.get())}
        <Many selected found />
        <p class="count" role="status">{count}</p>
        {sideways(t.list_of_cases(), view! {
            <table class="cases">
                <caption class="visually-hidden">{t.list_of_cases()}</caption>
                <thead><tr>
                    <th scope="col"><span class="visually-hidden">{t.select_none()}</span></th>
                    <th scope="col">{t.name()}</th>
                    <th scope="col">{t.current_stage()}</th>
                    <th scope="col">{t.main_cause()}</th>
                    <th scope="col">{t.owner()}</th>
                    <th scope="col">{t.due()}</th>
                    <th scope="col" class="num">{t.visits_made()}</th>
                    <th scope="col" class="num">{t.actions_taken()}</th>
                </tr></thead>
                <tbody>
                    <For each=move || found.with(|found| found.iter().take(shown.get()).cloned().collect::<Vec<_>>())
                        key=|line| format!("{line:?}") let(line)>
                        {row(t, line, selected)}
                    </For>
                </tbody>
            </table>
        })}
        <Show when=move || { found.with(Vec::len) > shown.get() }>
            <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
        </Show>
    }
}

fn row(t: Lang, line: Line, selected: RwSignal<BTreeSet<Id>>) -> impl IntoView {
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
    let due = line.due.map(|due| {
        if line.overdue {
            view! { <span class="badge warn">{icon(Icon::Warning)} {figure::date(due)}</span> }.into_any()
        } else {
            figure::date(due).into_any()
        }
    });
    let since = line.since.map(|since| {
        view! { <br /> <span class="hint">{t.since_days(&t.count((random::today().days() - since.days()).max(0)))}</span> }
    });
    let unreported = (line.unreported && !matches!(line.progress, Progress::Closed(_)))
        .then(|| view! { " " <span class="badge">{t.only_unreported()}</span> });
    view! {
        <tr>
            <td>
                <input type="checkbox" aria-label=t.select_named(&line.name) prop:checked=move || selected.with(|all| all.contains(&id))
                    on:change=toggle />
            </td>
            <th scope="row">
                <a href=Address::case(id)>{line.name.clone()}</a> {unreported} <br />
                <span class="hint">{line.district.map(|code| t.area(code))}</span>
            </th>
            <td>{words::progress(t, line.progress)} {since}</td>
            <td>{line.cause.map(|cause| words::cause(t, cause))}</td>
            <td>{line.responsible.clone()}</td>
            <td>{due}</td>
            <td class="num">{line.visits}</td>
            <td class="num">{line.actions}</td>
        </tr>
    }
}

fn filters(t: Lang, asked: Memo<Params>, owners: BTreeSet<String>) -> impl IntoView {
    let place: Place = place();
    let all = || (String::new(), t.all().to_owned());
    let mut places = vec![
        all(),
        (At::NO_CASE.to_owned(), t.no_case().to_owned()),
        (At::OPEN.to_owned(), t.cases_open().to_owned()),
        (At::UNREPORTED.to_owned(), t.only_unreported().to_owned()),
    ];
    places.extend(CaseStage::ALL.iter().map(|stage| (stage.code().to_owned(), stage.label(t).to_owned())));
    let beyond = CaseStage::ALL.iter().filter(|stage| **stage != CaseStage::Closed);
    places.extend(beyond.map(|stage| (At::Reached(*stage).code(), t.stage_and_beyond(stage.label(t)))));
    let ended = Outcome::ALL.iter().map(|outcome| (At::Ended(Some(*outcome)).code(), outcome.label(t).to_owned()));
    places.extend(ended);
    let nobody = ("-".to_owned(), t.nobody_responsible().to_owned());
    let named = owners.into_iter().map(|owner| (owner.clone(), owner));
    let people = [all(), nobody].into_iter().chain(named).collect();
    view! {
        <div class="filters" role="search">
            <div class="field search">
                <label for="cari">{t.search()}</label>
                <input type="search" id="cari" autocomplete="off" prop:value=move || asked.get().text
                    on:input=move |event| Params { text: event_target_value(&event), ..asked.get_untracked() }.show(place) />
            </div>
            {select("tahap".to_owned(), t.current_stage().to_owned(), false, vec![(None, places)],
                move || asked.get().at.map(At::code).unwrap_or_default(),
                move |code| {
                    let address = asked.get_untracked().address().with("tahap", (!code.is_empty()).then_some(code.as_str()));
                    place.replace(address);
                })}
            {select("penanggung".to_owned(), t.owner().to_owned(), false, vec![(None, people)],
                move || match asked.get().owner.as_deref() { None => String::new(), Some("") => "-".to_owned(), Some(owner) => owner.to_owned() },
                move |owner| {
                    let owner = match owner.as_str() { "" => None, "-" => Some(String::new()), owner => Some(owner.to_owned()) };
                    Params { owner, ..asked.get_untracked() }.show(place);
                })}
            {move || asked.get().cause.map(|cause| {
                chip(t, words::cause_or_none(t, cause), move || Params { cause: None, ..asked.get_untracked() }.show(place))
            })}
            {move || asked.get().kind.map(|kind| {
                let name = kind.map_or_else(|| t.not_recorded(), |kind| kind.label(t));
                chip(t, format!("{}: {name}", t.kind()), move || Params { kind: None, ..asked.get_untracked() }.show(place))
            })}
            <label class="check">
                <input type="checkbox" prop:checked=move || asked.get().overdue
                    on:change=move |event| Params { overdue: event_target_checked(&event), ..asked.get_untracked() }.show(place) />
                <span>{t.overdue_only()}</span>
            </label>
        </div>
    }
}
