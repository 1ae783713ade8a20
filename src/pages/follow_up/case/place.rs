//! What a visitor wants to know before going: what shows that it lives or not, where it is, and whom to call.

use super::{Shown, YEARS};
use crate::domain::Cooperative;
use crate::explain::{call_address, explain_business, explain_rats, map_address};
use crate::i18n::{Label, Lang};
use crate::ui::address::Address;
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::rat_shapes::rat_years;
use crate::ui::{contact, random};
use leptos::prelude::*;

/// The number that is called first: the cooperative's, else that of whoever leads it.
fn number(c: &Cooperative) -> Option<String> {
    let officers = c.officers.iter().filter_map(|officer| officer.phone.as_deref());
    c.phone.as_deref().into_iter().chain(officers).find_map(call_address)
}

/// On a telephone: call, find, photograph.
pub(super) fn quick(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let c = &shown.cooperative.value;
    let call = number(c).map(|address| view! { <a class="button" href=address>{icon(Icon::Phone)} {t.phone()}</a> });
    let map = map_address(t, c).map(|address| {
        view! { <a class="button" href=address target="_blank" rel="noopener noreferrer">{icon(Icon::Map)} {t.map()}</a> }
    });
    let photo = shown.case.is_some().then(|| {
        let address = super::at(shown.cooperative.id, shown).below("kunjungan/baru");
        let address = format!("{address}{}isian=foto", if address.contains('?') { '&' } else { '?' });
        view! { <a class="button" href=address>{icon(Icon::Camera)} {t.photo()}</a> }
    });
    view! { <div class="quick narrow-only">{call} {map} {photo}</div> }
}

/// What the years say of meetings and business, and where what is missing is recorded.
pub(super) fn proof_of_life(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let (id, years) = (shown.cooperative.id, &shown.evidence);
    let rule = desk().peek(|workspace| workspace.index().rule());
    let year = years.iter().find(|year| year.rat != Some(true)).unwrap_or(&years[YEARS - 1]).year;
    let record = view! { <a class="screen-only" href=format!("{}/laporan/{year}", Address::cooperative(id))>{t.record_rat()}</a> };
    let business = explain_business(t, years);
    let mut letters = business.chars();
    let business: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let content = view! {
        {rat_years(t, years)}
        <p>{explain_rats(t, years)} " " {business} "."</p>
        <p class="hint">{t.rule()} ": " {rule.label(t)}</p>
    };
    card("bukti-hidup", t.evidence(), record, content)
}

/// Where it is and who leads it.
pub(super) fn place(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let c = &shown.cooperative.value;
    let content = view! {
        {contact::phone(t, c)}
        {contact::mail(c)}
        {contact::place(t, c)}
        {contact::officers(t, &c.officers, random::today())}
    };
    let edit = view! { <a class="screen-only" href=format!("{}/ubah?isian=officers", Address::cooperative(shown.cooperative.id)) aria-label=t.edit_officers()>{t.edit()}</a> };
    card("tempat", t.place_and_people(), edit, content)
}
