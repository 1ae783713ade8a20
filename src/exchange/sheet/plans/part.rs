//! What a column of a document on plans can say.

use super::document::PlanDocument;
use crate::domain::{
    BudgetStage, Expectation, FieldInfo, IndicatorRank, Plan, PlanAmount, PlanBeneficiary, PlanOutput, PlanPlace,
    Proposal, Realisation, Recommendation, RecommendationStep, Record, ReportPeriod,
};
use crate::i18n::{Label, Lang};

/// What the cells of a column say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlanPart {
    /// The code, in one column or in several of which each has some of its groups.
    Code,
    /// Name of the programme, activity or sub-activity.
    Name,
    /// Indicators, one a line: of this rank, or of the rank of their row.
    Wording(Option<IndicatorRank>),
    /// Targets of the year, one a line, with or without unit.
    Target(Option<IndicatorRank>),
    /// Units of the targets.
    Unit,
    /// Targets at the end of the Renstra.
    RenstraTarget,
    /// What of the Renstra had been reached by the end of the year before.
    RealisedBefore,
    /// What was reached in a quarter, 1 to 4.
    Quarter(u8),
    /// Pagu: at this stage, or at that of the document.
    Money(Option<BudgetStage>),
    /// Funds, one a line.
    Fund,
    /// Places, one a line.
    Place,
    /// The priority of the centre.
    NationalPriority,
    /// The priority of the province.
    ProvincialPriority,
    /// The priority of the district.
    DistrictPriority,
    /// The priority of whose plan it is: of the province, or of the district.
    OwnPriority,
    /// Tujuan of the Renstra.
    Goal,
    /// Sasaran of the Renstra.
    Objective,
    /// Kelompok sasaran.
    TargetGroup,
    /// Penanggung jawab.
    Responsible,
    /// Catatan penting.
    Note,
    /// Prakiraan maju: target.
    NextTarget,
    /// Prakiraan maju: rupiah.
    NextMoney,
    /// Spent in a quarter, 1 to 4.
    QuarterSpent(u8),
    /// Spent from the beginning of the year.
    Spent,
    /// Planned cash from the beginning of the year, rupiah.
    Cash,
    /// The same, per cent of the budget.
    CashShare,
    /// Planned cash of a month (anggaran kas), 1 to 12.
    MonthCash(u8),
    /// Physical progress, per cent.
    Physical,
    /// Volume reached since the beginning of the year.
    VolumeDone,
    /// What held it up, after the code of the kind where it has one.
    HeldUp,
    /// How many benefit.
    People,
    /// A field of a proposal, by its number.
    Proposed(usize),
    /// A field of what somebody recommends on a proposal, by its number.
    Recommended(RecommendationStep, usize),
}

/// The ranks for which documents have columns of their own.
const RANKS: [IndicatorRank; 3] = [IndicatorRank::Programme, IndicatorRank::Activity, IndicatorRank::SubActivity];

/// The quarters, by their numbers from 1.
const QUARTERS: [ReportPeriod; 4] =
    [ReportPeriod::Quarter1, ReportPeriod::Quarter2, ReportPeriod::Quarter3, ReportPeriod::Quarter4];

/// The quarter of a number from 1 to 4.
pub(super) const fn quarter(number: u8) -> ReportPeriod {
    QUARTERS[if number < 2 {
        0
    } else if number > 3 {
        3
    } else {
        number as usize - 1
    }]
}

impl PlanPart {
    /// Everything that a column of a document can mean, in the order of the form.
    pub fn of(document: PlanDocument) -> Vec<Self> {
        let mut parts = vec![Self::Code, Self::Name];
        match document {
            PlanDocument::WorkPlan | PlanDocument::GovernmentPlan => parts.extend(of_plans()),
            PlanDocument::Evaluation => {
                parts.extend([Self::Wording(None), Self::Unit, Self::RenstraTarget, Self::RealisedBefore]);
                parts.extend([Self::Target(None), Self::Money(None)]);
                parts.extend((1..=4).flat_map(|number| [Self::Quarter(number), Self::QuarterSpent(number)]));
                parts.extend([Self::Responsible, Self::Goal, Self::Objective]);
            }
            PlanDocument::Progress => {
                let stages = [BudgetStage::Budget, BudgetStage::Execution, BudgetStage::ExecutionChanged];
                parts.extend(stages.map(|stage| Self::Money(Some(stage))));
                parts.extend([Self::Fund, Self::Spent, Self::Cash, Self::CashShare, Self::Physical, Self::HeldUp]);
                parts.extend((1..=12).map(Self::MonthCash));
            }
            PlanDocument::Grant => {
                parts.extend([Self::Target(None), Self::Unit, Self::People, Self::Money(Some(BudgetStage::Execution))]);
                parts.extend([Self::Spent, Self::Physical, Self::VolumeDone, Self::HeldUp]);
            }
            PlanDocument::Proposals => parts = of_proposals(),
        }
        parts
    }

    /// The name under which a kept plan of columns knows it.
    pub fn code(self) -> String {
        let (table, field) = self.field();
        let of_rank = |rank: Option<IndicatorRank>| rank.map_or("row", IndicatorRank::code);
        let which = match self {
            Self::Wording(rank) | Self::Target(rank) => of_rank(rank).to_owned(),
            Self::Money(stage) => stage.map_or("document", BudgetStage::code).to_owned(),
            Self::QuarterSpent(number) => quarter(number).code().to_owned(),
            Self::Recommended(step, _) => step.code().to_owned(),
            Self::OwnPriority => "own".to_owned(),
            Self::CashShare => "share".to_owned(),
            Self::MonthCash(month) => month.to_string(),
            _ => "all".to_owned(),
        };
        format!("plan.{table}.{}.{which}", info(table, field).name)
    }

    /// The field that it gives, by its table and its number there.
    pub fn field(self) -> (&'static str, usize) {
        match self {
            Self::Code => (Plan::TABLE, Plan::AT.code),
            Self::Name => (Plan::TABLE, Plan::AT.name),
            Self::Wording(_) => (PlanOutput::TABLE, PlanOutput::AT.wording),
            Self::Target(_) => (PlanOutput::TABLE, PlanOutput::AT.target),
            Self::Unit => (PlanOutput::TABLE, PlanOutput::AT.unit),
            Self::RenstraTarget => (PlanOutput::TABLE, PlanOutput::AT.renstra_target),
            Self::RealisedBefore => (PlanOutput::TABLE, PlanOutput::AT.realised_before),
            Self::Quarter(number) => (PlanOutput::TABLE, quarter_field(number)),
            Self::Money(_) => (PlanAmount::TABLE, PlanAmount::AT.amount),
            Self::Fund => (PlanAmount::TABLE, PlanAmount::AT.fund),
            Self::Place => (PlanPlace::TABLE, PlanPlace::AT.village),
            Self::NationalPriority => (Plan::TABLE, Plan::AT.national_priority),
            Self::ProvincialPriority => (Plan::TABLE, Plan::AT.provincial_priority),
            Self::DistrictPriority | Self::OwnPriority => (Plan::TABLE, Plan::AT.district_priority),
            Self::Goal => (Plan::TABLE, Plan::AT.goal),
            Self::Objective => (Plan::TABLE, Plan::AT.objective),
            Self::TargetGroup => (Plan::TABLE, Plan::AT.target_group),
            Self::Responsible => (Plan::TABLE, Plan::AT.responsible),
            Self::Note => (Plan::TABLE, Plan::AT.note),
            Self::NextTarget => (Plan::TABLE, Plan::AT.next_target),
            Self::NextMoney => (Plan::TABLE, Plan::AT.next_amount),
            Self::QuarterSpent(_) | Self::Spent => (Realisation::TABLE, Realisation::AT.spent),
            Self::Cash | Self::CashShare | Self::MonthCash(_) => (Realisation::TABLE, Realisation::AT.cash_plan),
            Self::Physical => (Realisation::TABLE, Realisation::AT.physical),
            Self::VolumeDone => (Realisation::TABLE, Realisation::AT.volume),
            Self::HeldUp => (Realisation::TABLE, Realisation::AT.held_up_by),
            Self::People => (PlanBeneficiary::TABLE, PlanBeneficiary::AT.people),
            Self::Proposed(field) => (Proposal::TABLE, field),
            Self::Recommended(_, field) => (Recommendation::TABLE, field),
        }
    }

    /// What it is called.
    pub fn label(self, lang: Lang) -> String {
        let (table, field) = self.field();
        let name = lang.field(table, info(table, field).name);
        let which = match self {
            Self::MonthCash(month) => return format!("{name} ({})", lang.month(month)),
            Self::Place => return lang.table_name(table).to_owned(),
            Self::Wording(rank) | Self::Target(rank) => rank.map(|rank| rank.label(lang)),
            Self::Money(stage) => stage.map(|stage| stage.label(lang)),
            Self::QuarterSpent(number) => Some(quarter(number).label(lang)),
            Self::OwnPriority => Some(lang.plan_own_priority()),
            Self::Spent | Self::Cash => Some(lang.plan_up_to_now()),
            Self::CashShare => Some("%"),
            Self::Recommended(step, _) => Some(step.label(lang)),
            _ => None,
        };
        which.map_or_else(|| name.to_owned(), |which| format!("{name} ({which})"))
    }

    /// The list of codes that its values are of, by the name of its type.
    pub fn codes(self) -> Option<&'static str> {
        match self {
            Self::Proposed(_) | Self::Recommended(..) => self.info().codes,
            _ => None,
        }
    }

    /// What its cells must be, where they are numbers or days by themselves: money, persons and days are written in many ways;
    /// targets have their unit with them.
    pub fn expects(self) -> Option<Expectation> {
        let expects = self.info().expects;
        let is_asked = match self {
            Self::CashShare => false,
            _ => matches!(expects, Expectation::Rupiah | Expectation::Count | Expectation::Date | Expectation::Year),
        };
        is_asked.then_some(expects)
    }

    /// Whether it is money that a row above has as the sum of those below it.
    pub const fn adds_up(self) -> bool {
        matches!(
            self,
            Self::Money(_) | Self::NextMoney | Self::QuarterSpent(_) | Self::Spent | Self::Cash | Self::MonthCash(_)
        )
    }

    fn info(self) -> &'static FieldInfo {
        let (table, field) = self.field();
        info(table, field)
    }
}

fn of_plans() -> Vec<PlanPart> {
    let ranks = || std::iter::once(None).chain(RANKS.map(Some));
    let mut parts: Vec<PlanPart> = ranks().map(PlanPart::Wording).chain(ranks().map(PlanPart::Target)).collect();
    parts.extend([PlanPart::Unit, PlanPart::RenstraTarget, PlanPart::Money(None), PlanPart::Fund, PlanPart::Place]);
    parts.extend([PlanPart::NationalPriority, PlanPart::ProvincialPriority, PlanPart::DistrictPriority]);
    parts.extend([PlanPart::OwnPriority, PlanPart::TargetGroup, PlanPart::Responsible, PlanPart::Note]);
    parts.extend([PlanPart::Goal, PlanPart::Objective, PlanPart::NextTarget, PlanPart::NextMoney]);
    parts
}

fn of_proposals() -> Vec<PlanPart> {
    let is_told = |info: &FieldInfo| info.refers.is_none();
    let fields = (0..Proposal::FIELDS.len()).filter(|field| is_told(&Proposal::FIELDS[*field]));
    let of_step = |step: &RecommendationStep| {
        let fields = [Recommendation::AT.verdict, Recommendation::AT.amount, Recommendation::AT.quantity];
        fields.map(|field| PlanPart::Recommended(*step, field))
    };
    fields.map(PlanPart::Proposed).chain(RecommendationStep::ALL.iter().flat_map(of_step)).collect()
}

/// The field of a quarter of an output.
pub(super) const fn quarter_field(number: u8) -> usize {
    match number {
        ..=1 => PlanOutput::AT.quarter_1,
        2 => PlanOutput::AT.quarter_2,
        3 => PlanOutput::AT.quarter_3,
        _ => PlanOutput::AT.quarter_4,
    }
}

/// What a field is; none of those that parts name is of a table without it.
fn info(table: &str, field: usize) -> &'static FieldInfo {
    &crate::workspace::Tables::fields_of(table)[field]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_part_of_a_document_has_a_name_of_its_own() {
        for document in PlanDocument::ALL {
            let parts = PlanPart::of(document);
            let codes: BTreeSet<String> = parts.iter().map(|part| part.code()).collect();
            assert_eq!(codes.len(), parts.len(), "{document:?}");
            for lang in [Lang::Id, Lang::En] {
                let labels: BTreeSet<String> = parts.iter().map(|part| part.label(lang)).collect();
                assert_eq!(labels.len(), parts.len(), "{document:?}");
            }
        }
    }
}
