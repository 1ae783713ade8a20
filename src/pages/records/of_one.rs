//! The records that belong to one, on its page.

use super::table;
use crate::domain::{Id, Record};
use crate::i18n::Lang;
use crate::list::{ListOf, Records};
use crate::replica::Row;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::random;
use crate::ui::scroll::sideways;
use leptos::prelude::*;
use std::sync::Arc;

/// The section of a list whose records belong to a cooperative.
pub(super) fn of_cooperative<R: Record>(t: Lang, of: &'static ListOf<R>, owner: Id) -> AnyView {
    section(t, &of.records, owner, move |record| format!("#{}", of.record_path(Some(owner), record)))
}

/// The section: the records, and the way to one more. `address` is that of the form of a record, or of a new one.
pub(in crate::pages) fn section<R: Record>(
    t: Lang,
    of: &'static Records<R>,
    owner: Id,
    address: impl Fn(Option<Id>) -> String + Send + Sync + 'static,
) -> AnyView {
    let rows = Memo::new(move |_| {
        desk().read(|workspace| {
            let mut rows: Vec<Row<R>> = workspace.index().of(workspace.tables(), owner).cloned().collect();
            rows.sort_by_key(|row| ((of.place)(&row.value, random::today()), row.id));
            rows
        })
    });
    let title = (of.words.title)(t);
    let address = Arc::new(address);
    let add = address(None);
    let content = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="empty">{(of.words.none)(t)}</p> }.into_any();
        }
        let row = |row: &Row<R>| {
            view! { <tr>{table::cells(t, of, (&row.value, None), row.id, address(Some(row.id)), &[])}</tr> }
        };
        let rows = view! {
            <table class=format!("{} as-entries", R::TABLE)>
                <caption class="visually-hidden">{title}</caption>
                <thead><tr>{table::heads(t, of)}</tr></thead>
                <tbody>{rows.iter().map(row).collect_view()}</tbody>
            </table>
        };
        sideways(t.rows_of(title), rows).into_any()
    };
    view! {
        <section class="panel" aria-labelledby=R::TABLE>
            <div class="card-head">
                <h2 id=R::TABLE>{title}</h2>
                <a class="button quiet" href=add>{icon(Icon::Plus)} {(of.words.add)(t)}</a>
            </div>
            {content}
        </section>
    }
    .into_any()
}
