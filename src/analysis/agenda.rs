//! The days ahead: by when something is due, of all cooperatives.

use crate::domain::{Action, Case, Cooperative, Date, Id, Licence, Record};
use crate::workspace::Tables;

/// Something that is due on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub day: Date,
    /// What is due.
    pub duty: Duty,
    /// The cooperative that it is about.
    pub cooperative: Id,
    /// The table of the record that says so.
    pub table: &'static str,
    /// That record.
    pub record: Id,
}

/// What can be due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// A case is to leave its stage.
    Stage,
    /// A step of a case is to be taken.
    Action,
    /// A licence lapses.
    Licence,
    /// The certificate of the NIK lapses.
    Certificate,
}

/// What is due from a day on, the earliest first.
pub fn agenda(tables: &Tables, from: Date) -> Vec<Due> {
    let mut found = Vec::new();
    let mut add = |day: Option<Date>, duty, cooperative, table, record| {
        found.extend(day.filter(|day| *day >= from).map(|day| Due { day, duty, cooperative, table, record }));
    };
    for row in tables.cases.live().filter(|row| !row.value.is_closed()) {
        add(row.value.due, Duty::Stage, *row.value.cooperative, Case::TABLE, row.id);
    }
    for row in tables.actions.live().filter(|row| row.value.done.is_none()) {
        if let Some(case) = tables.cases.get_live(*row.value.case).filter(|case| !case.value.is_closed()) {
            add(row.value.due, Duty::Action, *case.value.cooperative, Action::TABLE, row.id);
        }
    }
    for row in tables.licences.live() {
        add(row.value.expires_on, Duty::Licence, *row.value.cooperative, Licence::TABLE, row.id);
    }
    for row in tables.cooperatives.live() {
        let expires = row.value.certificate.as_ref().and_then(|certificate| certificate.expires);
        add(expires, Duty::Certificate, row.id, Cooperative::TABLE, row.id);
    }
    found.sort_by_key(|due| (due.day, due.record));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replica::{Row, Stamp};

    #[test]
    fn what_is_done_closed_or_past_is_not_due() {
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
        let due: Vec<_> = agenda(&tables, day("2026-11-29")).into_iter().map(|due| (due.day, due.duty)).collect();
        assert_eq!(due, [(day("2026-12-01"), Duty::Action), (day("2026-12-05"), Duty::Stage)]);
    }
}
