use super::*;
use crate::domain::status::StatusRule;
use crate::domain::{AnnualReport, BookYear, Case, Cause, Cooperative, Date, Diagnosis, Ref, Text};
use crate::exchange::json::{self, Moment, write, write_part};
use crate::exchange::receipt::Whole;
use crate::replica::ReplicaId;
use crate::workspace::{Edit, EditOf, FillVisitor, Install, Transaction, Viewpoint, Workspace};
use std::collections::BTreeSet;

const NOW: u64 = 1_790_000_000_000;
const TAPIN: AreaCode = AreaCode::from_digits(6305);
const BANJAR: AreaCode = AreaCode::from_digits(6303);

fn desk(replica: u64) -> Workspace {
    let install = Install { replica: ReplicaId::new(replica), heir: ReplicaId::new(100 + replica), lane: 0 };
    Workspace::new(install, Tables::default(), Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods))
}

fn id(number: u8) -> Id {
    Id::new(NOW, [number; 10])
}

fn named(name: &str, district: AreaCode) -> Cooperative {
    Cooperative { name: Text::new(name).unwrap(), district: Some(district), ..Default::default() }
}

fn create(desk: &mut Workspace, number: u8, name: &str, district: AreaCode, at: u64) {
    desk.commit(Transaction::of(EditOf::create(id(number), named(name, district))), NOW + at);
}

fn rename(desk: &mut Workspace, number: u8, name: &str, at: u64) {
    let before = desk.tables().cooperatives.get(id(number)).unwrap().value.clone();
    let after = Cooperative { name: Text::new(name).unwrap(), ..before.clone() };
    desk.commit(Transaction::of(EditOf::change(id(number), before, after)), NOW + at);
}

fn author(desk: &Workspace) -> Author {
    Author { office: TAPIN, replica: desk.replica(), at: Moment::from_millis(NOW) }
}

fn file(desk: &Workspace) -> Vec<u8> {
    write(desk.tables(), desk.seen(), author(desk), &mut |_, _| {})
}

fn part(desk: &Workspace, part: &Part) -> Vec<u8> {
    write_part(desk.tables(), desk.seen(), author(desk), part, &mut |_, _| {})
}

/// Takes files into a desk the way the page does: merged elsewhere, looked at, put in.
fn take(desk: &mut Workspace, files: &[Vec<u8>]) -> Vec<Report> {
    let (intake, reports) = look(desk, files);
    let (rows, seen) = outcome(&intake);
    desk.adopt(rows, seen, crate::workspace::Source::Files);
    reports
}

/// What of the merged records goes to the page, and how far has been seen with it.
fn outcome(intake: &Intake) -> (Tables, Knowledge) {
    let (tables, seen) = intake.register();
    (tables.fill(&mut Pick(&intake.merged())), seen.clone())
}

struct Pick<'p>(&'p Picked);

impl FillVisitor for Pick<'_> {
    fn visit<R: Record>(&mut self, from: &Table<R>, to: &mut Table<R>) {
        let is_picked = |id: Id| self.0.get(R::TABLE).is_some_and(|ids| ids.contains(&id));
        for row in from.rows().iter().filter(|row| is_picked(row.id)) {
            to.insert(row.clone());
        }
    }
}

fn look(desk: &Workspace, files: &[Vec<u8>]) -> (Intake, Vec<Report>) {
    let mut intake = Intake::default();
    intake.begin(desk.tables().clone(), desk.seen().clone());
    let numbers: Vec<usize> = files.iter().map(|file| intake.add(file, &mut |_, _| {}).unwrap()).collect();
    let reports = intake.merge(&numbers, NOW, &mut |_, _| {});
    (intake, reports)
}

fn names(desk: &Workspace) -> Vec<String> {
    let mut names: Vec<String> = desk.tables().cooperatives.live().map(|row| row.value.name.to_string()).collect();
    names.sort();
    names
}

/// What two desks hold, so that it can be compared.
fn content(desk: &Workspace) -> Vec<u8> {
    write(desk.tables(), desk.seen(), Author { replica: ReplicaId::new(0), ..author(desk) }, &mut |_, _| {})
}

#[test]
fn what_is_put_in_is_what_a_merge_on_the_spot_gives_and_goes_again_as_a_whole() {
    let (mut tapin, mut banjar, mut province) = (desk(1), desk(2), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    create(&mut banjar, 2, "KUD B", BANJAR, 2);
    create(&mut province, 3, "KUD C", BANJAR, 3);
    let before = content(&province);
    let reports = take(&mut province, &[file(&tapin), file(&banjar)]);
    assert_eq!(reports.iter().map(|report| report.tables[0].taken.created).collect::<Vec<_>>(), [1, 1]);
    let mut on_the_spot = desk(4);
    for one in [&province, &tapin, &banjar] {
        let incoming = json::read(&file(one), &mut |_, _| {}).unwrap();
        on_the_spot.merge([incoming.theirs()], NOW);
    }
    assert_eq!(content(&province), content(&on_the_spot));
    province.undo_merge(NOW + 9).unwrap();
    assert_eq!(content(&province), before);
}

#[test]
fn a_file_that_is_left_out_leaves_no_trace() {
    let (mut tapin, mut banjar, province) = (desk(1), desk(2), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    create(&mut banjar, 2, "KUD B", BANJAR, 2);
    let (mut intake, _) = look(&province, &[file(&tapin), file(&banjar)]);
    intake.merge(&[1], NOW, &mut |_, _| {});
    let (rows, seen) = outcome(&intake);
    assert_eq!(rows.cooperatives.rows().iter().map(|row| row.id).collect::<Vec<_>>(), [id(2)]);
    assert_eq!(&seen, banjar.seen());
}

#[test]
fn the_same_file_twice_is_seen_to_be_the_same_and_brings_nothing() {
    let mut tapin = desk(1);
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    let (intake, reports) = look(&desk(3), &[file(&tapin), file(&tapin)]);
    assert_eq!((intake.head(0).same_as, intake.head(1).same_as), (None, Some(0)));
    assert!(!reports[0].is_empty() && reports[1].is_empty());
    assert_eq!(intake.head(0).counts, [("cooperatives".to_owned(), 1)], "only tables that have any");
    let tables = reports[0].tables.iter().map(|table| table.table.as_str());
    assert_eq!(tables.collect::<Vec<_>>(), ["cooperatives"]);
    assert_eq!(intake.receipt(0, "tapin", author(&tapin), Vec::new()).taken.len(), 1);
}

#[test]
fn a_change_is_shown_field_by_field_with_the_old_and_the_new_value() {
    let (mut tapin, mut province) = (desk(1), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    take(&mut province, &[file(&tapin)]);
    rename(&mut tapin, 1, "KUD B", 5);
    let (intake, reports) = look(&province, &[file(&tapin)]);
    assert_eq!(reports[0].listed, 1);
    let change = &intake.changes(0, 0, 10)[0];
    assert_eq!((change.effect, change.district), (Some(Effect::Changed), Some(TAPIN)));
    let expected = FieldChange {
        field: "name".into(),
        old: "KUD A".into(),
        new: "KUD B".into(),
        asked: false,
        beside: Vec::new(),
    };
    assert_eq!(change.fields, [expected]);
}

/// A question that is not among those listed would be answered by nobody before the merge.
#[test]
fn what_is_in_dispute_is_listed_first_of_more_than_can_be_listed() {
    let (mut tapin, mut province, mut third) = (desk(1), desk(3), desk(4));
    let many = |from: usize| (from..from + MOST_LISTED).map(|number| Id::new(number as u64 + 1, [9; 10]));
    let edits = many(0).map(|id| EditOf::create(id, named("KUD", TAPIN)).into()).collect();
    tapin.commit(Transaction { edits }, NOW);
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    for desk in [&mut province, &mut third] {
        take(desk, &[file(&tapin)]);
    }
    // What has changed comes before what is in dispute, and of what is new the last is in dispute.
    let edits = many(0).map(|id| EditOf::change(id, named("KUD", TAPIN), named("KUD B", TAPIN)).into());
    let new = many(MOST_LISTED).map(|id| EditOf::create(id, named("KUD", BANJAR)).into());
    tapin.commit(Transaction { edits: edits.chain(new).collect() }, NOW + 5);
    create(&mut tapin, 2, "KUD D", TAPIN, 6);
    take(&mut third, &[file(&tapin)]);
    rename(&mut tapin, 2, "KUD D Tapin", 7);
    rename(&mut third, 2, "KUD D Tiga", 8);
    take(&mut tapin, &[file(&third)]);
    rename(&mut tapin, 1, "KUD Tapin", 10);
    rename(&mut province, 1, "KUD Provinsi", 11);
    let (intake, reports) = look(&province, &[file(&tapin)]);
    assert_eq!((reports[0].listed, reports[0].changes), (MOST_LISTED, 2 * MOST_LISTED + 2));
    let changes = intake.changes(0, 0, usize::MAX);
    assert_eq!(changes.len(), MOST_LISTED);
    let disputed = changes.iter().take_while(|change| change.fields.iter().any(|field| field.asked));
    assert_eq!(disputed.map(|change| change.id).collect::<BTreeSet<_>>(), [id(1), id(2)].into());
    assert!(changes[2..].iter().all(|change| change.effect == Some(Effect::Changed)));
}

#[test]
fn what_a_file_did_is_listed_as_it_was_before_the_next_file_went_on() {
    let (mut tapin, mut banjar, mut province) = (desk(1), desk(2), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    take(&mut province, &[file(&tapin)]);
    rename(&mut tapin, 1, "KUD B", 5);
    take(&mut banjar, &[file(&tapin)]);
    rename(&mut banjar, 1, "KUD C", 6);
    create(&mut banjar, 2, "KUD D", BANJAR, 7);
    let (intake, reports) = look(&province, &[file(&tapin), file(&banjar)]);
    let names = |file: usize| -> Vec<_> {
        let name = |change: &Change| change.fields.iter().find(|field| field.field == "name").map(|it| it.new.clone());
        intake.changes(file, 0, 10).iter().filter_map(name).collect()
    };
    assert_eq!((names(0), names(1)), (vec!["KUD B".into()], vec!["KUD C".into(), "KUD D".into()]));
    for (file, report) in reports.iter().enumerate() {
        assert_eq!(report.listed, intake.changes(file, 0, 10).len());
    }
}

#[test]
fn a_part_brings_its_records_and_a_whole_file_still_brings_the_rest() {
    let (mut author, mut reader) = (desk(1), desk(3));
    create(&mut author, 1, "KUD A", TAPIN, 1);
    create(&mut author, 2, "KUD B", BANJAR, 2);
    let only = Part { districts: Some(vec![BANJAR]), ..Part::default() };
    take(&mut reader, &[part(&author, &only)]);
    assert_eq!(names(&reader), ["KUD B"]);
    // The earlier change of the same author is news, although a later one has been seen.
    take(&mut reader, &[file(&author)]);
    assert_eq!(content(&reader), content(&author));
    assert_eq!(*reader.seen(), author.seen().all().clone().into());
}

#[test]
fn what_an_author_had_settled_is_not_asked_where_only_a_part_of_his_came_before_an_old_file() {
    let (mut third, mut author, mut reader) = (desk(1), desk(2), desk(3));
    create(&mut third, 2, "KUD B", BANJAR, 1);
    let old = file(&third);
    take(&mut author, std::slice::from_ref(&old));
    rename(&mut author, 2, "KUD B Baru", 5);
    let only = Part { districts: Some(vec![BANJAR]), ..Part::default() };
    let part = part(&author, &only);
    take(&mut reader, std::slice::from_ref(&part));
    // What was written here since stands on what the part brought, and so on what its author had replaced.
    rename(&mut reader, 2, "KUD B Jaya", 7);
    for file in [&old, &part, &file(&author)] {
        let reports = take(&mut reader, std::slice::from_ref(file));
        assert_eq!(reports[0].tables.iter().map(|table| table.asked).sum::<usize>(), 0);
        assert_eq!(names(&reader), ["KUD B Jaya"]);
    }
}

#[test]
fn a_change_of_many_records_of_which_a_part_brings_one_is_still_news_for_the_others() {
    let (mut author, mut reader) = (desk(1), desk(3));
    create(&mut author, 1, "KUD A", TAPIN, 1);
    create(&mut author, 2, "KUD B", BANJAR, 2);
    take(&mut reader, &[file(&author)]);
    let renamed =
        |number, from, to, district| Edit::from(EditOf::change(id(number), named(from, district), named(to, district)));
    let edits = vec![renamed(1, "KUD A", "KUD A Baru", TAPIN), renamed(2, "KUD B", "KUD B Baru", BANJAR)];
    author.commit(Transaction { edits }, NOW + 5);
    let only = Part { districts: Some(vec![BANJAR]), ..Part::default() };
    take(&mut reader, &[part(&author, &only)]);
    assert_eq!(names(&reader), ["KUD A", "KUD B Baru"]);
    let reports = take(&mut reader, &[file(&author)]);
    assert_eq!(reports[0].tables.iter().map(|table| table.asked).sum::<usize>(), 0);
    assert_eq!(content(&reader), content(&author));
}

#[test]
fn what_was_written_after_a_part_is_not_disputed_by_the_whole() {
    let (mut author, mut reader) = (desk(1), desk(3));
    create(&mut author, 1, "KUD A", TAPIN, 1);
    create(&mut author, 2, "KUD B", BANJAR, 2);
    let only = Part { districts: Some(vec![BANJAR]), ..Part::default() };
    take(&mut reader, &[part(&author, &only)]);
    rename(&mut reader, 2, "KUD B Baru", 5);
    let reports = take(&mut reader, &[file(&author)]);
    assert_eq!(reports[0].tables.iter().map(|table| table.asked).sum::<usize>(), 0);
    assert_eq!(names(&reader), ["KUD A", "KUD B Baru"]);
}

#[test]
fn a_part_of_some_tables_may_hold_reports_without_their_cooperative() {
    let mut author = desk(1);
    create(&mut author, 1, "KUD A", TAPIN, 1);
    let year = BookYear::new(2023).unwrap();
    let report = AnnualReport { cooperative: Ref::to(id(1)), year, ..Default::default() };
    author.commit(Transaction::of(EditOf::create(AnnualReport::id(id(1), year), report)), NOW + 2);
    let only = Part { tables: Some(vec!["annual_reports".to_owned()]), ..Part::default() };
    let (intake, _) = look(&desk(3), &[part(&author, &only)]);
    assert_eq!(outcome(&intake).0.counts().iter().map(|(_, count)| count).sum::<usize>(), 1);
}

/// Whoever has only parts of a register, or has lost some of it, still has backups that can be put back.
#[test]
fn what_belongs_to_nothing_that_is_there_comes_in_whole_from_its_own_file_and_is_told() {
    let (mut author, mut holder, mut other) = (desk(1), desk(3), desk(4));
    create(&mut author, 1, "KUD A", TAPIN, 1);
    let (year, case) = (BookYear::new(2023).unwrap(), Case::id(id(1), 1));
    let report = AnnualReport { cooperative: Ref::to(id(1)), year, ..Default::default() };
    let cause = Diagnosis { case: Ref::to(case), cause: Cause::default(), ..Default::default() };
    author.commit(Transaction::of(EditOf::create(AnnualReport::id(id(1), year), report)), NOW + 2);
    author.commit(Transaction::of(EditOf::create(case, Case::open(id(1), Date::in_wita(NOW)))), NOW + 3);
    author.commit(Transaction::of(EditOf::create(Diagnosis::id(case, cause.cause), cause)), NOW + 4);
    let children = ["annual_reports", "diagnoses"].map(str::to_owned).to_vec();
    let reports = take(&mut holder, &[part(&author, &Part { tables: Some(children), ..Part::default() })]);
    assert_eq!(reports[0].orphans, 2);
    let reports = take(&mut other, &[file(&holder)]);
    assert_eq!((reports[0].orphans, other.tables().rows()), (2, 2));
    assert_eq!(content(&other), content(&holder));
    // Once they come, what they are told of is there.
    assert_eq!(take(&mut other, &[file(&author)])[0].orphans, 0);
    assert_eq!(content(&other), content(&author));
}

#[test]
fn changes_since_a_receipt_are_enough_for_whoever_wrote_it_and_a_gap_for_others() {
    let (mut tapin, mut province) = (desk(1), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    create(&mut tapin, 2, "KUD B", TAPIN, 2);
    let (intake, _) = look(&province, &[file(&tapin)]);
    let by = Author { office: AreaCode::from_digits(63), replica: province.replica(), at: Moment::from_millis(NOW) };
    let receipt = Receipt::read(&intake.receipt(0, "tapin.selaras.json", by, Vec::new()).write()).unwrap();
    assert_eq!(receipt.taken["cooperatives"], Taken { came: 2, created: 2, ..Taken::default() });
    take(&mut province, &[file(&tapin)]);
    rename(&mut tapin, 2, "KUD B Baru", 5);
    let since = Part { since: Some(receipt.clock), ..Part::default() };
    let small = part(&tapin, &since);
    assert_eq!(json::read(&small, &mut |_, _| {}).unwrap().tables.cooperatives.rows().len(), 1);
    let reports = take(&mut province, std::slice::from_ref(&small));
    assert!(!reports[0].has_gap);
    assert_eq!(content(&province), content(&tapin));
    let mut other = desk(4);
    let reports = take(&mut other, &[small]);
    assert!(reports[0].has_gap);
    assert_eq!(names(&other), ["KUD B Baru"]);
    take(&mut other, &[file(&tapin)]);
    assert_eq!(content(&other), content(&tapin));
}

#[test]
fn a_record_that_something_else_has_edited_is_named_and_asked_about() {
    let (mut tapin, mut province) = (desk(1), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    create(&mut tapin, 2, "KUD B", TAPIN, 2);
    take(&mut province, &[file(&tapin)]);
    let edited = String::from_utf8(file(&tapin)).unwrap().replace("KUD B", "KUD Excel");
    let mut edited: Value = serde_json::from_str(&edited).unwrap();
    edited.as_object_mut().unwrap().remove("digest");
    let (intake, reports) = look(&province, &[edited.to_string().into_bytes()]);
    let table = &reports[0].tables[0];
    assert_eq!(table.taken, Taken { came: 2, known: 1, changed: 1, ..Taken::default() });
    assert_eq!((table.clashing, table.asked), (1, 1));
    assert_eq!(table.altered.iter().map(|title| title.name.as_deref()).collect::<Vec<_>>(), [Some("KUD Excel")]);
    let receipt = intake.receipt(0, "tapin", author(&province), Vec::new());
    assert_eq!(receipt.conflicts[0].values, ["KUD Excel", "KUD B"]);
    assert_eq!(receipt.asks_for_whole(tapin.replica()), None);
}

#[test]
fn a_receipt_says_whether_changes_since_are_enough() {
    let (mut tapin, province) = (desk(1), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    let (mut intake, _) = look(&province, &[file(&tapin)]);
    let whole = |intake: &Intake, refused: &[&str], own: &Workspace| {
        let refused = refused.iter().map(|reason| (*reason).to_owned()).collect();
        intake.receipt(0, "tapin", author(&province), refused).asks_for_whole(own.replica())
    };
    assert_eq!(whole(&intake, &[], &tapin), None);
    assert_eq!(whole(&intake, &["a single record"], &tapin), None);
    assert_eq!(whole(&intake, &[], &desk(7)), Some(Whole::OtherInstall));
    intake.merge(&[], NOW, &mut |_, _| {});
    assert_eq!(whole(&intake, &["left out"], &tapin), Some(Whole::LeftOut));
    let unread = FileRef { name: "rusak".to_owned(), office: None, replica: None, exported_at: None };
    let unread = Receipt::new(author(&province), province.seen().all().clone(), unread);
    assert_eq!(unread.asks_for_whole(tapin.replica()), Some(Whole::Unread));
}

#[test]
fn a_receipt_names_what_is_disputed_and_what_was_refused() {
    let (mut tapin, mut province) = (desk(1), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    take(&mut province, &[file(&tapin)]);
    rename(&mut tapin, 1, "KUD Tapin", 5);
    rename(&mut province, 1, "KUD Provinsi", 6);
    let (intake, _) = look(&province, &[file(&tapin)]);
    let receipt = intake.receipt(0, "tapin", author(&province), vec!["alasan".to_owned()]);
    assert_eq!(receipt.conflicts[0].values, [Value::from("KUD Provinsi"), Value::from("KUD Tapin")]);
    assert_eq!(receipt.refused, ["alasan"]);
    assert_eq!(Receipt::read(&receipt.write()).unwrap(), receipt);
    for refused in [vec!["x".to_owned(); 3_000], vec!["x".repeat(3_000)]] {
        let mut endless = receipt.clone();
        endless.refused = refused;
        assert_eq!(Receipt::read(&serde_json::to_vec(&endless).unwrap()), None);
    }
    for (name, value) in [("format", Value::from("selaras-receipt-lain")), ("version", 2.into())] {
        let mut other = serde_json::to_value(&receipt).unwrap();
        other[name] = value;
        assert_eq!(Receipt::read(other.to_string().as_bytes()), None);
    }
    assert_eq!(Receipt::read(&file(&tapin)), None);
    assert_eq!(Receipt::read(b"{\"format\":\"selaras-receipt\"}"), None);
}

#[test]
fn a_question_shows_the_values_that_were_written_beside_whether_the_record_is_new_or_not() {
    let (mut tapin, mut third, mut province) = (desk(1), desk(4), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    take(&mut third, &[file(&tapin)]);
    rename(&mut tapin, 1, "KUD Tapin", 5);
    rename(&mut third, 1, "KUD Tiga", 6);
    let beside = |intake: &Intake| {
        let change = &intake.changes(0, 0, 10)[0];
        let asked = change.fields.iter().filter(|field| field.asked);
        let asked = asked.map(|field| (field.old.clone(), field.new.clone(), field.beside.clone())).collect::<Vec<_>>();
        assert!(change.fields.iter().all(|field| field.asked || field.beside.is_empty()));
        asked
    };
    let (intake, _) = look(&tapin, &[file(&third)]);
    assert_eq!(beside(&intake), [("KUD Tapin".into(), "KUD Tiga".into(), vec!["KUD Tapin".into()])]);
    take(&mut tapin, &[file(&third)]);
    let (intake, reports) = look(&province, &[file(&tapin)]);
    assert_eq!(beside(&intake), [(Value::Null, "KUD Tiga".into(), vec!["KUD Tapin".into()])]);
    assert_eq!(reports[0].tables[0].asked, 1);
    // Beside what a field shows where nothing is asked of it, nothing stands.
    create(&mut province, 2, "KUD B", BANJAR, 7);
    let (intake, _) = look(&tapin, &[file(&province)]);
    assert!(intake.changes(0, 0, 10)[0].fields.iter().all(|field| field.beside.is_empty()));
}

#[test]
fn what_changes_nothing_is_not_listed_and_a_question_alone_is_not_nothing() {
    let (mut tapin, mut province) = (desk(1), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    take(&mut province, &[file(&tapin)]);
    rename(&mut tapin, 1, "KUD B", 5);
    rename(&mut province, 1, "KUD B", 6);
    let (intake, reports) = look(&province, &[file(&tapin)]);
    assert_eq!((reports[0].changes, intake.changes(0, 0, 10).len()), (0, 0));
    assert!(reports[0].is_empty());
    for (asked, answered) in [(1, 0), (0, 1), (1, 1)] {
        let table = TableReport { asked, answered, ..reports[0].tables[0].clone() };
        assert!(!table.is_empty(), "{asked} {answered}");
    }
}

#[test]
fn a_file_is_told_of_by_the_tables_that_it_has_records_of() {
    let (mut tapin, province) = (desk(1), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    create(&mut tapin, 2, "KUD B", TAPIN, 2);
    tapin.commit(Transaction::of(EditOf::delete(id(2), named("KUD B", TAPIN))), NOW + 3);
    let (intake, reports) = look(&province, &[file(&tapin)]);
    assert_eq!(intake.head(0).counts.iter().map(|(table, _)| &**table).collect::<Vec<_>>(), [Cooperative::TABLE]);
    assert_eq!(reports[0].tables.len(), 1);
    let taken = Taken { came: 2, created: 1, known: 1, ..Taken::default() };
    let receipt = intake.receipt(0, "tapin", author(&province), Vec::new());
    assert_eq!(receipt.taken, [(Cooperative::TABLE.to_owned(), taken)].into());
}

#[test]
fn of_the_workspace_s_own_number_a_file_is_not_believed_more_than_it_brings() {
    let mut copy = desk(1);
    create(&mut copy, 1, "KUD A", TAPIN, 1);
    rename(&mut copy, 1, "KUD B", 5);
    let mut intake = Intake::default();
    intake.set_replica(ReplicaId::new(1));
    let number = intake.add(&file(&copy), &mut |_, _| {}).unwrap();
    intake.merge(&[number], NOW + 9, &mut |_, _| {});
    let stamp = |at: u64| Stamp { time: (NOW + at) << 16, replica: ReplicaId::new(1) };
    let (_, seen) = intake.register();
    assert!(seen.all().has_seen(stamp(5)) && !seen.all().has_seen(stamp(3)));
}

#[test]
fn changes_since_are_enough_where_single_records_were_refused_and_a_newer_receipt_is_not_read() {
    let (mut tapin, province) = (desk(1), desk(3));
    create(&mut tapin, 1, "KUD A", TAPIN, 1);
    let (intake, _) = look(&province, &[file(&tapin)]);
    let receipt = intake.receipt(0, "tapin", author(&province), vec!["alasan".to_owned()]);
    assert_eq!(receipt.asks_for_whole(tapin.replica()), None);
    let newer = String::from_utf8(receipt.write()).unwrap().replacen("\"version\": 1", "\"version\": 99", 1);
    assert!(newer.contains("99") && Receipt::read(&receipt.write()).is_some());
    assert_eq!(Receipt::read(newer.as_bytes()), None);
}
