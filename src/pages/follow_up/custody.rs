//! What the office keeps for cooperatives that sleep: all of it as a list, and that of one cooperative on its case.

use super::custody_form::name_of;
use crate::domain::{Custody, Id, Record, Rupiah};
use crate::i18n::Lang;
use crate::list::pivot::Layout;
use crate::list::{CUSTODIES, Line, Wanted};
use crate::pages::record_list::{self, Leads};
use crate::pages::record_pivot;
use crate::pages::sheets::{about, origin, save_menu};
use crate::replica::Row;
use crate::ui::address::Address;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::scroll::sideways;
use crate::ui::settings::Device;
use crate::ui::{focus, lang, random, timing};
use crate::workspace::{EditOf, Transaction, follow_up};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The page of one that is kept, or, without one, of a new one.
fn address_of(owner: Id, custody: Option<Id>) -> String {
    let id = custody.map_or_else(|| "baru".to_owned(), |id| id.to_string());
    super::CaseAddress::new(owner).below(&format!("titipan/{id}"))
}

const LEADS: Leads = Leads { cooperative: Address::case, record: |owner, id| address_of(owner, Some(id)) };

/// The page of all.
#[component]
pub fn Custodies() -> impl IntoView {
    let t = lang();
    crate::pages::title(move || t.page_custodies().to_owned());
    let wanted = record_list::wanted(t, &CUSTODIES);
    let all = Memo::new(move |_| desk().read(|workspace| CUSTODIES.lines(workspace.tables())));
    let found = Memo::new(move |_| all.with(|all| wanted.with(|wanted| CUSTODIES.found(t, all, wanted))));
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    let (is_pivot, layout) = (record_pivot::is_asked(&CUSTODIES), record_pivot::layout(&CUSTODIES));
    view! {
        <p class="crumb"><a href="#/tindak-lanjut">{t.page_follow_up()}</a></p>
        <div class="page-head">
            <h1>{t.page_custodies()}</h1>
            <p class="lead">{t.custodies_lead()}</p>
        </div>
        <Show when=move || !is_empty.get() fallback=move || nothing(t)>
            {record_list::filters(t, &CUSTODIES, wanted)}
            <div class="actions">{record_pivot::switch(t, is_pivot)} {give(t, found, is_pivot, layout)}</div>
            <p class="count" role="status">{move || summary(t, &found.get())}</p>
            {move || {
                if is_pivot.get() {
                    record_pivot::view(t, &CUSTODIES, layout, found).into_any()
                } else {
                    rows(t, found.get(), wanted).into_any()
                }
            }}
        </Show>
    }
}

fn nothing(t: Lang) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon(Icon::List)}
            <h2>{t.no_custodies()}</h2>
            <p>{t.no_custodies_hint()}</p>
            <div class="actions">
                <a class="button primary" href="#/tindak-lanjut?tampilan=daftar">{t.page_follow_up()}</a>
                <a class="button" href="#/data/daftar">{icon(Icon::Upload)} {t.page_lists()}</a>
            </div>
        </div>
    }
}

/// How many are still kept, of how many cooperatives, and what they are worth as far as that is estimated.
fn summary(t: Lang, lines: &[Line<Custody>]) -> String {
    let held = || lines.iter().map(|line| &line.row.value).filter(|custody| custody.is_held());
    let owners: BTreeSet<Id> = held().map(|custody| custody.cooperative).collect();
    let mut text = t.custodies_summary(&t.count(held().count()), &t.count(owners.len()));
    let worth: i64 = held().filter_map(|custody| custody.worth).map(Rupiah::get).sum();
    if let Some(worth) = Rupiah::new(worth).ok().filter(|_| worth > 0) {
        text = format!("{text}; {}", t.worth_held(&t.rupiah(worth)));
    }
    text + "."
}

fn rows(t: Lang, lines: Vec<Line<Custody>>, wanted: Memo<Wanted>) -> impl IntoView {
    if lines.is_empty() {
        return view! { <p class="empty">{t.no_custodies_like_that()}</p> }.into_any();
    }
    record_list::table(t, &CUSTODIES, t.list_of_custodies(), lines, wanted, LEADS).into_any()
}

fn give(t: Lang, found: Memo<Vec<Line<Custody>>>, is_pivot: Memo<bool>, layout: Memo<Layout>) -> impl IntoView {
    let (desk, device) = (desk(), expect_context::<Device>());
    save_menu(t.custodies_file_name(), move || {
        let mut said = origin(t, desk, device);
        let lines = found.get();
        said.push((t.page_custodies().to_owned(), summary(t, &lines)));
        let sheet = if is_pivot.get() {
            record_pivot::sheet(t, &CUSTODIES, layout.get(), &lines)
        } else {
            CUSTODIES.sheet(t, t.page_custodies(), &lines)
        };
        vec![sheet, about(t, said)]
    })
}

/// What is kept of one cooperative, on its case.
pub(super) fn of_one(t: Lang, owner: Id) -> impl IntoView {
    let kept = Memo::new(move |_| {
        desk().read(|workspace| {
            let of = workspace.tables().custodies.live().filter(|row| row.value.cooperative == owner);
            let mut kept: Vec<Row<Custody>> = of.cloned().collect();
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
                    {record_list::cells(t, &CUSTODIES, &row.value, row.id, address_of(owner, Some(row.id)))}
                    <td>{button}</td>
                </tr>
            }
        });
        let table = view! {
            <table class="custodies">
                <caption class="visually-hidden">{t.page_custodies()}</caption>
                <thead><tr>{record_list::heads(t, &CUSTODIES)}<th scope="col"><span class="visually-hidden">{t.mark_returned()}</span></th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        };
        sideways(t.list_of_custodies(), table).into_any()
    };
    view! {
        <section aria-labelledby="titipan">
            <div class="page-head">
                <h2 id="titipan">{t.page_custodies()}</h2>
                <div class="actions"><a class="button" href=address_of(owner, None)>{icon(Icon::Plus)} {t.add_custody()}</a></div>
            </div>
            {content}
        </section>
    }
}

fn return_button(t: Lang, row: Row<Custody>) -> impl IntoView {
    let (desk, notices) = (desk(), notices());
    let mark = move |_| {
        let returned = Custody { returned_on: Some(random::today()), ..row.value.clone() };
        desk.commit(Transaction::of(EditOf::change(row.id, row.value.clone(), returned)));
        notices.done(t.custody_returned(&name_of(t, &row.value)));
        // The row is drawn anew without the button; its name stays.
        let name = record_list::link_id(Custody::TABLE, row.id);
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
