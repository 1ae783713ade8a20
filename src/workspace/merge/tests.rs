//! The days of two offices that keep one register.

use super::{Ahead, Effect, Sums, Theirs, ahead};
use crate::analysis::{self, Reading};
use crate::domain::status::StatusRule;
use crate::domain::{
    AnnualReport, AreaCode, BookYear, Cooperative, Count, DeclaredStatus, Id, Record, Ref, Text, territory::Territory,
};
use crate::replica::{DAY_MS, Knowledge, ReplicaId, Row, Stamp};
use crate::sample::{self, Options};
use crate::workspace::{
    Choice, Conflict, DELETION, EditOf, Install, Source, Tables, TakeBackError, Transaction, Viewpoint, Workspace,
};

pub(super) const MONDAY: u64 = 1_790_000_000_000;
const TAPIN: AreaCode = AreaCode::from_digits(6305);

/// How many random histories are tried: so many, or as many as `SELARAS_CASES` says, for a hunt.
pub(super) fn cases(usual: u32) -> u32 {
    std::env::var("SELARAS_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

pub(super) fn office(replica: u64) -> Workspace {
    let install = Install { replica: ReplicaId::new(replica), heir: ReplicaId::new(100 + replica), lane: 0 };
    Workspace::new(install, Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods))
}

pub(super) fn file_of(desk: &Workspace) -> Theirs {
    Theirs::whole(desk.tables().clone(), desk.seen().clone())
}

pub(super) fn kud() -> Id {
    Id::new(MONDAY, [7; 10])
}

pub(super) fn now(desk: &Workspace) -> Cooperative {
    desk.cooperative(kud()).unwrap().value.clone()
}

pub(super) fn edit(desk: &mut Workspace, day: u64, change: impl FnOnce(&mut Cooperative)) {
    let before = now(desk);
    let mut after = before.clone();
    change(&mut after);
    desk.commit(Transaction::of(EditOf::change(kud(), before, after)), MONDAY + day * DAY_MS);
}

pub(super) fn rename(desk: &mut Workspace, day: u64, name: &str) {
    edit(desk, day, |kud| kud.name = Text::new(name).unwrap());
}

/// The district has entered a cooperative, and the province has the district's file.
fn district_and_province() -> (Workspace, Workspace) {
    let (mut district, mut province) = (office(1), office(2));
    let value = Cooperative { name: Text::new("KUD A").unwrap(), district: Some(TAPIN), ..Default::default() };
    district.commit(Transaction::of(EditOf::create(kud(), value)), MONDAY);
    province.merge([file_of(&district)], MONDAY);
    (district, province)
}

fn exchange(one: &mut Workspace, other: &mut Workspace, day: u64) {
    one.merge([file_of(other)], MONDAY + day * DAY_MS);
    other.merge([file_of(one)], MONDAY + day * DAY_MS);
}

pub(super) fn name_of_kud() -> Conflict {
    Conflict { table: Cooperative::TABLE, id: kud(), field: "name" }
}

#[test]
fn the_district_corrects_the_village_the_province_the_status_and_both_see_both_without_a_question() {
    let (mut district, mut province) = district_and_province();
    edit(&mut district, 1, |kud| kud.village = Text::optional("Binuang").unwrap());
    edit(&mut province, 1, |kud| kud.declared_status = Some(DeclaredStatus::Active));
    exchange(&mut province, &mut district, 2);
    for desk in [&district, &province] {
        assert_eq!(now(desk).village.as_deref(), Some("Binuang"));
        assert_eq!(now(desk).declared_status, Some(DeclaredStatus::Active));
        assert!(desk.conflicts().is_empty());
    }
}

#[test]
fn both_correct_the_name_both_are_asked_once_with_both_names_and_one_answer_is_enough() {
    let (mut district, mut province) = district_and_province();
    rename(&mut district, 1, "KUD Tuntung");
    rename(&mut province, 2, "KUD Tapin Raya");
    exchange(&mut province, &mut district, 3);
    for desk in [&district, &province] {
        assert_eq!(desk.conflicts(), [name_of_kud()]);
        let values: Vec<_> = desk.tables().contenders(name_of_kud()).into_iter().map(|one| one.value).collect();
        assert_eq!(values, ["KUD Tapin Raya", "KUD Tuntung"]);
        assert_eq!(&*now(desk).name, "KUD Tapin Raya", "the later stands until someone chooses");
    }
    let theirs = province.tables().contenders(name_of_kud())[1].stamp;
    let answer = province.settle(name_of_kud(), &Choice::Written(theirs), Some(AreaCode::from_digits(63))).unwrap();
    province.commit(answer, MONDAY + 4 * DAY_MS);
    assert!(province.conflicts().is_empty());
    let account = &district.merge([file_of(&province)], MONDAY + 5 * DAY_MS)[0];
    assert_eq!((account.tables[0].answered(), account.tables[0].asked()), (1, 0));
    province.merge([file_of(&district)], MONDAY + 5 * DAY_MS);
    for desk in [&district, &province] {
        assert!(desk.conflicts().is_empty());
        assert_eq!(&*now(desk).name, "KUD Tuntung");
    }
    let decision = &district.tables().decisions.rows()[0].value;
    assert_eq!(decision.office, Some(AreaCode::from_digits(63)));
    assert_eq!(&*decision.chosen, "\"KUD Tuntung\"");
    assert!(decision.rejected.contains("KUD Tapin Raya"));
}

#[test]
fn a_name_that_two_wrote_is_known_to_be_of_both() {
    let (mut district, mut province) = district_and_province();
    let mut third = office(3);
    third.merge([file_of(&district)], MONDAY);
    rename(&mut district, 1, "KUD Tuntung");
    rename(&mut province, 2, "KUD Tapin Raya");
    rename(&mut third, 3, "KUD Tuntung");
    province.merge([file_of(&district), file_of(&third)], MONDAY + 4 * DAY_MS);
    let contenders = province.tables().contenders(name_of_kud());
    let names: Vec<&str> = contenders.iter().filter_map(|one| one.value.as_str()).collect();
    assert_eq!(names, ["KUD Tuntung", "KUD Tapin Raya"]);
    let by = |at: usize| contenders[at].writers().map(|stamp| stamp.replica).collect::<Vec<_>>();
    assert_eq!((by(0), by(1)), ([3, 1].map(ReplicaId::new).to_vec(), vec![ReplicaId::new(2)]));
}

#[test]
fn keeping_the_name_that_stands_is_an_answer_too() {
    let (mut district, mut province) = district_and_province();
    rename(&mut district, 1, "KUD Tuntung");
    rename(&mut province, 2, "KUD Tapin Raya");
    exchange(&mut province, &mut district, 3);
    let mine = district.tables().contenders(name_of_kud())[0].stamp;
    let answer = district.settle(name_of_kud(), &Choice::Written(mine), Some(TAPIN)).unwrap();
    district.commit(answer, MONDAY + 4 * DAY_MS);
    exchange(&mut province, &mut district, 5);
    assert!(district.conflicts().is_empty() && province.conflicts().is_empty());
    assert_eq!(&*now(&province).name, "KUD Tapin Raya");
}

#[test]
fn a_third_name_may_be_the_answer_but_not_what_the_field_does_not_take() {
    let (mut district, mut province) = district_and_province();
    rename(&mut district, 1, "KUD Tuntung");
    rename(&mut province, 2, "KUD Tapin Raya");
    exchange(&mut province, &mut district, 3);
    assert!(district.settle(name_of_kud(), &Choice::Other(5.into()), None).is_err());
    assert!(district.settle(name_of_kud(), &Choice::Written(Stamp::default()), None).is_err());
    let answer = district.settle(name_of_kud(), &Choice::Other("KUD Tuntung Raya".into()), None).unwrap();
    district.commit(answer, MONDAY + 4 * DAY_MS);
    assert_eq!(&*now(&district).name, "KUD Tuntung Raya");
    assert!(district.settle(name_of_kud(), &Choice::Other("again".into()), None).is_err());
    district.undo(MONDAY + 4 * DAY_MS);
    assert_eq!(&*now(&district).name, "KUD Tapin Raya", "undo shows what stood before");
    assert_eq!(district.tables().decisions.live().count(), 0);
}

#[test]
fn the_same_correction_made_twice_is_no_question() {
    let (mut district, mut province) = district_and_province();
    rename(&mut district, 1, "KUD Tuntung");
    rename(&mut province, 2, "KUD Tuntung");
    exchange(&mut province, &mut district, 3);
    assert!(district.conflicts().is_empty() && province.conflicts().is_empty());
}

#[test]
fn the_province_deletes_what_the_district_is_editing_and_is_asked_and_nothing_is_lost() {
    let (mut district, mut province) = district_and_province();
    edit(&mut district, 1, |kud| kud.village = Text::optional("Binuang").unwrap());
    let gone = now(&province);
    province.commit(Transaction::of(EditOf::delete(kud(), gone)), MONDAY + 2 * DAY_MS);
    exchange(&mut province, &mut district, 3);
    let question = Conflict { field: DELETION, ..name_of_kud() };
    for desk in [&district, &province] {
        assert_eq!(desk.conflicts(), [question]);
        assert!(desk.cooperative(kud()).is_none(), "the deletion is the later change");
    }
    let answer = district.settle(question, &Choice::Other(false.into()), Some(TAPIN)).unwrap();
    district.commit(answer, MONDAY + 4 * DAY_MS);
    exchange(&mut province, &mut district, 5);
    for desk in [&district, &province] {
        assert!(desk.conflicts().is_empty());
        assert_eq!(now(desk).village.as_deref(), Some("Binuang"));
    }
}

#[test]
fn both_enter_the_report_of_a_year_and_are_asked_only_where_they_differ() {
    let (mut district, mut province) = district_and_province();
    let year = BookYear::new(2025).unwrap();
    let id = AnnualReport::id(kud(), year);
    let report = |members, female| AnnualReport {
        cooperative: Ref::to(kud()),
        year,
        members: Count::new(members).ok(),
        members_female: Count::new(female).ok(),
        ..Default::default()
    };
    district.commit(Transaction::of(EditOf::create(id, report(120, 60))), MONDAY + DAY_MS);
    province.commit(Transaction::of(EditOf::create(id, report(120, 61))), MONDAY + DAY_MS);
    exchange(&mut province, &mut district, 2);
    let question = Conflict { table: AnnualReport::TABLE, id, field: "members_female" };
    assert_eq!(district.conflicts(), [question]);
    assert_eq!(province.conflicts(), [question]);
}

#[test]
fn a_clock_that_runs_ahead_is_reported_and_does_not_win_for_ever() {
    let (mut district, mut province) = district_and_province();
    rename(&mut district, 400, "KUD dari masa depan");
    let account = &province.merge([file_of(&district)], MONDAY + DAY_MS)[0];
    assert_eq!(account.ahead.len(), 1);
    assert_eq!((account.ahead[0].replica, account.ahead[0].by_ms / DAY_MS), (district.replica(), 399));
    // Whoever passes it on is not the one whose clock is wrong.
    let account = &office(3).merge([file_of(&province)], MONDAY + DAY_MS)[0];
    assert_eq!(account.ahead.iter().map(|ahead| ahead.replica).collect::<Vec<_>>(), [district.replica()]);
    rename(&mut province, 2, "KUD Tapin Raya");
    assert_eq!(&*now(&province).name, "KUD Tapin Raya");
    let own = province.seen().latest_of(province.replica()).unwrap();
    assert!(own.millis() < MONDAY + 3 * DAY_MS, "the province's clock is not dragged along");
    exchange(&mut district, &mut province, 3);
    for desk in [&district, &province] {
        assert_eq!(&*now(desk).name, "KUD Tapin Raya");
        assert!(desk.conflicts().is_empty());
    }
}

#[test]
fn a_merge_is_taken_back_as_a_whole_and_the_next_file_brings_everything_again() {
    let (mut district, mut province) = district_and_province();
    rename(&mut district, 1, "KUD Tuntung");
    rename(&mut province, 1, "KUD Tapin Raya");
    let new = Id::new(MONDAY, [8; 10]);
    district.commit(Transaction::of(EditOf::create(new, Cooperative::default())), MONDAY + DAY_MS);
    let before = (province.tables().cooperatives.rows().to_vec(), province.seen().clone());
    province.merge([file_of(&district)], MONDAY + 2 * DAY_MS);
    let after = province.tables().cooperatives.rows().to_vec();
    assert_ne!(after, before.0);
    assert!(province.last_merge().is_some_and(|merged| merged[0].before.cooperatives.get(kud()).is_some()));
    province.undo_merge(MONDAY + 3 * DAY_MS).unwrap();
    assert_eq!((province.tables().cooperatives.rows().to_vec(), province.seen().clone()), before);
    assert_eq!(province.tables().cooperatives.position(new), None);
    province.undo(MONDAY + 3 * DAY_MS);
    assert_eq!(&*now(&province).name, "KUD A", "what was done before the merge can be undone again");
    province.redo(MONDAY + 3 * DAY_MS);
    province.merge([file_of(&district)], MONDAY + 4 * DAY_MS);
    assert_eq!(province.conflicts(), [name_of_kud()]);
    assert!(province.cooperative(new).is_some());
}

#[test]
fn what_was_done_after_a_merge_is_taken_back_before_it() {
    let (mut district, mut province) = district_and_province();
    rename(&mut district, 1, "KUD Tuntung");
    province.merge([file_of(&district)], MONDAY + 2 * DAY_MS);
    rename(&mut province, 3, "KUD Tapin Raya");
    district.merge([file_of(&province)], MONDAY + 3 * DAY_MS);
    assert_eq!(province.undo_merge(MONDAY + 4 * DAY_MS), Err(TakeBackError::EditedSince));
    province.undo(MONDAY + 4 * DAY_MS);
    assert_eq!(province.undo_merge(MONDAY + 4 * DAY_MS).unwrap().len(), 1);
    assert_eq!(&*now(&province).name, "KUD A");
    // What the first merge brought was worked on, and the district knows.
    assert_eq!(province.undo_merge(MONDAY + 4 * DAY_MS), Err(TakeBackError::WorkedOnSince));
    assert!(province.cooperative(kud()).is_some());
}

#[test]
fn merges_are_taken_back_one_by_one_as_long_as_nobody_worked_on_what_they_brought() {
    let (mut district, mut province) = district_and_province();
    rename(&mut district, 1, "KUD Tuntung");
    province.merge([file_of(&district)], MONDAY + 2 * DAY_MS);
    assert_eq!(province.undo_merge(MONDAY + 4 * DAY_MS).unwrap().len(), 1);
    assert_eq!(province.undo_merge(MONDAY + 4 * DAY_MS).unwrap().len(), 1, "the first merge");
    assert!(province.cooperative(kud()).is_none());
    assert_eq!(province.undo_merge(MONDAY + 4 * DAY_MS).unwrap(), []);
}

#[test]
fn what_somebody_has_of_work_on_a_record_that_a_merge_brought_is_agreed_upon_whatever_is_taken_back() {
    let (mut district, mut province) = district_and_province();
    let old = file_of(&district);
    rename(&mut province, 1, "KUD Tapin Raya");
    district.merge([file_of(&province)], MONDAY + 2 * DAY_MS);
    province.undo(MONDAY + 3 * DAY_MS);
    let _ = province.undo_merge(MONDAY + 3 * DAY_MS);
    province.merge([old], MONDAY + 4 * DAY_MS);
    exchange(&mut district, &mut province, 5);
    assert_eq!(district.tables().cooperatives.rows(), province.tables().cooperatives.rows());
    assert_eq!(&*now(&district).name, "KUD A");
}

#[test]
fn a_list_that_is_taken_back_gives_way_wherever_it_has_come() {
    let (mut district, mut province) = district_and_province();
    // The worker stamps what a list says in the name of this install.
    let install = Install { replica: province.replica(), heir: ReplicaId::new(101), lane: 0 };
    let (tables, seen) = (province.tables().clone(), province.seen().clone());
    let mut worker = Workspace::new(install, tables, seen, Viewpoint::in_tests(StatusRule::Ods));
    rename(&mut worker, 1, "KUD Daftar");
    let new = Cooperative { name: Text::new("KUD C").unwrap(), ..Default::default() };
    worker.commit(Transaction::of(EditOf::create(Id::new(MONDAY, [8; 10]), new)), MONDAY + DAY_MS);
    province.adopt(worker.tables().clone(), worker.seen().clone(), Source::List);
    district.merge([file_of(&province)], MONDAY + 2 * DAY_MS);
    assert_eq!(&*now(&district).name, "KUD Daftar");
    province.undo_merge(MONDAY + 3 * DAY_MS).unwrap();
    let other = Cooperative { name: Text::new("KUD B").unwrap(), ..Default::default() };
    province.commit(Transaction::of(EditOf::create(Id::new(MONDAY, [9; 10]), other)), MONDAY + 4 * DAY_MS);
    exchange(&mut district, &mut province, 5);
    for desk in [&district, &province] {
        assert_eq!(&*now(desk).name, "KUD A");
        assert!(desk.conflicts().is_empty());
    }
    // What was new in the list comes back from the district, as after a merge that was taken back.
    let rows = [&district, &province].map(|desk| {
        let mut rows = desk.tables().cooperatives.rows().to_vec();
        rows.sort_by_key(|row| row.id);
        rows
    });
    assert_eq!(rows[0].len(), 3);
    assert_eq!(rows[0], rows[1]);
}

#[test]
fn what_another_has_seen_of_changes_that_went_with_a_merge_gives_way_without_a_question() {
    let (mut district, mut province) = district_and_province();
    rename(&mut district, 1, "KUD Tuntung");
    province.merge([file_of(&district)], MONDAY + 2 * DAY_MS);
    rename(&mut province, 3, "KUD Tapin Raya");
    district.merge([file_of(&province)], MONDAY + 3 * DAY_MS);
    province.undo(MONDAY + 4 * DAY_MS);
    province.undo_merge(MONDAY + 4 * DAY_MS).unwrap();
    exchange(&mut district, &mut province, 5);
    for desk in [&district, &province] {
        assert_eq!(&*now(desk).name, "KUD A");
        assert!(desk.conflicts().is_empty());
    }
}

#[test]
fn the_account_says_what_came_by_table_and_by_district() {
    let (mut district, mut province) = district_and_province();
    let [gone, new, tombstone] = [1, 2, 3].map(|number| Id::new(MONDAY, [number; 10]));
    let in_tapin = || Cooperative { district: Some(TAPIN), ..Default::default() };
    district.commit(Transaction::of(EditOf::create(gone, in_tapin())), MONDAY);
    province.merge([file_of(&district)], MONDAY);
    rename(&mut district, 1, "KUD Tuntung");
    for edit in
        [EditOf::delete(gone, in_tapin()), EditOf::create(new, in_tapin()), EditOf::create(tombstone, in_tapin())]
    {
        district.commit(Transaction::of(edit), MONDAY + DAY_MS);
    }
    district.commit(Transaction::of(EditOf::delete(tombstone, in_tapin())), MONDAY + DAY_MS);
    let account = province.merge([file_of(&district)], MONDAY + 2 * DAY_MS).remove(0);
    let cooperatives = &account.tables[0];
    assert_eq!((cooperatives.came, cooperatives.known()), (4, 0));
    assert_eq!((&cooperatives.created[..], &cooperatives.buried[..]), (&[new][..], &[tombstone][..]));
    assert_eq!(
        [Effect::Changed, Effect::Deleted, Effect::Restored].map(|effect| cooperatives.count(effect)),
        [1, 1, 0]
    );
    let name = Cooperative::AT.name;
    assert_eq!(cooperatives.touched[0].fields.iter().collect::<Vec<_>>(), [name]);
    let sums = account.by_district(province.tables())[&Some(TAPIN)];
    assert_eq!(sums, Sums { created: 1, changed: 1, deleted: 1, restored: 0, asked: 0 });
    assert_eq!(account.records().count(), 4);
    assert!(province.merge([file_of(&district)], MONDAY + 2 * DAY_MS)[0].is_empty());
}

#[test]
fn the_account_says_what_is_there_again_and_of_what_nothing_shows_but_a_question() {
    let (mut district, mut province) = district_and_province();
    edit(&mut district, 0, |kud| kud.district = Some(TAPIN));
    let [again, in_tapin] = [Id::new(MONDAY, [1; 10]), Id::new(MONDAY, [2; 10])];
    let value = Cooperative { district: Some(TAPIN), ..Default::default() };
    for id in [again, in_tapin] {
        district.commit(Transaction::of(EditOf::create(id, value.clone())), MONDAY);
    }
    district.commit(Transaction::of(EditOf::delete(again, value)), MONDAY);
    province.merge([file_of(&district)], MONDAY);
    district.undo(MONDAY + DAY_MS);
    rename(&mut district, 1, "KUD Tuntung");
    rename(&mut province, 2, "KUD Tapin Raya");
    let account = province.merge([file_of(&district)], MONDAY + 3 * DAY_MS).remove(0);
    let counted = [Effect::Changed, Effect::Deleted, Effect::Restored, Effect::Unseen];
    assert_eq!(counted.map(|effect| account.tables[0].count(effect)), [0, 0, 1, 1]);
    assert_eq!((account.tables[0].came, account.tables[0].known()), (3, 2));
    let sums = account.by_district(province.tables())[&Some(TAPIN)];
    assert_eq!(sums, Sums { created: 0, changed: 0, deleted: 0, restored: 1, asked: 1 });
}

#[test]
fn a_file_that_something_else_has_edited_is_pointed_out_and_asks_everywhere_between_the_same_two_values() {
    let (district, mut province) = district_and_province();
    let mut file = file_of(&district);
    let row = file.tables.cooperatives.get(kud()).unwrap();
    let forged =
        Row { value: Cooperative { name: Text::new("Diubah di Excel").unwrap(), ..row.value.clone() }, ..row.clone() };
    file.tables.cooperatives.insert(forged);
    let account = &province.merge([file.clone()], MONDAY)[0];
    assert_eq!(account.tables[0].altered, [kud()]);
    assert_eq!(account.asked().len(), 1);
    let asked = |desk: &Workspace| {
        let contenders = desk.tables().contenders(desk.conflicts()[0]);
        contenders.iter().map(|one| one.value.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(asked(&province), ["KUD A", "Diubah di Excel"]);
    let mut other = office(7);
    other.merge([file, file_of(&district)], MONDAY);
    assert_eq!(asked(&other), asked(&province));
    assert!(other.merge([file_of(&province)], MONDAY)[0].is_empty());
}

#[test]
fn what_a_damaged_store_has_lost_comes_back_with_the_file_of_another() {
    let (mut district, province) = district_and_province();
    rename(&mut district, 1, "KUD Tuntung");
    let install = Install { replica: district.replica(), heir: ReplicaId::new(102), lane: 0 };
    let lost = Tables::default();
    let mut district = Workspace::new(install, lost, district.seen().clone(), Viewpoint::in_tests(StatusRule::Ods));
    district.merge([file_of(&province)], MONDAY + 2 * DAY_MS);
    assert_eq!(&*now(&district).name, "KUD A");
}

#[test]
fn an_install_that_gets_back_what_it_wrote_itself_goes_on_under_its_number() {
    let (mut district, mut province) = district_and_province();
    let new = |number| EditOf::create(Id::new(MONDAY, [number; 10]), Cooperative::default());
    for number in [1, 2] {
        district.commit(Transaction::of(new(number)), MONDAY + u64::from(number));
    }
    province.merge([file_of(&district)], MONDAY + DAY_MS);
    edit(&mut province, 1, |kud| kud.village = Text::optional("Binuang").unwrap());
    district.merge([file_of(&province)], MONDAY + 2 * DAY_MS);
    assert_eq!((now(&district).village.as_deref(), district.replica()), (Some("Binuang"), ReplicaId::new(1)));
    // All of it comes anew where it was lost, also what was written last.
    let install = Install { replica: district.replica(), heir: ReplicaId::new(101), lane: 0 };
    let seen = district.seen().clone();
    let mut district = Workspace::new(install, Tables::default(), seen, Viewpoint::in_tests(StatusRule::Ods));
    district.merge([file_of(&province)], MONDAY + 3 * DAY_MS);
    assert_eq!((district.tables().cooperatives.rows().len(), district.replica()), (3, ReplicaId::new(1)));
    district.commit(Transaction::of(new(3)), MONDAY + 4 * DAY_MS);
    district.undo(MONDAY + 4 * DAY_MS);
    assert!(district.undo_merge(MONDAY + 4 * DAY_MS).is_ok(), "nobody has worked on it since");
}

#[test]
fn a_merge_is_taken_back_although_something_else_was_written_since_and_that_stays_seen() {
    let (mut district, mut province) = district_and_province();
    let new = Id::new(MONDAY, [8; 10]);
    district.commit(Transaction::of(EditOf::create(new, Cooperative::default())), MONDAY + DAY_MS);
    province.merge([file_of(&district)], MONDAY + DAY_MS);
    rename(&mut province, 2, "KUD Tapin Raya");
    province.undo(MONDAY + 2 * DAY_MS);
    let last = province.seen().latest_of(province.replica());
    assert_eq!(province.undo_merge(MONDAY + 3 * DAY_MS).unwrap().len(), 1);
    assert_eq!((province.cooperative(new).is_some(), province.cooperative(kud()).is_some()), (false, true));
    assert_eq!(province.seen().latest_of(province.replica()), last);
}

#[test]
fn a_clock_is_said_to_run_ahead_where_it_does_by_more_than_a_day() {
    let [one, other] = [3, 4].map(ReplicaId::new);
    let mut seen = Knowledge::default();
    seen.observe(Stamp { time: (MONDAY + DAY_MS) << 16, replica: one });
    seen.observe(Stamp { time: (MONDAY + DAY_MS + 1) << 16, replica: other });
    assert_eq!(ahead(&seen, MONDAY), [Ahead { replica: other, by_ms: DAY_MS + 1 }]);
}

#[test]
fn thirteen_files_give_the_province_the_same_figures_in_whatever_order() {
    let files: Vec<Theirs> = Territory::current()
        .districts
        .iter()
        .map(|district| {
            let options = Options { office: district.code, cooperatives: 12, years: 2, ..Options::default() };
            Theirs::whole(sample::fictional(&options), sample::seen(&options))
        })
        .collect();
    let figures = |files: Vec<Theirs>| {
        let mut province = office(9);
        let accounts = province.merge(files, MONDAY);
        let asked: usize = accounts.iter().map(|account| account.asked().len()).sum();
        let file = crate::exchange::json::write(
            province.tables(),
            province.seen(),
            crate::exchange::json::Author {
                office: AreaCode::from_digits(63),
                replica: ReplicaId::new(9),
                at: crate::exchange::json::Moment::from_millis(MONDAY),
            },
            &mut |_, _| {},
        );
        (analysis::of_all(province.index(), Reading::Declared), asked, file)
    };
    let forth = figures(files.clone());
    let back = figures(files.iter().rev().cloned().collect());
    let twice = figures(files.iter().chain(&files).cloned().collect());
    assert_eq!((forth.0.total, forth.1), (13 * 12, 0));
    assert!(forth == back && forth == twice);
}

#[test]
fn a_decision_taken_back_asks_both_again_and_the_account_says_so() {
    let (mut district, mut province) = district_and_province();
    rename(&mut district, 1, "KUD Tuntung");
    rename(&mut province, 2, "KUD Tapin Raya");
    exchange(&mut province, &mut district, 3);
    // The one that stands is chosen: taking that back changes no value, and yet must be heard of.
    let standing = province.tables().contenders(name_of_kud())[0].stamp;
    let answer = province.settle(name_of_kud(), &Choice::Written(standing), None).unwrap();
    province.commit(answer, MONDAY + 4 * DAY_MS);
    assert_eq!(district.merge([file_of(&province)], MONDAY + 4 * DAY_MS)[0].tables[0].answered(), 1);
    province.undo(MONDAY + 5 * DAY_MS);
    assert_eq!(province.conflicts(), [name_of_kud()]);
    let account = &district.merge([file_of(&province)], MONDAY + 5 * DAY_MS)[0];
    assert_eq!(account.asked(), [name_of_kud()]);
    for desk in [&district, &province] {
        let values: Vec<_> = desk.tables().contenders(name_of_kud()).into_iter().map(|one| one.value).collect();
        assert_eq!(values, ["KUD Tapin Raya", "KUD Tuntung"]);
        assert_eq!(desk.tables().decisions.live().count(), 0);
    }
    // The district chooses the other, which the field has not held since; the province hears of it.
    let other = district.tables().contenders(name_of_kud())[1].stamp;
    let answer = district.settle(name_of_kud(), &Choice::Written(other), None).unwrap();
    district.commit(answer, MONDAY + 6 * DAY_MS);
    assert_eq!(province.merge([file_of(&district)], MONDAY + 6 * DAY_MS)[0].tables[0].answered(), 1);
    assert!(province.conflicts().is_empty() && &*now(&province).name == "KUD Tuntung");
    // Doing it again closes it again.
    district.undo(MONDAY + 7 * DAY_MS);
    assert_eq!(district.conflicts(), [name_of_kud()]);
    district.redo(MONDAY + 8 * DAY_MS);
    assert!(district.conflicts().is_empty() && &*now(&district).name == "KUD Tuntung");
}

#[test]
fn who_takes_back_a_choice_for_a_record_that_another_has_deleted_is_asked_whether_it_is_deleted_too() {
    let (mut district, mut province) = district_and_province();
    rename(&mut district, 1, "KUD Tuntung");
    rename(&mut province, 2, "KUD Tapin Raya");
    let last = now(&district);
    district.commit(Transaction::of(EditOf::delete(kud(), last)), MONDAY + 3 * DAY_MS);
    exchange(&mut province, &mut district, 4);
    let before = (province.conflicts(), province.tables().cooperatives.get(kud()).map(|row| row.deleted));
    assert_eq!(before.0.len(), 2);
    let choice = Choice::Written(province.tables().contenders(name_of_kud())[1].stamp);
    province.commit(province.settle(name_of_kud(), &choice, None).unwrap(), MONDAY + 5 * DAY_MS);
    assert!(province.conflicts().is_empty() && province.cooperative(kud()).is_some());
    province.undo(MONDAY + 6 * DAY_MS);
    exchange(&mut province, &mut district, 7);
    for desk in [&district, &province] {
        assert_eq!((desk.conflicts(), desk.tables().cooperatives.get(kud()).map(|row| row.deleted)), before);
        let deletion = Conflict { field: DELETION, ..name_of_kud() };
        assert_eq!(desk.tables().contenders(deletion).len(), 2);
    }
}
