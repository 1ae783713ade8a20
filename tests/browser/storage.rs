//! A workspace on the browser's own `localStorage`.

use selaras::domain::status::StatusRule;
use selaras::domain::{Cooperative, Id, Text};
use selaras::replica::{ReplicaId, VersionVector};
use selaras::sample;
use selaras::storage::{LocalShelf, Opened, Shelf, StorageError, Store, keys};
use selaras::workspace::{EditOf, Install, Tables, Transaction, Workspace};
use wasm_bindgen_test::wasm_bindgen_test;

fn shelf() -> LocalShelf {
    let shelf = LocalShelf::open().expect("a test page has storage");
    for key in shelf.keys("").expect("keys can be read") {
        shelf.remove(&key).expect("keys can be removed");
    }
    shelf
}

fn desk(opened: Opened) -> Workspace {
    let install = Install { replica: ReplicaId::new(1), lane: 0 };
    Workspace::new(install, opened.tables, opened.seen, StatusRule::Ods, None)
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
    for key in ["selaras/a", "selaras/b", "other/c"] {
        shelf.set(key, "x").expect("there is room");
    }
    let mut found = shelf.keys(keys::ALL).expect("keys can be read");
    found.sort();
    assert_eq!(found, ["selaras/a", "selaras/b"]);
}

#[wasm_bindgen_test]
fn an_edit_is_there_when_the_page_dies_right_after_it() {
    let (mut store, opened) = Store::open(shelf()).expect("an empty shelf opens");
    let mut desk = desk(opened);
    store.keep(&desk.commit(create("KUD A"), 5)).expect("there is room");
    drop((store, desk));
    let (_, opened) = Store::open(LocalShelf::open().expect("storage")).expect("what was kept opens");
    assert_eq!(names(&opened.tables), ["KUD A"]);
}

#[wasm_bindgen_test]
fn the_example_fits_and_comes_back_whole() {
    let (mut store, _) = Store::open(shelf()).expect("an empty shelf opens");
    let tables = sample::fictional(&sample::Options::default());
    store.replace(&tables, &VersionVector::default()).expect("the example fits");
    let (_, opened) = Store::open(LocalShelf::open().expect("storage")).expect("what was kept opens");
    assert_eq!(opened.troubles, []);
    assert_eq!(opened.tables.counts(), tables.counts());
    shelf();
}

#[wasm_bindgen_test]
fn a_full_browser_is_told_and_what_stood_before_still_stands() {
    let (mut store, opened) = Store::open(shelf()).expect("an empty shelf opens");
    let mut desk = desk(opened);
    store.keep(&desk.commit(create("KUD A"), 5)).expect("there is room");
    store.flush(desk.tables(), desk.seen()).expect("there is room");
    fill(store.shelf());
    let tables = sample::fictional(&sample::Options::default());
    assert_eq!(store.replace(&tables, &VersionVector::default()), Err(StorageError::Full));
    let (_, opened) = Store::open(LocalShelf::open().expect("storage")).expect("what stood before opens");
    assert_eq!(names(&opened.tables), ["KUD A"]);
    shelf();
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
