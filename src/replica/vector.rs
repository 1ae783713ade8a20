//! How far a workspace has seen each replica.

use super::{ReplicaId, Stamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// For every replica heard of, the latest of its changes that has been seen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "BTreeMap<ReplicaId, Stamp>", into = "BTreeMap<ReplicaId, Stamp>")]
pub struct VersionVector(BTreeMap<ReplicaId, u64>);

impl VersionVector {
    /// Takes note of a change. What was never written is none.
    pub fn observe(&mut self, stamp: Stamp) {
        if stamp == Stamp::default() {
            return;
        }
        let seen = self.0.entry(stamp.replica).or_default();
        *seen = (*seen).max(stamp.time);
    }

    /// Whether the change has been seen. The stamp of what was never written has been seen by everyone.
    pub fn has_seen(&self, stamp: Stamp) -> bool {
        stamp == Stamp::default() || self.0.get(&stamp.replica).is_some_and(|seen| *seen >= stamp.time)
    }

    /// The latest change seen of one replica.
    pub fn of(&self, replica: ReplicaId) -> Option<Stamp> {
        self.0.get(&replica).map(|time| Stamp { time: *time, replica })
    }

    /// Takes note of all that another has seen.
    pub fn join(&mut self, other: &Self) {
        for stamp in other.iter() {
            self.observe(stamp);
        }
    }

    /// The latest change seen of each replica.
    pub fn iter(&self) -> impl Iterator<Item = Stamp> {
        self.0.iter().map(|(replica, time)| Stamp { time: *time, replica: *replica })
    }
}

impl From<BTreeMap<ReplicaId, Stamp>> for VersionVector {
    fn from(map: BTreeMap<ReplicaId, Stamp>) -> Self {
        Self(map.into_iter().map(|(replica, stamp)| (replica, stamp.time)).collect())
    }
}

impl From<VersionVector> for BTreeMap<ReplicaId, Stamp> {
    fn from(vector: VersionVector) -> Self {
        vector.iter().map(|stamp| (stamp.replica, stamp)).collect()
    }
}
