//! What of a workspace may be read by anyone: ministry, universities, press.
//!
//! A redacted file tells everything about cooperatives and nothing about persons. Out go names of officers,
//! telephones, e-mail, street addresses (the office of a small cooperative is often the house of its chair),
//! the exact position, and every text that people write freely, because it may name someone. What stays is
//! what figures are made of: the cooperative's own name and numbers, legal data, classification, area,
//! status, counts and money. Of fields that hold either a code or a text only the code stays. People write what they
//! like also where a number is asked for, so numbers stay only in the form that such a number has, and codes only where this
//! version knows them. Each record declares it of each of its fields ([`Privacy`]).
//! The id of an enterprise follows from the NIK of its owner, and so do those of an application for financing, of a participant of
//! a course and of a companion from the NIK of a person; of those there are so few that all can be tried: here they are numbered
//! instead.
//!
//! It shows what the register says, not how it came to say so: deleted records, values that stand aside,
//! decisions between values, and fields of newer versions are not in it at all. Of a table whose fields are all private
//! nothing is.

use crate::domain::{Companion, Enterprise, Expectation, Financing, Id, Privacy, Record, Trainee};
use crate::replica::Row;
use crate::workspace::{FillVisitor, Table, Tables};
use serde_json::Value;
use std::collections::BTreeSet;

/// The tables of which nothing is public: how offices came to agree. A decision also repeats values that were rejected.
pub fn withheld() -> impl Iterator<Item = &'static str> {
    let is_private = |table: &&str| Tables::fields_of(table).iter().all(|info| info.privacy == Privacy::Private);
    Tables::NAMES.iter().copied().filter(is_private)
}

/// The workspace as anyone may read it: of records that are not deleted, and do not belong to one that is, the public fields
/// and what may be told of those that are public in part. Codes that this version does not know are left out, and with them
/// a record that would say nothing, or something else, without.
///
/// The stamps stay, so that a reader sees how old a value is; but the emptied fields have them too, and so a
/// redacted workspace must never be merged into another: [`json`](super::json) marks the files made of it, and
/// refuses them.
pub fn redact(tables: &Tables) -> Tables {
    struct Publish<'t>(&'t Tables);
    impl FillVisitor for Publish<'_> {
        fn visit<R: Record>(&mut self, from: &Table<R>, to: &mut Table<R>) {
            if withheld().all(|table| table != R::TABLE) {
                publish(self.0, from, to);
            }
        }
    }
    tables.fill(&mut Publish(tables))
}

/// What is public of a table.
fn publish<R: Record>(tables: &Tables, table: &Table<R>, published: &mut Table<R>) {
    let is_public = |field: &usize| R::FIELDS[*field].privacy == Privacy::Public;
    let public: Vec<usize> = (0..R::FIELDS.len()).filter(is_public).collect();
    let codes = Codes::of::<R>();
    let mut numbered = Numbered::of::<R>(tables);
    for row in table.live().filter(|row| tables.has_owners(&row.value)) {
        let mut value = R::default();
        public.iter().for_each(|field| value.take(*field, &row.value));
        if !codes.leave_known(&mut value) {
            continue;
        }
        value.tell(&row.value);
        let id = numbered.as_mut().map_or(Some(row.id), |numbered| numbered.id(row.id, &mut value));
        let Some(id) = id else { continue };
        published.insert(Row { stamps: row.stamps.clone(), ..Row::new(id, value, row.stamps.base()) });
    }
}

/// The tables whose ids follow from numbers of persons.
const OF_PERSONS: [&str; 4] = [Enterprise::TABLE, Financing::TABLE, Companion::TABLE, Trainee::TABLE];

/// Ids that follow from nothing that is private, for the records that are, belong to, or refer to, what [`OF_PERSONS`] holds: each
/// has the number of its place among all that are not deleted, which are ordered by ids in which no order is.
struct Numbered {
    /// What the records are, or belong to; none where they only refer to it.
    root: Option<&'static str>,
    /// The ids of every such table, in order.
    ids: Vec<(&'static str, Vec<Id>)>,
    /// How many records of the table have been numbered.
    given: u64,
}

impl Numbered {
    /// Those of a table; none where its records are, belong to and refer to something else.
    fn of<R: Record>(tables: &Tables) -> Option<Self> {
        let is_of = |table: Option<&str>| OF_PERSONS.into_iter().find(|of| table == Some(of));
        let root = is_of(Some(R::TABLE)).or_else(|| is_of(R::OWNER));
        let refers = R::FIELDS.iter().any(|info| is_of(info.refers).is_some());
        let live = |table: &'static str| {
            let rows = tables.any(table).into_iter().flat_map(|table| table.each());
            let mut ids: Vec<Id> = rows.filter(|row| !row.is_deleted()).map(|row| row.id()).collect();
            ids.sort_unstable();
            (table, ids)
        };
        (root.is_some() || refers).then(|| Self { root, ids: OF_PERSONS.map(live).to_vec(), given: 0 })
    }

    /// The number of a record; that of one which is not there leads nowhere.
    fn number(&self, table: &str, id: Id) -> Option<Id> {
        let (table, ids) = self.ids.iter().find(|(of, _)| *of == table)?;
        let place = ids.binary_search(&id).map_or(u64::MAX, |place| place as u64);
        Some(number_of(table, place))
    }

    /// The id of the next record, which belongs and refers from now on to what stands in the place of others; none where that to
    /// which it belongs is not there.
    fn id<R: Record>(&mut self, id: Id, value: &mut R) -> Option<Id> {
        let is_there =
            |table: &str, id: Id| self.ids.iter().any(|(of, ids)| *of == table && ids.binary_search(&id).is_ok());
        let owner = value.owner();
        // What belongs to something that is no person keeps it.
        let root = self.root.filter(|root| *root != R::TABLE);
        if owner.is_some_and(|owner| root.is_some_and(|root| !is_there(root, owner))) {
            return None;
        }
        value.follow(&|table, id| self.number(table, id));
        if self.root == Some(R::TABLE) {
            return self.number(R::TABLE, id);
        }
        if self.root.is_none() {
            return Some(id);
        }
        self.given += 1;
        Some(number_of(R::TABLE, self.given))
    }
}

/// The id of that number.
fn number_of(table: &str, number: u64) -> Id {
    Id::derived(table, Id::default(), format_args!("public/{number}"))
}

/// The fields of a table that hold codes, and the codes that this version knows of each. Any other is a text of somebody's
/// own: of a newer version, or typed into a file.
struct Codes(Vec<(usize, BTreeSet<String>)>);

impl Codes {
    fn of<R: Record>() -> Self {
        let coded = |field: &usize| R::FIELDS[*field].expects == Expectation::Code;
        let known = |field| (field, known_codes(&R::field_schema(field)));
        Self((0..R::FIELDS.len()).filter(coded).map(known).collect())
    }

    /// Empties fields that hold other codes, and says whether the record can do without.
    fn leave_known<R: Record>(&self, value: &mut R) -> bool {
        let (mut is_whole, nothing) = (true, R::default());
        for (field, known) in &self.0 {
            let Value::String(code) = value.to_json(*field) else { continue };
            if !known.contains(&code) && !is_own_cause(R::NAMES[*field], &code) {
                is_whole &= !R::FIELDS[*field].required;
                value.take(*field, &nothing);
            }
        }
        is_whole
    }
}

/// The codes that a schema gives as examples: all that are known.
fn known_codes(schema: &Value) -> BTreeSet<String> {
    let one = schema.get("anyOf").and_then(|either| either.get(0)).unwrap_or(schema);
    let listed = one.get("examples").and_then(Value::as_array).into_iter().flatten();
    listed.filter_map(|code| code.as_str().map(str::to_owned)).collect()
}

/// Whether a code is that of a cause of an office's own: three letters and at most three digits, as the codebook asks for.
fn is_own_cause(field: &str, code: &str) -> bool {
    let is_formed = |(letters, number): (&str, &str)| {
        letters.len() == 3
            && letters.bytes().all(|byte| byte.is_ascii_lowercase())
            && (1..=3).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(field, "cause" | "code") && code.split_once('-').is_some_and(is_formed)
}

#[cfg(test)]
mod tests;
