//! The button that deletes a record, wherever its form or page is.

use crate::domain::Id;
use crate::i18n::Lang;
use crate::ui::address::place;
use crate::ui::confirm::confirm;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::workspace::Transaction;
use leptos::prelude::*;

/// What a button deletes, and what it says.
#[derive(Clone, Copy)]
pub struct Deletes {
    /// The table of the record.
    pub table: &'static str,
    /// The record.
    pub id: Id,
    /// What stands on the button.
    pub label: &'static str,
    /// What is said before a record is deleted with which nothing goes; where something does, that is counted.
    pub says: Option<&'static str>,
}

/// Deletes a record and all that belongs to it, once a person has agreed, and goes to another page.
pub fn delete_button(
    t: Lang,
    what: Deletes,
    name: impl Fn() -> String + Clone + 'static,
    then: String,
) -> impl IntoView {
    let delete = deleting(t, what, name, then);
    view! { <button type="button" class="danger" on:click=move |_| delete()>{icon(Icon::Trash)} {what.label}</button> }
}

/// What deletes a record and all that belongs to it, once a person has agreed, and goes to another page.
pub fn deleting(
    t: Lang,
    what: Deletes,
    name: impl Fn() -> String + Clone + 'static,
    then: String,
) -> impl Fn() + Clone {
    let (confirm, notices, desk, place) = (confirm(), notices(), desk(), place());
    move || {
        let deletion = desk.peek(|workspace| workspace.tables().deletion_of(what.table, what.id));
        let (name, then) = (name(), then.clone());
        let says = match what.says {
            Some(says) if deletion.along.is_empty() => says.to_owned(),
            _ => t.loses(&deletion.along),
        };
        confirm.ask(t.delete_named(&name), says, t.delete(), move || {
            // Another tab may have deleted it: an empty step would be there to take back.
            if !deletion.edits.is_empty() {
                desk.commit(Transaction { edits: deletion.edits.clone() });
            }
            notices.done(t.deleted(&name));
            place.go(&then);
        });
    }
}
