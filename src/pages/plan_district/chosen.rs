//! What somebody wants to see the rows of.

use crate::analysis::cross::Member;
use crate::analysis::plans::{Axis, CaseNode, MatrixKey};

/// A cell: its row and its column.
pub(super) type Members = (Member<MatrixKey>, Member<MatrixKey>);

/// What is behind a figure that is chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Chosen {
    /// A cell of the money by this axis and year.
    Money(Axis, Members),
    /// Steps from these nodes to those.
    Steps(Vec<CaseNode>, Vec<CaseNode>),
}
