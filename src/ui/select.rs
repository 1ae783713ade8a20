//! A choice among few, outside the forms of records.

use leptos::prelude::*;

/// An option: its value and what it is called.
pub type Choice = (String, String);

/// Options, with those of one heading together; without one, they stand by themselves.
pub type Choices = Vec<(Option<String>, Vec<Choice>)>;

/// Options without headings.
pub fn plain(choices: impl IntoIterator<Item = Choice>) -> Choices {
    vec![(None, choices.into_iter().collect())]
}

/// A labelled choice; `hides_label` where a table's heading says it already.
pub fn select(
    id: String,
    label: String,
    hides_label: bool,
    choices: Choices,
    value: impl Fn() -> String + Send + Sync + 'static,
    set: impl Fn(String) + 'static,
) -> impl IntoView {
    let option = move |(code, name): Choice| view! { <option value=code>{name}</option> };
    let options = choices.into_iter().map(|(heading, choices)| {
        let options = choices.into_iter().map(option).collect_view();
        match heading {
            Some(heading) => view! { <optgroup label=heading>{options}</optgroup> }.into_any(),
            None => options.into_any(),
        }
    });
    view! {
        <div class="field">
            <label for=id.clone() class:visually-hidden=hides_label>{label}</label>
            // The options must be there before one of them can be chosen.
            <select id=id on:change=move |event| set(event_target_value(&event)) prop:value=value>{options.collect_view()}</select>
        </div>
    }
}
