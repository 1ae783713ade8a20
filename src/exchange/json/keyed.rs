//! Records whose id follows from what they say.

use crate::domain::{Id, KnownBy, Record};
use crate::workspace::{FillVisitor, Table, TableVisitor, Tables};
use rustc_hash::FxHashSet;
use serde_json::Value;
use std::convert::Infallible;

/// A record whose id does not follow from what it says: a file was forged, or a record begun anew by an edit because its
/// shard was lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Foreign {
    /// Its table.
    pub table: &'static str,
    /// Its place there, from 0.
    pub at: usize,
    /// Its id.
    pub id: Id,
    /// What it says of itself, for a person.
    pub key: Option<String>,
}

/// The records whose ids should follow from what they say, and do not.
pub(super) fn foreign_ids(tables: &Tables) -> Vec<Foreign> {
    let mut look = Look(Vec::new());
    let Ok(()) = tables.visit(&mut look);
    look.0
}

struct Look(Vec<Foreign>);

impl TableVisitor for Look {
    type Error = Infallible;

    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
        let KnownBy::Derived { id, .. } = R::KNOWN_BY else { return Ok(()) };
        let rows = table.rows().iter().enumerate().filter(|(_, row)| id(&row.value) != Some(row.id));
        self.0.extend(rows.map(|(at, row)| Foreign { table: R::TABLE, at, id: row.id, key: key(&row.value) }));
        Ok(())
    }
}

/// What a record says in the fields that it cannot do without; none where it can do without any.
fn key<R: Record>(record: &R) -> Option<String> {
    let required = (0..R::FIELDS.len()).filter(|field| R::FIELDS[*field].required);
    let values = required.map(|field| match record.to_json(field) {
        Value::String(text) => text,
        other => other.to_string(),
    });
    let values: Vec<String> = values.collect();
    (!values.is_empty()).then(|| values.join(" "))
}

/// The records that a file can hold, where that is not all of them. Of a record whose shard was lost an edit alone says not
/// even what it is of, and would keep anybody from reading the file. It stays where it is, beside what was set aside.
pub fn writable(tables: &Tables) -> Option<Tables> {
    struct AllBut(FxHashSet<Id>);
    impl FillVisitor for AllBut {
        fn visit<R: Record>(&mut self, from: &Table<R>, to: &mut Table<R>) {
            for row in from.rows().iter().filter(|row| !self.0.contains(&row.id)) {
                to.insert(row.clone());
            }
        }
    }
    let begun_anew: FxHashSet<Id> = foreign_ids(tables).into_iter().map(|foreign| foreign.id).collect();
    (!begun_anew.is_empty()).then(|| tables.fill(&mut AllBut(begun_anew)))
}
