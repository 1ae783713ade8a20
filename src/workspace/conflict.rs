//! The conflict register: fields that several people changed without knowing of each other, to different
//! values, until a person chooses.
//!
//! Here is what a question is, who wrote what it asks about, and what can be answered; how it is read off the records
//! and answered stands in [`super::settle`].

use crate::domain::{AreaCode, Id, Record, TextError};
use crate::replica::{Dot, ReplicaId, Row, Stamp};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

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
    if field == Row::<R>::DELETED { DELETION } else { R::NAMES[field] }
}

pub(super) fn number_of<R: Record>(name: &str) -> Option<usize> {
    if name == DELETION { Some(Row::<R>::DELETED) } else { R::field(name) }
}

/// A value that was written, as in files.
pub(super) fn value_of<R: Record>(dot: Dot<'_, R>, field: usize) -> Value {
    if field == Row::<R>::DELETED { dot.deleted.into() } else { dot.value.to_json(field) }
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
}
