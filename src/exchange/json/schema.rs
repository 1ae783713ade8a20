//! The JSON Schema of the file, made of the same declarations as the program, so that the two never part.

use super::{FORMAT, VERSION, keys};
use crate::domain::{Field, Id, Record};
use crate::workspace::{Table, TableVisitor, Tables};
use serde_json::{Map, Value, json};

/// The JSON Schema (draft 2020-12) of a Selaras file.
pub fn schema() -> Value {
    let mut tables = Describe(Map::new());
    let Ok(()) = Tables::default().visit(&mut tables);
    let section = |doc: &str| {
        json!({
            "description": doc,
            "type": "object",
            "properties": Value::Object(
                tables.0.keys().map(|name| (name.clone(), json!({
                    "type": "array", "items": { "$ref": format!("#/$defs/{name}") }
                }))).collect()
            ),
            "additionalProperties": false,
        })
    };
    let (records, deleted) = (
        section("The records, by table, ordered by id."),
        section("Deleted records, kept so that the deletion travels and can be undone."),
    );
    let mut definitions = tables.0;
    definitions.insert("stamp".to_owned(), json!({
        "description": "When and by whom a field was last changed: milliseconds since 1970 in the upper 48 of 64 bits and a counter in the lower 16, then the replica; hexadecimal.",
        "type": "string",
        "pattern": "^[0-9a-f]{16}-[0-9a-f]{16}$",
    }));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Selaras file",
        "description": "A workspace of an office for cooperatives and UMKM.",
        "type": "object",
        "required": ["format", "version", "exported_at", "office", "replica", "clock", "records"],
        "properties": {
            "format": { "const": FORMAT },
            "version": { "type": "integer", "minimum": 1, "maximum": VERSION },
            "redacted": {
                "description": "True in a file for the public: names and contacts of persons, exact positions, notes and sources are left out. Such a file cannot be merged. Absent otherwise.",
                "type": "boolean",
            },
            "exported_at": { "type": "string", "format": "date-time" },
            "office": crate::domain::AreaCode::schema(),
            "replica": { "type": "string", "pattern": "^[0-9a-f]{16}$" },
            "program": { "type": "string" },
            "clock": {
                "description": "For every replica the author had heard of, the latest of its changes seen.",
                "type": "object",
                "additionalProperties": { "$ref": "#/$defs/stamp" },
            },
            "ahead": {
                "description": "For replicas whose clock ran more than a day ahead of the author's, the latest of those of their changes that did, as far as they were seen.",
                "type": "object",
                "additionalProperties": { "$ref": "#/$defs/stamp" },
            },
            "heard": {
                "description": "Single changes that the author has seen beyond those of the clock.",
                "type": "array",
                "items": { "$ref": "#/$defs/stamp" },
            },
            "beyond": {
                "description": "Records of which the author has seen more than of all: those that came in files that hold a part, with the clocks of these files.",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["clock", "records"],
                    "properties": {
                        "clock": { "type": "object", "additionalProperties": { "$ref": "#/$defs/stamp" } },
                        "ahead": { "type": "object", "additionalProperties": { "$ref": "#/$defs/stamp" } },
                        "heard": { "type": "array", "items": { "$ref": "#/$defs/stamp" } },
                        "records": { "description": "Ids of records, of whatever table.", "type": "array", "items": Id::schema() },
                    },
                },
            },
            "part": {
                "description": "Which part of its author's records the file holds: those for which every condition given is true. Absent when it holds all.",
                "type": "object",
                "properties": {
                    "districts": { "description": "Records of these districts, and the codebook of causes.", "type": "array", "items": crate::domain::AreaCode::schema() },
                    "followed": { "description": "Only records of cooperatives that have a case.", "type": "boolean" },
                    "tables": { "description": "Records of these tables.", "type": "array", "items": { "type": "string" } },
                    "since": {
                        "description": "Records that were changed after this had been seen.",
                        "type": "object",
                        "required": ["all_until"],
                        "properties": {
                            "all_until": { "type": "object", "additionalProperties": { "$ref": "#/$defs/stamp" } },
                            "single": { "type": "array", "items": { "$ref": "#/$defs/stamp" } },
                        },
                    },
                },
            },
            "totals": {
                "type": "object",
                "additionalProperties": { "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 } },
            },
            "records": records,
            "deleted": deleted,
            "digest": {
                "description": "SHA-256 over the UTF-8 text of the values of records and deleted as they stand in the file.",
                "type": "string",
                "pattern": "^sha256-[0-9a-f]{64}$",
            },
        },
        "$defs": definitions,
    })
}

struct Describe(Map<String, Value>);

impl TableVisitor for Describe {
    type Error = std::convert::Infallible;
    fn visit<R: Record>(&mut self, _: &Table<R>) -> Result<(), Self::Error> {
        let mut properties = Map::new();
        let mut required = vec![keys::ID, keys::STAMPS];
        properties.insert(keys::ID.to_owned(), Id::schema());
        for (number, field) in R::FIELDS.iter().enumerate() {
            let mut schema = R::field_schema(number);
            schema["description"] = R::field_doc(number).trim().into();
            properties.insert(field.name.to_owned(), schema);
            required.extend(field.required.then_some(field.name));
        }
        properties.insert(
            keys::STAMPS.to_owned(),
            json!({
                "description": "The stamp of every field, or one by field; '*' stands for all others.",
                "anyOf": [
                    { "$ref": "#/$defs/stamp" },
                    { "type": "object", "additionalProperties": { "$ref": "#/$defs/stamp" } },
                ],
            }),
        );
        properties.insert(
            keys::RIVALS.to_owned(),
            json!({
                "description": "Values that someone wrote without knowing of those that stand, until a person chooses. Absent when there are none; '_deleted' stands for deletion.",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["field", "value", "stamp"],
                    "properties": {
                        "field": { "type": "string" },
                        "value": true,
                        "stamp": { "$ref": "#/$defs/stamp" },
                    },
                },
            }),
        );
        let definition = json!({
            "description": R::DOC.trim(),
            "type": "object",
            "required": required,
            "properties": properties,
        });
        self.0.insert(R::TABLE.to_owned(), definition);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::made_up::Training;

    #[test]
    fn the_schema_says_of_every_reference_to_which_table_it_is() {
        let mut describe = Describe(Map::new());
        let Ok(()) = describe.visit(&Table::<Training>::default());
        let properties = &describe.0["trainings"]["properties"];
        let (cooperative, training) = ("#/$defs/cooperatives/properties/id", "#/$defs/trainings/properties/id");
        assert_eq!(properties["cooperative"]["$ref"], cooperative);
        assert_eq!(properties["trainer"]["anyOf"][0]["$ref"], cooperative);
        assert_eq!(properties["guests"]["items"]["$ref"], cooperative);
        assert_eq!(properties["after"]["anyOf"][0]["$ref"], training);
        assert_eq!(properties["about"]["anyOf"][0], Id::schema());
    }
}
