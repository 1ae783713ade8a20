//! The list of all rows of plans: what is reckoned of each, in which orders they stand, and what those that are shown come to.
//! Money that two rows stand for counts once.
//!
//! A province has tens of thousands of rows, and somebody types into the search: what does not change from key to key is made
//! once. What rows have in common, such as names of offices and of funds, they share, so that an order is one of numbers; of an
//! order that was asked for the places are kept.

use super::sort::Sort;
use crate::analysis::plans::{At, FundAt, PlanRow, Plans, Stage};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, BookYear, BudgetStage, FundCode, Id, Level, Plan, PlanAmount};
use crate::exchange::sheet::{Cell, Sheet};
use crate::explain::{RowsLead, plan_fund_name, plan_office_name};
use crate::i18n::{Label, Lang};
use crate::workspace::{Tables, fold};
use rustc_hash::{FxHashMap, FxHasher};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct PlanLine {
    /// The row.
    pub id: Id,
    /// Its year.
    pub year: BookYear,
    /// Whose level of government it is.
    pub level: Level,
    /// Whose it is: a natural key, and the name.
    pub office: Arc<(String, String)>,
    /// The number of that office among those of the list.
    pub(super) office_at: u32,
    /// The area of that office, where it has one.
    area: Option<AreaCode>,
    /// Its code.
    pub code: Option<Arc<str>>,
    /// What it is called, without its code; empty where nobody has said.
    pub name: Arc<str>,
    /// The stage at which its money stands.
    pub stage: Option<BudgetStage>,
    /// Its money, rupiah, also what rows of others have of it; none where none is recorded.
    pub budget: Option<i64>,
    /// So much of it counts here, rupiah.
    pub counted: i64,
    /// Its funds, the one with most money first.
    pub funds: Arc<Funds>,
    /// The districts that it is for or whose places it names.
    pub districts: Vec<AreaCode>,
    /// How many places it names.
    pub places: usize,
    /// What was spent, rupiah; none where nothing is reported.
    pub realised: Option<i64>,
    /// What the search looks in.
    pub(super) text: Box<str>,
}

/// The funds of a row.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Funds {
    /// Their codes in normal form; none of a fund without one.
    pub codes: Vec<Option<Arc<str>>>,
    /// What they are called, as a document has it where it gives no code.
    pub names: Vec<String>,
}

impl PlanLine {
    /// Whose it is in short: beside its level, which says that it is a kabupaten or a province.
    pub fn office_said(&self) -> String {
        let bare = || self.office.1.strip_prefix("Provinsi ").unwrap_or(&self.office.1).to_owned();
        self.area.and_then(narrow).unwrap_or_else(bare)
    }

    /// The places in words: the districts, and how many places there are where those say less.
    pub fn places_said(&self, t: Lang) -> String {
        let name = |district: &AreaCode| narrow(*district).unwrap_or_else(|| t.area(*district));
        let names = self.districts.iter().take(2).map(name).collect::<Vec<_>>().join(", ");
        match self.districts.len() {
            0 => String::new(),
            1 | 2 => names,
            all => format!("{names} +{}", t.count(all - 2)),
        }
    }

    /// The same number as long as it says the same.
    pub fn digest(&self) -> u64 {
        let mut hasher = FxHasher::default();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// A filter: by what addresses call it, what it is called, and what it offers.
pub type Choices = (&'static str, &'static str, Vec<(String, String)>);

/// The key of the filter by years.
pub const YEAR: &str = "tahun";
pub(super) const LEVEL: &str = "tingkat";
pub(super) const DISTRICT: &str = "wilayah";
/// The key of the filter by offices.
pub const OFFICE: &str = "kantor";
pub(super) const FUND: &str = "dana";

/// All rows, in the order in which they stand where nothing else tells them apart: of the latest year first, then by name.
#[derive(Debug)]
pub struct PlanLines {
    t: Lang,
    lines: Vec<PlanLine>,
    /// What the filters offer.
    choices: [Choices; 5],
    /// The places of the lines in the orders that were asked for: by column, and whichever way round.
    orders: [[OnceLock<Vec<u32>>; 2]; Sort::ALL.len()],
}

impl PlanLines {
    /// All rows, with their money of the latest stage.
    pub fn of(t: Lang, tables: &Tables) -> Self {
        Listing::begun(t, &Plans::of(tables, Stage::Latest)).finished()
    }

    /// Those of no plans.
    pub fn none(t: Lang) -> Self {
        Self::of_lines(t, Vec::new())
    }

    fn of_lines(t: Lang, mut lines: Vec<PlanLine>) -> Self {
        let names = ranks(lines.iter().map(|line| Cow::Borrowed(&*line.name)));
        let mut order: Vec<u32> = (0..lines.len() as u32).collect();
        order.sort_unstable_by_key(|at| {
            let line = &lines[*at as usize];
            (Reverse(line.year), names[*at as usize], line.id)
        });
        let mut taken: Vec<Option<PlanLine>> = lines.drain(..).map(Some).collect();
        let lines: Vec<PlanLine> = order.into_iter().filter_map(|at| taken[at as usize].take()).collect();
        let choices = choices(t, &lines);
        Self { t, lines, choices, orders: Default::default() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The line of a place.
    pub fn at(&self, place: u32) -> &PlanLine {
        &self.lines[place as usize]
    }

    /// What the filters offer, and what that is called.
    pub fn choices(&self) -> &[Choices; 5] {
        &self.choices
    }

    /// The places of all lines in the order of a column; what says nothing comes last, whichever way round.
    pub fn order(&self, sort: Sort, descending: bool) -> &[u32] {
        let column = Sort::ALL.iter().position(|one| *one == sort).unwrap_or_default();
        self.orders[column][usize::from(descending)].get_or_init(|| {
            let keys = self.keys(sort);
            let mut order: Vec<u32> = (0..self.lines.len() as u32).collect();
            // Places tell apart what the column does not: an order by its number is that of all lines.
            order.sort_unstable_by_key(|at| {
                let key = keys[*at as usize];
                (key.is_none(), key.map(|key| if descending { -i128::from(key) } else { key.into() }), *at)
            });
            order
        })
    }

    /// What a column says of every line, as a number that stands as it does; none where it says nothing.
    fn keys(&self, sort: Sort) -> Vec<Option<i64>> {
        let (t, lines) = (self.t, &self.lines);
        let numbers = |of: &dyn Fn(&PlanLine) -> Option<i64>| lines.iter().map(of).collect();
        fn borrowed(text: &str) -> Cow<'_, str> {
            Cow::Borrowed(text)
        }
        match sort {
            Sort::Year => numbers(&|line| Some(line.year.get().into())),
            Sort::Level => numbers(&|line| place_among(Level::ALL, &line.level)),
            Sort::Budget => numbers(&|line| line.budget),
            Sort::Stage => numbers(&|line| line.stage.and_then(|stage| place_among(BudgetStage::ALL, &stage))),
            Sort::Realised => numbers(&|line| line.realised),
            Sort::Name => ranks(lines.iter().map(|line| borrowed(&line.name))),
            Sort::Office => ranks(lines.iter().map(|line| borrowed(&line.office.1))),
            Sort::Code => ranks(lines.iter().map(|line| borrowed(line.code.as_deref().unwrap_or_default()))),
            Sort::Fund => ranks(lines.iter().map(|line| match line.funds.names.as_slice() {
                [one] => borrowed(one),
                several => Cow::Owned(several.join("; ")),
            })),
            Sort::Places => ranks(lines.iter().map(|line| Cow::Owned(line.places_said(t)))),
        }
    }
}

/// The place of a code among those of its list.
fn place_among<C: PartialEq>(all: &[C], code: &C) -> Option<i64> {
    all.iter().position(|known| known == code).map(|at| at as i64)
}

/// The places of texts in their order, the same for those that are the same when folded; none for empty ones. Rows have few
/// different ones, and only those are folded and put in order.
fn ranks<'l>(texts: impl Iterator<Item = Cow<'l, str>>) -> Vec<Option<i64>> {
    let mut numbers: FxHashMap<Cow<str>, u32> = FxHashMap::default();
    let numbered: Vec<u32> = texts
        .map(|text| {
            let next = numbers.len() as u32;
            *numbers.entry(text).or_insert(next)
        })
        .collect();
    let mut folded: Vec<(String, u32)> = numbers.into_iter().map(|(text, number)| (fold(&text), number)).collect();
    folded.sort_unstable();
    let mut ranks = vec![None; folded.len()];
    let mut rank = 0;
    for (at, (text, number)) in folded.iter().enumerate() {
        if at > 0 && *text != folded[at - 1].0 {
            rank += 1;
        }
        ranks[*number as usize] = (!text.is_empty()).then_some(rank);
    }
    numbered.into_iter().map(|number| ranks[number as usize]).collect()
}

/// So many lines are made in one piece, in a few milliseconds.
const PIECE: usize = 400;

/// An office, and what it is called in full and folded for searching.
type Office = (Option<AreaCode>, Arc<(String, String)>);

/// All lines while they are made: piece by piece, so that a page can do something else between two of them.
pub struct Listing<'p, 't> {
    t: Lang,
    plans: &'p Plans<'t>,
    offices: Vec<Office>,
    shared: Shared<'t>,
    lines: Vec<PlanLine>,
}

impl<'p, 't> Listing<'p, 't> {
    /// No line yet.
    pub fn begun(t: Lang, plans: &'p Plans<'t>) -> Self {
        let named = |office: &crate::analysis::plans::Office| {
            (office.area, Arc::new((office.key(), plan_office_name(t, plans, office))))
        };
        let offices = plans.offices().iter().map(named).collect();
        Self { t, plans, offices, shared: Shared::default(), lines: Vec::with_capacity(plans.rows().len()) }
    }

    /// Makes a piece of them, and says whether any is left.
    pub fn step(&mut self) -> bool {
        let from = self.lines.len();
        for row in self.plans.rows().iter().skip(from).take(PIECE) {
            let (area, office) = &self.offices[row.office as usize];
            let office = (*area, office.clone());
            let line = self.shared.line(self.t, self.plans, row, office);
            self.lines.push(line);
        }
        self.lines.len() < self.plans.rows().len()
    }

    /// All lines, made as far as they were not yet.
    pub fn finished(mut self) -> PlanLines {
        while self.step() {}
        PlanLines::of_lines(self.t, self.lines)
    }
}

/// What lines have in common, made once each.
#[derive(Default)]
struct Shared<'t> {
    texts: FxHashMap<&'t str, Arc<str>>,
    funds: FxHashMap<(Vec<FundAt>, Option<&'t str>), Arc<Funds>>,
}

impl<'t> Shared<'t> {
    fn text(&mut self, text: &'t str) -> Arc<str> {
        self.texts.entry(text).or_insert_with(|| text.into()).clone()
    }

    fn line(
        &mut self,
        t: Lang,
        plans: &Plans<'t>,
        row: &PlanRow<'t>,
        (area, office): (Option<AreaCode>, Arc<(String, String)>),
    ) -> PlanLine {
        let mut money: Vec<&(FundAt, i64)> = row.money.iter().collect();
        money.sort_by_key(|(_, amount)| Reverse(*amount));
        let is_written = |amount: &&PlanAmount| Some(amount.stage) == row.stage && amount.fund.is_none();
        let mut written = plans.amounts(row).iter().map(|amount| &amount.value).filter(is_written);
        let written = written.find_map(|amount| amount.fund_name.as_deref());
        let key = (money.into_iter().map(|(fund, _)| fund.clone()).collect(), written);
        let funds =
            self.funds.entry(key).or_insert_with_key(|(funds, written)| Arc::new(Funds::of(t, funds, *written)));
        let funds = funds.clone();
        let places = plans.places(row);
        let of_places = places.iter().filter_map(|place| place.value.subdistrict.or(place.value.district)?.district());
        let own = if let At::One(district) = row.district { Some(district) } else { None };
        let mut districts: Vec<AreaCode> = own.into_iter().chain(of_places).collect();
        districts.sort_unstable();
        districts.dedup();
        let plan = row.plan;
        let text = text_of(t, plan, &office.1).into();
        PlanLine {
            id: row.id,
            year: row.year(),
            level: plan.level,
            office,
            office_at: row.office,
            area,
            stage: row.stage,
            budget: row.stage.map(|_| row.whole()),
            counted: row.budget(),
            funds,
            districts,
            places: places.len(),
            realised: row.realised(),
            code: plan.code.as_deref().map(|code| self.text(code)),
            name: self.text(plan.name.as_deref().unwrap_or_default()),
            text,
        }
    }
}

impl Funds {
    /// Funds by their codes in normal form, or as they are written where they have none: also several that share an amount.
    fn of(t: Lang, funds: &[FundAt], written: Option<&str>) -> Self {
        let code = |fund: &FundAt| if let At::One(code) = fund { Some(code.clone()) } else { None };
        let codes: Vec<Option<Arc<str>>> = funds.iter().map(code).collect();
        let written = written.map(|name| name.replace('\n', "; "));
        let names = codes.iter().map(|code| fund_name(t, code.as_deref(), written.as_deref())).collect();
        Self { codes, names }
    }
}

/// A fund by its code in normal form, or as it is written where it has none.
fn fund_name(t: Lang, code: Option<&str>, written: Option<&str>) -> String {
    let code = code.and_then(|code| FundCode::new(code).ok().flatten());
    plan_fund_name(t, code.as_ref(), written.filter(|_| code.is_none()))
}

/// What is looked in when a row is searched for: its codes in every form, its words, whose it is and of which year; folded.
pub(super) fn text_of(t: Lang, plan: &Plan, office: &str) -> String {
    let (code, year) = (plan.code.as_ref().map(|code| code.normal()), plan.year.to_string());
    let written = [plan.code.as_deref(), plan.name.as_deref(), plan.body.as_deref(), plan.unit.as_deref()];
    let words = [plan.target_group.as_deref(), code.as_deref(), Some(office), Some(&year), Some(plan.level.label(t))];
    fold(&written.into_iter().chain(words).flatten().collect::<Vec<_>>().join("\n"))
}

/// The name of a district where there is little room.
fn narrow(area: AreaCode) -> Option<String> {
    Territory::current().district(area).map(|district| district.narrow())
}

/// What the filters offer of lines, and what that is called.
fn choices(t: Lang, lines: &[PlanLine]) -> [Choices; 5] {
    let mut years: Vec<BookYear> = lines.iter().map(|line| line.year).collect();
    years.dedup();
    let (mut levels, mut offices, mut funds) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    let mut known_offices = Vec::new();
    let mut known_funds: Vec<*const Funds> = Vec::new();
    for line in lines {
        if !levels.contains(&line.level) {
            levels.push(line.level);
        }
        if !known_offices.contains(&line.office_at) {
            known_offices.push(line.office_at);
            offices.insert(line.office.1.as_str(), line.office.0.as_str());
        }
        let of = Arc::as_ptr(&line.funds);
        if !known_funds.contains(&of) {
            known_funds.push(of);
            funds.extend(line.funds.codes.iter().flatten().map(|code| (&**code, fund_name(t, Some(code), None))));
        }
    }
    let districts = Territory::current().districts.iter();
    let levels = Level::ALL.iter().filter(|level| levels.contains(level));
    let said = |of: BookYear| (of.to_string(), of.to_string());
    [
        (YEAR, Sort::Year.name(t), years.into_iter().map(said).collect()),
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

/// What rows come to. What is handed on counts once, where it is spent.
pub fn sums<'l>(rows: impl Iterator<Item = &'l PlanLine>) -> RowsLead {
    let (mut lead, mut offices) = (RowsLead::default(), Vec::new());
    for line in rows {
        lead.rows += 1;
        lead.money += line.counted;
        lead.realised += line.realised.unwrap_or_default();
        lead.reported += usize::from(line.realised.is_some());
        let office = line.office_at as usize;
        if offices.len() <= office {
            offices.resize(office + 1, false);
        }
        lead.offices += usize::from(!std::mem::replace(&mut offices[office], true));
    }
    lead
}

/// The rows as a sheet.
pub fn sheet<'l>(t: Lang, name: &str, rows: impl Iterator<Item = &'l PlanLine>) -> Sheet {
    let head = Sort::ALL.map(|sort| Cell::Text(sort.name(t).to_owned())).into();
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    let number = |number: Option<i64>| number.map_or(Cell::Empty, |number| Cell::Number(number as f64));
    let row = |line: &PlanLine| {
        let cell = |sort: Sort| match sort {
            Sort::Name => text(line.name.to_string()),
            Sort::Year => number(Some(line.year.get().into())),
            Sort::Level => text(line.level.label(t).to_owned()),
            Sort::Office => text(line.office.1.clone()),
            Sort::Code => text(line.code.as_deref().unwrap_or_default().to_owned()),
            Sort::Budget => number(line.budget),
            Sort::Stage => text(line.stage.map(|stage| stage.label(t).to_owned()).unwrap_or_default()),
            Sort::Fund => text(line.funds.names.join("; ")),
            Sort::Places => text(line.districts.iter().map(|of| t.area(*of)).collect::<Vec<_>>().join("; ")),
            Sort::Realised => number(line.realised),
        };
        Sort::ALL.map(cell).into()
    };
    Sheet { name: name.to_owned(), rows: std::iter::once(head).chain(rows.map(row)).collect(), ..Sheet::default() }
}
