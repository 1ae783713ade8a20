//! Sections of the pages of records that stand for themselves: what each says, what is asked about it, what can be done with it.

use crate::domain::{Id, Record};
use crate::i18n::Lang;
use crate::list::Records;
use crate::pages::delete_button::{Deletes, deleting};
use crate::pages::named::named;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::menu::{back_to_more, more};
use crate::workspace::Conflict;
use leptos::prelude::*;

/// What a record says of itself, but for what `told` tells already; what it does not say is counted, with the way to its
/// form.
pub(in crate::pages) fn facts<R: Record>(t: Lang, record: &R, told: &[usize], form: String) -> impl IntoView + use<R> {
    let fields = || (0..R::FIELDS.len()).filter(|field| !told.contains(field));
    let unsaid = fields().filter(|field| !record.says(*field)).count();
    let fact = |field: usize| {
        let (info, value) = (&R::FIELDS[field], record.to_json(field));
        let refers = info.refers.zip(value.as_str().and_then(|id| id.parse().ok()));
        let said = match refers {
            Some((table, id)) => named(t, table, id),
            None => t.value(Some(info), &value).into_any(),
        };
        view! { <dt>{t.field(R::TABLE, info.name)}</dt> <dd>{said}</dd> }
    };
    let said = fields().filter(|field| record.says(*field)).map(fact).collect_view();
    view! {
        <section class="panel" aria-labelledby="keterangan">
            <h2 id="keterangan">{t.about_record()}</h2>
            <dl class="facts">{said}</dl>
            {(unsaid > 0).then(|| view! { <p><a href=form>{t.fields_unsaid(&t.count(unsaid))}</a></p> })}
        </section>
    }
}

/// How many questions about a record and what belongs to it wait for a decision, with the way to them.
pub(in crate::pages) fn questions(table: &'static str, id: Id) -> impl IntoView {
    let t = lang();
    let open = Memo::new(move |_| {
        desk().read(|workspace| {
            let tables = workspace.tables();
            // Of few conflicts it is asked to what they belong, and not of all records.
            let is_own = |conflict: &&Conflict| {
                let mut record = Some((conflict.table, conflict.id));
                while let Some((of, which)) = record.filter(|record| *record != (table, id)) {
                    record = tables.owner_in(of, which);
                }
                record.is_some()
            };
            workspace.conflicts().iter().filter(is_own).count()
        })
    });
    move || {
        let count = open.get();
        (count > 0).then(|| {
            view! {
                <div class="note warn" role="status">
                    {icon(Icon::Warning)}
                    <p>{t.record_questions(&t.count(count))} " " <a href="#/data/perbedaan">{t.page_differences()}</a></p>
                </div>
            }
        })
    }
}

/// What can be done with a record whose form has that address, and which leads there when it is gone.
pub(in crate::pages) fn actions_of<R: Record>(
    t: Lang,
    records: &'static Records<R>,
    id: Id,
    record: &R,
    form: String,
    gone: String,
) -> impl IntoView + use<R> {
    let what = Deletes { table: R::TABLE, id, label: t.delete(), says: Some((records.words.deleted)(t)) };
    actions(t, what, (records.named.1)(t, record), form, gone)
}

/// What can be done with a record: edit it, and what is done more rarely. `gone` is where deleting it leads.
pub(in crate::pages) fn actions(t: Lang, what: Deletes, name: String, form: String, gone: String) -> impl IntoView {
    let rarely = move || {
        let name = name.clone();
        let delete = deleting(t, what, move || name.clone(), gone.clone());
        let press = move |_| {
            back_to_more();
            delete();
        };
        view! { <button type="button" class="danger" on:click=press>{icon(Icon::Trash)} {t.delete()}</button> }
            .into_any()
    };
    let print = move |_| drop(window().print());
    view! {
        <div class="actions">
            <button type="button" class="quiet wide-only" on:click=print>{icon(Icon::Print)} {t.print()}</button>
            <a class="button primary" href=form>{icon(Icon::Pencil)} {t.edit()}</a>
            {more(t.more_actions(), rarely)}
        </div>
    }
}
