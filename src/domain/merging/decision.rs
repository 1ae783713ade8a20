//! Who chose between two values that were written without knowledge of each other.

use crate::domain::{AnyRecord, AreaCode, Ref, Text, TextOf, record};

/// A value, or a list of them, as JSON text. Room for the longest list of officers several times over.
pub type JsonText = TextOf<400_000>;

record! {
    /// A decision between values that two offices had written into one field without knowing of each other. When and on which install it was made, its stamp tells.
    pub struct Decision in "decisions" {
        /// The table of the record.
        private table: Text,
        /// The record.
        private record: Ref<dyn AnyRecord>,
        /// The field; `_deleted` for the question whether the record is deleted.
        private field: Text,
        /// The value chosen, as JSON text.
        private chosen: JsonText,
        /// The values rejected, as the JSON text of a list of objects with `value` and `stamp`.
        private rejected: JsonText,
        /// The stamp of the change that had written the value chosen; empty where it was none of those written.
        private chosen_stamp: Option<Text>,
        /// The office that decided.
        private office: Option<AreaCode>,
    }
}
