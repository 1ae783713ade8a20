//! The records of a list that one cooperative has, on its page.

use super::table;
use crate::domain::{Id, Record};
use crate::i18n::Lang;
use crate::list::ListOf;
use crate::replica::Row;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::random;
use crate::ui::scroll::sideways;
use leptos::prelude::*;

/// The section.
pub(super) fn section<R: Record>(t: Lang, of: &'static ListOf<R>, owner: Id) -> AnyView {
    let rows = Memo::new(move |_| {
        desk().read(|workspace| {
            let mut rows: Vec<Row<R>> = workspace.index().of(workspace.tables(), owner).cloned().collect();
            rows.sort_by_key(|row| (!(of.comes_first)(&row.value, random::today()), row.id));
            rows
        })
    });
    let title = (of.words.title)(t);
    let content = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="empty">{(of.words.none[0])(t)}</p> }.into_any();
        }
        let row = |row: &Row<R>| {
            let address = format!("#{}", of.record_path(owner, Some(row.id)));
            view! { <tr>{table::cells(t, of, &row.value, row.id, address)}</tr> }
        };
        let rows = view! {
            <table class=R::TABLE>
                <caption class="visually-hidden">{title}</caption>
                <thead><tr>{table::heads(t, of)}</tr></thead>
                <tbody>{rows.iter().map(row).collect_view()}</tbody>
            </table>
        };
        sideways(t.rows_of(title), rows).into_any()
    };
    view! {
        <section aria-labelledby=R::TABLE>
            <div class="page-head">
                <h2 id=R::TABLE>{title}</h2>
                <div class="actions">
                    <a class="button" href=format!("#{}", of.record_path(owner, None))>{icon(Icon::Plus)} {(of.words.add)(t)}</a>
                </div>
            </div>
            {content}
        </section>
    }
    .into_any()
}
