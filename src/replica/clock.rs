//! The hybrid logical clock of a replica.

use super::{ReplicaId, Stamp};

/// Gives stamps that grow, even when the machine's clock stands still or runs back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    replica: ReplicaId,
    lane: u8,
    last: u64,
}

impl Clock {
    /// The clock of a replica that has seen nothing later than `last`. Tabs of one install share the
    /// replica; each takes a lane of its own (random), so that no two ever give the same stamp.
    pub const fn new(replica: ReplicaId, lane: u8, last: Stamp) -> Self {
        Self { replica, lane, last: last.time }
    }

    /// The replica.
    pub const fn replica(&self) -> ReplicaId {
        self.replica
    }

    /// The stamp of a change made now (milliseconds since 1970).
    pub fn tick(&mut self, now_ms: u64) -> Stamp {
        let next = ((self.last >> 8) + 1) << 8;
        self.last = (now_ms << 16).max(next) | u64::from(self.lane);
        Stamp { time: self.last, replica: self.replica }
    }

    /// Takes note of another's stamp, so that the next own one is later.
    pub fn observe(&mut self, stamp: Stamp) {
        self.last = self.last.max(stamp.time);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_goes_forward_when_the_machine_goes_back() {
        let mut clock = Clock::new(ReplicaId::new(7), 0, Stamp::default());
        let first = clock.tick(1_000);
        let second = clock.tick(500);
        clock.observe(Stamp { time: 2_000 << 16, replica: ReplicaId::new(8) });
        let third = clock.tick(600);
        assert!(first < second && second < third);
        assert_eq!(third.millis(), 2_000);
    }

    #[test]
    fn two_tabs_of_one_install_never_give_the_same_stamp() {
        let [mut one, mut two] = [3, 4].map(|lane| Clock::new(ReplicaId::new(7), lane, Stamp::default()));
        let ones: Vec<Stamp> = (0..50).map(|_| one.tick(1_000)).collect();
        assert!((0..50).all(|_| !ones.contains(&two.tick(1_000))));
        assert!(ones.is_sorted());
    }
}
