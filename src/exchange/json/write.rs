//! Writing a file.

use super::record::Written;
use super::{FORMAT, Moment, Part, Progress, VERSION, digest::digest};
use crate::domain::{AreaCode, DeclaredStatus, Id, Record};
use crate::exchange::redact::redact;
use crate::replica::{Beyond, Knowledge, ReplicaId, Row, Stamp, VersionVector};
use crate::workspace::{Table, TableVisitor, Tables};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// Bytes that all but the records takes as a rule.
const REST: usize = 16 * 1024;
/// So many rows of a table tell how much room the others need.
const FIRST_ROWS: usize = 256;

/// Who writes a file, and when.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Author {
    /// The office.
    pub office: AreaCode,
    /// The replica.
    pub replica: ReplicaId,
    /// The moment.
    pub at: Moment,
}

#[derive(Serialize)]
struct File<'f> {
    format: &'static str,
    version: u32,
    /// Absent from a whole file.
    #[serde(skip_serializing_if = "Option::is_none")]
    redacted: Option<bool>,
    exported_at: Moment,
    office: AreaCode,
    replica: ReplicaId,
    program: &'static str,
    clock: BTreeMap<ReplicaId, Stamp>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    ahead: BTreeMap<ReplicaId, Stamp>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    heard: Vec<Stamp>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    beyond: Vec<FurtherSeen>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'f Part>,
    totals: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
    records: Box<RawValue>,
    deleted: Box<RawValue>,
    digest: String,
}

/// Writes a whole workspace. The same records always give the same text, whatever the order in which they
/// came, but for author and time.
pub fn write(tables: &Tables, clock: &Knowledge, author: Author, progress: Progress<'_>) -> Vec<u8> {
    write_file(tables, clock, author, Kind::default(), progress)
}

/// Writes a part of a workspace; the file says which.
pub fn write_part(tables: &Tables, clock: &Knowledge, author: Author, part: &Part, progress: Progress<'_>) -> Vec<u8> {
    if part.is_all() {
        return write(tables, clock, author, progress);
    }
    let cut = part.cut(tables);
    let clock = clock.about(&cut.ids());
    write_file(&cut, &clock, author, Kind { part: Some(part), ..Kind::default() }, progress)
}

/// Writes what anyone may read of a workspace: see [`redact`]. The file says that it is redacted, and
/// [`read`](super::read) refuses it.
pub fn write_redacted(tables: &Tables, clock: &Knowledge, author: Author, progress: Progress<'_>) -> Vec<u8> {
    let clock = Knowledge::from(clock.all().clone());
    write_file(&redact(tables), &clock, author, Kind { redacted: Some(true), ..Kind::default() }, progress)
}

/// What the author has seen of some records beyond what he has seen of all.
#[derive(Serialize, Deserialize)]
pub(super) struct FurtherSeen {
    pub clock: BTreeMap<ReplicaId, Stamp>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ahead: BTreeMap<ReplicaId, Stamp>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heard: Vec<Stamp>,
    pub records: BTreeSet<Id>,
}

impl FurtherSeen {
    fn of(beyond: &Beyond) -> Self {
        let Beyond { seen, records } = beyond;
        let (clock, ahead) = (by_replica(seen.all_until()), by_replica(seen.ahead_until()));
        Self { clock, ahead, heard: seen.single().collect(), records: records.clone() }
    }

    /// How many changes it names.
    pub(super) fn len(&self) -> usize {
        self.clock.len() + self.ahead.len() + self.heard.len()
    }

    /// The same as the program has it. A stamp is of the replica under which it is named.
    pub(super) fn beyond(self) -> Beyond {
        let stamps = |stamps: BTreeMap<ReplicaId, Stamp>| {
            stamps.into_iter().map(|(replica, stamp)| Stamp { replica, ..stamp }.rectified()).collect::<Vec<_>>()
        };
        let heard = self.heard.into_iter().map(Stamp::rectified);
        let seen = VersionVector::of_parts(stamps(self.clock), heard).with_ahead(stamps(self.ahead));
        Beyond { seen, records: self.records }
    }
}

fn by_replica(stamps: impl Iterator<Item = Stamp>) -> BTreeMap<ReplicaId, Stamp> {
    stamps.map(|stamp| (stamp.replica, stamp)).collect()
}

/// In what a file differs from that of a whole workspace.
#[derive(Default)]
struct Kind<'k> {
    redacted: Option<bool>,
    part: Option<&'k Part>,
}

fn write_file(tables: &Tables, clock: &Knowledge, author: Author, kind: Kind<'_>, progress: Progress<'_>) -> Vec<u8> {
    let all = tables.rows();
    let mut records = Section { deleted: false, text: "{".to_owned(), done: 0, all, progress: &mut *progress };
    let Ok(()) = tables.visit(&mut records);
    let (records, done) = (records.text + "}", records.done);
    let mut deleted = Section { deleted: true, text: "{".to_owned(), done, all, progress };
    let Ok(()) = tables.visit(&mut deleted);
    let deleted = deleted.text + "}";
    let digest = digest(&records, &deleted);
    let raw = |text| RawValue::from_string(text).expect("a serializer writes JSON");
    let file = File {
        format: FORMAT,
        version: VERSION,
        redacted: kind.redacted,
        exported_at: author.at,
        office: author.office,
        replica: author.replica,
        program: env!("CARGO_PKG_VERSION"),
        clock: by_replica(clock.all().all_until()),
        ahead: by_replica(clock.all().ahead_until()),
        heard: clock.all().single().collect(),
        beyond: clock.beyond().iter().map(FurtherSeen::of).collect(),
        part: kind.part,
        totals: totals(tables),
        records: raw(records),
        deleted: raw(deleted),
        digest,
    };
    // Room for all at once: a large text that grows is moved again and again.
    let mut bytes = Vec::with_capacity(file.records.get().len() + file.deleted.get().len() + REST);
    serde_json::to_writer(&mut bytes, &file).expect("a file of plain values has a JSON form");
    bytes
}

/// The totals that a reader can check without reading records.
fn totals(tables: &Tables) -> BTreeMap<&'static str, BTreeMap<&'static str, usize>> {
    let mut totals: BTreeMap<_, _> =
        tables.counts().into_iter().map(|(table, count)| (table, BTreeMap::from([("all", count)]))).collect();
    let declared = |status| tables.cooperatives.live().filter(|row| row.value.declared_status == Some(status)).count();
    if let Some(cooperatives) = totals.get_mut("cooperatives") {
        cooperatives.insert("active", declared(DeclaredStatus::Active));
        cooperatives.insert("inactive", declared(DeclaredStatus::Inactive));
    }
    totals
}

/// The records of all tables, or the deleted ones, as the text of a JSON object.
struct Section<'s> {
    deleted: bool,
    text: String,
    done: usize,
    all: usize,
    progress: Progress<'s>,
}

impl TableVisitor for Section<'_> {
    type Error = std::convert::Infallible;
    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Self::Error> {
        let of_section = table.rows().iter().filter(|row| row.deleted == self.deleted);
        // With their ids beside them: rows lie far apart in memory, and are looked at often while they are sorted.
        let mut rows: Vec<(Id, &Row<R>)> = of_section.map(|row| (row.id, row)).collect();
        if rows.is_empty() && self.deleted {
            return Ok(());
        }
        rows.sort_unstable_by_key(|(id, _)| *id);
        if self.text.len() > 1 {
            self.text.push(',');
        }
        self.text.push_str(&format!("\n\"{}\":[", R::TABLE));
        let (start, all) = (self.text.len(), rows.len());
        for (at, (_, row)) in rows.into_iter().enumerate() {
            if at == FIRST_ROWS {
                // A text that doubles its room whenever it is full is moved often, and takes up to three times of it.
                let a_row = (self.text.len() - start).div_ceil(FIRST_ROWS);
                self.text.reserve((all - at) * (a_row + a_row / 16));
            }
            self.text.push_str(if at == 0 { "\n" } else { ",\n" });
            self.text.push_str(&serde_json::to_string(&Written(row)).expect("records have a JSON form"));
            self.done += 1;
            if self.done.is_multiple_of(1024) {
                (self.progress)(self.done, self.all);
            }
        }
        self.text.push(']');
        Ok(())
    }
}
