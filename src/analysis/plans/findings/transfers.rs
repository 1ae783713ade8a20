//! D8: bantuan keuangan that is counted at giver and taker, because neither names the other (FACTS 7.9).

use super::{Detail, PlanFinding};
use crate::analysis::plans::rows::{At, PlanRow, Plans, is_transfer};
use crate::domain::{AreaCode, BookYear, FindingTest, Level};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The districts that a row of a province is for, by programme number and year.
type Givers = FxHashMap<(AreaCode, BookYear, Arc<str>), Vec<u32>>;

pub(super) fn find(plans: &Plans, found: &mut Vec<PlanFinding>) {
    let mut givers = Givers::default();
    for (at, row) in (0..).zip(plans.rows()) {
        let (Level::Province, Some(programme)) = (row.plan.level, row.codes.programme.clone()) else { continue };
        for (district, _) in super::reach(plans, row) {
            givers.entry((district, row.year(), programme.clone())).or_default().push(at);
        }
    }
    for row in plans.rows().iter().filter(|row| row.plan.paired.is_none() && row.plan.level == Level::District) {
        let handed: i64 = row.money.iter().filter(|(fund, _)| is_transfer(fund)).map(|(_, amount)| amount).sum();
        let (Some(district), Some(programme)) = (row.plan.district(), row.codes.programme.clone()) else { continue };
        if handed == 0 {
            continue;
        }
        let candidates = givers.get(&(district, row.year(), programme)).into_iter().flatten();
        // What hands money on already, and what has less, is another matter.
        let free = candidates.map(|at| &plans.rows()[*at as usize]);
        let free = free.filter(|giver| giver.transferred == 0 && giver.budget() >= handed);
        let nearest = |giver: &&PlanRow| (giver.budget() - handed, giver.codes.code.clone(), giver.id);
        let Some(giver) = free.min_by_key(nearest) else { continue };
        let detail = Detail::TransferTwice {
            giver: plans.office(giver).clone(),
            taker: plans.office(row).clone(),
            is_equal: giver.budget() == handed,
        };
        let key = format!("{}|{}", plans.key(giver), plans.key(row));
        found.push(PlanFinding {
            area: match row.district {
                At::One(district) => Some(district),
                _ => None,
            },
            money: handed,
            people: plans.people(row).unwrap_or_default(),
            rows: vec![giver.id, row.id],
            ..PlanFinding::new(FindingTest::TransferTwice, key, row.year(), detail)
        });
    }
}
