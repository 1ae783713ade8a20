//! The charts of the summary. Each has its data as a table, and every part leads to its rows.

use super::links::{Link, address, district_link, narrow, rows_of};
use super::table::counts_table;
use super::{View, source};
use crate::analysis::{self, Counts, Cut, FoundingYears, Line, RatYear, Reading};
use crate::charts::{Direction, Palette, Series, Tile, stacked, tiles};
use crate::domain::status::Status;
use crate::domain::territory::Territory;
use crate::explain::{cut_name, explain_as_of};
use crate::i18n::Lang;
use crate::ui::address::place;
use crate::ui::chart::{ChartFigure, Clicked};
use crate::ui::desk::desk;
use crate::ui::{figure, lang};
use crate::workspace::Index;
use crate::workspace::query::Query;
use leptos::prelude::*;
use std::rc::Rc;

/// All charts.
#[component]
pub fn Charts(view: Memo<View>) -> impl IntoView {
    view! {
        <div class="columns">
            <ByDistrict view />
            <Map view />
            <ByKind view />
            <Founding view />
            <Meetings />
        </div>
    }
}

/// The four parts of every bar. Only those with a value are drawn, and clicks count only those.
fn parts(t: Lang, counts: &[Counts], palette: &Palette, reading: Reading) -> Vec<Series> {
    let part = |name: &str, color: &str, of: PartOf| Series {
        name: name.to_owned(),
        color: color.to_owned(),
        values: counts.iter().map(of).collect(),
    };
    let unknown = match reading {
        Reading::Declared => t.not_declared(),
        Reading::Computed => t.undetermined(),
    };
    vec![
        part(t.active(), &palette.active, |counts| counts.active),
        part(t.inactive(), &palette.inactive, |counts| counts.inactive),
        part(t.between(), &palette.between, |counts| counts.between),
        part(unknown, &palette.unknown, |counts| counts.unknown),
    ]
}

/// How many of a count belong to one part.
type PartOf = fn(&Counts) -> u32;

/// The status of the n-th drawn series.
fn status_of(series: usize, counts: &[Counts]) -> Option<Status> {
    let drawn: [(Status, PartOf); 4] = [
        (Status::Active, |counts| counts.active),
        (Status::Inactive, |counts| counts.inactive),
        (Status::Between, |counts| counts.between),
        (Status::Undetermined, |counts| counts.unknown),
    ];
    drawn.into_iter().filter(|(_, of)| counts.iter().any(|c| of(c) > 0)).nth(series).map(|(status, _)| status)
}

/// A chart of lines of counts as stacked bars.
#[component]
fn LinesChart(
    view: Memo<View>,
    title: Signal<String>,
    lines: fn(&Index, View) -> Vec<Line>,
    caption: &'static str,
    height: u32,
    /// The address behind a bar, where it is not simply that of its line.
    link: Link,
) -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let lines = Memo::new(move |_| desk.read(|workspace| lines(workspace.index(), view.get())));
    let counts = move || lines.get().iter().map(|line| line.counts).collect::<Vec<_>>();
    let draw = move |palette: &Palette| {
        let names: Vec<String> = lines.get().iter().map(|line| cut_name(t, line.cut)).collect();
        stacked(&names, &parts(t, &counts(), palette, view.get().reading), Direction::Across, palette)
    };
    let on_click = move |clicked: Clicked| {
        let status = status_of(clicked.series, &counts());
        let address =
            lines.get_untracked().get(clicked.datum).and_then(|line| link(line.cut, status, view.get_untracked()));
        if let Some(address) = address {
            place.go(&address);
        }
    };
    let table = ViewFn::from(move || counts_table(t, caption, &lines.get(), view.get(), link));
    let source = Signal::derive(move || source(t, view.get()));
    view! { <ChartFigure title source height draw=Rc::new(draw) table on_click=Rc::new(on_click) /> }
}

#[component]
fn ByDistrict(view: Memo<View>) -> impl IntoView {
    let t = lang();
    view! {
        <LinesChart view height=460 caption=t.by_district()
            title=Signal::derive(move || t.by_district().to_owned())
            lines=|index, view| analysis::by_district(index, view.reading, view.basis)
            link=district_link />
    }
}

#[component]
fn ByKind(view: Memo<View>) -> impl IntoView {
    let t = lang();
    view! {
        <LinesChart view height=240 caption=t.by_kind()
            title=Signal::derive(move || t.by_kind().to_owned())
            lines=|index, view| analysis::by_kind(index, view.reading)
            link=rows_of />
    }
}

#[component]
fn Map(view: Memo<View>) -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let districts = Territory::current().districts;
    let lines = Memo::new(move |_| {
        let View { basis, reading } = view.get();
        desk.read(|workspace| analysis::by_district(workspace.index(), reading, basis))
    });
    let tile = move |line: &Line| {
        let Cut::District(code) = line.cut else { return None };
        let district = districts.iter().find(|district| district.code == code)?;
        let share = line.counts.active_share();
        let percent = share.map_or_else(|| "–".to_owned(), |share| t.percent(share));
        Some(Tile {
            name: t.tile_name(district.short, &percent, &t.count(line.counts.active), &t.count(line.counts.total)),
            text: format!("{}\n{percent}", district.abbreviation),
            row: district.tile.0,
            column: district.tile.1,
            share,
        })
    };
    let draw = move |palette: &Palette| tiles(&lines.get().iter().filter_map(tile).collect::<Vec<_>>(), palette);
    let on_click = move |clicked: Clicked| {
        let lines = lines.get_untracked();
        let line = lines.iter().filter(|line| matches!(line.cut, Cut::District(_))).nth(clicked.series);
        if let Some(address) = line.and_then(|line| district_link(line.cut, None, view.get_untracked())) {
            place.go(&address);
        }
    };
    let table = ViewFn::from(move || {
        let lines: Vec<Line> = lines.get().into_iter().filter(|line| matches!(line.cut, Cut::District(_))).collect();
        counts_table(t, t.map_title(), &lines, view.get(), district_link)
    });
    let title = Signal::derive(move || t.map_title().to_owned());
    let source = Signal::derive(move || source(t, view.get()));
    view! { <ChartFigure title source height=460 draw=Rc::new(draw) table on_click=Rc::new(on_click) /> }
}

#[component]
fn Founding(view: Memo<View>) -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let years = Memo::new(move |_| {
        let reading = view.get().reading;
        desk.read(|workspace| analysis::founding_years(workspace.index(), reading))
    });
    let span = |first: i32| format!("{first}–{:02}", FoundingYears::last(first) % 100);
    let counts = move || years.with(|years| years.spans.iter().map(|(_, counts)| *counts).collect::<Vec<_>>());
    let draw = move |palette: &Palette| {
        let names: Vec<String> = years.with(|years| years.spans.iter().map(|(first, _)| span(*first)).collect());
        stacked(&names, &parts(t, &counts(), palette, view.get().reading), Direction::Up, palette)
    };
    let on_click = move |clicked: Clicked| {
        let Some((first, _)) = years.get_untracked().spans.get(clicked.datum).copied() else { return };
        let mut query =
            Query { founded_from: Some(first), founded_to: Some(FoundingYears::last(first)), ..Query::default() };
        narrow(&mut query, status_of(clicked.series, &counts()), view.get_untracked().reading);
        place.go(&address(&query));
    };
    let table = ViewFn::from(move || {
        let FoundingYears { spans, missing } = years.get();
        let rows = spans.into_iter().map(|(first, counts)| (span(first), counts));
        let missing = (missing.total > 0).then(|| (t.not_recorded().to_owned(), missing));
        let row = |(name, counts): (String, Counts)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="num">{figure::count(counts.total)}</td>
                    <td class="num">{figure::count(counts.active)}</td>
                    <td class="num">{figure::count(counts.inactive)}</td>
                    <td class="num">{figure::share(counts.active_share())}</td>
                </tr>
            }
        };
        view! {
            <table>
                <caption>{t.founding_years()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t.founded()}</th>
                        <th scope="col" class="num">{t.total()}</th>
                        <th scope="col" class="num">{t.active()}</th>
                        <th scope="col" class="num">{t.inactive()}</th>
                        <th scope="col" class="num">{t.share_active()}</th>
                    </tr>
                </thead>
                <tbody>{rows.chain(missing).map(row).collect_view()}</tbody>
            </table>
        }
    });
    let title = Signal::derive(move || t.founding_years().to_owned());
    let source = Signal::derive(move || source(t, view.get()));
    view! { <ChartFigure title source height=240 draw=Rc::new(draw) table on_click=Rc::new(on_click) /> }
}

/// How many book years of meetings are shown.
const RAT_YEARS: i32 = 5;

#[component]
fn Meetings() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let years = Memo::new(move |_| {
        desk.read(|workspace| analysis::rat_years(workspace.tables(), workspace.index(), RAT_YEARS))
    });
    let draw = move |palette: &Palette| {
        let years = years.get();
        let part = |name: &str, color: &str, of: fn(&RatYear) -> u32| Series {
            name: name.to_owned(),
            color: color.to_owned(),
            values: years.iter().map(of).collect(),
        };
        let names: Vec<String> = years.iter().map(|year| year.year.to_string()).collect();
        let parts = [
            part(t.rat_held(), &palette.active, |year| year.held),
            part(t.rat_not_held(), &palette.inactive, |year| year.not_held),
            part(t.rat_unknown(), &palette.unknown, |year| year.unknown),
        ];
        stacked(&names, &parts, Direction::Up, palette)
    };
    let table = ViewFn::from(move || {
        let row = |year: RatYear| {
            let all = year.held + year.not_held + year.unknown;
            let share = (all > 0).then(|| f64::from(year.held) / f64::from(all));
            view! {
                <tr>
                    <th scope="row">{year.year.to_string()}</th>
                    <td class="num">{figure::count(year.held)}</td>
                    <td class="num">{figure::count(year.not_held)}</td>
                    <td class="num">{figure::count(year.unknown)}</td>
                    <td class="num">{figure::share(share)}</td>
                </tr>
            }
        };
        view! {
            <table>
                <caption>{t.rat_title()}</caption>
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
    let title = Signal::derive(move || t.rat_title().to_owned());
    let source = Signal::derive(move || {
        let as_of = desk.read(|workspace| workspace.index().as_of());
        t.rat_source(&explain_as_of(t, as_of))
    });
    view! { <ChartFigure title source height=240 draw=Rc::new(draw) table on_click=Rc::new(|_| {}) /> }
}
