//! D5: the same sub-activity at two levels in one kecamatan and year.
//!
//! What a row spends of another's money is no second plan, and salaries and the office (programme 01) meet nobody.

use super::meaning::{Meaning, Meanings};
use super::places::reach;
use super::{Detail, Extent, PlanFinding};
use crate::analysis::plans::rows::{PlanRow, Plans};
use crate::domain::{AreaCode, BookYear, FindingTest, Level};
use rustc_hash::FxHashMap;

/// What a level does of something in a district and year.
#[derive(Default)]
struct Side {
    rows: Vec<u32>,
    extent: Extent,
}

pub(super) fn find(plans: &Plans, meanings: &Meanings, found: &mut Vec<PlanFinding>) {
    type Place = (BookYear, Meaning, AreaCode);
    let mut sides: FxHashMap<Place, Vec<(Level, Side)>> = FxHashMap::default();
    let is_own = |row: &PlanRow| row.source.is_none() && (row.transferred == 0 || row.budget() > 0);
    for (at, row) in (0..).zip(plans.rows()).filter(|(_, row)| !row.codes.is_support() && is_own(row)) {
        let Some(meaning) = meanings.of_row(row).filter(|_| row.codes.sub_activity.is_some() || is_foreign(row)) else {
            continue;
        };
        for (district, extent) in reach(plans, row) {
            let levels = sides.entry((row.year(), meaning.clone(), district)).or_default();
            let side = match levels.iter().position(|(level, _)| *level == row.plan.level) {
                Some(at) => &mut levels[at].1,
                None => {
                    levels.push((row.plan.level, Side::default()));
                    let last = levels.len() - 1;
                    &mut levels[last].1
                }
            };
            side.rows.push(at);
            side.extent.add(&extent);
        }
    }
    for ((year, meaning, district), mut levels) in sides.into_iter().filter(|(_, levels)| levels.len() > 1) {
        levels.sort_by_key(|(level, _)| *level);
        for (at, (one_level, one)) in levels.iter().enumerate() {
            for (other_level, other) in &levels[at + 1..] {
                let Some(place) = one.extent.meets(&other.extent) else { continue };
                let key = format!("{one_level}|{other_level}:{}@{district}", meanings.key(&meaning));
                let money = |side: &Side| side.rows.iter().map(|at| plans.rows()[*at as usize].budget()).sum::<i64>();
                let rows = one.rows.iter().chain(&other.rows).map(|at| &plans.rows()[*at as usize]);
                let people = |side: &Side| -> u32 {
                    side.rows.iter().filter_map(|at| plans.people(&plans.rows()[*at as usize])).sum()
                };
                let detail = Detail::SameActivity { levels: (*one_level, *other_level), place };
                found.push(PlanFinding {
                    area: Some(district),
                    money: money(one).min(money(other)),
                    people: people(one).min(people(other)),
                    rows: rows.map(|row| row.id).collect(),
                    ..PlanFinding::new(FindingTest::SameActivity, key, year, detail)
                });
            }
        }
    }
}

/// Whether a code is of another list than the nomenclature, as those of ministries are.
fn is_foreign(row: &PlanRow) -> bool {
    row.codes.programme.is_none()
}
