//! The day as of which all figures stand: where it comes from, and another in its place.

use super::date_field::{day_field, shown_date};
use super::desk::desk;
use super::settings::Device;
use super::{lang, random};
use crate::domain::Date;
use crate::domain::checks::Problem;
use crate::explain::{explain_as_of, explain_problem};
use leptos::prelude::*;

/// The field, with what holds now and the way back to what the data say.
pub fn as_of_field(id: &'static str) -> impl IntoView {
    let (t, desk, device) = (lang(), desk(), expect_context::<Device>());
    let current = device.part(|settings| settings.day);
    let set = move |day: Option<Date>| {
        device.change(|settings| settings.day = day);
        desk.set_day(day);
    };
    let text = RwSignal::new(String::new());
    Effect::new(move |_| text.set(shown_date(current.get(), t)));
    let settled = move |day: Option<Date>| {
        if day.is_some_and(|day| day > random::today()) {
            return Err(explain_problem(t, Problem::Future));
        }
        if day != current.get_untracked() {
            set(day);
        }
        Ok(())
    };
    let now = move || t.day_now(&explain_as_of(t, desk.read(|workspace| workspace.index().as_of())));
    view! {
        {day_field(id.into(), t.day_label(), Some(t.day_hint()), text, |_| (), settled)}
        <div class="actions">
            <Show when=move || current.get().is_some()>
                <button type="button" on:click=move |_| set(None)>{t.clear_day()}</button>
            </Show>
            <span class="hint" id=format!("{id}-kini") role="status">{now}</span>
        </div>
    }
}
