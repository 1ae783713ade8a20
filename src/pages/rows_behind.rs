//! The records behind a figure, each with the way to it: a list that grows as somebody asks for more.

use super::named::address_of;
use crate::domain::{Id, Record, Trainee};
use crate::explain::label_in_words;
use crate::i18n::Lang;
use crate::ui::desk::desk;
use crate::ui::print::{MOST_ROWS, is_printing};
use leptos::prelude::*;

/// So many are drawn on the screen at first, and with each further step.
const STEP: usize = 100;

/// A record in words: what it is called, and what tells it from others of that name.
fn told(t: Lang, table: &'static str, id: Id) -> (String, String) {
    desk().peek(|workspace| {
        let tables = workspace.tables();
        let (name, beside) = label_in_words(t, &tables.label_of(table, id));
        // Of a participant the course is what tells one row from another.
        let course = (table == Trainee::TABLE).then(|| {
            let training = *tables.trainees.get(id)?.value.training;
            tables.trainings.get(training)?.value.title.as_deref().map(str::to_owned)
        });
        let beside = course.flatten().into_iter().chain([beside]).filter(|part| !part.is_empty());
        (name, beside.collect::<Vec<_>>().join(" · "))
    })
}

/// The list: records of a table, each with what it says of the figure, which may be nothing.
pub(super) fn rows_behind(t: Lang, table: &'static str, rows: Vec<(Id, String)>) -> impl IntoView {
    let count = rows.len();
    let (shown, printing) = (RwSignal::new(STEP), is_printing());
    let list = move || {
        let most = if printing.get() { MOST_ROWS } else { shown.get() };
        let one = |(id, said): &(Id, String)| {
            let (name, beside) = told(t, table, *id);
            let name = if name.is_empty() { t.not_recorded().to_owned() } else { name };
            let link = match address_of(table, *id) {
                Some(address) => view! { <a href=address>{name}</a> }.into_any(),
                None => name.into_any(),
            };
            let said = (!said.is_empty()).then(|| view! { " " <b>{said.clone()}</b> });
            view! { <li>{link} " " <span class="hint">{beside}</span> {said}</li> }
        };
        rows.iter().take(most).map(one).collect_view()
    };
    let more = move || {
        let left = count.saturating_sub(shown.get());
        (left > 0 && !printing.get()).then(|| {
            let press = move |_| shown.update(|shown| *shown += STEP);
            view! { <button type="button" on:click=press>{t.show_more()}</button> }
        })
    };
    let unprinted = move || {
        let left = count.saturating_sub(MOST_ROWS);
        (left > 0 && printing.get()).then(|| view! { <p class="hint">{t.and_more(&t.count(left))}</p> })
    };
    view! {
        <ol class="rows-behind">{list}</ol>
        {more}
        {unprinted}
    }
}
