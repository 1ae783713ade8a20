//! From which offices changes have come, and when the last of them was made.

use crate::domain::AreaCode;
use crate::replica::{Knowledge, ReplicaId};
use std::collections::BTreeMap;

/// When the last change of every office was made of which any has been seen, in milliseconds since 1970; `installs` says
/// whose they are.
pub fn heard(seen: &Knowledge, installs: &BTreeMap<ReplicaId, AreaCode>) -> BTreeMap<AreaCode, u64> {
    let mut heard = BTreeMap::new();
    for (replica, office) in installs {
        if let Some(stamp) = seen.latest_of(*replica) {
            let latest = heard.entry(*office).or_insert(0);
            *latest = stamp.millis().max(*latest);
        }
    }
    heard
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replica::Clock;

    #[test]
    fn the_latest_change_of_any_computer_of_an_office_counts() {
        let (tapin, banjar): (AreaCode, AreaCode) = ("63.05".parse().unwrap(), "63.03".parse().unwrap());
        let [one, other, silent] = [1, 2, 3].map(ReplicaId::new);
        let mut seen = Knowledge::default();
        for (replica, at) in [(one, 5_000), (other, 9_000), (one, 7_000)] {
            let stamp = Clock::new(replica, ReplicaId::new(9), 0).tick(at, &seen);
            seen.note(stamp);
        }
        let installs = [(one, tapin), (other, tapin), (silent, banjar)].into();
        assert_eq!(heard(&seen, &installs), [(tapin, 9_000)].into());
    }
}
