//! The form of a health assessment: points by aspect, with what they come to while they are entered.

use super::cooperative::part::Part;
use crate::domain::Record;
use crate::domain::{
    AnnualReport, Aspect, BookYear, Cooperative, HealthAssessment, HealthMethod, HealthScale, Id, Points, Ref, assess,
    check_assessment, score_field,
};
use crate::explain::explain_health;
use crate::i18n::{Label, Lang};
use crate::pages::delete_button::{Deletes, delete_button};
use crate::ui::address::{Address, place};
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form, Line};
use crate::ui::form_page::form_page;
use crate::ui::notice::notices;
use crate::ui::{figure, lang, random};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// The parameter of the address that names the method.
const METHOD: &str = "metode";

/// The address of the form of an assessment.
pub(super) fn address(owner: Id, year: BookYear, method: HealthMethod) -> String {
    format!("{}/kesehatan/{year}?{METHOD}={method}", Address::cooperative(owner))
}

/// The page; without a year, the choice of one.
#[component]
pub fn HealthForm(owner: Id, year: Option<BookYear>) -> impl IntoView {
    let t = lang();
    let cooperative = desk().peek(|workspace| workspace.cooperative(owner).map(|row| row.value.clone()));
    let (Some(cooperative), place) = (cooperative, place()) else {
        return super::missing::no_such_cooperative(t).into_any();
    };
    let Some(year) = year else { return choose(t, owner, &cooperative).into_any() };
    // The method is a parameter, whose change is no change of page.
    let named = Memo::new(move |_| place.get().parameter(METHOD).map(str::to_owned));
    let form = move || {
        let method = named.get().and_then(|code| code.parse().ok()).unwrap_or_else(|| usual(owner, &cooperative, year));
        edit(t, owner, cooperative.clone(), year, method)
    };
    form.into_any()
}

/// The method where the address names none: that of an assessment of the year, else the current one.
fn usual(owner: Id, cooperative: &Cooperative, year: BookYear) -> HealthMethod {
    let methods = HealthScale::methods(cooperative.scheme);
    methods.into_iter().find(|method| is_there(owner, year, *method)).unwrap_or(methods[0])
}

fn is_there(owner: Id, year: BookYear, method: HealthMethod) -> bool {
    let id = HealthAssessment::id(owner, year, method);
    desk().peek(|workspace| workspace.tables().health_assessments.get_live(id).is_some())
}

/// The book years that can be assessed: those that have a report, and the last five that have ended.
fn years(owner: Id) -> Vec<BookYear> {
    let last = random::today().year() - 1;
    let mut years: Vec<BookYear> = desk().peek(|workspace| {
        let reports = workspace.index().of::<AnnualReport>(workspace.tables(), owner);
        reports.map(|row| row.value.year).filter(|year| i32::from(year.get()) <= last).collect()
    });
    years.extend((last - 4..=last).filter_map(BookYear::new));
    years.sort_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    years
}

fn choose(t: Lang, owner: Id, cooperative: &Cooperative) -> impl IntoView + use<> {
    super::document_title(move || t.add_assessment().to_owned());
    let years = years(owner);
    // An assessment rests on the figures of the report of its year.
    let reported: Vec<BookYear> = desk().peek(|workspace| {
        let has =
            |year: &&BookYear| workspace.tables().annual_reports.get_live(AnnualReport::id(owner, **year)).is_some();
        years.iter().filter(has).copied().collect()
    });
    let of_method = HealthScale::methods(cooperative.scheme).map(|method| {
        let (with, without): (Vec<_>, Vec<_>) = years.iter().partition(|year| reported.contains(year));
        let links = with.into_iter().chain(without).map(|year| {
            let has_report = reported.contains(year);
            let there = [
                is_there(owner, *year, method).then(|| t.assessment_there()),
                Some(if has_report { t.has_report() } else { t.has_no_report() }),
            ];
            let there = there.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let there = (!there.is_empty()).then(|| view! { " " <span class="hint">"(" {there} ")"</span> });
            view! { <li><a class="button" class:quiet=!has_report href=address(owner, *year, method)>{year.to_string()} {there}</a></li> }
        });
        view! {
            <section>
                <h2>{method.label(t)}</h2>
                <ul class="chips">{links.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <div class="page-head">
            <h1>{t.add_assessment()}</h1>
            <p class="lead">{t.which_method()}</p>
        </div>
        {of_method.collect_view()}
    }
}

fn edit(t: Lang, owner: Id, cooperative: Cooperative, year: BookYear, method: HealthMethod) -> AnyView {
    let id = HealthAssessment::id(owner, year, method);
    let (before, report) = desk().peek(|workspace| {
        let tables = workspace.tables();
        let report = tables.annual_reports.get_live(AnnualReport::id(owner, year)).map(|row| row.value.clone());
        (tables.health_assessments.get_live(id).map(|row| row.value.clone()), report)
    });
    let blank = HealthAssessment { cooperative: Ref::to(owner), year, method, ..HealthAssessment::default() };
    let (draft, value, restored) = Draft::open(&format!("health_assessments/{id}"), id, before.clone(), blank);
    let title = t.assessment_of(&year.to_string());
    super::document_title({
        let title = title.clone();
        move || title.clone()
    });
    let check = move |a: &HealthAssessment| check_assessment(a, &cooperative, report.as_ref(), random::today());
    let form = Form::new(value, check);
    let (notices, desk, saved) = (notices(), desk(), title.clone());
    let save = move |edit: EditOf<HealthAssessment>| {
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&saved));
    };
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <p class="lead">{t.assessment_lead(method.label(t))}</p>
            <div class="actions">{before.map(|before| {
                let what = Deletes { table: HealthAssessment::TABLE, id, label: t.delete(), says: Some(t.delete_assessment_text()) };
                let name = t.assessment_of(&before.year.to_string());
                delete_button(t, what, move || name.clone(), Part::Health.address(owner))
            })}</div>
        </div>
        {form_page(form, draft, restored, Part::Health.address(owner), fields(t, form, method), save)}
    }
    .into_any()
}

fn fields(t: Lang, form: Form<HealthAssessment>, method: HealthMethod) -> impl IntoView {
    let scores = match HealthScale::of(method) {
        Some(scale) => {
            scale.weights.iter().map(|(aspect, weight)| score(t, form, *aspect, *weight)).collect_view().into_any()
        }
        None => view! { <p>{t.method_unknown()}</p> }.into_any(),
    };
    view! {
        <fieldset>
            <legend>{t.scores()}</legend>
            <div class="form-grid">{scores}</div>
            {outcome(t, form)}
        </fieldset>
        <fieldset>
            <legend>{t.about_assessment()}</legend>
            <div class="form-grid">
                {field::input(form, HealthAssessment::AT.assessed_on, None)}
                {field::input(form, HealthAssessment::AT.assessor, Some(t.assessor_hint()))}
                {field::input(form, HealthAssessment::AT.document, Some(t.document_hint()))}
            </div>
            {field::input(form, HealthAssessment::AT.note, None)}
        </fieldset>
    }
}

/// What the points come to, as they are entered.
fn outcome(t: Lang, form: Form<HealthAssessment>) -> impl IntoView {
    let verdict = Memo::new(move |_| form.value.with(assess));
    let shown = move || {
        verdict.get().map(|verdict| {
            let category = verdict.band.map_or("–", |band| band.category.label(t));
            view! {
                <dl class="facts">
                    <dt>{t.total_points()}</dt>
                    <dd><strong>{figure::points(verdict.total)}</strong></dd>
                    <dt>{t.health_category()}</dt>
                    <dd><strong>{category}</strong> <p class="hint">{explain_health(t, &verdict)}</p></dd>
                </dl>
            }
        })
    };
    view! { <div aria-live="polite">{shown}</div> }
}

/// Reads points as people write them: `12,5`.
fn read_points(text: &str, t: Lang) -> Result<Option<Points>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let points = text.replace(',', ".").parse().ok().and_then(Points::new);
    points.map(Some).ok_or_else(|| t.points_form().to_owned())
}

/// The input of an aspect's points.
fn score(t: Lang, form: Form<HealthAssessment>, aspect: Aspect, weight: u8) -> AnyView {
    // What an input reads and writes is a function and holds no values, so every aspect has its own.
    macro_rules! of {
        ($($Aspect:ident)+) => {
            match aspect {
                $( Aspect::$Aspect => field::line(
                    form, score_field(Aspect::$Aspect), aspect.label(t), Some(t.at_most_points(weight)), Line::Decimal,
                    |a, t| shown_points(t, a.points(Aspect::$Aspect)),
                    |a, text, t| { a.give(Aspect::$Aspect, read_points(text, t)?); Ok(()) },
                ).into_any(), )+
                Aspect::Unknown(_) => ().into_any(),
            }
        };
    }
    of!(Governance RiskProfile Performance Capital AssetQuality Management Efficiency Liquidity Independence Identity
        ShariaPrinciples)
}

fn shown_points(t: Lang, points: Option<Points>) -> String {
    let text = points.map(|points| points.get().to_string()).unwrap_or_default();
    if t == Lang::Id { text.replace('.', ",") } else { text }
}
