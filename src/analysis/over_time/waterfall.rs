//! What changed between the registers of two days, cooperative by cooperative: every difference is one step, so that the steps
//! lead from the one figure to the other without a rest.

use super::courses::{Courses, Entry, RegisterOn, Scope};
use crate::analysis::Counts;
use crate::domain::status::Status;
use crate::domain::{Date, Id, LifeStage};
use crate::workspace::Tables;
use rustc_hash::{FxHashMap, FxHashSet};

/// Why a cooperative counts otherwise than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Berdiri: it was founded between the two days.
    Founded,
    /// Ditemukan: it was there before, and is on record only since.
    Found,
    /// Aktif kembali.
    Revived,
    /// Menjadi tidak aktif.
    Ceased,
    /// By evidence it came between active and inactive, or left that band.
    Between,
    /// Its status was not known on one of the days.
    Known,
    /// Pindah: to or from another district, or level of supervision.
    Moved,
    /// Digabung or dilebur.
    Merged,
    /// Dibubarkan.
    Dissolved,
    /// Dikoreksi: what was frozen for the day is said otherwise now, or the record is no more.
    Corrected,
}

impl Step {
    /// All of them, in the order in which they are told.
    pub const ALL: [Step; 10] = [
        Step::Founded,
        Step::Found,
        Step::Revived,
        Step::Ceased,
        Step::Between,
        Step::Known,
        Step::Moved,
        Step::Merged,
        Step::Dissolved,
        Step::Corrected,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Step::Founded => "berdiri",
            Step::Found => "ditemukan",
            Step::Revived => "aktif-kembali",
            Step::Ceased => "menjadi-tidak-aktif",
            Step::Between => "di-antara",
            Step::Known => "diketahui",
            Step::Moved => "pindah",
            Step::Merged => "digabung",
            Step::Dissolved => "dibubarkan",
            Step::Corrected => "dikoreksi",
        }
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stock {
    /// All cooperatives.
    #[default]
    All,
    /// The active ones.
    Active,
    /// The inactive ones.
    Inactive,
}

impl Stock {
    /// All of them.
    pub const ALL: [Stock; 3] = [Stock::All, Stock::Active, Stock::Inactive];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Stock::All => "seluruh",
            Stock::Active => "aktif",
            Stock::Inactive => "tidak-aktif",
        }
    }

    /// How many of counts they are.
    pub const fn of(self, counts: &Counts) -> u32 {
        match self {
            Stock::All => counts.total,
            Stock::Active => counts.active,
            Stock::Inactive => counts.inactive,
        }
    }

    /// Whether a cooperative of that status is one; of none there is nothing to count.
    fn holds(self, status: Option<Status>) -> bool {
        match self {
            Stock::All => status.is_some(),
            Stock::Active => status == Some(Status::Active),
            Stock::Inactive => status == Some(Status::Inactive),
        }
    }
}

/// A cooperative that counts otherwise than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// Which one; none where the register has no record of it any more.
    pub id: Option<Id>,
    /// Why.
    pub step: Step,
    /// What it was among those that are counted; none where it was not among them.
    pub from: Option<Status>,
    /// What it is.
    pub to: Option<Status>,
}

/// What one step comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepSum {
    /// The step.
    pub step: Step,
    /// Those that it brought.
    pub gained: Vec<Move>,
    /// Those that it took away.
    pub lost: Vec<Move>,
}

impl StepSum {
    /// By how many there are more.
    pub fn net(&self) -> i64 {
        self.gained.len() as i64 - self.lost.len() as i64
    }
}

/// What changed between the registers of two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waterfall {
    /// The earlier day, and how many there were.
    pub before: (Date, Counts),
    /// The later one.
    pub after: (Date, Counts),
    /// Every cooperative that counts otherwise.
    pub moves: Vec<Move>,
    /// Those that were founded and came to their end in between, and so are in neither figure.
    pub passing: Vec<Id>,
}

impl Waterfall {
    /// The steps from the one figure to the other, without those that change nothing.
    pub fn steps(&self, stock: Stock) -> Vec<StepSum> {
        let sum = |step: Step| {
            let of_step = || self.moves.iter().filter(move |one| one.step == step);
            let gained = of_step().filter(|one| !stock.holds(one.from) && stock.holds(one.to)).copied().collect();
            let lost = of_step().filter(|one| stock.holds(one.from) && !stock.holds(one.to)).copied().collect();
            StepSum { step, gained, lost }
        };
        Step::ALL.into_iter().map(sum).filter(|sum| !(sum.gained.is_empty() && sum.lost.is_empty())).collect()
    }
}

/// What became of one that is no cooperative any more, and when.
type Ends = FxHashMap<Id, (Date, LifeStage)>;

/// What the classification of differences asks.
struct Known<'t> {
    tables: &'t Tables,
    ends: Ends,
    /// Those that had come to their end on the earlier day, as is known now.
    gone_before: FxHashSet<Id>,
    /// How those stood on the earlier day, as is known now; none where both registers follow from that anyway.
    then: Option<FxHashMap<Id, Status>>,
    between: (Date, Date),
}

impl Known<'_> {
    fn is_between(&self, day: Date) -> bool {
        day > self.between.0 && day <= self.between.1
    }

    fn legal_date(&self, id: Id) -> Option<Date> {
        self.tables.cooperatives.get_live(id)?.value.legal_date
    }

    /// Why it is there and was not.
    fn came(&self, entry: &Entry) -> Step {
        let Some(id) = entry.id else { return Step::Corrected };
        match self.legal_date(id) {
            Some(day) if self.is_between(day) => Step::Founded,
            Some(day) if day > self.between.1 => Step::Corrected,
            _ if self.gone_before.contains(&id) => Step::Revived,
            _ => Step::Found,
        }
    }

    /// Why it was there and is not.
    fn went(&self, entry: &Entry) -> Step {
        let end = entry.id.and_then(|id| self.ends.get(&id)).filter(|(day, _)| self.is_between(*day));
        match end {
            Some((_, LifeStage::Dissolved)) => Step::Dissolved,
            Some(_) => Step::Merged,
            None => Step::Corrected,
        }
    }

    /// Why it has another status.
    fn turned(&self, id: Option<Id>, from: Status, to: Status) -> Step {
        let then = self.then.as_ref().and_then(|then| then.get(&id?));
        if then.is_some_and(|then| *then == to) {
            // On that day it was already what it is: only what was said of it is another.
            return Step::Corrected;
        }
        match (from, to) {
            (Status::Undetermined, _) | (_, Status::Undetermined) => Step::Known,
            (Status::Between, _) | (_, Status::Between) => Step::Between,
            (_, Status::Active) => Step::Revived,
            _ => Step::Ceased,
        }
    }
}

/// What changed between two registers, the earlier first, among those that are counted.
pub fn waterfall(courses: &Courses, before: &RegisterOn, after: &RegisterOn, scope: Scope) -> Waterfall {
    let tables = courses.tables;
    let mut ends = Ends::default();
    for change in tables.transitions.live().map(|row| &row.value) {
        if matches!(change.to, LifeStage::Dissolved | LifeStage::Merged | LifeStage::Consolidated) {
            let end = ends.entry(*change.cooperative).or_insert((change.date, change.to));
            *end = (*end).max((change.date, change.to));
        }
    }
    let is_frozen = before.is_frozen || after.is_frozen;
    let then = is_frozen.then(|| courses.on(before.reading, before.day));
    let gone_before = then.as_ref().unwrap_or(before).gone.iter().copied().collect();
    let then = then.map(|then| then.entries.values().filter_map(|entry| Some((entry.id?, entry.status))).collect());
    let known = Known { tables, ends, gone_before, then, between: (before.day, after.day) };
    let mut moves = Vec::new();
    let mut note = |was: Option<&Entry>, is: Option<&Entry>| {
        let counted = |entry: Option<&Entry>| entry.filter(|entry| scope.admits(entry)).map(|entry| entry.status);
        let (from, to) = (counted(was), counted(is));
        if from == to {
            return;
        }
        let step = match (was, is) {
            (None, Some(is)) => known.came(is),
            (Some(was), None) => known.went(was),
            (Some(was), Some(is)) => match (from, to) {
                (Some(from), Some(to)) => known.turned(is.id.or(was.id), from, to),
                _ => Step::Moved,
            },
            (None, None) => return,
        };
        moves.push(Move { id: is.or(was).and_then(|entry| entry.id), step, from, to });
    };
    before.entries.iter().for_each(|(at, was)| note(Some(was), after.entries.get(at)));
    let is_new = |(at, _): &(&u64, &Entry)| !before.entries.contains_key(*at);
    after.entries.iter().filter(is_new).for_each(|(_, is)| note(None, Some(is)));
    // The same order on every replica: by name, and the nameless last.
    let name = |one: &Move| one.id.and_then(|id| Some(&*tables.cooperatives.get(id)?.value.name));
    moves.sort_by(|a, b| (name(a).is_none(), name(a), a.id).cmp(&(name(b).is_none(), name(b), b.id)));
    let passing =
        after.gone.iter().copied().filter(|id| known.legal_date(*id).is_some_and(|day| known.is_between(day)));
    let passing = passing.collect();
    Waterfall { before: (before.day, before.counts(scope)), after: (after.day, after.counts(scope)), moves, passing }
}
