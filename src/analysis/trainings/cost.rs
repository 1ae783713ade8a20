//! What a participant cost, by level and by the way in which courses are held.
//!
//! Courses are what orders to save cut first; held online they cost less (FACTS-2 11). A course of which the cost or the number of
//! participants is not known is in no average, and counted.

use super::people::trainees;
use crate::domain::{BookYear, Id, Level, TrainingMode};
use crate::workspace::Tables;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// By what the courses of a line are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CostOf {
    /// The level of the organiser; none where nobody has said it.
    Level(Option<Level>),
    /// How they are held; none where nobody has said it.
    Mode(Option<TrainingMode>),
}

/// What courses cost.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CostLine {
    /// Those of which cost and participants are known, in order.
    pub known: Vec<Id>,
    /// The others.
    pub unknown: Vec<Id>,
    /// What the former cost together, rupiah.
    pub cost: i64,
    /// Participants of the former: those by name, else as many as the organiser states.
    pub participants: u64,
}

impl CostLine {
    /// What a participant cost on average, rupiah.
    pub fn each(&self) -> Option<i64> {
        let participants = i64::try_from(self.participants).ok().filter(|count| *count > 0)?;
        Some(self.cost / participants)
    }
}

/// The cost of the courses of a year, or of all, by level and by the way in which they are held; each adds up to all courses.
pub fn costs(tables: &Tables, year: Option<BookYear>) -> Vec<(CostOf, CostLine)> {
    let mut named: FxHashMap<Id, u64> = FxHashMap::default();
    trainees(tables).for_each(|(_, course)| *named.entry(course.id).or_default() += 1);
    let mut lines: BTreeMap<CostOf, CostLine> = BTreeMap::new();
    for row in tables.trainings.live().filter(|row| year.is_none_or(|year| row.value.year == year)) {
        let of = &row.value;
        let stated = of.stated.map(|stated| u64::from(stated.get())).filter(|count| *count > 0);
        let participants = named.get(&row.id).copied().or(stated);
        for key in [CostOf::Level(of.level), CostOf::Mode(of.mode)] {
            let line = lines.entry(key).or_default();
            match of.cost.zip(participants) {
                Some((cost, participants)) => {
                    line.known.push(row.id);
                    line.cost += cost.get();
                    line.participants += participants;
                }
                None => line.unknown.push(row.id),
            }
        }
    }
    for line in lines.values_mut() {
        line.known.sort_unstable();
        line.unknown.sort_unstable();
    }
    lines.into_iter().collect()
}
