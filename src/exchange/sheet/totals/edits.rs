//! The records as the rows of a list of totals would make them, without touching the register.

use super::known::Known;
use super::part::TotalList;
use super::reader::Draft;
use crate::domain::{CreditTotal, Date, EnterpriseTotal, TallyKind};
use crate::exchange::sheet::cooperatives::overlay::{self, Overlay};
use crate::exchange::sheet::putting::{Piece, Put, Putting, Refusal, TouchedById};
use crate::replica::Stamp;
use crate::workspace::Tables;

/// Records as they would be, by table.
#[derive(Default)]
pub struct Edits {
    lenders: TouchedById<CreditTotal>,
    enterprises: TouchedById<EnterpriseTotal>,
    overlay: Overlay,
    today: Date,
}

impl Edits {
    /// None yet; rows are held against the rules as they are on a day.
    pub(super) fn on(tables: &Tables, today: Date) -> Self {
        Self { overlay: Overlay::of(tables), today, ..Self::default() }
    }

    /// Takes all that a row says, or nothing of it. `row` is its number from 1.
    pub(super) fn put(
        &mut self,
        tables: &Tables,
        known: &mut Known,
        draft: &Draft,
        row: usize,
    ) -> Result<Put, Refusal> {
        let mut putting = Putting::new(tables, &self.overlay, self.today);
        match draft.list {
            TotalList::Lenders => {
                let mut said = draft.lender.clone();
                let stands = known.lender(&said.value);
                let id = stands.unwrap_or_else(|| said.value.id());
                if stands.is_none() && !said.fields.contains(CreditTotal::AT.kind) {
                    // What comes as a list was reported; of one that stands nothing is said.
                    said.value.kind = TallyKind::Reported;
                    said.fields = said.fields.with(CreditTotal::AT.kind);
                }
                let ready = putting.ready(&self.lenders, Piece { id, said }, None)?;
                known.add_lender(id, &ready.after);
                let mut put = Put { found: putting.found, ..Put::default() };
                ready.take(&mut self.lenders, row, &mut put);
                Ok(put)
            }
            TotalList::Enterprises => {
                let mut all = Vec::new();
                for said in &draft.enterprises {
                    let id = known.enterprise(&said.value);
                    all.push(putting.ready(&self.enterprises, Piece { id, said: said.clone() }, None)?);
                }
                let mut put = Put { found: putting.found, ..Put::default() };
                all.into_iter().for_each(|ready| ready.take(&mut self.enterprises, row, &mut put));
                Ok(put)
            }
        }
    }

    /// The records that would not be as they are.
    pub(super) fn rows(&self, tables: &Tables, stamp: Stamp) -> Tables {
        let mut rows = Tables::default();
        for (id, after) in overlay::changed(&self.lenders) {
            rows.credit_totals.insert(self.overlay.row(tables.credit_totals.get(id), id, after, stamp));
        }
        for (id, after) in overlay::changed(&self.enterprises) {
            rows.enterprise_totals.insert(self.overlay.row(tables.enterprise_totals.get(id), id, after, stamp));
        }
        rows
    }
}
