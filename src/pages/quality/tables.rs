//! The tables of the page, each number leading to its rows.

use crate::analysis::cross::heat;
use crate::analysis::quality::{Finding, Line, Survey};
use crate::domain::AreaCode;
use crate::domain::checks::Severity;
use crate::explain::{age_name, gap_name, gap_short};
use crate::i18n::Lang;
use crate::pages::cooperatives::filters::rows_of;
use crate::ui::{figure, scroll};
use crate::workspace::quality::{Age, Gap, Quality};
use crate::workspace::query::{Only, Query};
use leptos::prelude::*;

/// Whom a line tells of: all, or a district, or those without one.
type Region = Option<Option<AreaCode>>;

/// The lines of a table: the districts, then all.
pub(super) fn lines(survey: &Survey) -> impl Iterator<Item = (Region, &Line)> {
    let districts = survey.districts.iter().map(|(district, line)| (Some(*district), line));
    districts.chain(std::iter::once((None, &survey.all)))
}

/// What a line is called.
pub(super) fn name(t: Lang, region: Region) -> String {
    match region {
        None => t.all().to_owned(),
        Some(None) => t.not_recorded().to_owned(),
        Some(Some(code)) => t.area(code),
    }
}

fn query(survey: &Survey, region: Region, quality: Option<Quality>) -> Query {
    let district = region.or(survey.area.map(Some)).map(|district| district.map_or(Only::Missing, Only::Value));
    Query { district, quality, ..Query::default() }
}

/// How much of everything is there, by district. A number leads to those that lack it.
pub(super) fn completeness(t: Lang, survey: &Survey) -> impl IntoView + use<> {
    // What is missing most comes first.
    let mut gaps: Vec<usize> = (0..Gap::ALL.len()).collect();
    gaps.sort_by_key(|at| survey.all.filled[*at]);
    let row = |region: Region, line: &Line| {
        let cell = |(gap, filled): (Gap, u32)| {
            let share = (line.total > 0).then(|| f64::from(filled) / f64::from(line.total));
            let lacking = line.total - filled;
            let content = if lacking == 0 {
                figure::share(share)
            } else {
                let title = t.lacking(gap_name(t, gap), &t.count(lacking));
                let address = rows_of(&query(survey, region, Some(Quality::Lacks(gap))));
                view! { <a href=address title=title>{figure::share(share)}</a> }.into_any()
            };
            let missing = heat(share.map(|share| 1.0 - share), 1.0);
            view! { <td class="num" data-heat=missing>{content}</td> }
        };
        let cells = gaps.iter().map(|at| cell((Gap::ALL[*at], line.filled[*at]))).collect_view();
        view! {
            <tr>
                <th scope="row"><a href=rows_of(&query(survey, region, None))>{name(t, region)}</a></th>
                <td class="num">{figure::count(line.total)}</td>
                {cells}
                <td class="num total">{figure::share(line.share())}</td>
            </tr>
        }
    };
    let head = |at: &usize| {
        let gap = Gap::ALL[*at];
        view! { <th scope="col" class="num" title=gap_name(t, gap)>{gap_short(t, gap)}</th> }
    };
    let heads = gaps.iter().map(head).collect_view();
    let (all, districts): (Vec<_>, Vec<_>) = lines(survey).partition(|(region, _)| region.is_none());
    view! {
        <table class="completeness">
            <caption>{t.completeness_caption()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.district()}</th>
                    <th scope="col" class="num">{t.total()}</th>
                    {heads}
                    <th scope="col" class="num">{t.completeness_all()}</th>
                </tr>
            </thead>
            <tbody>{districts.into_iter().map(|(region, line)| row(region, line)).collect_view()}</tbody>
            <tfoot>{all.into_iter().map(|(region, line)| row(region, line)).collect_view()}</tfoot>
        </table>
    }
}

/// How old the data is, by district.
pub(super) fn ages(t: Lang, survey: &Survey) -> impl IntoView + use<> {
    let row = |region: Region, line: &Line| {
        let cell = |(age, count): (Age, u32)| {
            let content = if count == 0 {
                figure::count(0).into_any()
            } else {
                let address = rows_of(&query(survey, region, Some(Quality::Changed(age))));
                view! { <a href=address>{figure::count(count)}</a> }.into_any()
            };
            view! { <td class="num">{content}</td> }
        };
        let (first, last) = line.changed.unzip();
        view! {
            <tr>
                <th scope="row">{name(t, region)}</th>
                {Age::ALL.into_iter().zip(line.ages).map(cell).collect_view()}
                <td class="num">{first.map(figure::date)}</td>
                <td class="num">{last.map(figure::date)}</td>
            </tr>
        }
    };
    let (all, districts): (Vec<_>, Vec<_>) = lines(survey).partition(|(region, _)| region.is_none());
    view! {
        <table class="ages">
            <caption>{t.age_caption()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.district()}</th>
                    {Age::ALL.map(|age| view! { <th scope="col" class="num">{age_name(t, age)}</th> })}
                    <th scope="col" class="num">{t.oldest()}</th>
                    <th scope="col" class="num">{t.newest()}</th>
                </tr>
            </thead>
            <tbody>{districts.into_iter().map(|(region, line)| row(region, line)).collect_view()}</tbody>
            <tfoot>{all.into_iter().map(|(region, line)| row(region, line)).collect_view()}</tfoot>
        </table>
    }
}

/// How grave a kind of problem is.
pub(super) fn weight(t: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Refusal => t.severity_refusal(),
        Severity::Warning => t.severity_warning(),
    }
}

/// What the checks find, kind by kind.
pub(super) fn findings(t: Lang, survey: &Survey) -> AnyView {
    if survey.findings.is_empty() {
        return view! { <p>{t.no_findings()}</p> }.into_any();
    }
    let row = |finding: &Finding| {
        let code = finding.example.code();
        let address = rows_of(&query(survey, None, Some(Quality::Fails(code))));
        view! {
            <tr>
                <th scope="row">{t.problem_kind(code)}</th>
                <td>{weight(t, finding.severity)}</td>
                <td class="num"><a href=address>{figure::count(finding.cooperatives)}</a></td>
                <td class="num">{figure::count(finding.times)}</td>
            </tr>
        }
    };
    let table = view! {
        <table>
            <caption class="visually-hidden">{t.findings_title()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.finding()}</th>
                    <th scope="col">{t.severity()}</th>
                    <th scope="col" class="num">{t.page_cooperatives()}</th>
                    <th scope="col" class="num">{t.finding_times()}</th>
                </tr>
            </thead>
            <tbody>{survey.findings.iter().map(row).collect_view()}</tbody>
        </table>
    };
    view! {
        <p>{t.findings_count(&t.count(survey.with_findings), &t.count(survey.all.total))}</p>
        {scroll::sideways(t.finding(), table)}
    }
    .into_any()
}
