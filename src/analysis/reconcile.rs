//! Totals without rows, held against the rows and against each other (FACTS 4.3: published totals often do
//! not add up).

use super::{Counts, Reading, of_all};
use crate::domain::{
    AreaCode, AreaLevel, Basis, Date, Id, Measure, Precision, Supervision, Tally, territory::Territory,
};
use crate::replica::Row;
use crate::workspace::{Facts, Index, Tables};
use std::collections::BTreeMap;

/// A published or reported count beside what the register counts now.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The tally.
    pub id: Id,
    /// What the register counts for the same area, level and measure; none where the register cannot tell.
    pub register: Option<u32>,
}

/// Every tally beside the register, latest first, then by area.
pub fn compare(tables: &Tables, index: &Index) -> Vec<Comparison> {
    let mut tallies: Vec<(Id, &Tally)> = tables.tallies.live().map(|row| (row.id, &row.value)).collect();
    tallies
        .sort_by_key(|(id, tally)| (std::cmp::Reverse(tally.date), tally.area, tally.supervision, tally.measure, *id));
    tallies.into_iter().map(|(id, tally)| Comparison { id, register: counted(tally, index) }).collect()
}

/// What the register counts where the tally counts.
fn counted(tally: &Tally, index: &Index) -> Option<u32> {
    let pick: fn(&Counts) -> u32 = match tally.measure {
        Measure::All => |counts| counts.total,
        Measure::Active => |counts| counts.active,
        Measure::Inactive => |counts| counts.inactive,
        _ => return None,
    };
    let province = Territory::current().province.code;
    if tally.area == province && tally.supervision.is_none() {
        return Some(pick(&of_all(index, Reading::Declared)));
    }
    let level = tally
        .supervision
        .or((tally.basis == Basis::Supervision && tally.area != province).then_some(Supervision::District));
    let district = Territory::current().district_position(tally.area).map(|at| at as u8);
    if tally.area != province && district.is_none() {
        return None;
    }
    let belongs = |facts: &&Facts| {
        facts.live
            && level.is_none_or(|level| facts.supervision == Some(level))
            && (district.is_none() || facts.district == district)
    };
    let mut counts = Counts::default();
    index.facts().iter().filter(belongs).for_each(|facts| counts.add(facts, Reading::Declared));
    Some(pick(&counts))
}

/// The parts of a published total, and the total published for the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct SumCheck {
    /// The day both stand for.
    pub date: Date,
    /// What is counted.
    pub measure: Measure,
    /// How many parts were published.
    pub parts: usize,
    /// Their sum.
    pub sum: u64,
    /// The total published.
    pub total: u64,
    /// Whether every part is zero where the total is not: that was not delivered (FACTS-2 13.2).
    pub parts_are_blank: bool,
}

/// A total that was published of the whole, and its parts.
pub(super) struct Parted<'t> {
    /// The total.
    pub whole: &'t Row<Tally>,
    /// Every district; where these count by supervision, the levels that supervise beside them too.
    pub parts: Vec<&'t Row<Tally>>,
}

impl Parted<'_> {
    /// What the parts come to.
    pub fn sum(&self) -> u64 {
        self.parts.iter().map(|part| part.value.value.get()).sum()
    }
}

/// Where every district has a figure of one day and the province has one too.
pub(super) fn parted(tables: &Tables) -> Vec<Parted<'_>> {
    // A figure of a year and one of its January bear the same first day, and are no parts of one total.
    type Key = (Date, Precision, Measure);
    type Parts<'t> = BTreeMap<(AreaCode, Option<Supervision>), &'t Row<Tally>>;
    let mut parts: BTreeMap<Key, Parts> = BTreeMap::new();
    let mut totals: BTreeMap<Key, &Row<Tally>> = BTreeMap::new();
    for row in tables.tallies.live() {
        let tally = &row.value;
        let key = (tally.date, tally.precision, tally.measure);
        if tally.area.level() != AreaLevel::Province {
            parts.entry(key).or_default().insert((tally.area, tally.supervision), row);
        } else if tally.supervision.is_none() {
            totals.insert(key, row);
        } else if tally.supervision != Some(Supervision::District) {
            // What the districts supervise is their sum again.
            parts.entry(key).or_default().insert((tally.area, tally.supervision), row);
        }
    }
    let districts = Territory::current().districts.len();
    let of_districts = |parts: &Parts| {
        let own = |(area, level): &(AreaCode, Option<Supervision>)| {
            area.level() == AreaLevel::District && level.is_none_or(|level| level == Supervision::District)
        };
        parts.keys().filter(|key| own(key)).count() == districts
    };
    let mut found = Vec::new();
    for (key, parts) in parts.into_iter().filter(|(_, parts)| of_districts(parts)) {
        let Some(whole) = totals.get(&key).copied() else { continue };
        // By domicile a district has all that lie in it, whoever supervises them.
        let by_domicile = |row: &Row<Tally>| row.value.basis == Basis::Domicile;
        let is_by_domicile =
            parts.values().any(|row| row.value.area.level() == AreaLevel::District && by_domicile(row));
        let is_part = |((area, level), _): &((AreaCode, Option<Supervision>), &Row<Tally>)| match area.level() {
            AreaLevel::Province => !is_by_domicile,
            AreaLevel::District => level.is_none_or(|level| level == Supervision::District),
            _ => false,
        };
        let parts = parts.into_iter().filter(is_part).map(|(_, row)| row).collect();
        found.push(Parted { whole, parts });
    }
    found
}

/// Where every district has a figure of one day and the province has one too: does the sum fit?
pub fn sum_checks(tables: &Tables) -> Vec<SumCheck> {
    let check = |parted: Parted| {
        let Tally { date, measure, .. } = parted.whole.value;
        let (sum, total) = (parted.sum(), parted.whole.value.value.get());
        SumCheck { date, measure, parts: parted.parts.len(), sum, total, parts_are_blank: sum == 0 && total > 0 }
    };
    parted(tables).into_iter().map(check).collect()
}
