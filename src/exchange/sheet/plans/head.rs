//! What stands above the table of a document and holds for all of it: whose it is, of which year, and how far it goes.

use super::document::PlanDocument;
use super::lines::{Line, LineKind, below, office_of};
use super::part::PlanPart;
use super::source::Source;
use crate::domain::{AreaCode, AreaLevel, BookYear, BudgetStage, Date, Level, Nomenclature, ReportPeriod, Text};
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::words::plain;
use rustc_hash::FxHashMap;

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
    /// The list of which the codes are, as a person has said.
    pub nomenclature: Option<Nomenclature>,
    /// What rows serve of the Renstra, by the first row of their line: the column, and what stands there or above it.
    aims: FxHashMap<usize, Vec<(PlanPart, usize, String)>>,
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
        let mut head = Self {
            document,
            area: plan.district,
            year: plan.year,
            stage,
            period,
            body: None,
            unit: None,
            today,
            nomenclature: plan.nomenclature,
            aims: FxHashMap::default(),
        };
        above.iter().for_each(|row| head.take(row));
        head
    }

    /// Takes tujuan and sasaran, which stand with a row or with one above it, for all that stands below.
    pub fn take_aims(&mut self, source: &Source<'_>, lines: &[Line]) {
        for part in [PlanPart::Goal, PlanPart::Objective] {
            for (at, line) in lines.iter().enumerate() {
                let Some((column, text)) = source.words(line, part) else { continue };
                // What stands with a row itself, or nearer to it, comes later and takes the place of what stands above.
                let all = if line.is_leaf { at..at + 1 } else { below(lines, at) };
                for leaf in all.filter(|leaf| lines[*leaf].is_leaf) {
                    let aims = self.aims.entry(lines[leaf].rows[0]).or_default();
                    aims.retain(|(of, ..)| *of != part);
                    aims.push((part, column, text.clone()));
                }
            }
        }
    }

    /// What the line that begins in a row serves.
    pub fn aims(&self, row: usize) -> &[(PlanPart, usize, String)] {
        self.aims.get(&row).map_or(&[], Vec::as_slice)
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
