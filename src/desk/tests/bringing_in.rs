//! Bringing in what comes from outside, while others go on working.

use super::*;
use crate::desk::{BroughtIn, Compared, Offer};
use crate::storage::StorageError;
use crate::workspace::Source;
use crate::workspace::merge::{Theirs, merge};
use std::cell::{Cell, RefCell};
use std::time::Duration;

/// A file of another office: cooperatives of these numbers, merged beside the workspace as it was when it was compared.
struct File {
    desk: Desk<Tab>,
    numbers: &'static [u64],
    compared: Compared,
    beside: RefCell<(Tables, Knowledge)>,
    /// How often it was compared.
    times: Cell<u32>,
    fails: Cell<bool>,
}

impl File {
    fn of(desk: &Desk<Tab>, numbers: &'static [u64]) -> Self {
        let (compared, beside, times, fails) = Default::default();
        Self { desk: desk.clone(), numbers, compared, beside, times, fails }
    }
}

impl Offer for File {
    const SOURCE: Source = Source::Files;
    type Bytes = Vec<u8>;
    type Shown = BTreeSet<String>;
    type Failure = &'static str;

    fn compared(&self) -> &Compared {
        &self.compared
    }

    async fn compare(&self) -> Result<(), &'static str> {
        self.times.set(self.times.get() + 1);
        self.desk.means().turn().await;
        let (tables, seen) = self.desk.peek(|workspace| (workspace.tables().clone(), workspace.seen().clone()));
        self.beside.replace((tables, seen));
        self.desk.means().turn().await;
        if self.fails.get() { Err("the worker broke down") } else { Ok(()) }
    }

    /// The names that the workspace would have.
    async fn show(&self) -> Result<BTreeSet<String>, &'static str> {
        let (tables, seen) = &mut *self.beside.borrow_mut();
        let Brought { rows, seen: theirs, .. } = theirs(self.numbers, 1_000);
        merge(tables, seen, Theirs::whole(rows, theirs), None, self.desk.means().world.now_ms());
        Ok(tables.cooperatives.live().map(|row| row.value.name.to_string()).collect())
    }

    async fn outcome(&self) -> Result<Brought<Vec<u8>>, &'static str> {
        self.desk.means().turn().await;
        let (rows, seen) = self.beside.take();
        Ok(Brought { rows, seen, packed: Vec::new() })
    }
}

fn begun() -> (World, Desk<Tab>) {
    let world = World::new(ROOM);
    let desk = world.open().unwrap();
    enter(&desk, 1, "KUD A");
    world.wait(Duration::from_secs(1));
    (world, desk)
}

#[test]
fn what_is_shown_is_what_is_put_in() {
    let (world, desk) = begun();
    let file = File::of(&desk, &[3, 4]);
    assert!(desk.is_outdated(&file.compared));
    let shown = world.run(desk.show(&file)).unwrap();
    assert_eq!((desk.is_outdated(&file.compared), names(&desk)), (false, set(&["KUD A"])));
    assert_eq!(world.run(desk.bring_in(&file)), Ok(BroughtIn::Yes));
    assert_eq!((names(&desk), names_on(world.disk())), (shown.clone(), shown));
    assert_eq!(file.times.get(), 1);
    world.run(desk.undo_merge()).unwrap();
    assert_eq!(names(&desk), set(&["KUD A"]));
}

#[test]
fn what_nobody_has_looked_at_is_not_put_in() {
    let (world, desk) = begun();
    let file = File::of(&desk, &[3]);
    assert_eq!(world.run(desk.bring_in(&file)), Ok(BroughtIn::Stale(set(&["KUD A", "KUD 3"]))));
    assert_eq!(names(&desk), set(&["KUD A"]));
}

#[test]
fn whatever_turn_somebody_edits_in_the_edit_stands_and_what_is_put_in_is_what_was_shown() {
    let mut turn = 1;
    loop {
        let (world, desk) = begun();
        let other = world.open().unwrap();
        let file = File::of(&desk, &[3, 4]);
        let editing = if turn % 2 == 0 { other.clone() } else { desk.clone() };
        world.between(turn, move || {
            editing.commit(Transaction::of(EditOf::change(id(1), named("KUD A"), named("KUD B"))));
        });
        let mut shown = world.run(desk.show(&file)).unwrap();
        let mut rounds = 0;
        loop {
            rounds += 1;
            match world.run(desk.bring_in(&file)).unwrap() {
                BroughtIn::Yes => break,
                BroughtIn::Stale(anew) => shown = anew,
                BroughtIn::NotStored(error) => panic!("{error}"),
            }
        }
        let had_its_turn = !world.is_waiting();
        assert!(rounds <= 2, "turn {turn}");
        world.wait(Duration::from_secs(5));
        let wanted = if had_its_turn { set(&["KUD B", "KUD 3", "KUD 4"]) } else { set(&["KUD A", "KUD 3", "KUD 4"]) };
        assert_eq!(
            (names(&desk), names(&other), names_on(world.disk())),
            (wanted.clone(), wanted.clone(), wanted.clone()),
            "turn {turn}"
        );
        // Nothing else was shown, unless the edit came when it was being put in already.
        assert!(shown == wanted || shown == set(&["KUD A", "KUD 3", "KUD 4"]), "turn {turn}");
        if !had_its_turn {
            break;
        }
        turn += 1;
    }
    assert!(turn > 5, "{turn}");
}

#[test]
fn a_comparison_that_failed_counts_for_nothing() {
    let (world, desk) = begun();
    let file = File::of(&desk, &[3]);
    world.run(desk.show(&file)).unwrap();
    enter(&desk, 2, "KUD B");
    file.fails.set(true);
    assert!(world.run(desk.show(&file)).is_err());
    desk.undo();
    assert!(desk.is_outdated(&file.compared));
    assert!(world.run(desk.bring_in(&file)).is_err());
    file.fails.set(false);
    assert_eq!(world.run(desk.bring_in(&file)), Ok(BroughtIn::Stale(set(&["KUD A", "KUD 3"]))));
    assert_eq!(world.run(desk.bring_in(&file)), Ok(BroughtIn::Yes));
}

#[test]
fn what_cannot_be_stored_is_not_in_and_can_be_put_in_when_there_is_room() {
    let (world, desk) = begun();
    let file = File::of(&desk, &[3]);
    world.run(desk.show(&file)).unwrap();
    world.fail(|_| Some(StorageError::Full));
    assert_eq!(world.run(desk.bring_in(&file)), Ok(BroughtIn::NotStored(StorageError::Full)));
    world.heal();
    assert_eq!((names(&desk), names_on(world.disk())), (set(&["KUD A"]), set(&["KUD A"])));
    world.run(desk.show(&file)).unwrap();
    assert_eq!(world.run(desk.bring_in(&file)), Ok(BroughtIn::Yes));
}
