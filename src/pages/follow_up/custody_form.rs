//! The form of a document or asset that is kept for a cooperative.

use crate::domain::Record;
use crate::domain::{Custody, Id};
use crate::i18n::Lang;
use crate::list::CUSTODIES;
use crate::pages::delete_button::{Deletes, delete_button};
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form};
use crate::ui::form_page::form_page;
use crate::ui::notice::notices;
use crate::ui::{lang, random};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// The page; without one that is kept, for one that is not recorded yet.
#[component]
pub fn CustodyForm(owner: Id, custody: Option<Id>) -> impl IntoView {
    let (t, desk, notices) = (lang(), desk(), notices());
    let name = desk.peek(|workspace| workspace.cooperative(owner).map(|row| row.value.name.to_string()));
    let Some(name) = name else { return crate::pages::missing::no_such_cooperative(t).into_any() };
    let found = |id| desk.peek(|workspace| workspace.tables().custodies.get_live(id).map(|row| row.value.clone()));
    let before = custody.and_then(found);
    let title = if before.is_some() { t.edit_custody() } else { t.add_custody() };
    crate::pages::title(move || title.to_owned());
    let blank = Custody { cooperative: owner, received_on: Some(random::today()), ..Custody::default() };
    let key = custody.map_or_else(|| format!("custodies/new/{owner}"), |id| format!("custodies/{id}"));
    let (draft, value, restored) = Draft::open(&key, custody.unwrap_or_else(random::new_id), before.clone(), blank);
    let form = Form::of(value, None);
    let save = move |edit: EditOf<Custody>| {
        let saved = edit.after.as_ref().map(|custody| name_of(t, custody)).unwrap_or_default();
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&saved));
    };
    let back = super::CaseAddress::new(owner).page();
    view! {
        <p class="crumb"><a href=back.clone()>{name}</a></p>
        <div class="page-head">
            <h1>{title}</h1>
            <div class="actions">{custody.zip(before).map(|(id, before)| {
                let what = Deletes { table: Custody::TABLE, id, label: t.delete(), says: Some(t.delete_custody_text()) };
                let name = name_of(t, &before);
                delete_button(t, what, move || name.clone(), super::CaseAddress::new(owner).page())
            })}</div>
        </div>
        {form_page(form, draft, restored, back, fields(t, form), save)}
    }
    .into_any()
}

/// What it is called.
pub(super) fn name_of(t: Lang, custody: &Custody) -> String {
    (CUSTODIES.named.1)(t, custody)
}

fn fields(t: Lang, form: Form<Custody>) -> impl IntoView {
    view! {
        <div class="form-grid">
            {field::input(form, Custody::AT.thing, None)}
            {field::input(form, Custody::AT.item, None)}
            {field::input(form, Custody::AT.quantity, Some(t.quantity_hint()))}
            {field::input(form, Custody::AT.worth, None)}
            {field::input(form, Custody::AT.kept_at, Some(t.kept_at_hint()))}
            {field::input(form, Custody::AT.keeper, None)}
            {field::input(form, Custody::AT.received_on, None)}
            {field::input(form, Custody::AT.received_from, None)}
            {field::input(form, Custody::AT.receipt, None)}
            {field::input(form, Custody::AT.returned_on, None)}
            {field::input(form, Custody::AT.returned_to, None)}
        </div>
        {field::input(form, Custody::AT.note, None)}
    }
}
