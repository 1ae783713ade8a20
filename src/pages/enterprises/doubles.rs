//! Persons and aid that stand there twice: what there is to look at, with the way to every record.

use crate::analysis::enterprises::{DoubleAid, DoublePerson, Doubles, PersonKnownBy, doubles};
use crate::domain::{Enterprise, Id, Record};
use crate::explain::{explain_double_aid, label_in_words};
use crate::i18n::{Label, Lang};
use crate::list::enterprises::EnterprisesPage;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::scroll::sideways;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is shown, with the names of those whom it names.
#[derive(Clone, PartialEq)]
struct Shown {
    doubles: Doubles,
    names: BTreeMap<Id, (String, String)>,
}

/// The page.
pub(super) fn page() -> AnyView {
    let t = lang();
    crate::pages::document_title(move || t.page_doubles().to_owned());
    let shown = Memo::new(move |_| {
        desk().read(|workspace| {
            let tables = workspace.tables();
            let doubles = doubles(tables);
            let of_persons = doubles.persons.iter().flat_map(|person| &person.enterprises);
            let of_aid = doubles.aids.iter().flat_map(|aid| &aid.enterprises);
            let name = |id: &Id| (*id, label_in_words(t, &tables.label_of(Enterprise::TABLE, *id)));
            let names = of_persons.chain(of_aid).map(name).collect();
            Shown { doubles, names }
        })
    });
    let content = move || {
        shown.with(|shown| {
            let (persons, aids) = (&shown.doubles.persons, &shown.doubles.aids);
            if persons.is_empty() && aids.is_empty() {
                return view! {
                    <div class="empty-state">{icon(Icon::Check)} <h2>{t.doubles_none()}</h2></div>
                }
                .into_any();
            }
            view! {
                <p class="finding">{t.doubles_found(&t.count(persons.len()), &t.count(aids.len()))}</p>
                <div class="stack part">
                    {(!aids.is_empty()).then(|| of_aid(t, shown))}
                    {(!persons.is_empty()).then(|| of_persons(t, shown))}
                </div>
            }
            .into_any()
        })
    };
    view! {
        {page_head(view! { <h1>{t.page_doubles()}</h1> })}
        <p class="lead">{t.doubles_lead()}</p>
        {content}
    }
    .into_any()
}

/// Enterprises by name, each with the way to its page.
fn enterprises(shown: &Shown, ids: &[Id]) -> impl IntoView + use<> {
    let one = |id: &Id| {
        let (name, beside) = shown.names.get(id).cloned().unwrap_or_default();
        view! { <li><a href=EnterprisesPage::One(*id).address()>{name}</a> " " <span class="hint">{beside}</span></li> }
    };
    view! { <ul class="plain">{ids.iter().map(one).collect_view()}</ul> }
}

fn of_aid(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let one = |double: &DoubleAid| {
        let amount = (double.amount > 0).then(|| format!("Rp{}", t.rupiah_short(double.amount)));
        view! {
            <tr>
                <th scope="row">{double.kind.label(t)} " " {double.year.to_string()}<br /><span class="hint">{explain_double_aid(t, double)}</span></th>
                <td data-label=t.page_enterprises()>{enterprises(shown, &double.enterprises)}</td>
                <td class="num" data-label=t.field("enterprise_aids", "amount")>{amount.unwrap_or_else(|| "–".to_owned())}</td>
            </tr>
        }
    };
    view! {
        <section class="panel" aria-labelledby="bantuan-ganda">
            <div class="card-head"><h2 id="bantuan-ganda">{t.aid_twice()}</h2></div>
            {sideways(t.rows_of(t.aid_twice()), view! { <table class="doubles as-entries">
                <caption class="visually-hidden">{t.aid_twice()}</caption>
                <thead><tr>
                    <th scope="col">{t.field("enterprise_aids", "kind")}</th>
                    <th scope="col">{t.page_enterprises()}</th>
                    <th scope="col" class="num">{t.field("enterprise_aids", "amount")}</th>
                </tr></thead>
                <tbody>{shown.doubles.aids.iter().map(one).collect_view()}</tbody>
            </table> })}
            <p class="source">{t.aid_twice_source()}</p>
        </section>
    }
}

fn of_persons(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let one = |person: &DoublePerson| {
        let known = match person.known_by {
            PersonKnownBy::Nik => t.same_owner_nik(),
            PersonKnownBy::NameAndPhone => t.same_name_phone(),
        };
        view! { <tr><th scope="row">{known}</th> <td data-label=t.page_enterprises()>{enterprises(shown, &person.enterprises)}</td></tr> }
    };
    view! {
        <section class="panel" aria-labelledby="orang-ganda">
            <div class="card-head"><h2 id="orang-ganda">{t.persons_twice()}</h2></div>
            {sideways(t.rows_of(t.persons_twice()), view! { <table class="doubles as-entries">
                <caption class="visually-hidden">{t.persons_twice()}</caption>
                <thead><tr><th scope="col">{t.known_as_one_by()}</th> <th scope="col">{t.page_enterprises()}</th></tr></thead>
                <tbody>{shown.doubles.persons.iter().map(one).collect_view()}</tbody>
            </table> })}
            <p class="source">{t.persons_twice_hint()}</p>
        </section>
    }
}
