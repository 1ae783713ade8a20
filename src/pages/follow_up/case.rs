//! The case of a cooperative: where it stands, why, what was found and done, and how it ends.

use super::{diagnosis::Diagnoses, words};
use crate::analysis::follow_up::{Proof, is_unreported, proof};
use crate::domain::status::Status;
use crate::domain::{Action, Case, CaseStage, Cooperative, DeclaredStatus, Id, Outcome, Text, Visit};
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::address::{Address, place};
use crate::ui::confirm::confirm;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::scroll::sideways;
use crate::ui::select::select;
use crate::ui::{field, figure, focus, lang, random, timing};
use crate::workspace::{EditOf, Transaction, follow_up};
use leptos::prelude::*;

/// Everything the page shows, read at once.
#[derive(Clone, PartialEq)]
struct Shown {
    cooperative: Row<Cooperative>,
    case: Option<Row<Case>>,
    earlier: Vec<Row<Case>>,
    visits: Vec<Row<Visit>>,
    actions: Vec<Row<Action>>,
    unreported: bool,
    proof: Option<Proof>,
}

fn read(owner: Id) -> Option<Shown> {
    desk().read(|workspace| {
        let (tables, index) = (workspace.tables(), workspace.index());
        let cooperative = workspace.cooperative(owner)?.clone();
        let mut cases: Vec<_> = tables.cases.live().filter(|row| row.value.cooperative == owner).cloned().collect();
        cases.sort_by_key(|row| (!row.value.is_closed(), row.value.opened, row.id));
        let case = cases.pop();
        let of = |id: Id| case.as_ref().is_some_and(|case| case.id == id);
        let mut visits: Vec<_> = tables.visits.live().filter(|row| of(row.value.case)).cloned().collect();
        visits.sort_by_key(|row| std::cmp::Reverse((row.value.date, row.id)));
        let mut actions: Vec<_> = tables.actions.live().filter(|row| of(row.value.case)).cloned().collect();
        actions.sort_by_key(|row| (row.value.done.is_some(), row.value.due, row.id));
        let revived =
            case.as_ref().filter(|case| case.value.is_closed() && case.value.outcome == Some(Outcome::Revived));
        let proof = revived.and_then(|case| case.value.outcome_on).and_then(|on| {
            let reports = index.reports(tables, owner).map(|row| &row.value);
            proof(cooperative.value.form, reports, on, random::today())
        });
        let is_open = case.as_ref().is_some_and(|case| !case.value.is_closed());
        let is_inactive = cooperative.value.declared_status == Some(DeclaredStatus::Inactive)
            || index.verdict(tables, &cooperative).status == Status::Inactive;
        let unreported = (is_open || is_inactive && case.is_none()) && is_unreported(tables, index, &cooperative);
        Some(Shown { cooperative, case, earlier: cases, visits, actions, unreported, proof })
    })
}

/// The page.
#[component]
pub fn CasePage(owner: Id) -> impl IntoView {
    let t = lang();
    let shown = Memo::new(move |_| read(owner));
    crate::pages::title(move || {
        shown.with(|shown| {
            let name = shown.as_ref().map(|shown| shown.cooperative.value.name.to_string());
            name.map_or_else(|| t.not_found().to_owned(), |name| t.case_of(&name))
        })
    });
    move || match shown.get() {
        Some(shown) => page(t, shown).into_any(),
        None => crate::pages::cooperative::no_such_cooperative(t).into_any(),
    }
}

fn page(t: Lang, shown: Shown) -> impl IntoView {
    let owner = shown.cooperative.id;
    let c = shown.cooperative.value.clone();
    let content = match shown.case.clone() {
        Some(case) => with_case(t, &shown, case).into_any(),
        None => without_case(t, owner, &c).into_any(),
    };
    view! {
        <p class="crumb"><a href="#/tindak-lanjut">{t.page_follow_up()}</a></p>
        <div class="page-head">
            <h1>{c.name.to_string()}</h1>
            <p class="lead badges">
                {shown.case.as_ref().map(|case| view! { <span class="badge">{words::progress(t, progress(&case.value))}</span> })}
                {figure::declared(c.declared_status)}
                {c.district.map(|code| t.office(code))}
            </p>
            <div class="actions">
                <a class="button" href=Address::cooperative(owner)>{t.cooperative()}</a>
                <a class="button" href=format!("{}/pembubaran", Address::cooperative(owner))>{t.lawful_dissolution()}</a>
                <a class="button" href=format!("{}/periksa", Address::case(owner))>{t.print_checklist()}</a>
            </div>
        </div>
        {shown.unreported.then(|| unreported(t, owner, &c))}
        {content}
        {earlier(t, &shown.earlier)}
    }
}

fn progress(case: &Case) -> crate::analysis::follow_up::Progress {
    use crate::analysis::follow_up::Progress;
    if case.is_closed() { Progress::Closed(case.outcome) } else { Progress::Open(case.stage()) }
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

fn with_case(t: Lang, shown: &Shown, case: Row<Case>) -> impl IntoView + use<> {
    let owner = shown.cooperative.id;
    let name = shown.cooperative.value.name.to_string();
    let id = case.id;
    view! {
        {stages(t, owner, &name, &case, shown.proof)}
        <div class="columns">
            <Diagnoses case=id />
            {assignment(t, owner, &case.value)}
        </div>
        {visits(t, owner, &shown.visits)}
        {actions(t, owner, &shown.actions)}
        {delete_button(t, owner, &name, id)}
    }
}

/// The controls that the focus goes back to after the page was drawn anew.
const ONWARD: &str = "tahap-berikut";
const MOVE: &str = "tahap-pindah";

/// Writes a change of the case and says so.
fn commit(t: Lang, name: &str, row: &Row<Case>, changed: Case) {
    let stage = words::progress(t, progress(&changed));
    desk().commit(Transaction::of(EditOf::change(row.id, row.value.clone(), changed)));
    notices().done(t.moved_case(name, &stage));
}

/// The stages as a line with their days, and the ways on.
fn stages(t: Lang, owner: Id, name: &str, row: &Row<Case>, proof: Option<Proof>) -> impl IntoView + use<> {
    let case = row.value.clone();
    let now = case.stage();
    let steps = CaseStage::ALL.iter().map(|stage| {
        let entered = case.stages.iter().rev().find(|entry| entry.stage == *stage).map(|entry| entry.date);
        let current = (now == *stage).then_some("step");
        view! {
            <li aria-current=current class:passed=*stage < now>
                <span>{stage.label(t)}</span> {entered.map(|on| view! { <span class="hint">{figure::date(on)}</span> })}
            </li>
        }
    });
    // A case that one office has closed and another moved on is not at its end, whatever the first has noted.
    let outcome = case.outcome.filter(|_| case.is_closed()).map(|outcome| {
        view! {
            <dl class="facts">
                <dt>{t.outcome()}</dt>
                <dd>{outcome.label(t)} {case.outcome_on.map(|on| view! { ", " {figure::date(on)} })}</dd>
                {case.outcome_document.as_deref().map(|document| view! { <dt>{t.outcome_document()}</dt> <dd>{document.to_owned()}</dd> })}
                {proof.map(|proof| view! { <dt>{t.proof_title()}</dt> <dd>{said(t, proof)}</dd> })}
            </dl>
        }
    });
    let ways =
        if case.is_closed() { closed_ways(t, owner, name, row).into_any() } else { open_ways(t, name, row).into_any() };
    view! {
        <section aria-labelledby="tahap-kasus">
            <h2 id="tahap-kasus">{t.stage_of_case()}</h2>
            <ol class="steps">{steps.collect_view()}</ol>
            {outcome}
            {ways}
        </section>
    }
}

/// What has been proved, in words.
pub(super) fn said(t: Lang, proof: Proof) -> String {
    match proof {
        Proof::Awaited(year, due) => t.proof_awaited(&year.to_string(), &t.date(due)),
        Proof::Held(1) => t.proof_once().to_owned(),
        Proof::Held(_) => t.proof_twice().to_owned(),
        Proof::Failed(year) => t.proof_failed(&year.to_string()),
    }
}

fn closed_ways(t: Lang, owner: Id, name: &str, row: &Row<Case>) -> impl IntoView + use<> {
    let (desk, notices) = (desk(), notices());
    let (reopened, named, again) = (row.clone(), name.to_owned(), name.to_owned());
    let reopen = move |_| {
        let before =
            reopened.value.stages.iter().rev().map(|entry| entry.stage).find(|stage| *stage != CaseStage::Closed);
        let stage = before.unwrap_or(CaseStage::Found);
        commit(t, &named, &reopened, reopened.value.moved_to(stage, random::today()));
    };
    let open = move |_| {
        desk.commit(desk.peek(|workspace| follow_up::open(workspace.tables(), [owner], random::today())));
        notices.done(t.case_opened(&again));
    };
    view! {
        <div class="actions">
            <button type="button" on:click=reopen>{t.reopen_case()}</button>
            <button type="button" on:click=open>{t.open_case_again()}</button>
        </div>
    }
}

fn open_ways(t: Lang, name: &str, row: &Row<Case>) -> impl IntoView + use<> {
    let now = row.value.stage();
    let next = CaseStage::ALL.iter().copied().find(|stage| *stage > now && *stage != CaseStage::Closed);
    let go = {
        let (row, name) = (row.clone(), name.to_owned());
        move |stage: CaseStage| commit(t, &name, &row, row.value.moved_to(stage, random::today()))
    };
    let onward = next.map(|stage| {
        let go = go.clone();
        let onward = move |_| {
            go(stage);
            // The page is drawn anew; the way on stays under the finger.
            timing::with_next_frame(|| focus::on(ONWARD));
        };
        view! { <button type="button" class="primary" id=ONWARD on:click=onward>{t.next_stage(stage.label(t))}</button> }
    });
    let others = CaseStage::ALL.iter().filter(|stage| **stage != CaseStage::Closed);
    let others = others.map(|stage| (stage.code().to_owned(), stage.label(t).to_owned())).collect();
    let chosen = RwSignal::new(now);
    let asked_to_close = place().now().parameter("tutup").is_some();
    view! {
        <div class="form-line">
            {onward}
            {select("tahap-lain".to_owned(), t.other_stage().to_owned(), false, vec![(None, others)],
                move || chosen.get().code().to_owned(),
                move |code| { if let Ok(stage) = code.parse() { chosen.set(stage); } })}
            <button type="button" id=MOVE on:click=move |_| {
                go(chosen.get_untracked());
                timing::with_next_frame(|| focus::on(MOVE));
            }>{t.move_stage()}</button>
        </div>
        <details class="close-case" open=asked_to_close>
            <summary>{t.close_case()}</summary>
            <CloseForm row=row.clone() name=name.to_owned() />
        </details>
    }
}

#[component]
fn CloseForm(row: Row<Case>, name: String) -> impl IntoView {
    let (t, desk, notices, place) = (lang(), desk(), notices(), place());
    let (outcome, on, document) =
        (RwSignal::new(String::new()), RwSignal::new(random::today().to_string()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<&'static str>);
    let close = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = field::read_code::<Outcome>(&outcome.get_untracked()) else {
            return wrong.set(Some(t.outcome_needed()));
        };
        let Ok(day) = on.get_untracked().parse() else { return wrong.set(Some(t.date_needed())) };
        if day > random::today() || day < row.value.opened {
            return wrong.set(Some(t.outcome_day_wrong()));
        }
        let document = Text::optional(&document.get_untracked()).unwrap_or_default();
        let closed = row.value.closed_as(chosen, day, document);
        desk.commit(Transaction::of(EditOf::change(row.id, row.value.clone(), closed)));
        notices.done(t.case_closed(&name, chosen.label(t)));
        if place.now().parameter("tutup").is_some() {
            place.replace(place.now().with("tutup", None));
        }
    };
    let outcomes =
        std::iter::once((String::new(), t.choose_outcome().to_owned())).chain(field::labelled(t, Outcome::ALL));
    view! {
        <form class="form-line" on:submit=close novalidate>
            {select("hasil-akhir".to_owned(), t.outcome().to_owned(), false, vec![(None, outcomes.collect())],
                move || outcome.get(), move |code| { outcome.set(code); wrong.set(None); })}
            <div class="field">
                <label for="hasil-tanggal">{t.outcome_on()}</label>
                <input type="date" id="hasil-tanggal" prop:value=on on:input=move |event| on.set(event_target_value(&event)) />
            </div>
            <div class="field">
                <label for="hasil-dokumen">{t.outcome_document()}</label>
                <input id="hasil-dokumen" maxlength="300" autocomplete="off" prop:value=document
                    on:input=move |event| document.set(event_target_value(&event)) />
            </div>
            <button type="submit" class="primary">{t.close_case()}</button>
            <p class="message error" role="alert">{move || wrong.get()}</p>
        </form>
    }
}

fn assignment(t: Lang, owner: Id, case: &Case) -> impl IntoView + use<> {
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
                <div class="actions"><a class="button" href=format!("{}/ubah", Address::case(owner))>{icon(Icon::Pencil)} {t.edit_case()}</a></div>
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

fn visits(t: Lang, owner: Id, visits: &[Row<Visit>]) -> impl IntoView + use<> {
    let address = move |id: &str| format!("{}/kunjungan/{id}", Address::case(owner));
    let items = visits.iter().map(|row| {
        let v = &row.value;
        let parts = [
            v.office_state.map(|state| format!("{}: {}", t.office_state(), state.label(t).to_lowercase())),
            v.business.map(|business| format!("{}: {}", t.business(), business.label(t).to_lowercase())),
            v.officers_found.map(|count| format!("{}: {}", t.officers_found(), t.count(count.get()))),
            v.members_reached.map(|count| format!("{}: {}", t.members_reached(), t.count(count.get()))),
        ];
        let facts = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! {
            <li>
                <p><a href=address(&row.id.to_string())>{t.date(v.date)}</a> {v.who.as_deref().map(|who| format!(" · {who}"))}</p>
                <p>{facts}</p>
                {v.found.as_deref().map(|found| view! { <p>{found.to_owned()}</p> })}
                {v.next_step.as_deref().map(|next| view! { <p class="hint">{t.next_step()} ": " {next.to_owned()}</p> })}
            </li>
        }
    });
    let content = if visits.is_empty() {
        view! { <p class="empty">{t.no_visits_yet()}</p> }.into_any()
    } else {
        view! { <ul class="changes-list">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="kunjungan">
            <div class="page-head">
                <h2 id="kunjungan">{t.visits_made()}</h2>
                <div class="actions"><a class="button" href=address("baru")>{icon(Icon::Plus)} {t.add_visit()}</a></div>
            </div>
            {content}
        </section>
    }
}

fn actions(t: Lang, owner: Id, actions: &[Row<Action>]) -> impl IntoView + use<> {
    let address = move |id: &str| format!("{}/tindakan/{id}", Address::case(owner));
    let cost: i64 = actions.iter().filter_map(|row| row.value.cost).map(|cost| cost.get()).sum();
    let rows = actions.iter().map(|row| action_row(t, &address(&row.id.to_string()), row)).collect_view();
    let content = if actions.is_empty() {
        view! { <p class="empty">{t.no_actions_yet()}</p> }.into_any()
    } else {
        let table = view! {
            <table>
                <caption class="visually-hidden">{t.actions_taken()}</caption>
                <thead><tr>
                    <th scope="col">{t.what()}</th>
                    <th scope="col">{t.class()}</th>
                    <th scope="col">{t.cause()}</th>
                    <th scope="col" class="num">{t.cost()}</th>
                    <th scope="col">{t.fund()}</th>
                    <th scope="col">{t.due()}</th>
                    <th scope="col">{t.done()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr>
                    <th scope="row" colspan="3">{t.total_cost()}</th>
                    <td class="num">{crate::domain::Rupiah::new(cost).ok().map(|cost| t.rupiah(cost))}</td>
                    <td colspan="3"></td>
                </tr></tfoot>
            </table>
        };
        sideways(t.list_of_actions(), table).into_any()
    };
    view! {
        <section aria-labelledby="tindakan">
            <div class="page-head">
                <h2 id="tindakan">{t.actions_taken()}</h2>
                <div class="actions"><a class="button" href=address("baru")>{icon(Icon::Plus)} {t.add_action()}</a></div>
            </div>
            {content}
        </section>
    }
}

fn action_row(t: Lang, address: &str, row: &Row<Action>) -> impl IntoView + use<> {
    let a = row.value.clone();
    let what = a.what.as_deref().map_or_else(|| a.class.label(t).to_owned(), str::to_owned);
    let done = match a.done {
        Some(on) => view! { {figure::date(on)} {a.result.as_deref().map(|result| view! { <br /> <span class="hint">{result.to_owned()}</span> })} }.into_any(),
        None => {
            let (row, name) = (row.clone(), what.clone());
            let mark = move |_| {
                let done = Action { done: Some(random::today()), ..row.value.clone() };
                desk().commit(Transaction::of(EditOf::change(row.id, row.value.clone(), done)));
                notices().done(t.action_done(&name));
            };
            view! { <button type="button" class="quiet" on:click=mark>{icon(Icon::Check)} {t.mark_done()}</button> }.into_any()
        }
    };
    let late = a.is_overdue(random::today()).then(|| view! { " " <span class="badge warn">{t.overdue()}</span> });
    view! {
        <tr>
            <th scope="row"><a href=address.to_owned()>{what}</a></th>
            <td>{a.class.label(t)}</td>
            <td>{a.cause.map(|cause| words::cause(t, cause))}</td>
            <td class="num">{a.cost.map(|cost| t.rupiah(cost))}</td>
            <td>{a.fund.map(|fund| fund.label(t))}</td>
            <td>{a.due.map(figure::date)} {late}</td>
            <td>{done}</td>
        </tr>
    }
}

fn earlier(t: Lang, cases: &[Row<Case>]) -> Option<impl IntoView + use<>> {
    let items = cases.iter().rev().map(|row| {
        let outcome = words::progress(t, progress(&row.value));
        view! { <li>{t.earlier_case(&t.date(row.value.opened), &outcome)}</li> }
    });
    let items = items.collect_view();
    (!cases.is_empty()).then(|| {
        view! {
            <section aria-labelledby="terdahulu"><h2 id="terdahulu">{t.earlier_cases()}</h2><ul>{items}</ul></section>
        }
    })
}

fn delete_button(t: Lang, owner: Id, name: &str, case: Id) -> impl IntoView + use<> {
    let (desk, notices, confirm, place, name) = (desk(), notices(), confirm(), place(), name.to_owned());
    let delete = move |_| {
        let [causes, visits, actions] = desk.peek(|workspace| follow_up::belongings(workspace.tables(), case));
        let loses = t.delete_case_loses(&t.count(causes), &t.count(visits), &t.count(actions));
        let name = name.clone();
        confirm.ask(t.delete_named(&t.case_of(&name)), loses, t.delete(), move || {
            desk.commit(desk.peek(|workspace| follow_up::delete(workspace.tables(), case)));
            notices.done(t.deleted(&t.case_of(&name)));
            place.go(&Address::case(owner));
        });
    };
    view! {
        <div class="actions"><button type="button" class="danger" on:click=delete>{icon(Icon::Trash)} {t.delete_case()}</button></div>
    }
}
