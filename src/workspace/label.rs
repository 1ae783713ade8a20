//! What records call themselves, for telling people which one is meant.

use super::Tables;
use crate::domain::{
    Action, AnnualReport, AreaCode, BookYear, Case, CauseName, Companion, CompanionReport, CreditTotal, Custody, Date,
    Decision, Enterprise, EnterpriseAid, EnterpriseTotal, EnterpriseYear, Financing, FinancingStage, FinancingStanding,
    FindingDecision, HealthAssessment, Id, Indicator, LadderStep, Licence, NomenclatureMatch, NomenclatureRow, Permit,
    Plan, PlanAmount, PlanBeneficiary, PlanOutput, PlanPlace, Proposal, Realisation, Recommendation, Record, Snapshot,
    Tally, Target, TextOf, Trainee, Training, Transition, Visit,
};
use serde::{Deserialize, Serialize};

/// What a record calls itself: the parts of it that there are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RecordLabel {
    /// The cooperative that it is, or belongs to; the row of a plan, the indicator, the proposal, the enterprise, the course or the
    /// person.
    pub name: Option<String>,
    /// The area that it counts, or whose it is.
    pub area: Option<AreaCode>,
    /// The book year.
    pub year: Option<BookYear>,
    /// The day.
    pub date: Option<Date>,
}

impl Tables {
    /// What a record calls itself; nothing when it is not there.
    pub fn label_of(&self, table: &str, id: Id) -> RecordLabel {
        self.try_label_of(table, id).unwrap_or_default()
    }

    fn try_label_of(&self, table: &str, id: Id) -> Option<RecordLabel> {
        let name = |id| self.cooperatives.get(id).map(|row| row.value.name.to_string());
        // Whatever belongs to a cooperative bears its name; what else tells it from the others is its own.
        let label = RecordLabel { name: self.owner_of(table, id).and_then(name), ..RecordLabel::default() };
        Some(match table {
            AnnualReport::TABLE => RecordLabel { year: Some(self.annual_reports.get(id)?.value.year), ..label },
            HealthAssessment::TABLE => RecordLabel { year: Some(self.health_assessments.get(id)?.value.year), ..label },
            Transition::TABLE => RecordLabel { date: Some(self.transitions.get(id)?.value.date), ..label },
            Custody::TABLE => RecordLabel { date: self.custodies.get(id)?.value.received_on, ..label },
            LadderStep::TABLE => RecordLabel { date: Some(self.ladder_steps.get(id)?.value.as_of), ..label },
            Licence::TABLE => RecordLabel { date: self.licences.get(id)?.value.issued_on, ..label },
            Case::TABLE => RecordLabel { date: Some(self.cases.get(id)?.value.opened), ..label },
            Action::TABLE => RecordLabel { date: self.actions.get(id)?.value.due, ..label },
            Visit::TABLE => RecordLabel { date: Some(self.visits.get(id)?.value.date), ..label },
            Tally::TABLE => {
                let tally = &self.tallies.get(id)?.value;
                RecordLabel { area: Some(tally.area), date: Some(tally.date), ..label }
            }
            EnterpriseTotal::TABLE => {
                let total = &self.enterprise_totals.get(id)?.value;
                RecordLabel { area: Some(total.area), date: Some(total.date), ..label }
            }
            Plan::TABLE => self.plan_label(id)?,
            PlanAmount::TABLE | PlanPlace::TABLE | PlanOutput::TABLE | PlanBeneficiary::TABLE | Realisation::TABLE => {
                self.plan_label(self.root_of(table, id)?.1)?
            }
            Indicator::TABLE | Target::TABLE => {
                let indicator = &self.indicators.get(self.root_of(table, id)?.1)?.value;
                let year = self.targets.get(id).map(|row| row.value.year);
                RecordLabel { name: text(&indicator.name), area: indicator.area, year, date: None }
            }
            Proposal::TABLE | Recommendation::TABLE => {
                let proposal = &self.proposals.get(self.root_of(table, id)?.1)?.value;
                let name = text(&proposal.idea).or_else(|| text(&proposal.problem));
                let area = proposal.subdistrict.or(proposal.district);
                RecordLabel { name: name.or(label.name), area, year: Some(proposal.year), date: None }
            }
            Enterprise::TABLE | EnterpriseYear::TABLE | Permit::TABLE | EnterpriseAid::TABLE => {
                let enterprise = &self.enterprises.get(self.root_of(table, id)?.1)?.value;
                let of_year = self.enterprise_years.get(id).map(|row| row.value.year);
                let of_aid = || self.enterprise_aids.get(id).map(|row| row.value.year);
                let date = self.enterprise_permits.get(id).and_then(|row| row.value.issued_on);
                let area = enterprise.subdistrict.or(enterprise.district);
                RecordLabel { name: enterprise.called().map(str::to_owned), area, year: of_year.or_else(of_aid), date }
            }
            Financing::TABLE | FinancingStage::TABLE | FinancingStanding::TABLE => {
                let of = &self.financings.get(self.root_of(table, id)?.1)?.value;
                let of_enterprise = || self.label_of(Enterprise::TABLE, *of.enterprise?).name;
                let of_cooperative = || of.cooperative.and_then(|id| name(*id));
                let named = of_cooperative().or_else(of_enterprise).or_else(|| text(&of.name));
                let stage = self.financing_stages.get(id).and_then(|row| row.value.date);
                let standing = || self.financing_standings.get(id).map(|row| row.value.as_of);
                let date = stage.or_else(standing).or(of.asked_on);
                RecordLabel { name: named, area: of.subdistrict.or(of.district), year: None, date }
            }
            CreditTotal::TABLE => {
                let of = &self.credit_totals.get(id)?.value;
                RecordLabel { name: text(&of.lender), area: Some(of.area), year: None, date: Some(of.date) }
            }
            Training::TABLE | Trainee::TABLE => {
                let course = &self.trainings.get(self.root_of(table, id)?.1)?.value;
                let person = self.trainees.get(id).and_then(|row| text(&row.value.name));
                let name = person.or_else(|| text(&course.title));
                let year = course.day().is_none().then_some(course.year);
                RecordLabel { name, area: course.district.or(course.area), year, date: course.day() }
            }
            Companion::TABLE | CompanionReport::TABLE => {
                let companion = &self.companions.get(self.root_of(table, id)?.1)?.value;
                let date = self.companion_reports.get(id).map(|row| row.value.date);
                let area = companion.subdistrict.or(companion.area);
                RecordLabel { name: text(&companion.name), area, year: Some(companion.year), date }
            }
            Snapshot::TABLE => {
                let of = &self.snapshots.get(id)?.value;
                RecordLabel { name: text(&of.title), area: of.office, year: None, date: Some(of.date) }
            }
            FindingDecision::TABLE => {
                let decision = &self.finding_decisions.get(id)?.value;
                // What meets what are codes for machines; the page tells it in a sentence.
                let name = Some(decision.test.code().to_uppercase());
                RecordLabel { name, area: decision.area, year: decision.year, date: decision.decided_on }
            }
            NomenclatureMatch::TABLE => {
                let of = &self.nomenclature_matches.get(id)?.value;
                RecordLabel { name: Some(format!("{} / {}", &*of.first, &*of.second)), ..label }
            }
            NomenclatureRow::TABLE => {
                let row = &self.nomenclature_rows.get(id)?.value;
                RecordLabel { name: Some(row.code.to_string()), ..label }
            }
            CauseName::TABLE => RecordLabel { name: Some(self.causes.get(id)?.value.name.to_string()), ..label },
            Decision::TABLE => {
                let decision = &self.decisions.get(id)?.value;
                // Decisions on decisions do not go on for ever.
                (&*decision.table != Decision::TABLE)
                    .then(|| self.try_label_of(&decision.table, *decision.record))??
            }
            _ => {
                let names: Vec<String> = self.spoken_of(table, id).into_iter().filter_map(name).collect();
                if names.is_empty() { label } else { RecordLabel { name: Some(names.join(" / ")), ..label } }
            }
        })
    }

    /// What a row of a plan calls itself: code and name, area and year.
    fn plan_label(&self, id: Id) -> Option<RecordLabel> {
        let plan = &self.plans.get(id)?.value;
        let parts: Vec<&str> = plan.code.as_deref().into_iter().chain(plan.name.as_deref()).collect();
        let name = (!parts.is_empty()).then(|| parts.join(" "));
        Some(RecordLabel { name, area: plan.area, year: Some(plan.year), date: None })
    }
}

/// A text as it stands.
fn text<const MOST: usize>(text: &Option<TextOf<MOST>>) -> Option<String> {
    text.as_deref().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cooperative, Text};
    use crate::replica::{Row, Stamp};
    use crate::workspace::belonging::owned;
    use crate::workspace::{Table, TableVisitorMut};

    #[test]
    fn whatever_belongs_to_a_cooperative_bears_its_name_in_every_table() {
        /// Puts one record into a table, of a cooperative or of its case.
        struct Put(Id);
        impl TableVisitorMut for Put {
            type Error = std::convert::Infallible;
            fn visit<R: Record>(&mut self, table: &mut Table<R>) -> Result<(), Self::Error> {
                let mut record = R::default();
                record.set_owner(self.0);
                table.insert(Row::new(Id::derived("label", self.0, R::TABLE.len() as u64), record, Stamp::default()));
                Ok(())
            }
        }
        let (mut tables, id) = (Tables::default(), Id::new(1, [1; 10]));
        let kud = Cooperative { name: Text::new("KUD Maju").unwrap(), ..Cooperative::default() };
        tables.cooperatives.insert(Row::new(id, kud, Stamp::default()));
        for table in owned() {
            if Tables::owner_table(table).is_none_or(|of| ![Cooperative::TABLE, Case::TABLE].contains(&of)) {
                continue;
            }
            let owner = if Tables::owner_table(table) == Some(Case::TABLE) { tables.cases.rows()[0].id } else { id };
            let Some(Ok(())) = tables.visit_named(table, &mut Put(owner)) else { panic!("{table} is a table") };
            let record = tables.any(table).unwrap().row(0).id();
            assert_eq!(tables.label_of(table, record).name.as_deref(), Some("KUD Maju"), "{table}");
        }
    }
}
