//! The tables of the page, each number leading to its rows.

use crate::analysis::cross::heat;
use crate::analysis::quality::{Finding, Line, Survey};
use crate::domain::AreaCode;
use crate::domain::checks::Severity;
use crate::explain::{age_name, gap_name, gap_short, lower};
use crate::i18n::Lang;
use crate::pages::cooperatives::filters::rows_of;
use crate::pages::sorted::{By, Ordered, arrange, head, titled_head};
use crate::ui::{figure, scroll};
use crate::workspace::quality::{Age, Gap, Quality};
use crate::workspace::query::{Only, Query};
use leptos::prelude::*;
use std::sync::Arc;

/// Whom a line tells of: all, or a district, or those without one.
type Region = Option<Option<AreaCode>>;

// What the address says of the order of each table.
pub(super) const COMPLETENESS: &str = "urut";
pub(super) const AGES: &str = "urut-umur";
pub(super) const FINDINGS: &str = "urut-temuan";

// What addresses call the columns that are no gap and no age.
const AREA: &str = "daerah";
const TOTAL: &str = "jumlah";
const AVERAGE: &str = "rata-rata";
const OLDEST: &str = "terlama";
const NEWEST: &str = "terbaru";
const KIND: &str = "temuan";
const SEVERITY: &str = "bobot";
const TIMES: &str = "kali";

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

/// The districts in the order asked for; else where most is missing first.
fn districts(
    t: Lang,
    survey: &Survey,
    order: Option<(String, bool)>,
    by: impl Fn(&Line, &str) -> Option<By>,
) -> Vec<(Region, Line)> {
    let mut rows: Vec<(Region, Line)> =
        survey.districts.iter().map(|(district, line)| (Some(*district), line.clone())).collect();
    arrange(&mut rows, order, |(region, line), column| match column {
        AREA => By::text(&name(t, *region)),
        _ => by(line, column),
    });
    rows
}

fn query(survey: &Survey, region: Region, quality: Option<Quality>) -> Query {
    let district = region.or(survey.area.map(Some)).map(|district| district.map_or(Only::Missing, Only::Value));
    Query { district, quality, ..Query::default() }
}

/// In percent, as its column says.
fn percent(t: Lang, share: Option<f64>) -> AnyView {
    match share {
        Some(share) => {
            let value = format!("{share:.4}");
            view! { <data value=value>{t.decimal_number(share * 100.0, 2)}</data> }.into_any()
        }
        None => "–".into_any(),
    }
}

/// The share of those that have something, which leads to those that lack it.
fn filled(t: Lang, survey: &Survey, region: Region, line: &Line, gap: usize) -> impl IntoView + use<> {
    let (gap, filled) = (Gap::ALL[gap], line.filled[gap]);
    let share = share_of(line, filled);
    let lacking = line.total - filled;
    let content = if lacking == 0 {
        percent(t, share)
    } else {
        let title = t.lacking(gap_name(t, gap), &t.count(lacking));
        let address = rows_of(&query(survey, region, Some(Quality::Lacks(gap))));
        view! { <a href=address title=title>{percent(t, share)}</a> }.into_any()
    };
    let missing = heat(share.map(|share| 1.0 - share), 1.0);
    view! { <td class="num" data-heat=missing>{content}</td> }
}

fn share_of(line: &Line, filled: u32) -> Option<f64> {
    (line.total > 0).then(|| f64::from(filled) / f64::from(line.total))
}

/// The gaps of which any cooperative has one, what is missing most first; and what all have.
fn gaps(survey: &Survey) -> (Vec<usize>, Vec<usize>) {
    let mut gaps: Vec<usize> = (0..Gap::ALL.len()).collect();
    gaps.sort_by_key(|at| survey.all.filled[*at]);
    gaps.into_iter().partition(|at| survey.all.filled[*at] < survey.all.total)
}

/// What the shades of the table mean, and what all have.
pub(super) fn legend(t: Lang, survey: &Survey) -> impl IntoView + use<> {
    let shades = ["≤ 20", "20–40", "40–60", "60–80", "> 80"].into_iter().zip(1_u8..);
    let shades = shades.map(|(bounds, shade)| view! { <span data-heat=shade>{bounds}</span> }).collect_view();
    let (_, whole) = gaps(survey);
    let whole = (!whole.is_empty() && survey.all.total > 0).then(|| {
        let names = whole.into_iter().map(|at| lower(gap_name(t, Gap::ALL[at]))).collect::<Vec<_>>().join(", ");
        view! { <p>{t.complete_everywhere(&names)}</p> }
    });
    view! {
        {whole}
        <p class="heat-legend">{t.shades_of_gaps()} " " {shades}</p>
    }
}

/// How much of everything is there, by district. A number leads to those that lack it.
pub(super) fn completeness(t: Lang, survey: Arc<Survey>, order: Ordered) -> AnyView {
    let (gaps, _) = gaps(&survey);
    let heads = gaps.iter().map(|at| {
        let gap = Gap::ALL[*at];
        titled_head(COMPLETENESS, order, gap.code(), gap_short(t, gap), Some(gap_name(t, gap)), true)
    });
    let heads = heads.collect_view();
    let row = move |survey: &Survey, gaps: &[usize], region: Region, line: &Line| {
        let cells = gaps.iter().map(|at| filled(t, survey, region, line, *at)).collect_view();
        view! {
            <tr>
                <th scope="row"><a href=rows_of(&query(survey, region, None))>{name(t, region)}</a></th>
                <td class="num">{figure::count(line.total)}</td>
                {cells}
                <td class="num total">{percent(t, line.share())}</td>
            </tr>
        }
    };
    let all = row(&survey, &gaps, None, &survey.all);
    let rows = move || {
        let by = |line: &Line, column: &str| match column {
            TOTAL => By::number(line.total),
            AVERAGE => line.share().and_then(By::number),
            code => {
                let at = Gap::ALL.iter().position(|gap| gap.code() == code)?;
                share_of(line, line.filled[at]).and_then(By::number)
            }
        };
        let lines = districts(t, &survey, order.get(), by);
        lines.iter().map(|(region, line)| row(&survey, &gaps, *region, line)).collect_view()
    };
    let table = view! {
        <table class="completeness">
            <caption>{t.completeness_caption()}</caption>
            <thead>
                <tr>
                    {head(COMPLETENESS, order, AREA, t.district(), false)}
                    {head(COMPLETENESS, order, TOTAL, t.total(), true)}
                    {heads}
                    {head(COMPLETENESS, order, AVERAGE, t.completeness_all(), true)}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>{all}</tfoot>
        </table>
    };
    scroll::sideways(t.completeness_caption(), table).into_any()
}

/// The same of the area that is looked at, where there is room for two columns.
pub(super) fn completeness_of_all(t: Lang, survey: &Survey) -> AnyView {
    let (gaps, _) = gaps(survey);
    let row = |at: usize| {
        view! {
            <tr>
                <th scope="row">{gap_name(t, Gap::ALL[at])}</th>
                {filled(t, survey, None, &survey.all, at)}
            </tr>
        }
    };
    let table = view! {
        <table class="completeness">
            <caption class="visually-hidden">{t.completeness_caption()}</caption>
            <thead><tr><th scope="col">{t.field_of_record()}</th><th scope="col" class="num">{t.filled_percent()}</th></tr></thead>
            <tbody>{gaps.into_iter().map(row).collect_view()}</tbody>
            <tfoot>
                <tr class="total"><th scope="row">{t.completeness_all()}</th><td class="num">{percent(t, survey.all.share())}</td></tr>
            </tfoot>
        </table>
    };
    scroll::sideways(t.completeness_caption(), table).into_any()
}

/// How old the data is, by district.
pub(super) fn ages(t: Lang, survey: Arc<Survey>, order: Ordered) -> AnyView {
    // A table of zeros and of one day says less than a sentence.
    if let Some((day, _)) = survey.all.changed.filter(|(first, last)| first == last) {
        let said = t.all_changed_on(&t.count(survey.all.total), &t.date(day));
        let age = Age::ALL.into_iter().zip(survey.all.ages).find(|(_, count)| *count > 0);
        let address = age.map(|(age, _)| rows_of(&query(&survey, None, Some(Quality::Changed(age)))));
        return view! { <p><a href=address>{said}</a></p> }.into_any();
    }
    let row = move |survey: &Survey, region: Region, line: &Line| {
        let cell = |(age, count): (Age, u32)| {
            let content = if count == 0 {
                figure::count(0_u32).into_any()
            } else {
                let address = rows_of(&query(survey, region, Some(Quality::Changed(age))));
                view! { <a href=address>{figure::count(count)}</a> }.into_any()
            };
            view! { <td class="num" data-label=age_name(t, age)>{content}</td> }
        };
        let (first, last) = line.changed.unzip();
        view! {
            <tr>
                <th scope="row">{name(t, region)}</th>
                {Age::ALL.into_iter().zip(line.ages).map(cell).collect_view()}
                <td class="num" data-label=t.oldest()>{first.map(figure::date)}</td>
                <td class="num" data-label=t.newest()>{last.map(figure::date)}</td>
            </tr>
        }
    };
    let all = row(&survey, None, &survey.all);
    let rows = move || {
        let by = |line: &Line, column: &str| match column {
            OLDEST => line.changed.and_then(|(first, _)| By::number(first.days())),
            NEWEST => line.changed.and_then(|(_, last)| By::number(last.days())),
            code => Age::ALL.iter().position(|age| age.code() == code).and_then(|at| By::number(line.ages[at])),
        };
        let lines = districts(t, &survey, order.get(), by);
        lines.iter().map(|(region, line)| row(&survey, *region, line)).collect_view()
    };
    let table = view! {
        <table class="ages as-entries">
            <caption>{t.age_caption()}</caption>
            <thead>
                <tr>
                    {head(AGES, order, AREA, t.district(), false)}
                    {Age::ALL.map(|age| head(AGES, order, age.code(), age_name(t, age), true))}
                    {head(AGES, order, OLDEST, t.oldest(), true)}
                    {head(AGES, order, NEWEST, t.newest(), true)}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>{all}</tfoot>
        </table>
    };
    scroll::sideways(t.age_caption(), table).into_any()
}

/// How grave a kind of problem is.
pub(super) fn weight(t: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Refusal => t.severity_refusal(),
        Severity::Warning => t.severity_warning(),
    }
}

/// What the checks find, kind by kind.
pub(super) fn findings(t: Lang, survey: Arc<Survey>, order: Ordered) -> AnyView {
    if survey.findings.is_empty() {
        return view! { <p>{t.no_findings()}</p> }.into_any();
    }
    let said = t.findings_count(&t.count(survey.with_findings), &t.count(survey.all.total));
    let rows = move || {
        let by = |finding: &Finding, column: &str| match column {
            KIND => By::text(t.problem_kind(finding.example.code())),
            SEVERITY => By::text(weight(t, finding.severity)),
            TOTAL => By::number(finding.cooperatives),
            TIMES => By::number(finding.times),
            _ => None,
        };
        let mut findings = survey.findings.clone();
        arrange(&mut findings, order.get(), by);
        findings.iter().map(|finding| finding_row(t, &survey, finding)).collect_view()
    };
    let table = view! {
        <table class="as-entries">
            <caption class="visually-hidden">{t.findings_title()}</caption>
            <thead>
                <tr>
                    {head(FINDINGS, order, KIND, t.finding(), false)}
                    {head(FINDINGS, order, SEVERITY, t.severity(), false)}
                    {head(FINDINGS, order, TOTAL, t.page_cooperatives(), true)}
                    {head(FINDINGS, order, TIMES, t.finding_times(), true)}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    };
    view! {
        <p>{said}</p>
        {scroll::sideways(t.finding(), table)}
    }
    .into_any()
}

fn finding_row(t: Lang, survey: &Survey, finding: &Finding) -> impl IntoView + use<> {
    let code = finding.example.code();
    let address = rows_of(&query(survey, None, Some(Quality::Fails(code))));
    view! {
        <tr>
            <th scope="row">{t.problem_kind(code)}</th>
            <td data-label=t.severity()>{weight(t, finding.severity)}</td>
            <td class="num" data-label=t.page_cooperatives()><a href=address>{figure::count(finding.cooperatives)}</a></td>
            <td class="num" data-label=t.finding_times()>{figure::count(finding.times)}</td>
        </tr>
    }
}
