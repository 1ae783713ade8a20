//! How one cooperative has developed: the finding that stands above its yearly figures.

use super::figures::{Figure, growth};
use crate::domain::{AnnualReport, BookYear};

/// Between two book years, a figure grew by so much; 0.05 for five percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grown {
    /// How many book years there are from the first that has it to the last, both counted.
    pub years: usize,
    /// By how much.
    pub by: f64,
}

/// What the reports say of its money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Money {
    /// Nothing has ever been reported.
    Never,
    /// Nothing has been reported since that book year.
    Until(BookYear),
    /// Turnover grew.
    Turnover(Grown),
    /// Something was reported on the last year, but nothing that can be compared.
    Reported,
}

/// The finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Development {
    /// What has become of its members; none where fewer than two years tell.
    pub members: Option<Grown>,
    /// What has become of its money.
    pub money: Money,
}

/// The finding of the book years `years`, in order, from the reports of one cooperative.
pub fn development(years: &[BookYear], reports: &[&AnnualReport]) -> Development {
    const MONEY: [Figure; 4] = [Figure::OwnCapital, Figure::Assets, Figure::Turnover, Figure::Surplus];
    let value = |figure: Figure, year: BookYear| reports.iter().find(|of| of.year == year).and_then(|of| figure.of(of));
    let grown = |figure: Figure| {
        let known: Vec<_> =
            years.iter().enumerate().filter_map(|(at, year)| Some((at, value(figure, *year)?))).collect();
        let ((first, before), (last, now)) = (*known.first()?, *known.last()?);
        let by = growth(before, now).filter(|_| last > first)?;
        Some(Grown { years: last - first + 1, by })
    };
    let with_money = years.iter().rev().find(|year| MONEY.iter().any(|figure| value(*figure, **year).is_some()));
    let money = match with_money {
        None => Money::Never,
        Some(year) if Some(year) != years.last() => Money::Until(*year),
        Some(_) => grown(Figure::Turnover).map_or(Money::Reported, Money::Turnover),
    };
    Development { members: grown(Figure::Members), money }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Rupiah;

    fn years() -> Vec<BookYear> {
        (2019..=2023).filter_map(BookYear::new).collect()
    }

    fn report(year: i32, members: u16, turnover: Option<i64>) -> AnnualReport {
        AnnualReport {
            year: BookYear::new(year).unwrap(),
            members: Some(members.into()),
            turnover: turnover.map(|amount| Rupiah::new(amount).unwrap()),
            ..AnnualReport::default()
        }
    }

    #[test]
    fn growth_counts_the_years_between_the_first_and_the_last_that_tell() {
        let reports = [report(2020, 120, Some(5)), report(2022, 132, Some(4)), report(2023, 132, None)];
        let found = development(&years(), &reports.iter().collect::<Vec<_>>());
        assert_eq!(found.members.map(|grown| (grown.years, (grown.by * 100.0).round() as i32)), Some((4, 10)));
        assert_eq!(found.money, Money::Until(BookYear::new(2022).unwrap()));
    }

    #[test]
    fn one_year_tells_nothing_of_growth_and_none_tells_nothing_at_all() {
        let one = report(2023, 50, Some(7));
        assert_eq!(development(&years(), &[&one]), Development { members: None, money: Money::Reported });
        assert_eq!(development(&years(), &[]), Development { members: None, money: Money::Never });
    }
}
