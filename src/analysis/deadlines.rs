//! What one cooperative has ahead of it, or has let pass: the days by which something is due.

use crate::domain::status::next_rat;
use crate::domain::{
    Action, AnnualReport, BookYear, Case, CaseStage, Cooperative, Date, Id, Licence, LicenceKind, Visit,
};
use crate::replica::Row;
use crate::workspace::{Index, Tables};

/// A day by which something is due.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The last day.
    pub due: Date,
    /// What is due.
    pub what: Owed,
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
    let mut found = vec![Deadline { due: rat.due, what: Owed::Rat(rat.year) }];
    let mut add = |due: Option<Date>, what: Owed| found.extend(due.map(|due| Deadline { due, what }));
    if let Some((last, recorded)) = c.certificate.as_ref().and_then(|certificate| certificate.last_day()) {
        add(Some(last), Owed::Certificate(recorded));
    }
    for licence in index.of::<Licence>(tables, id) {
        add(licence.value.expires_on, Owed::Licence(licence.value.class));
    }
    for case in index.of::<Case>(tables, id).filter(|case| !case.value.is_closed()) {
        let owner = case.value.owner.as_deref().map(str::to_owned);
        add(case.value.due, Owed::Stage(case.value.stage()));
        let visits = index.of::<Visit>(tables, case.id).map(|row| &row.value);
        add(Visit::next_after(visits), Owed::Visit(case.id, owner));
        for action in index.of::<Action>(tables, case.id).filter(|action| action.value.done.is_none()) {
            add(action.value.due, Owed::Action(action.clone()));
        }
    }
    found.sort_by_key(|deadline| deadline.due);
    found
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
}
