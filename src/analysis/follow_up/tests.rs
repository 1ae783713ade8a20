use super::*;
use crate::domain::status::StatusRule;
use crate::domain::{AnnualReport, BookYear, Business, Date, Diagnosis, Form, RatState, Ref, Rupiah, Text};
use crate::replica::Stamp;
use crate::sample;
use crate::workspace::Viewpoint;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn province() -> (Tables, Index) {
    let tables = sample::fictional(&sample::Options::default());
    let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Permenkop25));
    (tables, index)
}

/// What everything must add up to.
fn adds_up(population: &[Followed]) {
    let all = population.len() as u32;
    assert_eq!(progress(population).iter().map(|(_, count)| count).sum::<u32>(), all);
    assert_eq!(causes(population).iter().map(|line| line.main).sum::<u32>(), all);
    assert_eq!(flows(population).iter().map(|flow| flow.count).sum::<u32>(), all);
    assert_eq!(causes_by(population, |one| one.cooperative.value.district).values().sum::<u32>(), all);
    let funnel = funnel(population);
    assert_eq!(funnel[0], (Step::All, all));
    assert!(funnel.windows(2).all(|pair| pair[0].1 >= pair[1].1), "a funnel never widens: {funnel:?}");
    // What has fallen out between two steps is what the partition says.
    let without =
        progress(population).iter().filter(|(at, _)| *at == Progress::NoCase).map(|(_, count)| count).sum::<u32>();
    assert_eq!(all - funnel[1].1, without);
}

#[test]
fn in_the_province_everything_adds_up_to_the_inactive() {
    let (tables, index) = province();
    let population = population(&tables, &index, Scope::default());
    assert_eq!(population.len(), 1_083);
    assert!(population.iter().all(|one| one.is_inactive));
    adds_up(&population);
    let computed = super::population(&tables, &index, Scope { reading: Reading::Computed, district: None });
    adds_up(&computed);
}

#[test]
fn a_district_sees_only_its_own_and_the_districts_make_up_the_province() {
    let (tables, index) = province();
    let districts = crate::domain::territory::Territory::current().districts;
    let of = |code| super::population(&tables, &index, Scope { district: Some(code), ..Scope::default() });
    let sum: usize = districts.iter().map(|district| of(district.code).len()).sum();
    assert_eq!(sum, 1_083);
    districts.iter().for_each(|district| adds_up(&of(district.code)));
}

#[test]
fn a_case_closed_as_revived_still_counts_when_its_cooperative_is_active_again() {
    let (mut tables, _) = province();
    let at =
        tables.cooperatives.rows().iter().position(|row| row.value.declared_status == Some(DeclaredStatus::Inactive));
    let mut row = tables.cooperatives.rows()[at.unwrap()].clone();
    let case = Case::open(row.id, day("2024-01-01")).closed_as(Outcome::Revived, day("2024-05-01"), None);
    tables.cases.insert(Row::new(Case::id(row.id, 1), case, Stamp::default()));
    row.value.declared_status = Some(DeclaredStatus::Active);
    tables.cooperatives.insert(row);
    let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Permenkop25));
    let population = population(&tables, &index, Scope::default());
    assert_eq!(population.len(), 1_083);
    assert_eq!(population.iter().filter(|one| !one.is_inactive).count(), 1);
    adds_up(&population);
}

proptest! {
    /// Whatever stages, causes and actions cases have, nothing is counted twice or lost.
    #[test]
    fn whatever_happens_in_cases_everything_adds_up(
        moves in prop::collection::vec((0..40_usize, 0..7_usize, 0..15_usize, 0..3_usize, 0..3_usize), 0..120),
    ) {
        let options = sample::Options { cooperatives: 60, ..sample::Options::default() };
        let mut tables = sample::fictional(&options);
        let ids: Vec<Id> = tables.cooperatives.live().map(|row| row.id).collect();
        for (at, stage, cause, weight, class) in moves {
            let id = Case::id(ids[at], 1);
            let case = tables.cases.get_live(id).map_or_else(|| Case::open(ids[at], day("2024-01-01")), |row| row.value.clone());
            let case = match CaseStage::ALL[stage] {
                CaseStage::Closed => case.closed_as(Outcome::ALL[class], day("2024-03-01"), None),
                stage => case.moved_to(stage, day("2024-02-01")),
            };
            tables.cases.insert(Row::new(id, case, Stamp::default()));
            let cause = Cause::ALL[cause];
            let found = Diagnosis { case: Ref::to(id), cause, weight: Weight::ALL[weight], evidence: None };
            tables.diagnoses.insert(Row::new(Diagnosis::id(id, cause), found, Stamp::default()));
            let action = Action { case: Ref::to(id), class: ActionClass::ALL[class], what: Some(Text::cut("x")), ..Action::default() };
            tables.actions.insert(Row::new(Id::derived("actions", id, class), action, Stamp::default()));
        }
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Permenkop25));
        adds_up(&population(&tables, &index, Scope::default()));
        let everything = population(&tables, &index, Scope::default());
        let effect = effect(&everything);
        prop_assert!(effect.revived <= effect.closed);
        if let Some((low, high)) = effect.bounds() {
            let rate = effect.rate().unwrap();
            prop_assert!(low <= rate && rate <= high);
        }
        for rank in ranking(&tables, &index, &everything, Weights::default(), Cause::mendable) {
            prop_assert!((0.0..=100.0).contains(&rank.score));
            prop_assert!(rank.parts.iter().all(|(part, _)| (0.0..=1.0).contains(part)), "{rank:?}");
        }
    }
}

#[test]
fn the_bounds_of_a_rate_hold_it_whatever_the_numbers() {
    let bounds = |revived, closed| Effect { closed, revived, ..Effect::default() }.bounds().unwrap();
    for closed in 1..300 {
        for revived in 0..=closed {
            let ((low, high), rate) = (bounds(revived, closed), f64::from(revived) / f64::from(closed));
            assert!(0.0 <= low && low <= rate && rate <= high && high <= 1.0, "{revived} of {closed}");
        }
    }
    let (low, high) = bounds(8, 10);
    assert!((low - 0.4902).abs() < 1e-3 && (high - 0.9433).abs() < 1e-3, "{low} {high}");
}

#[test]
fn a_weight_of_nothing_takes_a_criterion_out_of_the_order() {
    let (tables, index) = province();
    let population = population(&tables, &index, Scope::default());
    let by_members = ranking(&tables, &index, &population, Weights([5, 0, 0, 0, 0]), Cause::mendable);
    let members: Vec<f64> = by_members.iter().map(|rank| rank.parts[0].0).collect();
    assert!(members.windows(2).all(|pair| pair[0] >= pair[1]));
    assert!((by_members[0].score - 100.0).abs() < 1e-9, "the one with most members leads");
    let nothing = ranking(&tables, &index, &population, Weights([0; 5]), Cause::mendable);
    assert!(nothing.iter().all(|rank| rank.score == 0.0));
}

#[test]
fn a_revival_is_proved_by_rat_and_business_after_one_season_and_after_two() {
    let report = |year, rat, business| AnnualReport {
        year: BookYear::new(year).unwrap(),
        rat: Some(rat),
        business: Some(business),
        ..AnnualReport::default()
    };
    let proved = |reports: &[AnnualReport], on| proof(Some(Form::Primary), reports.iter(), day("2024-04-10"), day(on));
    let good = |year| report(year, RatState::Held, Business::Running);
    let year = |year| BookYear::new(year).unwrap();
    assert_eq!(proved(&[], "2024-12-01"), Some(Proof::Awaited(year(2024), day("2025-03-31"))));
    assert_eq!(proved(&[good(2024)], "2025-05-01"), Some(Proof::Held(1)));
    assert_eq!(proved(&[good(2024), good(2025)], "2026-05-01"), Some(Proof::Held(2)));
    assert_eq!(proved(&[], "2025-04-01"), Some(Proof::Failed(year(2024))), "nothing was reported in time");
    let stopped = report(2025, RatState::NotHeld, Business::Running);
    assert_eq!(proved(&[good(2024), stopped], "2026-05-01"), Some(Proof::Failed(year(2025))));
}

#[test]
fn what_a_success_costs_includes_what_failed() {
    let (mut tables, _) = province();
    let inactive: Vec<Id> = tables
        .cooperatives
        .live()
        .filter(|row| row.value.declared_status == Some(DeclaredStatus::Inactive))
        .map(|row| row.id)
        .take(2)
        .collect();
    (tables.cases, tables.actions, tables.diagnoses) = Default::default();
    for (id, outcome) in inactive.iter().zip([Outcome::Revived, Outcome::NotFound]) {
        let case = Case::open(*id, day("2024-01-01")).closed_as(outcome, day("2024-01-31"), None);
        tables.cases.insert(Row::new(Case::id(*id, 1), case, Stamp::default()));
        let action = Action { case: Ref::to(Case::id(*id, 1)), cost: Rupiah::new(5_000_000).ok(), ..Action::default() };
        tables.actions.insert(Row::new(Id::derived("actions", *id, 1), action, Stamp::default()));
    }
    let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Permenkop25));
    let effect = effect(&population(&tables, &index, Scope::default()));
    assert_eq!((effect.closed, effect.revived, effect.median_days()), (2, 1, Some(30)));
    assert_eq!(effect.cost_per_revived(), Some(10_000_000));
    assert_eq!(effect.cost_of_revived, 5_000_000);
    assert!(effect.is_thin());
}
