//! The page of one application: how far it came, what was paid out, how it is paid back, and what the terms of its scheme ask.

use super::no_such_financing;
use crate::analysis::financing::{Course, Eligibility, Ending, applicant, eligibility, stands_for};
use crate::domain::{Date, Financing, FinancingStage, FinancingStanding, Id, Record, Stage};
use crate::explain::{explain_asked, explain_terms, financing_story};
use crate::i18n::{Label, Lang};
use crate::list::financing::{FINANCING_STAGES, FINANCING_STANDINGS, FINANCINGS, FinancingPage, part_names};
use crate::pages::delete_button::Deletes;
use crate::pages::named::named;
use crate::pages::records::{of_one, own_page};
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use leptos::prelude::*;

/// Everything the page shows of an application, read at once.
#[derive(Clone, PartialEq)]
struct Shown {
    financing: Financing,
    name: String,
    beside: String,
    course: Course,
    eligibility: Option<Eligibility>,
    stages: Vec<FinancingStage>,
    standings: Vec<FinancingStanding>,
    /// The day for which it stands.
    day: Date,
}

fn read(t: Lang, id: Id) -> Option<Shown> {
    desk().read(|workspace| {
        let (tables, index) = (workspace.tables(), workspace.index());
        let financing = tables.financings.get_live(id)?.value.clone();
        let stages: Vec<FinancingStage> = index.of::<FinancingStage>(tables, id).map(|row| row.value.clone()).collect();
        let standings: Vec<FinancingStanding> =
            index.of::<FinancingStanding>(tables, id).map(|row| row.value.clone()).collect();
        let name = tables.label_of(Financing::TABLE, id).name;
        let district = tables.district_of(Financing::TABLE, id).map(|area| t.area(area));
        Some(Shown {
            name: name.unwrap_or_else(|| (FINANCINGS.records.named.1)(t, &financing)),
            beside: district.unwrap_or_default(),
            course: Course::of(stages.iter(), standings.iter()),
            eligibility: eligibility(tables, id, &financing),
            financing,
            day: stands_for(tables, index),
            stages,
            standings,
        })
    })
}

/// The page.
pub(super) fn page(id: Id) -> AnyView {
    let t = lang();
    let shown = Memo::new(move |_| read(t, id));
    crate::pages::document_title(move || {
        shown.with(|shown| shown.as_ref().map_or_else(|| t.no_such_financing().to_owned(), |shown| shown.name.clone()))
    });
    let page = move || match shown.get() {
        Some(shown) => content(t, id, &shown).into_any(),
        None => no_such_financing(),
    };
    page.into_any()
}

fn content(t: Lang, id: Id, shown: &Shown) -> impl IntoView + use<> {
    let of = &shown.financing;
    let source = of.scheme.map_or_else(|| of.source.label(t), |scheme| scheme.label(t)).to_owned();
    let lender = of.lender.as_deref().map(str::to_owned);
    let day = of.asked_on.map(|day| t.date(day));
    let about = [Some(source), lender, Some(shown.beside.clone()).filter(|beside| !beside.is_empty()), day];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let says = Some((FINANCINGS.records.words.deleted)(t));
    let what = Deletes { table: Financing::TABLE, id, label: t.delete(), says };
    let part = move |part: &'static str| move |record| FinancingPage::Part(id, part, record).address();
    let whose = applicant(of).map(|(table, id)| view! { <p>{named(t, table, id)}</p> });
    let at = Financing::AT;
    let told = [at.name, at.source, at.scheme, at.lender, at.asked_on, at.asked, at.granted, at.fictional];
    view! {
        {page_head(view! {
            <h1>{shown.name.clone()}</h1>
            <p class="lead">{about}</p>
            {own_page::actions(
                t,
                what,
                shown.name.clone(),
                FinancingPage::Form(Some(id)).address(),
                FinancingPage::List.address(),
            )}
        })}
        {own_page::questions(Financing::TABLE, id)}
        <div class="columns main-side part">
            <div class="stack">
                {progress(t, shown)}
                {of_one::section(t, &FINANCING_STAGES, id, part(part_names::STAGES))}
                {of_one::section(t, &FINANCING_STANDINGS, id, part(part_names::STANDINGS))}
            </div>
            <div class="stack">
                {whose.map(|whose| card("pemohon", t.field(Financing::TABLE, "applicant"), (), whose))}
                {terms(t, shown)}
                {own_page::facts(t, of, &told, FinancingPage::Form(Some(id)).address())}
                {story(t, shown)}
            </div>
        </div>
    }
}

/// How far it came: the steps of the way, and the money.
fn progress(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let (course, of) = (&shown.course, &shown.financing);
    let amount = |rupiah: i64| format!("Rp{}", t.rupiah_short(rupiah));
    let asked = of.asked.map(|sum| (t.field(Financing::TABLE, "asked"), amount(sum.get())));
    let granted = of.granted.map(|sum| (t.field(Financing::TABLE, "granted"), amount(sum.get())));
    let paid = (course.paid > 0).then(|| (t.field("financing_stages", "amount"), amount(course.paid)));
    let open = course.outstanding().map(|sum| (t.field("financing_standings", "outstanding"), amount(sum)));
    let figure = |(name, sum): (&str, String)| view! { <div><dt>{name.to_owned()}</dt> <dd>{sum}</dd></div> };
    let figures = [asked, granted, paid, open].into_iter().flatten().map(figure).collect_view();
    let step = |(at, stage): (usize, &Stage)| {
        let entries = || shown.stages.iter().filter(|entry| entry.stage == *stage);
        let day = entries().filter_map(|entry| entry.date).max().map(|day| t.date(day));
        let (class, sign) = match course.furthest {
            _ if entries().next().is_some() => ("reached", icon(Icon::Check).into_any()),
            // What lies before a step that was reached is not reported, which is not that it was left out.
            Some(furthest) if at < furthest => ("unreported", ().into_any()),
            _ => ("", ().into_any()),
        };
        let below = match (class, day) {
            ("unreported", _) => t.term_unknown().to_owned(),
            (_, Some(day)) => day,
            ("reached", None) => t.undated().to_owned(),
            _ => String::new(),
        };
        view! { <li class=class>{sign} <span>{stage.label(t)}</span> <span class="hint">{below}</span></li> }
    };
    let said = match (course.ending(), course.latest) {
        (Ending::Open, Some((stage, _))) => match course.still(shown.day) {
            Some(days) => t.still_since(stage.label(t), &t.count(days), &t.date(shown.day)),
            None => format!("{}, {}", stage.label(t), t.undated()),
        },
        (ending, _) => {
            let reason = course.reason.map(|reason| format!(": {}", reason.label(t).to_lowercase()));
            format!("{}{}", t.financing_ending(ending.code()), reason.unwrap_or_default())
        }
    };
    let parts = match (course.paid, of.granted.map(|granted| granted.get())) {
        (0, _) => None,
        (paid, Some(granted)) if granted > 0 => {
            let share = t.percent_to(paid as f64 / granted as f64, 1);
            Some(t.paid_of_granted(&amount(paid), &amount(granted), &share))
        }
        (paid, _) => Some(t.paid_alone(&amount(paid))),
    };
    let unsaid = (course.payments_unsaid > 0).then(|| t.payments_without_amount(&t.count(course.payments_unsaid)));
    let content = view! {
        <p class="finding"><b>{said}</b></p>
        <dl class="amounts">{figures}</dl>
        <ol class="way">{Stage::WAY.iter().enumerate().map(step).collect_view()}</ol>
        {parts.map(|text| view! { <p class="source">{text}</p> })}
        {unsaid.map(|text| view! { <p class="hint">{text}</p> })}
    };
    card("kemajuan", t.what_became_of_it(), (), content)
}

/// What the terms of the scheme ask, and what is recorded of it.
fn terms(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let content = match &shown.eligibility {
        None => view! { <p class="empty">{t.eligibility_none()}</p> }.into_any(),
        Some(of) => {
            let one = |(asked, met): &(_, Option<bool>)| {
                let (class, sign, said) = match met {
                    Some(true) => ("badge ok", icon(Icon::Check).into_any(), t.term_met()),
                    Some(false) => ("badge warn", icon(Icon::Warning).into_any(), t.term_unmet()),
                    None => ("badge", ().into_any(), t.term_unknown()),
                };
                view! { <li>{explain_asked(t, of, *asked)} " " <span class=class>{sign} {said}</span></li> }
            };
            let doubt = of
                .terms
                .unconfirmed
                .map(|[id, en]| view! { <p class="hint">{t.unconfirmed()} ": " {t.pick(id, en)}</p> });
            view! {
                <p>{explain_terms(t, of.terms)}</p>
                <ul class="terms">{of.asked.iter().map(one).collect_view()}</ul>
                {doubt}
                <p class="source">{t.eligibility_caution()} " " <a href=FinancingPage::Schemes.address()>{t.page_schemes()}</a></p>
            }
            .into_any()
        }
    };
    card("syarat", t.eligibility_title(), (), content)
}

/// What has happened, the latest first.
fn story(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let told = financing_story(t, &shown.stages, &shown.standings);
    let content = if told.is_empty() {
        view! { <p class="empty">{t.no_history()}</p> }.into_any()
    } else {
        let entry = |(when, what): (String, String)| view! { <li><span>{when}</span> <span>{what}</span></li> };
        view! { <ol class="timeline">{told.into_iter().map(entry).collect_view()}</ol> }.into_any()
    };
    let note = view! { <p class="source">{t.private_of_financing()}</p> };
    card("riwayat", t.history(), (), view! { {content} {note} })
}
