//! Who a cooperative is, where it is, and who leads it.

use crate::domain::Cooperative;
use crate::i18n::{Label, Lang};
use crate::ui::{figure, random, scroll};
use leptos::prelude::*;

/// A term and its value; a word where nothing is recorded.
pub(super) fn fact(t: Lang, term: &'static str, value: Option<impl IntoView + 'static>) -> AnyView {
    let value = match value {
        Some(value) => view! { <dd>{value}</dd> }.into_any(),
        None => view! { <dd><span class="empty">{t.not_recorded()}</span></dd> }.into_any(),
    };
    view! { <dt>{term}</dt> {value} }.into_any()
}

pub(super) fn text<const MOST: usize>(text: &Option<crate::domain::TextOf<MOST>>) -> Option<String> {
    text.as_deref().map(str::to_owned)
}

pub(super) fn identity(t: Lang, c: &Cooperative) -> impl IntoView + use<> {
    let amendments: Vec<String> = c
        .amendments
        .iter()
        .map(|a| a.date.map_or_else(|| a.number.to_string(), |date| format!("{} ({})", a.number, t.date(date))))
        .collect();
    view! {
        <section>
            <h2>{t.identity()}</h2>
            <dl class="facts">
                {fact(t, t.nik(), c.nik.as_deref().map(str::to_owned))}
                {fact(t, t.legal_number(), text(&c.legal_number))}
                {fact(t, t.legal_date(), c.legal_date.map(figure::date))}
                {fact(t, t.amendments(), (!amendments.is_empty()).then(|| amendments.join("; ")))}
                {fact(t, t.form(), c.form.map(|form| form.label(t)))}
                {fact(t, t.kind(), c.kind.map(|kind| kind.label(t)))}
                {fact(t, t.group(), c.group.map(|group| group.label(t)))}
                {fact(t, t.sector(), c.sector.map(|sector| sector.label(t)))}
                {fact(t, t.scheme(), c.scheme.map(|scheme| scheme.label(t)))}
                {fact(t, t.savings_unit(), Some(t.yes_no(c.savings_unit)))}
                {fact(t, t.note(), text(&c.note))}
            </dl>
        </section>
    }
}

pub(super) fn domicile(t: Lang, c: &Cooperative) -> impl IntoView + use<> {
    let supervision = c.supervision().map(|level| match &c.supervision_reason {
        Some(reason) if c.supervision_override.is_some() => format!("{} ({reason})", level.label(t)),
        _ => level.label(t).to_owned(),
    });
    let position = c.position.map(|p| format!("{}; {}", t.decimal_number(p.lat(), 5), t.decimal_number(p.lon(), 5)));
    view! {
        <section>
            <h2>{t.domicile_and_supervision()}</h2>
            <dl class="facts">
                {fact(t, t.district(), c.district.map(|code| t.office(code)))}
                {fact(t, t.subdistrict(), c.subdistrict.map(|code| t.area(code)))}
                {fact(t, t.village(), text(&c.village))}
                {fact(t, t.address(), text(&c.address))}
                {fact(t, t.postal_code(), text(&c.postal_code))}
                {fact(t, t.position(), position)}
                {fact(t, t.membership_area(), c.membership_area.map(|area| area.label(t)))}
                {fact(t, t.supervision(), supervision)}
                {fact(t, t.phone(), text(&c.phone))}
                {fact(t, t.email(), text(&c.email))}
            </dl>
        </section>
    }
}

pub(super) fn officers(t: Lang, c: &Cooperative) -> impl IntoView + use<> {
    let today = random::today();
    let rows = c.officers.clone().into_iter().map(move |officer| {
        let lapsed = officer.until.is_some_and(|until| until < today);
        view! {
            <tr>
                <td>{officer.name.to_string()}</td>
                <td>{officer.role.label(t)}</td>
                <td>{officer.phone.as_deref().map(str::to_owned)}</td>
                <td>{officer.from.map(figure::date)}</td>
                <td>
                    {officer.until.map(figure::date)}
                    {lapsed.then(|| view! { " " <span class="badge warn">{t.term_lapsed()}</span> })}
                </td>
            </tr>
        }
    });
    let table = view! {
        <table>
            <caption class="visually-hidden">{t.officers()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.name()}</th>
                    <th scope="col">{t.role()}</th>
                    <th scope="col">{t.phone()}</th>
                    <th scope="col">{t.term_from()}</th>
                    <th scope="col">{t.term_until()}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    };
    let content = if c.officers.is_empty() {
        view! { <p class="empty">{t.no_officers()}</p> }.into_any()
    } else {
        scroll::sideways(t.officers(), table).into_any()
    };
    view! { <section><h2>{t.officers()}</h2>{content}</section> }
}
