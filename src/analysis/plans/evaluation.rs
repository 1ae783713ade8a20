//! Form E.81: the quarterly evaluation of the Renja of one office and year (FACTS 7.6–7.8).
//!
//! Column 12 is made of the quarters as the indicator adds up, and is their sum only where that is right; so is column 14 of
//! columns 6 and 12. Money is that of the rows; programmes and activities have the sum of theirs.

use super::matrix::accumulation;
use super::rows::{PlanRow, Plans};
use crate::domain::{Accumulation, BookYear, Id, IndicatorRank, PlanOutput, Quantity, Realisation};
use crate::replica::Row;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The first and last year of a Renstra.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenstraPeriod {
    /// The first year.
    pub first: BookYear,
    /// The last.
    pub last: BookYear,
}

impl RenstraPeriod {
    /// The five years in which most offices have a year, to be changed where theirs is another: after the elections of 2024 the
    /// governments of districts and provinces begin with 2025, and those before them with 2020.
    pub fn usual(year: BookYear) -> Self {
        let begun = i32::from(year.get()) - (i32::from(year.get()) - 2025).rem_euclid(5);
        let of = |number: i32| BookYear::new(number).unwrap_or(year);
        Self { first: of(begun), last: of(begun + 4) }
    }

    fn years(self) -> impl Iterator<Item = BookYear> {
        (self.first.get()..=self.last.get()).filter_map(|year| BookYear::new(year.into()))
    }
}

/// Predikat kinerja by the average of column 13 (FACTS 7.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Predicate {
    /// Sangat Rendah: at most 50 %.
    VeryLow,
    /// Rendah: more than 50 to 65.
    Low,
    /// Sedang: more than 65 to 75.
    Medium,
    /// Tinggi: more than 75 to 90.
    High,
    /// Sangat Tinggi: more than 90.
    VeryHigh,
}

impl Predicate {
    /// That of an achievement in per cent.
    pub fn of(percent: Quantity) -> Self {
        let is_above = |limit: u32| percent > Quantity::from(limit);
        match () {
            () if is_above(90) => Self::VeryHigh,
            () if is_above(75) => Self::High,
            () if is_above(65) => Self::Medium,
            () if is_above(50) => Self::Low,
            () => Self::VeryLow,
        }
    }
}

/// Columns K of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Achieved<'t> {
    /// The output.
    pub output: &'t Row<PlanOutput>,
    /// How its values add up; none where nobody has said, and then columns 12 to 15 are empty.
    pub accumulation: Option<Accumulation>,
    /// 5: target at the end of the Renstra.
    pub renstra: Option<Quantity>,
    /// 6: reached by the end of last year.
    pub before: Option<Quantity>,
    /// 7: target of the year.
    pub target: Option<Quantity>,
    /// 8–11: quarters.
    pub quarters: [Option<Quantity>; 4],
    /// 12: the year.
    pub year: Option<Quantity>,
    /// 13 = 12/7, per cent; of what is to fall 7/12.
    pub share: Option<Quantity>,
    /// 14: the Renstra so far.
    pub so_far: Option<Quantity>,
    /// 15 = 14/5, per cent; of what is to fall 5/14.
    pub share_of_renstra: Option<Quantity>,
}

impl<'t> Achieved<'t> {
    fn of(plans: &Plans<'t>, output: &'t Row<PlanOutput>) -> Self {
        let value = &output.value;
        let accumulation = accumulation(plans, value);
        let year = accumulation.and_then(|way| way.of_year(value.quarters()));
        let so_far = accumulation.and_then(|way| way.of_year([value.realised_before, year, None, None]));
        let share = |target: Option<Quantity>, reached: Option<Quantity>| {
            accumulation.and_then(|way| way.achievement(target?, reached?))
        };
        Self {
            output,
            accumulation,
            renstra: value.renstra_target,
            before: value.realised_before,
            target: value.target,
            quarters: value.quarters(),
            year,
            share: share(value.target, year),
            so_far,
            share_of_renstra: share(value.renstra_target, so_far),
        }
    }
}

/// Columns Rp: rupiah, and shares in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Paid {
    /// 5: money of the whole Renstra; none unless all its years are recorded.
    pub renstra: Option<i64>,
    /// 6: spent from the first year of the Renstra to last year; none where none of it is reported.
    pub before: Option<i64>,
    /// 7: money of the year.
    pub budget: i64,
    /// 8–11: spent in each quarter.
    pub quarters: [Option<i64>; 4],
    /// 12: spent in the year, also by tranche.
    pub year: Option<i64>,
    /// Planned cash (RAK) of each quarter.
    pub cash_plan: [Option<i64>; 4],
}

impl Paid {
    /// 13 = 12/7, per cent.
    pub fn share(&self) -> Option<Quantity> {
        percent(self.year?, self.budget)
    }

    /// 14 = 6 + 12.
    pub fn so_far(&self) -> Option<i64> {
        add_known(self.before, self.year)
    }

    /// 15 = 14/5, per cent.
    pub fn share_of_renstra(&self) -> Option<Quantity> {
        percent(self.so_far()?, self.renstra?)
    }

    /// Deviasi from planned cash at the end of a quarter (1 to 4), from the beginning of the year on, per cent; none where
    /// one of both is not reported up to then.
    pub fn deviation(&self, quarter: u8) -> Option<Quantity> {
        let quarters = usize::from(quarter.min(4));
        let until = |of: &[Option<i64>; 4]| of[..quarters].iter().copied().sum::<Option<i64>>();
        deviation(until(&self.cash_plan)?, until(&self.quarters)?)
    }

    /// The last quarter of which anything spent is reported; none where nothing is, or only by tranche.
    pub fn until(&self) -> Option<u8> {
        (1..=4).rev().find(|quarter| self.quarters[usize::from(*quarter) - 1].is_some())
    }

    fn add(&mut self, other: &Self) {
        // Of several rows the Renstra is known only where it is of all.
        self.renstra = self.renstra.zip(other.renstra).map(|(one, other)| one + other);
        self.before = add_known(self.before, other.before);
        self.budget += other.budget;
        self.year = add_known(self.year, other.year);
        for quarter in 0..4 {
            self.quarters[quarter] = add_known(self.quarters[quarter], other.quarters[quarter]);
            self.cash_plan[quarter] = add_known(self.cash_plan[quarter], other.cash_plan[quarter]);
        }
    }

    /// The sum of several rows.
    pub fn sum<'p>(of: impl IntoIterator<Item = &'p Self>) -> Self {
        let mut of = of.into_iter();
        let mut sum = of.next().copied().unwrap_or_default();
        of.for_each(|paid| sum.add(paid));
        sum
    }
}

/// Deviasi = (RAK − capaian) / RAK × 100 (FACTS 7.8); none without planned cash.
pub fn deviation(cash_plan: i64, realised: i64) -> Option<Quantity> {
    percent(cash_plan - realised, cash_plan)
}

fn percent(of: i64, by: i64) -> Option<Quantity> {
    if by <= 0 {
        return None;
    }
    let parts = i128::from(of) * 100 * i128::from(Quantity::ONE);
    Quantity::of_parts(parts / i128::from(by)).ok()
}

fn add_known(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one + other),
        (one, other) => one.or(other),
    }
}

/// What a line of the form is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvaluationRank {
    /// A programme, by its code; none for rows whose programme is not known.
    Programme(Option<Arc<str>>),
    /// An activity.
    Activity(Option<Arc<str>>),
    /// A row, by its id.
    Row(Id),
}

/// A line of the form.
#[derive(Debug, Clone, PartialEq)]
pub struct EvaluationLine<'t> {
    /// What it is of.
    pub rank: EvaluationRank,
    /// Its indicators.
    pub indicators: Vec<Achieved<'t>>,
    /// Its money.
    pub money: Paid,
    /// The average of column 13 over its indicators and those of the lines below it, per cent.
    pub average: Option<Quantity>,
    /// The predikat of that.
    pub predicate: Option<Predicate>,
}

impl<'t> EvaluationLine<'t> {
    fn new(rank: EvaluationRank, indicators: Vec<Achieved<'t>>, money: Paid, shares: &[Quantity]) -> Self {
        let average = mean(shares);
        Self { rank, indicators, money, average, predicate: average.map(Predicate::of) }
    }
}

fn mean(shares: &[Quantity]) -> Option<Quantity> {
    let sum: i128 = shares.iter().map(|share| i128::from(share.parts())).sum();
    (!shares.is_empty()).then(|| Quantity::of_parts(sum / shares.len() as i128).ok()).flatten()
}

/// The form of an office and year.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation<'t> {
    /// Indicators of tujuan and sasaran, which stand above the programmes. They are no part of the average.
    pub objectives: Vec<Achieved<'t>>,
    /// Programmes, each followed by its activities, each followed by its rows, by code.
    pub lines: Vec<EvaluationLine<'t>>,
    /// The money of all.
    pub money: Paid,
    /// Rata-rata capaian kinerja over all indicators, per cent.
    pub average: Option<Quantity>,
    /// Predikat kinerja.
    pub predicate: Option<Predicate>,
}

impl Evaluation<'_> {
    /// Up to which quarter the indicators of the average are reported: the one reported least far, and the one furthest. None
    /// without an average.
    pub fn until(&self) -> Option<(u8, u8)> {
        let counted = self.lines.iter().flat_map(|line| &line.indicators).filter(|one| one.share.is_some());
        let last = |one: &Achieved| (1..=4).rev().find(|at: &u8| one.quarters[usize::from(*at) - 1].is_some());
        let quarters = || counted.clone().filter_map(last);
        quarters().min().zip(quarters().max())
    }
}

/// The form of an office, which is a number of [`Plans::office`], and a year.
pub fn evaluation<'t>(plans: &Plans<'t>, office: u32, year: BookYear, period: RenstraPeriod) -> Evaluation<'t> {
    Evaluator::of(plans, period).evaluation(office, year)
}

/// Money and what was spent, by year.
type Years = BTreeMap<BookYear, (i64, Option<i64>)>;

/// Makes forms of many offices and years out of one look at the years before.
#[derive(Debug)]
pub struct Evaluator<'p, 't> {
    plans: &'p Plans<'t>,
    period: RenstraPeriod,
    /// Of an office and a code: money and what was spent by year.
    years: FxHashMap<(u32, Option<Arc<str>>), Years>,
    rows: FxHashMap<(u32, BookYear), Vec<u32>>,
}

impl<'p, 't> Evaluator<'p, 't> {
    /// Looks at all rows.
    pub fn of(plans: &'p Plans<'t>, period: RenstraPeriod) -> Self {
        let (mut years, mut rows) = (FxHashMap::default(), FxHashMap::default());
        for (at, row) in (0..).zip(plans.rows()) {
            let of: &mut Years = years.entry((row.office, row.codes.code.clone())).or_default();
            let (budget, spent) = of.entry(row.year()).or_default();
            *budget += row.budget();
            *spent = add_known(*spent, row.realised());
            rows.entry((row.office, row.year())).or_insert_with(Vec::new).push(at);
        }
        Self { plans, period, years, rows }
    }

    /// The form of an office and a year.
    pub fn evaluation(&self, office: u32, year: BookYear) -> Evaluation<'t> {
        let rows = self.rows.get(&(office, year)).into_iter().flatten();
        let mut rows: Vec<&PlanRow<'t>> = rows.map(|at| &self.plans.rows()[*at as usize]).collect();
        let order = |row: &&PlanRow| (row.codes.programme.clone(), row.codes.activity.clone(), row.codes.code.clone());
        rows.sort_by_cached_key(order);
        let (mut lines, mut shares, mut money) = (Vec::new(), Vec::new(), Vec::new());
        for programme in rows.chunk_by(|one, other| one.codes.programme == other.codes.programme) {
            let (mut below, mut programme_shares, mut programme_money) = (Vec::new(), Vec::new(), Vec::new());
            for activity in programme.chunk_by(|one, other| one.codes.activity == other.codes.activity) {
                let rows: Vec<_> = activity.iter().map(|row| self.line(row)).collect();
                let paid = Paid::sum(rows.iter().map(|line| &line.money));
                let indicators = self.indicators(activity, IndicatorRank::Activity);
                let of_rows = rows.iter().flat_map(|line| &line.indicators);
                let activity_shares: Vec<Quantity> =
                    indicators.iter().chain(of_rows).filter_map(|one| one.share).collect();
                let rank = EvaluationRank::Activity(activity[0].codes.activity.clone());
                below.push(EvaluationLine::new(rank, indicators, paid, &activity_shares));
                below.extend(rows);
                programme_shares.extend(activity_shares);
                programme_money.push(paid);
            }
            let indicators = self.indicators(programme, IndicatorRank::Programme);
            programme_shares.extend(indicators.iter().filter_map(|one| one.share));
            let paid = Paid::sum(&programme_money);
            let rank = EvaluationRank::Programme(programme[0].codes.programme.clone());
            lines.push(EvaluationLine::new(rank, indicators, paid, &programme_shares));
            lines.extend(below);
            shares.extend(programme_shares);
            money.push(paid);
        }
        let average = mean(&shares);
        let objectives = [IndicatorRank::Goal, IndicatorRank::Objective];
        let objectives = objectives.into_iter().flat_map(|rank| self.indicators(&rows, rank)).collect();
        Evaluation { objectives, lines, money: Paid::sum(&money), average, predicate: average.map(Predicate::of) }
    }

    /// The line of a row.
    fn line(&self, row: &PlanRow<'t>) -> EvaluationLine<'t> {
        let of_row = |rank: Option<IndicatorRank>| rank.is_none_or(|rank| rank > IndicatorRank::Activity);
        let outputs = self.plans.outputs(row).iter().filter(|output| of_row(output.value.rank));
        let indicators: Vec<_> = outputs.map(|output| Achieved::of(self.plans, output)).collect();
        let shares: Vec<Quantity> = indicators.iter().filter_map(|one| one.share).collect();
        EvaluationLine::new(EvaluationRank::Row(row.id), indicators, self.paid(row), &shares)
    }

    /// Indicators of what stands above rows: several of them may repeat one, which is shown once.
    fn indicators(&self, rows: &[&PlanRow<'t>], rank: IndicatorRank) -> Vec<Achieved<'t>> {
        let mut found: Vec<Achieved<'t>> = Vec::new();
        let outputs = rows.iter().flat_map(|row| self.plans.outputs(row));
        for output in outputs.filter(|output| output.value.rank == Some(rank)) {
            let is_same = |one: &Achieved| {
                let (one, other) = (&one.output.value, &output.value);
                match (one.indicator, other.indicator) {
                    (Some(one), Some(other)) => one == other,
                    _ => one.wording == other.wording && one.unit == other.unit,
                }
            };
            if !found.iter().any(is_same) {
                found.push(Achieved::of(self.plans, output));
            }
        }
        found
    }

    fn paid(&self, row: &PlanRow) -> Paid {
        let reports = self.plans.realisations(row);
        let of_quarter = |value: fn(&Realisation) -> Option<i64>| {
            let mut quarters = [None; 4];
            for report in reports.iter().map(|report| &report.value) {
                if let Some(quarter) = report.period.quarter() {
                    let at = usize::from(quarter) - 1;
                    quarters[at] = add_known(quarters[at], value(report));
                }
            }
            quarters
        };
        let years = self.years.get(&(row.office, row.codes.code.clone()));
        let of_year = |year: BookYear| years.and_then(|years| years.get(&year)).copied();
        // A code that several rows of a year share says nothing of one of them.
        let is_alone = of_year(row.year()).is_some_and(|(budget, _)| budget == row.budget());
        let has_code = row.codes.code.is_some() && is_alone;
        let before = self.period.years().filter(|year| *year < row.year());
        let before = before.filter_map(|year| of_year(year)?.1).reduce(|sum, spent| sum + spent);
        let renstra = self.period.years().map(|year| Some(of_year(year)?.0)).sum::<Option<i64>>();
        Paid {
            renstra: renstra.filter(|_| has_code),
            before: before.filter(|_| has_code),
            budget: row.budget(),
            quarters: of_quarter(|report| report.spent.map(|spent| spent.get())),
            year: row.realised(),
            cash_plan: of_quarter(|report| report.cash_plan.map(|cash| cash.get())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Quantity {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn the_predicate_changes_above_its_limits_and_not_at_them() {
        let of = |text| Predicate::of(number(text));
        assert_eq!(
            [of("0"), of("50"), of("50.01"), of("65")],
            [Predicate::VeryLow, Predicate::VeryLow, Predicate::Low, Predicate::Low]
        );
        assert_eq!(
            [of("65.1"), of("75"), of("75.1"), of("90"), of("90.0001")],
            [Predicate::Medium, Predicate::Medium, Predicate::High, Predicate::High, Predicate::VeryHigh]
        );
    }

    #[test]
    fn the_deviation_is_of_planned_cash_from_the_beginning_of_the_year_on() {
        assert_eq!(deviation(200, 150), Some(number("25")));
        assert_eq!(deviation(200, 250), Some(number("-25")));
        assert_eq!(deviation(0, 250), None);
        let paid = Paid {
            quarters: [Some(0), Some(60), None, None],
            cash_plan: [Some(50), Some(50), Some(50), None],
            ..Paid::default()
        };
        assert_eq!([1, 2, 3].map(|quarter| paid.deviation(quarter)), [Some(number("100")), Some(number("40")), None]);
    }
}
