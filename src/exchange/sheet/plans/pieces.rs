//! What a line makes of the records of the register: each with its id, and what is said of it.

use super::cells::squashed;
use super::entry::{Entry, SaidOutput, say};
use super::factor::SaidFactor;
use super::fault::PlanFault;
use super::head::Head;
use super::register::Register;
use super::source::Shares;
use crate::domain::{
    BeneficiaryKind, BudgetStage, FundCode, Id, IndicatorRank, Plan, PlanAmount, PlanBeneficiary, PlanOutput,
    PlanPlace, Quantity, Realisation, Record, Ref, ReportPeriod, Rupiah, Text,
};
use crate::exchange::sheet::putting::Piece;
use crate::exchange::sheet::row::{Fault, FaultKind, Said};
use serde_json::Value;
use std::collections::BTreeMap;

/// All that a line says, by table.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub plans: Vec<Piece<Plan>>,
    pub amounts: Vec<Piece<PlanAmount>>,
    pub places: Vec<Piece<PlanPlace>>,
    pub outputs: Vec<Piece<PlanOutput>>,
    pub realisations: Vec<Piece<Realisation>>,
    pub beneficiaries: Vec<Piece<PlanBeneficiary>>,
    /// What must be said of them.
    pub remarks: Vec<Fault>,
}

/// What a record says that is not there yet.
fn whole<R: Record>(value: R, fields: &[usize]) -> Said<R> {
    Said { value, fields: fields.iter().copied().collect() }
}

impl Pieces {
    /// Those of a row of a plan, beside what the register has of it.
    pub fn of(entry: Entry, id: Id, register: &Register<'_>, head: &Head) -> Self {
        let mut pieces = Self::default();
        pieces.plan(entry.plan, id, register);
        for (stage, shares) in entry.money {
            match stage {
                Some(stage) => pieces.money(id, stage, shares, register),
                None => pieces.budget(id, shares, register),
            }
        }
        for place in entry.places {
            let place = PlanPlace { plan: Ref::to(id), ..place };
            let at = PlanPlace::AT;
            let fields = [at.plan, at.district, at.subdistrict, at.village, at.all_parts];
            pieces.places.push(Piece { id: place.id(), said: whole(place, &fields) });
        }
        for output in entry.outputs {
            pieces.output(&[id], output, register);
        }
        let mut reports: BTreeMap<ReportPeriod, Said<Realisation>> = BTreeMap::new();
        for (period, amount) in entry.quarters {
            let said = reports.entry(period).or_default();
            say!(said, Realisation, spent, Rupiah::new(amount).ok());
        }
        for (period, months) in entry.cash {
            let said = reports.entry(period).or_default();
            say!(said, Realisation, cash_plan, Rupiah::new(months.iter().flatten().sum()).ok());
            let [first, second, third] = months.map(|cash| cash.and_then(|cash| Rupiah::new(cash).ok()));
            say!(said, Realisation, cash_month_1, first);
            say!(said, Realisation, cash_month_2, second);
            say!(said, Realisation, cash_month_3, third);
        }
        for SaidFactor { factor, of, text, at } in entry.factors {
            let Some((_, period)) = of else { continue };
            let says_so = |report: &Realisation| factor.said(report).is_some_and(|said| said == text);
            if register.realisations(id, period).any(|row| says_so(&row.value)) {
                continue;
            }
            let said = reports.entry(period).or_default();
            // Of two texts of one quarter, as of two funds, the first is kept and the other told.
            let kept = said.fields.contains(factor.field());
            let set = if kept {
                Err(FaultKind::Contradicts(at + 1))
            } else {
                said.set(factor.field(), &Value::from(&*text), &text)
            };
            if let Err(kind) = set {
                pieces.remarks.push(Fault { column: None, kind });
            }
        }
        if let Some(people) = entry.people {
            let value = PlanBeneficiary {
                plan: Ref::to(id),
                kind: BeneficiaryKind::Other,
                people: Some(people),
                ..PlanBeneficiary::default()
            };
            let at = PlanBeneficiary::AT;
            let key = Id::derived(PlanBeneficiary::TABLE, id, head.document.code());
            pieces.beneficiaries.push(Piece { id: key, said: whole(value, &[at.plan, at.kind, at.people]) });
        }
        if let Some(period) = head.period {
            let said = reports.remove(&period).unwrap_or_default();
            pieces.progress(id, period, entry.progress, said, register);
        }
        for (period, said) in reports {
            pieces.realisation(id, period, said, register);
        }
        pieces
    }

    fn remark(&mut self, fault: PlanFault) {
        self.remarks.push(Fault { column: None, kind: FaultKind::OfPlan(fault) });
    }

    /// Names that differ only as PDF and other encodings make them differ stay as they are.
    fn plan(&mut self, mut said: Said<Plan>, id: Id, register: &Register<'_>) {
        if let Some(standing) = register.standing(id) {
            let is_same = |field: &str, before: &Option<Text>, after: &Option<Text>| {
                let both = before.as_deref().zip(after.as_deref());
                both.is_some_and(|(before, after)| squashed(before) == squashed(after)).then(|| field.to_owned())
            };
            let same = [
                is_same("name", &standing.name, &said.value.name),
                is_same("body", &standing.body, &said.value.body),
                is_same("unit", &standing.unit, &said.value.unit),
            ];
            for field in same.into_iter().flatten() {
                said.pass_over(&field);
            }
            let is_same_code = |code: &crate::domain::ActivityCode| {
                said.value.code.as_ref().is_some_and(|said| said.normal() == code.normal())
            };
            if standing.code.as_ref().is_some_and(is_same_code) {
                said.pass_over("code");
            }
        }
        self.plans.push(Piece { id, said });
    }

    /// The money of a stage. A document says all of it: what stands of other funds is nothing any more. What it does not divide
    /// stays divided as it is, where it comes to the same.
    fn money(&mut self, plan: Id, stage: BudgetStage, shares: Shares, register: &Register<'_>) {
        let standing: i64 = register.amounts(plan, stage).map(|row| row.value.amount.get()).sum();
        let is_divided = register.amounts(plan, stage).any(|row| row.value.fund.is_some());
        let ratio = |one: i64, other: i64| {
            one > 0
                && [1_000, 1_000_000].iter().any(|times| {
                    let exact = i128::from(one) * i128::from(*times);
                    (i128::from(other) - exact).abs() * 20 <= exact
                })
        };
        if ratio(standing, shares.total) || ratio(shares.total, standing) {
            self.remark(PlanFault::ThousandTimes(standing, shares.total));
        }
        let says_no_fund = shares.funds.iter().all(|(fund, ..)| fund.is_none());
        if says_no_fund && is_divided && standing == shares.total {
            return;
        }
        let mut named = Vec::new();
        for (fund, name, amount) in shares.funds {
            let name = name.or_else(|| names(&shares.undivided));
            let id = PlanAmount::id(plan, fund.as_ref(), stage);
            named.push(id);
            self.amounts
                .push(Piece { id, said: amount_of(plan, (fund, name), stage, amount, register.has_amount(id)) });
        }
        for row in register.amounts(plan, stage).filter(|row| !named.contains(&row.id) && row.value.amount.get() != 0) {
            let mut said = Said::<PlanAmount>::default();
            say!(said, PlanAmount, amount, Rupiah::default());
            self.amounts.push(Piece { id: row.id, said });
        }
    }

    /// The budget in an evaluation, which repeats that of the plan: it is taken only where there is none.
    fn budget(&mut self, plan: Id, shares: Shares, register: &Register<'_>) {
        match register.latest_budget(plan) {
            None => self.money(plan, BudgetStage::Execution, shares, register),
            Some(standing) if standing != shares.total => self.remark(PlanFault::OtherBudget(standing)),
            Some(_) => {}
        }
    }

    /// An output of one of several rows; a new one is of the first.
    pub fn output(&mut self, plans: &[Id], output: SaidOutput, register: &Register<'_>) {
        let SaidOutput { rank, wording, mut said } = output;
        let Some(plan) = plans.first() else { return };
        let id = match register.output(plans, rank, &wording) {
            Some((id, standing)) => {
                let is_same =
                    |unit: &Text| said.value.unit.as_ref().is_some_and(|said| squashed(said) == squashed(unit));
                if standing.unit.as_ref().is_some_and(is_same) {
                    said.pass_over("unit");
                }
                id
            }
            None => {
                say!(said, PlanOutput, plan, Ref::to(*plan));
                say!(said, PlanOutput, wording, Text::optional(&wording).unwrap_or_else(|_| Some(Text::cut(&wording))));
                say!(said, PlanOutput, rank, Some(rank));
                new_output(*plan, rank, &wording)
            }
        };
        self.outputs.push(Piece { id, said });
    }

    /// What was done in a quarter or with a tranche, out of what was done since the beginning of the year.
    /// Planned cash by months says more than what is planned up to now.
    fn progress(
        &mut self,
        plan: Id,
        period: ReportPeriod,
        progress: super::entry::Progress,
        of_quarter: Said<Realisation>,
        register: &Register<'_>,
    ) {
        let super::entry::Progress { spent, cash, cash_share, mut said } = progress;
        let is_by_months = of_quarter.fields.contains(Realisation::AT.cash_plan);
        if is_by_months {
            let of = of_quarter.value;
            say!(said, Realisation, cash_plan, of.cash_plan);
            say!(said, Realisation, cash_month_1, of.cash_month_1);
            say!(said, Realisation, cash_month_2, of.cash_month_2);
            say!(said, Realisation, cash_month_3, of.cash_month_3);
        }
        let stage = self.amounts.iter().map(|piece| piece.said.value.stage).max();
        let of_stage = self.amounts.iter().filter(|piece| Some(piece.said.value.stage) == stage);
        let budget: i64 = of_stage.map(|piece| piece.said.value.amount.get()).sum();
        let budget = if budget > 0 { Some(budget) } else { register.latest_budget(plan) };
        let of_share = |share: Quantity| {
            let parts = i128::from(budget?) * i128::from(share.parts());
            i64::try_from(parts / (100 * i128::from(Quantity::ONE))).ok()
        };
        let cash = cash.or_else(|| cash_share.and_then(of_share));
        let quarter = period.quarter().unwrap_or_default();
        let (spent_before, cash_before) = (register.spent_before(plan, quarter), register.cash_before(plan, quarter));
        match spent.map(|spent| spent - spent_before) {
            Some(amount) if amount < 0 => self.remark(PlanFault::BelowEarlier(spent_before)),
            Some(amount) => {
                say!(said, Realisation, spent, Rupiah::new(amount).ok());
            }
            None => {}
        }
        if let Some(amount) = cash.map(|cash| cash - cash_before).filter(|amount| *amount >= 0 && !is_by_months) {
            say!(said, Realisation, cash_plan, Rupiah::new(amount).ok());
        }
        if !said.fields.is_empty() {
            self.realisation(plan, period, said, register);
        }
    }

    /// A report on a period. What stands by funds and comes to the same is left so, and what comes to something else is told.
    fn realisation(&mut self, plan: Id, period: ReportPeriod, mut said: Said<Realisation>, register: &Register<'_>) {
        let standing: Vec<&Realisation> = register.realisations(plan, period).map(|row| &row.value).collect();
        if standing.iter().any(|report| report.fund.is_some()) {
            let sum: i64 = standing.iter().filter_map(|report| report.spent).map(Rupiah::get).sum();
            let differs = said.value.spent.is_some_and(|spent| spent.get() != sum);
            if said.pass_over("spent") && differs {
                self.remark(PlanFault::SpentByFunds(sum));
            }
            if said.fields.is_empty() {
                return;
            }
        }
        if standing.is_empty() {
            say!(said, Realisation, plan, Ref::to(plan));
            say!(said, Realisation, period, period);
        }
        self.realisations.push(Piece { id: Realisation::id(plan, period, None), said });
    }
}

/// The id of an output that a document brings: the same for whoever brings it.
fn new_output(plan: Id, rank: IndicatorRank, wording: &str) -> Id {
    Id::derived(PlanOutput::TABLE, plan, format_args!("{rank}/{}", squashed(wording)))
}

/// An amount; of one that stands the fund stays as it is spelt.
fn amount_of(
    plan: Id,
    (fund, fund_name): (Option<FundCode>, Option<Text>),
    stage: BudgetStage,
    amount: i64,
    stands: bool,
) -> Said<PlanAmount> {
    let at = PlanAmount::AT;
    let has_name = fund_name.is_some();
    let amount = Rupiah::new(amount).unwrap_or_default();
    let value = PlanAmount { plan: Ref::to(plan), fund, fund_name, stage, amount };
    let mut said = whole(value, &[at.amount]);
    if !stands {
        said.fields = said.fields.with(at.plan).with(at.fund).with(at.stage);
    }
    if has_name {
        said.fields = said.fields.with(at.fund_name);
    }
    said
}

/// The funds of which one amount is the sum, in words.
fn names(funds: &[super::fund::Named]) -> Option<Text> {
    let name = |fund: &super::fund::Named| {
        let known = fund.code.as_ref().and_then(FundCode::name).map(str::to_owned);
        let named = fund.name.as_ref().map(|name| name.to_string());
        known.or(named).or_else(|| fund.code.as_ref().map(|code| code.to_string()))
    };
    let names: Vec<String> = funds.iter().filter_map(name).collect();
    Some(Text::cut(&names.join("; "))).filter(|text| !text.is_empty())
}
