//! Several offices on one register: what one writes reaches the others in files, in any order, as often as one likes.

use crate::office::{BALANGAN, BANJAR, Office, PROVINCE, Sent, TAPIN, exchange, note, text};
use selaras::analysis;
use selaras::domain::{Cooperative, DeclaredStatus, Id};
use selaras::workspace::TakeBackError;

const SHARED: &str = "KUD Bersama";

/// Tapin has registered a cooperative, and the province has Tapin's file.
pub fn tapin_and_province() -> (Office, Office, Id) {
    let mut tapin = Office::begins(TAPIN);
    let kud = tapin.registers_as(SHARED, |it| (it.address, it.phone) = (text("Jl. Lama"), text("0811 111")));
    let province = Office::begins_with(PROVINCE, &tapin.sends());
    (tapin, province, kud)
}

fn address(office: &Office, kud: Id) -> Option<&str> {
    office.record::<Cooperative>(kud)?.address.as_deref()
}

#[test]
fn different_fields_changed_by_two_offices_are_both_kept_and_nobody_is_asked() {
    let (mut tapin, mut province, kud) = tapin_and_province();
    tapin.edits(kud, |it| it.address = text("Jl. Baru"));
    province.edits(kud, |it| it.phone = text("0822 222"));
    exchange(&mut tapin, &mut province);
    for office in [&mut tapin, &mut province] {
        office.reopens();
        assert_eq!(office.is_asked(), []);
        let (_, seen) = office.finds(SHARED);
        assert_eq!((seen.address.as_deref(), seen.phone.as_deref()), (Some("Jl. Baru"), Some("0822 222")));
    }
}

#[test]
fn a_field_changed_by_two_is_asked_of_both_decided_by_one_and_never_asked_again() {
    let (mut tapin, mut province, kud) = tapin_and_province();
    tapin.edits(kud, |it| it.address = text("Jl. Tapin"));
    province.edits(kud, |it| it.address = text("Jl. Provinsi"));
    let old = exchange(&mut tapin, &mut province);
    for office in [&tapin, &province] {
        // The later one stands until somebody decides.
        assert_eq!(office.is_asked(), [("address", vec!["Jl. Provinsi".into(), "Jl. Tapin".into()])]);
    }

    tapin.decides("address", "Jl. Tapin");
    province.receives(&[&tapin.sends()]);
    for office in [&mut tapin, &mut province] {
        for file in &old {
            office.receives(&[file]);
        }
        office.reopens();
        assert_eq!((office.is_asked(), address(office, kud)), (vec![], Some("Jl. Tapin")));
        let decisions: Vec<_> = office.tables().decisions.live().map(|row| row.value.office).collect();
        assert_eq!(decisions, [Some(TAPIN)]);
    }
}

#[test]
fn the_files_of_three_districts_give_the_same_register_in_whatever_order_they_come() {
    // All three begin with the same cooperative, and two of them change the same field of it.
    let mut tapin = Office::begins(TAPIN);
    let kud = tapin.registers(SHARED);
    tapin.declares(kud, DeclaredStatus::Active);
    let beginning = tapin.sends();
    let [mut banjar, mut balangan] = [BANJAR, BALANGAN].map(|code| Office::begins_with(code, &beginning));
    tapin.edits(kud, |it| it.address = text("Jl. Tapin"));
    banjar.edits(kud, |it| it.address = text("Jl. Banjar"));
    balangan.edits(kud, |it| it.note = note("dari Balangan"));
    let own = [DeclaredStatus::Active, DeclaredStatus::Active, DeclaredStatus::Inactive];
    for (office, status) in [&mut tapin, &mut banjar, &mut balangan].into_iter().zip(own) {
        let id = office.registers(&format!("KUD {}", office.code));
        office.declares(id, status);
    }

    let files = [tapin.sends(), banjar.sends(), balangan.sends()];
    // One after another, and all at once.
    let mut one_by_one = Office::begins(PROVINCE);
    files.iter().for_each(|file| drop(one_by_one.receives(&[file])));
    let mut at_once = Office::begins(PROVINCE);
    at_once.receives(&[&files[2], &files[1], &files[0]]);
    for province in [&one_by_one, &at_once] {
        assert_eq!(province.is_asked(), [("address", vec!["Jl. Banjar".into(), "Jl. Tapin".into()])]);
        let declared = analysis::declared(province.tables());
        assert_eq!((declared.total, declared.active, declared.inactive), (4, 3, 1));
    }
    assert_eq!(one_by_one.sends().content(), at_once.sends().content());
}

#[test]
fn a_whole_merge_is_taken_back_and_the_register_is_as_it_was() {
    let (mut tapin, mut province, kud) = tapin_and_province();
    tapin.edits(kud, |it| it.address = text("Jl. Tapin"));
    tapin.registers("KUD Kedua");
    province.edits(kud, |it| it.address = text("Jl. Provinsi"));
    let before = province.sends().content();
    province.receives(&[&tapin.sends()]);
    assert_eq!((province.is_asked().len(), province.names().len()), (1, 2));
    assert_eq!(province.takes_back_merge(), Ok(()));
    assert_eq!(province.sends().content(), before);
    province.reopens();
    assert_eq!(province.sends().content(), before);
}

#[test]
fn a_merge_after_which_something_was_changed_is_taken_back_after_that_change() {
    let (mut tapin, mut province, kud) = tapin_and_province();
    tapin.edits(kud, |it| it.address = text("Jl. Tapin"));
    let before = province.sends().values();
    province.receives(&[&tapin.sends()]);
    province.edits(kud, |it| it.note = note("sesudahnya"));
    assert_eq!(province.takes_back_merge(), Err(TakeBackError::EditedSince));
    province.undoes();
    assert_eq!(province.takes_back_merge(), Ok(()));
    assert_eq!(province.sends().values(), before);
}

#[test]
fn with_a_receipt_a_district_sends_only_what_has_changed_since() {
    let (mut tapin, mut province, kud) = tapin_and_province();
    tapin.registers("KUD Kedua");
    let receipt = province.receives(&[&tapin.sends()]).remove(0);
    assert_eq!(receipt.asks_for_whole(tapin.replica()), None);
    tapin.edits(kud, |it| it.address = text("Jl. Baru"));
    let changes = tapin.sends_since(&receipt);
    let names: Vec<_> = changes.records("cooperatives").iter().map(|row| row["name"].clone()).collect();
    assert_eq!(names, [SHARED]);
    let look = province.looks_at(&[&changes]);
    assert!(!look.reports[0].has_gap);
    province.takes(look);
    assert_eq!(address(&province, kud), Some("Jl. Baru"));
}

#[test]
fn changes_since_a_receipt_say_to_someone_who_has_not_the_rest_that_something_is_missing() {
    let (mut tapin, mut province, kud) = tapin_and_province();
    let receipt = province.receives(&[&tapin.sends()]).remove(0);
    tapin.edits(kud, |it| it.address = text("Jl. Baru"));
    let changes = tapin.sends_since(&receipt);
    let look = Office::begins(BANJAR).looks_at(&[&changes]);
    assert!(look.reports[0].has_gap && look.head(0).part.is_some());
}

#[test]
fn a_preview_counts_by_kind_of_record_what_a_file_brings_and_shows_it_field_by_field() {
    let (mut tapin, province, kud) = tapin_and_province();
    tapin.edits(kud, |it| it.address = text("Jl. Baru"));
    tapin.registers("KUD Kedua");
    let sent = tapin.sends();
    let look = province.looks_at(&[&sent, &sent]);
    assert_eq!(look.tells(0, "cooperatives"), [1, 1, 0, 0, 0, 0]);
    assert_eq!((look.head(0).author.office, look.head(1).same_as), (TAPIN, Some(0)));
    let changed = look.changes(0).iter().find(|change| change.effect.is_some()).expect("one that was there");
    let fields: Vec<_> = changed.fields.iter().map(|it| (&*it.field, it.old.clone(), it.new.clone())).collect();
    assert_eq!(fields, [("address", "Jl. Lama".into(), "Jl. Baru".into())]);
}

/// Story: somebody cut a file short on its way, and others stood beside it.
#[test]
fn a_file_that_was_cut_short_is_refused_and_says_so() {
    let (tapin, province, _) = tapin_and_province();
    let sent = tapin.sends();
    let torn = Sent(sent.0[..sent.0.len() / 2].to_vec());
    assert!(province.refuses(&torn).contains("terpotong"), "{}", province.refuses(&torn));
}
