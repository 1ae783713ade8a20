//! What the office keeps for a cooperative that sleeps, on its case.

use crate::domain::{Custody, Id, Record};
use crate::i18n::Lang;
use crate::list::CUSTODIES;
use crate::pages::records::table;
use crate::replica::Row;
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::scroll::sideways;
use crate::ui::{focus, random, timing};
use crate::workspace::{EditOf, Transaction, follow_up};
use leptos::prelude::*;

/// The page of one that is kept, or, without one, of a new one.
fn address_of(owner: Id, custody: Option<Id>) -> String {
    format!("#{}", CUSTODIES.record_path(Some(owner), custody))
}

/// What is kept of one cooperative, on its case.
pub(super) fn of_one(t: Lang, owner: Id) -> impl IntoView {
    let kept = Memo::new(move |_| {
        desk().read(|workspace| {
            let mut kept: Vec<Row<Custody>> = workspace.index().of(workspace.tables(), owner).cloned().collect();
            kept.sort_by_key(|row| (!row.value.is_held(), row.value.received_on, row.id));
            kept
        })
    });
    let content = move || {
        let kept = kept.get();
        if kept.is_empty() {
            return view! { <p class="empty">{t.no_custodies()}</p> }.into_any();
        }
        let rows = kept.into_iter().map(|row| {
            let button = row.value.is_held().then(|| return_button(t, row.clone()));
            view! {
                <tr>
                    {table::cells(t, &CUSTODIES.records, (&row.value, None), row.id, address_of(owner, Some(row.id)), &[])}
                    <td class="of-tombol">{button}</td>
                </tr>
            }
        });
        let table = view! {
            <table class="custodies">
                <caption class="visually-hidden">{t.page_custodies()}</caption>
                <thead><tr>{table::heads(t, &CUSTODIES.records)}<th scope="col"><span class="visually-hidden">{t.mark_returned()}</span></th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        };
        sideways(t.list_of_custodies(), table).into_any()
    };
    let add = view! { <a class="button" href=address_of(owner, None)>{icon(Icon::Plus)} {t.add_custody()}</a> };
    card("titipan", t.page_custodies(), add, content)
}

fn return_button(t: Lang, row: Row<Custody>) -> impl IntoView {
    let (desk, notices) = (desk(), notices());
    let mark = move |_| {
        let returned = Custody { returned_on: Some(random::today()), ..row.value.clone() };
        desk.commit(Transaction::of(EditOf::change(row.id, row.value.clone(), returned)));
        notices.done(t.custody_returned(&(CUSTODIES.records.named.1)(t, &row.value)));
        // The row is drawn anew without the button; its name stays.
        let name = table::link_id(Custody::TABLE, row.id);
        timing::with_next_frame(move || focus::on(&name));
    };
    view! { <button type="button" class="quiet" on:click=mark>{icon(Icon::Check)} {t.mark_returned()}</button> }
}

/// Says that things are still kept, where a case or a dissolution is about to end; none where nothing is.
pub fn still_held(t: Lang, owner: Id) -> impl IntoView {
    let held = Memo::new(move |_| desk().read(|workspace| follow_up::held_of(workspace.tables(), owner)));
    move || {
        (held.get() > 0).then(|| {
            view! {
                <div class="note warn">
                    {icon(Icon::Warning)}
                    <p>{t.custodies_of(&t.count(held.get()))}</p>
                </div>
            }
        })
    }
}
