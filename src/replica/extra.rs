//! Fields of a newer version of the program.

use super::{Sight, Stamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Fields of a newer version of the program, kept as they came, with the stamps they came with.
///
/// They merge as known fields do, so that two newer programs lose nothing by meeting through an older one.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Extra {
    /// The values by name.
    pub values: BTreeMap<String, Value>,
    /// The stamps by name, where they differ from the record's base.
    pub stamps: BTreeMap<String, Stamp>,
    /// Values that were written without knowledge of the ones that stand, by name and stamp.
    #[serde(default)]
    pub rivals: Vec<ExtraRival>,
}

/// A value of an unknown field that was written without knowledge of the one that stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExtraRival {
    /// The field.
    pub field: String,
    /// The stamp of the change.
    pub stamp: Stamp,
    /// What it wrote.
    pub value: Value,
}

/// The unknown fields of one side of a merge.
#[derive(Clone, Copy)]
pub(super) struct ExtraSide<'e> {
    pub extra: Option<&'e Extra>,
    pub base: Stamp,
    pub seen: Sight<'e>,
}

/// A value with its stamp; a newer program leaves out a value that is empty.
type Dot<'e> = (Stamp, Option<&'e Value>);

impl<'e> ExtraSide<'e> {
    fn names(&self) -> impl Iterator<Item = &'e String> + use<'e> {
        self.extra.into_iter().flat_map(|extra| extra.values.keys().chain(extra.stamps.keys()))
    }

    fn dots(&self, name: &str) -> Vec<Dot<'e>> {
        let Some(extra) = self.extra else { return vec![(self.base, None)] };
        let standing = (extra.stamps.get(name).copied().unwrap_or(self.base), extra.values.get(name));
        let rivals = extra.rivals.iter().filter(|rival| rival.field == name);
        std::iter::once(standing).chain(rivals.map(|rival| (rival.stamp, Some(&rival.value)))).collect()
    }
}

/// Merges the unknown fields of two sides into a record whose base stamp is `base`.
pub(super) fn merge(ours: ExtraSide<'_>, theirs: ExtraSide<'_>, base: Stamp) -> Option<Box<Extra>> {
    let names: BTreeSet<&String> = ours.names().chain(theirs.names()).collect();
    let mut merged = Extra::default();
    for name in names {
        let mut dots = survivors(ours.dots(name), ours.seen, theirs.dots(name), theirs.seen);
        dots.sort_by_key(|(stamp, value)| (*stamp, value.is_some()));
        let Some((stamp, value)) = dots.pop() else { continue };
        if let Some(value) = value {
            merged.values.insert(name.clone(), value.clone());
        }
        if stamp != base {
            merged.stamps.insert(name.clone(), stamp);
        }
        let rivals = dots.into_iter().filter_map(|(stamp, value)| Some((stamp, value?.clone())));
        merged.rivals.extend(rivals.map(|(stamp, value)| ExtraRival { field: name.clone(), stamp, value }));
    }
    (merged != Extra::default()).then(|| Box::new(merged))
}

fn survivors<'e>(ours: Vec<Dot<'e>>, our_seen: Sight<'_>, theirs: Vec<Dot<'e>>, their_seen: Sight<'_>) -> Vec<Dot<'e>> {
    let has = |dots: &[Dot<'_>], stamp| dots.iter().any(|dot| dot.0 == stamp);
    let kept = ours.iter().filter(|(stamp, _)| has(&theirs, *stamp) || !their_seen.has_seen(*stamp));
    let came = theirs.iter().filter(|(stamp, _)| !has(&ours, *stamp) && !our_seen.has_seen(*stamp));
    let list: Vec<Dot<'e>> = kept.chain(came).copied().collect();
    if list.is_empty() { ours.into_iter().chain(theirs).collect() } else { list }
}
