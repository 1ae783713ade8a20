//! Who a cooperative is and who leads it.

use crate::domain::{Cooperative, Id, Record, TextOf};
use crate::i18n::{Label, Lang};
use crate::ui::address::Address;
use crate::ui::card::folding_card;
use crate::ui::contact::phone_link;
use crate::ui::icon::{Icon, icon};
use crate::ui::{figure, random, scroll};
use leptos::prelude::*;

/// A fact: what it is called, what it is where that is recorded, and the input of the form in which it is entered.
struct Fact {
    term: &'static str,
    value: Option<String>,
    input: &'static str,
}

fn text<const MOST: usize>(text: &Option<TextOf<MOST>>) -> Option<String> {
    text.as_deref().map(str::to_owned)
}

/// All that is recorded of who it is; what is not is counted, and listed on demand.
pub(super) fn identity(t: Lang, shown: &super::Shown) -> impl IntoView + use<> {
    let (id, c) = (shown.row.id, &shown.row.value);
    let (known, missing): (Vec<Fact>, Vec<Fact>) = facts(t, c).into_iter().partition(|fact| fact.value.is_some());
    let count = t.count(missing.len());
    let link = |fact: Fact| {
        let address = format!("{}/ubah?isian={}", Address::cooperative(id), fact.input);
        view! { <li><a href=address>{fact.term}</a></li> }
    };
    let missing = (!missing.is_empty()).then(|| {
        view! {
            <details class="missing">
                <summary>{t.show_missing(&count)}</summary>
                <ul class="chips">{missing.into_iter().map(link).collect_view()}</ul>
            </details>
        }
    });
    let changed = shown.row.all_stamps().max().map(|stamp| crate::domain::Date::in_wita(stamp.millis()));
    let known = known.into_iter().map(|fact| view! { <div><dt>{fact.term}</dt> <dd>{fact.value}</dd></div> });
    let content = view! {
        <dl class="facts two">{known.collect_view()}</dl>
        {missing}
        {changed.map(|date| view! { <p class="hint">{t.last_changed()} " " {figure::date(date)}</p> })}
    };
    folding_card("identitas", t.identity(), content)
}

fn facts(t: Lang, c: &Cooperative) -> Vec<Fact> {
    let amendments: Vec<String> = c
        .amendments
        .iter()
        .map(|a| a.date.map_or_else(|| a.number.to_string(), |date| format!("{} ({})", a.number, t.date(date))))
        .collect();
    let supervision = c.supervision().map(|level| match &c.supervision_reason {
        Some(reason) if c.supervision_override.is_some() => format!("{} ({reason})", level.label(t)),
        _ => level.label(t).to_owned(),
    });
    let position = c.position.map(|p| format!("{}; {}", t.decimal_number(p.lat(), 5), t.decimal_number(p.lon(), 5)));
    let certificate = c.certificate.clone().unwrap_or_default();
    let state = c.certificate.as_ref().map(|certificate| certificate.state.label(t).to_owned());
    let fact = |term, value, input| Fact { term, value, input };
    let word = |word: Option<&'static str>| word.map(str::to_owned);
    let mut facts = vec![
        fact(t.nik(), c.nik.as_deref().map(str::to_owned), "nik"),
        fact(t.legal_number(), text(&c.legal_number), "legal_number"),
        fact(t.legal_date(), c.legal_date.map(|date| t.date(date)), "legal_date"),
        fact(t.amendments(), (!amendments.is_empty()).then(|| amendments.join("; ")), "amendments"),
        fact(t.form(), word(c.form.map(|form| form.label(t))), "form"),
        fact(t.kind(), word(c.kind.map(|kind| kind.label(t))), "kind"),
        fact(t.group(), word(c.group.map(|group| group.label(t))), "group"),
        fact(t.sector(), word(c.sector.map(|sector| sector.label(t))), "sector"),
        fact(t.scheme(), word(c.scheme.map(|scheme| scheme.label(t))), "scheme"),
        fact(t.savings_unit(), Some(t.yes_no(c.savings_unit).to_owned()), "savings_unit"),
        fact(t.district(), c.district.map(|code| t.office(code)), "district"),
        fact(t.subdistrict(), c.subdistrict.map(|code| t.area(code)), "subdistrict"),
        fact(t.village(), text(&c.village), "village"),
        fact(t.address(), text(&c.address), "address"),
        fact(t.postal_code(), text(&c.postal_code), "postal_code"),
        fact(t.position(), position, "position"),
        fact(t.membership_area(), word(c.membership_area.map(|area| area.label(t))), "membership_area"),
        fact(t.supervision(), supervision, "supervision_override"),
        fact(t.phone(), text(&c.phone), "phone"),
        fact(t.email(), text(&c.email), "email"),
        fact(t.certificate(), state, "certificate"),
        fact(t.certificate_number(), text(&certificate.number), "certificate_number"),
        fact(t.issued(), certificate.issued.map(|date| t.date(date)), "certificate_issued"),
        fact(t.expires(), certificate.expires.map(|date| t.date(date)), "certificate_expires"),
        fact(t.grade(), word(c.grade.map(|grade| grade.label(t))), "grade"),
        fact(t.note(), text(&c.note), "note"),
    ];
    // How to reach it stands at the side, where it is recorded.
    let reach = [
        Cooperative::AT.village,
        Cooperative::AT.address,
        Cooperative::AT.postal_code,
        Cooperative::AT.phone,
        Cooperative::AT.email,
    ];
    let reach = reach.map(|field| Cooperative::NAMES[field]);
    facts.retain(|fact| fact.value.is_none() || !reach.contains(&fact.input));
    if c.merah_putih {
        facts.insert(0, fact(t.merah_putih(), Some(t.yes_no(true).to_owned()), "merah_putih"));
    }
    facts
}

/// Who leads it, with the terms.
pub(super) fn officers(t: Lang, id: Id, c: &Cooperative) -> AnyView {
    let today = random::today();
    let rows = c.officers.clone().into_iter().map(move |officer| {
        let lapsed = officer.until.is_some_and(|until| until < today);
        view! {
            <tr>
                <td>{officer.name.to_string()}</td>
                <td>{officer.role.label(t)}</td>
                <td data-label=t.phone()>{officer.phone.as_deref().map_or_else(|| "–".into_any(), |phone| phone_link(phone).into_any())}</td>
                <td data-label=t.term_from()>{officer.from.map(figure::date)}</td>
                <td data-label=t.term_until()>
                    {officer.until.map(figure::date)}
                    {lapsed.then(|| view! { " " <span class="badge warn">{t.term_lapsed()}</span> })}
                </td>
            </tr>
        }
    });
    let table = view! {
        <table class="as-entries">
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
    let address = format!("{}/ubah?isian=officers", Address::cooperative(id));
    if c.officers.is_empty() {
        return view! {
            <section>
                <h2>{t.officers()}</h2>
                <div class="empty-state">
                    <p>{t.no_officers()}</p>
                    <div class="actions"><a class="button primary" href=address>{icon(Icon::Pencil)} {t.edit_officers()}</a></div>
                </div>
            </section>
        }
        .into_any();
    }
    let content = scroll::sideways(t.officers(), table);
    view! {
        <section>
            <div class="page-head">
                <h2>{t.officers()}</h2>
                <div class="actions">
                    <a class="button" href=address>{icon(Icon::Pencil)} {t.edit_officers()}</a>
                </div>
            </div>
            {content}
        </section>
    }
    .into_any()
}
