//! What has become of a record while its form was open: another tab has saved it, a merge has changed or deleted it.
//!
//! A form knows what the record was when it was opened, and writes what a person has changed since. So three states meet:
//! what was, what stands now, and what the form says. What only one side has changed is not asked about; of what both have
//! changed, to different values, a person chooses. Nothing is silently replaced, reverted, or brought back.

use super::{EditOf, PatchOf, Tables, derived_id};
use crate::domain::{Id, Record};
use crate::replica::Fields;
use serde::{Deserialize, Serialize};

/// A form that has been filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled<R> {
    /// The record.
    pub id: Id,
    /// What it was when the form was opened; none where the form makes a new one.
    pub before: Option<R>,
    /// What the form of a new record showed before anything was filled in.
    pub blank: R,
    /// What the form says.
    pub after: R,
    /// Whether somebody who was asked wants the record to be there although it was deleted.
    pub restores: bool,
}

/// What a filled-in form finds.
#[derive(Debug, Clone, PartialEq)]
pub enum Found<R> {
    /// Nothing about which to ask: this is to be written.
    Nothing(EditOf<R>),
    /// What the form changes has been changed meanwhile, to something else.
    Changed {
        /// The record as it was when the form was opened.
        was: R,
        /// As it is now.
        now: R,
        /// The fields that both have changed.
        fields: Fields,
    },
    /// The record is deleted, or gone.
    Deleted,
    /// What the record belongs to is deleted, or gone.
    Homeless,
    /// The id of a new record is taken: another tab has saved the same draft. It is one more record.
    Taken,
}

/// The fields in which two records differ.
fn differing<R: Record>(one: &R, other: &R) -> Fields {
    (0..R::FIELDS.len()).filter(|field| !one.same(other, *field)).collect()
}

fn taken<R: Record>(onto: &R, fields: Fields, from: &R) -> R {
    let mut onto = onto.clone();
    fields.iter().for_each(|field| onto.take(field, from));
    onto
}

impl<R: Record> Filled<R> {
    /// Holds the form against what is there now.
    pub fn meet(&self, tables: &Tables) -> Found<R> {
        if !tables.has_owners(&self.after) {
            return Found::Homeless;
        }
        let id = self.written_as();
        let row = tables.table::<R>().and_then(|table| table.get(id));
        match (&self.before, row) {
            (None, Some(_)) if !id.is_derived() && !self.restores => Found::Taken,
            (None, Some(row)) if !row.deleted => self.against(id, &self.blank, &row.value, true),
            (None, _) => Found::Nothing(EditOf::create(id, self.after.clone())),
            (Some(was), Some(row)) if !row.deleted => self.against(id, was, &row.value, true),
            (Some(_), _) if !self.restores => Found::Deleted,
            (Some(was), Some(row)) => self.against(id, was, &row.value, false),
            (Some(_), None) => Found::Nothing(EditOf::create(id, self.after.clone())),
        }
    }

    /// The id under which it is written: of a new record the one that follows from what it says, where its table declares that.
    fn written_as(&self) -> Id {
        if self.before.is_none() { derived_id(&self.after).unwrap_or(self.id) } else { self.id }
    }

    /// Holds the form against the record as it stands, or stood when it was deleted.
    fn against(&self, id: Id, was: &R, now: &R, is_there: bool) -> Found<R> {
        let own = differing(was, &self.after);
        let both = |field: &usize| !was.same(now, *field) && !now.same(&self.after, *field);
        let fields: Fields = own.iter().filter(both).collect();
        if !fields.is_empty() {
            return Found::Changed { was: was.clone(), now: now.clone(), fields };
        }
        let before = is_there.then(|| now.clone());
        Found::Nothing(EditOf::of(id, before, Some(taken(now, own, &self.after))))
    }

    /// The form once a person has chosen between what it says and what stands `now`: of the fields `keep` stays what
    /// stands.
    pub fn answered(self, was: &R, now: R, keep: Fields) -> Self {
        let own = differing(was, &self.after).iter().filter(|field| !keep.contains(*field)).collect();
        Self { id: self.written_as(), after: taken(&now, own, &self.after), before: Some(now), ..self }
    }
}

/// A half-filled form as it is kept: what it writes, and what stood there when it was opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "R: Record")]
pub struct HalfFilled<R: Record> {
    /// The fields that were filled in.
    form: PatchOf<R>,
    /// The same fields as they were; none where the form makes a new record.
    was: Option<PatchOf<R>>,
}

impl<R: Record> HalfFilled<R> {
    /// What is to be kept of a form; none where it changes nothing.
    pub fn of(filled: &Filled<R>) -> Option<Self> {
        let form = EditOf::of(filled.id, filled.before.clone(), Some(filled.after.clone())).patch()?;
        // What says again what was there before is nothing to go on with.
        if filled.before.is_some() && form.fields.is_empty() {
            return None;
        }
        let before = filled.before.clone();
        let was = before.and_then(|before| EditOf::change(filled.id, filled.after.clone(), before).patch());
        Some(Self { form, was })
    }

    /// Reads what was kept. Versions before kept only what the form writes.
    pub fn read(text: &str) -> Option<Self> {
        let bare = || serde_json::from_str(text).ok().map(|form| Self { form, was: None });
        serde_json::from_str(text).ok().or_else(bare)
    }

    /// The form taken up again for the record that is `now`, or for a new one that starts as `blank`. What it fills in is
    /// filled in again, upon what stands now; and what that was when it was filled in is remembered, so that what others
    /// have changed in the same fields since is asked about.
    pub fn taken_up(self, id: Id, now: Option<R>, blank: R) -> Filled<R> {
        let is_new = self.form.fields == Fields::ALL;
        let start = now.clone().unwrap_or_else(|| blank.clone());
        let own = if is_new { differing(&self.form.value, &blank) } else { self.form.fields };
        let after = taken(&start, own, &self.form.value);
        let before = match (&self.was, now) {
            (Some(was), _) => Some(taken(&start, own, &was.value)),
            (None, Some(now)) if is_new => Some(taken(&now, own, &blank)),
            (None, Some(now)) => Some(now),
            // It filled in a record that is not there any more.
            (None, None) => (!is_new).then(|| blank.clone()),
        };
        let id = if before.is_none() { self.form.id } else { id };
        Filled { id, before, blank, after, restores: false }
    }
}

#[cfg(test)]
mod tests;
