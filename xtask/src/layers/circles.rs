//! Circles among arrows: groups in which every one can be reached from every other.

use std::collections::{BTreeMap, BTreeSet};

/// The circles among arrows from one to another, those of each in their order.
pub fn circles<'n>(arrows: &BTreeSet<(&'n str, &'n str)>) -> Vec<BTreeSet<&'n str>> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in arrows {
        next.entry(from).or_default().push(to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = next.keys().map(|from| (*from, reached(from, &next))).collect();
    let mut circles = Vec::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (from, there) in &reached {
        if told.contains(from) || !there.contains(from) {
            continue;
        }
        let back = |to: &&&str| reached.get(**to).is_some_and(|back| back.contains(from));
        let circle: BTreeSet<&str> = there.iter().filter(back).copied().collect();
        told.extend(&circle);
        circles.push(circle);
    }
    circles
}

/// All that can be reached from one in at least one step.
fn reached<'n>(from: &str, next: &BTreeMap<&'n str, Vec<&'n str>>) -> BTreeSet<&'n str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = next.get(from).into_iter().flatten().copied().collect();
    while let Some(one) = open.pop() {
        if found.insert(one) {
            open.extend(next.get(one).into_iter().flatten());
        }
    }
    found
}
