//! A cooperative beside the others of its kind in its district: medians of a book year, each with the number of
//! cooperatives it rests on.

use super::figures::{Figure, Ratio};
use crate::domain::{AnnualReport, AreaCode, BookYear, Kind, territory::Territory};
use crate::workspace::{Index, Tables};

/// Fewer than so many cooperatives make no median: it would speak of single ones.
pub const FEWEST_PEERS: usize = 5;

/// The middle of what so many cooperatives have recorded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Median {
    /// How many have the figure.
    pub count: usize,
    /// The median; none where they are fewer than [`FEWEST_PEERS`].
    pub value: Option<f64>,
}

impl Median {
    /// The median of values in any order.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let count = values.len();
        let middle = |at: usize| values.get(at).copied().unwrap_or_default();
        let value = (count >= FEWEST_PEERS).then(|| f64::midpoint(middle((count - 1) / 2), middle(count / 2)));
        Self { count, value }
    }
}

/// The cooperatives of one kind in one district (by domicile), in one book year.
#[derive(Debug, Clone, PartialEq)]
pub struct Peers {
    /// Their kind.
    pub kind: Kind,
    /// Where they have their seat.
    pub district: AreaCode,
    /// The book year.
    pub year: BookYear,
    /// How many there are, with figures or without.
    pub all: usize,
    /// The median of every figure, in the order of [`Figure::ALL`].
    pub figures: [Median; Figure::ALL.len()],
    /// The median of every ratio, in the order of [`Ratio::ALL`].
    pub ratios: [Median; Ratio::ALL.len()],
}

impl Peers {
    /// Whether there is any median at all.
    pub fn speaks(&self) -> bool {
        self.figures.iter().chain(&self.ratios).any(|median| median.value.is_some())
    }

    /// The most cooperatives that any of the figures rests on.
    pub fn most(&self) -> usize {
        self.figures.iter().chain(&self.ratios).map(|median| median.count).max().unwrap_or_default()
    }
}

/// The cooperatives of that kind in that district, and the medians of what they report on a book year.
pub fn peers(tables: &Tables, index: &Index, kind: Kind, district: AreaCode, year: BookYear) -> Peers {
    let place = Territory::current().district_position(district).map(|at| at as u8);
    let alike = index.facts().iter().zip(tables.cooperatives.rows());
    let alike = alike.filter(|(facts, row)| {
        let there = if place.is_some() { facts.district == place } else { row.value.district == Some(district) };
        facts.live && facts.kind == Some(kind) && there
    });
    let ids: Vec<_> = alike.map(|(_, row)| row.id).collect();
    let report = |id| tables.annual_reports.get_live(AnnualReport::id(id, year)).map(|row| &row.value);
    let reports: Vec<&AnnualReport> = ids.iter().filter_map(|id| report(*id)).collect();
    let figure =
        |figure: Figure| Median::of(reports.iter().filter_map(|report| figure.of(report)).map(|v| v as f64).collect());
    let ratio = |ratio: Ratio| Median::of(reports.iter().filter_map(|report| ratio.of(report)).collect());
    Peers { kind, district, year, all: ids.len(), figures: Figure::ALL.map(figure), ratios: Ratio::ALL.map(ratio) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::domain::{Cooperative, Id, Ref, Rupiah};
    use crate::replica::{Row, Stamp};
    use crate::workspace::Viewpoint;

    const TAPIN: u64 = 6305;

    /// So many cooperatives with those assets; one of another kind and one of another district beside them.
    fn tables(assets: &[i64]) -> Tables {
        let mut tables = Tables::default();
        let others = [(Kind::Services, TAPIN, 9_000), (Kind::Consumer, 6301, 9_000)];
        let all = assets.iter().map(|assets| (Kind::Consumer, TAPIN, *assets)).chain(others);
        for (number, (kind, district, assets)) in all.enumerate() {
            let id = Id::new(1, [number as u8; 10]);
            let district = Some(AreaCode::from_digits(district));
            let cooperative = Cooperative { kind: Some(kind), district, ..Default::default() };
            let report = AnnualReport {
                cooperative: Ref::to(id),
                year: year(),
                assets: Rupiah::new(assets).ok(),
                ..Default::default()
            };
            tables.cooperatives.insert(Row::new(id, cooperative, Stamp::default()));
            tables.annual_reports.insert(Row::new(AnnualReport::id(id, year()), report, Stamp::default()));
        }
        tables
    }

    fn year() -> BookYear {
        BookYear::new(2023).unwrap()
    }

    fn medians(assets: &[i64]) -> Peers {
        let tables = tables(assets);
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        peers(&tables, &index, Kind::Consumer, AreaCode::from_digits(TAPIN), year())
    }

    #[test]
    fn only_those_of_the_kind_and_the_district_are_beside_it() {
        let found = medians(&[10, 70, 30, 50, 20]);
        assert_eq!((found.all, found.figures[2]), (5, Median { count: 5, value: Some(30.0) }));
        assert_eq!(medians(&[10, 70, 30, 50, 20, 40]).figures[2].value, Some(35.0));
        assert_eq!(found.figures[0], Median { count: 0, value: None });
    }

    #[test]
    fn fewer_than_five_make_no_median() {
        let found = medians(&[10, 70, 30, 50]);
        assert_eq!((found.most(), found.speaks()), (4, false));
    }
}
