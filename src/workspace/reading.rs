//! What was looked at, so that whoever shows something is told of changes of that and of nothing else. Nobody lists it: tables
//! and index take note themselves, so that it cannot be forgotten.

use super::{Tables, Versions, Workspace};

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reads {
    /// Which tables, in the order of [`Tables::NAMES`].
    pub tables: [bool; Tables::NAMES.len()],
    /// What is derived of cooperatives: facts, texts, day and rule.
    pub index: bool,
    /// Anything else of a workspace: its history, or how far others have been seen.
    pub rest: bool,
}

impl Default for Reads {
    fn default() -> Self {
        Self { tables: [false; Tables::NAMES.len()], index: false, rest: false }
    }
}

impl Reads {
    /// Whether something of it may be another than it was. Of the rest the numbers tell nothing.
    pub fn has_changed(&self, before: &Versions, now: &Versions) -> bool {
        let tables = self.tables.iter().zip(before.tables.iter().zip(now.tables));
        tables.filter(|(is_read, _)| **is_read).any(|(_, (before, now))| *before != now)
            || self.index && before.index != now.index
    }
}

impl Workspace {
    /// Takes note from now on of what is looked at; gives what was until now, for [`Workspace::end_reading`].
    pub fn begin_reading(&self) -> Reads {
        self.put_reads(Reads::default())
    }

    /// What was looked at since [`Workspace::begin_reading`] gave that.
    pub fn end_reading(&self, before: Reads) -> Reads {
        let mut both = before;
        let reads = self.put_reads(before);
        both.tables.iter_mut().zip(reads.tables).for_each(|(both, is_read)| *both |= is_read);
        (both.index, both.rest) = (both.index || reads.index, both.rest || reads.rest);
        self.put_reads(both);
        reads
    }

    fn put_reads(&self, reads: Reads) -> Reads {
        let mut tables = reads.tables;
        let all = self.tables().looked();
        all.into_iter().zip(&mut tables).for_each(|(looked, is_read)| *is_read = looked.replace(*is_read));
        let index = self.index().looked().replace(reads.index);
        Reads { tables, index, rest: self.rest_looked().replace(reads.rest) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::follow_up::{Scope, Weights, causes, flows, is_unreported, population, ranking};
    use crate::analysis::pivot::{Amount, Figure, Layout, pivot};
    use crate::analysis::{at_risk, compare, crossing, flips, quality::survey, rat_years, sum_checks};
    use crate::domain::status::StatusRule;
    use crate::domain::{Case, Cooperative, Custody, Date, Id, Record, Visit};
    use crate::list::{CUSTODIES, LICENCES};
    use crate::replica::{Knowledge, ReplicaId};
    use crate::sample;
    use crate::workspace::dimension::Dimension;
    use crate::workspace::drawn::{Chance, changed, numbered};
    use crate::workspace::quality::{Gap, Quality};
    use crate::workspace::query::{Column, Order, Query};
    use crate::workspace::{Edit, EditOf, Install, Table, TableVisitor, Transaction, Viewpoint};
    use std::collections::BTreeSet;
    use std::convert::Infallible;

    fn today() -> Date {
        "2026-11-23".parse().unwrap()
    }

    /// A page by name, and what it says of what it reads.
    type Page = (&'static str, fn(&Workspace) -> String);

    /// What pages read, and say of it.
    const PAGES: &[Page] = &[
        ("summary", |all| format!("{:?}", crate::analysis::of_all(all.index(), crate::analysis::Reading::Computed))),
        ("day and rule", |all| format!("{:?} {:?}", all.index().as_of(), all.index().rule())),
        ("published", |all| format!("{:?} {:?}", compare(all.tables(), all.index()), sum_checks(all.tables()))),
        ("meetings", |all| format!("{:?}", rat_years(all.tables(), all.index(), 5))),
        ("quality", |all| format!("{:?}", survey(all.tables(), all.index(), None, today()))),
        ("rules", |all| {
            let (tables, index) = (all.tables(), all.index());
            let [first, second] = [StatusRule::Ods, StatusRule::Permenkop25];
            let crossed = crossing(tables, index, None, first, second);
            format!(
                "{crossed:?} {:?} {:?}",
                flips(tables, index, None, first, second, None),
                at_risk(tables, index, None, first)
            )
        }),
        ("register", |all| {
            let quality = Some(Quality::Lacks(Gap::ALL[0]));
            let queries = [
                Query { order: Column::Assets, ..Query::default() },
                Query { text: "kud".into(), order: Column::LastRat, ..Query::default() },
                Query { quality, order: Column::Village, ..Query::default() },
            ];
            // The order is made once, and looked at again without being made.
            let mut order = Order::default();
            let mut run = |query: &Query| query.run(all.tables(), all.index(), &mut order, today());
            queries.iter().map(|query| format!("{:?}", (run(query), run(query)))).collect()
        }),
        ("pivot", |all| {
            let (tables, index) = (all.tables(), all.index());
            let positions: Vec<u32> = (0..index.facts().len() as u32).collect();
            let cross = |rows, columns, figure| {
                let layout = Layout { rows, columns: Some(columns), figure, year: None };
                let pivot = pivot(layout, tables, index, &positions);
                format!("{:?} {:?} {:?}", pivot.rows, pivot.columns, pivot.whole())
            };
            cross(Dimension::Kind, Dimension::Grade, Figure::Sum(Amount::Assets))
                + &cross(Dimension::Computed, Dimension::Declared, Figure::ComputedActive)
        }),
        ("follow-up", |all| {
            let (tables, index) = (all.tables(), all.index());
            let all = population(tables, index, Scope::default());
            let ranked = ranking(tables, index, &all, Weights::default(), |_| Some(true));
            let one = |one: &crate::analysis::follow_up::Followed| {
                format!("{:?} {}", one, is_unreported(tables, index, one.cooperative))
            };
            format!("{:?} {:?} {:?} {ranked:?}", all.iter().map(one).collect::<Vec<_>>(), causes(&all), flows(&all))
        }),
        ("lists", |all| {
            let (tables, index) = (all.tables(), all.index());
            format!("{:?} {:?}", CUSTODIES.lines(tables, index), LICENCES.lines(tables, index))
        }),
        ("case", |all| {
            let (tables, index) = (all.tables(), all.index());
            let of_case = |row: &crate::replica::Row<Case>| {
                let visits: Vec<_> = index.of::<Visit>(tables, row.id).collect();
                let custodies: Vec<_> = index.of::<Custody>(tables, *row.value.cooperative).collect();
                format!("{visits:?} {custodies:?}")
            };
            tables.cases.rows().iter().map(of_case).collect()
        }),
        ("data", |all| format!("{:?} {:?} {}", all.tables().counts(), all.conflicts(), all.is_fictional())),
    ];

    /// Says what a page says, and what it reads.
    fn read(desk: &Workspace, page: fn(&Workspace) -> String) -> (String, Reads) {
        let before = desk.begin_reading();
        let said = page(desk);
        (said, desk.end_reading(before))
    }

    /// An edit of some record of a table: of one that is there, or a new one.
    struct Touch<'c>(&'c mut Chance, &'c Tables, Option<Edit>);

    impl TableVisitor for Touch<'_> {
        type Error = Infallible;
        fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
            let (kind, count) = (self.0.below(4), table.rows().len() as u64);
            self.2 = Some(if kind == 0 || count == 0 {
                let (id, mut record) = numbered::<R>(count + 1);
                let owners: Option<Vec<Id>> = R::OWNER
                    .and_then(|owner| self.1.any(owner))
                    .map(|owners| owners.each().map(|row| row.id()).collect());
                if let Some(owners) = owners {
                    record.set_owner(owners[self.0.below(owners.len() as u64) as usize]);
                }
                EditOf::create(id, record).into()
            } else {
                let row = &table.rows()[self.0.below(count) as usize];
                let there = (!row.deleted).then(|| row.value.clone());
                let after = (kind > 1 || row.deleted).then(|| changed(&row.value, self.0));
                EditOf::of(row.id, there, after).into()
            });
            Ok(())
        }
    }

    /// A register of a few invented cooperatives.
    fn desk() -> Workspace {
        let options = sample::Options { cooperatives: 40, years: 3, ..sample::Options::default() };
        let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
        let viewpoint = Viewpoint::in_tests(StatusRule::Ods);
        Workspace::new(install, sample::fictional(&options), Knowledge::default(), viewpoint)
    }

    /// What became of every page when something was done: whether it says anything else, and whether it was told so. It must
    /// not say anything else untold.
    fn told(desk: &mut Workspace, of: &str, change: impl FnOnce(&mut Workspace)) -> [(bool, bool); PAGES.len()] {
        let before: Vec<_> = PAGES.iter().map(|(_, page)| read(desk, *page)).collect();
        let versions = desk.versions();
        change(desk);
        std::array::from_fn(|at| {
            let ((name, page), (said, reads)) = (PAGES[at], &before[at]);
            let (is_other, is_told) = (read(desk, page).0 != *said, reads.has_changed(&versions, &desk.versions()));
            assert!(is_told || !is_other, "{name} shows what was before {of}");
            (is_other, is_told)
        })
    }

    /// The pages that say anything else after something was done.
    fn changed_by(desk: &mut Workspace, of: &str, change: impl FnOnce(&mut Workspace)) -> Vec<&'static str> {
        let told = told(desk, of, change);
        PAGES.iter().zip(told).filter(|(_, (is_other, _))| *is_other).map(|((name, _), _)| *name).collect()
    }

    #[test]
    fn whatever_changes_what_a_page_says_is_news_of_something_that_it_reads() {
        let (mut desk, mut chance) = (desk(), Chance::of(18));
        let (mut changes, mut spared) = ([0; PAGES.len()], 0);
        // So many edits of every table, however many there are.
        for turn in 0..20 * Tables::NAMES.len() {
            let table = Tables::NAMES[turn % Tables::NAMES.len()];
            let mut touch = Touch(&mut chance, desk.tables(), None);
            let Some(Ok(())) = desk.tables().look(table, &mut touch) else { panic!("{table} is a table") };
            let edit = touch.2.unwrap();
            // Ten of them a day.
            let now_ms = 1_800_000_000_000 + turn as u64 * 8_640_000;
            let told = told(&mut desk, &format!("an edit of {table}"), |desk| {
                desk.commit(Transaction { edits: vec![edit] }, now_ms);
            });
            for (changes, (is_other, is_told)) in changes.iter_mut().zip(told) {
                *changes += u32::from(is_other);
                spared += u32::from(!is_told);
            }
        }
        for ((name, _), changes) in PAGES.iter().zip(changes) {
            // Few edits are of the last day of all; the day is for the test below.
            assert!(changes > 3 || *name == "day and rule", "{name} hardly ever says anything else");
        }
        assert!(spared > 1_000, "{spared}");
    }

    #[test]
    fn another_day_is_news_to_whoever_shows_what_hangs_on_it_whether_the_office_sets_it_or_it_dawns() {
        let (mut desk, mut chance, mut others) = (desk(), Chance::of(18), BTreeSet::new());
        for turn in 0..40 {
            let of_office = Date::new(2022 + chance.below(5) as i32, 1 + chance.below(12) as u8, 13).unwrap();
            let day = (turn % 4 < 3).then_some(of_office);
            let viewpoint = desk.index().viewpoint();
            let see = |desk: &mut Workspace| desk.reinterpret(Viewpoint { day, ..viewpoint });
            others.extend(changed_by(&mut desk, "another day", see));
        }
        for name in ["day and rule", "summary", "meetings", "rules", "pivot"] {
            assert!(others.contains(name), "{name} hangs on the day: {others:?}");
        }
        // What is changed in the morning is nothing on which the day hangs, but the data stand for that day already.
        let evening = 1_800_000_000_000;
        let tomorrow = Date::in_wita(evening).plus_days(1);
        let declared = Cooperative { declared_on: Some(tomorrow), ..Cooperative::default() };
        desk.commit(Transaction::of(EditOf::create(Id::new(1, [9; 10]), declared)), evening);
        assert!(desk.index().position() < tomorrow);
        let changed = changed_by(&mut desk, "midnight", |desk| {
            let custody = EditOf::create(Id::new(2, [9; 10]), Custody::default());
            desk.commit(Transaction::of(custody), evening + 86_400_000);
        });
        assert_eq!(desk.index().position(), tomorrow);
        assert!(changed.contains(&"day and rule"), "{changed:?}");
    }

    #[test]
    fn what_is_read_within_a_reading_is_of_both() {
        let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
        let desk =
            Workspace::new(install, Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods));
        let outer = desk.begin_reading();
        assert_eq!(desk.tables().cases.rows().len(), 0);
        let inner = desk.begin_reading();
        assert!(desk.index().of::<Custody>(desk.tables(), Id::default()).next().is_none());
        let (inner, at) = (desk.end_reading(inner), |name| Tables::NAMES.iter().position(|of| *of == name).unwrap());
        assert!(inner.tables[at(Custody::TABLE)] && !inner.tables[at(Case::TABLE)] && !inner.index && !inner.rest);
        assert!(desk.history().is_at_start());
        let outer = desk.end_reading(outer);
        assert!(outer.tables[at(Custody::TABLE)] && outer.tables[at(Case::TABLE)] && !outer.index && outer.rest);
        assert_eq!(outer.tables.iter().filter(|is_read| **is_read).count(), 2);
    }
}
