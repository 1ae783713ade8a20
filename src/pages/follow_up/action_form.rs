//! The form of an action: what is done about a cause, by whom, at what cost, and what came of it.

use super::{CaseAddress, words};
use crate::domain::Record;
use crate::domain::{Action, Cause, Diagnosis, Id, Plan, Ref};
use crate::i18n::Lang;
use crate::pages::delete_button::{Deletes, delete_button};
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form};
use crate::ui::form_page::form_page;
use crate::ui::notice::notices;
use crate::ui::reference::reference;
use crate::ui::{lang, random};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// The page; without an action, for one that is not there yet.
#[component]
pub fn ActionForm(owner: Id, action: Option<Id>) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let at = CaseAddress::of(owner, &place().now());
    let name = desk.peek(|workspace| workspace.cooperative(owner).map(|row| row.value.name.to_string()));
    let before = action
        .and_then(|id| desk.peek(|workspace| workspace.tables().actions.get_live(id).map(|row| row.value.clone())));
    let (Some(name), Some(case)) = (name, at.find(desk)) else {
        return crate::pages::missing::no_such_cooperative(t).into_any();
    };
    let title = if before.is_some() { t.edit_action() } else { t.add_action() };
    crate::pages::document_title(move || title.to_owned());
    let found = causes_of(case.id);
    let blank = Action {
        case: Ref::to(case.id),
        cause: found.first().copied(),
        level: case.value.level,
        owner: case.value.owner.clone(),
        ..Action::default()
    };
    let key = action.map_or_else(|| format!("actions/new/{}", case.id), |id| format!("actions/{id}"));
    let (draft, value, restored) = Draft::open(&key, action.unwrap_or_else(random::new_id), before.clone(), blank);
    let form = Form::of(value, None);
    let notices = notices();
    let save = move |edit: EditOf<Action>| {
        let what = edit.after.as_ref().and_then(|action| action.what.as_deref()).unwrap_or_default().to_owned();
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&what));
    };
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <p class="lead">{name}</p>
            <div class="actions">{action.zip(before).map(|(id, before)| {
                let what = Deletes { table: Action::TABLE, id, label: t.delete(), says: Some(t.delete_action_text()) };
                let name = before.what.as_deref().unwrap_or_default().to_owned();
                delete_button(t, what, move || name.clone(), at.page())
            })}</div>
        </div>
        {form_page(form, draft, restored, at.page(), fields(t, form, found), save)}
    }
    .into_any()
}

/// The causes found in a case, the heaviest first.
fn causes_of(case: Id) -> Vec<Cause> {
    desk().peek(|workspace| {
        let of_case = workspace.index().of::<Diagnosis>(workspace.tables(), case);
        let mut found: Vec<_> = of_case.map(|row| (std::cmp::Reverse(row.value.weight), row.value.cause)).collect();
        found.sort();
        found.into_iter().map(|(_, cause)| cause).collect()
    })
}

fn fields(t: Lang, form: Form<Action>, found: Vec<Cause>) -> impl IntoView {
    let causes: Vec<(String, String)> =
        found.into_iter().map(|cause| (cause.to_string(), words::cause(t, cause))).collect();
    view! {
        <div class="form-grid">
            {field::input(form, Action::AT.what, None)}
            {field::input(form, Action::AT.class, None)}
            {field::choice_of(form, Action::AT.cause, None, Box::new(move || causes.clone()))}
            {field::input(form, Action::AT.owner, None)}
            {field::input(form, Action::AT.level, None)}
            {field::input(form, Action::AT.due, None)}
            {field::input(form, Action::AT.cost, None)}
            {field::input(form, Action::AT.fund, None)}
            {field::input(form, Action::AT.plan, Some(t.plan_hint()))}
            {reference(form, Action::AT.plan_row, Plan::TABLE, None)}
            {field::input(form, Action::AT.done, None)}
        </div>
        {field::input(form, Action::AT.result, None)}
    }
}
