//! Any record of any table, drawn from its declaration: what is declared anew is in the property tests by that alone.

use super::{BothVisitor, Table, TableVisitor, TableVisitorMut, Tables};
use crate::domain::territory::Territory;
use crate::domain::{Date, Id, KnownBy, Record};
use crate::replica::{Extra, ExtraRival, ReplicaId, Row, Stamp};
use serde_json::{Map, Value, json};
use std::convert::Infallible;

const NOW: u64 = 1_790_000_000_000;
/// So many records of a table there are to be drawn.
pub(crate) const RECORDS: u64 = 3;
/// Texts that somebody somewhere reads as something else.
const TEXTS: &[&str] = &[
    "KUD Maju",
    "Éka “Sejahtera” & 𝕏",
    "</td><b>tebal</b>",
    "=1+1",
    "dua\nbaris",
    "63.05",
    "null",
    "\\\"\u{2028}",
    "12/BH/X/1990",
    "2024-05-13",
];

/// Where what is drawn comes from: the same seed always draws the same.
pub(crate) struct Chance(oorandom::Rand64);

impl Chance {
    pub(crate) fn of(seed: u64) -> Self {
        Self(oorandom::Rand64::new(u128::from(seed)))
    }

    /// A number below another.
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.0.rand_range(0..most)
    }

    /// Whether it is one of so many cases.
    fn is_one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u64) as usize]
    }

    /// A whole number between two, often one of these.
    fn whole(&mut self, least: i64, most: i64) -> i64 {
        match self.below(8) {
            0 => least,
            1 => most,
            2 => 0.clamp(least, most),
            _ => least + self.below(most.abs_diff(least).min(1 << 40)) as i64,
        }
    }

    /// A stamp of one of a few replicas.
    fn stamp(&mut self) -> Stamp {
        Stamp { time: self.below(1 << 57), replica: ReplicaId::new(self.below(4)) }
    }
}

/// A value that a schema admits, of those that are not null.
fn value(schema: &Value, chance: &mut Chance) -> Value {
    let bound = |key: &str| schema[key].as_i64().unwrap_or_else(|| panic!("say how to draw {schema}"));
    match schema["type"].as_str() {
        // The id of another record.
        None if schema["$ref"].is_string() => plain_id("", chance.below(RECORDS)).to_string().into(),
        None if schema["anyOf"][1]["type"] == "null" => value(&schema["anyOf"][0], chance),
        Some("boolean") => chance.is_one_in(2).into(),
        Some("integer") => chance.whole(bound("minimum"), bound("maximum")).into(),
        // As many digits behind the point as are told of a place.
        Some("number") => (chance.whole(bound("minimum") * 4, bound("maximum") * 4) as f64 / 4.0).into(),
        Some("array") => (0..chance.below(3)).map(|_| value(&schema["items"], chance)).collect(),
        Some("object") => object(schema, chance),
        Some("string") => text(schema, chance).into(),
        _ => panic!("say how to draw {schema}"),
    }
}

fn object(schema: &Value, chance: &mut Chance) -> Value {
    let required = |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|one| one == name));
    let mut object = Map::new();
    for (name, of) in schema["properties"].as_object().into_iter().flatten() {
        if required(name) || chance.is_one_in(2) {
            object.insert(name.clone(), value(of, chance));
        }
    }
    object.into()
}

fn text(schema: &Value, chance: &mut Chance) -> String {
    if let Some(codes) = schema["examples"].as_array() {
        // Now and then one of a newer version.
        let known = chance.one(codes).as_str().unwrap_or_default().to_owned();
        return if chance.is_one_in(8) { format!("new-{}", chance.below(3)) } else { known };
    }
    match (schema["format"].as_str(), schema["pattern"].as_str(), schema["maxLength"].as_u64()) {
        (Some("date"), ..) => {
            let [year, month, day] = [150, 12, 28].map(|most| chance.below(most));
            Date::new(1950 + year as i32, 1 + month as u8, 1 + day as u8).expect("a day").to_string()
        }
        (Some("uuid"), ..) => plain_id("", chance.below(RECORDS)).to_string(),
        (None, Some(_), None) => chance.one(Territory::current().districts).code.to_string(),
        (None, None, Some(most)) if chance.is_one_in(30) => "é".repeat(most.min(5_000) as usize),
        (None, None, Some(most)) => chance.one(TEXTS).chars().take(most as usize).collect(),
        _ => panic!("say how to draw {schema}"),
    }
}

/// An id as it is drawn for a record.
fn plain_id(table: &str, number: u64) -> Id {
    let mut chance = [number as u8; 10];
    table.bytes().zip(&mut chance[1..]).for_each(|(byte, place)| *place = byte);
    Id::new(NOW, chance)
}

/// Fills the fields of a record that must be there, and of the others about one of so many.
fn fill<R: Record>(record: &mut R, chance: &mut Chance, one_in: u64) {
    for (field, info) in R::FIELDS.iter().enumerate() {
        if info.required || chance.is_one_in(one_in) {
            set(record, field, chance);
        }
    }
}

fn set<R: Record>(record: &mut R, field: usize, chance: &mut Chance) {
    let value = value(&R::field_schema(field), chance);
    let (name, table) = (R::NAMES[field], R::TABLE);
    record.set_json(field, &value).unwrap_or_else(|error| panic!("{name} of {table} refuses {value}: {error}"));
}

/// The record of a table that bears a number, and its id: what it is known by, and to what it belongs, is always the same.
pub(crate) fn numbered<R: Record>(number: u64) -> (Id, R) {
    let mut chance = Chance::of(number);
    loop {
        let mut record = R::default();
        // The first has every field, the others fewer: what a record is known by is drawn only here.
        fill(&mut record, &mut chance, number + 1);
        let owner = R::OWNER.map(|table| id_of(table, number));
        owner.into_iter().for_each(|owner| record.set_owner(owner));
        let id = match R::KNOWN_BY {
            KnownBy::Drawn | KnownBy::Content => Some(plain_id(R::TABLE, number)),
            KnownBy::Numbered(id) => Some(id(owner.unwrap_or_default(), 1)),
            KnownBy::Derived { id, .. } => id(&record),
        };
        // What it is drawn to say may be impossible: two that are different and the same.
        if let Some(id) = id {
            return (id, record);
        }
    }
}

/// The id of the record of a table that bears a number.
fn id_of(table: &str, number: u64) -> Id {
    struct Look(u64, Id);
    impl TableVisitor for Look {
        type Error = Infallible;
        fn visit<R: Record>(&mut self, _: &Table<R>) -> Result<(), Infallible> {
            self.1 = numbered::<R>(self.0).0;
            Ok(())
        }
    }
    let mut look = Look(number, Id::default());
    let Some(Ok(())) = Tables::default().look(table, &mut look) else { panic!("there is no table {table}") };
    look.1
}

/// What a record may become: some of its fields say something else, and what it is known by stays.
pub(crate) fn changed<R: Record>(before: &R, chance: &mut Chance) -> R {
    let mut after = before.clone();
    let (mut other, emptied) = (R::default(), R::default());
    fill(&mut other, chance, 2);
    for field in (0..R::FIELDS.len()).filter(|_| chance.is_one_in(6)).collect::<Vec<_>>() {
        let mut with = after.clone();
        let is_emptied = !R::FIELDS[field].required && chance.is_one_in(4);
        with.take(field, if is_emptied { &emptied } else { &other });
        let is_known = match R::KNOWN_BY {
            KnownBy::Derived { id, .. } => id(&with) == id(before),
            _ => true,
        };
        if is_known && with.owner() == before.owner() {
            after = with;
        }
    }
    after
}

/// Tables with some records each, with their stamps, with values that stand aside and fields of a newer version.
pub(crate) fn tables(seed: u64) -> Tables {
    struct Draw(Chance);
    impl TableVisitorMut for Draw {
        type Error = Infallible;
        fn visit<R: Record>(&mut self, table: &mut Table<R>) -> Result<(), Infallible> {
            for number in (0..RECORDS).filter(|_| self.0.is_one_in(2)).collect::<Vec<_>>() {
                table.insert(row(number, &mut self.0));
            }
            Ok(())
        }
    }
    let mut tables = Tables::default();
    let Ok(()) = tables.visit_mut(&mut Draw(Chance::of(seed)));
    tables
}

fn row<R: Record>(number: u64, chance: &mut Chance) -> Row<R> {
    let (id, value) = numbered::<R>(number);
    let base = chance.stamp();
    let mut row = Row::new(id, changed(&value, chance), base);
    for _ in 0..chance.below(4) {
        row.stamps.set(chance.below(R::FIELDS.len() as u64) as usize, chance.stamp());
    }
    row.deleted = chance.is_one_in(4);
    for _ in 0..chance.below(3) {
        let (stamp, deleted, rival) = (chance.stamp(), chance.is_one_in(2), changed(&value, chance));
        for field in [chance.below(R::FIELDS.len() as u64) as usize, Row::<R>::DELETED] {
            if stamp < row.stamps.of(field) {
                row.rivals.insert(stamp, field, &rival, deleted);
            }
        }
    }
    row.extra = chance.is_one_in(4).then(|| {
        Box::new(Extra {
            values: [("mood".to_owned(), json!({ "a": [1, null] }))].into(),
            stamps: [("mood".to_owned(), base)].into(),
            rivals: vec![ExtraRival { field: "mood".to_owned(), stamp: Stamp::default(), value: 5.into() }],
        })
    });
    row
}

/// The first table in which two hold different rows, in whatever order these came.
pub(crate) fn differing(ours: &Tables, theirs: &Tables) -> Option<&'static str> {
    struct Compare(Option<&'static str>);
    impl BothVisitor for Compare {
        fn visit<R: Record>(&mut self, ours: &Table<R>, theirs: &Table<R>) {
            let [ours, theirs] = [ours, theirs].map(|table| {
                let mut rows: Vec<&Row<R>> = table.rows().iter().collect();
                rows.sort_by_key(|row| row.id);
                rows
            });
            if self.0.is_none() && ours != theirs {
                self.0 = Some(R::TABLE);
            }
        }
    }
    let mut compare = Compare(None);
    ours.visit_both(theirs, &mut compare);
    compare.0
}

mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn every_field_of_every_table_is_drawn_in_many_ways() {
        struct Note(BTreeMap<(&'static str, &'static str), BTreeSet<String>>);
        impl TableVisitor for Note {
            type Error = Infallible;
            fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
                for (field, info) in R::FIELDS.iter().enumerate() {
                    let values = table.rows().iter().map(|row| row.value.to_json(field).to_string());
                    self.0.entry((R::TABLE, info.name)).or_default().extend(values);
                }
                Ok(())
            }
        }
        let mut drawn = Note(BTreeMap::new());
        for seed in 0..400 {
            let Ok(()) = tables(seed).visit(&mut drawn);
        }
        let named: BTreeSet<_> = drawn.0.keys().map(|(table, _)| *table).collect();
        assert_eq!(named, Tables::NAMES.iter().copied().collect());
        // What a record is known by is one for each of them; all else changes.
        for ((table, field), values) in drawn.0 {
            assert!(values.len() >= 2, "{field} of {table} is always {values:?}");
        }
    }

    #[test]
    fn what_a_record_is_known_by_does_not_change() {
        struct Look(Chance);
        impl TableVisitor for Look {
            type Error = Infallible;
            fn visit<R: Record>(&mut self, _: &Table<R>) -> Result<(), Infallible> {
                for number in 0..RECORDS {
                    let (id, record) = numbered::<R>(number);
                    assert_eq!(numbered::<R>(number).0, id);
                    if let KnownBy::Derived { id: derive, .. } = R::KNOWN_BY {
                        assert_eq!(derive(&changed(&record, &mut self.0)), Some(id), "{}", R::TABLE);
                    }
                }
                Ok(())
            }
        }
        let Ok(()) = Tables::default().visit(&mut Look(Chance::of(1)));
    }
}
