//! Whose a row of a list of enterprises is.

use super::edits::Edits;
use super::known::{Found as Speaks, Known};
use super::reader::{Draft, EnterpriseReader};
use crate::domain::{Date, Id};
use crate::exchange::sheet::cooperatives::{Candidate, Choice};
use crate::exchange::sheet::putting::{Put, Refusal};
use crate::exchange::sheet::reading::Reading;
use crate::exchange::sheet::row::{Fault, RowReader};
use crate::exchange::sheet::whole_rows::{Settled, WholeRow, WholeRows};
use crate::replica::Stamp;
use crate::workspace::Tables;

/// The rows of a list of enterprises.
pub type EnterpriseRows = WholeRows<Draft>;

/// Reads the rows of a sheet.
pub(in crate::exchange::sheet) fn read(reading: Reading<'_, '_>) -> EnterpriseRows {
    let (plan, laid) = (reading.plan, reading.laid);
    let mut reader = EnterpriseReader::new(RowReader::new(plan, &laid.writings), plan);
    WholeRows::new(reading, |cells| reader.read(cells))
}

impl WholeRow for Draft {
    type Known = Known;
    type Edits = Edits;

    fn known(tables: &Tables) -> Known {
        Known::of(tables)
    }

    fn edits(tables: &Tables, today: Date) -> Edits {
        Edits::on(tables, today)
    }

    fn faults(&self) -> &[Fault] {
        &self.faults
    }

    fn remarks(&self) -> &[Fault] {
        &self.remarks
    }

    fn name(&self) -> String {
        self.enterprise.value.called().unwrap_or_default().to_owned()
    }

    fn is_as_before(&self, before: &Self) -> bool {
        self.enterprise.value == before.enterprise.value
    }

    fn settled(&self, known: &Known, choice: Option<Choice>, drawn: Id) -> Settled<Self> {
        let new = || self.enterprise.value.id(self.nib()).unwrap_or(drawn);
        let (candidates, id) = match known.find(self) {
            Speaks::One(id) => (Vec::new(), id),
            Speaks::Nothing => (Vec::new(), new()),
            Speaks::Several(candidates) => {
                let id = match choice {
                    Some(Choice::Same(id)) if candidates.contains(&id) => id,
                    Some(Choice::New) => new(),
                    _ => return Settled::open(candidates),
                };
                (candidates, id)
            }
        };
        Settled { candidates, of: Ok(Some((id, self.clone()))) }
    }

    fn put(
        &self,
        edits: &mut Edits,
        known: &mut Known,
        tables: &Tables,
        id: Id,
        number: usize,
    ) -> Result<Put, Refusal> {
        let put = edits.put(tables, id, self, number)?;
        known.add(id, &edits.enterprise(tables, id).unwrap_or_default(), self.nib());
        Ok(put)
    }

    /// One of the register, or of an earlier row.
    fn candidate(edits: &Edits, tables: &Tables, id: Id) -> Option<Candidate> {
        let of = edits.enterprise(tables, id)?;
        let names: Vec<&str> = of.name.as_deref().into_iter().chain(of.owner.as_deref()).collect();
        Some(Candidate { id, name: names.join(", "), number: None, district: of.seat() })
    }

    fn rows(edits: &Edits, tables: &Tables, stamp: Stamp) -> Tables {
        edits.rows(tables, stamp)
    }
}
