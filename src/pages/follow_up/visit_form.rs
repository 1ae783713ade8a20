//! The form of a visit: short enough to be filled in on a phone at the gate, and kept while there is no signal.

use super::CaseAddress;
use crate::domain::Record;
use crate::domain::{Business, Count, Id, OfficeState, Visit};
use crate::i18n::Lang;
use crate::pages::delete_button::{Deletes, delete_button};
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form, Line};
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
    crate::pages::title(move || title.to_owned());
    let blank = Visit { case: case.id, date: random::today(), who: case.value.owner.clone(), ..Visit::default() };
    let key = visit.map_or_else(|| format!("visits/new/{}", case.id), |id| format!("visits/{id}"));
    let (draft, value, restored) = Draft::open(&key, visit.unwrap_or_else(random::new_id), before.clone(), blank);
    let form = Form::new(value, |visit| visit.findings(None, random::today()));
    let (notices, photo) = (notices(), Photo::of(visit));
    let kept = photo.clone();
    let save = move |edit: EditOf<Visit>| {
        kept.keep(edit.id);
        let date = edit.after.as_ref().map(|visit| visit.date).unwrap_or_default();
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&t.visit_of(&t.date(date))));
    };
    view! {
        <p class="crumb"><a href=at.page()>{name}</a></p>
        <div class="page-head">
            <h1>{title}</h1>
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

fn shown_count(count: Option<Count>, t: Lang) -> String {
    count.map(|count| t.count(count.get())).unwrap_or_default()
}

fn fields(t: Lang, form: Form<Visit>, photo: &Photo) -> impl IntoView + use<> {
    view! {
        <div class="form-grid">
            {field::line(form, "date", t.field(Visit::TABLE, "date"), None, Line::Date,
                |v, _| v.date.to_string(),
                |v, text, t| { v.date = field::read_date(text, t)?.ok_or_else(|| t.date_needed().to_owned())?; Ok(()) })}
            {field::line(form, "who", t.field(Visit::TABLE, "who"), None, Line::Text,
                |v, _| field::shown(&v.who), |v, text, t| { v.who = field::read_text(text, t)?; Ok(()) })}
            {field::choice(form, "office_state", t.field(Visit::TABLE, "office_state"), None, field::codes(t, OfficeState::ALL),
                |v, _| field::shown_code(v.office_state), |v, text, _| { v.office_state = field::read_code(text); Ok(()) })}
            {field::choice(form, "business", t.field(Visit::TABLE, "business"), None, field::codes(t, Business::ALL),
                |v, _| field::shown_code(v.business), |v, text, _| { v.business = field::read_code(text); Ok(()) })}
            {field::line(form, "officers_found", t.field(Visit::TABLE, "officers_found"), None, Line::Number,
                |v, t| shown_count(v.officers_found, t), |v, text, t| { v.officers_found = field::read_count(text, t)?; Ok(()) })}
            {field::line(form, "members_reached", t.field(Visit::TABLE, "members_reached"), None, Line::Number,
                |v, t| shown_count(v.members_reached, t), |v, text, t| { v.members_reached = field::read_count(text, t)?; Ok(()) })}
            <div>
                {field::line(form, "position", t.field(Visit::TABLE, "position"), Some(t.position_hint()), Line::Text,
                    |v, t| v.position.map(|p| field::shown_position(t, p)).unwrap_or_default(),
                    |v, text, t| { v.position = field::read_position(text, t)?; Ok(()) })}
                {locate("position", field::shown_position)}
            </div>
        </div>
        {field::area(form, "found", t.field(Visit::TABLE, "found"),
            |v, _| field::shown(&v.found), |v, text, t| { v.found = field::read_text(text, t)?; Ok(()) })}
        {field::area(form, "next_step", t.field(Visit::TABLE, "next_step"),
            |v, _| field::shown(&v.next_step), |v, text, t| { v.next_step = field::read_text(text, t)?; Ok(()) })}
        {photo_field(photo)}
    }
}
