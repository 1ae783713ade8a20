//! What is deleted, or was for somebody, and what belongs to it.

use super::change::EditOf;
use super::packed::Edit;
use super::table::Table;
use super::tables::{TableVisitor, Tables};
use crate::domain::{Id, Record};
use crate::replica::{AnyRow, DELETED, Stamp};
use std::convert::Infallible;

/// A record to which others belong (a cooperative, a case, a row of a plan) of which somebody says that it is deleted, and what belongs to it.
#[derive(Debug)]
pub(super) struct Family {
    /// The table and the record.
    pub head: (&'static str, Id),
    /// Whether that stands.
    pub deleted: bool,
    /// The stamps under which it was deleted.
    pub deaths: Vec<Stamp>,
    /// What belongs to it, deleted or not.
    pub members: Vec<Member>,
}

/// A record that belongs to another.
#[derive(Debug)]
pub(super) struct Member {
    /// The table.
    pub table: &'static str,
    /// The record.
    pub id: Id,
    /// Whether it is deleted itself.
    pub deleted: bool,
    /// Whether different things are said of its deletion.
    pub disputed: bool,
    /// Whether it was deleted together with its head.
    pub along: bool,
    /// When it was last said to be there.
    pub there: Option<Stamp>,
}

impl Family {
    /// The members that somebody wants to be there who did not know that the head was deleted.
    pub fn orphans(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| self.is_orphan(member))
    }

    /// Whether somebody wants a member to be there who did not know that the head was deleted.
    pub fn is_orphan(&self, member: &Member) -> bool {
        self.deleted && !member.deleted || member.disputed && member.along
    }

    /// Whether a member is lost for somebody when the head is deleted.
    pub fn loses(&self, member: &Member) -> bool {
        !member.deleted || self.is_orphan(member)
    }

    /// When one of its orphans was last said to be there; none where it has none.
    pub fn last_said_to_be_there(&self) -> Option<Stamp> {
        self.orphans().filter_map(|member| member.there).max()
    }

    /// Takes in a member.
    pub fn take(&mut self, table: &'static str, row: &dyn AnyRow) {
        let said: Vec<(Stamp, bool)> = said_of_deletion(row).collect();
        self.members.push(Member {
            table,
            id: row.id(),
            deleted: row.is_deleted(),
            disputed: is_disputed(row),
            along: said.iter().any(|(stamp, deleted)| *deleted && self.deaths.contains(stamp)),
            there: said.iter().filter(|(_, deleted)| !deleted).map(|(stamp, _)| *stamp).max(),
        });
    }

    /// Says of a member whether it is deleted. Of an orphan the taking back of that says that it is there, whatever
    /// stands: by that it is still known to be one.
    pub fn say(&self, tables: &Tables, member: &Member, deleted: bool) -> Option<Edit> {
        struct Say {
            id: Id,
            was_there: bool,
            deleted: bool,
            edit: Option<Edit>,
        }
        impl TableVisitor for Say {
            type Error = Infallible;
            fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
                let value = table.get(self.id).map(|row| row.value.clone());
                let [before, after] = [self.was_there, !self.deleted].map(|there| value.clone().filter(|_| there));
                self.edit = value.map(|_| EditOf::of(self.id, before, after).into());
                Ok(())
            }
        }
        let mut say = Say { id: member.id, was_there: self.loses(member), deleted, edit: None };
        let (Some(Ok(())) | None) = tables.look(member.table, &mut say);
        say.edit
    }
}

/// What is said of whether a record is deleted, and when: what stands, then what stands aside, the latest first.
pub(super) fn said_of_deletion(row: &dyn AnyRow) -> impl Iterator<Item = (Stamp, bool)> {
    let aside = row.rivals().iter().rev().filter(|rival| rival.fields.contains(DELETED));
    let standing = (row.stamps().of(DELETED), row.is_deleted());
    std::iter::once(standing).chain(aside.map(|rival| (rival.stamp, rival.deleted)))
}

/// Whether different things are said of a record's deletion.
pub(super) fn is_disputed(row: &dyn AnyRow) -> bool {
    said_of_deletion(row).any(|(_, deleted)| deleted != row.is_deleted())
}
