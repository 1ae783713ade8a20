//! Which fields of a record stand in cells of lists of records that stand for themselves.

use crate::domain::{FieldInfo, Record};

/// Fields of a table that stand in cells.
pub(super) fn given<R: Record>() -> impl Iterator<Item = usize> {
    // To what it belongs the row says, and only the program marks what is invented.
    let is_given = |info: &FieldInfo| info.expects.fits_a_cell() && info.refers.is_none() && info.name != "fictional";
    (0..R::FIELDS.len()).filter(move |field| is_given(&R::FIELDS[*field]))
}
