//! The founding table, live: all, by level of supervision, or by district of domicile.

use super::View;
use super::links::{Link, district_link, rows_of};
use crate::analysis::{self, Counts, Cut, Line, Reading};
use crate::domain::Basis;
use crate::explain::cut_name;
use crate::i18n::Lang;
use crate::ui::desk::desk;
use crate::ui::{figure, lang, scroll};
use leptos::prelude::*;

/// The table.
#[component]
pub fn FoundingTable(view: Memo<View>) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let lines = Memo::new(move |_| {
        let View { basis, reading } = view.get();
        desk.read(|workspace| {
            let index = workspace.index();
            let mut lines = match basis {
                Basis::Domicile => analysis::by_district(index, reading, basis),
                _ => analysis::by_level(index, reading),
            };
            lines.insert(0, Line { cut: Cut::All, counts: analysis::of_all(index, reading) });
            lines
        })
    });
    move || {
        let view = view.get();
        let domicile = view.basis == Basis::Domicile;
        let (caption, link): (_, Link) = (t.founding_caption(domicile), if domicile { district_link } else { rows_of });
        view! {
            <section>
                <h2>{t.founding_title()}</h2>
                {scroll::sideways(caption, counts_table(t, caption, &lines.get(), view, link))}
            </section>
        }
    }
}

/// Lines of counts as a table, each leading to its rows.
pub(super) fn counts_table(
    t: Lang,
    caption: &'static str,
    lines: &[Line],
    view: View,
    link: Link,
) -> impl IntoView + use<> {
    let between = lines.iter().any(|line| line.counts.between > 0);
    let unknown = lines.iter().any(|line| line.counts.unknown > 0);
    let unknown_name = match view.reading {
        Reading::Declared => t.not_declared(),
        Reading::Computed => t.undetermined(),
    };
    let row = |line: &Line| {
        let Counts { total, active, inactive, between: b, unknown: u } = line.counts;
        let name = cut_name(t, line.cut);
        let head = match link(line.cut, None, view) {
            Some(address) => view! { <a href=address>{name}</a> }.into_any(),
            None => name.into_any(),
        };
        view! {
            <tr class:total=line.cut == Cut::All>
                <th scope="row">{head}</th>
                <td class="num">{figure::count(total)}</td>
                <td class="num">{figure::count(active)}</td>
                <td class="num">{figure::count(inactive)}</td>
                {between.then(|| view! { <td class="num">{figure::count(b)}</td> })}
                {unknown.then(|| view! { <td class="num">{figure::count(u)}</td> })}
                <td class="num">{figure::share(line.counts.active_share())}</td>
            </tr>
        }
    };
    view! {
        <table>
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.area_or_level()}</th>
                    <th scope="col" class="num">{t.total()}</th>
                    <th scope="col" class="num">{t.active()}</th>
                    <th scope="col" class="num">{t.inactive()}</th>
                    {between.then(|| view! { <th scope="col" class="num">{t.between_short()}</th> })}
                    {unknown.then(|| view! { <th scope="col" class="num">{unknown_name}</th> })}
                    <th scope="col" class="num">{t.share_active()}</th>
                </tr>
            </thead>
            <tbody>{lines.iter().map(row).collect_view()}</tbody>
        </table>
    }
}
