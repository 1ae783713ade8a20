//! S1: documents of one level that disagree. What stands in the Renja is to stand in RKPD, KUA-PPAS, RKA and DPA (FACTS 7.5,
//! 7.8). The first draft is meant to change, and so is the DPA in the middle of its year: neither is held against the others.
//!
//! An office has a document of a year when any of its rows has an amount of it.

use super::{Detail, FindingSettings, PlanFinding};
use crate::analysis::plans::rows::{PlanRow, Plans};
use crate::domain::{BookYear, BudgetStage, FindingTest, Quantity};
use rustc_hash::FxHashMap;

/// The documents that are to agree, in order.
const STAGES: [BudgetStage; 5] = [
    BudgetStage::WorkPlan,
    BudgetStage::GovernmentPlan,
    BudgetStage::Ceiling,
    BudgetStage::Budget,
    BudgetStage::Execution,
];

/// The amount of a row at each of them; none where it does not stand in it.
type Amounts = [Option<i64>; STAGES.len()];

fn amounts(plans: &Plans, row: &PlanRow) -> Amounts {
    let mut amounts = Amounts::default();
    for amount in plans.amounts(row).iter().map(|amount| &amount.value) {
        if let Some(at) = STAGES.iter().position(|stage| *stage == amount.stage) {
            *amounts[at].get_or_insert_default() += amount.amount.get();
        }
    }
    amounts
}

pub(super) fn find(plans: &Plans, settings: &FindingSettings, found: &mut Vec<PlanFinding>) {
    let mut documents: FxHashMap<(u32, BookYear), [bool; STAGES.len()]> = FxHashMap::default();
    let all: Vec<Amounts> = plans.rows().iter().map(|row| amounts(plans, row)).collect();
    for (row, amounts) in plans.rows().iter().zip(&all) {
        let has = documents.entry((row.office, row.year())).or_default();
        has.iter_mut().zip(amounts).for_each(|(has, amount)| *has |= amount.is_some());
    }
    for (row, amounts) in plans.rows().iter().zip(&all).filter(|(_, amounts)| amounts.iter().any(Option::is_some)) {
        let has = &documents[&(row.office, row.year())];
        let Some((detail, money)) = worst(amounts, has, settings) else { continue };
        found.push(PlanFinding {
            area: row.plan.area,
            money,
            rows: vec![row.id],
            ..PlanFinding::new(FindingTest::Documents, plans.key(row), row.year(), detail)
        });
    }
}

/// Where neighbouring documents of the office differ most about a row, and by how much.
fn worst(amounts: &Amounts, has: &[bool; STAGES.len()], settings: &FindingSettings) -> Option<(Detail, i64)> {
    let there: Vec<usize> = (0..STAGES.len()).filter(|at| has[*at]).collect();
    let differences = there.windows(2).filter_map(|pair| {
        let stages = (STAGES[pair[0]], STAGES[pair[1]]);
        match (amounts[pair[0]], amounts[pair[1]]) {
            (Some(before), Some(after)) => {
                let (difference, limit) = (
                    i128::from(before.abs_diff(after)),
                    i128::from(Quantity::from(u32::from(settings.documents)).parts()),
                );
                // Difference over before, as per cent of four decimals.
                let is_much = difference * 1_000_000 > limit * i128::from(before.abs());
                is_much.then(|| (Detail::StagesDiffer { stages, amounts: (before, after) }, (before - after).abs()))
            }
            (Some(before), None) => Some((Detail::StageDropped { stages }, before)),
            (None, Some(after)) => Some((Detail::StageInserted { stages }, after)),
            (None, None) => None,
        }
    });
    // Of equals the first.
    differences.reduce(|worst, one| if one.1 > worst.1 { one } else { worst })
}
