//! The register as it stood on a day, from the dated records of every cooperative.

use crate::analysis::{Counts, Reading, declared_status};
use crate::domain::status::{Status, judge};
use crate::domain::{AnnualReport, AreaCode, Cooperative, Date, Id, LifeStage, Supervision, Transition};
use crate::replica::Row;
use crate::workspace::{Index, Tables};
use rustc_hash::FxHashMap;

/// How a cooperative stood on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Which one; none where the register has no record of it any more.
    pub id: Option<Id>,
    /// Its status; undetermined where nothing carries one to the day.
    pub status: Status,
    /// The district of its domicile. No record says since when, so of a day it is that of the present.
    pub district: Option<AreaCode>,
    /// Who supervised it.
    pub supervision: Option<Supervision>,
}

/// The register as it stood on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterOn {
    /// The day.
    pub day: Date,
    /// Which status is told.
    pub reading: Reading,
    /// Whether it was frozen on that day, and does not follow from what is recorded now.
    pub is_frozen: bool,
    /// The cooperatives that there were, by the part of their ids that spreads ([`Id::spread`]).
    pub entries: FxHashMap<u64, Entry>,
    /// Those of which it is not known whether they were there: no day of their founding is recorded, nor anything up to the day.
    pub unsure: Vec<Id>,
    /// Those that by their day were founded later.
    pub unfounded: Vec<Id>,
    /// Those that had been dissolved or merged by then, and are on record still.
    pub gone: Vec<Id>,
    /// Those of which a later record than the declared status says another one, where the day is the present.
    pub contradicting: Vec<Id>,
}

/// Which cooperatives are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scope {
    /// Those of this district; all where there is none.
    pub district: Option<AreaCode>,
    /// Those that this level supervises; all where there is none.
    pub level: Option<Supervision>,
}

impl Scope {
    /// Whether a cooperative that stands so is counted.
    pub fn admits(self, entry: &Entry) -> bool {
        self.district.is_none_or(|district| entry.district == Some(district))
            && self.level.is_none_or(|level| entry.supervision == Some(level))
    }
}

impl RegisterOn {
    /// An empty one.
    pub fn empty(day: Date, reading: Reading, is_frozen: bool) -> Self {
        Self {
            day,
            reading,
            is_frozen,
            entries: FxHashMap::default(),
            unsure: Vec::new(),
            unfounded: Vec::new(),
            gone: Vec::new(),
            contradicting: Vec::new(),
        }
    }

    /// Puts a cooperative in. Two that would be known by the same number, which chance forbids, stay two.
    pub fn put(&mut self, mut at: u64, entry: Entry) {
        while self.entries.contains_key(&at) {
            at = at.wrapping_add(1);
        }
        self.entries.insert(at, entry);
    }

    /// How many there were, by status.
    pub fn counts(&self, scope: Scope) -> Counts {
        let mut counts = Counts::default();
        let admitted = self.entries.values().filter(|entry| scope.admits(entry));
        admitted.for_each(|entry| counts.add_status(entry.status));
        counts
    }
}

/// A change of the status on a day. Of one day what an office declares stands over what a transition says.
#[derive(Debug, Clone, Copy)]
struct Event {
    day: Date,
    /// What it was until then, where that is recorded.
    from: Option<Status>,
    /// What it is since; none where it is no cooperative any more.
    to: Option<Status>,
}

/// What is recorded of the life of one cooperative.
struct Course<'t> {
    row: &'t Row<Cooperative>,
    /// Earliest first.
    events: Vec<Event>,
    /// Changes of supervision, earliest first.
    transfers: Vec<(Date, Option<Supervision>)>,
    /// The first day on which it is known to have been there, where the day of its founding is not recorded.
    seen: Option<Date>,
}

/// The lives of all cooperatives, gathered once, from which the register of any day follows.
pub struct Courses<'t> {
    pub(super) tables: &'t Tables,
    pub(super) index: &'t Index,
    courses: Vec<Course<'t>>,
}

impl<'t> Courses<'t> {
    /// Those of a register.
    pub fn of(tables: &'t Tables, index: &'t Index) -> Self {
        let present = index.as_of().day;
        let courses = tables.cooperatives.live().map(|row| Course::of(tables, index, row, present)).collect();
        Self { tables, index, courses }
    }

    /// The register as it stood on a day.
    pub fn on(&self, reading: Reading, day: Date) -> RegisterOn {
        let present = self.index.as_of().day;
        let mut on = RegisterOn::empty(day, reading, false);
        for course in &self.courses {
            let id = course.row.id;
            let c = &course.row.value;
            if c.legal_date.is_some_and(|founded| founded > day) {
                on.unfounded.push(id);
                continue;
            }
            if c.legal_date.is_none() && day < present && course.seen.is_none_or(|seen| seen > day) {
                on.unsure.push(id);
                continue;
            }
            let Some(declared) = course.declared_on(day) else {
                on.gone.push(id);
                continue;
            };
            let status = match reading {
                Reading::Declared => declared,
                Reading::Computed => {
                    let reports = self.index.of::<AnnualReport>(self.tables, id).map(|report| &report.value);
                    judge(self.index.rule(), c.form, reports, day).status
                }
            };
            if day >= present && declared != declared_status(c.declared_status) {
                on.contradicting.push(id);
            }
            let supervision = course.supervision_on(day);
            on.put(id.spread(), Entry { id: Some(id), status, district: c.district, supervision });
        }
        on
    }

    /// The first day on which anything is recorded of a status; none where nothing is.
    pub fn first_day(&self) -> Option<Date> {
        self.courses.iter().filter_map(|course| course.events.first()).map(|event| event.day).min()
    }
}

/// The status in which a cooperative of that stage is; none where it is no cooperative any more. A change of supervision
/// says nothing of it.
const fn status_in(stage: LifeStage) -> Option<Status> {
    match stage {
        LifeStage::Active | LifeStage::Monitored | LifeStage::Revived => Some(Status::Active),
        LifeStage::Inactive
        | LifeStage::Revitalising
        | LifeStage::DissolutionProposed
        | LifeStage::DissolutionNotified
        | LifeStage::Objection
        | LifeStage::Settlement => Some(Status::Inactive),
        LifeStage::Dissolved | LifeStage::Merged | LifeStage::Consolidated => None,
        LifeStage::Preparing | LifeStage::Transferred | LifeStage::Unknown(_) => Some(Status::Undetermined),
    }
}

/// Whether a stage says nothing of the status.
const fn is_aside(stage: LifeStage) -> bool {
    matches!(stage, LifeStage::Transferred | LifeStage::Unknown(_))
}

impl<'t> Course<'t> {
    fn of(tables: &'t Tables, index: &Index, row: &'t Row<Cooperative>, present: Date) -> Self {
        let c = &row.value;
        let mut changes: Vec<&Row<Transition>> = index.of::<Transition>(tables, row.id).collect();
        // Of one day, the end stands last, and else the order is the same everywhere.
        changes.sort_by_key(|change| (change.value.date, status_in(change.value.to).is_none(), change.id));
        let changes = || changes.iter().map(|change| &change.value);
        let transfers = changes().filter(|change| change.to == LifeStage::Transferred);
        let transfers = transfers.map(|change| (change.date, change.from_supervision)).collect();
        let of_status = changes().filter(|change| !is_aside(change.to)).map(|change| Event {
            day: change.date,
            from: change.from.filter(|from| !is_aside(*from)).and_then(status_in),
            to: status_in(change.to),
        });
        let mut events: Vec<Event> = of_status.collect();
        let declared = declared_status(c.declared_status);
        // What is declared of no day, or of one that has not come, is what the register says now.
        let declared_on = c.declared_on.map_or(present, |day| day.min(present));
        if declared != Status::Undetermined {
            let at = events.partition_point(|event| event.day <= declared_on);
            // Nobody declares what has come to its end; that the field still says something is older.
            if at == 0 || events[at - 1].to.is_some() {
                events.insert(at, Event { day: declared_on, from: None, to: Some(declared) });
            }
        }
        let reports = index.of::<AnnualReport>(tables, row.id).map(|report| report.value.year.start());
        let days = changes().map(|change| change.date).chain(c.stands_for(present)).chain(reports);
        Self { row, events, transfers, seen: days.min() }
    }

    /// What it was declared to be on a day; none where it was no cooperative any more.
    fn declared_on(&self, day: Date) -> Option<Status> {
        let next = self.events.partition_point(|event| event.day <= day);
        if let Some(last) = next.checked_sub(1) {
            return self.events[last].to;
        }
        // Before anything is recorded, the first change tells what it left.
        Some(self.events.get(next).and_then(|event| event.from).unwrap_or(Status::Undetermined))
    }

    fn supervision_on(&self, day: Date) -> Option<Supervision> {
        let after = self.transfers.iter().find(|(date, _)| *date > day).and_then(|(_, from)| *from);
        after.or_else(|| self.row.value.supervision())
    }
}
