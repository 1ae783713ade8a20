//! The records as the rows of a list of applications would make them, without touching the register.

use super::reader::Draft;
use crate::domain::{Date, Financing, FinancingStage, FinancingStanding, Id, Ref, Stage};
use crate::exchange::sheet::cooperatives::overlay::{self, Overlay};
use crate::exchange::sheet::putting::{Piece, Put, Putting, Refusal, TouchedById};
use crate::exchange::sheet::row::Said;
use crate::replica::Stamp;
use crate::workspace::Tables;
use rustc_hash::FxHashMap;

/// Records as they would be, by table.
#[derive(Default)]
pub struct Edits {
    financings: TouchedById<Financing>,
    stages: TouchedById<FinancingStage>,
    standings: TouchedById<FinancingStanding>,
    overlay: Overlay,
    today: Date,
    /// The entries that stand, by application.
    entries: FxHashMap<Id, Vec<(Id, FinancingStage)>>,
}

/// What a row says of one entry.
type Entry = Said<FinancingStage>;

fn entry(stage: Stage, date: Option<Date>) -> Entry {
    let at = FinancingStage::AT;
    let mut said = Entry::default();
    (said.value.stage, said.value.date) = (stage, date);
    said.fields = said.fields.with(at.stage);
    if date.is_some() {
        said.fields = said.fields.with(at.date);
    }
    said
}

/// Whether what is said is of an entry that stands: of one stage, and nothing that both say is another.
fn is_of(said: &FinancingStage, stands: &FinancingStage) -> bool {
    let same_day = said.date.zip(stands.date).is_none_or(|(one, other)| one == other);
    let same_sum = said.amount.zip(stands.amount).is_none_or(|(one, other)| one == other);
    said.stage == stands.stage && same_day && same_sum
}

impl Edits {
    /// None yet; rows are held against the rules as they are on a day.
    pub(super) fn on(tables: &Tables, today: Date) -> Self {
        let mut entries: FxHashMap<Id, Vec<(Id, FinancingStage)>> = FxHashMap::default();
        for row in tables.financing_stages.live() {
            entries.entry(*row.value.financing).or_default().push((row.id, row.value.clone()));
        }
        // Those of a day go before those without one, so that what is said of a day is said of that.
        entries.values_mut().for_each(|own| own.sort_by_key(|(id, entry)| (entry.date.is_none(), entry.date, *id)));
        Self { overlay: Overlay::of(tables), today, entries, ..Self::default() }
    }

    /// The application as the rows so far have made it; none where there is none.
    pub(super) fn financing(&self, tables: &Tables, id: Id) -> Option<Financing> {
        overlay::here(&self.financings, tables.financings.get_live(id), id)
    }

    /// The entries of which a row speaks: payments first, then the days of stages, then the latest stage, which may be one of them.
    fn said(draft: &Draft) -> Vec<Entry> {
        let at = FinancingStage::AT;
        let mut all: Vec<Entry> = Vec::new();
        for payment in draft.payments.values() {
            let mut said = payment.clone();
            said.value.stage = Stage::PaidOut;
            said.fields = said.fields.with(at.stage);
            all.push(said);
        }
        all.extend(draft.days.iter().map(|(stage, day)| entry(*stage, Some(*day))));
        if !draft.latest.fields.is_empty() {
            let latest = &draft.latest;
            match all.iter_mut().find(|said| is_of(&latest.value, &said.value)) {
                Some(said) if latest.fields.contains(at.reason) => {
                    said.value.reason = latest.value.reason;
                    said.fields = said.fields.with(at.reason);
                }
                Some(_) => {}
                None => all.push(latest.clone()),
            }
        }
        all
    }

    /// Takes all that a row says, or nothing of it. `row` is its number from 1.
    pub(super) fn put(&mut self, tables: &Tables, id: Id, draft: &Draft, row: usize) -> Result<Put, Refusal> {
        let mut putting = Putting::new(tables, &self.overlay, self.today);
        let financing = putting.ready(&self.financings, Piece { id, said: draft.financing.clone() }, None)?;
        let owner = Some(&financing.after);
        let at = FinancingStage::AT;
        let mut own = self.entries.get(&id).cloned().unwrap_or_default();
        let mut taken: Vec<Id> = Vec::new();
        let mut stages = Vec::new();
        for mut said in Self::said(draft) {
            said.value.financing = Ref::to(id);
            said.fields = said.fields.with(at.financing);
            let is_free = |(of, stands): &&(Id, FinancingStage)| !taken.contains(of) && is_of(&said.value, stands);
            let stands = own.iter().find(is_free).map(|(of, _)| *of);
            let entry_id = stands.unwrap_or_else(|| said.value.id());
            taken.push(entry_id);
            if stands.is_none() {
                own.push((entry_id, said.value.clone()));
            }
            stages.push(putting.ready(&self.stages, Piece { id: entry_id, said }, owner)?);
        }
        let mut standings = Vec::new();
        if !draft.standing.fields.is_empty() {
            let mut said = draft.standing.clone();
            said.value.financing = Ref::to(id);
            said.fields = said.fields.with(FinancingStanding::AT.financing);
            let standing = FinancingStanding::id(id, said.value.as_of);
            standings.push(putting.ready(&self.standings, Piece { id: standing, said }, owner)?);
        }
        let mut put = Put { found: putting.found, ..Put::default() };
        financing.take(&mut self.financings, row, &mut put);
        stages.into_iter().for_each(|ready| ready.take(&mut self.stages, row, &mut put));
        standings.into_iter().for_each(|ready| ready.take(&mut self.standings, row, &mut put));
        self.entries.insert(id, own);
        Ok(put)
    }

    /// The records that would not be as they are.
    pub(super) fn rows(&self, tables: &Tables, stamp: Stamp) -> Tables {
        let mut rows = Tables::default();
        macro_rules! each {
            ($( $touched:ident into $table:ident ),+) => {
                $( for (id, after) in overlay::changed(&self.$touched) {
                    rows.$table.insert(self.overlay.row(tables.$table.get(id), id, after, stamp));
                } )+
            };
        }
        each!(financings into financings, stages into financing_stages, standings into financing_standings);
        rows
    }
}
