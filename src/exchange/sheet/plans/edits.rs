//! The records as the lines of a document would make them, without touching the register.

use super::pieces::Pieces;
use super::proposals::ProposalPieces;
use crate::domain::{
    Date, Id, Plan, PlanAmount, PlanBeneficiary, PlanOutput, PlanPlace, Proposal, Realisation, Recommendation,
};
use crate::exchange::sheet::cooperatives::overlay::{self, Overlay};
use crate::exchange::sheet::putting::{Put, Putting, Refusal, TouchedById};
use crate::replica::Stamp;
use crate::workspace::Tables;

/// Records as they would be, by table.
#[derive(Default)]
pub(super) struct Edits {
    plans: TouchedById<Plan>,
    amounts: TouchedById<PlanAmount>,
    places: TouchedById<PlanPlace>,
    outputs: TouchedById<PlanOutput>,
    realisations: TouchedById<Realisation>,
    beneficiaries: TouchedById<PlanBeneficiary>,
    proposals: TouchedById<Proposal>,
    recommendations: TouchedById<Recommendation>,
    overlay: Overlay,
    today: Date,
}

impl Edits {
    /// None yet; rows are held against the rules as they are on a day.
    pub fn on(tables: &Tables, today: Date) -> Self {
        Self { overlay: Overlay::of(tables), today, ..Self::default() }
    }

    /// Takes all that a line says, or nothing of it. `row` is its number from 1.
    pub fn put(&mut self, tables: &Tables, plan: Id, pieces: Pieces, row: usize) -> Result<Put, Refusal> {
        let mut putting = Putting::new(tables, &self.overlay, self.today);
        let mut plans = Vec::new();
        for piece in pieces.plans {
            plans.push(putting.ready(&self.plans, piece, None)?);
        }
        let standing = || overlay::here(&self.plans, tables.plans.get_live(plan), plan);
        let owner = plans.first().map(|ready| ready.after.clone()).or_else(standing);
        let mut put = Put::default();
        macro_rules! each {
            ($( $table:ident ),+) => {
                $( let mut $table = Vec::new();
                   for piece in pieces.$table {
                       $table.push(putting.ready(&self.$table, piece, owner.as_ref())?);
                   } )+
                put.found = putting.found;
                plans.into_iter().for_each(|ready| ready.take(&mut self.plans, row, &mut put));
                $( $table.into_iter().for_each(|ready| ready.take(&mut self.$table, row, &mut put)); )+
            };
        }
        each!(amounts, places, outputs, realisations, beneficiaries);
        Ok(put)
    }

    /// Takes a proposal with what is recommended on it, or nothing of it.
    pub fn propose(&mut self, tables: &Tables, pieces: ProposalPieces, row: usize) -> Result<Put, Refusal> {
        let mut putting = Putting::new(tables, &self.overlay, self.today);
        let proposal = putting.ready(&self.proposals, pieces.proposal, None)?;
        let mut recommendations = Vec::new();
        for piece in pieces.recommendations {
            recommendations.push(putting.ready(&self.recommendations, piece, Some(&proposal.after))?);
        }
        let mut put = Put { found: putting.found, ..Put::default() };
        proposal.take(&mut self.proposals, row, &mut put);
        recommendations.into_iter().for_each(|ready| ready.take(&mut self.recommendations, row, &mut put));
        Ok(put)
    }

    /// The records that would not be as they are.
    pub fn rows(&self, tables: &Tables, stamp: Stamp) -> Tables {
        let mut rows = Tables::default();
        macro_rules! each {
            ($( $touched:ident into $table:ident ),+) => {
                $( for (id, after) in overlay::changed(&self.$touched) {
                    rows.$table.insert(self.overlay.row(tables.$table.get(id), id, after, stamp));
                } )+
            };
        }
        each!(plans into plans, amounts into plan_amounts, places into plan_places, outputs into plan_outputs,
            realisations into realisations, beneficiaries into plan_beneficiaries, proposals into proposals,
            recommendations into recommendations);
        rows
    }
}
