//! A district's record and the province's turn out to be the same KUD.

use super::*;
use crate::domain::Expectation;
use crate::domain::status::StatusRule;
use crate::domain::{
    AnnualReport, AreaCode, BookYear, Count, Date, DeclaredStatus, Dissolution, Distinction, HealthAssessment,
    LifeStage, Nik, RatState, Text, Transition,
};
use crate::replica::{Knowledge, ReplicaId, Stamp};
use crate::workspace::TableVisitorMut;
use crate::workspace::belonging::owned;
use crate::workspace::{Install, Table, Viewpoint, Workspace, duplicates::distinguish};

const KEEP: u8 = 2;
const DROP: u8 = 1;
const THIRD: u8 = 3;

fn id(number: u8) -> Id {
    Id::new(1, [number; 10])
}

fn text(text: &str) -> Option<Text> {
    Text::optional(text).unwrap()
}

fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

fn year(year: i32) -> BookYear {
    BookYear::new(year).unwrap()
}

fn kept() -> Cooperative {
    Cooperative {
        name: Text::new("KUD Maju Bersama").unwrap(),
        legal_number: text("12/BH/XIV/1995"),
        district: Some(AreaCode::from_digits(6305)),
        declared_status: Some(DeclaredStatus::Active),
        ..Default::default()
    }
}

fn dropped() -> Cooperative {
    Cooperative {
        name: Text::new("Koperasi Unit Desa Maju Bersama").unwrap(),
        nik: Nik::new("6305010020001").unwrap(),
        legal_number: text("12/BH/XIV/95"),
        legal_date: day("1995-03-01"),
        district: Some(AreaCode::from_digits(6305)),
        village: text("Sungai Damar"),
        declared_status: Some(DeclaredStatus::Inactive),
        declared_on: day("2024-01-01"),
        merged_from: vec![Ref::to(id(9))],
        fictional: true,
        ..Default::default()
    }
}

fn report(cooperative: u8, of: i32) -> AnnualReport {
    AnnualReport { cooperative: Ref::to(id(cooperative)), year: year(of), ..Default::default() }
}

fn transition(cooperative: u8, date: &str) -> Transition {
    let date = date.parse().unwrap();
    Transition { cooperative: Ref::to(id(cooperative)), to: LifeStage::Inactive, date, ..Default::default() }
}

/// Both records, a third one, their reports and histories.
fn desk() -> Workspace {
    let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
    let mut desk =
        Workspace::new(install, Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods));
    let mut edits: Vec<Edit> = Vec::new();
    edits.push(EditOf::create(id(KEEP), kept()).into());
    edits.push(EditOf::create(id(DROP), dropped()).into());
    edits.push(EditOf::create(id(THIRD), Cooperative::default()).into());
    let members = |number, report| AnnualReport { members: Some(Count::from(number)), ..report };
    let both = AnnualReport { rat: Some(RatState::NotKnown), ..members(40, report(KEEP, 2022)) };
    let other = AnnualReport {
        rat: Some(RatState::Held),
        rat_date: day("2023-02-01"),
        members_female: Some(Count::from(30)),
        staff_male: Some(Count::from(3)),
        ..members(50, report(DROP, 2022))
    };
    for report in [both, other, members(51, report(DROP, 2021)), members(41, report(KEEP, 2020))] {
        edits.push(EditOf::create(AnnualReport::id(*report.cooperative, report.year), report).into());
    }
    let histories = [transition(KEEP, "2019-01-01"), transition(DROP, "2019-01-01"), transition(DROP, "2020-01-01")];
    for (number, transition) in (50..).zip(histories) {
        edits.push(EditOf::create(id(number), transition).into());
    }
    desk.commit(Transaction { edits }, 10);
    desk.commit(distinguish(id(DROP), id(THIRD), None), 20);
    desk.commit(distinguish(id(DROP), id(KEEP), None), 30);
    desk
}

fn united(desk: &mut Workspace) {
    united_with(desk, KEEP, DROP, &[], 40);
}

/// Unites two records with the dropped one's value in the fields of these names.
fn united_with(desk: &mut Workspace, keep: u8, drop: u8, taken: &[&str], at: u64) {
    let takes = |field: usize| taken.contains(&Cooperative::NAMES[field]);
    let transaction = unite(desk.tables(), id(keep), id(drop), &takes).unwrap();
    desk.commit(transaction, at);
}

fn live<R: Record>(table: &Table<R>) -> Vec<(Id, R)> {
    let mut rows: Vec<(Id, R)> = table.live().map(|row| (row.id, row.value.clone())).collect();
    rows.sort_by_key(|(id, _)| *id);
    rows
}

#[test]
fn the_kept_record_is_filled_from_the_other_and_remembers_it() {
    let mut desk = desk();
    united(&mut desk);
    assert!(desk.cooperative(id(DROP)).is_none());
    let one = &desk.cooperative(id(KEEP)).unwrap().value;
    assert_eq!((&*one.name, one.nik.as_deref()), ("KUD Maju Bersama", Some("6305010020001")));
    assert_eq!(one.village, text("Sungai Damar"));
    assert_eq!(one.merged_from, [id(DROP), id(9)]);
    assert!(!one.fictional);
}

#[test]
fn what_depends_on_a_value_that_differs_is_not_taken() {
    let one = composed(&kept(), &dropped(), &|_| false);
    assert_eq!((one.legal_number, one.legal_date), (text("12/BH/XIV/1995"), None));
    assert_eq!((one.declared_status, one.declared_on), (Some(DeclaredStatus::Active), None));
}

#[test]
fn what_depends_on_a_value_comes_with_it() {
    let number = Cooperative::AT.legal_number;
    let one = composed(&kept(), &dropped(), &|field| field == number);
    assert_eq!((one.legal_number, one.legal_date), (text("12/BH/XIV/95"), day("1995-03-01")));
    assert_eq!((&*one.name, one.declared_on), ("KUD Maju Bersama", None));
}

#[test]
fn sides_are_chosen_only_where_two_contradict_each_other() {
    let names: Vec<&str> = contradicting(&kept(), &dropped()).into_iter().map(|at| Cooperative::NAMES[at]).collect();
    assert_eq!(names, ["name", "legal_number", "declared_status"]);
    let standing = |from| Cooperative { merged_from: vec![Ref::to(id(from))], ..kept() };
    assert_eq!(contradicting(&standing(8), &standing(9)), Vec::<usize>::new());
    // Whoever takes everything from a record that says nothing there loses nothing.
    assert_eq!(composed(&kept(), &Cooperative::default(), &|_| true), kept());
}

#[test]
fn a_second_uniting_keeps_what_the_first_has_brought() {
    let mut desk = desk();
    let third = Cooperative { phone: text("0517-3333"), ..kept() };
    let before = desk.cooperative(id(THIRD)).unwrap().value.clone();
    desk.commit(Transaction::of(EditOf::change(id(THIRD), before, third)), 35);
    united(&mut desk);
    united_with(&mut desk, KEEP, THIRD, &[], 50);
    let one = &desk.cooperative(id(KEEP)).unwrap().value;
    assert_eq!((one.nik.as_deref(), &one.village), (Some("6305010020001"), &text("Sungai Damar")));
    assert_eq!(one.phone, text("0517-3333"));
    assert_eq!(one.merged_from, [id(DROP), id(9), id(THIRD)]);
}

#[test]
fn the_chosen_side_gives_what_stands_there_now() {
    let mut desk = desk();
    let corrected = Cooperative { legal_number: text("12/BH/XIV/1996"), ..dropped() };
    desk.commit(Transaction::of(EditOf::change(id(DROP), dropped(), corrected)), 35);
    united_with(&mut desk, KEEP, DROP, &["legal_number"], 40);
    let one = &desk.cooperative(id(KEEP)).unwrap().value;
    assert_eq!((&*one.name, &one.legal_number), ("KUD Maju Bersama", &text("12/BH/XIV/1996")));
}

#[test]
fn reports_move_and_those_of_one_year_become_one() {
    let mut desk = desk();
    united(&mut desk);
    let reports = live(&desk.tables().annual_reports);
    assert!(reports.iter().all(|(at, report)| *at == AnnualReport::id(id(KEEP), report.year)));
    let of = |of: i32| &desk.tables().annual_reports.get(AnnualReport::id(id(KEEP), year(of))).unwrap().value;
    let members = [2020, 2021, 2022].map(|year| of(year).members.unwrap().get());
    assert_eq!((reports.len(), members), (3, [41, 51, 40]));
    let both = of(2022);
    assert_eq!((both.rat, both.rat_date), (Some(RatState::Held), day("2023-02-01")));
    assert_eq!((both.staff_male, both.members_female), (Some(Count::from(3)), None));
    assert_eq!(desk.index().of::<AnnualReport>(desk.tables(), id(KEEP)).count(), 3);
}

#[test]
fn a_merger_into_the_dropped_one_is_one_into_the_kept_one() {
    let mut desk = desk();
    let merged =
        Transition { to: LifeStage::Merged, counterpart: Some(Ref::to(id(DROP))), ..transition(THIRD, "2022-01-01") };
    desk.commit(Transaction::of(EditOf::create(id(60), merged.clone())), 35);
    united(&mut desk);
    let now = &desk.tables().transitions.get(id(60)).unwrap().value;
    assert_eq!(*now, Transition { counterpart: Some(Ref::to(id(KEEP))), ..merged });
}

#[test]
fn a_dissolution_moves_unless_the_kept_one_has_its_own() {
    use crate::domain::{Count, DissolutionWay};
    let begun = |cooperative, members| {
        let way = Some(DissolutionWay::Members);
        let members = Some(Count::from(members));
        let d = Dissolution { cooperative: Ref::to(id(cooperative)), way, members, ..Default::default() };
        Edit::from(EditOf::create(Dissolution::id(*d.cooperative), d))
    };
    for (edits, expected) in [(vec![begun(DROP, 20)], 20), (vec![begun(DROP, 20), begun(KEEP, 30)], 30)] {
        let mut desk = desk();
        desk.commit(Transaction { edits }, 35);
        united(&mut desk);
        let found = live(&desk.tables().dissolutions);
        assert_eq!((found.len(), found[0].0), (1, Dissolution::id(id(KEEP))));
        assert_eq!((*found[0].1.cooperative, found[0].1.members), (id(KEEP), Some(Count::from(expected))));
    }
}

#[test]
fn assessments_move_and_of_two_of_one_year_and_method_the_kept_one_stands() {
    use crate::domain::{Aspect, HealthMethod, Points};
    let mut desk = desk();
    let assessed = |cooperative, of, points| {
        let mut assessment =
            HealthAssessment { cooperative: Ref::to(id(cooperative)), year: year(of), ..Default::default() };
        assessment.method = HealthMethod::Perdep6;
        assessment.give(Aspect::Capital, Points::new(points));
        let at = HealthAssessment::id(*assessment.cooperative, assessment.year, assessment.method);
        Edit::from(EditOf::create(at, assessment))
    };
    let edits = vec![assessed(KEEP, 2022, 10.0), assessed(DROP, 2022, 5.0), assessed(DROP, 2021, 7.5)];
    desk.commit(Transaction { edits }, 35);
    united(&mut desk);
    let found = live(&desk.tables().health_assessments);
    assert!(found.iter().all(|(at, a)| *at == HealthAssessment::id(id(KEEP), a.year, a.method)));
    let mut points: Vec<_> =
        found.iter().map(|(_, a)| (a.year.get(), a.points(Aspect::Capital).unwrap().get())).collect();
    points.sort_by_key(|(year, _)| *year);
    assert_eq!(points, [(2021, 7.5), (2022, 10.0)]);
    assert_eq!(desk.index().of::<HealthAssessment>(desk.tables(), id(DROP)).count(), 0);
}

#[test]
fn histories_move_and_what_both_say_is_said_once() {
    let mut desk = desk();
    united(&mut desk);
    let dates: Vec<String> =
        desk.index().of::<Transition>(desk.tables(), id(KEEP)).map(|row| row.value.date.to_string()).collect();
    assert_eq!(dates, ["2019-01-01", "2020-01-01"]);
    assert_eq!(desk.index().of::<Transition>(desk.tables(), id(DROP)).count(), 0);
}

#[test]
fn what_is_not_the_dropped_one_is_not_the_kept_one() {
    let mut desk = desk();
    united(&mut desk);
    let expected = (Distinction::id(id(KEEP), id(THIRD)), Distinction::of(id(THIRD), id(KEEP), None));
    assert_eq!(live(&desk.tables().distinctions), [expected]);
}

#[test]
fn one_undo_takes_all_of_it_back_and_redo_does_it_again() {
    let mut desk = desk();
    let state = |desk: &Workspace| {
        let tables = desk.tables();
        let mut histories: Vec<(Id, Vec<Id>)> = Vec::new();
        for number in [KEEP, DROP, THIRD] {
            let rows = desk.index().of::<Transition>(tables, id(number));
            histories.push((id(number), rows.map(|row| row.id).collect()));
        }
        (
            live(&tables.cooperatives),
            live(&tables.annual_reports),
            live(&tables.transitions),
            live(&tables.distinctions),
            histories,
        )
    };
    let before = state(&desk);
    united(&mut desk);
    let after = state(&desk);
    assert_ne!(before, after);
    desk.undo(50);
    assert_eq!(state(&desk), before);
    desk.redo(60);
    assert_eq!(state(&desk), after);
}

#[test]
fn a_record_unites_only_with_another_that_is_there() {
    let mut desk = desk();
    let attempt = |desk: &Workspace, keep, drop| unite(desk.tables(), id(keep), id(drop), &|_| false).map(|_| ());
    assert_eq!(attempt(&desk, KEEP, KEEP), Err(UniteError::Same));
    assert_eq!(attempt(&desk, KEEP, 77), Err(UniteError::Missing(id(77))));
    united(&mut desk);
    assert_eq!(attempt(&desk, KEEP, DROP), Err(UniteError::Missing(id(DROP))));
}

/// One record of every table that belongs to another, the first of each chain to the dropped cooperative.
struct Begin {
    owners: FxHashMap<&'static str, Id>,
    number: u8,
}

impl TableVisitorMut for Begin {
    type Error = Infallible;

    fn visit<R: Record>(&mut self, table: &mut Table<R>) -> Result<(), Infallible> {
        let Some(owner) = R::OWNER.and_then(|of| self.owners.get(of).copied()) else { return Ok(()) };
        let mut record = R::default();
        record.set_owner(owner);
        self.number += 1;
        let id = match R::KNOWN_BY {
            KnownBy::Drawn | KnownBy::Content => id(self.number),
            KnownBy::Derived { id, .. } => id(&record).unwrap(),
            KnownBy::Numbered(id) => id(owner, 1),
        };
        table.insert(Row::new(id, record, Stamp::default()));
        self.owners.insert(R::TABLE, id);
        Ok(())
    }
}

#[test]
fn whatever_belongs_to_the_dropped_cooperative_goes_to_the_kept_one_whichever_table_it_is_of() {
    let mut tables = Tables::default();
    for (id, cooperative) in [(id(KEEP), kept()), (id(DROP), dropped())] {
        tables.cooperatives.insert(Row::new(id, cooperative, Stamp::default()));
    }
    let mut begin = Begin { owners: FxHashMap::from_iter([(Cooperative::TABLE, id(DROP))]), number: 10 };
    for table in owned() {
        let (Some(Ok(())) | None) = tables.visit_named(table, &mut begin);
    }
    let edits = unite(&tables, id(KEEP), id(DROP), &|_| false).unwrap().edits;
    for edit in &edits {
        tables.apply(&edit.patch(), Stamp { time: 9, replica: ReplicaId::new(1) });
    }
    // Rows of plans, proposals and indicators belong to no cooperative, and nothing of theirs was begun.
    for table in owned().into_iter().filter(|table| begin.owners.contains_key(table)) {
        let live = tables.any(table).unwrap().each().filter(|row| !row.is_deleted());
        let of: Vec<_> = live.map(|row| tables.owner_of(table, row.id())).collect();
        assert_eq!(of, [Some(id(KEEP))], "{table}");
    }
}

/// A table that there is not: uniting knows it by its declaration alone.
#[test]
fn whatever_refers_to_the_dropped_cooperative_refers_to_the_kept_one_whichever_table_and_field_it_is_in() {
    use crate::domain::made_up::Training;
    let training = |cooperative: u8, others: u8| Training {
        cooperative: Ref::to(id(cooperative)),
        trainer: Some(Ref::to(id(others))),
        guests: vec![Ref::to(id(THIRD)), Ref::to(id(others))],
        planned: Some(Ref::to(id(DROP))),
        about: Some(Ref::to(id(DROP))),
        ..Training::default()
    };
    let mut trainings = Table::default();
    let before = [(20, training(DROP, 9)), (21, training(THIRD, DROP)), (22, training(KEEP, THIRD))];
    for (number, training) in &before {
        trainings.insert(Row::new(id(*number), training.clone(), Stamp::default()));
    }
    let mut walk = HandOn { heirs: Heirs::of(id(DROP), id(KEEP)), united: [id(KEEP), id(DROP)], edits: Vec::new() };
    let Ok(()) = walk.visit(&trainings);
    let changed = |at: usize, now| Edit::from(EditOf::change(id(before[at].0), before[at].1.clone(), now));
    assert_eq!(walk.edits, [changed(0, training(KEEP, 9)), changed(1, training(THIRD, KEEP))]);
}

#[test]
fn every_list_of_codes_that_is_always_asked_for_is_one_of_a_required_field() {
    let tables = Tables::default();
    for list in crate::domain::ALWAYS_ASKED {
        let is_of = |field: &crate::domain::FieldInfo| field.codes == Some(list) && field.required;
        assert!(tables.each().into_iter().any(|table| Tables::fields_of(table.name()).iter().any(is_of)), "{list}");
    }
}

/// Whoever adds a field that holds an id says by its type to what: only a decision is about any table's record.
#[test]
fn every_field_that_holds_an_id_says_to_which_table_it_refers() {
    let mut unsaid = Vec::new();
    for table in Tables::default().each() {
        let ids = Tables::fields_of(table.name())
            .iter()
            .filter(|field| field.expects == Expectation::Id && field.refers.is_none());
        unsaid.extend(ids.map(|field| format!("{}.{}", table.name(), field.name)));
    }
    assert_eq!(unsaid, ["decisions.record"]);
}
