//! Realisasi: what became of the plans of an office in a year, by programme, activity and sub-activity, and what held it up.

mod export;

use super::finding::sentence;
use super::plan_findings::no_plans;
use super::plans_apart::{Apart, FIGURES, Turns, apart_of};
use crate::analysis::plans::{
    Evaluation, EvaluationRank, Office, Paid, PlanRow, Plans, Predicate, RenstraPeriod, Stage, evaluation,
};
use crate::domain::{AreaCode, BookYear, Hindrance, Quantity, nomenclature};
use crate::explain::{pieces, plan_office_name, plan_row_name, predicate_name, strong};
use crate::i18n::{Label, Lang};
use crate::ui::address::{Address, Place, place};
use crate::ui::bars::{Bar, bars};
use crate::ui::desk::{self, desk};
use crate::ui::head::page_head;
use crate::ui::select::{Choice, select};
use crate::ui::settings::Device;
use crate::ui::{lang, scroll};
use crate::workspace::Tables;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The address of the page.
const PATH: &str = "/program/realisasi";

/// Names of the parameters in addresses.
mod keys {
    pub const OFFICE: &str = "kantor";
    pub const YEAR: &str = "tahun";
}

/// What the page is asked to show; a part of its address.
#[derive(Debug, Clone, PartialEq, Default)]
struct Params {
    /// The key of an office, see [`Office::key`].
    office: Option<String>,
    year: Option<BookYear>,
}

impl Params {
    fn of(address: &Address) -> Self {
        Self {
            office: address.parameter(keys::OFFICE).map(str::to_owned),
            year: address.parameter(keys::YEAR).and_then(|year| BookYear::new(year.parse().ok()?)),
        }
    }

    fn show(self, place: Place) {
        let parameters = [(keys::OFFICE, self.office), (keys::YEAR, self.year.map(|year| year.to_string()))];
        place.replace(Address::new(PATH, parameters.into_iter().filter_map(|(key, value)| Some((key, value?)))));
    }
}

/// How deep a line stands below its programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    Programme,
    Activity,
    Row,
}

impl Depth {
    const fn class(self) -> &'static str {
        match self {
            Self::Programme => "of-programme",
            Self::Activity => "of-activity",
            Self::Row => "of-row",
        }
    }
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    depth: Depth,
    code: Option<String>,
    name: String,
    address: Option<String>,
    money: Paid,
    /// From planned cash, at the end of the last quarter of which both are reported, per cent.
    deviation: Option<Quantity>,
    average: Option<Quantity>,
    predicate: Option<Predicate>,
    /// Whether it has one line below it, which says the same: a telephone leaves it out.
    has_one: bool,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    offices: Vec<(String, String)>,
    years: Vec<BookYear>,
    office: String,
    office_name: String,
    year: BookYear,
    lines: Vec<Line>,
    money: Paid,
    average: Option<Quantity>,
    predicate: Option<Predicate>,
    /// Up to which quarter the indicators of the average are reported, see [`Evaluation::until`].
    until: Option<(u8, u8)>,
    hindrances: Vec<(Hindrance, u32)>,
}

impl Shown {
    /// How far the money is from the planned cash, up to the latest quarter of which that can be said.
    fn deviation(&self) -> Option<Quantity> {
        (1..=4).rev().find_map(|quarter| self.money.deviation(quarter))
    }

    /// What is asked of the plans; where nothing is asked, of the own office and the latest year of which anything is reported.
    /// None without plans.
    fn of(t: Lang, plans: &Plans, asked: &Params, own: AreaCode) -> Option<Self> {
        let numbered: Vec<(u32, &Office)> = (0..).zip(plans.offices()).collect();
        let is_asked = |(_, office): &&(u32, &Office)| Some(office.key()) == asked.office;
        let is_own = |(_, office): &&(u32, &Office)| office.area == Some(own);
        let found = numbered.iter().find(is_asked).or_else(|| numbered.iter().find(is_own)).or(numbered.first());
        let (number, office) = *found?;
        let mut years: Vec<BookYear> = of_office(plans, number).map(PlanRow::year).collect();
        years.sort_unstable();
        years.dedup();
        let reported = of_office(plans, number).filter(|row| row.realised().is_some()).map(PlanRow::year).max();
        let latest = || reported.or(years.last().copied());
        let year = asked.year.filter(|year| years.contains(year)).or_else(latest)?;
        let period = RenstraPeriod { first: year, last: year };
        let form = evaluation(plans, number, year, period);
        let mut offices: Vec<(String, String)> =
            plans.offices().iter().map(|office| (office.key(), plan_office_name(t, plans, office))).collect();
        offices.sort_by(|one, other| one.1.cmp(&other.1));
        Some(Self {
            offices,
            years,
            office: office.key(),
            office_name: plan_office_name(t, plans, office),
            year,
            lines: lines(t, plans, &form),
            money: form.money,
            average: form.average,
            predicate: form.predicate,
            until: form.until(),
            hindrances: hindrances(plans, number, year),
        })
    }
}

fn of_office<'p, 't>(plans: &'p Plans<'t>, number: u32) -> impl Iterator<Item = &'p PlanRow<'t>> {
    plans.rows().iter().filter(move |row| row.office == number)
}

fn lines(t: Lang, plans: &Plans, form: &Evaluation) -> Vec<Line> {
    let named = |code: &Option<std::sync::Arc<str>>, unknown: &str| match code
        .as_deref()
        .map(|code| (code, nomenclature::name_of(code)))
    {
        Some((code, Some(name))) => (Some(code.to_owned()), name.to_owned()),
        Some((code, None)) => (None, code.to_owned()),
        None => (None, unknown.to_owned()),
    };
    let line = |line: &crate::analysis::plans::EvaluationLine| {
        let (depth, (code, name), address) = match &line.rank {
            EvaluationRank::Programme(code) => (Depth::Programme, named(code, t.programme_unknown()), None),
            EvaluationRank::Activity(code) => (Depth::Activity, named(code, t.activity_unknown()), None),
            EvaluationRank::Row(id) => {
                let row = plans.row(*id);
                let name = row.map(|row| match (&row.plan.code, &row.plan.name) {
                    (Some(code), Some(name)) => (Some(code.to_string()), name.to_string()),
                    _ => (None, plan_row_name(t, row)),
                });
                (Depth::Row, name.unwrap_or_default(), Some(format!("#/program/rencana/{id}")))
            }
        };
        let deviation = (1..=4).rev().find_map(|quarter| line.money.deviation(quarter));
        let (average, predicate) = (line.average, line.predicate);
        Line { depth, code, name, address, money: line.money, deviation, average, predicate, has_one: false }
    };
    let mut lines: Vec<Line> = form.lines.iter().map(line).collect();
    for at in 0..lines.len() {
        let (depth, below) = match lines[at].depth {
            Depth::Programme => (Depth::Programme, Depth::Activity),
            Depth::Activity => (Depth::Activity, Depth::Row),
            Depth::Row => continue,
        };
        let ends = |line: &&Line| line.depth == depth || line.depth == Depth::Programme;
        let own = lines[at + 1..].iter().take_while(|line| !ends(line));
        lines[at].has_one = own.filter(|line| line.depth == below).count() == 1;
    }
    lines
}

fn hindrances(plans: &Plans, number: u32, year: BookYear) -> Vec<(Hindrance, u32)> {
    let mut counts: BTreeMap<Hindrance, u32> = BTreeMap::new();
    for row in of_office(plans, number).filter(|row| row.year() == year) {
        for hindrance in plans.realisations(row).iter().filter_map(|report| report.value.hindrance) {
            *counts.entry(hindrance).or_default() += 1;
        }
    }
    let mut counts: Vec<(Hindrance, u32)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// The page.
#[component]
pub fn PlanRealisation() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let own = desk::office(expect_context::<Device>());
    super::document_title(move || t.page_plan_realisation().to_owned());
    let asked = Memo::new(move |before: Option<&Params>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        match before {
            Some(before) if address.path != PATH => before.clone(),
            _ => Params::of(&address),
        }
    });
    let Apart { shown: reckoned, is_ready } = apart_of(
        FIGURES,
        move || asked.get(),
        |_, _| None,
        async move |turns: Turns, tables: &Tables, asked: Params| {
            let plans = turns.joined(tables, Stage::Latest).await?;
            Some(Arc::new(Shown::of(t, &plans, &asked, own)))
        },
        None,
    );
    let shown = Memo::new(move |_| Option::clone(&reckoned.get()));
    let is_empty = Memo::new(move |_| desk.read(|workspace| workspace.tables().plans.live().next().is_none()));
    let is_waited_for = Memo::new(move |_| !is_ready.get() && !is_empty.get());
    view! {
        {page_head(view! { <h1>{t.page_plan_realisation()}</h1> {export::view(t, shown)} })}
        {move || match shown.get() {
            None if is_waited_for.get() => view! { <p class="hint" role="status">{t.plans_being_listed()}</p> }.into_any(),
            None => no_plans(t),
            Some(of) => view! {
                <p class="finding">{sentence(pieces(&lead(t, &of)))}</p>
                {achieved(t, &of).map(|said| view! { <p class="lead">{sentence(pieces(&said))}</p> })}
                {choices(t, &of)}
                <section>
                    <h2 class="visually-hidden">{t.realisation_table()}</h2>
                    {scroll::within_page(t.realisation_table(), table(t, &of))}
                    <p class="source">{unreported(t, &of)} {t.realisation_note()}</p>
                    <p class="source print-only">{t.realisation_on_paper()}</p>
                </section>
                {held_up(t, &of)}
            }.into_any(),
        }}
    }
}

fn lead(t: Lang, shown: &Shown) -> String {
    let money = |amount: i64| strong(&format!("Rp{}", t.rupiah_short(amount)));
    let (office, year) = (&shown.office_name, shown.year.to_string());
    match (shown.money.year, shown.money.share()) {
        (Some(spent), Some(share)) => {
            let share = strong(&t.percent_to(share.to_f64() / 100.0, 1));
            let until = shown.money.until().map(|quarter| t.until_quarter(roman(quarter))).unwrap_or_default();
            t.realisation_lead(office, &year, &money(spent), &money(shown.money.budget), &share, &until)
        }
        _ => t.realisation_none(office, &year, &money(shown.money.budget)),
    }
}

/// What was reached, and what that is called.
fn achieved(t: Lang, shown: &Shown) -> Option<String> {
    shown.predicate.zip(shown.average).map(|(predicate, average)| {
        let until = match shown.until {
            Some((least, most)) if least < most => t.until_quarters(roman(least), roman(most)),
            Some((_, most)) => t.until_quarter(roman(most)),
            None => String::new(),
        };
        let average = t.percent_to(average.to_f64() / 100.0, 1);
        t.realisation_predicate(&strong(predicate_name(t, predicate)), &average, &until)
    })
}

/// The quarters, from 0, of which any line says what was spent.
fn reported(shown: &Shown) -> Vec<usize> {
    let has = |money: &Paid, quarter: usize| money.quarters[quarter].is_some();
    let is_reported =
        |quarter: &usize| has(&shown.money, *quarter) || shown.lines.iter().any(|line| has(&line.money, *quarter));
    (0..4).filter(is_reported).collect()
}

/// Of which quarters nothing is reported, so that they have no columns.
fn unreported(t: Lang, shown: &Shown) -> Option<String> {
    let reported = reported(shown);
    let none = (1..=4).filter(|quarter| !reported.contains(&usize::from(quarter - 1))).map(roman).collect::<Vec<_>>();
    (!none.is_empty()).then(|| t.realisation_unreported(&none.join(", ")))
}

const fn roman(quarter: u8) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

fn choices(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let place = place();
    let offices: Vec<Choice> = shown.offices.clone();
    let years: Vec<Choice> = shown.years.iter().rev().map(|year| (year.to_string(), year.to_string())).collect();
    let (office, year) = (shown.office.clone(), shown.year);
    let now = office.clone();
    view! {
        <div class="form-line plan-choices screen-only">
            {select("realisasi-kantor".into(), t.realisation_office().into(), false, vec![(None, offices)],
                move || now.clone(),
                move |office| Params { office: Some(office), year: Some(year) }.show(place))}
            {select("realisasi-tahun".into(), t.matrix_year().into(), false, vec![(None, years)],
                move || year.to_string(),
                move |year| Params { office: Some(office.clone()), year: year.parse().ok().and_then(BookYear::new) }.show(place))}
        </div>
    }
}

/// Rupiah in a million.
const MILLION: f64 = 1e6;

fn millions(t: Lang, amount: Option<i64>) -> String {
    amount.map_or_else(
        || "–".to_owned(),
        |amount| {
            let millions = amount as f64 / MILLION;
            t.decimal_number(millions, usize::from(millions.abs() < 10.0 && millions.fract() != 0.0))
        },
    )
}

fn percent(t: Lang, percent: Option<Quantity>) -> String {
    percent.map_or_else(|| "–".to_owned(), |percent| t.percent_to(percent.to_f64() / 100.0, 1))
}

/// A column after the first: its head, and its class.
type Head = (String, &'static str);

/// The heads of the columns after the first, with those of the quarters that have anything.
fn heads(t: Lang, quarters: &[usize]) -> Vec<Head> {
    let named = ["I", "II", "III", "IV"].map(|quarter| t.realisation_quarter(quarter));
    let quarters = quarters.iter().map(|quarter| (named[*quarter].clone(), "num quarter"));
    let rest = [
        (t.realisation_spent(), "num"),
        (t.realisation_share(), "num spent"),
        (t.realisation_deviation(), "num deviation"),
        (t.realisation_average(), "num"),
        (t.realisation_predicate_head(), "num"),
    ];
    let rest = rest.map(|(head, class)| (head.to_owned(), class));
    std::iter::once((t.realisation_budget().to_owned(), "num")).chain(quarters).chain(rest).collect()
}

fn table(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let quarters = reported(shown);
    let heads = heads(t, &quarters);
    let figures = |money: &Paid, deviation, average, predicate: Option<Predicate>| {
        let share = money.share();
        let bar = share.map(|share| format!("inline-size:{:.0}%", share.to_f64().clamp(0.0, 100.0)));
        let mut cells = vec![millions(t, Some(money.budget))];
        cells.extend(quarters.iter().map(|quarter| millions(t, money.quarters[*quarter])));
        cells.extend([
            millions(t, money.year),
            percent(t, share),
            percent(t, deviation),
            percent(t, average),
            predicate.map_or("–", |predicate| predicate_name(t, predicate)).to_owned(),
        ]);
        let cell = |((head, class), cell): (&Head, String)| {
            let bar = bar.clone().filter(|_| class.ends_with("spent"));
            let bar = bar.map(|size| view! { <span class="spent-bar" aria-hidden="true"><i style=size></i></span> });
            view! { <td class=*class data-label=head.clone()>{cell} {bar}</td> }
        };
        heads.iter().zip(cells).map(cell).collect_view()
    };
    let line = |line: &Line| {
        let name = match &line.address {
            Some(address) => view! { <a href=address.clone()>{line.name.clone()}</a> }.into_any(),
            None => line.name.clone().into_any(),
        };
        view! {
            <tr class=line.depth.class() class:has-one=line.has_one>
                <th scope="row">{name} {line.code.clone().map(|code| view! { <small>{code}</small> })}</th>
                {figures(&line.money, line.deviation, line.average, line.predicate)}
            </tr>
        }
    };
    let heads = heads.iter().map(|(head, class)| view! { <th scope="col" class=*class>{head.clone()}</th> });
    view! {
        <table class="pivot plan-realisation as-entries">
            <caption class="visually-hidden">{t.realisation_table()}</caption>
            <thead><tr><th scope="col">{t.realisation_line()}</th>{heads.collect_view()}</tr></thead>
            <tbody>{shown.lines.iter().map(line).collect_view()}</tbody>
            <tfoot>
                <tr><th scope="row">{t.total()}</th>{figures(&shown.money, shown.deviation(), shown.average, shown.predicate)}</tr>
            </tfoot>
        </table>
    }
}

/// What held it up, the most frequent first.
fn held_up(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let row = |(at, (hindrance, count)): (usize, &(Hindrance, u32))| Bar {
        name: hindrance.label(t).to_owned(),
        address: None,
        count: *count,
        is_marked: at == 0,
        cells: Vec::new(),
    };
    let rows: Vec<Bar> = shown.hindrances.iter().enumerate().map(row).collect();
    let content = if rows.is_empty() {
        view! { <p class="hint">{t.no_hindrances()}</p> }.into_any()
    } else {
        let heads = vec![t.hindrance_head(), t.hindrance_reports()];
        bars(t.hindrance_title().to_owned(), heads, rows, None).into_any()
    };
    view! {
        <section aria-labelledby="kendala">
            <h2 id="kendala">{t.hindrance_title()}</h2>
            {content}
        </section>
    }
}
