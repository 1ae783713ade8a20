//! A list beside the register: what each row would do, before anything is done.

pub(super) mod comparison;
pub(super) mod known;
pub(super) mod overlay;

use super::columns::Target;
use super::outcome::Outcome;
use super::plan::{Laid, Plan};
use super::reading::Reading;
use super::remarks::SheetRemarks;
use super::row::{Draft, Fault, FaultKind, RowReader};
use super::value;
use crate::domain::{
    AnnualReport, AreaCode, BookYear, Cooperative, Date, DeclaredStatus, Id, Measure, Precision, Record,
};
use crate::replica::{Fields, Knowledge, Row, Stamp};
use crate::workspace::duplicates::{duplicates, number_key};
use crate::workspace::{Tables, fold};
use known::{Contradiction, Key, Known};
use overlay::{Found, Overlay, Refused};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What a row would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Bring a cooperative that the register does not have.
    New,
    /// Change something, or add figures.
    Changing,
    /// Nothing: the register says the same.
    Equal,
    /// Wait for a person to say which cooperative it is.
    Doubtful,
    /// Nothing, because something is wrong with it.
    Refused,
}

impl Class {
    /// That of a row of something new, or of something that it changes or does not.
    pub(super) const fn of(is_new: bool, changes: bool) -> Self {
        match (is_new, changes) {
            (true, _) => Self::New,
            (false, true) => Self::Changing,
            (false, false) => Self::Equal,
        }
    }
}

/// What a person says of a doubtful row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// It is a cooperative that the register does not have.
    New,
    /// It is this one.
    Same(Id),
}

/// How many participants of a course the list states, and how many rows of it are taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedCount {
    /// The course.
    pub title: String,
    /// As stated.
    pub stated: u32,
    /// Rows that are taken.
    pub rows: usize,
}

/// What a list would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Rows by what they would do.
    pub rows: BTreeMap<Class, usize>,
    /// Values that are not understood: column, value, rows.
    pub unknown: Vec<(usize, String, usize)>,
    /// Rows about which a person is asked, whether it has been decided or not.
    pub asked: usize,
    /// Rows with figures of which no book year is known.
    pub without_year: usize,
    /// Cooperatives of the register of the same districts, and of the status that the list is of, that it does not name.
    pub absent: usize,
    /// The status that all rows of the list have.
    pub status: Option<DeclaredStatus>,
    /// Rows with figures of which nothing tells the day, where they stand written, or what they count.
    pub without_date: usize,
    /// The same of their source.
    pub without_source: usize,
    /// The same of what they count.
    pub without_measure: usize,
    /// Rows whose NIK is damaged, and therefore none.
    pub damaged_niks: usize,
    /// Rows with a number or a day that can be read in two ways.
    pub unclear: usize,
    /// Courses whose stated number of participants is not that of the rows.
    pub stated: Vec<StatedCount>,
    /// Lines above a table of persons that are not understood.
    pub head: Vec<String>,
    /// What must be said of the list beside its rows.
    pub remarks: SheetRemarks,
}

/// A row as it is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Its number in the sheet, from 1.
    pub number: usize,
    /// What it would do.
    pub class: Class,
    /// What it calls the cooperative.
    pub name: String,
    /// The cooperative that it is of, where that is known.
    pub id: Option<Id>,
    /// What a person has said of it, where it is doubtful.
    pub choice: Option<Choice>,
    /// Which ones it may be of.
    pub candidates: Vec<Candidate>,
    /// What it would change, field by field.
    pub changes: Vec<CellChange>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// What must be said of it, though nothing keeps it from being taken.
    pub remarks: Vec<Fault>,
}

/// A cooperative that a row may be of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its id; of another row of the list, where the register does not have it.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its NIK or legal number.
    pub number: Option<String>,
    /// Its district.
    pub district: Option<AreaCode>,
}

/// What a row would change in a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CellChange {
    /// The table.
    pub table: String,
    /// The book year, of a report.
    pub year: Option<BookYear>,
    /// The field.
    pub field: String,
    /// The value before, as in files.
    pub old: Value,
    /// The value after.
    pub new: Value,
    /// What the value counts, where it is a figure of a list of figures.
    pub figure: Option<Figure>,
}

/// What a figure counts, and where and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The area.
    pub area: AreaCode,
    /// What is counted.
    pub measure: Measure,
    /// The day for which it stands.
    pub date: Date,
    /// How exactly that day is known.
    pub precision: Precision,
}

/// Which cooperative a row is of.
#[derive(Debug, Clone, PartialEq)]
enum Whose {
    /// Nobody knows.
    Nobody,
    /// One of the register.
    Register(Id),
    /// One that came with this row.
    Here(Id),
    /// One that came with an earlier row, or is whatever a person says that one is.
    Earlier(Id),
    /// A person must say; the id that it has if it is none of these.
    Undecided { own: Id, candidates: Vec<Id> },
}

struct Line {
    number: usize,
    draft: Draft,
    whose: Whose,
    choice: Option<Choice>,
    class: Class,
    /// The cooperative that it is of, as far as that is decided.
    id: Option<Id>,
    /// What is wrong with it beside other rows, and by the rules of its records.
    among_others: Option<Fault>,
    /// Values that the rules refuse, and that are passed over, where cells may be.
    passed_over: Vec<Fault>,
    /// What it says without these, where there are any.
    without_passed_over: Option<Draft>,
    /// What the rules point out.
    hints: Vec<Fault>,
}

impl Line {
    /// The cooperative that it is of by itself; none where a person must say, or nobody can.
    fn own_id(&self) -> Option<Id> {
        match (&self.whose, self.choice) {
            (Whose::Register(id) | Whose::Here(id) | Whose::Earlier(id), _) => Some(*id),
            (Whose::Undecided { .. }, Some(Choice::Same(id))) => Some(id),
            (Whose::Undecided { own, .. }, Some(Choice::New)) => Some(*own),
            (Whose::Undecided { .. }, None) | (Whose::Nobody, _) => None,
        }
    }

    fn faults(&self) -> Vec<Fault> {
        self.draft.faults.iter().chain(&self.passed_over).chain(&self.among_others).cloned().collect()
    }

    fn remarks(&self) -> Vec<Fault> {
        self.draft.remarks.iter().chain(&self.hints).cloned().collect()
    }

    /// What is taken of what it says.
    fn taken(&self) -> &Draft {
        self.without_passed_over.as_ref().unwrap_or(&self.draft)
    }

    /// Takes it in. Where cells may be passed over, one that the rules refuse is. Which that are depends on the cooperative
    /// that it is of, and so is found anew whenever that is decided.
    fn put(&mut self, tables: &Tables, id: Id, overlay: &mut Overlay, columns: &Columns, lenient: bool) -> Class {
        loop {
            let mut found = Vec::new();
            let refused = match overlay.put(tables, id, self.taken(), self.number, &mut found) {
                Ok(class) => {
                    self.hints = found.into_iter().map(|found| columns.fault(found)).collect();
                    return class;
                }
                Err(refused) => refused,
            };
            match refused {
                Refused::Beside(kind) => self.among_others = Some(Fault { column: None, kind }),
                Refused::Check(found) => {
                    let mut without = self.taken().clone();
                    if lenient && without.pass_over(found.year, found.field) {
                        self.without_passed_over = Some(without);
                        self.passed_over.push(columns.fault(found));
                        continue;
                    }
                    self.among_others = Some(columns.fault(found));
                }
            }
            return Class::Refused;
        }
    }

    /// Whether a person is asked about it, or was.
    fn is_asked(&self, lenient: bool) -> bool {
        matches!(self.whose, Whose::Undecided { .. }) && !self.draft.is_refused(lenient)
    }
}

/// Which column says what.
#[derive(Default)]
struct Columns(Vec<Option<Target>>);

impl Columns {
    fn of(plan: &Plan) -> Self {
        Self(plan.columns.iter().map(|column| column.target).collect())
    }

    fn fault(&self, found: Found) -> Fault {
        let target = match found.year {
            Some(_) => AnnualReport::field(found.field).map(|field| Target::Field(AnnualReport::TABLE, field)),
            None => Cooperative::field(found.field).map(|field| Target::Field(Cooperative::TABLE, field)),
        };
        let column = self.0.iter().position(|column| target.is_some() && *column == target);
        Fault { column, kind: FaultKind::Check(found.problem) }
    }
}

/// The rows of a list under a plan, beside a register.
#[derive(Default)]
pub struct CooperativesPreview {
    lines: Vec<Line>,
    lenient: bool,
    columns: Columns,
    /// The day on which it is read.
    today: Date,
    /// The lines that bring a cooperative, or may, by what it is called.
    brought: FxHashMap<Id, usize>,
    overlay: Overlay,
    absent: Vec<Id>,
    status: Option<DeclaredStatus>,
    /// What a person declares those that are not named.
    declare_absent: Option<DeclaredStatus>,
}

impl CooperativesPreview {
    /// Reads the rows of a sheet.
    pub fn new(reading: Reading<'_, '_>) -> Self {
        let Reading { sheet, laid, plan, tables, now_ms, chance, progress } = reading;
        let Laid { layout, writings } = laid;
        let mut reader = RowReader::new(plan, writings);
        let mut known = Known::of(tables);
        let (mut lines, mut named) = (Vec::new(), FxHashMap::default());
        let all = sheet.rows.len();
        for (at, cells) in layout.records(sheet) {
            if at % 2_000 == 0 {
                progress(at, all);
            }
            let mut draft = reader.read(&cells);
            let own = derived_id(&draft, tables, &known).unwrap_or_else(|| id_of(now_ms, chance, at));
            let (number, class) = (at + 1, Class::Refused);
            let whose = match draft.record {
                Some(id) => {
                    let first = *named.entry((id, draft.occasion())).or_insert(number);
                    of_record(&mut draft, id, first, number, tables)
                }
                None => whose(&mut draft, &mut known, own, plan),
            };
            let (choice, id, among_others, without_passed_over) = (None, None, None, None);
            let (passed_over, hints) = (Vec::new(), Vec::new());
            lines.push(Line {
                number,
                draft,
                whose,
                choice,
                class,
                id,
                among_others,
                passed_over,
                without_passed_over,
                hints,
            });
        }
        let own = |line: &Line| match line.whose {
            Whose::Here(own) | Whose::Undecided { own, .. } => Some(own),
            _ => None,
        };
        let brought = lines.iter().enumerate().filter_map(|(at, line)| Some((own(line)?, at))).collect();
        let (lenient, columns, today) = (plan.lenient, Columns::of(plan), Date::in_wita(now_ms));
        let mut listing = Self { lines, brought, lenient, columns, today, ..Self::default() };
        listing.doubt_those_alike(tables);
        listing.classify(tables);
        // A list of records that it names one by one is not one of all that there are.
        if !plan.has(Target::Record) {
            listing.find_absent(tables);
        }
        listing
    }

    /// New cooperatives that look like one of the register are doubtful: it may be the same, written otherwise.
    fn doubt_those_alike(&mut self, tables: &Tables) {
        let new = self.lines.iter().filter_map(|line| match line.whose {
            Whose::Here(id) if !line.draft.is_refused(self.lenient) => {
                Some(Row::new(id, line.draft.onto(&Cooperative::default()), Stamp::default()))
            }
            _ => None,
        });
        let mut alike = alike(tables, new.collect());
        for line in &mut self.lines {
            if let Whose::Here(own) = line.whose
                && let Some(candidates) = alike.remove(&own)
            {
                line.whose = Whose::Undecided { own, candidates };
            }
        }
    }

    /// Says of every row what it would do, one after the other: an earlier row may have said it already.
    fn classify(&mut self, tables: &Tables) {
        self.overlay = Overlay::of(tables).on(self.today);
        // What has been decided of a row holds for those after it that are of the same cooperative.
        let mut decided: FxHashMap<Id, Option<Id>> = FxHashMap::default();
        for line in &mut self.lines {
            line.among_others = None;
            line.hints.clear();
            line.passed_over.clear();
            line.without_passed_over = None;
            line.id = match &line.whose {
                Whose::Earlier(own) => decided.get(own).copied().unwrap_or(Some(*own)),
                _ => line.own_id(),
            };
            if let Whose::Undecided { own, .. } = line.whose {
                decided.insert(own, line.id);
            }
            line.class = match (line.draft.is_refused(self.lenient), line.id) {
                (true, _) => Class::Refused,
                (false, None) if matches!(line.whose, Whose::Nobody) => Class::Refused,
                (false, None) => Class::Doubtful,
                (false, Some(id)) => line.put(tables, id, &mut self.overlay, &self.columns, self.lenient),
            };
        }
    }

    /// Cooperatives that a list of this status and these districts should name, and does not.
    fn find_absent(&mut self, tables: &Tables) {
        let statuses = self.statuses();
        self.status = statuses.first().copied().filter(|_| statuses.len() == 1);
        // A list of figures or officers names whom it likes.
        if !statuses.is_empty() {
            self.absent = self.unnamed(tables, &self.districts(), self.status);
        }
    }

    /// The statuses that rows declare.
    fn statuses(&self) -> BTreeSet<DeclaredStatus> {
        self.lines.iter().filter_map(|line| line.draft.cooperative.value.declared_status).collect()
    }

    /// The districts that rows name.
    fn districts(&self) -> BTreeSet<AreaCode> {
        self.lines.iter().filter_map(|line| line.draft.cooperative.value.district).collect()
    }

    /// Cooperatives of these districts, and of that status where there is one, of which no row is or may be.
    fn unnamed(&self, tables: &Tables, districts: &BTreeSet<AreaCode>, status: Option<DeclaredStatus>) -> Vec<Id> {
        let mut named: FxHashSet<Id> = self.lines.iter().filter_map(|line| line.id).collect();
        self.lines.iter().filter(|line| line.id.is_none()).for_each(|line| named.extend(self.candidates(line)));
        let unnamed = tables.cooperatives.live().filter(|row| {
            let c = &row.value;
            let of_status = status.is_none() || c.declared_status == status;
            of_status && c.district.is_some_and(|district| districts.contains(&district)) && !named.contains(&row.id)
        });
        unnamed.map(|row| row.id).collect()
    }

    /// Which ones a row may be of, where a person must say; one of the very same as an earlier row is what that one is.
    fn candidates<'a>(&'a self, line: &'a Line) -> &'a [Id] {
        match &line.whose {
            Whose::Undecided { candidates, .. } => candidates,
            Whose::Earlier(own) => match self.brought.get(own).map(|at| &self.lines[*at].whose) {
                Some(Whose::Undecided { candidates, .. }) => candidates,
                _ => &[],
            },
            _ => &[],
        }
    }

    /// Which sort of thing it would do.
    pub fn summary(&self) -> Summary {
        let mut rows = BTreeMap::new();
        let mut unknown: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for line in &self.lines {
            *rows.entry(line.class).or_default() += 1;
            for fault in &line.draft.faults {
                if let (Some(column), FaultKind::NotUnderstood(text)) = (fault.column, &fault.kind) {
                    *unknown.entry((column, text.clone())).or_default() += 1;
                }
            }
        }
        let unknown = most_frequent(unknown);
        let has_no_year = |line: &&Line| line.draft.faults.iter().any(|fault| fault.kind == FaultKind::NoYear);
        let without_year = self.lines.iter().filter(has_no_year).count();
        let is_unclear = |fault: &Fault| matches!(fault.kind, FaultKind::Unclear(_));
        let unclear = self.lines.iter().filter(|line| line.draft.faults.iter().any(is_unclear)).count();
        let is_damaged = |fault: &Fault| matches!(fault.kind, FaultKind::DamagedNik(_));
        let damaged_niks = self.lines.iter().filter(|line| line.draft.remarks.iter().any(is_damaged)).count();
        let asked = self.lines.iter().filter(|line| line.is_asked(self.lenient)).count();
        let (absent, status) = (self.absent.len(), self.status);
        Summary { rows, unknown, asked, without_year, absent, status, damaged_niks, unclear, ..Summary::default() }
    }

    /// Rows of a class, from one place on; as doubtful ones those that a person is asked about, or was.
    pub fn views(&self, tables: &Tables, class: Class, from: usize, most: usize) -> Vec<View> {
        let is_wanted =
            |line: &&Line| if class == Class::Doubtful { line.is_asked(self.lenient) } else { line.class == class };
        let lines = self.lines.iter().filter(is_wanted);
        lines.skip(from).take(most).map(|line| self.view(tables, line)).collect()
    }

    fn view(&self, tables: &Tables, line: &Line) -> View {
        View {
            number: line.number,
            class: line.class,
            name: self.name_of(tables, line),
            id: line.id.filter(|id| tables.cooperatives.get_live(*id).is_some()),
            choice: line.choice,
            candidates: self.candidates_of(tables, line),
            changes: changes(tables, line),
            faults: line.faults(),
            remarks: line.remarks(),
        }
    }

    /// What a row calls the cooperative; what the register calls it where it is named by its id alone.
    fn name_of(&self, tables: &Tables, line: &Line) -> String {
        let said = &line.draft.cooperative.value.name;
        let kept = line.draft.record.filter(|_| said.is_empty()).and_then(|id| tables.cooperatives.get_live(id));
        kept.map_or_else(|| said.to_string(), |row| row.value.name.to_string())
    }

    fn candidates_of(&self, tables: &Tables, line: &Line) -> Vec<Candidate> {
        self.candidates(line).iter().filter_map(|id| self.candidate(tables, *id)).collect()
    }

    fn candidate(&self, tables: &Tables, id: Id) -> Option<Candidate> {
        let here = || Some(self.lines[*self.brought.get(&id)?].draft.onto(&Cooperative::default()));
        let c = tables.cooperatives.get_live(id).map(|row| row.value.clone()).or_else(here)?;
        Some(candidate_of(id, &c))
    }

    /// What a person says of doubtful rows, by their numbers; none where it is open again.
    pub fn decide(&mut self, tables: &Tables, rows: &[usize], choice: Option<Choice>) {
        let rows: FxHashSet<usize> = rows.iter().copied().collect();
        for line in self.lines.iter_mut().filter(|line| rows.contains(&line.number)) {
            line.choice = choice.filter(|_| line.is_asked(self.lenient));
        }
        self.classify(tables);
    }

    /// Says again what a person has said of the rows of an earlier reading of the same list: of rows that are still
    /// doubtful, and of candidates that still are some. Returns of how many rows what was said is lost.
    pub fn remember(&mut self, tables: &Tables, before: &Self) -> usize {
        let said: FxHashMap<usize, (&Line, Choice)> =
            before.lines.iter().filter_map(|line| Some((line.number, (line, line.choice?)))).collect();
        // A cooperative that came with another row of the list has another id now, and the same place.
        let own = |line: &Line| match line.whose {
            Whose::Here(own) | Whose::Undecided { own, .. } => Some(own),
            _ => None,
        };
        let places: FxHashMap<Id, usize> =
            before.lines.iter().filter_map(|line| Some((own(line)?, line.number))).collect();
        let now: FxHashMap<usize, Id> = self.lines.iter().filter_map(|line| Some((line.number, own(line)?))).collect();
        let today = |id: Id| places.get(&id).map_or(Some(id), |number| now.get(number).copied());
        let mut kept = 0;
        for line in &mut self.lines {
            let Some((then, choice)) = said.get(&line.number) else { continue };
            let is_same_row = identity(&then.draft) == identity(&line.draft);
            let Whose::Undecided { candidates, .. } = &line.whose else { continue };
            line.choice = match choice {
                Choice::New => Some(Choice::New),
                Choice::Same(id) => today(*id).filter(|id| candidates.contains(id)).map(Choice::Same),
            };
            line.choice = line.choice.filter(|_| is_same_row);
            kept += usize::from(line.choice.is_some());
        }
        self.classify(tables);
        said.len() - kept
    }

    /// Says that all doubtful rows that are still open are new.
    pub fn decide_all_new(&mut self, tables: &Tables) {
        let rows: Vec<usize> = self
            .lines
            .iter()
            .filter(|line| line.is_asked(self.lenient) && line.choice.is_none())
            .map(|line| line.number)
            .collect();
        self.decide(tables, &rows, Some(Choice::New));
    }

    /// Cooperatives that the list does not name, from one place on.
    pub fn absent_views(&self, tables: &Tables, from: usize, most: usize) -> Vec<Candidate> {
        self.absent.iter().skip(from).take(most).filter_map(|id| self.candidate(tables, *id)).collect()
    }

    /// Declares those that are not named to be of a status, or leaves them as they are.
    pub const fn declare_absent(&mut self, status: Option<DeclaredStatus>) {
        self.declare_absent = status;
    }

    /// Rows with something wrong, with what it is.
    pub fn refused(&self) -> Vec<(usize, Vec<Fault>)> {
        let refused = self.lines.iter().filter(|line| line.class == Class::Refused);
        refused.map(|line| (line.number, line.faults())).collect()
    }

    /// What is to be put into the register: one change of one replica, at `stamp`.
    pub fn outcome(&self, tables: &Tables, seen: &Knowledge, plan: &Plan, stamp: Stamp) -> Outcome {
        let mut rows = self.overlay.rows(tables, stamp);
        if let Some(status) = self.declare_absent {
            for id in &self.absent {
                self.declare(&mut rows, tables, *id, status, plan, stamp);
            }
        }
        Outcome::at(stamp, rows, seen)
    }

    /// The same of these rows alone, by their numbers.
    pub fn outcome_of(&self, tables: &Tables, seen: &Knowledge, stamp: Stamp, rows: &BTreeSet<usize>) -> Outcome {
        let mut overlay = Overlay::of(tables).on(self.today);
        for line in self.lines.iter().filter(|line| line.class != Class::Refused && rows.contains(&line.number)) {
            if let Some(id) = line.id {
                // One that needs a row that is not among them brings nothing.
                let _ = overlay.put(tables, id, line.taken(), line.number, &mut Vec::new());
            }
        }
        Outcome::at(stamp, overlay.rows(tables, stamp), seen)
    }

    fn declare(&self, rows: &mut Tables, tables: &Tables, id: Id, status: DeclaredStatus, plan: &Plan, stamp: Stamp) {
        let Some(row) = tables.cooperatives.get_live(id) else { return };
        let mut after = row.value.clone();
        after.declared_status = Some(status);
        // The day and source of another status say nothing of this one.
        after.declared_on = plan.taken_on;
        after.declared_source.clone_from(&plan.source);
        rows.cooperatives.insert(self.overlay.written(row, &after, stamp));
    }
}

/// Of those that the register does not have: which they may be, of the register and of those before them.
pub(super) fn alike(tables: &Tables, new: Vec<Row<Cooperative>>) -> FxHashMap<Id, Vec<Id>> {
    let mut alike: FxHashMap<Id, Vec<Id>> = FxHashMap::default();
    if new.is_empty() || tables.cooperatives.rows().is_empty() && new.len() < 2 {
        return alike;
    }
    let places: FxHashMap<Id, usize> = new.iter().enumerate().map(|(place, row)| (row.id, place)).collect();
    let mut all = Tables { cooperatives: tables.cooperatives.clone(), ..Tables::default() };
    all.distinctions.clone_from(&tables.distinctions);
    for row in new {
        all.cooperatives.insert(row);
    }
    for pair in duplicates(&all) {
        // Of two rows the later one is in doubt.
        let (doubtful, other) = match (places.get(&pair.a), places.get(&pair.b)) {
            (Some(a), Some(b)) if a > b => (pair.a, pair.b),
            (_, Some(_)) => (pair.b, pair.a),
            (Some(_), None) => (pair.a, pair.b),
            (None, None) => continue,
        };
        alike.entry(doubtful).or_default().push(other);
    }
    alike
}

/// A cooperative as one that a row may be of.
pub(super) fn candidate_of(id: Id, c: &Cooperative) -> Candidate {
    let number = c.nik.as_deref().map(ToString::to_string).or_else(|| c.legal_number.as_deref().map(str::to_owned));
    Candidate { id, name: c.name.to_string(), number, district: c.district }
}

/// A row that names its cooperative by the id is of that one, whatever else it says; `first` is the first row that names it
/// so and says the same kind of thing.
fn of_record(draft: &mut Draft, id: Id, first: usize, number: usize, tables: &Tables) -> Whose {
    let kind = if tables.cooperatives.get_live(id).is_none() {
        FaultKind::RecordUnknown
    } else if first != number {
        FaultKind::RecordTwice(first)
    } else {
        return Whose::Register(id);
    };
    draft.faults.push(Fault { column: None, kind });
    Whose::Nobody
}

/// Finds out which cooperative a row is of, and takes note of a new one. A refused row says nothing to those after it.
fn whose(draft: &mut Draft, known: &mut Known, own: Id, plan: &Plan) -> Whose {
    let (c, lenient) = (draft.onto(&Cooperative::default()), plan.lenient);
    let candidates = match known.find(&c) {
        known::Found::One(id) if known.is_new(id) => return Whose::Earlier(id),
        known::Found::One(id) => return Whose::Register(id),
        known::Found::None => return nobodys(draft, known, own, lenient, &c),
        known::Found::Several(candidates) => candidates,
        known::Found::Contradicting(candidates, contradiction) => {
            draft.remarks.push(contradicting(&contradiction, known, plan));
            candidates
        }
    };
    let earlier = if draft.is_refused(lenient) { None } else { known.asked_about(&candidates, &c, own) };
    earlier.map_or(Whose::Undecided { own, candidates }, Whose::Earlier)
}

/// Of a row that is of none that are known: takes note of the cooperative that it brings.
fn nobodys(draft: &mut Draft, known: &mut Known, own: Id, lenient: bool, c: &Cooperative) -> Whose {
    if draft.is_refused(lenient) {
        return Whose::Nobody;
    }
    if draft.has_name() {
        known.add(own, c);
        return Whose::Here(own);
    }
    let is_told = c.nik.is_some() || c.legal_number.is_some();
    let kind = if is_told { FaultKind::Unknown } else { FaultKind::Nameless };
    draft.faults.push(Fault { column: None, kind });
    Whose::Nobody
}

/// What contradicts in a row, as it is told.
pub(super) fn contradicting(contradiction: &Contradiction, known: &Known, plan: &Plan) -> Fault {
    match contradiction {
        Contradiction::Keys => Fault { column: None, kind: FaultKind::KeysDisagree },
        Contradiction::Place(id) => Fault { column: None, kind: FaultKind::ElsewhereToo(known.place_of(*id)) },
        Contradiction::OtherName(key, id) => {
            let field = match key {
                Key::Nik => "nik",
                Key::LegalNumber => "legal_number",
            };
            let target = Cooperative::field(field).map(|field| Target::Field(Cooperative::TABLE, field));
            let column = plan.columns.iter().position(|column| column.target == target);
            Fault { column, kind: FaultKind::OfAnother(known.name_of(*id).to_owned()) }
        }
    }
}

/// The values that are not understood, those of the most rows first; of a column with more than anybody explains, so many.
pub(super) fn most_frequent(unknown: BTreeMap<(usize, String), usize>) -> Vec<(usize, String, usize)> {
    const OF_A_COLUMN: usize = 100;
    let mut unknown: Vec<_> = unknown.into_iter().map(|((column, text), rows)| (column, text, rows)).collect();
    unknown.sort_by_key(|(column, _, rows)| (*column, std::cmp::Reverse(*rows)));
    let of_columns = unknown.chunk_by(|a, b| a.0 == b.0);
    of_columns.flat_map(|of_one| &of_one[..of_one.len().min(OF_A_COLUMN)]).cloned().collect()
}

/// By what a row tells which cooperative it is of.
fn identity(draft: &Draft) -> impl PartialEq {
    let c = &draft.cooperative.value;
    (c.name.clone(), c.nik.clone(), c.legal_number.clone(), c.district)
}

/// The id of a cooperative that follows from what tells it for certain: its NIK, its legal number in its district, or its name
/// with its kecamatan and desa. Two offices that bring in the same list meet in the same records. None where nothing does, or
/// where that id is taken: by one whose number has been corrected since, or by one that is deleted.
fn derived_id(draft: &Draft, tables: &Tables, known: &Known) -> Option<Id> {
    let c = &draft.cooperative.value;
    let nik = c.nik.as_deref().and_then(value::nik).map(|nik| format!("nik/{nik}"));
    let legal_number = || {
        let district = c.district?;
        let number = c.legal_number.as_deref().and_then(number_key)?;
        Some(format!("legal_number/{district}/{number}"))
    };
    let name = || {
        let subdistrict = c.subdistrict.filter(|_| draft.has_name())?;
        let village = c.village.as_deref().map(fold).unwrap_or_default();
        Some(format!("name/{subdistrict}/{village}/{}", fold(&c.name)))
    };
    let key = nik.or_else(legal_number).or_else(name)?;
    let id = Id::derived(Cooperative::TABLE, Id::default(), key);
    (tables.cooperatives.get(id).is_none() && !known.is_new(id) && !known.is_asked(id)).then_some(id)
}

/// The id of a cooperative that comes with a row: of two rows the later one has the greater.
pub(super) fn id_of(now_ms: u64, mut chance: [u8; 10], at: usize) -> Id {
    // So many rows get their ids in one millisecond, and have ten bits between those that are chance to tell them apart.
    const AT_ONCE: usize = 1_000;
    [chance[2], chance[3]] = ((at % AT_ONCE) as u16).to_be_bytes();
    Id::new(now_ms + (at / AT_ONCE) as u64, chance)
}

/// What a row would change, against the register as it is.
fn changes(tables: &Tables, line: &Line) -> Vec<CellChange> {
    let before = line.id.and_then(|id| tables.cooperatives.get_live(id)).map(|row| &row.value);
    let after = line.taken().onto(&before.cloned().unwrap_or_default());
    let mut changes = differences(before, &after, None);
    for (year, said) in &line.taken().reports {
        let id = line.id.map(|id| AnnualReport::id(id, *year));
        let before = id.and_then(|id| tables.annual_reports.get_live(id)).map(|row| &row.value);
        let after = said.onto(&before.cloned().unwrap_or_default());
        changes.extend(differences(before, &after, Some(*year)));
    }
    changes
}

/// What a record says that is not what it said before; of one that was not there all that it says.
pub(super) fn differences<R: Record>(before: Option<&R>, after: &R, year: Option<BookYear>) -> Vec<CellChange> {
    let is_told = |field: &usize| before.map_or_else(|| after.says(*field), |before| !before.same(after, *field));
    let change = |field: usize| CellChange {
        table: R::TABLE.to_owned(),
        year,
        field: R::NAMES[field].to_owned(),
        old: before.filter(|before| before.says(field)).map_or(Value::Null, |before| before.to_json(field)),
        new: after.to_json(field),
        figure: None,
    };
    (0..R::FIELDS.len()).filter(is_told).map(change).collect()
}

/// The fields in which two records differ.
pub(super) fn differing<R: Record>(before: &R, after: &R) -> Fields {
    (0..R::FIELDS.len()).filter(|field| !before.same(after, *field)).collect()
}

/// Reads a list of cooperatives by itself.
#[cfg(test)]
pub(super) fn cooperatives_beside(
    sheet: &super::book::Sheet,
    plan: &Plan,
    tables: &Tables,
    now_ms: u64,
    chance: [u8; 10],
    progress: crate::exchange::json::Progress<'_>,
) -> CooperativesPreview {
    let laid = plan.lay(sheet);
    CooperativesPreview::new(Reading { sheet, laid: &laid, plan, tables, now_ms, chance, progress })
}

#[cfg(test)]
mod tests;
