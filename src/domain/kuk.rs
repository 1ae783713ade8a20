//! KUK: the class of a savings-and-loan business by members, own capital and assets (Permenkop 8/2023 art. 49;
//! FACTS 1.9).
//!
//! The regulation joins its three criteria by "dan/atau" and leaves open what holds where they fall into different
//! classes. Here it is read as "atau": one criterion above a threshold is enough for the higher class, because the
//! class decides how closely a business is supervised. Whoever shows a class says so. Thresholds have differed between
//! regulations, so they are data with the first book year for which they hold.

use crate::domain::{AnnualReport, BookYear, Count, Rupiah};

/// What a class is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KukCriterion {
    /// Anggota, persons.
    Members,
    /// Modal sendiri, rupiah.
    OwnCapital,
    /// Aset, rupiah.
    Assets,
}

impl KukCriterion {
    /// All three, in the order of the regulation.
    pub const ALL: [KukCriterion; 3] = [KukCriterion::Members, KukCriterion::OwnCapital, KukCriterion::Assets];

    /// Its figure in a report.
    pub fn of(self, report: &AnnualReport) -> Option<i64> {
        match self {
            KukCriterion::Members => report.all_members().map(Count::get).map(i64::from),
            KukCriterion::OwnCapital => report.own_capital.map(Rupiah::get),
            KukCriterion::Assets => report.assets.map(Rupiah::get),
        }
    }
}

/// The thresholds of one regulation.
#[derive(Debug, PartialEq, Eq)]
pub struct KukScale {
    /// The regulation and article.
    pub regulation: &'static str,
    /// The first book year for whose figures it is used.
    pub since: u16,
    /// The most that classes 1, 2 and 3 admit, by criterion; class 4 has no upper end.
    most: [[i64; 3]; 3],
}

/// Thresholds, latest first.
pub const KUK_SCALES: &[KukScale] = &[KukScale {
    regulation: "Permenkop 8/2023 pasal 49",
    since: 2023,
    most: [
        [5_000, 10_000, 30_000],
        [2_500_000_000, 15_000_000_000, 50_000_000_000],
        [15_000_000_000, 100_000_000_000, 500_000_000_000],
    ],
}];

impl KukScale {
    /// The scale for the figures of a year: the latest that holds for it, or the oldest known.
    fn of(year: BookYear) -> &'static Self {
        KUK_SCALES.iter().find(|scale| scale.since <= year.get()).unwrap_or(&KUK_SCALES[KUK_SCALES.len() - 1])
    }

    /// The most that a class from 1 to 3 admits by a criterion.
    pub const fn most(&self, criterion: KukCriterion, class: u8) -> i64 {
        self.most[criterion as usize][class as usize - 1]
    }

    /// The class, 1 to 4, of a figure.
    fn class(&self, criterion: KukCriterion, figure: i64) -> u8 {
        (1..=3).find(|class| figure <= self.most(criterion, *class)).unwrap_or(4)
    }
}

/// A class with the figures that it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KukVerdict {
    /// The thresholds.
    pub scale: &'static KukScale,
    /// The book year of the figures.
    pub year: BookYear,
    /// The class, 1 to 4.
    pub class: u8,
    /// Every criterion with its figure and the class that this alone would give; none where it is not recorded.
    pub criteria: [(KukCriterion, Option<(i64, u8)>); 3],
}

impl KukVerdict {
    /// Whether the figures are older than the regulation whose thresholds were used.
    pub fn is_before_scale(&self) -> bool {
        self.year.get() < self.scale.since
    }
}

/// The class by the figures of a report; none where it has none of them.
pub fn kuk(report: &AnnualReport) -> Option<KukVerdict> {
    let scale = KukScale::of(report.year);
    let criteria = KukCriterion::ALL.map(|criterion| {
        let figure = criterion.of(report);
        (criterion, figure.map(|figure| (figure, scale.class(criterion, figure))))
    });
    let class = criteria.iter().filter_map(|(_, found)| found.map(|(_, class)| class)).max()?;
    Some(KukVerdict { scale, year: report.year, class, criteria })
}

/// The class by the latest report that has any of the figures.
pub fn latest_kuk<'r>(reports: impl Iterator<Item = &'r AnnualReport>) -> Option<KukVerdict> {
    reports.filter_map(kuk).max_by_key(|verdict| verdict.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(year: i32, members: u32, own: i64, assets: i64) -> AnnualReport {
        AnnualReport {
            year: BookYear::new(year).unwrap(),
            members: Count::new(members.into()).ok(),
            own_capital: Rupiah::new(own).ok(),
            assets: Rupiah::new(assets).ok(),
            ..Default::default()
        }
    }

    #[test]
    fn the_ends_of_a_class_belong_to_it() {
        let class = |members, own, assets| kuk(&report(2023, members, own, assets)).unwrap().class;
        assert_eq!(class(5_000, 2_500_000_000, 15_000_000_000), 1);
        assert_eq!(class(10_000, 15_000_000_000, 100_000_000_000), 2);
        assert_eq!(class(30_000, 50_000_000_000, 500_000_000_000), 3);
        assert_eq!(class(30_001, 0, 0), 4);
    }

    #[test]
    fn one_criterion_above_a_threshold_is_enough_for_the_higher_class() {
        for (members, own, assets) in
            [(5_001, 0, 0), (10, 2_500_000_001, 0), (10, 0, 15_000_000_001), (10_000, 0, 100_000_000_000)]
        {
            assert_eq!(kuk(&report(2023, members, own, assets)).unwrap().class, 2, "{members} {own} {assets}");
        }
    }

    #[test]
    fn what_is_not_recorded_decides_nothing_and_nothing_at_all_gives_no_class() {
        let year = BookYear::new(2023).unwrap();
        assert_eq!(kuk(&AnnualReport { year, ..Default::default() }), None);
        let women_and_men = AnnualReport {
            year,
            members_female: Some(4_000.into()),
            members_male: Some(2_000.into()),
            ..Default::default()
        };
        let verdict = kuk(&women_and_men).unwrap();
        assert_eq!((verdict.class, verdict.criteria[0].1, verdict.criteria[1].1), (2, Some((6_000, 2)), None));
    }

    #[test]
    fn the_latest_report_with_figures_counts() {
        let empty = AnnualReport { year: BookYear::new(2024).unwrap(), ..Default::default() };
        let reports = [report(2021, 9, 0, 0), report(2022, 6_000, 0, 0), empty];
        let verdict = latest_kuk(reports.iter()).unwrap();
        assert_eq!((verdict.year.get(), verdict.class, verdict.is_before_scale()), (2022, 2, true));
    }
}
