//! Whether a compound file, the container of XLS ([MS-CFB]), is whole.
//!
//! The library that reads workbooks takes it for granted, and ends the program over one that was cut off.

/// What every such file begins with.
pub(super) const MARK: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Sectors of the allocation table that the header names; more, which only files beyond 7 MB have, are not looked at.
const IN_HEADER: usize = 109;
/// An entry of the table that is in no use.
const FREE: u32 = u32::MAX;

/// Whether every sector in use is there.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    last_sector(bytes).is_some()
}

/// The last sector in use, where it is there.
fn last_sector(bytes: &[u8]) -> Option<usize> {
    let number = |at: usize| Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
    let shift = u16::from_le_bytes(*bytes.get(30..)?.first_chunk()?);
    let size = 1_usize << if matches!(shift, 9 | 12) { shift } else { return None };
    let sector = |at: usize| {
        let begins = at.checked_add(1)?.checked_mul(size)?;
        bytes.get(begins..begins.checked_add(size)?)
    };
    let tables = usize::try_from(number(44)?).ok()?.min(IN_HEADER);
    let mut last = 0;
    for table in 0..tables {
        let entries = sector(number(76 + 4 * table)? as usize)?;
        let entries = entries.chunks_exact(4).map(|entry| u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]));
        let used = entries.enumerate().filter(|(_, entry)| *entry != FREE).map(|(at, _)| table * size / 4 + at);
        last = used.max().map_or(last, |used| last.max(used));
    }
    sector(last).map(|_| last)
}
