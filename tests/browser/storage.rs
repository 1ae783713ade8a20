//! A workspace on the browser's own `localStorage`.

use selaras::domain::status::StatusRule;
use selaras::domain::{Cooperative, Date, Id, Text};
use selaras::replica::{Knowledge, ReplicaId};
use selaras::sample;
use selaras::storage::{Database, LocalShelf, Opened, Shelf, StorageError, Store, durable, keys};
use selaras::workspace::{EditOf, Install, Tables, Transaction, Viewpoint, Workspace};
use std::collections::BTreeMap;
use wasm_bindgen_test::wasm_bindgen_test;

fn shelf() -> LocalShelf {
    let shelf = LocalShelf::open().expect("a test page has storage");
    for key in shelf.keys("").expect("keys can be read") {
        shelf.remove(&key).expect("keys can be removed");
    }
    shelf
}

fn desk(opened: Opened) -> Workspace {
    let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
    Workspace::new(
        install,
        opened.tables,
        opened.seen,
        Viewpoint::under(StatusRule::Ods, Date::in_wita(1_790_000_000_000)),
    )
}

fn create(name: &str) -> Transaction {
    let cooperative = Cooperative { name: Text::new(name).expect("a short name"), ..Cooperative::default() };
    Transaction::of(EditOf::create(Id::new(1, [7; 10]), cooperative))
}

fn names(tables: &Tables) -> Vec<String> {
    tables.cooperatives.live().map(|row| row.value.name.to_string()).collect()
}

#[wasm_bindgen_test]
fn every_character_of_packed_text_survives_the_browser() {
    let shelf = shelf();
    let text: String = (0x20..0x8020).filter_map(char::from_u32).collect();
    shelf.set("selaras/test", &text).expect("there is room");
    assert_eq!(shelf.get("selaras/test"), Ok(Some(text)));
}

#[wasm_bindgen_test]
fn only_keys_that_begin_so_are_listed() {
    let shelf = shelf();
    for key in ["selaras/list/a", "selaras/list/b", "other/c"] {
        shelf.set(key, "x").expect("there is room");
    }
    let mut found = shelf.keys("selaras/list/").expect("keys can be read");
    found.sort();
    assert_eq!(found, ["selaras/list/a", "selaras/list/b"]);
}

#[wasm_bindgen_test]
fn an_edit_is_there_when_the_page_dies_right_after_it() {
    let (mut store, opened) = Store::open(shelf()).expect("an empty shelf opens");
    let mut desk = desk(opened);
    store.persist(&desk.commit(create("KUD A"), 5)).expect("there is room");
    drop((store, desk));
    let (_, opened) = Store::open(LocalShelf::open().expect("storage")).expect("what was kept opens");
    assert_eq!(names(&opened.tables), ["KUD A"]);
}

#[wasm_bindgen_test]
fn the_example_fits_and_comes_back_whole() {
    let (mut store, _) = Store::open(shelf()).expect("an empty shelf opens");
    let tables = sample::fictional(&sample::Options::default());
    store.replace(&tables, &Knowledge::default()).expect("the example fits");
    let (_, opened) = Store::open(LocalShelf::open().expect("storage")).expect("what was kept opens");
    assert_eq!(opened.troubles, []);
    assert_eq!(opened.tables.counts(), tables.counts());
    shelf();
}

#[wasm_bindgen_test]
fn a_full_browser_is_told_and_what_stood_before_still_stands() {
    let (mut store, opened) = Store::open(shelf()).expect("an empty shelf opens");
    let mut desk = desk(opened);
    store.persist(&desk.commit(create("KUD A"), 5)).expect("there is room");
    store.flush(desk.tables(), desk.seen()).expect("there is room");
    fill(store.shelf());
    let tables = sample::fictional(&sample::Options::default());
    assert_eq!(store.replace(&tables, &Knowledge::default()), Err(StorageError::Full));
    let (_, opened) = Store::open(LocalShelf::open().expect("storage")).expect("what stood before opens");
    assert_eq!(names(&opened.tables), ["KUD A"]);
    shelf();
}

#[wasm_bindgen_test]
async fn what_a_killed_browser_has_forgotten_is_put_back() {
    shelf();
    LocalShelf::restore().await;
    let shelf = LocalShelf::open().expect("storage");
    shelf.set(keys::SETTINGS, "as it was chosen").expect("there is room");
    durable().await;
    // It comes back as it was on disk: before the change.
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten()).expect("storage");
    storage.clear().expect("storage can be cleared");
    LocalShelf::restore().await;
    assert_eq!(shelf.get(keys::SETTINGS), Ok(Some("as it was chosen".to_owned())));
}

#[wasm_bindgen_test]
async fn what_a_tab_wrote_before_it_died_counts_more_than_an_older_copy() {
    shelf();
    LocalShelf::restore().await;
    let shelf = LocalShelf::open().expect("storage");
    shelf.set(keys::SETTINGS, "copied").expect("there is room");
    durable().await;
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten()).expect("storage");
    let turn: u64 = shelf.get(keys::TURN).ok().flatten().and_then(|turn| turn.parse().ok()).expect("a number");
    storage.set_item(keys::SETTINGS, "not copied yet").expect("there is room");
    storage.set_item(keys::TURN, &(turn + 1).to_string()).expect("there is room");
    LocalShelf::restore().await;
    assert_eq!(shelf.get(keys::SETTINGS), Ok(Some("not copied yet".to_owned())));
}

#[wasm_bindgen_test]
async fn shards_in_the_database_come_back_until_they_are_removed() {
    let database = Database::open().await.expect("a test page has a database");
    let keys = ["selaras/shard/a/1/0", "selaras/shard/a/1/1", "selaras/shard/b/1/0"].map(str::to_owned);
    let shards: Vec<_> = keys.iter().cloned().zip([vec![0, 255], Vec::new(), vec![1]]).collect();
    database.write(&shards).await.expect("there is room");
    let first_two = database.read(&keys[0], &keys[1]).expect("it can be asked").shards().await;
    assert_eq!(first_two, Ok(shards[..2].iter().cloned().collect()));
    assert_eq!(database.keys(keys::SHARD).await, Ok(keys.to_vec()));
    assert_eq!(database.keys(keys::ASIDE).await, Ok(Vec::new()));
    database.remove(keys.clone()).await.expect("it can be written");
    assert_eq!(database.read(&keys[0], &keys[2]).expect("it can be asked").shards().await, Ok(BTreeMap::new()));
}

/// Takes all the room but a few thousand units.
fn fill(shelf: &LocalShelf) {
    let mut size = 4 << 20;
    let mut number = 0;
    while size > 4_000 {
        match shelf.set(&format!("other/{number}"), &"x".repeat(size)) {
            Ok(()) => number += 1,
            Err(error) => {
                assert_eq!(error, StorageError::Full);
                size /= 2;
            }
        }
    }
}
