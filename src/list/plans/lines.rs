//! The list of all rows of plans: what is reckoned of each, by what it is narrowed and ordered, and what the rows that are shown
//! come to. Money that two rows stand for counts once.

use crate::analysis::plans::{At, FundAt, PlanRow, Plans, Stage, fund_code};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, BookYear, BudgetStage, FundCode, Id, Level, Plan, PlanAmount};
use crate::exchange::sheet::{Cell, Sheet};
use crate::explain::{RowsLead, plan_fund_name, plan_office_name};
use crate::i18n::{Label, Lang};
use crate::list::{ORDER, SEARCH};
use crate::workspace::{Tables, fold};
use std::collections::BTreeMap;

/// A row of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanLine {
    /// The row.
    pub id: Id,
    /// Its year.
    pub year: BookYear,
    /// Whose level of government it is.
    pub level: Level,
    /// Whose it is: a natural key, and the name.
    pub office: (String, String),
    /// Its code.
    pub code: Option<String>,
    /// What it is called, without its code; empty where nobody has said.
    pub name: String,
    /// The stage at which its money stands.
    pub stage: Option<BudgetStage>,
    /// Its money, rupiah, also what rows of others have of it; none where none is recorded.
    pub budget: Option<i64>,
    /// So much of it counts here, rupiah.
    pub counted: i64,
    /// Its funds: their codes in normal form, the one with most money first.
    pub funds: Vec<Option<String>>,
    /// The name of the fund, or of several that share an amount, as the document has it where it gives no code.
    pub fund_written: Option<String>,
    /// The districts that it is for or whose places it names.
    pub districts: Vec<AreaCode>,
    /// How many places it names.
    pub places: usize,
    /// What was spent, rupiah; none where nothing is reported.
    pub realised: Option<i64>,
    /// What the search looks in.
    text: String,
}

/// All rows, with their money of the latest stage.
pub fn lines(t: Lang, tables: &Tables) -> Vec<PlanLine> {
    let plans = Plans::of(tables, Stage::Latest);
    let names: Vec<(String, String)> =
        plans.offices().iter().map(|office| (office.key(), plan_office_name(t, &plans, office))).collect();
    plans.rows().iter().map(|row| line(t, &plans, row, &names[row.office as usize])).collect()
}

/// What is looked in when a row is searched for: its codes in every form, its words, whose it is and of which year; folded.
pub(super) fn text_of(t: Lang, plan: &Plan, office: &str) -> String {
    let (code, year) = (plan.code.as_ref().map(|code| code.normal()), plan.year.to_string());
    let written = [plan.code.as_deref(), plan.name.as_deref(), plan.body.as_deref(), plan.unit.as_deref()];
    let words = [plan.target_group.as_deref(), code.as_deref(), Some(office), Some(&year), Some(plan.level.label(t))];
    fold(&written.into_iter().chain(words).flatten().collect::<Vec<_>>().join("\n"))
}

fn line(t: Lang, plans: &Plans, row: &PlanRow, office: &(String, String)) -> PlanLine {
    let mut money: Vec<(&FundAt, i64)> = row.money.iter().map(|(fund, amount)| (fund, *amount)).collect();
    money.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
    let funds = money.into_iter().map(|(fund, _)| fund_code(fund).map(str::to_owned)).collect();
    let is_written = |amount: &&PlanAmount| Some(amount.stage) == row.stage && amount.fund.is_none();
    let mut written = plans.amounts(row).iter().map(|amount| &amount.value).filter(is_written);
    let fund_written = written.find_map(|amount| amount.fund_name.as_deref()).map(|name| name.replace('\n', "; "));
    let places = plans.places(row);
    let of_places = places.iter().filter_map(|place| place.value.subdistrict.or(place.value.district)?.district());
    let own = if let At::One(district) = row.district { Some(district) } else { None };
    let mut districts: Vec<AreaCode> = own.into_iter().chain(of_places).collect();
    districts.sort_unstable();
    districts.dedup();
    let plan = row.plan;
    let code = plan.code.as_deref().map(str::to_owned);
    let name = plan.name.as_deref().unwrap_or_default().to_owned();
    let text = text_of(t, plan, &office.1);
    PlanLine {
        id: row.id,
        year: row.year(),
        level: plan.level,
        office: office.clone(),
        stage: row.stage,
        budget: row.stage.map(|_| row.whole()),
        counted: row.budget(),
        funds,
        fund_written,
        districts,
        places: places.len(),
        realised: row.realised(),
        code,
        name,
        text,
    }
}

impl PlanLine {
    /// Whose it is beside its level, which says that it is a kabupaten.
    pub fn office_said(&self) -> &str {
        let name = &self.office.1;
        name.strip_prefix("Kabupaten ").filter(|_| self.level == Level::District).unwrap_or(name)
    }

    /// The funds in words.
    pub fn fund_names(&self, t: Lang) -> Vec<String> {
        let named = |code: &Option<String>| fund_name(t, code.as_deref(), self.fund_written.as_deref());
        self.funds.iter().map(named).collect()
    }

    /// The places in words: the districts, and how many places there are where those say less.
    pub fn places_said(&self, t: Lang) -> String {
        let names = self.districts.iter().take(2).map(|district| t.area(*district)).collect::<Vec<_>>().join(", ");
        match self.districts.len() {
            0 => String::new(),
            1 | 2 => names,
            all => format!("{names} +{}", t.count(all - 2)),
        }
    }
}

/// A fund by its code in normal form, or as it is written where it has none.
fn fund_name(t: Lang, code: Option<&str>, written: Option<&str>) -> String {
    let code = code.and_then(|code| FundCode::new(code).ok().flatten());
    plan_fund_name(t, code.as_ref(), written.filter(|_| code.is_none()))
}

/// A column by which the list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The name.
    Name,
    /// The year.
    Year,
    /// The level of government.
    Level,
    /// The office.
    Office,
    /// The code.
    Code,
    /// The money.
    Budget,
    /// The stage at which it stands.
    Stage,
    /// The fund.
    Fund,
    /// The places.
    Places,
    /// What was spent.
    Realised,
}

impl Sort {
    /// All, in the order of the columns.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Code,
        Self::Year,
        Self::Level,
        Self::Office,
        Self::Budget,
        Self::Stage,
        Self::Fund,
        Self::Places,
        Self::Realised,
    ];

    /// By what addresses call it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "nama",
            Self::Year => "tahun",
            Self::Level => "tingkat",
            Self::Office => "kantor",
            Self::Code => "kode",
            Self::Budget => "pagu",
            Self::Stage => "tahapan",
            Self::Fund => "dana",
            Self::Places => "lokasi",
            Self::Realised => "realisasi",
        }
    }

    /// What the column is called.
    pub const fn name(self, t: Lang) -> &'static str {
        match self {
            Self::Name => t.pick("Sub kegiatan", "Sub-activity"),
            Self::Year => t.pick("Tahun", "Year"),
            Self::Level => t.pick("Tingkat", "Level"),
            Self::Office => t.pick("Perangkat daerah", "Office"),
            Self::Code => t.pick("Kode", "Code"),
            Self::Budget => t.pick("Pagu (Rp)", "Budget (Rp)"),
            Self::Stage => t.pick("Tahapan", "Stage"),
            Self::Fund => t.pick("Sumber dana", "Fund"),
            Self::Places => t.pick("Lokasi", "Places"),
            Self::Realised => t.pick("Realisasi (Rp)", "Spent (Rp)"),
        }
    }

    /// Whether its values are numbers.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Year | Self::Budget | Self::Realised)
    }

    /// Whether it stands only where there is room to spare.
    pub const fn is_spare(self) -> bool {
        matches!(self, Self::Fund | Self::Places)
    }

    /// The column of that name in addresses.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// What is asked of the list, as its address says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// What is searched for.
    pub text: String,
    /// What is chosen of each filter, by its key.
    pub chosen: BTreeMap<&'static str, String>,
    /// The column that orders, and whether it does so the other way round.
    pub order: Option<(Sort, bool)>,
}

/// A filter: by what addresses call it, what it is called, and what it offers.
pub type Choices = (&'static str, &'static str, Vec<(String, String)>);

/// The key of the filter by years.
pub const YEAR: &str = "tahun";
const LEVEL: &str = "tingkat";
const DISTRICT: &str = "wilayah";
/// The key of the filter by offices.
pub const OFFICE: &str = "kantor";
const FUND: &str = "dana";
const KEYS: [&str; 5] = [YEAR, LEVEL, DISTRICT, OFFICE, FUND];

impl Asked {
    /// What an address asks.
    pub fn of<'a>(parameter: impl Fn(&str) -> Option<&'a str>) -> Self {
        let order = parameter(ORDER).and_then(|text| {
            let sort = Sort::of(text.strip_prefix('-').unwrap_or(text))?;
            Some((sort, text.starts_with('-')))
        });
        Self {
            text: parameter(SEARCH).unwrap_or_default().to_owned(),
            chosen: KEYS.into_iter().filter_map(|key| Some((key, parameter(key)?.to_owned()))).collect(),
            order,
        }
    }

    /// What the filters offer of these rows, and what that is called.
    pub fn choices(t: Lang, all: &[PlanLine]) -> [Choices; 5] {
        let mut years: Vec<BookYear> = all.iter().map(|line| line.year).collect();
        years.sort_unstable_by(|one, other| other.cmp(one));
        years.dedup();
        let offices: BTreeMap<&str, &str> =
            all.iter().map(|line| (line.office.1.as_str(), line.office.0.as_str())).collect();
        let funds: BTreeMap<&str, String> = all
            .iter()
            .flat_map(|line| line.funds.iter().flatten())
            .map(|code| (code.as_str(), fund_name(t, Some(code), None)))
            .collect();
        let districts = Territory::current().districts.iter();
        let levels = Level::ALL.iter().filter(|level| all.iter().any(|line| line.level == **level));
        [
            (YEAR, Sort::Year.name(t), years.into_iter().map(|year| (year.to_string(), year.to_string())).collect()),
            (
                LEVEL,
                Sort::Level.name(t),
                levels.map(|level| (level.code().to_owned(), level.label(t).to_owned())).collect(),
            ),
            (DISTRICT, t.district(), districts.map(|of| (of.code.to_string(), t.area(of.code))).collect()),
            (OFFICE, Sort::Office.name(t), offices.into_iter().map(|(name, key)| (key.into(), name.into())).collect()),
            (FUND, Sort::Fund.name(t), funds.into_iter().map(|(code, name)| (code.to_owned(), name)).collect()),
        ]
    }

    fn admits(&self, line: &PlanLine, words: &[&str]) -> bool {
        let is_of = |(key, chosen): (&&'static str, &String)| match *key {
            YEAR => line.year.to_string() == *chosen,
            LEVEL => line.level.code() == chosen,
            DISTRICT => line.districts.iter().any(|district| district.to_string() == *chosen),
            OFFICE => line.office.0 == *chosen,
            _ => line.funds.iter().flatten().any(|fund| fund == chosen),
        };
        self.chosen.iter().all(is_of) && words.iter().all(|word| line.text.contains(word))
    }
}

/// The rows that are wanted, in the order that is: the one with most money first, where nobody asks for another.
pub fn found(t: Lang, all: &[PlanLine], asked: &Asked) -> Vec<PlanLine> {
    let words = fold(&asked.text);
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut found: Vec<PlanLine> = all.iter().filter(|line| asked.admits(line, &words)).cloned().collect();
    arrange(t, &mut found, asked.order.unwrap_or((Sort::Budget, true)));
    found
}

/// The place of a code among those of its list.
fn place_among<C: PartialEq>(all: &[C], code: &C) -> Option<i64> {
    all.iter().position(|known| known == code).map(|at| at as i64)
}

/// Puts rows in order; what says nothing comes last, whichever way round.
pub fn arrange(t: Lang, rows: &mut [PlanLine], (sort, descending): (Sort, bool)) {
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(fold(&text)) };
    let number = |number: Option<i64>| number.map_or(Cell::Empty, |number| Cell::Number(number as f64));
    rows.sort_by_cached_key(|line| (std::cmp::Reverse(line.year), fold(&line.name), line.id));
    let key = |line: &PlanLine| match sort {
        Sort::Name => text(line.name.clone()),
        Sort::Year => number(Some(line.year.get().into())),
        Sort::Level => number(place_among(Level::ALL, &line.level)),
        Sort::Office => text(line.office.1.clone()),
        Sort::Code => text(line.code.clone().unwrap_or_default()),
        Sort::Budget => number(line.budget),
        Sort::Stage => number(line.stage.and_then(|stage| place_among(BudgetStage::ALL, &stage))),
        Sort::Fund => text(line.fund_names(t).join(", ")),
        Sort::Places => text(line.places_said(t)),
        Sort::Realised => number(line.realised),
    };
    let mut keyed: Vec<(Cell, PlanLine)> = rows.iter().map(|line| (key(line), line.clone())).collect();
    keyed.sort_by(|(one, _), (other, _)| crate::list::in_order(one, other, descending));
    for (at, (_, line)) in keyed.into_iter().enumerate() {
        rows[at] = line;
    }
}

/// What rows come to. What is handed on counts once, where it is spent.
pub fn sums(rows: &[PlanLine]) -> RowsLead {
    let mut offices: Vec<&str> = rows.iter().map(|line| line.office.0.as_str()).collect();
    offices.sort_unstable();
    offices.dedup();
    RowsLead {
        rows: rows.len(),
        offices: offices.len(),
        money: rows.iter().map(|line| line.counted).sum(),
        realised: rows.iter().filter_map(|line| line.realised).sum(),
        reported: rows.iter().filter(|line| line.realised.is_some()).count(),
    }
}

/// The rows as a sheet.
pub fn sheet(t: Lang, name: &str, rows: &[PlanLine]) -> Sheet {
    let head = Sort::ALL.map(|sort| Cell::Text(sort.name(t).to_owned())).into();
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    let number = |number: Option<i64>| number.map_or(Cell::Empty, |number| Cell::Number(number as f64));
    let row = |line: &PlanLine| {
        let cell = |sort: Sort| match sort {
            Sort::Name => text(line.name.clone()),
            Sort::Year => number(Some(line.year.get().into())),
            Sort::Level => text(line.level.label(t).to_owned()),
            Sort::Office => text(line.office.1.clone()),
            Sort::Code => text(line.code.clone().unwrap_or_default()),
            Sort::Budget => number(line.budget),
            Sort::Stage => text(line.stage.map(|stage| stage.label(t).to_owned()).unwrap_or_default()),
            Sort::Fund => text(line.fund_names(t).join("; ")),
            Sort::Places => text(line.districts.iter().map(|of| t.area(*of)).collect::<Vec<_>>().join("; ")),
            Sort::Realised => number(line.realised),
        };
        Sort::ALL.map(cell).into()
    };
    Sheet {
        name: name.to_owned(),
        rows: std::iter::once(head).chain(rows.iter().map(row)).collect(),
        ..Sheet::default()
    }
}
