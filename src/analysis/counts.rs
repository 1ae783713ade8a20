//! How many, how many active: by area, basis, status and kind.

use crate::domain::status::Status;
use crate::domain::{AreaCode, Basis, DeclaredStatus, Supervision, territory::Territory};
use crate::workspace::{Facts, Index, Tables};
use std::collections::BTreeMap;

/// Which status is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reading {
    /// As declared by the offices.
    #[default]
    Declared,
    /// As the evidence says under the chosen rule.
    Computed,
}

impl Reading {
    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Reading::Declared => "dinyatakan",
            Reading::Computed => "dihitung",
        }
    }
}

/// Cooperatives counted by status. The four parts make up the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// All.
    pub total: u32,
    /// Active.
    pub active: u32,
    /// Inactive.
    pub inactive: u32,
    /// Neither, under the rule.
    pub between: u32,
    /// Not declared, or the evidence does not suffice.
    pub unknown: u32,
}

impl Counts {
    pub(super) fn add(&mut self, facts: &Facts, reading: Reading) {
        self.add_status(match reading {
            Reading::Computed => facts.computed,
            Reading::Declared => declared_status(facts.declared),
        });
    }

    pub(super) fn add_status(&mut self, status: Status) {
        self.total += 1;
        match status {
            Status::Active => self.active += 1,
            Status::Inactive => self.inactive += 1,
            Status::Between => self.between += 1,
            Status::Undetermined => self.unknown += 1,
        }
    }

    /// Active as a share of all, 0 to 1; none when there is nothing to share.
    pub fn active_share(&self) -> Option<f64> {
        share(self.active, self.total)
    }
}

/// A part as a share of a whole, 0 to 1; none of nothing.
pub fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

/// A declared status among the computed ones.
pub(super) fn declared_status(declared: Option<DeclaredStatus>) -> Status {
    match declared {
        Some(DeclaredStatus::Active) => Status::Active,
        Some(DeclaredStatus::Inactive) => Status::Inactive,
        _ => Status::Undetermined,
    }
}

/// What a line of a table of counts stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// Everything.
    All,
    /// Supervised at this level.
    Level(Supervision),
    /// In, or supervised by, this district.
    District(AreaCode),
    /// In this subdistrict.
    Subdistrict(AreaCode),
    /// Nothing recorded.
    Missing,
}

/// A line of a table of counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What it stands for.
    pub cut: Cut,
    /// The counts.
    pub counts: Counts,
}

fn live(index: &Index) -> impl Iterator<Item = &Facts> {
    index.facts().iter().filter(|facts| facts.live)
}

/// Everything, whatever the basis.
pub fn of_all(index: &Index, reading: Reading) -> Counts {
    let mut counts = Counts::default();
    live(index).for_each(|facts| counts.add(facts, reading));
    counts
}

/// Cooperatives of tables that are not open, by declared status.
pub fn declared(tables: &Tables) -> Counts {
    let mut counts = Counts::default();
    for row in tables.cooperatives.live() {
        counts.add_status(declared_status(row.value.declared_status));
    }
    counts
}

/// Counts by `cut`, the lines in the order of `first`, then any others that occur.
fn group(index: &Index, reading: Reading, first: Vec<Cut>, cut: &dyn Fn(&Facts) -> Option<Cut>) -> Vec<Line> {
    let mut groups: BTreeMap<Cut, Counts> = BTreeMap::new();
    for facts in live(index) {
        if let Some(cut) = cut(facts) {
            groups.entry(cut).or_default().add(facts, reading);
        }
    }
    let line = |cut| Line { cut, counts: groups.remove(&cut).unwrap_or_default() };
    let mut lines: Vec<Line> = first.into_iter().map(line).collect();
    lines.extend(groups.into_iter().map(|(cut, counts)| Line { cut, counts }));
    lines
}

/// By level of supervision: the founding table. National supervision and none recorded appear when they occur.
pub fn by_level(index: &Index, reading: Reading) -> Vec<Line> {
    let first = vec![Cut::Level(Supervision::Province), Cut::Level(Supervision::District)];
    group(index, reading, first, &|facts| Some(facts.supervision.map_or(Cut::Missing, Cut::Level)))
}

/// By district. On the basis of domicile a cooperative counts where it has its seat; on that of supervision
/// only the district that supervises it counts it, and those of other levels stand in lines of their own.
pub fn by_district(index: &Index, reading: Reading, basis: Basis) -> Vec<Line> {
    let districts = Territory::current().districts;
    let first = districts.iter().map(|district| Cut::District(district.code)).collect();
    group(index, reading, first, &|facts| {
        let domicile = facts.district.map(|at| Cut::District(districts[usize::from(at)].code));
        Some(match (basis, facts.supervision) {
            (Basis::Supervision, Some(Supervision::District)) => domicile.unwrap_or(Cut::Missing),
            (Basis::Supervision, level) => level.map_or(Cut::Missing, Cut::Level),
            _ => domicile.unwrap_or(Cut::Missing),
        })
    })
}
