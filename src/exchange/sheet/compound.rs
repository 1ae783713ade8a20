//! Compound files, the container of XLS, DOC and of workbooks with a password ([MS-CFB]).
//!
//! The library that reads workbooks takes it for granted that such a file is whole, and ends the program over one that was
//! cut off; and it gives no access to what stands in the streams beside the cells.

use std::borrow::Cow;

/// What every such file begins with.
pub(super) const MARK: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Sectors of the allocation table that the header names.
const IN_HEADER: usize = 109;
/// Numbers from here on are no sectors.
const RESERVED: u32 = 0xffff_fffa;
/// An entry of the table that is in no use.
const FREE: u32 = u32::MAX;
/// Streams shorter than this lie in the small sectors.
const SMALL: usize = 4_096;
/// The size of those.
const SMALL_SECTOR: usize = 64;
/// The size of an entry of the directory.
const ENTRY: usize = 128;

/// A compound file that is whole.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// Which sector follows which.
    table: Vec<u32>,
    entries: Vec<Entry>,
    small_table: Vec<u32>,
    small: Vec<u8>,
}

struct Entry {
    name: String,
    first: u32,
    length: usize,
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|entry| u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]))
}

impl<'b> Compound<'b> {
    /// Opens a file, if every sector in use is there.
    pub fn open(bytes: &'b [u8]) -> Option<Self> {
        let shift = u16::from_le_bytes(*bytes.get(30..)?.first_chunk()?);
        let sector = 1_usize << if matches!(shift, 9 | 12) { shift } else { return None };
        let (table, entries, small_table, small) = Default::default();
        let mut file = Self { bytes, sector, table, entries, small_table, small };
        for at in file.table_sectors()? {
            file.table.extend(numbers(file.at(at)?));
        }
        let last = file.table.iter().rposition(|entry| *entry != FREE).unwrap_or_default();
        file.at(last as u32)?;
        let directory = file.chain(number(bytes, 48)?, usize::MAX);
        file.entries = directory.chunks_exact(ENTRY).filter_map(Entry::read).collect();
        let root = file.entries.first()?;
        file.small = file.chain(root.first, root.length);
        file.small_table = numbers(&file.chain(number(bytes, 60)?, usize::MAX)).collect();
        Some(file)
    }

    /// The sectors in which the table lies: those of the header, and in large files further ones.
    fn table_sectors(&self) -> Option<Vec<u32>> {
        let count = number(self.bytes, 44)? as usize;
        let mut sectors: Vec<u32> =
            (0..count.min(IN_HEADER)).map(|at| number(self.bytes, 76 + 4 * at)).collect::<Option<_>>()?;
        let mut next = number(self.bytes, 68)?;
        while sectors.len() < count && next < RESERVED {
            let mut further: Vec<u32> = numbers(self.at(next)?).collect();
            next = further.pop()?;
            further.truncate(count - sectors.len());
            sectors.append(&mut further);
        }
        // No file has more sectors than bytes.
        (sectors.len() * self.sector <= self.bytes.len()).then_some(sectors)
    }

    /// A sector, if it is there.
    fn at(&self, sector: u32) -> Option<&'b [u8]> {
        let begins = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(begins..begins.checked_add(self.sector)?)
    }

    /// What stands in a sector and those that follow it, so many bytes at most.
    fn chain(&self, first: u32, most: usize) -> Vec<u8> {
        let (mut all, mut next) = (Vec::new(), first);
        // A chain that goes in a circle ends where the file would.
        while next < RESERVED && all.len() < most.min(self.bytes.len()) {
            let Some(sector) = self.at(next) else { break };
            all.extend_from_slice(sector);
            next = self.table.get(next as usize).copied().unwrap_or(FREE);
        }
        all.truncate(most);
        all
    }

    /// The names of what it holds.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// What it holds under a name.
    pub fn stream(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if entry.length >= SMALL {
            return Some(self.chain(entry.first, entry.length).into());
        }
        let (mut all, mut next) = (Vec::new(), entry.first as usize);
        while all.len() < entry.length {
            all.extend_from_slice(self.small.get(next.checked_mul(SMALL_SECTOR)?..)?.get(..SMALL_SECTOR)?);
            next = self.small_table.get(next).copied().unwrap_or(FREE) as usize;
        }
        all.truncate(entry.length);
        Some(all.into())
    }
}

impl Entry {
    fn read(entry: &[u8]) -> Option<Self> {
        // Its length counts the zero at its end.
        let length = usize::from(u16::from_le_bytes(*entry.get(64..)?.first_chunk()?)).min(64).checked_sub(2)?;
        let units: Vec<u16> =
            entry[..length].chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
        let (first, length) = (number(entry, 116)?, number(entry, 120)? as usize);
        Some(Self { name: String::from_utf16_lossy(&units), first, length })
    }
}
