//! The records as the rows of a list of enterprises would make them, without touching the register.

use super::reader::Draft;
use crate::domain::{Date, Enterprise, EnterpriseAid, EnterpriseYear, Id, Permit, Record};
use crate::exchange::sheet::cooperatives::overlay::{self, Overlay};
use crate::exchange::sheet::putting::{Piece, Put, Putting, Refusal, TouchedById};
use crate::exchange::sheet::row::Said;
use crate::replica::Stamp;
use crate::workspace::{Tables, fold};
use rustc_hash::FxHashMap;

/// Records as they would be, by table.
#[derive(Default)]
pub struct Edits {
    enterprises: TouchedById<Enterprise>,
    years: TouchedById<EnterpriseYear>,
    permits: TouchedById<Permit>,
    aids: TouchedById<EnterpriseAid>,
    overlay: Overlay,
    today: Date,
    /// The aid that stands, by enterprise and by what tells it from other aid.
    known_aids: FxHashMap<String, Id>,
}

/// What tells aid from other aid of one enterprise: what, when, from whom.
fn aid_key(enterprise: Id, aid: &EnterpriseAid) -> String {
    let text = |text: Option<&str>| text.map(fold).unwrap_or_default();
    format!("{enterprise}/{}/{}/{}/{}", aid.kind, aid.year, text(aid.giver.as_deref()), text(aid.item.as_deref()))
}

/// What a row says of something that belongs to an enterprise.
fn of_enterprise<R: Record>(mut said: Said<R>, enterprise: Id, link: usize) -> Said<R> {
    said.value.set_owner(enterprise);
    said.fields = said.fields.with(link);
    said
}

impl Edits {
    /// None yet; rows are held against the rules as they are on a day.
    pub(super) fn on(tables: &Tables, today: Date) -> Self {
        let aids = tables.enterprise_aids.live();
        let known_aids = aids.map(|row| (aid_key(*row.value.enterprise, &row.value), row.id)).collect();
        Self { overlay: Overlay::of(tables), today, known_aids, ..Self::default() }
    }

    /// The enterprise as the rows so far have made it; none where there is none.
    pub(super) fn enterprise(&self, tables: &Tables, id: Id) -> Option<Enterprise> {
        overlay::here(&self.enterprises, tables.enterprises.get_live(id), id)
    }

    /// Takes all that a row says, or nothing of it. `row` is its number from 1.
    pub(super) fn put(&mut self, tables: &Tables, id: Id, draft: &Draft, row: usize) -> Result<Put, Refusal> {
        let mut putting = Putting::new(tables, &self.overlay, self.today);
        let enterprise = putting.ready(&self.enterprises, Piece { id, said: draft.enterprise.clone() }, None)?;
        let owner = Some(&enterprise.after);
        let mut years = Vec::new();
        for (year, said) in &draft.years {
            let mut said = of_enterprise(said.clone(), id, EnterpriseYear::AT.enterprise);
            said.value.year = *year;
            said.fields = said.fields.with(EnterpriseYear::AT.year);
            years.push(putting.ready(&self.years, Piece { id: EnterpriseYear::id(id, *year), said }, owner)?);
        }
        let mut permits = Vec::new();
        for (kind, said) in &draft.permits {
            let mut said = of_enterprise(said.clone(), id, Permit::AT.enterprise);
            said.value.kind = *kind;
            said.fields = said.fields.with(Permit::AT.kind);
            let key = said.value.id();
            // One that is there stays as it stands where the list says only that there is one.
            permits.push(putting.ready(&self.permits, Piece { id: key, said }, owner)?);
        }
        let mut aids = Vec::new();
        if !draft.aid.fields.is_empty() {
            let said = of_enterprise(draft.aid.clone(), id, EnterpriseAid::AT.enterprise);
            let key = aid_key(id, &said.value);
            let known = self.known_aids.get(&key).copied();
            let aid = known.unwrap_or_else(|| Id::derived(EnterpriseAid::TABLE, id, &key));
            aids.push(putting.ready(&self.aids, Piece { id: aid, said }, owner)?);
        }
        let mut put = Put { found: putting.found, ..Put::default() };
        enterprise.take(&mut self.enterprises, row, &mut put);
        years.into_iter().for_each(|ready| ready.take(&mut self.years, row, &mut put));
        permits.into_iter().for_each(|ready| ready.take(&mut self.permits, row, &mut put));
        aids.into_iter().for_each(|ready| ready.take(&mut self.aids, row, &mut put));
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
        each!(enterprises into enterprises, years into enterprise_years, permits into enterprise_permits,
            aids into enterprise_aids);
        rows
    }
}
