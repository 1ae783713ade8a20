//! What is planted is found, and nothing else.

use super::*;
use crate::analysis::plans::findings::{FindingSettings, PlanFinding, findings};
use crate::analysis::plans::{Plans, Stage};
use crate::domain::checks::acceptable;
use crate::domain::{FindingTest, Record};
use crate::sample::fictional;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn made(options: &Options) -> (Tables, Vec<Planted>) {
    let mut tables = fictional(options);
    let planted = add_plans(&mut tables, options, 1);
    (tables, planted)
}

fn as_planted(finding: &PlanFinding) -> Planted {
    let mut records: Vec<Id> = finding.records().map(|(_, id)| id).collect();
    records.sort_unstable();
    let area = finding.area.filter(|_| finding.test == FindingTest::PlaceWithout);
    Planted { test: finding.test, year: finding.year, area, records }
}

fn held_against(tables: &Tables, planted: &[Planted]) -> Result<(), String> {
    let plans = Plans::of(tables, Stage::Latest);
    let found = findings(&plans, &FindingSettings::default(), position());
    let (wanted, all): (BTreeSet<_>, BTreeSet<_>) =
        (planted.iter().cloned().collect(), found.iter().map(as_planted).collect());
    if let Some(missed) = wanted.difference(&all).next() {
        let near: Vec<_> = found.iter().filter(|one| one.test == missed.test && one.year == missed.year).collect();
        return Err(format!("not found: {missed:?}; near it {near:#?}"));
    }
    match found.iter().find(|one| !wanted.contains(&as_planted(one))) {
        Some(other) => Err(format!("not planted: {other:#?}")),
        None if found.len() != planted.len() => Err(format!("{} found, {} planted", found.len(), planted.len())),
        None => Ok(()),
    }
}

#[test]
fn in_the_province_everything_planted_is_found_and_nothing_else() {
    let (tables, planted) = made(&Options::default());
    held_against(&tables, &planted).unwrap();
    let tests: BTreeSet<FindingTest> = planted.iter().map(|one| one.test).collect();
    let of_plans = FindingTest::ALL.iter().filter(|test| test.is_of_plans()).count();
    assert_eq!(tests.len(), of_plans, "{tests:?}");
}

#[test]
fn no_record_of_the_plans_is_refused() {
    let (tables, _) = made(&Options { cooperatives: 60, ..Options::default() });
    let plan = |id: Id| tables.plans.get(id).map(|row| &row.value);
    macro_rules! each {
        ($( $table:ident of $owner:expr ),+) => { $(
            for row in tables.$table.rows() {
                let owner = $owner;
                let found = row.value.findings(owner(&row.value), position());
                assert!(acceptable(&found), "{found:?} {row:?}");
            }
        )+ };
    }
    each!(plans of |_| None, proposals of |_| None, indicators of |_| None, nomenclature_matches of |_| None);
    each!(plan_amounts of |one: &crate::domain::PlanAmount| plan(*one.plan),
        plan_places of |one: &crate::domain::PlanPlace| plan(*one.plan),
        plan_outputs of |one: &crate::domain::PlanOutput| plan(*one.plan),
        plan_beneficiaries of |one: &crate::domain::PlanBeneficiary| plan(*one.plan),
        realisations of |one: &crate::domain::Realisation| plan(*one.plan));
    assert!(tables.plans.rows().len() > 900 && !tables.targets.rows().is_empty());
}

#[test]
fn the_plans_change_nothing_about_the_cooperatives_and_are_the_same_again() {
    let options = Options { cooperatives: 90, ..Options::default() };
    let ((one, planted), (other, again)) = (made(&options), made(&options));
    assert_eq!((one.plans.rows(), planted), (other.plans.rows(), again));
    assert_eq!(one.plan_beneficiaries.rows(), other.plan_beneficiaries.rows());
    assert_eq!(one.cooperatives.rows(), fictional(&options).cooperatives.rows());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_the_seed_the_office_and_the_size_all_that_is_planted_is_found(
        seed in any::<u64>(),
        district in proptest::option::of(0_usize..13),
        cooperatives in 0_usize..300,
        years in 1_u8..7,
    ) {
        let territory = Territory::current();
        let office = district.map_or(territory.province.code, |at| territory.districts[at].code);
        let (tables, planted) = made(&Options { office, cooperatives, years, seed });
        prop_assert_eq!(held_against(&tables, &planted), Ok(()));
    }
}
