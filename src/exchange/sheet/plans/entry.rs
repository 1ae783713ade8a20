//! What a line of a document says of a row of a plan, before it is held against the register.

use super::cells::{Measured, squashed, values};
use super::code::Rank;
use super::document::PlanDocument;
use super::factor::SaidFactor;
use super::fault::PlanFault;
use super::head::Head;
use super::lines::Line;
use super::part::{PlanPart, quarter, quarter_field};
use super::place;
use super::source::{Shares, Source};
use crate::domain::{
    BookYear, BudgetStage, Count, Date, FundCode, Hindrance, IndicatorRank, Level, Plan, PlanOutput, PlanPlace,
    Quantity, Realisation, Record, ReportPeriod, Text,
};
use crate::exchange::sheet::book::Cell;
use crate::exchange::sheet::row::{Fault, FaultKind, Said};
use serde_json::Value;

/// The fund of the report on DAK nonfisik for cooperatives and UMKM (FACTS 7.9).
const GRANT: &str = "2.2.01.01.04.0025";

/// No sub-activity of an office is known to cost less, rupiah: where one does, its document may count in thousands or millions.
const SMALLEST: i64 = 100_000;

/// An indicator that a line names.
#[derive(Debug)]
pub(super) struct SaidOutput {
    pub rank: IndicatorRank,
    pub wording: String,
    /// What is said of it beside its wording.
    pub said: Said<PlanOutput>,
}

/// What was done up to a day, since the beginning of the year; rupiah.
#[derive(Debug, Default)]
pub(super) struct Progress {
    pub spent: Option<i64>,
    pub cash: Option<i64>,
    /// Planned cash, per cent of the budget.
    pub cash_share: Option<Quantity>,
    /// What does not add up: physical progress, and what held it up.
    pub said: Said<Realisation>,
}

/// What a line says.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub plan: Said<Plan>,
    pub outputs: Vec<SaidOutput>,
    /// Money at a stage; of an evaluation, which changes none, at none.
    pub money: Vec<(Option<BudgetStage>, Shares)>,
    pub places: Vec<PlanPlace>,
    /// How many benefit.
    pub people: Option<Count>,
    /// What was spent in a quarter, rupiah.
    pub quarters: Vec<(ReportPeriod, i64)>,
    /// What was planned to be paid in a quarter, by months, rupiah.
    pub cash: Vec<(ReportPeriod, [Option<i64>; 3])>,
    pub progress: Progress,
    /// What drove it and what held it up, of a quarter each.
    pub factors: Vec<SaidFactor>,
    pub faults: Vec<Fault>,
    pub remarks: Vec<Fault>,
}

/// Says a field of a record.
macro_rules! say {
    ($said:expr, $Row:ty, $field:ident, $value:expr) => {
        $said.value.$field = $value;
        $said.fields = $said.fields.with(<$Row>::AT.$field);
    };
}
pub(super) use say;

impl Entry {
    /// What a line says of a row of a plan.
    pub fn of(source: &Source<'_>, line: &Line, head: &Head) -> Self {
        let mut entry = Self::default();
        entry.whose(head);
        entry.identity(line, head);
        entry.words(source, line, head);
        entry.outputs(source, line, head);
        entry.money(source, line, head);
        entry.places(source, line, head);
        match head.document {
            PlanDocument::Evaluation => entry.quarters(source, line, head),
            PlanDocument::Progress | PlanDocument::Grant => entry.progress(source, line, head),
            PlanDocument::WorkPlan | PlanDocument::GovernmentPlan | PlanDocument::Proposals => {}
        }
        entry
    }

    /// The indicators of a line that has others below it.
    pub fn of_upper(source: &Source<'_>, line: &Line, head: &Head) -> Self {
        let mut entry = Self::default();
        entry.outputs(source, line, head);
        entry
    }

    fn fault(&mut self, column: Option<usize>, kind: FaultKind) {
        self.faults.push(Fault { column, kind });
    }

    fn remark(&mut self, column: usize, kind: FaultKind) {
        self.remarks.push(Fault { column: Some(column), kind });
    }

    /// Takes what a cell says, or what is wrong with it.
    fn taken<T>(&mut self, read: Result<Option<T>, Fault>) -> Option<T> {
        read.unwrap_or_else(|fault| {
            self.faults.push(fault);
            None
        })
    }

    fn whose(&mut self, head: &Head) {
        match head.year {
            Some(year) => {
                say!(self.plan, Plan, year, year);
            }
            None => self.fault(None, FaultKind::NoYear),
        }
        match head.level() {
            Some(level) => {
                say!(self.plan, Plan, level, level);
                say!(self.plan, Plan, area, head.area);
            }
            None => self.fault(None, FaultKind::NoArea),
        }
        if head.body.is_some() {
            say!(self.plan, Plan, body, head.body.clone());
        }
        if head.unit.is_some() {
            say!(self.plan, Plan, unit, head.unit.clone());
        }
    }

    fn identity(&mut self, line: &Line, head: &Head) {
        if let Some(coded) = &line.coded {
            if coded.rank().is_none() {
                self.fault(None, FaultKind::NotUnderstood(coded.code.to_string()));
            }
            if let Some(stands) = &coded.restored {
                let restored = PlanFault::CodeRestored(stands.clone(), coded.code.to_string());
                self.remarks.push(Fault { column: None, kind: FaultKind::OfPlan(restored) });
            }
            say!(self.plan, Plan, code, Some(coded.code.clone()));
            if head.nomenclature.is_some() {
                say!(self.plan, Plan, nomenclature, head.nomenclature);
            }
        }
        match Text::optional(&line.name) {
            Ok(None) => {}
            Ok(name) => {
                say!(self.plan, Plan, name, name);
            }
            Err(_) => self.fault(None, FaultKind::OutOfRange(line.name.clone())),
        }
    }

    /// What stands in words beside the row.
    fn words(&mut self, source: &Source<'_>, line: &Line, head: &Head) {
        let parts = [
            PlanPart::TargetGroup,
            PlanPart::Responsible,
            PlanPart::Note,
            PlanPart::NextTarget,
            PlanPart::NationalPriority,
            PlanPart::ProvincialPriority,
            PlanPart::DistrictPriority,
            PlanPart::OwnPriority,
        ];
        let aims = head.aims(line.rows[0]).iter().cloned();
        let own =
            parts.into_iter().filter_map(|part| source.words(line, part).map(|(column, text)| (part, column, text)));
        for (part, column, text) in own.chain(aims).collect::<Vec<_>>() {
            let field = match part {
                PlanPart::OwnPriority if head.level() == Some(Level::Province) => Plan::AT.provincial_priority,
                _ => part.field().1,
            };
            if let Err(kind) = self.plan.set(field, &Value::from(&*text), &text) {
                self.fault(Some(column), kind);
            }
        }
        if let Some((column, amount)) = self.taken(source.first_rupiah(line, PlanPart::NextMoney))
            && let Err(kind) = self.plan.set(Plan::AT.next_amount, &Value::from(amount), &amount.to_string())
        {
            self.fault(Some(column), kind);
        }
    }

    fn outputs(&mut self, source: &Source<'_>, line: &Line, head: &Head) {
        let of_line = match line.rank() {
            Some(Rank::Programme) => IndicatorRank::Programme,
            Some(Rank::Activity) => IndicatorRank::Activity,
            _ => IndicatorRank::SubActivity,
        };
        let ranks = [IndicatorRank::Programme, IndicatorRank::Activity, IndicatorRank::SubActivity];
        for rank in std::iter::once(None).chain(ranks.map(Some)) {
            for row in &line.rows {
                self.outputs_of_row(source, line, *row, (rank, rank.unwrap_or(of_line)), head);
            }
        }
    }

    /// The indicators of a row in the columns of a rank, each with the values that stand in its place in the columns beside it.
    fn outputs_of_row(
        &mut self,
        source: &Source<'_>,
        line: &Line,
        row: usize,
        (column_rank, rank): (Option<IndicatorRank>, IndicatorRank),
        head: &Head,
    ) {
        let of = |part: PlanPart| source.columns.first(part).map(|column| (column, values(source.cell(row, column))));
        let targets = of(PlanPart::Target(column_rank));
        let count = targets.as_ref().map_or(0, |(_, values)| values.len());
        let wordings = match of(PlanPart::Wording(column_rank)) {
            Some((column, wordings)) => self.aligned(column, wordings, count),
            // Without a column for indicators the row is what is counted.
            None if count > 0 && column_rank.is_none() => vec![Some(line.name.clone())],
            None => return,
        };
        let units = of(PlanPart::Unit).map(|(_, values)| values).unwrap_or_default();
        let mut columns: Vec<(usize, usize, Vec<Option<String>>)> = Vec::new();
        columns.extend(targets.map(|(column, values)| (PlanOutput::AT.target, column, values)));
        if column_rank.is_none() {
            let mut of_field = |part: PlanPart| {
                columns.extend(of(part).map(|(column, values)| (part.field().1, column, values)));
            };
            of_field(PlanPart::RenstraTarget);
            of_field(PlanPart::RealisedBefore);
            (1..=4).for_each(|number| of_field(PlanPart::Quarter(number)));
        }
        for (at, wording) in wordings.into_iter().enumerate() {
            let Some(wording) = wording else { continue };
            let unit = units.get(at).cloned().flatten();
            let mut said = Said::default();
            for (field, column, values) in &columns {
                if let Some(text) = values.get(at).and_then(Option::as_deref) {
                    self.measure(&mut said, *field, (*column, text), unit.as_deref(), head);
                }
            }
            if let Some(unit) = said.value.unit.is_none().then(|| unit.and_then(|unit| Text::new(&unit).ok())).flatten()
            {
                say!(said, PlanOutput, unit, Some(unit));
            }
            self.output(SaidOutput { rank, wording, said }, row);
        }
    }

    /// The indicators of a cell beside so many targets. Of several lines and one target the lines are one indicator that was
    /// broken.
    fn aligned(&mut self, column: usize, wordings: Vec<Option<String>>, targets: usize) -> Vec<Option<String>> {
        let count = wordings.len();
        if count > 0 && targets > 0 && count != targets {
            self.remark(column, FaultKind::OfPlan(PlanFault::Uneven(count, targets)));
        }
        match targets {
            1 if count > 1 => vec![Some(wordings.into_iter().flatten().collect::<Vec<_>>().join(" "))],
            _ => wordings,
        }
    }

    /// Takes a number of an indicator, and its unit where it has none yet.
    fn measure(
        &mut self,
        said: &mut Said<PlanOutput>,
        field: usize,
        (column, text): (usize, &str),
        unit: Option<&str>,
        head: &Head,
    ) {
        let Some(measured) = Measured::of(text) else {
            return self.remark(column, FaultKind::NotUnderstood(text.to_owned()));
        };
        let number = (1..=4).find(|number| quarter_field(*number) == field);
        if measured.quantity.parts() == 0 && number.is_some_and(|number| !has_begun(number, head.year, head.today)) {
            return;
        }
        let is_share = |unit: &str| unit.contains('%') || squashed(unit).starts_with("persen");
        if measured.is_of_doubtful_scale && !unit.is_some_and(is_share) {
            self.remark(column, FaultKind::OfPlan(PlanFault::DoubtfulScale(text.to_owned())));
        }
        let is_other = |one: &str, other: &str| {
            let (one, other) = (squashed(one), squashed(other));
            !one.is_empty() && !other.is_empty() && !one.contains(&other) && !other.contains(&one)
        };
        if let (Some(unit), Some(known)) = (&measured.unit, &said.value.unit)
            && is_other(unit, known)
        {
            let (text, known) = (text.to_owned(), known.to_string());
            return self.remark(column, FaultKind::OfPlan(PlanFault::OtherUnit(text, known)));
        }
        let value = serde_json::to_value(measured.quantity).unwrap_or_default();
        if let Err(kind) = said.set(field, &value, text) {
            return self.remark(column, kind);
        }
        if let Some(unit) = measured.unit.filter(|_| said.value.unit.is_none()).and_then(|unit| Text::new(&unit).ok()) {
            say!(said, PlanOutput, unit, Some(unit));
        }
    }

    /// Takes an indicator; one that stands again says only what it has not said.
    fn output(&mut self, output: SaidOutput, row: usize) {
        let is_same = |known: &&mut SaidOutput| {
            known.rank == output.rank && squashed(&known.wording) == squashed(&output.wording)
        };
        let Some(known) = self.outputs.iter_mut().find(is_same) else { return self.outputs.push(output) };
        let mut differs = false;
        for field in (0..PlanOutput::FIELDS.len()).filter(|field| output.said.fields.contains(*field)) {
            if known.said.fields.contains(field) {
                differs |= !known.said.value.same(&output.said.value, field);
            } else {
                known.said.value.take(field, &output.said.value);
                known.said.fields = known.said.fields.with(field);
            }
        }
        if differs {
            self.remarks.push(Fault { column: None, kind: FaultKind::Contradicts(row + 1) });
        }
    }

    fn money(&mut self, source: &Source<'_>, line: &Line, head: &Head) {
        for (part, column) in source.columns.parts() {
            let PlanPart::Money(stage) = part else { continue };
            let Some(mut shares) = self.taken(source.money(line, column)) else { continue };
            self.remarks.append(&mut shares.remarks);
            if (1..SMALLEST).contains(&shares.total) {
                self.remark(column, FaultKind::OfPlan(PlanFault::DoubtfulUnit(shares.total)));
            }
            if head.document == PlanDocument::Grant {
                let grant = FundCode::new(GRANT).ok().flatten();
                shares.funds.iter_mut().filter(|fund| fund.0.is_none()).for_each(|fund| fund.0.clone_from(&grant));
            }
            let own = Some(head.stage).filter(|_| head.document != PlanDocument::Evaluation);
            self.money.push((stage.or(own), shares));
        }
    }

    fn places(&mut self, source: &Source<'_>, line: &Line, head: &Head) {
        let Some(column) = source.columns.first(PlanPart::Place) else { return };
        for text in line.rows.iter().flat_map(|row| values(source.cell(*row, column))).flatten() {
            match place::read(&text, head.area) {
                Some(place) if !self.places.contains(&place) => self.places.push(place),
                Some(_) => {}
                None => self.remark(column, FaultKind::NotUnderstood(text)),
            }
        }
    }

    fn quarters(&mut self, source: &Source<'_>, line: &Line, head: &Head) {
        for number in 1..=4 {
            let read = source.first_rupiah(line, PlanPart::QuarterSpent(number));
            let Some((_, amount)) = self.taken(read) else { continue };
            // A zero of a quarter that has not begun says nothing (FACTS 15).
            if amount != 0 || has_begun(number, head.year, head.today) {
                self.quarters.push((quarter(number), amount));
            }
        }
    }

    /// Planned cash by months: a month that says nothing has none in a quarter of which another says something.
    fn months(&mut self, source: &Source<'_>, line: &Line) {
        for number in 1..=4 {
            let of_month = |month: u8| source.first_rupiah(line, PlanPart::MonthCash(month));
            let months = [2, 1, 0].map(|back| of_month(3 * number - back));
            let said = months.map(|month| self.taken(month).map(|(_, cash)| cash));
            if said.iter().any(Option::is_some) {
                self.cash.push((quarter(number), said));
            }
        }
    }

    fn progress(&mut self, source: &Source<'_>, line: &Line, head: &Head) {
        self.months(source, line);
        self.progress.spent = self.taken(source.first_rupiah(line, PlanPart::Spent)).map(|(_, amount)| amount);
        self.progress.cash = self.taken(source.first_rupiah(line, PlanPart::Cash)).map(|(_, amount)| amount);
        self.progress.cash_share = self.share(source, line, PlanPart::CashShare);
        if let Some(physical) = self.share(source, line, PlanPart::Physical) {
            say!(self.progress.said, Realisation, physical, Some(physical));
        }
        if let Some((column, text)) = source.words(line, PlanPart::VolumeDone) {
            match Measured::of(&text) {
                Some(measured) => {
                    say!(self.progress.said, Realisation, volume, Some(measured.quantity));
                }
                None => self.remark(column, FaultKind::NotUnderstood(text)),
            }
        }
        if let Some((column, text)) = source.words(line, PlanPart::HeldUp) {
            let (hindrance, text) = hindrance(&text);
            if hindrance.is_some() {
                say!(self.progress.said, Realisation, hindrance, hindrance);
            }
            if let Err(kind) = self.progress.said.set(Realisation::AT.held_up_by, &Value::from(text), text) {
                self.fault(Some(column), kind);
            }
        }
        if head.period.is_none() && (self.progress.spent.is_some() || !self.progress.said.fields.is_empty()) {
            self.fault(None, FaultKind::NoDate);
        }
        if let Some(column) = source.columns.first(PlanPart::People) {
            let texts = line.rows.iter().flat_map(|row| values(source.cell(*row, column))).flatten();
            for text in texts {
                let count = Measured::of(&text).and_then(|measured| {
                    let whole = measured.quantity.parts() / Quantity::ONE;
                    u64::try_from(whole).ok().and_then(|count| Count::new(count).ok())
                });
                match count {
                    Some(_) => self.people = self.people.or(count),
                    None => self.remark(column, FaultKind::NotUnderstood(text)),
                }
            }
        }
    }

    /// A percentage of a line.
    fn share(&mut self, source: &Source<'_>, line: &Line, part: PlanPart) -> Option<Quantity> {
        let column = source.columns.first(part)?;
        let cell = line.rows.iter().map(|row| source.cell(*row, column)).find(|cell| !values(cell).is_empty())?;
        let text = values(cell).into_iter().flatten().next()?;
        let Some(measured) = Measured::of(&text) else {
            self.fault(Some(column), FaultKind::NotUnderstood(text));
            return None;
        };
        // A workbook holds per cent as parts of one.
        let is_of_one = matches!(cell, Cell::Number(_)) && source.is_of_parts(column);
        Quantity::of_parts(i128::from(measured.quantity.parts()) * if is_of_one { 100 } else { 1 }).ok()
    }
}

/// Whether a quarter of a year has begun on a day.
fn has_begun(number: u8, year: Option<BookYear>, today: Date) -> bool {
    let start = year.and_then(|year| Date::new(year.get().into(), number * 3 - 2, 1).ok());
    start.is_none_or(|start| start <= today)
}

/// The code of what held it up at the beginning of a text, and the text behind it: `7. Persiapan swakelola` (FACTS 7.10).
fn hindrance(text: &str) -> (Option<Hindrance>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let code = text[..end].parse::<Hindrance>().ok().filter(|code| Hindrance::ALL.contains(code));
    match code {
        Some(code) if end < text.len() => (Some(code), text[end..].trim_start_matches(['.', ')', '-', ' '])),
        other => (other, text),
    }
}
