//! What participants ask to be trained in: the input of next year's plan (FACTS-2 11).

use super::people::trainees;
use crate::domain::{BookYear, Id, TrainingTopic};
use crate::workspace::Tables;
use std::collections::BTreeMap;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Needs {
    /// By subject, what most ask for first: the participants.
    pub topics: Vec<(TrainingTopic, Vec<Id>)>,
    /// Those who ask for something in words of which nobody has said what subject it is.
    pub uncoded: Vec<Id>,
    /// Those who were not asked, or did not say.
    pub unsaid: Vec<Id>,
}

impl Needs {
    /// How many participants there are.
    pub fn all(&self) -> usize {
        self.topics.iter().map(|(_, ids)| ids.len()).sum::<usize>() + self.uncoded.len() + self.unsaid.len()
    }
}

/// The years of courses, the latest first.
pub fn years_of(tables: &Tables) -> Vec<BookYear> {
    let mut years: Vec<BookYear> = tables.trainings.live().map(|row| row.value.year).collect();
    years.sort_unstable();
    years.dedup();
    years.reverse();
    years
}

/// What the participants of the courses of a year ask for; of all years where none is said.
pub fn needs(tables: &Tables, year: Option<BookYear>) -> Needs {
    let (mut topics, mut found): (BTreeMap<TrainingTopic, Vec<Id>>, Needs) = (BTreeMap::new(), Needs::default());
    for (row, course) in trainees(tables) {
        if year.is_some_and(|year| course.value.year != year) {
            continue;
        }
        match (row.value.need, &row.value.need_stated) {
            (Some(topic), _) => topics.entry(topic).or_default().push(row.id),
            (None, Some(_)) => found.uncoded.push(row.id),
            (None, None) => found.unsaid.push(row.id),
        }
    }
    found.topics = topics.into_iter().collect();
    found.topics.iter_mut().for_each(|(_, ids)| ids.sort_unstable());
    found.uncoded.sort_unstable();
    found.unsaid.sort_unstable();
    found.topics.sort_by_key(|(topic, ids)| (std::cmp::Reverse(ids.len()), *topic));
    found
}
