//! The case of a cooperative: where it stands, what shows it, where to go and whom to ask, why, what was found and done, and
//! how it ends. It serves the visit: everything is on one page, and on a telephone the next step is always under the thumb.

mod place;
mod plans;
mod stages;
mod work;

pub(super) use stages::said;

use super::{CaseAddress, custody, diagnosis::Diagnoses, words};
use crate::analysis::follow_up::{Progress, Proof, is_unreported, proof};
use crate::analysis::{Happening, happenings_of_case};
use crate::domain::status::{Evidence, Status, evidence};
use crate::domain::{Action, AnnualReport, Case, Cooperative, DeclaredStatus, Id, Outcome, Record, Visit};
use crate::i18n::{Label, Lang};
use crate::pages::delete_button::{Deletes, delete_button};
use crate::replica::Row;
use crate::ui::address::{Address, Route, place};
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::menu::more;
use crate::ui::notice::notices;
use crate::ui::{figure, lang, random};
use crate::workspace::follow_up;
use leptos::prelude::*;
use stages::CloseForm;

/// So many book years of evidence are shown.
const YEARS: usize = 5;

/// Everything the page shows, read at once.
#[derive(Clone, PartialEq)]
struct Shown {
    cooperative: Row<Cooperative>,
    /// The last book years whose RAT was due, latest first.
    evidence: [Evidence; YEARS],
    case: Option<Row<Case>>,
    /// The cooperative's other cases, the latest first.
    others: Vec<Row<Case>>,
    happenings: Vec<Happening>,
    visits: Vec<Row<Visit>>,
    actions: Vec<Row<Action>>,
    /// What of the plans answers its steps.
    answers: Vec<plans::Answer>,
    has_cause: bool,
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
        let mut actions: Vec<Row<Action>> = index.of(tables, id).cloned().collect();
        actions.sort_by_key(|row| (row.value.due, row.id));
        let reports = index.of::<AnnualReport>(tables, owner).map(|row| &row.value);
        let revived =
            case.as_ref().filter(|case| case.value.is_closed() && case.value.outcome == Some(Outcome::Revived));
        let proof = revived
            .and_then(|case| case.value.outcome_on)
            .and_then(|on| proof(cooperative.value.form, reports.clone(), on, index.position()));
        let is_open = case.as_ref().is_some_and(|case| !case.value.is_closed());
        let is_inactive = cooperative.value.declared_status == Some(DeclaredStatus::Inactive)
            || index.verdict(tables, &cooperative).status == Status::Inactive;
        let unreported = (is_open || is_inactive && case.is_none()) && is_unreported(tables, index, &cooperative);
        Some(Shown {
            evidence: evidence(cooperative.value.form, reports, index.position()),
            happenings: case.as_ref().map(|case| happenings_of_case(tables, index, case)).unwrap_or_default(),
            visits: index.of(tables, id).cloned().collect(),
            has_cause: index.of::<crate::domain::Diagnosis>(tables, id).next().is_some(),
            cooperative,
            case,
            others: cases,
            answers: plans::read(lang(), tables, id, &actions),
            actions,
            unreported,
            proof,
        })
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
    let name = move || {
        shown.with_untracked(|shown| {
            t.case_of(shown.as_ref().map(|shown| &*shown.cooperative.value.name).unwrap_or_default())
        })
    };
    let rarely = move || {
        let delete = case.map(|case| {
            let what = Deletes { table: Case::TABLE, id: case, label: t.delete_case(), says: None };
            delete_button(t, what, name, Address::case(owner))
        });
        view! {
            <a class="button quiet" href=CaseAddress::new(owner).below("periksa")>{t.print_checklist()}</a>
            <a class="button quiet" href=format!("{}/pembubaran", Address::cooperative(owner))>{t.lawful_dissolution()}</a>
            {delete}
        }
        .into_any()
    };
    view! {
        <div class="page-head">
            <h1>{part(shown, |shown| shown.cooperative.value.name.to_string())}</h1>
            <p class="lead badges">{part(shown, move |shown| badges(t, shown))}</p>
            <div class="actions">
                <a class="button" href=Address::cooperative(owner)>{t.open_cooperative()}</a>
                {part(shown, move |shown| visit(t, owner, shown))}
                {more(t.more_actions(), rarely)}
            </div>
        </div>
        {part(shown, move |shown| shown.unreported.then(|| unreported(t, owner, &shown.cooperative.value)))}
        <div class="record">
            <div class="band stack">
                {match case {
                    Some(case) => of_case(t, owner, case, shown).into_any(),
                    None => part(shown, move |shown| without_case(t, owner, &shown.cooperative.value)).into_any(),
                }}
                {part(shown, move |shown| place::quick(t, shown))}
                {part(shown, move |shown| place::proof_of_life(t, shown))}
            </div>
            <div class="side">
                {part(shown, move |shown| place::place(t, shown))}
                {part(shown, move |shown| shown.case.as_ref().map(|row| assignment(t, at(owner, shown), &row.value)))}
                {part(shown, move |shown| others(t, owner, &shown.others))}
            </div>
            <div class="rest">
                {case.map(|case| view! { <Diagnoses case /> })}
                {part(shown, move |shown| shown.case.as_ref().map(|_| work::work(t, at(owner, shown), shown)))}
                {part(shown, move |shown| plans::plans(t, shown))}
                {custody::of_one(t, owner)}
            </div>
        </div>
        {part(shown, move |shown| shown.case.as_ref().map(|row| stages::bar(t, at(owner, shown), row)))}
    }
}

/// What is recorded most often in a case that is open; on a telephone it stands at the bottom.
fn visit(t: Lang, owner: Id, shown: &Shown) -> Option<impl IntoView + use<>> {
    let is_open = shown.case.as_ref().is_some_and(|case| !case.value.is_closed());
    let address = at(owner, shown).below("kunjungan/baru");
    is_open.then(|| view! { <a class="button primary wide-only" href=address>{icon(Icon::Plus)} {t.add_visit()}</a> })
}

/// Where the pages of the case are.
fn at(owner: Id, shown: &Shown) -> CaseAddress {
    CaseAddress::new(owner).with(shown.case.as_ref().map(|row| row.id), &shown.others)
}

fn badges(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let c = &shown.cooperative.value;
    view! {
        {shown.case.as_ref().filter(|case| case.value.is_closed()).map(|case| {
            view! { <span class="badge">{words::progress(t, Progress::of(&case.value))}</span> }
        })}
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

/// The stages, and the form that closes the case, which keeps what is typed while the stages are drawn anew.
fn of_case(t: Lang, owner: Id, case: Id, shown: Memo<Option<Shown>>) -> impl IntoView {
    let name = shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.cooperative.value.name.to_string()));
    let name = name.unwrap_or_default();
    let is_open = Memo::new(move |_| {
        shown.with(|shown| {
            shown.as_ref().and_then(|shown| shown.case.as_ref()).is_some_and(|row| !row.value.is_closed())
        })
    });
    let named = name.clone();
    let line = move |shown: &Shown| {
        shown.case.as_ref().map(|row| stages::stages(t, owner, &named, row, shown.proof)).into_any()
    };
    let is_closing = move || is_open.get() && stages::is_closing(place().get());
    view! {
        {part(shown, line)}
        <Show when=is_closing><CloseForm owner case name=name.clone() /></Show>
    }
}

fn assignment(t: Lang, at: CaseAddress, case: &Case) -> impl IntoView + use<> {
    let due = match case.due {
        Some(due) => {
            let days = due.days() - random::today().days();
            let class = if case.is_overdue(random::today()) { "badge warn" } else { "badge" };
            view! { {t.due()} " " <strong>{figure::date(due)}</strong> " " <span class=class>{t.days_until(days)}</span> }.into_any()
        }
        None => view! { <span class="empty">{t.no_due()}</span> }.into_any(),
    };
    let owner = match case.owner.as_deref() {
        Some(owner) => view! { <strong>{owner.to_owned()}</strong> }.into_any(),
        None => view! { <span class="empty">{t.nobody_responsible()}</span> }.into_any(),
    };
    let level = case.level.map(|level| format!(" · {}", level.label(t)));
    let content = view! {
        <p>{owner} {level}</p>
        <p>{due}</p>
        {case.note.as_deref().map(|note| view! { <p>{note.to_owned()}</p> })}
        <p class="hint">{t.opened()} " " {figure::date(case.opened)}</p>
    };
    let edit = view! { <a class="screen-only" href=at.below("ubah") aria-label=t.edit_case()>{t.edit()}</a> };
    card("penugasan", t.assignment(), edit, content)
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
            {card("kasus-lain", t.other_cases(), (), view! { <ul class="plain">{items}</ul> })}
        }
    })
}
