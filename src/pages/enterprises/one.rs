//! The page of one enterprise: its class and why, its licences and what is asked for next, aid, how to reach it, and what has
//! happened.

use super::no_such_enterprise;
use crate::domain::{
    Enterprise, EnterpriseAid, EnterpriseYear, Id, Permit, PermitKind, Record, SIZE_SCALES, SizeVerdict, latest_size,
};
use crate::explain::{
    address_lines, call_address, enterprise_place, enterprise_story, explain_permits, explain_size, label_in_words,
    map_address, whatsapp_address,
};
use crate::i18n::{Label, Lang};
use crate::list::enterprises::{ENTERPRISE_AIDS, ENTERPRISE_YEARS, ENTERPRISES, EnterprisesPage, PERMITS, part_names};
use crate::pages::delete_button::Deletes;
use crate::pages::financing;
use crate::pages::records::{of_one, own_page};
use crate::pages::trained;
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::{lang, random};
use leptos::prelude::*;

/// Everything the page shows of an enterprise, read at once.
#[derive(Clone, PartialEq)]
struct Shown {
    enterprise: Enterprise,
    beside: String,
    /// The class under every regulation, that in force first.
    sizes: Vec<Option<SizeVerdict>>,
    permits: Vec<Permit>,
    aids: Vec<EnterpriseAid>,
}

fn read(t: Lang, id: Id) -> Option<Shown> {
    desk().read(|workspace| {
        let (tables, index) = (workspace.tables(), workspace.index());
        let enterprise = tables.enterprises.get_live(id)?.value.clone();
        let years: Vec<&EnterpriseYear> = index.of::<EnterpriseYear>(tables, id).map(|row| &row.value).collect();
        Some(Shown {
            beside: label_in_words(t, &tables.label_of(Enterprise::TABLE, id)).1,
            enterprise,
            sizes: SIZE_SCALES.iter().map(|scale| latest_size(years.iter().copied(), scale.rule)).collect(),
            permits: index.of::<Permit>(tables, id).map(|row| row.value.clone()).collect(),
            aids: index.of::<EnterpriseAid>(tables, id).map(|row| row.value.clone()).collect(),
        })
    })
}

/// The page.
pub(super) fn page(id: Id) -> AnyView {
    let t = lang();
    let shown = Memo::new(move |_| read(t, id));
    crate::pages::document_title(move || {
        let name = |shown: &Shown| (ENTERPRISES.records.named.1)(t, &shown.enterprise);
        shown.with(|shown| shown.as_ref().map_or_else(|| t.no_such_enterprise().to_owned(), name))
    });
    let page = move || match shown.get() {
        Some(shown) => content(t, id, &shown).into_any(),
        None => no_such_enterprise(),
    };
    page.into_any()
}

fn content(t: Lang, id: Id, shown: &Shown) -> impl IntoView + use<> {
    let of = &shown.enterprise;
    let name = (ENTERPRISES.records.named.1)(t, of);
    let owner = of.owner.as_deref().filter(|owner| *owner != name).map(str::to_owned);
    let sector = of.sector.map(|sector| sector.label(t).to_owned());
    let status = of.status.map(|status| status.label(t).to_owned());
    let about = [owner, sector, Some(shown.beside.clone()).filter(|beside| !beside.is_empty()), status];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let says = Some((ENTERPRISES.records.words.deleted)(t));
    let what = Deletes { table: Enterprise::TABLE, id, label: t.delete(), says };
    let part = move |part: &'static str| move |record| EnterprisesPage::Part(id, part, record).address();
    view! {
        {page_head(view! {
            <h1>{name.clone()}</h1>
            <p class="lead">{about}</p>
            {own_page::actions(t, what, name, EnterprisesPage::Form(Some(id)).address(), EnterprisesPage::List.address())}
        })}
        {own_page::questions(Enterprise::TABLE, id)}
        <div class="columns main-side part of-enterprise">
            <div class="stack">
                {class(t, shown)}
                {licences(t, shown)}
                {of_one::section(t, &PERMITS, id, part(part_names::PERMITS))}
                {of_one::section(t, &ENTERPRISE_YEARS, id, part(part_names::YEARS))}
                {of_one::section(t, &ENTERPRISE_AIDS, id, part(part_names::AIDS))}
                {financing::of_applicant(t, Enterprise::TABLE, id)}
                {trained::of_enterprise(t, id)}
            </div>
            <div class="stack">
                {contact(t, of)}
                {facts(t, id, of)}
                {story(t, shown)}
            </div>
        </div>
    }
}

/// The class under the regulation in force, with its reason, and what the former one says where that is another.
fn class(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let content = match shown.sizes.first().copied().flatten() {
        None => view! { <p class="empty">{t.class_unknown()}</p> }.into_any(),
        Some(now) => {
            let others = shown.sizes.iter().skip(1).flatten().filter(|other| other.class != now.class);
            let others = others.map(|other| {
                view! { <p class="hint"><strong>{other.class.label(t)} ": "</strong> {explain_size(t, other)}</p> }
            });
            view! {
                <p class="finding"><b>{now.class.label(t)}</b></p>
                <p>{explain_size(t, &now)}</p>
                {others.collect_view()}
                <p class="source">{t.not_for_credit()}</p>
            }
            .into_any()
        }
    };
    card("kelas", t.class_by_law(), (), content)
}

/// The licences that are asked for, held or not, and the next of them.
fn licences(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let today = random::today();
    let asked = PermitKind::asked_of(shown.enterprise.sector, shown.enterprise.kbli.as_deref());
    let of = |kind: &PermitKind| shown.permits.iter().find(|permit| permit.kind == *kind);
    let is_held = |kind: &&PermitKind| of(kind).is_some_and(|permit| permit.holds(today));
    let lacking: Vec<PermitKind> = asked.iter().filter(|kind| !is_held(kind)).copied().collect();
    let next = PermitKind::next_of(&shown.enterprise, shown.permits.iter(), today);
    let step = |kind: &PermitKind| {
        let said = match of(kind) {
            Some(permit) if permit.holds(today) => t.permit_there().to_owned(),
            Some(permit) if permit.is_expired(today) => t.licence_expired().to_owned(),
            Some(permit) => permit.state.label(t).to_lowercase(),
            None => t.not_recorded().to_lowercase(),
        };
        let is_held = is_held(&kind);
        let sign = if is_held { icon(Icon::Check).into_any() } else { ().into_any() };
        let class = if is_held { "badge ok" } else { "badge" };
        view! { <li><span class=class>{sign} {kind.label(t)} ": " {said}</span></li> }
    };
    let content = view! {
        <p>{explain_permits(t, next, &lacking)}</p>
        <ul class="chips">{asked.iter().map(step).collect_view()}</ul>
        <p class="source">{t.licence_order_source()}</p>
    };
    card("izin-berikut", t.permit_next(), (), content)
}

/// How to reach the owner: what a telephone calls, writes to and shows.
fn contact(t: Lang, of: &Enterprise) -> impl IntoView + use<> {
    let place = enterprise_place(of);
    let phone = of.phone.as_deref().unwrap_or_default().to_owned();
    let call = call_address(&phone).map(|address| {
        view! { <a class="button" href=address>{icon(Icon::Phone)} {t.call_owner()}</a> }
    });
    let write = whatsapp_address(&phone).map(|address| {
        view! { <a class="button" href=address target="_blank" rel="noopener noreferrer">{t.whatsapp_owner()}</a> }
    });
    let map = map_address(t, &place).map(|address| {
        view! { <a class="button" href=address target="_blank" rel="noopener noreferrer">{icon(Icon::Map)} {t.see_on_map()}</a> }
    });
    let number = if phone.is_empty() {
        view! { <span class="empty">{t.no_phone()}</span> }.into_any()
    } else {
        phone.into_any()
    };
    let lines = address_lines(t, &place).into_iter().map(|line| view! { <span>{line}</span> <br /> }).collect_view();
    let content = view! {
        <p class="reach">{icon(Icon::Phone)} <span>{number}</span></p>
        <p class="reach">{icon(Icon::Map)} <span>{lines}</span></p>
        <div class="actions">{call} {write} {map}</div>
        <p class="source">{t.private_here()}</p>
    };
    card("hubungi", t.contact(), (), content)
}

/// What it says of itself, but for what stands elsewhere.
fn facts(t: Lang, id: Id, of: &Enterprise) -> impl IntoView + use<> {
    let at = Enterprise::AT;
    let told = [
        at.name,
        at.owner,
        at.district,
        at.subdistrict,
        at.village,
        at.address,
        at.position,
        at.phone,
        at.sector,
        at.status,
        at.fictional,
    ];
    own_page::facts(t, of, &told, EnterprisesPage::Form(Some(id)).address())
}

/// What has happened, the latest first.
fn story(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let told = enterprise_story(t, &shown.enterprise, &shown.permits, &shown.aids);
    let content = if told.is_empty() {
        view! { <p class="empty">{t.no_history()}</p> }.into_any()
    } else {
        let entry = |(when, what): (String, String)| view! { <li><span>{when}</span> <span>{what}</span></li> };
        view! { <ol class="timeline">{told.into_iter().map(entry).collect_view()}</ol> }.into_any()
    };
    card("riwayat", t.history(), (), content)
}
