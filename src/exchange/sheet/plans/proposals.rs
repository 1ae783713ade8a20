//! Lists of proposals: one row a proposal, with what was recommended on it (FACTS 7.11).

use super::cells::{Measured, squashed};
use super::entry::say;
use super::part::PlanPart;
use crate::domain::{
    AreaCode, BookYear, Expectation, Id, Proposal, ProposalChannel, Recommendation, RecommendationStep, Record, Ref,
};
use crate::exchange::sheet::book::Cell;
use crate::exchange::sheet::columns::Target;
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::putting::Piece;
use crate::exchange::sheet::row::{Fault, FaultKind, RowReader, Said};
use crate::exchange::sheet::value;
use crate::exchange::sheet::words::{self, plain};
use crate::workspace::Tables;
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::collections::BTreeMap;

/// A proposal and what is recommended on it.
pub(super) struct ProposalPieces {
    pub proposal: Piece<Proposal>,
    pub recommendations: Vec<Piece<Recommendation>>,
}

/// What a row of a list of proposals says.
#[derive(Default)]
pub(super) struct SaidProposal {
    proposal: Said<Proposal>,
    recommendations: BTreeMap<RecommendationStep, Said<Recommendation>>,
    pub faults: Vec<Fault>,
}

/// Reads the rows of a list.
pub(super) struct ProposalReader<'p> {
    reader: RowReader<'p>,
    plan: &'p Plan,
    /// The way by which all came, where no column says it.
    channel: ProposalChannel,
}

impl<'p> ProposalReader<'p> {
    /// A reader of a list whose title says these words.
    pub fn new(reader: RowReader<'p>, plan: &'p Plan, title: &str) -> Self {
        let title = plain(title);
        let is_of_council = ["pokir", "pokok pikiran", "dprd", "reses"].iter().any(|word| title.contains(word))
            || plan.columns.iter().any(|column| {
                matches!(
                    column.target,
                    Some(Target::Plan(PlanPart::Recommended(RecommendationStep::CouncilSecretariat, _)))
                )
            });
        let channel = if is_of_council { ProposalChannel::Council } else { ProposalChannel::Musrenbang };
        Self { reader, plan, channel }
    }

    /// What a row says.
    pub fn read(&mut self, cells: &[Cell]) -> SaidProposal {
        let mut said = SaidProposal::default();
        for (at, column) in self.plan.columns.iter().enumerate() {
            let (Some(Target::Plan(part)), Some(cell)) = (column.target, cells.get(at)) else { continue };
            let Some(text) = value::said(cell) else { continue };
            if let Err(kind) = self.put(&mut said, part, at, cell, &text) {
                said.faults.push(Fault { column: Some(at), kind });
            }
        }
        self.complete(&mut said);
        said
    }

    fn put(
        &mut self,
        said: &mut SaidProposal,
        part: PlanPart,
        at: usize,
        cell: &Cell,
        text: &str,
    ) -> Result<(), FaultKind> {
        match part {
            PlanPart::Proposed(field) => {
                let district = said.proposal.value.district.or(self.plan.district);
                let Some((value, unit)) =
                    self.value(Proposal::FIELDS[field].expects, (at, part), district, cell, text)?
                else {
                    return Ok(());
                };
                said.proposal.set(field, &value, text)?;
                if let Some(unit) = unit.filter(|_| said.proposal.value.unit.is_none()) {
                    said.proposal.set(Proposal::AT.unit, &Value::from(&*unit), &unit)?;
                }
            }
            PlanPart::Recommended(step, field) => {
                let read = self.value(Recommendation::FIELDS[field].expects, (at, part), None, cell, text)?;
                if let Some((value, _)) = read {
                    said.recommendations.entry(step).or_default().set(field, &value, text)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The value of a cell as files hold it, and the unit that stands with it.
    fn value(
        &mut self,
        expects: Expectation,
        (at, part): (usize, PlanPart),
        district: Option<AreaCode>,
        cell: &Cell,
        text: &str,
    ) -> Result<Option<(Value, Option<String>)>, FaultKind> {
        let not_understood = || FaultKind::NotUnderstood(text.to_owned());
        let alone = |value: Option<Value>| value.map(|value| (value, None));
        match expects {
            Expectation::Quantity => {
                let measured = Measured::of(text).ok_or_else(not_understood)?;
                Ok(Some((serde_json::to_value(measured.quantity).unwrap_or_default(), measured.unit)))
            }
            Expectation::Area => {
                let is_district = part == PlanPart::Proposed(Proposal::AT.district);
                let area = if is_district { words::district(text) } else { words::subdistrict(text, district) };
                Ok(alone(Some(area.ok_or_else(not_understood)?.to_string().into())))
            }
            _ => Ok(alone(self.reader.value(at, Target::Plan(part), expects, district, cell, text)?)),
        }
    }

    /// What holds for all rows, where the row does not say it.
    fn complete(&self, said: &mut SaidProposal) {
        let at = Proposal::AT;
        if !said.proposal.fields.contains(at.channel) {
            say!(said.proposal, Proposal, channel, self.channel);
        }
        if let Some(year) = self.plan.year.filter(|_| !said.proposal.fields.contains(at.year)) {
            say!(said.proposal, Proposal, year, year);
        }
        let of_part = said.proposal.value.subdistrict.and_then(AreaCode::district);
        if said.proposal.value.district.is_none()
            && let Some(district) = of_part.or(self.plan.district.and_then(AreaCode::district))
        {
            say!(said.proposal, Proposal, district, Some(district));
        }
        if said.proposal.value.year == BookYear::default() {
            said.faults.push(Fault { column: None, kind: FaultKind::NoYear });
        }
        if said.proposal.value.problem.is_none() && said.proposal.value.idea.is_none() {
            let kind = FaultKind::Lacks(Proposal::TABLE.to_owned(), Proposal::NAMES[at.problem].to_owned());
            said.faults.push(Fault { column: None, kind });
        }
    }
}

impl SaidProposal {
    /// What is proposed, in one line.
    pub fn name(&self) -> String {
        let proposal = &self.proposal.value;
        let text = proposal.idea.as_deref().or(proposal.problem.as_deref()).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The records that it makes. A proposal is that of the register which says the same of the same place and year.
    pub fn pieces(self, known: &KnownProposals) -> ProposalPieces {
        let key = key_of(&self.proposal.value);
        let id = known.0.get(&key).copied().unwrap_or_else(|| Id::derived(Proposal::TABLE, Id::default(), &key));
        let of_step = |(step, mut said): (RecommendationStep, Said<Recommendation>)| {
            let at = Recommendation::AT;
            (said.value.proposal, said.value.step) = (Ref::to(id), step);
            said.fields = said.fields.with(at.proposal).with(at.step);
            Piece { id: Recommendation::id(id, step), said }
        };
        let recommendations = self.recommendations.into_iter().map(of_step).collect();
        ProposalPieces { proposal: Piece { id, said: self.proposal }, recommendations }
    }
}

/// The proposals of a register, by what they say.
pub(super) struct KnownProposals(FxHashMap<String, Id>);

impl KnownProposals {
    /// Those of the tables.
    pub fn of(tables: &Tables) -> Self {
        Self(tables.proposals.live().map(|row| (key_of(&row.value), row.id)).collect())
    }
}

/// What makes a proposal the one that it is.
fn key_of(proposal: &Proposal) -> String {
    let text = |text: Option<&str>| squashed(text.unwrap_or_default());
    let place = proposal.subdistrict.or(proposal.district).map(|area| area.to_string()).unwrap_or_default();
    let what = text(proposal.idea.as_deref().or(proposal.problem.as_deref()));
    format!(
        "{}/{}/{place}/{}/{}/{what}",
        proposal.channel,
        proposal.year,
        text(proposal.village.as_deref()),
        text(proposal.proposer.as_deref())
    )
}
