//! The register as it stood on a day, frozen with its cooperatives, so that a later change can be told by name.
//!
//! What is frozen of a cooperative are nine bytes: the part of its id that spreads, its declared status, that by evidence, and who
//! supervises it. Its name and all else is what the register says of that id. So a province of 3,027 is 36 KB in a file, and a
//! register of 200,000 is 2.4 MB: that is what a district may hold at most.

use crate::domain::checks::{Finding, Problem, refusal};
use crate::domain::status::{Status, StatusRule};
use crate::domain::{AreaCode, Count, Date, Entry, Field, Finality, Note, Supervision, Text, TextOf, codes, record};
use base64ct::{Base64Unpadded, Encoding};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

codes! {
    /// Why figures were frozen.
    pub enum SnapshotReason {
        /// By hand.
        ByHand = "by_hand",
        /// When a file was handed out.
        Export = "export",
        /// Before files of others were taken in.
        BeforeMerge = "before_merge",
        /// For a meeting.
        Meeting = "meeting",
    }
}

/// At most so many characters for the cooperatives of one district.
const MOST: usize = 2_400_000;
/// Bytes of a cooperative.
const BYTES: usize = 9;

/// How a cooperative stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frozen {
    /// The part of its id that spreads.
    pub spread: u64,
    /// What it was declared to be.
    pub declared: Status,
    /// What it was by evidence.
    pub computed: Status,
    /// Who supervised it.
    pub supervision: Option<Supervision>,
}

/// The cooperatives of a district, frozen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roster {
    /// The district; none of those that have none on record.
    #[serde(default)]
    pub area: Option<AreaCode>,
    /// The cooperatives, in order: base64 of nine bytes each.
    pub cooperatives: TextOf<MOST>,
}

impl Entry for Roster {
    fn schema() -> Value {
        json!({
            "type": "object",
            "required": ["cooperatives"],
            "properties": {
                "area": { "anyOf": [AreaCode::schema(), { "type": "null" }] },
                "cooperatives": TextOf::<MOST>::schema(),
            },
            "additionalProperties": false,
        })
    }
}

const STATUSES: [Status; 4] = [Status::Undetermined, Status::Active, Status::Inactive, Status::Between];
const LEVELS: [Option<Supervision>; 4] =
    [None, Some(Supervision::District), Some(Supervision::Province), Some(Supervision::National)];

/// The place of a value in a list of at most four; the first where it is not in it.
fn place<T: PartialEq>(of: &[T; 4], value: &T) -> u8 {
    of.iter().position(|one| one == value).unwrap_or_default() as u8
}

impl Roster {
    /// Characters of a cooperative.
    pub const CHARACTERS: usize = BYTES / 3 * 4;

    /// The cooperatives of a district.
    pub fn of(area: Option<AreaCode>, mut cooperatives: Vec<Frozen>) -> Self {
        cooperatives.sort_by_key(|one| one.spread);
        let mut bytes = Vec::with_capacity(cooperatives.len() * BYTES);
        for one in cooperatives {
            bytes.extend(one.spread.to_be_bytes());
            let [declared, computed] = [one.declared, one.computed].map(|status| place(&STATUSES, &status));
            bytes.push(declared | computed << 2 | place(&LEVELS, &one.supervision) << 4);
        }
        Self { area, cooperatives: TextOf::cut(&Base64Unpadded::encode_string(&bytes)) }
    }

    /// The cooperatives; none where what is kept is no list of them, as a file of somebody else may have it.
    pub fn read(&self) -> Option<Vec<Frozen>> {
        let bytes = Base64Unpadded::decode_vec(&self.cooperatives).ok()?;
        let (records, rest) = bytes.as_chunks::<BYTES>();
        let one = |bytes: &[u8; BYTES]| {
            let [a, b, c, d, e, f, g, h, what] = *bytes;
            let at = |shift: u8| usize::from(what >> shift & 0b11);
            Frozen {
                spread: u64::from_be_bytes([a, b, c, d, e, f, g, h]),
                declared: STATUSES[at(0)],
                computed: STATUSES[at(2)],
                supervision: LEVELS[at(4)],
            }
        };
        rest.is_empty().then(|| records.iter().map(one).collect())
    }
}

record! {
    /// The register as it stood on a day, frozen.
    pub struct Snapshot in "snapshots" checked by (Self::check) {
        /// The day for which the figures stand.
        public date: Date,
        /// The day on which they were frozen.
        public taken_on: Option<Date>,
        /// Why.
        public reason: SnapshotReason,
        /// Whether they will change.
        public finality: Option<Finality>,
        /// The office that froze them.
        public office: Option<AreaCode>,
        /// The rule of the status by evidence.
        public rule: Option<StatusRule>,
        /// All cooperatives.
        public total: Count,
        /// Declared active.
        public active: Count,
        /// Declared inactive.
        public inactive: Count,
        /// Active by evidence under the rule.
        public proved_active: Option<Count>,
        /// Inactive by evidence under the rule.
        public proved_inactive: Option<Count>,
        /// What it is called: the meeting, the file.
        private title: Option<Text>,
        /// Remarks.
        private note: Option<Note>,
        /// The cooperatives of every district. Records that are gone since are among them.
        private register: Vec<Roster>,
    }
}

impl Snapshot {
    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Self>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.date > today {
            found.push(refusal("date", Problem::Future));
        }
        if self.taken_on.is_some_and(|day| day > today) {
            found.push(refusal("taken_on", Problem::Future));
        }
        found
    }

    /// How its cooperatives stood, with the district of each; none where they cannot be read, or are not those of its figures.
    pub fn cooperatives(&self) -> Option<Vec<(Option<AreaCode>, Frozen)>> {
        let mut all = Vec::new();
        for roster in &self.register {
            all.extend(roster.read()?.into_iter().map(|one| (roster.area, one)));
        }
        (all.len() == self.total.get() as usize).then_some(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frozen(spread: u64, declared: Status, computed: Status, supervision: Option<Supervision>) -> Frozen {
        Frozen { spread, declared, computed, supervision }
    }

    #[test]
    fn what_is_frozen_is_read_again_whatever_it_is_in_nine_bytes_each() {
        let mut all = Vec::new();
        for (at, declared) in STATUSES.into_iter().enumerate() {
            for computed in STATUSES {
                for level in LEVELS {
                    let spread = (all.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ at as u64;
                    all.push(frozen(spread, declared, computed, level));
                }
            }
        }
        let area = "63.05".parse().ok();
        let roster = Roster::of(area, all.clone());
        assert_eq!((roster.area, roster.cooperatives.len()), (area, all.len() * 12));
        all.sort_by_key(|one| one.spread);
        assert_eq!(roster.read(), Some(all));
        assert_eq!(Roster::of(None, Vec::new()).read(), Some(Vec::new()));
    }

    #[test]
    fn what_is_no_list_of_cooperatives_is_not_taken_for_one() {
        let of = |text: &str| Roster { area: None, cooperatives: TextOf::new(text).unwrap() }.read();
        assert_eq!([of("</td>"), of("AAAA"), of("abcdefghijkl=")], [None, None, None]);
        let roster = Roster::of(None, vec![frozen(7, Status::Active, Status::Between, None)]);
        let snapshot =
            |total: u16| Snapshot { total: total.into(), register: vec![roster.clone()], ..Snapshot::default() };
        assert_eq!(snapshot(1).cooperatives().map(|all| all.len()), Some(1));
        // One that has lost some of them does not tell who is gone.
        assert_eq!(snapshot(2).cooperatives(), None);
    }
}
