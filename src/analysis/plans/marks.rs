//! Where in the matrix the plans are not in tune: cells whose rows overlap, and cells in which something is left out.

use super::findings::{ANSWERS, Decided, Detail, Family, PlanFinding, family};
use super::matrix::{Axis, Making, Matrix, MatrixKey};
use super::rows::Plans;
use crate::analysis::cross::Member;
use crate::domain::AreaCode;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What is found in a cell, and nobody has decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// Tumpang tindih of its rows.
    pub overlaps: u32,
    /// Celah that are found there.
    pub gaps: u32,
}

type Cell = (Member<MatrixKey>, Member<MatrixKey>);

impl Matrix {
    /// The cells in which something open is found. A finding stands in every cell in which one of its rows does; where it is said
    /// of a district, only in that one. An overlap stands in none where an axis does not tell where it belongs; a gap stands
    /// then where line, column or all add up, so that as many are seen as are counted.
    pub fn marks(&self, plans: &Plans, found: &[Decided]) -> FxHashMap<Cell, Marks> {
        let making = Making::new(plans, self.layout);
        let mut marks: FxHashMap<Cell, Marks> = FxHashMap::default();
        for finding in found.iter().filter(|one| one.standing.is_open()).map(|one| &one.finding) {
            let family = family(finding.test);
            if family == Family::Documents {
                continue;
            }
            let rows = members(&making, plans, self.layout.rows, finding);
            let columns = match self.layout.columns {
                Some(columns) => members(&making, plans, columns, finding),
                None => BTreeSet::from([None]),
            };
            let has_columns = self.layout.columns.is_some();
            let column = |key: &Option<MatrixKey>| if has_columns { Member::Of(key.clone()) } else { Member::All };
            let inner = rows.iter().flat_map(|row| columns.iter().map(move |key| (row, key)));
            let mut cells: Vec<Cell> = inner.map(|(row, key)| (Member::Of(row.clone()), column(key))).collect();
            if family == Family::Overlap {
                cells.retain(|(row, column)| self.cell(row, column).is_some());
                cells.into_iter().for_each(|cell| marks.entry(cell).or_default().overlaps += 1);
                continue;
            }
            // What nobody plans has often no row: a gap stands at the end of the line or column that it is of, else at the sum.
            if cells.is_empty() {
                let lines = rows.iter().map(|row| (Member::Of(row.clone()), Member::All));
                cells.extend(lines.chain(columns.iter().map(|key| (Member::All, column(key)))));
            }
            if cells.is_empty() {
                cells.push((Member::All, Member::All));
            }
            cells.into_iter().for_each(|cell| marks.entry(cell).or_default().gaps += 1);
        }
        marks
    }
}

/// Where on an axis a finding stands.
fn members(making: &Making, plans: &Plans, axis: Axis, finding: &PlanFinding) -> BTreeSet<Option<MatrixKey>> {
    let district = finding.area.and_then(AreaCode::district);
    match (axis, district, &finding.detail) {
        (Axis::Fund, ..) => BTreeSet::new(),
        (Axis::Year, ..) => BTreeSet::from([Some(MatrixKey::Year(finding.year))]),
        (Axis::District, Some(district), _) => BTreeSet::from([Some(MatrixKey::Area(district))]),
        (Axis::Programme, _, Detail::CauseWithoutPlan { cause }) => {
            let codes = ANSWERS.iter().filter(|answer| answer.cause == *cause).flat_map(|answer| answer.codes);
            codes.filter_map(|code| programme_of(code)).map(|code| Some(MatrixKey::Code(code.into()))).collect()
        }
        _ => finding.rows.iter().filter_map(|id| plans.row(*id)).map(|row| making.key(axis, row)).collect(),
    }
}

/// The programme of a code in normal form: `2.17.06` of `2.17.06.2.01.0008`.
fn programme_of(code: &str) -> Option<&str> {
    let end = code.match_indices('.').nth(2).map_or(code.len(), |(at, _)| at);
    (code.split('.').count() >= 3).then(|| &code[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::plans::findings::{FindingSettings, decided, findings};
    use crate::analysis::plans::{Layout, Stage, matrix};
    use crate::domain::Date;
    use crate::sample;

    #[test]
    fn the_programme_of_a_code_is_its_first_three_numbers() {
        assert_eq!(programme_of("2.17.06.2.01.0008"), Some("2.17.06"));
        assert_eq!(programme_of("2.17.05"), Some("2.17.05"));
        assert_eq!(programme_of("2.17"), None);
    }

    #[test]
    fn overlaps_stand_where_rows_are_and_every_gap_is_seen() {
        let options = sample::Options::default();
        let mut tables = sample::fictional(&options);
        sample::add_plans(&mut tables, &options, 1);
        let plans = Plans::of(&tables, Stage::Latest);
        let today = Date::in_wita(sample::finished_ms());
        let found = decided(&tables, findings(&plans, &FindingSettings::default(), today), today);
        let layout = Layout { rows: Axis::Programme, columns: Some(Axis::District) };
        let consistent = |matrix: &Matrix| {
            let marks = matrix.marks(&plans, &found);
            for ((row, column), marks) in &marks {
                assert!(marks.overlaps == 0 || matrix.cell(row, column).is_some());
                assert!(marks.overlaps + marks.gaps > 0);
            }
            // Every gap that is counted is seen somewhere.
            let of_gaps = |one: &&Decided| family(one.finding.test) == Family::Gap && one.standing.is_open();
            let seen: u32 = marks.values().map(|marks| marks.gaps).sum();
            assert!(seen as usize >= found.iter().filter(of_gaps).count());
            marks
        };
        assert!(consistent(&matrix(&plans, layout, |_| true)).values().any(|marks| marks.overlaps > 0));
        // Without rows that answer other causes, what answers none is seen.
        assert!(consistent(&matrix(&plans, layout, |_| false)).values().any(|marks| marks.gaps > 0));
    }
}
