//! Reading a file that nobody vouches for.

use super::keyed::{Foreign, foreign_ids};
use super::record::{self, RowError};
use super::refusal::{Flaw, FlawKind, MOST_FLAWS, Refusal};
use super::write::FurtherSeen;
use super::{Author, FORMAT, Moment, Part, Progress, VERSION, digest::digest, keys};
use crate::domain::Record;
use crate::replica::{Knowledge, ReplicaId, Row, Stamp};
use crate::workspace::merge::{Scope, Theirs};
use crate::workspace::{Table, TableVisitor, TableVisitorMut, Tables};
use serde::Deserialize;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::marker::PhantomData;

/// The largest file that is read. A province of 3,027 cooperatives with five years of reports takes 8 MB, 50,000 take
/// 129 MB, 200,000 with one year 200 MB; beyond this browsers run short of memory.
pub const MOST_BYTES: u64 = 320 * 1024 * 1024;

/// A file that has been checked.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Who wrote it, and when.
    pub author: Author,
    /// Version of the program that wrote it.
    pub program: String,
    /// What its author had seen.
    pub clock: Knowledge,
    /// Its records.
    pub tables: Tables,
    /// Which part of its author's records it holds, where not all.
    pub part: Option<Part>,
    /// Whether it carries a digest; without one, damage goes unnoticed.
    pub sealed: bool,
    /// The digest of its records, whether it carries it or not: two files with the same one bring the same.
    pub digest: String,
}

impl Incoming {
    /// What it brings to a merge.
    pub fn theirs(self) -> Theirs {
        let scope = match self.part {
            None => Scope::Whole,
            Some(Part { districts: None, followed: false, tables: None, since: Some(since) }) => Scope::Since(since),
            Some(_) => Scope::Part,
        };
        Theirs { tables: self.tables, seen: self.clock, scope }
    }
}

/// The members of a file, not yet looked into. Unknown ones are left alone.
#[derive(Deserialize)]
struct File<'f> {
    #[serde(borrow)]
    format: Option<&'f RawValue>,
    #[serde(borrow)]
    version: Option<&'f RawValue>,
    #[serde(borrow)]
    redacted: Option<&'f RawValue>,
    #[serde(borrow)]
    exported_at: Option<&'f RawValue>,
    #[serde(borrow)]
    office: Option<&'f RawValue>,
    #[serde(borrow)]
    replica: Option<&'f RawValue>,
    #[serde(borrow)]
    program: Option<&'f RawValue>,
    #[serde(borrow)]
    clock: Option<&'f RawValue>,
    #[serde(borrow)]
    ahead: Option<&'f RawValue>,
    #[serde(borrow)]
    heard: Option<&'f RawValue>,
    #[serde(borrow)]
    beyond: Option<&'f RawValue>,
    #[serde(borrow)]
    part: Option<&'f RawValue>,
    #[serde(borrow)]
    totals: Option<&'f RawValue>,
    #[serde(borrow)]
    records: Option<&'f RawValue>,
    #[serde(borrow)]
    deleted: Option<&'f RawValue>,
    #[serde(borrow)]
    digest: Option<&'f RawValue>,
}

/// Reads and checks a file: size, text, format, version, digest, every record, the totals.
pub fn read(bytes: &[u8], progress: Progress<'_>) -> Result<Incoming, Refusal> {
    read_as(bytes, false, progress)
}

/// Whether a file that was just written can be read: as [`read`] does, and one for the public too. Such a file is never
/// merged, and ids in it are numbers of places, or follow from what was left out: they are not held against what records say.
pub fn check(bytes: &[u8], progress: Progress<'_>) -> Result<(), Refusal> {
    read_as(bytes, true, progress).map(drop)
}

fn read_as(bytes: &[u8], may_be_redacted: bool, progress: Progress<'_>) -> Result<Incoming, Refusal> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::TooLarge { bytes: bytes.len() as u64, most: MOST_BYTES });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotText)?.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let file: File<'_> = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    check_format(&file)?;
    let is_redacted = is_redacted(&file)?;
    if is_redacted && !may_be_redacted {
        return Err(Refusal::Redacted);
    }
    let records = file.records.ok_or(Refusal::Head("records".to_owned()))?;
    let digest = digest(records.get(), file.deleted.map_or("", RawValue::get));
    let sealed = check_digest(&file, &digest)?;
    let author = Author {
        office: member("office", file.office)?,
        replica: member::<ReplicaId>("replica", file.replica)?,
        at: member::<Moment>("exported_at", file.exported_at)?,
    };
    let totals = totals(&file)?;
    let mut reader = Reader { flaws: Vec::new(), count: 0, done: 0, bytes: text.len(), totals: &totals, progress };
    let mut tables = Tables::default();
    reader.section("records", records, false, &mut tables)?;
    if let Some(deleted) = file.deleted {
        reader.section("deleted", deleted, true, &mut tables)?;
    }
    let part: Option<Part> = file.part.map(|raw| member("part", Some(raw))).transpose()?;
    if !is_redacted {
        reader.check_keys(&tables);
    }
    if reader.count > 0 {
        return Err(Refusal::Flaws { first: reader.flaws, count: reader.count });
    }
    check_totals(&totals, &tables)?;
    let clock = clock(&file)?;
    tables.rectify();
    let program = file.program.and_then(|raw| serde_json::from_str::<String>(raw.get()).ok()).unwrap_or_default();
    Ok(Incoming { author, program: program.chars().take(40).collect(), clock, tables, part, sealed, digest })
}

/// So many replicas a file may name: ten thousand offices with ten computers each.
pub(super) const MOST_REPLICAS: usize = 100_000;
/// So many single changes it may name that its author has seen.
const MOST_SINGLE: usize = 1_000_000;
/// So many sets of records it may name of which its author has seen more than of all, and so many changes these together.
const MOST_SETS: usize = 100_000;
const MOST_IN_SETS: usize = 1_000_000;

fn clock(file: &File<'_>) -> Result<Knowledge, Refusal> {
    type Clock = BTreeMap<ReplicaId, Stamp>;
    fn read<T: DeserializeOwned + Default>(name: &'static str, raw: Option<&RawValue>) -> Result<T, Refusal> {
        raw.map_or_else(|| Ok(T::default()), |raw| member(name, Some(raw)))
    }
    fn check(name: &str, found: usize, most: usize) -> Result<(), Refusal> {
        if found > most { Err(Refusal::TooMany { member: name.to_owned(), found, most }) } else { Ok(()) }
    }
    let all_until: Clock = member("clock", file.clock)?;
    let ahead: Clock = read("ahead", file.ahead)?;
    let heard: Vec<Stamp> = read("heard", file.heard)?;
    let beyond: Vec<FurtherSeen> = read("beyond", file.beyond)?;
    check("clock", all_until.len(), MOST_REPLICAS)?;
    check("ahead", ahead.len(), MOST_REPLICAS)?;
    check("heard", heard.len(), MOST_SINGLE)?;
    check("beyond", beyond.len(), MOST_SETS)?;
    check("beyond", beyond.iter().map(FurtherSeen::len).sum(), MOST_IN_SETS)?;
    let all = FurtherSeen { clock: all_until, ahead, heard, records: BTreeSet::new() }.beyond().seen;
    Ok(Knowledge::of_parts(all, beyond.into_iter().map(FurtherSeen::beyond)))
}

fn not_json(error: &serde_json::Error) -> Refusal {
    match error.classify() {
        serde_json::error::Category::Eof => Refusal::CutOff,
        serde_json::error::Category::Data => Refusal::NotSelaras,
        _ => Refusal::NotJson { line: error.line(), column: error.column() },
    }
}

fn member<T: DeserializeOwned>(name: &'static str, raw: Option<&RawValue>) -> Result<T, Refusal> {
    raw.and_then(|raw| serde_json::from_str(raw.get()).ok()).ok_or_else(|| Refusal::Head(name.to_owned()))
}

fn check_format(file: &File<'_>) -> Result<(), Refusal> {
    if member::<String>("format", file.format).ok().as_deref() != Some(FORMAT) {
        return Err(Refusal::NotSelaras);
    }
    match member::<u64>("version", file.version)? {
        0 => Err(Refusal::Head("version".to_owned())),
        version if version > u64::from(VERSION) => Err(Refusal::Newer(version)),
        _ => Ok(()),
    }
}

/// A redacted file has fields that were emptied under the stamps of what they held: merged, it would empty
/// them here.
fn is_redacted(file: &File<'_>) -> Result<bool, Refusal> {
    file.redacted.map_or(Ok(false), |redacted| member("redacted", Some(redacted)))
}

/// Whether the file is sealed by a digest that fits.
fn check_digest(file: &File<'_>, found: &str) -> Result<bool, Refusal> {
    if file.digest.is_none() {
        return Ok(false);
    }
    let stated: String = member("digest", file.digest)?;
    if stated == found { Ok(true) } else { Err(Refusal::Digest) }
}

/// How many records there are, by table and under names of which `all` counts all that are not deleted.
type Totals = BTreeMap<String, BTreeMap<String, u64>>;

fn totals(file: &File<'_>) -> Result<Totals, Refusal> {
    file.totals.map_or_else(|| Ok(Totals::default()), |totals| member("totals", Some(totals)))
}

/// The totals stated must be those found.
fn check_totals(totals: &Totals, tables: &Tables) -> Result<(), Refusal> {
    struct Compare<'t>(&'t Totals);
    impl TableVisitor for Compare<'_> {
        type Error = Refusal;
        fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Refusal> {
            let found = table.live().count() as u64;
            match self.0.get(R::TABLE).and_then(|totals| totals.get("all")) {
                Some(stated) if *stated != found => {
                    Err(Refusal::Total { table: R::TABLE.to_owned(), stated: *stated, found })
                }
                _ => Ok(()),
            }
        }
    }
    tables.visit(&mut Compare(totals))
}

/// After so many rows of a table it is known how long they are.
const FIRST_ROWS: usize = 1024;

struct Reader<'p> {
    flaws: Vec<Flaw>,
    count: usize,
    done: usize,
    bytes: usize,
    totals: &'p Totals,
    progress: Progress<'p>,
}

impl Reader<'_> {
    /// Reads `records` or `deleted`: an object of tables.
    fn section(
        &mut self,
        name: &'static str,
        raw: &RawValue,
        deleted: bool,
        tables: &mut Tables,
    ) -> Result<(), Refusal> {
        let mut section = Section { reader: self, name, deleted, tables, refusal: None };
        let mut text = serde_json::Deserializer::from_str(raw.get());
        let read = (&mut section).deserialize(&mut text);
        match section.refusal {
            Some(refusal) => return Err(refusal),
            None => read.map_err(|_| Refusal::Head(name.to_owned()))?,
        }
        Ok(())
    }

    /// How many more rows of a table are to be expected after its first ones, which took so many bytes: as many as the
    /// totals say, and no more than there is text for.
    fn expected(&self, table: &str, first_bytes: usize) -> usize {
        let stated = self.totals.get(table).and_then(|totals| totals.get("all")).map_or(0, |all| *all as usize);
        let room = (self.bytes - self.done) / (first_bytes / FIRST_ROWS).max(1);
        stated.saturating_sub(FIRST_ROWS).min(room)
    }

    fn note(&mut self, flaw: impl FnOnce() -> Flaw) {
        self.count += 1;
        if self.flaws.len() < MOST_FLAWS {
            self.flaws.push(flaw());
        }
    }

    /// Rows whose ids derive from what they say have those ids. What they belong to may be in another file, or lost:
    /// a register that lacks it must still come in whole from its own backup.
    fn check_keys(&mut self, tables: &Tables) {
        for Foreign { table, at, id, key } in foreign_ids(tables) {
            self.note(|| Flaw {
                table: table.to_owned(),
                number: at + 1,
                name: key,
                field: None,
                value: Some(id.to_string()),
                kind: FlawKind::ForeignId,
            });
        }
    }
}

/// The tables of `records` or `deleted`, read as they come: a file of a province is long, and to cut it into pieces
/// first means to go through it once more.
struct Section<'r, 'p> {
    reader: &'r mut Reader<'p>,
    name: &'static str,
    deleted: bool,
    tables: &'r mut Tables,
    /// Why the file cannot be taken, where that is not its form.
    refusal: Option<Refusal>,
}

impl<'de> DeserializeSeed<'de> for &mut Section<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Section<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the tables of `{}`", self.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(table) = map.next_key::<String>()? {
            if !seen.insert(table.clone()) {
                return Err(A::Error::custom("a table twice"));
            }
            let mut read = ReadTable { reader: self.reader, map: &mut map, text: PhantomData, deleted: self.deleted };
            match self.tables.visit_named(&table, &mut read) {
                Some(read) => read?,
                None => {
                    self.refusal = Some(Refusal::UnknownTable(table.chars().take(60).collect()));
                    return Err(A::Error::custom("an unknown table"));
                }
            }
        }
        Ok(())
    }
}

/// The rows of the table whose name was read last.
struct ReadTable<'r, 'p, 'de, A> {
    reader: &'r mut Reader<'p>,
    map: &'r mut A,
    text: PhantomData<&'de str>,
    deleted: bool,
}

impl<'de, A: MapAccess<'de>> TableVisitorMut for ReadTable<'_, '_, 'de, A> {
    type Error = A::Error;
    fn visit<R: Record>(&mut self, table: &mut Table<R>) -> Result<(), A::Error> {
        self.map.next_value_seed(ReadRows { reader: self.reader, table, deleted: self.deleted })
    }
}

struct ReadRows<'r, 'p, R> {
    reader: &'r mut Reader<'p>,
    table: &'r mut Table<R>,
    deleted: bool,
}

impl<'de, R: Record> DeserializeSeed<'de> for ReadRows<'_, '_, R> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, R: Record> Visitor<'de> for ReadRows<'_, '_, R> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the rows of a table")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut rows: A) -> Result<(), A::Error> {
        let (mut at, begun) = (0, self.reader.done);
        while let Some(raw) = rows.next_element::<&RawValue>()? {
            self.reader.done += raw.get().len();
            if at % 1024 == 0 {
                (self.reader.progress)(self.reader.done, self.reader.bytes);
            }
            at += 1;
            if let Err((field, kind)) = self.add(raw) {
                self.reader.note(|| describe(R::TABLE, at, raw, field, kind));
            }
            if at == FIRST_ROWS {
                self.table.reserve(self.reader.expected(R::TABLE, self.reader.done - begun));
            }
        }
        Ok(())
    }
}

impl<R: Record> ReadRows<'_, '_, R> {
    fn add(&mut self, raw: &RawValue) -> Result<(), (Option<String>, FlawKind)> {
        let mut row: Row<R> = record::read(raw.get()).map_err(|error| match error {
            RowError::Form => (None, FlawKind::Form),
            RowError::Missing(field) => (Some(field.to_owned()), FlawKind::Missing),
            RowError::Value(field) => {
                let expects = R::field(&field).map(|field| R::FIELDS[field].expects);
                let expects = expects.or((field == keys::ID).then_some(crate::domain::Expectation::Id));
                (Some(field.into_owned()), FlawKind::Value(expects))
            }
        })?;
        row.deleted = self.deleted;
        if self.table.insert_new(row) { Ok(()) } else { Err((Some(keys::ID.to_owned()), FlawKind::SameId)) }
    }
}

/// A flaw in words that let a person find the record: its place, what it calls itself, the value found.
fn describe(table: &'static str, number: usize, raw: &RawValue, field: Option<String>, kind: FlawKind) -> Flaw {
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
    let text = |key: &str| members.get(key).map(|raw| shorten(raw.get()));
    let name = members.get("name").and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
    Flaw {
        table: table.to_owned(),
        number,
        name: name.map(|name| shorten(&name)),
        value: field.as_deref().and_then(text).or_else(|| members.is_empty().then(|| shorten(raw.get()))),
        field,
        kind,
    }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(80).collect();
    if text.chars().count() > 80 {
        short.push('…');
    }
    short
}
