//! What a browser had stored comes back from a rescue file, and no file does harm.

use super::*;
use crate::domain::status::StatusRule;
use crate::domain::{AnnualReport, BookYear, Cooperative, Count, Ref, Text};
use crate::exchange::json::{Moment, write};
use crate::replica::{Knowledge, Stamp};
use crate::storage::{Medium, MemoryShelf, SCHEMA, Shelf, Store, pack};
use crate::workspace::{EditOf, Install, Tables, Transaction, Viewpoint, Workspace};
use base64ct::{Base64, Encoding};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const NOW: u64 = 1_790_000_000_000;
const TAPIN: AreaCode = AreaCode::from_digits(6305);
const SAVED_AT: &str = "2026-11-23T02:00:00.123Z";

/// A browser in which an office works.
struct Browser {
    database: BTreeMap<String, Vec<u8>>,
    store: Store<MemoryShelf>,
    desk: Workspace,
}

impl Browser {
    fn new() -> Self {
        let install = Install { replica: ReplicaId::new(5), heir: ReplicaId::new(105), lane: 0 };
        let desk =
            Workspace::new(install, Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods));
        let (store, _) = Store::open(MemoryShelf::new(usize::MAX)).unwrap();
        let browser = Self { database: BTreeMap::new(), store, desk };
        browser.put(keys::REPLICA, &ReplicaId::new(5).to_string());
        browser.put(keys::SETTINGS, r#"{"office":"63.05","rule":"ods"}"#);
        browser
    }

    fn put(&self, key: &str, text: &str) {
        self.store.shelf().set(key, text).unwrap();
    }

    fn create(&mut self, number: u64, name: &str) {
        let entry = self.desk.commit(Transaction::of(EditOf::create(id(number), named(name))), NOW + number);
        self.store.persist(&entry).unwrap();
    }

    fn flush(&mut self) {
        self.store.flush(self.desk.tables(), self.desk.seen()).unwrap();
    }

    /// The shards move to the database, as they do when they outgrow the shelf.
    fn outgrow(&mut self) {
        let mut plan = self.store.plan_layout(self.desk.tables(), self.desk.seen(), Medium::Database, false);
        for job in plan.by_ref() {
            self.database.insert(job.key().to_owned(), job.pack(self.desk.tables()));
        }
        self.store.settle(plan, Ok(())).unwrap();
    }

    fn local(&self) -> BTreeMap<String, String> {
        let shelf = self.store.shelf();
        shelf.keys(keys::ALL).unwrap().into_iter().map(|key| (key.clone(), shelf.get(&key).unwrap().unwrap())).collect()
    }

    fn shards(&self) -> Vec<Value> {
        let row = |(key, bytes): (&String, &Vec<u8>)| {
            entry("selaras", "shards", key, json!({ "base64": Base64::encode_string(bytes) }))
        };
        self.database.iter().map(row).collect()
    }

    /// The file, as the dialog writes it.
    fn rescued(&self) -> Value {
        file(json!(self.local()), self.shards())
    }
}

fn file(keys: Value, databases: Vec<Value>) -> Value {
    json!({ "format": "selaras-rescue", "version": 1, "saved_at": SAVED_AT, "keys": keys, "databases": databases })
}

fn entry(database: &str, store: &str, key: &str, value: Value) -> Value {
    json!({ "database": database, "store": store, "key": key, "value": value })
}

fn id(number: u64) -> Id {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    Id::new(NOW, random)
}

fn named(name: &str) -> Cooperative {
    Cooperative { name: Text::new(name).unwrap(), district: Some(TAPIN), ..Default::default() }
}

fn taken(file: &Value) -> Result<(Incoming, Remarks), Refusal> {
    read(file.to_string().as_bytes(), &mut |_, _| {})
}

/// A whole file of what is open, to be compared with.
fn exported(desk: &Workspace, author: Author) -> Vec<u8> {
    write(desk.tables(), desk.seen(), author, &mut |_, _| {})
}

/// That what was read is what the desk had open, to the last stamp.
fn assert_is_all(file: &Value, desk: &Workspace) {
    let (incoming, remarks) = taken(file).unwrap();
    assert_eq!(remarks, Remarks::default());
    assert_eq!(incoming.part, None);
    let again = write(&incoming.tables, &incoming.clock, incoming.author, &mut |_, _| {});
    assert_eq!(String::from_utf8(again), String::from_utf8(exported(desk, incoming.author)));
}

fn names(tables: &Tables) -> BTreeSet<String> {
    tables.cooperatives.live().map(|row| row.value.name.to_string()).collect()
}

/// A browser with so many cooperatives in shards, and three changes that are only in the journal.
fn at_work(count: u64) -> Browser {
    let mut browser = Browser::new();
    (0..count).for_each(|number| browser.create(number, &format!("KUD {number}")));
    browser.flush();
    let edits = [
        EditOf::change(id(1), named("KUD 1"), named("KUD Satu")),
        EditOf::delete(id(2), named("KUD 2")),
        EditOf::create(id(count), named("KUD Baru")),
    ];
    for edit in edits {
        let entry = browser.desk.commit(Transaction::of(edit), NOW + count);
        browser.store.persist(&entry).unwrap();
    }
    browser
}

#[test]
fn what_was_in_shards_and_what_was_still_in_the_journal_comes_back_with_its_author() {
    let browser = at_work(600);
    assert!(!browser.store.shelf().keys(keys::JOURNAL).unwrap().is_empty());
    assert_is_all(&browser.rescued(), &browser.desk);
    let (incoming, _) = taken(&browser.rescued()).unwrap();
    let at = Moment::from_millis(1_795_399_200_000);
    assert_eq!(incoming.author, Author { office: TAPIN, replica: ReplicaId::new(5), at });
}

#[test]
fn shards_that_lay_in_the_database_come_back() {
    let mut browser = at_work(600);
    browser.outgrow();
    browser.create(700, "KUD Terakhir");
    assert_is_all(&browser.rescued(), &browser.desk);
}

#[test]
fn the_install_that_it_comes_from_is_asked_nothing_and_loses_nothing() {
    let mut browser = at_work(50);
    let rescued = browser.rescued();
    browser.create(60, "KUD Sesudahnya");
    let before = browser.desk.tables().clone();
    let accounts = browser.desk.merge([taken(&rescued).unwrap().0.theirs()], NOW + 100);
    assert!(accounts.iter().all(|account| account.is_empty()));
    assert_eq!(names(browser.desk.tables()), names(&before));
    assert_eq!(browser.desk.conflicts().len(), 0);
    // And emptied.
    let mut empty = Browser::new();
    empty.desk.merge([taken(&rescued).unwrap().0.theirs()], NOW + 100);
    assert_eq!(names(empty.desk.tables()), names(&taken(&rescued).unwrap().0.tables));
    assert_eq!(empty.desk.conflicts().len(), 0);
}

#[test]
fn where_the_browser_was_killed_the_copy_that_came_further_holds() {
    let mut browser = at_work(50);
    let mut forgotten = browser.local();
    forgotten.insert(keys::TURN.to_owned(), "4".to_owned());
    browser.create(60, "KUD Terakhir");
    browser.put(keys::TURN, "7");
    let copy = |texts: &BTreeMap<String, String>| {
        texts.iter().map(|(key, text)| entry("selaras", "copy", key, json!(text))).collect::<Vec<_>>()
    };
    assert_is_all(&file(json!(forgotten), copy(&browser.local())), &browser.desk);
    assert_is_all(&file(json!({}), copy(&browser.local())), &browser.desk);
    // One that has stayed behind does not hold, nor does one that has lost its beginning.
    assert_is_all(&file(json!(browser.local()), copy(&forgotten)), &browser.desk);
    let torn = BTreeMap::from([(keys::TURN.to_owned(), "9".to_owned())]);
    assert_is_all(&file(json!(browser.local()), copy(&torn)), &browser.desk);
}

#[test]
fn a_torn_shard_is_named_and_the_rest_is_read_without_claiming_what_was_lost() {
    let browser = at_work(600);
    let mut local = browser.local();
    let key = local.keys().find(|key| key.starts_with("selaras/shard/cooperatives/")).unwrap().clone();
    let torn: String = local[&key].chars().take(100).collect();
    local.insert(key.clone(), torn);
    let (incoming, remarks) = taken(&file(json!(local), Vec::new())).unwrap();
    assert_eq!(remarks.lost, [key.as_str()]);
    let read = names(&incoming.tables);
    assert!((100..590).contains(&read.len()), "{}", read.len());
    // Into an empty browser, and after it what had been sent to another office: nothing is missing then.
    let mut again = Browser::new().desk;
    again.merge([incoming.theirs()], NOW + 1_000);
    let whole = taken(&browser.rescued()).unwrap().0;
    again.merge([whole.theirs()], NOW + 1_000);
    assert_eq!(names(again.tables()), names(browser.desk.tables()));
    assert_eq!(again.conflicts().len(), 0);
    // A shard of the database likewise, and one that is not there at all.
    let mut browser = at_work(600);
    browser.outgrow();
    let mut shards = browser.shards();
    shards[0]["value"] = json!({ "base64": "AAAA" });
    let gone = shards.pop().unwrap();
    let lost = [&shards[0]["key"], &gone["key"]].map(|key| key.as_str().unwrap().to_owned());
    let (_, remarks) = taken(&file(json!(browser.local()), shards)).unwrap();
    assert_eq!(remarks.lost, lost);
}

#[test]
fn a_change_of_a_report_whose_shard_was_lost_does_not_keep_out_the_rest() {
    let mut browser = at_work(10);
    let year = BookYear::new(2024).unwrap();
    let report = AnnualReport { cooperative: Ref::to(id(3)), year, ..Default::default() };
    let its_id = AnnualReport::id(id(3), year);
    let edit = EditOf::create(its_id, report.clone());
    let entry = browser.desk.commit(Transaction::of(edit), NOW + 50);
    browser.store.persist(&entry).unwrap();
    browser.flush();
    let noted = AnnualReport { members: Some(Count::new(40).unwrap()), ..report.clone() };
    let entry = browser.desk.commit(Transaction::of(EditOf::change(its_id, report, noted)), NOW + 51);
    browser.store.persist(&entry).unwrap();
    let mut local = browser.local();
    let key = local.keys().find(|key| key.starts_with("selaras/shard/annual_reports/")).unwrap().clone();
    local.remove(&key);
    let (incoming, remarks) = taken(&file(json!(local), Vec::new())).unwrap();
    assert_eq!(remarks.lost, [key, format!("annual_reports {its_id}")]);
    assert_eq!(names(&incoming.tables), names(browser.desk.tables()));
}

#[test]
fn a_torn_entry_of_the_journal_and_what_was_set_aside_before_are_named() {
    let browser = at_work(10);
    let mut local = browser.local();
    let key = local.keys().find(|key| key.starts_with(keys::JOURNAL)).unwrap().clone();
    local.insert(key.clone(), "x".to_owned());
    local.insert("selaras/aside/shard/tallies/1/0".to_owned(), "x".to_owned());
    let aside = entry("selaras", "shards", "selaras/aside/shard/visits/1/0", json!({ "base64": "AAAA" }));
    let (_, remarks) = taken(&file(json!(local), vec![aside])).unwrap();
    let expected = [key.as_str(), "selaras/aside/shard/tallies/1/0", "selaras/aside/shard/visits/1/0"];
    assert_eq!(remarks.lost, expected);
}

#[test]
fn without_a_sound_manifest_what_the_shards_hold_is_put_together() {
    let browser = at_work(600);
    for manifest in [
        None,
        Some("{"),
        Some(r#"{"schema":2,"tables":{"cooperatives":{"generation":1,"count":3}},"seen":{"all_until":{}}}"#),
    ] {
        let mut local = browser.local();
        match manifest {
            None => drop(local.remove(keys::MANIFEST)),
            Some(text) => drop(local.insert(keys::MANIFEST.to_owned(), text.to_owned())),
        }
        let (incoming, remarks) = taken(&file(json!(local), Vec::new())).unwrap();
        assert_eq!(remarks.lost, [keys::MANIFEST]);
        assert_eq!(names(&incoming.tables), names(browser.desk.tables()));
        let mut again = Browser::new().desk;
        again.merge([incoming.theirs()], NOW + 1_000);
        assert_eq!(names(again.tables()), names(browser.desk.tables()));
    }
}

#[test]
fn without_a_manifest_what_the_shards_in_the_database_hold_is_put_together_too() {
    let mut browser = at_work(600);
    browser.outgrow();
    let mut local = browser.local();
    local.remove(keys::MANIFEST);
    let (incoming, remarks) = taken(&file(json!(local), browser.shards())).unwrap();
    assert_eq!(remarks.lost, [keys::MANIFEST]);
    assert_eq!(names(&incoming.tables), names(browser.desk.tables()));
    let stamps = browser.desk.tables().cooperatives.rows().iter().map(|row| row.stamps.base());
    assert!(stamps.into_iter().all(|stamp| incoming.clock.all().has_seen(stamp)));
}

#[test]
fn what_an_earlier_version_had_stored_comes_back() {
    let mut kept: Value = serde_json::from_str(include_str!("../../../tests/kept/schema-1.json")).unwrap();
    kept[keys::REPLICA] = json!(ReplicaId::new(1).to_string());
    let (incoming, remarks) = taken(&file(kept, Vec::new())).unwrap();
    assert_eq!(remarks, Remarks::default());
    assert_eq!(names(&incoming.tables), ["KUD 1", "KUD Dua", "KUD Empat"].map(str::to_owned).into());
    let latest: Stamp = "019a7afd1f2c0000-0000000000000001".parse().unwrap();
    assert_eq!(incoming.clock.latest_of(ReplicaId::new(1)), Some(latest));
    assert_eq!(incoming.author.office, Territory::current().province.code, "none was chosen");
}

#[test]
fn photographs_are_counted_and_read_as_those_of_a_file_of_photographs() {
    let browser = at_work(3);
    let photo = format!("data:image/jpeg;base64,/9j/{}", "A".repeat(40));
    let rows = vec![
        entry("selaras-photos", "photos", &id(1).to_string(), json!(photo)),
        entry("selaras-photos", "photos", &id(2).to_string(), json!("data:text/html,<b>")),
    ];
    let rescued = file(json!(browser.local()), rows);
    assert_eq!(taken(&rescued).unwrap().1.photos, 2);
    let photos = read_photos(&rescued.to_string()).unwrap();
    assert_eq!((photos.photos, photos.refused), (BTreeMap::from([(id(1), photo)]), 1));
    assert_eq!(read_photos("{}"), Err(PhotosError::NotPhotos));
    let mut newer = rescued;
    newer["version"] = json!(2);
    assert_eq!(read_photos(&newer.to_string()), Err(PhotosError::Newer));
}

#[test]
fn what_the_dialog_could_not_read_is_told() {
    let mut rescued = at_work(3).rescued();
    rescued["incomplete"] = json!("NotReadableError");
    let (incoming, remarks) = taken(&rescued).unwrap();
    assert!(remarks.is_incomplete && remarks.lost.is_empty() && incoming.part.is_some());
    rescued["keys"].as_object_mut().unwrap().remove(keys::REPLICA);
    let (incoming, remarks) = taken(&rescued).unwrap();
    assert!(remarks.is_incomplete && incoming.part.is_some());
    assert_eq!(remarks.lost, [keys::REPLICA]);
}

#[test]
fn garbage_is_refused_with_what_is_wrong_with_it() {
    let sound = at_work(3).rescued();
    let with = |name: &str, value: Value| {
        let mut file = sound.clone();
        file[name] = value;
        taken(&file).unwrap_err()
    };
    let head = |name: &str| Refusal::Head(name.to_owned());
    assert_eq!(read(b"\xff", &mut |_, _| {}).unwrap_err(), Refusal::NotText);
    assert_eq!(read(b"[]", &mut |_, _| {}).unwrap_err(), Refusal::NotSelaras);
    assert_eq!(with("format", json!("selaras")), Refusal::NotSelaras);
    assert_eq!(with("version", json!(2)), Refusal::Newer(2));
    assert_eq!(with("version", json!(0)), head("version"));
    assert_eq!(with("saved_at", json!("kemarin")), head("saved_at"));
    assert_eq!(with("keys", json!([])), head("keys"));
    assert_eq!(with("keys", json!({ "lain/punya-orang": "x" })), head("keys"));
    assert_eq!(with("keys", json!({ (format!("selaras/{}", "x".repeat(400))): "x" })), head("keys"));
    assert_eq!(with("keys", json!({ "selaras/draft/x": "x".repeat(65 << 20) })), head("keys"));
    assert_eq!(with("databases", json!({})), head("databases"));
    assert_eq!(with("databases", json!([{ "database": 1 }])), head("databases"));
    assert_eq!(with("databases", json!([entry("selaras", "copy", "lain", json!("x"))])), head("databases"));
    let many = vec![json!({ "database": "", "store": "", "key": 0, "value": 0 }); 200_001];
    assert_eq!(with("databases", json!(many)), head("databases"));
    let newer = json!({ (keys::MANIFEST): format!(r#"{{"schema":{}}}"#, SCHEMA + 1) });
    assert_eq!(with("keys", newer), Refusal::RescuedNewer(SCHEMA + 1));
    assert_eq!(with("keys", json!({ "selaras/turn": "3" })), Refusal::NothingRescued);
}

#[test]
fn a_manifest_that_names_more_shards_than_there_is_memory_for_is_not_believed() {
    let browser = at_work(10);
    let mut local = browser.local();
    let tables: serde_json::Map<String, Value> =
        (0..100).map(|number| (format!("t{number}"), json!({ "generation": 1, "count": 1 << 19 }))).collect();
    let manifest = json!({ "schema": SCHEMA, "tables": tables, "seen": { "all_until": {} } });
    local.insert(keys::MANIFEST.to_owned(), manifest.to_string());
    let (incoming, remarks) = taken(&file(json!(local), Vec::new())).unwrap();
    assert_eq!(remarks.lost, [keys::MANIFEST]);
    assert_eq!(names(&incoming.tables), names(browser.desk.tables()));
}

#[test]
fn half_a_character_under_a_key_of_others_harms_nothing_and_under_a_shard_is_named() {
    let browser = at_work(3);
    let text = |key: &str| {
        browser.rescued().to_string().replacen("\"keys\":{", &format!("\"keys\":{{\"{key}\":\"\\ud800\","), 1)
    };
    let (_, remarks) = read(text("selaras/draft/x").as_bytes(), &mut |_, _| {}).unwrap();
    assert_eq!(remarks, Remarks::default());
    let (_, remarks) = read(text("selaras/journal/x").as_bytes(), &mut |_, _| {}).unwrap();
    assert_eq!(remarks.lost, ["selaras/journal/x"]);
}

#[test]
fn a_file_of_selaras_is_read_as_before_beside_it() {
    let browser = at_work(3);
    let author = Author { office: TAPIN, replica: ReplicaId::new(5), at: Moment::from_millis(NOW) };
    let (one, remarks) = read_either(&exported(&browser.desk, author), &mut |_, _| {}).unwrap();
    assert_eq!(remarks, None);
    let (other, remarks) = read_either(browser.rescued().to_string().as_bytes(), &mut |_, _| {}).unwrap();
    assert_eq!((one.digest, remarks), (other.digest, Some(Remarks::default())));
    assert_eq!(read_either(b"{}", &mut |_, _| {}).unwrap_err(), Refusal::NotSelaras);
}

#[test]
fn records_that_no_file_may_hold_are_refused_as_those_of_a_file() {
    let mut browser = Browser::new();
    let year = BookYear::new(2024).unwrap();
    let forged = AnnualReport { cooperative: Ref::to(id(3)), year, ..Default::default() };
    let entry = browser.desk.commit(Transaction::of(EditOf::create(id(9), forged)), NOW);
    browser.store.persist(&entry).unwrap();
    assert!(matches!(taken(&browser.rescued()), Err(Refusal::Flaws { count: 1, .. })));
    let packed = pack(b"SLRS");
    let (_, remarks) = taken(&file(json!({ "selaras/journal/x": packed }), Vec::new())).unwrap();
    assert_eq!(remarks.lost, ["selaras/journal/x", keys::REPLICA]);
}

/// Bytes in which some were altered, under a checksum that fits again.
fn forged(bytes: &[u8], checksum: std::ops::Range<usize>, changes: &[(usize, u8)]) -> Vec<u8> {
    let (mut forged, start) = (bytes.to_vec(), checksum.end);
    let length = forged.len() - start;
    changes.iter().for_each(|(at, byte)| forged[start + at % length] ^= byte);
    let sum = crate::storage::checksum::checksum_of(&forged[start..]).to_le_bytes();
    forged[checksum].copy_from_slice(&sum);
    forged
}

proptest::proptest! {
    #[test]
    fn whatever_is_forged_in_a_shard_or_an_entry_does_no_harm(
        changes in proptest::collection::vec((proptest::prelude::any::<usize>(), 1_u8..), 1..4),
        cut in 0_usize..3_000,
    ) {
        let mut browser = at_work(20);
        let local = browser.local();
        let journal = local.keys().find(|key| key.starts_with(keys::JOURNAL)).unwrap();
        let entry_bytes = crate::storage::unpack(&local[journal]).unwrap();
        let mut altered = local.clone();
        altered.insert(journal.clone(), pack(&forged(&entry_bytes, 0..4, &changes)));
        let _ = taken(&file(json!(altered), Vec::new()));
        // The text of a file, cut off or not, with a character changed.
        let text = browser.rescued().to_string();
        let torn: String = text.chars().take(cut).collect();
        let _ = read(torn.as_bytes(), &mut |_, _| {});

        browser.outgrow();
        let shards: Vec<Value> = browser.database.iter().map(|(key, bytes)| {
            let bytes = forged(bytes, 6..10, &changes);
            entry("selaras", "shards", key, json!({ "base64": Base64::encode_string(&bytes) }))
        }).collect();
        let _ = taken(&file(json!(browser.local()), shards));
    }
}
