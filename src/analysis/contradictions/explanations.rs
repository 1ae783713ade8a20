//! What would explain that figures contradict each other. Each is a way to look, and no verdict.

use super::{Conflict, Contradiction};
use crate::domain::{Date, Measure, Supervision, Tally};

/// Of more parts than so many, none is singled out for a digit.
const FEW_PARTS: usize = 3;

/// A way in which it could have come about.
#[derive(Debug, Clone, PartialEq)]
pub enum Explanation {
    /// With one digit of a figure another, all would fit.
    Digit {
        /// What is said.
        said: u64,
        /// What would fit.
        fits: u64,
    },
    /// Those that another level supervises are counted in the one, and not in the other.
    Level {
        /// The level.
        level: Supervision,
        /// How many these are.
        count: u64,
    },
    /// The figures stand for different days.
    OtherDay {
        /// The earlier one.
        from: Date,
        /// The later one.
        to: Date,
    },
    /// Koperasi Merah Putih were founded in between, and may be counted in the later one.
    MerahPutih,
    /// The parts are in another unit.
    Unit {
        /// How many times.
        factor: u64,
    },
    /// The status of rows has been entered or changed since it was published.
    RowsSince,
}

/// Since when Koperasi Merah Putih are founded (Inpres 9/2025 of 27 March 2025).
fn merah_putih_begin() -> Date {
    Date::new(2025, 3, 27).unwrap_or_default()
}

/// What would explain a contradiction.
pub(super) fn of(found: &Contradiction, tallies: &[&Tally]) -> Vec<Explanation> {
    let mut explanations = Vec::new();
    match found.conflict {
        Conflict::Parts { sum } => {
            explanations.extend(unit(found.figure.value.get(), sum));
            explanations.extend(digit(found, sum, tallies));
            explanations.extend(level(found, sum, tallies));
        }
        Conflict::Twice | Conflict::Factor { .. } => {
            explanations.extend(found.beside.iter().flat_map(|beside| between(beside, &found.figure)));
        }
        Conflict::Rows { counted } => {
            explanations.extend(one_digit(found.figure.value.get(), counted.into()));
            explanations.push(Explanation::RowsSince);
        }
        Conflict::NotDelivered | Conflict::Exceeded | Conflict::Words { .. } | Conflict::Share { .. } => {}
    }
    explanations
}

/// Where the sum is a thousand or a million times the whole, or the other way round.
fn unit(whole: u64, sum: u64) -> Option<Explanation> {
    let (small, large) = (whole.min(sum), whole.max(sum));
    let factor = [1_000, 1_000_000].into_iter().find(|factor| small > 0 && large / factor == small);
    factor.map(|factor| Explanation::Unit { factor })
}

fn one_digit(said: u64, fits: u64) -> Option<Explanation> {
    let (one, other) = (said.to_string(), fits.to_string());
    let different = one.bytes().zip(other.bytes()).filter(|(one, other)| one != other).count();
    (one.len() == other.len() && different == 1).then_some(Explanation::Digit { said, fits })
}

/// The figure of which one digit would be another. One that somebody else says too is not in doubt.
fn digit(found: &Contradiction, sum: u64, tallies: &[&Tally]) -> Option<Explanation> {
    let is_confirmed = |figure: &Tally| {
        tallies.iter().any(|other| {
            (other.area, other.supervision, other.measure, other.value)
                == (figure.area, figure.supervision, figure.measure, figure.value)
                && other.source != figure.source
        })
    };
    let whole = found.figure.value.get();
    let of_whole = || (!is_confirmed(&found.figure)).then(|| one_digit(whole, sum)).flatten();
    let of_part = |part: &Tally| {
        let said = part.value.get();
        one_digit(said, (said + whole).checked_sub(sum)?)
    };
    let parts = || (found.beside.len() <= FEW_PARTS).then(|| found.beside.iter().find_map(of_part)).flatten();
    of_whole().or_else(parts)
}

/// The level of which the published number is just what is missing or too many.
fn level(found: &Contradiction, sum: u64, tallies: &[&Tally]) -> Option<Explanation> {
    let missing = found.figure.value.get().abs_diff(sum);
    let is_it = |tally: &&&Tally| {
        tally.area == found.figure.area
            && tally.measure == found.figure.measure
            && (tally.date, tally.precision) == (found.figure.date, found.figure.precision)
            && tally.value.get() == missing
    };
    let level = tallies.iter().find(is_it)?.supervision?;
    Some(Explanation::Level { level, count: missing })
}

/// What lies between two figures.
fn between(earlier: &Tally, later: &Tally) -> Vec<Explanation> {
    let (from, to) = (earlier.date.min(later.date), earlier.date.max(later.date));
    let is_other_day = from != to;
    let may_count_them = matches!(later.measure, Measure::All | Measure::Active)
        && later.supervision.is_none_or(|level| level == Supervision::District);
    let is_since = from < merah_putih_begin() && to >= merah_putih_begin();
    let other_day = is_other_day.then_some(Explanation::OtherDay { from, to });
    other_day.into_iter().chain((may_count_them && is_since).then_some(Explanation::MerahPutih)).collect()
}
