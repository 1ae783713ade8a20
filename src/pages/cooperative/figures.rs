//! The yearly figures side by side with the finding above them; growth and ratios; and beside others of its kind.

use super::{Shown, YEARS};
use crate::analysis::{FEWEST_PEERS, Figure, Median, Peers, Ratio, development, growth, growth_in};
use crate::domain::status::last_due_year;
use crate::domain::{AnnualReport, BookYear, Date};
use crate::explain::{explain_development, figure_name, figure_value, ratio_formula};
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::address::Address;
use crate::ui::card::folding_card;
use crate::ui::desk::desk;
use crate::ui::rat_shapes::rat_shape;
use crate::ui::spark::spark;
use crate::ui::{figure, scroll};
use leptos::prelude::*;

/// The last book years up to the one whose RAT was due last, or that was reported last, in order.
fn years_shown(shown: &Shown, position: Date) -> Vec<BookYear> {
    let due = last_due_year(shown.row.value.form, position);
    let last = shown.reports.last().map_or(due, |report| report.value.year.max(due));
    let last = i32::from(last.get());
    (last + 1 - YEARS as i32..=last).filter_map(BookYear::new).collect()
}

/// The figures of five years: a column for every year, the finding as its title.
pub(super) fn development_table(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    /// The figures in millions of rupiah.
    const MONEY: [Figure; 3] = [Figure::Assets, Figure::Turnover, Figure::Surplus];
    let position = desk().peek(|workspace| workspace.index().position());
    let years = years_shown(shown, position);
    let reports: Vec<&AnnualReport> = shown.reports.iter().map(|row| &row.value).collect();
    let title = explain_development(t, &development(&years, &reports));
    let path = Address::cooperative(shown.row.id);
    let report = |year: &BookYear| reports.iter().copied().find(|report| report.year == *year);
    let heads = years.iter().map(|year| view! { <th scope="col" class="num"><a id=AnnualReport::id(shown.row.id, *year).to_string() href=format!("{path}/laporan/{year}")>{year.to_string()}</a></th> });
    let met = years.iter().map(|year| view! { <td class="num">{meeting(t, report(year), position)}</td> });
    let ran = years.iter().map(|year| {
        let business = report(year).and_then(|report| report.business);
        view! { <td class="num">{business.map_or("–", |business| business.label(t))}</td> }
    });
    let row = |figure: Figure, name: String, write: &dyn Fn(i64) -> String| {
        let values: Vec<Option<i64>> =
            years.iter().map(|year| report(year).and_then(|report| figure.of(report))).collect();
        let cells =
            values.iter().map(|value| view! { <td class="num">{value.map_or_else(|| "–".to_owned(), write)}</td> });
        view! { <tr><th scope="row">{name}</th> {cells.collect_view()} <td class="line">{spark(&values)}</td></tr> }
    };
    let money = MONEY.map(|figure| {
        let name = if figure == Figure::Surplus { t.surplus_short() } else { figure_name(t, figure) };
        row(figure, t.in_rp_millions(name), &|value| t.decimal_number(value as f64 / 1e6, 1))
    });
    let table = view! {
        <table class="plain development">
            <caption class="visually-hidden">{t.development()}</caption>
            <thead><tr>
                <th scope="col">{t.book_year()}</th> {heads.collect_view()} <th scope="col" class="line">{t.development()}</th>
            </tr></thead>
            <tbody>
                <tr><th scope="row">{t.rat()}</th> {met.collect_view()} <td></td></tr>
                <tr><th scope="row">{t.business()}</th> {ran.collect_view()} <td></td></tr>
                {row(Figure::Members, t.members_short().to_owned(), &|value| t.number(value))}
                {money}
            </tbody>
        </table>
    };
    let content = view! {
        {scroll::sideways(t.development(), table)}
        <p class="hint spread">{t.development_source()} <a href=super::Part::Reports.address(shown.row.id)>{t.all_rows()}</a></p>
    };
    folding_card("perkembangan", title, content)
}

/// Whether the meeting on a year was held, and when.
fn meeting(t: Lang, report: Option<&AnnualReport>, position: Date) -> AnyView {
    let Some(report) = report else { return "–".into_any() };
    match report.rat_held(position) {
        Some(true) => {
            let day = report.rat_date.map_or_else(|| t.yes_no(true).to_owned(), |date| t.day_and_month(date));
            view! { {rat_shape(Some(true))} " " {day} }.into_any()
        }
        Some(false) => view! { <span class="hint">{t.yes_no(false)}</span> }.into_any(),
        None => "–".into_any(),
    }
}

/// Ratios and growth by year, and the last year beside the medians of others of its kind; of a cooperative without figures
/// only a word about it.
pub(super) fn ratios_and_peers(t: Lang, reports: &[Row<AnnualReport>], peers: Option<&Peers>) -> impl IntoView + use<> {
    let reports: Vec<&AnnualReport> = reports.iter().map(|row| &row.value).collect();
    let last = super::last_with_figures(reports.iter().copied());
    let content = match last {
        Some(last) => {
            let own = reports.iter().find(|report| report.year == last).copied();
            view! {
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
    view! { <section><h2>{t.ratios_and_peers()}</h2>{content}</section> }
}

/// Growth and ratios, a column for every year.
fn ratios(t: Lang, reports: &[&AnnualReport]) -> impl IntoView + use<> {
    let years: Vec<BookYear> = reports.iter().map(|report| report.year).collect();
    let heads = years.iter().map(|year| view! { <th scope="col" class="num">{year.to_string()}</th> }).collect_view();
    let grows = |figure: &Figure| years.iter().any(|year| growth_in(*figure, *year, reports).is_some());
    let grown = [Figure::Members, Figure::Assets, Figure::Turnover].into_iter().filter(grows).map(|figure| {
        let cells = years.iter().map(|year| {
            let change = growth_in(figure, *year, reports);
            view! { <td class="num" data-label=year.to_string()>{change.map_or_else(|| "–".to_owned(), |change| t.change_of(change))}</td> }
        });
        view! {
            <tr>
                <th scope="row">{t.growth_of(&figure_name(t, figure).to_lowercase())} " " <span class="hint">{t.growth_formula()}</span></th>
                {cells.collect_view()}
            </tr>
        }
    });
    let ratios = Ratio::ALL.map(|ratio| {
        let cells = reports.iter().map(|report| {
            view! { <td class="num" data-label=report.year.to_string()>{figure::share(ratio.of(report))}</td> }
        });
        view! { <tr><th scope="row">{ratio_formula(t, ratio)}</th>{cells.collect_view()}</tr> }
    });
    let table = view! {
        <table class="as-entries">
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
        <table class="as-entries">
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
            <td class="num" data-label=t.this_cooperative()>{own.unwrap_or_else(dash)}</td>
            <td class="num" data-label=t.median()>{middle}</td>
            <td class="num" data-label=t.against_median()>{against.unwrap_or_else(dash)}</td>
            <td class="num" data-label=t.median_of()>{figure::count(u32::try_from(median.count).unwrap_or(u32::MAX))}</td>
        </tr>
    }
    .into_any()
}
