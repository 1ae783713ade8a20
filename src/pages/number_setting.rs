//! A whole number among the settings.

use crate::ui::lang;
use crate::ui::notice::notices;
use leptos::prelude::*;
use std::ops::RangeInclusive;

/// What such a number is.
pub(super) struct NumberSetting {
    /// The id of its input.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What is said below its input.
    pub hint: Option<String>,
    /// What can be set.
    pub range: RangeInclusive<u16>,
}

/// Its input. What cannot be set is said, and what was set before stands there again.
pub(super) fn number_setting(
    of: NumberSetting,
    now: impl Fn() -> u16 + Copy + Send + Sync + 'static,
    set: impl Fn(u16) + 'static,
) -> impl IntoView {
    let (t, notices) = (lang(), notices());
    let NumberSetting { id, label, hint, range } = of;
    let hint_id = hint.is_some().then(|| format!("{id}-asal"));
    let (least, most, name) = (range.start().to_string(), range.end().to_string(), label.clone());
    let input = NodeRef::<leptos::html::Input>::new();
    let (from, to) = (least.clone(), most.clone());
    let change = move |event| match event_target_value(&event).parse().ok().filter(|value| range.contains(value)) {
        Some(value) => set(value),
        None => {
            let kept = untrack(now).to_string();
            notices.error(t.number_not_set(&name, &from, &to, &kept));
            if let Some(input) = input.get_untracked() {
                input.set_value(&kept);
            }
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input type="number" class="year" id=id node_ref=input aria-describedby=hint_id.clone() min=least max=most
                prop:value=move || now().to_string() on:change=change />
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}
        </div>
    }
}
