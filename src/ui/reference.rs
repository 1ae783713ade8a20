//! The input of a field that names another record: a search for it.

use super::field::Form;
use super::lang;
use super::pick::pick_record;
use crate::domain::{Id, Record};
use leptos::prelude::*;
use serde_json::Value;

/// The input; `table` is that of the record which the field names.
pub fn reference<R: Record>(form: Form<R>, field: usize, table: &'static str, hint: Option<&'static str>) -> AnyView {
    let (t, name) = (lang(), R::NAMES[field]);
    let stands = form.value.with_untracked(|record| record.to_json(field).as_str().and_then(|id| id.parse().ok()));
    let chosen = RwSignal::new(stands);
    Effect::new(move |before: Option<Option<Id>>| {
        let now = chosen.get();
        if before.is_some_and(|before| before != now) {
            let value = now.map_or(Value::Null, |id| id.to_string().into());
            form.set(name, |record| record.set_json(field, &value).map_err(|error| error.to_string()));
        }
        now
    });
    view! {
        {pick_record(form, name, t.field(R::TABLE, name), table, Id::default(), chosen)}
        {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
        {form.message_view(name)}
    }
    .into_any()
}
