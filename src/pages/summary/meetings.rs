//! The annual meetings (RAT) of the book years of which anything is known.

use super::day;
use crate::analysis::{self, FEWEST_FOR_PERCENT, RatYear, share};
use crate::charts::{Column, Drawing, columns};
use crate::explain::rat_finding;
use crate::i18n::Lang;
use crate::i18n::Term;
use crate::ui::chart::DrawnFigure;
use crate::ui::desk::desk;
use crate::ui::{figure, lang};
use leptos::prelude::*;
use std::rc::Rc;

/// At most so many book years are shown.
const YEARS: i32 = 5;

/// The columns, or what to do where nothing is known.
#[component]
pub fn Meetings() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let years =
        Memo::new(move |_| desk.read(|workspace| analysis::rat_years(workspace.tables(), workspace.index(), YEARS)));
    let is_known = Memo::new(move |_| years.with(|years| !years.is_empty()));
    move || {
        if is_known.get() {
            view! { <Columns years /> }.into_any()
        } else {
            view! {
                <section class="pane">
                    <h3>{t.rat_none()}</h3>
                    <p>{t.rat_none_hint()}</p>
                    <p><a href="#/data/daftar">{t.import_a_list()}</a></p>
                </section>
            }
            .into_any()
        }
    }
}

#[component]
fn Columns(years: Memo<Vec<RatYear>>) -> impl IntoView {
    let t = lang();
    let draw = move |width: f64| -> Drawing {
        let drawn: Vec<Column> = years.with(|years| years.iter().map(|year| column(t, year)).collect());
        columns(&drawn, &[t.rat_part_held(), t.rat_part_not(), t.rat_part_unknown()].map(str::to_owned), width)
    };
    let title = Signal::derive(move || years.with(|years| rat_finding(t, years)));
    let subtitle = Signal::derive(move || t.rat_measure().to_owned());
    let source = Signal::derive(move || t.rat_source(&day(t)));
    let table = ViewFn::from(move || {
        let row = |year: RatYear| {
            view! {
                <tr>
                    <th scope="row">{year.year.to_string()}</th>
                    <td class="num">{figure::count(year.held)}</td>
                    <td class="num">{figure::count(year.not_held)}</td>
                    <td class="num">{figure::count(year.unknown)}</td>
                    <td class="num">{figure::share(share(year.held, year.all()))}</td>
                </tr>
            }
        };
        view! {
            <table>
                <caption>{t.rat_caption()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t.book_year()}</th>
                        <th scope="col" class="num">{t.rat_held()}</th>
                        <th scope="col" class="num">{t.rat_not_held()}</th>
                        <th scope="col" class="num">{t.rat_unknown()}</th>
                        <th scope="col" class="num">{t.share_held()}</th>
                    </tr>
                </thead>
                <tbody>{years.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    });
    view! { <DrawnFigure title subtitle source draw=Rc::new(draw) table leads=false term=Term::Rat /> }
}

fn column(t: Lang, year: &RatYear) -> Column {
    let all = year.all();
    let part = |part| share(part, all).unwrap_or_default();
    let written = part(year.held);
    let is_many = all >= FEWEST_FOR_PERCENT;
    let says = if is_many { t.percent_to(written, 1) } else { t.count(year.held) };
    Column {
        name: year.year.to_string(),
        parts: [part(year.held), part(year.not_held), part(year.unknown)],
        figure: if is_many { t.decimal_number(written * 100.0, 1) } else { t.count(year.held) },
        says: t.rat_says(&year.year.to_string(), &says, &t.count(year.held), &t.count(all), &t.count(year.unknown)),
    }
}
