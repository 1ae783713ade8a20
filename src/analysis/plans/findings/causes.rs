//! G1: a cause found in cases that no plan of that district answers.
//!
//! What can answer a cause stands in [`ANSWERS`]: sub-activities by what their indicators count, programmes where all of them
//! do. What no means of an office can mend (FACTS 1.8) needs no plan but a dissolution. A row that names only the programme of
//! an answer may be one, and a step of a case that names its row is one.

use super::meaning::Meanings;
use super::{Detail, FindingSettings, PlanFinding};
use crate::analysis::plans::rows::{PlanRow, Plans};
use crate::domain::{AreaCode, BookYear, Case, Cause, FindingTest, Id, Record, Weight};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What can answer a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The cause.
    pub cause: Cause,
    /// Codes of programmes, activities and sub-activities in normal form.
    pub codes: &'static [&'static str],
    /// Why these.
    pub source: &'static str,
}

/// Cause and answers. The codes are those of Kepmendagri 900.1.15.5-3406/2024, of the province's list of 2024 (FACTS 7.15) and
/// of the update of 2027, which do not contradict each other in these.
pub const ANSWERS: &[Answer] = &[
    Answer {
        cause: Cause::NoRat,
        codes: &["2.17.03", "2.17.06.2.01.0008", "2.17.06.1.01.0012"],
        source: "FACTS 1.7, 3.1: tata kelola and pemeriksaan; pelaporan; pendampingan revitalisasi",
    },
    Answer {
        cause: Cause::NoOfficers,
        codes: &["2.17.03.1.01.0003", "2.17.03.2.01.0003", "2.17.05", "2.17.06.1.01.0012"],
        source: "FACTS 1.8: new pengurus found; tata kelola kelembagaan and training",
    },
    Answer {
        cause: Cause::FormalRat,
        codes: &["2.17.03", "2.17.05"],
        source: "FACTS 3.1: pengawasan; pendidikan perkoperasian",
    },
    Answer {
        cause: Cause::BusinessStopped,
        codes: &["2.17.06.2.01.0005", "2.17.06.2.01.0006", "2.17.06.1.01.0002", "2.17.06.1.01.0012"],
        source: "FACTS 1.7, 7.15: pemulihan usaha; restrukturisasi usaha",
    },
    Answer {
        cause: Cause::NoMarket,
        codes: &["2.17.06.2.01.0004", "2.17.06.2.01.0005", "2.17.06.1.01.0002"],
        source: "FACTS 7.15: kemitraan; akses pasar",
    },
    Answer {
        cause: Cause::NoCapital,
        codes: &["2.17.06.2.01.0005", "2.17.06.2.01.0007", "2.17.06.1.01.0002"],
        source: "FACTS 1.8: bank access; fasilitasi akses permodalan and pembiayaan",
    },
    Answer {
        cause: Cause::BadLoans,
        codes: &["2.17.03", "2.17.04"],
        source: "FACTS 3.1: pengawasan; penilaian kesehatan",
    },
    Answer {
        cause: Cause::WeakManagement,
        codes: &["2.17.05", "2.17.06.2.01.0005", "2.17.06.1.01.0002", "2.17.06.1.01.0012"],
        source: "FACTS 1.8: training; penataan manajemen",
    },
    Answer {
        cause: Cause::IdleOfficers,
        codes: &["2.17.03", "2.17.05"],
        source: "FACTS 3.1: pengawasan; pendidikan perkoperasian",
    },
    Answer {
        cause: Cause::PassiveMembers,
        codes: &["2.17.05", "2.17.06.2.01.0009", "2.17.06.1.01.0012"],
        source: "FACTS 3.1: pendidikan perkoperasian; pemberdayaan koperasi",
    },
    Answer {
        cause: Cause::Shock,
        codes: &["2.17.06.2.01.0005", "2.17.06.2.01.0006", "2.17.06.1.01.0002", "2.17.06.1.01.0012"],
        source: "FACTS 1.7: pemulihan usaha",
    },
    Answer {
        cause: Cause::NotReported,
        codes: &["2.17.03", "2.17.05.1.01.0005", "2.17.06.2.01.0008"],
        source: "FACTS 1.8: an error of the data; pelaporan and ODS",
    },
];

/// The causes that a code can answer, as bits by their place in [`ANSWERS`].
fn answered_by(code: &str) -> u32 {
    let is_within =
        |code: &str, whole: &str| code.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let answers = |answer: &Answer| answer.codes.iter().any(|of| is_within(code, of) || is_within(of, code));
    ANSWERS.iter().enumerate().filter(|(_, answer)| answers(answer)).fold(0, |bits, (at, _)| bits | 1 << at)
}

/// A cause in a district: the cases in which it was found.
type Found<'t> = BTreeMap<(AreaCode, usize), Vec<(Id, &'t Case)>>;

pub(super) fn find(plans: &Plans, meanings: &Meanings, settings: &FindingSettings, found: &mut Vec<PlanFinding>) {
    let causes = causes(plans);
    if causes.is_empty() {
        return;
    }
    let mut answered: FxHashMap<(AreaCode, BookYear), u32> = FxHashMap::default();
    let mut planned: FxHashSet<(AreaCode, BookYear)> = FxHashSet::default();
    let mut by_code: FxHashMap<Arc<str>, u32> = FxHashMap::default();
    let paid = paid_cases(plans);
    for row in plans.rows() {
        planned.extend(row.plan.district().map(|district| (district, row.year())));
        let bits = bits(row, meanings, &mut by_code);
        if bits != 0 {
            for (district, _) in super::reach(plans, row) {
                *answered.entry((district, row.year())).or_default() |= bits;
            }
        }
    }
    for ((district, at), cases) in causes {
        for year in plans.years() {
            let bits = answered.get(&(district, year)).copied().unwrap_or_default();
            if !planned.contains(&(district, year)) || bits & 1 << at != 0 {
                continue;
            }
            let is_open = |case: &Case| {
                let ended = case.outcome_on.or_else(|| case.is_closed().then(|| case.since()));
                let year = i32::from(year.get());
                case.opened.year() <= year && ended.is_none_or(|ended| ended.year() >= year)
            };
            let open: Vec<Id> = cases
                .iter()
                .filter(|(id, case)| is_open(case) && !paid.contains(&(*id, year)))
                .map(|(id, _)| *id)
                .collect();
            if open.is_empty() || open.len() < usize::from(settings.cause_cooperatives) {
                continue;
            }
            let cause = ANSWERS[at].cause;
            found.push(PlanFinding {
                area: Some(district),
                cooperatives: open.len() as u32,
                others: open.into_iter().map(|id| (Case::TABLE, id)).collect(),
                ..PlanFinding::new(
                    FindingTest::CauseWithoutPlan,
                    format!("{cause}@{district}"),
                    year,
                    Detail::CauseWithoutPlan { cause },
                )
            });
        }
    }
}

/// The causes that a row can answer.
fn bits(row: &PlanRow, meanings: &Meanings, by_code: &mut FxHashMap<Arc<str>, u32>) -> u32 {
    let Some(code) = row.codes.code.clone().filter(|_| row.codes.programme.is_some()) else { return 0 };
    let own = *by_code.entry(code).or_insert_with_key(|code| answered_by(code));
    let same = meanings.of_row(row).into_iter().flat_map(|meaning| meanings.others(&meaning));
    same.fold(own, |bits, code| bits | answered_by(code))
}

/// Causes that weigh, by district. A suspicion is none yet.
fn causes<'t>(plans: &Plans<'t>) -> Found<'t> {
    let tables = plans.tables();
    let mut found = Found::new();
    for row in tables.diagnoses.live().filter(|row| row.value.weight != Weight::Suspected) {
        let Some(at) = ANSWERS.iter().position(|answer| answer.cause == row.value.cause) else { continue };
        let Some(case) = tables.cases.get_live(*row.value.case) else { continue };
        let cooperative = tables.cooperatives.get_live(*case.value.cooperative);
        if let Some(district) = cooperative.and_then(|row| row.value.district) {
            found.entry((district, at)).or_default().push((case.id, &case.value));
        }
    }
    found
}

/// The cases of which a row of a year pays a step.
fn paid_cases(plans: &Plans) -> FxHashSet<(Id, BookYear)> {
    let of_row = |row: &PlanRow| -> Vec<(Id, BookYear)> {
        plans.actions(row).iter().map(|step| (*step.value.case, row.year())).collect()
    };
    plans.rows().iter().flat_map(of_row).collect()
}
