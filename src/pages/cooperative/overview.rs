//! The first part of a record: the two statuses, how it develops, who it is, what has happened, and at the side how to
//! reach it and what is due.

use super::{Part, Shown, facts, figures, history, side, status};
use crate::i18n::Lang;
use crate::ui::card::folding_card;
use leptos::prelude::*;

/// So many of the latest happenings are shown.
const LATEST: usize = 3;

pub(super) fn overview(t: Lang, shown: &Shown) -> AnyView {
    let id = shown.row.id;
    let count = shown.happenings.len();
    let rest = (count > LATEST).then(|| {
        view! { <p class="screen-only"><a href=Part::History.address(id)>{t.all_happenings(&t.count(count))}</a></p> }
    });
    let latest = if count == 0 {
        view! { <p class="empty">{t.no_happenings()}</p> }.into_any()
    } else {
        let latest = shown.happenings.iter().take(LATEST).map(|happening| history::entry(t, id, happening, false));
        view! { <ol class="timeline">{latest.collect_view()}</ol> {rest} }.into_any()
    };
    view! {
        <div class="record">
            {status::band(t, shown)}
            <div class="side">
                {side::contact(t, shown)}
                {side::deadlines(t, shown)}
                {side::peers(t, shown)}
            </div>
            <div class="rest">
                {figures::development_table(t, shown)}
                {facts::identity(t, shown)}
                {folding_card("riwayat", t.history(), latest)}
            </div>
        </div>
    }
    .into_any()
}
