//! The form of a document or asset that is kept for a cooperative.

use crate::domain::Record;
use crate::domain::{Custody, CustodyKind, Id};
use crate::i18n::Lang;
use crate::list::CUSTODIES;
use crate::pages::delete_button::{Deletes, delete_button};
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form, Line};
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
    let form = Form::new(value, |custody| custody.findings(None, random::today()));
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
            {field::choice(form, "thing", t.field(Custody::TABLE, "thing"), None, field::codes(t, CustodyKind::ALL),
                |c, _| c.thing.to_string(),
                |c, text, _| { if let Some(thing) = field::read_code(text) { c.thing = thing; } Ok(()) })}
            {field::line(form, "item", t.field(Custody::TABLE, "item"), None, Line::Text,
                |c, _| field::shown(&c.item), |c, text, t| { c.item = field::read_text(text, t)?; Ok(()) })}
            {field::line(form, "quantity", t.field(Custody::TABLE, "quantity"), Some(t.quantity_hint()), Line::Text,
                |c, _| field::shown(&c.quantity), |c, text, t| { c.quantity = field::read_text(text, t)?; Ok(()) })}
            {field::line(form, "worth", t.field(Custody::TABLE, "worth"), None, Line::Money,
                |c, t| c.worth.map(|worth| t.number(worth.get())).unwrap_or_default(),
                |c, text, t| { c.worth = field::read_rupiah(text, t)?; Ok(()) })}
            {field::line(form, "kept_at", t.field(Custody::TABLE, "kept_at"), Some(t.kept_at_hint()), Line::Text,
                |c, _| field::shown(&c.kept_at), |c, text, t| { c.kept_at = field::read_text(text, t)?; Ok(()) })}
            {field::line(form, "keeper", t.field(Custody::TABLE, "keeper"), None, Line::Text,
                |c, _| field::shown(&c.keeper), |c, text, t| { c.keeper = field::read_text(text, t)?; Ok(()) })}
            {field::line(form, "received_on", t.field(Custody::TABLE, "received_on"), None, Line::Date,
                |c, _| field::shown_code(c.received_on),
                |c, text, t| { c.received_on = field::read_date(text, t)?; Ok(()) })}
            {field::line(form, "received_from", t.field(Custody::TABLE, "received_from"), None, Line::Text,
                |c, _| field::shown(&c.received_from),
                |c, text, t| { c.received_from = field::read_text(text, t)?; Ok(()) })}
            {field::line(form, "receipt", t.field(Custody::TABLE, "receipt"), None, Line::Text,
                |c, _| field::shown(&c.receipt), |c, text, t| { c.receipt = field::read_text(text, t)?; Ok(()) })}
            {field::line(form, "returned_on", t.field(Custody::TABLE, "returned_on"), None, Line::Date,
                |c, _| field::shown_code(c.returned_on),
                |c, text, t| { c.returned_on = field::read_date(text, t)?; Ok(()) })}
            {field::line(form, "returned_to", t.field(Custody::TABLE, "returned_to"), None, Line::Text,
                |c, _| field::shown(&c.returned_to),
                |c, text, t| { c.returned_to = field::read_text(text, t)?; Ok(()) })}
        </div>
        {field::area(form, "note", t.field(Custody::TABLE, "note"),
            |c, _| field::shown(&c.note), |c, text, t| { c.note = field::read_text(text, t)?; Ok(()) })}
    }
}
