//! Whether an engine ends with the values that the plan makes one expect. Without that its times mean nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Result, ensure};
use selaras::domain::Id;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::engine::Engine;
use crate::plan::Plan;
use crate::records::{self, Fields};

/// What was compared, and all of it equal but for the choice between values that were written on both sides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Records.
    pub records: usize,
    /// Fields of them that are not empty.
    pub fields: usize,
    /// Fields that both sides wrote, to different values; one of the two must stand.
    pub contested: usize,
    /// Those of them in which the value that was written later stands.
    pub later: usize,
}

/// What the replicas wrote into a record, by field and from the earliest on.
type Writes = BTreeMap<String, Vec<(u64, Value)>>;

/// Compares what an engine has after the merge with the plan; fails where they differ.
pub fn compare<E: Engine>(plan: &Plan, merged: &E) -> Result<Compared> {
    let mut writes = writes(plan)?;
    let mut compared = Compared::default();
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut result = Ok(());
    let mut check = |table: &'static str, id: Id, base: Fields, writes: Writes| {
        *counts.entry(table).or_default() += 1;
        if result.is_ok() {
            result = compare_record(merged, (table, id), base, writes, &mut compared);
        }
    };
    records::each(&plan.base, &mut |table, id, base| {
        check(table, id, base, writes.remove(&(table, id)).unwrap_or_default());
    });
    // What is left belongs to new records.
    writes.into_iter().for_each(|((table, id), writes)| check(table, id, Fields::new(), writes));
    result?;
    for (table, count) in counts {
        ensure!(merged.count(table) == count, "{} records of {table} instead of {count}", merged.count(table));
    }
    Ok(compared)
}

fn writes(plan: &Plan) -> Result<HashMap<(&'static str, Id), Writes>> {
    let mut writes: HashMap<_, Writes> = HashMap::new();
    for step in plan.steps.iter().flatten() {
        let written = step.written()?;
        let record = writes.entry((written.table, written.id)).or_default();
        for (name, value) in written.fields {
            record.entry(name).or_default().push((step.at_ms, value));
        }
    }
    let fields = writes.values_mut().flat_map(BTreeMap::values_mut);
    fields.for_each(|values| values.sort_by_key(|(at_ms, _)| *at_ms));
    Ok(writes)
}

fn compare_record<E: Engine>(
    merged: &E,
    (table, id): (&'static str, Id),
    base: Fields,
    writes: Writes,
    compared: &mut Compared,
) -> Result<()> {
    let mut found = merged.record(table, id).unwrap_or_default();
    let names: BTreeSet<String> = base.keys().chain(writes.keys()).cloned().collect();
    for name in names {
        let was = base.get(&name).cloned().unwrap_or_default();
        let written: Vec<Value> = writes.get(&name).into_iter().flatten().map(|(_, value)| text(value)).collect();
        let value = found.remove(&name).unwrap_or_default();
        let expected = if written.is_empty() { &[text(&was)][..] } else { &written };
        ensure!(expected.contains(&value), "{table} {id} {name}: {value} instead of {expected:?}");
        compared.fields += usize::from(!value.is_null());
        if expected.len() > 1 {
            compared.contested += 1;
            compared.later += usize::from(expected.last() == Some(&value));
        }
    }
    ensure!(found.is_empty(), "{table} {id} has more than it should: {found:?}");
    compared.records += 1;
    Ok(())
}

fn text(value: &Value) -> Value {
    if records::is_whole(value) { Value::String(value.to_string()) } else { value.clone() }
}
