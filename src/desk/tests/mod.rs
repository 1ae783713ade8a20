//! Desks on a browser in memory, at which everything goes wrong that can.

mod bringing_in;
mod failing;
mod tabs;
mod telling;
mod world;

use super::{Brought, Desk, News, Stored};
use crate::domain::status::StatusRule;
use crate::domain::{Cooperative, Id, Text};
use crate::replica::{Knowledge, ReplicaId, Row, Stamp};
use crate::workspace::{EditOf, Tables, Transaction};
use std::collections::BTreeSet;
use world::{Disk, Tab, World};

/// Room for whatever a test does.
const ROOM: usize = 5 << 20;

fn id(number: u64) -> Id {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    Id::new(number, random)
}

fn named(name: &str) -> Cooperative {
    Cooperative { name: Text::new(name).unwrap(), ..Default::default() }
}

/// A cooperative is entered.
fn enter(desk: &Desk<Tab>, number: u64, name: &str) {
    desk.commit(Transaction::of(EditOf::create(id(number), named(name))));
}

/// The names that a desk shows.
fn names(desk: &Desk<Tab>) -> BTreeSet<String> {
    desk.peek(|workspace| workspace.tables().cooperatives.live().map(|row| row.value.name.to_string()).collect())
}

/// The names that are there when what is left of a browser is opened.
fn names_on(disk: Disk) -> BTreeSet<String> {
    let world = World::of(disk, ROOM);
    let desk = world.open().unwrap();
    let found = names(&desk);
    for news in &*desk.means().news.borrow() {
        assert!(!matches!(news, News::Troubles(some) if !some.is_empty()), "{news:?}");
    }
    world.close(desk);
    found
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// What another install has written: cooperatives of these numbers.
fn theirs(numbers: &[u64], time: u64) -> Brought<Vec<u8>> {
    let mut rows = Tables::default();
    let stamp = Stamp { time, replica: ReplicaId::new(77) };
    for number in numbers {
        rows.cooperatives.insert(Row::new(id(*number), named(&format!("KUD {number}")), stamp));
    }
    let mut seen = Knowledge::default();
    seen.note(stamp);
    Brought { rows, seen, packed: Vec::new() }
}

#[test]
fn what_was_entered_is_there_when_the_desk_is_opened_again() {
    let world = World::new(ROOM);
    let desk = world.open().unwrap();
    enter(&desk, 1, "KUD A");
    assert_eq!((desk.stored(), names_on(world.disk())), (Stored::Yes, set(&["KUD A"])));
    assert!(world.run(desk.is_durable()));
    assert_eq!(names_on(world.killed()), set(&["KUD A"]));
    assert_eq!(desk.revision(), 1);
    world.close(desk);
    assert_eq!(names(&world.open().unwrap()), set(&["KUD A"]));
}

#[test]
fn where_storage_is_denied_work_goes_on_and_nothing_is_called_saved() {
    let world = World::new(ROOM);
    world.deny();
    let desk = world.open().unwrap();
    enter(&desk, 1, "KUD A");
    desk.set_rule(StatusRule::Ods);
    assert_eq!(desk.stored(), Stored::No(crate::storage::StorageError::Denied));
    assert!(!world.run(desk.is_durable()));
    assert_eq!(names(&desk), set(&["KUD A"]));
    assert!(world.disk().shelf.is_empty());
}

#[test]
fn what_is_entered_after_the_clock_was_set_back_comes_after_what_was_entered_before() {
    let world = World::new(ROOM);
    let desk = world.open().unwrap();
    enter(&desk, 1, "KUD A");
    world.set_clock(world.now_ms() - 3_600_000);
    desk.commit(Transaction::of(EditOf::change(id(1), named("KUD A"), named("KUD B"))));
    assert!(world.run(desk.is_durable()));
    assert_eq!((names(&desk), names_on(world.disk())), (set(&["KUD B"]), set(&["KUD B"])));
    world.wait(std::time::Duration::from_secs(2));
    world.close(desk);
    // A day and more: this install goes on under another number.
    world.set_clock(world.now_ms() - 10 * 86_400_000);
    let desk = world.open().unwrap();
    assert!(desk.healed().replica);
    desk.commit(Transaction::of(EditOf::change(id(1), named("KUD B"), named("KUD C"))));
    assert_eq!((names(&desk), names_on(world.disk())), (set(&["KUD C"]), set(&["KUD C"])));
}
