//! The page of one companion: who it is, how to reach them, and what they report.

use super::no_such_companion;
use crate::domain::{Companion, Id, Record};
use crate::explain::{call_address, label_in_words, whatsapp_address};
use crate::i18n::{Label, Lang};
use crate::list::trainings::{COMPANION_REPORTS, COMPANIONS, TrainingsPage};
use crate::pages::records::of_one;
use crate::pages::records::own_page::{actions_of, facts, questions};
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use leptos::prelude::*;

/// The page.
pub(super) fn page(id: Id) -> AnyView {
    let t = lang();
    let shown = Memo::new(move |_| {
        desk().read(|workspace| {
            let tables = workspace.tables();
            let of = tables.companions.get_live(id)?.value.clone();
            Some((of, label_in_words(t, &tables.label_of(Companion::TABLE, id)).1))
        })
    });
    crate::pages::document_title(move || {
        let name = |(of, _): &(Companion, String)| (COMPANIONS.records.named.1)(t, of);
        shown.with(|shown| shown.as_ref().map_or_else(|| t.no_such_companion().to_owned(), name))
    });
    let page = move || match shown.get() {
        Some((of, beside)) => content(t, id, &of, beside).into_any(),
        None => no_such_companion(),
    };
    page.into_any()
}

fn content(t: Lang, id: Id, of: &Companion, beside: String) -> impl IntoView + use<> {
    let at = Companion::AT;
    let kind = of.kind.map(|kind| kind.label(t).to_owned());
    let about = kind.into_iter().chain([beside]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let form = TrainingsPage::CompanionForm(Some(id)).address();
    let told = [at.name, at.kind, at.phone, at.address, at.fictional];
    view! {
        {page_head(view! {
            <h1>{(COMPANIONS.records.named.1)(t, of)}</h1>
            <p class="lead">{about}</p>
            {actions_of(t, &COMPANIONS.records, id, of, form.clone(), TrainingsPage::Companions.address())}
        })}
        {questions(Companion::TABLE, id)}
        <div class="columns main-side part">
            <div class="stack">
                {of_one::section(t, &COMPANION_REPORTS, id, move |record| TrainingsPage::Report(id, record).address())}
            </div>
            <div class="stack">
                {contact(t, of)}
                {facts(t, of, &told, form)}
            </div>
        </div>
    }
}

/// How to reach somebody: what a telephone calls and writes to.
fn contact(t: Lang, of: &Companion) -> impl IntoView + use<> {
    let phone = of.phone.as_deref().unwrap_or_default().to_owned();
    let call = call_address(&phone).map(|address| {
        view! { <a class="button" href=address>{icon(Icon::Phone)} {t.call_owner()}</a> }
    });
    let write = whatsapp_address(&phone).map(|address| {
        view! { <a class="button" href=address target="_blank" rel="noopener noreferrer">{t.whatsapp_owner()}</a> }
    });
    let number = if phone.is_empty() {
        view! { <span class="empty">{t.no_phone()}</span> }.into_any()
    } else {
        phone.into_any()
    };
    let address = of.address.as_deref().map(str::to_owned);
    let address = address.map(|address| view! { <p class="reach">{icon(Icon::Map)} <span>{address}</span></p> });
    let content = view! {
        <p class="reach">{icon(Icon::Phone)} <span>{number}</span></p>
        {address}
        <div class="actions">{call} {write}</div>
        <p class="source">{t.private_here()}</p>
    };
    card("hubungi", t.contact(), (), content)
}
