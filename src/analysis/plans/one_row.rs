//! What is told of one row of a plan: its money by fund and stage, how that has changed, and the same row in other years.

use super::rows::folded;
use super::{PlanRow, Plans};
use crate::domain::{Action, ActivityCode, BookYear, BudgetStage, FundCode, Id, Plan};
use crate::replica::Row;
use crate::workspace::{Index, Tables};
use rustc_hash::FxHashSet;

/// The money of a row: funds by stages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowMoney {
    /// The stages at which any amount stands, in their order.
    pub stages: Vec<BudgetStage>,
    /// The funds, the one with most money at the last stage first.
    pub funds: Vec<FundOfRow>,
    /// What all funds come to at every stage, rupiah.
    pub totals: Vec<i64>,
}

/// A fund of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct FundOfRow {
    /// Its code, as it stands printed; none where the document does not say.
    pub fund: Option<FundCode>,
    /// Its name, as the document has it.
    pub name: Option<String>,
    /// At every stage its record and amount, rupiah.
    pub amounts: Vec<Option<(Id, i64)>>,
}

/// The money of a row by fund and stage.
pub fn money_of(plans: &Plans, row: &PlanRow) -> RowMoney {
    let amounts = plans.amounts(row);
    let mut stages: Vec<BudgetStage> = amounts.iter().map(|amount| amount.value.stage).collect();
    stages.sort_unstable();
    stages.dedup();
    let mut funds: Vec<(Option<String>, FundOfRow)> = Vec::new();
    for amount in amounts {
        let of = &amount.value;
        let key = of.fund.as_ref().map(FundCode::normal);
        let at = funds.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            let amounts = vec![None; stages.len()];
            funds.push((key, FundOfRow { fund: of.fund.clone(), name: None, amounts }));
            funds.len() - 1
        });
        let fund = &mut funds[at].1;
        fund.name = fund.name.take().or_else(|| of.fund_name.as_deref().map(str::to_owned));
        if let Ok(stage) = stages.binary_search(&of.stage) {
            fund.amounts[stage] = Some((amount.id, of.amount.get()));
        }
    }
    let mut funds: Vec<FundOfRow> = funds.into_iter().map(|(_, fund)| fund).collect();
    let last = |fund: &FundOfRow| fund.amounts.last().copied().flatten().map_or(0, |(_, amount)| amount);
    funds.sort_by(|one, other| last(other).cmp(&last(one)).then_with(|| one.fund.cmp(&other.fund)));
    let total = |stage: usize| funds.iter().filter_map(|fund| fund.amounts[stage]).map(|(_, amount)| amount).sum();
    RowMoney { totals: (0..stages.len()).map(total).collect(), stages, funds }
}

/// What the page of a row begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowLead {
    /// The latest stage at which any amount stands.
    pub stage: Option<BudgetStage>,
    /// Its money then, rupiah, with what rows of others have of it.
    pub money: i64,
    /// So much of it, rupiah, counts in the rows of others to which it is paid.
    pub transferred: i64,
    /// Of how many funds.
    pub funds: usize,
    /// The first stage and its money, where that was another amount.
    pub before: Option<(BudgetStage, i64)>,
    /// What was spent, rupiah; none where nothing is reported.
    pub realised: Option<i64>,
}

/// What the page of a row begins with; `plans` are those of the latest stage.
pub fn lead_of(plans: &Plans, row: &PlanRow) -> RowLead {
    let money = money_of(plans, row);
    let at_end = |fund: &&FundOfRow| fund.amounts.last().is_some_and(Option::is_some);
    let first = money.stages.first().copied().zip(money.totals.first().copied());
    RowLead {
        stage: row.stage,
        money: row.whole(),
        transferred: row.transferred,
        funds: money.funds.iter().filter(at_end).count(),
        before: first.filter(|(stage, amount)| Some(*stage) != row.stage && *amount != row.whole()),
        realised: row.realised(),
    }
}

/// The same row in another year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherYear {
    /// The row.
    pub id: Id,
    /// Its year.
    pub year: BookYear,
    /// Its money, rupiah.
    pub money: i64,
    /// What was spent, rupiah; none where nothing is reported.
    pub realised: Option<i64>,
}

/// The same row in other years, the latest first: of the same office and code, or named as that of the year before.
pub fn other_years(plans: &Plans, row: &PlanRow) -> Vec<OtherYear> {
    let key = plans.key(row);
    let is_previous = |one: &PlanRow, other: &PlanRow| one.plan.previous.is_some_and(|previous| previous == other.id);
    let is_same = |other: &&PlanRow| {
        other.year() != row.year() && (is_previous(row, other) || is_previous(other, row) || plans.key(other) == key)
    };
    let told = |other: &PlanRow| OtherYear {
        id: other.id,
        year: other.year(),
        money: other.whole(),
        realised: other.realised(),
    };
    let mut found: Vec<OtherYear> = plans.rows().iter().filter(is_same).map(told).collect();
    found.sort_by_key(|other| (std::cmp::Reverse(other.year), other.id));
    found
}

/// All that the page of a row is made of, and nothing else: the row and the same row in other years, the rows that their money
/// comes from and those that it is paid to, and what belongs to all of these. Where a province has tens of thousands of rows, to
/// join all of them for one would take longer than to show it.
pub fn around(tables: &Tables, index: &Index, id: Id) -> Tables {
    let mut found = Tables::default();
    let Some(row) = tables.plans.get_live(id) else { return found };
    let of = &row.value;
    let code = of.code.as_ref().map(ActivityCode::normal);
    let name = of.name.as_deref().map(folded);
    let is_same = |one: &Plan| {
        (one.level, one.area) == (of.level, of.area)
            && match &code {
                Some(code) => one.code.as_ref().is_some_and(|other| other.normal() == *code),
                None => one.code.is_none() && one.name.as_deref().map(folded) == name,
            }
    };
    let names = |one: &Plan, id: Id| one.previous.is_some_and(|previous| *previous == id);
    for one in tables.plans.live().filter(|one| names(of, one.id) || names(&one.value, id) || is_same(&one.value)) {
        found.plans.insert(one.clone());
    }
    let own: FxHashSet<Id> = found.plans.live().map(|one| one.id).collect();
    let sources: FxHashSet<Id> = found.plans.live().filter_map(|one| one.value.paired.map(|source| *source)).collect();
    let is_paid = |one: &Plan| one.paired.is_some_and(|source| own.contains(&*source) || sources.contains(&*source));
    for one in tables.plans.live().filter(|one| !own.contains(&one.id)) {
        if sources.contains(&one.id) || is_paid(&one.value) {
            found.plans.insert(one.clone());
        }
    }
    let all: Vec<Id> = found.plans.live().map(|one| one.id).collect();
    for plan in all {
        for part in index.of(tables, plan) {
            found.plan_amounts.insert(part.clone());
        }
        for part in index.of(tables, plan) {
            found.plan_places.insert(part.clone());
        }
        for part in index.of(tables, plan) {
            found.plan_outputs.insert(part.clone());
        }
        for part in index.of(tables, plan) {
            found.realisations.insert(part.clone());
        }
    }
    let is_answered = |action: &&Row<Action>| action.value.plan_row.is_some_and(|row| *row == id);
    for action in tables.actions.live().filter(is_answered) {
        found.actions.insert(action.clone());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::plans::Stage;
    use crate::domain::{ActivityCode, AreaCode, Plan, Realisation, Ref, ReportPeriod, Rupiah};
    use crate::replica::{Row, Stamp};
    use crate::sample::plan_rows::{id, put_row};
    use crate::workspace::Tables;

    fn put(tables: &mut Tables, number: u8, year: i32, amounts: &[(&str, BudgetStage, i64)]) {
        let plan = Plan {
            year: BookYear::new(year).unwrap(),
            area: Some(AreaCode::from_digits(6305)),
            code: ActivityCode::new("2.17.05.2.01.0001").unwrap(),
            ..Plan::default()
        };
        put_row(tables, number, plan, amounts);
    }

    #[test]
    fn money_stands_by_fund_and_stage_and_the_lead_says_from_what_it_has_come() {
        let (mut tables, plan, dpa) = (Tables::default(), BudgetStage::WorkPlan, BudgetStage::Execution);
        put(&mut tables, 1, 2026, &[("1.1", plan, 50), ("1.1", dpa, 40), ("APBN-Dekon", dpa, 60)]);
        let spent = Realisation { plan: Ref::to(id(1)), spent: Rupiah::new(25).ok(), ..Realisation::default() };
        tables.realisations.insert(Row::new(
            Realisation::id(id(1), ReportPeriod::Quarter1, None),
            spent,
            Stamp::default(),
        ));
        let plans = Plans::of(&tables, Stage::Latest);
        let row = plans.row(id(1)).unwrap();
        let money = money_of(&plans, row);
        assert_eq!((money.stages, money.totals), (vec![plan, dpa], vec![50, 100]));
        let of = |at: usize| {
            let amounts = money.funds[at].amounts.iter().map(|one| one.map(|(_, amount)| amount));
            (money.funds[at].fund.as_deref(), amounts.collect::<Vec<_>>())
        };
        assert_eq!(of(0), (Some("APBN-Dekon"), vec![None, Some(60)]));
        assert_eq!(of(1), (Some("1.1"), vec![Some(50), Some(40)]));
        let expected = RowLead {
            stage: Some(dpa),
            money: 100,
            transferred: 0,
            funds: 2,
            before: Some((plan, 50)),
            realised: Some(25),
        };
        assert_eq!(lead_of(&plans, row), expected);
    }

    /// Whatever is told of a row, it is the same where only that is known which the page is made of.
    #[test]
    fn the_page_of_a_row_is_made_of_little_and_says_what_all_plans_say() {
        use crate::domain::status::StatusRule;
        use crate::workspace::Viewpoint;
        let options = crate::sample::Options { cooperatives: 60, ..crate::sample::Options::default() };
        let mut tables = crate::sample::fictional(&options);
        crate::sample::add_plans(&mut tables, &options, 1);
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        let all = Plans::of(&tables, Stage::Latest);
        let mut transferred = 0;
        for row in all.rows() {
            let small = around(&tables, &index, row.id);
            assert!(small.plans.live().count() < 40, "{} rows for one", small.plans.live().count());
            let plans = Plans::of(&small, Stage::Latest);
            let alone = plans.row(row.id).unwrap();
            assert_eq!(lead_of(&plans, alone), lead_of(&all, row));
            assert_eq!(money_of(&plans, alone), money_of(&all, row));
            assert_eq!(other_years(&plans, alone), other_years(&all, row));
            assert_eq!(plans.outputs(alone).len(), all.outputs(row).len());
            assert_eq!(plans.actions(alone).len(), all.actions(row).len());
            transferred += usize::from(row.transferred > 0);
        }
        assert!(transferred > 0);
    }

    #[test]
    fn the_same_row_of_other_years_is_found_by_office_and_code() {
        let mut tables = Tables::default();
        put(&mut tables, 1, 2025, &[("1.1", BudgetStage::Execution, 30)]);
        put(&mut tables, 2, 2026, &[]);
        put(&mut tables, 3, 2027, &[]);
        let plans = Plans::of(&tables, Stage::Latest);
        let years = other_years(&plans, plans.row(id(2)).unwrap());
        let told: Vec<_> = years.iter().map(|of| (of.id, of.money)).collect();
        assert_eq!(told, [(id(3), 0), (id(1), 30)]);
    }
}
