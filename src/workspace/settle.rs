//! The conflict register read off the records, and what answers its questions.
//!
//! The register is not kept beside the records, so that it is the same wherever they are. A choice is an edit of the
//! field like any other: it travels, it replaces all values that the chooser had before him, and nobody who receives it
//! is asked again. What was rejected is kept as a [`Decision`]; while one that was taken back stands, it asks anew (see
//! [`super::open_questions`]). Whether a cooperative or a case is deleted is asked, and answered, together with what belongs to
//! it (see [`super::orphans`]).

use super::change::EditOf;
use super::conflict::{
    Choice, Chooser, Conflict, Contender, DELETION, SettleError, conflict_of, contenders, number_of, value_of,
};
use super::family::is_disputed;
use super::open_questions::OpenQuestions;
use super::packed::Edit;
use super::table::Table;
use super::tables::{TableVisitor, Tables};
use super::transaction::Transaction;
use crate::domain::{Decision, Id, JsonText, Record, Ref, Text, TextError};
use crate::replica::{Row, Stamp};
use serde_json::{Value, json};
use std::convert::Infallible;

impl Tables {
    /// Everything about which a person must decide, by table and in the order of the records.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.conflicts_in(&self.open_questions())
    }

    /// The same, where it is known what is asked beyond what records tell.
    pub(super) fn conflicts_in(&self, open_questions: &OpenQuestions) -> Vec<Conflict> {
        struct Register<'f>(&'f OpenQuestions, Vec<Conflict>);
        impl TableVisitor for Register<'_> {
            type Error = Infallible;
            fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
                let asks = |row: &&Row<R>| !row.rivals.is_empty() || self.0.has::<R>(row.id);
                for row in table.rows().iter().filter(asks) {
                    let fields = self.0.conflicts(row).iter();
                    self.1.extend(fields.map(|field| conflict_of::<R>(row.id, field)));
                }
                Ok(())
            }
        }
        let mut register = Register(open_questions, Vec::new());
        let Ok(()) = self.visit(&mut register);
        register.1
    }

    /// The different values between which a conflict asks to choose: the one that stands first, then from the
    /// latest on, and after them those of a question that was answered before. None when it is no longer open.
    pub fn contenders(&self, conflict: Conflict) -> Vec<Contender> {
        self.contenders_in(&self.open_questions_about(conflict), conflict)
    }

    /// The same, where it is known what is asked beyond what records tell: for who wants them of many questions.
    pub fn contenders_in(&self, open_questions: &OpenQuestions, conflict: Conflict) -> Vec<Contender> {
        struct List<'f>(Conflict, &'f OpenQuestions, Vec<Contender>);
        impl TableVisitor for List<'_> {
            type Error = Infallible;
            fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
                let row = table.get(self.0.id).zip(number_of::<R>(self.0.field));
                if let Some((row, field)) = row.filter(|(row, field)| self.1.conflicts(*row).contains(*field)) {
                    self.2 = contenders(row, field, self.1.values(conflict_of::<R>(self.0.id, field)));
                }
                Ok(())
            }
        }
        let mut list = List(conflict, open_questions, Vec::new());
        match self.look(conflict.table, &mut list) {
            Some(Ok(())) | None => list.2,
        }
    }

    /// Whether a field may be left without a value.
    pub fn may_be_empty(&self, table: &str, field: &str) -> bool {
        struct Look<'f>(&'f str, bool);
        impl TableVisitor for Look<'_> {
            type Error = Infallible;
            fn visit<R: Record>(&mut self, _: &Table<R>) -> Result<(), Infallible> {
                self.1 = R::field(self.0).is_some_and(|field| R::default().to_json(field).is_null());
                Ok(())
            }
        }
        let mut look = Look(field, false);
        let (Some(Ok(())) | None) = self.look(table, &mut look);
        look.1
    }

    /// What makes a choice: the field written, and the decision kept with what was rejected.
    pub fn settle(&self, conflict: Conflict, choice: &Choice, by: Chooser) -> Result<Transaction, SettleError> {
        let contenders = self.contenders(conflict);
        if contenders.is_empty() {
            return Err(SettleError::NotOpen);
        }
        let (chosen, stamp) = match choice {
            Choice::Other(value) => (value, None),
            Choice::Written(stamp) => {
                let written = contenders.iter().find(|contender| contender.stamp == *stamp);
                (&written.ok_or(SettleError::NoSuchValue(*stamp))?.value, Some(*stamp))
            }
        };
        let mut edits = self.keeping(conflict, by)?;
        edits.push(self.settling(conflict, chosen)?);
        edits.extend(self.going_along(conflict, stamp, by)?);
        edits.extend(self.following(conflict, chosen, by)?);
        edits.push(decision(conflict, chosen, &contenders, by)?);
        Ok(Transaction { edits })
    }

    /// What an answer does to the other fields that say one thing with its own: they are taken from where it was written, and
    /// where it was written nowhere they stay as they stand. Each has a decision of its own, so that the answer can be taken
    /// back with them.
    fn going_along(&self, conflict: Conflict, chosen: Option<Stamp>, by: Chooser) -> Result<Vec<Edit>, SettleError> {
        let mut edits = Vec::new();
        for (at, values) in self.along(conflict) {
            let value = &of_writer(&values, chosen).value;
            edits.push(self.settling(at, value)?);
            edits.push(decision(at, value, &values, by)?);
        }
        Ok(edits)
    }

    /// The other fields that say one thing with that of a conflict, and of which several values were written.
    fn along(&self, conflict: Conflict) -> Vec<(Conflict, Vec<Contender>)> {
        struct Along<'f>(Conflict, &'f OpenQuestions, Vec<(Conflict, Vec<Contender>)>);
        impl TableVisitor for Along<'_> {
            type Error = Infallible;
            fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
                let row = table.get(self.0.id).zip(number_of::<R>(self.0.field));
                let Some((row, lead)) = row.filter(|(_, lead)| R::ASKED_AS_ONE.contains(lead)) else { return Ok(()) };
                for field in R::ASKED_AS_ONE.iter().chain(R::GOES_ALONG).filter(|field| **field != lead) {
                    let at = conflict_of::<R>(row.id, *field);
                    let values = contenders(row, *field, self.1.values(at));
                    self.2.extend((values.len() > 1).then_some((at, values)));
                }
                Ok(())
            }
        }
        let open_questions = self.open_questions_about(conflict);
        let mut along = Along(conflict, &open_questions, Vec::new());
        let (Some(Ok(())) | None) = self.look(conflict.table, &mut along);
        along.2
    }

    /// The other fields that an answer takes along, and the values that they are given by it.
    pub fn taken_along(&self, conflict: Conflict, chosen: Stamp) -> Vec<(Conflict, Value)> {
        let along = self.along(conflict).into_iter();
        along.map(|(at, values)| (at, of_writer(&values, Some(chosen)).value.clone())).collect()
    }

    /// Whoever chooses a value of a record wants it to be there, and so answers whether it is deleted where that is
    /// asked too.
    fn keeping(&self, conflict: Conflict, by: Chooser) -> Result<Vec<Edit>, SettleError> {
        let deletion = Conflict { field: DELETION, ..conflict };
        let contenders = if conflict == deletion { Vec::new() } else { self.contenders(deletion) };
        if contenders.is_empty() {
            return Ok(Vec::new());
        }
        let keep = false.into();
        let mut edits = vec![self.settling(deletion, &keep)?];
        edits.extend(self.following(deletion, &keep, by)?);
        edits.push(decision(deletion, &keep, &contenders, by)?);
        Ok(edits)
    }

    /// What the answer to a question of deletion does to all that belongs to the record. Where one of these has such a question
    /// of its own it is answered along, and so is open again when the answer is taken back.
    fn following(&self, conflict: Conflict, chosen: &Value, by: Chooser) -> Result<Vec<Edit>, SettleError> {
        let mut edits = self.followers(conflict, chosen);
        let disputed = |edit: &&Edit| self.find(edit.table(), edit.id()).is_some_and(is_disputed);
        let own = |edit: &Edit| Conflict { table: edit.table(), id: edit.id(), field: DELETION };
        let questions: Vec<(Conflict, bool)> =
            edits.iter().filter(disputed).map(|edit| (own(edit), edit.keeps().is_none())).collect();
        for (question, deleted) in questions {
            let contenders = self.contenders(question);
            if !contenders.is_empty() {
                edits.push(decision(question, &deleted.into(), &contenders, by)?);
            }
        }
        Ok(edits)
    }

    /// The edit that puts a value in the place of all values of a disputed field.
    fn settling(&self, at: Conflict, chosen: &Value) -> Result<Edit, SettleError> {
        struct Settle<'v>(Conflict, &'v Value, Option<Edit>);
        impl TableVisitor for Settle<'_> {
            type Error = SettleError;
            fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), SettleError> {
                self.2 = Some(settling(table, self.0, self.1)?.into());
                Ok(())
            }
        }
        let mut settle = Settle(at, chosen, None);
        self.look(at.table, &mut settle).transpose()?;
        settle.2.ok_or(SettleError::NotOpen)
    }
}

/// The value that was written at a stamp; where it was written nowhere, the one that stands.
fn of_writer(values: &[Contender], chosen: Option<Stamp>) -> &Contender {
    let is_of = |contender: &&Contender| chosen.is_some_and(|stamp| contender.writers().any(|writer| writer == stamp));
    values.iter().find(is_of).unwrap_or(&values[0])
}

/// The decision for the history. Its id follows from the question and who answers it: two offices that answer
/// the same question meet in the record, not in the history of it.
fn decision(at: Conflict, chosen: &Value, contenders: &[Contender], by: Chooser) -> Result<Edit, TextError> {
    let written = contenders.iter().find(|contender| contender.value == *chosen);
    let rejected = contenders.iter().filter(|contender| contender.value != *chosen);
    let rejected: Value = rejected.map(|one| json!({ "value": one.value, "stamp": one.stamp })).collect();
    let stamps: String = contenders.iter().map(|contender| format!("/{}", contender.stamp)).collect();
    let id = Id::derived(Decision::TABLE, at.id, format!("{}/{}/{}{stamps}", at.table, at.field, by.replica));
    let decision = Decision {
        table: Text::new(at.table)?,
        record: Ref::to(at.id),
        field: Text::new(at.field)?,
        chosen: JsonText::new(&chosen.to_string())?,
        rejected: JsonText::new(&rejected.to_string())?,
        chosen_stamp: written.map(|contender| Text::new(&contender.stamp.to_string())).transpose()?,
        office: by.office,
    };
    Ok(EditOf::create(id, decision).into())
}

/// The edit that puts a value in the place of all values of a disputed field of this table.
fn settling<R: Record>(table: &Table<R>, at: Conflict, chosen: &Value) -> Result<EditOf<R>, SettleError> {
    let row = table.get(at.id).zip(number_of::<R>(at.field));
    let (row, field) = row.ok_or(SettleError::NotOpen)?;
    if field == Row::<R>::DELETED {
        return deletion(row, chosen);
    }
    let mut after = row.value.clone();
    // A value that was written is taken as it is.
    match row.dots(field).find(|dot| value_of(*dot, field) == *chosen) {
        Some(dot) => after.take(field, dot.value),
        None => {
            after.set_json(field, chosen).map_err(|error| SettleError::Unacceptable(error.to_string()))?;
        }
    }
    Ok(EditOf::settle(row.id, row.value.clone(), after, field))
}

/// Deletes, or restores, whatever of the two stands now: both say so of the record anew.
fn deletion<R: Record>(row: &Row<R>, chosen: &Value) -> Result<EditOf<R>, SettleError> {
    let deleted = chosen.as_bool().ok_or_else(|| SettleError::Unacceptable("true or false is expected".to_owned()))?;
    let value = |there: bool| there.then(|| row.value.clone());
    Ok(EditOf::of(row.id, value(!row.deleted), value(!deleted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_left_out_may_be_empty() {
        let tables = Tables::default();
        let is = |table, field| tables.may_be_empty(table, field);
        assert!(is("cooperatives", "kind") && is("cooperatives", "district") && is("annual_reports", "aid_received"));
        assert!(!is("cooperatives", "savings_unit") && !is("diagnoses", "weight") && !is("cooperatives", "nothing"));
    }
}
