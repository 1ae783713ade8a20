//! Two people at one form: nothing that one of them has saved goes without the other being asked.

use super::*;
use crate::domain::status::StatusRule;
use crate::domain::{AnnualReport, BookYear, Case, Cooperative, Count, Note, Ref, Text, Visit};
use crate::replica::{Knowledge, ReplicaId};
use crate::workspace::{Install, Transaction, Viewpoint, Workspace};

const KUD: Id = Id::from_bytes([7, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1]);

fn desk() -> Workspace {
    let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
    Workspace::new(install, Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods))
}

fn kud(address: &str, note: &str) -> Cooperative {
    Cooperative {
        name: Text::cut("KUD"),
        address: Text::optional(address).unwrap(),
        note: Note::optional(note).unwrap(),
        ..Default::default()
    }
}

fn field(name: &str) -> usize {
    Cooperative::field(name).unwrap()
}

/// A register with one cooperative, and its form, opened and filled in.
fn opened(after: Cooperative) -> (Workspace, Filled<Cooperative>) {
    let mut desk = desk();
    desk.commit(Transaction::of(EditOf::create(KUD, kud("Jl. Lama", "lama"))), 10);
    let before = Some(kud("Jl. Lama", "lama"));
    (desk, Filled { id: KUD, before, blank: Cooperative::default(), after, restores: false })
}

fn change(desk: &mut Workspace, after: Cooperative) {
    let now = desk.cooperative(KUD).unwrap().value.clone();
    desk.commit(Transaction::of(EditOf::change(KUD, now, after)), 20);
}

fn commit(desk: &mut Workspace, found: Found<Cooperative>) -> Cooperative {
    let Found::Nothing(edit) = found else { panic!("{found:?}") };
    desk.commit(Transaction::of(edit), 30);
    desk.cooperative(KUD).unwrap().value.clone()
}

#[test]
fn what_nobody_else_has_changed_is_written_without_a_question() {
    let (mut desk, form) = opened(kud("Jl. Baru", "lama"));
    let found = form.meet(desk.tables());
    assert_eq!(commit(&mut desk, found), kud("Jl. Baru", "lama"));
}

#[test]
fn fields_that_only_the_other_has_changed_are_not_reverted() {
    let (mut desk, form) = opened(kud("Jl. Baru", "lama"));
    change(&mut desk, kud("Jl. Lama", "baru"));
    let found = form.meet(desk.tables());
    assert_eq!(commit(&mut desk, found), kud("Jl. Baru", "baru"));
}

#[test]
fn a_field_that_both_have_changed_is_asked_about_with_all_three_values() {
    let (mut desk, form) = opened(kud("Jl. Dua", "dua"));
    change(&mut desk, kud("Jl. Satu", "lama"));
    let Found::Changed { was, now, fields } = form.meet(desk.tables()) else { panic!() };
    assert_eq!(fields, Fields::NONE.with(field("address")));
    assert_eq!((was.address.as_deref(), now.address.as_deref()), (Some("Jl. Lama"), Some("Jl. Satu")));
    let kept = form.clone().answered(&was, now.clone(), fields).meet(desk.tables());
    let mine = form.answered(&was, now, Fields::NONE).meet(desk.tables());
    let Found::Nothing(edit) = &kept else { panic!() };
    assert_eq!(edit.after, Some(kud("Jl. Satu", "dua")));
    assert_eq!(commit(&mut desk, mine), kud("Jl. Dua", "dua"));
}

#[test]
fn two_who_have_written_the_same_are_not_asked() {
    let (mut desk, form) = opened(kud("Jl. Satu", "lama"));
    change(&mut desk, kud("Jl. Satu", "lama"));
    let found = form.meet(desk.tables());
    assert_eq!(commit(&mut desk, found), kud("Jl. Satu", "lama"));
}

#[test]
fn what_changes_while_somebody_is_asked_is_asked_about_again() {
    let (mut desk, form) = opened(kud("Jl. Dua", "lama"));
    change(&mut desk, kud("Jl. Satu", "lama"));
    let Found::Changed { was, now, .. } = form.meet(desk.tables()) else { panic!() };
    change(&mut desk, kud("Jl. Tiga", "lama"));
    let again = form.answered(&was, now, Fields::NONE).meet(desk.tables());
    let Found::Changed { was, now, .. } = again else { panic!("{again:?}") };
    assert_eq!((was.address.as_deref(), now.address.as_deref()), (Some("Jl. Satu"), Some("Jl. Tiga")));
}

#[test]
fn a_deleted_record_comes_back_only_when_somebody_wants_it() {
    let (mut desk, form) = opened(kud("Jl. Baru", "lama"));
    change(&mut desk, kud("Jl. Lama", "baru"));
    desk.commit(Transaction::of(EditOf::delete(KUD, kud("Jl. Lama", "baru"))), 25);
    assert_eq!(form.meet(desk.tables()), Found::Deleted);
    let found = Filled { restores: true, ..form }.meet(desk.tables());
    assert_eq!(commit(&mut desk, found), kud("Jl. Baru", "baru"));
}

#[test]
fn a_cooperative_comes_back_with_the_reports_that_were_deleted_with_it() {
    let (mut desk, form) = opened(kud("Jl. Baru", "lama"));
    let [kept, gone] = [2023, 2022].map(|year| AnnualReport::id(KUD, BookYear::new(year).unwrap()));
    for id in [kept, gone] {
        desk.commit(Transaction::of(EditOf::create(id, report(50, "satu"))), 20);
    }
    desk.commit(Transaction::of(EditOf::delete(gone, report(50, "satu"))), 22);
    let before = desk.cooperative(KUD).unwrap().value.clone();
    let edits = vec![EditOf::delete(kept, report(50, "satu")).into(), EditOf::delete(KUD, before).into()];
    desk.commit(Transaction { edits }, 25);
    let found = Filled { restores: true, ..form }.meet(desk.tables());
    commit(&mut desk, found);
    let is_there = |desk: &Workspace, id| desk.tables().annual_reports.get_live(id).is_some();
    assert_eq!((is_there(&desk, kept), is_there(&desk, gone)), (true, false));
    desk.undo(40);
    assert!(desk.cooperative(KUD).is_none() && !is_there(&desk, kept));
}

#[test]
fn a_record_that_is_gone_without_a_trace_is_asked_about_too() {
    let (_, form) = opened(kud("Jl. Baru", "lama"));
    let nothing = Tables::default();
    assert_eq!(form.meet(&nothing), Found::Deleted);
    let found = Filled { restores: true, ..form }.meet(&nothing);
    assert!(matches!(found, Found::Nothing(EditOf { before: None, after: Some(_), .. })));
}

#[test]
fn what_is_restored_and_was_changed_before_it_was_deleted_is_asked_about() {
    let (mut desk, form) = opened(kud("Jl. Dua", "lama"));
    change(&mut desk, kud("Jl. Satu", "lama"));
    desk.commit(Transaction::of(EditOf::delete(KUD, kud("Jl. Satu", "lama"))), 25);
    let form = Filled { restores: true, ..form };
    let Found::Changed { was, now, .. } = form.meet(desk.tables()) else { panic!() };
    let found = form.answered(&was, now, Fields::NONE).meet(desk.tables());
    assert_eq!(commit(&mut desk, found), kud("Jl. Dua", "lama"));
}

fn report(members: u64, note: &str) -> AnnualReport {
    AnnualReport {
        cooperative: Ref::to(KUD),
        year: BookYear::new(2023).unwrap(),
        members: Count::new(members).ok().filter(|_| members > 0),
        note: Note::optional(note).unwrap(),
        ..Default::default()
    }
}

#[test]
fn two_new_reports_of_one_year_are_one_and_are_asked_about() {
    let (mut desk, _) = opened(kud("Jl. Lama", "lama"));
    let id = AnnualReport::id(KUD, BookYear::new(2023).unwrap());
    let form = |after| Filled { id, before: None, blank: report(0, ""), after, restores: false };
    desk.commit(Transaction::of(EditOf::create(id, report(50, "satu"))), 20);
    let Found::Changed { fields, .. } = form(report(60, "")).meet(desk.tables()) else { panic!() };
    assert_eq!(fields, Fields::NONE.with(AnnualReport::AT.members));
    // What only the other has filled in is not emptied.
    let Found::Nothing(edit) = form(report(50, "")).meet(desk.tables()) else { panic!() };
    assert_eq!(edit.after, Some(report(50, "satu")));
}

#[test]
fn a_draft_that_two_tabs_have_saved_is_two_records() {
    let (desk, form) = opened(kud("Jl. Lama", "lama"));
    assert_eq!(Filled { before: None, ..form }.meet(desk.tables()), Found::Taken);
}

#[test]
fn nothing_is_written_of_what_is_deleted_meanwhile() {
    let (mut desk, _) = opened(kud("Jl. Lama", "lama"));
    let case = Case::id(KUD, 1);
    desk.commit(Transaction::of(EditOf::create(case, Case::open(KUD, Default::default()))), 15);
    let visit = Visit { case: Ref::to(case), ..Default::default() };
    let id = Id::new(9, [9; 10]);
    let form = Filled { id, before: None, blank: visit.clone(), after: visit, restores: false };
    let blank = report(0, "");
    let report = Filled { id: KUD, before: Some(blank.clone()), blank: blank.clone(), after: blank, restores: false };
    assert!(matches!(form.meet(desk.tables()), Found::Nothing(_)));
    desk.commit(Transaction::of(EditOf::delete(KUD, kud("Jl. Lama", "lama"))), 20);
    assert_eq!(form.meet(desk.tables()), Found::Homeless);
    assert_eq!(report.meet(desk.tables()), Found::Homeless);
}

#[test]
fn a_draft_taken_up_again_asks_about_what_others_have_changed_since() {
    let (mut desk, form) = opened(kud("Jl. Dua", "lama"));
    let kept = serde_json::to_string(&HalfFilled::of(&form).unwrap()).unwrap();
    change(&mut desk, kud("Jl. Satu", "baru"));
    let now = desk.cooperative(KUD).map(|row| row.value.clone());
    let again = HalfFilled::read(&kept).unwrap().taken_up(KUD, now, Cooperative::default());
    assert_eq!(again.after, kud("Jl. Dua", "baru"));
    let Found::Changed { was, fields, .. } = again.meet(desk.tables()) else { panic!() };
    assert_eq!((was.address.as_deref(), fields), (Some("Jl. Lama"), Fields::NONE.with(field("address"))));
}

#[test]
fn a_draft_of_a_report_that_somebody_else_has_made_since_does_not_empty_it() {
    let id = AnnualReport::id(KUD, BookYear::new(2023).unwrap());
    let form = Filled { id, before: None, blank: report(0, ""), after: report(60, ""), restores: false };
    let kept = serde_json::to_string(&HalfFilled::of(&form).unwrap()).unwrap();
    let again = HalfFilled::read(&kept).unwrap().taken_up(id, Some(report(50, "satu")), report(0, ""));
    assert_eq!(again.after, report(60, "satu"));
    assert_eq!(again.before, Some(report(0, "satu")));
}

#[test]
fn a_draft_of_a_record_that_is_deleted_makes_no_new_one_in_its_place() {
    let (mut desk, form) = opened(kud("Jl. Baru", "lama"));
    let kept = serde_json::to_string(&HalfFilled::of(&form).unwrap()).unwrap();
    desk.commit(Transaction::of(EditOf::delete(KUD, kud("Jl. Lama", "lama"))), 20);
    let again = HalfFilled::read(&kept).unwrap().taken_up(KUD, None, Cooperative::default());
    assert_eq!(again.meet(desk.tables()), Found::Deleted);
    let found = Filled { restores: true, ..again }.meet(desk.tables());
    assert_eq!(commit(&mut desk, found), kud("Jl. Baru", "lama"));
}

#[test]
fn drafts_of_earlier_versions_are_taken_up() {
    let patch = EditOf::change(KUD, kud("Jl. Lama", "lama"), kud("Jl. Baru", "lama")).patch().unwrap();
    let kept = serde_json::to_string(&patch).unwrap();
    let again = HalfFilled::<Cooperative>::read(&kept).unwrap();
    let filled = again.taken_up(KUD, Some(kud("Jl. Lama", "baru")), Cooperative::default());
    assert_eq!((filled.after, filled.before), (kud("Jl. Baru", "baru"), Some(kud("Jl. Lama", "baru"))));
}
