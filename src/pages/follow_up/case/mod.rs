//! The case of a cooperative: where it stands, why, what was found and done, and how it ends.

mod stages;
mod work;

pub(super) use stages::said;

use super::{CaseAddress, custody, diagnosis::Diagnoses, words};
use crate::analysis::follow_up::{Progress, Proof, is_unreported, proof};
use crate::domain::status::Status;
use crate::domain::{Action, AnnualReport, Case, Cooperative, DeclaredStatus, Id, Outcome, Record, Visit};
use crate::i18n::{Label, Lang};
use crate::pages::delete_button::{Deletes, delete_button};
use crate::replica::Row;
use crate::ui::address::{Address, Route, place};
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::{figure, lang, random};
use crate::workspace::follow_up;
use leptos::prelude::*;
use stages::CloseForm;

/// Everything the page shows, read at once.
#[derive(Clone, PartialEq)]
struct Shown {
    cooperative: Row<Cooperative>,
    case: Option<Row<Case>>,
    /// The cooperative's other cases, the latest first.
    others: Vec<Row<Case>>,
    visits: Vec<Row<Visit>>,
    actions: Vec<Row<Action>>,
    unreported: bool,
    proof: Option<Proof>,
}

/// Reads the case that is asked for, else the present one.
fn read(owner: Id, asked: Option<Id>) -> Option<Shown> {
    desk().read(|workspace| {
        let (tables, index) = (workspace.tables(), workspace.index());
        let cooperative = workspace.cooperative(owner)?.clone();
        let mut cases: Vec<Row<Case>> = index.of(tables, owner).cloned().collect();
        // The present case: the open one, else the last that was opened.
        cases.sort_by_key(|row| (!row.value.is_closed(), row.value.opened, row.id));
        cases.reverse();
        let at = cases.iter().position(|row| Some(row.id) == asked).unwrap_or_default();
        let case = (at < cases.len()).then(|| cases.remove(at));
        let id = case.as_ref().map(|case| case.id).unwrap_or_default();
        let mut visits: Vec<Row<Visit>> = index.of(tables, id).cloned().collect();
        visits.sort_by_key(|row| std::cmp::Reverse((row.value.date, row.id)));
        let mut actions: Vec<Row<Action>> = index.of(tables, id).cloned().collect();
        actions.sort_by_key(|row| (row.value.done.is_some(), row.value.due, row.id));
        let revived =
            case.as_ref().filter(|case| case.value.is_closed() && case.value.outcome == Some(Outcome::Revived));
        let proof = revived.and_then(|case| case.value.outcome_on).and_then(|on| {
            let reports = index.of::<AnnualReport>(tables, owner).map(|row| &row.value);
            proof(cooperative.value.form, reports, on, index.position())
        });
        let is_open = case.as_ref().is_some_and(|case| !case.value.is_closed());
        let is_inactive = cooperative.value.declared_status == Some(DeclaredStatus::Inactive)
            || index.verdict(tables, &cooperative).status == Status::Inactive;
        let unreported = (is_open || is_inactive && case.is_none()) && is_unreported(tables, index, &cooperative);
        Some(Shown { cooperative, case, others: cases, visits, actions, unreported, proof })
    })
}

/// The page.
#[component]
pub fn CasePage(owner: Id) -> impl IntoView {
    let (t, place) = (lang(), place());
    let asked = Memo::new(move |before: Option<&Option<Id>>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        let is_here = address.route() == Route::Case(owner);
        if is_here { CaseAddress::of(owner, &address).case } else { before.copied().flatten() }
    });
    let shown = Memo::new(move |_| read(owner, asked.get()));
    crate::pages::document_title(move || {
        shown.with(|shown| {
            let name = shown.as_ref().map(|shown| shown.cooperative.value.name.to_string());
            name.map_or_else(|| t.not_found().to_owned(), |name| t.case_of(&name))
        })
    });
    // What is drawn anew as a whole; everything else follows by itself, so that what has been typed stays.
    let which =
        Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.case.as_ref().map(|case| case.id))));
    move || match which.get() {
        Some(case) => page(t, owner, case, shown).into_any(),
        None => crate::pages::missing::no_such_cooperative(t).into_any(),
    }
}

/// A part of the page that is drawn anew when what it shows changes.
fn part<V: IntoView + 'static>(
    shown: Memo<Option<Shown>>,
    draw: impl Fn(&Shown) -> V + Send + Sync + 'static,
) -> impl IntoView {
    move || shown.with(|shown| shown.as_ref().map(&draw))
}

fn page(t: Lang, owner: Id, case: Option<Id>, shown: Memo<Option<Shown>>) -> impl IntoView {
    view! {
        <div class="page-head">
            <h1>{part(shown, |shown| shown.cooperative.value.name.to_string())}</h1>
            <p class="lead badges">{part(shown, move |shown| badges(t, shown))}</p>
            <div class="actions">
                <a class="button" href=Address::cooperative(owner)>{t.cooperative()}</a>
                <a class="button" href=format!("{}/pembubaran", Address::cooperative(owner))>{t.lawful_dissolution()}</a>
                <a class="button" href=CaseAddress::new(owner).below("periksa")>{t.print_checklist()}</a>
            </div>
        </div>
        {part(shown, move |shown| shown.unreported.then(|| unreported(t, owner, &shown.cooperative.value)))}
        {match case {
            Some(case) => with_case(t, owner, case, shown).into_any(),
            None => part(shown, move |shown| without_case(t, owner, &shown.cooperative.value)).into_any(),
        }}
        {custody::of_one(t, owner)}
        {case.map(|case| {
            let what = Deletes { table: Case::TABLE, id: case, label: t.delete_case(), says: None };
            let name = move || shown.with_untracked(|shown| {
                t.case_of(shown.as_ref().map(|shown| &*shown.cooperative.value.name).unwrap_or_default())
            });
            view! { <div class="actions">{delete_button(t, what, name, Address::case(owner))}</div> }
        })}
        {part(shown, move |shown| others(t, owner, &shown.others))}
    }
}

fn badges(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let c = &shown.cooperative.value;
    view! {
        {shown.case.as_ref().map(|case| view! { <span class="badge">{words::progress(t, Progress::of(&case.value))}</span> })}
        {figure::declared(c.declared_status)}
        {c.district.map(|code| t.office(code))}
    }
}

fn without_case(t: Lang, owner: Id, c: &Cooperative) -> impl IntoView + use<> {
    let (desk, notices, name) = (desk(), notices(), c.name.to_string());
    let open = move |_| {
        desk.commit(desk.peek(|workspace| follow_up::open(workspace.tables(), [owner], random::today())));
        notices.done(t.case_opened(&name));
    };
    view! {
        <div class="empty-state">
            {icon(Icon::Plus)}
            <h2>{t.no_case_here()}</h2>
            <p>{t.no_case_here_hint()}</p>
            <div class="actions"><button type="button" class="primary" on:click=open>{t.open_case()}</button></div>
        </div>
    }
}

/// A RAT that was held but not reported is a matter of data, and closed as such.
fn unreported(t: Lang, owner: Id, c: &Cooperative) -> impl IntoView + use<> {
    let (desk, notices, name) = (desk(), notices(), c.name.to_string());
    let close = move |_| {
        desk.commit(desk.peek(|workspace| follow_up::close_unreported(workspace.tables(), [owner], random::today())));
        notices.done(t.case_closed(&name, Outcome::DataError.label(t)));
    };
    view! {
        <div class="note info">
            {icon(Icon::Info)}
            <p>{t.unreported_note()}</p>
            <div class="actions"><button type="button" on:click=close>{t.close_as_data_error()}</button></div>
        </div>
    }
}

fn with_case(t: Lang, owner: Id, case: Id, shown: Memo<Option<Shown>>) -> impl IntoView {
    let name = shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.cooperative.value.name.to_string()));
    let name = name.unwrap_or_default();
    let at = move |shown: &Shown| CaseAddress::new(owner).with(shown.case.as_ref().map(|row| row.id), &shown.others);
    let is_open = Memo::new(move |_| {
        shown.with(|shown| {
            shown.as_ref().and_then(|shown| shown.case.as_ref()).is_some_and(|row| !row.value.is_closed())
        })
    });
    let (named, closed) = (name.clone(), name.clone());
    let line = move |shown: &Shown| {
        shown.case.as_ref().map(|row| stages::stages(t, owner, &named, row, shown.proof)).into_any()
    };
    view! {
        {part(shown, line)}
        <Show when=move || is_open.get()><CloseForm owner case name=closed.clone() /></Show>
        <div class="columns">
            <Diagnoses case />
            {part(shown, move |shown| shown.case.as_ref().map(|row| assignment(t, at(shown), &row.value)))}
        </div>
        {part(shown, move |shown| work::visits(t, at(shown), &shown.visits))}
        {part(shown, move |shown| work::actions(t, at(shown), &shown.actions))}
    }
}

fn assignment(t: Lang, at: CaseAddress, case: &Case) -> impl IntoView + use<> {
    let or_none = |value: Option<String>| value.unwrap_or_else(|| t.not_recorded().to_owned());
    let due = case.due.map(|due| {
        if case.is_overdue(random::today()) {
            view! { {figure::date(due)} " " <span class="badge warn">{t.overdue()}</span> }.into_any()
        } else {
            figure::date(due).into_any()
        }
    });
    view! {
        <section aria-labelledby="penugasan">
            <div class="page-head">
                <h2 id="penugasan">{t.assignment()}</h2>
                <div class="actions"><a class="button" href=at.below("ubah")>{icon(Icon::Pencil)} {t.edit_case()}</a></div>
            </div>
            <dl class="facts">
                <dt>{t.opened()}</dt> <dd>{figure::date(case.opened)}</dd>
                <dt>{t.owner()}</dt> <dd>{or_none(case.owner.as_deref().map(str::to_owned))}</dd>
                <dt>{t.level()}</dt> <dd>{or_none(case.level.map(|level| level.label(t).to_owned()))}</dd>
                <dt>{t.due()}</dt> <dd>{due.unwrap_or_else(|| or_none(None).into_any())}</dd>
                {case.note.as_deref().map(|note| view! { <dt>{t.note()}</dt> <dd>{note.to_owned()}</dd> })}
            </dl>
        </section>
    }
}

/// The cooperative's other cases: those before, and one that is open beside this one, as happens when two records of one
/// cooperative are united.
fn others(t: Lang, owner: Id, cases: &[Row<Case>]) -> Option<impl IntoView + use<>> {
    let items = cases.iter().map(|row| {
        let text = t.other_case(&t.date(row.value.opened), &words::progress(t, Progress::of(&row.value)));
        view! { <li><a href=CaseAddress { owner, case: Some(row.id) }.page()>{text}</a></li> }
    });
    let items = items.collect_view();
    (!cases.is_empty()).then(|| {
        view! {
            <section aria-labelledby="kasus-lain"><h2 id="kasus-lain">{t.other_cases()}</h2><ul>{items}</ul></section>
        }
    })
}
