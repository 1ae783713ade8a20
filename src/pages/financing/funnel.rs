//! How far applications come, where they stand still, who never got an answer, why they are refused, which loans do not perform, and
//! what lenders publish beside the rows.

use crate::analysis::financing::{
    Application, By, Ending, Funnel, Performance, Reconciled, Still, Stillness, Unanswered, WAITS, applications,
    ceilings, funnels, old_loans, performances, reasons, reconciled, stands_for, stillness, unanswered,
};
use crate::analysis::interval;
use crate::domain::{ApplicantKind, AreaCode, CreditTotal, Date, Financing, FinancingSource, Id, Record, Stage};
use crate::i18n::{Label, Lang};
use crate::list::financing::{FinancingPage, PATH, keys};
use crate::pages::area_choice::area_choice;
use crate::ui::address::{Address, place};
use crate::ui::bars::{Bar, bars};
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::own_area::own_area;
use crate::ui::print::{MOST_ROWS, is_printing};
use crate::ui::scroll::sideways;
use crate::ui::select::{plain, select};
use crate::workspace::scope;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Names of the parameters in addresses.
mod parameters {
    pub const BY: &str = "menurut";
    pub const DAYS: &str = "hari";
}

/// Below so many a share says nothing.
const FEWEST: u32 = 10;
/// So many rows of a table are shown at once.
const FIRST: usize = 10;

/// Everything the page shows, read at once.
#[derive(Clone, PartialEq)]
struct Shown {
    day: Date,
    area: Option<AreaCode>,
    own: Option<AreaCode>,
    all: Vec<Application>,
    totals: Vec<Reconciled>,
    names: BTreeMap<Id, String>,
}

impl Shown {
    /// The list, narrowed to these and to the area of the page.
    fn list(&self, narrowed: &[(&str, &str)]) -> String {
        let parameters = narrowed.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        let area = narrowed.iter().all(|(key, _)| *key != scope::AREA);
        let area = area.then(|| (scope::AREA.to_owned(), scope::said(self.area)));
        Address::new(PATH, parameters.chain(area)).hash()
    }

    fn name(&self, t: Lang, id: Id) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| t.not_recorded().to_owned())
    }
}

/// The page.
pub(super) fn page() -> AnyView {
    let (t, place, own) = (lang(), place(), own_area());
    crate::pages::document_title(move || t.page_funnel().to_owned());
    let area = Memo::new(move |_| scope::asked(place.get().parameter(scope::AREA), own.get()));
    let by = Memo::new(move |_| place.get().parameter(parameters::BY).and_then(By::of).unwrap_or_default());
    let days = Memo::new(move |_| {
        let asked = place.get().parameter(parameters::DAYS).and_then(|days| days.parse().ok());
        asked.filter(|days| WAITS.contains(days)).unwrap_or(WAITS[1])
    });
    let shown = Memo::new(move |_| {
        let (area, own) = (area.get(), own.get());
        desk().read(|workspace| {
            let (tables, index) = (workspace.tables(), workspace.index());
            let every = applications(tables);
            let is_here = |one: &Application| area.is_none() || one.district == area;
            let totals = reconciled(tables, &every).into_iter();
            let totals = totals.filter(|one| area.is_none_or(|area| one.total.area == area)).collect();
            let all: Vec<Application> = every.into_iter().filter(is_here).collect();
            let name = |one: &Application| Some((one.id, tables.label_of(Financing::TABLE, one.id).name?));
            let names = all.iter().filter_map(name).collect();
            Shown { day: stands_for(tables, index), area, own, all, totals, names }
        })
    });
    let set = move |key: &'static str| move |value: String| place.replace(place.now().with(key, Some(&value)));
    let by_name = move |by: By| match by {
        By::Source => t.field(Financing::TABLE, "source"),
        By::District => t.district(),
        By::Applicant => t.field(Financing::TABLE, "applicant"),
    };
    let choices = plain(By::ALL.map(|by| (by.code().to_owned(), by_name(by).to_owned())));
    let waits = plain(WAITS.map(|days| (days.to_string(), t.so_many_days(&t.count(days)))));
    let content = move || {
        let (shown, by, days) = (shown.get(), by.get(), days.get());
        if shown.all.is_empty() && shown.totals.is_empty() {
            return nothing(t);
        }
        let what = by_name(by);
        view! {
            {lead(t, &shown, days)}
            <div class="halves part">
                {steps(t, &shown)}
                {refusals(t, &shown)}
            </div>
            <div class="stack part">
                {outcomes(t, &shown, by, what)}
                {still(t, &shown)}
                {answers(t, &shown, days)}
                {loans(t, &shown)}
                {ceiling(t, &shown)}
                {against_rows(t, &shown)}
                {old(t, &shown)}
            </div>
        }
        .into_any()
    };
    view! {
        {page_head(view! { <h1>{t.page_funnel()}</h1> })}
        <div class="toolbar">
            {area_choice(t, area)}
            {select(parameters::BY.to_owned(), t.told_apart_by().to_owned(), false, choices, move || by.get().code().to_owned(), set(parameters::BY))}
            {select(parameters::DAYS.to_owned(), t.unanswered_choice().to_owned(), false, waits, move || days.get().to_string(), set(parameters::DAYS))}
        </div>
        {content}
    }
    .into_any()
}

fn nothing(t: Lang) -> AnyView {
    view! {
        <div class="empty-state">
            {icon(Icon::Money)}
            <h2>{t.funnel_empty()}</h2>
            <p>{t.funnel_empty_hint()}</p>
            <div class="actions"><a class="button primary" href=FinancingPage::List.address()>{t.page_financing()}</a></div>
        </div>
    }
    .into_any()
}

/// What the figures say, in a sentence, and of what they are.
fn lead(t: Lang, shown: &Shown, days: i32) -> impl IntoView + use<> {
    let funnel = Funnel::of(&shown.all);
    let held = reasons(&shown.all).into_iter().find_map(|(reason, count, _)| Some((reason?, count)));
    let held = held.map(|(reason, count)| t.funnel_held(reason.label(t), &t.count(count)));
    let waiting = unanswered(&shown.all, shown.day, days).len();
    let waiting = (waiting > 0).then(|| t.funnel_unanswered_said(&t.count(waiting)));
    let said = std::iter::once(t.funnel_finding(&t.count(funnel.paid_out()), &t.count(funnel.known())));
    let said = said.chain(held).chain(waiting).collect::<Vec<_>>().join(" ");
    let unreported = t.count(funnel.ended(Ending::Unreported));
    view! {
        <p class="finding">{said}</p>
        <p class="source">{t.funnel_basis(&t.count(funnel.all), &unreported, &t.date(shown.day))}</p>
    }
}

/// How many reached each step.
fn steps(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let funnel = Funnel::of(&shown.all);
    let last = Stage::WAY.len() - 1;
    let row = |(at, stage): (usize, &Stage)| {
        let count = funnel.reached[at] as u32;
        let share = share(t, count, funnel.all as u32);
        Bar {
            name: stage.label(t).to_owned(),
            address: Some(shown.list(&[(keys::REACHED, stage.code())])),
            count,
            is_marked: at == last,
            cells: vec![share.into_any()],
        }
    };
    let rows = Stage::WAY.iter().enumerate().map(row).collect();
    view! {
        <section>
            {bars(t.funnel_steps().to_owned(), vec![t.stage_reached(), t.funnel_count(), t.funnel_of_before()], rows, None)}
            <p class="source">{t.funnel_steps_note()}</p>
        </section>
    }
}

/// A share of ten or more; of fewer a dash, as it would say nothing.
fn share(t: Lang, part: u32, whole: u32) -> String {
    if whole < FEWEST { "–".to_owned() } else { t.decimal_number(f64::from(part) / f64::from(whole) * 100.0, 1) }
}

/// Why applications were refused or sent back, the most frequent first.
fn refusals(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let all = reasons(&shown.all);
    let whole = all.last().map_or(0, |(.., sum)| *sum);
    let row = |(reason, count, sum): &(Option<crate::domain::RefusalReason>, usize, usize)| Bar {
        name: reason.map_or_else(|| t.without_reason(), |reason| reason.label(t)).to_owned(),
        address: Some(shown.list(&[(keys::REASON, reason.map_or(keys::NO_REASON, |reason| reason.code()))])),
        count: *count as u32,
        is_marked: false,
        cells: vec![share(t, *sum as u32, whole as u32).into_any()],
    };
    let rows: Vec<Bar> = all.iter().map(row).collect();
    let heads = vec![t.field("financing_stages", "reason"), t.funnel_count(), t.cumulative_share()];
    if rows.is_empty() {
        return view! {
            <section><h2>{t.refusal_reasons()}</h2> <p class="empty">{t.no_refusals()}</p></section>
        }
        .into_any();
    }
    view! { <section>{bars(t.refusal_reasons().to_owned(), heads, rows, None)}</section> }.into_any()
}

/// A count that leads to its rows; of nothing there is no way.
fn counted(t: Lang, count: usize, address: String) -> AnyView {
    match count {
        0 => t.count(0).into_any(),
        count => view! { <a href=address>{t.count(count)}</a> }.into_any(),
    }
}

/// What became of them, by what they are told apart by.
fn outcomes(t: Lang, shown: &Shown, by: By, what: &str) -> impl IntoView + use<> {
    let name = |code: &str| match by {
        By::Source => code.parse::<FinancingSource>().map(|of| of.label(t).to_owned()),
        By::Applicant => code.parse::<ApplicantKind>().map(|of| of.label(t).to_owned()),
        By::District => Ok(code.parse::<AreaCode>().map(|area| t.area(area)).unwrap_or_default()),
    };
    let money = |amount: i64| if amount > 0 { t.rupiah_short(amount) } else { "–".to_owned() };
    let cells = |funnel: &Funnel, narrowed: &[(&str, &str)]| {
        let ending = |ending: Ending| {
            let narrowed: Vec<(&str, &str)> = narrowed.iter().copied().chain([(keys::ENDING, ending.code())]).collect();
            let name = t.financing_ending(ending.code());
            view! { <td class="num" data-label=name>{counted(t, funnel.ended(ending), shown.list(&narrowed))}</td> }
        };
        view! {
            <td class="num" data-label=t.funnel_count()>{counted(t, funnel.all, shown.list(narrowed))}</td>
            {Ending::ALL.map(ending)}
            <td class="num" data-label=t.stage_in_rupiah(t.field(Financing::TABLE, "asked"))>{money(funnel.asked)}</td>
            <td class="num" data-label=t.paid_out_rupiah()>{money(funnel.paid)}</td>
        }
        .into_any()
    };
    let row = |(code, funnel): &(Option<String>, Funnel)| {
        let said = code.as_deref().map(|code| name(code).unwrap_or_else(|_| code.to_owned()));
        let value = code.as_deref().unwrap_or(crate::list::pivot::NOT_RECORDED);
        view! {
            <tr>
                <th scope="row">{said.unwrap_or_else(|| t.not_recorded().to_owned())}</th>
                {cells(funnel, &[(by.code(), value)])}
            </tr>
        }
    };
    let rows = funnels(&shown.all, by, shown.own).iter().map(row).collect_view();
    let title = t.funnel_by(&what.to_lowercase());
    let heads = Ending::ALL.map(|of| view! { <th scope="col" class="num">{t.financing_ending(of.code())}</th> });
    let content = sideways(
        t.rows_of(&title),
        view! {
            <table class="outcomes as-entries">
                <caption class="visually-hidden">{title.clone()}</caption>
                <thead><tr>
                    <th scope="col">{what.to_owned()}</th>
                    <th scope="col" class="num">{t.funnel_count()}</th>
                    {heads}
                    <th scope="col" class="num">{t.stage_in_rupiah(t.field(Financing::TABLE, "asked"))}</th>
                    <th scope="col" class="num">{t.paid_out_rupiah()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row">{t.total()}</th> {cells(&Funnel::of(&shown.all), &[])}</tr></tfoot>
            </table>
        },
    );
    card("hasil-pengajuan", title, (), content)
}

/// Where they stand still, and for how long.
fn still(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let all = stillness(&shown.all, shown.day);
    let content = if all.is_empty() {
        view! { <p class="empty">{t.nothing_still()}</p> }.into_any()
    } else {
        let days = |days: Option<i32>| days.map_or_else(|| "–".to_owned(), |days| t.count(days));
        let row = |of: &Still| {
            let stage = (keys::STAGE, of.stage.code());
            let open = (keys::ENDING, Ending::Open.code());
            let length = |(at, length): (usize, &Stillness)| {
                let address = shown.list(&[stage, (keys::STILL, length.code())]);
                let name = t.still_for(length.code());
                view! { <td class="num" data-label=name>{counted(t, of.lengths[at], address)}</td> }
            };
            view! {
                <tr>
                    <th scope="row">{of.stage.label(t)}</th>
                    <td class="num" data-label=t.funnel_count()>{counted(t, of.count, shown.list(&[stage, open]))}</td>
                    {Stillness::ALL.iter().enumerate().map(length).collect_view()}
                    <td class="num" data-label=t.median_still()>{days(of.median)}</td>
                    <td class="num" data-label=t.longest_days()>{days(of.longest)}</td>
                </tr>
            }
        };
        let heads = Stillness::ALL.map(|of| view! { <th scope="col" class="num">{t.still_for(of.code())}</th> });
        sideways(
            t.rows_of(t.where_still()),
            view! {
                <table class="outcomes as-entries">
                    <caption class="visually-hidden">{t.where_still()}</caption>
                    <thead><tr>
                        <th scope="col">{t.stage_now()}</th>
                        <th scope="col" class="num">{t.funnel_count()}</th>
                        {heads}
                        <th scope="col" class="num">{t.median_still()}</th>
                        <th scope="col" class="num">{t.longest_days()}</th>
                    </tr></thead>
                    <tbody>{all.iter().map(row).collect_view()}</tbody>
                </table>
            },
        )
        .into_any()
    };
    card("berhenti", t.where_still(), (), content)
}

/// So many rows as are drawn.
fn drawn() -> usize {
    if is_printing().get() { MOST_ROWS } else { FIRST }
}

/// How many more there are than are drawn, with the way to all of them.
fn rest(t: Lang, all: usize, address: String) -> Option<impl IntoView> {
    (all > drawn()).then(|| view! { <p><a href=address>{t.and_more(&t.count(all - drawn()))}</a></p> })
}

/// Who asked and never got an answer.
fn answers(t: Lang, shown: &Shown, days: i32) -> impl IntoView + use<> {
    let all = unanswered(&shown.all, shown.day, days);
    let content = if all.is_empty() {
        view! { <p class="empty">{t.nobody_unanswered()}</p> }.into_any()
    } else {
        let row = |(one, why): &(&Application, Unanswered)| {
            let said = match why {
                Unanswered::Recorded => t.unanswered_recorded().to_owned(),
                Unanswered::Waiting(days) => t.waits_days(&t.count(*days)),
            };
            let of = &one.financing;
            let stage = one.course.latest.map(|(stage, _)| stage.label(t));
            view! {
                <tr>
                    <th scope="row"><a href=FinancingPage::One(one.id).address()>{shown.name(t, one.id)}</a></th>
                    <td data-label=t.field(Financing::TABLE, "source")>{of.source.label(t)}</td>
                    <td data-label=t.district()>{or_dash(one.district.map(|area| t.area(area)))}</td>
                    <td data-label=t.field(Financing::TABLE, "asked_on")>{or_dash(of.asked_on.map(|day| t.date(day)))}</td>
                    <td class="num" data-label=t.stage_in_rupiah(t.field(Financing::TABLE, "asked"))>{money(t, of.asked.map(|sum| sum.get()))}</td>
                    <td data-label=t.stage_now()>{or_dash(stage.map(str::to_owned))}</td>
                    <td data-label=t.what_became_of_it()>{said}</td>
                </tr>
            }
        };
        let waiting = all.iter().filter(|(_, why)| matches!(why, Unanswered::Waiting(_))).count();
        let (recorded, limit) = (all.len() - waiting, days.to_string());
        let first = all.iter().take(drawn()).map(row).collect_view();
        let counts = view! {
            <p>
                {t.unanswered_recorded()} ": " {counted(t, recorded, shown.list(&[(keys::ENDING, Ending::NoAnswer.code())]))}
                " · " {t.waits_for_decision()} ", " {t.more_than_days(&t.count(days)).to_lowercase()} ": "
                {counted(t, waiting, shown.list(&[(keys::WAITS, &limit)]))}
            </p>
        };
        view! {
            {counts}
            {sideways(t.rows_of(t.never_answered()), view! {
                <table class="as-entries">
                    <caption class="visually-hidden">{t.never_answered()}</caption>
                    <thead><tr>
                        <th scope="col">{t.field(Financing::TABLE, "applicant")}</th>
                        <th scope="col">{t.field(Financing::TABLE, "source")}</th>
                        <th scope="col">{t.district()}</th>
                        <th scope="col">{t.field(Financing::TABLE, "asked_on")}</th>
                        <th scope="col" class="num">{t.stage_in_rupiah(t.field(Financing::TABLE, "asked"))}</th>
                        <th scope="col">{t.stage_now()}</th>
                        <th scope="col">{t.what_became_of_it()}</th>
                    </tr></thead>
                    <tbody>{first}</tbody>
                </table>
            })}
            {(all.len() > drawn()).then(|| view! { <p class="hint">{t.and_more(&t.count(all.len() - drawn()))}</p> })}
            <p class="source">{t.waits_setting()}</p>
        }
        .into_any()
    };
    card("tanpa-jawaban", t.never_answered(), (), content)
}

/// The share that does not perform: of fewer than ten with their number and its interval.
fn npl(t: Lang, of: Performance) -> String {
    match (of.share(), interval::bounds(of.bad, of.known)) {
        (Some(_), Some((low, high))) if of.known < FEWEST => {
            let bound = |share| t.percent_to(share, 0);
            t.npl_of_few(&t.count(of.bad), &t.count(of.known), &bound(low), &bound(high))
        }
        (Some(share), _) => t.percent_to(share, 1),
        (None, _) => "–".to_owned(),
    }
}

/// Open loans by source, and how they perform.
fn loans(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let all = performances(&shown.all);
    let content = if all.is_empty() {
        view! { <p class="empty">{t.no_loans()}</p> }.into_any()
    } else {
        let cells = |of: Performance, narrowed: &[(&str, &str)]| {
            let cell = |name: &'static str, count: u32, code: &str| {
                let narrowed: Vec<(&str, &str)> = narrowed.iter().copied().chain([(keys::LOAN, code)]).collect();
                view! { <td class="num" data-label=name>{counted(t, count as usize, shown.list(&narrowed))}</td> }
            };
            view! {
                {cell(t.open_loan(), of.known + of.unreported, keys::LOAN_OPEN)}
                {cell(t.collectability_unreported(), of.unreported, keys::LOAN_UNREPORTED)}
                {cell(t.non_performing(), of.bad, keys::LOAN_BAD)}
                <td class="num" data-label=t.npl_count_share()>{npl(t, of)}</td>
                <td class="num" data-label=t.outstanding_rupiah()>{t.rupiah_short(of.outstanding)}</td>
                <td class="num" data-label=t.outstanding_bad_rupiah()>{t.rupiah_short(of.outstanding_bad)}</td>
            }
            .into_any()
        };
        let row = |(source, of): &(FinancingSource, Performance)| {
            view! {
                <tr><th scope="row">{source.label(t)}</th> {cells(*of, &[("sumber", source.code())])}</tr>
            }
        };
        view! {
            {sideways(t.rows_of(t.loans_npl()), view! {
                <table class="outcomes as-entries">
                    <caption class="visually-hidden">{t.loans_npl()}</caption>
                    <thead><tr>
                        <th scope="col">{t.field(Financing::TABLE, "source")}</th>
                        <th scope="col" class="num">{t.open_loan()}</th>
                        <th scope="col" class="num">{t.collectability_unreported()}</th>
                        <th scope="col" class="num">{t.non_performing()}</th>
                        <th scope="col" class="num">{t.npl_count_share()}</th>
                        <th scope="col" class="num">{t.outstanding_rupiah()}</th>
                        <th scope="col" class="num">{t.outstanding_bad_rupiah()}</th>
                    </tr></thead>
                    <tbody>{all.iter().map(row).collect_view()}</tbody>
                    <tfoot><tr><th scope="row">{t.total()}</th> {cells(Performance::of(&shown.all), &[])}</tr></tfoot>
                </table>
            })}
            <p class="source">{t.npl_rows_note()}</p>
        }
        .into_any()
    };
    card("pinjaman", t.loans_npl(), (), content)
}

/// A figure of a lender by name, with the way to it.
fn lender(t: Lang, one: &Reconciled) -> impl IntoView + use<> {
    let of = &one.total;
    let name = of.lender.as_deref().map_or_else(|| t.all_lenders(of.channel.label(t)), str::to_owned);
    let about = [Some(of.channel.label(t).to_owned()), of.source.as_deref().map(str::to_owned)];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! { <a href=FinancingPage::Total(Some(one.id)).address()>{name}</a> <br /> <span class="hint">{about}</span> }
}

/// What is said, or the dash that stands for nothing.
fn or_dash(said: Option<String>) -> String {
    said.unwrap_or_else(|| "–".to_owned())
}

fn money(t: Lang, amount: Option<i64>) -> String {
    amount.map_or_else(|| "–".to_owned(), |amount| t.rupiah_short(amount))
}

/// What lenders have paid out of their ceilings.
fn ceiling(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let all = ceilings(&shown.totals);
    let content = if all.is_empty() {
        view! { <p class="empty">{t.no_ceilings()}</p> }.into_any()
    } else {
        let row = |one: &&Reconciled| {
            let of = &one.total;
            let used = one.used().map_or_else(|| "–".to_owned(), |share| t.decimal_number(share * 100.0, 1));
            view! {
                <tr>
                    <th scope="row">{lender(t, one)}</th>
                    <td data-label=t.field(CreditTotal::TABLE, "area")>{t.area(of.area)}</td>
                    <td data-label=t.field(CreditTotal::TABLE, "date")>{t.date_known(of.date, of.precision)}</td>
                    <td class="num" data-label=t.stage_in_rupiah(t.field(CreditTotal::TABLE, "ceiling"))>{money(t, of.ceiling.map(|sum| sum.get()))}</td>
                    <td class="num" data-label=t.stage_in_rupiah(t.field(CreditTotal::TABLE, "paid_out"))>{money(t, of.paid_out.map(|sum| sum.get()))}</td>
                    <td class="num" data-label=t.ceiling_used_share()>{used}</td>
                </tr>
            }
        };
        view! {
            {sideways(t.rows_of(t.ceilings_used()), view! {
                <table class="as-entries">
                    <caption class="visually-hidden">{t.ceilings_used()}</caption>
                    <thead><tr>
                        <th scope="col">{t.field(CreditTotal::TABLE, "lender")}</th>
                        <th scope="col">{t.field(CreditTotal::TABLE, "area")}</th>
                        <th scope="col">{t.field(CreditTotal::TABLE, "date")}</th>
                        <th scope="col" class="num">{t.stage_in_rupiah(t.field(CreditTotal::TABLE, "ceiling"))}</th>
                        <th scope="col" class="num">{t.stage_in_rupiah(t.field(CreditTotal::TABLE, "paid_out"))}</th>
                        <th scope="col" class="num">{t.ceiling_used_share()}</th>
                    </tr></thead>
                    <tbody>{all.iter().take(drawn()).map(row).collect_view()}</tbody>
                </table>
            })}
            {rest(t, all.len(), FinancingPage::Totals.address())}
        }
        .into_any()
    };
    card("plafon", t.ceilings_used(), (), content)
}

/// Figures of lenders against the rows.
fn against_rows(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let all = &shown.totals;
    if all.is_empty() {
        return ().into_any();
    }
    let signed = |difference: Option<i64>, said: &dyn Fn(i64) -> String| match difference {
        None => "–".to_owned(),
        Some(more) if more < 0 => format!("−{}", said(-more)),
        Some(more) => said(more),
    };
    let row = |one: &Reconciled| {
        let of = &one.total;
        let rows = one.rows.len();
        let unsaid = (one.unsaid > 0).then(|| t.unsaid_rows(&t.count(one.unsaid)));
        let wrong = one
            .contradicts()
            .then(|| view! { <span class="badge warn">{icon(Icon::Warning)} {t.rows_exceed()}</span> });
        let whose = (rows > 0).then(|| {
            let mut narrowed = vec![("sumber", of.channel.code())];
            let area = of.area.district().map(|area| area.to_string());
            if let Some(area) = &area {
                narrowed.push((scope::AREA, area));
            }
            let lender = of.lender.as_deref().unwrap_or_default().to_owned();
            if !lender.is_empty() {
                narrowed.push((crate::list::SEARCH, &lender));
            }
            narrowed.push((keys::LOAN, keys::LOAN_OPEN));
            shown.list(&narrowed)
        });
        let rows = match whose {
            Some(address) => view! { <a href=address>{t.count(rows)}</a> }.into_any(),
            None => t.count(rows).into_any(),
        };
        view! {
            <tr>
                <th scope="row">{lender(t, one)} " " {wrong}</th>
                <td data-label=t.field(CreditTotal::TABLE, "area")>{t.area(of.area)}</td>
                <td data-label=t.field(CreditTotal::TABLE, "date")>{t.date_known(of.date, of.precision)}</td>
                <td class="num" data-label=t.debtors_said()>{of.debtors.map_or_else(|| "–".to_owned(), |count| t.count(count.get()))}</td>
                <td class="num" data-label=t.debtors_rows()>{rows}</td>
                <td class="num" data-label=t.difference_debtors()>{signed(one.more_debtors(), &|count| t.number(count))}</td>
                <td class="num" data-label=t.stage_in_rupiah(t.field(CreditTotal::TABLE, "outstanding"))>{money(t, of.outstanding.map(|sum| sum.get()))}</td>
                <td class="num" data-label=t.outstanding_rupiah()>{money(t, one.outstanding)} {unsaid.map(|text| view! { <br /> <span class="hint">{text}</span> })}</td>
                <td class="num" data-label=t.difference_outstanding()>{signed(one.more_outstanding(), &|sum| t.rupiah_short(sum))}</td>
            </tr>
        }
    };
    let content = view! {
        {sideways(t.rows_of(t.totals_against_rows()), view! {
            <table class="outcomes as-entries">
                <caption class="visually-hidden">{t.totals_against_rows()}</caption>
                <thead><tr>
                    <th scope="col">{t.field(CreditTotal::TABLE, "lender")}</th>
                    <th scope="col">{t.field(CreditTotal::TABLE, "area")}</th>
                    <th scope="col">{t.field(CreditTotal::TABLE, "date")}</th>
                    <th scope="col" class="num">{t.debtors_said()}</th>
                    <th scope="col" class="num">{t.debtors_rows()}</th>
                    <th scope="col" class="num">{t.difference_debtors()}</th>
                    <th scope="col" class="num">{t.stage_in_rupiah(t.field(CreditTotal::TABLE, "outstanding"))}</th>
                    <th scope="col" class="num">{t.outstanding_rupiah()}</th>
                    <th scope="col" class="num">{t.difference_outstanding()}</th>
                </tr></thead>
                <tbody>{all.iter().take(drawn()).map(row).collect_view()}</tbody>
            </table>
        })}
        {rest(t, all.len(), FinancingPage::Totals.address())}
        <p class="source">{t.totals_rows_note()}</p>
    };
    card("angka-dan-daftar", t.totals_against_rows(), (), content).into_any()
}

/// Loans of revolving funds of former years that are open, by cooperative.
fn old(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let all = old_loans(&shown.all);
    let content = if all.is_empty() {
        view! { <p class="empty">{t.no_old_loans()}</p> }.into_any()
    } else {
        let unreported = all.iter().filter(|one| one.course.standing.is_none()).count();
        let row = |one: &&Application| {
            let standing = one.course.standing.as_ref();
            let said = standing.map_or_else(|| t.never_reported().to_owned(), |of| t.date(of.as_of));
            view! {
                <tr>
                    <th scope="row"><a href=FinancingPage::One(one.id).address()>{shown.name(t, one.id)}</a></th>
                    <td data-label=t.district()>{or_dash(one.district.map(|area| t.area(area)))}</td>
                    <td class="num" data-label=t.old_loan_paid()>{or_dash(one.course.first_paid.map(|day| day.year().to_string()))}</td>
                    <td class="num" data-label=t.paid_out_rupiah()>{money(t, Some(one.course.paid).filter(|paid| *paid > 0))}</td>
                    <td class="num" data-label=t.outstanding_rupiah()>{money(t, one.course.outstanding())}</td>
                    <td data-label=t.field("financing_standings", "as_of")>{said}</td>
                </tr>
            }
        };
        let list = shown.list(&[("sumber", FinancingSource::OldRevolving.code()), (keys::LOAN, keys::LOAN_OPEN)]);
        view! {
            <p><a href=list.clone()>{t.old_loans_said(&t.count(all.len()), &t.count(unreported))}</a></p>
            {sideways(t.rows_of(t.old_loans_title()), view! {
                <table class="as-entries">
                    <caption class="visually-hidden">{t.old_loans_title()}</caption>
                    <thead><tr>
                        <th scope="col">{t.cooperative()}</th>
                        <th scope="col">{t.district()}</th>
                        <th scope="col" class="num">{t.old_loan_paid()}</th>
                        <th scope="col" class="num">{t.paid_out_rupiah()}</th>
                        <th scope="col" class="num">{t.outstanding_rupiah()}</th>
                        <th scope="col">{t.field("financing_standings", "as_of")}</th>
                    </tr></thead>
                    <tbody>{all.iter().take(drawn()).map(row).collect_view()}</tbody>
                </table>
            })}
            {rest(t, all.len(), list)}
        }
        .into_any()
    };
    card("bergulir-lama", t.old_loans_title(), (), content)
}
