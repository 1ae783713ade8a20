//! Flows that add up: where money goes, from fund through level and programme to district; and what the steps of cases do,
//! from cause through solution, programme and money to outcome.

use super::matrix::Behind;
use super::rows::{At, FundAt, PlanRow, Plans};
use crate::analysis::follow_up::Progress;
use crate::domain::{Action, ActionClass, ActivityCode, AreaCode, Case, Cause, Diagnosis, Fund, Id, Level, Weight};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A column of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlowStage {
    /// Where money is from.
    Fund,
    /// Who plans with it.
    Level,
    /// For what.
    Programme,
    /// Where.
    District,
}

/// A node of the flow of money.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlowNode {
    /// A fund by its code, several, or unsaid.
    Fund(FundAt),
    /// A level.
    Level(Level),
    /// A programme by its code; none where it is not known.
    Programme(Option<Arc<str>>),
    /// A district, several, or unsaid.
    District(At<AreaCode>),
}

impl FlowNode {
    /// The place of its column, 0 to 3.
    pub const fn column(&self) -> usize {
        self.stage() as usize
    }

    /// The column in which it stands.
    pub const fn stage(&self) -> FlowStage {
        match self {
            Self::Fund(_) => FlowStage::Fund,
            Self::Level(_) => FlowStage::Level,
            Self::Programme(_) => FlowStage::Programme,
            Self::District(_) => FlowStage::District,
        }
    }
}

/// A link between two nodes of neighbouring columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<N> {
    /// From.
    pub from: N,
    /// To.
    pub to: N,
    /// Rupiah, or how many.
    pub amount: i64,
}

fn links<N: Ord>(sums: BTreeMap<(N, N), i64>) -> Vec<Link<N>> {
    sums.into_iter().filter(|(_, amount)| *amount != 0).map(|((from, to), amount)| Link { from, to, amount }).collect()
}

/// The flow of the money of the rows that are `wanted`: the links between any two columns add up to the same, and money that
/// two rows stand for flows once, where it is spent.
pub fn money_flow(plans: &Plans, wanted: impl Fn(&PlanRow) -> bool) -> Vec<Link<FlowNode>> {
    let mut sums: BTreeMap<(FlowNode, FlowNode), i64> = BTreeMap::new();
    for row in plans.rows().iter().filter(|row| wanted(row)) {
        let level = FlowNode::Level(row.plan.level);
        let programme = FlowNode::Programme(row.codes.programme.clone());
        let district = FlowNode::District(row.district);
        for (fund, amount) in &row.money {
            *sums.entry((FlowNode::Fund(fund.clone()), level.clone())).or_default() += amount;
        }
        *sums.entry((level, programme.clone())).or_default() += row.budget();
        *sums.entry((programme, district)).or_default() += row.budget();
    }
    links(sums)
}

/// The rows of which money flows from one of these nodes to one of those, neighbours, and how much of it; those with most first.
pub fn rows_between(
    plans: &Plans,
    wanted: impl Fn(&PlanRow) -> bool,
    from: &[FlowNode],
    to: &[FlowNode],
) -> Vec<Behind> {
    let there = |nodes: &[FlowNode], row: &PlanRow| {
        let level = FlowNode::Level(row.plan.level);
        let programme = FlowNode::Programme(row.codes.programme.clone());
        let district = FlowNode::District(row.district);
        nodes.contains(&level) || nodes.contains(&programme) || nodes.contains(&district)
    };
    let is_of_funds = from.iter().all(|node| node.stage() == FlowStage::Fund);
    let amount = |row: &PlanRow| -> i64 {
        if !there(to, row) {
            return 0;
        }
        if is_of_funds {
            let of = |(fund, _): &&(FundAt, i64)| from.contains(&FlowNode::Fund(fund.clone()));
            return row.money.iter().filter(of).map(|(_, amount)| amount).sum();
        }
        if there(from, row) { row.budget() } else { 0 }
    };
    let rows = (0..).zip(plans.rows()).filter(|(_, row)| wanted(row));
    let mut found: Vec<Behind> =
        rows.map(|(at, row)| Behind { row: at, budget: amount(row) }).filter(|one| one.budget != 0).collect();
    found.sort_by_key(|behind| (std::cmp::Reverse(behind.budget), behind.row));
    found
}

/// By what a step of a case is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paying {
    /// A row of a plan that is recorded; the fund as the step says, if it does.
    Row(Option<Fund>),
    /// A fund, without a row.
    Fund(Fund),
    /// Nobody has said.
    Unsaid,
}

/// The way of steps of cases that are alike: one fact of each step, so that counts and costs add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFlow {
    /// The cause that the step is to mend; else the heaviest of its case.
    pub cause: Option<Cause>,
    /// The class of solution.
    pub class: ActionClass,
    /// The programme of its row or its code.
    pub programme: Option<Arc<str>>,
    /// By what it is paid.
    pub paying: Paying,
    /// What became of the case.
    pub outcome: Progress,
    /// How many steps.
    pub steps: u32,
    /// What they cost, rupiah, as far as it is said.
    pub cost: i64,
}

/// A step of a case and its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseStep {
    /// The step.
    pub action: Id,
    /// Its case.
    pub case: Id,
    /// The cooperative.
    pub cooperative: Id,
    /// The row of a plan that pays it, where that is recorded.
    pub row: Option<Id>,
    /// Its way: this step alone.
    pub way: CaseFlow,
}

impl CaseStep {
    /// Its nodes from cause to outcome.
    pub fn nodes(&self) -> [CaseNode; 5] {
        self.way.nodes()
    }
}

/// The steps of all cases, of one district or of all: as ways, those that are alike together.
pub fn case_flow(plans: &Plans, district: Option<AreaCode>) -> Vec<CaseFlow> {
    ways_of(&case_steps(plans, district))
}

/// The ways of steps, those that are alike together.
pub fn ways_of(steps: &[CaseStep]) -> Vec<CaseFlow> {
    let mut ways: BTreeMap<_, (u32, i64)> = BTreeMap::new();
    for CaseFlow { cause, class, programme, paying, outcome, steps, cost } in steps.iter().map(|step| &step.way) {
        let of = ways.entry((*cause, *class, programme.clone(), *paying, *outcome)).or_default();
        of.0 += steps;
        of.1 += cost;
    }
    let flow = |((cause, class, programme, paying, outcome), (steps, cost))| CaseFlow {
        cause,
        class,
        programme,
        paying,
        outcome,
        steps,
        cost,
    };
    ways.into_iter().map(flow).collect()
}

/// The steps of all cases, of one district or of all, in the order of their table.
pub fn case_steps(plans: &Plans, district: Option<AreaCode>) -> Vec<CaseStep> {
    let tables = plans.tables();
    let mut heaviest: FxHashMap<Id, (Weight, Cause)> = FxHashMap::default();
    for Diagnosis { case, cause, weight, .. } in tables.diagnoses.live().map(|row| &row.value) {
        let of = heaviest.entry(**case).or_insert((*weight, *cause));
        // The first of the codebook among equals, as elsewhere.
        if (*weight, std::cmp::Reverse(*cause)) > (of.0, std::cmp::Reverse(of.1)) {
            *of = (*weight, *cause);
        }
    }
    let lies_there = |case: &Case| {
        let cooperative = tables.cooperatives.get_live(*case.cooperative);
        cooperative.is_some_and(|row| district.is_none_or(|district| row.value.district == Some(district)))
    };
    let there = tables.cases.live().filter(|row| lies_there(&row.value));
    let cases: FxHashMap<Id, &Case> = there.map(|row| (row.id, &row.value)).collect();
    let mut programmes: FxHashMap<String, Arc<str>> = FxHashMap::default();
    let mut steps = Vec::new();
    for (id, action) in tables.actions.live().map(|row| (row.id, &row.value)) {
        let Some(case) = cases.get(&*action.case) else { continue };
        let cause = action.cause.or_else(|| heaviest.get(&*action.case).map(|(_, cause)| *cause));
        let row = action.plan_row.and_then(|row| plans.row(*row));
        let programme = match row.and_then(|row| row.codes.programme.clone()) {
            Some(programme) => Some(programme),
            None => programme_of(action)
                .map(|code| programmes.entry(code).or_insert_with_key(|code| code.as_str().into()).clone()),
        };
        let paying = match (row, action.fund) {
            (Some(_), fund) => Paying::Row(fund),
            (None, Some(fund)) => Paying::Fund(fund),
            (None, None) => Paying::Unsaid,
        };
        let cost = action.cost.map_or(0, |cost| cost.get());
        let way =
            CaseFlow { cause, class: action.class, programme, paying, outcome: Progress::of(case), steps: 1, cost };
        let (case, cooperative) = (*action.case, *case.cooperative);
        steps.push(CaseStep { action: id, case, cooperative, row: row.map(|row| row.id), way });
    }
    steps
}

/// A row of a plan that answers steps of cases, or none; and what those come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answering {
    /// The row; none for the steps that name none.
    pub row: Option<Id>,
    /// How many steps.
    pub steps: u32,
    /// What they cost, rupiah, as far as it is said.
    pub cost: i64,
    /// Of how many of them the cost is said.
    pub priced: u32,
}

/// The rows of plans that answer the steps of a case, that with most steps first; what names none comes last. They add up to
/// the steps of the case, and so do their costs.
pub fn answering(plans: &Plans, case: Id) -> Vec<Answering> {
    let mut found: BTreeMap<Option<Id>, Answering> = BTreeMap::new();
    for action in plans.tables().actions.live().map(|row| &row.value).filter(|action| *action.case == case) {
        let row = action.plan_row.and_then(|row| plans.row(*row)).map(|row| row.id);
        let of = found.entry(row).or_insert(Answering { row, steps: 0, cost: 0, priced: 0 });
        of.steps += 1;
        of.cost += action.cost.map_or(0, |cost| cost.get());
        of.priced += u32::from(action.cost.is_some());
    }
    let mut found: Vec<Answering> = found.into_values().collect();
    found.sort_by_key(|one| (one.row.is_none(), std::cmp::Reverse((one.steps, one.cost)), one.row));
    found
}

/// The programme that a step names by a code.
fn programme_of(action: &Action) -> Option<String> {
    ActivityCode::new(action.plan_code()?).ok()??.programme()
}

impl CaseFlow {
    /// Its nodes from cause to outcome.
    pub fn nodes(&self) -> [CaseNode; 5] {
        [
            CaseNode::Cause(self.cause),
            CaseNode::Class(self.class),
            CaseNode::Programme(self.programme.clone()),
            CaseNode::Paying(self.paying),
            CaseNode::Outcome(self.outcome),
        ]
    }
}

/// A node of the flow of steps: column 0 to 4 from cause to outcome.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseNode {
    /// The cause.
    Cause(Option<Cause>),
    /// The solution.
    Class(ActionClass),
    /// The programme.
    Programme(Option<Arc<str>>),
    /// The money.
    Paying(Paying),
    /// The outcome.
    Outcome(Progress),
}

impl CaseNode {
    /// The place of its column, 0 to 4.
    pub const fn column(&self) -> usize {
        match self {
            Self::Cause(_) => 0,
            Self::Class(_) => 1,
            Self::Programme(_) => 2,
            Self::Paying(_) => 3,
            Self::Outcome(_) => 4,
        }
    }
}

/// The flow of steps as links between neighbouring columns: how many, or rupiah. Any two columns add up to the same.
pub fn case_links(flow: &[CaseFlow], amount: impl Fn(&CaseFlow) -> i64) -> Vec<Link<CaseNode>> {
    let mut sums: BTreeMap<(CaseNode, CaseNode), i64> = BTreeMap::new();
    for one in flow {
        for pair in one.nodes().windows(2) {
            *sums.entry((pair[0].clone(), pair[1].clone())).or_default() += amount(one);
        }
    }
    links(sums)
}
