//! How far a workspace has seen: in general, and of single records further than that.

use super::{ReplicaId, Stamp, VersionVector};
use crate::domain::Id;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What has been seen of all records, and of some beyond that.
///
/// A file that holds a part shows its records as their author left them, who had seen as far as the file's clock says.
/// Of these records that clock is as good as one's own; of all others it says nothing. (In Microsoft's Sync Framework
/// this is called knowledge, and what goes beyond for single items its overrides.)
///
/// No record is in two of the sets, no two sets have the same vector, and no vector repeats what has been seen of all
/// records: so what is equal looks equal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Knowledge {
    all: VersionVector,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    beyond: Vec<Beyond>,
}

/// Records of which more has been seen than of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beyond {
    /// How far, beyond what has been seen of all.
    pub seen: VersionVector,
    /// The records, of whatever tables.
    pub records: BTreeSet<Id>,
}

/// What has been seen of one record.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'k> {
    all: &'k VersionVector,
    beyond: Option<&'k VersionVector>,
}

impl Sight<'_> {
    /// Whether the change has been seen, if it touched the record.
    pub fn has_seen(self, stamp: Stamp) -> bool {
        self.all.has_seen(stamp) || self.beyond.is_some_and(|seen| seen.has_seen(stamp))
    }
}

impl From<VersionVector> for Knowledge {
    fn from(all: VersionVector) -> Self {
        Self { all, beyond: Vec::new() }
    }
}

impl Knowledge {
    /// What has been seen of all records, and of some beyond that.
    pub fn of_parts(all: VersionVector, beyond: impl IntoIterator<Item = Beyond>) -> Self {
        let mut knowledge = Self::from(all);
        beyond.into_iter().for_each(|Beyond { seen, records }| knowledge.learn_of(&seen, records));
        knowledge
    }

    /// What has been seen of all records.
    pub const fn all(&self) -> &VersionVector {
        &self.all
    }

    /// Of which records more has been seen, and what.
    pub fn beyond(&self) -> &[Beyond] {
        &self.beyond
    }

    /// What has been seen of a record.
    pub fn of(&self, record: Id) -> Sight<'_> {
        let beyond = self.beyond.iter().find(|beyond| beyond.records.contains(&record));
        Sight { all: &self.all, beyond: beyond.map(|beyond| &beyond.seen) }
    }

    /// Takes note of a change and of all before it on its replica.
    pub fn observe(&mut self, stamp: Stamp) {
        self.all.observe(stamp);
    }

    /// Takes note of a change alone.
    pub fn note(&mut self, stamp: Stamp) {
        self.all.note(stamp);
    }

    /// Takes note of all that another has seen.
    pub fn join(&mut self, other: &Self) {
        self.all.join(&other.all);
        let own = std::mem::take(&mut self.beyond);
        for Beyond { seen, records } in own.iter().chain(&other.beyond) {
            self.learn_of(seen, records.clone());
        }
    }

    /// Takes note of what another has seen of these records, and of nothing else.
    pub fn learn(&mut self, records: &BTreeSet<Id>, from: &Self) {
        self.learn_of(&from.all, records.clone());
        for beyond in &from.beyond {
            self.learn_of(&beyond.seen, beyond.records.intersection(records).copied().collect());
        }
    }

    fn learn_of(&mut self, seen: &VersionVector, mut records: BTreeSet<Id>) {
        let seen = seen.beyond(&self.all);
        if seen == VersionVector::default() {
            return;
        }
        let mut moved = Vec::new();
        for beyond in &mut self.beyond {
            let both: BTreeSet<Id> = beyond.records.intersection(&records).copied().collect();
            records.retain(|id| !both.contains(id));
            beyond.records.retain(|id| !both.contains(id));
            let mut joined = beyond.seen.clone();
            joined.join(&seen);
            moved.push(Beyond { seen: joined, records: both });
        }
        moved.push(Beyond { seen, records });
        for Beyond { seen, records } in moved {
            match self.beyond.iter_mut().find(|beyond| beyond.seen == seen) {
                Some(beyond) => beyond.records.extend(records),
                None => self.beyond.push(Beyond { seen, records }),
            }
        }
        self.beyond.retain(|beyond| !beyond.records.is_empty());
        self.beyond.sort_by(|one, other| one.seen.cmp(&other.seen));
    }

    /// What has been seen of these records; of others no more than of all.
    pub fn about(&self, records: &BTreeSet<Id>) -> Self {
        let mut about = Self::from(self.all.clone());
        about.learn(records, self);
        about
    }

    /// The latest change seen of one replica.
    pub fn latest_of(&self, replica: ReplicaId) -> Option<Stamp> {
        self.all.of(replica)
    }

    /// Every change that is named, those of a replica not necessarily together.
    pub fn iter(&self) -> impl Iterator<Item = Stamp> {
        self.all.iter().chain(self.beyond.iter().flat_map(|beyond| beyond.seen.iter()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(time: u64, replica: u64) -> Stamp {
        Stamp { time, replica: ReplicaId::new(replica) }
    }

    fn seen(stamps: &[(u64, u64)]) -> VersionVector {
        VersionVector::of_parts(stamps.iter().map(|(time, replica)| stamp(*time, *replica)), [])
    }

    fn ids(numbers: &[u64]) -> BTreeSet<Id> {
        numbers.iter().map(|number| Id::new(*number, [0; 10])).collect()
    }

    fn id(number: u64) -> Id {
        Id::new(number, [0; 10])
    }

    #[test]
    fn of_a_part_the_clock_counts_for_its_records_alone() {
        let mut ours = Knowledge::from(seen(&[(3, 1)]));
        ours.learn(&ids(&[1, 2]), &seen(&[(9, 2), (2, 1)]).into());
        assert!(ours.of(id(1)).has_seen(stamp(9, 2)) && !ours.of(id(3)).has_seen(stamp(9, 2)));
        assert!(ours.of(id(3)).has_seen(stamp(3, 1)));
        assert_eq!(ours.beyond(), [Beyond { seen: seen(&[(9, 2)]), records: ids(&[1, 2]) }]);
    }

    #[test]
    fn what_is_equal_looks_equal_whatever_the_order() {
        let (first, second) = (Knowledge::from(seen(&[(9, 2)])), Knowledge::from(seen(&[(4, 3), (5, 2)])));
        let (mut one, mut other) = (Knowledge::default(), Knowledge::default());
        one.learn(&ids(&[1, 2]), &first);
        one.learn(&ids(&[2, 3]), &second);
        other.learn(&ids(&[2, 3]), &second);
        other.learn(&ids(&[1, 2]), &first);
        assert_eq!(one, other);
        assert_eq!(one.beyond().len(), 3);
        let mut twice = one.clone();
        twice.join(&other);
        assert_eq!(twice, one);
    }

    #[test]
    fn a_whole_file_makes_what_was_known_beyond_it_superfluous() {
        let mut ours = Knowledge::default();
        ours.learn(&ids(&[1]), &seen(&[(9, 2)]).into());
        ours.join(&seen(&[(9, 2), (1, 3)]).into());
        assert_eq!(ours, seen(&[(9, 2), (1, 3)]).into());
    }

    #[test]
    fn of_another_s_single_records_only_those_of_the_part_are_learned() {
        let mut theirs = Knowledge::from(seen(&[(1, 1)]));
        theirs.learn(&ids(&[1, 2]), &seen(&[(9, 2)]).into());
        let mut ours = Knowledge::default();
        ours.learn(&ids(&[2, 3]), &theirs);
        assert!(ours.of(id(2)).has_seen(stamp(9, 2)) && !ours.of(id(3)).has_seen(stamp(9, 2)));
        assert!(!ours.of(id(1)).has_seen(stamp(1, 1)) && ours.of(id(3)).has_seen(stamp(1, 1)));
        assert_eq!(theirs.about(&ids(&[3])), seen(&[(1, 1)]).into());
    }

    #[test]
    fn it_survives_being_stored() {
        let mut ours = Knowledge::from(seen(&[(3, 1)]));
        ours.learn(&ids(&[1, 2]), &seen(&[(9, 2)]).into());
        let text = serde_json::to_string(&ours).unwrap();
        assert_eq!(serde_json::from_str::<Knowledge>(&text).unwrap(), ours);
    }
}
