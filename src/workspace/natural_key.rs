//! Records that are known by what they say: when that changes, another record stands in the place of the one that was.

use super::{Edit, EditOf, Tables, Transaction};
use crate::domain::{Id, KnownBy, Record};

/// The id that follows from what a record says; none where its id is drawn.
pub fn derived_id<R: Record>(record: &R) -> Option<Id> {
    match R::KNOWN_BY {
        KnownBy::Derived { id, .. } => id(record),
        KnownBy::Drawn | KnownBy::Content | KnownBy::Numbered(_) => None,
    }
}

/// Whether another record than that of the id says already what this one would be known by.
pub fn is_taken<R: Record>(tables: &Tables, own: Id, record: &R) -> bool {
    let wanted = derived_id(record).filter(|id| *id != own);
    wanted.is_some_and(|id| tables.is_live(R::TABLE, id))
}

/// What is to be written where a form has changed a record: the edit, or where it changes what the record is known by, its
/// deletion and the other one that it becomes, in one step.
pub fn in_its_place<R: Record>(tables: &Tables, edit: EditOf<R>) -> Transaction {
    let moved = edit.before.as_ref().zip(edit.after.as_ref()).and_then(|(before, after)| {
        let id = derived_id(after).filter(|id| *id != edit.id)?;
        let there = tables.table::<R>().and_then(|table| table.get_live(id)).map(|row| row.value.clone());
        let becomes = EditOf::of(id, there, Some(after.clone()));
        Some([Edit::from(EditOf::delete(edit.id, before.clone())), Edit::from(becomes)])
    });
    match moved {
        Some(edits) => Transaction { edits: edits.into() },
        None => Transaction::of(edit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BudgetStage, FundCode, Plan, PlanAmount, Ref, Rupiah};
    use crate::replica::{Row, Stamp};

    fn amount(fund: &str, rupiah: i64) -> PlanAmount {
        PlanAmount {
            plan: Ref::to(Id::new(1, [1; 10])),
            fund: FundCode::new(fund).unwrap(),
            stage: BudgetStage::Execution,
            amount: Rupiah::new(rupiah).unwrap(),
            ..PlanAmount::default()
        }
    }

    fn tables(amounts: &[PlanAmount]) -> Tables {
        let mut tables = Tables::default();
        tables.plans.insert(Row::new(Id::new(1, [1; 10]), Plan::default(), Stamp::default()));
        for amount in amounts {
            tables.plan_amounts.insert(Row::new(derived_id(amount).unwrap(), amount.clone(), Stamp::default()));
        }
        tables
    }

    #[test]
    fn money_whose_fund_is_corrected_goes_and_comes_again_in_one_step() {
        let (before, after) = (amount("1.1", 5), amount("APBN-Dekon", 5));
        let tables = tables(std::slice::from_ref(&before));
        let [old, new] = [&before, &after].map(|of| derived_id(of).unwrap());
        let transaction = in_its_place(&tables, EditOf::change(old, before.clone(), after.clone()));
        assert_eq!(transaction.edits.len(), 2);
        let same = amount("1.1", 7);
        assert_eq!(in_its_place(&tables, EditOf::change(old, before.clone(), same)).edits.len(), 1);
        assert_ne!(old, new);
        // A new record is one edit, whatever it is known by.
        assert_eq!(in_its_place(&tables, EditOf::create(new, after)).edits.len(), 1);
    }

    #[test]
    fn what_stands_already_under_the_same_key_is_told_before_it_is_written_over() {
        let (own, other) = (amount("1.1", 5), amount("APBN-Dekon", 9));
        let tables = tables(&[own.clone(), other.clone()]);
        let id = derived_id(&own).unwrap();
        assert!(is_taken(&tables, id, &amount("apbn dekon", 5)));
        assert!(!is_taken(&tables, id, &own));
        assert!(!is_taken(&tables, id, &amount("1.2.01.01.02", 5)));
        assert!(!is_taken(&tables, Id::new(3, [3; 10]), &Plan::default()));
    }
}
