//! A finding as pages and sheets show it: its sentence, what meets there, and where it stands.

use super::{
    explain_plan_finding, explain_plan_meeting, plan_evidence, plan_finding_money, plan_reach, plan_rule,
    plan_rule_source, standing_name,
};
use crate::analysis::plans::Plans;
use crate::analysis::plans::findings::{Decided, Family, Severity, Standing, family};
use crate::domain::{AreaCode, BookYear, FindingDecision, FindingTest, FindingVerdict, Id};
use crate::i18n::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// A finding and what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingLine {
    /// The id of the decision on it, whether there is one or not.
    pub id: Id,
    /// The test that found it.
    pub test: FindingTest,
    /// What meets what, see [`FindingDecision::key`].
    pub key: String,
    /// The year whose plans it is in.
    pub year: BookYear,
    /// Where; none where it is of the whole province.
    pub area: Option<AreaCode>,
    /// Overlap, gap or documents.
    pub family: Family,
    /// How much hangs on it.
    pub severity: Severity,
    /// Where it stands.
    pub standing: Standing,
    /// Money in question, rupiah.
    pub amount: i64,
    /// How many cooperatives.
    pub cooperatives: u32,
    /// How many persons or units.
    pub people: u32,
    /// What was found.
    pub sentence: String,
    /// Where, at which levels, under which codes.
    pub evidence: String,
    /// The later years in which the same is found, so that a decision on it holds for them too.
    pub later: Vec<BookYear>,
    /// The money in question in short.
    pub money: Option<String>,
    /// How many it is about.
    pub reach: Option<String>,
    /// The rule behind it.
    pub rule: &'static str,
    /// Where the rule stands.
    pub source: &'static str,
    /// What meets: each row by its id, with whose it is, its name and money.
    pub meeting: Vec<(Id, String)>,
    /// What was decided, where anything was.
    pub decided: Option<FindingDecision>,
    /// The same in words: with its reason, by whom it is done and by when, who decided and when.
    pub decision: Option<String>,
}

impl FindingLine {
    /// Whether it is a commitment whose day has passed while what was to be mended is found still.
    pub fn is_late(&self) -> bool {
        let is_committed = self.decided.as_ref().is_some_and(|of| of.verdict == FindingVerdict::Committed);
        is_committed && self.standing == Standing::Lapsed
    }
}

/// What a decision says beside its verdict: the reason, by whom and by when, until when, who decided and when.
pub fn plan_decision_words(t: Lang, decision: &FindingDecision) -> Vec<String> {
    let mut said: Vec<String> = decision.reason.iter().map(|reason| format!("“{}”", &**reason)).collect();
    said.extend(decision.responsible.as_deref().map(|who| t.commitment_by(who)));
    said.extend(decision.due.map(|due| t.commitment_due(&t.date(due))));
    said.extend(decision.until.map(|until| t.until_day(&t.date(until))));
    match (decision.office.map(|office| t.office(office)), decision.decided_on.map(|day| t.date(day))) {
        (Some(office), Some(day)) => said.push(t.decided_by_on(&office, &day)),
        (Some(office), None) => said.push(t.decided_by_office(&office)),
        (None, Some(day)) => said.push(t.decided_on_day(&day)),
        (None, None) => {}
    }
    said
}

/// What is said of findings, in their order.
pub fn lines_of(t: Lang, plans: &Plans, found: &[Decided]) -> Vec<FindingLine> {
    let mut years: BTreeMap<Id, BTreeSet<BookYear>> = BTreeMap::new();
    for Decided { finding, .. } in found {
        years.entry(FindingDecision::id(finding.test, &finding.key)).or_default().insert(finding.year);
    }
    found.iter().map(|one| line(t, plans, one, &years)).collect()
}

fn line(t: Lang, plans: &Plans, one: &Decided, years: &BTreeMap<Id, BTreeSet<BookYear>>) -> FindingLine {
    let Decided { finding, decision, standing, is_carried_over, is_asked } = one;
    let said = decision.map(|row| &row.value).map(|decision| {
        let is_late = *standing == Standing::Lapsed && decision.verdict == FindingVerdict::Committed;
        let name = if is_late { t.commitment_late() } else { standing_name(t, *standing) };
        let mut said = vec![name.to_owned()];
        said.extend(plan_decision_words(t, decision));
        let year = decision.year.filter(|_| *is_carried_over);
        said.extend(year.map(|year| t.finding_carried_over(&year.to_string())));
        said.extend(is_asked.then(|| t.finding_decided_differently().to_owned()));
        said.join(" · ")
    });
    let id = FindingDecision::id(finding.test, &finding.key);
    let later = years.get(&id).into_iter().flatten().copied().filter(|year| *year > finding.year).collect();
    FindingLine {
        id,
        later,
        test: finding.test,
        key: finding.key.clone(),
        year: finding.year,
        area: finding.area,
        family: family(finding.test),
        severity: finding.severity,
        standing: *standing,
        amount: finding.money,
        cooperatives: finding.cooperatives,
        people: finding.people,
        sentence: explain_plan_finding(t, plans, finding),
        evidence: plan_evidence(t, plans, finding),
        money: plan_finding_money(t, finding),
        reach: plan_reach(t, finding),
        rule: plan_rule(t, finding.test),
        source: plan_rule_source(t, finding),
        meeting: explain_plan_meeting(t, plans, finding),
        decided: decision.map(|row| row.value.clone()),
        decision: said,
    }
}

/// What the kinds of findings are called.
pub const fn family_name(t: Lang, family: Family) -> &'static str {
    match family {
        Family::Overlap => t.family_overlaps(),
        Family::Gap => t.family_gaps(),
        Family::Documents => t.family_documents(),
    }
}
