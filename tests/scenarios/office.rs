//! An office at its desk: it registers, edits, visits, sends, merges, decides and takes back.
//!
//! Whatever it does goes the whole way: a change into the journal of a shelf, a register into the bytes of a file, such bytes
//! past the checks of the intake and beside the records, and what is wanted of them into shards and the workspace. Only the
//! page is missing. Time goes by from deed to deed, the same in every office.

use selaras::domain::status::StatusRule;
use selaras::domain::{
    AnnualReport, AreaCode, BookYear, Case, Cause, Cooperative, Date, DeclaredStatus, Diagnosis, Id, Note, Record, Ref,
    Text, Visit,
};
use selaras::exchange::intake::{Change, Head, Intake, Picked, Report};
use selaras::exchange::json::{self, Author, Moment, Part};
use selaras::exchange::receipt::Receipt;
use selaras::exchange::sheet::{self, Class, Comparison, Outcome, Plan, Preview};
use selaras::explain::explain_refusal;
use selaras::i18n::Lang;
use selaras::replica::{Clock, Knowledge, ReplicaId, Stamp};
use selaras::storage::{MemoryShelf, Store, load_shard, shard};
use selaras::workspace::twins::Twins;
use selaras::workspace::{
    self, Authors, Choice, Conflict, EditOf, Install, Question, Source, Tables, TakeBackError, Transaction, Viewpoint,
    Workspace, duplicates, unite,
};
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

pub const PROVINCE: AreaCode = AreaCode::from_digits(63);
pub const BANJAR: AreaCode = AreaCode::from_digits(6303);
pub const TAPIN: AreaCode = AreaCode::from_digits(6305);
pub const BALANGAN: AreaCode = AreaCode::from_digits(6311);

/// What the browser lets a page keep.
const ROOM: usize = 5 * 1024 * 1024;
/// The length of a deed in milliseconds.
const DEED: u64 = 60_000;

thread_local! {
    static NOW: Cell<u64> = const { Cell::new(1_790_000_000_000) };
    static DRAWN: Cell<u64> = const { Cell::new(0) };
}

/// The present in milliseconds since 1970.
pub fn now() -> u64 {
    NOW.get()
}

/// The present, a deed later.
fn later() -> u64 {
    NOW.set(now() + DEED);
    now()
}

/// A number that no other office or record of the test has.
fn drawn() -> u64 {
    DRAWN.set(DRAWN.get() + 1);
    DRAWN.get()
}

/// A new id for something that is entered now.
fn new_id() -> Id {
    let mut chance = [0; 10];
    chance[2..].copy_from_slice(&drawn().to_be_bytes());
    Id::new(now(), chance)
}

/// A text as it is typed into a field.
pub fn text(text: &str) -> Option<Text> {
    Text::optional(text).expect("a text for a field")
}

/// A longer text as it is typed into a field.
pub fn note(text: &str) -> Option<Note> {
    Note::optional(text).expect("a text for a field")
}

/// A file on its way from one office to another.
#[derive(Debug, Clone)]
pub struct Sent(pub Vec<u8>);

impl Sent {
    /// What stands in it.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.0).expect("a file is JSON")
    }

    /// What stands in it but for who wrote it and when.
    pub fn content(&self) -> Value {
        let mut json = self.json();
        ["office", "replica", "exported_at"].iter().for_each(|key| json[*key] = Value::Null);
        json
    }

    /// Its records of a table that are not deleted.
    pub fn records(&self, table: &str) -> Vec<Value> {
        self.json()["records"][table].as_array().cloned().unwrap_or_default()
    }

    /// The values of its records, whoever wrote them.
    pub fn values(&self) -> Value {
        let mut records = self.json()["records"].take();
        for row in records.as_object_mut().into_iter().flatten().filter_map(|(_, rows)| rows.as_array_mut()).flatten() {
            row.as_object_mut().map(|row| row.remove("_stamps"));
        }
        records
    }

    /// The same with something changed in it, and without the digest and the totals that would give it away.
    pub fn altered(&self, change: impl FnOnce(&mut Value)) -> Self {
        let mut json = self.json();
        json.as_object_mut().map(|file| (file.remove("digest"), file.remove("totals")));
        change(&mut json);
        Self(serde_json::to_vec(&json).expect("JSON has a text"))
    }
}

/// Files that lie beside the register, before anything is put into it.
pub struct Look {
    intake: Intake,
    /// What each of them would do.
    pub reports: Vec<Report>,
}

impl Look {
    /// Who wrote a file, and what it holds.
    pub fn head(&self, file: usize) -> &Head {
        self.intake.head(file)
    }

    /// The cooperatives that would be there twice.
    pub fn twins(&self) -> Twins {
        self.intake.twins()
    }

    /// What a file changes, record by record.
    pub fn changes(&self, file: usize) -> &[Change] {
        self.intake.changes(file, 0, usize::MAX)
    }

    /// What a file does to the records of a table: so many new, changed, deleted, restored, asked about, known.
    pub fn tells(&self, file: usize, table: &str) -> [usize; 6] {
        let told = self.reports[file].tables.iter().find(|told| told.table == table);
        told.map_or([0; 6], |told| {
            let taken = told.taken;
            [taken.created, taken.changed, taken.deleted, taken.restored, told.asked, taken.known]
        })
    }
}

/// A list beside the register, before its rows are put in.
pub struct List {
    plan: Plan,
    rows: Preview,
}

impl List {
    /// How many rows would do that.
    pub fn count(&self, class: Class) -> usize {
        self.rows.summary().rows.get(&class).copied().unwrap_or_default()
    }

    /// Holds it against the register.
    pub fn compares(&self, office: &Office) -> Comparison {
        self.rows.compare(office.tables(), &self.plan, Lang::Id).expect("it is of cooperatives")
    }

    /// How many rows have a damaged NIK.
    pub fn damaged_niks(&self) -> usize {
        self.rows.summary().damaged_niks
    }

    /// Says of all rows that are doubtful that they are of new cooperatives.
    pub fn says_all_are_new(&mut self, office: &Office) {
        self.rows.decide_all_new(office.tables());
    }
}

/// An office with its register.
pub struct Office {
    /// Which one it is.
    pub code: AreaCode,
    workspace: Workspace,
    store: Store<MemoryShelf>,
    /// The offices of the installs of which it has had files.
    known: BTreeMap<ReplicaId, AreaCode>,
}

impl Office {
    /// An office that begins, with an empty register, on a computer of its own.
    pub fn begins(code: AreaCode) -> Self {
        let replica = ReplicaId::new(drawn());
        let install = Install { replica, heir: ReplicaId::new(drawn()), lane: 0 };
        let (workspace, store) = opened(MemoryShelf::new(ROOM), install);
        Self { code, workspace, store, known: BTreeMap::new() }
    }

    /// An office that begins with what another has sent.
    pub fn begins_with(code: AreaCode, sent: &Sent) -> Self {
        let mut office = Self::begins(code);
        office.receives(&[sent]);
        office
    }

    /// Closes the page and opens it again: what was seen is what was stored.
    pub fn reopens(&mut self) {
        let before = self.sends().content();
        let install = Install { replica: self.workspace.replica(), heir: ReplicaId::new(drawn()), lane: 1 };
        (self.workspace, self.store) = opened(self.store.shelf().clone(), install);
        assert_eq!(self.sends().content(), before, "what was stored is not what was seen");
    }

    /// All its records.
    pub fn tables(&self) -> &Tables {
        self.workspace.tables()
    }

    /// What is derived from them.
    pub fn index(&self) -> &workspace::Index {
        self.workspace.index()
    }

    /// Sees everything as it stood on a day; without one, on that which the data stand for.
    pub fn sees_as_of(&mut self, day: Option<Date>) {
        let viewpoint = self.index().viewpoint();
        self.workspace.reinterpret(Viewpoint { day, ..viewpoint });
    }

    /// Its number among those who write.
    pub fn replica(&self) -> ReplicaId {
        self.workspace.replica()
    }

    fn author(&self) -> Author {
        Author { office: self.code, replica: self.replica(), at: Moment::from_millis(now()) }
    }

    fn commits(&mut self, transaction: Transaction) {
        let entry = self.workspace.commit(transaction, later());
        self.store.persist(&entry).expect("there is room");
    }

    /// Enters a record under an id.
    pub fn enters<R: Record>(&mut self, id: Id, record: R) {
        self.commits(Transaction::of(EditOf::create(id, record)));
    }

    /// Changes a record that is there.
    pub fn changes<R: Record>(&mut self, id: Id, change: impl FnOnce(&mut R)) {
        let before = self.record::<R>(id).expect("only what is there can be changed").clone();
        let mut after = before.clone();
        change(&mut after);
        self.commits(Transaction::of(EditOf::change(id, before, after)));
    }

    /// A record that is there.
    pub fn record<R: Record>(&self, id: Id) -> Option<&R> {
        self.tables().table::<R>()?.get_live(id).map(|row| &row.value)
    }

    /// Registers a cooperative.
    pub fn registers(&mut self, name: &str) -> Id {
        self.registers_as(name, |_| {})
    }

    /// Registers a cooperative of which more is known than its name.
    pub fn registers_as(&mut self, name: &str, more: impl FnOnce(&mut Cooperative)) -> Id {
        let mut cooperative = Cooperative { name: Text::new(name).expect("a name"), ..Default::default() };
        more(&mut cooperative);
        let id = new_id();
        self.enters(id, cooperative);
        id
    }

    /// Changes what is known of a cooperative.
    pub fn edits(&mut self, cooperative: Id, change: impl FnOnce(&mut Cooperative)) {
        self.changes(cooperative, change);
    }

    /// Says whether a cooperative is active.
    pub fn declares(&mut self, cooperative: Id, status: DeclaredStatus) {
        self.edits(cooperative, |it| it.declared_status = Some(status));
    }

    /// Enters the report of a cooperative on a book year.
    pub fn reports(&mut self, cooperative: Id, year: i32, more: impl FnOnce(&mut AnnualReport)) -> Id {
        let year = BookYear::new(year).expect("a year");
        let mut report = AnnualReport { cooperative: Ref::to(cooperative), year, ..Default::default() };
        more(&mut report);
        let id = AnnualReport::id(cooperative, year);
        self.enters(id, report);
        id
    }

    /// Opens the first case of a cooperative.
    pub fn opens_case(&mut self, cooperative: Id) -> Id {
        let id = Case::id(cooperative, 1);
        self.enters(id, Case::open(cooperative, Date::in_wita(now())));
        id
    }

    /// Finds a cause in a case.
    pub fn diagnoses(&mut self, case: Id, cause: &str, evidence: &str) {
        let cause: Cause = serde_json::from_value(json!(cause)).expect("a code of the codebook");
        let diagnosis = Diagnosis { case: Ref::to(case), cause, evidence: note(evidence), ..Default::default() };
        self.enters(Diagnosis::id(case, cause), diagnosis);
    }

    /// Visits the cooperative of a case.
    pub fn visits(&mut self, case: Id, found: &str) {
        let visit = Visit { case: Ref::to(case), date: Date::in_wita(now()), found: note(found), ..Default::default() };
        self.enters(new_id(), visit);
    }

    /// Enters something under an id that is drawn for it.
    pub fn notes<R: Record>(&mut self, record: R) -> Id {
        let id = new_id();
        self.enters(id, record);
        id
    }

    /// Deletes a cooperative with all that belongs to it.
    pub fn deletes(&mut self, cooperative: Id) {
        let edits = self.tables().deletion_of(Cooperative::TABLE, cooperative).edits;
        self.commits(Transaction { edits });
    }

    /// Unites a cooperative with another, of which it takes these fields where the two contradict each other.
    pub fn unites(&mut self, keep: Id, drop: Id, takes: &[usize]) {
        let united = unite::unite(self.tables(), keep, drop, &|field| takes.contains(&field));
        self.commits(united.expect("two that are there"));
    }

    /// Unites those that are certainly one, once the files are in.
    pub fn unites_twins(&mut self, twins: &Twins) {
        self.commits(twins.unite(self.tables()));
    }

    /// Says of two that look alike that they are two.
    pub fn distinguishes(&mut self, one: Id, other: Id) {
        self.commits(duplicates::distinguish(one, other, Some(self.code)));
    }

    /// Takes back what it did last.
    pub fn undoes(&mut self) {
        let entry = self.workspace.undo(later()).expect("there is something to take back");
        self.store.persist(&entry).expect("there is room");
    }

    /// The cooperatives of its register, by name.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.tables().cooperatives.live().map(|row| row.value.name.to_string()).collect();
        names.sort();
        names
    }

    /// The cooperative of that name.
    pub fn finds(&self, name: &str) -> (Id, &Cooperative) {
        let found = self.tables().cooperatives.live().find(|row| &*row.value.name == name);
        let row = found.unwrap_or_else(|| panic!("{name} is not among {:?}", self.names()));
        (row.id, &row.value)
    }

    /// Sends all of its register. What is handed out is read again before.
    pub fn sends(&self) -> Sent {
        self.checked(json::write(self.tables(), self.workspace.seen(), self.author(), &mut |_, _| {}))
    }

    /// Sends a part of its register.
    pub fn sends_part(&self, part: &Part) -> Sent {
        self.checked(json::write_part(self.tables(), self.workspace.seen(), self.author(), part, &mut |_, _| {}))
    }

    /// Gives out what anyone may read.
    pub fn publishes(&self) -> Sent {
        Sent(json::write_redacted(self.tables(), self.workspace.seen(), self.author(), &mut |_, _| {}))
    }

    /// Sends what has changed since the other office gave that receipt.
    pub fn sends_since(&self, receipt: &Receipt) -> Sent {
        self.sends_part(&Part { since: Some(receipt.clock.clone()), ..Part::default() })
    }

    fn checked(&self, bytes: Vec<u8>) -> Sent {
        json::check(&bytes, &mut |_, _| {}).expect("what is sent can be read");
        Sent(bytes)
    }

    /// Looks at files before anything changes.
    pub fn looks_at(&self, files: &[&Sent]) -> Look {
        let mut intake = Intake::default();
        intake.begin(self.tables().clone(), self.workspace.seen().clone());
        intake.set_replica(self.replica());
        let add = |file: &&Sent| intake.add(&file.0, &mut |_, _| {}).unwrap_or_else(|why| panic!("refused: {why:?}"));
        let numbers: Vec<usize> = files.iter().map(add).collect();
        let reports = intake.merge(&numbers, now(), &mut |_, _| {});
        Look { intake, reports }
    }

    /// Puts in what it has looked at; gives the receipt for each file.
    pub fn takes(&mut self, look: Look) -> Vec<Receipt> {
        let files = 0..look.reports.len();
        for author in files.clone().map(|file| look.head(file).author) {
            self.known.insert(author.replica, author.office);
        }
        let receipts = files.map(|file| look.intake.receipt(file, "kiriman.selaras.json", self.author(), Vec::new()));
        let receipts = receipts.collect();
        let (tables, seen) = look.intake.register();
        let (rows, seen) = (packed_and_unpacked(tables, &look.intake.merged()), seen.clone());
        self.adopts(rows, seen, Source::Files);
        receipts
    }

    /// Puts into the register what was made of it elsewhere.
    pub fn adopts(&mut self, rows: Tables, seen: Knowledge, source: Source) {
        later();
        self.workspace.adopt(rows, seen, source);
        self.lays_out();
    }

    fn lays_out(&mut self) {
        self.store.replace(self.workspace.tables(), self.workspace.seen()).expect("there is room");
    }

    /// Merges files.
    pub fn receives(&mut self, files: &[&Sent]) -> Vec<Receipt> {
        self.takes(self.looks_at(files))
    }

    /// Why it does not take a file, as it is told; its register is what it was.
    pub fn refuses(&self, file: &Sent) -> String {
        let refused = Intake::default().add(&file.0, &mut |_, _| {});
        explain_refusal(Lang::Id, &refused.expect_err("it is refused"))
    }

    /// Opens a list as delimited text and compares its rows with the register, as it is understood without help.
    pub fn reads_list(&self, lines: &[&str]) -> List {
        let book = sheet::open(lines.join("\r\n").as_bytes(), None, None).expect("it is a list");
        let plan = Plan::propose(&book.sheets[0]);
        let mut chance = [0; 10];
        chance[2..].copy_from_slice(&drawn().to_be_bytes());
        let rows = Preview::new(&book.sheets[0], &plan, self.tables(), now(), chance, &mut |_, _| {});
        List { plan, rows }
    }

    /// Puts the rows of a list into the register.
    pub fn puts_in(&mut self, list: List) {
        let stamp = self.list_stamp();
        let Outcome { rows, seen } = list.rows.outcome(self.tables(), self.workspace.seen(), &list.plan, stamp);
        self.adopts(rows, seen, Source::List);
    }

    /// Puts these rows of a list in and no others.
    pub fn puts_in_rows(&mut self, list: List, rows: &BTreeSet<usize>) {
        let stamp = self.list_stamp();
        let Outcome { rows, seen } = list.rows.outcome_of(self.tables(), self.workspace.seen(), stamp, rows);
        self.adopts(rows, seen, Source::List);
    }

    /// When a list is put in.
    fn list_stamp(&self) -> Stamp {
        Clock::new(self.replica(), self.replica(), 0).tick(later(), self.workspace.seen())
    }

    /// So many UTF-16 units of the browser's room are in use.
    pub fn stored(&self) -> usize {
        self.store.shelf().used()
    }

    /// Takes back what was put in last.
    pub fn takes_back_merge(&mut self) -> Result<(), TakeBackError> {
        self.workspace.undo_merge(later())?;
        self.lays_out();
        Ok(())
    }

    /// Everything about which it must decide.
    pub fn questions(&self) -> Vec<Question> {
        self.tables().questions()
    }

    /// What it must decide about: the field, and the values between which to choose, of which the first stands.
    pub fn is_asked(&self) -> Vec<(&'static str, Vec<Value>)> {
        let values = |question: &Question| question.contenders.iter().map(|it| it.value.clone()).collect();
        self.questions().iter().map(|question| (question.conflict.field, values(question))).collect()
    }

    /// Decides the question about a field.
    pub fn decides(&mut self, field: &str, value: impl Into<Value>) {
        let value = value.into();
        let question = self.questions().into_iter().find(|question| question.conflict.field == field);
        let question = question.unwrap_or_else(|| panic!("nobody asks about {field}"));
        let written = question.contenders.iter().find(|contender| contender.value == value);
        let choice = written.map_or(Choice::Other(value), |contender| Choice::Written(contender.stamp));
        self.answers(vec![(question.conflict, choice)]);
    }

    /// Takes all that an author wrote, wherever it is asked, in one step. Returns how many questions that answers.
    pub fn takes_all_of(&mut self, author: workspace::Author) -> usize {
        let authors = Authors { here: self.replica(), office: Some(self.code), installs: self.known.clone() };
        let answer = |question: &Question| {
            let contender = authors.choice_of(author, &question.contenders)?;
            Some((question.conflict, Choice::Written(contender.stamp)))
        };
        let answers: Vec<_> = self.questions().iter().filter_map(answer).collect();
        let count = answers.len();
        self.answers(answers);
        count
    }

    fn answers(&mut self, answers: Vec<(Conflict, Choice)>) {
        let settle = |(conflict, choice): (Conflict, Choice)| {
            self.workspace.settle(conflict, &choice, Some(self.code)).expect("the field takes that value").edits
        };
        let edits = answers.into_iter().flat_map(settle).collect();
        self.commits(Transaction { edits });
    }
}

/// Each of the two gets what the other has at this moment. Returns the two files.
pub fn exchange(one: &mut Office, other: &mut Office) -> [Sent; 2] {
    let files = [one.sends(), other.sends()];
    one.receives(&[&files[1]]);
    other.receives(&[&files[0]]);
    files
}

/// What is stored on a shelf, opened.
fn opened(shelf: MemoryShelf, install: Install) -> (Workspace, Store<MemoryShelf>) {
    let (store, opened) = Store::open(shelf).expect("what was stored can be opened");
    assert!(opened.troubles.is_empty(), "{:?}", opened.troubles);
    let viewpoint = Viewpoint::under(StatusRule::Permenkop25, Date::in_wita(now()));
    let mut workspace = Workspace::new(install, opened.tables, opened.seen, viewpoint);
    workspace.heal(now());
    (workspace, store)
}

/// The picked records, sent in shards as the worker sends them to the page.
fn packed_and_unpacked(tables: &Tables, picked: &Picked) -> Tables {
    let mut rows = Tables::default();
    for table in tables.each() {
        let is_picked = |id: Id| picked.get(table.name()).is_some_and(|ids| ids.contains(&id));
        let mut wanted = table.each().filter(|row| is_picked(row.id()));
        let bytes = shard::write(table.name(), table.names(), &mut wanted);
        load_shard(&mut rows, table.name(), &bytes, 1).expect("a shard of this build");
    }
    rows
}
