//! One change to many cooperatives: what it would do, and the one transaction that does it.

use super::{EditOf, Tables, Transaction};
use crate::domain::checks::{self, Finding, Problem, Severity};
use crate::domain::{AnnualReport, BookYear, Cooperative, Date, Id, RatState, Record, Ref};
use serde_json::Value;

/// What is to be changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Fields of the cooperative, by their numbers, and a record that has their new values. The first is the one that the
    /// change is about; what it was is told.
    Fields(Vec<usize>, Box<Cooperative>),
    /// Whether the RAT on a book year was held; a report is begun where there is none.
    Rat(BookYear, RatState),
}

/// What a change would do.
#[derive(Debug, Clone, Default)]
pub struct Effect {
    /// The transaction that does it.
    pub transaction: Transaction,
    /// How many are so already.
    pub same: u32,
    /// What those that change were before, as files hold it, the most frequent first.
    pub before: Vec<(Value, u32)>,
    /// Those that the checks refuse, and why.
    pub refused: Vec<(Id, Problem)>,
}

impl Effect {
    /// How many cooperatives change.
    pub fn changed(&self) -> usize {
        self.transaction.edits.len()
    }

    fn was(&mut self, value: Value) {
        match self.before.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => self.before.push((value, 1)),
        }
    }
}

/// What a change would do to the cooperatives of these ids on the day `today`. Whoever is deleted is left alone.
pub fn effect(tables: &Tables, ids: &[Id], change: &Change, today: Date) -> Effect {
    let mut effect = Effect::default();
    for row in ids.iter().filter_map(|id| tables.cooperatives.get_live(*id)) {
        match change {
            Change::Fields(fields, value) => change_fields(&mut effect, row.id, &row.value, fields, value, today),
            Change::Rat(year, state) => change_rat(&mut effect, tables, row.id, &row.value, (*year, *state), today),
        }
    }
    effect.before.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    effect
}

fn change_fields(
    effect: &mut Effect,
    id: Id,
    before: &Cooperative,
    fields: &[usize],
    value: &Cooperative,
    today: Date,
) {
    let mut after = before.clone();
    fields.iter().for_each(|field| after.take(*field, value));
    if after == *before {
        effect.same += 1;
    } else if let Some(problem) = refusal(&before.findings(None, today), &after.findings(None, today)) {
        effect.refused.push((id, problem));
    } else {
        effect.was(fields.first().map(|field| before.to_json(*field)).unwrap_or_default());
        effect.transaction.edits.push(EditOf::change(id, before.clone(), after).into());
    }
}

fn change_rat(
    effect: &mut Effect,
    tables: &Tables,
    owner_id: Id,
    owner: &Cooperative,
    (year, state): (BookYear, RatState),
    today: Date,
) {
    let id = AnnualReport::id(owner_id, year);
    let before = tables.annual_reports.get_live(id).map(|row| &row.value);
    let mut after =
        before.cloned().unwrap_or(AnnualReport { cooperative: Ref::to(owner_id), year, ..AnnualReport::default() });
    if after.rat == Some(state) {
        effect.same += 1;
        return;
    }
    after.rat = Some(state);
    let known = before.map(|before| before.findings(Some(owner), today)).unwrap_or_default();
    if let Some(problem) = refusal(&known, &after.findings(Some(owner), today)) {
        effect.refused.push((owner_id, problem));
        return;
    }
    let rat = AnnualReport::AT.rat;
    effect.was(before.map(|before| before.to_json(rat)).unwrap_or_default());
    effect.transaction.edits.push(EditOf::of(id, before.cloned(), Some(after)).into());
}

/// What a change is refused for: something impossible that was not there before.
fn refusal(before: &[Finding], after: &[Finding]) -> Option<Problem> {
    let mut refusals = checks::brought(before, after).filter(|finding| finding.severity == Severity::Refusal);
    refusals.next().map(|finding| finding.problem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::domain::{AreaCode, Kind, Text};
    use crate::replica::{Knowledge, ReplicaId, Row, Stamp};
    use crate::workspace::{Install, Viewpoint, Workspace};

    fn today() -> Date {
        "2024-05-13".parse().unwrap()
    }

    fn id(number: u64) -> Id {
        Id::new(number, [3; 10])
    }

    fn workspace() -> Workspace {
        let mut tables = Tables::default();
        let area = |code: &str| code.parse::<AreaCode>().ok();
        for (number, kind, subdistrict) in
            [(1, Some(Kind::Services), "63.05.01"), (2, None, "63.05.01"), (3, Some(Kind::Consumer), "63.01.02")]
        {
            let c = Cooperative {
                name: Text::new("KUD").unwrap(),
                kind,
                district: area(&subdistrict[..5]),
                subdistrict: area(subdistrict),
                ..Cooperative::default()
            };
            tables.cooperatives.insert(Row::new(id(number), c, Stamp::default()));
        }
        let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
        Workspace::new(install, tables, Knowledge::default(), Viewpoint::in_tests(StatusRule::Ods))
    }

    fn of(name: &str, value: Cooperative) -> Change {
        Change::Fields(vec![Cooperative::field(name).unwrap()], Box::new(value))
    }

    fn kinds(workspace: &Workspace) -> Vec<Option<Kind>> {
        workspace.tables().cooperatives.live().map(|row| row.value.kind).collect()
    }

    #[test]
    fn many_are_changed_and_one_step_takes_all_of_it_back() {
        let mut workspace = workspace();
        let before = kinds(&workspace);
        let change = of("kind", Cooperative { kind: Some(Kind::Consumer), ..Cooperative::default() });
        let effect = effect(workspace.tables(), &[id(1), id(2), id(3), id(9)], &change, today());
        assert_eq!((effect.changed(), effect.same, effect.refused.len()), (2, 1, 0));
        assert_eq!(effect.before, [(Value::from("services"), 1), (Value::Null, 1)]);
        workspace.commit(effect.transaction, 10);
        assert_eq!(kinds(&workspace), [Some(Kind::Consumer); 3]);
        workspace.undo(20);
        assert_eq!(kinds(&workspace), before);
        assert!(workspace.undo(30).is_none());
    }

    #[test]
    fn what_the_checks_refuse_is_left_as_it_is_and_said() {
        let workspace = workspace();
        let change = of("district", Cooperative { district: "63.05".parse().ok(), ..Cooperative::default() });
        let effect = effect(workspace.tables(), &[id(1), id(3)], &change, today());
        assert_eq!((effect.changed(), effect.same), (0, 1));
        assert_eq!(effect.refused, [(id(3), Problem::SubdistrictElsewhere)]);
    }

    #[test]
    fn a_refusal_that_was_there_before_does_not_forbid_another_change() {
        let mut workspace = workspace();
        let mut odd = workspace.tables().cooperatives.rows()[2].value.clone();
        odd.district = "63.05".parse().ok();
        let before = workspace.tables().cooperatives.rows()[2].value.clone();
        workspace.commit(Transaction::of(EditOf::change(id(3), before, odd)), 10);
        let change = of("kind", Cooperative { kind: Some(Kind::Services), ..Cooperative::default() });
        assert_eq!(effect(workspace.tables(), &[id(3)], &change, today()).changed(), 1);
    }

    #[test]
    fn a_meeting_is_recorded_for_many_and_begins_a_report_where_there_is_none() {
        let mut workspace = workspace();
        let year = BookYear::new(2023).unwrap();
        let day = Some("2024-03-01".parse().unwrap());
        let kept = AnnualReport {
            cooperative: Ref::to(id(1)),
            year,
            rat: Some(RatState::Held),
            rat_date: day,
            ..AnnualReport::default()
        };
        workspace.commit(Transaction::of(EditOf::create(AnnualReport::id(id(1), year), kept)), 10);
        let change = Change::Rat(year, RatState::NotHeld);
        let effect = effect(workspace.tables(), &[id(1), id(2), id(3)], &change, today());
        // The first has a day of its meeting: it cannot be said that there was none.
        assert_eq!(effect.refused, [(id(1), Problem::RatDateWithoutRat)]);
        assert_eq!((effect.changed(), &*effect.before), (2, &[(Value::Null, 2)][..]));
        workspace.commit(effect.transaction, 20);
        let said = workspace.tables().annual_reports.live().filter(|row| row.value.rat == Some(RatState::NotHeld));
        assert_eq!(said.count(), 2);
        workspace.undo(30);
        assert_eq!(workspace.tables().annual_reports.live().count(), 1);
    }
}
