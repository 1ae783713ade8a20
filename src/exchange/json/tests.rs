//! What the file promises: nothing is lost on the way, and no input does harm.

use super::read::MOST_REPLICAS;
use super::*;
use crate::domain::{AnnualReport, AreaCode, BookYear, Cooperative, Id, Ref, Text};
use crate::replica::{Beyond, Knowledge, ReplicaId, Row, Stamp, VersionVector};
use crate::workspace::{Tables, drawn};
use proptest::prelude::*;

fn author() -> Author {
    Author {
        office: AreaCode::from_digits(6305),
        replica: ReplicaId::new(5),
        at: Moment::from_millis(1_700_000_000_000),
    }
}

fn written(tables: &Tables) -> Vec<u8> {
    write(tables, &Knowledge::default(), author(), &mut |_, _| {})
}

fn taken(bytes: &[u8]) -> Result<Incoming, Refusal> {
    read(bytes, &mut |_, _| {})
}

/// Records of every table, as the tables declare them.
fn tables() -> impl Strategy<Value = Tables> {
    any::<u64>().prop_map(drawn::tables)
}

proptest! {
    #[test]
    fn what_is_exported_comes_in_as_it_was(tables in tables()) {
        let bytes = written(&tables);
        let incoming = taken(&bytes).unwrap();
        prop_assert_eq!(drawn::differing(&incoming.tables, &tables), None);
        prop_assert_eq!(written(&incoming.tables), bytes);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = taken(&bytes);
    }

    #[test]
    fn a_file_altered_anywhere_is_refused_or_says_the_same(tables in tables(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let bytes = written(&tables);
        let mut altered = bytes.clone();
        let at = at.index(altered.len());
        altered[at] = byte;
        if let Ok(incoming) = taken(&altered) {
            prop_assert_eq!(drawn::differing(&incoming.tables, &tables), None);
        }
    }

    #[test]
    fn every_file_fits_the_schema(tables in tables()) {
        let value: serde_json::Value = serde_json::from_slice(&written(&tables)).unwrap();
        assert_fits_schema(&value);
        let redacted = write_redacted(&tables, &Knowledge::default(), author(), &mut |_, _| {});
        assert_fits_schema(&serde_json::from_slice(&redacted).unwrap());
        assert_eq!(check(&redacted, &mut |_, _| {}), Ok(()));
        let stamp = Stamp { time: 5, replica: ReplicaId::new(7) };
        let seen = VersionVector::of_parts([stamp], [Stamp { time: 9, ..stamp }]);
        let beyond = Beyond { seen: VersionVector::of_parts([Stamp { time: 8, ..stamp }], []), records: tables.ids() };
        let part = Part {
            districts: Some(vec![AreaCode::from_digits(6305)]),
            followed: true,
            tables: Some(vec!["cooperatives".to_owned()]),
            since: Some(seen.clone()),
        };
        let seen = Knowledge::of_parts(seen, [beyond]);
        let part = write_part(&tables, &seen, author(), &part, &mut |_, _| {});
        assert_fits_schema(&serde_json::from_slice(&part).unwrap());
    }
}

fn assert_fits_schema(file: &serde_json::Value) {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.enable_format_assertions();
    compiler.add_resource("file:///selaras.schema.json", schema()).unwrap();
    let compiled = compiler.compile("file:///selaras.schema.json", &mut schemas).unwrap();
    if let Err(error) = schemas.validate(file, compiled) {
        panic!("{error:#}");
    }
}

/// A file with one cooperative, its members replaced by `change`; without digest and totals, so that only
/// the member in question decides.
fn one_record(change: impl FnOnce(&mut serde_json::Value)) -> Vec<u8> {
    let mut tables = Tables::default();
    let value = Cooperative { name: Text::new("KUD Maju").unwrap(), ..Default::default() };
    tables.cooperatives.insert(Row::new(Id::new(1, [1; 10]), value, Stamp::default()));
    let mut file: serde_json::Value = serde_json::from_slice(&written(&tables)).unwrap();
    file.as_object_mut().unwrap().remove("digest");
    change(&mut file);
    serde_json::to_vec(&file).unwrap()
}

fn flaw(change: impl FnOnce(&mut serde_json::Value)) -> Flaw {
    match taken(&one_record(|file| change(&mut file["records"]["cooperatives"][0]))) {
        Err(Refusal::Flaws { first, count: 1 }) => first[0].clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn hostile_and_broken_files_are_told_apart() {
    assert_eq!(taken(b"").err(), Some(Refusal::Empty));
    assert_eq!(taken(&[0xff, 0xfe, 0x7b, 0x00]).err(), Some(Refusal::NotText));
    assert_eq!(taken(b"nama;nik\nKUD;63").err(), Some(Refusal::NotJson { line: 1, column: 2 }));
    assert_eq!(taken(b"[1,2]").err(), Some(Refusal::NotSelaras));
    assert_eq!(taken(br#"{"type":"FeatureCollection"}"#).err(), Some(Refusal::NotSelaras));
    assert_eq!(taken(br#"{"format":"selaras","version":7}"#).err(), Some(Refusal::Newer(7)));
    let without_version = Some(Refusal::Head("version".to_owned()));
    assert_eq!(taken(br#"{"format":"selaras","version":0}"#).err(), without_version);
    let whole = one_record(|_| {});
    assert_eq!(taken(&whole[..whole.len() / 2]).err(), Some(Refusal::CutOff));
    assert!(matches!(taken(&vec![b' '; MOST_BYTES as usize + 1]).err(), Some(Refusal::TooLarge { .. })));
    let deep = format!(r#"{{"format":"selaras","version":1,"records":{}"#, "[".repeat(300_000));
    assert_eq!(taken(deep.as_bytes()).err(), Some(Refusal::CutOff));
    assert_eq!(
        taken(&one_record(|file| file["records"]["wishes"] = serde_json::json!([]))).err(),
        Some(Refusal::UnknownTable("wishes".to_owned()))
    );
    assert_eq!(
        taken(&one_record(|file| file["totals"]["cooperatives"]["all"] = 9.into())).err(),
        Some(Refusal::Total { table: "cooperatives".to_owned(), stated: 9, found: 1 })
    );
    assert_eq!(taken(&one_record(|file| file["digest"] = "sha256-0".into())).err(), Some(Refusal::Digest));
}

#[test]
fn a_value_out_of_range_names_record_field_and_what_was_expected() {
    use crate::domain::Expectation;
    let found = flaw(|record| record["legal_date"] = "2024-02-30".into());
    assert_eq!(found.number, 1);
    assert_eq!(found.name.as_deref(), Some("KUD Maju"));
    assert_eq!(found.field.as_deref(), Some("legal_date"));
    assert_eq!(found.value.as_deref(), Some("\"2024-02-30\""));
    assert_eq!(found.kind, FlawKind::Value(Some(Expectation::Date)));
    // With its quotes it has 80 characters, or more than are told.
    let told =
        |characters: usize| flaw(|record| record["legal_date"] = "x".repeat(characters - 2).into()).value.unwrap();
    assert_eq!([80, 81, 300].map(|characters| told(characters).ends_with('…')), [false, true, true]);
    assert_eq!(flaw(|record| record["name"] = 5.into()).kind, FlawKind::Value(Some(Expectation::Text(300))));
    assert_eq!(flaw(|record| record["district"] = "6305".into()).kind, FlawKind::Value(Some(Expectation::Area)));
    assert_eq!(flaw(|record| record["form"] = "<script>".into()).kind, FlawKind::Value(Some(Expectation::Code)));
    assert_eq!(
        flaw(|record| record["position"] = serde_json::json!({"lat": 91, "lon": 0})).kind,
        FlawKind::Value(Some(Expectation::Position))
    );
    assert_eq!(
        flaw(|record| {
            record.as_object_mut().unwrap().remove("name");
        })
        .kind,
        FlawKind::Missing
    );
    assert_eq!(flaw(|record| *record = 5.into()).kind, FlawKind::Form);
}

#[test]
fn a_rival_is_checked_like_the_value_that_stands() {
    let stamp = |time: u64| Stamp { time, replica: ReplicaId::new(1) }.to_string();
    let rival = |field: &'static str, value: serde_json::Value, time: u64| {
        move |record: &mut serde_json::Value| {
            record["_stamps"] = stamp(9).into();
            record["_rivals"] = serde_json::json!([{ "field": field, "value": value, "stamp": stamp(time) }]);
        }
    };
    for change in [
        rival("legal_date", "2024-02-30".into(), 5),
        rival("name", 5.into(), 5),
        rival("_deleted", "yes".into(), 5),
        rival("name", "later than what stands".into(), 10),
        rival("name", "under the same stamp".into(), 9),
    ] {
        let found = flaw(change);
        assert_eq!((found.field.as_deref(), found.kind), (Some("_rivals"), FlawKind::Value(None)));
    }
    let whole = one_record(|file| rival("name", "KUD Jaya".into(), 5)(&mut file["records"]["cooperatives"][0]));
    let incoming = taken(&whole).unwrap();
    assert_eq!(&*incoming.tables.cooperatives.rows()[0].rivals.of(0).next().unwrap().value.name, "KUD Jaya");
}

#[test]
fn two_records_with_one_id_are_refused() {
    let refusal = taken(&one_record(|file| {
        let list = file["records"]["cooperatives"].as_array_mut().unwrap();
        list.push(list[0].clone());
    }));
    let Err(Refusal::Flaws { first, .. }) = refusal else { panic!("{refusal:?}") };
    assert_eq!(first[0].kind, FlawKind::SameId);
}

#[test]
fn markup_in_a_name_is_text_and_stays_text() {
    let name = "<img src=x onerror=alert(1)>";
    let incoming = taken(&one_record(|file| file["records"]["cooperatives"][0]["name"] = name.into())).unwrap();
    assert_eq!(&*incoming.tables.cooperatives.rows()[0].value.name, name);
}

#[test]
fn unknown_fields_and_codes_of_a_newer_version_survive_the_round_trip() {
    let stamp = Stamp::default();
    let rivals = serde_json::json!([{ "field": "mood", "value": { "glad": [] }, "stamp": stamp }]);
    let bytes = one_record(|file| {
        file["records"]["cooperatives"][0]["kind"] = "metaverse".into();
        file["records"]["cooperatives"][0]["mood"] = serde_json::json!({ "deep": [1, { "x": null }] });
        file["records"]["cooperatives"][0]["_rivals"] = rivals.clone();
    });
    let again: serde_json::Value = serde_json::from_slice(&written(&taken(&bytes).unwrap().tables)).unwrap();
    let record = &again["records"]["cooperatives"][0];
    assert_eq!(record["kind"], "metaverse");
    assert_eq!(record["mood"], serde_json::json!({ "deep": [1, { "x": null }] }));
    assert_eq!(record["_rivals"], rivals);
    assert_fits_schema(&again);
}

/// Two offices that declare the same two cooperatives different must meet in one record.
#[test]
fn a_declaration_that_two_cooperatives_differ_has_their_id() {
    use crate::domain::Distinction;
    let (a, b) = (Id::new(1, [1; 10]), Id::new(1, [2; 10]));
    let file = |id, distinction| {
        let mut tables = Tables::default();
        tables.distinctions.insert(Row::new(id, distinction, Stamp::default()));
        written(&tables)
    };
    let sound = Distinction::of(b, a, None);
    let bytes = file(Distinction::id(a, b), sound.clone());
    assert_fits_schema(&serde_json::from_slice(&bytes).unwrap());
    assert_eq!(taken(&bytes).unwrap().tables.distinctions.rows()[0].value, sound);
    let turned = Distinction { first: Ref::to(b), second: Ref::to(a), office: None };
    let from_itself = Distinction { first: Ref::to(a), second: Ref::to(a), office: None };
    for (id, distinction) in [(a, sound), (Distinction::id(a, b), turned), (Distinction::id(a, a), from_itself)] {
        let Err(Refusal::Flaws { first, .. }) = taken(&file(id, distinction)) else { panic!("taken") };
        assert_eq!((first[0].number, &first[0].kind), (1, &FlawKind::ForeignId));
    }
}

#[test]
fn an_edit_of_a_record_whose_shard_was_lost_does_not_spoil_the_export() {
    let mut tables = Tables::default();
    let (cooperative, stamp) = (Id::new(1, [1; 10]), Stamp { time: 9 << 16, replica: ReplicaId::new(1) });
    let value = Cooperative { name: Text::cut("KUD"), ..Default::default() };
    tables.cooperatives.insert(Row::new(cooperative, value, stamp));
    let report =
        AnnualReport { cooperative: Ref::to(cooperative), year: BookYear::new(2023).unwrap(), ..Default::default() };
    let mut torn = Row::new(AnnualReport::id(cooperative, report.year), AnnualReport::default(), Stamp::default());
    torn.put(AnnualReport::AT.members, &AnnualReport { members: Some(5_u16.into()), ..report }, stamp, &[]);
    tables.annual_reports.insert(torn);
    assert!(check(&written(&tables), &mut |_, _| {}).is_err());
    let file = written(&writable(&tables).unwrap());
    assert_eq!(check(&file, &mut |_, _| {}), Ok(()));
    let read = read(&file, &mut |_, _| {}).unwrap();
    assert_eq!((read.tables.cooperatives.rows().len(), read.tables.annual_reports.rows().len()), (1, 0));
}

#[test]
fn what_is_written_is_read_before_it_is_handed_out_the_file_for_the_public_too() {
    let tables = crate::sample::fictional(&crate::sample::Options { cooperatives: 40, ..Default::default() });
    let public = write_redacted(&tables, &Knowledge::default(), author(), &mut |_, _| {});
    assert_eq!(check(&public, &mut |_, _| {}), Ok(()));
    // Of everything, as the example has it: enterprises with figures, loans with standings, courses with participants.
    let all = crate::sample::example(&crate::sample::Options { cooperatives: 300, ..Default::default() });
    let public_of_all = write_redacted(&all, &Knowledge::default(), author(), &mut |_, _| {});
    assert!(!all.financing_standings.rows().is_empty() && !all.enterprise_years.rows().is_empty());
    assert_eq!(check(&public_of_all, &mut |_, _| {}), Ok(()));
    let spoilt = String::from_utf8(public).unwrap().replace("\"primary\"", "5");
    assert!(check(spoilt.as_bytes(), &mut |_, _| {}).is_err());
}

#[test]
fn a_clock_names_no_more_replicas_than_there_can_be() {
    let of = |replicas: usize| {
        let stamp = |number: usize| Stamp { time: 1, replica: ReplicaId::new(number as u64) };
        let clock: std::collections::BTreeMap<_, _> =
            (1..=replicas).map(|number| (stamp(number).replica, stamp(number))).collect();
        taken(&one_record(|file| file["clock"] = serde_json::to_value(&clock).unwrap()))
    };
    assert!(of(MOST_REPLICAS).is_ok());
    let most = MOST_REPLICAS;
    let refusal = Refusal::TooMany { member: "clock".to_owned(), found: most + 1, most };
    assert_eq!(of(most + 1).err(), Some(refusal));
}

#[test]
fn the_totals_of_a_file_tell_what_a_reader_without_this_program_wants_to_know() {
    use crate::domain::DeclaredStatus;
    let mut tables = Tables::default();
    for (number, status) in [(1, Some(DeclaredStatus::Active)), (2, Some(DeclaredStatus::Inactive)), (3, None)] {
        let value = Cooperative { declared_status: status, ..Default::default() };
        tables.cooperatives.insert(Row::new(Id::new(number, [1; 10]), value.clone(), Stamp::default()));
        let inactive = Cooperative { declared_status: Some(DeclaredStatus::Inactive), ..value };
        let gone = Row { deleted: true, ..Row::new(Id::new(number, [2; 10]), inactive, Stamp::default()) };
        tables.cooperatives.insert(gone);
    }
    let file: serde_json::Value = serde_json::from_slice(&written(&tables)).unwrap();
    assert_eq!(file["totals"]["cooperatives"], serde_json::json!({ "active": 1, "all": 3, "inactive": 1 }));
    assert_eq!(file["totals"]["annual_reports"], serde_json::json!({ "all": 0 }));
}

#[test]
fn a_part_that_leaves_nothing_out_is_the_whole() {
    let tables = Tables::default();
    let part = write_part(&tables, &Knowledge::default(), author(), &Part::default(), &mut |_, _| {});
    assert_eq!(part, written(&tables));
}

#[test]
fn what_an_author_has_seen_further_counts_by_all_its_changes_and_under_the_names_they_stand_for() {
    let stamp = |time, replica| Stamp { time, replica: ReplicaId::new(replica) };
    let clock = |count| (1..=count).map(|number| (ReplicaId::new(number), stamp(9, 77))).collect();
    let heard = (1..=4).map(|time| stamp(time, 50)).collect();
    let further = super::write::FurtherSeen { clock: clock(3), ahead: clock(2), heard, records: [].into() };
    assert_eq!(further.len(), 9);
    let seen = further.beyond().seen;
    assert!(seen.has_seen(stamp(9, 3)) && !seen.has_seen(stamp(9, 77)));
}

#[test]
fn a_field_that_is_told_twice_is_none() {
    let whole = String::from_utf8(one_record(|_| {})).unwrap();
    let twice = whole.replace("\"name\":", "\"note\":\"a\",\"note\":\"b\",\"name\":");
    assert_ne!(twice, whole);
    assert!(matches!(taken(twice.as_bytes()).err(), Some(Refusal::Flaws { count: 1, .. })));
}

#[test]
fn of_many_flaws_the_first_are_named_and_all_are_counted() {
    let refusal = taken(&one_record(|file| {
        file["records"]["cooperatives"] = vec![5; MOST_FLAWS + 3].into();
        file["totals"] = serde_json::json!({});
    }));
    let Err(Refusal::Flaws { first, count }) = refusal else { panic!("{refusal:?}") };
    assert_eq!((first.len(), count), (MOST_FLAWS, MOST_FLAWS + 3));
}
