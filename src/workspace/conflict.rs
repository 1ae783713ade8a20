//! The conflict register: fields that several people changed without knowing of each other, to different
//! values, until a person chooses.
//!
//! The register is not kept beside the records but read off them, so that it is the same wherever the records
//! are. A choice is an edit of the field like any other: it travels, it replaces all values that the chooser
//! had before him, and nobody who receives it is asked again. What was rejected is kept as a [`Decision`].

use super::change::{EditOf, Transaction};
use super::table::Table;
use super::tables::{TableVisitor, Tables};
use crate::domain::{AreaCode, Decision, Id, JsonText, Record, Text, TextError};
use crate::replica::{Dot, ReplicaId, Row, Stamp};
use serde_json::{Value, json};
use std::convert::Infallible;

/// The name of deletion among the fields.
pub const DELETION: &str = "_deleted";

/// A field of a record about which a person must decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Conflict {
    /// The table.
    pub table: &'static str,
    /// The record.
    pub id: Id,
    /// The name of the field; [`DELETION`] for the question whether the record is deleted.
    pub field: &'static str,
}

/// One of the values between which to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Contender {
    /// When and on which install it was written; the latest where several wrote the same.
    pub stamp: Stamp,
    /// The value, as in files.
    pub value: Value,
}

/// What a person chooses.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// The value of that stamp.
    Written(Stamp),
    /// Another value, as in files.
    Other(Value),
}

/// Who chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chooser {
    /// The install.
    pub replica: ReplicaId,
    /// The office that works there, where it is known.
    pub office: Option<AreaCode>,
}

/// Why a choice cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettleError {
    /// There is no such conflict, or it has been settled.
    #[error("the question is no longer open")]
    NotOpen,
    /// None of the values has that stamp.
    #[error("no value was written at {0}")]
    NoSuchValue(Stamp),
    /// The field does not take that value.
    #[error("the field does not take that value: {0}")]
    Unacceptable(String),
    /// The values are too long to be kept with the decision.
    #[error(transparent)]
    TooLong(#[from] TextError),
}

/// The name of a field.
pub(super) fn name_of<R: Record>(field: usize) -> &'static str {
    if field == Row::<R>::DELETED { DELETION } else { R::FIELDS[field].name }
}

fn number_of<R: Record>(name: &str) -> Option<usize> {
    if name == DELETION { Some(Row::<R>::DELETED) } else { R::field(name) }
}

fn value_of<R: Record>(dot: Dot<'_, R>, field: usize) -> Value {
    if field == Row::<R>::DELETED { dot.deleted.into() } else { dot.value.to_json(field) }
}

impl Tables {
    /// Everything about which a person must decide, by table and in the order of the records.
    pub fn conflicts(&self) -> Vec<Conflict> {
        struct Register(Vec<Conflict>);
        impl TableVisitor for Register {
            type Error = Infallible;
            fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
                for row in table.rows().iter().filter(|row| !row.rivals.is_empty()) {
                    let fields = row.conflicts().iter();
                    self.0.extend(fields.map(|field| Conflict {
                        table: R::TABLE,
                        id: row.id,
                        field: name_of::<R>(field),
                    }));
                }
                Ok(())
            }
        }
        let mut register = Register(Vec::new());
        let Ok(()) = self.visit(&mut register);
        register.0
    }

    /// The different values between which a conflict asks to choose: the one that stands first, then from the
    /// latest on. None when it is no longer open.
    pub fn contenders(&self, conflict: Conflict) -> Vec<Contender> {
        struct List(Conflict, Vec<Contender>);
        impl TableVisitor for List {
            type Error = Infallible;
            fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
                let row = table.get(self.0.id).zip(number_of::<R>(self.0.field));
                let Some((row, field)) = row.filter(|(row, field)| row.conflicts().contains(*field)) else {
                    return Ok(());
                };
                for dot in row.dots(field) {
                    let value = value_of(dot, field);
                    if self.1.iter().all(|contender| contender.value != value) {
                        self.1.push(Contender { stamp: dot.stamp, value });
                    }
                }
                Ok(())
            }
        }
        let mut list = List(conflict, Vec::new());
        match self.look(conflict.table, &mut list) {
            Some(Ok(())) | None => list.1,
        }
    }

    /// What makes a choice: the field written, and the decision kept with what was rejected.
    pub fn settle(&self, conflict: Conflict, choice: &Choice, by: Chooser) -> Result<Transaction, SettleError> {
        let contenders = self.contenders(conflict);
        if contenders.is_empty() {
            return Err(SettleError::NotOpen);
        }
        let edit = self.settling(conflict, choice)?;
        let chosen = match choice {
            Choice::Other(value) => value,
            Choice::Written(stamp) => {
                let written = contenders.iter().find(|contender| contender.stamp == *stamp);
                &written.ok_or(SettleError::NoSuchValue(*stamp))?.value
            }
        };
        let (id, decision) = decision(conflict, chosen, &contenders, by)?;
        Ok(Transaction { edits: vec![edit, EditOf::create(id, decision).into()] })
    }
}

/// The decision for the history. Its id follows from the question and who answers it: two offices that answer
/// the same question meet in the record, not in the history of it.
fn decision(at: Conflict, chosen: &Value, contenders: &[Contender], by: Chooser) -> Result<(Id, Decision), TextError> {
    let rejected = contenders.iter().filter(|contender| contender.value != *chosen);
    let rejected: Value = rejected.map(|one| json!({ "value": one.value, "stamp": one.stamp })).collect();
    let stamps: String = contenders.iter().map(|contender| format!("/{}", contender.stamp)).collect();
    let id = Id::derived(Decision::TABLE, at.id, format!("{}/{}/{}{stamps}", at.table, at.field, by.replica));
    let decision = Decision {
        table: Text::new(at.table)?,
        record: at.id,
        field: Text::new(at.field)?,
        chosen: JsonText::new(&chosen.to_string())?,
        rejected: JsonText::new(&rejected.to_string())?,
        office: by.office,
    };
    Ok((id, decision))
}

/// The edit that puts a choice in the place of all values of a disputed field of this table.
pub(super) fn settling<R: Record>(table: &Table<R>, at: Conflict, choice: &Choice) -> Result<EditOf<R>, SettleError> {
    let row = table.get(at.id).zip(number_of::<R>(at.field));
    let (row, field) = row.filter(|(row, field)| row.conflicts().contains(*field)).ok_or(SettleError::NotOpen)?;
    if field == Row::<R>::DELETED {
        return deletion(row, choice);
    }
    let mut after = row.value.clone();
    match choice {
        Choice::Written(stamp) => after.take(field, written(row, field, *stamp)?.value),
        Choice::Other(value) => {
            after.set_json(field, value).map_err(|error| SettleError::Unacceptable(error.to_string()))?;
        }
    }
    Ok(EditOf::settle(row.id, row.value.clone(), after, field))
}

fn written<R: Record>(row: &Row<R>, field: usize, stamp: Stamp) -> Result<Dot<'_, R>, SettleError> {
    row.dots(field).find(|dot| dot.stamp == stamp).ok_or(SettleError::NoSuchValue(stamp))
}

/// Deletes, or restores, whatever of the two stands now: both say so of the record anew.
fn deletion<R: Record>(row: &Row<R>, choice: &Choice) -> Result<EditOf<R>, SettleError> {
    let deleted = match choice {
        Choice::Written(stamp) => written(row, Row::<R>::DELETED, *stamp)?.deleted,
        Choice::Other(value) => {
            value.as_bool().ok_or_else(|| SettleError::Unacceptable("true or false is expected".to_owned()))?
        }
    };
    let value = |there: bool| there.then(|| row.value.clone());
    Ok(EditOf::of(row.id, value(!row.deleted), value(!deleted)))
}
