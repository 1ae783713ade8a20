//! The page of one record of a list that stands for itself: what it says, and what belongs to it.

use super::sections;
use crate::domain::{Id, Record};
use crate::explain::label_in_words;
use crate::i18n::Lang;
use crate::list::ListOf;
use crate::list::plans::{PlansPage, TABS};
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::lang;
use leptos::prelude::*;

/// What is shown where the address names a record of a tab that is not there.
pub(super) fn no_such_record(t: Lang, tab: &'static str) -> AnyView {
    let name = TABS.iter().find(|of| of.key == tab).map_or("", |of| (of.name)(t));
    view! {
        <div class="empty-state">
            <h1>{t.no_such_record()}</h1>
            <p>{t.no_such_record_hint()}</p>
            <div class="actions"><a class="button" href=PlansPage::Tab(tab).address()>{name}</a></div>
        </div>
    }
    .into_any()
}

/// The page; `below` is what stands behind the facts.
pub(super) fn page<R: Record>(
    list: &'static ListOf<R>,
    id: Id,
    below: impl Fn(Lang) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let t = lang();
    let shown = Memo::new(move |_| {
        desk().read(|workspace| {
            let tables = workspace.tables();
            let record = tables.table::<R>()?.get_live(id)?.value.clone();
            Some((record, label_in_words(t, &tables.label_of(R::TABLE, id)).1))
        })
    });
    let (records, tab) = (&list.records, list.path.rsplit_once('/').map_or("", |(_, tab)| tab));
    crate::pages::document_title(move || {
        let name = |(record, _): &(R, String)| (records.named.1)(t, record);
        shown.with(|shown| shown.as_ref().map_or_else(|| t.no_such_record().to_owned(), name))
    });
    let page = move || match shown.get() {
        None => no_such_record(t, tab),
        Some((record, beside)) => view! {
            {page_head(view! {
                <h1>{(records.named.1)(t, &record)}</h1>
                <p class="lead">{beside}</p>
                {sections::actions(t, records, tab, id, &record)}
            })}
            {sections::questions(R::TABLE, id)}
            <div class="stack part">
                {sections::facts(t, &record, &[records.named.0], PlansPage::Form(tab, Some(id)).address())}
                {below(t)}
            </div>
        }
        .into_any(),
    };
    page.into_any()
}
