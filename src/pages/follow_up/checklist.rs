//! A sheet to take along on a visit: what is known, and what to look at, with room for a pen.

use super::CaseAddress;
use crate::domain::{Cooperative, Id};
use crate::explain::explain_verdict;
use crate::i18n::{Label, Lang};
use crate::ui::desk::desk;
use crate::ui::{figure, lang, random};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Checklist(owner: Id) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let found = desk.peek(|workspace| {
        let row = workspace.cooperative(owner)?;
        Some((row.value.clone(), workspace.index().verdict(workspace.tables(), row)))
    });
    let Some((c, verdict)) = found else {
        return crate::pages::missing::no_such_cooperative(t).into_any();
    };
    let title = t.checklist_of(&c.name);
    crate::pages::document_title({
        let title = title.clone();
        move || title.clone()
    });
    let print = move |_| {
        let _ = window().print();
    };
    let case = CaseAddress::new(owner).find(desk).map(|row| row.value);
    let responsible = case.and_then(|case| case.owner.as_deref().map(str::to_owned));
    let questions = [
        t.check_office(),
        t.check_business(),
        t.check_officers(),
        t.check_members(),
        t.check_rat(),
        t.check_books(),
        t.check_assets(),
        t.check_wish(),
        t.check_photo(),
        t.check_signature(),
    ];
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <p class="lead">{t.checklist_lead()}</p>
            <div class="actions"><button type="button" class="primary" on:click=print>{t.print()}</button></div>
        </div>
        <section aria-labelledby="diketahui">
            <h2 id="diketahui">{t.known_so_far()}</h2>
            <dl class="facts">
                {known(t, &c).into_iter().map(|(term, value)| view! { <dt>{term}</dt> <dd>{value.unwrap_or_else(|| "–".to_owned())}</dd> }).collect_view()}
                <dt>{t.computed_status()}</dt> <dd>{explain_verdict(t, &verdict)}</dd>
                <dt>{t.owner()}</dt> <dd>{responsible.unwrap_or_else(|| "–".to_owned())}</dd>
                <dt>{t.on_date()}</dt> <dd>{figure::date(random::today())}</dd>
            </dl>
        </section>
        <section aria-labelledby="diperiksa">
            <h2 id="diperiksa">{t.to_be_asked()}</h2>
            <ol class="checklist">{questions.map(|question| view! { <li>{question}</li> })}</ol>
        </section>
    }
    .into_any()
}

fn known(t: Lang, c: &Cooperative) -> Vec<(&'static str, Option<String>)> {
    let officers = c.officers.iter().map(|officer| {
        let phone = officer.phone.as_deref().map(|phone| format!(", {phone}")).unwrap_or_default();
        format!("{} ({}{phone})", officer.name, officer.role.label(t).to_lowercase())
    });
    let officers = officers.collect::<Vec<_>>().join("; ");
    let places = [
        c.village.as_deref().map(str::to_owned),
        c.subdistrict.map(|code| t.area(code)),
        c.district.map(|code| t.office(code)),
    ];
    let address = c.address.as_deref().map(str::to_owned);
    vec![
        (t.nik(), c.nik.as_deref().map(str::to_owned)),
        (t.legal_number(), c.legal_number.as_deref().map(str::to_owned)),
        (t.address(), Some(address.into_iter().chain(places.into_iter().flatten()).collect::<Vec<_>>().join(", "))),
        (t.phone(), c.phone.as_deref().map(str::to_owned)),
        (t.officers(), (!officers.is_empty()).then_some(officers)),
        (t.kind(), c.kind.map(|kind| kind.label(t).to_owned())),
    ]
}
