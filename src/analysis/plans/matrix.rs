//! The matrix of plans: level, programme, activity, sub-activity, district, office, year and fund, any two of them, with all
//! figures in every cell.
//!
//! Whatever is counted stands in exactly one row and one column: what nobody has said in a line of its own, and what is of
//! several districts or funds in another, so that every axis adds up to the same whole. Money that two rows stand for counts
//! where it is spent. Targets are added up only where their indicator says that it adds up and their units agree; shares and
//! costs a head are made of sums and never added up themselves (FACTS 7.1, 7.7).

use super::rows::{At, FundAt, Office, PlanRow, Plans};
use crate::analysis::cross::Member;
use crate::domain::{Accumulation, AreaCode, BookYear, IndicatorRank, Level, PlanOutput, Quantity};
use rustc_hash::FxHashMap;
use std::str::FromStr;
use std::sync::Arc;

/// An axis of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// Level of government.
    Level,
    /// Whose plan it is.
    Office,
    /// Programme.
    Programme,
    /// Activity.
    Activity,
    /// Sub-activity.
    SubActivity,
    /// District that it is for.
    District,
    /// Year.
    Year,
    /// Fund.
    Fund,
}

impl Axis {
    /// All of them, in the order in which people choose.
    pub const ALL: [Axis; 8] = [
        Axis::Level,
        Axis::Office,
        Axis::Programme,
        Axis::Activity,
        Axis::SubActivity,
        Axis::District,
        Axis::Year,
        Axis::Fund,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Axis::Level => "tingkat",
            Axis::Office => "kantor",
            Axis::Programme => "program",
            Axis::Activity => "kegiatan",
            Axis::SubActivity => "sub-kegiatan",
            Axis::District => "kabupaten",
            Axis::Year => "tahun",
            Axis::Fund => "dana",
        }
    }
}

impl FromStr for Axis {
    type Err = ();
    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|axis| axis.code() == code).ok_or(())
    }
}

/// What is told apart on an axis.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatrixKey {
    /// A level.
    Level(Level),
    /// An office.
    Office(Arc<Office>),
    /// A code in normal form: of a programme, an activity, a sub-activity or a fund.
    Code(Arc<str>),
    /// A district.
    Area(AreaCode),
    /// A year.
    Year(BookYear),
    /// Several districts or funds, among which nothing is divided.
    Several,
    /// Of another affair of government than that of cooperatives and UMKM, whose programmes have other codes.
    OtherAffair,
}

/// What is read of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Money, rupiah.
    Budget,
    /// The target, in the unit of the cell.
    Target,
    /// Spent, rupiah.
    Realised,
    /// Spent of the money of those that report, a share of 0 to 1 and beyond.
    ShareRealised,
    /// Who benefits, persons or units.
    Beneficiaries,
    /// Money of those that say who benefits, rupiah for each.
    CostPerBeneficiary,
}

impl Measure {
    /// All of them, in the order in which people choose.
    pub const ALL: [Measure; 6] = [
        Measure::Budget,
        Measure::Target,
        Measure::Realised,
        Measure::ShareRealised,
        Measure::Beneficiaries,
        Measure::CostPerBeneficiary,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Measure::Budget => "pagu",
            Measure::Target => "target",
            Measure::Realised => "realisasi",
            Measure::ShareRealised => "serapan",
            Measure::Beneficiaries => "penerima",
            Measure::CostPerBeneficiary => "biaya-per-penerima",
        }
    }

    /// Whether the parts add up to the whole.
    pub const fn adds_up(self) -> bool {
        matches!(self, Measure::Budget | Measure::Realised | Measure::Beneficiaries)
    }
}

impl FromStr for Measure {
    type Err = ();
    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|measure| measure.code() == code).ok_or(())
    }
}

/// What the sums of a cell are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// How many rows stand in it. One with several funds stands under each of them.
    pub rows: u32,
    /// Their money, rupiah.
    pub budget: i128,
    /// What stands in them and counts where it is spent, rupiah.
    pub transferred: i128,
    /// Spent, rupiah.
    pub realised: i128,
    /// Of how many rows it is reported.
    pub reporting: u32,
    /// The money of those of which it is reported, rupiah.
    pub reported_budget: i128,
    /// Who benefits, persons or units.
    pub people: u64,
    /// Of how many rows it is said.
    pub peopled: u32,
    /// The money of those of which it is said, rupiah.
    pub peopled_budget: i128,
    /// The target of the outputs that add up, in ten-thousandths of the unit.
    target: i128,
    /// Of how many outputs.
    pub targets: u32,
    /// How many outputs have a target that does not add up.
    pub targets_apart: u32,
    unit: Unit,
}

/// The unit of what is added up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Unit {
    /// Of nothing yet.
    #[default]
    None,
    One(Arc<str>),
    /// They do not agree.
    Many,
}

impl Figures {
    /// A figure of the cell; none where nothing is known, or where a sum would be wrong.
    pub fn value(&self, measure: Measure) -> Option<f64> {
        let ratio = |of: f64, by: f64| (by > 0.0).then_some(of / by);
        match measure {
            Measure::Budget => (self.rows > 0).then_some(self.budget as f64),
            Measure::Target => self.target().map(Quantity::to_f64),
            Measure::Realised => (self.reporting > 0).then_some(self.realised as f64),
            Measure::ShareRealised => ratio(self.realised as f64, self.reported_budget as f64),
            Measure::Beneficiaries => (self.peopled > 0).then_some(self.people as f64),
            Measure::CostPerBeneficiary => ratio(self.peopled_budget as f64, self.people as f64),
        }
    }

    /// The sum of the targets, where all units agree.
    pub fn target(&self) -> Option<Quantity> {
        self.unit().and_then(|_| Quantity::of_parts(self.target).ok())
    }

    /// The unit in which the targets agree, in small letters.
    pub fn unit(&self) -> Option<&str> {
        match &self.unit {
            Unit::One(unit) => Some(unit),
            Unit::None | Unit::Many => None,
        }
    }

    fn add(&mut self, part: &Part) {
        self.rows += 1;
        self.budget += i128::from(part.budget);
        self.transferred += i128::from(part.transferred);
        if let Some(realised) = part.realised {
            self.realised += i128::from(realised);
            self.reporting += 1;
            self.reported_budget += i128::from(part.budget);
        }
        if let Some(people) = part.people {
            self.people += u64::from(people);
            self.peopled += 1;
            self.peopled_budget += i128::from(part.budget);
        }
        self.targets_apart += part.targets_apart;
        for (unit, target) in &part.targets {
            self.target += i128::from(target.parts());
            self.targets += 1;
            self.unit = match std::mem::take(&mut self.unit) {
                Unit::None => Unit::One(unit.clone()),
                Unit::One(before) if before == *unit => Unit::One(before),
                Unit::One(_) | Unit::Many => Unit::Many,
            };
        }
    }
}

/// What a row brings into one cell.
#[derive(Debug, Clone, Default)]
struct Part {
    budget: i64,
    transferred: i64,
    realised: Option<i64>,
    people: Option<u32>,
    targets: Vec<(Arc<str>, Quantity)>,
    targets_apart: u32,
}

/// What a matrix is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// What the rows are.
    pub rows: Axis,
    /// What the columns are, if there are any.
    pub columns: Option<Axis>,
}

type Key = Option<MatrixKey>;

/// A matrix, all of it gathered.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// What it shows.
    pub layout: Layout,
    /// What the rows are, in order; none for what nobody has said.
    pub rows: Vec<Key>,
    /// What the columns are, in order; empty without a second axis.
    pub columns: Vec<Key>,
    cells: FxHashMap<(Member<MatrixKey>, Member<MatrixKey>), Figures>,
}

impl Matrix {
    /// The cell of a row and a column; none where nothing stands.
    pub fn cell(&self, row: &Member<MatrixKey>, column: &Member<MatrixKey>) -> Option<&Figures> {
        self.cells.get(&(row.clone(), column.clone()))
    }

    /// All of it.
    pub fn whole(&self) -> Figures {
        self.cell(&Member::All, &Member::All).cloned().unwrap_or_default()
    }

    /// The largest figure where one row and one column meet, for colours.
    pub fn most(&self, measure: Measure) -> f64 {
        let inner = self.cells.iter().filter(|((row, column), _)| *row != Member::All && *column != Member::All);
        inner.filter_map(|(_, figures)| figures.value(measure)).fold(0.0, f64::max)
    }
}

/// A row behind a cell, and its money there, rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Behind {
    /// The place of the row in [`Plans::rows`].
    pub row: u32,
    /// Its money in this cell, rupiah.
    pub budget: i64,
}

/// So many rows are added up in one piece.
const PIECE: usize = 2_000;

/// A matrix while it is made: piece by piece, so that a page can do something else between two of them.
pub struct Adding<'p, 't, W> {
    making: Making<'p, 't>,
    wanted: W,
    matrix: Matrix,
    /// So many rows are looked at.
    done: usize,
}

impl<'p, 't, W: Fn(&PlanRow) -> bool> Adding<'p, 't, W> {
    /// The matrix of the rows that are `wanted`, none of them added yet.
    pub fn begun(plans: &'p Plans<'t>, layout: Layout, wanted: W) -> Self {
        let mut matrix = Matrix { layout, rows: Vec::new(), columns: Vec::new(), cells: FxHashMap::default() };
        matrix.cells.insert((Member::All, Member::All), Figures::default());
        Self { making: Making::new(plans, layout), wanted, matrix, done: 0 }
    }

    /// Adds some rows, and says whether any are left.
    pub fn step(&mut self) -> bool {
        let plans = self.making.plans;
        let piece = plans.rows().iter().skip(self.done).take(PIECE);
        for row in piece.filter(|row| (self.wanted)(row)) {
            for (members, part) in self.making.parts(row) {
                self.matrix.cells.entry(members).or_default().add(&part);
            }
        }
        self.done += PIECE;
        self.done < plans.rows().len()
    }

    /// The matrix, of all rows that were not added yet, too.
    pub fn finished(mut self) -> Matrix {
        while self.step() {}
        let mut matrix = self.matrix;
        for members in matrix.cells.keys() {
            match members {
                (Member::Of(key), Member::All) => matrix.rows.push(key.clone()),
                (Member::All, Member::Of(key)) => matrix.columns.push(key.clone()),
                _ => {}
            }
        }
        // What nobody has said comes last.
        let order = |key: &Key| (key.is_none(), key.clone());
        matrix.rows.sort_by_key(order);
        matrix.columns.sort_by_key(order);
        matrix
    }
}

/// The matrix of the rows that are `wanted`.
pub fn matrix(plans: &Plans, layout: Layout, wanted: impl Fn(&PlanRow) -> bool) -> Matrix {
    Adding::begun(plans, layout, wanted).finished()
}

/// The latest year of which anything is known of a figure; of money, any. Else the latest year planned for.
pub fn latest_year(plans: &Plans, measure: Measure) -> Option<BookYear> {
    latest_of(&matrix(plans, BY_YEAR, |_| true), plans, measure)
}

/// The matrix of all rows by which [`latest_of`] tells a year.
pub const BY_YEAR: Layout = Layout { rows: Axis::Year, columns: None };

/// The same, where the matrix of all rows by years is there.
pub fn latest_of(years: &Matrix, plans: &Plans, measure: Measure) -> Option<BookYear> {
    let is_known = |year: &BookYear| {
        let year = Member::Of(Some(MatrixKey::Year(*year)));
        years.cell(&year, &Member::All).is_some_and(|figures| match measure {
            Measure::Budget => figures.budget != 0 || figures.transferred != 0,
            measure => figures.value(measure).is_some(),
        })
    };
    let all = plans.years();
    all.iter().rev().copied().find(is_known).or(all.last().copied())
}

impl Behind {
    /// The rows behind a cell, those with the most money first.
    pub fn of(
        plans: &Plans,
        layout: Layout,
        wanted: impl Fn(&PlanRow) -> bool,
        row: &Member<MatrixKey>,
        column: &Member<MatrixKey>,
    ) -> Vec<Self> {
        let mut making = Making::new(plans, layout);
        let mut found = Vec::new();
        for (at, one) in (0..).zip(plans.rows()).filter(|(_, one)| wanted(one)) {
            let parts = making.parts(one);
            let here = parts.into_iter().find(|((r, c), _)| r == row && c == column);
            found.extend(here.map(|(_, part)| Behind { row: at, budget: part.budget }));
        }
        found.sort_by_key(|behind| (std::cmp::Reverse(behind.budget), behind.row));
        found
    }
}

/// What is needed while a matrix is made.
pub(super) struct Making<'p, 't> {
    plans: &'p Plans<'t>,
    layout: Layout,
    offices: Vec<Arc<Office>>,
    units: FxHashMap<String, Arc<str>>,
}

type Members = (Member<MatrixKey>, Member<MatrixKey>);

impl<'p, 't> Making<'p, 't> {
    pub(super) fn new(plans: &'p Plans<'t>, layout: Layout) -> Self {
        let offices = plans.offices().iter().cloned().map(Arc::new).collect();
        Self { plans, layout, offices, units: FxHashMap::default() }
    }

    /// The cells in which a row stands, and what it brings into each.
    fn parts(&mut self, row: &PlanRow) -> Vec<(Members, Part)> {
        let whole = self.whole(row);
        let Layout { rows, columns } = self.layout;
        let mut found = vec![((Member::All, Member::All), whole.clone())];
        let by_fund =
            if rows == Axis::Fund || columns == Some(Axis::Fund) { self.by_fund(row, &whole) } else { vec![] };
        let mut along = |axis: Axis, place: &dyn Fn(Key) -> Members| {
            if axis == Axis::Fund {
                found.extend(by_fund.iter().map(|(key, part)| (place(key.clone()), part.clone())));
            } else {
                found.push((place(self.key(axis, row)), whole.clone()));
            }
        };
        along(rows, &|key| (Member::Of(key), Member::All));
        let Some(columns) = columns else { return found };
        along(columns, &|key| (Member::All, Member::Of(key)));
        let (row_key, column_key) = (self.key(rows, row), self.key(columns, row));
        if rows == Axis::Fund {
            let column = |fund: &Key| if columns == Axis::Fund { fund.clone() } else { column_key.clone() };
            let cells = by_fund.into_iter().map(|(key, part)| {
                let column = column(&key);
                ((Member::Of(key), Member::Of(column)), part)
            });
            found.extend(cells);
        } else if columns == Axis::Fund {
            let cells = by_fund.into_iter().map(|(key, part)| ((Member::Of(row_key.clone()), Member::Of(key)), part));
            found.extend(cells);
        } else {
            found.push(((Member::Of(row_key), Member::Of(column_key)), whole));
        }
        found
    }

    /// Where a row stands on an axis that is not that of funds.
    pub(super) fn key(&self, axis: Axis, row: &PlanRow) -> Key {
        // A code that is recorded and names no programme of the affair is not the same as none.
        let other = || (row.codes.programme.is_none() && row.codes.code.is_some()).then_some(MatrixKey::OtherAffair);
        let code = |code: &Option<Arc<str>>| code.clone().map(MatrixKey::Code).or_else(other);
        match axis {
            Axis::Level => Some(MatrixKey::Level(row.plan.level)),
            Axis::Office => Some(MatrixKey::Office(self.offices[row.office as usize].clone())),
            Axis::Programme => code(&row.codes.programme),
            Axis::Activity => code(&row.codes.activity),
            Axis::SubActivity => code(&row.codes.sub_activity),
            Axis::District => key_at(row.district, MatrixKey::Area),
            Axis::Year => Some(MatrixKey::Year(row.year())),
            Axis::Fund => None,
        }
    }

    /// All that a row brings.
    fn whole(&mut self, row: &PlanRow) -> Part {
        let mut part = Part {
            budget: row.budget(),
            transferred: row.transferred,
            realised: row.realised(),
            people: self.plans.people(row),
            ..Part::default()
        };
        for output in self.plans.outputs(row).iter().map(|output| &output.value) {
            let Some(target) = output.target.filter(|_| is_of_row(output)) else { continue };
            let unit = output.unit.as_deref().map(super::rows::folded);
            match unit.filter(|_| adds_up(self.plans, output)) {
                Some(unit) => {
                    let kept = self.units.entry(unit).or_insert_with_key(|unit| unit.as_str().into());
                    part.targets.push((kept.clone(), target));
                }
                None => part.targets_apart += 1,
            }
        }
        part
    }

    /// What a row brings under each of its funds: money and what was spent of it by fund; what is not of a fund, under its
    /// only one, or under several.
    fn by_fund(&self, row: &PlanRow, whole: &Part) -> Vec<(Key, Part)> {
        let mut parts: Vec<(FundAt, Part)> = Vec::new();
        for (fund, budget) in &row.money {
            part_of(&mut parts, fund).budget += budget;
        }
        for (fund, spent) in row.spent.iter().flatten() {
            *part_of(&mut parts, fund).realised.get_or_insert_default() += spent;
        }
        // A report of nothing is a report.
        if row.spent.as_ref().is_some_and(Vec::is_empty) {
            part_of(&mut parts, &row.only_fund()).realised.get_or_insert_default();
        }
        let rest = part_of(&mut parts, &row.only_fund());
        (rest.transferred, rest.people) = (whole.transferred, whole.people);
        (rest.targets, rest.targets_apart) = (whole.targets.clone(), whole.targets_apart);
        parts.into_iter().map(|(fund, part)| (key_at(fund, MatrixKey::Code), part)).collect()
    }
}

fn part_of<'v>(parts: &'v mut Vec<(FundAt, Part)>, fund: &FundAt) -> &'v mut Part {
    let at = parts.iter().position(|(of, _)| of == fund).unwrap_or_else(|| {
        parts.push((fund.clone(), Part::default()));
        parts.len() - 1
    });
    &mut parts[at].1
}

fn key_at<T>(at: At<T>, key: impl Fn(T) -> MatrixKey) -> Key {
    match at {
        At::One(one) => Some(key(one)),
        At::Several => Some(MatrixKey::Several),
        At::Unsaid => None,
    }
}

/// Whether an output measures the row itself and not the programme or activity above it, which many rows share.
fn is_of_row(output: &PlanOutput) -> bool {
    output.rank.is_none_or(|rank| rank == IndicatorRank::SubActivity)
}

/// Whether the values of an output add up: it says so, or its indicator does.
pub(super) fn adds_up(plans: &Plans, output: &PlanOutput) -> bool {
    accumulation(plans, output) == Some(Accumulation::Sum)
}

/// How the values of an output add up, as it says or, else, its indicator.
pub(super) fn accumulation(plans: &Plans, output: &PlanOutput) -> Option<Accumulation> {
    let indicator = || plans.tables().indicators.get_live(*output.indicator?)?.value.accumulation;
    output.accumulation.or_else(indicator)
}
