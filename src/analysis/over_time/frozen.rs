//! Freezing the register as it stands, and the register of a day as it was frozen.

use super::courses::{Courses, Entry, RegisterOn, Scope};
use crate::analysis::Reading;
use crate::domain::{AreaCode, Count, Date, Frozen, Id, Roster, Snapshot};
use crate::workspace::{Index, Tables};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

fn count(number: u32) -> Count {
    Count::new(number.into()).unwrap_or_default()
}

impl Courses<'_> {
    /// The register as it stood on a day, as it is to be frozen: without who froze it, and why.
    pub fn frozen(&self, day: Date) -> Snapshot {
        let [declared, computed] = [Reading::Declared, Reading::Computed].map(|reading| self.on(reading, day));
        let mut rosters: BTreeMap<Option<AreaCode>, Vec<Frozen>> = BTreeMap::new();
        for (spread, entry) in &declared.entries {
            let by_evidence = computed.entries.get(spread).unwrap_or(entry);
            rosters.entry(entry.district).or_default().push(Frozen {
                spread: *spread,
                declared: entry.status,
                computed: by_evidence.status,
                supervision: entry.supervision,
            });
        }
        let [of, proved] = [&declared, &computed].map(|on| on.counts(Scope::default()));
        Snapshot {
            date: day,
            rule: Some(self.index.rule()),
            total: count(of.total),
            active: count(of.active),
            inactive: count(of.inactive),
            proved_active: Some(count(proved.active)),
            proved_inactive: Some(count(proved.inactive)),
            register: rosters.into_iter().map(|(area, all)| Roster::of(area, all)).collect(),
            ..Snapshot::default()
        }
    }
}

/// The register as it was frozen; none where only its figures are left, as in a public file.
pub fn thawed(tables: &Tables, snapshot: &Snapshot, reading: Reading) -> Option<RegisterOn> {
    // Those that were deleted since have names too.
    let ids: FxHashMap<u64, Id> = tables.cooperatives.rows().iter().map(|row| (row.id.spread(), row.id)).collect();
    let mut on = RegisterOn::empty(snapshot.date, reading, true);
    for (district, frozen) in snapshot.cooperatives()? {
        let status = match reading {
            Reading::Declared => frozen.declared,
            Reading::Computed => frozen.computed,
        };
        let id = ids.get(&frozen.spread).copied();
        on.put(frozen.spread, Entry { id, status, district, supervision: frozen.supervision });
    }
    Some(on)
}

/// Whether a snapshot says of its day just what would be frozen now, so that another would add nothing.
pub fn is_known(tables: &Tables, index: &Index, snapshot: &Snapshot) -> bool {
    let now = Courses::of(tables, index).frozen(snapshot.date);
    now.register == snapshot.register && now.rule == snapshot.rule
}
