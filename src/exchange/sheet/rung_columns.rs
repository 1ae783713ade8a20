//! What the columns of a list of the steps of Koperasi Merah Putih mean, one beside the other.

use super::columns::{Column, Target};
use super::rungs::recognise;
use crate::domain::{LadderStep, Record, Rung};

/// So many columns of steps make such a list.
const FEWEST: usize = 3;

/// Headings that only lists of Koperasi Merah Putih have: licences every list of cooperatives may have.
const THEIRS: [Rung; 12] = [
    Rung::Deliberation,
    Rung::SystemAccount,
    Rung::Microsite,
    Rung::Building,
    Rung::Office,
    Rung::Groceries,
    Rung::Clinic,
    Rung::Pharmacy,
    Rung::Storage,
    Rung::Logistics,
    Rung::Partnership,
    Rung::Land,
];

/// Settles what the columns of a list of steps mean: where a column names the step of the row, none is a step itself; where
/// several are, what else such a heading may mean is not meant.
pub(super) fn settle(columns: &mut [Column]) {
    let names_step = Some(Target::Field(LadderStep::TABLE, LadderStep::AT.rung));
    let is_long = columns.iter().any(|column| column.target == names_step);
    let steps: Vec<Option<Rung>> = columns.iter().map(|column| recognise(&column.heading)).collect();
    let is_wide = !is_long && steps.iter().flatten().count() >= FEWEST;
    for (column, step) in columns.iter_mut().zip(steps) {
        let is_of_record = matches!(column.target, None | Some(Target::Rung(_))) || is_detail(column.target);
        match (is_wide, step) {
            (true, Some(rung)) if is_of_record => column.target = Some(Target::Rung(rung)),
            (false, _) if matches!(column.target, Some(Target::Rung(_))) => column.target = None,
            _ => {}
        }
    }
}

/// Whether a target is how much, or how it stands with a step: in such a list the heading names the step.
fn is_detail(target: Option<Target>) -> bool {
    let details = [LadderStep::AT.quantity, LadderStep::AT.state];
    details.iter().any(|field| target == Some(Target::Field(LadderStep::TABLE, *field)))
}

/// Whether columns make such a list, and one of Koperasi Merah Putih.
pub(super) fn is_list(targets: &[Target]) -> bool {
    let steps: Vec<Rung> =
        targets.iter().filter_map(|target| if let Target::Rung(rung) = target { Some(*rung) } else { None }).collect();
    steps.len() >= FEWEST && steps.iter().filter(|rung| THEIRS.contains(rung)).count() > 1
}
