//! How a cooperative is reached: links that a telephone, a mail program or a map opens.

use super::figure;
use super::icon::{Icon, icon};
use crate::domain::{Cooperative, Date, Officer};
use crate::explain::{address_lines, call_address, map_address};
use crate::i18n::{Label, Lang};
use leptos::prelude::*;

/// A number that is called when it is tapped; as it is recorded where it holds none.
pub fn phone_link(number: &str) -> AnyView {
    let shown = number.to_owned();
    match call_address(number) {
        Some(address) => view! { <a href=address>{shown}</a> }.into_any(),
        None => shown.into_any(),
    }
}

/// The address in lines, with the map; none where nothing more than the district is recorded.
pub fn place(t: Lang, c: &Cooperative) -> AnyView {
    let lines: Vec<AnyView> =
        address_lines(t, c).into_iter().map(|line| view! { <span>{line}</span> <br /> }.into_any()).collect();
    let map = map_address(t, c).map(|address| {
        view! { <a href=address target="_blank" rel="noopener noreferrer">{t.open_map()}</a> }
    });
    let none = lines.is_empty().then(|| view! { <span class="empty">{t.no_address()}</span> });
    view! { <p class="reach">{icon(Icon::Map)} <span>{lines} {none} {map}</span></p> }.into_any()
}

/// The telephone of the cooperative, or that there is none.
pub fn phone(t: Lang, c: &Cooperative) -> AnyView {
    let content = match c.phone.as_deref() {
        Some(number) => phone_link(number),
        None => view! { <span class="empty">{t.no_phone()}</span> }.into_any(),
    };
    view! { <p class="reach">{icon(Icon::Phone)} <span>{content}</span></p> }.into_any()
}

/// Its mail; nothing where there is none.
pub fn mail(c: &Cooperative) -> Option<impl IntoView + use<>> {
    let mail = c.email.as_deref()?.to_owned();
    Some(
        view! { <p class="reach">{icon(Icon::Mail)} <span><a href=format!("mailto:{mail}")>{mail.clone()}</a></span></p> },
    )
}

/// Those who lead it, each with the end of the term and a number.
pub fn officers(t: Lang, officers: &[Officer], today: Date) -> AnyView {
    if officers.is_empty() {
        return view! { <p class="reach">{icon(Icon::Person)} <span class="empty">{t.no_officers_short()}</span></p> }
            .into_any();
    }
    let one = |officer: &Officer| {
        let number = match officer.phone.as_deref() {
            Some(number) => phone_link(number),
            None => view! { <span class="empty">{t.without_phone()}</span> }.into_any(),
        };
        let until = officer.until.map(|until| {
            let lapsed = (until < today).then(|| view! { ", " <span class="late">{t.lapsed()}</span> });
            view! { <span class="hint">{officer.role.label(t)} " · " {t.until()} " " {figure::date(until)} {lapsed}</span> }.into_any()
        });
        let about = until.unwrap_or_else(|| view! { <span class="hint">{officer.role.label(t)}</span> }.into_any());
        view! { <li><span><strong>{officer.name.to_string()}</strong> {about}</span> <span>{number}</span></li> }
    };
    view! { <ul class="officers">{officers.iter().map(one).collect_view()}</ul> }.into_any()
}
