//! The calendar of the planning year: what is due when, for which year, with where it stands written.
//!
//! Months are typical ones of the sources; which day a government sets is its own matter, so a step is due by the last day of
//! its last month. What no source but one press item says is marked and stays to be set by an office.

use crate::domain::{BookYear, Date, Level};

/// What is to be done in the planning year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanningStep {
    /// Rancangan awal RKPD and Renja.
    FirstDraft,
    /// Konsultasi publik on the RKPD.
    PublicConsultation,
    /// Forum perangkat daerah.
    OfficeForum,
    /// Musrenbang RKPD, after those of the kecamatan.
    Musrenbang,
    /// Rancangan akhir RKPD and Renja.
    FinalDraft,
    /// RKPD laid down.
    GovernmentPlan,
    /// Changes of the running year (perubahan RKPD and Renja).
    Change,
    /// KUA-PPAS.
    Ceiling,
    /// RKA.
    Budget,
    /// Renstra, Renja, PK, IKU and DPA in the files of SAKIP.
    YearBegins,
    /// LKjIP on the year before.
    AccountabilityReport,
    /// Rencana aksi.
    ActionPlan,
    /// RKA of DAK nonfisik uploaded.
    DakBudget,
    /// Schedule of the trainings of DAK nonfisik.
    DakSchedule,
    /// Capaian triwulan I.
    Quarter1,
    /// Capaian triwulan II and monitoring of the rencana aksi.
    Quarter2,
    /// Capaian triwulan III.
    Quarter3,
    /// Evaluasi internal.
    InternalEvaluation,
    /// Rekap of the year.
    YearSummary,
    /// Capaian triwulan IV.
    Quarter4,
}

/// When a step is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    /// What.
    pub step: PlanningStep,
    /// First month, and the years between it and the year planned for: −1 is the year before.
    pub from: (i8, u8),
    /// Last month and its years.
    pub to: (i8, u8),
    /// Last day of the last month, where it is not the last.
    pub day: Option<u8>,
    /// The section of FACTS and the source there.
    pub source: &'static str,
    /// Whether only one place says it, or none: then an office is to set it.
    pub unverified: bool,
    /// Who is concerned; empty for both province and district.
    pub levels: &'static [Level],
}

const fn step(step: PlanningStep, from: (i8, u8), to: (i8, u8), source: &'static str) -> Occasion {
    Occasion { step, from, to, day: None, source, unverified: false, levels: &[] }
}

const fn typical(of: Occasion) -> Occasion {
    Occasion { unverified: true, ..of }
}

const CYCLE: &str = "FACTS 3.5: month-by-month stages, fliphtml5.com/faoqx/ybrg";
const SAKIP: &str = "FACTS 7.14: SAKIP calendar, Sulawesi Tenggara 2026";
const DAK: &str = "FACTS 2: petunjuk DAK nonfisik PK2UMK, scribd 571035164";

/// The calendar, in the order in which it comes for a year.
pub const CALENDAR: &[Occasion] = &[
    typical(step(PlanningStep::FirstDraft, (-2, 12), (-1, 1), CYCLE)),
    step(
        PlanningStep::PublicConsultation,
        (-1, 2),
        (-1, 2),
        "FACTS 7.11: RKPD 2027 on 10 February 2026, abdipersadafm.co.id",
    ),
    typical(step(PlanningStep::OfficeForum, (-1, 2), (-1, 3), "FACTS 3.5; 7.11: HSS on 11–12 March 2025")),
    typical(step(PlanningStep::Musrenbang, (-1, 3), (-1, 4), CYCLE)),
    typical(step(
        PlanningStep::FinalDraft,
        (-1, 5),
        (-1, 6),
        "FACTS 3.5: a rakor on 13 May falls between musrenbang and RKPD",
    )),
    typical(step(PlanningStep::GovernmentPlan, (-1, 6), (-1, 7), CYCLE)),
    typical(step(PlanningStep::Ceiling, (-1, 7), (-1, 8), "FACTS 3.5: after the RKPD; no month found")),
    typical(step(PlanningStep::Budget, (-1, 9), (-1, 11), "FACTS 3.5: after KUA-PPAS; no month found")),
    step(PlanningStep::YearBegins, (0, 1), (0, 1), SAKIP),
    Occasion { day: Some(15), ..step(PlanningStep::DakBudget, (0, 3), (0, 3), DAK) },
    step(PlanningStep::DakSchedule, (0, 3), (0, 3), DAK),
    step(PlanningStep::ActionPlan, (0, 3), (0, 3), SAKIP),
    step(PlanningStep::Quarter1, (0, 4), (0, 4), SAKIP),
    typical(step(PlanningStep::Change, (0, 6), (0, 8), "FACTS 3.5: perubahan; no month found")),
    step(PlanningStep::Quarter2, (0, 7), (0, 7), SAKIP),
    step(PlanningStep::Quarter3, (0, 10), (0, 10), SAKIP),
    step(PlanningStep::InternalEvaluation, (0, 11), (0, 11), SAKIP),
    step(PlanningStep::YearSummary, (0, 12), (0, 12), SAKIP),
    step(PlanningStep::Quarter4, (1, 1), (1, 1), SAKIP),
    step(PlanningStep::AccountabilityReport, (1, 2), (1, 2), SAKIP),
];

/// A step with its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueIn {
    /// What and why.
    pub occasion: &'static Occasion,
    /// The year planned for.
    pub year: BookYear,
    /// The first day.
    pub from: Date,
    /// The last.
    pub due: Date,
}

/// The calendar of the plans of a year, the earliest first.
pub fn of_year(year: BookYear) -> Vec<DueIn> {
    let mut found: Vec<DueIn> = CALENDAR.iter().filter_map(|occasion| placed(occasion, year)).collect();
    found.sort_by_key(|one| (one.due, one.occasion.step));
    found
}

fn placed(occasion: &'static Occasion, year: BookYear) -> Option<DueIn> {
    let day = |(years, month): (i8, u8)| Date::new(i32::from(year.get()) + i32::from(years), month, 1).ok();
    let last = day(occasion.to)?;
    let days = occasion.day.unwrap_or(last.days_of_month());
    Some(DueIn { occasion, year, from: day(occasion.from)?, due: last.plus_days(i32::from(days) - 1) })
}

/// What is due for an office of a level on a day: all that has begun and not ended, and what begins within so many days; of
/// the years before and after, the earliest first.
pub fn due_on(level: Level, on: Date, within_days: i32) -> Vec<DueIn> {
    let years = (on.year() - 1..=on.year() + 2).filter_map(BookYear::new);
    let concerns = |one: &DueIn| one.occasion.levels.is_empty() || one.occasion.levels.contains(&level);
    let until = on.plus_days(within_days);
    let is_due = |one: &DueIn| one.from <= until && one.due >= on;
    let mut found: Vec<DueIn> = years.flat_map(of_year).filter(|one| concerns(one) && is_due(one)).collect();
    found.sort_by_key(|one| (one.due, one.year, one.occasion.step));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_rakor_of_may_meets_the_final_draft_of_the_next_year_and_no_musrenbang() {
        let day = |text: &str| -> Date { text.parse().unwrap() };
        let steps = |on: &str, within| -> Vec<(u16, PlanningStep)> {
            due_on(Level::Province, day(on), within)
                .into_iter()
                .map(|one| (one.year.get(), one.occasion.step))
                .collect()
        };
        assert_eq!(steps("2024-05-13", 0), [(2025, PlanningStep::FinalDraft)]);
        assert!(steps("2024-05-13", 30).contains(&(2025, PlanningStep::GovernmentPlan)));
        assert!(steps("2024-03-10", 0).contains(&(2024, PlanningStep::DakBudget)));
        assert!(!steps("2024-03-16", 0).contains(&(2024, PlanningStep::DakBudget)));
        assert!(steps("2024-01-31", 0).contains(&(2023, PlanningStep::Quarter4)));
    }

    #[test]
    fn every_step_is_there_once_ends_after_it_begins_and_says_where_it_stands() {
        let year = BookYear::new(2027).unwrap();
        let all = of_year(year);
        assert_eq!(all.len(), CALENDAR.len());
        assert_eq!(all.iter().map(|one| one.occasion.step).collect::<BTreeSet<_>>().len(), CALENDAR.len());
        assert!(all.iter().all(|one| one.from <= one.due && one.occasion.source.starts_with("FACTS")));
    }
}
