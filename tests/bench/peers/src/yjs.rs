//! Yjs, in its Rust form yrs: one document, in it a map for every table, in that a map for every record.
//!
//! Lists and structures inside a record, which Selaras changes as a whole, are one value here too. Updates are those
//! of the first version of the encoding, which Yjs uses unless it is told otherwise.

use anyhow::{Context, Result};
use selaras::domain::Id;
use selaras::workspace::Tables;
use serde_json::Value;
use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, Map, MapPrelim, MapRef, Number, Out, ReadTxn, StateVector, Transact, TransactionMut, Update};

use crate::engine::{AUTHOR, Engine, drawn};
use crate::plan::{Plan, Step};
use crate::records::{self, Fields};

/// A replica.
pub struct Yjs(Doc);

/// An empty document; the number of a client has 53 bits.
fn document(replica: usize) -> Doc {
    let document = Doc::with_client_id(drawn(replica) >> 11);
    for table in Tables::NAMES {
        document.get_or_insert_map(*table);
    }
    document
}

fn any(value: &Value) -> Any {
    match value {
        Value::Null => Any::Null,
        Value::Bool(truth) => Any::Bool(*truth),
        Value::Number(number) => {
            let whole = number.as_i64().map(Number::Int);
            whole.or_else(|| number.as_f64().map(Number::Float)).map_or(Any::Null, Any::Number)
        }
        Value::String(text) => Any::String(text.as_str().into()),
        Value::Array(list) => Any::Array(list.iter().map(any).collect()),
        Value::Object(members) => {
            Any::Map(std::sync::Arc::new(members.iter().map(|(name, value)| (name.clone(), any(value))).collect()))
        }
    }
}

fn plain(value: &Any) -> Value {
    match value {
        Any::Bool(truth) => Value::Bool(*truth),
        // Large whole numbers are kept as floats, where that loses nothing.
        Any::Number(Number::Int(number)) => Value::from(*number),
        Any::Number(Number::Float(number)) if number.fract() == 0.0 => Value::from(*number as i64),
        Any::Number(Number::Float(number)) => Value::from(*number),
        Any::String(text) => Value::from(&**text),
        Any::Array(list) => list.iter().map(plain).collect(),
        Any::Map(members) => members.iter().map(|(name, value)| (name.clone(), plain(value))).collect(),
        Any::Null | Any::Undefined | Any::Buffer(_) => Value::Null,
    }
}

fn shown(value: &Out) -> Value {
    let Out::Any(any) = value else { return Value::Null };
    let value = plain(any);
    if records::is_whole(&value) { Value::String(value.to_string()) } else { value }
}

fn table(transaction: &impl ReadTxn, name: &str) -> Result<MapRef> {
    transaction.get_map(name).with_context(|| format!("no table '{name}'"))
}

fn create(transaction: &mut TransactionMut<'_>, name: &str, id: Id, fields: &Fields) -> Result<()> {
    let record: MapPrelim = fields.iter().map(|(name, value)| (name.as_str(), any(value))).collect();
    table(transaction, name)?.insert(transaction, id.to_string(), record);
    Ok(())
}

impl Yjs {
    fn update(&self, since: &StateVector) -> Vec<u8> {
        self.0.transact().encode_state_as_update_v1(since)
    }

    fn vector(&self) -> StateVector {
        self.0.transact().state_vector()
    }

    fn apply(&self, update: &[u8]) -> Result<()> {
        self.0.transact_mut().apply_update(Update::decode_v1(update)?)?;
        Ok(())
    }
}

impl Engine for Yjs {
    const NAME: &'static str = "yjs";
    const STORES_FILES: bool = true;

    fn begin(plan: &Plan) -> Result<Self> {
        let document = document(AUTHOR);
        let mut transaction = document.transact_mut();
        let mut result = Ok(());
        records::each(&plan.base, &mut |table, id, fields| {
            if result.is_ok() {
                result = create(&mut transaction, table, id, &fields);
            }
        });
        drop(transaction);
        result.map(|()| Self(document))
    }

    fn replica(&mut self, number: usize) -> Result<Self> {
        let replica = Self(document(number));
        replica.apply(&self.update(&StateVector::default()))?;
        Ok(replica)
    }

    fn commit(&mut self, step: &Step) -> Result<()> {
        let written = step.written()?;
        let mut transaction = self.0.transact_mut();
        if written.is_new {
            return create(&mut transaction, written.table, written.id, &written.fields);
        }
        let record = table(&transaction, written.table)?.get(&transaction, &written.id.to_string());
        let Some(Out::YMap(record)) = record else { anyhow::bail!("no such record") };
        for (name, value) in &written.fields {
            match value {
                Value::Null => drop(record.remove(&mut transaction, name)),
                value => drop(record.insert(&mut transaction, name.as_str(), any(value))),
            }
        }
        Ok(())
    }

    fn stored(&mut self) -> Vec<Vec<u8>> {
        vec![self.file()]
    }

    fn open(parts: &[Vec<u8>]) -> Result<Self> {
        let replica = Self(document(0));
        replica.apply(parts.first().context("nothing is stored")?)?;
        Ok(replica)
    }

    fn file(&mut self) -> Vec<u8> {
        self.update(&StateVector::default())
    }

    fn changes(&mut self, base: &mut Self) -> Option<Vec<u8>> {
        Some(self.update(&base.vector()))
    }

    fn lend(&self) -> Option<Self> {
        None
    }

    fn merge(&mut self, other: &mut Self) -> Result<()> {
        let news = other.update(&self.vector());
        self.apply(&news)
    }

    fn merge_file(&mut self, file: &[u8]) -> Result<()> {
        self.apply(file)
    }

    fn merge_changes(&mut self, file: &[u8]) -> Result<()> {
        self.apply(file)
    }

    fn conflicts(&self) -> Option<usize> {
        None
    }

    fn count(&self, name: &str) -> usize {
        let transaction = self.0.transact();
        table(&transaction, name).map_or(0, |table| table.len(&transaction) as usize)
    }

    fn record(&self, name: &str, id: Id) -> Option<Fields> {
        let transaction = self.0.transact();
        let found = table(&transaction, name).ok()?.get(&transaction, &id.to_string())?;
        let Out::YMap(record) = found else { return None };
        Some(record.iter(&transaction).map(|(name, value)| (name.to_owned(), shown(&value))).collect())
    }
}
