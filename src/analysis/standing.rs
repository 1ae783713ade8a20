//! Where a register stands, under both readings of the status at once.

use super::follow_up::current_cases;
use super::{Counts, Reading, of_all};
use crate::domain::{AreaCode, Basis, Date, DeclaredStatus, Measure, Precision, Tally, territory::Territory};
use crate::workspace::{Index, Tables};
use std::collections::BTreeMap;

/// Where a register stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// As the offices declare.
    pub declared: Counts,
    /// As the evidence shows under the chosen rule.
    pub computed: Counts,
    /// Those that are inactive under a reading and whose case is open: declared, computed.
    pub with_open_case: [u32; 2],
    /// Those that are inactive under a reading and never had a case: declared, computed.
    pub without_case: [u32; 2],
    /// Without a membership area, from which supervision would follow.
    pub without_supervision: u32,
    /// Without a district of the domicile.
    pub without_district: u32,
}

impl Standing {
    /// The counts of a reading.
    pub const fn counts(&self, reading: Reading) -> Counts {
        match reading {
            Reading::Declared => self.declared,
            Reading::Computed => self.computed,
        }
    }

    /// Of those that are inactive under a reading, how many have an open case, and how many never had one.
    pub const fn cases(&self, reading: Reading) -> (u32, u32) {
        let at = matches!(reading, Reading::Computed) as usize;
        (self.with_open_case[at], self.without_case[at])
    }

    /// How many have a declared status.
    pub const fn said(&self) -> u32 {
        self.declared.total - self.declared.unknown
    }

    /// Of how many the evidence suffices to say anything.
    pub const fn shown(&self) -> u32 {
        self.computed.total - self.computed.unknown
    }
}

/// Where a register stands.
pub fn standing(tables: &Tables, index: &Index) -> Standing {
    let cases = current_cases(tables);
    let mut standing = Standing {
        declared: of_all(index, Reading::Declared),
        computed: of_all(index, Reading::Computed),
        ..Standing::default()
    };
    for (row, facts) in tables.cooperatives.rows().iter().zip(index.facts()).filter(|(_, facts)| facts.live) {
        standing.without_supervision += u32::from(facts.supervision.is_none());
        standing.without_district += u32::from(facts.district.is_none());
        let is_inactive = [
            facts.declared == Some(DeclaredStatus::Inactive),
            facts.computed == crate::domain::status::Status::Inactive,
        ];
        if !is_inactive.contains(&true) {
            continue;
        }
        let counts = match cases.get(&row.id) {
            None => &mut standing.without_case,
            Some(case) if !case.value.is_closed() => &mut standing.with_open_case,
            Some(_) => continue,
        };
        for (count, is_inactive) in counts.iter_mut().zip(is_inactive) {
            *count += u32::from(is_inactive);
        }
    }
    standing
}

/// Figures that were published of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The day.
    pub date: Date,
    /// How exactly it is known.
    pub precision: Precision,
    /// Who published them.
    pub source: String,
    /// All cooperatives.
    pub all: Option<u32>,
    /// The active ones.
    pub active: Option<u32>,
    /// The inactive ones.
    pub inactive: Option<u32>,
}

/// What was published of a whole area up to a day, earliest first, on the same basis as the register is counted. A whole
/// province is the same on every basis; of a district only what names this one.
pub fn issues(tables: &Tables, area: AreaCode, basis: Basis, until: Date) -> Vec<Issue> {
    let is_whole = area == Territory::current().province.code;
    let counts = |tally: &&Tally| {
        tally.area == area
            && tally.supervision.is_none()
            && (is_whole || tally.basis == basis)
            && !matches!(tally.precision, Precision::About)
            && tally.date <= until
    };
    let mut issues: BTreeMap<Date, Issue> = BTreeMap::new();
    for tally in tables.tallies.live().map(|row| &row.value).filter(counts) {
        let issue = issues.entry(tally.date).or_insert_with(|| Issue {
            date: tally.date,
            precision: tally.precision,
            source: tally.source.to_string(),
            all: None,
            active: None,
            inactive: None,
        });
        let place = match tally.measure {
            Measure::All => &mut issue.all,
            Measure::Active => &mut issue.active,
            Measure::Inactive => &mut issue.inactive,
            _ => continue,
        };
        if let Ok(count) = u32::try_from(tally.value.get()) {
            place.get_or_insert(count);
        }
    }
    issues.into_values().filter(|issue| issue.all.or(issue.active).or(issue.inactive).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::sample::{Options, fictional};
    use crate::workspace::Viewpoint;

    #[test]
    fn the_example_stands_where_the_founding_meeting_found_it_and_beside_what_was_published_before() {
        let tables = fictional(&Options::default());
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Permenkop25));
        let standing = standing(&tables, &index);
        assert_eq!(
            (standing.declared.total, standing.declared.active, standing.declared.inactive),
            (3_027, 1_944, 1_083)
        );
        assert_eq!(standing.computed.total, standing.shown() + standing.computed.unknown);
        // The same as above the board, where those whose case is closed are the rest.
        assert_eq!(standing.cases(Reading::Declared), (565, 459));
        assert_eq!((standing.without_supervision, standing.without_district), (0, 0));
        let province = Territory::current().province.code;
        let issues = issues(&tables, province, Basis::Domicile, "2024-05-12".parse().unwrap());
        let last = issues.last().unwrap();
        assert_eq!((last.date.to_string().as_str(), last.all, last.active), ("2024-01-01", Some(3_014), None));
        assert!(issues.iter().any(|issue| issue.all == Some(2_651) && issue.inactive == Some(902)));
    }
}
