//! The rows of an office copied from the year before, to begin a Renja with: what they are, where and from which funds, with
//! last year's money as an indication and nothing of what became of it.
//!
//! The pagu indikatif of a first draft is the prakiraan maju of the plan before; where that is not recorded, or where it
//! would have to be divided among several funds, last year's money at its latest stage stands in for it.

use super::rows::{PlanRow, Plans};
use crate::domain::{BookYear, BudgetStage, Id, Plan, PlanAmount, PlanOutput, PlanPlace, Record, Ref, Rupiah};
use crate::workspace::{Edit, EditOf, Transaction};
use std::collections::BTreeMap;

/// From what the money of a copied row comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indication {
    /// From its prakiraan maju.
    Forecast,
    /// From last year's money, by fund.
    LastYear,
    /// It has none.
    None,
}

/// A row as it would be, with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Copied {
    /// Its id: the same wherever the row is copied.
    pub id: Id,
    /// The row.
    pub plan: Plan,
    /// Its money, at the first draft.
    pub amounts: Vec<PlanAmount>,
    /// Its places.
    pub places: Vec<PlanPlace>,
    /// Its outputs with their targets, each with its id.
    pub outputs: Vec<(Id, PlanOutput)>,
    /// From what its money comes.
    pub indication: Indication,
}

impl Copied {
    /// Its money, rupiah.
    pub fn money(&self) -> i64 {
        self.amounts.iter().map(|amount| amount.amount.get()).sum()
    }
}

/// What a copy makes.
#[derive(Debug, Clone, PartialEq)]
pub struct CopyOfYear {
    /// The year that the rows are copied into.
    pub into: BookYear,
    /// The rows to be made.
    pub rows: Vec<Copied>,
    /// The rows of the year before of which there is one already, with the one that there is.
    pub known: Vec<(Id, Id)>,
}

impl CopyOfYear {
    /// What puts the rows in, as one step.
    pub fn transaction(&self) -> Transaction {
        let mut edits: Vec<Edit> = Vec::new();
        for row in &self.rows {
            edits.push(EditOf::create(row.id, row.plan.clone()).into());
            let amounts = row.amounts.iter();
            edits.extend(amounts.map(|amount| {
                let id = PlanAmount::id(row.id, amount.fund.as_ref(), amount.stage);
                EditOf::create(id, amount.clone()).into()
            }));
            edits.extend(row.places.iter().map(|place| EditOf::create(place.id(), place.clone()).into()));
            edits.extend(row.outputs.iter().map(|(id, output)| EditOf::create(*id, output.clone()).into()));
        }
        Transaction { edits }
    }

    /// What the rows to be made come to, rupiah.
    pub fn money(&self) -> i64 {
        self.rows.iter().map(Copied::money).sum()
    }

    /// How many of the rows to be made have their money from there.
    pub fn count(&self, indication: Indication) -> usize {
        self.rows.iter().filter(|row| row.indication == indication).count()
    }
}

/// The rows of an office in the year before one, as they would be in that year. A row that is there already, copied from it, of
/// its code and unit, or of its name where several have the code, is left as it is.
pub fn copy_of_year(plans: &Plans, office: u32, into: BookYear) -> CopyOfYear {
    let mut copy = CopyOfYear { into, rows: Vec::new(), known: Vec::new() };
    let Some(before) = BookYear::new(i32::from(into.get()) - 1) else { return copy };
    let of_year = |year: BookYear| plans.rows().iter().filter(move |row| row.office == office && row.year() == year);
    let (mut counts, mut standing): (BTreeMap<Key, usize>, BTreeMap<Key, Vec<&PlanRow>>) = Default::default();
    of_year(before).for_each(|row| *counts.entry(key(row)).or_default() += 1);
    of_year(into).for_each(|row| standing.entry(key(row)).or_default().push(row));
    for row in of_year(before) {
        let key = key(row);
        let same = standing.get(&key).map_or(&[][..], Vec::as_slice);
        let is_shared = counts[&key] > 1 || same.len() > 1;
        let is_it = |other: &&&PlanRow| !is_shared || name(other) == name(row);
        let copied = of_year(into).find(|other| other.plan.previous.is_some_and(|previous| previous == row.id));
        match copied.or_else(|| same.iter().find(is_it).copied()) {
            Some(there) => copy.known.push((row.id, there.id)),
            None => copy.rows.push(copied_row(plans, row, into)),
        }
    }
    copy
}

/// What tells the rows of an office and year apart: unit and code, or the name of what has no code.
type Key = (String, String);

fn key(row: &PlanRow) -> Key {
    let unit = super::rows::folded(row.plan.unit.as_deref().unwrap_or_default());
    (unit, row.codes.code.as_deref().map_or_else(|| format!("~{}", name(row)), str::to_owned))
}

fn name(row: &PlanRow) -> String {
    super::rows::folded(row.plan.name.as_deref().unwrap_or_default())
}

fn copied_row(plans: &Plans, row: &PlanRow, into: BookYear) -> Copied {
    let id = Id::derived(Plan::TABLE, row.id, into);
    let plan = Plan {
        year: into,
        previous: Some(Ref::to(row.id)),
        paired: None,
        next_amount: None,
        next_target: None,
        note: None,
        ..row.plan.clone()
    };
    let latest = plans.amounts(row).iter().filter(|amount| Some(amount.value.stage) == latest_stage(plans, row));
    let mut amounts: Vec<PlanAmount> = latest.map(|amount| amount.value.clone()).collect();
    amounts.iter_mut().for_each(|amount| (amount.plan, amount.stage) = (Ref::to(id), BudgetStage::FirstDraft));
    amounts.retain(|amount| amount.amount != Rupiah::default());
    let mut indication = if amounts.is_empty() { Indication::None } else { Indication::LastYear };
    if let Some(next) = row.plan.next_amount
        && amounts.len() < 2
    {
        let of_fund = amounts.pop().unwrap_or_default();
        let stage = BudgetStage::FirstDraft;
        amounts.push(PlanAmount { plan: Ref::to(id), stage, amount: next, ..of_fund });
        indication = Indication::Forecast;
    }
    let places = plans.places(row).iter().map(|place| PlanPlace { plan: Ref::to(id), ..place.value.clone() });
    let output = |output: &PlanOutput| PlanOutput {
        plan: Ref::to(id),
        realised_before: None,
        quarter_1: None,
        quarter_2: None,
        quarter_3: None,
        quarter_4: None,
        evidence: None,
        ..output.clone()
    };
    let outputs = plans.outputs(row).iter().map(|one| (Id::derived(PlanOutput::TABLE, id, one.id), output(&one.value)));
    Copied { id, plan, amounts, places: places.collect(), outputs: outputs.collect(), indication }
}

/// The latest stage at which a row has any amount.
fn latest_stage(plans: &Plans, row: &PlanRow) -> Option<BudgetStage> {
    let stages = plans.amounts(row).iter().map(|amount| amount.value.stage);
    stages.filter(|stage| !matches!(stage, BudgetStage::Unknown(_))).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::plans::Stage;
    use crate::domain::{ActivityCode, AreaCode, Quantity, Text};
    use crate::replica::{Row, Stamp};
    use crate::sample::plan_rows::{id, put_row};
    use crate::workspace::Tables;

    const CODE: &str = "2.17.05.2.01.0001";

    fn plan(year: i32, code: &str, name: &str) -> Plan {
        Plan {
            year: BookYear::new(year).unwrap(),
            area: Some(AreaCode::from_digits(6305)),
            code: ActivityCode::new(code).unwrap(),
            name: Text::optional(name).unwrap(),
            ..Plan::default()
        }
    }

    fn copied(tables: &Tables) -> CopyOfYear {
        copy_of_year(&Plans::of(tables, Stage::Latest), 0, BookYear::new(2027).unwrap())
    }

    fn told(copy: &CopyOfYear) -> Vec<(Indication, i64)> {
        copy.rows.iter().map(|row| (row.indication, row.money())).collect()
    }

    #[test]
    fn a_copy_has_money_of_the_forecast_or_of_last_years_latest_stage_by_fund() {
        let (renja, dpa) = (BudgetStage::WorkPlan, BudgetStage::Execution);
        let mut tables = Tables::default();
        let forecast = Plan { next_amount: Rupiah::new(70).ok(), ..plan(2026, CODE, "Pelatihan") };
        put_row(&mut tables, 1, forecast.clone(), &[("1.1", renja, 50), ("1.1", dpa, 40)]);
        let of_funds = Plan { code: ActivityCode::new("2.17.06.2.01.0003").unwrap(), ..forecast };
        put_row(&mut tables, 2, of_funds, &[("1.1", renja, 9), ("1.1", dpa, 5), ("1.2.01.01.02", dpa, 6)]);
        put_row(&mut tables, 3, plan(2026, "2.17.07", "Tanpa pagu"), &[]);
        put_row(&mut tables, 4, plan(2025, "2.17.08", "Tahun lain"), &[("1.1", dpa, 5)]);
        let copy = copied(&tables);
        assert_eq!(told(&copy), [(Indication::Forecast, 70), (Indication::LastYear, 11), (Indication::None, 0)]);
        let amount = &copy.rows[0].amounts[0];
        assert_eq!((amount.fund.as_deref(), amount.stage), (Some("1.1"), BudgetStage::FirstDraft));
        assert_eq!(copy.rows[1].amounts.iter().map(|amount| amount.amount.get()).collect::<Vec<_>>(), [5, 6]);
        let row = &copy.rows[0].plan;
        assert_eq!((row.year.get(), row.previous, row.next_amount), (2027, Some(Ref::to(id(1))), None));
    }

    #[test]
    fn nothing_of_what_became_of_a_row_is_copied() {
        let mut tables = Tables::default();
        put_row(&mut tables, 1, plan(2026, CODE, "Pelatihan"), &[]);
        let output = PlanOutput {
            plan: Ref::to(id(1)),
            wording: Text::optional("Jumlah peserta").unwrap(),
            target: Some(60.into()),
            realised_before: Some(10.into()),
            quarter_1: Some(15.into()),
            ..PlanOutput::default()
        };
        tables.plan_outputs.insert(Row::new(id(9), output, Stamp::default()));
        let copy = copied(&tables);
        let (_, output) = &copy.rows[0].outputs[0];
        assert_eq!(
            (output.target, output.realised_before, output.quarters()),
            (Some(Quantity::from(60)), None, [None; 4])
        );
        assert_eq!(*output.plan, copy.rows[0].id);
    }

    #[test]
    fn what_is_there_already_is_left_and_a_second_copy_makes_nothing() {
        let mut tables = Tables::default();
        put_row(&mut tables, 1, plan(2026, CODE, "Pelatihan"), &[]);
        put_row(&mut tables, 2, plan(2026, "2.17.06.2.01.0003", "Pasar"), &[]);
        put_row(&mut tables, 3, plan(2026, "2.17.06.2.01.0003", "Bantuan keuangan"), &[]);
        // Entered by hand, the code as SIPD shortens it.
        put_row(&mut tables, 4, plan(2027, "2.17.05.2.01.01", "Pelatihan perkoperasian"), &[]);
        put_row(&mut tables, 5, plan(2027, "2.17.06.2.01.0003", "PASAR"), &[]);
        let copy = copied(&tables);
        assert_eq!(copy.known, [(id(1), id(4)), (id(2), id(5))]);
        assert_eq!(
            copy.rows.iter().map(|row| row.plan.name.as_deref().unwrap()).collect::<Vec<_>>(),
            ["Bantuan keuangan"]
        );
        for row in &copy.rows {
            // Renamed since: it is still the one that was copied.
            let renamed = Plan { name: Text::optional("Lain").unwrap(), ..row.plan.clone() };
            tables.plans.insert(Row::new(row.id, renamed, Stamp::default()));
        }
        assert_eq!((copied(&tables).rows.len(), copied(&tables).known.len()), (0, 3));
    }
}
