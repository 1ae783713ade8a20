//! Edits and patches of any table. Their values are packed, field by field, so that keeping, undoing and writing them
//! is the same code for all tables.

use super::any::AnyTable;
use super::change::{EditOf, PatchError, PatchOf};
use super::tables::Tables;
use crate::domain::{AnyRecord, Id, Record, encode_value};
use crate::replica::{AnyRow, DELETED, Fields, ReplicaId, Stamp, Stamps};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// All fields of a record in the compact binary form.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Packed {
    bytes: Vec<u8>,
    /// Where the value of every field ends.
    ends: Vec<u32>,
    /// The fields that are not empty.
    filled: Fields,
}

impl Packed {
    fn of(record: &dyn AnyRecord, fields: usize) -> Self {
        let mut packed = Self { bytes: Vec::new(), ends: Vec::with_capacity(fields), filled: Fields::NONE };
        for field in 0..fields {
            // Values of our own types always encode; an error here would be a defect of the encoder.
            record.pack_field(field, &mut packed.bytes).expect("records encode");
            packed.ends.push(packed.bytes.len() as u32);
            if !record.lacks(field) {
                packed.filled = packed.filled.with(field);
            }
        }
        packed
    }

    fn value(&self, field: usize) -> &[u8] {
        let start = field.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start as usize..self.ends[field] as usize]
    }

    fn fields(&self) -> impl Iterator<Item = usize> + use<> {
        0..self.ends.len()
    }
}

/// The edit of one record of any table: what it was and what it becomes, see [`EditOf`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    table: &'static str,
    id: Id,
    before: Option<Packed>,
    after: Option<Packed>,
    settles: Fields,
}

impl<R: Record> From<EditOf<R>> for Edit {
    fn from(edit: EditOf<R>) -> Self {
        let packed = |state: &Option<R>| state.as_ref().map(|record| Packed::of(record, R::FIELDS.len()));
        let [before, after] = [&edit.before, &edit.after].map(packed);
        Self { table: R::TABLE, id: edit.id, before, after, settles: edit.settles }
    }
}

impl Edit {
    /// The deletion of a row of a table.
    pub(super) fn deletion(table: &dyn AnyTable, row: &dyn AnyRow) -> Self {
        let before = Some(Packed::of(row.record(), table.names().len()));
        Self { table: table.name(), id: row.id(), before, after: None, settles: Fields::NONE }
    }

    /// The table it belongs to.
    pub const fn table(&self) -> &'static str {
        self.table
    }

    /// The record that it writes or deletes.
    pub const fn id(&self) -> Id {
        self.id
    }

    /// A deletion as it is now: whoever has it taken back wants the record as it was then, and not as it was when the
    /// form was opened in which somebody chose to delete it.
    pub(super) fn deleting_what_stands(&mut self, tables: &Tables) {
        if self.after.is_some() || self.before.is_none() {
            return;
        }
        let stands = tables.any(self.table).and_then(|table| Some((table, table.find(self.id)?)));
        if let Some((table, row)) = stands.filter(|(_, row)| !row.is_deleted()) {
            self.before = Some(Packed::of(row.record(), table.names().len()));
        }
    }

    /// The record that it writes, where that is there afterwards.
    pub(super) fn keeps(&self) -> Option<Id> {
        self.after.as_ref().map(|_| self.id)
    }

    /// The edit that takes this one back. Of a choice the value that stood before is written again, even where it
    /// was the one chosen: by that stamp the question is known to be open again.
    pub fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone(), ..*self }
    }

    /// What it writes.
    pub fn patch(&self) -> Patch {
        let (fields, listed) = match (&self.before, &self.after) {
            (Some(before), Some(after)) => {
                let differs = |field: &usize| before.value(*field) != after.value(*field);
                let fields = after.fields().filter(differs).collect::<Fields>().or(self.settles);
                (fields, fields)
            }
            (None, Some(after)) => (Fields::ALL, after.filled),
            (_, None) => (Fields::NONE, Fields::NONE),
        };
        let values = self.after.iter().flat_map(|after| listed.iter().flat_map(|field| after.value(field)));
        let (table, id, deleted) = (self.table, self.id, self.after.is_none());
        Patch { table, id, fields, listed, values: values.copied().collect(), deleted, over: Vec::new() }
    }
}

/// What an edit writes into one record of any table, see [`PatchOf`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    table: &'static str,
    id: Id,
    /// The fields written.
    fields: Fields,
    /// Those whose values follow: of a record written whole those that are not empty.
    listed: Fields,
    /// Their values, in order.
    values: Vec<u8>,
    deleted: bool,
    over: Vec<Stamp>,
}

/// What stands before the values of a patch in binary form.
#[derive(Serialize, Deserialize)]
struct PatchHead {
    table: String,
    id: [u8; 16],
    whole: bool,
    deleted: bool,
    over: Vec<(u64, u64)>,
    /// The fields whose values follow, in order; of a record written whole those that are not empty.
    fields: Vec<String>,
}

impl Patch {
    /// The table it belongs to.
    pub const fn table(&self) -> &'static str {
        self.table
    }

    /// The record it writes.
    pub const fn id(&self) -> Id {
        self.id
    }

    /// The same with its values; none where the table is another.
    pub fn of<R: Record>(&self) -> Option<PatchOf<R>> {
        if self.table != R::TABLE {
            return None;
        }
        let mut value = R::default();
        self.unpack(&mut value);
        let over = self.over.clone();
        Some(PatchOf { id: self.id, fields: self.fields, value, deleted: self.deleted, over })
    }

    /// Puts its values into a record of its table.
    fn unpack(&self, value: &mut dyn AnyRecord) {
        let mut rest = &*self.values;
        for field in self.listed.iter() {
            // They were packed from a record, or looked at when the patch was read.
            rest = value.unpack_field(field, rest).expect("values of a patch are of its table");
        }
    }

    /// Takes note of the stamps that it replaces although they are later than `stamp`, its own.
    pub(super) fn note_later(&mut self, tables: &Tables, stamp: Stamp) {
        let written = self.fields.with(DELETED);
        let mut later = BTreeSet::new();
        let stands = tables.any(self.table).and_then(|table| Some((table, table.find(self.id)?)));
        if let Some((table, row)) = stands {
            row.each_dot(table.names().len(), &mut |field, other| {
                if other > stamp && written.contains(field) {
                    later.insert(other);
                }
            });
        }
        self.over = later.into_iter().collect();
    }

    /// Says that it replaces what was written at these later stamps.
    #[cfg(test)]
    pub(crate) fn over(mut self, over: Vec<Stamp>) -> Self {
        self.over = over;
        self
    }

    /// Appends it in the compact binary form.
    pub fn encode(&self, out: &mut Vec<u8>) -> Result<(), postcard::Error> {
        let known = Tables::names_of(self.table);
        let head = PatchHead {
            table: self.table.to_owned(),
            id: *self.id.as_bytes(),
            whole: self.fields == Fields::ALL,
            deleted: self.deleted,
            over: self.over.iter().map(|stamp| (stamp.time, stamp.replica.bits())).collect(),
            fields: self.listed.iter().map(|field| known[field].to_owned()).collect(),
        };
        encode_value(&head, out)?;
        out.extend_from_slice(&self.values);
        Ok(())
    }

    /// Reads one from the front of `bytes` and returns the rest.
    pub fn decode(bytes: &[u8]) -> Result<(Self, &[u8]), PatchError> {
        let (head, rest): (PatchHead, _) = postcard::take_from_bytes(bytes)?;
        let tables = Tables::default();
        let Some(table) = tables.any(&head.table) else { return Err(PatchError::Unknown(head.table)) };
        let known = table.names();
        let number = |name: String| known.iter().position(|known| *known == name).ok_or(PatchError::Unknown(name));
        let numbers = head.fields.into_iter().map(number).collect::<Result<Vec<usize>, _>>()?;
        let listed: Fields = numbers.iter().copied().collect();
        let mut values = Vec::new();
        let rest = pass(&mut *table.blank(), &numbers, rest, &mut values)?;
        let stamp = |(time, replica)| Stamp { time, replica: ReplicaId::new(replica) };
        let patch = Self {
            table: table.name(),
            id: Id::from_bytes(head.id),
            fields: if head.whole { Fields::ALL } else { listed },
            listed,
            values,
            deleted: head.deleted,
            over: head.over.into_iter().map(stamp).collect(),
        };
        Ok((patch, rest))
    }
}

impl<R: Record> EditOf<R> {
    /// What it writes.
    pub fn patch(self) -> Option<PatchOf<R>> {
        Edit::from(self).patch().of()
    }
}

impl Tables {
    /// Writes a patch, field by field, where it is later than what stands, or knew of it.
    ///
    /// A record written whole keeps the stamps of fields that have the value already, so that restoring it
    /// does not claim to have changed all of it. Every patch also says whether the record is deleted: who
    /// edits a record wants it to be there, and whoever deletes it at the same time must be asked.
    pub fn apply(&mut self, patch: &Patch, stamp: Stamp) {
        let Some(table) = self.any_mut(patch.table) else { return };
        let Some(number) = table.number(patch.id) else {
            // Deleting what never was leaves nothing behind.
            if !patch.deleted {
                begin(table, patch, stamp);
            }
            return;
        };
        let mut value = table.blank();
        patch.unpack(&mut *value);
        let fields = Fields::of_record(table.names().len()).without(DELETED).and(patch.fields);
        let whole = patch.fields == Fields::ALL;
        let mut row = table.row_mut(number);
        for field in fields.iter() {
            if !whole || !row.record.has_same(&*value, field) {
                row.put(field, &*value, stamp, &patch.over);
            }
        }
        row.put_deleted(patch.deleted, stamp, &patch.over);
    }
}

/// Begins the row of a patch. A patch that writes only some fields of a row that is not there (its shard was damaged) claims
/// nothing of the rest, so that another replica's file can still bring it back.
fn begin(table: &mut dyn AnyTable, patch: &Patch, stamp: Stamp) {
    let number = table.add(patch.id);
    let row = table.row_mut(number);
    patch.unpack(row.record);
    if patch.fields == Fields::ALL {
        *row.stamps = Stamps::all(stamp);
    } else {
        patch.fields.with(DELETED).iter().for_each(|field| row.stamps.set(field, stamp));
    }
}

impl<R: Record> From<PatchOf<R>> for Patch {
    fn from(patch: PatchOf<R>) -> Self {
        let PatchOf { id, fields, value, deleted, over } = patch;
        let packed = Packed::of(&value, R::FIELDS.len());
        let listed = if fields == Fields::ALL { packed.filled } else { fields };
        let values = listed.iter().flat_map(|field| packed.value(field)).copied().collect();
        Self { table: R::TABLE, id, fields, listed, values, deleted, over }
    }
}

/// Passes the values of fields at the front of bytes, and returns the rest: only a record knows how long they are. They are
/// put in the order of the fields, which another version of the program may have in another one.
fn pass<'b>(
    record: &mut dyn AnyRecord,
    numbers: &[usize],
    mut rest: &'b [u8],
    values: &mut Vec<u8>,
) -> Result<&'b [u8], postcard::Error> {
    for field in numbers {
        rest = record.unpack_field(*field, rest)?;
    }
    let in_order: Fields = numbers.iter().copied().collect();
    in_order.iter().try_for_each(|field| record.pack_field(field, values))?;
    Ok(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cooperative, Nik, Text};

    #[test]
    fn a_patch_holds_only_what_changed() {
        let before = Cooperative { nik: Nik::new("6305010020001").unwrap(), ..Default::default() };
        let after = Cooperative { name: Text::new("KUD").unwrap(), ..Default::default() };
        let patch = Edit::from(EditOf::change(Id::new(5, [1; 10]), before.clone(), after)).patch();
        let [nik, name] = ["nik", "name"].map(|field| Cooperative::field(field).unwrap());
        let typed = patch.of::<Cooperative>().unwrap();
        assert_eq!(typed.fields, Fields::NONE.with(nik).with(name));
        assert_eq!((&*typed.value.name, typed.value.nik), ("KUD", None));
        let mut bytes = Vec::new();
        patch.encode(&mut bytes).unwrap();
        bytes.push(7);
        assert_eq!(Patch::decode(&bytes), Ok((patch, &[7][..])));
    }

    #[test]
    fn choosing_the_value_that_stands_writes_it_and_nothing_else() {
        let kept = Cooperative { name: Text::new("KUD").unwrap(), ..Default::default() };
        let name = Cooperative::AT.name;
        let edit = Edit::from(EditOf::settle(Id::new(5, [1; 10]), kept.clone(), kept, name));
        assert_eq!(edit.patch().of::<Cooperative>().unwrap().fields, Fields::NONE.with(name));
        assert_eq!(edit.inverse().patch(), edit.patch());
    }

    #[test]
    fn a_patch_of_another_table_has_nothing_to_say() {
        let edit = Edit::from(EditOf::create(Id::new(5, [1; 10]), Cooperative::default()));
        assert_eq!(edit.patch().of::<crate::domain::Tally>(), None);
        assert!(Patch::decode(&[5, b'o', b't', b'h', b'e', b'r']).is_err());
    }
}
