//! The rows of plans that the register has, as documents name them.
//!
//! A row is the same as one of the register where office, unit, year and code are; its name tells where several have one
//! code. Its id follows from these, so that two offices that bring in the same document meet in the same records.

use super::cells::squashed;
use super::fault::PlanFault;
use crate::domain::{
    ActivityCode, AreaCode, BookYear, BudgetStage, Id, IndicatorRank, Level, Plan, PlanAmount, PlanOutput, Realisation,
    Record, Ref, ReportPeriod, nomenclature,
};
use crate::replica::Row;
use crate::workspace::{Table, Tables};
use rustc_hash::{FxHashMap, FxHashSet};

/// What tells rows of plans apart.
pub(super) struct Key<'k> {
    pub level: Level,
    pub area: Option<AreaCode>,
    pub body: Option<&'k str>,
    pub unit: Option<&'k str>,
    pub year: BookYear,
    pub code: Option<&'k ActivityCode>,
    pub name: &'k str,
}

impl<'k> Key<'k> {
    /// That of a row.
    pub fn of(plan: &'k Plan) -> Self {
        Self {
            level: plan.level,
            area: plan.area,
            body: plan.body.as_deref(),
            unit: plan.unit.as_deref(),
            year: plan.year,
            code: plan.code.as_ref(),
            name: plan.name.as_deref().unwrap_or_default(),
        }
    }

    /// As it is compared. Of a government there is one office of cooperatives, whatever it is called.
    pub fn text(&self) -> String {
        let whose = match self.area {
            Some(area) => area.to_string(),
            None => squashed(self.body.unwrap_or_default()),
        };
        let what = self.code.map_or_else(|| format!("~{}", squashed(self.name)), ActivityCode::normal);
        format!("{}/{whose}/{}/{}/{what}", self.level, squashed(self.unit.unwrap_or_default()), self.year)
    }
}

/// The rows of plans of a register, by what they are.
pub(super) struct Register<'t> {
    pub tables: &'t Tables,
    plans: FxHashMap<String, Vec<Id>>,
    amounts: FxHashMap<Id, Vec<&'t Row<PlanAmount>>>,
    outputs: FxHashMap<Id, Vec<&'t Row<PlanOutput>>>,
    realisations: FxHashMap<Id, Vec<&'t Row<Realisation>>>,
    codes: FxHashSet<String>,
}

fn by_plan<R: Record>(table: &Table<R>, plan: impl Fn(&R) -> Ref<Plan>) -> FxHashMap<Id, Vec<&Row<R>>> {
    let mut of: FxHashMap<Id, Vec<&Row<R>>> = FxHashMap::default();
    for row in table.live() {
        of.entry(*plan(&row.value)).or_default().push(row);
    }
    of
}

impl<'t> Register<'t> {
    /// Those of the tables.
    pub fn of(tables: &'t Tables) -> Self {
        let mut plans: FxHashMap<String, Vec<Id>> = FxHashMap::default();
        for row in tables.plans.live() {
            let key = Key::of(&row.value);
            plans.entry(key.text()).or_default().push(row.id);
            // A document without codes, as the report on DAK, names rows of the register that have one.
            if key.code.is_some() && !key.name.is_empty() {
                plans.entry(Key { code: None, ..key }.text()).or_default().push(row.id);
            }
        }
        let built_in = nomenclature::entries().map(|entry| normal(entry.code));
        let own = tables.nomenclature_rows.live().map(|row| row.value.code.normal());
        Self {
            tables,
            plans,
            amounts: by_plan(&tables.plan_amounts, |part| part.plan),
            outputs: by_plan(&tables.plan_outputs, |part| part.plan),
            realisations: by_plan(&tables.realisations, |part| part.plan),
            codes: built_in.chain(own).collect(),
        }
    }

    /// The row of a key and name. `is_shared` tells that several lines of the document have the key: then the name tells.
    /// Without a code it must be one of the register.
    pub fn plan(&self, key: &Key<'_>, is_shared: bool) -> Result<Id, PlanFault> {
        let text = key.text();
        let all: &[Id] = self.plans.get(&text).map_or(&[], Vec::as_slice);
        let name = squashed(key.name);
        let is_called = |id: &&Id| {
            let plan = self.tables.plans.get(**id).map(|row| &row.value);
            plan.and_then(|plan| plan.name.as_deref()).is_some_and(|own| squashed(own) == name)
        };
        let named: Vec<Id> = all.iter().filter(is_called).copied().collect();
        match (all, named.as_slice()) {
            ([one], _) if !is_shared => Ok(*one),
            (_, [one]) => Ok(*one),
            (_, [_, _, ..]) => Err(PlanFault::SeveralRows),
            ([], []) if key.code.is_none() => Err(PlanFault::NoCode),
            ([], []) if !is_shared => Ok(Id::derived(Plan::TABLE, Id::default(), text)),
            ([_, _, ..], []) if !is_shared => Err(PlanFault::SeveralRows),
            _ => Ok(Id::derived(Plan::TABLE, Id::default(), format_args!("{text}/{name}"))),
        }
    }

    /// The row itself, where the register has it.
    pub fn standing(&self, id: Id) -> Option<&'t Plan> {
        self.tables.plans.get_live(id).map(|row| &row.value)
    }

    /// The money of a row at a stage.
    pub fn amounts(&self, plan: Id, stage: BudgetStage) -> impl Iterator<Item = &'t Row<PlanAmount>> + '_ {
        self.all_amounts(plan).iter().copied().filter(move |row| row.value.stage == stage)
    }

    /// Whether an amount is there.
    pub fn has_amount(&self, id: Id) -> bool {
        self.tables.plan_amounts.get_live(id).is_some()
    }

    fn all_amounts(&self, plan: Id) -> &[&'t Row<PlanAmount>] {
        self.amounts.get(&plan).map_or(&[], Vec::as_slice)
    }

    /// What the money of a row comes to at the latest stage at which it has any, rupiah.
    pub fn latest_budget(&self, plan: Id) -> Option<i64> {
        let stage = self
            .all_amounts(plan)
            .iter()
            .map(|row| row.value.stage)
            .filter(|stage| !matches!(stage, BudgetStage::Unknown(_)))
            .max()?;
        Some(self.amounts(plan, stage).map(|row| row.value.amount.get()).sum())
    }

    /// The output of one of several rows that has this rank and wording.
    pub fn output(&self, plans: &[Id], rank: IndicatorRank, wording: &str) -> Option<(Id, &'t PlanOutput)> {
        let wanted = squashed(wording);
        let is_it = |row: &&&Row<PlanOutput>| {
            row.value.rank.unwrap_or(IndicatorRank::SubActivity) == rank
                && squashed(&self.wording(&row.value)) == wanted
        };
        let outputs = plans.iter().filter_map(|plan| self.outputs.get(plan)).flatten();
        outputs.copied().find(|row| is_it(&row)).map(|row| (row.id, &row.value))
    }

    /// An indicator as a row words it, or as it is called.
    pub fn wording(&self, output: &PlanOutput) -> String {
        let named = || {
            let indicator = self.tables.indicators.get(*output.indicator?)?;
            indicator.value.name.as_deref().map(str::to_owned)
        };
        output.wording.as_deref().map(str::to_owned).or_else(named).unwrap_or_default()
    }

    /// The reports on a period of a row.
    pub fn realisations(&self, plan: Id, period: ReportPeriod) -> impl Iterator<Item = &'t Row<Realisation>> + '_ {
        self.realisations.get(&plan).into_iter().flatten().copied().filter(move |row| row.value.period == period)
    }

    /// What was spent in the quarters before one, rupiah.
    pub fn spent_before(&self, plan: Id, quarter: u8) -> i64 {
        self.before(plan, quarter, |report| report.spent.map(|spent| spent.get()))
    }

    /// What was planned to be spent in the quarters before one, rupiah.
    pub fn cash_before(&self, plan: Id, quarter: u8) -> i64 {
        self.before(plan, quarter, |report| report.cash_plan.map(|cash| cash.get()))
    }

    fn before(&self, plan: Id, quarter: u8, amount: impl Fn(&Realisation) -> Option<i64>) -> i64 {
        let reports = self.realisations.get(&plan).into_iter().flatten();
        let is_before = |report: &&&Row<Realisation>| report.value.period.quarter().is_some_and(|of| of < quarter);
        reports.filter(is_before).filter_map(|row| amount(&row.value)).sum()
    }

    /// Whether a version of the nomenclature has a code. Of the programme of the office itself, which is the same in all
    /// affairs, no list here is whole (FACTS 3.1).
    pub fn knows(&self, code: &ActivityCode) -> bool {
        let is_support = code.programme().is_some_and(|programme| programme.ends_with(".01"));
        is_support || self.codes.contains(&code.normal())
    }
}

fn normal(code: &str) -> String {
    ActivityCode::new(code).ok().flatten().map(|code| code.normal()).unwrap_or_default()
}
