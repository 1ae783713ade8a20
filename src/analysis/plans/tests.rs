//! Sums of plans over random rows, and the example of the province.

use super::*;
use crate::analysis::cross::Member;
use crate::domain::{
    Accumulation, Action, ActivityCode, AreaCode, BookYear, BudgetStage, Case, Cooperative, Count, Fund, FundCode, Id,
    Level, Plan, PlanAmount, PlanBeneficiary, PlanOutput, PlanPlace, Quantity, Realisation, Ref, ReportPeriod, Rupiah,
    Text,
};
use crate::replica::{Row, Stamp};
use crate::workspace::Tables;
use proptest::prelude::*;

/// A row as chance makes it.
#[derive(Debug, Clone)]
struct Drawn {
    year: i32,
    office: u8,
    code: u8,
    funds: Vec<(u8, u32)>,
    places: Vec<u8>,
    spent: Option<(u32, bool)>,
    people: Option<u16>,
    target: Option<(u32, u8, bool)>,
    paired: Option<u8>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let money = (
        proptest::collection::vec((0_u8..4, 0_u32..1_000_000), 0..3),
        proptest::option::of((0_u32..1_000_000, any::<bool>())),
        proptest::option::of(any::<u8>()),
    );
    let rest = (
        proptest::collection::vec(0_u8..4, 0..3),
        proptest::option::of(0_u16..500),
        proptest::option::of((0_u32..500, 0_u8..2, any::<bool>())),
    );
    (2024..2027_i32, 0_u8..6, 0_u8..5, money, rest).prop_map(|(year, office, code, money, rest)| Drawn {
        year,
        office,
        code,
        funds: money.0,
        spent: money.1,
        paired: money.2,
        places: rest.0,
        people: rest.1,
        target: rest.2,
    })
}

const CODES: [&str; 5] = ["2.17.06.1.01.0012", "2.17.06.2.01.02", "2.17.05.2.01.0001", "2.17.07", "Rakor"];
const FUNDS: [&str; 4] = ["1.1", "2.2.02.02.01.0001", "APBN-Dekon", ""];

fn id(table: u8, at: usize) -> Id {
    Id::new(at as u64 + 1, [table; 10])
}

fn tables(drawn: &[Drawn]) -> Tables {
    let mut tables = Tables::default();
    let stamp = Stamp::default();
    for (at, one) in drawn.iter().enumerate() {
        let plan_id = id(1, at);
        let (level, area) = match one.office {
            0 => (Level::Central, None),
            1 => (Level::Province, Some(AreaCode::from_digits(63))),
            district => (Level::District, Some(AreaCode::from_digits(6300 + u64::from(district)))),
        };
        let plan = Plan {
            year: BookYear::new(one.year).unwrap(),
            level,
            area,
            body: Text::optional("Kementerian").unwrap(),
            code: ActivityCode::new(CODES[usize::from(one.code)]).unwrap(),
            paired: one.paired.map(|with| Ref::to(id(1, usize::from(with) % drawn.len()))),
            ..Plan::default()
        };
        tables.plans.insert(Row::new(plan_id, plan, stamp));
        for (fund, amount) in &one.funds {
            let fund = FundCode::new(FUNDS[usize::from(*fund)]).unwrap();
            for stage in [BudgetStage::WorkPlan, BudgetStage::Execution] {
                let key = PlanAmount::id(plan_id, fund.as_ref(), stage);
                let more = if stage == BudgetStage::WorkPlan { 7 } else { 0 };
                let amount = Rupiah::new(i64::from(*amount) + more).unwrap();
                let (plan, fund) = (Ref::to(plan_id), fund.clone());
                let amount = PlanAmount { plan, fund, stage, amount, ..PlanAmount::default() };
                tables.plan_amounts.insert(Row::new(key, amount, stamp));
            }
        }
        for place in &one.places {
            let district = (*place > 0).then(|| AreaCode::from_digits(6300 + u64::from(*place)));
            let place =
                PlanPlace { plan: Ref::to(plan_id), district, all_parts: district.is_none(), ..PlanPlace::default() };
            tables.plan_places.insert(Row::new(place.id(), place, stamp));
        }
        if let Some((spent, by_fund)) = one.spent {
            let fund = one.funds.first().filter(|_| by_fund);
            let fund = fund.and_then(|(fund, _)| FundCode::new(FUNDS[usize::from(*fund)]).unwrap());
            let report = Realisation {
                plan: Ref::to(plan_id),
                period: ReportPeriod::Quarter1,
                spent: Rupiah::new(spent.into()).ok(),
                fund: fund.clone(),
                ..Realisation::default()
            };
            tables.realisations.insert(Row::new(Realisation::id(plan_id, report.period, fund.as_ref()), report, stamp));
        }
        if let Some(people) = one.people {
            let people = Some(Count::from(people));
            let of = PlanBeneficiary { plan: Ref::to(plan_id), people, ..PlanBeneficiary::default() };
            tables.plan_beneficiaries.insert(Row::new(id(2, at), of, stamp));
        }
        if let Some((target, unit, adds_up)) = one.target {
            let output = PlanOutput {
                plan: Ref::to(plan_id),
                unit: Text::optional(["Orang", "Unit Usaha"][usize::from(unit)]).unwrap(),
                target: Some(target.into()),
                accumulation: Some(if adds_up { Accumulation::Sum } else { Accumulation::Percentage }),
                ..PlanOutput::default()
            };
            tables.plan_outputs.insert(Row::new(id(3, at), output, stamp));
        }
    }
    tables
}

fn sums(figures: &Figures) -> [i128; 6] {
    let parts = [figures.budget, figures.transferred, figures.realised, i128::from(figures.people)];
    let [budget, transferred, realised, people] = parts;
    [budget, transferred, realised, people, i128::from(figures.targets), i128::from(figures.targets_apart)]
}

fn added<'f>(of: impl Iterator<Item = &'f Figures>) -> [i128; 6] {
    of.fold([0; 6], |all, one| std::array::from_fn(|at| all[at] + sums(one)[at]))
}

fn axes() -> impl Strategy<Value = Layout> {
    let axis = || (0..Axis::ALL.len()).prop_map(|at| Axis::ALL[at]);
    (axis(), proptest::option::of(axis())).prop_map(|(rows, columns)| Layout { rows, columns })
}

proptest! {
    #[test]
    fn every_axis_adds_up_to_the_rows(drawn in proptest::collection::vec(drawn(), 1..30), layout in axes()) {
        let tables = tables(&drawn);
        let plans = Plans::of(&tables, Stage::Latest);
        let matrix = matrix(&plans, layout, |_| true);
        let whole = matrix.whole();
        let budget: i64 = plans.rows().iter().map(PlanRow::budget).sum();
        let realised: i64 = plans.rows().iter().filter_map(PlanRow::realised).sum();
        prop_assert_eq!((whole.budget, whole.realised), (budget.into(), realised.into()));
        prop_assert_eq!(whole.rows as usize, drawn.len());
        let of = |row: &Option<MatrixKey>, column: &Member<MatrixKey>| matrix.cell(&Member::Of(row.clone()), column);
        let along_rows = matrix.rows.iter().filter_map(|row| of(row, &Member::All));
        prop_assert_eq!(added(along_rows), sums(&whole));
        for column in &matrix.columns {
            let column = Member::Of(column.clone());
            let down = matrix.rows.iter().filter_map(|row| of(row, &column));
            prop_assert_eq!(added(down), sums(matrix.cell(&Member::All, &column).unwrap()));
        }
        // And every cell leads to its rows.
        for (row, column) in matrix.rows.iter().map(|row| (row, matrix.columns.first())) {
            let column = column.map_or(Member::All, |column| Member::Of(column.clone()));
            let behind = Behind::of(&plans, layout, |_| true, &Member::Of(row.clone()), &column);
            let cell = of(row, &column).cloned().unwrap_or_default();
            prop_assert_eq!(behind.len(), cell.rows as usize);
            prop_assert_eq!(behind.iter().map(|one| i128::from(one.budget)).sum::<i128>(), cell.budget);
        }
    }

    #[test]
    fn money_that_two_rows_stand_for_counts_once(drawn in proptest::collection::vec(drawn(), 1..30)) {
        let tables = tables(&drawn);
        let plans = Plans::of(&tables, Stage::Latest);
        let all: i64 = tables.plan_amounts.live().filter(|row| row.value.stage == BudgetStage::Execution)
            .map(|row| row.value.amount.get()).sum();
        let counted: i64 = plans.rows().iter().map(PlanRow::budget).sum();
        let transferred: i64 = plans.rows().iter().map(|row| row.transferred).sum();
        prop_assert_eq!(counted + transferred, all);
        prop_assert!(plans.rows().iter().all(|row| row.transferred >= 0 && row.money.iter().all(|(_, amount)| *amount >= 0)));
    }

    #[test]
    fn money_flows_in_the_same_amount_through_every_column(drawn in proptest::collection::vec(drawn(), 1..30)) {
        let tables = tables(&drawn);
        let plans = Plans::of(&tables, Stage::Of(BudgetStage::WorkPlan));
        let links = money_flow(&plans, |_| true);
        let between = |stage| links.iter().filter(|link| link.from.stage() == stage).map(|link| link.amount).sum::<i64>();
        let budget: i64 = plans.rows().iter().map(PlanRow::budget).sum();
        for stage in [FlowStage::Fund, FlowStage::Level, FlowStage::Programme] {
            prop_assert_eq!(between(stage), budget);
        }
        // And every ribbon, of nodes alone or gathered, leads to just its rows.
        for most in [2, 20] {
            let columns = gathered(&links, FlowNode::column, |_| 0, Most { nodes: most, least: 0.0 });
            prop_assert_eq!(columns.whole(), budget);
            for (at, ribbons) in columns.ribbons.iter().enumerate() {
                for ribbon in ribbons {
                    let (from, to) = (&columns.nodes[at][ribbon.from].of, &columns.nodes[at + 1][ribbon.to].of);
                    let rows = rows_between(&plans, |_| true, from, to);
                    prop_assert_eq!(rows.iter().map(|one| one.budget).sum::<i64>(), ribbon.amount);
                }
            }
        }
    }
}

fn rupiah(amount: i64) -> Rupiah {
    Rupiah::new(amount).unwrap()
}

fn plan(level: Level, area: u64, code: &str) -> Plan {
    let area = (area > 0).then(|| AreaCode::from_digits(area));
    Plan { year: BookYear::new(2026).unwrap(), level, area, code: ActivityCode::new(code).unwrap(), ..Plan::default() }
}

fn with_amount(tables: &mut Tables, at: usize, plan: Plan, fund: &str, amount: i64) -> Id {
    let plan_id = id(1, at);
    tables.plans.insert(Row::new(plan_id, plan, Stamp::default()));
    let fund = FundCode::new(fund).unwrap();
    let key = PlanAmount::id(plan_id, fund.as_ref(), BudgetStage::Execution);
    let (stage, amount) = (BudgetStage::Execution, rupiah(amount));
    let amount = PlanAmount { plan: Ref::to(plan_id), fund, stage, amount, ..PlanAmount::default() };
    tables.plan_amounts.insert(Row::new(key, amount, Stamp::default()));
    plan_id
}

#[test]
fn bantuan_keuangan_counts_where_it_is_spent_and_the_rest_stays_with_the_giver() {
    let mut tables = Tables::default();
    let giver = with_amount(&mut tables, 0, plan(Level::Province, 63, "2.17.06.1.01.0012"), "1.1", 500);
    let taker = Plan { paired: Some(Ref::to(giver)), ..plan(Level::District, 6305, "2.17.06.2.01.0006") };
    let taker = with_amount(&mut tables, 1, taker, "2.2.02.02.01.0001", 200);
    // What the district adds of its own is no transfer.
    let same = tables.plans.get(taker).unwrap().value.clone();
    with_amount(&mut tables, 1, same, "1.1", 30);
    let plans = Plans::of(&tables, Stage::Latest);
    let of = |id| plans.row(id).map(|row| (row.budget(), row.transferred)).unwrap();
    assert_eq!((of(giver), of(taker)), ((300, 200), (230, 0)));
    let whole = matrix(&plans, Layout { rows: Axis::Level, columns: None }, |_| true).whole();
    assert_eq!((whole.budget, whole.transferred), (530, 200));
}

#[test]
fn targets_of_other_units_and_percentages_are_never_added_up() {
    let mut tables = Tables::default();
    let output = |unit: &str, target: u32, way| PlanOutput {
        unit: Text::optional(unit).unwrap(),
        target: Some(target.into()),
        accumulation: Some(way),
        ..PlanOutput::default()
    };
    let outputs = [
        (0, output("Orang", 100, Accumulation::Sum)),
        (1, output(" orang ", 50, Accumulation::Sum)),
        (1, output("%", 62, Accumulation::Percentage)),
        (2, output("Unit Usaha", 9, Accumulation::Sum)),
    ];
    for (at, area) in [(0, 6305), (1, 6305), (2, 6301)] {
        with_amount(&mut tables, at, plan(Level::District, area, "2.17.05.2.01.0001"), "1.1", 10);
    }
    for (number, (at, output)) in outputs.into_iter().enumerate() {
        let output = PlanOutput { plan: Ref::to(id(1, at)), ..output };
        tables.plan_outputs.insert(Row::new(id(3, number), output, Stamp::default()));
    }
    let plans = Plans::of(&tables, Stage::Latest);
    let matrix = matrix(&plans, Layout { rows: Axis::District, columns: None }, |_| true);
    let tapin = Member::Of(Some(MatrixKey::Area(AreaCode::from_digits(6305))));
    let tapin = matrix.cell(&tapin, &Member::All).unwrap();
    assert_eq!((tapin.target(), tapin.unit(), tapin.targets_apart), (Some(Quantity::from(150)), Some("orang"), 1));
    assert_eq!((matrix.whole().target(), matrix.whole().unit()), (None, None));
    assert_eq!(tapin.value(Measure::Target), Some(150.0));
}

#[test]
fn the_form_adds_quarters_up_as_the_indicator_does() {
    let mut tables = Tables::default();
    let quantity = |text: &str| serde_json::from_str::<Quantity>(text).ok();
    let year = |year| BookYear::new(year).unwrap();
    let before = with_amount(
        &mut tables,
        9,
        Plan { year: year(2025), ..plan(Level::District, 6305, "2.17.03.2.01.0004") },
        "1.1",
        80,
    );
    let row = with_amount(&mut tables, 0, plan(Level::District, 6305, "2.17.03.2.01.0004"), "1.1", 100);
    let report = |plan: Id, period, spent| Realisation {
        plan: Ref::to(plan),
        period,
        spent: Some(rupiah(spent)),
        cash_plan: Some(rupiah(50)),
        ..Realisation::default()
    };
    for one in [
        report(before, ReportPeriod::Quarter4, 60),
        report(row, ReportPeriod::Quarter1, 20),
        report(row, ReportPeriod::Quarter2, 30),
        // The same money by tranche counts no second time.
        report(row, ReportPeriod::Tranche1, 50),
    ] {
        tables.realisations.insert(Row::new(Realisation::id(*one.plan, one.period, None), one, Stamp::default()));
    }
    let output = |number: usize, way, values: [&str; 4], target, before, renstra| {
        let [quarter_1, quarter_2, ..] = values.map(quantity);
        let (target, realised_before, renstra_target) = (quantity(target), quantity(before), quantity(renstra));
        let output = PlanOutput {
            plan: Ref::to(row),
            accumulation: Some(way),
            quarter_1,
            quarter_2,
            target,
            realised_before,
            renstra_target,
            ..PlanOutput::default()
        };
        Row::new(id(3, number), output, Stamp::default())
    };
    tables.plan_outputs.insert(output(0, Accumulation::Sum, ["10", "20", "", ""], "60", "90", "300"));
    tables.plan_outputs.insert(output(1, Accumulation::Percentage, ["62.1", "63", "", ""], "70", "61", "75"));
    let plans = Plans::of(&tables, Stage::Latest);
    let office = plans.row(row).unwrap().office;
    let period = RenstraPeriod { first: year(2025), last: year(2026) };
    let form = evaluation(&plans, office, year(2026), period);
    assert_eq!(form.lines.len(), 3);
    let line = &form.lines[2];
    let columns = |at: usize| {
        let one = &line.indicators[at];
        (one.year, one.share, one.so_far, one.share_of_renstra)
    };
    assert_eq!(columns(0), (quantity("30"), quantity("50"), quantity("120"), quantity("40")));
    assert_eq!(columns(1), (quantity("63"), quantity("90"), quantity("63"), quantity("84")));
    assert_eq!((line.average, line.predicate), (quantity("70"), Some(Predicate::Medium)));
    assert_eq!((form.average, form.predicate), (line.average, line.predicate));
    let money = form.money;
    assert_eq!((money.budget, money.year, money.before, money.renstra), (100, Some(50), Some(60), Some(180)));
    assert_eq!((money.share(), money.so_far()), (quantity("50"), Some(110)));
    assert_eq!((money.deviation(2), money.deviation(3)), (quantity("50"), None));
    // Up to which quarter: of the money, and of the indicators that count.
    assert_eq!((money.until(), form.until()), (Some(2), Some((2, 2))));
}

#[test]
fn every_step_of_a_case_flows_once_from_cause_to_outcome() {
    let options = crate::sample::Options { cooperatives: 400, ..crate::sample::Options::default() };
    let mut tables = crate::sample::fictional(&options);
    crate::sample::add_plans(&mut tables, &options, 1);
    let plans = Plans::of(&tables, Stage::Latest);
    let all = case_flow(&plans, None);
    let steps: u32 = all.iter().map(|one| one.steps).sum();
    assert!(steps > 20 && steps as usize == tables.actions.live().count(), "{steps}");
    let cost: i64 = tables.actions.live().filter_map(|row| row.value.cost).map(Rupiah::get).sum();
    assert_eq!(all.iter().map(|one| one.cost).sum::<i64>(), cost);
    assert!(all.iter().any(|one| matches!(one.paying, Paying::Row(_)) && one.programme.is_some()));
    let links = case_links(&all, |one| one.steps.into());
    assert_eq!(links.iter().map(|link| link.amount).sum::<i64>(), 4 * i64::from(steps));
    let columns = gathered(&links, CaseNode::column, |_| 0, Most { nodes: 5, least: 0.0 });
    assert_eq!(columns.nodes.len(), 5);
    for nodes in &columns.nodes {
        assert_eq!(nodes.iter().map(|node| node.amount).sum::<i64>(), i64::from(steps));
    }
    // On a case the rows that answer it and what names none add up to its steps and their cost.
    let all_steps = case_steps(&plans, None);
    let cases: std::collections::BTreeSet<Id> = all_steps.iter().map(|step| step.case).collect();
    let answers: Vec<Answering> = cases.iter().flat_map(|case| answering(&plans, *case)).collect();
    assert_eq!(answers.iter().map(|one| one.steps).sum::<u32>(), steps);
    assert_eq!(answers.iter().map(|one| one.cost).sum::<i64>(), cost);
    let paid = |steps: &[CaseStep]| steps.iter().filter(|step| step.row.is_some()).count() as u32;
    assert_eq!(answers.iter().filter(|one| one.row.is_some()).map(|one| one.steps).sum::<u32>(), paid(&all_steps));
    let districts = crate::domain::territory::Territory::current().districts;
    let of = |code| case_flow(&plans, Some(code)).iter().map(|one| one.steps).sum::<u32>();
    assert_eq!(districts.iter().map(|district| of(district.code)).sum::<u32>(), steps);
}

#[test]
fn a_step_without_a_row_is_paid_by_its_fund_and_of_the_programme_that_it_names() {
    let mut tables = Tables::default();
    let stamp = Stamp::default();
    let cooperative = id(7, 0);
    tables.cooperatives.insert(Row::new(cooperative, Cooperative::default(), stamp));
    let case = Case::id(cooperative, 1);
    tables.cases.insert(Row::new(case, Case::open(cooperative, "2026-02-01".parse().unwrap()), stamp));
    let action = Action {
        case: Ref::to(case),
        plan: Text::optional("2.17.06.2.01.0006").unwrap(),
        fund: Some(Fund::DistrictBudget),
        ..Action::default()
    };
    tables.actions.insert(Row::new(id(8, 0), action, stamp));
    let flow = case_flow(&Plans::of(&tables, Stage::Latest), None);
    assert_eq!(flow.len(), 1);
    assert_eq!((flow[0].programme.as_deref(), flow[0].paying), (Some("2.17.06"), Paying::Fund(Fund::DistrictBudget)));
}

#[test]
fn the_year_that_is_shown_first_is_the_last_of_which_the_figure_is_known() {
    let mut tables = Tables::default();
    let mut of_year = |at: usize, year: i32| {
        let plan = Plan { year: BookYear::new(year).unwrap(), ..plan(Level::District, 6305, "2.17.03.2.01.0004") };
        with_amount(&mut tables, at, plan, "1.1", 100)
    };
    let (reported, _) = (of_year(0, 2025), of_year(1, 2026));
    let report = Realisation { plan: Ref::to(reported), spent: Some(rupiah(0)), ..Realisation::default() };
    tables.realisations.insert(Row::new(
        Realisation::id(reported, ReportPeriod::Quarter1, None),
        report,
        Stamp::default(),
    ));
    // A row without any money is planned for and shows none.
    let bare = Plan { year: BookYear::new(2027).unwrap(), ..plan(Level::District, 6305, "2.17.03.2.01.0004") };
    tables.plans.insert(Row::new(id(1, 2), bare, Stamp::default()));
    let plans = Plans::of(&tables, Stage::Latest);
    let latest = |measure| latest_year(&plans, measure).map(BookYear::get);
    assert_eq!((latest(Measure::Budget), latest(Measure::Realised)), (Some(2026), Some(2025)));
    // Where it is known of no year, the last that is planned for.
    assert_eq!(latest(Measure::Beneficiaries), Some(2027));
}
