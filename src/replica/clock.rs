//! The hybrid logical clock of a replica.

use super::{Knowledge, ReplicaId, Stamp};

/// A day, in milliseconds: how far another's clock may run ahead before it is no longer followed.
pub const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// Gives stamps that grow, even when the machine's clock stands still or runs back.
///
/// A stamp comes after everything that was seen, so that what follows sorts after what it follows; but a
/// clock that runs more than a day ahead is not followed, or one wrong clock would in time set all others
/// wrong. Nothing rests on that order alone: a change says which later stamps it replaces
/// (see [`Row::put`](super::Row::put)), so that a stamp from the future does not win for ever. The stamps of
/// one replica always grow, whatever they were, because the version vector counts on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    replica: ReplicaId,
    lane: u8,
    last: u64,
}

impl Clock {
    /// The clock of a replica that has given no stamp. Tabs of one install share the replica; each takes a
    /// lane of its own (random), so that no two ever give the same stamp.
    pub const fn new(replica: ReplicaId, lane: u8) -> Self {
        Self { replica, lane, last: 0 }
    }

    /// The replica.
    pub const fn replica(&self) -> ReplicaId {
        self.replica
    }

    /// The stamp of a change made now (milliseconds since 1970) by someone who has seen `seen`.
    pub fn tick(&mut self, now_ms: u64, seen: &Knowledge) -> Stamp {
        let followed = |stamp: &Stamp| stamp.replica == self.replica || stamp.millis() <= now_ms + DAY_MS;
        let heard = seen.iter().filter(followed).map(|stamp| stamp.time).max().unwrap_or_default();
        let next = ((self.last.max(heard) >> 8) + 1) << 8;
        self.last = (now_ms << 16).max(next) | u64::from(self.lane);
        Stamp { time: self.last, replica: self.replica }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(stamps: &[Stamp]) -> Knowledge {
        let mut seen = Knowledge::default();
        stamps.iter().for_each(|stamp| seen.observe(*stamp));
        seen
    }

    fn at(ms: u64, replica: u64) -> Stamp {
        Stamp { time: ms << 16, replica: ReplicaId::new(replica) }
    }

    #[test]
    fn the_clock_goes_forward_when_the_machine_goes_back() {
        let mut clock = Clock::new(ReplicaId::new(7), 0);
        let first = clock.tick(1_000, &Knowledge::default());
        let second = clock.tick(500, &Knowledge::default());
        let third = clock.tick(600, &seen(&[at(2_000, 8)]));
        assert!(first < second && second < third);
        assert_eq!(third.millis(), 2_000);
    }

    #[test]
    fn a_clock_that_runs_ahead_by_more_than_a_day_is_not_followed_until_its_time_has_come() {
        let mut clock = Clock::new(ReplicaId::new(7), 0);
        let ahead = seen(&[at(1_000 + DAY_MS + 1, 8), at(1_500, 9)]);
        assert_eq!(clock.tick(1_000, &ahead).millis(), 1_500);
        assert_eq!(clock.tick(1_001, &ahead).millis(), 1_001 + DAY_MS);
    }

    #[test]
    fn an_install_whose_own_clock_ran_ahead_goes_on_from_there() {
        let own = at(1_000 + 9 * DAY_MS, 7);
        let next = Clock::new(ReplicaId::new(7), 0).tick(1_000, &seen(&[own]));
        assert!(next > own);
    }

    #[test]
    fn two_tabs_of_one_install_never_give_the_same_stamp() {
        let [mut one, mut two] = [3, 4].map(|lane| Clock::new(ReplicaId::new(7), lane));
        let nothing = Knowledge::default();
        let ones: Vec<Stamp> = (0..50).map(|_| one.tick(1_000, &nothing)).collect();
        assert!((0..50).all(|_| !ones.contains(&two.tick(1_000, &nothing))));
        assert!(ones.is_sorted());
    }
}
