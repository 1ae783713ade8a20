//! Published and reported totals beside what the register counts, and sums that do not fit.

use crate::analysis;
use crate::domain::{Measure, Tally};
use crate::explain::explain_sum;
use crate::i18n::{Label, Lang};
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::{figure, lang, scroll};
use leptos::prelude::*;

/// The section; absent while there are no totals.
#[component]
pub fn Published() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let lines = Memo::new(move |_| {
        desk.read(|workspace| {
            let tables = workspace.tables();
            let compared = analysis::compare(tables, workspace.index());
            let line = |comparison: analysis::Comparison| {
                tables.tallies.get(comparison.id).map(|row| (row.value.clone(), comparison.register))
            };
            compared.into_iter().filter_map(line).collect::<Vec<_>>()
        })
    });
    let checks = Memo::new(move |_| desk.read(|workspace| analysis::sum_checks(workspace.tables())));
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <section>
                <h2>{t.published_title()}</h2>
                <p class="hint">{t.published_hint()}</p>
                {move || checks.get().into_iter().filter(|check| check.sum != check.total).map(|check| view! {
                    <div class="note warn">{icon(Icon::Warning)} <p>{explain_sum(t, &check)}</p></div>
                }).collect_view()}
                <details>
                    <summary>{move || t.published_count(&t.count(lines.with(Vec::len)))}</summary>
                    {scroll::within_page(t.published_title(), table(t, lines))}
                </details>
            </section>
        </Show>
    }
}

fn table(t: Lang, lines: Memo<Vec<(Tally, Option<u32>)>>) -> impl IntoView {
    view! {
        <table>
            <caption class="visually-hidden">{t.published_title()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.date_of()}</th>
                    <th scope="col">{t.area_name()}</th>
                    <th scope="col">{t.what_is_counted()}</th>
                    <th scope="col">{t.basis()}</th>
                    <th scope="col" class="num">{t.published()}</th>
                    <th scope="col" class="num">{t.register_now()}</th>
                    <th scope="col" class="num">{t.difference()}</th>
                    <th scope="col">{t.source()}</th>
                </tr>
            </thead>
            <tbody>{move || lines.get().into_iter().map(|(tally, register)| row(t, tally, register)).collect_view()}</tbody>
        </table>
    }
}

fn row(t: Lang, tally: Tally, register: Option<u32>) -> impl IntoView {
    let difference = register.map(|register| i64::from(register) - i64::from(tally.value.get()));
    let what = match tally.supervision {
        Some(level) => format!("{} · {}", Measure::label(&tally.measure, t), t.supervised(level)),
        None => Measure::label(&tally.measure, t).to_owned(),
    };
    let note = tally.note.as_deref().map(str::to_owned);
    view! {
        <tr>
            <td>{figure::date_known(tally.date, tally.precision)}</td>
            <td>{t.area(tally.area)}</td>
            <td>{what}</td>
            <td>{tally.basis.label(t)}</td>
            <td class="num">{figure::count(tally.value.get())}</td>
            <td class="num">{register.map_or_else(|| "–".into_any(), |register| figure::count(register).into_any())}</td>
            <td class="num">{difference.map_or_else(|| "–".to_owned(), |difference| t.number(difference))}</td>
            <td>{tally.source.to_string()} {note.map(|note| view! { " " <span class="hint">{note}</span> })}</td>
        </tr>
    }
}
