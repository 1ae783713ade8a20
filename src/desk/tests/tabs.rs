//! Two tabs of one browser, of which either may do anything between two steps of the other.

use super::*;
use crate::desk::StepError;
use crate::storage::StorageError;
use crate::workspace::Source;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

fn two() -> (World, Desk<Tab>, Desk<Tab>) {
    let world = World::new(ROOM);
    let one = world.open().unwrap();
    enter(&one, 1, "KUD A");
    world.wait(Duration::from_secs(1));
    let other = world.open().unwrap();
    (world, one, other)
}

/// Both show the same, and so does whoever opens a third.
fn agree(world: &World, one: &Desk<Tab>, other: &Desk<Tab>) -> BTreeSet<String> {
    world.wait(Duration::from_secs(20));
    assert_eq!(names(one), names(other));
    assert_eq!(names_on(world.disk()), names(one));
    assert_eq!((one.stored(), other.stored()), (Stored::Yes, Stored::Yes));
    names(one)
}

#[test]
fn tabs_see_each_others_changes_and_neither_overwrites_them() {
    let (world, one, other) = two();
    enter(&one, 2, "KUD B");
    enter(&other, 3, "KUD C");
    one.hear_now();
    assert_eq!(names(&one), set(&["KUD A", "KUD B", "KUD C"]));
    assert_eq!(agree(&world, &one, &other), set(&["KUD A", "KUD B", "KUD C"]));
}

#[test]
fn whatever_turn_another_tab_writes_in_while_records_are_adopted_nothing_of_either_is_lost() {
    let mut turn = 1;
    loop {
        let (world, one, other) = two();
        let revision = one.revision();
        let writing = other.clone();
        world.between(turn, move || enter(&writing, 2, "KUD B"));
        let adopted = world.run(one.adopt(theirs(&[3, 4, 5], 1_000), Source::Files, revision));
        let had_its_turn = !world.is_waiting();
        let mut wanted = set(&["KUD A"]);
        match adopted {
            Ok(()) => wanted.extend(set(&["KUD 3", "KUD 4", "KUD 5"])),
            Err(error) => assert_eq!(error, StepError::Stale),
        }
        if had_its_turn {
            wanted.insert("KUD B".to_owned());
        }
        assert_eq!(agree(&world, &one, &other), wanted, "turn {turn}");
        if !had_its_turn {
            break;
        }
        turn += 1;
    }
    assert!(turn > 3, "{turn}");
}

#[test]
fn whatever_turn_another_tab_writes_in_while_shards_are_written_nothing_of_either_is_lost() {
    let mut turn = 1;
    loop {
        let (world, one, other) = two();
        enter(&one, 2, "KUD B");
        let writing = other.clone();
        world.between(turn, move || enter(&writing, 3, "KUD C"));
        world.wait(Duration::from_millis(700));
        let had_its_turn = !world.is_waiting();
        world.close(other);
        world.wait(Duration::from_secs(5));
        let wanted: &[&str] = if had_its_turn { &["KUD A", "KUD B", "KUD C"] } else { &["KUD A", "KUD B"] };
        assert_eq!((names(&one), names_on(world.disk())), (set(wanted), set(wanted)), "turn {turn}");
        if !had_its_turn {
            break;
        }
        turn += 1;
    }
    assert!(turn > 2, "{turn}");
}

#[test]
fn a_tab_that_is_not_given_the_lock_keeps_its_journal_and_writes_its_shards_when_it_is() {
    let world = World::new(ROOM);
    let desk = world.open().unwrap();
    let held = world.hold_lock();
    enter(&desk, 1, "KUD A");
    world.wait(Duration::from_secs(60));
    // The journal needs no lock.
    assert_eq!((desk.stored(), names_on(world.disk())), (Stored::Yes, set(&["KUD A"])));
    let journal = |world: &World| world.disk().shelf.keys().filter(|key| key.starts_with("selaras/journal/")).count();
    assert_eq!(journal(&world), 1);
    drop(held);
    world.wait(Duration::from_secs(2));
    assert_eq!((journal(&world), names_on(world.disk())), (0, set(&["KUD A"])));
}

#[test]
fn a_tab_follows_what_another_has_laid_out_anew_with_what_it_could_not_keep_itself() {
    let (world, one, other) = two();
    let revision = one.revision();
    world.run(one.adopt(theirs(&[3], 1_000), Source::Files, revision)).unwrap();
    // It has not heard of it yet, and there is no room for what it writes.
    world.fail(|_| Some(StorageError::Full));
    enter(&other, 2, "KUD B");
    assert!(matches!(other.stored(), Stored::No(_)));
    world.heal();
    assert_eq!(agree(&world, &one, &other), set(&["KUD A", "KUD 3", "KUD B"]));
}

#[test]
fn a_merge_is_taken_back_in_one_tab_and_the_other_follows() {
    let (world, one, other) = two();
    let revision = one.revision();
    world.run(one.adopt(theirs(&[3], 1_000), Source::Files, revision)).unwrap();
    assert_eq!(agree(&world, &one, &other), set(&["KUD A", "KUD 3"]));
    world.run(one.undo_merge()).unwrap();
    assert_eq!(agree(&world, &one, &other), set(&["KUD A"]));
}

#[test]
fn another_content_stands_in_both_tabs_or_in_neither() {
    let (world, one, other) = two();
    world.run(one.replace(theirs(&[3], 1_000))).unwrap();
    assert_eq!(agree(&world, &one, &other), set(&["KUD 3"]));
}

#[test]
fn another_content_that_finds_no_room_leaves_what_another_tab_has_laid_out_just_before() {
    let (world, one, other) = two();
    let revision = one.revision();
    let adopting = one.clone();
    world.run(async {
        adopting.adopt(theirs(&[3], 1_000), Source::Files, revision).await.unwrap();
        // The other tab has not heard of it yet.
        let number = Rc::new(Cell::new(0));
        world.fail(move |_| {
            number.set(number.get() + 1);
            (number.get() > 1).then_some(StorageError::Full)
        });
        other.replace(theirs(&[4], 1_000)).await.unwrap_err();
    });
    world.heal();
    assert_eq!(agree(&world, &one, &other), set(&["KUD A", "KUD 3"]));
}
