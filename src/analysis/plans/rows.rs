//! Every row of every plan, joined with what belongs to it.

use crate::domain::{
    Action, AreaCode, BookYear, BudgetStage, FundCode, Id, Level, Plan, PlanAmount, PlanBeneficiary, PlanOutput,
    PlanPlace, Realisation, Record,
};
use crate::replica::Row;
use crate::workspace::{Table, Tables};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// At which stage the money of rows is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Of every row the latest at which any amount is recorded.
    #[default]
    Latest,
    /// This one; a row without an amount at it has no money.
    Of(BudgetStage),
}

/// Where on an axis something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At<T> {
    /// Here.
    One(T),
    /// At several, among which nothing is divided by guess.
    Several,
    /// Nobody has said.
    Unsaid,
}

/// The fund of money: its code in normal form.
pub type FundAt = At<Arc<str>>;

/// The codes of a row in the form in which they are compared; none where it has no code of the nomenclature.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Codes {
    /// The code, whatever its form.
    pub code: Option<Arc<str>>,
    /// `2.17.06`.
    pub programme: Option<Arc<str>>,
    /// `2.17.06.1.01`.
    pub activity: Option<Arc<str>>,
    /// `2.17.06.1.01.0012`.
    pub sub_activity: Option<Arc<str>>,
}

impl Codes {
    /// The number of the programme within its affair: `06`.
    pub fn programme_number(&self) -> Option<&str> {
        self.programme.as_deref()?.rsplit('.').next()
    }

    /// Whether it is the programme of salaries and the office itself, which serves nobody outside (FACTS 3.1, 7.13).
    pub fn is_support(&self) -> bool {
        self.programme_number() == Some("01")
    }
}

/// Whose plan a row is: a government by level and area, anybody else by name. Two offices of one government have one budget.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Office {
    /// The level.
    pub level: Level,
    /// The area; none of a central body.
    pub area: Option<AreaCode>,
    /// The name in small letters, of who has no area of his own.
    pub body: Option<String>,
}

impl Office {
    fn of(plan: &Plan) -> Self {
        let is_government = [Level::District, Level::Province, Level::Village].contains(&plan.level);
        let is_named = !is_government || plan.area.is_none();
        let body = plan.body.as_deref().filter(|_| is_named).map(folded);
        Self { level: plan.level, area: plan.area, body }
    }

    /// A natural key: the same at every office and in every year.
    pub fn key(&self) -> String {
        match (self.area, &self.body) {
            (Some(area), None) => area.to_string(),
            (Some(area), Some(body)) => format!("{area} {}", shortened(body)),
            (None, body) => format!("{} {}", self.level, shortened(body.as_deref().unwrap_or_default())),
        }
    }
}

/// What is compared of a text that people write: its words in small letters.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// So much of a text as a key holds.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}

/// A row of a plan and what is reckoned of it.
#[derive(Debug, Clone)]
pub struct PlanRow<'t> {
    /// Its id.
    pub id: Id,
    /// The row.
    pub plan: &'t Plan,
    /// Its codes.
    pub codes: Codes,
    /// Whose it is: a number for [`Plans::office`].
    pub office: u32,
    /// The district that it is for: that of its office, or the one in which all its places lie.
    pub district: At<AreaCode>,
    /// The stage at which its money is looked at; none where there is none.
    pub stage: Option<BudgetStage>,
    /// Its money by fund, rupiah, without what rows of others have of it.
    pub money: Vec<(FundAt, i64)>,
    /// So much of its money, rupiah, stands in rows that it is paid to, and counts there.
    pub transferred: i64,
    /// What is reported as spent, by fund, rupiah; none where nothing is reported.
    pub spent: Option<Vec<(FundAt, i64)>>,
    /// The row whose money this one spends, where it is there.
    pub source: Option<u32>,
    at: u32,
}

impl PlanRow<'_> {
    /// Its year.
    pub fn year(&self) -> BookYear {
        self.plan.year
    }

    /// Its money, rupiah.
    pub fn budget(&self) -> i64 {
        self.money.iter().map(|(_, amount)| amount).sum()
    }

    /// All that stands in it, rupiah, also what others spend.
    pub fn whole(&self) -> i64 {
        self.budget() + self.transferred
    }

    /// What was spent, rupiah; none where nothing is reported.
    pub fn realised(&self) -> Option<i64> {
        self.spent.as_ref().map(|spent| spent.iter().map(|(_, amount)| amount).sum())
    }

    /// Its only fund, where it has one and no other.
    pub fn only_fund(&self) -> FundAt {
        match self.money.as_slice() {
            [] => At::Unsaid,
            [(fund, _)] => fund.clone(),
            _ => At::Several,
        }
    }
}

/// All rows of all plans.
#[derive(Debug)]
pub struct Plans<'t> {
    tables: &'t Tables,
    rows: Vec<PlanRow<'t>>,
    positions: FxHashMap<Id, u32>,
    offices: Vec<Office>,
    /// The names of those who have no area of their own, as they stand written first, by the number of their office.
    bodies: Vec<Option<&'t str>>,
    amounts: Parts<'t, PlanAmount>,
    places: Parts<'t, PlanPlace>,
    outputs: Parts<'t, PlanOutput>,
    beneficiaries: Parts<'t, PlanBeneficiary>,
    realisations: Parts<'t, Realisation>,
    actions: Parts<'t, Action>,
}

/// So many rows are joined in one piece, in a few milliseconds.
const PIECE: usize = 2_000;

/// What is done of joining.
#[derive(Debug, Clone, Copy)]
enum Done {
    /// So many rows are there.
    Rows(usize),
    /// The parts of so many tables are with their rows.
    Parts(usize),
    /// Of so many rows district, money and pairs are reckoned.
    Reckoned(usize),
    /// And of so many what others spend of their money.
    Handed(usize),
}

/// All rows of all plans while they are joined: piece by piece, so that a page can do something else between two of them.
pub struct Joining<'t> {
    plans: Plans<'t>,
    stage: Stage,
    live: Vec<&'t Row<Plan>>,
    offices: Numbered<'t>,
    codes: Interned<'t>,
    /// What of the money of every row stands in others.
    handed: Vec<i64>,
    done: Done,
}

impl<'t> Joining<'t> {
    /// Nothing joined yet; the money of rows will be that of a stage.
    pub fn begun(tables: &'t Tables, stage: Stage) -> Self {
        let plans = Plans {
            tables,
            rows: Vec::new(),
            positions: FxHashMap::default(),
            offices: Vec::new(),
            bodies: Vec::new(),
            amounts: Parts::default(),
            places: Parts::default(),
            outputs: Parts::default(),
            beneficiaries: Parts::default(),
            realisations: Parts::default(),
            actions: Parts::default(),
        };
        let live = tables.plans.live().collect();
        let (offices, codes) = (Numbered::default(), Interned::default());
        Self { plans, stage, live, offices, codes, handed: Vec::new(), done: Done::Rows(0) }
    }

    /// Does a piece of it, and says whether any is left.
    pub fn step(&mut self) -> bool {
        let all = self.live.len();
        self.done = match self.done {
            Done::Rows(from) if from < all => {
                let until = all.min(from + PIECE);
                self.rows(from, until);
                Done::Rows(until)
            }
            Done::Rows(_) => {
                self.plans.offices = std::mem::take(&mut self.offices.offices);
                self.plans.bodies = std::mem::take(&mut self.offices.bodies);
                Done::Parts(0)
            }
            Done::Parts(which @ 0..6) => {
                self.parts(which);
                Done::Parts(which + 1)
            }
            Done::Parts(_) => {
                self.handed = vec![0; all];
                Done::Reckoned(0)
            }
            Done::Reckoned(from) if from < all => {
                let until = all.min(from + PIECE);
                (from..until).for_each(|at| self.plans.reckon(at, self.stage, &mut self.codes, &mut self.handed));
                Done::Reckoned(until)
            }
            Done::Reckoned(_) => Done::Handed(0),
            Done::Handed(from) if from < all => {
                let until = all.min(from + PIECE);
                (from..until).for_each(|at| self.plans.hand_on(at, self.handed[at], &mut self.codes));
                Done::Handed(until)
            }
            Done::Handed(_) => return false,
        };
        true
    }

    /// All rows, joined as far as they were not yet.
    pub fn finished(mut self) -> Plans<'t> {
        while self.step() {}
        self.plans
    }

    fn rows(&mut self, from: usize, until: usize) {
        for (at, row) in (from as u32..).zip(&self.live[from..until]) {
            self.plans.positions.insert(row.id, at);
            self.plans.rows.push(PlanRow {
                id: row.id,
                plan: &row.value,
                codes: self.codes.codes(&row.value),
                office: self.offices.number(&row.value),
                district: At::Unsaid,
                stage: None,
                money: Vec::new(),
                transferred: 0,
                spent: None,
                source: None,
                at,
            });
        }
    }

    fn parts(&mut self, which: usize) {
        let (tables, plans) = (self.plans.tables, &mut self.plans);
        let of = &plans.positions;
        match which {
            0 => plans.amounts = Parts::of(&tables.plan_amounts, of, |part| Some(*part.plan)),
            1 => plans.places = Parts::of(&tables.plan_places, of, |part| Some(*part.plan)),
            2 => plans.outputs = Parts::of(&tables.plan_outputs, of, |part| Some(*part.plan)),
            3 => plans.beneficiaries = Parts::of(&tables.plan_beneficiaries, of, |part| Some(*part.plan)),
            4 => plans.realisations = Parts::of(&tables.realisations, of, |part| Some(*part.plan)),
            _ => plans.actions = Parts::of(&tables.actions, of, |part| part.plan_row.map(|row| *row)),
        }
    }
}

impl<'t> Plans<'t> {
    /// Joins all rows, their money being that of a stage.
    pub fn of(tables: &'t Tables, stage: Stage) -> Self {
        Joining::begun(tables, stage).finished()
    }

    /// Reckons district, money and pair of a row, and what it has of the money of another.
    fn reckon(&mut self, at: usize, stage: Stage, funds: &mut Interned<'t>, handed: &mut [i64]) {
        let (chosen, money) = self.money_of(at, stage, funds);
        let row = &self.rows[at];
        let district = self.district_of(row);
        let source = self.source_of(row);
        if let Some(source) = source {
            let transfers: i64 = money.iter().filter(|(fund, _)| is_transfer(fund)).map(|(_, amount)| amount).sum();
            let whole: i64 = money.iter().map(|(_, amount)| amount).sum();
            handed[source as usize] += if transfers > 0 { transfers } else { whole };
        }
        let row = &mut self.rows[at];
        (row.district, row.stage, row.money, row.source) = (district, chosen, money, source);
    }

    /// Takes out of the money of a row what others spend of it, and reckons what it has spent itself.
    fn hand_on(&mut self, at: usize, handed: i64, funds: &mut Interned<'t>) {
        let row = &mut self.rows[at];
        let whole = row.budget();
        row.transferred = handed.min(whole);
        if row.transferred > 0 {
            row.money = match row.money.as_slice() {
                _ if row.transferred == whole => Vec::new(),
                [(fund, _)] => vec![(fund.clone(), whole - row.transferred)],
                // Which of the funds has been handed on nobody has said.
                _ => vec![(At::Unsaid, whole - row.transferred)],
            };
        }
        let spent = self.spent_of(&self.rows[at], funds);
        self.rows[at].spent = spent;
    }

    /// The row from which the money of another comes: of the same year, and not in turn paid by it.
    fn source_of(&self, row: &PlanRow) -> Option<u32> {
        let at = self.position(*row.plan.paired?)?;
        let source = &self.rows[at as usize];
        let is_mutual = source.plan.paired.is_some_and(|back| back == row.id);
        (at != row.at && !is_mutual && source.plan.year == row.plan.year).then_some(at)
    }

    /// The stage that counts of a row, and its money then.
    fn money_of(&self, at: usize, stage: Stage, funds: &mut Interned<'t>) -> (Option<BudgetStage>, Vec<(FundAt, i64)>) {
        let amounts = self.amounts.of_row(at);
        let known = |stage: &BudgetStage| !matches!(stage, BudgetStage::Unknown(_));
        let stages = amounts.iter().map(|row| row.value.stage);
        let chosen = match stage {
            Stage::Of(stage) => stages.into_iter().find(|of| *of == stage),
            Stage::Latest => stages.max_by_key(|stage| (known(stage), *stage)),
        };
        let mut money: Vec<(FundAt, i64)> = Vec::new();
        for amount in amounts.iter().map(|row| &row.value).filter(|amount| Some(amount.stage) == chosen) {
            add(&mut money, funds.fund(amount.fund.as_ref()), amount.amount.get());
        }
        (chosen, money)
    }

    /// What was spent of a row, by fund. Quarters and tranches tell the same money, so tranches count only where there are no
    /// quarters (FACTS 7.8, 7.10); so do reports on all funds where there are none by fund.
    fn spent_of(&self, row: &PlanRow, funds: &mut Interned<'t>) -> Option<Vec<(FundAt, i64)>> {
        let reports = self.realisations(row);
        // What of it the rows that it pays have spent is reported there.
        if row.transferred > 0 {
            return (row.money.is_empty() && !reports.is_empty()).then(Vec::new);
        }
        let has_quarters = reports.iter().any(|report| report.value.period.quarter().is_some());
        let of_kind = |report: &&&Row<Realisation>| report.value.period.quarter().is_some() == has_quarters;
        let mut spent: Option<Vec<(FundAt, i64)>> = None;
        for report in reports.iter().filter(of_kind).map(|report| &report.value) {
            let Some(amount) = report.spent else { continue };
            let is_by_fund = |other: &&Row<Realisation>| {
                other.value.period == report.period && other.value.fund.is_some() && other.value.spent.is_some()
            };
            if report.fund.is_none() && reports.iter().any(is_by_fund) {
                continue;
            }
            let fund = match report.fund.as_ref() {
                None => row.only_fund(),
                some => funds.fund(some),
            };
            add(spent.get_or_insert_default(), fund, amount.get());
        }
        spent
    }

    /// The district that a row is for.
    fn district_of(&self, row: &PlanRow) -> At<AreaCode> {
        if let Some(district) = row.plan.district() {
            return At::One(district);
        }
        let mut found = At::Unsaid;
        for place in self.places(row).iter().map(|place| &place.value) {
            let district = place.subdistrict.or(place.district).and_then(AreaCode::district);
            found = match (found, district) {
                (At::Unsaid, Some(district)) => At::One(district),
                (At::One(before), Some(district)) if before == district => found,
                _ => return At::Several,
            };
        }
        found
    }

    /// The tables that it was joined of.
    pub fn tables(&self) -> &'t Tables {
        self.tables
    }

    /// All rows, in the order of their table.
    pub fn rows(&self) -> &[PlanRow<'t>] {
        &self.rows
    }

    /// The place of a row in [`Plans::rows`].
    pub fn position(&self, id: Id) -> Option<u32> {
        self.positions.get(&id).copied()
    }

    /// The row of that id.
    pub fn row(&self, id: Id) -> Option<&PlanRow<'t>> {
        self.position(id).map(|at| &self.rows[at as usize])
    }

    /// Whose plan a row is.
    pub fn office(&self, row: &PlanRow) -> &Office {
        &self.offices[row.office as usize]
    }

    /// All offices with plans, by the number that rows have of them.
    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    /// The name of who has no area of his own, as it stands written first.
    pub fn body_of(&self, office: &Office) -> Option<&'t str> {
        office.body.as_ref()?;
        let number = self.offices.iter().position(|one| one == office)?;
        self.bodies[number]
    }

    /// The years planned for, in order.
    pub fn years(&self) -> Vec<BookYear> {
        let mut years: Vec<BookYear> = self.rows.iter().map(PlanRow::year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The amounts of a row at all stages.
    pub fn amounts(&self, row: &PlanRow) -> &[&'t Row<PlanAmount>] {
        self.amounts.of_row(row.at as usize)
    }

    /// The places of a row.
    pub fn places(&self, row: &PlanRow) -> &[&'t Row<PlanPlace>] {
        self.places.of_row(row.at as usize)
    }

    /// The outputs of a row.
    pub fn outputs(&self, row: &PlanRow) -> &[&'t Row<PlanOutput>] {
        self.outputs.of_row(row.at as usize)
    }

    /// Who benefits from a row.
    pub fn beneficiaries(&self, row: &PlanRow) -> &[&'t Row<PlanBeneficiary>] {
        self.beneficiaries.of_row(row.at as usize)
    }

    /// What became of the money of a row.
    pub fn realisations(&self, row: &PlanRow) -> &[&'t Row<Realisation>] {
        self.realisations.of_row(row.at as usize)
    }

    /// The steps of cases that a row pays for.
    pub fn actions(&self, row: &PlanRow) -> &[&'t Row<Action>] {
        self.actions.of_row(row.at as usize)
    }

    /// How many benefit from a row, persons or units; none where nobody has said.
    pub fn people(&self, row: &PlanRow) -> Option<u32> {
        let of = self.beneficiaries(row);
        (!of.is_empty()).then(|| of.iter().map(|one| people_of(&one.value)).sum())
    }

    /// A natural key of a row: whose it is and what, in any year.
    pub fn key(&self, row: &PlanRow) -> String {
        let what = match (&row.codes.code, &row.plan.name) {
            (Some(code), _) => code.to_string(),
            (None, Some(name)) => shortened(&folded(name)),
            (None, None) => row.id.to_string(),
        };
        format!("{}:{what}", self.office(row).key())
    }
}

/// How many a record of beneficiaries stands for: what it says, else women and men, else the one who is named.
pub(super) fn people_of(of: &PlanBeneficiary) -> u32 {
    let by_sex: u32 = [of.women, of.men].into_iter().flatten().map(|count| count.get()).sum();
    let is_named = of.cooperative.is_some() || of.name.is_some();
    of.people.map_or(by_sex.max(u32::from(is_named)), |count| count.get())
}

/// Whether money of a fund is handed on by another budget, in which it stands too (FACTS 7.9).
pub(super) fn is_transfer(fund: &FundAt) -> bool {
    matches!(fund, At::One(code) if FundCode::new(code).is_ok_and(|code| code.is_some_and(|code| code.is_transfer())))
}

fn add(money: &mut Vec<(FundAt, i64)>, fund: FundAt, amount: i64) {
    match money.iter_mut().find(|(of, _)| *of == fund) {
        Some((_, sum)) => *sum += amount,
        None => money.push((fund, amount)),
    }
}

/// The parts of rows: one list, in which those of a row lie together.
#[derive(Debug)]
struct Parts<'t, R> {
    parts: Vec<&'t Row<R>>,
    /// Where those of every row begin, and the end.
    starts: Vec<u32>,
}

impl<R> Default for Parts<'_, R> {
    fn default() -> Self {
        Self { parts: Vec::new(), starts: Vec::new() }
    }
}

impl<'t, R: Record> Parts<'t, R> {
    fn of(table: &'t Table<R>, rows: &FxHashMap<Id, u32>, owner: impl Fn(&R) -> Option<Id>) -> Self {
        let owned = table.live().filter_map(|part| Some((*rows.get(&owner(&part.value)?)?, part)));
        let mut owned: Vec<(u32, &Row<R>)> = owned.collect();
        // Stable: those of a row stay in the order of their table.
        owned.sort_by_key(|(at, _)| *at);
        let mut starts = vec![0; rows.len() + 1];
        owned.iter().for_each(|(at, _)| starts[*at as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { parts: owned.into_iter().map(|(_, part)| part).collect(), starts }
    }

    fn of_row(&self, at: usize) -> &[&'t Row<R>] {
        &self.parts[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// The offices that have been met, each with a number.
#[derive(Default)]
struct Numbered<'t> {
    offices: Vec<Office>,
    bodies: Vec<Option<&'t str>>,
    numbers: FxHashMap<Office, u32>,
}

impl<'t> Numbered<'t> {
    fn number(&mut self, plan: &'t Plan) -> u32 {
        let office = Office::of(plan);
        *self.numbers.entry(office).or_insert_with_key(|office| {
            self.offices.push(office.clone());
            self.bodies.push(plan.body.as_deref());
            self.offices.len() as u32 - 1
        })
    }
}

/// Codes in normal form, each brought into it once: a file has thousands of rows and some hundred codes.
#[derive(Default)]
struct Interned<'t> {
    codes: FxHashMap<&'t str, Codes>,
    funds: FxHashMap<&'t str, Arc<str>>,
    kept: FxHashMap<String, Arc<str>>,
}

impl<'t> Interned<'t> {
    fn codes(&mut self, plan: &'t Plan) -> Codes {
        let Some(code) = &plan.code else { return Codes::default() };
        if let Some(codes) = self.codes.get(&**code) {
            return codes.clone();
        }
        let normal = code.normal();
        let codes = Codes {
            sub_activity: code.is_sub_activity().then(|| self.keep(normal.clone())),
            programme: code.programme().map(|code| self.keep(code)),
            activity: code.activity().map(|code| self.keep(code)),
            code: Some(self.keep(normal)),
        };
        self.codes.insert(code, codes.clone());
        codes
    }

    fn fund(&mut self, fund: Option<&'t FundCode>) -> FundAt {
        let Some(fund) = fund else { return At::Unsaid };
        if let Some(known) = self.funds.get(&**fund) {
            return At::One(known.clone());
        }
        let kept = self.keep(fund.normal());
        self.funds.insert(fund, kept.clone());
        At::One(kept)
    }

    fn keep(&mut self, text: String) -> Arc<str> {
        self.kept.entry(text).or_insert_with_key(|text| text.as_str().into()).clone()
    }
}
