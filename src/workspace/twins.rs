//! Cooperatives that two offices have recorded each for itself: found when their files meet, and united in bulk where that
//! takes no decision.
//!
//! Certain are those with the same NIK, with the same legal number in one district, or with the same name in one village,
//! of which nothing speaks against the other: every field that both fill says the same, and so do the yearly reports and
//! whatever else both have of the same year or number. All others are for a person, pair by pair.

use super::belonging::owned;
use super::duplicates::{Pair, Reason, duplicates};
use super::table::Table;
use super::tables::{TableVisitor, Tables};
use super::transaction::Transaction;
use super::unite::{contradicting, unite};
use super::{fold, packed::Edit};
use crate::domain::united::contradicts;
use crate::domain::{Cooperative, Id, KnownBy, Record};
use crate::replica::Stamp;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// The digits of an undamaged NIK of a cooperative.
const NIK_DIGITS: usize = 13;

/// Cooperatives that files bring and that are there already, or that another of the files brings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twins {
    /// Those that are certainly one and contradict each other in nothing: the ids of each, in order.
    pub certain: Vec<Vec<Id>>,
    /// How many further pairs may be one, about which a person decides.
    pub doubtful: usize,
}

impl Twins {
    /// Those of the cooperatives that came, by the file with which each did. Two of one file are its author's matter.
    pub fn of(tables: &Tables, came: &FxHashMap<Id, usize>) -> Self {
        let meets = |pair: &Pair| came.get(&pair.a) != came.get(&pair.b);
        let pairs: Vec<Pair> = duplicates(tables).into_iter().filter(meets).collect();
        let (certain, doubtful): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(|pair| is_certain(tables, pair));
        let groups = agreeing(tables, groups(&certain));
        let united: FxHashSet<Id> = groups.iter().flatten().copied().collect();
        let left = certain.iter().filter(|pair| !united.contains(&pair.a)).count();
        Self { certain: groups, doubtful: doubtful.len() + left }
    }

    /// How many records fewer there will be.
    pub fn superfluous(&self) -> usize {
        self.certain.iter().map(|group| group.len() - 1).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.certain.is_empty() && self.doubtful == 0
    }

    /// The one transaction that unites the certain ones, as far as they still are. Of each the one of the least id stays, so
    /// that two offices that do the same keep the same.
    pub fn unite(&self, tables: &Tables) -> Transaction {
        let mut after = tables.clone();
        let mut all = Transaction::default();
        for group in agreeing(tables, self.certain.clone()) {
            for drop in &group[1..] {
                // Whoever was deleted since stays so.
                let Ok(transaction) = unite(&after, group[0], *drop, &|_| false) else { continue };
                // What the next ones of the group find is as this one leaves it; when it was written matters to nobody.
                let stamp = Stamp { time: u64::MAX, ..Stamp::default() };
                transaction.edits.iter().map(Edit::patch).for_each(|patch| after.apply(&patch, stamp));
                all.edits.extend(transaction.edits);
            }
        }
        all
    }
}

/// Whether two are certainly one, by what identifies them.
fn is_certain(tables: &Tables, pair: &Pair) -> bool {
    let live = |id| tables.cooperatives.get_live(id).map(|row| &row.value);
    let Some((a, b)) = live(pair.a).zip(live(pair.b)) else { return false };
    pair.reasons.iter().any(|reason| match reason {
        Reason::SameNik => {
            a.nik.as_deref().is_some_and(|nik| nik.bytes().filter(u8::is_ascii_digit).count() == NIK_DIGITS)
        }
        // Offices number by district: where that is not known, the number may be of another.
        Reason::SameLegalNumber => a.district.is_some() && a.district == b.district,
        Reason::SimilarName { .. } => fold(&a.name) == fold(&b.name) && is_of_one_village(a, b),
    })
}

fn is_of_one_village(a: &Cooperative, b: &Cooperative) -> bool {
    let place = |c: &Cooperative| Some((c.subdistrict?, fold(c.village.as_deref()?)));
    place(a).is_some() && place(a) == place(b)
}

/// Those that hang together, in the order of their ids.
fn groups(pairs: &[Pair]) -> Vec<Vec<Id>> {
    let mut first: BTreeMap<Id, Id> = BTreeMap::new();
    let root = |first: &BTreeMap<Id, Id>, mut id: Id| {
        while let Some(next) = first.get(&id).filter(|next| **next != id) {
            id = *next;
        }
        id
    };
    for pair in pairs {
        let (a, b) = (root(&first, pair.a), root(&first, pair.b));
        let least = a.min(b);
        for id in [a, b, pair.a, pair.b] {
            first.insert(id, least);
        }
    }
    let mut groups: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    first.keys().for_each(|id| groups.entry(root(&first, *id)).or_default().push(*id));
    groups.into_values().collect()
}

/// Those groups of which all are there and say the same of everything of which two say something.
fn agreeing(tables: &Tables, groups: Vec<Vec<Id>>) -> Vec<Vec<Id>> {
    let heirs = groups.iter().flat_map(|group| group.iter().map(|id| (*id, group[0]))).collect();
    let mut meet = Meet { heirs, contradict: FxHashSet::default() };
    for table in owned() {
        let (Some(Ok(())) | None) = tables.look(table, &mut meet);
    }
    let agree = |group: &Vec<Id>| {
        let rows: Vec<&Cooperative> =
            group.iter().filter_map(|id| Some(&tables.cooperatives.get_live(*id)?.value)).collect();
        let mut pairs =
            rows.iter().enumerate().flat_map(|(at, one)| rows[at + 1..].iter().map(move |other| (one, other)));
        rows.len() == group.len()
            && pairs.all(|(one, other)| contradicting(one, other).is_empty() && one.fictional == other.fictional)
            && !meet.contradict.contains(&group[0])
    };
    groups.into_iter().filter(agree).collect()
}

/// What those that become one have of the same year or number.
struct Meet {
    /// The one that stays of each.
    heirs: FxHashMap<Id, Id>,
    /// Those that stay of which two have records that contradict each other.
    contradict: FxHashSet<Id>,
}

impl TableVisitor for Meet {
    type Error = Infallible;

    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
        let KnownBy::Derived { id, .. } = R::KNOWN_BY else { return Ok(()) };
        if R::OWNER != Some(Cooperative::TABLE) {
            return Ok(());
        }
        let mut met: FxHashMap<Id, Vec<R>> = FxHashMap::default();
        for row in table.live() {
            let Some(heir) = row.value.owner().and_then(|owner| self.heirs.get(&owner).copied()) else { continue };
            let mut moved = row.value.clone();
            moved.set_owner(heir);
            let Some(id) = id(&moved) else { continue };
            let before = met.entry(id).or_default();
            let contradict = |other: &R| (0..R::FIELDS.len()).any(|at| contradicts(other, &moved, at));
            if before.iter().any(contradict) {
                self.contradict.insert(heir);
            }
            before.push(moved);
        }
        Ok(())
    }
}
