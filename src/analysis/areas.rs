//! The areas of a register side by side: what the offices declare of each, and what the evidence shows.

use super::{Counts, Cut, Line, Reading, by_district};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Basis};
use crate::workspace::{Index, Tables};
use std::collections::BTreeMap;

/// Fewer cooperatives than these have no percentage: one more or less would turn it over.
pub const FEWEST_FOR_PERCENT: u32 = 10;

/// A difference of shares, in points, below which nothing is said of it.
pub const NO_DIFFERENCE: f64 = 2.0;

/// An area under both readings of the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Which one.
    pub cut: Cut,
    /// As the offices declare.
    pub declared: Counts,
    /// As the evidence shows.
    pub computed: Counts,
}

impl Area {
    /// Declared less evidence, in points; none of too few.
    pub fn gap(&self) -> Option<f64> {
        (self.declared.total >= FEWEST_FOR_PERCENT)
            .then(|| self.declared.active_share().zip(self.computed.active_share()))
            .flatten()
            .map(|(declared, computed)| (declared - computed) * 100.0)
    }

    /// The counts of a reading.
    pub const fn counts(&self, reading: Reading) -> Counts {
        match reading {
            Reading::Declared => self.declared,
            Reading::Computed => self.computed,
        }
    }
}

/// The areas of a register, and all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Areas {
    /// The one district that all cooperatives lie in, whose subdistricts the areas then are; else they are districts.
    pub within: Option<AreaCode>,
    /// The areas, in the order of the territory; those without cooperatives are left out.
    pub all: Vec<Area>,
    /// The whole register.
    pub whole: Area,
}

impl Areas {
    /// The areas with enough cooperatives for percentages, the widest gap first.
    pub fn by_gap(&self) -> Vec<Area> {
        let mut areas: Vec<Area> = self.all.iter().copied().filter(|area| area.gap().is_some()).collect();
        areas.sort_by(|a, b| b.gap().unwrap_or_default().total_cmp(&a.gap().unwrap_or_default()));
        areas
    }
}

/// The one district in which all cooperatives of a register lie, as far as that is recorded.
pub fn only_district(index: &Index) -> Option<AreaCode> {
    let mut places = index.facts().iter().filter(|facts| facts.live).filter_map(|facts| facts.district);
    let first = places.next()?;
    places.all(|place| place == first).then(|| Territory::current().districts[usize::from(first)].code)
}

/// The areas of a register on a basis. Those of a single district are its subdistricts, for there is nothing else to hold
/// side by side, and they are counted by domicile.
pub fn areas(tables: &Tables, index: &Index, basis: Basis) -> Areas {
    let within = only_district(index);
    let lines = |reading| match within {
        Some(_) => by_subdistrict(tables, index, reading),
        None => by_district(index, reading, basis),
    };
    let computed: BTreeMap<Cut, Counts> =
        lines(Reading::Computed).into_iter().map(|line| (line.cut, line.counts)).collect();
    let beside = |line: Line| Area {
        cut: line.cut,
        declared: line.counts,
        computed: computed.get(&line.cut).copied().unwrap_or_default(),
    };
    let is_area = |area: &Area| matches!(area.cut, Cut::District(_) | Cut::Subdistrict(_)) && area.declared.total > 0;
    let whole = |reading| super::of_all(index, reading);
    Areas {
        within,
        all: lines(Reading::Declared).into_iter().map(beside).filter(is_area).collect(),
        whole: Area { cut: Cut::All, declared: whole(Reading::Declared), computed: whole(Reading::Computed) },
    }
}

/// By subdistrict, those that occur.
fn by_subdistrict(tables: &Tables, index: &Index, reading: Reading) -> Vec<Line> {
    let mut lines: BTreeMap<Cut, Counts> = BTreeMap::new();
    for (row, facts) in tables.cooperatives.rows().iter().zip(index.facts()).filter(|(_, facts)| facts.live) {
        let cut = row.value.subdistrict.map_or(Cut::Missing, Cut::Subdistrict);
        lines.entry(cut).or_default().add(facts, reading);
    }
    lines.into_iter().map(|(cut, counts)| Line { cut, counts }).collect()
}

/// How far the areas lie from the whole, in the seven steps of a diverging ramp.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Diverging {
    /// The share of the whole, 0 to 1.
    pub mean: f64,
    /// Where the steps end, in points from the mean.
    pub cuts: [f64; 6],
    /// Whether the cuts were drawn closer because the areas differ little.
    pub is_scaled: bool,
}

impl Diverging {
    const CUTS: [f64; 6] = [-9.0, -5.0, -1.5, 1.5, 5.0, 9.0];
    /// Areas that differ by less than these points are told apart by their own spread.
    const NARROW: f64 = 6.0;

    /// The ramp for shares around that of the whole.
    pub fn around(mean: f64, shares: &[f64]) -> Self {
        let points: Vec<f64> = shares.iter().map(|share| (share - mean) * 100.0).collect();
        let (low, high) = points.iter().fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(*at), high.max(*at)));
        if points.is_empty() || high - low >= Self::NARROW {
            return Self { mean, cuts: Self::CUTS, is_scaled: false };
        }
        let middle = points.iter().sum::<f64>() / points.len() as f64;
        let sigma = (points.iter().map(|at| (at - middle).powi(2)).sum::<f64>() / points.len() as f64).sqrt();
        // Where all are the same every cut would lie at nothing.
        let sigma = sigma.max(0.1);
        let cuts = [-2.0, -1.0, -0.25, 0.25, 1.0, 2.0].map(|times| times * sigma);
        Self { mean, cuts, is_scaled: true }
    }

    /// The step of a share, 0 the lowest, 3 about the mean, 6 the highest.
    pub fn step(&self, share: f64) -> usize {
        let points = (share - self.mean) * 100.0;
        self.cuts.iter().filter(|cut| points >= **cut).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::domain::{Cooperative, DeclaredStatus, Id};
    use crate::replica::{Knowledge, ReplicaId};
    use crate::workspace::{EditOf, Install, Transaction, Viewpoint, Workspace};

    #[test]
    fn shares_about_the_mean_are_in_the_middle_and_narrow_ones_are_told_apart_by_their_spread() {
        let wide = Diverging::around(0.64, &[0.55, 0.64, 0.78]);
        assert_eq!([0.54, 0.56, 0.60, 0.64, 0.66, 0.70, 0.78].map(|share| wide.step(share)), [0, 1, 2, 3, 4, 5, 6]);
        assert!(!wide.is_scaled);
        let narrow = Diverging::around(0.64, &[0.63, 0.64, 0.65]);
        assert!(narrow.is_scaled);
        assert_eq!([0.63, 0.64, 0.65].map(|share| narrow.step(share)), [1, 3, 5]);
        assert_eq!(Diverging::around(0.5, &[0.5, 0.5]).step(0.5), 3);
    }

    #[test]
    fn a_register_of_one_district_is_held_side_by_side_by_subdistrict() {
        let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
        let viewpoint = Viewpoint::in_tests(StatusRule::Permenkop25);
        let mut desk = Workspace::new(install, Tables::default(), Knowledge::default(), viewpoint);
        for at in 0..24_u8 {
            let cooperative = Cooperative {
                district: "63.05".parse().ok(),
                subdistrict: if at < 12 { "63.05.01" } else { "63.05.02" }.parse().ok(),
                declared_status: Some(if at % 3 == 0 { DeclaredStatus::Inactive } else { DeclaredStatus::Active }),
                ..Cooperative::default()
            };
            desk.commit(Transaction::of(EditOf::create(Id::new(at.into(), [at; 10]), cooperative)), 1_790_000_000_000);
        }
        let areas = areas(desk.tables(), desk.index(), Basis::Domicile);
        assert_eq!(areas.within.map(|code| code.to_string()).as_deref(), Some("63.05"));
        assert_eq!(areas.all.iter().map(|area| area.declared.total).collect::<Vec<_>>(), [12, 12]);
        assert_eq!(areas.by_gap()[0].gap().map(f64::round), Some(67.0));
        assert_eq!(areas.whole.declared.total, 24);
    }
}
