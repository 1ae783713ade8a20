//! Lists as offices keep them: spreadsheets and delimited text, brought in as they are (FACTS 6).
//!
//! A file becomes a [`Book`] of cells; a [`Plan`] says what its columns and values mean, proposed from their names and
//! corrected by a person; a [`CooperativesPreview`] is the rows under that plan beside the register: new, changing, equal, doubtful
//! or refused; [`Figures`] is the same of a list of figures of areas. What comes of it is put in as one step, like a merge.

mod book;
mod bounds;
mod columns;
mod comparison_sheets;
mod compound;
mod cooperatives;
mod delimited;
mod enterprises;
mod export;
mod figures;
mod fill_in;
mod financing;
#[cfg(test)]
mod generated;
mod given_fields;
mod harmless;
#[cfg(test)]
mod in_use;
mod kind;
mod layout;
mod listable;
mod names;
mod no_list;
mod notes;
mod open;
mod outcome;
mod persons;
mod plan;
mod plans;
mod preview;
mod putting;
mod quoted;
mod reading;
mod readings;
mod records;
mod refused;
mod remarks;
mod role;
mod row;
mod rung_columns;
mod rungs;
mod seeming;
mod sums;
mod title;
mod together;
mod told_cell;
mod totals;
mod units;
mod value;
mod whole_number;
mod whole_rows;
mod words;
mod write;
mod write_form;
mod writing;

pub use book::{Book, BookError, Cell, FormLayout, Merged, Part, Sheet, Source, Together};
pub use columns::{Column, OfficerPart, Target};
pub use comparison_sheets::comparison_sheets;
pub use cooperatives::comparison::{
    Compared, Comparison, ComparisonSummary, Counts, Difference, District, Place, Scope, Verdict,
};
pub use cooperatives::{Candidate, CellChange, Choice, Class, CooperativesPreview, Figure, StatedCount, Summary, View};
pub use enterprises::{EnterprisePart, EnterpriseRows, PermitPart};
pub use export::{field_cell, register_sheets};
pub use figures::{FigurePart, Figures};
pub use fill_in::{Asked, Beyond, FillIn, GivenOut, Meanwhile, Returned, Unreturnable};
pub use financing::{FinancingPart, FinancingRows, PAYMENTS};
pub use kind::{ListKind, NotKept};
pub use layout::{Layout, Picture, PictureRow, SaidRoles, picture};
pub use no_list::{COLUMNS_FORMAT, NoList};
pub use notes::{BookNote, BookNotes};
pub use open::open;
pub use outcome::Outcome;
pub use persons::{
    BLOCK, COMPANIONS, FULL, Head, OF_COURSE, PARTICIPANTS, PersonList, PersonPart, PersonRows, block_cell, person_cell,
};
pub use plan::{Laid, Plan, value_key};
pub use plans::{
    PlanDocument, PlanFault, PlanPart, PlanRows, WorkPlanExtent, evaluation_sheet, work_plan_extent, work_plan_sheet,
};
pub use preview::Preview;
pub use refused::refused_rows;
pub use remarks::{SheetRemarks, WritingDoubt};
pub use role::{GroupKind, RowRole};
pub use row::{Fault, FaultKind, NOTHING};
pub use seeming::Seeming;
pub use sums::{SumDifference, Sums};
pub use together::Joined;
pub use totals::{TotalList, TotalPart};
pub use value::{DateOrder, Decimal};
pub use words::plain;
pub use write::{to_csv, to_xlsx};
pub use writing::{Writing, WritingQuestion, WrittenAs, read_explanation};
