//! What has happened to one cooperative, day by day, from every table that knows a day of it.

use crate::domain::{
    Action, AnnualReport, Case, CaseStage, Cooperative, Date, DeclaredStatus, Id, LifeStage, Outcome, Ref, Transition,
    Visit,
};
use crate::replica::Row;
use crate::workspace::{Index, Tables};

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// The day.
    pub date: Date,
    /// What it was.
    pub what: Deed,
}

/// What can happen to a cooperative.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// It became a legal person.
    Founded,
    /// An office declared its status.
    Declared(DeclaredStatus),
    /// Its certificate was issued.
    Certified,
    /// Its annual meeting on a book year was held.
    Met(Row<AnnualReport>),
    /// A change in its life.
    Changed(Row<Transition>),
    /// Another cooperative, of that name, went into it.
    Received(Id, String, LifeStage),
    /// A case entered a stage; the first is that it was opened.
    Entered(Id, CaseStage),
    /// A case was closed.
    Closed(Id, Option<Outcome>),
    /// Somebody came or called.
    Visited(Row<Visit>),
    /// A step of a case was taken.
    Done(Row<Action>),
}

/// All that has happened to a cooperative, the latest first.
pub fn happenings(tables: &Tables, index: &Index, row: &Row<Cooperative>) -> Vec<Happening> {
    let (id, c) = (row.id, &row.value);
    let mut found = Vec::new();
    let mut tell = |date: Option<Date>, what: Deed| found.extend(date.map(|date| Happening { date, what }));
    tell(c.legal_date, Deed::Founded);
    if let Some(status) = c.declared_status {
        tell(c.declared_on, Deed::Declared(status));
    }
    tell(c.certificate.as_ref().and_then(|certificate| certificate.issued), Deed::Certified);
    for report in index.of::<AnnualReport>(tables, id) {
        tell(report.value.rat_date, Deed::Met(report.clone()));
    }
    for transition in index.of::<Transition>(tables, id) {
        tell(Some(transition.value.date), Deed::Changed(transition.clone()));
    }
    for transition in tables.transitions.live().filter(|row| row.value.counterpart == Some(Ref::to(id))) {
        let Some(other) = tables.cooperatives.get_live(*transition.value.cooperative) else { continue };
        let name = other.value.name.to_string();
        tell(Some(transition.value.date), Deed::Received(other.id, name, transition.value.to));
    }
    for case in index.of::<Case>(tables, id) {
        of_case(tables, index, case, &mut tell);
    }
    // Of one day, what was written down later in this order is above: a case is opened before it is visited.
    found.reverse();
    found.sort_by_key(|happening| std::cmp::Reverse(happening.date));
    found
}

/// All that has happened in a case, the latest first.
pub fn happenings_of_case(tables: &Tables, index: &Index, case: &Row<Case>) -> Vec<Happening> {
    let mut found = Vec::new();
    of_case(tables, index, case, &mut |date, what| found.extend(date.map(|date| Happening { date, what })));
    found.reverse();
    found.sort_by_key(|happening| std::cmp::Reverse(happening.date));
    found
}

fn of_case(tables: &Tables, index: &Index, case: &Row<Case>, tell: &mut impl FnMut(Option<Date>, Deed)) {
    for entry in &case.value.stages {
        let what = match entry.stage {
            CaseStage::Closed => Deed::Closed(case.id, case.value.outcome.filter(|_| case.value.is_closed())),
            stage => Deed::Entered(case.id, stage),
        };
        tell(Some(entry.date), what);
    }
    for visit in index.of::<Visit>(tables, case.id) {
        tell(Some(visit.value.date), Deed::Visited(visit.clone()));
    }
    for action in index.of::<Action>(tables, case.id) {
        tell(action.value.done, Deed::Done(action.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::replica::Stamp;
    use crate::workspace::Viewpoint;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn what_several_tables_know_of_a_cooperative_is_one_history_with_the_latest_first() {
        let (mut tables, id) = (Tables::default(), Id::new(1, [1; 10]));
        let c = Cooperative {
            declared_status: Some(DeclaredStatus::Inactive),
            declared_on: Some(day("2024-05-13")),
            ..Cooperative::default()
        };
        let row = Row::new(id, c, Stamp::default());
        tables.cooperatives.insert(row.clone());
        let case = Case::open(id, day("2024-06-01")).moved_to(CaseStage::Verified, day("2024-06-03"));
        let case = Row::new(Case::id(id, 1), case, Stamp::default());
        tables.cases.insert(case.clone());
        let visit = Visit { case: Ref::to(case.id), date: day("2024-06-03"), ..Visit::default() };
        tables.visits.insert(Row::new(Id::new(2, [2; 10]), visit, Stamp::default()));
        let undone = Action { case: Ref::to(case.id), due: Some(day("2024-07-01")), ..Action::default() };
        tables.actions.insert(Row::new(Id::new(3, [3; 10]), undone, Stamp::default()));
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        let found = happenings(&tables, &index, &row);
        let days: Vec<String> = found.iter().map(|happening| happening.date.to_string()).collect();
        assert_eq!(days, ["2024-06-03", "2024-06-03", "2024-06-01", "2024-05-13"]);
        assert!(matches!(found[0].what, Deed::Visited(_)) && matches!(found[1].what, Deed::Entered(..)));
        assert_eq!(happenings_of_case(&tables, &index, &case), found[..3]);
    }
}
