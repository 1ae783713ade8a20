//! The day that every status and every analysis stands for, and where it comes from.
//!
//! It is the day that the office has set, else the last day that the data stand for, else today. Days after today count
//! for nothing: one mistyped 2062 is a finding, and no present.

use super::Tables;
use crate::domain::status::StatusRule;
use crate::domain::{Date, Id};

/// How a workspace is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewpoint {
    /// The rule under which the status is computed.
    pub rule: StatusRule,
    /// The day that the office has set; without one the data are followed.
    pub day: Option<Date>,
    /// The present, in the time zone of the offices.
    pub today: Date,
}

impl Viewpoint {
    /// Under a rule, on the day that the data stand for.
    pub const fn under(rule: StatusRule, today: Date) -> Self {
        Self { rule, day: None, today }
    }

    /// The day that is seen from here, where the data stand for that one.
    pub(super) fn as_of(self, data: Option<Date>) -> AsOf {
        let set = self.day.filter(|day| *day <= self.today).map(|day| AsOf { day, origin: DayOrigin::Office });
        let data = data.map(|day| AsOf { day, origin: DayOrigin::Data });
        set.or(data).unwrap_or(AsOf { day: self.today, origin: DayOrigin::Today })
    }
}

#[cfg(test)]
impl Viewpoint {
    /// Under a rule, after all days of the tests: on 21 September 2026.
    pub(crate) fn in_tests(rule: StatusRule) -> Self {
        Self::under(rule, Date::in_wita(1_790_000_000_000))
    }
}

/// The day that every status and every analysis stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// The day.
    pub day: Date,
    /// Where it comes from.
    pub origin: DayOrigin,
}

/// Where that day comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrigin {
    /// The office has set it.
    Office,
    /// It is the last day that the data stand for.
    Data,
    /// It is the present: the data stand for no day.
    Today,
}

/// The last day that the data stand for, and a record that stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LastDay {
    pub day: Date,
    of: Id,
}

impl LastDay {
    /// That of all records, not after `today`.
    pub fn of_all(tables: &Tables, today: Date) -> Option<Self> {
        let cooperatives = tables.cooperatives.live().map(|row| (row.id, row.value.stands_for(today)));
        let reports = tables.annual_reports.live().map(|row| (row.id, row.value.stands_for(today)));
        cooperatives.chain(reports).filter_map(|(of, day)| day.map(|day| Self { day, of })).max()
    }

    /// That of all records, where it was `last`, after one of them has changed. All are asked only when that one stood for
    /// it and does no more.
    pub fn after(last: Option<Self>, tables: &Tables, changed: Id, today: Date) -> Option<Self> {
        let cooperative = tables.cooperatives.get_live(changed).and_then(|row| row.value.stands_for(today));
        let report = tables.annual_reports.get_live(changed).and_then(|row| row.value.stands_for(today));
        let now = cooperative.max(report).map(|day| Self { day, of: changed });
        match last {
            Some(last) if last.of == changed && now < Some(last) => Self::of_all(tables, today),
            Some(last) if now.is_none_or(|now| now.day <= last.day) => Some(last),
            _ => now,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnnualReport, BookYear, Business, Cooperative, RatState, Ref};
    use crate::replica::{Knowledge, ReplicaId};
    use crate::workspace::{EditOf, Index, Install, Transaction, Workspace};
    use proptest::prelude::*;

    const NOW: u64 = 1_790_000_000_000;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn desk(set: Option<Date>) -> Workspace {
        let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
        let viewpoint = Viewpoint { day: set, ..Viewpoint::in_tests(StatusRule::Permenkop25) };
        Workspace::new(install, Tables::default(), Knowledge::default(), viewpoint)
    }

    fn declared(day: Option<Date>) -> Cooperative {
        Cooperative { declared_on: day, ..Cooperative::default() }
    }

    fn seen(desk: &Workspace) -> (String, DayOrigin) {
        (desk.index().as_of().day.to_string(), desk.index().as_of().origin)
    }

    #[test]
    fn it_is_today_until_the_data_stand_for_a_day_and_the_office_decides_over_both() {
        let mut desk = desk(None);
        assert_eq!(seen(&desk), ("2026-09-21".to_owned(), DayOrigin::Today));
        desk.commit(Transaction::of(EditOf::create(Id::new(1, [1; 10]), declared(Some(day("2024-05-13"))))), NOW);
        assert_eq!(seen(&desk), ("2024-05-13".to_owned(), DayOrigin::Data));
        let see = |desk: &mut Workspace, set: Option<&str>| {
            let viewpoint = desk.index().viewpoint();
            desk.reinterpret(Viewpoint { day: set.map(day), ..viewpoint });
            seen(desk)
        };
        assert_eq!(see(&mut desk, Some("2023-12-31")), ("2023-12-31".to_owned(), DayOrigin::Office));
        assert_eq!(see(&mut desk, Some("2062-01-01")), ("2024-05-13".to_owned(), DayOrigin::Data));
        assert_eq!(see(&mut desk, None), ("2024-05-13".to_owned(), DayOrigin::Data));
    }

    #[test]
    fn a_mistyped_day_in_the_future_changes_neither_the_day_nor_anybody_s_status() {
        let mut desk = desk(None);
        for (number, mistyped) in [(1, None), (2, Some(day("2062-04-20")))] {
            let cooperative = Id::new(number, [1; 10]);
            desk.commit(Transaction::of(EditOf::create(cooperative, declared(mistyped))), NOW);
            for year in [2023, 2024, 2025].map(|year| BookYear::new(year).unwrap()) {
                let report = AnnualReport {
                    cooperative: Ref::to(cooperative),
                    year,
                    rat: Some(RatState::Held),
                    rat_date: mistyped,
                    business: Some(Business::Running),
                    ..AnnualReport::default()
                };
                desk.commit(Transaction::of(EditOf::create(AnnualReport::id(cooperative, year), report)), NOW);
            }
        }
        assert_eq!(seen(&desk), ("2026-04-01".to_owned(), DayOrigin::Data));
        let statuses = desk.index().facts().iter().map(|facts| facts.computed.code());
        assert_eq!(statuses.collect::<Vec<_>>(), ["active", "active"]);
    }

    #[test]
    fn a_page_that_stays_open_overnight_sees_the_new_day() {
        let mut desk = desk(None);
        let tomorrow = Date::in_wita(NOW).plus_days(1);
        let write = |number| Transaction::of(EditOf::create(Id::new(number, [1; 10]), declared(Some(tomorrow))));
        desk.commit(write(1), NOW);
        assert_eq!(seen(&desk), ("2026-09-21".to_owned(), DayOrigin::Today));
        desk.commit(write(2), NOW + 86_400_000);
        assert_eq!(seen(&desk), ("2026-09-22".to_owned(), DayOrigin::Data));
    }

    proptest! {
        /// Records of three cooperatives and their reports come, change and go.
        #[test]
        fn the_day_and_all_that_is_derived_of_it_are_those_of_an_index_that_is_built_anew(
            deeds in prop::collection::vec((0..6_u64, prop::option::of(-400..400_i32), any::<bool>()), 1..40)
        ) {
            let mut desk = desk(None);
            for (at, (which, days, undone)) in deeds.into_iter().enumerate() {
                let day = days.map(|days| Date::in_wita(NOW).plus_days(days));
                let now = NOW + at as u64;
                let owner = Id::new(which % 3, [1; 10]);
                let transaction = if which < 3 {
                    let before = desk.tables().cooperatives.get_live(owner).map(|row| row.value.clone());
                    Transaction::of(EditOf::of(owner, before, days.map(|_| declared(day))))
                } else {
                    let year = BookYear::new(2024).unwrap();
                    let (id, business) = (AnnualReport::id(owner, year), Some(Business::Running));
                    let report = AnnualReport { cooperative: Ref::to(owner), year, rat_date: day, business, ..Default::default() };
                    let before = desk.tables().annual_reports.get_live(id).map(|row| row.value.clone());
                    Transaction::of(EditOf::of(id, before, (days != Some(0)).then_some(report)))
                };
                desk.commit(transaction, now);
                if undone {
                    desk.undo(now);
                }
                let anew = Index::build(desk.tables(), desk.index().viewpoint());
                prop_assert_eq!(desk.index().as_of(), anew.as_of());
                prop_assert_eq!(desk.index().facts(), anew.facts());
            }
        }
    }
}
