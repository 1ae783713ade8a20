//! The yearly figures of one cooperative: their course over the years, growth, and ratios.
//!
//! Every ratio has a formula that is shown with it (FACTS 1.9: other offices have published shares of one thing under
//! the name of another).

use crate::domain::{AnnualReport, BookYear, Count, Rupiah};

/// A figure of a yearly report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Anggota, persons.
    Members,
    /// Modal sendiri, rupiah.
    OwnCapital,
    /// Aset, rupiah.
    Assets,
    /// Volume usaha, rupiah in the year.
    Turnover,
    /// SHU, rupiah in the year; negative for a loss.
    Surplus,
}

impl Figure {
    /// All of them, in the order of the report.
    pub const ALL: [Figure; 5] =
        [Figure::Members, Figure::OwnCapital, Figure::Assets, Figure::Turnover, Figure::Surplus];

    /// Its value in a report: persons or rupiah.
    pub fn of(self, report: &AnnualReport) -> Option<i64> {
        let rupiah = |amount: Option<Rupiah>| amount.map(Rupiah::get);
        match self {
            Figure::Members => report.all_members().map(Count::get).map(i64::from),
            Figure::OwnCapital => rupiah(report.own_capital),
            Figure::Assets => rupiah(report.assets),
            Figure::Turnover => rupiah(report.turnover),
            Figure::Surplus => rupiah(report.surplus),
        }
    }
}

/// A ratio of two figures of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ratio {
    /// Modal sendiri / aset: how much of what it has is its own.
    OwnCapitalToAssets,
    /// SHU / modal sendiri: what the members' capital yields.
    SurplusToOwnCapital,
    /// Volume usaha / aset: how often the assets are turned over in a year.
    TurnoverToAssets,
    /// SHU / volume usaha: what remains of what is sold or lent.
    SurplusToTurnover,
}

impl Ratio {
    /// All of them.
    pub const ALL: [Ratio; 4] =
        [Ratio::OwnCapitalToAssets, Ratio::SurplusToOwnCapital, Ratio::TurnoverToAssets, Ratio::SurplusToTurnover];

    /// What is divided by what.
    pub const fn parts(self) -> (Figure, Figure) {
        match self {
            Ratio::OwnCapitalToAssets => (Figure::OwnCapital, Figure::Assets),
            Ratio::SurplusToOwnCapital => (Figure::Surplus, Figure::OwnCapital),
            Ratio::TurnoverToAssets => (Figure::Turnover, Figure::Assets),
            Ratio::SurplusToTurnover => (Figure::Surplus, Figure::Turnover),
        }
    }

    /// Its value in a report, 1 for a whole; none where a part is missing, or where there is nothing to divide by.
    pub fn of(self, report: &AnnualReport) -> Option<f64> {
        let (above, below) = self.parts();
        let (above, below) = (above.of(report)?, below.of(report)?);
        (below > 0).then(|| above as f64 / below as f64)
    }
}

/// The growth from one value to the next, 0.05 for five percent; none from nothing or from a loss, which growth has
/// no meaning for.
pub fn growth(before: i64, now: i64) -> Option<f64> {
    (before > 0).then(|| (now - before) as f64 / before as f64)
}

/// A figure over the years, from the first to the last that there are reports of, without gaps between them.
pub fn course(figure: Figure, reports: &[&AnnualReport]) -> Vec<(BookYear, Option<i64>)> {
    let years = reports.iter().map(|report| i32::from(report.year.get()));
    let (Some(first), Some(last)) = (years.clone().min(), years.max()) else { return Vec::new() };
    let value = |year: BookYear| reports.iter().find(|report| report.year == year).and_then(|r| figure.of(r));
    (first..=last).filter_map(BookYear::new).map(|year| (year, value(year))).collect()
}

/// The growth of a figure in a year upon the year before; none where one of the two is missing.
pub fn growth_in(figure: Figure, year: BookYear, reports: &[&AnnualReport]) -> Option<f64> {
    let value =
        |year: i32| reports.iter().find(|report| i32::from(report.year.get()) == year).and_then(|r| figure.of(r));
    let year = i32::from(year.get());
    growth(value(year - 1)?, value(year)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(year: i32, assets: i64, surplus: i64) -> AnnualReport {
        AnnualReport {
            year: BookYear::new(year).unwrap(),
            assets: Rupiah::new(assets).ok(),
            surplus: Rupiah::new(surplus).ok(),
            own_capital: Rupiah::new(assets / 2).ok(),
            ..Default::default()
        }
    }

    #[test]
    fn a_year_without_a_report_is_a_gap_and_not_a_zero() {
        let reports = [report(2023, 300, 0), report(2020, 100, 0)];
        let course = course(Figure::Assets, &reports.iter().collect::<Vec<_>>());
        let plain: Vec<_> = course.into_iter().map(|(year, value)| (year.get(), value)).collect();
        assert_eq!(plain, [(2020, Some(100)), (2021, None), (2022, None), (2023, Some(300))]);
    }

    #[test]
    fn growth_is_upon_the_year_before_and_from_nothing_there_is_none() {
        let reports = [report(2020, 100, -5), report(2021, 90, 10), report(2023, 200, 20)];
        let reports: Vec<_> = reports.iter().collect();
        let of = |figure, year| growth_in(figure, BookYear::new(year).unwrap(), &reports);
        assert_eq!(of(Figure::Assets, 2021), Some(-0.1));
        assert_eq!(of(Figure::Assets, 2023), None, "2022 is missing");
        assert_eq!(of(Figure::Surplus, 2021), None, "from a loss");
    }

    #[test]
    fn a_ratio_needs_both_parts_and_something_to_divide_by() {
        let sound = report(2023, 200, -10);
        assert_eq!(Ratio::OwnCapitalToAssets.of(&sound), Some(0.5));
        assert_eq!(Ratio::SurplusToOwnCapital.of(&sound), Some(-0.1));
        assert_eq!(Ratio::TurnoverToAssets.of(&sound), None);
        assert_eq!(Ratio::OwnCapitalToAssets.of(&report(2023, 0, 0)), None);
    }
}
