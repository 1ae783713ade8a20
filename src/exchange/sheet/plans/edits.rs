//! The records as the lines of a document would make them, without touching the register.

use super::pieces::{Piece, Pieces};
use super::proposals::ProposalPieces;
use crate::domain::{
    Date, Id, Plan, PlanAmount, PlanBeneficiary, PlanOutput, PlanPlace, Proposal, Realisation, Recommendation, Record,
};
use crate::exchange::sheet::cooperatives::overlay::{self, Found, Overlay, Refused, Touched};
use crate::exchange::sheet::cooperatives::{CellChange, Class, differences, differing};
use crate::replica::{Fields, Stamp};
use crate::workspace::Tables;
use rustc_hash::FxHashMap;

type TouchedById<R> = FxHashMap<Id, Touched<R>>;

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

/// What a line would do.
#[derive(Debug, Default)]
pub(super) struct Put {
    pub class: Option<Class>,
    pub changes: Vec<CellChange>,
    /// What the rules point out, with the table of the record.
    pub found: Vec<(&'static str, Found)>,
}

/// A record that is ready to be taken in.
struct Ready<R> {
    id: Id,
    before: Option<R>,
    after: R,
    changed: Fields,
    said: Fields,
}

/// What is being put, and beside what.
struct Putting<'p> {
    tables: &'p Tables,
    overlay: &'p Overlay,
    today: Date,
    found: Vec<(&'static str, Found)>,
}

impl Putting<'_> {
    /// The record as it would be, held against those before it and against the rules.
    fn ready<R: Record>(
        &mut self,
        touched: &TouchedById<R>,
        piece: Piece<R>,
        owner: Option<&R::Owner>,
    ) -> Result<Ready<R>, (&'static str, Refused)> {
        let refused = |why: Refused| (R::TABLE, why);
        let Piece { id, said } = piece;
        let standing = self.tables.table::<R>().and_then(|table| table.get_live(id));
        let before = overlay::here(touched, standing, id);
        let after = said.onto(&before.clone().unwrap_or_default());
        let changed = match &before {
            Some(before) => self.overlay.open_to_change(standing, differing(before, &after)),
            None => differing(&R::default(), &after),
        };
        overlay::check(touched, id, changed.and(said.fields)).map_err(|kind| refused(kind.into()))?;
        let of_before = before.as_ref().map(|before| before.findings(owner, self.today)).unwrap_or_default();
        let mut found = Vec::new();
        overlay::hold(None, &of_before, &after.findings(owner, self.today), &mut found).map_err(refused)?;
        self.found.extend(found.into_iter().map(|found| (R::TABLE, found)));
        Ok(Ready { id, before, after, changed, said: said.fields })
    }
}

impl<R: Record> Ready<R> {
    /// Takes it in, and tells what it changes.
    fn take(self, touched: &mut TouchedById<R>, row: usize, put: &mut Put) {
        let is_new = self.before.is_none();
        let changes = differences(self.before.as_ref(), &self.after, None);
        // To what it belongs is told by the row.
        put.changes.extend(changes.into_iter().filter(|change| R::OWNER.is_none() || !is_of_owner::<R>(&change.field)));
        let changed = !self.changed.is_empty();
        let class = if R::OWNER.is_none() { Class::of(is_new, changed) } else { Class::of(false, changed || is_new) };
        // New is more than changing, and that more than nothing.
        put.class = put.class.map_or(Some(class), |before| Some(before.min(class)));
        overlay::take(touched, self.id, self.after, self.changed, self.said, row);
    }
}

fn is_of_owner<R: Record>(field: &str) -> bool {
    R::field(field).is_some_and(|field| R::FIELDS[field].refers == R::OWNER)
}

impl Edits {
    /// None yet; rows are held against the rules as they are on a day.
    pub fn on(tables: &Tables, today: Date) -> Self {
        Self { overlay: Overlay::of(tables), today, ..Self::default() }
    }

    /// Takes all that a line says, or nothing of it. `row` is its number from 1.
    pub fn put(
        &mut self,
        tables: &Tables,
        plan: Id,
        pieces: Pieces,
        row: usize,
    ) -> Result<Put, (&'static str, Refused)> {
        let mut putting = Putting { tables, overlay: &self.overlay, today: self.today, found: Vec::new() };
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
    pub fn propose(
        &mut self,
        tables: &Tables,
        pieces: ProposalPieces,
        row: usize,
    ) -> Result<Put, (&'static str, Refused)> {
        let mut putting = Putting { tables, overlay: &self.overlay, today: self.today, found: Vec::new() };
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
