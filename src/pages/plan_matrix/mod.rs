//! Matriks: plans of all levels side by side, with what overlaps and what is left out marked where it stands, and below it what
//! to talk about first.

mod behind;
mod choices;
mod export;
mod flow;
mod grid;

pub(super) use behind::listed as behind_listed;

use behind::Chosen;
use flow::MoneyFlow;

use super::finding::sentence;
use super::plan_findings::{self, family_mark, no_plans};
use super::plans_apart::{Apart, Turns, apart};
use crate::analysis::cross::Member;
use crate::analysis::plans::findings::{self, Family, FindingSettings, decided};
use crate::analysis::plans::{
    Axis, BY_YEAR, Layout, Marks, Matrix, MatrixKey, Measure, PlanRow, Plans, Stage, latest_of, matrix,
};
use crate::domain::{BookYear, BudgetStage, FindingTest, Level};
use crate::explain::{
    FindingLine, MoneyScale, PlansLead, axis_name, explain_plans, family_name, lines_of, matrix_key_name, measure_name,
};
use crate::i18n::Lang;
use crate::ui::address::{Address, Place, place};
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::narrow::is_narrow;
use crate::ui::settings::Device;
use crate::ui::{lang, random, scroll};
use crate::workspace::Tables;
use leptos::prelude::*;
use rustc_hash::FxHashMap;

/// The address of the page, and that of the destination, which shows it.
const PATH: &str = "/program/matriks";
const DESTINATION: &str = crate::list::plans::PATH;

/// So many findings stand below the matrix.
const FIRST_FINDINGS: usize = 4;

/// Names of the parameters in addresses.
mod keys {
    pub const ROWS: &str = "baris";
    pub const COLUMNS: &str = "kolom";
    pub const MEASURE: &str = "angka";
    pub const YEAR: &str = "tahun";
    pub const STAGE: &str = "tahap";
    pub const VIEW: &str = "tampilan";
    /// The flow of the money.
    pub const FLOW: &str = "aliran";
    /// No columns.
    pub const NONE: &str = "tanpa";
    /// All years.
    pub const ALL: &str = "semua";
}

/// Which year is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Asked {
    /// The latest with anything to show.
    #[default]
    Latest,
    All,
    Of(BookYear),
}

/// What the page is asked to show; a part of its address.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Params {
    layout: Layout,
    measure: Measure,
    year: Asked,
    stage: Stage,
    /// Whether the money is shown as a flow and not as a matrix.
    is_flow: bool,
}

impl Params {
    fn of(address: &Address) -> Self {
        let rows = address.parameter(keys::ROWS).and_then(|code| code.parse().ok()).unwrap_or(Axis::Programme);
        let columns = match address.parameter(keys::COLUMNS) {
            Some(keys::NONE) => None,
            code => Some(code.and_then(|code| code.parse().ok()).unwrap_or(Axis::District)),
        };
        let year = match address.parameter(keys::YEAR) {
            Some(keys::ALL) => Asked::All,
            year => year.and_then(|year| BookYear::new(year.parse().ok()?)).map_or(Asked::Latest, Asked::Of),
        };
        let stage = address.parameter(keys::STAGE).and_then(|code| code.parse().ok());
        let known = stage.filter(|stage| !matches!(stage, BudgetStage::Unknown(_)));
        Self {
            // An axis crossed with itself says nothing more.
            layout: Layout { rows, columns: columns.filter(|columns| *columns != rows) },
            measure: address.parameter(keys::MEASURE).and_then(|code| code.parse().ok()).unwrap_or(Measure::Budget),
            year,
            stage: known.map_or(Stage::Latest, Stage::Of),
            is_flow: address.parameter(keys::VIEW) == Some(keys::FLOW),
        }
    }

    fn show(self, place: Place) {
        let year = match self.year {
            Asked::Latest => None,
            Asked::All => Some(keys::ALL.to_owned()),
            Asked::Of(year) => Some(year.to_string()),
        };
        let stage = match self.stage {
            Stage::Latest => None,
            Stage::Of(stage) => Some(stage.to_string()),
        };
        let parameters = [
            (keys::ROWS, Some(self.layout.rows.code().to_owned())),
            (keys::COLUMNS, Some(self.layout.columns.map_or(keys::NONE, Axis::code).to_owned())),
            (keys::MEASURE, Some(self.measure.code().to_owned())),
            (keys::YEAR, year),
            (keys::STAGE, stage),
            (keys::VIEW, self.is_flow.then(|| keys::FLOW.to_owned())),
        ];
        place.replace(Address::new(PATH, parameters.into_iter().filter_map(|(key, value)| Some((key, value?)))));
    }

    /// The year that is shown; none where all are, as where they are an axis.
    fn shown_year(&self, latest: impl FnOnce() -> Option<BookYear>) -> Option<BookYear> {
        let is_axis = !self.is_flow && (self.layout.rows == Axis::Year || self.layout.columns == Some(Axis::Year));
        match self.year {
            Asked::Of(year) => Some(year),
            Asked::All => None,
            Asked::Latest if is_axis => None,
            Asked::Latest => latest(),
        }
    }

    /// The figure that is shown: what flows is money.
    fn figure(&self) -> Measure {
        if self.is_flow { Measure::Budget } else { self.measure }
    }

    fn title(&self, t: Lang) -> String {
        if self.is_flow {
            return t.money_flow_title().to_owned();
        }

        let lower = |axis: Axis| axis_name(t, axis).to_lowercase();
        let measure = measure_name(t, self.measure);
        match self.layout.columns {
            Some(columns) => t.matrix_title(measure, &lower(self.layout.rows), &lower(columns)),
            None => t.matrix_title_one(measure, &lower(self.layout.rows)),
        }
    }
}

type Members = (Member<MatrixKey>, Member<MatrixKey>);

/// A row or a column of the matrix and what it is called.
#[derive(Debug, Clone)]
struct Named {
    key: Option<MatrixKey>,
    name: String,
}

/// What the page shows.
#[derive(Debug)]
struct Shown {
    asked: Params,
    year: Option<BookYear>,
    years: Vec<BookYear>,
    lead: PlansLead,
    matrix: Matrix,
    rows: Vec<Named>,
    columns: Vec<Named>,
    /// The same for the plans of each level alone, where they are told apart in cells.
    levels: Vec<(Level, Matrix)>,
    marks: FxHashMap<Members, Marks>,
    /// The flow of the money, where that is asked for.
    flow: Option<MoneyFlow>,
    first: Vec<FindingLine>,
    open: usize,
}

impl Shown {
    /// What is shown of no plans at all.
    fn of_none(asked: Params) -> Self {
        let tables = Tables::default();
        let matrix = matrix(&Plans::of(&tables, asked.stage), asked.layout, |_| false);
        Self {
            asked,
            year: None,
            years: Vec::new(),
            lead: PlansLead::default(),
            matrix,
            rows: Vec::new(),
            columns: Vec::new(),
            levels: Vec::new(),
            marks: FxHashMap::default(),
            flow: None,
            first: Vec::new(),
            open: 0,
        }
    }

    /// What is shown, reckoned in turns with the browser; none where nobody waits for it any more.
    async fn of(t: Lang, turns: Turns, tables: &Tables, asked: Params, settings: &FindingSettings) -> Option<Self> {
        let today = random::today();
        let plans = turns.joined(tables, asked.stage).await?;
        let years = plans.years();
        let by_year = turns.added(&plans, BY_YEAR, |_| true).await?;
        let year = asked.shown_year(|| latest_of(&by_year, &plans, asked.figure()));
        let is_of_year = |row: &PlanRow| year.is_none_or(|year| row.year() == year);
        let matrix = turns.added(&plans, asked.layout, is_of_year).await?;
        let tells_levels = asked.measure == Measure::Budget
            && asked.layout.rows != Axis::Level
            && asked.layout.columns.is_some_and(|columns| columns != Axis::Level);
        let mut levels = Vec::new();
        for level in grid::LEVELS.iter().filter(|_| tells_levels) {
            let wanted = |row: &PlanRow| row.plan.level == *level && is_of_year(row);
            levels.push((*level, turns.added(&plans, asked.layout, wanted).await?));
        }
        let named = |axis: Option<Axis>, keys: &[Option<MatrixKey>]| -> Vec<Named> {
            let Some(axis) = axis else { return Vec::new() };
            let name = |key: &Option<MatrixKey>| Named {
                key: key.clone(),
                name: matrix_key_name(t, &plans, axis, key.as_ref()),
            };
            keys.iter().map(name).collect()
        };
        let rows = named(Some(asked.layout.rows), &matrix.rows);
        let columns = named(asked.layout.columns, &matrix.columns);
        // Whatever is looked at, the plans are held against each other as they are known last.
        let of_last = match asked.stage {
            Stage::Latest => None,
            Stage::Of(_) => Some(turns.joined(tables, Stage::Latest).await?),
        };
        let latest = of_last.as_ref().unwrap_or(&plans);
        let all = turns.found(latest, settings, today).await?;
        let mut found = decided(tables, all.to_vec(), today);
        found.retain(|one| one.standing.is_open());
        let everywhere = found.len();
        found.retain(|one| year.is_none_or(|year| one.finding.year == year));
        let elsewhere = everywhere - found.len();
        let marks = matrix.marks(latest, &found);
        let of =
            |family: Family| found.iter().filter(|one| findings::family(one.finding.test) == family).count() as u32;
        let of_test = |test: FindingTest| found.iter().filter(|one| one.finding.test == test).count() as u32;
        let whole = matrix.whole();
        let mut offices: Vec<u32> = plans.rows().iter().filter(|row| is_of_year(row)).map(|row| row.office).collect();
        offices.sort_unstable();
        offices.dedup();
        let lead = PlansLead {
            year,
            money: i64::try_from(whole.budget).unwrap_or(i64::MAX),
            rows: whole.rows as usize,
            offices: offices.len(),
            overlaps: of(Family::Overlap),
            gaps: of(Family::Gap),
            documents: of_test(FindingTest::Documents),
            repeated: of_test(FindingTest::RecordedTwice),
            elsewhere: elsewhere as u32,
        };
        let open = found.len();
        let flow = asked.is_flow.then(|| MoneyFlow::of(t, &plans, is_of_year));
        found.truncate(FIRST_FINDINGS);
        let first = lines_of(t, latest, &found);
        Some(Self { asked, year, years, lead, matrix, rows, columns, levels, marks, flow, first, open })
    }

    /// In what money is counted, so that its figures stand beside each other.
    fn scale(&self) -> MoneyScale {
        MoneyScale::of(&self.matrix.whole())
    }

    fn marks(&self, cell: &Members) -> Marks {
        self.marks.get(cell).copied().unwrap_or_default()
    }
}

/// The page.
#[component]
pub fn PlanMatrix() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    super::document_title(move || t.page_plan_matrix().to_owned());
    let asked = Memo::new(move |before: Option<&Params>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        match before {
            Some(before) if ![PATH, DESTINATION].contains(&address.path.as_str()) => *before,
            _ => Params::of(&address),
        }
    });
    // The destination shows its first tab, whose address is the one to hand on.
    Effect::new(move |_| {
        let now = place.get();
        if now.path == DESTINATION {
            place.replace(Address { path: PATH.to_owned(), ..now });
        }
    });
    let settings = expect_context::<Device>().part(|settings| settings.findings.read());
    let Apart { shown, is_ready } = apart(
        move || (asked.get(), settings.get()),
        async move |turns: Turns, tables: &Tables, (asked, settings): (Params, FindingSettings)| {
            Shown::of(t, turns, tables, asked, &settings).await
        },
        Shown::of_none(asked.get_untracked()),
    );
    let is_empty = Memo::new(move |_| desk.read(|workspace| workspace.tables().plans.live().next().is_none()));
    let (behind, narrow) = (RwSignal::new(None::<Chosen>), is_narrow());
    view! {
        {page_head(view! {
            <h1>{t.page_plan_matrix()}</h1>
            <Show when=move || !is_empty.get()>{export::view(t, shown)}</Show>
        })}
        <Show when=move || !is_empty.get() fallback=move || no_plans(t)>
            <Show when=move || is_ready.get() fallback=move || view! { <p class="hint" role="status">{t.plans_being_tested()}</p> }>
            <p class="finding">{move || shown.with(|shown| sentence(explain_plans(t, &shown.lead)))}</p>
            {choices::basis(t, asked, shown)}
            {choices::view(t, asked)}
            {move || {
                let shown = shown.get();
                let content = match &shown.flow {
                    Some(flow) => flow::view(t, flow, behind).into_any(),
                    None if narrow.get() => grid::narrow(t, shown.clone(), behind).into_any(),
                    None => scroll::within_page(t.page_plan_matrix(), grid::view(t, shown.clone(), behind)).into_any(),
                };
                view! {
                    <section class="plan-matrix-part" class:landscape=shown.flow.is_some()>
                        <div class="list-head">
                            <h2>{shown.asked.title(t)}</h2>
                            {grid::legend(t, &shown)}
                        </div>
                        {content}
                        <p class="source">{notes(t, &shown).join(" ")}</p>
                    </section>
                    {first_findings(t, &shown)}
                }
            }}
            {behind::view(t, shown, behind)}
            </Show>
        </Show>
    }
}

/// What the figures leave out or rest on.
fn notes(t: Lang, shown: &Shown) -> Vec<String> {
    let whole = shown.matrix.whole();
    let count = |number: u32| t.count(number);
    let mut notes = Vec::new();
    match shown.asked.figure() {
        Measure::Target if whole.targets_apart > 0 => notes.push(t.matrix_apart(&count(whole.targets_apart))),
        Measure::Realised => notes.push(t.matrix_reporting(&count(whole.reporting), &count(whole.rows))),
        Measure::ShareRealised => {
            notes.push(t.matrix_reporting(&count(whole.reporting), &count(whole.rows)));
            notes.push(t.matrix_share_note().to_owned());
        }
        Measure::Beneficiaries | Measure::CostPerBeneficiary => {
            notes.push(t.matrix_peopled(&count(whole.peopled), &count(whole.rows)));
        }
        _ => {}
    }
    if !shown.levels.is_empty() && shown.flow.is_none() {
        notes.push(t.matrix_bars().to_owned());
    }
    if whole.transferred != 0 && shown.asked.figure() == Measure::Budget {
        let money = i64::try_from(whole.transferred).unwrap_or(i64::MAX);
        notes.push(t.matrix_transferred(&format!("Rp{}", t.rupiah_short(money))));
    }
    notes
}

/// What to talk about first, and the way to all of it.
fn first_findings(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let all = plan_findings::address_of(shown.year, None);
    let year = shown.year;
    let row = move |line: &FindingLine| {
        view! {
            <li class="plan-finding">
                <span class=family_mark(line.family) role="img" aria-label=family_name(t, line.family) title=family_name(t, line.family)></span>
                <div class="plan-finding-said">
                    <p class="plan-finding-sentence"><a href=plan_findings::address_of(year, Some(line.id))>{line.sentence.clone()}</a></p>
                    <p class="hint">{line.evidence.clone()}</p>
                </div>
                <p class="plan-finding-figures"><b>{line.money.clone()}</b> <span>{line.reach.clone()}</span></p>
            </li>
        }
    };
    let elsewhere = shown.lead.elsewhere;
    let elsewhere = (elsewhere > 0).then(|| {
        let all_years = plan_findings::address_of(None, None);
        view! { <a href=all_years>{t.findings_elsewhere_link(&t.count(elsewhere))}</a> }
    });
    (shown.open > 0 || elsewhere.is_some()).then(|| {
        let of_year = shown.year.map(|year| year.to_string());
        let link = match of_year {
            Some(year) => t.findings_of_year_link(&t.count(shown.open), &year),
            None => t.all_findings_link(&t.count(shown.open)),
        };
        view! {
            <section aria-labelledby="bahas-dulu">
                <div class="list-head">
                    <h2 id="bahas-dulu">{t.discuss_first()}</h2>
                    <p class="hint">{t.discuss_order()}</p>
                    {(shown.open > 0).then(|| view! { <a href=all>{link}</a> })}
                    {elsewhere}
                </div>
                <ul class="plan-findings">{shown.first.iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}
