//! The figures of the register at the ends of years, and the published ones beside them, each with its basis.

use crate::analysis::over_time::{Point, Published, Series};
use crate::charts::{Course, Drawing, trend};
use crate::domain::{Basis, Date};
use crate::i18n::{Label, Lang};
use crate::ui::card::folding_card;
use crate::ui::chart::DrawnFigure;
use crate::ui::figure;
use crate::ui::scroll::sideways;
use leptos::prelude::*;
use std::rc::Rc;

/// A day in years.
fn in_years(day: Date) -> f64 {
    f64::from(day.year()) + (f64::from(day.month()) - 1.0) / 12.0 + (f64::from(day.day()) - 1.0) / 365.0
}

/// The section.
pub(super) fn view(t: Lang, series: Memo<Series>) -> impl IntoView {
    let draw = move |width: f64| -> Drawing {
        let course = |name: &str, color: &'static str, of: fn(&Point) -> Option<u32>| {
            let points = series.with(|series| {
                let known = series.register.iter().filter_map(|point| Some((in_years(point.day), of(point)?)));
                known.map(|(at, count)| (at, count, t.count(count))).collect::<Vec<_>>()
            });
            Course { name: name.to_owned(), color, points }
        };
        let courses = [
            course(t.trend_all(), "chart-text", |point| Some(point.counts.total)),
            course(t.trend_active(), "st-active", |point| known(point).then_some(point.counts.active)),
            course(t.trend_inactive(), "st-inactive", |point| known(point).then_some(point.counts.inactive)),
        ];
        let drawn: Vec<Course> = courses.into_iter().filter(|course| !course.points.is_empty()).collect();
        trend(&drawn, width)
    };
    let title = Signal::derive(move || t.series_title().to_owned());
    let subtitle = Signal::derive(move || {
        series
            .with(|series| {
                let last_year = series.register.iter().rev().nth(1)?;
                let counts = last_year.counts;
                let (count, unknown) = (t.count(counts.total), t.count(counts.unknown + counts.between));
                Some(t.series_finding(&count, &last_year.day.year().to_string(), &unknown))
            })
            .unwrap_or_default()
    });
    let source = Signal::derive(move || t.series_hint().to_owned());
    let chart_table = ViewFn::from(move || table(t, &series.get()));
    view! {
        <DrawnFigure title subtitle source draw=Rc::new(draw) table=chart_table leads=false />
        {folding_card("deret", t.series_caption(), view! {
            {move || sideways(t.rows_of(t.series_caption()), table(t, &series.get()))}
        })}
    }
}

/// Whether at least half have a status: of fewer a line would tell of what is recorded, and not of what was.
const fn known(point: &Point) -> bool {
    (point.counts.active + point.counts.inactive) * 2 >= point.counts.total
}

/// What stands in a row: the register, or what somebody published.
enum Told {
    Register(Point),
    Published(Published),
}

impl Told {
    const fn day(&self) -> Date {
        match self {
            Self::Register(point) => point.day,
            Self::Published(published) => published.day,
        }
    }
}

/// Both in the order of their days, each with its basis and source.
fn table(t: Lang, series: &Series) -> impl IntoView + use<> {
    let register = series.register.iter().copied().map(Told::Register);
    let mut all: Vec<Told> = register.chain(series.published.iter().cloned().map(Told::Published)).collect();
    all.sort_by_key(Told::day);
    let rows = all.into_iter().map(|told| row(t, told)).collect_view();
    view! {
        <table class="series as-entries">
            <caption class="visually-hidden">{t.series_caption()}</caption>
            <thead><tr>
                <th scope="col">{t.day_of()}</th>
                <th scope="col" class="num">{t.total()}</th>
                <th scope="col" class="num">{t.active()}</th>
                <th scope="col" class="num">{t.inactive()}</th>
                <th scope="col" class="num">{t.between()}</th>
                <th scope="col" class="num">{t.series_unknown()}</th>
                <th scope="col">{t.source()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(t: Lang, told: Told) -> impl IntoView + use<> {
    let cell = |label: &'static str, count: Option<u64>| {
        let count = count.map_or_else(|| "–".into_any(), |count| figure::count(count).into_any());
        view! { <td class="num" data-label=label>{count}</td> }
    };
    let (date, figures, basis, source, is_own) = match told {
        Told::Register(Point { day, counts, .. }) => {
            // Where nobody's status is known, nobody was found to be active.
            let is_known = counts.unknown < counts.total;
            let status = |count: u32| is_known.then_some(u64::from(count));
            let [active, inactive, between] = [counts.active, counts.inactive, counts.between].map(status);
            let of = [Some(counts.total.into()), active, inactive, between, Some(counts.unknown.into())];
            (figure::date(day).into_any(), of, None, t.series_register().to_owned(), true)
        }
        Told::Published(Published { day, precision, basis, source, figures: [all, active, inactive] }) => {
            let date = figure::date_known(day, precision).into_any();
            let said = t.counted_by(&basis.label(t).to_lowercase());
            let said = if basis == Basis::Unstated { t.basis_unstated().to_owned() } else { said };
            let basis = view! { <small>{said}</small> };
            (date, [all, active, inactive, None, None], Some(basis), source, false)
        }
    };
    let [all, active, inactive, between, unknown] = figures;
    view! {
        <tr class:own=is_own>
            <th scope="row">{date}</th>
            {cell(t.total(), all)} {cell(t.active(), active)} {cell(t.inactive(), inactive)}
            {cell(t.between(), between)} {cell(t.series_unknown(), unknown)}
            <td data-label=t.source()>{source} {basis}</td>
        </tr>
    }
}
