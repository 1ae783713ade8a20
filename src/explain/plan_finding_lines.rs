//! A finding as pages and sheets show it: its sentence, what meets there, and where it stands.

use super::{
    explain_plan_finding, explain_plan_meeting, plan_evidence, plan_finding_money, plan_reach, plan_rule,
    plan_rule_source, standing_name,
};
use crate::analysis::plans::Plans;
use crate::analysis::plans::findings::{Decided, Family, Severity, Standing, family};
use crate::domain::{AreaCode, BookYear, FindingDecision, FindingTest, Id};
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
    /// What was decided, where anything was, with its reason.
    pub decision: Option<String>,
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
        let mut said = vec![standing_name(t, *standing).to_owned()];
        said.extend(decision.reason.as_ref().map(|reason| format!("“{}”", &**reason)));
        said.extend(decision.until.map(|until| t.until_day(&t.date(until))));
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
