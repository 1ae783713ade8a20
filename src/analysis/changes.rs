//! What has happened since a day, counted from the days that the records bear. What bears no day cannot be counted, and is said.

use super::FEWEST_FOR_PERCENT;
use super::for_me::Due;
use crate::domain::{AnnualReport, Cooperative, Date, Id};
use crate::replica::Row;
use crate::workspace::quality::last_changed;
use crate::workspace::{Index, Tables};
use std::collections::{BTreeMap, BTreeSet};

/// Something that happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// A meeting (RAT) was held, or its report received.
    Meeting,
    /// A visit or call.
    Visit,
    /// A case was opened.
    CaseOpened,
    /// A case ended.
    CaseClosed,
    /// The office declared a status.
    Declared,
    /// Founded, dissolved, or another change in a cooperative's life.
    Transition,
    /// Somebody has changed the record, or recorded it.
    Edited,
}

impl Event {
    /// All of them, in the order in which they are told.
    pub const ALL: [Event; 7] = [
        Event::Meeting,
        Event::Visit,
        Event::CaseOpened,
        Event::CaseClosed,
        Event::Declared,
        Event::Transition,
        Event::Edited,
    ];
}

/// What has happened of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub event: Event,
    /// How often.
    pub count: usize,
    /// In how many districts.
    pub districts: usize,
    /// To which cooperatives, the latest first.
    pub rows: Vec<Due>,
}

/// What has happened since a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The day after which is counted.
    pub since: Date,
    /// Of every kind, also where nothing has.
    pub all: Vec<Change>,
    /// What has come to the whole register at once, as when it is brought in: not among them, because it tells of no change.
    pub whole: Vec<Event>,
    /// Reports that bear no day and are not among them.
    pub undated_reports: usize,
}

/// What has happened after `since` and until `until`.
pub fn changes(tables: &Tables, index: &Index, since: Date, until: Date) -> Changes {
    let mut found: BTreeMap<Event, Vec<(Id, Date)>> = BTreeMap::new();
    let mut note = |event: Event, cooperative: Id, day: Option<Date>| {
        if let Some(day) = day.filter(|day| *day > since && *day <= until) {
            found.entry(event).or_default().push((cooperative, day));
        }
    };
    let mut undated_reports = 0;
    for report in tables.annual_reports.live().map(|row| &row.value) {
        let day = report.reported_on.or(report.rat_date);
        let says = |report: &AnnualReport| report.rat_held(until).is_some();
        undated_reports += usize::from(day.is_none() && says(report));
        note(Event::Meeting, *report.cooperative, day);
    }
    let owner = |case: Id| tables.cases.get_live(case).map(|row| *row.value.cooperative);
    for visit in tables.visits.live().map(|row| &row.value) {
        if let Some(cooperative) = owner(*visit.case) {
            note(Event::Visit, cooperative, Some(visit.date));
        }
    }
    for case in tables.cases.live().map(|row| &row.value) {
        note(Event::CaseOpened, *case.cooperative, Some(case.opened));
        note(Event::CaseClosed, *case.cooperative, case.outcome_on.filter(|_| case.is_closed()));
    }
    for transition in tables.transitions.live().map(|row| &row.value) {
        note(Event::Transition, *transition.cooperative, Some(transition.date));
    }
    for row in tables.cooperatives.live() {
        note(Event::Declared, row.id, row.value.declared_on);
        note(Event::Edited, row.id, Some(last_changed(tables, index, row)));
    }
    let change = |event: Event| {
        let entries = found.remove(&event).unwrap_or_default();
        let named = |(id, day): &(Id, Date)| {
            let row: &Row<Cooperative> = tables.cooperatives.get_live(*id)?;
            Some(Due { id: *id, name: row.value.name.to_string(), district: row.value.district, day: *day })
        };
        let mut rows: Vec<Due> = entries.iter().filter_map(named).collect();
        rows.sort_by(|a, b| (b.day, &a.name, a.id).cmp(&(a.day, &b.name, b.id)));
        let districts = rows.iter().filter_map(|row| row.district).collect::<BTreeSet<_>>().len();
        Change { event, count: rows.len(), districts, rows }
    };
    let register = tables.cooperatives.live().count();
    let is_whole = |change: &Change| {
        register >= FEWEST_FOR_PERCENT as usize
            && change.count >= register
            && matches!(change.event, Event::Declared | Event::Edited)
    };
    let (whole, all): (Vec<Change>, Vec<Change>) = Event::ALL.map(change).into_iter().partition(is_whole);
    let whole = whole.into_iter().map(|change| change.event).collect();
    Changes { since, all, whole, undated_reports }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::domain::{BookYear, Case, Outcome, RatState, Ref, Visit};
    use crate::replica::{Knowledge, ReplicaId};
    use crate::workspace::{EditOf, Install, Transaction, Viewpoint, Workspace};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn what_bears_a_day_after_the_chosen_one_is_counted_and_what_bears_none_is_said() {
        let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
        let viewpoint = Viewpoint::in_tests(StatusRule::Permenkop25);
        let mut desk = Workspace::new(install, Tables::default(), Knowledge::default(), viewpoint);
        let id = Id::new(1, [1; 10]);
        let mut put = |transaction| drop(desk.commit(transaction, 1_790_000_000_000));
        put(Transaction::of(EditOf::create(
            id,
            Cooperative { declared_on: Some(day("2026-08-31")), ..Cooperative::default() },
        )));
        for (year, date) in [(2023, Some("2026-09-02")), (2024, None)] {
            let year = BookYear::new(year).unwrap();
            let report = AnnualReport {
                cooperative: Ref::to(id),
                year,
                rat: Some(RatState::Held),
                rat_date: date.map(day),
                ..AnnualReport::default()
            };
            put(Transaction::of(EditOf::create(AnnualReport::id(id, year), report)));
        }
        let case = Case::open(id, day("2026-08-20")).closed_as(Outcome::Revived, day("2026-09-15"), None);
        put(Transaction::of(EditOf::create(Case::id(id, 1), case)));
        let visit = Visit { case: Ref::to(Case::id(id, 1)), date: day("2026-09-10"), ..Visit::default() };
        put(Transaction::of(EditOf::create(Id::new(2, [2; 10]), visit)));
        let changes = changes(desk.tables(), desk.index(), day("2026-08-31"), day("2026-09-21"));
        let counts: Vec<usize> = changes.all.iter().map(|change| change.count).collect();
        // A meeting, a visit, none opened, one closed, none declared, none of its life, one record edited.
        assert_eq!((counts, changes.undated_reports), (vec![1, 1, 0, 1, 0, 0, 1], 1));
    }
}
