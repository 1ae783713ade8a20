//! The class of the law: mikro, kecil, menengah, by capital or by yearly sales.
//!
//! PP 7/2021 article 35 counts capital without land and building where a business is founded or registered, and yearly sales
//! of one that exists; local metadata still have the bands of UU 20/2008 (FACTS 2). So thresholds are data with their
//! regulation, sales go before capital where both are recorded, and whoever shows a class says by which of both it is and
//! what the other says. It is not what a scheme of credit asks for: that of KUR ends at other sales (FACTS-2 10.1).

use super::EnterpriseYear;
use crate::domain::{BookYear, Rupiah, codes};

codes! {
    /// The class.
    pub enum SizeClass {
        /// Usaha mikro.
        Micro = "mikro",
        /// Usaha kecil.
        Small = "kecil",
        /// Usaha menengah.
        Medium = "menengah",
        /// Usaha besar: above all three.
        Large = "besar",
    }
}

codes! {
    /// The regulation by which a class is told.
    pub enum SizeRule {
        /// PP 7/2021.
        Pp7 = "pp-7-2021",
        /// UU 20/2008, in its bands of before.
        Uu20 = "uu-20-2008",
    }
}

/// What a class is told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizeBasis {
    /// Hasil penjualan tahunan.
    Sales,
    /// Modal usaha; under UU 20/2008 kekayaan bersih. Both without land and building.
    Capital,
}

/// The thresholds of a regulation.
#[derive(Debug, PartialEq, Eq)]
pub struct SizeScale {
    /// Which it is.
    pub rule: SizeRule,
    /// Regulation and article.
    pub regulation: &'static str,
    /// The most rupiah a year of sales that mikro, kecil and menengah admit.
    pub sales: [i64; 3],
    /// The same of capital.
    pub capital: [i64; 3],
}

/// The regulations, the one in force first.
pub const SIZE_SCALES: [SizeScale; 2] = [
    SizeScale {
        rule: SizeRule::Pp7,
        regulation: "PP 7/2021 pasal 35",
        sales: [2_000_000_000, 15_000_000_000, 50_000_000_000],
        capital: [1_000_000_000, 5_000_000_000, 10_000_000_000],
    },
    SizeScale {
        rule: SizeRule::Uu20,
        regulation: "UU 20/2008 pasal 6",
        sales: [300_000_000, 2_500_000_000, 50_000_000_000],
        capital: [50_000_000, 500_000_000, 10_000_000_000],
    },
];

impl SizeScale {
    /// The thresholds of a rule; of one that this version does not know, those in force.
    pub fn of(rule: SizeRule) -> &'static Self {
        SIZE_SCALES.iter().find(|scale| scale.rule == rule).unwrap_or(&SIZE_SCALES[0])
    }

    /// The most that each class admits.
    pub const fn most(&self, basis: SizeBasis) -> [i64; 3] {
        match basis {
            SizeBasis::Sales => self.sales,
            SizeBasis::Capital => self.capital,
        }
    }

    /// The class of an amount. The end of a class belongs to it.
    pub fn class(&self, basis: SizeBasis, amount: Rupiah) -> SizeClass {
        let most = self.most(basis);
        let at = most.iter().position(|most| amount.get() <= *most).unwrap_or(most.len());
        SizeClass::ALL[at]
    }
}

/// A class with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SizeVerdict {
    /// The thresholds.
    pub scale: &'static SizeScale,
    /// The year of the figures.
    pub year: BookYear,
    /// The class.
    pub class: SizeClass,
    /// By what.
    pub basis: SizeBasis,
    /// The amount.
    pub amount: Rupiah,
    /// What capital says, where sales decide and both are recorded.
    pub by_capital: Option<(Rupiah, SizeClass)>,
}

impl SizeVerdict {
    /// Whether capital says another class than sales.
    pub fn is_disputed(&self) -> bool {
        self.by_capital.is_some_and(|(_, class)| class != self.class)
    }
}

/// The class by the figures of a year; none where neither sales nor capital are recorded.
pub fn size_in(year: &EnterpriseYear, rule: SizeRule) -> Option<SizeVerdict> {
    let scale = SizeScale::of(rule);
    let capital = year.counted_capital().map(|amount| (amount, scale.class(SizeBasis::Capital, amount)));
    let verdict = |basis, amount, class, by_capital| {
        Some(SizeVerdict { scale, year: year.year, class, basis, amount, by_capital })
    };
    match (year.sales, capital) {
        (Some(sales), capital) => verdict(SizeBasis::Sales, sales, scale.class(SizeBasis::Sales, sales), capital),
        (None, Some((amount, class))) => verdict(SizeBasis::Capital, amount, class, None),
        (None, None) => None,
    }
}

/// The class by the latest year that has any of the figures.
pub fn latest_size<'y>(years: impl Iterator<Item = &'y EnterpriseYear>, rule: SizeRule) -> Option<SizeVerdict> {
    years.filter_map(|year| size_in(year, rule)).max_by_key(|verdict| verdict.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(year: i32, sales: Option<i64>, capital: Option<i64>) -> EnterpriseYear {
        let rupiah = |amount: Option<i64>| amount.map(|amount| Rupiah::new(amount).unwrap());
        EnterpriseYear {
            year: BookYear::new(year).unwrap(),
            sales: rupiah(sales),
            capital: rupiah(capital),
            ..EnterpriseYear::default()
        }
    }

    fn class(sales: Option<i64>, capital: Option<i64>, rule: SizeRule) -> Option<(SizeClass, SizeBasis)> {
        size_in(&year(2025, sales, capital), rule).map(|verdict| (verdict.class, verdict.basis))
    }

    #[test]
    fn the_ends_of_a_class_belong_to_it_and_one_rupiah_more_is_of_the_next() {
        for scale in &SIZE_SCALES {
            for (basis, most) in [(SizeBasis::Sales, scale.sales), (SizeBasis::Capital, scale.capital)] {
                for (at, most) in most.into_iter().enumerate() {
                    let of = |amount| scale.class(basis, Rupiah::new(amount).unwrap());
                    assert_eq!((of(most), of(most + 1)), (SizeClass::ALL[at], SizeClass::ALL[at + 1]), "{scale:?}");
                }
            }
        }
    }

    #[test]
    fn the_published_thresholds_are_those_of_the_regulations() {
        let miliar = 1_000_000_000;
        let of = |sales: i64| class(Some(sales), None, SizeRule::Pp7).unwrap().0;
        assert_eq!(
            [of(2 * miliar), of(15 * miliar), of(50 * miliar), of(51 * miliar)],
            [SizeClass::Micro, SizeClass::Small, SizeClass::Medium, SizeClass::Large]
        );
        // What was small under the older act is micro now.
        assert_eq!(class(Some(miliar), None, SizeRule::Uu20), Some((SizeClass::Small, SizeBasis::Sales)));
        assert_eq!(class(Some(miliar), None, SizeRule::Pp7), Some((SizeClass::Micro, SizeBasis::Sales)));
    }

    #[test]
    fn sales_go_before_capital_which_is_told_beside_and_nothing_gives_no_class() {
        let miliar = 1_000_000_000;
        assert_eq!(class(None, None, SizeRule::Pp7), None);
        assert_eq!(class(None, Some(2 * miliar), SizeRule::Pp7), Some((SizeClass::Small, SizeBasis::Capital)));
        let both = size_in(&year(2025, Some(miliar), Some(2 * miliar)), SizeRule::Pp7).unwrap();
        assert_eq!(
            (both.class, both.by_capital.unwrap().1, both.is_disputed()),
            (SizeClass::Micro, SizeClass::Small, true)
        );
        let years = [year(2023, Some(3 * miliar), None), year(2024, Some(miliar), None), year(2025, None, None)];
        let latest = latest_size(years.iter(), SizeRule::Pp7).unwrap();
        assert_eq!((latest.year.get(), latest.class), (2024, SizeClass::Micro));
    }
}
