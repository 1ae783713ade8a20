//! A part of a table in packed form: how records are stored, and how they pass between page and worker.
//!
//! The layout is a head (mark, schema version, checksum) and a body: the table's name, the names of its
//! fields and the stamps that occur, then the rows. Fields are named, not numbered by the program, so that
//! a program with more fields, or in another order, reads an older shard as it stands. Only fields that are
//! not empty are written.

use super::checksum::checksum_of;
use crate::domain::{AnyRecord, Id, encode_value};
use crate::replica::{AnyRow, DELETED, Extra, Fields, ReplicaId, RowMut, Stamp, Stamps};
use crate::workspace::AnyTable;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Version of the schema of all that is stored. A change that is more than a new field raises it and adds a
/// migration, see `migrate`.
pub const SCHEMA: u16 = 2;

const MARK: &[u8; 4] = b"SLRS";
const HEAD: usize = 10;
/// Bytes of a row's id, which stands in front of it.
const ID: usize = 16;

/// Why bytes are not a shard that this program can read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShardError {
    /// Not a shard at all.
    #[error("not a shard")]
    NotAShard,
    /// Written by a newer program.
    #[error("written with schema {0}, this program knows {SCHEMA}")]
    Newer(u16),
    /// The checksum does not fit, or the body ends early.
    #[error("damaged")]
    Damaged,
    /// A shard of another table.
    #[error("a shard of table '{0}'")]
    OtherTable(String),
    /// A field that this program does not know.
    #[error("unknown field '{0}'")]
    UnknownField(String),
}

impl From<postcard::Error> for ShardError {
    fn from(_: postcard::Error) -> Self {
        Self::Damaged
    }
}

#[derive(Serialize, Deserialize)]
struct Head<'b> {
    table: &'b str,
    #[serde(borrow)]
    fields: Vec<&'b str>,
    stamps: Vec<(u64, u64)>,
    rows: u32,
}

/// What follows the sixteen bytes of a row's id.
#[derive(Serialize, Deserialize)]
struct RowHead {
    deleted: bool,
    /// Which fields follow, one bit each.
    present: u64,
    /// Place of the base stamp, then field and place of every other.
    base: u32,
    others: Vec<(u8, u32)>,
    /// The rivals; their values follow after those that stand.
    rivals: Vec<RivalHead>,
    /// Fields of a newer version as JSON.
    extra: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct RivalHead {
    /// Place of its stamp.
    stamp: u32,
    /// Which fields follow, one bit each; the last bit for deletion, which does not follow.
    fields: u64,
    /// What it says of deletion.
    deleted: bool,
}

/// The stamps of a shard, each written once.
#[derive(Default)]
struct StampList {
    places: FxHashMap<Stamp, u32>,
    list: Vec<(u64, u64)>,
}

impl StampList {
    fn place(&mut self, stamp: Stamp) -> u32 {
        *self.places.entry(stamp).or_insert_with(|| {
            self.list.push((stamp.time, stamp.replica.bits()));
            self.list.len() as u32 - 1
        })
    }
}

/// Packs rows of a table that has fields of these names.
pub fn write(table: &str, names: &[&str], rows: &mut dyn Iterator<Item = &dyn AnyRow>) -> Vec<u8> {
    let mut stamps = StampList::default();
    let (mut body, mut count) = (Vec::new(), 0);
    for row in rows {
        // Values of our own types always encode; an error here would be a defect of the encoder.
        write_row(row, names.len(), &mut stamps, &mut body).expect("records encode");
        count += 1;
    }
    let head = Head { table, fields: names.to_vec(), stamps: stamps.list, rows: count };
    let mut bytes = Vec::with_capacity(body.len() + 1024);
    bytes.extend_from_slice(MARK);
    bytes.extend_from_slice(&SCHEMA.to_le_bytes());
    bytes.extend_from_slice(&[0; 4]);
    encode_value(&head, &mut bytes).expect("a shard's head encodes");
    bytes.extend_from_slice(&body);
    let checksum = checksum_of(&bytes[HEAD..]);
    bytes[6..HEAD].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

fn write_row(
    row: &dyn AnyRow,
    fields: usize,
    stamps: &mut StampList,
    body: &mut Vec<u8>,
) -> Result<(), postcard::Error> {
    let record = row.record();
    let present = (0..fields).filter(|field| !record.lacks(*field)).fold(0, |bits, field| bits | 1 << field);
    let rivals = row.rivals();
    let rival_heads = rivals.iter().map(|rival| RivalHead {
        stamp: stamps.place(rival.stamp),
        fields: rival.fields.bits(),
        deleted: rival.deleted,
    });
    let rival_heads = rival_heads.collect();
    let head = RowHead {
        deleted: row.is_deleted(),
        present,
        base: stamps.place(row.stamps().base()),
        others: row.stamps().others().map(|(field, stamp)| (field as u8, stamps.place(stamp))).collect(),
        rivals: rival_heads,
        extra: row.extra().map(json),
    };
    body.extend_from_slice(row.id().as_bytes());
    encode_value(&head, body)?;
    for field in Fields::from_bits(present).iter() {
        record.pack_field(field, body)?;
    }
    for rival in rivals.iter() {
        for field in rival.fields.without(DELETED).iter() {
            rival.record.pack_field(field, body)?;
        }
    }
    Ok(())
}

/// Maps from text to plain values always have a JSON form.
fn json(extra: &Extra) -> String {
    serde_json::to_string(extra).unwrap_or_default()
}

/// The body of a shard whose mark, version and checksum are in order.
fn body(bytes: &[u8]) -> Result<(Head<'_>, &[u8]), ShardError> {
    if bytes.len() < HEAD || &bytes[..4] != MARK {
        return Err(ShardError::NotAShard);
    }
    let schema = u16::from_le_bytes([bytes[4], bytes[5]]);
    if schema > SCHEMA {
        return Err(ShardError::Newer(schema));
    }
    let checksum = u32::from_le_bytes([bytes[6], bytes[7], bytes[8], bytes[9]]);
    if checksum_of(&bytes[HEAD..]) != checksum {
        return Err(ShardError::Damaged);
    }
    Ok(postcard::take_from_bytes(&bytes[HEAD..])?)
}

/// What stands before the rows of a shard, understood.
struct Opened<'b> {
    /// The program's numbers of the shard's fields.
    fields: Vec<usize>,
    stamps: Vec<Stamp>,
    rows: u32,
    rest: &'b [u8],
}

/// Opens a shard of the table of that name.
fn open<'b>(bytes: &'b [u8], table: &str, known: &[&str]) -> Result<Opened<'b>, ShardError> {
    let (head, rest) = body(bytes)?;
    if head.table != table {
        return Err(ShardError::OtherTable(head.table.to_owned()));
    }
    let unknown = |name: &str| ShardError::UnknownField(name.to_owned());
    let number = |name: &str| known.iter().position(|known| *known == name).ok_or_else(|| unknown(name));
    let fields = head.fields.into_iter().map(number).collect::<Result<_, _>>()?;
    let stamp = |(time, replica)| Stamp { time, replica: ReplicaId::new(replica) };
    Ok(Opened { fields, stamps: head.stamps.into_iter().map(stamp).collect(), rows: head.rows, rest })
}

impl Opened<'_> {
    fn stamp(&self, place: u32) -> Result<Stamp, ShardError> {
        self.stamps.get(place as usize).copied().ok_or(ShardError::Damaged)
    }

    /// The program's number of a field of the shard, or of deletion.
    fn number(&self, field: usize) -> Result<usize, ShardError> {
        match self.fields.get(field) {
            Some(field) => Ok(*field),
            None if field == DELETED => Ok(DELETED),
            None => Err(ShardError::Damaged),
        }
    }

    /// The next row, put into `row`: its id.
    fn row(&mut self, row: RowMut<'_>) -> Result<Id, ShardError> {
        let (id, rest) = self.rest.split_first_chunk::<ID>().ok_or(ShardError::Damaged)?;
        let (head, values): (RowHead, &[u8]) = postcard::take_from_bytes(rest)?;
        self.rest = values;
        *row.stamps = Stamps::all(self.stamp(head.base)?);
        for (field, place) in head.others {
            row.stamps.set(self.number(usize::from(field))?, self.stamp(place)?);
        }
        *row.deleted = head.deleted;
        *row.extra =
            head.extra.map(|extra| serde_json::from_str(&extra).map_err(|_| ShardError::Damaged)).transpose()?;
        for at in Fields::from_bits(head.present).iter() {
            let field = *self.fields.get(at).ok_or(ShardError::Damaged)?;
            self.rest = row.record.unpack_field(field, self.rest)?;
        }
        for rival in head.rivals {
            let mut record = row.record.blank();
            let (stamp, fields) = self.rival(&rival, &mut *record)?;
            for field in fields.iter() {
                row.rivals.insert(stamp, field, &*record, rival.deleted);
            }
        }
        Ok(Id::from_bytes(*id))
    }

    /// The next rival, its values put into `value`: its stamp and fields.
    fn rival(&mut self, head: &RivalHead, value: &mut dyn AnyRecord) -> Result<(Stamp, Fields), ShardError> {
        let mut fields = Fields::NONE;
        for at in Fields::from_bits(head.fields).iter() {
            let field = self.number(at)?;
            if field != DELETED {
                self.rest = value.unpack_field(field, self.rest)?;
            }
            fields = fields.with(field);
        }
        Ok((self.stamp(head.stamp)?, fields))
    }
}

/// Takes the rows of a shard into its table, of which it is one of so many; all of them, or none where it cannot be read.
pub fn read(table: &mut dyn AnyTable, bytes: &[u8], of: usize) -> Result<(), ShardError> {
    let mut opened = open(bytes, table.name(), table.names())?;
    let rows = opened.rows as usize;
    if rows > bytes.len() / ID {
        return Err(ShardError::Damaged);
    }
    let mut read = Ok(());
    // The others hold about as many. A table that grew bit by bit would be moved often, and take up to twice the room in the
    // end.
    table.fill(rows, rows * of / 8 * 9, &mut |row| opened.row(row).map_err(|error| read = Err(error)).ok());
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cooperative, Record, Tally, Text};
    use crate::replica::{ExtraRival, Row};
    use crate::storage::load_shard;
    use crate::workspace::{Table, Tables, drawn};

    fn rows_of<R: Record>(bytes: &[u8]) -> Result<Vec<Row<R>>, ShardError> {
        let mut table = Table::<R>::default();
        let read = read(&mut table, bytes, 1);
        assert!(read.is_ok() || table.rows().is_empty());
        read.map(|()| table.rows().to_vec())
    }

    fn packed(rows: &[Row<Cooperative>]) -> Vec<u8> {
        write(Cooperative::TABLE, Cooperative::NAMES, &mut rows.iter().map(|row| row as &dyn AnyRow))
    }

    fn rows() -> Vec<Row<Cooperative>> {
        let stamp = |time| Stamp { time, replica: ReplicaId::new(3) };
        let mut row = Row::new(
            Id::new(1, [2; 10]),
            Cooperative { name: Text::new("KUD").unwrap(), fictional: true, ..Default::default() },
            stamp(5),
        );
        row.put_deleted(true, stamp(6), &[]);
        row.stamps.set(2, stamp(9));
        let rival = Cooperative { name: Text::new("KUD Baru").unwrap(), ..Default::default() };
        row.rivals.insert(stamp(4), 0, &rival, false);
        row.rivals.insert(stamp(4), 1, &rival, false);
        row.rivals.insert(stamp(3), 0, &rival, false);
        row.rivals.insert(stamp(5), Row::<Cooperative>::DELETED, &rival, false);
        row.extra = Some(Box::new(Extra {
            values: [("mood".to_owned(), serde_json::json!({ "a": [1, null] }))].into(),
            stamps: [("mood".to_owned(), stamp(8))].into(),
            rivals: vec![ExtraRival { field: "mood".to_owned(), stamp: stamp(7), value: "glad".into() }],
        }));
        vec![row, Row::new(Id::new(2, [3; 10]), Cooperative::default(), stamp(5))]
    }

    #[test]
    fn reading_gives_back_what_was_written() {
        let rows = rows();
        assert_eq!(rows_of::<Cooperative>(&packed(&rows)).unwrap(), rows);
    }

    #[test]
    fn rows_of_every_table_are_read_as_they_were_written() {
        for seed in 0..100 {
            let (tables, mut again) = (drawn::tables(seed), Tables::default());
            for table in tables.each() {
                let bytes = write(table.name(), table.names(), &mut table.each());
                load_shard(&mut again, table.name(), &bytes, 1).unwrap();
            }
            assert_eq!(drawn::differing(&again, &tables), None);
        }
    }

    #[test]
    fn every_altered_byte_is_noticed() {
        let bytes = packed(&rows());
        for at in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[at] ^= 0x11;
            assert!(rows_of::<Cooperative>(&altered).is_err(), "byte {at}");
            assert!(rows_of::<Cooperative>(&bytes[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn a_shard_that_stamps_a_field_which_it_does_not_name_is_damaged() {
        let written =
            |fields| write(Cooperative::TABLE, &Cooperative::NAMES[..fields], &mut [&rows()[0] as _].into_iter());
        assert_eq!(rows_of::<Cooperative>(&written(3)).map(|rows| rows[0].stamps.of(2).time), Ok(9));
        assert_eq!(rows_of::<Cooperative>(&written(2)), Err(ShardError::Damaged));
    }

    #[test]
    fn a_shard_of_another_table_or_a_newer_schema_is_refused_by_name() {
        let mut bytes = packed(&rows());
        assert_eq!(rows_of::<Tally>(&bytes), Err(ShardError::OtherTable("cooperatives".to_owned())));
        bytes[4] = 9;
        assert_eq!(rows_of::<Cooperative>(&bytes), Err(ShardError::Newer(9)));
    }
}
