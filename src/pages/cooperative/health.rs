//! The health assessments of a savings-and-loan cooperative, the latest explained aspect by aspect.

use crate::domain::{Cooperative, HealthAssessment, HealthVerdict, Id, Points, assess};
use crate::explain::explain_health;
use crate::i18n::{Label, Lang};
use crate::pages::health_form;
use crate::replica::Row;
use crate::ui::address::Address;
use crate::ui::icon::{Icon, icon};
use crate::ui::{figure, scroll};
use leptos::prelude::*;

/// Whether its health is a matter at all: not of one that neither saves nor lends and has no assessment.
pub(super) fn concerns(c: &Cooperative, assessments: &[Row<HealthAssessment>]) -> bool {
    c.saves_and_lends() || !assessments.is_empty()
}

/// The section, where it is a matter. Assessments come in the order of their years.
pub(super) fn health(t: Lang, id: Id, c: &Cooperative, assessments: &[Row<HealthAssessment>]) -> Option<AnyView> {
    if !concerns(c, assessments) {
        return None;
    }
    let form = format!("{}/kesehatan/baru", Address::cooperative(id));
    let content = match assessments.last() {
        Some(last) => view! {
            {table(t, id, assessments)}
            {latest(t, &last.value)}
        }
        .into_any(),
        None => view! {
            <div class="empty-state">
                <p>{t.no_assessments()}</p>
                <div class="actions"><a class="button primary" href=form.clone()>{icon(Icon::Plus)} {t.add_assessment()}</a></div>
            </div>
        }
        .into_any(),
    };
    let add = (!assessments.is_empty()).then(|| {
        view! { <div class="actions"><a class="button" href=form>{icon(Icon::Plus)} {t.add_assessment()}</a></div> }
    });
    let section = view! {
        <section>
            <div class="page-head">
                <h2>{t.health()}</h2>
                {add}
            </div>
            {content}
        </section>
    };
    Some(section.into_any())
}

fn table(t: Lang, id: Id, assessments: &[Row<HealthAssessment>]) -> impl IntoView + use<> {
    let row = |row: &Row<HealthAssessment>| {
        let a = &row.value;
        let verdict = assess(a);
        let category = verdict.as_ref().and_then(|verdict| verdict.band).map(|band| band.category.label(t));
        view! {
            <tr>
                <th scope="row"><a href=health_form::address(id, a.year, a.method)>{a.year.to_string()}</a></th>
                <td>{a.method.label(t)}</td>
                <td class="num">{verdict.map(|verdict| figure::points(verdict.total))}</td>
                <td>{category.unwrap_or("–")}</td>
                <td>{a.assessed_on.map(figure::date)}</td>
                <td>{a.document.as_deref().map(str::to_owned)}</td>
            </tr>
        }
    };
    let table = view! {
        <table>
            <caption class="visually-hidden">{t.health_assessments()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.book_year()}</th>
                    <th scope="col">{t.method()}</th>
                    <th scope="col" class="num">{t.total_points()}</th>
                    <th scope="col">{t.health_category()}</th>
                    <th scope="col">{t.assessed_on()}</th>
                    <th scope="col">{t.document()}</th>
                </tr>
            </thead>
            <tbody>{assessments.iter().rev().map(row).collect_view()}</tbody>
        </table>
    };
    scroll::sideways(t.health_assessments(), table)
}

/// The last assessment: why its category, and every aspect with its weight.
fn latest(t: Lang, last: &HealthAssessment) -> AnyView {
    let title = t.explained_by(&last.year.to_string());
    let Some(verdict) = assess(last) else {
        return view! { <h3>{title}</h3> <p>{t.method_unknown()}</p> }.into_any();
    };
    view! {
        <h3>{title.clone()}</h3>
        <p class="explained">{explain_health(t, &verdict)}</p>
        {scroll::sideways(title.clone(), aspects(t, title, &verdict))}
    }
    .into_any()
}

fn aspects(t: Lang, caption: String, verdict: &HealthVerdict) -> impl IntoView + use<> {
    let row = |(aspect, weight, given): &(crate::domain::Aspect, u8, Option<Points>)| {
        let short = given.map(|given| Points::whole(*weight).hundredths().saturating_sub(given.hundredths()));
        view! {
            <tr>
                <th scope="row">{aspect.label(t)}</th>
                <td class="num">{weight.to_string()}</td>
                <td class="num">{given.map(figure::points)}</td>
                <td class="num">{short.map(|short| figure::points(Points::from_hundredths(short)))}</td>
            </tr>
        }
    };
    view! {
        <table>
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.health_aspect()}</th>
                    <th scope="col" class="num">{t.aspect_weight()}</th>
                    <th scope="col" class="num">{t.aspect_points()}</th>
                    <th scope="col" class="num">{t.points_lost()}</th>
                </tr>
            </thead>
            <tbody>
                {verdict.aspects.iter().map(row).collect_view()}
                <tr class="total">
                    <th scope="row">{t.total_points()}</th>
                    <td class="num">"100"</td>
                    <td class="num">{figure::points(verdict.total)}</td>
                    <td class="num">{figure::points(Points::from_hundredths(10_000 - verdict.total.hundredths()))}</td>
                </tr>
            </tbody>
        </table>
    }
}
