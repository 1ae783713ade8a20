//! What each test finds, and what it leaves alone; and what was decided.

use super::*;
use crate::analysis::plans::Stage;
use crate::domain::{FindingDecision, FindingVerdict, Note, PlanBeneficiary, Text};
use crate::replica::{Row, Stamp};
use crate::sample::{self, Options};
use crate::workspace::Tables;
use std::collections::BTreeSet;

fn province(seed: u64) -> Tables {
    let options = Options { cooperatives: 200, seed, ..Options::default() };
    let mut tables = sample::fictional(&options);
    sample::add_plans(&mut tables, &options, 1);
    tables
}

fn today() -> Date {
    Date::in_wita(sample::finished_ms())
}

fn found(tables: &Tables) -> Vec<PlanFinding> {
    findings(&Plans::of(tables, Stage::Latest), &FindingSettings::default(), today())
}

#[test]
fn the_key_of_a_finding_depends_on_no_drawn_id_of_a_row_and_fits_into_a_decision() {
    let tables = province(5);
    let found = found(&tables);
    for finding in &found {
        assert!(Text::new(&finding.key).is_ok() && !finding.key.is_empty());
        let drawn = finding.rows.iter().find(|id| finding.key.contains(&id.to_string()));
        assert_eq!(drawn, None, "{finding:?}");
    }
    let keys: BTreeSet<(FindingTest, &str, BookYear)> =
        found.iter().map(|one| (one.test, one.key.as_str(), one.year)).collect();
    assert_eq!(keys.len(), found.len());
}

/// The same beneficiaries under other ids, as another office has them that entered them by itself.
#[test]
fn two_offices_that_find_the_same_meet_in_one_decision() {
    let keys = |tables: &Tables| -> BTreeSet<(FindingTest, String)> {
        let of_plans = |one: &PlanFinding| one.test != FindingTest::CauseWithoutPlan;
        found(tables).into_iter().filter(of_plans).map(|one| (one.test, one.key)).collect()
    };
    let tables = province(11);
    let mut again = tables.clone();
    // Beneficiaries under new ids, deleted under the old ones.
    for (number, row) in tables.plan_beneficiaries.live().enumerate() {
        let of: PlanBeneficiary = row.value.clone();
        again.plan_beneficiaries.insert(Row::new(Id::new(number as u64 + 1, [9; 10]), of, Stamp::default()));
        again.plan_beneficiaries.insert(Row { deleted: true, ..row.clone() });
    }
    assert_eq!(keys(&again), keys(&tables));
}

#[test]
fn a_decision_holds_until_its_day_and_in_later_years_where_it_is_of_the_matter() {
    let mut tables = province(5);
    let all = found(&tables);
    let overlap = all.iter().find(|one| one.test == FindingTest::SameActivity).unwrap().clone();
    let document = all.iter().find(|one| one.test == FindingTest::Documents).unwrap().clone();
    let decide = |tables: &mut Tables, finding: &PlanFinding, verdict, until| {
        let decision = FindingDecision {
            test: finding.test,
            key: Text::new(&finding.key).unwrap(),
            verdict,
            reason: Note::optional("Disepakati dalam rakor").unwrap(),
            until,
            year: BookYear::new(i32::from(finding.year.get()) - 1),
            ..FindingDecision::default()
        };
        let id = FindingDecision::id(finding.test, &finding.key);
        tables.finding_decisions.insert(Row::new(id, decision, Stamp::default()));
    };
    decide(&mut tables, &overlap, FindingVerdict::Accepted, None);
    decide(&mut tables, &document, FindingVerdict::Ignored, Some(today().plus_days(-1)));
    let decided = decided(&tables, all.clone(), today());
    let of = |finding: &PlanFinding| {
        let one = decided.iter().find(|one| one.finding == *finding).unwrap();
        (one.standing, one.is_carried_over)
    };
    assert_eq!(of(&overlap), (Standing::Accepted, true));
    assert_eq!(of(&document).0, Standing::Lapsed);
    assert!(carries_over(FindingTest::SameActivity) && !overlap.key.contains(&overlap.year.to_string()));
    assert!(!carries_over(FindingTest::Documents) && document.key.ends_with(&format!("/{}", document.year)));
    // Counted by severity and by family they are all of them, the one that is settled apart.
    let by_severity = by_severity(&decided);
    assert_eq!(by_severity.values().map(|tally| tally.count as usize).sum::<usize>(), all.len());
    let settled = decided.iter().filter(|one| !one.standing.is_open()).count();
    let open: u32 = tally(&decided, |one| family(one.test)).values().map(|tally| tally.open).sum();
    assert_eq!(open as usize, all.len() - settled);
}

#[test]
fn thresholds_are_settings() {
    let tables = province(5);
    let plans = Plans::of(&tables, Stage::Latest);
    let strict = FindingSettings::default();
    let lax = FindingSettings {
        training_months: 1,
        deviation: 200.into(),
        refusals: 9,
        documents: 100_000.into(),
        by_decree: Vec::new(),
        credit_rules: Vec::new(),
        ..strict.clone()
    };
    let tests = |settings: &FindingSettings| -> BTreeSet<FindingTest> {
        findings(&plans, settings, today()).into_iter().map(|one| one.test).collect()
    };
    let gone: BTreeSet<_> = tests(&strict).difference(&tests(&lax)).copied().collect();
    let expected = [
        FindingTest::AidBesideCredit,
        FindingTest::TrainingAgain,
        FindingTest::WithoutDecree,
        FindingTest::ProposalUnanswered,
    ];
    assert_eq!(gone, BTreeSet::from(expected));
}
