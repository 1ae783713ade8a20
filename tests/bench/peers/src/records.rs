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
    filled.map(|field| (R::FIELDS[field].name.to_owned(), as_kept(row.to_json(field)))).collect()
}

/// A value as every engine keeps it: some know no difference between 10 and 10.0.
fn as_kept(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => {
            let number = number.as_f64().unwrap_or_default();
            if number.fract() == 0.0 { Value::from(number as i64) } else { Value::from(number) }
        }
        Value::Array(list) => list.into_iter().map(as_kept).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, as_kept(value))).collect(),
        other => other,
    }
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
