//! How far a workspace has seen each replica.

use super::{ReplicaId, Stamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Which changes have been seen: of every replica heard of all up to a certain one, and beyond that single ones, whose
/// author did not say that he had seen what was before them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct VersionVector {
    #[serde(with = "by_replica")]
    all_until: BTreeMap<ReplicaId, u64>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    single: BTreeSet<Stamp>,
}

impl VersionVector {
    /// A vector of its two halves.
    pub fn of_parts(all_until: impl IntoIterator<Item = Stamp>, single: impl IntoIterator<Item = Stamp>) -> Self {
        let mut vector = Self::default();
        all_until.into_iter().for_each(|stamp| vector.observe(stamp));
        single.into_iter().for_each(|stamp| vector.note(stamp));
        vector
    }

    /// Takes note of a change and of all before it on its replica. What was never written is none.
    pub fn observe(&mut self, stamp: Stamp) {
        if stamp == Stamp::default() {
            return;
        }
        let until = self.all_until.entry(stamp.replica).or_default();
        if *until < stamp.time {
            *until = stamp.time;
            self.forget_covered();
        }
    }

    /// Takes note of a change alone. What came before it on its replica may not have been seen.
    pub fn note(&mut self, stamp: Stamp) {
        if !self.has_seen(stamp) {
            self.single.insert(stamp);
        }
    }

    fn forget_covered(&mut self) {
        let all_until = &self.all_until;
        self.single.retain(|stamp| all_until.get(&stamp.replica).is_none_or(|until| *until < stamp.time));
    }

    /// Whether the change has been seen. The stamp of what was never written has been seen by everyone.
    pub fn has_seen(&self, stamp: Stamp) -> bool {
        stamp == Stamp::default()
            || self.all_until.get(&stamp.replica).is_some_and(|until| *until >= stamp.time)
            || self.single.contains(&stamp)
    }

    /// Whether all that another has seen has been seen.
    pub fn covers(&self, other: &Self) -> bool {
        let until = |stamp: &Stamp| self.all_until.get(&stamp.replica).is_some_and(|until| *until >= stamp.time);
        other.all_until().all(|stamp| until(&stamp)) && other.single.iter().all(|stamp| self.has_seen(*stamp))
    }

    /// What has been seen beyond what another has.
    pub fn beyond(&self, other: &Self) -> Self {
        let news = |stamp: &Stamp| !other.has_seen(*stamp);
        Self::of_parts(self.all_until().filter(news), self.single().filter(news))
    }

    /// The latest change seen of one replica.
    pub fn of(&self, replica: ReplicaId) -> Option<Stamp> {
        self.iter().filter(|stamp| stamp.replica == replica).max()
    }

    /// Takes note of all that another has seen.
    pub fn join(&mut self, other: &Self) {
        other.all_until().for_each(|stamp| self.observe(stamp));
        other.single.iter().for_each(|stamp| self.note(*stamp));
    }

    /// Of every replica the change up to which all have been seen.
    pub fn all_until(&self) -> impl Iterator<Item = Stamp> {
        self.all_until.iter().map(|(replica, time)| Stamp { time: *time, replica: *replica })
    }

    /// Single changes that have been seen beyond those.
    pub fn single(&self) -> impl Iterator<Item = Stamp> {
        self.single.iter().copied()
    }

    /// Every change that is named, those of a replica not necessarily together.
    pub fn iter(&self) -> impl Iterator<Item = Stamp> {
        self.all_until().chain(self.single())
    }
}

/// The stamps under their replicas, as files write them too.
mod by_replica {
    use super::*;
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(map: &BTreeMap<ReplicaId, u64>, serializer: S) -> Result<S::Ok, S::Error> {
        let stamp = |(replica, time): (&ReplicaId, &u64)| (*replica, Stamp { time: *time, replica: *replica });
        serializer.collect_map(map.iter().map(stamp))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<ReplicaId, u64>, D::Error> {
        let map = BTreeMap::<ReplicaId, Stamp>::deserialize(deserializer)?;
        Ok(map.into_iter().map(|(replica, stamp)| (replica, stamp.time)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(time: u64, replica: u64) -> Stamp {
        Stamp { time, replica: ReplicaId::new(replica) }
    }

    #[test]
    fn a_single_change_says_nothing_of_those_before_it_until_a_later_one_covers_it() {
        let mut seen = VersionVector::of_parts([stamp(3, 1)], [stamp(7, 1), stamp(2, 1), stamp(4, 2)]);
        assert!(seen.has_seen(stamp(7, 1)) && seen.has_seen(stamp(2, 1)) && !seen.has_seen(stamp(5, 1)));
        assert_eq!(seen.single().collect::<Vec<_>>(), [stamp(4, 2), stamp(7, 1)]);
        assert_eq!(seen.of(ReplicaId::new(1)), Some(stamp(7, 1)));
        seen.observe(stamp(8, 1));
        assert_eq!(seen.single().collect::<Vec<_>>(), [stamp(4, 2)]);
        assert!(seen.has_seen(stamp(5, 1)));
    }

    #[test]
    fn covering_asks_for_all_and_not_for_the_latest() {
        let whole = VersionVector::of_parts([stamp(5, 1)], []);
        let dotted = VersionVector::of_parts([stamp(3, 1)], [stamp(5, 1)]);
        assert!(whole.covers(&dotted) && !dotted.covers(&whole));
        let mut both = dotted.clone();
        both.join(&whole);
        assert_eq!(both, whole);
    }

    #[test]
    fn both_halves_survive_being_stored() {
        let seen = VersionVector::of_parts([stamp(3, 1)], [stamp(7, 1), stamp(4, 2)]);
        let text = serde_json::to_string(&seen).unwrap();
        assert_eq!(serde_json::from_str::<VersionVector>(&text).unwrap(), seen);
    }
}
