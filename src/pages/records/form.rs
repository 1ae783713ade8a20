//! The form of a record of a list.

use crate::domain::{Cooperative, Id, Record};
use crate::i18n::Lang;
use crate::list::{Hint, Inputs, ListOf};
use crate::pages::delete_button::{Deletes, delete_button};
use crate::pages::missing;
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form};
use crate::ui::form_page::form_page;
use crate::ui::notice::notices;
use crate::ui::{lang, random};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// The page; without a record, for one that is not there yet.
pub(super) fn page<R: Record<Owner = Cooperative>>(list: &'static ListOf<R>, owner: Id, record: Option<Id>) -> AnyView {
    let (t, desk, notices) = (lang(), desk(), notices());
    let cooperative = desk.peek(|workspace| workspace.cooperative(owner).map(|row| row.value.clone()));
    let Some(cooperative) = cooperative else { return missing::no_such_cooperative(t).into_any() };
    let name = cooperative.name.to_string();
    let found = |id| desk.peek(|workspace| Some(workspace.tables().table::<R>()?.get_live(id)?.value.clone()));
    let before: Option<R> = record.and_then(found);
    let title = if before.is_some() { (list.words.edit)(t) } else { (list.words.add)(t) };
    crate::pages::document_title(move || title.to_owned());
    let blank = (list.blank)(owner, random::today());
    let key = record.map_or_else(|| format!("{}/new/{owner}", R::TABLE), |id| format!("{}/{id}", R::TABLE));
    let (draft, value, restored) = Draft::open(&key, record.unwrap_or_else(random::new_id), before.clone(), blank);
    let form = Form::of(value, Some(cooperative));
    let save = move |edit: EditOf<R>| {
        let saved = edit.after.as_ref().map(|record| (list.named.1)(t, record)).unwrap_or_default();
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&saved));
    };
    let back = format!("#{}", list.home_path(owner));
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <p class="lead">{name}</p>
            <div class="actions">{record.zip(before).map(|(id, before)| {
                let what = Deletes { table: R::TABLE, id, label: t.delete(), says: Some((list.words.deleted)(t)) };
                let name = (list.named.1)(t, &before);
                delete_button(t, what, move || name.clone(), back.clone())
            })}</div>
        </div>
        {form_page(form, draft, restored, back, fields(t, list, form), save)}
    }
    .into_any()
}

fn fields<R: Record>(t: Lang, list: &'static ListOf<R>, form: Form<R>) -> AnyView {
    let input = |(field, hint): &(usize, Hint)| field::input(form, *field, hint.map(|hint| hint(t)));
    let group = |inputs: &Inputs| match inputs {
        // One that stands alone has all the room.
        [one] => input(one),
        _ => view! { <div class="form-grid">{inputs.iter().map(input).collect_view()}</div> }.into_any(),
    };
    list.form.iter().map(group).collect_view().into_any()
}
