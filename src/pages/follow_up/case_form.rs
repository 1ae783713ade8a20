//! The form of a case: who is responsible, and by when.

use super::CaseAddress;
use crate::domain::Record;
use crate::domain::checks::Finding;
use crate::domain::{Case, Id, Level};
use crate::i18n::Lang;
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form, Line};
use crate::ui::form_page::form_page;
use crate::ui::lang;
use crate::ui::notice::notices;
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// The page.
#[component]
pub fn CaseForm(owner: Id) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let at = CaseAddress::of(owner, &place().now());
    let name = desk.peek(|workspace| workspace.cooperative(owner).map(|row| row.value.name.to_string()));
    let (Some(name), Some(row)) = (name, at.find(desk)) else {
        return crate::pages::cooperative::no_such_cooperative(t).into_any();
    };
    crate::pages::title(move || t.edit_case().to_owned());
    let (draft, value, restored) =
        Draft::open(&format!("cases/{}", row.id), row.id, Some(row.value.clone()), Case::default());
    let form = Form::new(value, |_: &Case| Vec::<Finding>::new());
    let (notices, title) = (notices(), t.case_of(&name));
    let save = move |edit: EditOf<Case>| {
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&title));
    };
    view! {
        <p class="crumb"><a href=at.page()>{name}</a></p>
        <div class="page-head"><h1>{t.edit_case()}</h1></div>
        {form_page(form, draft, restored, at.page(), fields(t, form), save)}
    }
    .into_any()
}

fn fields(t: Lang, form: Form<Case>) -> impl IntoView {
    view! {
        <div class="form-grid">
            {field::line(form, "owner", t.field(Case::TABLE, "owner"), None, Line::Text,
                |c, _| field::shown(&c.owner), |c, text, t| { c.owner = field::read_text(text, t)?; Ok(()) })}
            {field::choice(form, "level", t.field(Case::TABLE, "level"), None, field::codes(t, Level::ALL),
                |c, _| field::shown_code(c.level), |c, text, _| { c.level = field::read_code(text); Ok(()) })}
            {field::line(form, "due", t.field(Case::TABLE, "due"), None, Line::Date,
                |c, _| field::shown_code(c.due), |c, text, t| { c.due = field::read_date(text, t)?; Ok(()) })}
        </div>
        {field::area(form, "note", t.field(Case::TABLE, "note"),
            |c, _| field::shown(&c.note), |c, text, t| { c.note = field::read_text(text, t)?; Ok(()) })}
    }
}
