//! The hybrid logical clock of a replica.

use super::stamp::spread;
use super::{Knowledge, LAST_MILLIS, ReplicaId, Stamp};

/// A day, in milliseconds: how far another's clock may run ahead before it is no longer followed.
pub const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// No clock that shows a later time is right. A day before the last stamp that is taken, so that those who follow one still
/// have room.
const LATEST_NOW: u64 = LAST_MILLIS - DAY_MS;

/// The last millisecond that is not ahead of a clock that shows `now_ms` by more than a day. Of a clock that cannot be
/// right nothing is ahead.
pub fn horizon(now_ms: u64) -> u64 {
    now_ms.saturating_add(DAY_MS).min(LATEST_NOW)
}

/// Gives stamps that grow, even when the machine's clock stands still or runs back.
///
/// A stamp comes after everything that was seen, so that what follows sorts after what it follows; but a
/// clock that runs more than a day ahead is not followed, or one wrong clock would in time set all others
/// wrong. Nothing rests on that order alone: a change says which later stamps it replaces
/// (see [`Row::put`](super::Row::put)), so that a stamp from the future does not win for ever.
///
/// The stamps of one replica always grow, because the version vector counts on it. So an install that has itself given
/// stamps more than a day ahead, before its clock was set right, goes on as another replica: its `heir`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    replica: ReplicaId,
    heir: ReplicaId,
    lane: u8,
    last: u64,
}

impl Clock {
    /// The clock of a replica that has given no stamp, and under which number it goes on when it must give up its own
    /// (random). Tabs of one install share the replica; each takes a lane of its own (random), so that no two ever give
    /// the same stamp.
    pub const fn new(replica: ReplicaId, heir: ReplicaId, lane: u8) -> Self {
        Self { replica, heir, lane, last: 0 }
    }

    /// The replica.
    pub const fn replica(&self) -> ReplicaId {
        self.replica
    }

    /// Goes on as another replica, because somebody else writes under the number of this one, or its stamps lie ahead.
    pub const fn give_up_replica(&mut self) {
        self.replica = self.heir;
        self.heir = ReplicaId::new(spread(self.heir.bits()));
        self.last = 0;
    }

    /// The stamp of a change made now (milliseconds since 1970) by someone who has seen `seen`.
    pub fn tick(&mut self, now_ms: u64, seen: &Knowledge) -> Stamp {
        let horizon = horizon(now_ms);
        let own = seen.latest_of(self.replica).map_or(0, |stamp| stamp.time).max(self.last);
        if own >> 16 > horizon {
            self.give_up_replica();
        }
        let followed = |stamp: &Stamp| stamp.millis() <= horizon;
        let heard = seen.heard().filter(followed).map(|stamp| stamp.time).max().unwrap_or_default();
        let next = ((self.last.max(heard) >> 8) + 1) << 8;
        let now = if now_ms > LATEST_NOW { 0 } else { now_ms << 16 };
        self.last = now.max(next) | u64::from(self.lane);
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

    fn clock(lane: u8) -> Clock {
        Clock::new(ReplicaId::new(7), ReplicaId::new(70), lane)
    }

    #[test]
    fn the_clock_goes_forward_when_the_machine_goes_back() {
        let mut clock = clock(0);
        let first = clock.tick(1_000, &Knowledge::default());
        let second = clock.tick(500, &Knowledge::default());
        let third = clock.tick(600, &seen(&[at(2_000, 8)]));
        assert!(first < second && second < third);
        assert_eq!(third.millis(), 2_000);
    }

    #[test]
    fn a_clock_that_runs_ahead_by_more_than_a_day_is_not_followed_until_its_time_has_come() {
        let mut clock = clock(0);
        let ahead = seen(&[at(1_000 + DAY_MS + 1, 8), at(1_500, 9)]);
        assert_eq!(clock.tick(1_000, &ahead).millis(), 1_500);
        assert_eq!(clock.tick(1_001, &ahead).millis(), 1_001 + DAY_MS);
    }

    #[test]
    fn an_install_whose_own_clock_ran_ahead_goes_on_under_another_number() {
        let own = at(1_000 + 9 * DAY_MS, 7);
        let mut ahead = clock(0);
        let next = ahead.tick(1_000, &seen(&[own]));
        assert_eq!((next.millis(), next.replica), (1_000, ReplicaId::new(70)));
        assert!(ahead.tick(1_000, &seen(&[own, next])).replica == ReplicaId::new(70));
        let mut set_right = clock(0);
        assert_eq!(set_right.tick(1_000 + 2 * DAY_MS, &Knowledge::default()).replica, ReplicaId::new(7));
        assert_eq!(set_right.tick(1_000, &Knowledge::default()).replica, ReplicaId::new(70));
        let a_day = seen(&[at(1_000 + DAY_MS, 7)]);
        assert_eq!(clock(0).tick(1_000, &a_day).replica, ReplicaId::new(7), "no more than a day");
    }

    #[test]
    fn no_clock_however_wrong_and_no_vector_however_false_leads_beyond_the_year_2100() {
        for (now, heard) in [(LAST_MILLIS + DAY_MS, 5_000), (u64::MAX >> 16, LAST_MILLIS), (5_000, LAST_MILLIS)] {
            let (mut clock, claimed) = (clock(0), seen(&[at(heard, 7), at(heard, 8)]));
            for _ in 0..1_000 {
                assert!(clock.tick(now, &claimed).millis() <= LAST_MILLIS, "{now} {heard}");
            }
        }
    }

    #[test]
    fn two_tabs_of_one_install_never_give_the_same_stamp() {
        let [mut one, mut two] = [3, 4].map(clock);
        let nothing = Knowledge::default();
        let ones: Vec<Stamp> = (0..50).map(|_| one.tick(1_000, &nothing)).collect();
        assert!((0..50).all(|_| !ones.contains(&two.tick(1_000, &nothing))));
        assert!(ones.is_sorted());
    }
}
