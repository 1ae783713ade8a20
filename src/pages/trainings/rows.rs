//! The rows behind a figure: every figure of courses leads here.

use crate::analysis::trainings::{Figure, Overview};
use crate::explain::figure_heading;
use crate::i18n::Lang;
use crate::list::trainings::{PATH, TrainingsPage};
use crate::pages::rows_behind::rows_behind;
use crate::ui::address::Address;
use crate::ui::head::page_head;
use crate::ui::lang;
use leptos::prelude::*;

/// The parameter of an address that says of which figure the rows are shown.
pub(super) const FIGURE: &str = "lihat";

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
    let count = ids.len();
    view! {
        {page_head(view! { <h1>{figure_heading(t, figure)}</h1> })}
        <p>{t.behind_figure(&t.count(count))}</p>
        <section class="panel part">
            {if count == 0 {
                view! { <p class="empty">{t.figure_empty()}</p> }.into_any()
            } else {
                rows_behind(t, table, ids.into_iter().map(|id| (id, String::new())).collect()).into_any()
            }}
        </section>
    }
    .into_any()
}
