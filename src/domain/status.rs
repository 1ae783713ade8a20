//! Active or inactive: the rules, applied to evidence.
//!
//! The definitions in force conflict (FACTS 1.6), so evidence is kept on two axes (RAT by year, business
//! by year) and the office chooses the rule under which its status is computed. What nobody has said is
//! unknown, not "no": a rule answers only what the evidence supports.

use crate::domain::{AnnualReport, BookYear, Business, Date, Form, codes, rat_due};

codes! {
    /// A rule that makes a status out of evidence.
    pub enum StatusRule {
        /// Permenkop 25/2015 art. 1(3) and 1(4): active with RAT in each of the last three years and business;
        /// inactive without a RAT in three years, or without business; else neither (R1 and R2).
        Permenkop25 = "permenkop_25_2015",
        /// The national system's practice (Tanah Bumbu 2023): inactive without a single RAT in three years
        /// and without business; else active (R3).
        Ods = "ods",
        /// Permenkop 9/2018, ground for dissolution by the Minister: no RAT in three years, or no real
        /// business in two; else active (R4).
        Permenkop9 = "permenkop_9_2018",
    }
}

/// A status computed from evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Aktif.
    Active,
    /// Tidak aktif.
    Inactive,
    /// The rule makes it neither: some RATs, but not all.
    Between,
    /// The evidence does not suffice.
    Undetermined,
}

impl Status {
    /// All of them, in the order in which people list them.
    pub const ALL: [Status; 4] = [Status::Active, Status::Inactive, Status::Between, Status::Undetermined];

    /// A stable code, for addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Status::Active => "active",
            Status::Inactive => "inactive",
            Status::Between => "between",
            Status::Undetermined => "undetermined",
        }
    }
}

impl std::str::FromStr for Status {
    type Err = ();
    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|status| status.code() == code).ok_or(())
    }
}

/// The last book year whose RAT is due before `on`.
pub fn last_due_year(form: Option<Form>, on: Date) -> BookYear {
    let due_passed = |year: i32| BookYear::new(year).is_some_and(|year| rat_due(form, year) < on);
    let year = if due_passed(on.year() - 1) { on.year() - 1 } else { on.year() - 2 };
    BookYear::new(year).unwrap_or_default()
}

/// The annual meeting that a cooperative is to hold next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextRat {
    /// The book year that it is on.
    pub year: BookYear,
    /// The last day for it.
    pub due: Date,
}

/// The annual meeting to be held next on the day `today`: that on the last book year that has ended, or where it has
/// been held, that on the one after.
pub fn next_rat<'r>(form: Option<Form>, reports: impl Iterator<Item = &'r AnnualReport>, today: Date) -> NextRat {
    let year = |year: i32| BookYear::new(year).unwrap_or_default();
    let ended = year(today.year() - 1);
    let held = reports.filter(|report| report.year == ended).any(|report| report.rat_held(today) == Some(true));
    let next = if held { year(today.year()) } else { ended };
    NextRat { year: next, due: rat_due(form, next) }
}

/// What is known of one book year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// The book year.
    pub year: BookYear,
    /// Whether the RAT was held; `None` when nobody has said.
    pub rat: Option<bool>,
    /// Whether the business was running; `None` when nobody has said.
    pub business: Option<bool>,
}

impl Evidence {
    fn of(year: BookYear, report: Option<&AnnualReport>, on: Date) -> Self {
        Self {
            year,
            rat: report.and_then(|report| report.rat_held(on)),
            business: report.and_then(|report| match report.business {
                Some(Business::Running) => Some(true),
                Some(Business::Stopped) => Some(false),
                _ => None,
            }),
        }
    }
}

/// What is known of the last book years whose RAT was due before `on`, latest first, from the reports of one cooperative in
/// any order.
pub fn evidence<'r, const YEARS: usize>(
    form: Option<Form>,
    reports: impl Iterator<Item = &'r AnnualReport> + Clone,
    on: Date,
) -> [Evidence; YEARS] {
    let last = i32::from(last_due_year(form, on).get());
    std::array::from_fn(|back| {
        let year = BookYear::new(last - back as i32).unwrap_or_default();
        Evidence::of(year, reports.clone().find(|report| report.year == year), on)
    })
}

/// A status with the evidence it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The status.
    pub status: Status,
    /// The last three book years whose RAT was due, latest first.
    pub years: [Evidence; 3],
}

/// The status under `rule` on the day `on`, from the reports of one cooperative in any order.
pub fn judge<'r>(
    rule: StatusRule,
    form: Option<Form>,
    reports: impl Iterator<Item = &'r AnnualReport> + Clone,
    on: Date,
) -> Verdict {
    let last = last_due_year(form, on);
    let years = evidence(form, reports.clone(), on);
    // Business that began in a year whose RAT is not yet due also counts as running; in one that has not begun, it does not.
    let mut lately = reports.filter(|report| report.year > last && report.year.start() <= on);
    let running_now = lately.any(|report| report.business == Some(Business::Running));
    Verdict { status: apply(rule, &years, running_now), years }
}

fn apply(rule: StatusRule, years: &[Evidence; 3], running_now: bool) -> Status {
    let no_rat = all(years.iter().map(|year| not(year.rat)));
    let all_rat = all(years.iter().map(|year| year.rat));
    let business = if running_now { Some(true) } else { years.iter().find_map(|year| year.business) };
    let no_business_two_years =
        if running_now { Some(false) } else { all(years[..2].iter().map(|year| not(year.business))) };
    match rule {
        StatusRule::Permenkop25 => match (either(no_rat, not(business)), both(all_rat, business)) {
            (Some(true), _) => Status::Inactive,
            (_, Some(true)) => Status::Active,
            (Some(false), Some(false)) => Status::Between,
            _ => Status::Undetermined,
        },
        StatusRule::Permenkop9 => two_way(either(no_rat, no_business_two_years)),
        StatusRule::Ods => two_way(both(no_rat, not(business))),
        StatusRule::Unknown(_) => Status::Undetermined,
    }
}

fn two_way(inactive: Option<bool>) -> Status {
    match inactive {
        Some(true) => Status::Inactive,
        Some(false) => Status::Active,
        None => Status::Undetermined,
    }
}

// Three-valued logic (Kleene): an unknown part decides nothing unless the known part already does.

fn not(a: Option<bool>) -> Option<bool> {
    a.map(|a| !a)
}

fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn either(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    not(both(not(a), not(b)))
}

fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    parts.fold(Some(true), both)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RatState;

    fn on() -> Date {
        "2024-05-13".parse().unwrap()
    }

    fn report(year: i32, rat: RatState, business: Business) -> AnnualReport {
        AnnualReport {
            year: BookYear::new(year).unwrap(),
            rat: Some(rat),
            business: Some(business),
            ..Default::default()
        }
    }

    fn status(rule: StatusRule, reports: &[AnnualReport]) -> Status {
        judge(rule, Some(Form::Primary), reports.iter(), on()).status
    }

    #[test]
    fn one_rat_in_three_years_is_grey_under_the_regulation_and_active_in_the_national_system() {
        let reports = [
            report(2021, RatState::NotHeld, Business::Running),
            report(2022, RatState::Held, Business::Running),
            report(2023, RatState::NotHeld, Business::Running),
        ];
        assert_eq!(status(StatusRule::Permenkop25, &reports), Status::Between);
        assert_eq!(status(StatusRule::Ods, &reports), Status::Active);
    }

    #[test]
    fn business_without_a_single_rat_is_where_the_rules_part() {
        let reports = [2021, 2022, 2023].map(|year| report(year, RatState::NotHeld, Business::Running));
        assert_eq!(status(StatusRule::Permenkop25, &reports), Status::Inactive);
        assert_eq!(status(StatusRule::Permenkop9, &reports), Status::Inactive);
        assert_eq!(status(StatusRule::Ods, &reports), Status::Active);
    }

    #[test]
    fn three_rats_and_business_are_active_everywhere() {
        let reports = [2021, 2022, 2023].map(|year| report(year, RatState::Held, Business::Running));
        for rule in StatusRule::ALL {
            assert_eq!(status(*rule, &reports), Status::Active, "{rule}");
        }
    }

    #[test]
    fn what_nobody_has_said_decides_nothing() {
        assert_eq!(status(StatusRule::Ods, &[]), Status::Undetermined);
        let reports = [report(2023, RatState::NotHeld, Business::Stopped)];
        assert_eq!(status(StatusRule::Ods, &reports), Status::Undetermined);
        assert_eq!(status(StatusRule::Permenkop25, &reports), Status::Inactive, "no business suffices");
    }

    #[test]
    fn a_day_after_the_one_that_is_asked_about_is_no_evidence() {
        let meeting = |year, day: &str| AnnualReport {
            rat: None,
            rat_date: day.parse().ok(),
            ..report(year, RatState::NotKnown, Business::Running)
        };
        let mut reports = [meeting(2021, "2022-03-01"), meeting(2022, "2023-03-01"), meeting(2023, "2062-03-01")];
        assert_eq!(status(StatusRule::Permenkop25, &reports), Status::Undetermined);
        reports[2].rat_date = Some(on());
        assert_eq!(status(StatusRule::Permenkop25, &reports), Status::Active);
        // What is said outright stands, whatever day is beside it.
        (reports[2].rat, reports[2].rat_date) = (Some(RatState::Held), "2062-03-01".parse().ok());
        assert_eq!(status(StatusRule::Permenkop25, &reports), Status::Active);
    }

    #[test]
    fn business_of_a_year_that_has_not_begun_is_no_evidence() {
        let stopped = [2021, 2022, 2023].map(|year| report(year, RatState::NotHeld, Business::Stopped));
        let and = |year| [&stopped[..], &[report(year, RatState::NotKnown, Business::Running)]].concat();
        assert_eq!(status(StatusRule::Ods, &and(2024)), Status::Active, "it has begun again this year");
        assert_eq!(status(StatusRule::Ods, &and(2061)), Status::Inactive);
    }

    #[test]
    fn the_next_meeting_is_that_on_the_year_that_has_ended_until_it_is_held() {
        let next = |form, reports: &[AnnualReport]| next_rat(Some(form), reports.iter(), on());
        let open = next(Form::Primary, &[report(2022, RatState::Held, Business::Running)]);
        assert_eq!((open.year.get(), open.due.to_string()), (2023, "2024-03-31".to_owned()));
        let held = next(Form::Secondary, &[report(2023, RatState::Held, Business::Running)]);
        assert_eq!((held.year.get(), held.due.to_string()), (2024, "2025-06-30".to_owned()));
    }

    #[test]
    fn a_secondary_cooperative_has_until_the_end_of_june() {
        assert_eq!(last_due_year(Some(Form::Primary), on()).get(), 2023);
        assert_eq!(last_due_year(Some(Form::Secondary), on()).get(), 2022);
        assert_eq!(last_due_year(Some(Form::Primary), "2024-03-31".parse().unwrap()).get(), 2022);
    }
}
