//! How far a workspace has seen each replica.

use super::{ReplicaId, Stamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Which changes have been seen: of every replica heard of all up to a certain one, and beyond that single ones, whose
/// author did not say that he had seen what was before them.
///
/// Of a replica whose clock ran ahead when it was heard of it is known, apart from that, up to where it has been seen of
/// what lies ahead of the present. A vector that claims to have seen the year 2090 of somebody thereby says nothing of
/// what that somebody will write tomorrow.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct VersionVector {
    #[serde(with = "by_replica")]
    all_until: BTreeMap<ReplicaId, u64>,
    #[serde(default, with = "by_replica", skip_serializing_if = "BTreeMap::is_empty")]
    ahead_until: BTreeMap<ReplicaId, u64>,
    #[serde(default, with = "one_by_one", skip_serializing_if = "BTreeMap::is_empty")]
    single: BTreeMap<ReplicaId, BTreeSet<u64>>,
}

/// Of so many replicas a vector is believed of which neither its records tell nor is anything known: each of them is named
/// in every file from then on.
const MOST_UNKNOWN: usize = 1_000;

/// The latest stamps that records carry, which bound what whoever holds them can have seen.
///
/// Whatever was seen of a record still stands there, or was replaced by a later change, because a replica's clock never
/// gives a stamp before one that it has heard of. So nobody has seen anything later than the latest that he holds; but
/// for what lay ahead of his own clock, which was not followed. Who holds something that lies ahead of the present may have
/// replaced with it whatever does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    horizon: u64,
    latest: u64,
    latest_of: BTreeMap<ReplicaId, u64>,
}

impl Carried {
    /// Nothing so far. A stamp of more milliseconds than `horizon` counts as lying ahead.
    pub fn until(horizon: u64) -> Self {
        Self { horizon, ..Self::default() }
    }

    /// Takes note of a stamp.
    pub fn note(&mut self, stamp: Stamp) {
        if stamp.millis() > self.horizon {
            self.latest = (self.horizon << 16) | 0xffff;
            return;
        }
        self.latest = self.latest.max(stamp.time);
        let of = self.latest_of.entry(stamp.replica).or_default();
        *of = stamp.time.max(*of);
    }
}

impl VersionVector {
    /// A vector of its parts.
    pub fn of_parts(all_until: impl IntoIterator<Item = Stamp>, single: impl IntoIterator<Item = Stamp>) -> Self {
        let mut vector = Self::default();
        all_until.into_iter().for_each(|stamp| vector.observe(stamp));
        single.into_iter().for_each(|stamp| vector.note(stamp));
        vector
    }

    /// The same, which has seen of what lies ahead of the present up to these stamps of their replicas.
    pub fn with_ahead(mut self, ahead_until: impl IntoIterator<Item = Stamp>) -> Self {
        ahead_until.into_iter().for_each(|stamp| self.observe_ahead(stamp));
        self
    }

    /// Takes note of a change and of all before it on its replica. What was never written is none.
    pub fn observe(&mut self, stamp: Stamp) {
        let Stamp { time, replica } = stamp;
        if stamp == Stamp::default() || self.has_seen_all_until(stamp) {
            return;
        }
        self.all_until.insert(replica, time);
        if self.ahead_until.get(&replica).is_some_and(|until| *until <= time) {
            self.ahead_until.remove(&replica);
        }
        if let Some(single) = self.single.get_mut(&replica) {
            *single = single.split_off(&(time + 1));
            if single.is_empty() {
                self.single.remove(&replica);
            }
        }
    }

    /// Takes note of a change that lies ahead of the present, and of all before it on its replica that do.
    fn observe_ahead(&mut self, stamp: Stamp) {
        if stamp != Stamp::default() && !self.has_seen_all_until(stamp) {
            let until = self.ahead_until.entry(stamp.replica).or_default();
            *until = stamp.time.max(*until);
        }
    }

    /// Takes note of a change alone. What came before it on its replica may not have been seen.
    pub fn note(&mut self, stamp: Stamp) {
        if !self.has_seen(stamp) {
            self.single.entry(stamp.replica).or_default().insert(stamp.time);
        }
    }

    fn has_seen_all_until(&self, stamp: Stamp) -> bool {
        self.all_until.get(&stamp.replica).is_some_and(|until| *until >= stamp.time)
    }

    /// Whether the change has been seen. The stamp of what was never written has been seen by everyone.
    pub fn has_seen(&self, stamp: Stamp) -> bool {
        stamp == Stamp::default()
            || self.has_seen_all_until(stamp)
            || self.single.get(&stamp.replica).is_some_and(|single| single.contains(&stamp.time))
    }

    /// Whether the change has been seen, where what has more milliseconds than `horizon` lies ahead of the present.
    pub fn has_seen_before(&self, horizon: u64, stamp: Stamp) -> bool {
        self.has_seen(stamp) || stamp.millis() > horizon && self.has_seen_ahead_until(stamp)
    }

    fn has_seen_ahead_until(&self, stamp: Stamp) -> bool {
        self.ahead_until.get(&stamp.replica).is_some_and(|until| *until >= stamp.time)
    }

    fn knows(&self, replica: ReplicaId) -> bool {
        self.all_until.contains_key(&replica) || self.single.contains_key(&replica)
    }

    /// Whether all that another has seen has been seen.
    pub fn covers(&self, other: &Self) -> bool {
        other.all_until().all(|stamp| self.has_seen_all_until(stamp))
            && other.ahead_until().all(|stamp| self.has_seen_all_until(stamp) || self.has_seen_ahead_until(stamp))
            && other.single().all(|stamp| self.has_seen(stamp))
    }

    /// What has been seen beyond what another has.
    pub fn beyond(&self, other: &Self) -> Self {
        let news = |stamp: &Stamp| !other.has_seen(*stamp);
        let ahead = |stamp: &Stamp| news(stamp) && !other.has_seen_ahead_until(*stamp);
        Self::of_parts(self.all_until().filter(news), self.single().filter(news))
            .with_ahead(self.ahead_until().filter(ahead))
    }

    /// The latest change seen of one replica.
    pub fn of(&self, replica: ReplicaId) -> Option<Stamp> {
        let single = self.single.get(&replica).and_then(|single| single.last());
        let until = [self.all_until.get(&replica), self.ahead_until.get(&replica), single];
        until.into_iter().flatten().max().map(|time| Stamp { time: *time, replica })
    }

    /// Takes note of all that another has seen.
    pub fn join(&mut self, other: &Self) {
        other.all_until().for_each(|stamp| self.observe(stamp));
        other.ahead_until().for_each(|stamp| self.observe_ahead(stamp));
        other.single().for_each(|stamp| self.note(stamp));
    }

    /// What can be believed of what somebody says to have seen who holds records that carry these stamps, by one who knows
    /// `known` to be true: nothing later than the latest of them; of a replica that is said to be ahead of the present, of
    /// what is not ahead no more than came of itself. Single changes are believed: only who has met one can name it.
    pub fn believable(&self, carried: &Carried, known: &Self) -> Self {
        let is_told_of = |replica| known.knows(replica) || carried.latest_of.contains_key(&replica);
        let mut unknown: BTreeSet<ReplicaId> = BTreeSet::new();
        let mut is_believed = |replica| {
            is_told_of(replica) || unknown.contains(&replica) || unknown.len() < MOST_UNKNOWN && unknown.insert(replica)
        };
        let mut believable = Self { single: self.single.clone(), ..Self::default() };
        for stamp in self.all_until().chain(self.ahead_until()).filter(|stamp| is_believed(stamp.replica)) {
            let is_certain = self.has_seen_all_until(stamp);
            if known.has_seen_all_until(stamp) {
                believable.observe(stamp);
            } else if stamp.millis() > carried.horizon {
                let of_itself = carried.latest_of.get(&stamp.replica).copied().unwrap_or_default();
                believable.observe(Stamp { time: of_itself, ..stamp }.or_none());
                believable.observe_ahead(stamp);
            } else if is_certain {
                believable.observe(Stamp { time: stamp.time.min(carried.latest), ..stamp }.or_none());
            }
        }
        believable
    }

    /// The same, but of one replica no more than single changes.
    pub fn without_claims_of(mut self, replica: ReplicaId) -> Self {
        self.all_until.remove(&replica);
        self.ahead_until.remove(&replica);
        self
    }

    /// Of every replica the change up to which all have been seen.
    pub fn all_until(&self) -> impl Iterator<Item = Stamp> {
        stamps(&self.all_until)
    }

    /// Of replicas whose clock ran ahead the change up to which all that lie ahead of the present have been seen.
    pub fn ahead_until(&self) -> impl Iterator<Item = Stamp> {
        stamps(&self.ahead_until)
    }

    /// Single changes that have been seen beyond those.
    pub fn single(&self) -> impl Iterator<Item = Stamp> {
        let of = |(replica, times): (&ReplicaId, &BTreeSet<u64>)| {
            let replica = *replica;
            times.iter().map(move |time| Stamp { time: *time, replica }).collect::<Vec<_>>()
        };
        self.single.iter().flat_map(of)
    }

    /// Every change that is named, those of a replica not necessarily together.
    pub fn iter(&self) -> impl Iterator<Item = Stamp> {
        self.all_until().chain(self.ahead_until()).chain(self.single())
    }

    /// How many changes are named.
    pub fn len(&self) -> usize {
        self.all_until.len() + self.ahead_until.len() + self.single.values().map(BTreeSet::len).sum::<usize>()
    }

    /// Whether nothing has been seen.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn stamps(until: &BTreeMap<ReplicaId, u64>) -> impl Iterator<Item = Stamp> {
    until.iter().map(|(replica, time)| Stamp { time: *time, replica: *replica })
}

/// The stamps under their replicas, as files write them too.
mod by_replica {
    use super::*;
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(map: &BTreeMap<ReplicaId, u64>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(stamps(map).map(|stamp| (stamp.replica, stamp)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<ReplicaId, u64>, D::Error> {
        let map = BTreeMap::<ReplicaId, Stamp>::deserialize(deserializer)?;
        let mut until = BTreeMap::new();
        until.extend(map.into_iter().map(|(replica, stamp)| (replica, stamp.time)));
        Ok(until)
    }
}

/// The stamps one by one, as files write them too.
mod one_by_one {
    use super::*;
    use serde::{Deserializer, Serializer};

    type Single = BTreeMap<ReplicaId, BTreeSet<u64>>;

    pub fn serialize<S: Serializer>(single: &Single, serializer: S) -> Result<S::Ok, S::Error> {
        let vector = VersionVector { single: single.clone(), ..Default::default() };
        serializer.collect_seq(vector.single())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Single, D::Error> {
        let stamps = Vec::<Stamp>::deserialize(deserializer)?;
        Ok(VersionVector::of_parts([], stamps).single)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(time: u64, replica: u64) -> Stamp {
        Stamp { time, replica: ReplicaId::new(replica) }
    }

    fn at(millis: u64, replica: u64) -> Stamp {
        stamp(millis << 16, replica)
    }

    #[test]
    fn a_single_change_says_nothing_of_those_before_it_until_a_later_one_covers_it() {
        let mut seen = VersionVector::of_parts([stamp(3, 1)], [stamp(7, 1), stamp(2, 1), stamp(4, 2)]);
        assert!(seen.has_seen(stamp(7, 1)) && seen.has_seen(stamp(2, 1)) && !seen.has_seen(stamp(5, 1)));
        assert_eq!(seen.single().collect::<Vec<_>>(), [stamp(7, 1), stamp(4, 2)]);
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
    fn what_was_seen_ahead_of_the_present_says_nothing_of_what_is_not_ahead() {
        let seen = VersionVector::of_parts([at(5, 1)], []).with_ahead([at(90, 1)]);
        assert!(seen.has_seen_before(50, at(80, 1)), "ahead then and now");
        assert!(!seen.has_seen_before(50, at(20, 1)), "written since");
        assert!(!seen.has_seen_before(85, at(80, 1)), "ahead once, and now no more");
        assert!(!seen.has_seen_before(50, at(95, 1)) && !seen.has_seen_before(50, at(80, 2)));
        let mut later = seen.clone();
        later.observe(at(90, 1));
        assert_eq!(later, VersionVector::of_parts([at(90, 1)], []));
        assert!(later.covers(&seen) && !seen.covers(&later));
    }

    #[test]
    fn nobody_is_believed_to_have_seen_later_than_what_he_holds() {
        let mut carried = Carried::until(100);
        [at(30, 1), at(40, 2)].into_iter().for_each(|stamp| carried.note(stamp));
        let said = VersionVector::of_parts([at(30, 1), at(70, 2), at(35, 4), at(900, 5), at(900, 1)], [at(60, 6)]);
        let expected = VersionVector::of_parts([at(30, 1), at(40, 2), at(35, 4)], [at(60, 6)]);
        assert_eq!(said.believable(&carried, &VersionVector::default()), expected.with_ahead([at(900, 1), at(900, 5)]));
        carried.note(at(300, 3));
        assert!(said.believable(&carried, &VersionVector::default()).has_seen(at(70, 2)));
        assert_eq!(
            VersionVector::default().with_ahead([at(90, 1)]).believable(&carried, &VersionVector::default()),
            VersionVector::default()
        );
    }

    #[test]
    fn what_lies_on_the_horizon_does_not_lie_ahead() {
        let mut carried = Carried::until(50);
        carried.note(at(50, 1));
        let said = VersionVector::of_parts([at(50, 1), stamp((50 << 16) + 1, 2)], []);
        let believed = said.believable(&carried, &VersionVector::default());
        assert_eq!(believed, VersionVector::of_parts([at(50, 1), at(50, 2)], []), "nor is it believed of it alone");
        assert!(!VersionVector::default().with_ahead([at(90, 1)]).has_seen_before(50, at(50, 1)));
    }

    #[test]
    fn what_was_seen_anyway_is_not_named_once_more_as_lying_ahead() {
        let seen = VersionVector::of_parts([at(90, 1)], []);
        assert_eq!(seen.clone().with_ahead([at(80, 1), Stamp::default()]), seen);
    }

    #[test]
    fn beyond_another_is_what_lies_ahead_and_has_not_been_seen_there() {
        let ahead = |stamps: &[Stamp]| VersionVector::default().with_ahead(stamps.iter().copied());
        let seen = ahead(&[at(90, 1), at(90, 2), at(90, 3)]);
        let other = VersionVector::of_parts([at(95, 1)], []).with_ahead([at(95, 2), at(80, 3)]);
        assert_eq!(seen.beyond(&other), ahead(&[at(90, 3)]));
    }

    #[test]
    fn of_replicas_that_nobody_has_told_of_a_thousand_are_believed_and_of_all_others_every_one() {
        let [strangers, met, heard, carried_by] = [1_000, 2_000, 2_001, 2_002];
        let said = |strangers| {
            let named = (0..strangers).map(|replica| stamp(5, replica));
            VersionVector::of_parts(named.chain([met, heard, carried_by].map(|replica| stamp(5, replica))), [])
        };
        let mut carried = Carried::until(100);
        carried.note(stamp(9, carried_by));
        let known = VersionVector::of_parts([stamp(1, heard)], [stamp(1, met)]);
        assert_eq!(said(strangers).believable(&carried, &known), said(strangers));
        assert_eq!(said(strangers + 9).believable(&carried, &known), said(strangers));
    }

    #[test]
    fn all_parts_survive_being_stored() {
        let seen = VersionVector::of_parts([stamp(3, 1)], [stamp(7, 1), stamp(4, 2)]).with_ahead([stamp(9, 3)]);
        let text = serde_json::to_string(&seen).unwrap();
        assert_eq!(serde_json::from_str::<VersionVector>(&text).unwrap(), seen);
    }
}
