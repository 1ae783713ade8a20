//! Cooperatives that are in the register twice: found, united with all that hung on them, or declared different.

use crate::office::{Office, PROVINCE, TAPIN, exchange, text};
use selaras::domain::{Cooperative, Count, Id};
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
    let reports: Vec<_> = office.tables().annual_reports.live().map(|row| row.value.cooperative).collect();
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
        let years: Vec<_> = reports.iter().map(|report| (report.cooperative, report.year.get())).collect();
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
