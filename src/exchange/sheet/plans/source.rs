//! A document as it is read: cells by what they say, with what a person has explained.

use super::cells::{one_line, values};
use super::fault::PlanFault;
use super::fund::Named;
use super::lines::{Columns, Line, are_column_numbers};
use super::part::PlanPart;
use crate::domain::{Expectation, FundCode, Rupiah, Text};
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::columns::Target;
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::row::{Fault, FaultKind, NOTHING, fault_of};
use crate::exchange::sheet::value;
use crate::exchange::sheet::writing::Writing;

/// A sheet under what its columns mean.
pub(super) struct Source<'s> {
    pub sheet: &'s Sheet,
    pub plan: &'s Plan,
    pub writings: &'s [Writing],
    pub columns: Columns,
}

/// Money of a line in a column.
#[derive(Debug, Default)]
pub(super) struct Shares {
    /// What it comes to, rupiah.
    pub total: i64,
    /// What comes from each fund, rupiah.
    pub funds: Vec<(Option<FundCode>, Option<Text>, i64)>,
    /// The funds of which one amount is the sum, where it is not divided.
    pub undivided: Vec<Named>,
    /// What must be said of it.
    pub remarks: Vec<Fault>,
}

impl<'s> Source<'s> {
    /// A sheet under a plan of columns.
    pub fn new(sheet: &'s Sheet, plan: &'s Plan, writings: &'s [Writing]) -> Self {
        Self { sheet, plan, writings, columns: Columns::of(&plan.columns) }
    }

    /// A cell.
    pub fn cell(&self, row: usize, column: usize) -> &'s Cell {
        self.sheet.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&Cell::Empty)
    }

    /// What a line says in a column in words: what stands in its rows, one after the other.
    pub fn words(&self, line: &Line, part: PlanPart) -> Option<(usize, String)> {
        let column = self.columns.first(part)?;
        let mut texts: Vec<String> = Vec::new();
        for text in line.rows.iter().filter_map(|row| one_line(self.cell(*row, column))) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        (!texts.is_empty()).then(|| (column, texts.join("; ")))
    }

    /// Money in one cell, rupiah; none where it says nothing.
    pub fn rupiah(&self, row: usize, column: usize) -> Result<Option<i64>, Fault> {
        self.amount(column, self.cell(row, column)).map_err(|kind| Fault { column: Some(column), kind })
    }

    /// What the first row of a line that says something in a money column says, rupiah.
    pub fn first_rupiah(&self, line: &Line, part: PlanPart) -> Result<Option<(usize, i64)>, Fault> {
        let Some(column) = self.columns.first(part) else { return Ok(None) };
        let found = line.rows.iter().find_map(|row| self.rupiah(*row, column).transpose()).transpose()?;
        Ok(found.map(|amount| (column, amount)))
    }

    /// Whether a column of per cent has its numbers as parts of one, as a workbook holds them: none of them is more.
    pub fn is_of_parts(&self, column: usize) -> bool {
        let rows = self.sheet.rows.iter().filter(|row| !are_column_numbers(row));
        let numbers = rows.filter_map(|row| match row.get(column) {
            Some(Cell::Number(number)) => Some(*number),
            _ => None,
        });
        let (mut is_any, mut is_all) = (false, true);
        numbers.for_each(|number| (is_any, is_all) = (is_any || number > 0.0 && number < 1.0, is_all && number <= 1.0));
        is_any && is_all
    }

    fn amount(&self, column: usize, cell: &Cell) -> Result<Option<i64>, FaultKind> {
        let Some(text) = value::said(cell) else { return Ok(None) };
        let usual = Writing::default();
        let writing = self.writings.get(column).unwrap_or(&usual);
        let target = self.plan.columns.get(column).and_then(|column| column.target);
        let read = match target.and_then(|target: Target| self.plan.explained(target, &text)) {
            Some(NOTHING) => return Ok(None),
            Some(meaning) => writing.explained(Expectation::Rupiah, meaning),
            None => writing.rupiah(cell),
        };
        let amount = read.map_err(|unread| fault_of(unread, &text))?;
        Rupiah::new(amount).map(|amount| Some(amount.get())).map_err(|_| FaultKind::OutOfRange(text))
    }

    /// The money of a line in a column, by the funds that it names; none where it says none. A further row of the line has the
    /// money of another fund, or repeats what stands above, or has a zero in its place (FACTS 7.2, 7.8).
    pub fn money(&self, line: &Line, column: usize) -> Result<Option<Shares>, Fault> {
        let fault = |kind| Fault { column: Some(column), kind };
        let of_plan = |kind| fault(FaultKind::OfPlan(kind));
        let mut shares = Shares::default();
        let mut is_said = false;
        for row in &line.rows {
            let amounts = self.amounts(*row, column).map_err(fault)?;
            if amounts.is_empty() || is_said && amounts.iter().all(|amount| *amount == 0) {
                continue;
            }
            let funds = self.funds(*row)?;
            for (fund, amount) in divided(amounts, funds, &mut shares).map_err(of_plan)? {
                let known = shares.funds.iter().find(|(code, name, _)| *code == fund.code && *name == fund.name);
                match known.map(|(.., known)| *known) {
                    Some(known) if known == amount => shares.remarks.push(of_plan(PlanFault::Repeated(amount))),
                    Some(_) => return Err(fault(FaultKind::Contradicts(line.rows[0] + 1))),
                    None => {
                        shares.total += amount;
                        shares.funds.push((fund.code, fund.name, amount));
                    }
                }
            }
            is_said = true;
        }
        let said = std::mem::take(&mut shares.undivided);
        if said.len() > 1 {
            shares.remarks.push(of_plan(PlanFault::Undivided(said.len())));
            shares.undivided = said;
        }
        Ok(is_said.then_some(shares))
    }

    /// The amounts in a cell, one a line.
    fn amounts(&self, row: usize, column: usize) -> Result<Vec<i64>, FaultKind> {
        let cell = self.cell(row, column);
        match cell {
            Cell::Text(text) if text.contains('\n') => {
                let lines = values(cell).into_iter().flatten();
                lines.filter_map(|line| self.amount(column, &Cell::Text(line)).transpose()).collect()
            }
            _ => Ok(self.amount(column, cell)?.into_iter().collect()),
        }
    }

    /// The funds that a row names.
    fn funds(&self, row: usize) -> Result<Vec<Named>, Fault> {
        let Some(column) = self.columns.first(PlanPart::Fund) else { return Ok(Vec::new()) };
        let named =
            |line: String| Named::of(&line).ok_or(Fault { column: Some(column), kind: FaultKind::OutOfRange(line) });
        values(self.cell(row, column)).into_iter().flatten().map(named).collect()
    }
}

/// What comes from each fund: of one amount and several funds only what the lines of the funds say.
fn divided(amounts: Vec<i64>, mut funds: Vec<Named>, shares: &mut Shares) -> Result<Vec<(Named, i64)>, PlanFault> {
    let [total] = amounts.as_slice() else {
        return match amounts.len() == funds.len() {
            true => Ok(funds.into_iter().zip(amounts).collect()),
            false => Err(PlanFault::Uneven(amounts.len(), funds.len())),
        };
    };
    let of_funds: Option<Vec<i64>> = funds.iter().map(|fund| fund.amount).collect();
    match of_funds {
        Some(parts) if !parts.is_empty() => {
            let sum: i64 = parts.iter().sum();
            if sum > *total {
                return Err(PlanFault::FundsExceed(sum, *total));
            }
            let mut all: Vec<(Named, i64)> = funds.into_iter().zip(parts).collect();
            if sum < *total {
                all.push((Named::default(), total - sum));
                shares.remarks.push(Fault { column: None, kind: FaultKind::OfPlan(PlanFault::FundsLess(total - sum)) });
            }
            Ok(all)
        }
        _ if funds.len() == 1 => Ok(vec![(funds.remove(0), *total)]),
        _ => {
            shares.undivided.extend(funds);
            Ok(vec![(Named::default(), *total)])
        }
    }
}
