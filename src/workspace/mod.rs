//! All records in memory: the tables, the commands that change them, undo, and what is derived from them.
//!
//! A command is an [`Edit`] or several in a [`Transaction`]; the workspace stamps it, applies it and hands
//! it on to be kept. What others bring is merged, with an account of it; what they and this office wrote
//! without knowing of each other is asked about. It knows no clock and no storage.

mod any;
mod as_of;
mod belonging;
pub mod bulk;
mod change;
mod conflict;
mod deletion_group;
pub mod dimension;
#[cfg(test)]
pub(crate) mod drawn;
pub mod duplicates;
mod family;
pub mod follow_up;
mod heard;
mod history;
mod index;
mod label;
mod looked;
pub mod lookup;
pub mod meanwhile;
pub mod merge;
mod natural_key;
mod open_questions;
mod packed;
pub mod photographs;
pub mod quality;
pub mod query;
mod questions;
pub mod rats;
mod reading;
pub mod scope;
mod settle;
mod sorting;
mod state;
mod table;
mod tables;
mod texts;
mod transaction;
pub mod twins;
pub mod unite;
mod versions;

pub use crate::replica::Fields;
pub use any::AnyTable;
pub use as_of::{AsOf, DayOrigin, Viewpoint};
pub use belonging::Deletion;
pub use change::{EditOf, PatchError, PatchOf};
pub use conflict::{Author, Authors, Choice, Chooser, Conflict, Contender, DELETION, SettleError};
pub use deletion_group::Orphans;
pub use heard::heard;
pub use history::History;
pub(crate) use index::fold;
pub use index::{Building, Facts, Index};
pub use label::RecordLabel;
pub use merge::Source;
pub use natural_key::{derived_id, in_its_place, is_taken};
pub use open_questions::OpenQuestions;
pub use packed::{Edit, Patch};
pub use questions::Question;
pub use reading::Reads;
pub use state::{Entry, Healed, Install, TakeBackError, Workspace};
pub use table::Table;
pub use tables::{BothVisitor, FillVisitor, TableVisitor, TableVisitorMut, Tables};
pub use transaction::Transaction;
pub use versions::Versions;
