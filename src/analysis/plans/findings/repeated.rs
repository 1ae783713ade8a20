//! S2: the same row recorded twice: of one office, unit and year, under one code and name. That comes of a row that one office
//! entered by hand and another read out of a document; merged they are two records, and their money counts twice.
//!
//! What spends the money of another budget stands beside an own row of the same name by right.

use super::{Detail, PlanFinding};
use crate::analysis::plans::rows::{PlanRow, Plans, folded, shortened};
use crate::domain::{AreaCode, BookYear, FindingTest, Id};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What the rows that are one have in common: office, year, unit, code, name, and the row whose money they spend.
type Same = (u32, BookYear, String, Option<String>, String, Option<Id>);

fn same(row: &PlanRow) -> Same {
    let text = |text: Option<&str>| folded(text.unwrap_or_default());
    let (unit, name) = (text(row.plan.unit.as_deref()), text(row.plan.name.as_deref()));
    let code = row.codes.code.as_deref().map(str::to_owned);
    (row.office, row.year(), unit, code, name, row.plan.paired.map(|paired| *paired))
}

/// Where a row is carried out, as far as it says so.
fn places(plans: &Plans, row: &PlanRow) -> BTreeSet<AreaCode> {
    plans.places(row).iter().filter_map(|place| place.value.subdistrict.or(place.value.district)).collect()
}

pub(super) fn find(plans: &Plans, found: &mut Vec<PlanFinding>) {
    let mut rows: FxHashMap<Same, Vec<&PlanRow>> = FxHashMap::default();
    for row in plans.rows() {
        rows.entry(same(row)).or_default().push(row);
    }
    for ((_, year, unit, _, name, _), mut rest) in rows.into_iter().filter(|(_, all)| all.len() > 1) {
        while let [first, ..] = rest.as_slice() {
            let (first, of_first) = (*first, places(plans, first));
            // Of what is done in two places, as bantuan keuangan for two districts, each may have a row.
            let is_there = |row: &&PlanRow| {
                let of_row = places(plans, row);
                of_row.is_empty() || of_first.is_empty() || !of_row.is_disjoint(&of_first)
            };
            let (all, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|row| row.id == first.id || is_there(row));
            rest = others;
            if all.len() > 1 {
                found.push(repeated(plans, &all, year, &format!("{}/{}", shortened(&unit), shortened(&name))));
            }
        }
    }
}

fn repeated(plans: &Plans, all: &[&PlanRow], year: BookYear, what: &str) -> PlanFinding {
    let money: Vec<i64> = all.iter().map(|row| row.whole()).collect();
    let is_equal = money.iter().all(|one| *one == money[0]);
    let detail = Detail::RecordedTwice { times: all.len() as u32, is_equal };
    let first = places(plans, all[0]).first().map(|place| format!("@{place}")).unwrap_or_default();
    let key = format!("{}/{what}{first}", plans.key(all[0]));
    PlanFinding {
        area: all[0].plan.area,
        // What counts beyond one of them.
        money: money.iter().sum::<i64>() - money.iter().max().copied().unwrap_or_default(),
        rows: all.iter().map(|row| row.id).collect(),
        ..PlanFinding::new(FindingTest::RecordedTwice, key, year, detail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::plans::Stage;
    use crate::domain::{ActivityCode, BudgetStage, Level, Plan, PlanPlace, Ref, Text};
    use crate::replica::{Row, Stamp};
    use crate::sample::plan_rows::{id, put_row};
    use crate::workspace::Tables;

    fn found(tables: &Tables) -> Vec<PlanFinding> {
        let mut found = Vec::new();
        find(&Plans::of(tables, Stage::Latest), &mut found);
        found
    }

    #[test]
    fn rows_alike_but_for_money_are_one_recorded_twice_and_those_of_two_places_are_two() {
        let row = |unit: &str| Plan {
            year: BookYear::new(2026).unwrap(),
            level: Level::District,
            area: Some(AreaCode::from_digits(6305)),
            code: ActivityCode::new("2.17.05.2.01.0001").unwrap(),
            name: Text::optional("Pelatihan  perkoperasian").unwrap(),
            unit: Text::optional(unit).unwrap(),
            ..Plan::default()
        };
        let mut tables = Tables::default();
        put_row(&mut tables, 1, row(""), &[("1.1", BudgetStage::Execution, 100)]);
        put_row(&mut tables, 2, row(""), &[("1.1", BudgetStage::Execution, 60)]);
        // That of another unit is another.
        put_row(&mut tables, 3, row("UPTD"), &[("1.1", BudgetStage::Execution, 60)]);
        let one = found(&tables);
        assert_eq!((one.len(), one[0].money, one[0].rows.as_slice()), (1, 60, [id(1), id(2)].as_slice()));
        assert_eq!(one[0].detail, Detail::RecordedTwice { times: 2, is_equal: false });
        for (number, part) in [(1, 630_502), (2, 630_504)] {
            let subdistrict = Some(AreaCode::from_digits(part));
            let place = PlanPlace { plan: Ref::to(id(number)), subdistrict, ..PlanPlace::default() };
            tables.plan_places.insert(Row::new(place.id(), place, Stamp::default()));
        }
        assert_eq!(found(&tables), []);
    }
}
