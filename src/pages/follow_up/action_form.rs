//! The form of an action: what is done about a cause, by whom, at what cost, and what came of it.

use super::{CaseAddress, words};
use crate::domain::Record;
use crate::domain::{Action, ActionClass, Cause, Fund, Id, Level};
use crate::i18n::Lang;
use crate::pages::delete_button::{Deletes, delete_button};
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form, Line};
use crate::ui::form_page::form_page;
use crate::ui::notice::notices;
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
    crate::pages::title(move || title.to_owned());
    let found = causes_of(case.id);
    let blank = Action {
        case: case.id,
        cause: found.first().copied(),
        level: case.value.level,
        owner: case.value.owner.clone(),
        ..Action::default()
    };
    let key = action.map_or_else(|| format!("actions/new/{}", case.id), |id| format!("actions/{id}"));
    let (draft, value, restored) = Draft::open(&key, action.unwrap_or_else(random::new_id), before.clone(), blank);
    let form = Form::new(value, |action| action.findings(None, random::today()));
    let notices = notices();
    let save = move |edit: EditOf<Action>| {
        let what = edit.after.as_ref().and_then(|action| action.what.as_deref()).unwrap_or_default().to_owned();
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&what));
    };
    view! {
        <p class="crumb"><a href=at.page()>{name}</a></p>
        <div class="page-head">
            <h1>{title}</h1>
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
        let of_case = workspace.tables().diagnoses.live().filter(|row| row.value.case == case);
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
            {field::line(form, "what", t.field(Action::TABLE, "what"), None, Line::Text,
                |a, _| field::shown(&a.what), |a, text, t| { a.what = field::read_text(text, t)?; Ok(()) })}
            {field::choice(form, "class", t.field(Action::TABLE, "class"), None, field::codes(t, ActionClass::ALL),
                |a, _| a.class.to_string(),
                |a, text, _| { if let Some(class) = field::read_code(text) { a.class = class; } Ok(()) })}
            {field::choice(form, "cause", t.field(Action::TABLE, "cause"), None, Box::new(move || causes.clone()),
                |a, _| field::shown_code(a.cause), |a, text, _| { a.cause = field::read_code(text); Ok(()) })}
            {field::line(form, "owner", t.field(Action::TABLE, "owner"), None, Line::Text,
                |a, _| field::shown(&a.owner), |a, text, t| { a.owner = field::read_text(text, t)?; Ok(()) })}
            {field::choice(form, "level", t.field(Action::TABLE, "level"), None, field::codes(t, Level::ALL),
                |a, _| field::shown_code(a.level), |a, text, _| { a.level = field::read_code(text); Ok(()) })}
            {field::line(form, "due", t.field(Action::TABLE, "due"), None, Line::Date,
                |a, _| field::shown_code(a.due), |a, text, t| { a.due = field::read_date(text, t)?; Ok(()) })}
            {field::line(form, "cost", t.field(Action::TABLE, "cost"), None, Line::Money,
                |a, t| a.cost.map(|cost| t.number(cost.get())).unwrap_or_default(),
                |a, text, t| { a.cost = field::read_rupiah(text, t)?; Ok(()) })}
            {field::choice(form, "fund", t.field(Action::TABLE, "fund"), None, field::codes(t, Fund::ALL),
                |a, _| field::shown_code(a.fund), |a, text, _| { a.fund = field::read_code(text); Ok(()) })}
            {field::line(form, "plan", t.field(Action::TABLE, "plan"), Some(t.plan_hint()), Line::Text,
                |a, _| field::shown(&a.plan), |a, text, t| { a.plan = field::read_text(text, t)?; Ok(()) })}
            {field::line(form, "done", t.field(Action::TABLE, "done"), None, Line::Date,
                |a, _| field::shown_code(a.done), |a, text, t| { a.done = field::read_date(text, t)?; Ok(()) })}
        </div>
        {field::area(form, "result", t.field(Action::TABLE, "result"),
            |a, _| field::shown(&a.result), |a, text, t| { a.result = field::read_text(text, t)?; Ok(()) })}
    }
}
