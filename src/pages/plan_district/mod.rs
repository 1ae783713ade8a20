//! Daerah: what is planned for one district by all levels, what nobody plans there, what it has proposed, and how its cases lead
//! to plans. The whole province where that is chosen.

mod chosen;
mod flow;
mod money;
mod sections;

use super::finding::sentence;
use super::plan_behind::behind;
use super::plan_findings::no_plans;
use super::plans_apart::{Apart, Turns, apart};
use crate::analysis::plans::findings::{FindingSettings, decided, reach, unreached};
use crate::analysis::plans::{At, BY_YEAR, Measure, PlanRow, Plans, Stage, latest_of};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, AreaLevel, BookYear, Id, Proposal, Quantity, Target};
use crate::explain::{FindingLine, lines_of, pieces, plan_office_name, plan_row_name, strong};
use crate::i18n::{Label, Lang};
use crate::list::enterprises::potential_address;
use crate::list::plans::{PlansPage, district_address, of_district, tab_names};
use crate::replica::Row;
use crate::ui::address::{Address, Place, place};
use crate::ui::desk::{self, desk};
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::print::is_printing;
use crate::ui::select::{Choice, select};
use crate::ui::settings::Device;
use crate::ui::{lang, random};
use crate::workspace::Tables;
use chosen::Chosen;
use flow::StepFlow;
use leptos::prelude::*;
use money::Money;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The address of the page.
const PATH: &str = "/program/daerah";

/// What the page is asked to show; a part of its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Params {
    area: AreaCode,
    year: Option<BookYear>,
}

impl Params {
    fn of(address: &Address, own: AreaCode) -> Self {
        let area = address.parameter(of_district::AREA).and_then(|area| area.parse().ok());
        Self {
            area: area.unwrap_or(own),
            year: address.parameter(of_district::YEAR).and_then(|year| BookYear::new(year.parse().ok()?)),
        }
    }

    fn show(self, place: Place) {
        place.replace(Address::parse(&district_address(self.area, self.year)));
    }

    /// The district; none where the whole province is meant.
    fn district(self) -> Option<AreaCode> {
        (self.area.level() == AreaLevel::District).then_some(self.area)
    }

    /// Whether a row touches it: it is for it, or one of its places lies there.
    fn is_touched(self, plans: &Plans, row: &PlanRow) -> bool {
        let Some(district) = self.district() else { return true };
        row.district == At::One(district) || reach(plans, row).iter().any(|(of, _)| *of == district)
    }

    /// Whether a row is for it alone, so that all its money counts here.
    fn is_alone(self, row: &PlanRow) -> bool {
        self.district().is_none_or(|district| row.district == At::One(district))
    }
}

/// A row that touches the district.
#[derive(Debug)]
struct Touching {
    id: Id,
    name: String,
    office: String,
    level: &'static str,
    at: String,
    money: i64,
    realised: Option<i64>,
}

/// What rows come to that touch the district.
#[derive(Debug, Default)]
struct Sums {
    /// How many are for it alone, and their money.
    alone: (usize, i64),
    /// How many are for others too, and theirs.
    shared: (usize, i64),
}

impl Sums {
    fn of(asked: Params, rows: &[&PlanRow]) -> Self {
        let mut sums = Self::default();
        for row in rows {
            let of = if asked.is_alone(row) { &mut sums.alone } else { &mut sums.shared };
            *of = (of.0 + 1, of.1 + row.budget());
        }
        sums
    }

    /// How many there are.
    fn rows(&self) -> usize {
        self.alone.0 + self.shared.0
    }
}

/// So many rows are listed at most, on paper.
const LISTED: usize = sections::ON_PAPER;
/// So many rows are looked at before the time is.
const LOOKED: usize = 256;

/// The targets of an indicator, by year.
#[derive(Debug)]
struct Targeted {
    id: Id,
    name: String,
    unit: String,
    /// Target and what was reached.
    years: BTreeMap<BookYear, (Option<Quantity>, Option<Quantity>)>,
}

/// What the page shows.
#[derive(Debug)]
struct Shown {
    asked: Params,
    area: String,
    years: Vec<BookYear>,
    year: Option<BookYear>,
    /// What all rows come to that touch it.
    sums: Sums,
    /// The first of them.
    rows: Vec<Touching>,
    money: Money,
    /// Kecamatan without any row, and how many cooperatives are seated there.
    unreached: Vec<(AreaCode, usize)>,
    findings: Vec<FindingLine>,
    proposals: Vec<Row<Proposal>>,
    indicators: Vec<Targeted>,
    steps: StepFlow,
}

impl Shown {
    /// What is shown of no plans.
    fn of_none(t: Lang, asked: Params) -> Self {
        Self {
            asked,
            area: t.office(asked.area),
            money: Money::none(),
            unreached: Vec::new(),
            findings: Vec::new(),
            proposals: Vec::new(),
            indicators: Vec::new(),
            steps: StepFlow::none(),
            years: Vec::new(),
            year: None,
            sums: Sums::default(),
            rows: Vec::new(),
        }
    }

    /// What is shown, reckoned in turns with the browser; none where nobody waits for it any more.
    async fn of(t: Lang, turns: Turns, tables: &Tables, asked: Params, settings: &FindingSettings) -> Option<Self> {
        let today = random::today();
        let plans = turns.joined(tables, Stage::Latest).await?;
        let all = turns.found(&plans, settings, today).await?;
        let by_year = turns.added(&plans, BY_YEAR, |_| true).await?;
        let year = asked.year.or_else(|| latest_of(&by_year, &plans, Measure::Budget));
        let district = asked.district();
        let mut touching = Vec::new();
        for (at, row) in plans.rows().iter().enumerate() {
            if Some(row.year()) == year && asked.is_touched(&plans, row) {
                touching.push(row);
            }
            if at % LOOKED == 0 && !turns.go_on().await {
                return None;
            }
        }
        let sums = Sums::of(asked, &touching);
        touching.sort_by_cached_key(|row| {
            (
                std::cmp::Reverse((asked.is_alone(row), row.budget())),
                row.plan.name.as_deref().unwrap_or_default(),
                row.id,
            )
        });
        touching.truncate(LISTED);
        let rows = touching.into_iter().map(|row| touched(t, &plans, asked, row)).collect();
        let money = Money::of(t, turns, &plans, asked).await?;
        let of_year = all.iter().filter(|finding| Some(finding.year) == year).cloned().collect();
        let mut found = decided(tables, of_year, today);
        found.retain(|one| {
            let is_there = match district {
                None => true,
                Some(district) => one.finding.area.is_some_and(|area| district.contains(area)),
            };
            is_there && one.standing.is_open()
        });
        let findings = lines_of(t, &plans, &found);
        if !turns.go_on().await {
            return None;
        }
        let districts: Vec<AreaCode> = match district {
            Some(district) => vec![district],
            None => Territory::current().districts.iter().map(|district| district.code).collect(),
        };
        let without = year.map(|year| unreached(&plans, &districts, year)).unwrap_or_default();
        let mut seated: FxHashMap<AreaCode, usize> = FxHashMap::default();
        for place in tables.cooperatives.live().filter_map(|row| row.value.subdistrict) {
            *seated.entry(place).or_default() += 1;
        }
        let seated = |place: AreaCode| (place, seated.get(&place).copied().unwrap_or_default());
        if !turns.go_on().await {
            return None;
        }
        let is_of = |seat: Option<AreaCode>| district.is_none_or(|district| seat == Some(district));
        let of_year = |of: &Proposal| Some(of.year) == year && is_of(of.seat());
        let mut proposals: Vec<Row<Proposal>> =
            tables.proposals.live().filter(|row| of_year(&row.value)).cloned().collect();
        proposals.sort_by_key(|row| {
            let of = &row.value;
            (std::cmp::Reverse((of.status.is_unanswered(), of.amount.map(|amount| amount.get()))), row.id)
        });
        Some(Self {
            asked,
            area: t.office(asked.area),
            money,
            unreached: without.into_iter().map(seated).collect(),
            findings,
            proposals,
            indicators: indicators(t, tables, asked.area),
            steps: StepFlow::of(t, &plans, district),
            years: plans.years(),
            year,
            sums,
            rows,
        })
    }

    /// The list of the rows that touch it in the year.
    fn rows_address(&self) -> String {
        let path = PlansPage::Tab(tab_names::ROWS).address();
        let area = self.asked.district().map(|area| format!("wilayah={area}&")).unwrap_or_default();
        format!("{path}?{area}tahun={}", self.year_said())
    }

    /// The list of what it has proposed for the year.
    fn proposals_address(&self) -> String {
        let path = PlansPage::Tab(tab_names::PROPOSALS).address();
        let area = self.asked.district().map(|area| format!("wilayah={area}&")).unwrap_or_default();
        format!("{path}?{area}tahun={}", self.year_said())
    }

    fn year_said(&self) -> String {
        self.year.map(|year| year.to_string()).unwrap_or_default()
    }
}

fn touched(t: Lang, plans: &Plans, asked: Params, row: &PlanRow) -> Touching {
    let at = match asked.district() {
        None => String::new(),
        Some(district) => {
            let extent = reach(plans, row).into_iter().find(|(of, _)| *of == district).map(|(_, extent)| extent);
            match extent {
                Some(extent) if extent.is_all => t.plan_district_whole().to_owned(),
                Some(extent) if !extent.parts.is_empty() => {
                    let mut parts: Vec<String> = extent.parts.iter().map(|part| t.area(*part)).collect();
                    parts.sort();
                    parts.dedup();
                    parts.join(", ")
                }
                _ => t.plan_district_somewhere().to_owned(),
            }
        }
    };
    Touching {
        id: row.id,
        name: plan_row_name(t, row),
        office: plan_office_name(t, plans, plans.office(row)),
        level: row.plan.level.label(t),
        at,
        money: row.budget(),
        realised: row.realised(),
    }
}

/// The targets that are of the area itself.
fn indicators(t: Lang, tables: &Tables, area: AreaCode) -> Vec<Targeted> {
    let mut found: BTreeMap<Id, Targeted> = BTreeMap::new();
    for Target { indicator, year, target, actual, .. } in
        tables.targets.live().map(|row| &row.value).filter(|target| target.area == area)
    {
        let Some(of) = tables.indicators.get_live(**indicator) else { continue };
        let targeted = found.entry(of.id).or_insert_with(|| Targeted {
            id: of.id,
            name: of.value.name.as_deref().unwrap_or_else(|| t.not_recorded()).to_owned(),
            unit: of.value.unit.as_deref().unwrap_or_default().to_owned(),
            years: BTreeMap::new(),
        });
        targeted.years.insert(*year, (*target, *actual));
    }
    let mut found: Vec<Targeted> = found.into_values().collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// The page.
#[component]
pub fn PlanDistrict() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let device = expect_context::<Device>();
    let own = desk::office(device);
    let asked = Memo::new(move |before: Option<&Params>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        match before {
            Some(before) if address.path != PATH => *before,
            _ => Params::of(&address, own),
        }
    });
    super::document_title(move || t.plan_district_title(&t.office(asked.get().area)));
    let settings = device.part(|settings| settings.findings.read());
    let Apart { shown, is_ready } = apart(
        move || (asked.get(), settings.get()),
        async move |turns: Turns, tables: &Tables, (asked, settings): (Params, FindingSettings)| {
            Shown::of(t, turns, tables, asked, &settings).await
        },
        Shown::of_none(t, asked.get_untracked()),
    );
    let is_empty = Memo::new(move |_| desk.read(|workspace| workspace.tables().plans.live().next().is_none()));
    let (chosen, printing) = (RwSignal::new(None::<Chosen>), is_printing());
    let print = move |_| drop(window().print());
    view! {
        {page_head(view! {
            <h1>{move || t.plan_district_title(&t.office(asked.get().area))}</h1>
            <div class="actions">
                <a class="button" href=move || potential_address(asked.get().district())>{t.page_potential()}</a>
                <button type="button" class="quiet wide-only" on:click=print>{icon(Icon::Print)} {t.print()}</button>
            </div>
        })}
        <Show when=move || !is_empty.get() fallback=move || no_plans(t)>
            {move || {
                let (shown, printing) = (shown.get(), printing.get());
                if !is_ready.get() {
                    return view! { <p class="hint" role="status">{t.plans_being_tested()}</p> }.into_any();
                }
                view! {
                    <p class="finding">{sentence(pieces(&lead(t, &shown)))}</p>
                    {choices(t, &shown)}
                    <div class="columns main-side part">
                        {money::view(t, &shown, chosen)}
                        <div class="stack">
                            {sections::findings(t, &shown, printing)}
                            {sections::places(t, &shown)}
                        </div>
                    </div>
                    <div class="columns part">
                        {sections::rows(t, &shown, printing)}
                        {sections::proposals(t, &shown, printing)}
                    </div>
                    <div class="part">{sections::indicators(t, &shown)}</div>
                    {flow::view(t, &shown.steps, chosen)}
                }
                .into_any()
            }}
            {behind(
                t,
                "isi-daerah",
                chosen,
                move |chosen| shown.with_untracked(|shown| title(t, shown, chosen)),
                async move |turns, chosen| match chosen {
                    Chosen::Steps(from, to) => Some(shown.with_untracked(|shown| {
                        desk.peek(|workspace| flow::content(t, workspace.tables(), &shown.steps, &from, &to))
                    })),
                    Chosen::Money(axis, at) => {
                        let asked = shown.with_untracked(|shown| shown.asked);
                        money::content(t, turns, asked, axis, at).await
                    }
                },
            )}
        </Show>
    }
}

/// What figure it is that is chosen.
fn title(t: Lang, shown: &Shown, chosen: &Chosen) -> String {
    match chosen {
        Chosen::Steps(from, to) => flow::title(t, &shown.steps, from, to),
        Chosen::Money(axis, at) => money::title(t, shown, *axis, at),
    }
}

fn lead(t: Lang, shown: &Shown) -> String {
    let (count, alone) = shown.sums.alone;
    let year = shown.year_said();
    if shown.sums.rows() == 0 {
        return t.plan_district_none(&shown.area, &year);
    }
    let open = shown.proposals.iter().filter(|row| row.value.status.is_unanswered()).count();
    t.plan_district_lead(
        &shown.area,
        &year,
        &strong(&format!("Rp{}", t.rupiah_short(alone))),
        &t.count(count),
        &strong(&t.count(shown.findings.len())),
        &t.count(open),
    )
}

/// District and year, and what the figures rest on.
fn choices(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let place = place();
    let asked = shown.asked;
    let areas: Vec<Choice> = Territory::current().offices().map(|area| (area.to_string(), t.office(area))).collect();
    let years: Vec<Choice> = shown.years.iter().rev().map(|year| (year.to_string(), year.to_string())).collect();
    let year = shown.year_said();
    let basis = t.plan_district_basis(&t.count(shown.sums.rows()));
    let all = shown.rows_address();
    view! {
        <div class="form-line plan-choices screen-only">
            {select("daerah-wilayah".into(), t.district().into(), false, vec![(None, areas)],
                move || asked.area.to_string(),
                move |area| if let Ok(area) = area.parse() { Params { area, ..asked }.show(place) })}
            {select("daerah-tahun".into(), t.matrix_year().into(), false, vec![(None, years)],
                move || year.clone(),
                move |year| Params { year: year.parse().ok().and_then(BookYear::new), ..asked }.show(place))}
        </div>
        <div class="basis open stated">
            <div class="basis-line"><span>{basis}</span> <span class="screen-only"><a href=all>{t.plan_district_open_list()}</a></span></div>
        </div>
    }
}
