//! What is done to all selected cooperatives of the list at once.

use super::line::Line;
use crate::analysis::follow_up::Progress;
use crate::domain::{CaseStage, Id, Level, Text};
use crate::i18n::{Label, Lang};
use crate::ui::confirm::confirm;
use crate::ui::date_field::{day_field, read_date};
use crate::ui::desk::desk;
use crate::ui::notice::notices;
use crate::ui::select::select;
use crate::ui::sheet::sheet;
use crate::ui::{field, focus, lang, random};
use crate::workspace::follow_up::{self, Assignment};
use crate::workspace::{Tables, Transaction};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The bar at the foot of the list: how many are selected, and what can be done with them.
#[component]
pub(super) fn Many(selected: RwSignal<BTreeSet<Id>>, found: Memo<Vec<Line>>) -> impl IntoView {
    let t = lang();
    let any = Memo::new(move |_| selected.with(|selected| !selected.is_empty()));
    view! { <Show when=move || any.get()>{bulk(t, selected, found)}</Show> }
}

fn bulk(t: Lang, selected: RwSignal<BTreeSet<Id>>, found: Memo<Vec<Line>>) -> impl IntoView {
    let (desk, notices) = (desk(), notices());
    let chosen = move || selected.with_untracked(|selected| selected.iter().copied().collect::<Vec<Id>>());
    let commit = move |make: &dyn Fn(&Tables, Vec<Id>) -> Transaction, told: fn(Lang, &str) -> String| {
        let transaction = desk.peek(|workspace| make(workspace.tables(), chosen()));
        let count = transaction.edits.len();
        if count == 0 {
            // Nothing that could be taken back.
            return notices.tell(told(t, &t.count(count)));
        }
        desk.commit(transaction);
        notices.done(told(t, &t.count(count)));
    };
    let of_selection = move |wanted: fn(&Line) -> bool| {
        found.with(|found| {
            selected.with(|selected| found.iter().filter(|line| selected.contains(&line.owner) && wanted(line)).count())
        })
    };
    let without = move || of_selection(|line| !matches!(line.progress, Progress::Open(_)));
    let unreported = move || of_selection(|line| line.unreported && !matches!(line.progress, Progress::Closed(_)));
    let open = move |_| {
        commit(&|tables, owners| follow_up::open(tables, owners, random::today()), |t, count| t.cases_opened(count))
    };
    let confirm = confirm();
    let close = move |_| {
        let owners: Vec<Id> = found.with_untracked(|found| {
            let wanted = |line: &&Line| {
                line.unreported
                    && !matches!(line.progress, Progress::Closed(_))
                    && selected.with_untracked(|selected| selected.contains(&line.owner))
            };
            found.iter().filter(wanted).map(|line| line.owner).collect()
        });
        let text = t.close_as_data_error_text(&t.count(owners.len()));
        confirm.ask(t.close_as_data_error(), text, t.close_case(), move || {
            let count = owners.len();
            desk.commit(desk.peek(|workspace| {
                follow_up::close_unreported(workspace.tables(), owners.iter().copied(), random::today())
            }));
            notices.done(t.cases_changed(&t.count(count)));
        });
    };
    let (assigning, moving) = (RwSignal::new(false), RwSignal::new(false));
    let shut = move |sheet: RwSignal<bool>| {
        move || view! { <button type="button" on:click=move |_| sheet.set(false)>{t.cancel()}</button> }.into_any()
    };
    let assign = move || {
        let on_assign = Callback::new(move |assignment: Assignment| {
            assigning.set(false);
            commit(&|tables, owners| follow_up::change(tables, owners, |case| assignment.put_on(case)), |t, count| {
                t.cases_changed(count)
            });
        });
        view! { <Assign on_assign /> }.into_any()
    };
    let shift = move || {
        let on_move = Callback::new(move |stage| {
            moving.set(false);
            commit(&|tables, owners| follow_up::move_to(tables, owners, stage, random::today()), |t, count| {
                t.cases_changed(count)
            });
        });
        view! { <Move on_move /> }.into_any()
    };
    view! {
        <div class="bulk-bar" role="group" aria-label=t.bulk_actions()>
            <p><strong role="status">{move || t.cases_selected(&t.count(selected.with(BTreeSet::len)))}</strong></p>
            <button type="button" class="quiet" on:click=move |_| selected.set(BTreeSet::new())>{t.cancel()}</button>
            <Show when=move || { unreported() > 0 }>
                <button type="button" on:click=close>{move || format!("{} ({})", t.close_as_data_error(), t.count(unreported()))}</button>
            </Show>
            <button type="button" aria-haspopup="dialog" on:click=move |_| assigning.set(true)>{t.assign_many()}</button>
            <button type="button" aria-haspopup="dialog" on:click=move |_| moving.set(true)>{t.move_many()}</button>
            <Show when=move || { without() > 0 }>
                <button type="button" class="primary" on:click=open>
                    {move || format!("{} ({})", t.open_cases(), t.count(without()))}
                </button>
            </Show>
        </div>
        {sheet(assigning, "tugaskan", move || t.assign().to_owned(), assign, shut(assigning))}
        {sheet(moving, "pindahkan", move || t.move_stage().to_owned(), shift, shut(moving))}
    }
}

#[component]
fn Assign(on_assign: Callback<Assignment>) -> impl IntoView {
    let t = lang();
    let (owner, level, due) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let levels = std::iter::once((String::new(), "–".to_owned())).chain(field::labelled(t, Level::ALL)).collect();
    let assign = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Ok(due) = read_date(&due.get_untracked(), t) else { return focus::on("tugas-tenggat") };
        let assignment = Assignment {
            owner: Text::optional(&owner.get_untracked()).unwrap_or_default(),
            level: field::read_code(&level.get_untracked()),
            due,
        };
        if assignment != Assignment::default() {
            on_assign.run(assignment);
        }
    };
    view! {
        <form class="form-line" on:submit=assign>
            <div class="field">
                <label for="tugas-siapa">{t.owner()}</label>
                <input id="tugas-siapa" maxlength="300" autocomplete="off" prop:value=owner on:input=move |event| owner.set(event_target_value(&event)) />
            </div>
            {select("tugas-tingkat".to_owned(), t.level().to_owned(), false, vec![(None, levels)], move || level.get(), move |code| level.set(code))}
            {day_field("tugas-tenggat".into(), t.due(), None, due, |_| (), |_| Ok(()))}
            <button type="submit">{t.assign()}</button>
        </form>
    }
}

#[component]
fn Move(on_move: Callback<CaseStage>) -> impl IntoView {
    let t = lang();
    let stage = RwSignal::new(CaseStage::Verified);
    let open = CaseStage::ALL.iter().filter(|stage| **stage != CaseStage::Closed);
    let stages = open.map(|stage| (stage.code().to_owned(), stage.label(t).to_owned())).collect();
    let go = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_move.run(stage.get_untracked());
    };
    view! {
        <form class="form-line" on:submit=go>
            {select("pindah-tahap".to_owned(), t.other_stage().to_owned(), false, vec![(None, stages)],
                move || stage.get().code().to_owned(),
                move |code| { if let Ok(next) = code.parse() { stage.set(next); } })}
            <button type="submit">{t.move_stage()}</button>
        </form>
    }
}
