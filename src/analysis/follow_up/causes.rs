//! Why: causes by how often they stand behind an inactive cooperative, where, and what they led to.

use super::{Followed, Progress};
use crate::domain::{ActionClass, Cause};
use std::collections::BTreeMap;

/// A cause and how many cooperatives it concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CauseLine {
    /// The cause; none for those of which none has been found yet.
    pub cause: Option<Cause>,
    /// Cooperatives whose main cause it is. These add up to the population.
    pub main: u32,
    /// Cooperatives of which it is a cause at all.
    pub named: u32,
}

/// The causes, the most frequent main cause first; those without one last (Pareto).
pub fn causes(population: &[Followed]) -> Vec<CauseLine> {
    let mut lines: BTreeMap<Option<Cause>, CauseLine> = BTreeMap::new();
    let line = |cause| CauseLine { cause, main: 0, named: 0 };
    for followed in population {
        let main = followed.main_cause();
        lines.entry(main).or_insert_with(|| line(main)).main += 1;
        for (cause, _) in &followed.causes {
            lines.entry(Some(*cause)).or_insert_with(|| line(Some(*cause))).named += 1;
        }
    }
    let mut lines: Vec<CauseLine> = lines.into_values().collect();
    lines.sort_by_key(|line| (line.cause.is_none(), std::cmp::Reverse((line.main, line.named))));
    lines
}

/// How many cooperatives have which main cause, by something else such as district or kind: the cells add up to the
/// population.
pub fn causes_by<K: Ord>(population: &[Followed], key: impl Fn(&Followed) -> K) -> BTreeMap<(Option<Cause>, K), u32> {
    let mut cells = BTreeMap::new();
    for followed in population {
        *cells.entry((followed.main_cause(), key(followed))).or_default() += 1;
    }
    cells
}

/// How many went from a cause through a class of solution to where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// The main cause.
    pub cause: Option<Cause>,
    /// The main class of solution; none where nothing has been done.
    pub class: Option<ActionClass>,
    /// Where they are.
    pub progress: Progress,
    /// How many.
    pub count: u32,
}

/// The flows from cause through solution to outcome; their counts add up to the population.
pub fn flows(population: &[Followed]) -> Vec<Flow> {
    let mut counts: BTreeMap<_, u32> = BTreeMap::new();
    for followed in population {
        let way = (followed.main_cause(), followed.main_class(), followed.progress());
        *counts.entry(way).or_default() += 1;
    }
    counts.into_iter().map(|((cause, class, progress), count)| Flow { cause, class, progress, count }).collect()
}
