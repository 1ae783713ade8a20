//! The yearly figures as small charts, growth and ratios, and beside others of its kind.

use crate::analysis::{FEWEST_PEERS, Figure, Median, Peers, Ratio, course, growth, growth_in};
use crate::domain::{AnnualReport, BookYear};
use crate::explain::{figure_name, figure_value, ratio_formula};
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::spark::spark;
use crate::ui::{figure, scroll};
use leptos::prelude::*;

/// The figures that have a chart.
const DRAWN: [Figure; 4] = [Figure::Members, Figure::Assets, Figure::Turnover, Figure::Surplus];

/// The section; of a cooperative without figures only a word about it.
pub(super) fn development(t: Lang, reports: &[Row<AnnualReport>], peers: Option<&Peers>) -> impl IntoView + use<> {
    let reports: Vec<&AnnualReport> = reports.iter().map(|row| &row.value).collect();
    let last = super::last_with_figures(reports.iter().copied());
    let content = match last {
        Some(last) => {
            let own = reports.iter().find(|report| report.year == last).copied();
            view! {
                <div class="sparks">{DRAWN.map(|figure| card(t, figure, &reports)).collect_view()}</div>
                {ratios(t, &reports)}
                <h3>{t.beside_others()}</h3>
                {own.zip(peers).map_or_else(
                    || view! { <p class="empty">{t.peers_need()}</p> }.into_any(),
                    |(own, peers)| beside(t, own, peers),
                )}
            }
            .into_any()
        }
        None => view! { <p class="empty">{t.no_development()}</p> }.into_any(),
    };
    view! { <section><h2>{t.development()}</h2>{content}</section> }
}

/// A figure over the years: the latest value, what has become of it in a year, and the bars.
fn card(t: Lang, figure: Figure, reports: &[&AnnualReport]) -> impl IntoView + use<> {
    let values = course(figure, reports);
    let name = figure_name(t, figure);
    let latest = values.iter().rev().find_map(|(year, value)| value.map(|value| (*year, value)));
    let Some((year, value)) = latest else {
        return view! {
            <figure class="spark-card"><figcaption>{name}</figcaption><p class="empty">{t.not_recorded()}</p></figure>
        }
        .into_any();
    };
    let before = year.get() - 1;
    let change = growth_in(figure, year, reports).map(|change| {
        let shown = format!("{} {}", t.change_of(change), t.on_year_before(&before.to_string()));
        view! { <span class="hint"><data value=format!("{change:.4}")>{shown}</data></span> }
    });
    let change = change.map_or_else(
        || view! { <span class="hint">{t.in_year(&year.to_string())}</span> }.into_any(),
        IntoAny::into_any,
    );
    view! {
        <figure class="spark-card">
            <figcaption>{name}</figcaption>
            <p class="spark-value"><data value=value.to_string()>{figure_value(t, figure, value)}</data> {change}</p>
            {spark(name, &values, |value| figure_value(t, figure, value))}
        </figure>
    }
    .into_any()
}

/// Growth and ratios, a column for every year.
fn ratios(t: Lang, reports: &[&AnnualReport]) -> impl IntoView + use<> {
    let years: Vec<BookYear> = reports.iter().map(|report| report.year).collect();
    let heads = years.iter().map(|year| view! { <th scope="col" class="num">{year.to_string()}</th> }).collect_view();
    let grows = |figure: &Figure| years.iter().any(|year| growth_in(*figure, *year, reports).is_some());
    let grown = [Figure::Members, Figure::Assets, Figure::Turnover].into_iter().filter(grows).map(|figure| {
        let cells = years.iter().map(|year| {
            let change = growth_in(figure, *year, reports);
            view! { <td class="num">{change.map_or_else(|| "–".to_owned(), |change| t.change_of(change))}</td> }
        });
        view! {
            <tr>
                <th scope="row">{t.growth_of(&figure_name(t, figure).to_lowercase())} " " <span class="hint">{t.growth_formula()}</span></th>
                {cells.collect_view()}
            </tr>
        }
    });
    let ratios = Ratio::ALL.map(|ratio| {
        let cells = reports.iter().map(|report| view! { <td class="num">{figure::share(ratio.of(report))}</td> });
        view! { <tr><th scope="row">{ratio_formula(t, ratio)}</th>{cells.collect_view()}</tr> }
    });
    let table = view! {
        <table>
            <caption>{t.ratios_and_growth()}</caption>
            <thead><tr><th scope="col">{t.figure_or_ratio()}</th>{heads}</tr></thead>
            <tbody>{grown.collect_view()} {ratios.collect_view()}</tbody>
        </table>
    };
    scroll::sideways(t.ratios_and_growth(), table)
}

/// The figures of the last book year beside the medians; a sentence where too few have any.
fn beside(t: Lang, own: &AnnualReport, peers: &Peers) -> AnyView {
    if !peers.speaks() {
        let (found, fewest) = (t.count(peers.most()), t.count(FEWEST_PEERS));
        return view! { <p class="empty">{t.too_few_peers(&found, &fewest)}</p> }.into_any();
    }
    let figures = Figure::ALL.into_iter().zip(peers.figures).map(|(figure, median)| {
        let own = figure.of(own);
        let against = own.zip(median.value).and_then(|(own, median)| growth(median.round() as i64, own));
        let write = move |value: i64| figure_value(t, figure, value);
        line(
            t,
            figure_name(t, figure),
            own.map(write),
            median,
            |value| write(value.round() as i64),
            against.map(|a| t.change_of(a)),
        )
    });
    let ratios = Ratio::ALL.into_iter().zip(peers.ratios).map(|(ratio, median)| {
        let own = ratio.of(own);
        let points = own.zip(median.value).map(|(own, median)| t.points_of((own - median) * 100.0));
        line(t, ratio_formula(t, ratio), own.map(|own| t.percent(own)), median, |value| t.percent(value), points)
    });
    let caption = t.peers_of(&peers.kind.label(t).to_lowercase(), &t.office(peers.district), &peers.year.to_string());
    let table = view! {
        <table>
            <caption>{caption.clone()} " " <span class="hint">{t.peers_hint(&t.count(peers.all))}</span></caption>
            <thead>
                <tr>
                    <th scope="col">{t.figure_or_ratio()}</th>
                    <th scope="col" class="num">{t.this_cooperative()}</th>
                    <th scope="col" class="num">{t.median()}</th>
                    <th scope="col" class="num">{t.against_median()}</th>
                    <th scope="col" class="num">{t.median_of()}</th>
                </tr>
            </thead>
            <tbody>{figures.collect_view()} {ratios.collect_view()}</tbody>
        </table>
    };
    scroll::sideways(caption, table).into_any()
}

fn line(
    t: Lang,
    name: &'static str,
    own: Option<String>,
    median: Median,
    write: impl Fn(f64) -> String,
    against: Option<String>,
) -> AnyView {
    let dash = || "–".to_owned();
    let middle = median.value.map_or_else(|| t.too_few().to_owned(), write);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num">{own.unwrap_or_else(dash)}</td>
            <td class="num">{middle}</td>
            <td class="num">{against.unwrap_or_else(dash)}</td>
            <td class="num">{figure::count(u32::try_from(median.count).unwrap_or(u32::MAX))}</td>
        </tr>
    }
    .into_any()
}
