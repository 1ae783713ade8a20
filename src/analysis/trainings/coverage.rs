//! How far the boards of the cooperatives of a district are reached, and who never was.

use super::people::trainees;
use crate::domain::{AreaCode, Id, Trainee};
use crate::workspace::Tables;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// The cooperatives of a district, and those of whose board or supervisors at least one took part in a course.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// The district; none where nobody has said it.
    pub district: Option<AreaCode>,
    /// Those that are reached, in order.
    pub reached: Vec<Id>,
    /// All others, in order.
    pub others: Vec<Id>,
}

impl Coverage {
    /// How many there are.
    pub fn all(&self) -> usize {
        self.reached.len() + self.others.len()
    }
}

/// Who never took part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Untrained {
    /// Cooperatives of which nobody did, in order.
    pub cooperatives: Vec<Id>,
    /// Enterprises that are assisted, of which nobody did, in order.
    pub enterprises: Vec<Id>,
}

/// Whether a participant sits on a board or is a supervisor.
fn is_of_board(of: &Trainee) -> bool {
    of.role.is_some_and(|role| role.is_of_board())
}

/// The coverage of every district, in the order of their codes; that of which no district is known last. Participants whose
/// cooperative nobody has linked reach none: how many these are is returned beside.
pub fn coverage(tables: &Tables) -> (Vec<Coverage>, Vec<Id>) {
    let mut reached: FxHashSet<Id> = FxHashSet::default();
    let mut unlinked = Vec::new();
    for (row, _) in trainees(tables).filter(|(row, _)| is_of_board(&row.value)) {
        match row.value.cooperative.filter(|of| tables.cooperatives.get_live(**of).is_some()) {
            Some(cooperative) => drop(reached.insert(*cooperative)),
            None => unlinked.push(row.id),
        }
    }
    unlinked.sort_unstable();
    let mut districts: BTreeMap<(bool, Option<AreaCode>), Coverage> = BTreeMap::new();
    for row in tables.cooperatives.live() {
        let district = row.value.district;
        let of = districts.entry((district.is_none(), district)).or_default();
        of.district = district;
        if reached.contains(&row.id) { of.reached.push(row.id) } else { of.others.push(row.id) }
    }
    let mut found: Vec<Coverage> = districts.into_values().collect();
    for of in &mut found {
        of.reached.sort_unstable();
        of.others.sort_unstable();
    }
    (found, unlinked)
}

/// Cooperatives and enterprises of which nobody ever took part in a course, as far as participants are linked to them.
pub fn never_trained(tables: &Tables) -> Untrained {
    let (mut cooperatives, mut enterprises) = (FxHashSet::default(), FxHashSet::default());
    for (row, _) in trainees(tables) {
        cooperatives.extend(row.value.cooperative.map(|of| *of));
        enterprises.extend(row.value.enterprise.map(|of| *of));
    }
    let others = |ids: Vec<Id>, trained: &FxHashSet<Id>| {
        let mut ids: Vec<Id> = ids.into_iter().filter(|id| !trained.contains(id)).collect();
        ids.sort_unstable();
        ids
    };
    Untrained {
        cooperatives: others(tables.cooperatives.live().map(|row| row.id).collect(), &cooperatives),
        enterprises: others(tables.enterprises.live().map(|row| row.id).collect(), &enterprises),
    }
}
