//! What a merge promises, shown on random histories of up to five installs.
//!
//! Real workspaces write, undo, decide, enter reports, delete cooperatives with their reports and restore them, merge in
//! any order, twice, late and from old files, with clocks that stand still, run back or run three days ahead. Beside them runs a model that knows
//! no stamps' order and no vectors: for every install the set of writes that it has heard of. A write is over
//! once someone who had heard of it has written the field anew. What is not over must be there, as the value
//! that stands or as its rival, and nothing else may be. And no report is there while its cooperative is deleted but that
//! somebody is asked about it.

use super::tests::cases;
use super::{Account, Scope, Theirs, merge};
use crate::domain::status::StatusRule;
use crate::domain::{AnnualReport, AreaCode, BookYear, Cooperative, Count, Decision, Id, Record, Ref, Text};
use crate::exchange::json::{self, Author, Moment};
use crate::replica::{Beyond, DAY_MS, Knowledge, ReplicaId, Row, Stamp, VersionVector};
use crate::workspace::{
    Choice, Conflict, DELETION, Edit, EditOf, Entry, Install, Table, Tables, Transaction, Viewpoint, Workspace,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const NOW: u64 = 1_790_000_000_000;
const DELETED: usize = Row::<Cooperative>::DELETED;

/// The fields that are written: the name, the village, the address.
fn fields() -> [usize; 3] {
    [Cooperative::AT.name, Cooperative::AT.village, Cooperative::AT.address]
}

#[derive(Debug, Clone)]
enum Act {
    /// Writes a field of a cooperative, which is created or restored where it is not there.
    Write {
        row: u8,
        field: usize,
        value: u8,
    },
    /// Writes a field of all cooperatives that are there, as one change.
    WriteAll {
        field: usize,
        value: u8,
    },
    /// Deletes a cooperative with its reports.
    Delete {
        row: u8,
    },
    /// Enters a report of a cooperative that is there, or changes it.
    Report {
        row: u8,
        year: u8,
        value: u8,
    },
    /// Deletes a report alone.
    DeleteReport {
        row: u8,
        year: u8,
    },
    Undo,
    Redo,
    /// Answers an open question: with one of the values, or with another.
    Settle {
        which: u8,
        choice: u8,
    },
    Merge {
        from: usize,
        file: bool,
    },
    /// Merges a file of another's that holds but one or two of its cooperatives, and the reports of one.
    MergePart {
        from: usize,
        row: u8,
        other: u8,
    },
    /// Merges what another had some time ago.
    MergeOld {
        which: u8,
    },
    TakeBack,
    Reopen,
}

#[derive(Debug, Clone)]
struct Step {
    desk: usize,
    act: Act,
    /// How the machine's clock jumps, in milliseconds.
    jump: i64,
}

fn act(desks: usize) -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => (0..3_u8, 0..3_usize, 0..3_u8).prop_map(|(row, field, value)| Act::Write { row, field, value }),
        2 => (0..3_usize, 0..3_u8).prop_map(|(field, value)| Act::WriteAll { field, value }),
        2 => (0..3_u8).prop_map(|row| Act::Delete { row }),
        4 => (0..3_u8, 0..2_u8, 0..3_u8).prop_map(|(row, year, value)| Act::Report { row, year, value }),
        1 => (0..3_u8, 0..2_u8).prop_map(|(row, year)| Act::DeleteReport { row, year }),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
        2 => (any::<u8>(), 0..4_u8).prop_map(|(which, choice)| Act::Settle { which, choice }),
        5 => (0..desks, proptest::bool::weighted(0.2)).prop_map(|(from, file)| Act::Merge { from, file }),
        2 => (0..desks, 0..3_u8, 0..3_u8).prop_map(|(from, row, other)| Act::MergePart { from, row, other }),
        1 => any::<u8>().prop_map(|which| Act::MergeOld { which }),
        1 => Just(Act::Reopen),
    ]
}

fn steps(desks: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = (0..desks, act(desks), -3..4_i64).prop_map(|(desk, act, jump)| Step { desk, act, jump });
    proptest::collection::vec(step, 1..50)
}

fn steps_with_regrets(desks: usize) -> impl Strategy<Value = Vec<Step>> {
    let act = prop_oneof![6 => act(desks), 1 => Just(Act::TakeBack)];
    let step = (0..desks, act, -3..4_i64).prop_map(|(desk, act, jump)| Step { desk, act, jump });
    proptest::collection::vec(step, 1..50)
}

/// One write: which field of which record, and its stamp.
type Write = (Id, usize, Stamp);

struct Desk {
    workspace: Workspace,
    /// What the machine's clock shows.
    wall: u64,
    heard: BTreeSet<Write>,
    /// What had been heard before each merge that can still be taken back.
    heard_before: Vec<BTreeSet<Write>>,
    /// What is in the shards, and the journal since.
    stored: Tables,
    journal: Vec<Entry>,
}

struct World {
    desks: Vec<Desk>,
    over: BTreeSet<Write>,
    values: BTreeMap<Write, String>,
    old: Vec<(Theirs, BTreeSet<Write>)>,
    /// Between which values every decision chose, and about what.
    decided: BTreeMap<Id, Asked>,
    /// The same, by the write that took the decision back.
    reopened: BTreeMap<Write, BTreeSet<String>>,
}

/// A field of a record, and the values between which a person is asked to choose.
type Asked = (Id, usize, BTreeSet<String>);

fn row_id(row: u8) -> Id {
    Id::derived(Cooperative::TABLE, Id::default(), row)
}

fn report_id(row: u8, year: u8) -> Id {
    AnnualReport::id(row_id(row), book_year(year))
}

fn book_year(year: u8) -> BookYear {
    BookYear::new(2023 + i32::from(year)).unwrap()
}

/// The cooperatives, and the years of their reports, by the ids of these.
fn owners() -> BTreeMap<Id, Id> {
    let of = |row| (0..2).map(move |year| (report_id(row, year), row_id(row)));
    (0..3).flat_map(of).collect()
}

fn open(desk: usize, tables: Tables, seen: Knowledge) -> Workspace {
    let install =
        Install { replica: ReplicaId::new(desk as u64 + 1), heir: ReplicaId::new(desk as u64 + 101), lane: 0 };
    Workspace::new(install, tables, seen, Viewpoint::in_tests(StatusRule::Ods))
}

fn with(mut value: Cooperative, field: usize, text: &str) -> Cooperative {
    let text = Text::new(text).unwrap();
    let from = Cooperative { name: text.clone(), village: Some(text.clone()), address: Some(text), ..value.clone() };
    value.take(field, &from);
    value
}

fn sorted<R: Record>(table: &Table<R>) -> Vec<Row<R>> {
    let mut rows = table.rows().to_vec();
    rows.sort_by_key(|row| row.id);
    rows
}

/// Everything that a state is, but the order in which rows came.
type State = (Records, Vec<Row<Decision>>, Knowledge);

type Records = (Vec<Row<Cooperative>>, Vec<Row<AnnualReport>>);

fn state(theirs: &Theirs) -> State {
    (records(&theirs.tables), sorted(&theirs.tables.decisions), said(&theirs.seen))
}

/// How far has been seen by all accounts: what lies ahead of one clock does not lie ahead of every other.
fn said(seen: &Knowledge) -> Knowledge {
    let said =
        |seen: &VersionVector| VersionVector::of_parts(seen.all_until().chain(seen.ahead_until()), seen.single());
    let beyond =
        seen.beyond().iter().map(|Beyond { seen, records }| Beyond { seen: said(seen), records: records.clone() });
    Knowledge::of_parts(said(seen.all()), beyond)
}

fn records(tables: &Tables) -> Records {
    (sorted(&tables.cooperatives), sorted(&tables.annual_reports))
}

fn joined(ours: &Theirs, theirs: &Theirs) -> Theirs {
    let mut joined = ours.clone();
    merge(&mut joined.tables, &mut joined.seen, theirs.clone(), None, NOW);
    joined
}

impl Desk {
    fn open(number: usize) -> Self {
        // The last of five has a clock that runs three days ahead.
        let wall = NOW + if number == 4 { 3 * DAY_MS } else { 0 };
        let workspace = open(number, Tables::default(), Knowledge::default());
        let (heard, heard_before, stored, journal) = Default::default();
        Self { workspace, wall, heard, heard_before, stored, journal }
    }

    fn theirs(&self) -> Theirs {
        Theirs::whole(self.workspace.tables().clone(), self.workspace.seen().clone())
    }

    /// What would come in by way of a file.
    fn filed(&self) -> Theirs {
        let author = Author {
            office: AreaCode::from_digits(6305),
            replica: self.workspace.replica(),
            at: Moment::from_millis(self.wall),
        };
        let file = json::write(self.workspace.tables(), self.workspace.seen(), author, &mut |_, _| {});
        let read = json::read(&file, &mut |_, _| {}).unwrap();
        read.theirs()
    }

    fn flush(&mut self) {
        self.stored = self.workspace.tables().clone();
        self.journal.clear();
    }

    /// Shards and journal together are what is seen on screen, also when the journal is older than the shards.
    fn check_journal(&self) {
        for mut tables in [self.stored.clone(), self.workspace.tables().clone()] {
            for entry in &self.journal {
                entry.patches.iter().for_each(|patch| tables.apply(patch, entry.stamp));
            }
            assert_eq!(records(&tables), records(self.workspace.tables()));
            assert_eq!(sorted(&tables.decisions), sorted(&self.workspace.tables().decisions));
        }
    }
}

impl World {
    fn new(desks: usize) -> Self {
        let desks = (0..desks).map(Desk::open).collect();
        let (over, values, old) = Default::default();
        Self { desks, over, values, old, decided: BTreeMap::new(), reopened: BTreeMap::new() }
    }

    fn after(desks: usize, steps: &[Step]) -> Self {
        let mut world = Self::new(desks);
        steps.iter().for_each(|step| world.step(step));
        world
    }

    fn step(&mut self, step: &Step) {
        let desk = &mut self.desks[step.desk];
        desk.wall = desk.wall.saturating_add_signed(step.jump);
        match step.act {
            Act::Write { row, field, value } => self.write(step.desk, row, fields()[field], value),
            Act::WriteAll { field, value } => self.write_all(step.desk, fields()[field], value),
            Act::Delete { row } => self.delete(step.desk, row),
            Act::Report { row, year, value } => self.report(step.desk, row, year, value),
            Act::DeleteReport { row, year } => {
                let report = desk.workspace.tables().annual_reports.get_live(report_id(row, year));
                if let Some(row) = report.filter(|_| desk.workspace.cooperative(row_id(row)).is_some()) {
                    let deletion = Transaction::of(EditOf::delete(row.id, row.value.clone()));
                    self.commit(step.desk, deletion);
                }
            }
            Act::Undo => self.undo(step.desk),
            Act::Redo => {
                let entry = desk.workspace.redo(desk.wall);
                entry.into_iter().for_each(|entry| drop(self.note(step.desk, entry)));
            }
            Act::Settle { which, choice } => self.settle(step.desk, which, choice),
            Act::Merge { from, file } => self.merge(from, step.desk, file),
            Act::MergePart { from, row, other } => self.merge_part(from, step.desk, [row, other]),
            Act::MergeOld { which } => {
                if !self.old.is_empty() {
                    let (theirs, heard) = self.old[usize::from(which) % self.old.len()].clone();
                    self.bring(step.desk, theirs, heard);
                }
            }
            Act::TakeBack => self.take_back(step.desk),
            Act::Reopen => {
                desk.check_journal();
                let Theirs { tables, seen, .. } = desk.theirs();
                desk.workspace = open(step.desk, tables, seen);
                desk.heard_before.clear();
            }
        }
    }

    fn write(&mut self, desk: usize, row: u8, field: usize, value: u8) {
        let id = row_id(row);
        let text = format!("{value}");
        let there = self.desks[desk].workspace.cooperative(id).map(|row| row.value.clone());
        match there {
            None => {
                let value = with(Cooperative::default(), field, &text);
                self.commit(desk, Transaction::of(EditOf::create(id, value)));
            }
            Some(before) => {
                let after = with(before.clone(), field, &text);
                let expected: BTreeSet<(Id, usize)> =
                    if before == after { [(id, DELETED)].into() } else { [(id, field), (id, DELETED)].into() };
                assert_eq!(self.commit(desk, Transaction::of(EditOf::change(id, before, after))), expected);
            }
        }
    }

    fn delete(&mut self, desk: usize, row: u8) {
        let tables = self.desks[desk].workspace.tables();
        let Some(cooperative) = tables.cooperatives.get_live(row_id(row)) else { return };
        let reports = tables.annual_reports.live().filter(|report| report.value.cooperative == row_id(row));
        let mut edits: Vec<Edit> =
            reports.map(|report| EditOf::delete(report.id, report.value.clone()).into()).collect();
        edits.push(EditOf::delete(row_id(row), cooperative.value.clone()).into());
        assert_eq!(self.commit(desk, Transaction { edits }), [(row_id(row), DELETED)].into());
        assert!(!self.desks[desk].workspace.conflicts().iter().any(|conflict| conflict.id == row_id(row)));
    }

    fn report(&mut self, desk: usize, row: u8, year: u8, value: u8) {
        let tables = self.desks[desk].workspace.tables();
        if tables.cooperatives.get_live(row_id(row)).is_none() {
            return;
        }
        let before = tables.annual_reports.get_live(report_id(row, year)).map(|report| report.value.clone());
        let members = Some(Count::from(u16::from(value)));
        let after =
            AnnualReport { cooperative: Ref::to(row_id(row)), year: book_year(year), members, ..Default::default() };
        self.commit(desk, Transaction::of(EditOf::of(report_id(row, year), before, Some(after))));
    }

    fn write_all(&mut self, desk: usize, field: usize, value: u8) {
        let text = format!("{value}");
        let rows = self.desks[desk].workspace.tables().cooperatives.live();
        let edit = |row: &Row<Cooperative>| {
            let after = with(row.value.clone(), field, &text);
            Edit::from(EditOf::change(row.id, row.value.clone(), after))
        };
        let edits: Vec<Edit> = rows.filter(|row| text_of(row, field) != format!("{text:?}")).map(edit).collect();
        if !edits.is_empty() {
            self.commit(desk, Transaction { edits });
        }
    }

    fn undo(&mut self, number: usize) {
        let desk = &mut self.desks[number];
        let Some(entry) = desk.workspace.undo(desk.wall) else { return };
        let decisions = entry.patches.iter().filter(|patch| patch.table() == Decision::TABLE);
        for (id, field, values) in decisions.map(|patch| &self.decided[&patch.id()]) {
            self.reopened.insert((*id, *field, entry.stamp), values.clone());
        }
        self.note(number, entry);
    }

    /// Takes note of what a decision is about to choose between.
    fn note_decisions(&mut self, desk: usize, transaction: &Transaction) {
        let tables = self.desks[desk].workspace.tables();
        let patches = transaction.edits.iter().filter_map(|edit| edit.patch().of::<Decision>());
        for (id, decision) in patches.map(|patch| (patch.id, patch.value)) {
            let conflict = tables.conflicts().into_iter().find(|conflict| {
                (conflict.table, conflict.id, conflict.field) == (&*decision.table, *decision.record, &*decision.field)
            });
            let conflict = conflict.unwrap();
            let values = tables.contenders(conflict).iter().map(|one| one.value.to_string()).collect();
            self.decided.insert(id, (*decision.record, number(conflict), values));
        }
    }

    fn settle(&mut self, desk: usize, which: u8, choice: u8) {
        let workspace = &self.desks[desk].workspace;
        let conflicts = workspace.conflicts();
        let Some(conflict) = conflicts.get(usize::from(which) % conflicts.len().max(1)).copied() else { return };
        let contenders = workspace.tables().contenders(conflict);
        assert!(contenders.len() >= 2);
        check_telling(workspace.tables());
        let choice = match contenders.get(usize::from(choice)) {
            Some(contender) => Choice::Written(contender.stamp),
            None if contenders[0].value.is_boolean() => Choice::Other(true.into()),
            None if contenders[0].value.is_number() => Choice::Other(99.into()),
            None => Choice::Other("another".into()),
        };
        let transaction = workspace.settle(conflict, &choice, None).unwrap();
        self.note_decisions(desk, &transaction);
        self.commit(desk, transaction);
        assert!(!self.desks[desk].workspace.conflicts().contains(&conflict), "what was answered is not asked again");
    }

    fn commit(&mut self, desk: usize, transaction: Transaction) -> BTreeSet<(Id, usize)> {
        let Desk { workspace, wall, .. } = &mut self.desks[desk];
        let entry = workspace.commit(transaction, *wall);
        self.note(desk, entry)
    }

    /// Takes note of what was written, and of what is over by that.
    fn note(&mut self, desk: usize, entry: Entry) -> BTreeSet<(Id, usize)> {
        let stamp = entry.stamp;
        self.desks[desk].journal.push(entry);
        self.desks[desk].check_journal();
        self.note_stamp(desk, stamp)
    }

    /// Returns what was written of cooperatives.
    fn note_stamp(&mut self, desk: usize, stamp: Stamp) -> BTreeSet<(Id, usize)> {
        let desk = &mut self.desks[desk];
        let tables = desk.workspace.tables();
        let cooperatives = written(&tables.cooperatives, stamp);
        let reports = written(&tables.annual_reports, stamp);
        for (id, field, text) in cooperatives.iter().chain(&reports) {
            let replaced = desk.heard.iter().filter(|(other, at, _)| (other, at) == (id, field));
            self.over.extend(replaced);
            desk.heard.insert((*id, *field, stamp));
            self.values.insert((*id, *field, stamp), text.clone());
        }
        cooperatives.into_iter().map(|(id, field, _)| (id, field)).collect()
    }

    fn merge(&mut self, from: usize, to: usize, file: bool) {
        let from = &self.desks[from];
        let theirs = if file { from.filed() } else { from.theirs() };
        let heard = from.heard.clone();
        self.old.push((theirs.clone(), heard.clone()));
        self.bring(to, theirs, heard);
    }

    /// Merges these records of another's, by way of a file.
    fn merge_part(&mut self, from: usize, to: usize, rows: [u8; 2]) {
        let from = &self.desks[from];
        let mut theirs = from.filed();
        let is_in = |id: Id| rows.iter().any(|row| row_id(*row) == id) || owners().get(&id) == Some(&row_id(rows[0]));
        let Tables { cooperatives, annual_reports, .. } = std::mem::take(&mut theirs.tables);
        for row in cooperatives.into_rows().into_iter().filter(|row| is_in(row.id)) {
            theirs.tables.cooperatives.insert(row);
        }
        for row in annual_reports.into_rows().into_iter().filter(|row| is_in(row.id)) {
            theirs.tables.annual_reports.insert(row);
        }
        theirs.scope = Scope::Part;
        theirs.seen = theirs.seen.about(&theirs.tables.ids());
        let heard: BTreeSet<Write> = from.heard.iter().filter(|write| is_in(write.0)).copied().collect();
        self.old.push((theirs.clone(), heard.clone()));
        self.bring(to, theirs, heard);
    }

    fn bring(&mut self, to: usize, theirs: Theirs, heard: BTreeSet<Write>) {
        let desk = &mut self.desks[to];
        let before = desk.theirs();
        let accounts = desk.workspace.merge([theirs], desk.wall);
        assert_eq!(
            accounts[0].is_empty(),
            state(&before).0 == state(&desk.theirs()).0 && decisions_equal(&before, desk)
        );
        check_questions(&accounts[0], &before.tables, desk.workspace.tables());
        check_orphans(desk.workspace.tables());
        desk.heard_before.push(desk.heard.clone());
        desk.heard.extend(heard);
        desk.flush();
    }

    fn take_back(&mut self, number: usize) {
        let desk = &mut self.desks[number];
        let Some(merged) = desk.workspace.last_merge() else { return };
        let own = desk.workspace.replica();
        let since = merged[0].has_seen.latest_of(own);
        let pure = desk.workspace.seen().latest_of(own) == since;
        let had_seen = merged[0].had_seen.clone();
        match desk.workspace.undo_merge(desk.wall) {
            Err(_) => return,
            Ok(accounts) => assert_eq!(accounts.len(), 1),
        }
        if pure {
            assert_eq!(*desk.workspace.seen(), had_seen);
        }
        let before = desk.heard_before.pop().unwrap();
        let own_since: Vec<Write> = desk.heard.iter().filter(|(.., stamp)| stamp.replica == own).copied().collect();
        desk.heard = own_since.into_iter().chain(before).collect();
        desk.flush();
        let latest = desk.workspace.seen().latest_of(own);
        latest.into_iter().filter(|_| !pure).for_each(|stamp| drop(self.note_stamp(number, stamp)));
    }

    /// Everybody gets everything, beginning with that desk and in that order.
    fn exchange(&mut self, first: usize) {
        let count = self.desks.len();
        for offset in 1..count {
            self.merge((first + offset) % count, first, false);
        }
        for offset in 1..count {
            self.merge(first, (first + offset) % count, offset % 2 == 0);
        }
    }

    fn check_that_all_agree_and_nothing_is_lost(&self) {
        let standing = self.standing();
        for desk in &self.desks {
            assert_eq!(state(&desk.theirs()), state(&self.desks[0].theirs()));
            let found = dots(desk.workspace.tables());
            let lost: Vec<&Write> = standing.difference(&found).collect();
            assert!(lost.is_empty(), "{lost:?}");
        }
    }

    /// All writes that are not over.
    fn standing(&self) -> BTreeSet<Write> {
        let all: BTreeSet<Write> = self.desks.iter().flat_map(|desk| desk.heard.iter().copied()).collect();
        all.difference(&self.over).copied().collect()
    }

    fn questions(&self, standing: &BTreeSet<Write>) -> BTreeSet<(Id, usize)> {
        let mut values: BTreeMap<(Id, usize), BTreeSet<&str>> = BTreeMap::new();
        for write in standing {
            let values = values.entry((write.0, write.1)).or_default();
            values.insert(&self.values[write]);
            values.extend(self.reopened.get(write).into_iter().flatten().map(String::as_str));
        }
        let orphans: BTreeMap<Id, Id> =
            owners().into_iter().filter(|(report, owner)| self.is_orphan(*report, *owner, standing)).collect();
        // Whether a report is deleted is asked together with whether its cooperative is.
        let has_orphans = |id: &Id| orphans.values().any(|owner| owner == id);
        let gone = |id: &Id| values[&(*id, DELETED)].iter().all(|value| *value == "true") && !has_orphans(id);
        let open = values.iter().filter(|((id, _), values)| values.len() > 1 && !gone(id));
        let open = open.map(|(at, _)| *at).filter(|(id, field)| *field != DELETED || !orphans.contains_key(id));
        open.chain(orphans.values().map(|owner| (*owner, DELETED))).collect()
    }

    /// Whether somebody wants a report to be there who has not heard that its cooperative was deleted.
    fn is_orphan(&self, report: Id, owner: Id, standing: &BTreeSet<Write>) -> bool {
        let said_of = |id| {
            let of_it = standing.iter().filter(move |write| (write.0, write.1) == (id, DELETED));
            of_it.map(|write| (write.2, self.values[write] == "true")).collect::<BTreeMap<_, _>>()
        };
        let [said, of_owner] = [report, owner].map(said_of);
        let (Some(deleted), Some(owner_deleted)) = (said.values().next_back(), of_owner.values().next_back()) else {
            return false;
        };
        let disputed = said.values().any(|other| other != deleted);
        let dies_at = |stamp: &Stamp| {
            of_owner.get(stamp).is_some_and(|gone| *gone || self.reopened.contains_key(&(owner, DELETED, *stamp)))
        };
        let along = said.iter().any(|(stamp, deleted)| *deleted && dies_at(stamp));
        *owner_deleted && !deleted || disputed && along
    }
}

/// The account names just the questions that the merge has brought, and counts just those that it has answered.
fn check_questions(account: &Account, before: &Tables, after: &Tables) {
    let open = |tables: &Tables| tables.conflicts().into_iter().collect::<BTreeSet<_>>();
    let (had, has) = (open(before), open(after));
    assert_eq!(account.asked().into_iter().collect::<BTreeSet<_>>(), &has - &had);
    let answered: usize = account.tables.iter().map(|table| table.answered()).sum();
    assert_eq!(answered, (&had - &has).len());
}

/// The list of all questions tells of each what the records tell who asks for it alone.
fn check_telling(tables: &Tables) {
    for question in tables.questions() {
        assert_eq!(question.contenders, tables.contenders(question.conflict));
        let further = tables.open_questions_about(question.conflict);
        let alone = tables.orphans_of(&[question.conflict], &further).remove(&question.conflict);
        assert_eq!(question.meanwhile, alone);
    }
}

/// No report is there whose cooperative is deleted, but that somebody is asked about it.
fn check_orphans(tables: &Tables) {
    let conflicts = tables.conflicts();
    for report in tables.annual_reports.live() {
        let owner = report.value.cooperative;
        let question = Conflict { table: Cooperative::TABLE, id: *owner, field: DELETION };
        let is_gone = tables.cooperatives.get(*owner).is_some_and(|row| row.deleted);
        assert!(!is_gone || conflicts.contains(&question));
    }
}

/// The fields of records that were written at that stamp, and what stands there.
fn written<R: Record>(table: &Table<R>, stamp: Stamp) -> Vec<(Id, usize, String)> {
    let of_row = |row: &Row<R>| {
        let fields = Row::<R>::EVERY.iter().filter(|field| row.stamps.of(*field) == stamp);
        fields.map(|field| (row.id, field, text_of(row, field))).collect::<Vec<_>>()
    };
    table.rows().iter().flat_map(of_row).collect()
}

fn decisions_equal(before: &Theirs, desk: &Desk) -> bool {
    sorted(&before.tables.decisions) == sorted(&desk.workspace.tables().decisions)
}

fn text_of<R: Record>(row: &Row<R>, field: usize) -> String {
    if field == DELETED { row.deleted.to_string() } else { row.value.to_json(field).to_string() }
}

/// All writes that stand or stand aside in a state.
fn dots(tables: &Tables) -> BTreeSet<Write> {
    fn of<R: Record>(table: &Table<R>) -> Vec<Write> {
        let of_row = |row: &Row<R>| {
            let mut writes = Vec::new();
            (row as &dyn crate::replica::AnyRow)
                .each_dot(R::FIELDS.len(), &mut |field, stamp| writes.push((row.id, field, stamp)));
            writes
        };
        table.rows().iter().flat_map(of_row).collect()
    }
    of(&tables.cooperatives).into_iter().chain(of(&tables.annual_reports)).collect()
}

/// The number of the field about which a question is.
fn number(conflict: Conflict) -> usize {
    let field = match conflict.table {
        AnnualReport::TABLE => AnnualReport::field(conflict.field),
        _ => Cooperative::field(conflict.field),
    };
    field.unwrap_or(DELETED)
}

fn questions(workspace: &Workspace) -> BTreeSet<(Id, usize)> {
    let conflicts = workspace.conflicts().into_iter().filter(|conflict| conflict.table != Decision::TABLE);
    conflicts.map(|conflict| (conflict.id, number(conflict))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(128)))]

    #[test]
    fn whoever_has_everything_has_the_same_and_nothing_is_lost_or_invented(steps in steps(5), first in 0..5_usize) {
        let mut world = World::after(5, &steps);
        world.exchange(first);
        let standing = world.standing();
        for desk in &world.desks {
            prop_assert_eq!(state(&desk.theirs()), state(&world.desks[0].theirs()));
            prop_assert_eq!(&dots(desk.workspace.tables()), &standing);
            prop_assert_eq!(questions(&desk.workspace), world.questions(&standing));
        }
    }

    #[test]
    fn once_answered_nothing_is_asked_again_by_whatever_old_file(steps in steps(4), first in 0..4_usize) {
        let mut world = World::after(4, &steps);
        world.exchange(first);
        while !world.desks[0].workspace.conflicts().is_empty() {
            world.settle(0, 0, 1);
        }
        world.exchange(0);
        let settled = state(&world.desks[0].theirs());
        for number in 0..world.desks.len() {
            for (old, heard) in world.old.clone() {
                world.bring(number, old, heard);
            }
            prop_assert_eq!(&state(&world.desks[number].theirs()), &settled);
            prop_assert!(world.desks[number].workspace.conflicts().is_empty());
            let tables = world.desks[number].workspace.tables();
            let is_there = |row: &Row<AnnualReport>| tables.cooperatives.get_live(*row.value.cooperative).is_some();
            prop_assert!(tables.annual_reports.live().all(is_there));
        }
    }

    #[test]
    fn a_decision_taken_back_asks_everyone_again_with_the_same_values_until_one_decides(
        steps in steps(4), choice in 0..4_u8, others in 0..3_u8, first in 0..4_usize,
    ) {
        let mut world = World::after(4, &steps);
        world.exchange(first);
        let Some(conflict) = world.desks[0].workspace.conflicts().first().copied() else { return Ok(()) };
        let asked = |desk: &Desk| {
            let contenders = desk.workspace.tables().contenders(conflict);
            let stands = contenders.first().map(|one| one.value.to_string());
            (stands, contenders.iter().map(|one| one.value.to_string()).collect::<BTreeSet<_>>())
        };
        let before = asked(&world.desks[0]);
        let all: Vec<_> = world.desks.iter().map(|desk| desk.workspace.conflicts()).collect();
        world.settle(0, 0, choice);
        // Some have heard of the decision before it is taken back.
        for other in 1..=usize::from(others) {
            world.merge(0, other, false);
        }
        world.undo(0);
        prop_assert_eq!(asked(&world.desks[0]), before.clone());
        world.exchange(first);
        for (number, had) in all.iter().enumerate() {
            for (old, heard) in world.old.clone() {
                world.bring(number, old, heard);
            }
            prop_assert_eq!(asked(&world.desks[number]), before.clone());
            prop_assert_eq!(&world.desks[number].workspace.conflicts(), had);
        }
        let again = world.desks[3].workspace.conflicts().iter().position(|other| *other == conflict).unwrap();
        world.settle(3, again as u8, choice);
        world.exchange(0);
        for number in 0..world.desks.len() {
            for (old, heard) in world.old.clone() {
                world.bring(number, old, heard);
            }
            prop_assert!(!world.desks[number].workspace.conflicts().contains(&conflict));
        }
    }

    #[test]
    fn merging_is_commutative_associative_and_idempotent(steps in steps(5)) {
        let world = World::after(5, &steps);
        let [a, b, c] = [0, 2, 4].map(|desk| world.desks[desk].theirs());
        prop_assert_eq!(state(&joined(&a, &b)), state(&joined(&b, &a)));
        prop_assert_eq!(state(&joined(&joined(&a, &b), &c)), state(&joined(&a, &joined(&b, &c))));
        prop_assert_eq!(state(&joined(&a, &a)), state(&a));
        let ab = joined(&a, &b);
        prop_assert_eq!(state(&joined(&ab, &b)), state(&ab));
        prop_assert_eq!(state(&joined(&b, &ab)), state(&ab));
    }

    #[test]
    fn who_hears_of_everything_before_writing_is_never_asked(steps in steps(3)) {
        let mut world = World::new(3);
        for step in steps.iter().filter(|step| !matches!(step.act, Act::MergeOld { .. })) {
            world.step(step);
            world.exchange(step.desk);
            prop_assert!(world.desks.iter().all(|desk| desk.workspace.conflicts().is_empty()));
        }
    }

    #[test]
    fn who_writes_different_fields_is_never_asked_and_all_see_all(steps in steps(3), first in 0..3_usize) {
        let mut world = World::new(3);
        (0..3).for_each(|row| world.write(0, row, fields()[0], 9));
        world.exchange(0);
        let mut last: BTreeMap<(u8, usize), u8> = BTreeMap::new();
        for Step { desk, act, jump } in &steps {
            match *act {
                Act::Write { row, value, .. } => {
                    world.step(&Step { desk: *desk, act: Act::Write { row, field: *desk, value }, jump: *jump });
                    last.insert((row, *desk), value);
                }
                Act::Merge { from, file } => world.merge(from, *desk, file),
                _ => {}
            }
        }
        world.exchange(first);
        for desk in &world.desks {
            prop_assert!(desk.workspace.conflicts().is_empty());
            for ((row, field), value) in &last {
                let row = desk.workspace.cooperative(row_id(*row)).unwrap();
                prop_assert_eq!(text_of(row, fields()[*field]), format!("\"{value}\""));
            }
        }
    }

    #[test]
    fn taking_merges_back_loses_nothing_and_keeps_all_agreeing(steps in steps_with_regrets(4), first in 0..4_usize) {
        let mut world = World::after(4, &steps);
        world.exchange(first);
        world.check_that_all_agree_and_nothing_is_lost();
    }
}
