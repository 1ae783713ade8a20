//! How far applications come, where they stand still, who never got an answer, and why they are refused.
//!
//! Every application is counted once: by what became of it, and under each of what it can be told apart by. Of which no stage is
//! reported is a count of its own, and neither on its way nor refused. A step counts as reached where it or a later one is reported.

use super::course::{Application, Ending, Stillness};
use crate::domain::{AreaCode, Date, FinancingSource, RefusalReason, Rupiah, Stage};
use std::collections::BTreeMap;

/// After so many days without a decision an application counts as not answered, as one chooses: no regulation says how many.
pub const WAITS: [i32; 3] = [90, 180, 365];

/// How many came how far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Funnel {
    /// All of them.
    pub all: usize,
    /// What became of them, in the order of [`Ending::ALL`].
    pub endings: [usize; Ending::ALL.len()],
    /// How many reached each step of [`Stage::WAY`], or a later one.
    pub reached: [usize; Stage::WAY.len()],
    /// Asked for, rupiah, as far as it is recorded.
    pub asked: i64,
    /// Paid out, rupiah, as far as it is recorded.
    pub paid: i64,
}

impl Funnel {
    /// Of these applications.
    pub fn of<'a>(applications: impl IntoIterator<Item = &'a Application>) -> Self {
        let mut funnel = Self::default();
        for one in applications {
            funnel.all += 1;
            let ending = one.course.ending();
            let at = Ending::ALL.iter().position(|of| *of == ending).unwrap_or_default();
            funnel.endings[at] += 1;
            if let Some(furthest) = one.course.furthest {
                funnel.reached[..=furthest].iter_mut().for_each(|count| *count += 1);
            }
            funnel.asked += one.financing.asked.map_or(0, Rupiah::get);
            funnel.paid += one.course.paid;
        }
        funnel
    }

    /// How many ended so.
    pub fn ended(&self, ending: Ending) -> usize {
        Ending::ALL.iter().position(|of| *of == ending).map_or(0, |at| self.endings[at])
    }

    /// How many were paid out, settled ones among them.
    pub fn paid_out(&self) -> usize {
        self.ended(Ending::Paid) + self.ended(Ending::Settled)
    }

    /// How many ended without money.
    pub fn without(&self) -> usize {
        [Ending::Refused, Ending::Returned, Ending::Withdrawn, Ending::NoAnswer].map(|of| self.ended(of)).iter().sum()
    }

    /// Of how many anything is reported: what a share is of.
    pub fn known(&self) -> usize {
        self.all - self.ended(Ending::Unreported)
    }
}

/// By what applications are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// The source.
    #[default]
    Source,
    /// The district.
    District,
    /// Who applies.
    Applicant,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Source, Self::District, Self::Applicant];

    /// By what addresses call it, and the list its filter.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Source => "sumber",
            Self::District => "wilayah",
            Self::Applicant => "pemohon",
        }
    }

    /// That of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.code() == code)
    }

    /// What an application is in it; none where nobody says.
    pub fn code_of(self, one: &Application) -> Option<String> {
        match self {
            Self::Source => Some(one.financing.source.code().to_owned()),
            Self::District => one.district.map(|area| area.to_string()),
            Self::Applicant => Some(one.financing.applicant.code().to_owned()),
        }
    }
}

/// The funnels of what applications are told apart by, those of most applications first; of which nobody says what it is, last.
/// `own` goes before all.
pub fn funnels(applications: &[Application], by: By, own: Option<AreaCode>) -> Vec<(Option<String>, Funnel)> {
    let mut groups: BTreeMap<Option<String>, Vec<&Application>> = BTreeMap::new();
    for one in applications {
        groups.entry(by.code_of(one)).or_default().push(one);
    }
    let mut funnels: Vec<(Option<String>, Funnel)> =
        groups.into_iter().map(|(code, of)| (code, Funnel::of(of))).collect();
    let own = own.map(|area| area.to_string());
    funnels.sort_by_key(|(code, funnel)| {
        let is_own = own.is_some() && *code == own;
        (!is_own, code.is_none(), std::cmp::Reverse(funnel.all), code.clone())
    });
    funnels
}

/// The applications that stand still at a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Still {
    /// The stage.
    pub stage: Stage,
    /// How many.
    pub count: usize,
    /// For how long, in the order of [`Stillness::ALL`].
    pub lengths: [usize; Stillness::ALL.len()],
    /// The days of the middle one of those of which they are known.
    pub median: Option<i32>,
    /// The most days.
    pub longest: Option<i32>,
}

/// Where applications stand still on a day, in the order of the way.
pub fn stillness(applications: &[Application], day: Date) -> Vec<Still> {
    let mut stages: BTreeMap<(usize, Stage), Vec<Option<i32>>> = BTreeMap::new();
    for one in applications.iter().filter(|one| one.course.ending() == Ending::Open) {
        if let Some((stage, _)) = one.course.latest {
            stages.entry((stage.step().unwrap_or(usize::MAX), stage)).or_default().push(one.course.still(day));
        }
    }
    let still = |((_, stage), days): (_, Vec<Option<i32>>)| {
        let mut lengths = [0; Stillness::ALL.len()];
        for of in &days {
            let at = Stillness::ALL.iter().position(|length| *length == Stillness::of(*of)).unwrap_or_default();
            lengths[at] += 1;
        }
        let count = days.len();
        let mut known: Vec<i32> = days.into_iter().flatten().collect();
        known.sort_unstable();
        let median = (!known.is_empty()).then(|| known[(known.len() - 1) / 2]);
        Still { stage, count, lengths, median, longest: known.last().copied() }
    };
    stages.into_iter().map(still).collect()
}

/// Why nobody has answered an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unanswered {
    /// It is recorded to have ended without an answer.
    Recorded,
    /// It has waited for a decision for so many days.
    Waiting(i32),
}

/// Who asked and never got an answer: where that is recorded, or the last that happened before a decision is more than `days` ago on a
/// day. Those that have waited longest first.
pub fn unanswered(applications: &[Application], day: Date, days: i32) -> Vec<(&Application, Unanswered)> {
    let why = |one: &Application| match one.course.ending() {
        Ending::NoAnswer => Some(Unanswered::Recorded),
        Ending::Open => one.course.waits(day).filter(|waits| *waits > days).map(Unanswered::Waiting),
        _ => None,
    };
    let mut found: Vec<(&Application, Unanswered)> =
        applications.iter().filter_map(|one| why(one).map(|why| (one, why))).collect();
    found.sort_by_key(|(one, why)| match why {
        Unanswered::Waiting(days) => (0, std::cmp::Reverse(*days), one.id),
        Unanswered::Recorded => (1, std::cmp::Reverse(0), one.id),
    });
    found
}

/// Why applications were refused or sent back, the most frequent first, without a reason last: of each how many, and how many with
/// those before it.
pub fn reasons(applications: &[Application]) -> Vec<(Option<RefusalReason>, usize, usize)> {
    let mut counts: BTreeMap<Option<RefusalReason>, usize> = BTreeMap::new();
    for one in applications {
        if matches!(one.course.ending(), Ending::Refused | Ending::Returned) {
            *counts.entry(one.course.reason).or_default() += 1;
        }
    }
    let mut all: Vec<(Option<RefusalReason>, usize)> = counts.into_iter().collect();
    all.sort_by_key(|(reason, count)| (reason.is_none(), std::cmp::Reverse(*count), *reason));
    let mut sum = 0;
    let add = |(reason, count): (Option<RefusalReason>, usize)| {
        sum += count;
        (reason, count, sum)
    };
    all.into_iter().map(add).collect()
}

/// Loans that do not perform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Performance {
    /// Open loans of which the collectability is known: what a share is of.
    pub known: u32,
    /// Those of 3 to 5 among them.
    pub bad: u32,
    /// Open loans of which nobody says.
    pub unreported: u32,
    /// Not paid back of those of which it is known, rupiah.
    pub outstanding: i64,
    /// Of bad ones among it.
    pub outstanding_bad: i64,
}

impl Performance {
    /// Of these applications.
    pub fn of<'a>(applications: impl IntoIterator<Item = &'a Application>) -> Self {
        let mut found = Self::default();
        for one in applications.into_iter().filter(|one| one.course.is_open_loan(one.financing.source)) {
            let Some(collectability) = one.course.standing.as_ref().and_then(|of| of.collectability) else {
                found.unreported += 1;
                continue;
            };
            let open = one.course.outstanding().unwrap_or(0);
            found.known += 1;
            found.outstanding += open;
            if collectability.is_non_performing() {
                found.bad += 1;
                found.outstanding_bad += open;
            }
        }
        found
    }

    /// The share that does not perform; none where nothing is known.
    pub fn share(self) -> Option<f64> {
        (self.known > 0).then(|| f64::from(self.bad) / f64::from(self.known))
    }
}

/// The loans that perform or not, by source; sources without an open loan are left out.
pub fn performances(applications: &[Application]) -> Vec<(FinancingSource, Performance)> {
    let of = |source: &FinancingSource| {
        let own = applications.iter().filter(|one| one.financing.source == *source);
        (*source, Performance::of(own))
    };
    let all = FinancingSource::ALL.iter().map(of);
    all.filter(|(_, of)| of.known + of.unreported > 0).collect()
}

/// Loans of revolving funds of former years that are open: those of which nobody says what became of them first, then those of most
/// money.
pub fn old_loans(applications: &[Application]) -> Vec<&Application> {
    let is_open = |one: &&Application| {
        one.financing.source == FinancingSource::OldRevolving && one.course.is_open_loan(FinancingSource::OldRevolving)
    };
    let mut loans: Vec<&Application> = applications.iter().filter(is_open).collect();
    loans.sort_by_key(|one| {
        let open = one.course.outstanding();
        (open.is_some(), std::cmp::Reverse(open.unwrap_or(one.course.paid)), one.id)
    });
    loans
}
