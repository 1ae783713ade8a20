//! The rows behind a figure: every figure of courses leads here.

use crate::analysis::trainings::{Figure, Overview};
use crate::domain::{Id, Record, Trainee};
use crate::explain::{figure_heading, label_in_words};
use crate::i18n::Lang;
use crate::list::trainings::{PATH, TrainingsPage};
use crate::pages::named::address_of;
use crate::ui::address::Address;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::lang;
use crate::ui::print::{MOST_ROWS, is_printing};
use leptos::prelude::*;

/// The parameter of an address that says of which figure the rows are shown.
pub(super) const FIGURE: &str = "lihat";

/// So many are drawn on the screen at first, and with each further step.
const STEP: usize = 100;

/// The address of the rows of a figure, under what is asked of the page.
pub(super) fn address(figure: Figure, asked: &[(&'static str, String)]) -> String {
    let of_figure = [(FIGURE, figure.code())];
    let parameters = asked.iter().cloned().chain(of_figure);
    Address::new(format!("{PATH}/analisis"), parameters).hash()
}

/// A count that leads to its rows; one of nothing leads nowhere.
pub(super) fn counted(t: Lang, count: usize, figure: Figure, asked: &[(&'static str, String)]) -> AnyView {
    match count {
        0 => t.count(0).into_any(),
        count => view! { <a href=address(figure, asked)>{t.count(count)}</a> }.into_any(),
    }
}

/// The page of the rows of a figure.
pub(super) fn page(found: &Overview, code: &str) -> AnyView {
    let t = lang();
    let Some(figure) = Figure::of(code) else {
        return super::not_there(t.figure_unknown(), t.page_training_analysis(), TrainingsPage::Analysis.address());
    };
    let (table, ids) = found.rows(figure);
    let name = |id: &Id| {
        desk().peek(|workspace| {
            let tables = workspace.tables();
            let (name, beside) = label_in_words(t, &tables.label_of(table, *id));
            // Of a participant the course is what tells one row from another.
            let course = if table == Trainee::TABLE {
                tables
                    .trainees
                    .get(*id)
                    .and_then(|row| tables.trainings.get(*row.value.training))
                    .and_then(|row| row.value.title.as_deref().map(str::to_owned))
            } else {
                None
            };
            (name, course.into_iter().chain([beside]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
        })
    };
    let rows: Vec<(Id, String, String)> =
        ids.iter().map(|id| (*id, name(id))).map(|(id, (name, beside))| (id, name, beside)).collect();
    let count = rows.len();
    let (shown, printing) = (RwSignal::new(STEP), is_printing());
    let list = move || {
        let most = if printing.get() { MOST_ROWS } else { shown.get() };
        let one = |(id, name, beside): &(Id, String, String)| {
            let name = if name.is_empty() { t.not_recorded().to_owned() } else { name.clone() };
            let link = match address_of(table, *id) {
                Some(address) => view! { <a href=address>{name}</a> }.into_any(),
                None => name.into_any(),
            };
            view! { <li>{link} " " <span class="hint">{beside.clone()}</span></li> }
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
    view! {
        {page_head(view! { <h1>{figure_heading(t, figure)}</h1> })}
        <p class="lead">{t.behind_figure(&t.count(count))}</p>
        <section class="panel part">
            {if count == 0 {
                view! { <p class="empty">{t.figure_empty()}</p> }.into_any()
            } else {
                view! { <ol class="rows-behind">{list}</ol> }.into_any()
            }}
            {more}
        </section>
    }
    .into_any()
}
