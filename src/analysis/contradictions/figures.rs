//! Figures of one source against each other, and figures of one thing against what was said of it at other times.

use super::{Conflict, Contradiction, said};
use crate::domain::{AreaCode, AreaLevel, Basis, Date, Measure, Precision, Supervision, Tally};
use std::collections::BTreeMap;

/// A figure that moves by more than one in so many …
const FAR: u64 = 4;
/// … within so many days is said of another thing, or wrongly.
const SOON: i32 = 730;
/// Two that are a thousand times each other, but for so many in a thousand.
const NEAR_A_FACTOR: f64 = 0.02;
/// What people lose or add when they copy figures.
const FACTORS: [u64; 2] = [1_000, 1_000_000];

/// What one source says of one area and day: by level of supervision and by what is counted.
type Issue<'t> = BTreeMap<(Option<Supervision>, Measure), &'t Tally>;

/// A whole, and the parts that make it up where all of them are said.
const WHOLES: [(Measure, &[Measure]); 3] = [
    (Measure::All, &[Measure::Active, Measure::Inactive]),
    (Measure::All, &[Measure::RatHeld, Measure::ActiveWithoutRat, Measure::Inactive]),
    (Measure::MerahPutih, &[Measure::VillageOfDesa, Measure::VillageOfKelurahan]),
];

/// A part, and of what it is one.
const PARTS: [(Measure, Measure); 16] = [
    (Measure::Active, Measure::All),
    (Measure::Inactive, Measure::All),
    (Measure::RatHeld, Measure::All),
    (Measure::ActiveWithoutRat, Measure::Active),
    (Measure::DissolutionProposed, Measure::Inactive),
    (Measure::Certified, Measure::All),
    (Measure::MerahPutih, Measure::All),
    (Measure::VillageAccounts, Measure::MerahPutih),
    (Measure::VillageTaxNumbers, Measure::MerahPutih),
    (Measure::VillageBusinessNumbers, Measure::MerahPutih),
    (Measure::VillageRatHeld, Measure::MerahPutih),
    (Measure::VillageMicrosites, Measure::MerahPutih),
    (Measure::VillageWithOutlet, Measure::MerahPutih),
    (Measure::VillageWithPartnership, Measure::MerahPutih),
    (Measure::VillageBuilt, Measure::VillageSites),
    (Measure::VillageHealthy, Measure::VillageHealthScored),
];

fn contradiction(conflict: Conflict, figure: &Tally, beside: &[&Tally]) -> Contradiction {
    let beside = beside.iter().map(|tally| (*tally).clone()).collect();
    Contradiction { conflict, figure: figure.clone(), beside, explanations: Vec::new() }
}

/// What every source says at once: sums of statuses and of levels, parts that are larger than their whole, words and percentages,
/// and one figure with two values.
pub(super) fn of_issues(tallies: &[&Tally], found: &mut Vec<Contradiction>) {
    type Key<'t> = (Date, Precision, AreaCode, &'t str, Basis);
    let mut issues: BTreeMap<Key, Issue> = BTreeMap::new();
    let (wholes, levels): (Vec<&Tally>, Vec<&Tally>) = tallies.iter().partition(|tally| tally.supervision.is_none());
    for tally in wholes.into_iter().chain(levels) {
        let key = |basis: Basis| (tally.date, tally.precision, tally.area, &*tally.source, basis);
        // What one level supervises is on that basis, and a part of the whole whatever the basis of that is.
        let of_whole = [Basis::Unstated, Basis::Supervision, Basis::Domicile].map(key);
        let of_whole = of_whole.into_iter().find(|key| tally.supervision.is_some() && issues.contains_key(key));
        let issue = issues.entry(of_whole.unwrap_or_else(|| key(tally.basis))).or_default();
        let before = issue.insert((tally.supervision, tally.measure), tally);
        if let Some(before) = before.filter(|before| before.value != tally.value) {
            found.push(contradiction(Conflict::Twice, tally, &[before]));
        }
    }
    for ((_, _, area, ..), issue) in &issues {
        for level in [None, Some(Supervision::District), Some(Supervision::Province), Some(Supervision::National)] {
            of_level(issue, level, found);
        }
        if area.level() == AreaLevel::Province {
            of_levels(issue, found);
        }
    }
}

/// What is said of one level.
fn of_level(issue: &Issue, level: Option<Supervision>, found: &mut Vec<Contradiction>) {
    let get = |measure: Measure| issue.get(&(level, measure)).copied();
    for (whole, parts) in WHOLES {
        let parts: Option<Vec<&Tally>> = parts.iter().map(|part| get(*part)).collect();
        if let (Some(whole), Some(parts)) = (get(whole), parts) {
            found.extend(sum_of(whole, &parts));
        }
    }
    for (part, whole) in PARTS {
        if let (Some(part), Some(whole)) = (get(part), get(whole))
            && part.value > whole.value
        {
            found.push(contradiction(Conflict::Exceeded, whole, &[part]));
        }
    }
    for tally in issue.iter().filter(|((of, _), _)| *of == level).map(|(_, tally)| *tally) {
        if let Some(said) = said::magnitude(tally).filter(|said| !said.holds(tally.value.get())) {
            found.push(contradiction(Conflict::Words { said }, tally, &difference(issue, tally)));
        }
        if let Some(share) = said::share(tally)
            && let Some(whole) = get(share.of)
            && let Some(follows) = share.contradicted_by(tally.value.get(), whole.value.get())
        {
            found.push(contradiction(Conflict::Share { said: share.percent, follows }, tally, &[whole]));
        }
    }
}

/// What the levels of supervision come to.
fn of_levels(issue: &Issue, found: &mut Vec<Contradiction>) {
    for ((_, measure), whole) in issue.iter().filter(|((level, _), _)| level.is_none()) {
        let get = |level: Supervision| issue.get(&(Some(level), *measure)).copied();
        if let (Some(district), Some(province)) = (get(Supervision::District), get(Supervision::Province)) {
            let parts: Vec<&Tally> = [province, district].into_iter().chain(get(Supervision::National)).collect();
            found.extend(sum_of(whole, &parts));
        }
    }
}

fn sum_of(whole: &Tally, parts: &[&Tally]) -> Option<Contradiction> {
    let sum = parts.iter().map(|part| part.value.get()).sum();
    match (sum, whole.value.get()) {
        (sum, whole) if sum == whole => None,
        (0, _) => Some(contradiction(Conflict::NotDelivered, whole, parts)),
        (sum, _) => Some(contradiction(Conflict::Parts { sum }, whole, parts)),
    }
}

/// The figures of the same source of which one is the difference: the whole, and what the other level has of it.
fn difference<'t>(issue: &Issue<'t>, tally: &Tally) -> Vec<&'t Tally> {
    let other = match tally.supervision {
        Some(Supervision::District) => Supervision::Province,
        Some(Supervision::Province) => Supervision::District,
        _ => return Vec::new(),
    };
    let get = |level: Option<Supervision>| issue.get(&(level, tally.measure)).copied();
    let pair = get(None).zip(get(Some(other)));
    let fits =
        |(whole, other): &(&Tally, &Tally)| whole.value.get().checked_sub(other.value.get()) == Some(tally.value.get());
    pair.filter(fits).map(|(whole, other)| vec![whole, other]).unwrap_or_default()
}

/// What is said of one thing at several times and by several sources.
pub(super) fn of_courses(tallies: &[&Tally], found: &mut Vec<Contradiction>) {
    type Key = (AreaCode, Option<Supervision>, Measure, Basis);
    let mut courses: BTreeMap<Key, Vec<&Tally>> = BTreeMap::new();
    for tally in tallies.iter().filter(|tally| tally.precision != Precision::About) {
        // A whole province is the same on every basis.
        let is_whole = tally.area.level() == AreaLevel::Province && tally.supervision.is_none();
        let basis = if is_whole { Basis::Domicile } else { tally.basis };
        courses.entry((tally.area, tally.supervision, tally.measure, basis)).or_default().push(tally);
    }
    for ((.., measure, basis), mut course) in courses {
        course.sort_by_key(|tally| (tally.date, tally.precision, tally.value, tally.source.clone()));
        for pair in course.windows(2) {
            let [earlier, later] = [pair[0], pair[1]];
            if let Some(factor) = factor(earlier.value.get(), later.value.get()) {
                // The larger one is in doubt: figures are copied with too many zeros and in too large units.
                let (figure, other) = if later.value > earlier.value { (later, earlier) } else { (earlier, later) };
                found.push(contradiction(Conflict::Factor { factor }, figure, &[other]));
            } else if basis != Basis::Unstated && is_apart(measure, earlier, later) {
                found.push(contradiction(Conflict::Twice, later, &[earlier]));
            }
        }
    }
}

/// Whether two figures of one thing cannot both be true: they differ of one day, or too far within a short time.
fn is_apart(measure: Measure, earlier: &Tally, later: &Tally) -> bool {
    let (one, other) = (earlier.value.get(), later.value.get());
    if (earlier.date, earlier.precision) == (later.date, later.precision) {
        return one != other;
    }
    // Of what grows by itself there is a page of its own (`village_figures`).
    let is_stock = matches!(measure, Measure::All | Measure::Active | Measure::Inactive);
    is_stock && later.date.days() - earlier.date.days() <= SOON && one.abs_diff(other) * FAR > one
}

fn factor(one: u64, other: u64) -> Option<u64> {
    let (small, large) = (one.min(other), one.max(other));
    FACTORS.into_iter().find(|factor| {
        let times = large as f64 / small as f64;
        small > 0 && (times / *factor as f64 - 1.0).abs() <= NEAR_A_FACTOR
    })
}
