//! What each test finds, and what it leaves alone; and what was decided.

use super::*;
use crate::analysis::plans::Stage;
use crate::domain::{
    ActivityCode, FindingDecision, FindingVerdict, FundCode, Note, PlanAmount, PlanBeneficiary, Realisation, Ref,
    ReportPeriod, Rupiah, Text,
};
use crate::replica::{Row, Stamp};
use crate::sample::{self, Options};
use crate::workspace::Tables;
use std::collections::{BTreeMap, BTreeSet};

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

/// Whoever decides on the plans of a year has not looked at those of the year before.
#[test]
fn a_decision_says_nothing_of_an_earlier_year() {
    let mut tables = province(5);
    let overlap = found(&tables).into_iter().find(|one| one.test == FindingTest::SameActivity).unwrap();
    let standing = |tables: &mut Tables, year: i32| {
        let decision = FindingDecision {
            test: overlap.test,
            key: Text::new(&overlap.key).unwrap(),
            verdict: FindingVerdict::Accepted,
            year: BookYear::new(i32::from(overlap.year.get()) + year),
            ..FindingDecision::default()
        };
        let id = FindingDecision::id(overlap.test, &overlap.key);
        tables.finding_decisions.insert(Row::new(id, decision, Stamp::default()));
        let decided = decided(tables, vec![overlap.clone()], today());
        (decided[0].standing, decided[0].decision.is_some())
    };
    assert_eq!(standing(&mut tables, 1), (Standing::Open, false));
    assert_eq!(standing(&mut tables, 0), (Standing::Accepted, true));
    assert_eq!(standing(&mut tables, -1), (Standing::Accepted, true));
}

#[test]
fn thresholds_are_settings() {
    let tables = province(5);
    let plans = Plans::of(&tables, Stage::Latest);
    let strict = FindingSettings::default();
    let lax = FindingSettings {
        training_months: 1,
        deviation: 200,
        refusals: 9,
        documents: 1000,
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

/// Every threshold by itself, set so that less is found, and so that more is: nothing is found twice, lost elsewhere, or found
/// whatever is set.
#[test]
fn another_threshold_changes_what_its_test_finds_and_nothing_else() {
    let tables = province(5);
    let plans = Plans::of(&tables, Stage::Latest);
    let by_test = |settings: &FindingSettings| {
        let mut found: BTreeMap<FindingTest, Vec<PlanFinding>> = BTreeMap::new();
        for one in findings(&plans, settings, today()) {
            found.entry(one.test).or_default().push(one);
        }
        found
    };
    let first = FindingSettings::default();
    let before = by_test(&first);
    let mut moved = BTreeSet::new();
    for threshold in &THRESHOLDS {
        for value in [*threshold.range.start(), *threshold.range.end()] {
            let mut settings = first.clone();
            threshold.set(&mut settings, value);
            assert_eq!(
                settings.changed().count(),
                usize::from(value != threshold.default_value()),
                "{}",
                threshold.key
            );
            let after = by_test(&settings);
            for test in FindingTest::ALL.iter().filter(|test| **test != threshold.test) {
                assert_eq!(after.get(test), before.get(test), "{} changes {test}", threshold.key);
            }
            if after.get(&threshold.test) != before.get(&threshold.test) {
                moved.insert(threshold.key);
            }
        }
    }
    // Of the two others the example has nothing between: see below.
    let all = THRESHOLDS.iter().map(|threshold| threshold.key);
    assert_eq!(moved, all.filter(|key| !["grant_years", "quarter"].contains(key)).collect());
}

/// A row of a district with money, in a year.
fn planned(tables: &mut Tables, number: u8, year: i32, code: &str) -> Id {
    let id = Id::new(1, [number; 10]);
    let plan = Plan {
        year: BookYear::new(year).unwrap(),
        level: Level::District,
        area: Some(AreaCode::from_digits(6305)),
        code: ActivityCode::new(code).unwrap(),
        ..Plan::default()
    };
    tables.plans.insert(Row::new(id, plan, Stamp::default()));
    let (fund, stage) = (FundCode::new("1.1").unwrap(), BudgetStage::Execution);
    let key = PlanAmount::id(id, fund.as_ref(), stage);
    let amount = Rupiah::new(1_000_000).unwrap();
    let amount = PlanAmount { plan: Ref::to(id), fund, stage, amount, ..PlanAmount::default() };
    tables.plan_amounts.insert(Row::new(key, amount, Stamp::default()));
    id
}

fn count_with(tables: &Tables, test: FindingTest, set: impl Fn(&mut FindingSettings)) -> usize {
    let mut settings = FindingSettings::default();
    set(&mut settings);
    findings(&Plans::of(tables, Stage::Latest), &settings, today()).iter().filter(|one| one.test == test).count()
}

#[test]
fn hibah_after_a_pause_is_found_where_the_pause_is_to_be_longer() {
    let mut tables = Tables::default();
    for (number, year) in [(1, 2022), (2, 2024)] {
        let plan = planned(&mut tables, number, year, "2.17.06.2.01.0006");
        let of = PlanBeneficiary {
            plan: Ref::to(plan),
            aid: Some(AidKind::Grant),
            number: Text::optional("6305010101010001").unwrap(),
            ..PlanBeneficiary::default()
        };
        tables.plan_beneficiaries.insert(Row::new(Id::new(2, [number; 10]), of, Stamp::default()));
    }
    let count = |years: u16| count_with(&tables, FindingTest::GrantAgain, |of| of.grant_years = years);
    assert_eq!([count(1), count(2)], [0, 1]);
}

#[test]
fn nothing_spent_is_found_from_the_quarter_on_that_is_set() {
    let mut tables = Tables::default();
    let spent = planned(&mut tables, 1, 2023, "2.17.06.2.01.0006");
    // Another programme of the office, of which nothing is reported.
    planned(&mut tables, 2, 2023, "2.17.05.2.01.0001");
    for (period, amount) in [(ReportPeriod::Quarter1, 10), (ReportPeriod::Quarter2, 20)] {
        let report =
            Realisation { plan: Ref::to(spent), period, spent: Rupiah::new(amount).ok(), ..Realisation::default() };
        tables.realisations.insert(Row::new(Realisation::id(spent, period, None), report, Stamp::default()));
    }
    let count = |quarter: u16| count_with(&tables, FindingTest::NothingRealised, |of| of.quarter = quarter);
    assert_eq!([count(1), count(2), count(3)], [1, 1, 0]);
}

#[test]
fn a_threshold_out_of_its_range_is_not_set_and_thresholds_come_back_from_text() {
    let mut settings = FindingSettings::default();
    let months = THRESHOLDS.iter().find(|one| one.key == "training_months").unwrap();
    months.set(&mut settings, 0);
    assert_eq!(settings, FindingSettings::default());
    months.set(&mut settings, 6);
    settings.by_decree.clear();
    assert!(settings.has_other_decrees());
    let text = serde_json::to_string(&settings).unwrap();
    assert_eq!(serde_json::from_str::<FindingSettings>(&text).unwrap(), settings);
    // What an earlier version has not written is as at the beginning.
    let partly: FindingSettings = serde_json::from_str(r#"{"training_months":6}"#).unwrap();
    assert_eq!((partly.training_months, partly.refusals, partly.credit_rules.len()), (6, 2, CREDIT_RULES.len()));
    assert!(!partly.has_other_decrees());
}
