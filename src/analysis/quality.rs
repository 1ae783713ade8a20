//! The quality of the register's data: how complete it is by district, how old, and what the checks find.

use crate::domain::checks::Severity;
use crate::domain::{AreaCode, Date};
use crate::workspace::dimension::{Dimension, Key};
use crate::workspace::quality::{Age, Gap, Inspection, last_changed};
use crate::workspace::{Index, Tables};
use std::collections::BTreeMap;

/// A line of the table: a district, those without one, or all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Cooperatives.
    pub total: u32,
    /// How many of them have what [`Gap::ALL`] names, in that order.
    pub filled: [u32; Gap::ALL.len()],
    /// How many of them were last changed how long ago, in the order of [`Age::ALL`].
    pub ages: [u32; Age::ALL.len()],
    /// The day of the first and of the last of their last changes.
    pub changed: Option<(Date, Date)>,
}

impl Line {
    /// How much of all that is asked for is there, 0 to 1; none where there is nobody.
    pub fn share(&self) -> Option<f64> {
        let filled: u32 = self.filled.iter().sum();
        (self.total > 0).then(|| f64::from(filled) / (f64::from(self.total) * Gap::ALL.len() as f64))
    }

    fn add(&mut self, filled: [bool; Gap::ALL.len()], changed: Date, age: Age) {
        self.total += 1;
        for (sum, filled) in self.filled.iter_mut().zip(filled) {
            *sum += u32::from(filled);
        }
        if let Some(at) = Age::ALL.iter().position(|one| *one == age) {
            self.ages[at] += 1;
        }
        let (first, last) = self.changed.unwrap_or((changed, changed));
        self.changed = Some((first.min(changed), last.max(changed)));
    }
}

/// A kind of problem that the checks find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// One of those problems: its sentence tells of the kind.
    pub example: crate::domain::checks::Problem,
    /// How grave it is.
    pub severity: Severity,
    /// In how many cooperatives it was found.
    pub cooperatives: u32,
    /// How often, reports counted one by one.
    pub times: u32,
}

/// The quality of the register's data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// The district that is looked at; none for all.
    pub area: Option<AreaCode>,
    /// Everything.
    pub all: Line,
    /// By district: where most is missing first.
    pub districts: Vec<(Option<AreaCode>, Line)>,
    /// What the checks find: refusals first, then the most frequent.
    pub findings: Vec<Finding>,
    /// In how many cooperatives they find anything.
    pub with_findings: u32,
}

impl Survey {
    /// What is missing most, and the share of those that have it; none where nothing is missing.
    pub fn most_missing(&self) -> Option<(Gap, f64)> {
        let (at, filled) = self.all.filled.iter().enumerate().min_by_key(|(_, filled)| **filled)?;
        (*filled < self.all.total).then(|| (Gap::ALL[at], f64::from(*filled) / f64::from(self.all.total)))
    }
}

/// Surveys the register, or one district of it, on the day `today`.
pub fn survey(tables: &Tables, index: &Index, area: Option<AreaCode>, today: Date) -> Survey {
    let inspection = Inspection::new(tables, index, today);
    let mut survey = Survey { area, ..Survey::default() };
    let mut districts: BTreeMap<(bool, Option<AreaCode>), Line> = BTreeMap::new();
    let mut findings: BTreeMap<&'static str, Finding> = BTreeMap::new();
    for (row, facts) in tables.cooperatives.rows().iter().zip(index.facts()).filter(|(row, _)| !row.deleted) {
        let district = match Dimension::District.key(&row.value, facts) {
            Some(Key::Area(code)) => Some(code),
            _ => None,
        };
        if area.is_some() && district != area {
            continue;
        }
        let filled = Gap::ALL.map(|gap| gap.is_filled(tables, index, row.id, &row.value));
        let changed = last_changed(tables, index, row);
        let age = Age::of(changed, today);
        survey.all.add(filled, changed, age);
        districts.entry((district.is_none(), district)).or_default().add(filled, changed, age);
        let found = inspection.findings(row);
        survey.with_findings += u32::from(!found.is_empty());
        let mut seen = Vec::new();
        for one in found {
            let code = one.problem.code();
            let entry = findings.entry(code).or_insert(Finding {
                example: one.problem,
                severity: one.severity,
                cooperatives: 0,
                times: 0,
            });
            entry.times += 1;
            if !seen.contains(&code) {
                seen.push(code);
                entry.cooperatives += 1;
            }
        }
    }
    survey.districts = districts.into_iter().map(|((_, district), line)| (district, line)).collect();
    // What is missing weighs by how many miss it.
    let missing = |line: &Line| line.total * Gap::ALL.len() as u32 - line.filled.iter().sum::<u32>();
    survey.districts.sort_by_key(|(_, line)| std::cmp::Reverse(missing(line)));
    survey.findings = findings.into_values().collect();
    survey
        .findings
        .sort_by_key(|finding| (std::cmp::Reverse(finding.severity), std::cmp::Reverse(finding.cooperatives)));
    survey
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checks::Problem;
    use crate::domain::status::StatusRule;
    use crate::domain::{
        Amendment, AnnualReport, BookYear, Case, Certificate, Cooperative, Id, Licence, Nik, Officer, Ref, Rupiah,
        Text, Visit,
    };
    use crate::replica::{ReplicaId, Row, Stamp};
    use crate::sample;
    use crate::workspace::Viewpoint;
    use crate::workspace::quality::Quality;
    use crate::workspace::query::{Only, Order, Query};

    fn today() -> Date {
        "2024-06-13".parse().unwrap()
    }

    fn stamp(day: &str) -> Stamp {
        let day: Date = day.parse().unwrap();
        Stamp { time: (day.days() as u64 * 86_400_000) << 16, replica: ReplicaId::new(1) }
    }

    /// One cooperative with everything wrong, one with nothing, and one of a district that has only a name.
    fn register() -> (Tables, Index) {
        let mut tables = Tables::default();
        let mut insert = |number, c: Cooperative, day| {
            tables.cooperatives.insert(Row::new(Id::new(number, [1; 10]), c, stamp(day)));
        };
        let nik = Nik::new("6305010020001").unwrap();
        let named = |name: &str| Cooperative { name: Text::new(name).unwrap(), ..Cooperative::default() };
        let tapin = "63.05".parse().ok();
        insert(1, Cooperative { nik: nik.clone(), district: tapin, ..named("KUD A") }, "2024-06-01");
        insert(2, Cooperative { nik, district: tapin, ..named("KUD B") }, "2022-01-01");
        insert(
            3,
            Cooperative {
                officers: vec![Officer { name: Text::new("Aminah").unwrap(), ..Officer::default() }],
                ..named("KUD C")
            },
            "2023-01-01",
        );
        let id = Id::new(1, [1; 10]);
        for year in [2022, 2023] {
            let year = BookYear::new(year).unwrap();
            let assets = Some(Rupiah::new(-5).unwrap());
            let report = AnnualReport { cooperative: Ref::to(id), year, assets, ..AnnualReport::default() };
            tables.annual_reports.insert(Row::new(AnnualReport::id(id, year), report, stamp("2024-06-01")));
        }
        let index = Index::build(&tables, Viewpoint { day: Some(today()), ..Viewpoint::in_tests(StatusRule::Ods) });
        (tables, index)
    }

    #[test]
    fn a_register_is_surveyed_district_by_district() {
        let (tables, index) = register();
        let survey = survey(&tables, &index, None, today());
        assert_eq!(survey.all.total, 3);
        let names: Vec<_> = survey
            .districts
            .iter()
            .map(|(district, line)| (district.map(|code| code.to_string()), line.total))
            .collect();
        assert_eq!(names, [(Some("63.05".to_owned()), 2), (None, 1)]);
        let filled = |gap| survey.all.filled[Gap::ALL.iter().position(|one| *one == gap).unwrap()];
        assert_eq!((filled(Gap::Nik), filled(Gap::District), filled(Gap::Officers), filled(Gap::Chair)), (2, 2, 1, 1));
        assert_eq!((filled(Gap::Report), filled(Gap::Address)), (1, 0));
        assert_eq!(survey.all.ages, [1, 0, 1, 1]);
        assert_eq!(
            survey.districts[0].1.changed.map(|(first, last)| (first.to_string(), last.to_string())),
            Some(("2022-01-01".into(), "2024-06-01".into()))
        );
        assert_eq!(survey.with_findings, 2);
        // What is refused comes first; a problem of two reports is of one cooperative.
        let found: Vec<_> = survey.findings.iter().map(|one| (one.example, one.cooperatives, one.times)).collect();
        assert_eq!(found, [(Problem::Negative, 1, 2), (Problem::NikTaken, 2, 2)]);
    }

    #[test]
    fn a_day_in_the_future_is_a_finding_wherever_it_stands() {
        let future = today().plus_days(1);
        let mut tables = Tables::default();
        let mut insert = |number: u64, cooperative: Cooperative| {
            let id = Id::new(number, [1; 10]);
            tables.cooperatives.insert(Row::new(id, cooperative, Stamp::default()));
            id
        };
        let named = |name: &str| Cooperative { name: Text::new(name).unwrap(), ..Cooperative::default() };
        insert(1, Cooperative { declared_on: Some(future), ..named("KUD A") });
        insert(2, Cooperative { legal_date: Some(future), ..named("KUD B") });
        let amendment = Amendment { number: Text::new("7").unwrap(), date: Some(future) };
        insert(3, Cooperative { amendments: vec![amendment], ..named("KUD C") });
        let certificate = Certificate { issued: Some(future), ..Certificate::default() };
        insert(4, Cooperative { certificate: Some(certificate), ..named("KUD D") });
        let reported = [insert(5, named("KUD E")), insert(6, named("KUD F"))];
        insert(7, Cooperative { declared_on: Some(today()), ..named("KUD G") });
        let year = BookYear::new(2022).unwrap();
        for (owner, [rat_date, reported_on]) in reported.into_iter().zip([[Some(future), None], [None, Some(future)]]) {
            let report =
                AnnualReport { cooperative: Ref::to(owner), year, rat_date, reported_on, ..AnnualReport::default() };
            tables.annual_reports.insert(Row::new(AnnualReport::id(owner, year), report, Stamp::default()));
        }
        // What belongs to a cooperative, and what belongs to that.
        let [with_licence, with_visit] = [8, 9].map(|number| {
            let id = Id::new(number, [1; 10]);
            tables.cooperatives.insert(Row::new(id, named("KUD H"), Stamp::default()));
            id
        });
        let licence = Licence { cooperative: Ref::to(with_licence), issued_on: Some(future), ..Licence::default() };
        tables.licences.insert(Row::new(Id::new(10, [1; 10]), licence, Stamp::default()));
        let case = Case { cooperative: Ref::to(with_visit), opened: today(), ..Case::default() };
        tables.cases.insert(Row::new(Case::id(with_visit, 1), case, Stamp::default()));
        let visit = Visit {
            case: Ref::to(Case::id(with_visit, 1)),
            date: future,
            officers_found: Some(1.into()),
            ..Visit::default()
        };
        tables.visits.insert(Row::new(Id::new(11, [1; 10]), visit, Stamp::default()));
        let index = Index::build(&tables, Viewpoint::under(StatusRule::Ods, today()));
        assert_eq!(index.position(), today());
        let found = survey(&tables, &index, None, today()).findings;
        let found: Vec<_> = found.iter().map(|one| (one.example, one.cooperatives)).collect();
        assert_eq!(found, [(Problem::Future, 8)]);
    }

    #[test]
    fn every_figure_leads_to_just_its_rows() {
        let tables = sample::fictional(&sample::Options { cooperatives: 300, ..sample::Options::default() });
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        let survey = survey(&tables, &index, None, today());
        let rows = |quality, district: Option<Only<AreaCode>>| {
            let query = Query { quality: Some(quality), district, ..Query::default() };
            query.run(&tables, &index, &mut Order::default(), today()).len() as u32
        };
        for (district, line) in &survey.districts {
            let only = district.map_or(Only::Missing, Only::Value);
            for (gap, filled) in Gap::ALL.into_iter().zip(line.filled) {
                assert_eq!(rows(Quality::Lacks(gap), Some(only)), line.total - filled, "{gap:?}");
            }
            for (age, count) in Age::ALL.into_iter().zip(line.ages) {
                assert_eq!(rows(Quality::Changed(age), Some(only)), count);
            }
        }
        assert!(!survey.findings.is_empty());
        for finding in &survey.findings {
            assert_eq!(rows(Quality::Fails(finding.example.code()), None), finding.cooperatives);
        }
    }
}
