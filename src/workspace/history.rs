//! Undo and redo.

use super::{Edit, Transaction};

/// At most this many steps can be taken back.
const MOST_STEPS: usize = 200;

/// The transactions of this visit that can be taken back or done again.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Transaction>,
    undone: Vec<Transaction>,
    /// Whether steps beyond the limit were dropped.
    forgetful: bool,
}

impl History {
    /// Takes note of a transaction that was done.
    pub fn record(&mut self, transaction: Transaction) {
        self.undone.clear();
        if self.done.len() == MOST_STEPS {
            self.done.remove(0);
            self.forgetful = true;
        }
        self.done.push(transaction);
    }

    /// The transaction that takes back the last one done.
    pub fn undo(&mut self) -> Option<Transaction> {
        let last = self.done.pop()?;
        let inverse = last.inverse();
        self.undone.push(last);
        Some(inverse)
    }

    /// The transaction that was last taken back, to be done again.
    pub fn redo(&mut self) -> Option<Transaction> {
        let next = self.undone.pop()?;
        self.done.push(next.clone());
        Some(next)
    }

    /// Every edit that can be taken back or done again.
    pub fn edits(&self) -> impl Iterator<Item = &Edit> {
        self.done.iter().chain(&self.undone).flat_map(|transaction| &transaction.edits)
    }

    /// The transaction that undo would take back.
    pub fn last_done(&self) -> Option<&Transaction> {
        self.done.last()
    }

    /// The transaction that redo would do again.
    pub fn last_undone(&self) -> Option<&Transaction> {
        self.undone.last()
    }

    /// Whether everything that was done since the beginning has been taken back.
    pub fn is_at_start(&self) -> bool {
        self.done.is_empty() && !self.forgetful
    }
}
