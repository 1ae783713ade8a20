//! The open questions with all that is told of them, found in one pass through the records however many they are.

use super::conflict::{Conflict, Contender};
use super::deletion_group::Orphans;
use super::label::RecordLabel;
use super::tables::Tables;
use crate::domain::AreaCode;

/// A question, and what whoever answers it is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What is asked.
    pub conflict: Conflict,
    /// What its record calls itself.
    pub label: RecordLabel,
    /// The district to which that belongs.
    pub district: Option<AreaCode>,
    /// The values between which to choose, as [`Tables::contenders`] gives them.
    pub contenders: Vec<Contender>,
    /// What others entered meanwhile of a record of which is asked whether it is deleted.
    pub meanwhile: Option<Orphans>,
}

impl Tables {
    /// Everything about which a person must decide, by table and in the order of the records.
    pub fn questions(&self) -> Vec<Question> {
        let open_questions = self.open_questions();
        let conflicts = self.conflicts_in(&open_questions);
        let mut meanwhile = self.orphans_of(&conflicts, &open_questions);
        let question = |conflict: Conflict| Question {
            conflict,
            label: self.label_of(conflict.table, conflict.id),
            district: self.district_of(conflict.table, conflict.id),
            contenders: self.contenders_in(&open_questions, conflict),
            meanwhile: meanwhile.remove(&conflict),
        };
        conflicts.into_iter().map(question).collect()
    }
}
