//! What stands in a file, and what becomes of it at another office.

use crate::office::{BALANGAN, BANJAR, Office, PROVINCE, TAPIN, note, text};
use selaras::analysis;
use selaras::domain::{Officer, Text};
use selaras::exchange::json::{self, Part};
use selaras::replica::Knowledge;
use selaras::sample;
use selaras::workspace::Source;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The province with the example.
fn example() -> Office {
    let mut province = Office::begins(PROVINCE);
    let tables = sample::fictional(&sample::Options { years: 1, ..sample::Options::default() });
    let mut seen = Knowledge::default();
    tables.note_stamps(&mut seen);
    province.adopts(tables, seen, Source::Files);
    province
}

fn strings(rows: &[Value], key: &str) -> BTreeSet<String> {
    rows.iter().filter_map(|row| row[key].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_file_of_one_office_gives_another_the_same_figures_and_exported_again_the_same_file() {
    let mut province = example();
    let row = province.tables().cooperatives.live().next().expect("one of the example").id;
    province.edits(row, |it| it.name = Text::new("KUD “Sejahtera” & Éka").expect("a name"));
    let first = province.sends();
    let mut tapin = Office::begins_with(TAPIN, &first);
    let declared = analysis::declared(tapin.tables());
    assert_eq!((declared.total, declared.active, declared.inactive), (3027, 1944, 1083));
    tapin.finds("KUD “Sejahtera” & Éka");
    // It must not come from memory.
    tapin.reopens();
    let second = tapin.sends();
    assert_eq!(second.content(), first.content());
    assert_eq!(second.json()["office"], "63.05");
    assert_ne!(second.json()["replica"], first.json()["replica"]);
}

#[test]
fn the_same_register_exported_twice_is_the_same_file_but_for_the_moment_in_whatever_order_its_records_came() {
    let mut tapin = Office::begins(TAPIN);
    for (name, district) in [("KUD A", TAPIN), ("KUD B", BANJAR), ("KUD C", BALANGAN)] {
        tapin.registers_as(name, |it| it.district = Some(district));
    }
    let sent = tapin.sends();
    assert_eq!(sent.0, tapin.sends().0);
    let part = |district| tapin.sends_part(&Part { districts: Some(vec![district]), ..Part::default() });
    let mut province = Office::begins_with(PROVINCE, &part(BALANGAN));
    province.receives(&[&part(BANJAR), &sent]);
    let first = province.tables().cooperatives.live().next().map(|row| row.value.name.to_string());
    assert_eq!(first.as_deref(), Some("KUD C"), "they have come in another order");
    assert_eq!(province.sends().content(), sent.content());
}

#[test]
fn a_part_by_district_holds_that_district_s_cooperatives_and_nothing_else() {
    let sent = example().sends_part(&Part { districts: Some(vec![TAPIN]), ..Part::default() });
    let (cooperatives, reports) = (sent.records("cooperatives"), sent.records("annual_reports"));
    assert_eq!(strings(&cooperatives, "district"), ["63.05".to_owned()].into());
    let ids = strings(&cooperatives, "id");
    assert!(reports.len() > 50 && strings(&reports, "cooperative").is_subset(&ids));
    let tapin = Office::begins_with(TAPIN, &sent);
    assert_eq!(tapin.names().len(), ids.len());
}

#[test]
fn an_export_for_the_public_names_no_person_and_nobody_merges_it() {
    let mut tapin = Office::begins(TAPIN);
    tapin.registers_as("KUD Bersama", |it| {
        let name = Text::new("Aisyah Rahmi").expect("a name");
        it.officers = vec![Officer { name, phone: text("0855 555"), ..Officer::default() }];
        (it.address, it.phone, it.email) = (text("Gang Rahasia 7"), text("0811 111"), text("ketua@example.id"));
        it.note = note("titipan Pak Lurah");
    });
    let public = tapin.publishes();
    assert_eq!(public.records("cooperatives")[0]["name"], "KUD Bersama");
    let told = String::from_utf8(public.0.clone()).expect("a file is a text");
    for secret in ["Aisyah", "0855", "Gang Rahasia", "0811", "ketua@", "Lurah"] {
        assert!(!told.contains(secret), "{secret}");
    }
    let why = Office::begins(PROVINCE).refuses(&public);
    assert!(why.starts_with("Berkas ini versi publik, tanpa data pribadi"), "{why}");
}

#[test]
fn codes_and_fields_of_a_newer_program_are_kept_and_handed_on() {
    let mut tapin = Office::begins(TAPIN);
    let kud = tapin.registers("KUD Kedua");
    let newer = tapin.sends().altered(|file| {
        file["records"]["cooperatives"][0]["kind"] = json!("energy_commons");
        file["records"]["cooperatives"][0]["carbon_saved"] = json!({ "kg": 12, "since": "2025" });
    });
    let mut banjar = Office::begins_with(BANJAR, &newer);
    banjar.edits(kud, |it| it.address = text("Jl. Baru"));
    banjar.reopens();
    let row = &banjar.sends().records("cooperatives")[0];
    assert_eq!((&row["kind"], &row["address"]), (&json!("energy_commons"), &json!("Jl. Baru")));
    assert_eq!(row["carbon_saved"], json!({ "kg": 12, "since": "2025" }));
}

#[test]
fn a_report_of_a_cooperative_that_is_not_in_the_file_is_taken_and_told() {
    let mut tapin = Office::begins(TAPIN);
    let kud = tapin.registers("KUD Kedua");
    tapin.reports(kud, 2023, |_| {});
    let without = tapin.sends().altered(|file| file["records"]["cooperatives"] = json!([]));
    let mut province = Office::begins(PROVINCE);
    let look = province.looks_at(&[&without]);
    assert_eq!(look.reports[0].orphans, 1);
    province.takes(look);
    province.reopens();
    assert_eq!(province.sends().records("annual_reports"), without.records("annual_reports"));
    // And has its cooperative when that comes.
    province.receives(&[&tapin.sends()]);
    assert_eq!(province.sends().content(), tapin.sends().content());
}

#[test]
fn what_is_altered_on_its_way_is_refused_where_the_digest_is_left_in() {
    let mut tapin = Office::begins(TAPIN);
    tapin.registers("KUD Bersama");
    let sent = tapin.sends();
    let changed = String::from_utf8(sent.0).expect("a file is a text").replace("KUD Bersama", "KUD Bersamo");
    let altered = crate::office::Sent(changed.into_bytes());
    assert!(json::read(&altered.0, &mut |_, _| {}).is_err());
    assert!(Office::begins(PROVINCE).refuses(&altered).contains("tidak cocok dengan sidik jarinya"));
}
