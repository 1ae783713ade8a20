//! What must be asked or said of a list beside its rows.

use super::book::Sheet;
use super::kind::ListKind;
use super::layout::RowRole;
use super::plan::{Laid, Plan};
use super::plans;
use super::sums::Sums;
use super::writing::WritingQuestion;
use serde::{Deserialize, Serialize};

/// How a column seems to be written in two ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WritingDoubt {
    /// The column.
    pub column: usize,
    /// What is in doubt.
    pub question: WritingQuestion,
    /// Cells of both ways, with what each says under one and under the other.
    pub samples: Vec<(String, [Option<String>; 2])>,
    /// What a person has said.
    pub is_settled: bool,
}

/// What must be said of a list beside its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRemarks {
    /// Columns that seem to be written in two ways.
    pub doubts: Vec<WritingDoubt>,
    /// Its sums.
    pub sums: Sums,
    /// The first row of each further table below, from 0, with how many it has: they are not read.
    pub other_tables: Vec<(usize, usize)>,
    /// The power of ten of the unit of each column whose numbers have one.
    pub powers: Vec<(usize, u8)>,
}

impl SheetRemarks {
    /// What must be said of a sheet under a plan.
    pub fn of(sheet: &Sheet, plan: &Plan, laid: &Laid) -> Self {
        let columns = || plan.columns.iter().zip(&laid.writings).enumerate();
        let doubts = columns().flat_map(|(column, (of, writing))| {
            let doubts = writing.doubts.iter();
            doubts.map(move |(question, cells)| WritingDoubt {
                column,
                question: *question,
                samples: cells.iter().map(|cell| (cell.clone(), writing.both(*question, cell))).collect(),
                is_settled: of.written.says(*question),
            })
        });
        let sums = match plan.kind {
            ListKind::Plans(document) if document.has_rows_of_plans() => plans::sums(sheet, plan, laid),
            _ => Sums::of(sheet, &laid.layout, &plan.columns, &laid.writings),
        };
        Self {
            doubts: doubts.collect(),
            sums,
            other_tables: laid.layout.runs(RowRole::OtherTable),
            powers: columns().filter(|(_, (_, of))| of.power > 0).map(|(at, (_, of))| (at, of.power)).collect(),
        }
    }
}
