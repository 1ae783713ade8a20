//! The four key figures, each a link to its rows, beside what was published before.

use super::View;
use super::links::{address, narrow};
use crate::analysis::{self, Counts, Issue, Reading, Standing, share};
use crate::domain::status::Status;
use crate::domain::territory::Territory;
use crate::i18n::Lang;
use crate::ui::desk::desk;
use crate::ui::live::live;
use crate::ui::{figure, lang};
use crate::workspace::query::Query;
use leptos::prelude::*;

/// The figures.
#[component]
pub fn Figures(view: Memo<View>, standing: Memo<Standing>) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let issues = Memo::new(move |_| {
        let basis = view.get().basis;
        desk.read(|workspace| {
            let index = workspace.index();
            let area = analysis::only_district(index).unwrap_or(Territory::current().province.code);
            // What was published of this very day says nothing of a change.
            analysis::issues(workspace.tables(), area, basis, index.as_of().day.plus_days(-1))
        })
    });
    live(move || {
        let (view, standing, issues) = (view.get(), standing.get(), issues.get());
        let (first, other) = match view.reading {
            Reading::Declared => (Reading::Declared, Reading::Computed),
            Reading::Computed => (Reading::Computed, Reading::Declared),
        };
        let (counts, beside) = (standing.counts(first), standing.counts(other));
        let is_declared = first == Reading::Declared;
        let all = figure::Key {
            name: t.all_cooperatives().to_owned(),
            says: t.all_cooperatives().to_owned(),
            status: None,
            address: address(&Query::default()),
            count: counts.total,
            share: None,
        };
        let key = |name: &str, says: &str, status: Status, reading: Reading, count: u32| figure::Key {
            name: name.to_owned(),
            says: says.to_owned(),
            status: Some(status.code()),
            address: rows(Some(status), reading),
            count,
            share: share(count, counts.total),
        };
        let says = |declared: &'static str, proved: &'static str, reading| match reading {
            Reading::Declared => declared,
            Reading::Computed => proved,
        };
        let active = says(t.active_declared(), t.active_proved(), first);
        let inactive = says(t.inactive_declared(), t.inactive_proved(), first);
        let third = says(t.active_declared(), t.active_proved(), other);
        let share_change =
            issues.iter().rev().find_map(|issue| share_change(t, issue, &counts)).filter(|_| is_declared);
        view! {
            <div class="figures home-figures">
                {figure::key(all, count_change(t, &issues, counts.total), course(t, &issues, |issue| issue.all.map(f64::from), f64::from(counts.total), &|all| t.count(all as u32)))}
                {figure::key(key(t.active(), active, Status::Active, first, counts.active), share_change,
                    share(counts.active, counts.total).filter(|_| is_declared)
                        .and_then(|now| course(t, &issues, share_of, now, &|share| t.percent(share))))}
                {figure::key(key(t.inactive(), inactive, Status::Inactive, first, counts.inactive),
                    cases(t, &standing, first), None)}
                {figure::key(key(third, third, Status::Active, other, beside.active), rest(t, &beside, other), None)}
            </div>
        }
    })
}

/// The address of the rows of a status.
fn rows(status: Option<Status>, reading: Reading) -> String {
    let mut query = Query::default();
    narrow(&mut query, status, reading);
    address(&query)
}

/// What has changed of the whole since the last that was published before.
fn count_change(t: Lang, issues: &[Issue], now: u32) -> Option<AnyView> {
    let (issue, before) = issues.iter().rev().find_map(|issue| Some((issue, issue.all?)))?;
    let change = t.signed(i64::from(now) - i64::from(before));
    let since = t.date_known(issue.date, issue.precision);
    Some(t.since_published(&change, &since, &t.count(before)).into_any())
}

/// What has changed of the share of the active ones.
fn share_change(t: Lang, issue: &Issue, now: &Counts) -> Option<AnyView> {
    let before = share_of(issue)?;
    // Of the shares as they are written, so that whoever reckons again comes to the same.
    let written = |share: f64| (share * 10_000.0).round() / 100.0;
    let change = t.points_of(written(now.active_share()?) - written(before));
    let since = t.date_known(issue.date, issue.precision);
    Some(t.since_published(&change, &since, &t.percent(before)).into_any())
}

/// The share of the active ones that was published.
fn share_of(issue: &Issue) -> Option<f64> {
    share(issue.active?, issue.all?)
}

/// The course of what was published, up to what is counted now; none with fewer than two published points.
fn course(
    t: Lang,
    issues: &[Issue],
    of: fn(&Issue) -> Option<f64>,
    now: f64,
    say: &dyn Fn(f64) -> String,
) -> Option<AnyView> {
    let points: Vec<(f64, f64)> =
        issues.iter().filter_map(|issue| Some((f64::from(issue.date.days()), of(issue)?))).collect();
    let last = desk().read(|workspace| f64::from(workspace.index().as_of().day.days()));
    (points.len() > 1).then(|| figure::course(t.part_published(), &points, (last, now), say))
}

/// How many of the inactive ones are followed up, and how many never were, each number with its rows.
fn cases(t: Lang, standing: &Standing, reading: Reading) -> Option<AnyView> {
    let all = standing.counts(reading).inactive;
    let (open, without) = standing.cases(reading);
    let reading = if reading == Reading::Computed { "&acuan=dihitung" } else { "" };
    let link = |stage: &str| format!("#/tindak-lanjut?tampilan=daftar&tahap={stage}{reading}");
    (all > 0).then(|| {
        view! {
            <a href=link("berjalan")>{t.cases_under_way(&t.count(open))}</a> " · "
            <a href=link("belum")>{t.lack_case(&t.count(without))}</a>
        }
        .into_any()
    })
}

/// Those that are neither active nor inactive.
fn rest(t: Lang, counts: &Counts, reading: Reading) -> Option<AnyView> {
    let unknown = match reading {
        Reading::Declared => t.not_declared_count(&t.count(counts.unknown)),
        Reading::Computed => t.undetermined_count(&t.count(counts.unknown)),
    };
    let parts = [
        (counts.between, t.between_count(&t.count(counts.between)), Status::Between),
        (counts.unknown, unknown, Status::Undetermined),
    ];
    let parts: Vec<AnyView> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .enumerate()
        .map(|(at, (_, says, status))| {
            let between = if at > 0 { " · " } else { "" };
            view! { {between} <a href=rows(Some(status), reading)>{says}</a> }.into_any()
        })
        .collect();
    (!parts.is_empty()).then(|| parts.into_any())
}
