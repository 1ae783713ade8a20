//! Records as every engine has them: a table, an id, and fields by name with their values as in files.

use std::collections::BTreeMap;
use std::convert::Infallible;

use selaras::domain::{Id, Record};
use selaras::workspace::{Table, TableVisitor, Tables};
use serde_json::Value;

/// The fields of a record that are not empty.
pub type Fields = BTreeMap<String, Value>;

/// The fields of a row that are not empty.
pub fn fields<R: Record>(row: &R) -> Fields {
    let filled = (0..R::FIELDS.len()).filter(|field| !row.is_empty(*field));
    filled.map(|field| (R::FIELDS[field].name.to_owned(), row.to_json(field))).collect()
}

/// Does something for every record.
pub fn each(tables: &Tables, act: &mut dyn FnMut(&'static str, Id, Fields)) {
    struct Each<'a>(&'a mut dyn FnMut(&'static str, Id, Fields));
    impl TableVisitor for Each<'_> {
        type Error = Infallible;
        fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
            table.live().for_each(|row| (self.0)(R::TABLE, row.id, fields(&row.value)));
            Ok(())
        }
    }
    let Ok(()) = tables.visit(&mut Each(act));
}

/// Whether a value is a list or a structure, which change as a whole.
pub const fn is_whole(value: &Value) -> bool {
    matches!(value, Value::Array(_) | Value::Object(_))
}
