//! The page of one course: how many took part and what each of them cost, whether the list of names is whole, and who they were.

use super::no_such_training;
use crate::domain::{CertificateKind, Id, Record, Trainee, Training};
use crate::explain::{label_in_words, plan_fund_name};
use crate::i18n::{Label, Lang};
use crate::list::trainings::{TRAINEES, TRAININGS, TrainingsPage, is_listed_whole, participant_sheets};
use crate::pages::records::of_one;
use crate::pages::records::own_page::{actions_of, facts, questions};
use crate::pages::sheets::save_menu;
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::figure::key_figure;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use leptos::prelude::*;

/// Of fewer scores no average is told.
const FEWEST: usize = 10;

/// Everything the page shows of a course, read at once.
#[derive(Clone, PartialEq)]
struct Shown {
    course: Training,
    beside: String,
    named: usize,
    /// Whether it is still to come, on the day for which the figures stand.
    is_ahead: bool,
    /// How many are linked to a cooperative or an enterprise.
    linked: usize,
    /// Sums of the scores before and after, in parts, over those who have both, and how many these are.
    scores: (i64, i64, usize),
    competence: usize,
    attendance: usize,
}

fn read(t: Lang, id: Id) -> Option<Shown> {
    desk().read(|workspace| {
        let (tables, index) = (workspace.tables(), workspace.index());
        let course = tables.trainings.get_live(id)?.value.clone();
        let people: Vec<&Trainee> = index.of::<Trainee>(tables, id).map(|row| &row.value).collect();
        let count = |is: &dyn Fn(&Trainee) -> bool| people.iter().filter(|of| is(of)).count();
        let scores = people.iter().filter_map(|of| of.score_before.zip(of.score_after));
        Some(Shown {
            beside: label_in_words(t, &tables.label_of(Training::TABLE, id)).1,
            is_ahead: people.is_empty() && course.day().is_some_and(|day| day > index.viewpoint().today),
            course,
            named: people.len(),
            linked: count(&|of| of.cooperative.is_some() || of.enterprise.is_some()),
            scores: scores.fold((0, 0, 0), |(before, after, count), (one, other)| {
                (before + one.parts(), after + other.parts(), count + 1)
            }),
            competence: count(&|of| of.certificate == Some(CertificateKind::Competence)),
            attendance: count(&|of| of.certificate == Some(CertificateKind::Attendance)),
        })
    })
}

/// The page.
pub(super) fn page(id: Id) -> AnyView {
    let t = lang();
    let shown = Memo::new(move |_| read(t, id));
    crate::pages::document_title(move || {
        let name = |shown: &Shown| (TRAININGS.records.named.1)(t, &shown.course);
        shown.with(|shown| shown.as_ref().map_or_else(|| t.no_such_training().to_owned(), name))
    });
    let page = move || match shown.get() {
        Some(shown) => content(t, id, &shown).into_any(),
        None => no_such_training(),
    };
    page.into_any()
}

fn content(t: Lang, id: Id, shown: &Shown) -> impl IntoView + use<> {
    let of = &shown.course;
    let at = Training::AT;
    let topic = of.topic.map(|topic| topic.label(t).to_owned());
    let about = [topic, of.organiser.as_deref().map(str::to_owned), Some(shown.beside.clone())];
    let about = about.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let form = TrainingsPage::Form(Some(id)).address();
    let told = [at.title, at.topic, at.organiser, at.capacity, at.stated, at.cost, at.fund, at.fictional];
    view! {
        {page_head(view! {
            <h1>{(TRAININGS.records.named.1)(t, of)}</h1>
            <p class="lead">{about}</p>
            {actions_of(t, &TRAININGS.records, id, of, form.clone(), TrainingsPage::List.address())}
        })}
        {questions(Training::TABLE, id)}
        <div class="columns main-side part">
            <div class="stack">
                {numbers(t, id, shown)}
                {of_one::section(t, &TRAINEES.records, id, move |record| match record {
                    Some(record) => TrainingsPage::Trainee(record).address(),
                    None => TrainingsPage::NewTrainee(id).address(),
                })}
            </div>
            <div class="stack course-facts">{facts(t, of, &told, form)}</div>
        </div>
    }
}

/// How many took part, by name and as stated, and what each of them cost.
fn numbers(t: Lang, id: Id, shown: &Shown) -> impl IntoView + use<> {
    let of = &shown.course;
    let count = |count: Option<u32>| count.map_or_else(|| "–".to_owned(), |count| t.count(count));
    let stated = of.stated.map(|count| count.get());
    let participants = if shown.named > 0 { shown.named } else { stated.unwrap_or_default() as usize };
    let each = of.cost_of_each(participants);
    let is_ahead = shown.is_ahead;
    let (list, is_odd) = match (shown.named, is_listed_whole(of, shown.named)) {
        (0, _) if is_ahead => (t.not_held_yet().to_owned(), false),
        (0, _) => (t.list_missing().to_owned(), false),
        (_, None) => (t.list_unstated().to_owned(), false),
        (_, Some(true)) => (t.list_is_whole().to_owned(), false),
        (named, Some(false)) => (t.list_differs(&t.count(named), &count(stated)), true),
    };
    let sign = if is_odd { icon(Icon::Warning).into_any() } else { ().into_any() };
    let (before, after, scored) = shown.scores;
    let mean = |sum: i64| {
        let parts = sum as f64 / scored.max(1) as f64 / crate::domain::Quantity::ONE as f64;
        t.decimal_number(parts, 1)
    };
    let scores = match scored {
        0 => t.scores_missing().to_owned(),
        scored if scored < FEWEST => t.scores_of_few(&t.count(scored)),
        scored => t.gain_of_scores(&t.count(scored), &mean(before), &mean(after)),
    };
    let certificates = (shown.competence + shown.attendance > 0)
        .then(|| view! { <p>{t.certificates_of(&t.count(shown.competence), &t.count(shown.attendance))}</p> });
    let fund = of.fund.as_ref().map(|fund| {
        let cost = of.cost.map(|cost| format!(", {}", t.rupiah(cost)));
        view! { <p>{t.field(Training::TABLE, "fund")} ": " {plan_fund_name(t, Some(fund), None)} {cost}</p> }
    });
    let named = if shown.named > 0 { t.count(shown.named) } else { "–".to_owned() };
    let linked = (shown.named > 0).then(|| {
        view! {
            <p class="hint">{t.linked_to_register(&t.count(shown.linked), &t.count(shown.named))}</p>
        }
    });
    let content = view! {
        <div class="figures compact quartet">
            {key_figure(t.by_name().to_owned(), named, ())}
            {key_figure(t.as_stated().to_owned(), count(stated), ())}
            {key_figure(t.as_planned().to_owned(), count(of.capacity.map(|count| count.get())), ())}
            {key_figure(t.cost_of_each().to_owned(), each.map_or_else(|| "–".to_owned(), |each| t.number(each)), ())}
        </div>
        <p class:caution=is_odd>{sign} <span>{list}</span></p>
        {(!is_ahead).then(|| view! { <p>{scores}</p> })}
        {certificates}
        {fund}
        {linked}
    };
    let sheets = move || desk().read(|workspace| participant_sheets(workspace.tables(), workspace.index(), id));
    let menu = (shown.named > 0).then(|| save_menu(t.pick("daftar-peserta", "participants"), sheets));
    card("peserta-biaya", t.training_numbers(), menu, content)
}
