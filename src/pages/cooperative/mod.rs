//! A cooperative: what it is declared to be and what the evidence says, how it develops, how to reach it, and what has
//! happened. What is looked up more rarely stands in parts of its own.

mod dissolution;
mod facts;
mod figures;
mod health;
mod history;
mod overview;
pub(super) mod part;
mod reports;
mod side;
mod status;

use crate::analysis::follow_up::Progress;
use crate::analysis::{self, Deadline, Figure, Happening, Peers, deadlines_of, follow_up::current_case, happenings};
use crate::domain::status::{Evidence, Status, Verdict, evidence};
use crate::domain::{
    AnnualReport, BookYear, Cooperative, DeclaredStatus, Dissolution, HealthAssessment, Id, LifeStage, Record,
    Transition,
};
use crate::explain::explain_cooperative;
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::address::{Address, Route, place};
use crate::ui::confirm::confirm;
use crate::ui::desk::{Desk, desk};
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::menu::{back_to_more, more};
use crate::ui::notice::notices;
use crate::ui::{lang, random};
use crate::workspace::{Index, Tables, Transaction, follow_up};
use leptos::prelude::*;
use part::Part;

/// So many book years stand beside each other.
const YEARS: usize = 5;

/// Everything the page shows of a cooperative, read at once.
#[derive(Clone, PartialEq)]
struct Shown {
    row: Row<Cooperative>,
    verdict: Verdict,
    /// The last book years whose RAT was due, latest first.
    evidence: [Evidence; YEARS],
    reports: Vec<Row<AnnualReport>>,
    /// The stage of its life that it entered last.
    stage: Option<LifeStage>,
    happenings: Vec<Happening>,
    deadlines: Vec<Deadline>,
    dissolution: Option<Dissolution>,
    assessments: Vec<Row<HealthAssessment>>,
    progress: Progress,
    /// The others of its kind in its district, in the last book year that it has figures of.
    peers: Option<Peers>,
}

fn read(id: Id) -> Option<Shown> {
    desk().read(|workspace| {
        let (tables, index) = (workspace.tables(), workspace.index());
        let row = workspace.cooperative(id)?;
        let mut reports: Vec<_> = index.of::<AnnualReport>(tables, id).cloned().collect();
        reports.sort_by_key(|report| report.value.year);
        let last = index.of::<Transition>(tables, id).max_by_key(|transition| (transition.value.date, transition.id));
        let mut assessments: Vec<_> = index.of::<HealthAssessment>(tables, id).cloned().collect();
        assessments.sort_by_key(|row| (row.value.year, row.value.assessed_on, row.id));
        let of_years = reports.iter().map(|report| &report.value);
        Some(Shown {
            verdict: index.verdict(tables, row),
            evidence: evidence(row.value.form, of_years, index.position()),
            stage: last.map(|transition| transition.value.to),
            happenings: happenings(tables, index, row),
            deadlines: deadlines_of(tables, index, row, random::today()),
            dissolution: tables.dissolutions.get_live(Dissolution::id(id)).map(|row| row.value.clone()),
            assessments,
            progress: current_case(tables, index, id).map_or(Progress::NoCase, |case| Progress::of(&case.value)),
            peers: peers(tables, index, &row.value, &reports),
            row: row.clone(),
            reports,
        })
    })
}

/// The last book year with any figure.
fn last_with_figures<'r>(reports: impl Iterator<Item = &'r AnnualReport>) -> Option<BookYear> {
    let has_figures = |report: &&AnnualReport| Figure::ALL.iter().any(|figure| figure.of(report).is_some());
    reports.filter(has_figures).map(|report| report.year).max()
}

fn peers(tables: &Tables, index: &Index, c: &Cooperative, reports: &[Row<AnnualReport>]) -> Option<Peers> {
    let (kind, district) = c.kind.zip(c.district)?;
    Some(analysis::peers(tables, index, kind, district, last_with_figures(reports.iter().map(|row| &row.value))?))
}

/// What a part is called, and how much is in it.
fn name(part: Part, t: Lang, shown: &Shown) -> (&'static str, Option<usize>) {
    match part {
        Part::Overview => (t.part_overview(), None),
        Part::Reports => (t.part_reports(), Some(shown.reports.len())),
        Part::Officers => (t.part_officers(), Some(shown.row.value.officers.len())),
        Part::History => (t.history(), Some(shown.happenings.len())),
        Part::Health if health::concerns(&shown.row.value, &shown.assessments) => (t.part_health(), None),
        Part::Health => (t.part_licences(), None),
    }
}

/// The page.
#[component]
pub fn Record(id: Id) -> impl IntoView {
    let (t, place) = (lang(), place());
    let shown = Memo::new(move |_| read(id));
    let part = Memo::new(move |before: Option<&Part>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        if address.route() == Route::Cooperative(id) {
            Part::of(&address)
        } else {
            before.copied().unwrap_or(Part::Overview)
        }
    });
    super::document_title(move || {
        shown.with(|shown| {
            shown.as_ref().map_or_else(|| t.not_found().to_owned(), |shown| shown.row.value.name.to_string())
        })
    });
    move || match shown.get() {
        Some(shown) => page(t, &shown, part).into_any(),
        None => super::missing::no_such_cooperative(t).into_any(),
    }
}

fn page(t: Lang, shown: &Shown, part: Memo<Part>) -> impl IntoView + use<> {
    let (id, all) = (shown.row.id, shown.clone());
    let tab = |one: Part| {
        let (name, count) = name(one, t, shown);
        let count =
            count.filter(|count| *count > 0).map(|count| view! { " " <span class="hint">{t.count(count)}</span> });
        let current = move || (part.get() == one).then_some("page");
        view! { <a href=one.address(id) aria-current=current>{name} {count}</a> }
    };
    let content = move || match part.get() {
        Part::Overview => overview::overview(t, &all),
        Part::Reports => view! {
            {reports::reports_table(t, id, &all.reports)}
            {figures::ratios_and_peers(t, &all.reports, all.peers.as_ref())}
        }
        .into_any(),
        Part::Officers => view! {
            {facts::officers(t, id, &all.row.value)}
            {super::trained::of_cooperative(t, id)}
        }
        .into_any(),
        Part::History => view! {
            {all.dissolution.as_ref().map(|dissolution| dissolution::dissolution(t, id, dissolution))}
            {history::history(t, &all)}
        }
        .into_any(),
        Part::Health => view! {
            {status::class_by_size(t, &all.row.value, &all.reports)}
            {health::health(t, id, &all.row.value, &all.assessments)}
            {super::records::of_cooperative(t, id)}
            {super::financing::of_applicant(t, Cooperative::TABLE, id)}
        }
        .into_any(),
    };
    view! {
        {head(t, shown)}
        <nav class="tabs of-record" aria-label=t.parts_of_record()>{Part::ALL.map(tab)}</nav>
        <div class="stack part">{content}</div>
    }
}

fn head(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let (id, c, desk) = (shown.row.id, &shown.row.value, desk());
    let (name, begun) = (c.name.to_string(), shown.dissolution.is_some());
    let is_inactive = c.declared_status == Some(DeclaredStatus::Inactive) || shown.verdict.status == Status::Inactive;
    let case = match shown.progress {
        Progress::NoCase if is_inactive => {
            let name = name.clone();
            let open = move |_| open_case(t, desk, id, &name);
            Some(view! { <button type="button" on:click=open>{icon(Icon::Plus)} {t.open_case()}</button> }.into_any())
        }
        Progress::NoCase => None,
        Progress::Open(stage) => Some(case_link(id, t.case_is(stage.label(t)))),
        Progress::Closed(outcome) => {
            Some(case_link(id, t.case_is(outcome.map_or_else(|| t.cases_closed(), |outcome| outcome.label(t)))))
        }
    };
    let has_case = case.is_some();
    let rarely = move || {
        let (deleted, opened) = (name.clone(), name.clone());
        let open = move |_| open_case(t, desk, id, &opened);
        let dissolve = if begun { t.open_dissolution() } else { t.begin_dissolution() };
        view! {
            {(!has_case).then(|| view! { <button type="button" class="quiet" on:click=open>{t.open_case()}</button> })}
            <a class="button quiet" href=super::dissolution::address(id)>{dissolve}</a>
            <button type="button" class="danger" on:click=move |_| { back_to_more(); delete(t, id, &deleted); }>{icon(Icon::Trash)} {t.delete()}</button>
        }
        .into_any()
    };
    let print = move |_| drop(window().print());
    view! {
        {page_head(view! {
            <h1>{c.name.to_string()}</h1>
            <p class="lead">{explain_cooperative(t, c)}</p>
            <div class="actions">
                <button type="button" class="quiet wide-only" on:click=print>{icon(Icon::Print)} {t.print()}</button>
                {case}
                <a class="button primary" href=format!("{}/ubah", Address::cooperative(id))>{icon(Icon::Pencil)} {t.edit()}</a>
                {more(t.more_actions(), rarely)}
            </div>
        })}
    }
}

fn case_link(id: Id, text: String) -> AnyView {
    view! { <a class="button" href=Address::case(id)>{icon(Icon::Clipboard)} {text}</a> }.into_any()
}

/// Opens a case and goes to it.
fn open_case(t: Lang, desk: Desk, id: Id, name: &str) {
    desk.commit(desk.peek(|workspace| follow_up::open(workspace.tables(), [id], random::today())));
    notices().done(t.case_opened(name));
    place().go(&Address::case(id));
}

/// Deletes a cooperative with what belongs to it; one step to undo.
fn delete(t: Lang, id: Id, name: &str) {
    let (desk, notices, place, name) = (desk(), notices(), place(), name.to_owned());
    let deletion = desk.peek(|workspace| workspace.tables().deletion_of(Cooperative::TABLE, id));
    confirm().ask(t.delete_named(&name), t.loses(&deletion.along), t.delete(), move || {
        desk.commit(Transaction { edits: deletion.edits.clone() });
        notices.done(t.deleted(&name));
        place.go(&place.list());
    });
}
