//! Files that somebody has made up, or a clock or a copied profile has: what they claim is believed no further than it can be,
//! and nothing of the receiver is lost.

use crate::office::{BANJAR, Office, PROVINCE, Sent, TAPIN, note, now, text};
use selaras::domain::{Cooperative, Id};
use selaras::replica::{DAY_MS, ReplicaId, Stamp};
use serde_json::{Value, json};

/// 30 November 2100 and 5 January 2101, in milliseconds since 1970.
const FUTURE: u64 = 4_131_216_000_000;
const NEXT_CENTURY: u64 = 4_134_326_400_000;

fn stamp(ms: u64, replica: u64, count: u64) -> String {
    Stamp { time: (ms << 16) + count, replica: ReplicaId::new(replica) }.to_string()
}

/// Says of a file that another install wrote it, and until when that has been seen.
fn signed(file: &mut Value, replica: u64, until: &str) {
    let replica = ReplicaId::new(replica).to_string();
    file["clock"][&replica] = json!(until);
    file["replica"] = json!(replica);
}

/// Writes a field of a row under a stamp.
fn write(row: &mut Value, field: &str, value: &str, stamp: &str) {
    if row["_stamps"].is_string() {
        row["_stamps"] = json!({ "*": row["_stamps"] });
    }
    row["_stamps"][field] = json!(stamp);
    row[field] = json!(value);
}

fn cooperatives(file: &mut Value) -> &mut Vec<Value> {
    file["records"]["cooperatives"].as_array_mut().expect("a list")
}

fn address(office: &Office, kud: Id) -> Option<&str> {
    office.record::<Cooperative>(kud)?.address.as_deref()
}

/// An office with one cooperative, and what it sends.
fn with_shared() -> (Office, Id, Sent) {
    let mut tapin = Office::begins(TAPIN);
    let kud = tapin.registers_as("KUD Bersama", |it| it.address = text("Jl. Lama"));
    let sent = tapin.sends();
    (tapin, kud, sent)
}

/// What a register sends is read by an office that has nothing, and what is edited afterwards travels, too.
fn expect_to_travel(office: &mut Office, kud: Id) {
    office.edits(kud, |it| it.address = text("Jl. Sesudahnya"));
    let sent = office.sends();
    for stamp in sent.json()["clock"].as_object().expect("a vector").values() {
        let stamp: Stamp = stamp.as_str().and_then(|stamp| stamp.parse().ok()).expect("a stamp");
        assert!(stamp.millis() < now() + DAY_MS, "{stamp}");
    }
    let mut other = Office::begins_with(BANJAR, &sent);
    assert_eq!(address(&other, kud), Some("Jl. Sesudahnya"));
    // And back again.
    other.edits(kud, |it| it.address = text("Jl. Banjar"));
    office.receives(&[&other.sends()]);
    office.reopens();
    assert_eq!((office.is_asked(), address(office, kud)), (vec![], Some("Jl. Banjar")));
}

#[test]
fn a_file_that_claims_the_receiver_s_own_future_is_not_believed_and_the_receiver_s_exports_go_on_being_read() {
    let (mut tapin, kud, sent) = with_shared();
    let own = tapin.replica();
    let poisoned = sent.altered(|file| {
        let future = Stamp { time: (FUTURE << 16) + 0xffff, replica: own };
        signed(file, 0xbb, &stamp(now(), 0xbb, 0));
        file["clock"][own.to_string()] = json!(future.to_string());
    });
    let look = tapin.looks_at(&[&poisoned]);
    assert_eq!(look.reports[0].ahead.iter().map(|ahead| ahead.replica).collect::<Vec<_>>(), [own]);
    tapin.takes(look);
    assert_eq!(tapin.replica(), own);
    expect_to_travel(&mut tapin, kud);
}

#[test]
fn stamps_of_the_next_century_are_read_and_keep_nobody_from_editing_and_sending() {
    let (mut tapin, kud, sent) = with_shared();
    let late = stamp(NEXT_CENTURY, 0xdd, 0);
    let file = sent.altered(|file| {
        write(&mut cooperatives(file)[0], "note", "dari jam yang salah", &late);
        signed(file, 0xdd, &late);
    });
    tapin.receives(&[&file]);
    let noted =
        |office: &Office| office.record::<Cooperative>(kud).and_then(|kud| kud.note.as_deref().map(str::to_owned));
    assert_eq!(noted(&tapin).as_deref(), Some("dari jam yang salah"));
    // What a clock of that kind has written is replaced like anything else, and stays replaced.
    tapin.edits(kud, |it| it.note = note("diperbaiki"));
    tapin.reopens();
    expect_to_travel(&mut tapin, kud);
    tapin.receives(&[&file]);
    assert_eq!(noted(&tapin).as_deref(), Some("diperbaiki"));
}

#[test]
fn of_two_computers_with_one_copied_profile_both_values_are_asked_about_and_what_only_one_has_written_is_there() {
    let (mut tapin, kud, _) = with_shared();
    let alone = ["KUD Satu", "KUD Dua"].map(|name| tapin.registers(name));
    let sent = tapin.sends();
    let [a, b] = [("A", 0), ("B", 1)].map(|(computer, at)| {
        let stamp = stamp(now() + at as u64 * 1000, 0xcc, 1);
        sent.altered(|file| {
            for row in cooperatives(file) {
                if row["id"] == kud.to_string() {
                    write(row, "note", &format!("dari komputer {computer}"), &stamp);
                } else if row["id"] == alone[at].to_string() {
                    write(row, "note", &format!("hanya {computer}"), &stamp);
                }
            }
            signed(file, 0xcc, &stamp);
        })
    });
    for order in [[&a, &b], [&b, &a]] {
        let mut province = Office::begins(PROVINCE);
        order.into_iter().for_each(|file| drop(province.receives(&[file])));
        let questions = province.questions();
        // What is there to be seen of a note: what stands, and what is asked about beside it.
        let seen = |id: Id| -> Vec<String> {
            let asked = questions.iter().filter(|one| one.conflict.id == id && one.conflict.field == "note");
            let asked = asked.flat_map(|one| &one.contenders).filter_map(|it| it.value.as_str().map(str::to_owned));
            let stands = province.record::<Cooperative>(id).and_then(|it| it.note.as_deref().map(str::to_owned));
            asked.chain(stands).collect()
        };
        for (id, notes) in
            [(kud, &["dari komputer A", "dari komputer B"][..]), (alone[0], &["hanya A"]), (alone[1], &["hanya B"])]
        {
            assert!(notes.iter().all(|note| seen(id).iter().any(|one| one == note)), "{notes:?} in {:?}", seen(id));
        }
        assert!(questions.iter().any(|one| one.conflict.id == kud));
    }
}

/// Story: a file of a thousand sets was taken over, and every edit afterwards wrote them all.
#[test]
fn a_thousand_sets_of_what_has_been_seen_of_single_records_are_not_kept() {
    let (mut tapin, kud, sent) = with_shared();
    tapin.reopens();
    let room = tapin.stored();
    let poisoned = sent.altered(|file| {
        let written = stamp(now(), 0xbb, 0);
        write(&mut cooperatives(file)[0], "name", "KUD Bersama Baru", &written);
        signed(file, 0xbb, &written);
        let beyond = (0..1000_u64).map(|at| {
            let replica = ReplicaId::new(0x1000 + at).to_string();
            let id = format!("019acc00-0000-7000-8000-{at:012}");
            json!({ "clock": { &replica: stamp(now(), 0x1000 + at, 0) }, "records": [id] })
        });
        file["beyond"] = beyond.collect();
    });
    tapin.receives(&[&poisoned]);
    assert_eq!(tapin.names(), ["KUD Bersama Baru"]);
    for time in 0..5 {
        tapin.edits(kud, |it| it.note = note(&format!("ke-{time}")));
    }
    assert!(tapin.stored() < room + 4_000, "{} after {room}", tapin.stored());
}
