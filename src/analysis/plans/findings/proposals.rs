//! G2: a proposal that is refused, postponed or returned year after year: the best documented need without an answer (FACTS
//! 7.11).
//!
//! A proposal is that of the year before where it says so, or where place and words are the same.

use super::{Detail, FindingSettings, PlanFinding};
use crate::analysis::plans::rows::{Plans, folded};
use crate::domain::{BookYear, FindingTest, Id, Proposal, Record};
use crate::replica::Row;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

pub(super) fn find(plans: &Plans, settings: &FindingSettings, found: &mut Vec<PlanFinding>) {
    let proposals: Vec<&Row<Proposal>> = plans.tables().proposals.live().collect();
    let positions: FxHashMap<Id, usize> = proposals.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    let keys: Vec<Id> = proposals.iter().map(|row| natural_key(&row.value)).collect();
    let mut leaders: Vec<usize> = (0..proposals.len()).collect();
    let mut first_of: FxHashMap<Id, usize> = FxHashMap::default();
    for (at, row) in proposals.iter().enumerate() {
        let same = *first_of.entry(keys[at]).or_insert(at);
        unite(&mut leaders, same, at);
        if let Some(before) = row.value.previous.and_then(|id| positions.get(&*id)) {
            unite(&mut leaders, *before, at);
        }
    }
    let mut chains: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for at in 0..proposals.len() {
        chains.entry(leader(&mut leaders, at)).or_default().push(at);
    }
    for chain in chains.values().filter(|chain| chain.len() >= usize::from(settings.refusals.max(1))) {
        let mut years: BTreeMap<BookYear, Vec<usize>> = BTreeMap::new();
        chain.iter().for_each(|at| years.entry(proposals[*at].value.year).or_default().push(*at));
        // Back from the last year, as long as nobody has answered.
        let mut run: Vec<(BookYear, Vec<usize>)> = Vec::new();
        for (year, of) in years.into_iter().rev() {
            let is_next = run.last().is_none_or(|(after, _)| year.get() + 1 == after.get());
            let is_unanswered = of.iter().all(|at| {
                let proposal = &proposals[*at].value;
                proposal.status.is_unanswered() && proposal.accepted_into.is_none()
            });
            if !is_next || !is_unanswered {
                break;
            }
            run.push((year, of));
        }
        let (Some((year, last)), Some((_, first))) = (run.first(), run.last()) else { continue };
        if run.len() < usize::from(settings.refusals) {
            continue;
        }
        let latest = &proposals[last[0]].value;
        let key = first.iter().map(|at| keys[*at]).min().unwrap_or_default();
        let detail = Detail::ProposalUnanswered { years: run.len() as u32, last: latest.status };
        found.push(PlanFinding {
            area: latest.subdistrict.or(latest.district),
            money: last.iter().filter_map(|at| proposals[*at].value.amount).map(|amount| amount.get()).sum(),
            cooperatives: u32::from(latest.cooperative.is_some()),
            others: run.iter().flat_map(|(_, of)| of).map(|at| (Proposal::TABLE, proposals[*at].id)).collect(),
            ..PlanFinding::new(FindingTest::ProposalUnanswered, key.to_string(), *year, detail)
        });
    }
}

/// Place and words: the same for whoever proposes the same again.
fn natural_key(of: &Proposal) -> Id {
    let area = of.subdistrict.or(of.district).map(|area| area.to_string()).unwrap_or_default();
    let village = of.village.as_deref().map(folded).unwrap_or_default();
    let words = of.idea.as_deref().or(of.problem.as_deref()).map(folded).unwrap_or_default();
    Id::derived(Proposal::TABLE, Id::default(), format!("{area}/{village}/{words}"))
}

fn unite(leaders: &mut [usize], one: usize, other: usize) {
    let (one, other) = (leader(leaders, one), leader(leaders, other));
    leaders[one.max(other)] = one.min(other);
}

fn leader(leaders: &mut [usize], mut at: usize) -> usize {
    while leaders[at] != at {
        leaders[at] = leaders[leaders[at]];
        at = leaders[at];
    }
    at
}
