//! What is done to cases: opened, moved, assigned, closed, one or many at once. Every command gives a transaction, which
//! one undo takes back.

use super::change::EditOf;
use super::packed::Edit;
use super::tables::Tables;
use super::transaction::Transaction;
use crate::domain::{Case, CaseStage, Cause, Date, Diagnosis, Id, Level, Outcome, Ref, Text, Weight};
use crate::replica::Row;

/// The open case of a cooperative.
pub fn open_case(tables: &Tables, owner: Id) -> Option<&Row<Case>> {
    let of_owner = |row: &&Row<Case>| row.value.cooperative == owner && !row.value.is_closed();
    tables.cases.live().filter(of_owner).max_by_key(|row| (row.value.opened, row.id))
}

/// The id of the next case of a cooperative: the first number that no case has ever had.
fn next_id(tables: &Tables, owner: Id) -> Id {
    (1..).map(|number| Case::id(owner, number)).find(|id| tables.cases.get(*id).is_none()).unwrap_or_default()
}

/// Opens a case for every cooperative that has no open one, on the day `on`.
pub fn open(tables: &Tables, owners: impl IntoIterator<Item = Id>, on: Date) -> Transaction {
    let new = owners.into_iter().filter(|owner| open_case(tables, *owner).is_none());
    let edits = new.map(|owner| EditOf::create(next_id(tables, owner), Case::open(owner, on)).into());
    Transaction { edits: edits.collect() }
}

/// Changes the open cases of cooperatives. What stays as it is is not written.
pub fn change(tables: &Tables, owners: impl IntoIterator<Item = Id>, change: impl Fn(&Case) -> Case) -> Transaction {
    let edits = owners.into_iter().filter_map(|owner| {
        let row = open_case(tables, owner)?;
        let changed = change(&row.value);
        (changed != row.value).then(|| EditOf::change(row.id, row.value.clone(), changed).into())
    });
    Transaction { edits: edits.collect() }
}

/// Who is to be responsible; what is none stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assignment {
    /// Who.
    pub owner: Option<Text>,
    /// At which level.
    pub level: Option<Level>,
    /// By which day.
    pub due: Option<Date>,
}

impl Assignment {
    /// The case under this assignment.
    pub fn put_on(&self, case: &Case) -> Case {
        let mut assigned = case.clone();
        assigned.owner = self.owner.clone().or(assigned.owner);
        assigned.level = self.level.or(assigned.level);
        assigned.due = self.due.or(assigned.due);
        assigned
    }
}

/// Moves open cases to a stage that is not the last, on the day `on`.
pub fn move_to(tables: &Tables, owners: impl IntoIterator<Item = Id>, stage: CaseStage, on: Date) -> Transaction {
    change(tables, owners, |case| case.moved_to(stage, on))
}

/// Closes the cases of cooperatives that are inactive on paper only: their RAT was held but not reported (FACTS 1.8, ADM-1).
/// One without a case gets one, so that what was found out is on record.
pub fn close_unreported(tables: &Tables, owners: impl IntoIterator<Item = Id>, on: Date) -> Transaction {
    let mut edits: Vec<Edit> = Vec::new();
    for owner in owners {
        let row = open_case(tables, owner);
        let (id, before) = row.map_or_else(|| (next_id(tables, owner), None), |row| (row.id, Some(row.value.clone())));
        let case = before.clone().unwrap_or_else(|| Case::open(owner, on));
        edits.push(EditOf::of(id, before, Some(case.closed_as(Outcome::DataError, on, None))).into());
        let cause = Diagnosis::id(id, Cause::NotReported);
        let known = tables.diagnoses.get_live(cause).map(|row| row.value.clone());
        let evidence = known.as_ref().and_then(|known| known.evidence.clone());
        let found = Diagnosis { case: Ref::to(id), cause: Cause::NotReported, weight: Weight::Decisive, evidence };
        if known.as_ref() != Some(&found) {
            edits.push(EditOf::of(cause, known, Some(found)).into());
        }
    }
    Transaction { edits }
}

/// How many documents and assets of a cooperative are still kept.
pub fn held_of(tables: &Tables, owner: Id) -> usize {
    tables.custodies.live().filter(|row| row.value.cooperative == owner && row.value.is_held()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Record;
    use crate::domain::status::StatusRule;
    use crate::replica::{Knowledge, ReplicaId};
    use crate::workspace::merge::Theirs;
    use crate::workspace::{Install, Viewpoint, Workspace};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_case_closed_here_and_moved_there_is_in_one_place_for_both_and_asked_about_once() {
        for closes_later in [false, true] {
            let (owner, mut one) = (Id::new(7, [7; 10]), empty());
            let other = Install { replica: ReplicaId::new(2), heir: ReplicaId::new(102), lane: 0 };
            let mut other =
                Workspace::new(other, Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods));
            one.commit(open(one.tables(), [owner], day("2024-01-10")), 1_000);
            let theirs = |desk: &Workspace| Theirs::whole(desk.tables().clone(), desk.seen().clone());
            other.merge([theirs(&one)], 2_000);
            let id = Case::id(owner, 1);
            let case = one.tables().cases.get_live(id).unwrap().value.clone();
            let closed = case.closed_as(Outcome::Revived, day("2024-03-01"), None);
            one.commit(Transaction::of(EditOf::change(id, case, closed)), if closes_later { 9_000 } else { 3_000 });
            other.commit(move_to(other.tables(), [owner], CaseStage::Verified, day("2024-03-02")), 5_000);
            one.merge([theirs(&other)], 10_000);
            other.merge([theirs(&one)], 10_000);
            for desk in [&one, &other] {
                let case = &desk.tables().cases.get_live(id).unwrap().value;
                assert_eq!((case.is_closed(), case.outcome), (closes_later, Some(Outcome::Revived)));
                assert_eq!(case.days_to_outcome(), closes_later.then_some(51));
                assert_eq!(desk.conflicts().iter().map(|conflict| conflict.field).collect::<Vec<_>>(), ["stages"]);
            }
        }
    }

    fn empty() -> Workspace {
        let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
        Workspace::new(install, Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods))
    }

    #[test]
    fn a_selection_is_opened_assigned_and_moved_at_once_and_one_undo_takes_each_back() {
        let owners = [1, 2, 3].map(|n| Id::new(n, [n as u8; 10]));
        let mut desk = empty();
        desk.commit(open(desk.tables(), owners, day("2024-05-13")), 10);
        assert_eq!(desk.tables().cases.live().count(), 3);
        assert!(open(desk.tables(), owners, day("2024-05-14")).edits.is_empty(), "an open case is not opened twice");
        let assignment = Assignment { owner: Text::optional("Seksi").unwrap(), ..Assignment::default() };
        let assign = change(desk.tables(), owners, |case| assignment.put_on(case));
        desk.commit(assign, 20);
        desk.commit(move_to(desk.tables(), owners, CaseStage::Verified, day("2024-05-20")), 30);
        let case = |desk: &Workspace| open_case(desk.tables(), owners[1]).unwrap().value.clone();
        assert_eq!((case(&desk).stage(), case(&desk).owner.as_deref()), (CaseStage::Verified, Some("Seksi")));
        desk.undo(40);
        assert_eq!((case(&desk).stage(), case(&desk).owner.as_deref()), (CaseStage::Found, Some("Seksi")));
        desk.undo(50);
        assert_eq!(case(&desk).owner, None);
    }

    #[test]
    fn an_error_of_the_data_is_closed_as_such_with_its_cause() {
        let owner = Id::new(1, [1; 10]);
        let mut desk = empty();
        desk.commit(close_unreported(desk.tables(), [owner], day("2024-05-13")), 10);
        let row = desk.tables().cases.live().next().unwrap();
        assert_eq!((row.value.outcome, row.value.is_closed()), (Some(Outcome::DataError), true));
        let cause = desk.tables().diagnoses.live().next().unwrap();
        assert_eq!((*cause.value.case, cause.value.cause), (row.id, Cause::NotReported));
        // A cooperative that turns inactive again gets a case of its own.
        desk.commit(open(desk.tables(), [owner], day("2026-01-01")), 20);
        assert_eq!(desk.tables().cases.live().count(), 2);
    }

    #[test]
    fn a_case_goes_with_all_that_hangs_on_it() {
        let owner = Id::new(1, [1; 10]);
        let mut desk = empty();
        desk.commit(close_unreported(desk.tables(), [owner], day("2024-05-13")), 10);
        let case = desk.tables().cases.rows()[0].id;
        desk.commit(Transaction { edits: desk.tables().deletion_of(Case::TABLE, case).edits }, 20);
        assert_eq!(desk.tables().cases.live().count() + desk.tables().diagnoses.live().count(), 0);
        desk.undo(30);
        assert_eq!(desk.tables().diagnoses.live().count(), 1);
    }
}
