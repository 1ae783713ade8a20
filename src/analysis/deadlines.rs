//! The days by which something is due, of one cooperative and of all: what lies ahead, and what was let pass.

use crate::domain::status::next_rat;
use crate::domain::{
    Action, AnnualReport, BookYear, Case, CaseStage, Cooperative, Date, Id, Licence, LicenceKind, Record, Visit,
};
use crate::replica::Row;
use crate::workspace::{Index, Tables};
use std::collections::BTreeMap;

/// A day by which something is due.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The last day.
    pub due: Date,
    /// What is due.
    pub what: Owed,
    /// The record that says so, and its table.
    pub said_by: (&'static str, Id),
}

/// What can be due.
#[derive(Debug, Clone, PartialEq)]
pub enum Owed {
    /// The annual meeting on a book year.
    Rat(BookYear),
    /// The next visit of a case, and who is responsible.
    Visit(Id, Option<String>),
    /// The present stage of a case is to be left.
    Stage(CaseStage),
    /// A step of a case is to be taken.
    Action(Row<Action>),
    /// The certificate lapses; whether that day is recorded or reckoned from the day of issue.
    Certificate(bool),
    /// A licence lapses.
    Licence(LicenceKind),
}

/// The deadlines of a cooperative on the day `today`, the earliest first.
pub fn deadlines_of(tables: &Tables, index: &Index, row: &Row<Cooperative>, today: Date) -> Vec<Deadline> {
    let (id, c) = (row.id, &row.value);
    let rat = next_rat(c.form, index.of::<AnnualReport>(tables, id).map(|row| &row.value), today);
    let mut found = Vec::new();
    let mut add = |due: Option<Date>, what: Owed, said_by| {
        found.extend(due.map(|due| Deadline { due, what, said_by }));
    };
    add(Some(rat.due), Owed::Rat(rat.year), (AnnualReport::TABLE, AnnualReport::id(id, rat.year)));
    if let Some((last, recorded)) = c.certificate.as_ref().and_then(|certificate| certificate.last_day()) {
        add(Some(last), Owed::Certificate(recorded), (Cooperative::TABLE, id));
    }
    for licence in index.of::<Licence>(tables, id) {
        add(licence.value.expires_on, Owed::Licence(licence.value.class), (Licence::TABLE, licence.id));
    }
    for case in index.of::<Case>(tables, id).filter(|case| !case.value.is_closed()) {
        let owner = case.value.owner.as_deref().map(str::to_owned);
        add(case.value.due, Owed::Stage(case.value.stage()), (Case::TABLE, case.id));
        let visits = index.of::<Visit>(tables, case.id).map(|row| &row.value);
        add(Visit::next_after(visits), Owed::Visit(case.id, owner), (Visit::TABLE, case.id));
        for action in index.of::<Action>(tables, case.id).filter(|action| action.value.done.is_none()) {
            add(action.value.due, Owed::Action(action.clone()), (Action::TABLE, action.id));
        }
    }
    found.sort_by_key(|deadline| deadline.due);
    found
}

/// What is due from a day on of all cooperatives, the earliest first: each with the cooperative that it is about. Meetings
/// that many are to hold by the same day are not among them.
pub fn agenda<'t>(tables: &'t Tables, index: &Index, from: Date) -> Vec<(&'t Row<Cooperative>, Deadline)> {
    let ahead = |row| {
        let found = deadlines_of(tables, index, row, from).into_iter();
        found.filter(|one| one.due >= from && !matches!(one.what, Owed::Rat(_))).map(move |one| (row, one))
    };
    let mut found: Vec<_> = tables.cooperatives.live().flat_map(ahead).collect();
    found.sort_by_key(|(_, one)| (one.due, one.said_by));
    found
}

/// The last days on which meetings are to be held that lie ahead: each with the book year, and how many are to hold it then.
pub fn meetings_ahead(tables: &Tables, index: &Index, from: Date) -> Vec<(Date, BookYear, usize)> {
    let mut days: BTreeMap<(Date, BookYear), usize> = BTreeMap::new();
    for row in tables.cooperatives.live() {
        let reports = index.of::<AnnualReport>(tables, row.id).map(|row| &row.value);
        let rat = next_rat(row.value.form, reports, from);
        if rat.due >= from {
            *days.entry((rat.due, rat.year)).or_default() += 1;
        }
    }
    days.into_iter().map(|((due, year), count)| (due, year, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Ref;
    use crate::domain::status::StatusRule;
    use crate::replica::Stamp;
    use crate::workspace::Viewpoint;

    #[test]
    fn the_next_visit_is_due_until_somebody_has_come_again() {
        let day = |text: &str| -> Date { text.parse().unwrap() };
        let (mut tables, id) = (Tables::default(), Id::new(1, [1; 10]));
        let row = Row::new(id, Cooperative::default(), Stamp::default());
        tables.cooperatives.insert(row.clone());
        let case = Row::new(Case::id(id, 1), Case::open(id, day("2024-06-01")), Stamp::default());
        tables.cases.insert(case.clone());
        let visit = |on: &str, next: Option<&str>| Visit {
            case: Ref::to(case.id),
            date: day(on),
            next_on: next.map(day),
            ..Visit::default()
        };
        let due = |tables: &Tables| {
            let index = Index::build(tables, Viewpoint::in_tests(StatusRule::Ods));
            let found = deadlines_of(tables, &index, &row, day("2024-06-10"));
            found
                .into_iter()
                .filter(|found| matches!(found.what, Owed::Visit(..)))
                .map(|found| found.due)
                .collect::<Vec<_>>()
        };
        tables.visits.insert(Row::new(Id::new(2, [2; 10]), visit("2024-06-03", Some("2024-06-20")), Stamp::default()));
        assert_eq!(due(&tables), [day("2024-06-20")]);
        tables.visits.insert(Row::new(Id::new(3, [3; 10]), visit("2024-06-21", None), Stamp::default()));
        assert!(due(&tables).is_empty());
    }

    #[test]
    fn what_is_done_closed_or_past_is_not_ahead() {
        let day = |text: &str| -> Date { text.parse().unwrap() };
        let (mut tables, id) = (Tables::default(), Id::new(1, [1; 10]));
        tables.cooperatives.insert(Row::new(id, Cooperative::default(), Stamp::default()));
        let case = Case { due: Some(day("2026-12-05")), ..Case::open(id, day("2026-11-01")) };
        let case = Row::new(Case::id(id, 1), case, Stamp::default());
        let action = |due, done| Action { case: case.id.into(), due: Some(day(due)), done, ..Action::default() };
        let actions =
            [action("2026-12-01", None), action("2026-12-02", Some(day("2026-11-20"))), action("2026-11-01", None)];
        for (action, number) in actions.into_iter().zip(10..) {
            tables.actions.insert(Row::new(Id::new(number, [2; 10]), action, Stamp::default()));
        }
        tables.cases.insert(case);
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        let from = day("2026-11-29");
        let found: Vec<_> =
            agenda(&tables, &index, from).into_iter().map(|(_, one)| (one.due, one.said_by.0)).collect();
        assert_eq!(found, [(day("2026-12-01"), Action::TABLE), (day("2026-12-05"), Case::TABLE)]);
        // The meeting on the year that has not ended is not due yet, and the last one is over.
        assert_eq!(meetings_ahead(&tables, &index, from), []);
        assert_eq!(meetings_ahead(&tables, &index, day("2026-02-01")).len(), 1);
    }
}
