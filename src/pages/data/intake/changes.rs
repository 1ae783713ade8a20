//! What a file does, record by record and field by field.

use super::Intaking;
use crate::exchange::intake::{Change, FieldChange, Report};
use crate::explain::{any_field, value_in_words};
use crate::i18n::Lang;
use crate::workspace::RecordLabel;
use crate::workspace::merge::Effect;
use leptos::prelude::*;

/// So many records are fetched at once.
const STEP: usize = 50;

/// The changes of a file, shown when they are asked for.
pub(super) fn view(this: Intaking, file: usize, report: &Report) -> Option<impl IntoView + use<>> {
    let Report { changes: all, listed, .. } = *report;
    if all == 0 {
        return None;
    }
    let t = this.t;
    let is_cut = listed < all;
    let summary =
        if is_cut { t.show_some_changes(&t.count(listed), &t.count(all)) } else { t.show_changes(&t.count(all)) };
    let shown = RwSignal::new(Vec::<Change>::new());
    let more = move || {
        leptos::task::spawn_local(async move {
            let Some(job) = this.job.get_value() else { return };
            let from = shown.with_untracked(Vec::len);
            match job.changes(file, from, STEP).await {
                Ok(next) => shown.update(|shown| shown.extend(next)),
                Err(failure) => this.notices.error(t.worker_failed(&failure.to_string())),
            }
        });
    };
    let opened = move |event: web_sys::Event| {
        if crate::ui::is_open(&event) && shown.with_untracked(Vec::is_empty) {
            more();
        }
    };
    Some(view! {
        <details class="changes" on:toggle=opened>
            <summary>{summary}</summary>
            <ul class="changes-list">
                {move || shown.with(|shown| shown.iter().map(|change| record(t, change)).collect_view())}
            </ul>
            <Show when=move || { shown.with(Vec::len) < listed }>
                <button type="button" disabled=move || this.is_working() on:click=move |_| more()>{t.show_more()}</button>
            </Show>
        </details>
    })
}

fn record(t: Lang, change: &Change) -> impl IntoView + use<> {
    let effect = match change.effect {
        None => t.effect_new(),
        Some(Effect::Changed) => t.effect_changed(),
        Some(Effect::Deleted) => t.effect_deleted(),
        Some(Effect::Restored) => t.effect_restored(),
        Some(Effect::Unseen) => t.effect_question(),
    };
    let district = change.district.map(|code| view! { <span class="hint">{t.office(code)}</span> });
    let name = record_name(t, &change.table, &change.label);
    let is_new = change.effect.is_none();
    let fields = change.fields.iter().map(|one| field(t, &change.table, one, is_new)).collect_view();
    view! {
        <li>
            <p><strong>{name}</strong> " " <span class="tag">{effect}</span> " " {district}</p>
            <dl class="diff">{fields}</dl>
        </li>
    }
}

/// What a record calls itself, with its table.
pub(in crate::pages) fn record_name(t: Lang, table: &str, label: &RecordLabel) -> String {
    let parts = [
        label.name.clone(),
        label.area.map(|area| t.office(area)),
        label.year.map(|year| year.to_string()),
        label.date.map(|date| t.date(date)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let name = parts.join(", ");
    if table == "cooperatives" && !name.is_empty() { name } else { format!("{}: {name}", t.table_name(table)) }
}

fn field(t: Lang, table: &str, change: &FieldChange, is_new: bool) -> impl IntoView + use<> {
    let shown = |value| value_in_words(t, table, &change.field, value);
    let (old, new) = (shown(&change.old), shown(&change.new));
    let before = (!is_new && old != new).then(|| view! { <del>{old}</del> " → " });
    let beside = change.beside.iter().map(|value| view! { " / " {shown(value)} }).collect_view();
    let asked = change.asked.then(|| view! { {beside} " " <span class="tag warn">{t.to_be_decided()}</span> });
    view! { <dt>{any_field(t, table, &change.field)}</dt><dd>{before} <ins>{new}</ins> {asked}</dd> }
}
