//! How many since when: what was published over the years, and what the register counts now.

use super::day;
use crate::analysis::{self, Counts, Issue, Reading};
use crate::charts::{Course, Drawing, trend};
use crate::domain::Date;
use crate::domain::territory::Territory;
use crate::explain::trend_finding;
use crate::i18n::Lang;
use crate::ui::chart::DrawnFigure;
use crate::ui::desk::desk;
use crate::ui::{figure, lang};
use leptos::prelude::*;
use std::rc::Rc;

/// So many years back are drawn.
const YEARS: i32 = 5;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    issues: Vec<Issue>,
    now: Counts,
    day: Date,
}

/// The lines; absent where nothing was published before.
#[component]
pub fn Trend() -> impl IntoView {
    let desk = desk();
    let known = Memo::new(move |_| {
        desk.read(|workspace| {
            let index = workspace.index();
            let day = index.as_of().day;
            let area = analysis::only_district(index).unwrap_or(Territory::current().province.code);
            let basis = crate::domain::Basis::Domicile;
            let mut issues = analysis::issues(workspace.tables(), area, basis, day.plus_days(-1));
            issues.retain(|issue| issue.date.year() >= day.year() - YEARS);
            Known { issues, now: analysis::of_all(index, Reading::Declared), day }
        })
    });
    let is_drawn = Memo::new(move |_| known.with(|known| known.issues.iter().any(|issue| issue.all.is_some())));
    move || is_drawn.get().then(|| view! { <Lines known /> })
}

/// A day in years.
fn in_years(day: Date) -> f64 {
    f64::from(day.year()) + (f64::from(day.month()) - 1.0) / 12.0 + (f64::from(day.day()) - 1.0) / 365.0
}

#[component]
fn Lines(known: Memo<Known>) -> impl IntoView {
    let t = lang();
    let draw = move |width: f64| -> Drawing {
        let Known { issues, now, day } = known.get();
        let course = |name: &str, color: &'static str, of: fn(&Issue) -> Option<u32>, now: u32| {
            let before = issues.iter().filter_map(|issue| Some((in_years(issue.date), of(issue)?)));
            let points = before.chain([(in_years(day), now)]).map(|(at, count)| (at, count, t.count(count))).collect();
            Course { name: name.to_owned(), color, points }
        };
        let courses = [
            course(t.trend_all(), "chart-text", |issue| issue.all, now.total),
            course(t.trend_active(), "st-active", |issue| issue.active, now.active),
            course(t.trend_inactive(), "st-inactive", |issue| issue.inactive, now.inactive),
        ];
        trend(&courses, width)
    };
    let title = Signal::derive(move || known.with(|known| trend_finding(t, &known.issues, &known.now)));
    let subtitle = Signal::derive(move || t.trend_measure().to_owned());
    let source = Signal::derive(move || {
        // Who published it; on which day stands in the table.
        let name = |issue: &Issue| issue.source.split(',').next().unwrap_or_default().to_owned();
        let mut sources: Vec<String> = known.with(|known| known.issues.iter().map(name).collect());
        sources.dedup();
        sources.push(format!("{} {}", t.register_now(), day(t)));
        sources.join("; ")
    });
    let table = ViewFn::from(move || table(t, &known.get()));
    view! { <DrawnFigure title subtitle source draw=Rc::new(draw) table leads=false /> }
}

fn table(t: Lang, known: &Known) -> impl IntoView + use<> {
    let cell = |count: Option<u32>| {
        view! { <td class="num">{count.map_or_else(|| "–".into_any(), |count| figure::count(count).into_any())}</td> }
    };
    let row = |date: AnyView, source: String, lang: Option<&'static str>, counts: [Option<u32>; 3]| {
        view! { <tr><th scope="row">{date}</th>{counts.map(cell)}<td lang=lang>{source}</td></tr> }
    };
    let published = known.issues.iter().map(|issue| {
        let date = figure::date_known(issue.date, issue.precision).into_any();
        // A source calls itself in its own language.
        row(date, issue.source.clone(), Some(Lang::Id.code()), [issue.all, issue.active, issue.inactive])
    });
    let Known { now, day, .. } = known;
    let now = row(
        figure::date(*day).into_any(),
        t.register_now().to_owned(),
        None,
        [now.total, now.active, now.inactive].map(Some),
    );
    view! {
        <table>
            <caption>{t.trend_caption()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.day_of()}</th>
                    <th scope="col" class="num">{t.total()}</th>
                    <th scope="col" class="num">{t.active()}</th>
                    <th scope="col" class="num">{t.inactive()}</th>
                    <th scope="col">{t.source()}</th>
                </tr>
            </thead>
            <tbody>{published.collect_view()} {now}</tbody>
        </table>
    }
}
