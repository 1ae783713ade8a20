//! Rows of plans with their money, as tests of several layers put them into tables.

use crate::domain::{BudgetStage, FundCode, Id, Plan, PlanAmount, Ref, Rupiah};
use crate::replica::{Row, Stamp};
use crate::workspace::Tables;

/// The id of the record of that number.
pub(crate) fn id(number: u8) -> Id {
    Id::new(1, [number; 10])
}

/// Puts in a row of that number, and its money by fund and stage, rupiah.
pub(crate) fn put_row(tables: &mut Tables, number: u8, plan: Plan, amounts: &[(&str, BudgetStage, i64)]) {
    tables.plans.insert(Row::new(id(number), plan, Stamp::default()));
    for (fund, stage, amount) in amounts {
        let fund = FundCode::new(fund).unwrap();
        let key = PlanAmount::id(id(number), fund.as_ref(), *stage);
        let amount = Rupiah::new(*amount).unwrap();
        let amount = PlanAmount { plan: Ref::to(id(number)), fund, stage: *stage, amount, ..PlanAmount::default() };
        tables.plan_amounts.insert(Row::new(key, amount, Stamp::default()));
    }
}
