//! Files that others have sent, looked at before anything is applied: what each brings by table and office, field by
//! field; any of them can be left out.

use super::json::{Author, Incoming, Part, Progress, Refusal};
use super::receipt::{Disputed, FileRef, Receipt, Taken};
use super::rescue::{self, Remarks};
use crate::analysis;
use crate::domain::{AreaCode, Cooperative, Id, Record};
use crate::replica::{Fields, Knowledge, ReplicaId, Row, Stamp};
use crate::workspace::merge::{self, Account, Ahead, Effect, Merged, Source, Sums, TableAccount, Touched};
use crate::workspace::twins::Twins;
use crate::workspace::{BothVisitor, Conflict, DELETION, OpenQuestions, RecordLabel, Table, Tables};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::cell::OnceCell;

/// So many changed records of a file are kept to be looked at one by one.
const MOST_LISTED: usize = 2_000;
/// So many records of a table that were not taken are named; the rest is only counted.
const MOST_NAMED: usize = 20;

/// Who wrote a file, when, and what it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Who wrote it, and when.
    pub author: Author,
    /// Whether it carries a digest; without one, damage goes unnoticed.
    pub sealed: bool,
    /// Which part of its author's records it holds, where not all.
    pub part: Option<Part>,
    /// Records that are not deleted, by table.
    pub counts: Vec<(String, usize)>,
    /// Cooperatives declared active.
    pub active: u32,
    /// Cooperatives declared inactive.
    pub inactive: u32,
    /// An earlier one of the chosen files with the same content.
    pub same_as: Option<usize>,
    /// What there is to say of it where the rescue dialog has saved it.
    pub rescued: Option<Remarks>,
}

/// What a file did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// By table, those of which records came.
    pub tables: Vec<TableReport>,
    /// By district; under none what belongs to no district.
    pub districts: Vec<(Option<AreaCode>, Sums)>,
    /// Replicas whose clock runs more than a day ahead.
    pub ahead: Vec<Ahead>,
    /// Replicas under whose number several installs write, as after a profile was copied.
    pub shared: Vec<ReplicaId>,
    /// Whether it holds changes since something that has not been seen here, so that what was before is missing.
    pub has_gap: bool,
    /// Records that came anew and belong to a cooperative or a case that is not there.
    pub orphans: usize,
    /// Records that show another value than before, or came anew.
    pub changes: usize,
    /// So many of them can be looked at one by one, those in dispute first.
    pub listed: usize,
}

/// What a file did to a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableReport {
    /// The table.
    pub table: String,
    /// What became of the records.
    pub taken: Taken,
    /// Questions that came.
    pub asked: usize,
    /// Open questions that are answered.
    pub answered: usize,
    /// How many records show another value under the same stamp: both values are asked about.
    pub clashing: usize,
    /// What the first of them call themselves.
    pub altered: Vec<RecordLabel>,
}

impl Report {
    /// Whether nothing came that was not known.
    pub fn is_empty(&self) -> bool {
        self.tables.iter().all(TableReport::is_empty)
    }
}

impl TableReport {
    /// Whether nothing came of this table that was not known.
    pub fn is_empty(&self) -> bool {
        self.taken.came == self.taken.known && self.asked + self.answered == 0
    }
}

/// What a file did to a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The table.
    pub table: String,
    /// The record.
    pub id: Id,
    /// What it calls itself.
    pub label: RecordLabel,
    /// Its district.
    pub district: Option<AreaCode>,
    /// What happened to it; none when it was not there before.
    pub effect: Option<Effect>,
    /// The fields that show another value than before, or about which a person must now decide.
    pub fields: Vec<FieldChange>,
}

/// What a file did to a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field.
    pub field: String,
    /// Its value before, as in files.
    pub old: Value,
    /// Its value after.
    pub new: Value,
    /// Whether a person must decide about it.
    pub asked: bool,
    /// Other values that were written, between which and the new one to decide.
    pub beside: Vec<Value>,
}

/// Records, by table.
pub type Picked = FxHashMap<&'static str, FxHashSet<Id>>;

struct Done {
    file: usize,
    merged: Merged,
    /// Preview when somebody asks for them, or before the next file changes the records further.
    changes: OnceCell<Vec<Change>>,
}

impl Done {
    fn changes(&self, tables: &Tables) -> &[Change] {
        self.changes.get_or_init(|| changes(tables, &self.merged, MOST_LISTED))
    }
}

/// A workspace, files beside it, and what the two are together.
#[derive(Default)]
pub struct Intake {
    /// The records of the workspace, and with them those of the files that are merged.
    tables: Tables,
    seen: Knowledge,
    /// The replica of the workspace; none where it has none, as in tests.
    own: Option<ReplicaId>,
    files: Vec<(Incoming, Head)>,
    done: Vec<Done>,
}

impl Intake {
    /// Puts the records of the workspace in the place of whatever was there.
    pub fn begin(&mut self, tables: Tables, seen: Knowledge) {
        self.done.clear();
        (self.tables, self.seen) = (tables, seen);
    }

    /// The records of the workspace, with those of the files that are merged, and how far has been seen.
    pub const fn register(&self) -> (&Tables, &Knowledge) {
        (&self.tables, &self.seen)
    }

    /// Reads a file and puts it beside the others. Returns its number.
    pub fn add(&mut self, bytes: &[u8], progress: Progress<'_>) -> Result<usize, Refusal> {
        let (incoming, rescued) = rescue::read_either(bytes, progress)?;
        let declared = analysis::declared(&incoming.tables);
        let counts = incoming.tables.counts().into_iter().filter(|(_, count)| *count > 0);
        let head = Head {
            author: incoming.author,
            sealed: incoming.sealed,
            // Which part a torn one holds is told by what was lost.
            part: incoming.part.clone().filter(|_| rescued.is_none()),
            counts: counts.map(|(table, count)| (table.to_owned(), count)).collect(),
            active: declared.active,
            inactive: declared.inactive,
            same_as: self.files.iter().position(|(other, _)| other.digest == incoming.digest),
            rescued,
        };
        self.files.push((incoming, head));
        Ok(self.files.len() - 1)
    }

    /// Who wrote a file, when, and what it holds.
    pub fn head(&self, file: usize) -> &Head {
        &self.files[file].1
    }

    /// Says which replica the workspace is.
    pub const fn set_replica(&mut self, own: ReplicaId) {
        self.own = Some(own);
    }

    /// Merges these files, in this order, and no others, at `now_ms` (milliseconds since 1970).
    pub fn merge(&mut self, files: &[usize], now_ms: u64, progress: Progress<'_>) -> Vec<Report> {
        for done in std::mem::take(&mut self.done).into_iter().rev() {
            // Nothing has been written since by this replica or any other, so no stamp is needed.
            done.merged.take_back(&mut self.tables, &mut self.seen, Stamp::default(), Source::Files);
        }
        let merged = |(at, file): (usize, &usize)| {
            progress(at, files.len());
            self.merge_one(*file, now_ms)
        };
        files.iter().enumerate().map(merged).collect()
    }

    fn merge_one(&mut self, file: usize, now_ms: u64) -> Report {
        if let Some(before) = self.done.last() {
            before.changes(&self.tables);
        }
        let theirs = self.files[file].0.clone().theirs();
        let has_gap = theirs.scope.has_gap(&self.seen);
        let merged = merge::merge(&mut self.tables, &mut self.seen, theirs, self.own, now_ms);
        let report = report(&self.tables, &merged.account, has_gap);
        self.done.push(Done { file, merged, changes: OnceCell::new() });
        report
    }

    /// What a merged file did, record by record, from one place on.
    pub fn changes(&self, file: usize, from: usize, most: usize) -> &[Change] {
        let done = self.done.iter().find(|done| done.file == file);
        let changes = done.map_or(&[][..], |done| done.changes(&self.tables));
        let from = from.min(changes.len());
        &changes[from..changes.len().min(from.saturating_add(most))]
    }

    /// Cooperatives that the merged files bring and that are there already, or that several of them bring, under ids of their
    /// own. Nothing is sought where all come with one file into an empty register: two of one file are its author's matter.
    pub fn twins(&self) -> Twins {
        let of_file = |(file, done): (usize, &Done)| {
            let created = done.merged.account.tables.iter().filter(|account| account.table == Cooperative::TABLE);
            created.flat_map(|account| account.created.iter().copied()).map(move |id| (id, file)).collect::<Vec<_>>()
        };
        let came: FxHashMap<Id, usize> = self.done.iter().enumerate().flat_map(of_file).collect();
        let is_alone = self.done.len() < 2 && came.len() == self.tables.cooperatives.rows().len();
        if came.is_empty() || is_alone { Twins::default() } else { Twins::of(&self.tables, &came) }
    }

    /// The records that are not as they were before the merge, by table: what is to be put into the workspace, so that it
    /// has what was merged.
    pub fn merged(&self) -> Picked {
        let mut picked = Picked::default();
        for (table, id) in self.done.iter().flat_map(|done| done.merged.account.records()) {
            picked.entry(table).or_default().insert(id);
        }
        picked
    }

    /// The receipt for a file that was merged, or, with reasons, for one that was left out.
    pub fn receipt(&self, file: usize, name: &str, by: Author, refused: Vec<String>) -> Receipt {
        let author = self.files[file].0.author;
        let of = FileRef {
            name: name.to_owned(),
            office: Some(author.office),
            replica: Some(author.replica),
            exported_at: Some(author.at),
        };
        let mut receipt = Receipt::new(by, self.seen.all().clone(), of);
        receipt.refused = refused;
        if let Some(done) = self.done.iter().find(|done| done.file == file) {
            let came = done.merged.account.tables.iter().filter(|account| account.came > 0);
            receipt.taken = came.map(|account| (account.table.to_owned(), taken(account))).collect();
            receipt.conflicts = self.disputed(&done.merged.account);
        }
        receipt
    }

    fn disputed(&self, account: &Account) -> Vec<Disputed> {
        let open_questions = self.tables.open_questions();
        let values = |conflict| {
            let contenders = self.tables.contenders_in(&open_questions, conflict);
            contenders.into_iter().map(|contender| contender.value).collect()
        };
        let asked = account.asked().into_iter().map(|conflict| Disputed {
            table: conflict.table.to_owned(),
            id: conflict.id,
            label: self.tables.label_of(conflict.table, conflict.id),
            field: conflict.field.to_owned(),
            values: values(conflict),
        });
        // What a later file has settled is no longer a question.
        asked.filter(|disputed: &Disputed| !disputed.values.is_empty()).collect()
    }
}

fn taken(account: &TableAccount) -> Taken {
    Taken {
        came: account.came,
        known: account.known() + account.buried.len(),
        created: account.created.len(),
        changed: account.count(Effect::Changed),
        deleted: account.count(Effect::Deleted),
        restored: account.count(Effect::Restored),
        refused: 0,
    }
}

/// How many records show something else than before, or are new.
fn count_changes(account: &Account) -> usize {
    let of_table =
        |account: &TableAccount| account.created.len() + account.touched.iter().filter(|one| is_shown(one)).count();
    account.tables.iter().map(of_table).sum()
}

/// Whether a record that was here before shows something else, or is asked about or answered for.
fn is_shown(touched: &Touched) -> bool {
    touched.effect != Effect::Unseen || !touched.asked.is_empty() || !touched.answered.is_empty()
}

fn report(tables: &Tables, account: &Account, has_gap: bool) -> Report {
    let came = account.tables.iter().filter(|account| account.came > 0);
    let changes = count_changes(account);
    let of_table = |account: &TableAccount| TableReport {
        table: account.table.to_owned(),
        taken: taken(account),
        asked: account.asked(),
        answered: account.answered(),
        clashing: account.altered.len(),
        altered: account.altered.iter().take(MOST_NAMED).map(|id| tables.label_of(account.table, *id)).collect(),
    };
    Report {
        tables: came.map(of_table).collect(),
        districts: account.by_district(tables).into_iter().collect(),
        ahead: account.ahead.clone(),
        shared: account.shared.clone(),
        has_gap,
        orphans: account.orphans(tables),
        changes,
        listed: changes.min(MOST_LISTED),
    }
}

/// What a merge did, record by record, `most` of them: first what is in dispute, then what is changed, then what is new.
/// `tables` are those after it.
pub fn changes(tables: &Tables, merged: &Merged, most: usize) -> Vec<Change> {
    let open_questions = tables.open_questions();
    let mut compare = Compare { tables, open_questions, account: &merged.account, most, changes: Default::default() };
    merged.before.visit_both(tables, &mut compare);
    let mut changes = compare.changes.concat();
    changes.truncate(most);
    changes
}

struct Compare<'c> {
    tables: &'c Tables,
    /// What is asked of them beyond what they tell themselves.
    open_questions: OpenQuestions,
    account: &'c Account,
    most: usize,
    /// Those in dispute, those changed, those new.
    changes: [Vec<Change>; 3],
}

const DISPUTED: usize = 0;
const CHANGED: usize = 1;
const CREATED: usize = 2;

impl Compare<'_> {
    /// Whether any more of a list can be among those that are wanted.
    fn has_room(&self, list: usize) -> bool {
        self.changes[list].len() < self.most
    }

    /// What there is of a record that was not there.
    fn creation<R: Record>(&self, row: &Row<R>, asked: Fields) -> Change {
        let filled: Fields = (0..R::FIELDS.len()).filter(|field| !row.value.is_empty(*field)).collect();
        let fields = filled.or(asked).iter().map(|field| {
            let asked = asked.contains(field);
            FieldChange { asked, beside: self.beside(row, field, asked), ..new_value(row, field) }
        });
        self.change(row, None, fields.collect())
    }

    /// What has become of a record that was there.
    fn alteration<R: Record>(&self, was: &Row<R>, is: &Row<R>, touched: &Touched) -> Change {
        let fields = touched.fields.or(touched.asked).or(touched.answered).iter();
        let fields = fields.map(|field| {
            let asked = touched.asked.contains(field);
            let beside = self.beside(is, field, asked);
            FieldChange { old: value(was, field), asked, beside, ..new_value(is, field) }
        });
        self.change(is, Some(touched.effect), fields.collect())
    }

    /// The values between which and the one that stands a person must decide, where that is asked.
    fn beside<R: Record>(&self, row: &Row<R>, field: usize, asked: bool) -> Vec<Value> {
        if !asked {
            return Vec::new();
        }
        let conflict = Conflict { table: R::TABLE, id: row.id, field: name_of::<R>(field) };
        let contenders = self.tables.contenders_in(&self.open_questions, conflict);
        contenders.into_iter().skip(1).map(|contender| contender.value).collect()
    }

    fn change<R: Record>(&self, row: &Row<R>, effect: Option<Effect>, fields: Vec<FieldChange>) -> Change {
        Change {
            table: R::TABLE.to_owned(),
            id: row.id,
            label: self.tables.label_of(R::TABLE, row.id),
            district: self.tables.district_of(R::TABLE, row.id),
            effect,
            fields,
        }
    }
}

impl BothVisitor for Compare<'_> {
    fn visit<R: Record>(&mut self, before: &Table<R>, after: &Table<R>) {
        for account in self.account.tables.iter().filter(|account| account.table == R::TABLE) {
            let asked_anew: FxHashMap<_, _> = account.asked_anew.iter().copied().collect();
            for id in &account.created {
                let asked = asked_anew.get(id).copied().unwrap_or_default();
                let list = if asked.is_empty() { CREATED } else { DISPUTED };
                if self.has_room(list)
                    && let Some(row) = after.get(*id)
                {
                    let change = self.creation(row, asked);
                    self.changes[list].push(change);
                }
            }
            for touched in account.touched.iter().filter(|touched| is_shown(touched)) {
                let list = if touched.asked.is_empty() { CHANGED } else { DISPUTED };
                if self.has_room(list)
                    && let Some((was, is)) = before.get(touched.id).zip(after.get(touched.id))
                {
                    let change = self.alteration(was, is, touched);
                    self.changes[list].push(change);
                }
            }
        }
    }
}

/// A field of a record that was not there.
fn new_value<R: Record>(is: &Row<R>, field: usize) -> FieldChange {
    let name = name_of::<R>(field);
    FieldChange { field: name.to_owned(), old: Value::Null, new: value(is, field), asked: false, beside: Vec::new() }
}

fn value<R: Record>(row: &Row<R>, field: usize) -> Value {
    if field == Row::<R>::DELETED { row.deleted.into() } else { row.value.to_json(field) }
}

fn name_of<R: Record>(field: usize) -> &'static str {
    if field == Row::<R>::DELETED { DELETION } else { R::NAMES[field] }
}

#[cfg(test)]
mod tests;
