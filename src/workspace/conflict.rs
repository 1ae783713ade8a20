//! The conflict register: fields that several people changed without knowing of each other, to different
//! values, until a person chooses.
//!
//! The register is not kept beside the records but read off them, so that it is the same wherever the records
//! are. A choice is an edit of the field like any other: it travels, it replaces all values that the chooser
//! had before him, and nobody who receives it is asked again. What was rejected is kept as a [`Decision`]; while
//! one that was taken back stands, it asks anew (see [`super::further`]). Whether a cooperative or a case is deleted is
//! asked, and answered, together with what belongs to it (see [`super::orphans`]).

use super::change::{EditOf, Transaction};
use super::further::Further;
use super::packed::Edit;
use super::table::Table;
use super::tables::{TableVisitor, Tables};
use crate::domain::{AreaCode, Decision, Id, JsonText, Record, Text, TextError};
use crate::replica::{Dot, ReplicaId, Row, Stamp};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
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
    /// When and on which install it was written; what stands, else the latest, where several wrote the same.
    pub stamp: Stamp,
    /// The value, as in files.
    pub value: Value,
    /// The stamps of others that wrote the same without knowing of it: whoever looks for the values of an office must
    /// find this one too.
    pub also: Vec<Stamp>,
}

impl Contender {
    /// A value that was written once.
    pub(super) const fn new(stamp: Stamp, value: Value) -> Self {
        Self { stamp, value, also: Vec::new() }
    }

    /// When and on which installs it was written.
    pub fn writers(&self) -> impl Iterator<Item = Stamp> {
        std::iter::once(self.stamp).chain(self.also.iter().copied())
    }

    /// Takes in another who wrote the same.
    fn join(&mut self, stamp: Stamp) {
        if self.writers().all(|writer| writer != stamp) {
            self.also.push(stamp);
        }
    }
}

/// Whose values are taken in bulk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Author {
    /// This install.
    Here,
    /// An office, on whichever of its installs.
    Office(AreaCode),
    /// An install of which no office is known.
    Install(ReplicaId),
}

/// Which installs are whose, as far as it is known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authors {
    /// This install.
    pub here: ReplicaId,
    /// The office that works on it.
    pub office: Option<AreaCode>,
    /// The offices of other installs.
    pub installs: BTreeMap<ReplicaId, AreaCode>,
}

impl Authors {
    /// Who writes on an install.
    pub fn of(&self, replica: ReplicaId) -> Author {
        if replica == self.here {
            return Author::Here;
        }
        self.installs.get(&replica).map_or(Author::Install(replica), |office| Author::Office(*office))
    }

    /// Everybody who wrote one of these values.
    pub fn among<'c>(&self, contenders: impl IntoIterator<Item = &'c Contender>) -> BTreeSet<Author> {
        contenders.into_iter().flat_map(Contender::writers).map(|stamp| self.of(stamp.replica)).collect()
    }

    /// What an author wrote last among the values of a question; none where it wrote none of them.
    pub fn choice_of<'c>(&self, author: Author, contenders: &'c [Contender]) -> Option<&'c Contender> {
        let last = |contender: &Contender| contender.writers().filter(|at| self.is_by(author, at.replica)).max();
        let written = contenders.iter().filter_map(|contender| last(contender).map(|at| (at, contender)));
        written.max_by_key(|(at, _)| *at).map(|(_, contender)| contender)
    }

    /// Whether what an install writes is an author's. What is written here is this office's too.
    fn is_by(&self, author: Author, replica: ReplicaId) -> bool {
        let is_here = replica == self.here;
        self.of(replica) == author || is_here && self.office.is_some_and(|office| author == Author::Office(office))
    }
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

pub(super) fn number_of<R: Record>(name: &str) -> Option<usize> {
    if name == DELETION { Some(Row::<R>::DELETED) } else { R::field(name) }
}

fn value_of<R: Record>(dot: Dot<'_, R>, field: usize) -> Value {
    if field == Row::<R>::DELETED { dot.deleted.into() } else { dot.value.to_json(field) }
}

impl Tables {
    /// Everything about which a person must decide, by table and in the order of the records.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.conflicts_in(&self.further())
    }

    /// The same, where it is known what is asked beyond what records tell.
    pub(super) fn conflicts_in(&self, further: &Further) -> Vec<Conflict> {
        struct Register<'f>(&'f Further, Vec<Conflict>);
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
        let mut register = Register(further, Vec::new());
        let Ok(()) = self.visit(&mut register);
        register.1
    }

    /// The different values between which a conflict asks to choose: the one that stands first, then from the
    /// latest on, and after them those of a question that was answered before. None when it is no longer open.
    pub fn contenders(&self, conflict: Conflict) -> Vec<Contender> {
        self.contenders_in(&self.further_about(conflict), conflict)
    }

    /// The same, where it is known what is asked beyond what records tell: for who wants them of many questions.
    pub fn contenders_in(&self, further: &Further, conflict: Conflict) -> Vec<Contender> {
        struct List<'f>(Conflict, &'f Further, Vec<Contender>);
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
        let mut list = List(conflict, further, Vec::new());
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
        let chosen = match choice {
            Choice::Other(value) => value,
            Choice::Written(stamp) => {
                let written = contenders.iter().find(|contender| contender.stamp == *stamp);
                &written.ok_or(SettleError::NoSuchValue(*stamp))?.value
            }
        };
        let mut edits = self.keeping(conflict, by)?;
        edits.push(self.settling(conflict, chosen)?);
        edits.extend(self.followers(conflict, chosen));
        edits.push(decision(conflict, chosen, &contenders, by)?);
        Ok(Transaction { edits })
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
        edits.extend(self.followers(deletion, &keep));
        edits.push(decision(deletion, &keep, &contenders, by)?);
        Ok(edits)
    }
}

/// The different values of a field, and after them others that are not among them.
pub(super) fn contenders<'v, R: Record>(
    row: &Row<R>,
    field: usize,
    others: impl Iterator<Item = &'v Contender>,
) -> Vec<Contender> {
    let written = row.dots(field).map(|dot| Contender::new(dot.stamp, value_of(dot, field)));
    let mut list: Vec<Contender> = Vec::new();
    for contender in written.chain(others.cloned()) {
        match list.iter_mut().find(|other| other.value == contender.value) {
            Some(same) => same.join(contender.stamp),
            None => list.push(contender),
        }
    }
    list
}

/// The question of a field.
pub(super) fn conflict_of<R: Record>(id: Id, field: usize) -> Conflict {
    Conflict { table: R::TABLE, id, field: name_of::<R>(field) }
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
        record: at.id,
        field: Text::new(at.field)?,
        chosen: JsonText::new(&chosen.to_string())?,
        rejected: JsonText::new(&rejected.to_string())?,
        chosen_stamp: written.map(|contender| Text::new(&contender.stamp.to_string())).transpose()?,
        office: by.office,
    };
    Ok(EditOf::create(id, decision).into())
}

/// The edit that puts a value in the place of all values of a disputed field of this table.
pub(super) fn settling<R: Record>(table: &Table<R>, at: Conflict, chosen: &Value) -> Result<EditOf<R>, SettleError> {
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

    const TAPIN: AreaCode = AreaCode::from_digits(6305);
    const BANJAR: AreaCode = AreaCode::from_digits(6303);
    const HERE: u64 = 1;

    fn stamp(time: u64, replica: u64) -> Stamp {
        Stamp { time, replica: ReplicaId::new(replica) }
    }

    /// A value, and when and where it was written: what stands or is latest first.
    fn contender(value: &str, writers: &[(u64, u64)]) -> Contender {
        let mut stamps = writers.iter().map(|(time, replica)| stamp(*time, *replica));
        let first = stamps.next().unwrap();
        Contender { also: stamps.collect(), ..Contender::new(first, value.into()) }
    }

    /// Tapin works here, on 2 and on 3, Banjar on 4; of 5 nothing is known.
    fn authors() -> Authors {
        let installs = [(2, TAPIN), (3, TAPIN), (4, BANJAR)].map(|(replica, office)| (ReplicaId::new(replica), office));
        Authors { here: ReplicaId::new(HERE), office: Some(TAPIN), installs: installs.into() }
    }

    fn chosen(author: Author, contenders: &[Contender]) -> Option<&str> {
        authors().choice_of(author, contenders)?.value.as_str()
    }

    #[test]
    fn an_office_is_one_author_whichever_of_its_installs_wrote() {
        let one = [contender("a", &[(9, 2)]), contender("b", &[(8, 4)])];
        let other = [contender("c", &[(9, 5)]), contender("d", &[(8, 3)])];
        let all = authors().among(one.iter().chain(&other));
        let expected = [Author::Office(BANJAR), Author::Office(TAPIN), Author::Install(ReplicaId::new(5))];
        assert_eq!(all, expected.into());
        let tapin = |contenders| chosen(Author::Office(TAPIN), contenders);
        assert_eq!((tapin(&one), tapin(&other)), (Some("a"), Some("d")));
        assert_eq!(chosen(Author::Office(BANJAR), &other), None);
        assert_eq!(chosen(Author::Install(ReplicaId::new(5)), &other), Some("c"));
    }

    #[test]
    fn a_value_is_that_of_everybody_who_wrote_it() {
        let question = [contender("same", &[(9, 4), (3, 2)]), contender("other", &[(5, 5)])];
        for author in [Author::Office(TAPIN), Author::Office(BANJAR)] {
            assert!(authors().among(&question).contains(&author));
            assert_eq!(chosen(author, &question), Some("same"));
        }
    }

    #[test]
    fn of_two_values_of_one_office_its_own_last_is_taken() {
        // Banjar made the first the later one; Tapin itself came to the second afterwards.
        let question = [contender("first", &[(9, 4), (3, 2)]), contender("second", &[(5, 3)])];
        assert_eq!(chosen(Author::Office(TAPIN), &question), Some("second"));
    }

    #[test]
    fn what_is_written_here_can_be_taken_alone_and_as_its_offices() {
        let question = [contender("mine", &[(9, HERE)]), contender("theirs", &[(8, 3)])];
        assert_eq!(chosen(Author::Here, &question), Some("mine"));
        assert_eq!(chosen(Author::Office(TAPIN), &question), Some("mine"));
        assert_eq!(authors().among(&question[..1]), [Author::Here].into());
    }

    #[test]
    fn only_what_can_be_left_out_may_be_empty() {
        let tables = Tables::default();
        let is = |table, field| tables.may_be_empty(table, field);
        assert!(is("cooperatives", "kind") && is("cooperatives", "district") && is("annual_reports", "aid_received"));
        assert!(!is("cooperatives", "savings_unit") && !is("diagnoses", "weight") && !is("cooperatives", "nothing"));
    }
}
