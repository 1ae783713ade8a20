//! What the record of a case says of its stage: when what a stage is for has been done, the case may go on.

use crate::domain::{Action, Case, CaseStage, Visit};

/// The stage that a case may be moved on to, by what has been recorded since it was opened; none where its present stage
/// has still to be worked on, and for one that is monitored or closed, which a person decides.
pub fn suggested(case: &Case, visits: &[&Visit], has_cause: bool, actions: &[&Action]) -> Option<CaseStage> {
    let is_seen = visits.iter().any(|visit| visit.date >= case.opened);
    let is_begun = actions.iter().any(|action| action.done.is_some());
    let is_done = !actions.is_empty() && actions.iter().all(|action| action.done.is_some());
    let (next, is_ready) = match case.stage() {
        CaseStage::Found => (CaseStage::Verified, is_seen),
        CaseStage::Verified => (CaseStage::Diagnosed, has_cause),
        CaseStage::Diagnosed => (CaseStage::Planned, !actions.is_empty()),
        CaseStage::Planned => (CaseStage::Underway, is_begun),
        CaseStage::Underway => (CaseStage::Monitored, is_done),
        _ => return None,
    };
    is_ready.then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Date, Id};

    #[test]
    fn a_case_goes_on_once_what_its_stage_is_for_has_been_done() {
        let on: Date = "2024-06-01".parse().unwrap();
        let case = Case::open(Id::default(), on);
        let at = |stage| case.moved_to(stage, on);
        let visit = |date| Visit { date, ..Visit::default() };
        let (planned, done) = (Action::default(), Action { done: Some(on), ..Action::default() });
        assert_eq!(suggested(&case, &[&visit(on.plus_days(-1))], false, &[]), None, "that was before it was opened");
        assert_eq!(suggested(&case, &[&visit(on)], false, &[]), Some(CaseStage::Verified));
        assert_eq!(suggested(&at(CaseStage::Verified), &[], true, &[]), Some(CaseStage::Diagnosed));
        assert_eq!(suggested(&at(CaseStage::Diagnosed), &[], true, &[&planned]), Some(CaseStage::Planned));
        assert_eq!(suggested(&at(CaseStage::Planned), &[], true, &[&planned]), None);
        assert_eq!(suggested(&at(CaseStage::Planned), &[], true, &[&planned, &done]), Some(CaseStage::Underway));
        assert_eq!(suggested(&at(CaseStage::Underway), &[], true, &[&planned, &done]), None);
        assert_eq!(suggested(&at(CaseStage::Underway), &[], true, &[&done]), Some(CaseStage::Monitored));
        assert_eq!(suggested(&at(CaseStage::Monitored), &[], true, &[&done]), None);
    }
}
