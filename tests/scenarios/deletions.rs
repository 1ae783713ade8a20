//! What one office deletes while another works on it.

use crate::office::{Office, PROVINCE, TAPIN, exchange};
use selaras::domain::{AnnualReport, Cooperative, Count, Id};
use selaras::workspace::DELETION;

fn years(office: &Office) -> Vec<u16> {
    let mut years: Vec<u16> = office.tables().annual_reports.live().map(|row| row.value.year.get()).collect();
    years.sort_unstable();
    years
}

fn members(count: u64) -> impl Fn(&mut AnnualReport) {
    move |report| report.members = Count::new(count).ok()
}

/// Tapin has deleted a cooperative with a report while the province entered another.
fn deleted_while_reported() -> (Office, Office, Id) {
    let mut tapin = Office::begins(TAPIN);
    let kud = tapin.registers("KUD Bersama");
    tapin.reports(kud, 2023, members(40));
    let mut province = Office::begins_with(PROVINCE, &tapin.sends());
    province.reports(kud, 2024, members(41));
    tapin.deletes(kud);
    (tapin, province, kud)
}

#[test]
fn a_cooperative_deleted_while_another_enters_a_report_is_one_question_and_its_answer_holds_for_the_reports_too() {
    let (mut tapin, mut province, kud) = deleted_while_reported();
    assert_eq!((years(&tapin), years(&province)), (vec![], vec![2023, 2024]));
    let old = exchange(&mut tapin, &mut province);
    for office in [&tapin, &province] {
        let questions = office.questions();
        assert_eq!(questions.iter().map(|one| one.conflict.field).collect::<Vec<_>>(), [DELETION]);
        let meanwhile = questions[0].meanwhile.as_ref().expect("it says what was entered meanwhile");
        assert_eq!(meanwhile.counts, [("annual_reports", 1)]);
    }
    province.decides(DELETION, false);
    exchange(&mut tapin, &mut province);
    for office in [&mut tapin, &mut province] {
        assert_eq!(office.is_asked(), []);
        old.iter().for_each(|file| drop(office.receives(&[file])));
        office.reopens();
        assert_eq!((office.is_asked(), years(office)), (vec![], vec![2023, 2024]));
        assert!(office.record::<Cooperative>(kud).is_some());
    }
    assert_eq!(tapin.sends().content(), province.sends().content());
}

#[test]
fn who_says_that_it_is_deleted_deletes_what_was_entered_meanwhile() {
    let (mut tapin, mut province, _) = deleted_while_reported();
    exchange(&mut tapin, &mut province);
    tapin.decides(DELETION, true);
    exchange(&mut tapin, &mut province);
    for office in [&tapin, &province] {
        assert_eq!((office.is_asked(), office.names(), years(office)), (vec![], vec![], vec![]));
    }
    assert_eq!(tapin.sends().content(), province.sends().content());
}

#[test]
fn a_deletion_taken_back_has_all_that_went_with_it_back() {
    let (mut tapin, ..) = deleted_while_reported();
    assert_eq!((tapin.names().len(), years(&tapin)), (0, vec![]));
    tapin.undoes();
    tapin.reopens();
    assert_eq!((tapin.names().len(), years(&tapin)), (1, vec![2023]));
}
