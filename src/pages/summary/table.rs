//! Counts as tables, each line leading to its rows.

use super::View;
use super::links::{Link, area_link};
use crate::analysis::{Areas, Counts, Cut, Line, Reading};
use crate::explain::cut_name;
use crate::i18n::Lang;
use crate::ui::figure;
use leptos::prelude::*;

/// The name of a line, as a link to its rows.
fn name(t: Lang, cut: Cut, view: View, link: Link) -> AnyView {
    let name = cut_name(t, cut);
    match link(cut, None, view) {
        Some(address) => view! { <a href=address>{name}</a> }.into_any(),
        None => name.into_any(),
    }
}

/// A count, as a link to its rows; nothing leads to no rows.
fn cell(label: &'static str, count: u32, address: Option<String>) -> AnyView {
    let figure = figure::count(count);
    let figure = match address.filter(|_| count > 0) {
        Some(address) => view! { <a href=address>{figure}</a> }.into_any(),
        None => figure.into_any(),
    };
    view! { <td class="num" data-label=label>{figure}</td> }.into_any()
}

/// Lines of counts of one reading.
pub(super) fn counts_table(t: Lang, caption: String, lines: &[Line], view: View, link: Link) -> impl IntoView + use<> {
    use crate::domain::status::Status;
    let row = |line: &Line| {
        let Counts { total, active, inactive, .. } = line.counts;
        let to = |status| link(line.cut, status, view);
        view! {
            <tr class:total=line.cut == Cut::All>
                <th scope="row">{name(t, line.cut, view, link)}</th>
                {cell(t.total(), total, to(None))}
                {cell(t.active(), active, to(Some(Status::Active)))}
                {cell(t.inactive(), inactive, to(Some(Status::Inactive)))}
                <td class="num">{figure::share(line.counts.active_share())}</td>
            </tr>
        }
    };
    view! {
        <table>
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.area_name()}</th>
                    <th scope="col" class="num">{t.total()}</th>
                    <th scope="col" class="num">{t.active()}</th>
                    <th scope="col" class="num">{t.inactive()}</th>
                    <th scope="col" class="num">{t.share_active()}</th>
                </tr>
            </thead>
            <tbody>{lines.iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// The levels of supervision, as read and beside it what is proved.
pub(super) fn level_table(
    t: Lang,
    caption: &'static str,
    declared: &[Line],
    computed: &[Line],
    view: View,
    link: Link,
) -> impl IntoView + use<> {
    use crate::domain::status::Status;
    let lines = if view.reading == Reading::Declared { declared } else { computed };
    let beside = if view.reading == Reading::Declared { computed } else { declared };
    let beside_name = if view.reading == Reading::Declared { t.share_proved() } else { t.declared_word() };
    let rest = |line: &Line| line.counts.between + line.counts.unknown;
    let has_rest = lines.iter().any(|line| rest(line) > 0);
    let row = |line: &Line| {
        let Counts { total, active, inactive, .. } = line.counts;
        let to = |status| link(line.cut, status, view);
        let other = beside.iter().find(|other| other.cut == line.cut).and_then(|other| other.counts.active_share());
        view! {
            <tr class:total=line.cut == Cut::All>
                <th scope="row">{name(t, line.cut, view, link)}</th>
                {cell(t.total(), total, to(None))}
                {cell(t.active(), active, to(Some(Status::Active)))}
                {cell(t.inactive(), inactive, to(Some(Status::Inactive)))}
                {has_rest.then(|| cell(t.neither(), rest(line), None))}
                <td class="num" data-label=t.share_active()>{figure::share(line.counts.active_share())}</td>
                <td class="num" data-label=beside_name>{figure::share(other)}</td>
            </tr>
        }
    };
    view! {
        <table class="as-entries">
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.supervision_word()}</th>
                    <th scope="col" class="num">{t.total()}</th>
                    <th scope="col" class="num">{t.active()}</th>
                    <th scope="col" class="num">{t.inactive()}</th>
                    {has_rest.then(|| view! { <th scope="col" class="num">{t.neither()}</th> })}
                    <th scope="col" class="num">{t.share_active()}</th>
                    <th scope="col" class="num">{beside_name}</th>
                </tr>
            </thead>
            <tbody>{lines.iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// The areas under both readings, the widest gap first, and all of them together.
pub(super) fn areas_table(t: Lang, caption: &'static str, areas: &Areas, view: View) -> impl IntoView + use<> {
    use crate::domain::status::Status;
    let mut rows = areas.all.clone();
    rows.sort_by_key(|area| std::cmp::Reverse(area.gap().map_or(i64::MIN, |gap| (gap * 1e6) as i64)));
    rows.push(areas.whole);
    let row = |area: crate::analysis::Area| {
        let to = |reading, status| area_link(area.cut, status, View { reading, ..view });
        let gap = area.gap().map(|gap| view! { <data value=format!("{gap:.2}")>{t.decimal_number(gap, 1)}</data> });
        view! {
            <tr class:total=area.cut == Cut::All>
                <th scope="row">{name(t, area.cut, view, area_link)}</th>
                {cell(t.total(), area.declared.total, to(Reading::Declared, None))}
                {cell(t.active(), area.declared.active, to(Reading::Declared, Some(Status::Active)))}
                {cell(t.active(), area.computed.active, to(Reading::Computed, Some(Status::Active)))}
                <td class="num">{gap.map_or_else(|| "–".into_any(), IntoAny::into_any)}</td>
            </tr>
        }
    };
    view! {
        <table>
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.area_name()}</th>
                    <th scope="col" class="num">{t.total()}</th>
                    <th scope="col" class="num">{t.declared_active()}</th>
                    <th scope="col" class="num">{t.active_proved()}</th>
                    <th scope="col" class="num">{t.gap_points()}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
