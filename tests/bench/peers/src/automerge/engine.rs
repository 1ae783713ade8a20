//! One document, in it a map for every table, in that a map for every record.
//!
//! Every edit is a change of its own, as when a person saves a form. Lists and structures inside a record, which
//! Selaras changes as a whole, are one value here too: the text of their JSON.

use std::collections::HashMap;

use super::library::transaction::{CommitOptions, Transactable};
use super::library::{ActorId, AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value as Found, hydrate};
use anyhow::{Context, Result, anyhow};
use selaras::domain::Id;
use selaras::sample;
use selaras::workspace::Tables;
use serde_json::Value;

use crate::engine::{AUTHOR, Engine, drawn};
use crate::plan::{Plan, Step};
use crate::records::{self, Fields};

/// A replica.
pub struct Automerge(AutoCommit);

fn actor(replica: usize) -> ActorId {
    let drawn = drawn(replica).to_be_bytes();
    ActorId::from([drawn, drawn].concat())
}

fn scalar(value: &Value) -> ScalarValue {
    match value {
        Value::Null => ScalarValue::Null,
        Value::Bool(truth) => ScalarValue::Boolean(*truth),
        Value::Number(number) => number.as_i64().map_or(ScalarValue::Null, ScalarValue::Int),
        Value::String(text) => ScalarValue::Str(text.as_str().into()),
        Value::Array(_) | Value::Object(_) => ScalarValue::Str(value.to_string().into()),
    }
}

fn plain(value: &Found<'_>) -> Value {
    let Found::Scalar(scalar) = value else { return Value::Null };
    match scalar.as_ref() {
        ScalarValue::Boolean(truth) => Value::Bool(*truth),
        ScalarValue::Int(number) => Value::from(*number),
        ScalarValue::Str(text) => Value::from(text.as_str()),
        _ => Value::Null,
    }
}

fn map<'k>(entries: impl Iterator<Item = (&'k str, hydrate::Value)>) -> hydrate::Value {
    entries.collect::<HashMap<_, _>>().into()
}

impl Automerge {
    fn map(&self, parent: &ObjId, key: &str) -> Option<ObjId> {
        let (value, id) = self.0.get(parent, key).ok().flatten()?;
        value.is_object().then_some(id)
    }

    fn commit_at(&mut self, at_ms: u64) {
        self.0.commit_with(CommitOptions::default().with_time((at_ms / 1_000) as i64));
    }

    fn write(&mut self, record: &ObjId, fields: &Fields) -> Result<()> {
        for (name, value) in fields {
            match value {
                Value::Null => self.0.delete(record, name.as_str())?,
                value => self.0.put(record, name.as_str(), scalar(value))?,
            }
        }
        Ok(())
    }

    fn create(&mut self, table: &str, id: Id, fields: &Fields) -> Result<()> {
        let table = self.map(&ROOT, table).ok_or_else(|| anyhow!("no table '{table}'"))?;
        let record = self.0.put_object(&table, id.to_string(), ObjType::Map)?;
        self.write(&record, fields)
    }

    fn conflicts_in(&self, table: &ObjId) -> usize {
        let records = self.0.map_range(table, ..);
        records.map(|item| usize::from(item.conflict) + self.conflicts_of(&item.id())).sum()
    }

    fn conflicts_of(&self, record: &ObjId) -> usize {
        self.0.map_range(record, ..).filter(|item| item.conflict).count()
    }
}

impl Engine for Automerge {
    const NAME: &'static str = super::NAME;
    const STORES_FILES: bool = true;

    fn begin(plan: &Plan) -> Result<Self> {
        // In one go: creating record by record copies the columns of the document every time.
        let mut tables: HashMap<&str, (Vec<String>, Vec<hydrate::Value>)> =
            Tables::NAMES.iter().map(|table| (*table, Default::default())).collect();
        records::each(&plan.base, &mut |table, id, fields| {
            let (ids, records) = tables.entry(table).or_default();
            ids.push(id.to_string());
            records.push(map(fields.iter().map(|(name, value)| (name.as_str(), scalar(value).into()))));
        });
        let tables: HashMap<&str, hydrate::Value> = tables
            .iter_mut()
            .map(|(table, (ids, records))| (*table, map(ids.iter().map(String::as_str).zip(records.drain(..)))))
            .collect();
        let mut replica = Self(AutoCommit::new().with_actor(actor(AUTHOR)));
        replica.0.init_root_from_hydrate(&tables.into())?;
        replica.commit_at(sample::finished_ms());
        Ok(replica)
    }

    fn replica(&mut self, number: usize) -> Result<Self> {
        Ok(Self(self.0.fork().with_actor(actor(number))))
    }

    fn commit(&mut self, step: &Step) -> Result<()> {
        let written = step.written()?;
        if written.is_new {
            self.create(written.table, written.id, &written.fields)?;
        } else {
            let table = self.map(&ROOT, written.table).context("no such table")?;
            let record = self.map(&table, &written.id.to_string()).context("no such record")?;
            self.write(&record, &written.fields)?;
        }
        self.commit_at(step.at_ms);
        Ok(())
    }

    fn stored(&mut self) -> Vec<Vec<u8>> {
        vec![self.0.save()]
    }

    fn open(parts: &[Vec<u8>]) -> Result<Self> {
        Ok(Self(AutoCommit::load(parts.first().context("nothing is stored")?)?))
    }

    fn file(&mut self) -> Vec<u8> {
        self.0.save()
    }

    fn changes(&mut self, base: &mut Self) -> Option<Vec<u8>> {
        Some(self.0.save_after(&base.0.get_heads()))
    }

    fn lend(&self) -> Option<Self> {
        None
    }

    fn merge(&mut self, other: &mut Self) -> Result<()> {
        self.0.merge(&mut other.0)?;
        Ok(())
    }

    fn merge_file(&mut self, file: &[u8]) -> Result<()> {
        self.0.merge(&mut AutoCommit::load(file)?)?;
        Ok(())
    }

    fn merge_changes(&mut self, file: &[u8]) -> Result<()> {
        self.0.load_incremental(file)?;
        Ok(())
    }

    fn conflicts(&self) -> Option<usize> {
        let tables = Tables::NAMES.iter().filter_map(|table| self.map(&ROOT, table));
        Some(tables.map(|table| self.conflicts_in(&table)).sum())
    }

    fn count(&self, table: &str) -> usize {
        self.map(&ROOT, table).map_or(0, |table| self.0.length(&table))
    }

    fn record(&self, table: &str, id: Id) -> Option<Fields> {
        let record = self.map(&self.map(&ROOT, table)?, &id.to_string())?;
        let value = |key: &str| self.0.get(&record, key).ok().flatten().map(|(value, _)| plain(&value));
        Some(self.0.keys(&record).filter_map(|key| value(&key).map(|value| (key, value))).collect())
    }
}
