//! Cooperatives by who supervises them: the founding table, always on its own basis.

use super::links::rows_of;
use super::table::level_table;
use super::{View, caption};
use crate::analysis::{self, Cut, Line, Reading};
use crate::domain::Basis;
use crate::explain::supervision_finding;
use crate::i18n::Term;
use crate::ui::desk::desk;
use crate::ui::term::help;
use crate::ui::{lang, scroll};
use leptos::prelude::*;

/// The table, or why there is none.
#[component]
pub fn SupervisionTable(view: Memo<View>) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let lines = move |reading| {
        desk.read(|workspace| {
            let index = workspace.index();
            let mut lines = analysis::by_level(index, reading);
            lines.insert(0, Line { cut: Cut::All, counts: analysis::of_all(index, reading) });
            lines
        })
    };
    let declared = Memo::new(move |_| lines(Reading::Declared));
    let computed = Memo::new(move |_| lines(Reading::Computed));
    let is_known = move || {
        declared.with(|lines| lines.iter().any(|line| matches!(line.cut, Cut::Level(_)) && line.counts.total > 0))
    };
    let as_read = move || if view.get().reading == Reading::Declared { declared.get() } else { computed.get() };
    let title = move || supervision_finding(t, &as_read());
    view! {
        <section class="pane wide">
            <Show when=is_known fallback=move || view! {
                <h3>{t.supervision_word()} {help(Term::Supervision)}</h3>
                <p>{t.supervision_none()} " " <a href="#/koperasi?binaan=tidak-tercatat">{t.complete_them()}</a></p>
            }>
                <h3>{title} {help(Term::Supervision)}</h3>
                {move || scroll::sideways(t.supervision_caption(),
                    level_table(t, t.supervision_caption(), &declared.get(), &computed.get(), view.get(), rows_of))}
                <p class="source">{move || caption(t, View { basis: Basis::Supervision, ..view.get() })}</p>
            </Show>
            <p><a href="#/koperasi/silang">{t.cross_table()}</a></p>
        </section>
    }
}
