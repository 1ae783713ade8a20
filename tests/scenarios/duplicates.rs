//! Cooperatives that are in the register twice: found, united with all that hung on them, or declared different.

use crate::office::{BALANGAN, BANJAR, Office, PROVINCE, TAPIN, exchange, text};
use selaras::domain::{Cooperative, Count, Id, Nik};
use selaras::workspace::duplicates::duplicates;

/// One cooperative under two names, the second with a report.
fn twice() -> (Office, Id, Id) {
    let mut office = Office::begins(TAPIN);
    let one = office.registers_as("KUD Maju Bersama", |it| it.phone = text("0517-1111"));
    let other = office.registers_as("Koperasi Unit Desa MAJU BERSAMA", |it| {
        (it.phone, it.address) = (text("0517-2222"), text("Jl. Rantau 1"));
    });
    office.reports(other, 2023, |report| report.members = Count::new(25).ok());
    (office, one, other)
}

#[test]
fn two_records_of_one_cooperative_become_one_with_the_values_chosen_and_the_reports_of_both() {
    let (mut office, one, other) = twice();
    let before = office.sends().values();
    assert_eq!(duplicates(office.tables()).iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(), [(one, other)]);
    office.unites(one, other, &[Cooperative::AT.phone]);
    let (_, united) = office.finds("KUD Maju Bersama");
    assert_eq!((united.phone.as_deref(), united.address.as_deref()), (Some("0517-2222"), Some("Jl. Rantau 1")));
    let reports: Vec<_> = office.tables().annual_reports.live().map(|row| *row.value.cooperative).collect();
    assert_eq!((office.names().len(), reports), (1, vec![one]));
    assert!(duplicates(office.tables()).is_empty());
    office.undoes();
    office.reopens();
    assert_eq!(office.sends().values(), before);
}

#[test]
fn what_another_office_enters_of_one_that_was_united_meanwhile_goes_to_the_one_it_became() {
    let (mut tapin, one, other) = twice();
    let mut province = Office::begins_with(PROVINCE, &tapin.sends());
    tapin.unites(one, other, &[]);
    province.reports(other, 2024, |report| report.members = Count::new(26).ok());
    exchange(&mut tapin, &mut province);
    tapin.decides("_deleted", true);
    exchange(&mut tapin, &mut province);
    for office in [&tapin, &province] {
        let mut reports: Vec<_> = office.tables().annual_reports.live().map(|row| &row.value).collect();
        reports.sort_by_key(|report| report.year);
        let years: Vec<_> = reports.iter().map(|report| (*report.cooperative, report.year.get())).collect();
        assert_eq!((office.is_asked(), years), (vec![], vec![(one, 2023), (one, 2024)]));
    }
}

#[test]
fn two_that_were_declared_different_are_not_proposed_again_by_any_office() {
    let (mut tapin, one, other) = twice();
    tapin.distinguishes(one, other);
    tapin.reopens();
    let province = Office::begins_with(PROVINCE, &tapin.sends());
    for office in [&tapin, &province] {
        assert_eq!((duplicates(office.tables()), office.names().len()), (vec![], 2));
    }
}

/// The three cooperatives that two offices have each recorded for itself, as an office writes them.
fn records_three(office: &mut Office, members: u32) -> Id {
    let nik = |nik: &str| Nik::new(nik).expect("a NIK");
    let kept = office.registers_as("KUD Maju", |it| it.nik = nik("6305010020901"));
    office.reports(kept, 2023, |report| report.members = Count::new(u64::from(members)).ok());
    office.registers_as("KSU Karya", |it| {
        (it.district, it.legal_number) = (Some(TAPIN), text("12/BH/X/1990"));
        it.address = text("Jl. Rantau 1");
    });
    office.registers_as("KSP Sinar", |it| {
        (it.subdistrict, it.village) = ("63.05.01".parse().ok(), text("Binuang"));
    });
    kept
}

#[test]
fn what_two_offices_recorded_each_for_itself_is_found_before_it_is_taken_and_united_as_one_step() {
    let (mut tapin, mut province) = (Office::begins(TAPIN), Office::begins(PROVINCE));
    let (of_tapin, of_province) = (records_three(&mut tapin, 25), records_three(&mut province, 25));
    tapin.registers("KUD Lain");
    let look = province.looks_at(&[&tapin.sends()]);
    let twins = look.twins();
    assert_eq!((twins.superfluous(), twins.doubtful), (3, 0));
    province.takes(look);
    assert_eq!(province.names().len(), 7);
    let before = province.sends().values();
    province.unites_twins(&twins);
    assert_eq!(province.names(), ["KSP Sinar", "KSU Karya", "KUD Lain", "KUD Maju"]);
    // The report of both is one, of the one that stays.
    let reports: Vec<_> = province.tables().annual_reports.live().map(|row| *row.value.cooperative).collect();
    assert_eq!(reports, [of_tapin.min(of_province)]);
    province.undoes();
    assert_eq!(province.sends().values(), before);

    // Two offices that do the same keep the same.
    province.unites_twins(&twins);
    let look = tapin.looks_at(&[&province.sends()]);
    tapin.takes(look);
    assert_eq!((tapin.names(), tapin.is_asked()), (province.names(), vec![]));
}

#[test]
fn what_contradicts_itself_is_left_to_a_person_and_nothing_of_it_is_united() {
    let (mut tapin, mut province) = (Office::begins(TAPIN), Office::begins(PROVINCE));
    // The members of 2023 differ; another name has the number; one is in another desa.
    records_three(&mut tapin, 25);
    records_three(&mut province, 26);
    tapin.registers_as("KSU Tunas", |it| it.legal_number = text("77/BH/X/1990"));
    province.registers_as("KPRI Budi", |it| it.legal_number = text("77/BH/X/1990"));
    let twins = province.looks_at(&[&tapin.sends()]).twins();
    assert_eq!((twins.superfluous(), twins.doubtful), (2, 2));
}

#[test]
fn what_three_files_bring_is_united_into_one_and_two_of_one_file_are_not() {
    let offices: Vec<Office> = [TAPIN, BANJAR, PROVINCE]
        .into_iter()
        .map(|code| {
            let mut office = Office::begins(code);
            office.registers_as("KUD Maju", |it| it.nik = Nik::new("6305010020901").expect("a NIK"));
            office
        })
        .collect();
    let files: Vec<_> = offices.iter().map(Office::sends).collect();
    let mut balangan = Office::begins(BALANGAN);
    let look = balangan.looks_at(&files.iter().collect::<Vec<_>>());
    let twins = look.twins();
    assert_eq!((twins.certain.len(), twins.superfluous()), (1, 2));
    balangan.takes(look);
    balangan.unites_twins(&twins);
    assert_eq!(balangan.names(), ["KUD Maju"]);
    balangan.undoes();
    assert_eq!(balangan.names().len(), 3);
    // Its author has both, and has not said that they are one.
    let alone = Office::begins(TAPIN);
    assert!(alone.looks_at(&[&balangan.sends()]).twins().is_empty());
}
