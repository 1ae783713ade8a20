//! The schemes of financing, each under its regulations, the one in force first.

use crate::domain::{FinancingScheme, LOAN_TERMS, LoanTerms};
use crate::explain::{explain_amounts, explain_condition, explain_rates};
use crate::i18n::{Label, Lang};
use crate::ui::head::page_head;
use crate::ui::scroll::sideways;
use crate::ui::{lang, random};
use leptos::prelude::*;

/// The page.
pub(super) fn page() -> AnyView {
    let t = lang();
    crate::pages::document_title(move || t.page_schemes().to_owned());
    let unconfirmed = LOAN_TERMS.iter().filter(|terms| terms.unconfirmed.is_some()).count();
    let found =
        t.schemes_finding(&t.count(FinancingScheme::ALL.len()), &t.count(LOAN_TERMS.len()), &t.count(unconfirmed));
    let rows = LOAN_TERMS.iter().enumerate().map(|(at, terms)| row(t, at, terms)).collect_view();
    view! {
        {page_head(view! { <h1>{t.page_schemes()}</h1> })}
        <p class="finding">{found}</p>
        <p class="lead">{t.schemes_lead()}</p>
        {sideways(t.rows_of(t.page_schemes()), view! {
            <table class="schemes as-entries">
                <caption class="visually-hidden">{t.page_schemes()}</caption>
                <thead><tr>
                    <th scope="col">{t.field("financings", "scheme")}</th>
                    <th scope="col">{t.scheme_holds()}</th>
                    <th scope="col">{t.scheme_loan()}</th>
                    <th scope="col">{t.scheme_rate()}</th>
                    <th scope="col" class="num">{t.scheme_months()}</th>
                    <th scope="col">{t.scheme_conditions()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        })}
    }
    .into_any()
}

fn row(t: Lang, at: usize, terms: &'static LoanTerms) -> impl IntoView {
    let holds = match terms.until() {
        None => t.in_force_since(&t.date(terms.from())),
        Some(until) => t.in_force_until(&t.date(terms.from()), &t.date(until)),
    };
    let is_former = !terms.hold_on(random::today());
    let conditions: Vec<String> = terms.conditions.iter().map(|of| explain_condition(t, *of)).collect();
    let doubt = terms.unconfirmed.map(|[id, en]| {
        view! { <span class="hint">{t.unconfirmed()} ": " {t.pick(id, en)}</span> <br /> }
    });
    let conditions = (!conditions.is_empty()).then(|| view! { {conditions.join("; ")} <br /> });
    let begins = at == 0 || LOAN_TERMS[at - 1].scheme != terms.scheme;
    let months = match terms.months {
        Some(months) => t.count(months).into_any(),
        None => view! { <span class="absent">"–"</span> }.into_any(),
    };
    view! {
        <tr class:former=is_former class:begins=begins>
            <th scope="row">{terms.scheme.label(t)} <br /> <span class="hint">{terms.regulation}</span></th>
            <td data-label=t.scheme_holds()>{holds}</td>
            <td data-label=t.scheme_loan()>{explain_amounts(t, terms)}</td>
            <td data-label=t.scheme_rate()>{explain_rates(t, terms)}</td>
            <td class="num" data-label=t.scheme_months()>{months}</td>
            <td data-label=t.scheme_conditions()>{conditions} {doubt} <span class="source">{terms.source}</span></td>
        </tr>
    }
}
