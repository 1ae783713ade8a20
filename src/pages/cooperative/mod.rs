//! A cooperative: identity, status with its reasons, yearly figures and history.

mod dissolution;
mod facts;
mod figures;
mod health;
mod history;
mod reports;
mod status;

use crate::analysis::{self, Figure, Peers};
use crate::domain::status::Verdict;
use crate::domain::{AnnualReport, BookYear, Cooperative, Dissolution, HealthAssessment, Id, Record, Transition};
use crate::i18n::Lang;
use crate::replica::Row;
use crate::ui::address::{Address, place};
use crate::ui::confirm::confirm;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::{figure, lang};
use crate::workspace::{Index, Tables, Transaction};
use leptos::prelude::*;

/// Everything the page shows of a cooperative, read at once.
#[derive(Clone, PartialEq)]
struct Shown {
    row: Row<Cooperative>,
    verdict: Verdict,
    reports: Vec<Row<AnnualReport>>,
    transitions: Vec<Row<Transition>>,
    incoming: Vec<history::Incoming>,
    dissolution: Option<Dissolution>,
    assessments: Vec<Row<HealthAssessment>>,
    /// The others of its kind in its district, in the last book year that it has figures of.
    peers: Option<Peers>,
}

fn read(id: Id) -> Option<Shown> {
    desk().read(|workspace| {
        let (tables, index) = (workspace.tables(), workspace.index());
        let row = workspace.cooperative(id)?;
        let mut reports: Vec<_> = index.of::<AnnualReport>(tables, id).cloned().collect();
        reports.sort_by_key(|report| report.value.year);
        let mut transitions: Vec<_> = index.of::<Transition>(tables, id).cloned().collect();
        transitions.sort_by_key(|transition| (transition.value.date, transition.id));
        let mut assessments: Vec<_> = index.of::<HealthAssessment>(tables, id).cloned().collect();
        assessments.sort_by_key(|row| (row.value.year, row.value.assessed_on, row.id));
        let peers = peers(tables, index, &row.value, &reports);
        let verdict = index.verdict(tables, row);
        let incoming = history::incoming(tables, id);
        let dissolution = tables.dissolutions.get_live(Dissolution::id(id)).map(|row| row.value.clone());
        let row = row.clone();
        Some(Shown { row, verdict, reports, transitions, incoming, dissolution, assessments, peers })
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

/// The page.
#[component]
pub fn Record(id: Id) -> impl IntoView {
    let t = lang();
    let shown = Memo::new(move |_| read(id));
    super::document_title(move || {
        shown.with(|shown| {
            shown.as_ref().map_or_else(|| t.not_found().to_owned(), |shown| shown.row.value.name.to_string())
        })
    });
    move || match shown.get() {
        Some(shown) => page(t, shown).into_any(),
        None => super::missing::no_such_cooperative(t).into_any(),
    }
}

fn page(t: Lang, shown: Shown) -> impl IntoView {
    let Shown { row, verdict, reports, transitions, incoming, dissolution, assessments, peers } = shown;
    let id = row.id;
    let c = row.value.clone();
    let delete = {
        let name = c.name.to_string();
        move |_| delete(t, id, &name)
    };
    view! {
        {page_head(view! {
            <h1>{c.name.to_string()}</h1>
            <p class="lead badges">
                {figure::declared(c.declared_status)}
                {c.fictional.then(|| view! { <span class="badge fiction">{t.fictional()}</span> })}
                {c.merah_putih.then(|| view! { <span class="badge">"Merah Putih"</span> })}
            </p>
            <div class="actions">
                <a class="button" href=Address::case(id)>{t.page_follow_up()}</a>
                <a class="button primary" href=format!("{}/ubah", Address::cooperative(id))>{icon(Icon::Pencil)} {t.edit()}</a>
                <button type="button" class="danger" on:click=delete>{icon(Icon::Trash)} {t.delete()}</button>
            </div>
        })}
        {status::status(t, &c, &verdict)}
        <div class="columns">
            {facts::identity(t, &c)}
            {facts::domicile(t, &c)}
            {status::deadlines(t, &c, &reports)}
            {status::certificate(t, &c)}
        </div>
        {facts::officers(t, &c)}
        {figures::development(t, &reports, peers.as_ref())}
        {reports::reports_table(t, id, &reports)}
        {health::health(t, id, &c, &assessments)}
        {super::records::of_cooperative(t, id)}
        {dissolution.as_ref().map(|dissolution| dissolution::dissolution(t, id, dissolution))}
        <history::History id transitions incoming row begun=dissolution.is_some() />
    }
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
