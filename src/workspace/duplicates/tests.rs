//! The register of a province after two sheets have come together.

use super::*;
use crate::domain::status::StatusRule;
use crate::domain::{Nik, Text};
use crate::replica::Knowledge;
use crate::replica::{ReplicaId, Stamp};
use crate::sample;
use crate::workspace::{Install, Viewpoint, Workspace};

fn id(number: u8) -> Id {
    Id::new(1, [number; 10])
}

fn tapin(name: &str) -> Cooperative {
    Cooperative { name: Text::new(name).unwrap(), district: Some(AreaCode::from_digits(6305)), ..Default::default() }
}

fn register(cooperatives: impl IntoIterator<Item = Cooperative>) -> Tables {
    let mut tables = Tables::default();
    for (number, cooperative) in (1..).zip(cooperatives) {
        tables.cooperatives.insert(Row::new(id(number), cooperative, Stamp { time: 1, replica: ReplicaId::new(1) }));
    }
    tables
}

fn found(cooperatives: impl IntoIterator<Item = Cooperative>) -> Vec<Pair> {
    duplicates(&register(cooperatives))
}

fn nik(text: &str, cooperative: Cooperative) -> Cooperative {
    Cooperative { nik: Nik::new(text).unwrap(), ..cooperative }
}

fn legal(number: &str, date: &str, cooperative: Cooperative) -> Cooperative {
    Cooperative { legal_number: Text::optional(number).unwrap(), legal_date: date.parse().ok(), ..cooperative }
}

#[test]
fn the_same_nik_is_found_wherever_and_whatever_the_name() {
    let elsewhere = Cooperative { district: Some(AreaCode::from_digits(6371)), ..tapin("Koperasi Sinar") };
    let pairs = found([nik("6305010020001", tapin("KUD Maju")), nik("6305.01.002.0001", elsewhere)]);
    assert_eq!(pairs, [Pair { a: id(1), b: id(2), reasons: vec![Reason::SameNik] }]);
}

#[test]
fn a_placeholder_is_no_number() {
    assert!(found([nik("0000000000000", tapin("KUD Maju")), nik("0000000000000", tapin("KSP Sinar"))]).is_empty());
    assert!(found([nik("belum ada", tapin("KUD Maju")), nik("belum ada", tapin("KSP Sinar"))]).is_empty());
    let names = ["Maju", "Sinar", "Karya", "Bina", "Tunas", "Rukun", "Budi", "Surya", "Warga"];
    assert!(found(names.map(|name| nik("6305000000000", tapin(name)))).is_empty());
}

#[test]
fn the_same_legal_number_is_found_within_a_district_unless_its_date_says_otherwise() {
    let number = |text: &str, date: &str, name: &str| legal(text, date, tapin(name));
    let pairs = found([number("No. 12/BH/XIV/1995", "", "KUD Maju"), number("12.BH.XIV.1995", "1995-03-01", "Sinar")]);
    assert_eq!(pairs[0].reasons, [Reason::SameLegalNumber]);
    let two = [number("12/BH/XIV/1995", "1995-04-01", "KUD Maju"), number("12/BH/XIV/1995", "1995-03-01", "Sinar")];
    assert!(found(two).is_empty());
    let local = number("12/BH/XIV/1995", "", "KUD Maju");
    let elsewhere = |c: Cooperative| Cooperative { district: Some(AreaCode::from_digits(6371)), ..c };
    assert!(found([local.clone(), elsewhere(number("12/BH/XIV/1995", "", "Sinar"))]).is_empty());
    let national = |name| number("AHU-0000123.AH.01.27.TAHUN 2021", "", name);
    assert_eq!(found([national("KUD Maju"), elsewhere(national("Sinar"))]).len(), 1);
}

#[test]
fn the_same_name_is_found_however_it_is_written() {
    for other in
        ["Koperasi Unit Desa MAJU  BERSAMA", "K.U.D. \u{201c}Maju Bersama\u{201d}", "Koperasi Produsen Bersama Maju"]
    {
        let pairs = found([tapin("KUD Maju Bersama"), tapin(other)]);
        assert_eq!(pairs.len(), 1, "{other}");
        assert_eq!(pairs[0].reasons, [Reason::SimilarName { percent: 100 }]);
    }
    let pairs = found([tapin("KUD Maju Bersama"), tapin("KUD Maju Bersma")]);
    assert!(
        matches!(pairs[..], [Pair { ref reasons, .. }] if matches!(reasons[..], [Reason::SimilarName { percent: 75..=99 }]))
    );
}

#[test]
fn names_of_one_cooperative_differ_in_what_does_not_distinguish() {
    for other in
        ["Koperasi Unit Desa MADJU BERSAMA", "KUD Maju Bersma", "KUD Maju Bersama Tapin", "kud  \"maju bersama\""]
    {
        assert!(can_be_one("KUD Maju Bersama", other, &["Tapin", "Binuang"]), "{other}");
    }
    for other in ["KUD Empat", "KUD Maju", "KUD Maju Bersama II", "KSU Maju Bersama", ""] {
        assert!(!can_be_one("KUD Maju Bersama", other, &["Tapin"]), "{other}");
    }
    assert!(can_be_one("Koperasi Simpan Pinjam", "KOPERASI SIMPAN PINJAM", &[]));
}

#[test]
fn equal_names_with_much_against_them_are_two_cooperatives() {
    let first = legal("12/BH/XIV/1995", "1995-03-01", nik("6305010020001", tapin("KUD Maju Bersama")));
    let second = legal("77/BH/XIV/1997", "1997-08-01", nik("6305020020007", tapin("KUD Maju Bersama")));
    assert!(found([first.clone(), second]).is_empty());
    let slip = legal("12/BH/XIV/1995", "1995-03-10", nik("6305010020001", tapin("KUD Maju Bersama")));
    assert_eq!(found([first, slip])[0].reasons, [Reason::SameNik, Reason::SimilarName { percent: 100 }]);
    let elsewhere = Cooperative { district: Some(AreaCode::from_digits(6371)), ..tapin("KUD Maju Bersama") };
    assert!(found([tapin("KUD Maju Bersama"), elsewhere]).is_empty());
    assert!(found([tapin("KUD Sido Mulyo I"), tapin("KUD Sido Mulyo II")]).is_empty());
}

#[test]
fn the_strongest_pair_comes_first_and_each_once() {
    let pairs = found([
        tapin("KSP Sinar Abadi"),
        tapin("KSP Sinar Abadi"),
        nik("6305010020001", legal("12/BH/XIV/1995", "", tapin("KUD Maju Bersama"))),
        nik("6305010020001", legal("12/BH/XIV/1995", "", tapin("KUD Maju Bersama"))),
    ]);
    assert_eq!(pairs.iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(), [(id(3), id(4)), (id(1), id(2))]);
    assert_eq!(pairs[0].reasons.len(), 3);
}

#[test]
fn deleted_records_and_pairs_declared_different_are_left_out_until_that_is_taken_back() {
    let tables = register([tapin("KSP Sinar Abadi"), tapin("KSP Sinar Abadi")]);
    let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
    let mut desk = Workspace::new(install, tables, Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods));
    desk.commit(distinguish(id(2), id(1), Some(AreaCode::from_digits(63))), 10);
    assert!(duplicates(desk.tables()).is_empty());
    let id_of_both = desk.tables().distinctions.rows()[0].id;
    assert_eq!(desk.tables().district_of("distinctions", id_of_both), Some(AreaCode::from_digits(6305)));
    desk.undo(20);
    assert_eq!(duplicates(desk.tables()).len(), 1);
    desk.commit(Transaction::of(EditOf::delete(id(2), tapin("KSP Sinar Abadi"))), 30);
    assert!(duplicates(desk.tables()).is_empty());
}

/// The example is not about duplicates: hardly any should be proposed in it.
#[test]
fn the_example_has_next_to_no_duplicates() {
    let tables = sample::fictional(&sample::Options::default());
    let pairs = duplicates(&tables);
    assert!(pairs.len() <= 10, "{pairs:?}");
}
