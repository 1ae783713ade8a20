//! What records call themselves, for telling people which one is meant.

use super::Tables;
use crate::domain::{
    Action, AnnualReport, AreaCode, BookYear, Case, CauseName, Cooperative, Custody, Date, Decision, Diagnosis,
    Dissolution, Distinction, HealthAssessment, Id, Record, Tally, Transition, Visit,
};
use serde::{Deserialize, Serialize};

/// What a record calls itself: the parts of it that there are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Title {
    /// The cooperative that it is, or belongs to.
    pub name: Option<String>,
    /// The area that it counts.
    pub area: Option<AreaCode>,
    /// The book year.
    pub year: Option<BookYear>,
    /// The day.
    pub date: Option<Date>,
}

impl Tables {
    /// What a record calls itself; nothing when it is not there.
    pub fn title_of(&self, table: &str, id: Id) -> Title {
        self.try_title_of(table, id).unwrap_or_default()
    }

    fn try_title_of(&self, table: &str, id: Id) -> Option<Title> {
        let name = |id| self.cooperatives.get(id).map(|row| row.value.name.to_string());
        let of_case = |id| self.cases.get(id).and_then(|row| name(row.value.cooperative));
        Some(match table {
            Cooperative::TABLE => Title { name: name(id), ..Title::default() },
            AnnualReport::TABLE => {
                let report = &self.annual_reports.get(id)?.value;
                Title { name: name(report.cooperative), year: Some(report.year), ..Title::default() }
            }
            Transition::TABLE => {
                let transition = &self.transitions.get(id)?.value;
                Title { name: name(transition.cooperative), date: Some(transition.date), ..Title::default() }
            }
            HealthAssessment::TABLE => {
                let assessment = &self.health_assessments.get(id)?.value;
                Title { name: name(assessment.cooperative), year: Some(assessment.year), ..Title::default() }
            }
            Dissolution::TABLE => {
                Title { name: name(self.dissolutions.get(id)?.value.cooperative), ..Title::default() }
            }
            Custody::TABLE => {
                let custody = &self.custodies.get(id)?.value;
                Title { name: name(custody.cooperative), date: custody.received_on, ..Title::default() }
            }
            Tally::TABLE => {
                let tally = &self.tallies.get(id)?.value;
                Title { area: Some(tally.area), date: Some(tally.date), ..Title::default() }
            }
            Case::TABLE => {
                let case = &self.cases.get(id)?.value;
                Title { name: name(case.cooperative), date: Some(case.opened), ..Title::default() }
            }
            Diagnosis::TABLE => Title { name: of_case(self.diagnoses.get(id)?.value.case), ..Title::default() },
            Action::TABLE => {
                let action = &self.actions.get(id)?.value;
                Title { name: of_case(action.case), date: action.due, ..Title::default() }
            }
            Visit::TABLE => {
                let visit = &self.visits.get(id)?.value;
                Title { name: of_case(visit.case), date: Some(visit.date), ..Title::default() }
            }
            CauseName::TABLE => Title { name: Some(self.causes.get(id)?.value.name.to_string()), ..Title::default() },
            Distinction::TABLE => {
                let distinction = &self.distinctions.get(id)?.value;
                let names = [distinction.first, distinction.second].into_iter().filter_map(name);
                Title { name: Some(names.collect::<Vec<_>>().join(" / ")), ..Title::default() }
            }
            Decision::TABLE => {
                let decision = &self.decisions.get(id)?.value;
                // Decisions on decisions do not go on for ever.
                (&*decision.table != Decision::TABLE).then(|| self.try_title_of(&decision.table, decision.record))??
            }
            _ => return None,
        })
    }
}
