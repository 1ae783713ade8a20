//! What was found and done in a case: visits and actions.

use super::super::{CaseAddress, words};
use crate::domain::{Action, Id, Rupiah, Visit};
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::scroll::sideways;
use crate::ui::{figure, focus, random, timing};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

pub(super) fn visits(t: Lang, at: CaseAddress, visits: &[Row<Visit>]) -> impl IntoView + use<> {
    let address = move |id: &str| at.below(&format!("kunjungan/{id}"));
    let items = visits.iter().map(|row| {
        let v = &row.value;
        let parts = [
            v.office_state.map(|state| format!("{}: {}", t.office_state(), state.label(t).to_lowercase())),
            v.business.map(|business| format!("{}: {}", t.business(), business.label(t).to_lowercase())),
            v.officers_found.map(|count| format!("{}: {}", t.officers_found(), t.count(count.get()))),
            v.members_reached.map(|count| format!("{}: {}", t.members_reached(), t.count(count.get()))),
            v.position.map(|at| format!("{}: {}", t.position(), t.degrees(at))),
        ];
        let facts = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! {
            <li>
                <p><a href=address(&row.id.to_string())>{t.date(v.date)}</a> {v.who.as_deref().map(|who| format!(" · {who}"))}</p>
                <p>{facts}</p>
                {v.found.as_deref().map(|found| view! { <p>{found.to_owned()}</p> })}
                {v.next_step.as_deref().map(|next| view! { <p class="hint">{t.next_step()} ": " {next.to_owned()}</p> })}
            </li>
        }
    });
    let content = if visits.is_empty() {
        view! { <p class="empty">{t.no_visits_yet()}</p> }.into_any()
    } else {
        view! { <ul class="changes-list">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="kunjungan">
            <div class="page-head">
                <h2 id="kunjungan">{t.visits_made()}</h2>
                <div class="actions"><a class="button" href=address("baru")>{icon(Icon::Plus)} {t.add_visit()}</a></div>
            </div>
            {content}
        </section>
    }
}

pub(super) fn actions(t: Lang, at: CaseAddress, actions: &[Row<Action>]) -> impl IntoView + use<> {
    let address = move |id: &str| at.below(&format!("tindakan/{id}"));
    let cost: i64 = actions.iter().filter_map(|row| row.value.cost).map(|cost| cost.get()).sum();
    let rows = actions.iter().map(|row| action_row(t, &address(&row.id.to_string()), row)).collect_view();
    let content = if actions.is_empty() {
        view! { <p class="empty">{t.no_actions_yet()}</p> }.into_any()
    } else {
        let table = view! {
            <table>
                <caption class="visually-hidden">{t.actions_taken()}</caption>
                <thead><tr>
                    <th scope="col">{t.what()}</th>
                    <th scope="col">{t.class()}</th>
                    <th scope="col">{t.cause()}</th>
                    <th scope="col" class="num">{t.cost()}</th>
                    <th scope="col">{t.fund()}</th>
                    <th scope="col">{t.due()}</th>
                    <th scope="col">{t.done()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr>
                    <th scope="row" colspan="3">{t.total_cost()}</th>
                    <td class="num">{Rupiah::new(cost).ok().map(|cost| t.rupiah(cost))}</td>
                    <td colspan="3"></td>
                </tr></tfoot>
            </table>
        };
        sideways(t.list_of_actions(), table).into_any()
    };
    view! {
        <section aria-labelledby="tindakan">
            <div class="page-head">
                <h2 id="tindakan">{t.actions_taken()}</h2>
                <div class="actions"><a class="button" href=address("baru")>{icon(Icon::Plus)} {t.add_action()}</a></div>
            </div>
            {content}
        </section>
    }
}

/// The id of the link of an action, in the page.
fn name_id(action: Id) -> String {
    format!("tindakan-{action}")
}

fn action_row(t: Lang, address: &str, row: &Row<Action>) -> impl IntoView + use<> {
    let a = row.value.clone();
    let what = a.what.as_deref().map_or_else(|| a.class.label(t).to_owned(), str::to_owned);
    let done = match a.done {
        Some(on) => view! { {figure::date(on)} {a.result.as_deref().map(|result| view! { <br /> <span class="hint">{result.to_owned()}</span> })} }.into_any(),
        None => {
            let (row, name) = (row.clone(), what.clone());
            let mark = move |_| {
                let done = Action { done: Some(random::today()), ..row.value.clone() };
                desk().commit(Transaction::of(EditOf::change(row.id, row.value.clone(), done)));
                notices().done(t.action_done(&name));
                // The row is drawn anew without the button; its name stays.
                let name = name_id(row.id);
                timing::with_next_frame(move || focus::on(&name));
            };
            view! { <button type="button" class="quiet" on:click=mark>{icon(Icon::Check)} {t.mark_done()}</button> }.into_any()
        }
    };
    let late = a.is_overdue(random::today()).then(|| view! { " " <span class="badge warn">{t.overdue()}</span> });
    view! {
        <tr>
            <th scope="row"><a id=name_id(row.id) href=address.to_owned()>{what}</a></th>
            <td>{a.class.label(t)}</td>
            <td>{a.cause.map(|cause| words::cause(t, cause))}</td>
            <td class="num">{a.cost.map(|cost| t.rupiah(cost))}</td>
            <td>{a.fund.map(|fund| fund.label(t))}</td>
            <td>{a.due.map(figure::date)} {late}</td>
            <td>{done}</td>
        </tr>
    }
}
