//! Tapin deletes a cooperative while the province works on it.

use super::*;
use crate::domain::status::StatusRule;
use crate::domain::{
    AnnualReport, AreaCode, BookYear, BudgetStage, Case, Count, Date, Dissolution, Note, Plan, PlanAmount, Ref, Rupiah,
    Text, Transition, Visit,
};
use crate::replica::{DAY_MS, Knowledge, ReplicaId};
use crate::workspace::EditOf;
use crate::workspace::merge::Theirs;
use crate::workspace::{Choice, Install, Viewpoint, Workspace, follow_up};

const MONDAY: u64 = 1_790_000_000_000;
const TAPIN: AreaCode = AreaCode::from_digits(6305);

fn day(number: u64) -> u64 {
    MONDAY + number * DAY_MS
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn kud() -> Id {
    Id::new(MONDAY, [7; 10])
}

fn twin() -> Id {
    Id::new(MONDAY, [8; 10])
}

fn case() -> Id {
    Case::id(kud(), 1)
}

fn question() -> Conflict {
    Conflict { table: Cooperative::TABLE, id: kud(), field: DELETION }
}

fn office(replica: u64) -> Workspace {
    let install = Install { replica: ReplicaId::new(replica), heir: ReplicaId::new(100 + replica), lane: 0 };
    Workspace::new(install, Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods))
}

fn file_of(desk: &Workspace) -> Theirs {
    Theirs::whole(desk.tables().clone(), desk.seen().clone())
}

fn exchange(one: &mut Workspace, other: &mut Workspace, number: u64) {
    let files = [file_of(one), file_of(other)];
    let [first, second] = files;
    one.merge([second], day(number));
    other.merge([first], day(number));
}

fn report(of: Id, year: i32, members: u16) -> (Id, AnnualReport) {
    let year = BookYear::new(year).unwrap();
    let members = Some(Count::from(members));
    (AnnualReport::id(of, year), AnnualReport { cooperative: Ref::to(of), year, members, ..Default::default() })
}

fn visit(number: u8) -> (Id, Visit) {
    (Id::new(MONDAY, [number; 10]), Visit { case: Ref::to(case()), date: date("2025-03-01"), ..Default::default() })
}

fn create<R: Record>(desk: &mut Workspace, (id, record): (Id, R), number: u64)
where
    Edit: From<EditOf<R>>,
{
    desk.commit(Transaction::of(EditOf::create(id, record)), day(number));
}

/// Both have a cooperative with a report, a transition, a dissolution, and a case with a visit; and its twin.
fn tapin_and_province() -> (Workspace, Workspace) {
    let (mut tapin, mut province) = (office(1), office(2));
    for (id, name) in [(kud(), "KUD Tuntung"), (twin(), "Koperasi Tuntung")] {
        let value = Cooperative { name: Text::new(name).unwrap(), district: Some(TAPIN), ..Default::default() };
        create(&mut tapin, (id, value), 0);
    }
    create(&mut tapin, report(kud(), 2023, 40), 0);
    let transition = Transition { cooperative: Ref::to(kud()), date: date("2019-01-01"), ..Default::default() };
    create(&mut tapin, (Id::new(MONDAY, [50; 10]), transition), 0);
    create(&mut tapin, (Dissolution::id(kud()), Dissolution { cooperative: Ref::to(kud()), ..Default::default() }), 0);
    tapin.commit(follow_up::open(tapin.tables(), [kud()], date("2025-01-01")), day(0));
    create(&mut tapin, visit(60), 0);
    province.merge([file_of(&tapin)], day(0));
    (tapin, province)
}

/// Deletes the cooperative as its page does.
fn delete(desk: &mut Workspace, number: u64) {
    let edits = desk.tables().deletion_of(Cooperative::TABLE, kud()).edits;
    desk.commit(Transaction { edits }, day(number));
}

fn edit(desk: &mut Workspace, number: u64) {
    let before = desk.cooperative(kud()).unwrap().value.clone();
    let after = Cooperative { village: Text::optional("Binuang").unwrap(), ..before.clone() };
    desk.commit(Transaction::of(EditOf::change(kud(), before, after)), day(number));
}

fn answer(desk: &mut Workspace, deleted: bool, number: u64) {
    let transaction = desk.settle(question(), &Choice::Other(deleted.into()), Some(TAPIN)).unwrap();
    desk.commit(transaction, day(number));
}

/// How many records there are by table, of those that have any.
fn counts(desk: &Workspace) -> Vec<(&'static str, usize)> {
    desk.tables().counts().into_iter().filter(|(table, count)| *count > 0 && *table != Decision::TABLE).collect()
}

const ALL: [(&str, usize); 6] =
    [("cooperatives", 2), ("annual_reports", 1), ("transitions", 1), ("cases", 1), ("visits", 1), ("dissolutions", 1)];

fn all_with(table: &str, count: usize) -> Vec<(&'static str, usize)> {
    ALL.into_iter().map(|(name, one)| if name == table { (name, count) } else { (name, one) }).collect()
}

#[test]
fn who_says_that_an_edited_cooperative_is_there_has_all_that_was_deleted_with_it_back() {
    for deletes_later in [false, true] {
        let (mut tapin, mut province) = tapin_and_province();
        delete(&mut tapin, if deletes_later { 3 } else { 1 });
        edit(&mut province, 2);
        exchange(&mut tapin, &mut province, 4);
        for desk in [&tapin, &province] {
            assert_eq!(desk.conflicts(), [question()]);
            assert_eq!(desk.tables().annual_reports.live().count(), 0);
        }
        answer(&mut province, false, 5);
        exchange(&mut tapin, &mut province, 6);
        for desk in [&tapin, &province] {
            assert_eq!(counts(desk), ALL);
            assert!(desk.conflicts().is_empty());
            assert_eq!(desk.cooperative(kud()).unwrap().value.village.as_deref(), Some("Binuang"));
        }
    }
}

#[test]
fn what_was_deleted_for_itself_before_does_not_come_back() {
    let (mut tapin, mut province) = tapin_and_province();
    let (id, old) = report(kud(), 2023, 40);
    tapin.commit(Transaction::of(EditOf::delete(id, old)), day(1));
    delete(&mut tapin, 1);
    edit(&mut province, 2);
    exchange(&mut tapin, &mut province, 4);
    answer(&mut tapin, false, 5);
    assert!(tapin.tables().annual_reports.get_live(id).is_none());
    assert_eq!(tapin.tables().visits.live().count(), 1);
}

#[test]
fn the_answer_is_taken_back_with_all_that_followed_from_it_and_can_then_be_given_again() {
    for (first, again) in [(false, true), (true, false), (false, false), (true, true)] {
        for edits_the_cooperative in [false, true] {
            let (mut tapin, mut province) = tapin_and_province();
            delete(&mut tapin, 1);
            create(&mut province, report(kud(), 2024, 41), 2);
            create(&mut province, visit(61), 2);
            if edits_the_cooperative {
                edit(&mut province, 2);
            }
            exchange(&mut tapin, &mut province, 4);
            let before = counts(&tapin);
            answer(&mut tapin, first, 5);
            province.merge([file_of(&tapin)], day(5));
            tapin.undo(day(6));
            assert_eq!(counts(&tapin), before);
            exchange(&mut tapin, &mut province, 7);
            for desk in [&tapin, &province] {
                assert_eq!(desk.conflicts(), [question()]);
                assert_eq!(counts(desk), before);
            }
            answer(&mut province, again, 8);
            exchange(&mut tapin, &mut province, 9);
            for desk in [&tapin, &province] {
                assert!(desk.conflicts().is_empty());
                let reports = desk.tables().annual_reports.live().count();
                let visits = desk.tables().visits.live().count();
                assert_eq!((reports, visits), if again { (0, 0) } else { (2, 2) });
            }
        }
    }
}

#[test]
fn a_report_entered_meanwhile_asks_both_once_and_comes_back_with_the_others() {
    let (mut tapin, mut province) = tapin_and_province();
    create(&mut province, report(kud(), 2024, 41), 1);
    create(&mut province, visit(61), 1);
    delete(&mut tapin, 2);
    let old = [file_of(&tapin), file_of(&province)];
    let account = tapin.merge([file_of(&province)], day(3)).remove(0);
    assert_eq!(account.asked(), [question()]);
    assert_eq!(account.by_district(tapin.tables())[&Some(TAPIN)].asked, 1);
    province.merge([file_of(&tapin)], day(3));
    for desk in [&tapin, &province] {
        assert_eq!(desk.conflicts(), [question()]);
        let contenders = desk.tables().contenders(question());
        let told: Vec<_> = contenders.iter().map(|one| (one.value.clone(), one.stamp.replica)).collect();
        assert_eq!(told, [(true.into(), ReplicaId::new(1)), (false.into(), ReplicaId::new(2))]);
        let counts = vec![("annual_reports", 1), ("visits", 1)];
        assert_eq!(desk.tables().questions()[0].meanwhile, Some(Orphans { counts, heir: None }));
    }
    answer(&mut tapin, false, 4);
    exchange(&mut tapin, &mut province, 5);
    for desk in [&mut tapin, &mut province] {
        desk.merge(old.clone(), day(6));
        assert!(desk.conflicts().is_empty());
        let expected: Vec<_> = all_with("annual_reports", 2)
            .into_iter()
            .map(|at| if at.0 == "visits" { ("visits", 2) } else { at })
            .collect();
        assert_eq!(counts(desk), expected);
    }
    assert_eq!(tapin.seen(), province.seen());
}

#[test]
fn a_report_that_both_touched_is_no_question_of_its_own() {
    let (mut tapin, mut province) = tapin_and_province();
    let (id, before) = report(kud(), 2023, 40);
    let (_, after) = report(kud(), 2023, 45);
    province.commit(Transaction::of(EditOf::change(id, before, after)), day(1));
    delete(&mut tapin, 2);
    exchange(&mut tapin, &mut province, 3);
    assert_eq!(province.conflicts(), [question()]);
    answer(&mut province, false, 4);
    exchange(&mut tapin, &mut province, 5);
    assert!(tapin.conflicts().is_empty());
    assert_eq!(tapin.tables().annual_reports.get_live(id).unwrap().value.members, Some(Count::from(45)));
}

#[test]
fn deleted_is_an_answer_for_all_of_it_until_something_else_is_entered() {
    let (mut tapin, mut province) = tapin_and_province();
    create(&mut province, visit(61), 1);
    delete(&mut tapin, 2);
    exchange(&mut tapin, &mut province, 3);
    answer(&mut province, true, 4);
    exchange(&mut tapin, &mut province, 5);
    for desk in [&tapin, &province] {
        assert!(desk.conflicts().is_empty());
        assert_eq!(counts(desk), [("cooperatives", 1)]);
    }
    // A third office has not heard of any of it.
    let (_, mut banjar) = tapin_and_province();
    create(&mut banjar, report(kud(), 2024, 41), 6);
    let banjar = Theirs::whole(banjar.tables().clone(), banjar.seen().clone());
    tapin.merge([banjar], day(7));
    assert_eq!(tapin.conflicts(), [question()]);
}

#[test]
fn a_field_of_what_both_deleted_is_asked_about_and_answered_while_the_deletion_is_asked() {
    let (mut tapin, mut province) = tapin_and_province();
    let rename = |desk: &mut Workspace, name: &str, number| {
        let before = desk.cooperative(kud()).unwrap().value.clone();
        let after = Cooperative { name: Text::new(name).unwrap(), ..before.clone() };
        desk.commit(Transaction::of(EditOf::change(kud(), before, after)), day(number));
    };
    rename(&mut tapin, "KUD Tuntung Jaya", 1);
    delete(&mut tapin, 1);
    rename(&mut province, "KUD Tuntung Raya", 2);
    tapin.merge([file_of(&province)], day(3));
    create(&mut tapin, report(kud(), 2024, 41), 4);
    delete(&mut province, 4);
    exchange(&mut tapin, &mut province, 5);
    let name = Conflict { field: "name", ..question() };
    for desk in [&tapin, &province] {
        assert_eq!(desk.conflicts(), [name, question()]);
        assert_eq!(desk.tables().contenders(name).len(), 2);
    }
    let raya = Choice::Written(province.tables().contenders(name)[0].stamp);
    let transaction = province.settle(name, &raya, None).unwrap();
    province.commit(transaction, day(6));
    exchange(&mut tapin, &mut province, 7);
    for desk in [&tapin, &province] {
        assert!(desk.conflicts().is_empty());
        assert_eq!(desk.cooperative(kud()).unwrap().value.name.to_string(), "KUD Tuntung Raya");
        assert!(desk.tables().annual_reports.get_live(report(kud(), 2024, 41).0).is_some());
    }
}

#[test]
fn who_goes_on_working_on_it_while_it_is_asked_has_all_back_too() {
    let (mut tapin, mut province) = tapin_and_province();
    delete(&mut tapin, 1);
    edit(&mut province, 2);
    exchange(&mut tapin, &mut province, 3);
    assert_eq!(counts(&province), [("cooperatives", 2)]);
    let before = province.cooperative(kud()).unwrap().value.clone();
    let after = Cooperative { address: Text::optional("Jl. Baru").unwrap(), ..before.clone() };
    province.commit(Transaction::of(EditOf::change(kud(), before, after)), day(4));
    exchange(&mut tapin, &mut province, 5);
    for desk in [&tapin, &province] {
        assert!(desk.conflicts().is_empty());
        assert_eq!(counts(desk), ALL);
    }
}

#[test]
fn a_visit_in_a_case_that_was_deleted_meanwhile_asks_about_the_case() {
    let (mut tapin, mut province) = tapin_and_province();
    create(&mut province, visit(61), 1);
    let edits = tapin.tables().deletion_of(Case::TABLE, case()).edits;
    tapin.commit(Transaction { edits }, day(2));
    exchange(&mut tapin, &mut province, 3);
    let question = Conflict { table: Case::TABLE, id: case(), field: DELETION };
    assert_eq!(tapin.conflicts(), [question]);
    let transaction = tapin.settle(question, &Choice::Other(false.into()), Some(TAPIN)).unwrap();
    tapin.commit(transaction, day(4));
    exchange(&mut tapin, &mut province, 5);
    for desk in [&tapin, &province] {
        assert!(desk.conflicts().is_empty());
        assert_eq!(counts(desk), all_with("visits", 2));
    }
}

#[test]
fn money_entered_in_a_row_of_a_plan_that_was_deleted_meanwhile_asks_about_the_row() {
    for is_there in [false, true] {
        let (mut tapin, mut province) = (office(1), office(2));
        let row = Id::new(MONDAY, [70; 10]);
        let of = |stage, amount| {
            let amount = Rupiah::new(amount).unwrap();
            let money = PlanAmount { plan: Ref::to(row), stage, amount, ..PlanAmount::default() };
            (PlanAmount::id(row, None, stage), money)
        };
        create(&mut tapin, (row, Plan { area: Some(TAPIN), ..Plan::default() }), 0);
        create(&mut tapin, of(BudgetStage::WorkPlan, 20_000_000), 0);
        province.merge([file_of(&tapin)], day(0));
        create(&mut province, of(BudgetStage::Execution, 21_000_000), 1);
        let edits = tapin.tables().deletion_of(Plan::TABLE, row).edits;
        tapin.commit(Transaction { edits }, day(2));
        exchange(&mut tapin, &mut province, 3);
        let question = Conflict { table: Plan::TABLE, id: row, field: DELETION };
        assert_eq!((tapin.conflicts(), province.conflicts()), (vec![question], vec![question]));
        let meanwhile = tapin.tables().questions()[0].meanwhile.clone().unwrap();
        assert_eq!((meanwhile.counts, meanwhile.heir), (vec![("plan_amounts", 1)], None));
        let transaction = tapin.settle(question, &Choice::Other((!is_there).into()), Some(TAPIN)).unwrap();
        tapin.commit(transaction, day(4));
        exchange(&mut tapin, &mut province, 5);
        for desk in [&tapin, &province] {
            assert!(desk.conflicts().is_empty());
            let expected: &[_] = if is_there { &[("plans", 1), ("plan_amounts", 2)] } else { &[] };
            assert_eq!(counts(desk), expected);
        }
    }
}

/// Tapin unites the cooperative with its twin while the province works on it.
fn united_while(work: impl FnOnce(&mut Workspace)) -> (Workspace, Workspace) {
    let (mut tapin, mut province) = tapin_and_province();
    work(&mut province);
    let transaction = unite::unite(tapin.tables(), twin(), kud(), &|_| false).unwrap();
    tapin.commit(transaction, day(2));
    exchange(&mut tapin, &mut province, 3);
    for desk in [&tapin, &province] {
        assert_eq!(desk.conflicts(), [question()]);
        assert_eq!(desk.tables().questions()[0].meanwhile.as_ref().unwrap().heir, Some(twin()));
    }
    (tapin, province)
}

#[test]
fn what_was_entered_of_a_cooperative_united_meanwhile_goes_to_the_one_it_became() {
    let (mut tapin, mut province) = united_while(|province| {
        create(province, report(kud(), 2024, 41), 1);
        create(province, visit(61), 1);
        let (id, before) = report(kud(), 2023, 40);
        let after = AnnualReport { members_male: Some(Count::from(15)), ..report(kud(), 2023, 45).1 };
        province.commit(Transaction::of(EditOf::change(id, before, after)), day(1));
        let id = Dissolution::id(kud());
        let before = province.tables().dissolutions.get_live(id).unwrap().value.clone();
        let after = Dissolution { note: Note::optional("menunggu").unwrap(), ..before.clone() };
        province.commit(Transaction::of(EditOf::change(id, before, after)), day(1));
    });
    let of_twin = |desk: &Workspace| {
        let reports = desk.tables().annual_reports.live().filter(|row| row.value.cooperative == twin());
        reports.map(|row| row.value.members).collect::<Vec<_>>()
    };
    let before = of_twin(&province);
    answer(&mut province, true, 4);
    let united = counts(&province);
    province.undo(day(4));
    assert_eq!(of_twin(&province), before);
    assert_eq!(province.conflicts(), [question()]);
    answer(&mut province, true, 4);
    assert_eq!(counts(&province), united);
    exchange(&mut tapin, &mut province, 5);
    for desk in [&tapin, &province] {
        assert!(desk.conflicts().is_empty());
        let tables = desk.tables();
        assert!(tables.cooperatives.get_live(kud()).is_none());
        let members = |year| {
            let row = tables.annual_reports.get_live(report(twin(), year, 0).0).unwrap();
            (row.value.members, row.value.members_male)
        };
        assert_eq!(members(2024), (Some(Count::from(41)), None));
        assert_eq!(members(2023), (Some(Count::from(45)), Some(Count::from(15))), "the edit is not lost");
        assert_eq!(tables.annual_reports.live().count(), 2);
        assert!(tables.visits.live().all(|row| tables.owner_of(Visit::TABLE, row.id) == Some(twin())));
        assert!(tables.visits.live().all(|row| tables.cases.get_live(*row.value.case).is_some()));
        assert_eq!(tables.visits.live().count(), 2);
        let dissolution = &tables.dissolutions.get_live(Dissolution::id(twin())).unwrap().value;
        assert_eq!(dissolution.note.as_deref(), Some("menunggu"));
    }
}

#[test]
fn one_that_was_united_and_is_there_all_the_same_has_its_records_back_and_is_no_longer_the_other() {
    let (mut tapin, mut province) = united_while(|province| create(province, report(kud(), 2024, 41), 1));
    answer(&mut tapin, false, 4);
    exchange(&mut tapin, &mut province, 5);
    for desk in [&tapin, &province] {
        assert!(desk.conflicts().is_empty());
        let of_kud = |row: &&Row<AnnualReport>| row.value.cooperative == kud();
        assert_eq!(desk.tables().annual_reports.live().filter(of_kud).count(), 2);
        assert!(desk.cooperative(twin()).unwrap().value.merged_from.is_empty());
    }
}

#[test]
fn of_two_cooperatives_that_it_became_all_offices_take_the_same() {
    let heir = |others: [u8; 2]| {
        let mut tables = Tables::default();
        let gone = Row::new(kud(), Cooperative::default(), Stamp::default());
        tables.cooperatives.insert(Row { deleted: true, ..gone });
        for number in others {
            let value = Cooperative { merged_from: vec![Ref::to(kud())], ..Default::default() };
            tables.cooperatives.insert(Row::new(Id::new(MONDAY, [number; 10]), value, Stamp::default()));
        }
        let (id, report) = report(kud(), 2024, 41);
        tables.annual_reports.insert(Row::new(id, report, Stamp::default()));
        tables.questions()[0].meanwhile.as_ref().unwrap().heir
    };
    assert_eq!([heir([20, 30]), heir([30, 20])], [Some(Id::new(MONDAY, [20; 10])); 2]);
}
