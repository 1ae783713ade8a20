//! What the national system publishes of the Koperasi Merah Putih of an area, delivery by delivery, and what in it somebody
//! should ask about (FACTS-2 13.2, 13.3).

use super::{SumCheck, sum_checks};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Date, Measure, Precision, Tally};
use crate::workspace::Tables;
use std::collections::{BTreeMap, BTreeSet};

/// A count of cooperatives that so many times as many have by the next delivery may have changed its meaning.
const LEAP: u64 = 2;
/// Savings of which one area has more than this share are asked about …
const LARGE_SHARE: f64 = 0.5;
/// … where each payer there has paid so many times what they have in the middle one of the other areas.
const TIMES_THE_OTHERS: f64 = 3.0;
/// Of fewer areas none stands out.
const FEWEST_AREAS: usize = 5;

/// What was published for one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// The day.
    pub date: Date,
    /// How exactly it is known.
    pub precision: Precision,
    /// Where it stands written.
    pub sources: BTreeSet<String>,
    /// The figures of areas, the province's under its own code.
    pub figures: BTreeMap<AreaCode, BTreeMap<Measure, u64>>,
}

impl Delivery {
    /// A figure of an area.
    pub fn figure(&self, area: AreaCode, measure: Measure) -> Option<u64> {
        self.figures.get(&area)?.get(&measure).copied()
    }

    /// Whether it speaks of single districts.
    pub fn is_of_districts(&self) -> bool {
        let districts = &Territory::current().districts;
        self.figures.keys().any(|area| districts.iter().any(|district| district.code == *area))
    }
}

/// Something in what was published that somebody should ask about.
#[derive(Debug, Clone, PartialEq)]
pub enum Doubt {
    /// The districts do not add up to the province, or are all zero where the province is not.
    Sum(SumCheck),
    /// A count of cooperatives that have something rose by more than half of them between two deliveries.
    Leap {
        /// Where.
        area: AreaCode,
        /// Of what.
        measure: Measure,
        /// The earlier delivery.
        from: (Date, u64),
        /// The later one.
        to: (Date, u64),
    },
    /// One area has most of the savings, far more a payer than elsewhere.
    Outlier {
        /// Where.
        area: AreaCode,
        /// Of what.
        measure: Measure,
        /// Its share of all areas.
        share: f64,
        /// Rupiah a payer there.
        per_payer: f64,
        /// Rupiah a payer in the middle one of the others.
        elsewhere: f64,
    },
    /// There are not as many cooperatives as villages, one of each (Inpres 9/2025).
    Villages {
        /// Where.
        area: AreaCode,
        /// How many cooperatives.
        cooperatives: u64,
        /// How many desa and kelurahan.
        villages: u64,
    },
    /// A count that only grows has fallen.
    Fall {
        /// Where.
        area: AreaCode,
        /// Of what.
        measure: Measure,
        /// The earlier delivery.
        from: (Date, u64),
        /// The later one.
        to: (Date, u64),
    },
}

/// Whether it counts cooperatives that have something, of which no more are lost than are dissolved.
const fn counts_cooperatives(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::MerahPutih
            | Measure::VillageAccounts
            | Measure::VillageTaxNumbers
            | Measure::VillageBusinessNumbers
            | Measure::VillageRatHeld
            | Measure::VillageMicrosites
            | Measure::VillageWithOutlet
            | Measure::VillageWithPartnership
            | Measure::VillageBuilt
    )
}

/// What is saved, and who has paid it.
const SAVINGS: [(Measure, Measure); 2] = [
    (Measure::VillagePrincipal, Measure::VillagePrincipalPayers),
    (Measure::VillageMandatory, Measure::VillageMandatoryPayers),
];

/// All figures of Koperasi Merah Putih that are known to the month at least, by the day for which they stand.
fn figures(tables: &Tables) -> impl Iterator<Item = &Tally> {
    let tallies = tables.tallies.live().map(|row| &row.value);
    tallies.filter(|tally| {
        tally.measure.is_of_merah_putih()
            && tally.supervision.is_none()
            && matches!(tally.precision, Precision::Day | Precision::Month)
    })
}

/// The deliveries, latest first. Every one stays: its figures are compared with the next.
pub fn deliveries(tables: &Tables) -> Vec<Delivery> {
    let mut by_day: BTreeMap<(Date, Precision), Delivery> = BTreeMap::new();
    for tally in figures(tables) {
        let delivery = by_day.entry((tally.date, tally.precision)).or_insert_with(|| Delivery {
            date: tally.date,
            precision: tally.precision,
            sources: BTreeSet::new(),
            figures: BTreeMap::new(),
        });
        delivery.sources.insert(tally.source.to_string());
        delivery.figures.entry(tally.area).or_default().insert(tally.measure, tally.value.get());
    }
    by_day.into_values().rev().collect()
}

/// What somebody should ask about: sums first, then what stands out in the latest delivery of districts, then what changed.
pub fn doubts(tables: &Tables) -> Vec<Doubt> {
    let deliveries = deliveries(tables);
    let sums = sum_checks(tables).into_iter();
    let sums = sums.filter(|check| check.measure.is_of_merah_putih() && check.sum != check.total).map(Doubt::Sum);
    let mut found: Vec<Doubt> = sums.collect();
    if let Some(latest) = deliveries.iter().find(|delivery| delivery.is_of_districts()) {
        found.extend(SAVINGS.into_iter().filter_map(|(saved, payers)| outlier(latest, saved, payers)));
        found.extend(villages(latest));
    }
    found.extend(changes(&deliveries));
    found
}

/// The area that has most of what is saved, far more a payer than the others.
fn outlier(delivery: &Delivery, saved: Measure, payers: Measure) -> Option<Doubt> {
    let of = |district: &crate::domain::territory::District| {
        let (saved, payers) = (delivery.figure(district.code, saved)?, delivery.figure(district.code, payers)?);
        (payers > 0).then(|| (district.code, saved as f64, saved as f64 / payers as f64))
    };
    let mut areas: Vec<(AreaCode, f64, f64)> = Territory::current().districts.iter().filter_map(of).collect();
    if areas.len() < FEWEST_AREAS {
        return None;
    }
    areas.sort_by(|one, other| other.1.total_cmp(&one.1));
    let all: f64 = areas.iter().map(|(_, saved, _)| saved).sum();
    let (area, most, per_payer) = areas[0];
    let mut others: Vec<f64> = areas[1..].iter().map(|(.., each)| *each).collect();
    others.sort_by(f64::total_cmp);
    let (share, elsewhere) = (most / all, others[others.len() / 2]);
    let stands_out = share > LARGE_SHARE && per_payer > TIMES_THE_OTHERS * elsewhere;
    stands_out.then_some(Doubt::Outlier { area, measure: saved, share, per_payer, elsewhere })
}

/// Districts with more or fewer cooperatives than villages.
fn villages(delivery: &Delivery) -> impl Iterator<Item = Doubt> {
    Territory::current().districts.iter().filter_map(|district| {
        let cooperatives = delivery.figure(district.code, Measure::MerahPutih)?;
        let villages = u64::from(district.villages);
        (cooperatives != villages).then_some(Doubt::Villages { area: district.code, cooperatives, villages })
    })
}

/// Counts of cooperatives that leap, or fall, from one delivery of them to the next.
fn changes(deliveries: &[Delivery]) -> Vec<Doubt> {
    let mut courses: BTreeMap<(Measure, AreaCode), Vec<(Date, u64)>> = BTreeMap::new();
    for delivery in deliveries.iter().rev() {
        for (area, figures) in &delivery.figures {
            for (measure, value) in figures.iter().filter(|(measure, _)| counts_cooperatives(**measure)) {
                courses.entry((*measure, *area)).or_default().push((delivery.date, *value));
            }
        }
    }
    let mut found = Vec::new();
    for ((measure, area), course) in courses {
        for pair in course.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            if to.1 < from.1 {
                found.push(Doubt::Fall { area, measure, from, to });
            } else if from.1 > 0 && to.1 >= LEAP * from.1 {
                found.push(Doubt::Leap { area, measure, from, to });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Text, Total};
    use crate::replica::{Row, Stamp};
    use crate::sample::{Options, fictional, published};

    fn area(code: &str) -> AreaCode {
        code.parse().unwrap()
    }

    fn built_in() -> Tables {
        fictional(&Options::default())
    }

    /// Puts a figure in, or in the place of the one there is for the day.
    fn put(tables: &mut Tables, day: &str, of: &str, measure: Measure, value: u64) {
        let same =
            |tally: &Tally| tally.date == day.parse().unwrap() && tally.area == area(of) && tally.measure == measure;
        let standing = tables.tallies.live().find(|row| same(&row.value)).cloned();
        let id = crate::domain::Id::new(9, [tables.tallies.rows().len() as u8; 10]);
        let mut row = standing.unwrap_or_else(|| {
            let tally = Tally {
                date: day.parse().unwrap(),
                area: area(of),
                measure,
                source: Text::cut("SIMKOPDES"),
                ..Tally::default()
            };
            Row::new(id, tally, Stamp::default())
        });
        row.value.value = Total::new(value).unwrap();
        tables.tallies.insert(row);
    }

    #[test]
    fn the_published_table_adds_up_to_its_province_but_for_the_meetings() {
        let tables = built_in();
        let latest = deliveries(&tables).into_iter().find(Delivery::is_of_districts).unwrap();
        assert_eq!((latest.date, latest.figures.len()), ("2026-08-05".parse().unwrap(), 14));
        for (measure, whole) in [
            (Measure::MerahPutih, 2_013),
            (Measure::VillageBusinessNumbers, 1_652),
            (Measure::VillageTaxNumbers, 2_013),
            (Measure::VillageAccounts, 2_012),
            (Measure::VillageVolume, 850_427),
            (Measure::VillageTurnover, 1_719_659_580),
            (Measure::VillagePrincipal, 2_799_396_110),
            (Measure::VillagePrincipalPayers, 11_155),
            (Measure::VillageMandatory, 376_439_000),
            (Measure::VillageMandatoryPayers, 9_044),
        ] {
            let districts = Territory::current().districts.iter();
            let sum: u64 = districts.map(|district| latest.figure(district.code, measure).unwrap()).sum();
            assert_eq!((sum, latest.figure(area("63"), measure)), (whole, Some(whole)), "{measure:?}");
        }
    }

    #[test]
    fn the_five_oddities_of_the_published_figures_are_found_and_nothing_else() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let found = doubts(&built_in());
        assert_eq!(found.len(), 6, "{found:#?}");
        let Doubt::Sum(meetings) = &found[0] else { panic!("{found:?}") };
        assert_eq!(
            (meetings.measure, meetings.total, meetings.parts_are_blank),
            (Measure::VillageRatHeld, 1_651, true)
        );
        let Doubt::Outlier { area: at, measure, share, per_payer, elsewhere } = found[1] else { panic!("{found:?}") };
        assert_eq!((at, measure), (area("63.03"), Measure::VillagePrincipal));
        assert_eq!(((share * 1000.0).round(), per_payer.round()), (820.0, 715_252.0));
        assert!((31_000.0..133_000.0).contains(&elsewhere));
        let villages =
            |code: &str, cooperatives, villages| Doubt::Villages { area: area(code), cooperatives, villages };
        assert_eq!(found[2..4], [villages("63.07", 167, 169), villages("63.11", 156, 157)]);
        let (june, august) = (day("2026-06-20"), day("2026-08-05"));
        let leap =
            Doubt::Leap { area: area("63"), measure: Measure::VillageAccounts, from: (june, 814), to: (august, 2_012) };
        let fall = Doubt::Fall {
            area: area("63"),
            measure: Measure::VillageRatHeld,
            from: (june, 1_652),
            to: (august, 1_651),
        };
        assert!(found[4..].contains(&leap) && found[4..].contains(&fall));
    }

    #[test]
    fn what_is_put_right_is_no_longer_asked_about() {
        let mut tables = built_in();
        let day = "2026-08-05";
        put(&mut tables, day, "63.03", Measure::VillagePrincipal, 229_453_000);
        put(&mut tables, day, "63.07", Measure::MerahPutih, 169);
        put(&mut tables, "2026-06-20", "63", Measure::VillageAccounts, 1_900);
        put(&mut tables, "2026-06-20", "63", Measure::VillageRatHeld, 1_650);
        let found = doubts(&tables);
        let is_sum_of_cooperatives =
            |doubt: &&Doubt| matches!(doubt, Doubt::Sum(check) if check.measure == Measure::MerahPutih);
        // Two more in a district, and the province as it was.
        assert_eq!(found.iter().filter(is_sum_of_cooperatives).count(), 1);
        assert!(
            !found.iter().any(|doubt| matches!(doubt, Doubt::Outlier { .. } | Doubt::Leap { .. } | Doubt::Fall { .. }))
        );
        let places = found.iter().filter(|doubt| matches!(doubt, Doubt::Villages { .. }));
        assert_eq!(places.count(), 1);
    }

    #[test]
    fn every_published_figure_of_them_is_marked_as_provisional() {
        let of_august = |tally: &&Tally| tally.measure.is_of_merah_putih() && tally.date.year() == 2026;
        let all = published();
        assert!(all.iter().filter(of_august).all(|tally| tally.finality.is_some()));
        assert_eq!(all.iter().filter(of_august).count(), 13 * 11 + 5 + 8 + 15);
    }
}
