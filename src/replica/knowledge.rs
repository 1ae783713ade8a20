//! How far a workspace has seen: in general, and of single records further than that.
//!
//! # What a file can say of what was seen, and what it cannot
//!
//! A vector is a claim. Whoever believes more of it than can be true takes later changes of others for replaced, and they
//! vanish without a question. So of what a file says is believed:
//!
//! - *of the receiver himself* nothing: how far he has written he knows. A change under his own number that he has not
//!   written was made by a copy of his install, and he goes on under another number
//!   (see [`Workspace::merge`](crate::workspace::Workspace::merge));
//! - *of its author and of others* nothing later than the latest change that the file itself carries. Clocks go on from
//!   whatever was heard, so that what is replaced is replaced by something later: where nothing later came, nothing later
//!   can have been replaced (see [`Carried`]);
//! - *of what lies more than a day ahead of the present* only as far as it still does when a change is to be judged. A
//!   clock that was set wrong is thus no obstacle, and a vector of the year 2090 says nothing of tomorrow;
//! - *of records that the file does not hold* nothing (`beyond`).
//!
//! Within these bounds an author is believed, because he could as well have written the fields anew: a file that is made to
//! say that it knew a change of a third office which it had not seen is no different from one that overwrites that change in
//! full knowledge. Only signatures could tell, and files have none.
//!
//! Two installs that write under one number, as a copied profile does, contradict each other: each claims to have seen what
//! the other wrote, and does not have it. Where two sides do, what was written under that number since is believed of
//! neither, and both values stay (see [`merge`](super::merge)).

use super::{Carried, ReplicaId, Stamp, VersionVector};
use crate::domain::Id;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// So many sets of records another is believed to have seen more of than of all: each is named in every file from then on.
const MOST_SETS: usize = 1_000;

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

/// What has been seen of single records, for who asks of many.
#[derive(Debug)]
pub struct Sights<'k> {
    all: &'k VersionVector,
    beyond: FxHashMap<Id, &'k VersionVector>,
    horizon: u64,
}

impl<'k> Sights<'k> {
    /// What has been seen of a record.
    pub fn of(&self, record: Id) -> Sight<'k> {
        Sight { all: self.all, beyond: self.beyond.get(&record).copied(), horizon: self.horizon }
    }
}

/// What has been seen of one record.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'k> {
    all: &'k VersionVector,
    beyond: Option<&'k VersionVector>,
    horizon: u64,
}

impl Sight<'_> {
    /// Whether the change has been seen, if it touched the record.
    pub fn has_seen(self, stamp: Stamp) -> bool {
        let seen = |vector: &VersionVector| vector.has_seen_before(self.horizon, stamp);
        seen(self.all) || self.beyond.is_some_and(seen)
    }
}

impl From<VersionVector> for Knowledge {
    fn from(all: VersionVector) -> Self {
        Self { all, beyond: Vec::new() }
    }
}

impl Knowledge {
    /// What has been seen of all records, and of some beyond that. A record may be in several of the sets.
    pub fn of_parts(all: VersionVector, beyond: impl IntoIterator<Item = Beyond>) -> Self {
        let beyond: Vec<Beyond> = beyond.into_iter().collect();
        let mut sets: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        for (number, set) in beyond.iter().enumerate() {
            set.records.iter().for_each(|id| sets.entry(*id).or_default().push(number));
        }
        // Of records that are in the same sets the same has been seen, and is joined once.
        let mut alike: BTreeMap<Vec<usize>, BTreeSet<Id>> = BTreeMap::new();
        for (id, numbers) in sets {
            alike.entry(numbers).or_default().insert(id);
        }
        let mut by_sight: BTreeMap<VersionVector, BTreeSet<Id>> = BTreeMap::new();
        for (numbers, records) in alike {
            let mut seen = VersionVector::default();
            numbers.into_iter().for_each(|number| seen.join(&beyond[number].seen));
            let seen = seen.beyond(&all);
            if !seen.is_empty() {
                by_sight.entry(seen).or_default().extend(records);
            }
        }
        Self { all, beyond: by_sight.into_iter().map(|(seen, records)| Beyond { seen, records }).collect() }
    }

    /// What has been seen of all records.
    pub const fn all(&self) -> &VersionVector {
        &self.all
    }

    /// Of which records more has been seen, and what.
    pub fn beyond(&self) -> &[Beyond] {
        &self.beyond
    }

    /// What has been seen of single records, where what has more milliseconds than `horizon` lies ahead of the present.
    pub fn sights(&self, horizon: u64) -> Sights<'_> {
        let of = |beyond: &'_ Beyond| beyond.records.len();
        let mut sights = FxHashMap::default();
        sights.reserve(self.beyond.iter().map(of).sum());
        for Beyond { seen, records } in &self.beyond {
            sights.extend(records.iter().map(|id| (*id, seen)));
        }
        Sights { all: &self.all, beyond: sights, horizon }
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
        if own.is_empty() && other.beyond.is_empty() {
            return;
        }
        let all = std::mem::take(&mut self.all);
        *self = Self::of_parts(all, own.into_iter().chain(other.beyond.iter().cloned()));
    }

    /// Takes note of what another has seen of these records, and of nothing else.
    pub fn learn(&mut self, records: &BTreeSet<Id>, from: &Self) {
        let (all, own) = (std::mem::take(&mut self.all), std::mem::take(&mut self.beyond));
        let of_all = Beyond { seen: from.all.clone(), records: records.clone() };
        let of_some = from.beyond.iter().map(|beyond| Beyond {
            seen: beyond.seen.clone(),
            records: beyond.records.intersection(records).copied().collect(),
        });
        *self = Self::of_parts(all, own.into_iter().chain([of_all]).chain(of_some));
    }

    /// What can be believed of this by one who has seen `known`, where it comes with `records` that carry these stamps; see
    /// the head of this module.
    pub fn believable(&self, records: &BTreeSet<Id>, carried: &Carried, known: &Self) -> Self {
        let beyond = self.beyond.iter().take(MOST_SETS).map(|beyond| Beyond {
            seen: beyond.seen.believable(carried, &known.all),
            records: beyond.records.intersection(records).copied().collect(),
        });
        Self::of_parts(self.all.believable(carried, &known.all), beyond)
    }

    /// The same, but of one replica no more than single changes.
    pub fn without_claims_of(self, replica: ReplicaId) -> Self {
        let beyond = self
            .beyond
            .into_iter()
            .map(|Beyond { seen, records }| Beyond { seen: seen.without_claims_of(replica), records });
        Self::of_parts(self.all.without_claims_of(replica), beyond)
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

    /// Every change that has been met, or of which it is believed that it was: not what somebody said of what lay ahead.
    pub fn heard(&self) -> impl Iterator<Item = Stamp> {
        let of = |seen: &VersionVector| seen.all_until().chain(seen.single()).collect::<Vec<_>>();
        of(&self.all).into_iter().chain(self.beyond.iter().flat_map(move |beyond| of(&beyond.seen)))
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

    fn sight(knowledge: &Knowledge, record: Id) -> Sight<'_> {
        knowledge.sights(u64::MAX).of(record)
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
        assert!(sight(&ours, id(1)).has_seen(stamp(9, 2)) && !sight(&ours, id(3)).has_seen(stamp(9, 2)));
        assert!(sight(&ours, id(3)).has_seen(stamp(3, 1)));
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
        assert!(sight(&ours, id(2)).has_seen(stamp(9, 2)) && !sight(&ours, id(3)).has_seen(stamp(9, 2)));
        assert!(!sight(&ours, id(1)).has_seen(stamp(1, 1)) && sight(&ours, id(3)).has_seen(stamp(1, 1)));
        assert_eq!(theirs.about(&ids(&[3])), seen(&[(1, 1)]).into());
    }

    #[test]
    fn without_the_claims_of_one_replica_its_single_changes_and_all_of_the_others_are_left() {
        let single = VersionVector::of_parts([stamp(3, 1), stamp(4, 2)], [stamp(7, 1)]);
        let mut seen_further = Knowledge::from(single);
        seen_further.learn(&ids(&[1]), &seen(&[(9, 1), (8, 3)]).into());
        let left = seen_further.without_claims_of(ReplicaId::new(1));
        let mut expected = Knowledge::from(VersionVector::of_parts([stamp(4, 2)], [stamp(7, 1)]));
        expected.learn(&ids(&[1]), &seen(&[(8, 3)]).into());
        assert_eq!(left, expected);
    }

    #[test]
    fn it_survives_being_stored() {
        let mut ours = Knowledge::from(seen(&[(3, 1)]));
        ours.learn(&ids(&[1, 2]), &seen(&[(9, 2)]).into());
        let text = serde_json::to_string(&ours).unwrap();
        assert_eq!(serde_json::from_str::<Knowledge>(&text).unwrap(), ours);
    }
}
