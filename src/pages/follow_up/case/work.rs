//! What was found and done in a case, as one line of time: steps that are planned, then visits, steps and stages.

use super::super::{CaseAddress, words};
use super::{Shown, stages};
use crate::analysis::follow_up::suggested;
use crate::analysis::{Deed, Happening};
use crate::domain::{Action, Id, Rupiah, Visit};
use crate::explain::{explain_deed, explain_suggestion, visit_facts};
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::photo::photo_of;
use crate::ui::{figure, focus, random, timing};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

pub(super) fn work(t: Lang, at: CaseAddress, shown: &Shown) -> impl IntoView + use<> {
    let planned = shown.actions.iter().filter(|row| row.value.done.is_none()).map(|row| action(t, at, row));
    let happened = shown.happenings.iter().map(|happening| entry(t, at, happening));
    let cost: i64 = shown.actions.iter().filter_map(|row| row.value.cost).map(|cost| cost.get()).sum();
    let cost = Rupiah::new(cost).ok().filter(|cost| cost.get() > 0);
    // In an open case it is the first thing to do, at the head of the page.
    let is_closed = shown.case.as_ref().is_some_and(|row| row.value.is_closed());
    let visit = is_closed.then(|| {
        view! { <a class="button" href=at.below("kunjungan/baru")>{icon(Icon::Plus)} {t.add_visit()}</a> }
    });
    let beside = view! {
        <div class="actions wide-only">
            {visit}
            <a class="button" href=at.below("tindakan/baru")>{icon(Icon::Plus)} {t.add_action()}</a>
        </div>
    };
    let content = view! {
        {suggestion(t, shown)}
        {shown.visits.is_empty().then(|| view! { <p class="empty">{t.no_visits_yet()}</p> })}
        <ol class="timeline">{planned.collect_view()} {happened.collect_view()}</ol>
        {cost.map(|cost| view! { <p class="hint">{t.total_cost()} " " <strong>{t.rupiah(cost)}</strong></p> })}
        <p class="narrow-only"><a href=at.below("tindakan/baru")>{t.add_action()}</a></p>
    };
    card("kunjungan", t.visits_and_actions(), beside, content)
}

/// That the case may go on, when what its stage is for has been done.
fn suggestion(t: Lang, shown: &Shown) -> Option<impl IntoView + use<>> {
    let (visits, actions): (Vec<&Visit>, Vec<&Action>) =
        (shown.visits.iter().map(|row| &row.value).collect(), shown.actions.iter().map(|row| &row.value).collect());
    let row = shown.case.clone()?;
    let next = suggested(&row.value, &visits, shown.has_cause, &actions)?;
    let name = shown.cooperative.value.name.to_string();
    let go = move |_| {
        stages::commit(t, &name, &row, row.value.moved_to(next, random::today()));
        timing::with_next_frame(|| focus::on("kunjungan"));
    };
    Some(view! {
        <div class="note info">
            {icon(Icon::Info)}
            <p>{explain_suggestion(t, next)}</p>
            <div class="actions"><button type="button" on:click=go>{t.move_on_to(next.label(t))}</button></div>
        </div>
    })
}

fn entry(t: Lang, at: CaseAddress, happening: &Happening) -> AnyView {
    match &happening.what {
        Deed::Visited(row) => visit(t, at, row),
        Deed::Done(row) => action(t, at, row),
        deed => view! { <li>{figure::date(happening.date)} <span>{explain_deed(t, deed)}</span></li> }.into_any(),
    }
}

fn visit(t: Lang, at: CaseAddress, row: &Row<Visit>) -> AnyView {
    let v = &row.value;
    let position = v.position.map(|at| format!("{}: {}", t.position(), t.degrees(at)));
    let facts = visit_facts(t, v).into_iter().chain(position).collect::<Vec<_>>().join(" · ");
    let address = at.below(&format!("kunjungan/{}", row.id));
    let next = [v.next_step.as_deref().map(str::to_owned), v.next_on.map(|on| t.on_day(&t.date(on)))];
    let next = next.into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <li id=row.id.to_string() tabindex="-1">
            {figure::date(v.date)}
            <div>
                <p><a href=address>{t.visit()}</a> {v.who.as_deref().map(|who| format!(" · {who}"))}</p>
                {(!facts.is_empty()).then(|| view! { <p>{facts}</p> })}
                {v.found.as_deref().map(|found| view! { <p>{found.to_owned()}</p> })}
                {(!next.is_empty()).then(|| view! { <p class="hint">{t.next_step()} ": " {next}</p> })}
                {photo_of(t, row.id)}
            </div>
        </li>
    }
    .into_any()
}

/// The id of the link of an action, in the page.
fn name_id(action: Id) -> String {
    format!("tindakan-{action}")
}

fn action(t: Lang, at: CaseAddress, row: &Row<Action>) -> AnyView {
    let a = &row.value;
    let what = a.what.as_deref().map_or_else(|| a.class.label(t).to_owned(), str::to_owned);
    let day = match (a.done, a.due) {
        (Some(done), _) => figure::date(done).into_any(),
        (None, Some(due)) => {
            let late = a.is_overdue(random::today()).then(|| view! { <br /> <span class="late">{t.overdue()}</span> });
            view! { <span class="hint">{t.due()} " " {figure::date(due)} {late}</span> }.into_any()
        }
        (None, None) => view! { <span class="hint">{t.planned()}</span> }.into_any(),
    };
    let mark = a.done.is_none().then(|| {
        let (row, name) = (row.clone(), what.clone());
        let mark = move |_| {
            let done = Action { done: Some(random::today()), ..row.value.clone() };
            desk().commit(Transaction::of(EditOf::change(row.id, row.value.clone(), done)));
            notices().done(t.action_done(&name));
            // The entry is drawn anew without the button; its name stays.
            let name = name_id(row.id);
            timing::with_next_frame(move || focus::on(&name));
        };
        view! { <button type="button" class="quiet" on:click=mark>{icon(Icon::Check)} {t.mark_done()}</button> }
    });
    let about = [
        Some(a.class.label(t).to_owned()),
        a.cause.map(|cause| words::cause(t, cause)),
        a.cost.map(|cost| t.rupiah(cost)),
        a.fund.map(|fund| fund.label(t).to_owned()),
        a.owner.as_deref().map(str::to_owned),
    ];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let address = at.below(&format!("tindakan/{}", row.id));
    view! {
        <li id=row.id.to_string() tabindex="-1" class:planned=a.done.is_none()>
            {day}
            <div>
                <p><a id=name_id(row.id) href=address>{what}</a></p>
                <p class="hint">{about}</p>
                {a.result.as_deref().map(|result| view! { <p>{result.to_owned()}</p> })}
            </div>
            {mark}
        </li>
    }
    .into_any()
}
