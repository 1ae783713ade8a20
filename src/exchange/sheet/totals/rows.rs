//! Which figure of the register a row of a list of totals is.

use super::edits::Edits;
use super::known::Known;
use super::part::TotalList;
use super::reader::{Draft, TotalReader};
use crate::domain::{Date, Id};
use crate::exchange::sheet::cooperatives::{Candidate, Choice};
use crate::exchange::sheet::putting::{Put, Refusal};
use crate::exchange::sheet::reading::Reading;
use crate::exchange::sheet::row::{Fault, FaultKind, RowReader};
use crate::exchange::sheet::whole_rows::{Settled, WholeRow, WholeRows};
use crate::replica::Stamp;
use crate::workspace::Tables;

/// The rows of a list of totals.
pub type TotalRows = WholeRows<Draft>;

/// Reads the rows of a sheet.
pub(in crate::exchange::sheet) fn read(list: TotalList, reading: Reading<'_, '_>) -> TotalRows {
    let (plan, laid) = (reading.plan, reading.laid);
    let title: Vec<String> = plan.title_lines(reading.sheet).map(str::to_owned).collect();
    let lines = title.iter().map(String::as_str);
    let mut reader = TotalReader::new(RowReader::new(plan, &laid.writings), plan, list, lines);
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
        self.name.clone()
    }

    fn is_as_before(&self, before: &Self) -> bool {
        self.name == before.name
    }

    fn settled(&self, known: &Known, _: Option<Choice>, drawn: Id) -> Settled<Self> {
        let is_several = match self.list {
            TotalList::Lenders => known.has_several_of_lender(&self.lender.value),
            TotalList::Enterprises => self.enterprises.iter().any(|said| known.has_several(&said.value)),
        };
        let id = match self.list {
            TotalList::Lenders => known.lender(&self.lender.value).unwrap_or_else(|| self.lender.value.id()),
            TotalList::Enterprises => self.enterprises.first().map_or(drawn, |said| known.enterprise(&said.value)),
        };
        if is_several {
            return Settled::refused(Vec::new(), FaultKind::SeveralAlike);
        }
        Settled { candidates: Vec::new(), of: Ok(Some((id, self.clone()))) }
    }

    fn put(&self, edits: &mut Edits, known: &mut Known, tables: &Tables, _: Id, number: usize) -> Result<Put, Refusal> {
        edits.put(tables, known, self, number)
    }

    fn candidate(_: &Edits, _: &Tables, _: Id) -> Option<Candidate> {
        None
    }

    fn rows(edits: &Edits, tables: &Tables, stamp: Stamp) -> Tables {
        edits.rows(tables, stamp)
    }
}
