//! The money of the upper lines of a document, and of its sum over all, held against the rows that count (FACTS 7.2, 15).

use super::lines::{Line, LineKind, below, is_of_table, lines};
use super::part::PlanPart;
use super::source::Source;
use crate::exchange::sheet::book::Sheet;
use crate::exchange::sheet::plan::{Laid, Plan};
use crate::exchange::sheet::sums::Sums;

/// Holds the sums of a document against its leaves.
pub(in super::super) fn sums(sheet: &Sheet, plan: &Plan, laid: &Laid) -> Sums {
    let source = Source::new(sheet, plan, &laid.writings);
    let lines = lines(sheet, &source.columns, |row| is_of_table(laid.layout.role(row)));
    let mut sums = Sums::default();
    for (part, column) in source.columns.parts().filter(|(part, _)| part.adds_up()) {
        let said: Vec<Option<Option<i64>>> = lines.iter().map(|line| said(&source, line, part, column)).collect();
        for at in (0..lines.len()).filter(|at| !lines[*at].is_leaf && lines[*at].kind != LineKind::Uncoded) {
            let Some(stated) = said[at] else { continue };
            let leaves = below(&lines, at).filter(|leaf| lines[*leaf].is_leaf);
            let parts: Option<Vec<i64>> = leaves.filter_map(|leaf| said[leaf]).collect();
            let counted = parts.map(|parts| parts.into_iter().map(i128::from).sum::<i128>());
            let counted = counted.and_then(|sum| i64::try_from(sum).ok());
            sums.hold(lines[at].rows[0], column, stated, counted);
        }
    }
    sums.in_order()
}

/// What a line states in a money column; none where it says nothing, and none within where it is not understood.
fn said(source: &Source<'_>, line: &Line, part: PlanPart, column: usize) -> Option<Option<i64>> {
    let stated = match part {
        PlanPart::Money(_) if line.is_leaf => source.money(line, column).map(|money| money.map(|money| money.total)),
        _ => source.first_rupiah(line, part).map(|found| found.map(|(_, amount)| amount)),
    };
    stated.map_or(Some(None), |said| said.map(Some))
}
