//! Selaras itself: its tables and version vector, without the page around them.

use std::convert::Infallible;

use anyhow::{Context, Result, anyhow};
use selaras::domain::{AreaCode, Id, Record};
use selaras::exchange::json::{self, Author, Moment, Part};
use selaras::i18n::{Lang, explain_refusal};
use selaras::replica::{Clock, DAY_MS, Knowledge, ReplicaId};
use selaras::sample;
use selaras::storage::{self, MemoryShelf, Medium, Store};
use selaras::workspace::merge::{Merged, Theirs, merge};
use selaras::workspace::{Table, TableVisitor, Tables};
use serde_json::Value;

use crate::engine::{Engine, drawn};
use crate::plan::{Plan, Step};
use crate::records::{self, Fields};

/// A replica.
pub struct Selaras {
    tables: Tables,
    seen: Knowledge,
    clock: Clock,
    /// The accounts of the merges, with what it takes to take them back: a merge makes them, so they count.
    merges: Vec<Merged>,
}

impl Selaras {
    fn new(tables: Tables, seen: Knowledge, replica: usize) -> Self {
        let clock = Clock::new(ReplicaId::new(drawn(replica)), 0);
        Self { tables, seen, clock, merges: Vec::new() }
    }

    fn author(&self) -> Author {
        let at = Moment::from_millis(sample::finished_ms());
        Author { office: AreaCode::from_digits(63), replica: self.clock.replica(), at }
    }

    fn take_in(&mut self, theirs: Theirs) {
        // Long after the last edit of any plan, so that no clock seems to run ahead.
        let now_ms = sample::finished_ms() + 1_000 * DAY_MS;
        self.merges.push(merge(&mut self.tables, &mut self.seen, theirs, now_ms));
    }
}

impl Engine for Selaras {
    const NAME: &'static str = "selaras";
    const STORES_FILES: bool = false;

    fn begin(plan: &Plan) -> Result<Self> {
        Ok(Self::new(plan.base.clone(), plan.seen.clone(), crate::engine::AUTHOR))
    }

    fn replica(&mut self, number: usize) -> Result<Self> {
        Ok(Self::new(self.tables.clone(), self.seen.clone(), number))
    }

    fn commit(&mut self, step: &Step) -> Result<()> {
        let stamp = self.clock.tick(step.at_ms, &self.seen);
        self.tables.apply(&step.edit.patch(), stamp);
        self.seen.observe(stamp);
        Ok(())
    }

    /// The vector, as the manifest has it, and the shards, each after a line with its table.
    fn stored(&mut self) -> Vec<Vec<u8>> {
        let medium = Medium::Shelf.for_rows(self.tables.rows());
        let mut parts = vec![serde_json::to_vec(&self.seen).expect("a vector has a JSON form")];
        let mut store = Store::begin(MemoryShelf::new(0)).expect("an empty shelf opens");
        let plan = store.plan_layout(&self.tables, &self.seen, medium, true);
        parts.extend(plan.map(|job| [job.table().as_bytes(), b"\n", &job.pack(&self.tables)].concat()));
        parts
    }

    fn open(parts: &[Vec<u8>]) -> Result<Self> {
        let (seen, shards) = parts.split_first().context("nothing is stored")?;
        let mut tables = Tables::default();
        for shard in shards {
            let mut lines = shard.splitn(2, |byte| *byte == b'\n');
            let (table, bytes) = lines.next().zip(lines.next()).context("not a shard")?;
            storage::load_shard(&mut tables, std::str::from_utf8(table)?, bytes, 1)?;
        }
        Ok(Self::new(tables, serde_json::from_slice(seen)?, 0))
    }

    fn file(&mut self) -> Vec<u8> {
        json::write(&self.tables, &self.seen, self.author(), &mut |_, _| {})
    }

    fn changes(&mut self, base: &mut Self) -> Option<Vec<u8>> {
        let part = Part { since: Some(base.seen.all().clone()), ..Part::default() };
        Some(json::write_part(&self.tables, &self.seen, self.author(), &part, &mut |_, _| {}))
    }

    fn lend(&self) -> Option<Self> {
        let (tables, seen, clock) = (self.tables.clone(), self.seen.clone(), self.clock.clone());
        Some(Self { tables, seen, clock, merges: Vec::new() })
    }

    fn merge(&mut self, other: &mut Self) -> Result<()> {
        self.take_in(Theirs::whole(std::mem::take(&mut other.tables), other.seen.clone()));
        Ok(())
    }

    fn merge_file(&mut self, file: &[u8]) -> Result<()> {
        let read = json::read(file, &mut |_, _| {});
        let incoming = read.map_err(|refusal| anyhow!(explain_refusal(Lang::En, &refusal)))?;
        self.take_in(incoming.theirs());
        Ok(())
    }

    fn merge_changes(&mut self, file: &[u8]) -> Result<()> {
        self.merge_file(file)
    }

    fn conflicts(&self) -> Option<usize> {
        Some(self.tables.conflicts().len())
    }

    fn count(&self, table: &str) -> usize {
        self.tables.counts().into_iter().find(|(name, _)| *name == table).map_or(0, |(_, count)| count)
    }

    fn record(&self, table: &str, id: Id) -> Option<Fields> {
        let mut find = Find { id, found: None };
        let Ok(()) = self.tables.visit_one(table, &mut find);
        find.found
    }
}

struct Find {
    id: Id,
    found: Option<Fields>,
}

impl TableVisitor for Find {
    type Error = Infallible;
    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Infallible> {
        self.found = table.get_live(self.id).map(|row| {
            let text = |value| if records::is_whole(&value) { Value::String(value.to_string()) } else { value };
            records::fields(&row.value).into_iter().map(|(name, value)| (name, text(value))).collect()
        });
        Ok(())
    }
}
