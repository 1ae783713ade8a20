//! What of the workspace has changed is told, and nothing else.

use super::*;
use crate::desk::Clock;
use crate::domain::{AnnualReport, Custody, Date, Record, Ref};
use crate::workspace::{AsOf, DayOrigin, Source, Versions};

/// The tables of which it was told that they have changed since, and whether the index has.
fn changed(desk: &Desk<Tab>, before: Versions) -> (BTreeSet<&'static str>, bool) {
    let news = desk.means().news.borrow();
    let told =
        news.iter().rev().find_map(|news| if let News::Changed(versions) = news { Some(*versions) } else { None });
    let told = told.unwrap();
    assert_eq!(told, desk.peek(|workspace| workspace.versions()));
    let tables = Tables::NAMES.iter().zip(told.tables.iter().zip(before.tables));
    (tables.filter(|(_, (now, before))| **now != *before).map(|(name, _)| *name).collect(), told.index != before.index)
}

fn now(desk: &Desk<Tab>) -> Versions {
    desk.peek(|workspace| workspace.versions())
}

#[test]
fn an_edit_of_a_custody_is_no_news_for_whoever_reads_cooperatives() {
    let world = World::new(ROOM);
    let (desk, other) = (world.open().unwrap(), world.open().unwrap());
    let before = now(&desk);
    enter(&desk, 1, "KUD A");
    assert_eq!(changed(&desk, before), (BTreeSet::from(["cooperatives"]), true));
    let before = now(&desk);
    desk.commit(Transaction::of(EditOf::create(id(2), Custody { cooperative: Ref::to(id(1)), ..Default::default() })));
    assert_eq!(changed(&desk, before), (BTreeSet::from([Custody::TABLE]), false));
    let before = now(&desk);
    desk.undo();
    assert_eq!(changed(&desk, before), (BTreeSet::from([Custody::TABLE]), false));
    let before = now(&desk);
    desk.commit(Transaction::of(EditOf::create(
        id(3),
        AnnualReport { cooperative: Ref::to(id(1)), ..Default::default() },
    )));
    assert_eq!(changed(&desk, before), (BTreeSet::from([AnnualReport::TABLE]), true));
    // Another tab has heard of the same.
    let before = now(&other);
    enter(&desk, 4, "KUD B");
    other.hear_now();
    assert!(changed(&other, before).0.contains("cooperatives"));
}

#[test]
fn whatever_puts_many_records_in_or_takes_them_out_is_news_for_everybody() {
    let world = World::new(ROOM);
    let desk = world.open().unwrap();
    enter(&desk, 1, "KUD A");
    let all = (Tables::NAMES.iter().copied().collect::<BTreeSet<_>>(), true);
    let before = now(&desk);
    let revision = desk.revision();
    world.run(desk.adopt(theirs(&[3], 1_000), Source::Files, revision)).unwrap();
    assert_eq!(changed(&desk, before), all);
    let before = now(&desk);
    world.run(desk.undo_merge()).unwrap();
    assert_eq!(changed(&desk, before), all);
    let before = now(&desk);
    world.run(desk.replace(theirs(&[3], 1_000))).unwrap();
    assert_eq!(changed(&desk, before), all);
    let before = now(&desk);
    desk.set_rule(StatusRule::Ods);
    assert_eq!(changed(&desk, before), (BTreeSet::new(), true));
    let before = now(&desk);
    desk.set_day(Date::new(2020, 5, 13).ok());
    assert_eq!(changed(&desk, before), (BTreeSet::new(), true));
}

#[test]
fn the_day_that_the_office_has_set_holds_under_every_rule_and_whatever_is_brought_in_until_it_is_taken_away() {
    let world = World::new(ROOM);
    let desk = world.open().unwrap();
    let as_of = || desk.peek(|workspace| workspace.index().as_of());
    let set = Date::new(2020, 5, 13).unwrap();
    assert_eq!(as_of(), AsOf { day: desk.means().today(), origin: DayOrigin::Today });
    desk.set_day(Some(set));
    let of_office = AsOf { day: set, origin: DayOrigin::Office };
    desk.set_rule(StatusRule::Permenkop9);
    assert_eq!(as_of(), of_office);
    let revision = desk.revision();
    world.run(desk.adopt(theirs(&[3], 1_000), Source::Files, revision)).unwrap();
    assert_eq!(as_of(), of_office);
    world.run(desk.replace(theirs(&[4], 1_000))).unwrap();
    assert_eq!(as_of(), of_office);
    desk.set_day(None);
    assert_eq!(as_of(), AsOf { day: desk.means().today(), origin: DayOrigin::Today });
}
