//! Writes that fail, one after the other, and all from one on.

use super::*;
use crate::storage::StorageError;
use crate::workspace::Source;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// What a person was told to be saved, held against what is left of the browser at any time.
#[derive(Default)]
struct Told {
    /// Told to be kept: outlives the tab.
    kept: BTreeSet<String>,
    /// Told to be durable: outlives the browser.
    durable: BTreeSet<String>,
}

impl Told {
    /// Takes note of what is said now. What was taken back since counts no more.
    fn note(&mut self, world: &World, desk: &Desk<Tab>) {
        let shown = names(desk);
        self.kept.retain(|name| shown.contains(name));
        self.durable.retain(|name| shown.contains(name));
        if matches!(desk.stored(), Stored::Yes | Stored::InDoubt(_)) {
            assert_eq!(names_on(world.disk()), shown, "what is told to be kept is what is there");
            self.kept = shown;
        }
        if world.run(desk.is_durable()) {
            let shown = names(desk);
            assert_eq!(names_on(world.killed()), shown, "what is told to be durable outlives the browser");
            (self.kept, self.durable) = (shown.clone(), shown);
        }
        self.holds(world);
    }

    fn holds(&self, world: &World) {
        let (kept, durable) = (names_on(world.disk()), names_on(world.killed()));
        assert!(self.kept.is_subset(&kept), "{:?} of {:?}", kept, self.kept);
        assert!(self.durable.is_subset(&durable), "{:?} of {:?}", durable, self.durable);
    }
}

/// A morning's work.
fn work(world: &World, desk: &Desk<Tab>) -> Told {
    let mut told = Told::default();
    enter(desk, 1, "KUD A");
    told.note(world, desk);
    world.wait(Duration::from_secs(1));
    told.note(world, desk);
    enter(desk, 2, "KUD B");
    desk.undo();
    desk.redo();
    told.note(world, desk);
    let revision = desk.revision();
    let before = names(desk);
    match world.run(desk.adopt(theirs(&[3, 4, 5], 1_000), Source::Files, revision)) {
        Ok(()) => assert!(names(desk).contains("KUD 5")),
        Err(_) => assert_eq!(names(desk), before),
    }
    told.note(world, desk);
    enter(desk, 6, "KUD C");
    told.note(world, desk);
    world.wait(Duration::from_secs(1));
    told.note(world, desk);
    desk.undo();
    drop(world.run(desk.undo_merge()));
    told.note(world, desk);
    enter(desk, 7, "KUD D");
    told.note(world, desk);
    world.wait(Duration::from_secs(1));
    told.note(world, desk);
    told
}

/// A browser in which some work has been done, with so much room on its shelf, or with its shards in the database.
fn begun(room: usize, in_database: bool) -> (World, Desk<Tab>) {
    let world = World::new(room);
    let desk = world.open().unwrap();
    enter(&desk, 9, "KUD Lama");
    world.wait(Duration::from_secs(1));
    if in_database {
        // Full, once.
        world.fail(|number| (number <= 3).then_some(StorageError::Full));
        enter(&desk, 10, "KUD Besar");
        world.wait(Duration::from_secs(10));
        world.heal();
        assert_eq!(desk.medium(), crate::storage::Medium::Database);
    }
    (world, desk)
}

fn writes_of_the_work(in_database: bool) -> usize {
    let (world, desk) = begun(ROOM, in_database);
    world.fail(|_| None);
    work(&world, &desk);
    world.wait(Duration::from_secs(1));
    world.writes()
}

#[test]
fn whichever_write_fails_what_was_told_to_be_saved_is_there_and_in_the_end_all_is() {
    for in_database in [false, true] {
        let all = writes_of_the_work(in_database);
        assert!(all > 30, "{all}");
        for (failing, error) in
            (1..=all).flat_map(|at| [(at, StorageError::Full), (at, StorageError::Other("x".into()))])
        {
            let (world, desk) = begun(ROOM, in_database);
            let why = error.clone();
            world.fail(move |number| (number == failing).then(|| why.clone()));
            work(&world, &desk);
            // Nothing has to be done for it to be stored after all.
            world.wait(Duration::from_secs(200));
            let told = format!("write {failing} of {all}, {error}, in the database: {in_database}");
            assert_eq!(desk.stored(), Stored::Yes, "{told}");
            assert_eq!(names_on(world.disk()), names(&desk), "{told}");
            assert_eq!(names_on(world.killed()), names(&desk), "{told}");
        }
    }
}

#[test]
fn whenever_writing_ends_for_good_what_was_told_to_be_saved_is_there() {
    for in_database in [false, true] {
        let all = writes_of_the_work(in_database);
        for (last, error) in (1..=all).flat_map(|at| [(at, StorageError::Full), (at, StorageError::Other("x".into()))])
        {
            let (world, desk) = begun(ROOM, in_database);
            let why = error.clone();
            world.fail(move |number| (number >= last).then(|| why.clone()));
            let told = work(&world, &desk);
            assert!(
                matches!(desk.stored(), Stored::No(_) | Stored::InDoubt(_)),
                "write {last} of {all}: {:?}",
                desk.stored()
            );
            told.holds(&world);
            // As soon as it can be written again, it is.
            world.heal();
            world.wait(Duration::from_secs(200));
            assert_eq!((desk.stored(), names_on(world.killed())), (Stored::Yes, names(&desk)), "write {last} of {all}");
        }
    }
}

#[test]
fn whenever_the_tab_or_the_browser_is_killed_what_was_told_to_be_saved_is_there() {
    for in_database in [false, true] {
        let (world, desk) = begun(ROOM, in_database);
        let lefts: Rc<RefCell<Vec<(Disk, Disk)>>> = Rc::default();
        let (seen, looking) = (lefts.clone(), world.clone());
        // At every write of whatever follows upon what was told to be saved.
        enter(&desk, 1, "KUD A");
        assert!(world.run(desk.is_durable()));
        let told = names(&desk);
        world.fail(move |_| {
            seen.borrow_mut().push((looking.disk(), looking.killed()));
            None
        });
        let revision = desk.revision();
        world.run(desk.adopt(theirs(&[3, 4, 5], 1_000), Source::Files, revision)).unwrap();
        world.run(desk.undo_merge()).unwrap();
        enter(&desk, 2, "KUD B");
        world.wait(Duration::from_secs(10));
        world.heal();
        assert!(lefts.borrow().len() > 10);
        for (closed, killed) in lefts.take() {
            assert!(told.is_subset(&names_on(closed)));
            assert!(told.is_subset(&names_on(killed)));
        }
    }
}

#[test]
fn a_shelf_without_room_for_the_next_entry_has_its_shards_move_to_the_database() {
    for room in (2_500..=5_000).step_by(100) {
        let (world, desk) = begun(room, false);
        for number in 100..220 {
            enter(&desk, number, &format!("KUD {number}"));
            if number % 10 == 0 {
                world.wait(Duration::from_secs(1));
            }
        }
        assert!(world.run(desk.is_durable()), "{room}");
        assert_eq!(desk.medium(), crate::storage::Medium::Database, "{room}");
        assert_eq!(names_on(world.killed()), names(&desk), "{room}");
    }
}

#[test]
fn what_something_else_takes_out_of_the_browser_is_put_back_and_told() {
    let (world, desk) = begun(ROOM, false);
    enter(&desk, 1, "KUD A");
    assert!(world.run(desk.is_durable()));
    world.change_disk(|disk| {
        disk.empty();
        disk.copy.clear();
    });
    desk.hear(None, None);
    world.wait(Duration::from_secs(2));
    assert_eq!(names_on(world.killed()), names(&desk));
    let told = desk.means().news.borrow().clone();
    assert!(told.contains(&News::PutBack) && told.contains(&News::Emptied));
    // The copy has more than the records, where it is still there.
    assert!(world.run(desk.is_durable()));
    let before = world.disk().copy;
    world.change_disk(Disk::empty);
    desk.hear(None, None);
    world.wait(Duration::from_secs(2));
    assert_eq!(world.disk().shelf, before);
}

#[test]
fn what_is_in_the_database_is_written_anew_where_that_was_deleted() {
    let (world, desk) = begun(ROOM, true);
    assert!(world.run(desk.is_durable()));
    world.change_disk(|disk| disk.shards.clear());
    desk.hear_of_loss();
    world.wait(Duration::from_secs(2));
    assert_eq!(names_on(world.killed()), names(&desk));
    assert!(desk.means().news.borrow().contains(&News::PutBack));
}
