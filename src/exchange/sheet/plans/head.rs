//! What stands above the table of a document and holds for all of it: whose it is, of which year, and how far it goes.

use super::document::PlanDocument;
use super::lines::{LineKind, office_of};
use crate::domain::{AreaCode, AreaLevel, BookYear, BudgetStage, Date, Level, ReportPeriod, Text};
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::words::plain;

/// What holds for all rows of a document.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// What it is.
    pub document: PlanDocument,
    /// The area of the office.
    pub area: Option<AreaCode>,
    /// Its year.
    pub year: Option<BookYear>,
    /// The stage of money in a column that names none.
    pub stage: BudgetStage,
    /// The quarter or tranche up to which it says what was done.
    pub period: Option<ReportPeriod>,
    /// The office.
    pub body: Option<Text>,
    /// The unit in it.
    pub unit: Option<Text>,
    /// The day on which it is read.
    pub today: Date,
}

impl Head {
    /// What the rows above the headings say, and what a person has said of them.
    pub fn of(document: PlanDocument, sheet: &Sheet, plan: &Plan, today: Date) -> Self {
        let above = &sheet.rows[..plan.heading(sheet).first.min(sheet.rows.len())];
        let title = above.iter().flatten().map(|cell| plain(&cell.text())).collect::<Vec<_>>().join(" ");
        let stage = match document {
            PlanDocument::GovernmentPlan => BudgetStage::GovernmentPlan,
            PlanDocument::WorkPlan if title.contains("rancangan awal") || title.contains("ranwal") => {
                BudgetStage::FirstDraft
            }
            PlanDocument::WorkPlan => BudgetStage::WorkPlan,
            PlanDocument::Evaluation | PlanDocument::Progress | PlanDocument::Grant | PlanDocument::Proposals => {
                BudgetStage::Execution
            }
        };
        let quarter = plan.taken_on.map(|day| super::part::quarter(day.month().div_ceil(3)));
        let period = tranche(&title).filter(|_| document == PlanDocument::Grant).or(quarter);
        let mut head =
            Self { document, area: plan.district, year: plan.year, stage, period, body: None, unit: None, today };
        above.iter().for_each(|row| head.take(row));
        head
    }

    /// Takes the office or unit that a row names.
    fn take(&mut self, row: &[Cell]) {
        if let Some((kind, name)) = office_of(row) {
            self.enter(kind, &name);
        }
    }

    /// Takes an office or a unit for those whose rows follow. A unit that bears the name of its office is the office itself.
    pub fn enter(&mut self, kind: LineKind, name: &str) {
        let name = Some(Text::cut(name)).filter(|name| !name.is_empty());
        let is_body = |name: &Text| self.body.as_ref().is_some_and(|body| is_same(body, name));
        match kind {
            LineKind::Unit => self.unit = name.filter(|name| !is_body(name)),
            _ => (self.body, self.unit) = (name, None),
        }
    }

    /// Whose plan it is; none where nobody has said.
    pub fn level(&self) -> Option<Level> {
        match self.area?.level() {
            AreaLevel::Province => Some(Level::Province),
            AreaLevel::District => Some(Level::District),
            AreaLevel::Subdistrict | AreaLevel::Village => Some(Level::Village),
        }
    }
}

fn is_same(one: &str, other: &str) -> bool {
    super::cells::squashed(one) == super::cells::squashed(other)
}

/// The tranche that a title names: `Tahap II`.
fn tranche(title: &str) -> Option<ReportPeriod> {
    let rest = &title[title.find("tahap ")? + "tahap ".len()..];
    match rest.split(' ').next()? {
        "i" | "1" => Some(ReportPeriod::Tranche1),
        "ii" | "2" => Some(ReportPeriod::Tranche2),
        "iii" | "3" => Some(ReportPeriod::Tranche3),
        _ => None,
    }
}
