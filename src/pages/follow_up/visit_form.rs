//! The form of a visit: short enough to be filled in on a phone at the gate, and kept while there is no signal.

use super::CaseAddress;
use crate::domain::Record;
use crate::domain::checks::Problem;
use crate::domain::{Id, Ref, Visit};
use crate::i18n::Lang;
use crate::pages::delete_button::{Deletes, delete_button};
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form};
use crate::ui::form_page::form_page;
use crate::ui::locate::locate;
use crate::ui::notice::notices;
use crate::ui::photo::{Photo, photo_field};
use crate::ui::{lang, random};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// The page; without a visit, for one that is not there yet.
#[component]
pub fn VisitForm(owner: Id, visit: Option<Id>) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let at = CaseAddress::of(owner, &place().now());
    let name = desk.peek(|workspace| workspace.cooperative(owner).map(|row| row.value.name.to_string()));
    let before =
        visit.and_then(|id| desk.peek(|workspace| workspace.tables().visits.get_live(id).map(|row| row.value.clone())));
    let (Some(name), Some(case)) = (name, at.find(desk)) else {
        return crate::pages::missing::no_such_cooperative(t).into_any();
    };
    let title = if before.is_some() { t.edit_visit() } else { t.add_visit() };
    crate::pages::document_title(move || title.to_owned());
    let blank =
        Visit { case: Ref::to(case.id), date: random::today(), who: case.value.owner.clone(), ..Visit::default() };
    let key = visit.map_or_else(|| format!("visits/new/{}", case.id), |id| format!("visits/{id}"));
    let (draft, value, restored) = Draft::open(&key, visit.unwrap_or_else(random::new_id), before.clone(), blank);
    let (notices, photo) = (notices(), Photo::of(&key, visit));
    let left = photo.clone();
    let draft = draft.forgetting(move || left.forget_draft());
    let beside = photo.clone();
    // What the record lacks a photograph may say.
    let form = Form::new(value, move |visit: &Visit| {
        let mut found = visit.findings(None, random::today());
        found.retain(|finding| finding.problem != Problem::VisitEmpty || !beside.is_there());
        found
    });
    let taken = photo.clone();
    let save = move |edit: EditOf<Visit>| {
        taken.store(edit.id);
        let date = edit.after.as_ref().map(|visit| visit.date).unwrap_or_default();
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&t.visit_of(&t.date(date))));
    };
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <p class="lead">{name}</p>
            <div class="actions">{visit.zip(before).map(|(id, before)| {
                let what = Deletes { table: Visit::TABLE, id, label: t.delete(), says: Some(t.delete_visit_text()) };
                let name = t.visit_of(&t.date(before.date));
                delete_button(t, what, move || name.clone(), at.page())
            })}</div>
        </div>
        {form_page(form, draft, restored, at.page(), fields(t, form, &photo), save)}
    }
    .into_any()
}

fn fields(t: Lang, form: Form<Visit>, photo: &Photo) -> impl IntoView + use<> {
    view! {
        <div class="form-grid">
            {field::input(form, Visit::AT.date, None)}
            {field::input(form, Visit::AT.office_state, None)}
            {field::input(form, Visit::AT.business, None)}
            {field::input(form, Visit::AT.found, None)}
            {photo_field(photo)}
            {field::input(form, Visit::AT.next_step, None)}
            {field::input(form, Visit::AT.next_on, Some(t.next_on_hint()))}
            {field::input(form, Visit::AT.officers_found, None)}
            {field::input(form, Visit::AT.members_reached, None)}
            {field::input(form, Visit::AT.who, None)}
            <div>
                {field::input(form, Visit::AT.position, Some(t.position_hint()))}
                {locate("position", Lang::degrees)}
            </div>
        </div>
    }
}
