//! The cells of a row in which anything is said, with what their columns mean.

use super::book::Cell;
use super::columns::Target;
use super::plan::Plan;
use super::row::{Fault, FaultKind, Said};
use super::whole_number::{NIK_DIGITS, whole_number};
use super::{names, value};
use crate::domain::Record;

/// A cell, where it stands, what its column means, and its text.
pub(super) struct ToldCell<'c, P> {
    /// The number of its column.
    pub at: usize,
    /// What its column means.
    pub part: P,
    /// The cell.
    pub cell: &'c Cell,
    /// Its text, in our script.
    pub text: String,
}

/// The cells of a row that say anything, in the order of the columns. An error of a spreadsheet is not understood, and letters that
/// only look like ours are pointed out.
pub(super) fn told_cells<'c, P>(
    plan: &Plan,
    cells: &'c [Cell],
    of: impl Fn(Target) -> Option<P>,
    faults: &mut Vec<Fault>,
    remarks: &mut Vec<Fault>,
) -> Vec<ToldCell<'c, P>> {
    let mut told = Vec::new();
    for (at, column) in plan.columns.iter().enumerate() {
        let (Some(part), Some(cell)) = (column.target.and_then(&of), cells.get(at)) else { continue };
        let Some(mut text) = value::said(cell) else { continue };
        if matches!(cell, Cell::Error(_)) {
            faults.push(Fault { column: Some(at), kind: FaultKind::NotUnderstood(text) });
            continue;
        }
        if let Some(ours) = names::in_our_script(&text) {
            remarks.push(Fault { column: Some(at), kind: FaultKind::LookAlike(text) });
            text = ours;
        }
        told.push(ToldCell { at, part, cell, text });
    }
    told
}

impl<P> ToldCell<'_, P> {
    /// Puts the NIK of a person into a field. One that is damaged is none, and said.
    pub fn put_person_nik<R: Record>(
        &self,
        said: &mut Said<R>,
        field: usize,
        remarks: &mut Vec<Fault>,
    ) -> Result<(), FaultKind> {
        match whole_number(self.cell, &self.text, NIK_DIGITS) {
            Some(nik) => said.set(field, &nik.into(), &self.text),
            None => {
                let kind = FaultKind::DamagedNumber(self.text.clone(), NIK_DIGITS as u8);
                remarks.push(Fault { column: Some(self.at), kind });
                Ok(())
            }
        }
    }
}
