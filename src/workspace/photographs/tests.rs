//! A photograph outlives everything that could still want it.

use super::*;
use crate::domain::status::StatusRule;
use crate::domain::{Date, Ref, Text};
use crate::replica::{Knowledge, ReplicaId};
use crate::workspace::merge::Theirs;
use crate::workspace::{EditOf, Install, Source, Tables, Transaction, Viewpoint};

const MONDAY: u64 = 1_790_000_000_000;

fn office(replica: u64) -> Workspace {
    let install = Install { replica: ReplicaId::new(replica), heir: ReplicaId::new(100 + replica), lane: 0 };
    Workspace::new(install, Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods))
}

fn day(days: u64) -> u64 {
    MONDAY + days * DAY_MS
}

fn file_of(desk: &Workspace) -> Theirs {
    Theirs::whole(desk.tables().clone(), desk.seen().clone())
}

fn visit() -> Id {
    Id::new(MONDAY, [9; 10])
}

fn kud() -> Id {
    Id::new(MONDAY, [7; 10])
}

/// An office with a cooperative, its case and a visit, as on a later day, when nothing of it can be undone any more.
fn with_visit() -> Workspace {
    let mut desk = office(1);
    let case = Case::id(kud(), 1);
    let cooperative = crate::domain::Cooperative { name: Text::cut("KUD"), ..Default::default() };
    let edits = vec![
        EditOf::create(kud(), cooperative).into(),
        EditOf::create(case, Case::open(kud(), Date::default())).into(),
        EditOf::create(visit(), Visit { case: Ref::to(case), ..Default::default() }).into(),
    ];
    desk.commit(Transaction { edits }, MONDAY);
    opened_anew(&desk, 1)
}

/// The same records in a browser that is opened again.
fn opened_anew(desk: &Workspace, replica: u64) -> Workspace {
    let install = Install { replica: ReplicaId::new(replica), heir: ReplicaId::new(100 + replica), lane: 0 };
    Workspace::new(install, desk.tables().clone(), desk.seen().clone(), Viewpoint::in_tests(StatusRule::Ods))
}

fn delete(desk: &mut Workspace, at: u64) {
    let value = desk.tables().visits.get(visit()).unwrap().value.clone();
    desk.commit(Transaction::of(EditOf::delete(visit(), value)), at);
}

/// The looks at a photograph at these moments, and whether it was still there after each.
fn looks(desk: &Workspace, at: impl IntoIterator<Item = u64>) -> Vec<bool> {
    let mut noted = None;
    let mut is_there = true;
    let look = |at| {
        let fate = desk.fates(&[(visit(), noted.clone())].into(), at).remove(&visit()).unwrap();
        match fate {
            Fate::Stays => noted = None,
            Fate::Waits(seen) => noted = Some(seen),
            Fate::Goes => is_there = false,
        }
        is_there
    };
    at.into_iter().map(look).collect()
}

fn stays(desk: &Workspace) -> bool {
    looks(desk, (0..400).map(day)).into_iter().all(|is_there| is_there)
}

#[test]
fn a_photograph_goes_when_its_visit_has_been_gone_for_long_and_not_before() {
    let mut desk = with_visit();
    delete(&mut desk, day(1));
    let desk = opened_anew(&desk, 1);
    let there = looks(&desk, (1..60).map(day));
    let days = there.iter().filter(|is_there| **is_there).count() as u64;
    assert!((AFTER_MS / DAY_MS..40).contains(&days), "{days}");
}

#[test]
fn a_deletion_that_is_old_when_it_comes_counts_from_when_it_comes() {
    let mut desk = with_visit();
    let mut other = opened_anew(&desk, 2);
    delete(&mut other, day(1));
    desk.merge([file_of(&other)], day(60));
    assert!(stays(&desk), "the merge can be taken back");
    let desk = opened_anew(&desk, 1);
    assert!(desk.tables().visits.get(visit()).unwrap().deleted);
    assert_eq!(looks(&desk, [day(60), day(61), day(62)]), [true; 3]);
}

#[test]
fn a_merge_that_can_be_taken_back_needs_the_photographs_of_what_it_deleted() {
    let mut desk = with_visit();
    let mut other = opened_anew(&desk, 2);
    delete(&mut other, day(1));
    // As the page does it: merged elsewhere, and put in.
    let mut elsewhere = opened_anew(&desk, 1);
    elsewhere.merge([file_of(&other)], day(60));
    desk.adopt(elsewhere.tables().clone(), elsewhere.seen().clone(), Source::Files);
    assert!(desk.tables().visits.get(visit()).unwrap().deleted && stays(&desk));
    desk.undo_merge(day(61)).unwrap();
    assert!(!desk.tables().visits.get(visit()).unwrap().deleted && stays(&desk));
}

#[test]
fn an_edit_from_before_a_merge_that_can_be_taken_back_is_within_reach() {
    let mut desk = with_visit();
    delete(&mut desk, day(1));
    assert!(stays(&desk), "the deletion can be undone");
    let mut other = office(2);
    let cooperative = crate::domain::Cooperative { name: Text::cut("KUD B"), ..Default::default() };
    other.commit(Transaction::of(EditOf::create(Id::new(1, [3; 10]), cooperative)), day(2));
    desk.merge([file_of(&other)], day(3));
    assert!(!desk.history().edits().any(|edit| edit.id() == visit()) && stays(&desk));
    desk.undo_merge(day(4)).unwrap();
    desk.undo(day(5));
    assert!(!desk.tables().visits.get(visit()).unwrap().deleted);
}

#[test]
fn a_visit_that_was_undone_can_be_done_again() {
    let mut desk = with_visit();
    delete(&mut desk, day(1));
    let mut desk = opened_anew(&desk, 1);
    let value = desk.tables().visits.get(visit()).unwrap().value.clone();
    desk.commit(Transaction::of(EditOf::create(visit(), value)), day(2));
    desk.undo(day(3));
    assert!(desk.tables().visits.get(visit()).unwrap().deleted && stays(&desk));
}

#[test]
fn a_deletion_in_dispute_keeps_the_photograph() {
    let desk = with_visit();
    let (mut one, mut other) = (opened_anew(&desk, 1), opened_anew(&desk, 2));
    let value = other.tables().visits.get(visit()).unwrap().value.clone();
    let after = Visit { who: Text::optional("Seksi").unwrap(), ..value.clone() };
    other.commit(Transaction::of(EditOf::change(visit(), value, after)), day(1));
    delete(&mut one, day(2));
    one.merge([file_of(&other)], day(3));
    let one = opened_anew(&one, 1);
    assert!(!one.conflicts().is_empty() && stays(&one));
}

#[test]
fn a_question_about_the_cooperative_keeps_the_photographs_of_its_visits() {
    let desk = with_visit();
    let (mut one, mut other) = (opened_anew(&desk, 1), opened_anew(&desk, 2));
    let value = other.cooperative(kud()).unwrap().value.clone();
    let after = crate::domain::Cooperative { name: Text::cut("KUD Baru"), ..value.clone() };
    let case = Case::id(kud(), 1);
    let edits = vec![
        EditOf::delete(visit(), one.tables().visits.get(visit()).unwrap().value.clone()).into(),
        EditOf::delete(case, one.tables().cases.get(case).unwrap().value.clone()).into(),
        EditOf::delete(kud(), value.clone()).into(),
    ];
    one.commit(Transaction { edits }, day(1));
    other.commit(Transaction::of(EditOf::change(kud(), value, after)), day(2));
    one.merge([file_of(&other)], day(3));
    let one = opened_anew(&one, 1);
    assert!(one.tables().visits.get(visit()).unwrap().deleted);
    assert!(one.conflicts().iter().any(|conflict| conflict.field == DELETION) && stays(&one));
}

#[test]
fn the_photograph_of_a_visit_that_is_not_here_waits_for_it() {
    assert!(stays(&office(1)));
    assert!(stays(&with_visit()));
}

/// A visit that is deleted for good.
fn deleted() -> Workspace {
    let mut desk = with_visit();
    delete(&mut desk, day(0));
    opened_anew(&desk, 1)
}

#[test]
fn a_clock_that_jumps_years_ahead_and_back_clears_nothing() {
    let years = 365 * 5;
    let there = looks(&deleted(), [day(1), day(years), day(years), day(2), day(years), day(3), day(years), day(4)]);
    assert!(there.into_iter().all(|is_there| is_there));
    // For days on end, with many looks a day.
    let ahead = (0..20 * 24).map(|hour| day(years) + hour * DAY_MS / 24);
    assert!(looks(&deleted(), [day(1)].into_iter().chain(ahead)).into_iter().all(|is_there| is_there));
    // From the past into the present: a clock without a battery, at every start.
    let starts = (1..200).flat_map(|start| [day(start) - day(0), day(start)]);
    assert!(looks(&deleted(), starts).into_iter().all(|is_there| is_there));
}

#[test]
fn a_visit_that_comes_back_and_goes_again_is_counted_anew() {
    let mut desk = deleted();
    let looked = |desk: &Workspace, noted: Option<Unneeded>, at| match desk
        .fates(&[(visit(), noted)].into(), at)
        .remove(&visit())
    {
        Some(Fate::Waits(seen)) => seen,
        other => panic!("{other:?}"),
    };
    let mut seen = looked(&desk, None, day(1));
    for at in 2..30 {
        seen = looked(&desk, Some(seen), day(at));
    }
    assert_eq!(seen.counted_ms, 28 * DAY_MS);
    let value = desk.tables().visits.get(visit()).unwrap().value.clone();
    desk.commit(Transaction::of(EditOf::create(visit(), value)), day(30));
    delete(&mut desk, day(31));
    let desk = opened_anew(&desk, 1);
    assert_eq!(looked(&desk, Some(seen), day(32)).counted_ms, 0);
}
