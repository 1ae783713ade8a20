//! How the quarters of an indicator add up (FACTS 7.7).

use crate::domain::{Quantity, codes};

codes! {
    /// How the values of the four quarters make that of the year. A percentage of active cooperatives that is added up over
    /// four quarters gives 250 %, so there is no sum where none is declared.
    pub enum Accumulation {
        /// Tren positif: the sum; more is better.
        Sum = "jumlah",
        /// Tren negatif: the last value; less is better.
        Falling = "tren_negatif",
        /// Persentase: the last value, which must not fall.
        Percentage = "persentase",
        /// Nilai akhir: the last value.
        Last = "nilai_akhir",
    }
}

impl Accumulation {
    /// The value of the year, of those of the quarters that are reported; none where none is, where the way is not known, or
    /// where the sum is beyond all bounds.
    pub fn of_year(self, quarters: [Option<Quantity>; 4]) -> Option<Quantity> {
        let reported = quarters.into_iter().flatten();
        match self {
            Self::Sum => {
                let (mut sum, mut count) = (0_i128, 0);
                reported.for_each(|value| (sum, count) = (sum + i128::from(value.parts()), count + 1));
                Quantity::of_parts(sum).ok().filter(|_| count > 0)
            }
            Self::Falling | Self::Percentage | Self::Last => reported.last(),
            Self::Unknown(_) => None,
        }
    }

    /// What has been reached of a target, in per cent: of one that is to fall, target by value. None where it cannot be said:
    /// against nothing, or beyond all bounds.
    pub fn achievement(self, target: Quantity, value: Quantity) -> Option<Quantity> {
        let (of, by) = match self {
            Self::Falling => (target, value),
            Self::Sum | Self::Percentage | Self::Last => (value, target),
            Self::Unknown(_) => return None,
        };
        let (of, by) = (i128::from(of.parts()) * 100 * i128::from(Quantity::ONE), i128::from(by.parts()));
        if by <= 0 {
            return None;
        }
        // Half a part is rounded away from nothing.
        let half = if of < 0 { -by / 2 } else { by / 2 };
        Quantity::of_parts((of + half) / by).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Quantity {
        serde_json::from_str(text).unwrap()
    }

    fn quarters(texts: [&str; 4]) -> [Option<Quantity>; 4] {
        texts.map(|text| serde_json::from_str(text).ok())
    }

    #[test]
    fn a_percentage_is_never_added_up() {
        let active = quarters(["62.1", "62.5", "63", "63.2"]);
        assert_eq!(Accumulation::Percentage.of_year(active), Some(number("63.2")));
        assert_eq!(Accumulation::Last.of_year(quarters(["62.1", "62.5", "", ""])), Some(number("62.5")));
        assert_eq!(Accumulation::Sum.of_year(quarters(["25", "0", "50", ""])), Some(number("75")));
        assert_eq!(Accumulation::Sum.of_year([None; 4]), None);
        let own: Accumulation = "repetitif".parse().unwrap();
        assert_eq!((own.of_year(active), own.achievement(number("1"), number("1"))), (None, None));
    }

    #[test]
    fn of_what_is_to_fall_less_is_more() {
        let reached = |way: Accumulation, target, value| way.achievement(number(target), number(value));
        assert_eq!(reached(Accumulation::Sum, "60", "45"), Some(number("75")));
        assert_eq!(reached(Accumulation::Falling, "40", "50"), Some(number("80")));
        assert_eq!(reached(Accumulation::Percentage, "53.99", "54.79"), Some(number("101.4818")));
        assert_eq!(reached(Accumulation::Sum, "0", "45"), None);
        assert_eq!(reached(Accumulation::Falling, "40", "0"), None);
    }

    proptest! {
        #[test]
        fn only_a_sum_is_ever_more_than_its_largest_quarter(values in proptest::array::uniform4(proptest::option::of(0_u32..1_000_000))) {
            let values = values.map(|value| value.map(Quantity::from));
            let largest = values.into_iter().flatten().max();
            for way in Accumulation::ALL.iter().filter(|way| **way != Accumulation::Sum) {
                prop_assert!(way.of_year(values) <= largest);
            }
            prop_assert!(Accumulation::Sum.of_year(values) >= largest);
        }
    }
}
