//! The form of a case: who is responsible, and by when.

use super::CaseAddress;
use crate::domain::{Case, Id};
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form};
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
        return crate::pages::missing::no_such_cooperative(t).into_any();
    };
    crate::pages::document_title(move || t.edit_case().to_owned());
    let (draft, value, restored) =
        Draft::open(&format!("cases/{}", row.id), row.id, Some(row.value.clone()), Case::default());
    let form = Form::of(value, None);
    let (notices, title) = (notices(), t.case_of(&name));
    let save = move |edit: EditOf<Case>| {
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&title));
    };
    view! {
        <div class="page-head"><h1>{t.edit_case()}</h1></div>
        {form_page(form, draft, restored, at.page(), fields(form), save)}
    }
    .into_any()
}

fn fields(form: Form<Case>) -> impl IntoView {
    view! {
        <div class="form-grid">
            {field::input(form, Case::AT.owner, None)}
            {field::input(form, Case::AT.level, None)}
            {field::input(form, Case::AT.due, None)}
        </div>
        {field::input(form, Case::AT.note, None)}
    }
}
