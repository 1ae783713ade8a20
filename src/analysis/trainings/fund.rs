//! Performance of the fund of courses and companions, as the ministry asks for it: what was to be reached and spent, what was in each
//! of two tranches, and what is left (FACTS-2 11).

use super::people::trainees;
use crate::domain::{AreaCode, BookYear, FundCode, Id, ReportPeriod};
use crate::workspace::Tables;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The funds of which it is the form: DAK nonfisik PK2UKM and PK2UMK.
const FUNDS: [&str; 2] = ["2.2.01.01.04.0016", "2.2.01.01.04.0025"];

/// Persons and money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FundPart {
    /// Diklat, persons.
    pub trained: i64,
    /// Pendamping, persons.
    pub companions: i64,
    /// Anggaran, rupiah.
    pub money: i64,
}

impl FundPart {
    /// Persons together.
    pub const fn persons(self) -> i64 {
        self.trained + self.companions
    }

    fn add(&mut self, other: Self) {
        self.trained += other.trained;
        self.companions += other.companions;
        self.money += other.money;
    }

    const fn less(self, other: Self) -> Self {
        Self {
            trained: self.trained - other.trained,
            companions: self.companions - other.companions,
            money: self.money - other.money,
        }
    }

    /// The share of the money in another; none of nothing.
    pub fn share_of(self, whole: Self) -> Option<f64> {
        (whole.money > 0).then(|| self.money as f64 / whole.money as f64)
    }
}

/// What an office does with the fund.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FundLine {
    /// The office; none where nobody has said it.
    pub area: Option<AreaCode>,
    /// What was to be reached and spent (pagu).
    pub planned: FundPart,
    /// What was in each of the two tranches.
    pub tranches: [FundPart; 2],
    /// What was, in neither of them: nobody has said in which, or it is reported by quarter.
    pub elsewhere: FundPart,
    /// The courses and companions, in order.
    pub trainings: Vec<Id>,
    /// The companions, in order.
    pub companions: Vec<Id>,
}

impl FundLine {
    /// What is left of what was planned (sisa), whatever tranche the rest was in.
    pub fn left(&self) -> FundPart {
        let spent = self.tranches.iter().chain([&self.elsewhere]);
        spent.fold(self.planned, |left, part| left.less(*part))
    }
}

/// What all offices do with it in a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FundUse {
    /// The offices, in the order of their codes.
    pub lines: Vec<FundLine>,
}

impl FundUse {
    /// All of them together.
    pub fn whole(&self) -> FundLine {
        let mut whole = FundLine::default();
        for line in &self.lines {
            whole.planned.add(line.planned);
            whole.elsewhere.add(line.elsewhere);
            for (sum, part) in whole.tranches.iter_mut().zip(line.tranches) {
                sum.add(part);
            }
            whole.trainings.extend(&line.trainings);
            whole.companions.extend(&line.companions);
        }
        whole
    }
}

fn is_of_fund(fund: Option<&FundCode>) -> bool {
    fund.is_some_and(|fund| FUNDS.contains(&&*fund.normal()))
}

/// The years in which anything is paid from the fund, the latest first.
pub fn fund_years(tables: &Tables) -> Vec<BookYear> {
    let trainings = tables.trainings.live().filter(|row| is_of_fund(row.value.fund.as_ref()));
    let companions = tables.companions.live().filter(|row| is_of_fund(row.value.fund.as_ref()));
    let mut years: Vec<BookYear> =
        trainings.map(|row| row.value.year).chain(companions.map(|row| row.value.year)).collect();
    years.sort_unstable();
    years.dedup();
    years.reverse();
    years
}

/// What became of the fund in a year. Persons are those by name, else as many as the organiser states; a course of which neither is
/// known has reached nobody yet.
pub fn fund_use(tables: &Tables, year: BookYear) -> FundUse {
    let mut named: FxHashMap<Id, i64> = FxHashMap::default();
    trainees(tables).for_each(|(_, course)| *named.entry(course.id).or_default() += 1);
    let mut lines: BTreeMap<Option<AreaCode>, FundLine> = BTreeMap::new();
    let mut enter = |area: Option<AreaCode>, tranche: Option<ReportPeriod>, planned: FundPart, done: FundPart| {
        let line = lines.entry(area).or_insert_with(|| FundLine { area, ..FundLine::default() });
        line.planned.add(planned);
        match tranche {
            Some(ReportPeriod::Tranche1) => line.tranches[0].add(done),
            Some(ReportPeriod::Tranche2) => line.tranches[1].add(done),
            _ => line.elsewhere.add(done),
        }
    };
    let (mut trainings, mut companions) = (Vec::new(), Vec::new());
    for row in tables.trainings.live().filter(|row| row.value.year == year && is_of_fund(row.value.fund.as_ref())) {
        let of = &row.value;
        let planned = FundPart {
            trained: of.capacity.map_or(0, |count| i64::from(count.get())),
            companions: 0,
            money: of.budget.map_or(0, |money| money.get()),
        };
        let stated = of.stated.map_or(0, |count| i64::from(count.get()));
        let done = FundPart {
            trained: named.get(&row.id).copied().unwrap_or(stated),
            companions: 0,
            money: of.cost.map_or(0, |money| money.get()),
        };
        enter(of.area, of.tranche, planned, done);
        trainings.push((of.area, row.id));
    }
    for row in tables.companions.live().filter(|row| row.value.year == year && is_of_fund(row.value.fund.as_ref())) {
        let of = &row.value;
        let planned = FundPart { trained: 0, companions: 1, money: of.budget.map_or(0, |money| money.get()) };
        // Whoever is paid works.
        let done = FundPart {
            trained: 0,
            companions: i64::from(of.paid.is_some_and(|money| money.get() > 0)),
            money: of.paid.map_or(0, |money| money.get()),
        };
        enter(of.area, of.tranche, planned, done);
        companions.push((of.area, row.id));
    }
    let of_area = |all: &[(Option<AreaCode>, Id)], area: Option<AreaCode>| {
        let mut ids: Vec<Id> = all.iter().filter(|(of, _)| *of == area).map(|(_, id)| *id).collect();
        ids.sort_unstable();
        ids
    };
    for line in lines.values_mut() {
        line.trainings = of_area(&trainings, line.area);
        line.companions = of_area(&companions, line.area);
    }
    FundUse { lines: lines.into_values().collect() }
}
