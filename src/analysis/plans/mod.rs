//! Plans of all levels laid side by side (FACTS 3, 7, 8): what they cost and what became of it, where they overlap and where
//! they leave gaps.
//!
//! Everything starts from [`Plans`], which joins every row with what belongs to it once; what is asked afterwards looks up and
//! never searches. Money that two rows stand for counts once, and nothing is ever divided by guess: what is of several
//! districts or funds stands in a line of its own.

mod calendar;
mod copy;
mod evaluation;
pub mod findings;
mod flow;
mod gathered;
mod marks;
mod matrix;
mod one_row;
mod rows;

pub use calendar::{CALENDAR, DueIn, Occasion, PlanningStep, due_on, of_year};
pub use copy::{Copied, CopyOfYear, Indication, copy_of_year};
pub use evaluation::{
    Achieved, Evaluation, EvaluationLine, EvaluationRank, Evaluator, Paid, Predicate, RenstraPeriod, deviation,
    evaluation,
};
pub use flow::{
    Answering, CaseFlow, CaseNode, CaseStep, FlowNode, FlowStage, Link, Paying, answering, case_flow, case_links,
    case_steps, money_flow, rows_between, ways_of,
};
pub use gathered::{Columns, Gathered, Most, Ribbon, gathered};
pub use marks::Marks;
pub use matrix::{
    Adding, Axis, BY_YEAR, Behind, Figures, Layout, Matrix, MatrixKey, Measure, latest_of, latest_year, matrix,
};
pub use one_row::{FundOfRow, OtherYear, RowLead, RowMoney, around, lead_of, money_of, other_years};
pub use rows::{At, Codes, FundAt, Joining, Office, PlanRow, Plans, Stage};

#[cfg(test)]
mod tests;
