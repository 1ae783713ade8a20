//! What it means to choose a rule: the register under two rules side by side, and who turns inactive if nothing is done
//! (FACTS 1.6).

use crate::domain::rat_due;
use crate::domain::status::{Status, StatusRule, Verdict, judge, last_due_year};
use crate::domain::{AnnualReport, AreaCode, BookYear, Cooperative, Date, Id, RatState};
use crate::replica::Row;
use crate::workspace::{Index, Tables};

/// How many cooperatives have which status under two rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Crossing {
    /// By status under the first rule, then under the second, in the order of [`Status::ALL`].
    pub counts: [[u32; 4]; 4],
}

impl Crossing {
    /// Those with this status under the first rule and that one under the second.
    pub fn of(&self, first: Status, second: Status) -> u32 {
        self.counts[first as usize][second as usize]
    }

    /// Those with this status under the first rule.
    pub fn under_first(&self, status: Status) -> u32 {
        self.counts[status as usize].iter().sum()
    }

    /// Those with this status under the second rule.
    pub fn under_second(&self, status: Status) -> u32 {
        self.counts.iter().map(|row| row[status as usize]).sum()
    }

    /// All of them.
    pub fn all(&self) -> u32 {
        self.counts.iter().flatten().sum()
    }

    /// The change of status that most of them would have, and how many: under the first rule, under the second.
    pub fn largest_flip(&self) -> Option<(Status, Status, u32)> {
        let pairs = Status::ALL.into_iter().flat_map(|first| Status::ALL.map(|second| (first, second)));
        let flips = pairs.filter(|(first, second)| first != second);
        let counted = flips.map(|(first, second)| (first, second, self.of(first, second)));
        counted.max_by_key(|(.., count)| *count).filter(|(.., count)| *count > 0)
    }

    /// Those that have another status under the one than under the other.
    pub fn flipping(&self) -> u32 {
        self.all() - Status::ALL.iter().map(|status| self.of(*status, *status)).sum::<u32>()
    }
}

fn verdict(tables: &Tables, index: &Index, row: &Row<Cooperative>, rule: StatusRule) -> Verdict {
    let reports = index.of::<AnnualReport>(tables, row.id).map(|report| &report.value);
    judge(rule, row.value.form, reports, index.position())
}

/// The cooperatives of a district, or all.
fn within(tables: &Tables, area: Option<AreaCode>) -> impl Iterator<Item = &Row<Cooperative>> {
    tables.cooperatives.live().filter(move |row| area.is_none() || row.value.district == area)
}

/// The register, or a district's part of it, under two rules, on the day for which the index computes the status.
pub fn crossing(
    tables: &Tables,
    index: &Index,
    area: Option<AreaCode>,
    first: StatusRule,
    second: StatusRule,
) -> Crossing {
    let mut crossing = Crossing::default();
    for row in within(tables, area) {
        let [first, second] = [first, second].map(|rule| verdict(tables, index, row, rule).status);
        crossing.counts[first as usize][second as usize] += 1;
    }
    crossing
}

/// A cooperative under two rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flip {
    /// The cooperative.
    pub id: Id,
    /// What the first rule says, and upon which evidence.
    pub first: Verdict,
    /// What the second rule says of the same evidence.
    pub second: Status,
}

/// The cooperatives of one cell of the [`Crossing`]; without one, all that flip. In the order of the table.
pub fn flips(
    tables: &Tables,
    index: &Index,
    area: Option<AreaCode>,
    first: StatusRule,
    second: StatusRule,
    cell: Option<(Status, Status)>,
) -> Vec<Flip> {
    let of_row = |row: &Row<Cooperative>| Flip {
        id: row.id,
        first: verdict(tables, index, row, first),
        second: verdict(tables, index, row, second).status,
    };
    let wanted = |flip: &Flip| match cell {
        Some(cell) => cell == (flip.first.status, flip.second),
        None => flip.first.status != flip.second,
    };
    within(tables, area).map(of_row).filter(wanted).collect()
}

/// A cooperative that is not inactive, and will be when the next RAT falls due without having been held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtRisk {
    /// The cooperative.
    pub id: Id,
    /// The book year whose RAT is still to be held.
    pub year: BookYear,
    /// The last day for it (FACTS 1.5).
    pub due: Date,
    /// What the rule says now, and upon which evidence.
    pub now: Verdict,
}

/// Who turns inactive under a rule if the RAT that falls due next is not held and the business goes on as it was; whoever
/// has reported that RAT already is not among them. The earliest deadline first.
pub fn at_risk(tables: &Tables, index: &Index, area: Option<AreaCode>, rule: StatusRule) -> Vec<AtRisk> {
    let at_risk = within(tables, area).filter_map(|row| {
        let now = verdict(tables, index, row, rule);
        let form = row.value.form;
        let year = BookYear::new(i32::from(last_due_year(form, index.position()).get()) + 1)?;
        let due = rat_due(form, year);
        let reports = || index.of::<AnnualReport>(tables, row.id).map(|report| &report.value);
        let reported = reports().find(|report| report.year == year);
        let held = reported.and_then(|report| report.rat_held(index.position()));
        if held == Some(true) || now.status == Status::Inactive {
            return None;
        }
        let latest = reports().filter(|report| report.business.is_some()).max_by_key(|report| report.year);
        let nothing_done = AnnualReport {
            year,
            rat: Some(RatState::NotHeld),
            business: latest.and_then(|report| report.business),
            ..AnnualReport::default()
        };
        let then = reports().filter(|report| report.year != year).chain(std::iter::once(&nothing_done));
        let then = judge(rule, form, then, due.plus_days(1));
        (then.status == Status::Inactive).then_some(AtRisk { id: row.id, year, due, now })
    });
    let mut at_risk: Vec<AtRisk> = at_risk.collect();
    at_risk.sort_by_key(|one| one.due);
    at_risk
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Business, Form, Ref, Text};
    use crate::replica::Stamp;
    use crate::sample;
    use crate::workspace::Viewpoint;

    const FIRST: StatusRule = StatusRule::Permenkop25;
    const SECOND: StatusRule = StatusRule::Ods;

    fn index(tables: &Tables) -> Index {
        Index::build(tables, Viewpoint { day: "2024-05-13".parse().ok(), ..Viewpoint::in_tests(FIRST) })
    }

    #[test]
    fn two_rules_give_different_counts_that_add_up() {
        let tables = sample::fictional(&sample::Options { cooperatives: 400, ..sample::Options::default() });
        let index = index(&tables);
        let crossing = crossing(&tables, &index, None, FIRST, SECOND);
        assert_eq!(crossing.all() as usize, tables.cooperatives.live().count());
        assert_eq!(Status::ALL.iter().map(|status| crossing.under_first(*status)).sum::<u32>(), crossing.all());
        assert_eq!(Status::ALL.iter().map(|status| crossing.under_second(*status)).sum::<u32>(), crossing.all());
        assert_ne!(crossing.under_first(Status::Inactive), crossing.under_second(Status::Inactive));
        assert_eq!(flips(&tables, &index, None, FIRST, SECOND, None).len() as u32, crossing.flipping());
        for first in Status::ALL {
            for second in Status::ALL {
                let listed = flips(&tables, &index, None, FIRST, SECOND, Some((first, second))).len() as u32;
                assert_eq!(listed, crossing.of(first, second));
            }
        }
        assert_eq!(super::crossing(&tables, &index, None, FIRST, FIRST).flipping(), 0);
    }

    fn register(rats: [RatState; 3], next: Option<RatState>, form: Form) -> Tables {
        let mut tables = Tables::default();
        let id = Id::new(1, [1; 10]);
        let value = Cooperative { name: Text::cut("KUD"), form: Some(form), ..Cooperative::default() };
        tables.cooperatives.insert(Row::new(id, value, Stamp::default()));
        let years = rats.into_iter().zip(2021..).chain(next.map(|rat| (rat, 2024)));
        for (rat, year) in years {
            let year = BookYear::new(year).unwrap();
            let business = Some(Business::Running);
            let report =
                AnnualReport { cooperative: Ref::to(id), year, rat: Some(rat), business, ..AnnualReport::default() };
            tables.annual_reports.insert(Row::new(AnnualReport::id(id, year), report, Stamp::default()));
        }
        tables
    }

    fn risk(tables: &Tables) -> Option<(u16, String)> {
        let found = at_risk(tables, &index(tables), None, FIRST);
        found.first().map(|one| (one.year.get(), one.due.to_string()))
    }

    #[test]
    fn who_has_held_none_since_one_that_is_about_to_count_no_more_is_at_risk() {
        use RatState::{Held, NotHeld};
        let primary = |rats, next| risk(&register(rats, next, Form::Primary));
        assert_eq!(primary([Held, NotHeld, NotHeld], None), Some((2024, "2025-03-31".to_owned())));
        assert_eq!(primary([Held, NotHeld, NotHeld], Some(Held)), None);
        assert_eq!(primary([NotHeld, Held, NotHeld], None), None);
        // Whoever is inactive already does not turn inactive.
        assert_eq!(primary([NotHeld, NotHeld, NotHeld], None), None);
    }

    #[test]
    fn a_secondary_cooperative_has_three_months_more() {
        use RatState::{Held, NotHeld};
        // Its RAT on 2023 is not due before the end of June: that is the one to be held.
        let tables = register([Held, NotHeld, NotHeld], None, Form::Secondary);
        assert_eq!(risk(&tables), None);
        let mut tables = register([NotHeld, NotHeld, NotHeld], None, Form::Secondary);
        let id = tables.cooperatives.rows()[0].id;
        let year = BookYear::new(2020).unwrap();
        let report = AnnualReport {
            cooperative: Ref::to(id),
            year,
            rat: Some(Held),
            business: Some(Business::Running),
            ..AnnualReport::default()
        };
        tables.annual_reports.insert(Row::new(AnnualReport::id(id, year), report, Stamp::default()));
        assert_eq!(risk(&tables), Some((2023, "2024-06-30".to_owned())));
    }
}
