//! How far an application came, and how it stands: out of its dated entries and what was said of its being paid back.

use crate::domain::{
    AreaCode, Cooperative, Date, Enterprise, Financing, FinancingSource, FinancingStage, FinancingStanding, Id, Record,
    RefusalReason, Rupiah, Stage,
};
use crate::workspace::{DayOrigin, Index, Tables};
use rustc_hash::FxHashMap;

/// What became of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// On its way: neither money nor an end.
    Open,
    /// Paid out, wholly or in part.
    Paid,
    /// Paid back.
    Settled,
    /// Refused.
    Refused,
    /// Sent back.
    Returned,
    /// Withdrawn.
    Withdrawn,
    /// Ended without an answer, as somebody recorded.
    NoAnswer,
    /// No stage is reported: neither on its way nor at an end.
    Unreported,
}

impl Ending {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Open,
        Self::Paid,
        Self::Settled,
        Self::Refused,
        Self::Returned,
        Self::Withdrawn,
        Self::NoAnswer,
        Self::Unreported,
    ];

    /// By what addresses call it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "proses",
            Self::Paid => "cair",
            Self::Settled => "lunas",
            Self::Refused => "ditolak",
            Self::Returned => "dikembalikan",
            Self::Withdrawn => "ditarik",
            Self::NoAnswer => "tanpa_jawaban",
            Self::Unreported => "tidak_dilaporkan",
        }
    }
}

/// For how long an application has stood still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stillness {
    /// At most 30 days.
    Month,
    /// 31 to 90.
    Quarter,
    /// 91 to 180.
    HalfYear,
    /// More.
    Longer,
    /// Nobody says since when.
    Undated,
}

impl Stillness {
    /// All of them, from the shortest.
    pub const ALL: [Self; 5] = [Self::Month, Self::Quarter, Self::HalfYear, Self::Longer, Self::Undated];

    /// That of so many days.
    pub const fn of(days: Option<i32>) -> Self {
        match days {
            None => Self::Undated,
            Some(..=30) => Self::Month,
            Some(31..=90) => Self::Quarter,
            Some(91..=180) => Self::HalfYear,
            Some(_) => Self::Longer,
        }
    }

    /// By what addresses call it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Month => "30",
            Self::Quarter => "90",
            Self::HalfYear => "180",
            Self::Longer => "lebih",
            Self::Undated => "tanpa_tanggal",
        }
    }
}

/// How far an application came.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Course {
    /// Its latest entry; none where no stage is reported.
    pub latest: Option<(Stage, Option<Date>)>,
    /// How far on the way it came at most, from 0; none where no step of the way is reported.
    pub furthest: Option<usize>,
    /// Paid out in all, as far as the entries say how much.
    pub paid: i64,
    /// Payments of which nobody says how much.
    pub payments_unsaid: usize,
    /// The day of the first payment.
    pub first_paid: Option<Date>,
    /// Why it was refused or sent back, if that is its latest entry and it is said.
    pub reason: Option<RefusalReason>,
    /// How it stood last.
    pub standing: Option<FinancingStanding>,
}

/// The place of an entry among others of one day: the way, then what comes after it.
fn rank(stage: Stage) -> usize {
    match stage {
        Stage::Settled => Stage::WAY.len(),
        stage => stage.step().unwrap_or(Stage::WAY.len() + 1),
    }
}

impl Course {
    /// That of an application, out of its entries and standings.
    pub fn of<'s>(
        stages: impl Iterator<Item = &'s FinancingStage>,
        standings: impl Iterator<Item = &'s FinancingStanding>,
    ) -> Self {
        let mut course = Self { standing: standings.max_by_key(|one| one.as_of).cloned(), ..Self::default() };
        let mut dated: Option<&FinancingStage> = None;
        let mut undated: Option<&FinancingStage> = None;
        for entry in stages {
            course.furthest = course.furthest.max(entry.stage.step());
            if entry.stage == Stage::PaidOut {
                match entry.amount {
                    Some(amount) => course.paid += amount.get(),
                    None => course.payments_unsaid += 1,
                }
                if let Some(day) = entry.date {
                    course.first_paid = Some(course.first_paid.map_or(day, |first| first.min(day)));
                }
            }
            let place = |of: &FinancingStage| (of.date, rank(of.stage));
            let best = if entry.date.is_some() { &mut dated } else { &mut undated };
            if best.is_none_or(|best| place(best) < place(entry)) {
                *best = Some(entry);
            }
        }
        // An entry without a day is the latest where it lies further than all that have one.
        let further = undated.filter(|one| dated.is_none_or(|dated| rank(dated.stage) < rank(one.stage)));
        if let Some(latest) = further.or(dated) {
            course.latest = Some((latest.stage, latest.date));
            course.reason = latest.reason.filter(|_| matches!(latest.stage, Stage::Refused | Stage::Returned));
        }
        course
    }

    /// What became of it.
    pub fn ending(&self) -> Ending {
        match self.latest.map(|(stage, _)| stage) {
            None => Ending::Unreported,
            Some(Stage::PaidOut) => Ending::Paid,
            Some(Stage::Settled) => Ending::Settled,
            Some(Stage::Refused) => Ending::Refused,
            Some(Stage::Returned) => Ending::Returned,
            Some(Stage::Withdrawn) => Ending::Withdrawn,
            Some(Stage::NoAnswer) => Ending::NoAnswer,
            Some(_) => Ending::Open,
        }
    }

    /// For how many days it has stood still on a day; none where it is not on its way, or nobody says since when.
    pub fn still(&self, today: Date) -> Option<i32> {
        let (_, since) = self.latest.filter(|_| self.ending() == Ending::Open)?;
        since.map(|since| today.days() - since.days())
    }

    /// What is not paid back of a loan; none where nobody says.
    pub fn outstanding(&self) -> Option<i64> {
        self.standing.as_ref().and_then(|standing| standing.outstanding).map(Rupiah::get)
    }

    /// For how many days it has waited on a day for a decision that has not come; none where it does not wait, or nobody says since
    /// when.
    pub fn waits(&self, day: Date) -> Option<i32> {
        let (stage, _) = self.latest?;
        self.still(day).filter(|_| stage.step() < Stage::Approved.step())
    }

    /// Whether it is a loan that is open: paid out, and neither settled nor said to be paid back.
    pub fn is_open_loan(&self, source: FinancingSource) -> bool {
        source.is_loan() && self.ending() == Ending::Paid && self.outstanding() != Some(0)
    }
}

/// An application with all that follows from what is recorded of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Application {
    /// Its id.
    pub id: Id,
    /// What it says.
    pub financing: Financing,
    /// The district in which it is, or that of whoever applies.
    pub district: Option<AreaCode>,
    /// How far it came.
    pub course: Course,
}

/// The day for which everything stands: that which the office has set, else the last one not in the future of which anything is
/// recorded.
pub fn stands_for(tables: &Tables, index: &Index) -> Date {
    let as_of = index.as_of();
    if as_of.origin == DayOrigin::Office {
        return as_of.day;
    }
    let today = index.viewpoint().today;
    let stages = tables.financing_stages.live().filter_map(|row| row.value.date);
    let standings = tables.financing_standings.live().map(|row| row.value.as_of);
    let asked = tables.financings.live().filter_map(|row| row.value.asked_on);
    let last = stages.chain(standings).chain(asked).filter(|day| *day <= today).max();
    last.map_or(as_of.day, |last| last.max(as_of.day))
}

/// All applications that are not deleted.
pub fn applications(tables: &Tables) -> Vec<Application> {
    let mut stages: FxHashMap<Id, Vec<&FinancingStage>> = FxHashMap::default();
    for row in tables.financing_stages.live() {
        stages.entry(*row.value.financing).or_default().push(&row.value);
    }
    let mut standings: FxHashMap<Id, Vec<&FinancingStanding>> = FxHashMap::default();
    for row in tables.financing_standings.live() {
        standings.entry(*row.value.financing).or_default().push(&row.value);
    }
    let rows = tables.financings.live().map(|row| Application {
        id: row.id,
        financing: row.value.clone(),
        district: tables.district_of(Financing::TABLE, row.id),
        course: Course::of(
            stages.get(&row.id).into_iter().flatten().copied(),
            standings.get(&row.id).into_iter().flatten().copied(),
        ),
    });
    rows.collect()
}

/// The enterprise or cooperative that applies, with its table; none where it is a group or person.
pub fn applicant(of: &Financing) -> Option<(&'static str, Id)> {
    let cooperative = of.cooperative.map(|id| (Cooperative::TABLE, *id));
    cooperative.or_else(|| of.enterprise.map(|id| (Enterprise::TABLE, *id)))
}
