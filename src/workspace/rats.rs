//! The annual meetings (RAT) of one cooperative over five book years, as rows and its own page show them.

use super::{Index, Tables};
use crate::domain::status::last_due_year;
use crate::domain::{AnnualReport, BookYear, Id};

/// Book years that are looked at together.
pub const YEARS: usize = 5;

/// The book years whose meetings are shown, earliest first: up to the last whose RAT was due on the index's day, or to a
/// later one of which the data tell already.
pub fn shown_years(tables: &Tables, index: &Index) -> [BookYear; YEARS] {
    let on = index.position();
    let due = last_due_year(None, on);
    let ended = |report: &&AnnualReport| report.year > due && report.year.end() <= on && report.rat_held(on).is_some();
    let told = tables.annual_reports.live().map(|row| &row.value).filter(ended).map(|report| report.year).max();
    let last = i32::from(told.unwrap_or(due).get());
    std::array::from_fn(|at| BookYear::new(last - (YEARS - 1 - at) as i32).unwrap_or_default())
}

/// Whether a cooperative held its RAT on each of these book years; none where nobody has said.
pub fn rats_of(tables: &Tables, index: &Index, owner: Id, years: [BookYear; YEARS]) -> [Option<bool>; YEARS] {
    let mut held = [None; YEARS];
    for row in index.of::<AnnualReport>(tables, owner) {
        if let Some(at) = years.iter().position(|year| *year == row.value.year) {
            held[at] = row.value.rat_held(index.position());
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::domain::{Cooperative, RatState, Ref};
    use crate::replica::{Row, Stamp};
    use crate::workspace::Viewpoint;

    fn with(reports: &[(i32, RatState)]) -> (Tables, Index, Id) {
        let owner = Id::new(1, [1; 10]);
        let mut tables = Tables::default();
        tables.cooperatives.insert(Row::new(owner, Cooperative::default(), Stamp::default()));
        for (year, rat) in reports {
            let year = BookYear::new(*year).unwrap();
            let report = AnnualReport { cooperative: Ref::to(owner), year, rat: Some(*rat), ..AnnualReport::default() };
            tables.annual_reports.insert(Row::new(AnnualReport::id(owner, year), report, Stamp::default()));
        }
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        (tables, index, owner)
    }

    #[test]
    fn the_years_are_those_that_were_due_and_end_with_the_last() {
        let (tables, index, owner) = with(&[]);
        let years = shown_years(&tables, &index);
        assert!(years.is_sorted());
        assert_eq!(years[YEARS - 1], last_due_year(None, index.position()));
        assert_eq!(rats_of(&tables, &index, owner, years), [None; YEARS]);
    }

    #[test]
    fn what_was_told_stands_in_its_year() {
        let (tables, index, _) = with(&[]);
        let last = i32::from(shown_years(&tables, &index)[YEARS - 1].get());
        let (tables, index, owner) =
            with(&[(last, RatState::Held), (last - 1, RatState::NotHeld), (last - 2, RatState::NotKnown)]);
        let years = shown_years(&tables, &index);
        assert_eq!(rats_of(&tables, &index, owner, years), [None, None, None, Some(false), Some(true)]);
    }
}
